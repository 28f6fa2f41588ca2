"""Een eigen bestand van de gemeente: elke rij gelezen met haar plaats, en het blok met dat bestand als bron, of afwezig met de reden."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from integratie.blok.blok import Blok, indelen
from integratie.blok.onderdelen import Alinea, Groep, alinea
from integratie.blok.tekst import code, vul
from integratie.fouten import Gebruiksfout

Ruw = TypeVar("Ruw")
Gelezen = TypeVar("Gelezen")


def blok(naam: str, delen: list, bron: str, tekst: str) -> Blok:
    """Een onderdeel met zijn bronregel; `naam` is waaraan `integratie controle` het herkent om het opnieuw te maken."""
    return Blok((Groep("bestand", indelen([*delen, alinea(f"Bron: {bron}", "bron")]), naam),), tekst)


def afwezig(reden: str, pad: str, naam: str, handleiding: str = "docs/regie.md", erbij: Iterable[Alinea] = ()) -> Blok:
    """De reden waarom er niets te zien is, welk bestand dat verandert, en wat daar nog over te zeggen is."""
    uitleg = vul("{} Nodig: het bestand {}, zoals beschreven in {}.", reden, code(pad), handleiding)
    return Blok((Groep("bestand", (alinea(uitleg, "leeg"), *erbij), naam),), f"{reden} Nodig: {pad}.")


def zonder_cijfers(reden: str, naam: str) -> Blok:
    """De reden waarom er van een bestand niets te zien is."""
    return Blok((Groep("bestand", (alinea(reden, "leeg"),), naam),), reden)


def lees_rijen(pad: Path, regels: Iterable[tuple[int, Ruw]], lees: Callable[[Ruw], Gelezen]) -> list[Gelezen]:
    """Elke (regelnummer, inhoud) gelezen met `lees`; haar `ValueError` wordt een `Gebruiksfout` met bestand en regelnummer."""
    uit = []
    for nummer, inhoud in regels:
        try:
            uit.append(lees(inhoud))
        except ValueError as fout:
            raise Gebruiksfout(f"{pad}, regel {nummer}: {fout}") from fout
    return uit


def geheel_getal(cel: str) -> bool:
    """Is een cel een geheel getal vanaf nul, zonder punten?"""
    return cel.isascii() and cel.isdigit() and len(cel) < 10
