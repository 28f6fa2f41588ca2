"""Wat een figuur hoort te tonen: haar cellen, de feiten in opschrift en tekstalternatief, de namen in de tekening, en haar jaren."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from integratie import gebieden
from integratie.controle import cijfers, getallen
from integratie.indicator import Indicator, groepsnaam, kaart
from integratie.opslag import edities

GEEN_BASIS = "niet vergelijkbaar"


class Cel(NamedTuple):
    """Een cel van een tabel; zonder cijfer is `waarde` None."""

    tekst: str
    waarde: float | None = None
    eenheid: str = ""
    status: str = "bekend"


@dataclass
class Verwacht:
    """Alles wat aan een figuur na te kijken is.

    Van `titel` en `alt` tellen enkel de getallen en namen, in hun volgorde. `labels` moeten in de tekening staan, `mag` mag er staan.
    """

    ind: Indicator
    kolommen: list[str]
    rijen: list[list[Cel]]
    titel: str
    alt: str
    jaren: list[int]
    labels: list[str] = field(default_factory=list)
    mag: set[str] = field(default_factory=set)
    tips: list[str] | None = None
    namen: set[str] = field(default_factory=set)
    jaar: int | None = None  # van de figuur; gewoon het laatste van `jaren`
    begin: str = ""  # waarmee het opschrift begint
    zin: str = ""  # het hele opschrift, waar een woord erin uit cijfers volgt
    bij_bron: str = ""  # wat na de bronregel komt
    vrije_noten: bool = False  # staat er ook een eigen uitleg bij?
    sorteer: int = (
        0  # de kolom die de volgorde bepaalt, waar gelijke cijfers in elke volgorde mogen; 0: precies deze volgorde
    )


def cel(ind: Indicator, waarde: float | None, status: str = "bekend") -> Cel:
    """De cel van een cijfer van een indicator."""
    return Cel(getallen.met_eenheid(ind, waarde, status), waarde, ind.eenheid, status)


def los(x: float, decimalen: int = 0, plus: bool = False, achter: str = "") -> Cel:
    """De cel van een getal dat bij geen indicator hoort."""
    return Cel(getallen.getal(x, decimalen, plus) + achter, float(x), achter.strip())


def kaartgebied(nis: str) -> gebieden.Gebied:
    """Welke gemeenten samen op een kaart staan: de Rand, anders het arrondissement (of provincie, of gewest)."""
    g = gebieden.plaats(nis)
    if g.vlaamse_rand:
        return gebieden.groep(gebieden.RAND)
    code = gebieden.BRUSSELS_GEWEST if g.gewest == gebieden.BRUSSELS_GEWEST else g.arrondissement or g.provincie
    return gebieden.op_code()[code or gebieden.VLAAMS_GEWEST]


def naam(nis: str) -> str:
    """De naam van een gemeente of cluster."""
    return gebieden.plaats(nis).naam


def klassen(waarden: Iterable[float]) -> list[float]:
    """De vier grenzen van een kaart: gemiddelde en standaardafwijking, m − s, m − s/3, m + s/3, m + s."""
    alle = list(waarden)
    m = sum(alle) / len(alle)
    s = (sum((w - m) ** 2 for w in alle) / len(alle)) ** 0.5
    return [m - s, m - s / 3, m + s / 3, m + s]


def klasse(waarde: float, grenzen: list[float]) -> int:
    """De hoeveelste klasse, vanaf 0."""
    return sum(waarde >= g for g in grenzen)


def basis(ind: Indicator, groep: str, code: str, jaar: int, editie: str) -> Cel | None:
    """Het aandeel van dezelfde groep bij alle inwoners; None als er geen is."""
    if (bij := ind.basis_van(groep)) is None:
        return None
    c = cijfers.in_jaar(bij[0], code, bij[1], jaar, editie)
    return cel(kaart(bij[0]), c.waarde, c.status) if c and c.waarde is not None else None


def basiscel(ind: Indicator, groep: str, code: str, jaar: int, editie: str) -> Cel:
    """De cel in de kolom met de basis, of waarom ze leeg is."""
    if ind.basis_van(groep) is None:
        return Cel(GEEN_BASIS)
    if code in cijfers.te_kleine_gemeenten(editie):
        return cel(kaart(ind.basis), None, "te_klein")
    return basis(ind, groep, code, jaar, editie) or cel(kaart(ind.basis), None, "geen")


def basiskop(ind: Indicator, jaar: int, editie: str) -> str:
    """ "Alle inwoners (1 januari 2024)"."""
    peildata = dict.fromkeys(b.peildatum for b in bronnen(kaart(ind.basis), editie))
    return f"Alle inwoners ({', '.join(peildata)} {jaar})"


def basisbron(ind: Indicator, jaar: int, editie: str) -> str:
    """De bron van de basis, achter die van de figuur."""
    wie = "; ".join(b.vermelding for b in bronnen(kaart(ind.basis), editie))
    return f" {basiskop(ind, jaar, editie)}: {wie}."


def bronnen(ind: Indicator, editie: str) -> list:
    """De bronnen van een indicator in de editie."""
    alle = edities.bronnen(editie)
    return [alle[t] for t in ind.tabellen if t in alle]


def met_groep(ind: Indicator, groep: str) -> str:
    """De titel, met de groep erbij."""
    return ind.titel + (f", {groepsnaam(groep)}" if groep else "")
