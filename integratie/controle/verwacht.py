"""Wat een figuur hoort te tonen: haar cellen, de feiten in opschrift en tekstalternatief, de namen in de tekening, en haar jaren."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from integratie import gebieden
from integratie.controle import getallen
from integratie.controle.grootheid import Grootheid
from integratie.indicator import Indicator
from integratie.vergelijking import Stand

Staaf = tuple[str, str, float | None]  # naam, tekst en waarde van een regel in een lijst
Lijn = tuple[str, str]  # wie (een lijst van gemeenten heeft komma's in haar naam) en welke groep


class Cel(NamedTuple):
    """Een cel van een tabel; zonder cijfer is `waarde` None."""

    tekst: str
    waarde: float | None = None
    eenheid: str = ""
    status: str = "bekend"


@dataclass
class Verwacht:
    """Alles wat aan een figuur na te kijken is.

    Van `titel` en `alt` tellen enkel de getallen en namen, in hun volgorde; zonder
    `begin` (waarmee het opschrift begint) is `titel` het hele opschrift. `labels` moeten in de tekening staan, `mag` mag er staan.
    `onder` is de grijze regel van een kleine figuur; `bron` en `noten` zijn er als ze niet uit de bronnen van de indicator volgen.
    `bij_bron` komt na de bronregel; met `vrije_noten` staat er ook een eigen uitleg bij. `sorteer` is de kolom van de volgorde, waar gelijke
    cijfers in elke volgorde mogen (0: precies deze volgorde). Met `index` is de eigen lijn getekend met haar eerste cijfer als 100.
    `staven` zijn naam, tekst en waarde van wat in een gesorteerde lijst mag staan, en `lijnen` van wie elke lijn is, met de groep.
    """

    g: Grootheid
    kolommen: list[str]
    rijen: list[list[Cel]]
    titel: str
    alt: str
    jaren: list[int]
    labels: list[str] = field(default_factory=list)
    mag: set[str] = field(default_factory=set)
    tips: list[str] = field(default_factory=list)
    namen: set[str] = field(default_factory=set)
    begin: str = ""
    bij_bron: str = ""
    vrije_noten: bool = False
    sorteer: int = 0
    index: bool = False
    staven: Sequence[Staaf] = ()
    lijnen: Sequence[Lijn] = ()
    onder: str = ""
    bron: str = ""
    noten: tuple[str, ...] = ()


def cel(ind: Indicator, waarde: float | None, status: str = "bekend") -> Cel:
    """De cel van een waarde van een indicator."""
    return Cel(getallen.met_eenheid(ind, waarde, status), waarde, ind.eenheid, status)


def cel_van(ind: Indicator, c: Stand) -> Cel:
    """De cel van een cijfer, of van wat er in de plaats staat."""
    return cel(ind, c.waarde, c.status)


def los(x: float, decimalen: int = 0, plus: bool = False, achter: str = "") -> Cel:
    """De cel van een getal dat bij geen indicator hoort."""
    return Cel(getallen.getal(x, decimalen, plus) + achter, float(x), achter.strip())


def op_regels(staven: Sequence[Staaf]) -> list[str]:
    """De letters van een lijst: naam en cijfer van elke regel."""
    return [x for wie, tekst, _ in staven for x in (wie, tekst)]


def naam(nis: str) -> str:
    """De naam van een gemeente of cluster."""
    return gebieden.plaats(nis).naam


_KORT = {"Vlaamse Rand": "Rand", "Vlaams Gewest": "Vlaanderen", "Brussels Hoofdstedelijk Gewest": "Brussel"}


def kort(gebied: gebieden.Gebied | str) -> str:
    """De korte naam van een gebied (of van de naam ervan): "Rand", "Vlaanderen", "arr. Leuven", en zonder gemeente of deel met die naam "Halle-Vilvoorde"."""
    heel = gebied if isinstance(gebied, str) else gebied.naam
    eigen = heel.removeprefix("Arrondissement ")
    if eigen != heel:
        gemeenten = {deel for g in gebieden.gemeenten().values() for deel in (g.naam, *g.naam.split("-"))}
        return f"arr. {eigen}" if eigen in gemeenten else eigen
    return _KORT.get(heel, heel.replace("Provincie ", "prov. "))


def naast(gebied: gebieden.Gebied) -> str:
    """Dezelfde naam achter "dan in"."""
    if gebied.naam in _KORT:
        return "de Rand" if gebied.code == gebieden.RAND else _KORT[gebied.naam]
    return gebied.in_zin
