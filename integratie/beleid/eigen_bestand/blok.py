"""Wat uit een eigen bestand van de gemeente komt: met dat bestand als bron, of afwezig met de reden."""

from __future__ import annotations

from integratie.blok.blok import Blok, indelen
from integratie.blok.onderdelen import Groep, alinea
from integratie.blok.tekst import code, vul


def blok(naam: str, delen: list, bron: str, tekst: str) -> Blok:
    """Een onderdeel met zijn bronregel; `naam` is waaraan `integratie controle` het herkent om het opnieuw te maken."""
    return Blok((Groep("bestand", indelen([*delen, alinea(f"Bron: {bron}", "bron")]), naam),), tekst)


def afwezig(reden: str, pad: str, naam: str) -> Blok:
    """De reden waarom er niets te zien is, en welk bestand dat verandert."""
    uitleg = vul("{} Nodig: het bestand {}, zoals beschreven in docs/regie.md.", reden, code(pad))
    return Blok((Groep("bestand", (alinea(uitleg, "leeg"),), naam),), f"{reden} Nodig: {pad}.")
