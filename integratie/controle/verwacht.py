"""Wat een figuur hoort te tonen: haar cellen, de feiten in opschrift en tekstalternatief, de namen in de tekening, en haar jaren."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from integratie import gebieden
from integratie.controle import getallen
from integratie.controle.grootheid import Grootheid, te_kleine_gemeenten
from integratie.indicator import Indicator


class Cel(NamedTuple):
    """Een cel van een tabel; zonder cijfer is `waarde` None."""

    tekst: str
    waarde: float | None = None
    eenheid: str = ""
    status: str = "bekend"


@dataclass
class Verwacht:
    """Alles wat aan een figuur na te kijken is.

    Een cel die alleen tekst heeft, mag die tekst zelf zijn. Van `titel` en `alt` tellen enkel de getallen en namen, in hun volgorde.
    `labels` moeten in de tekening staan, `mag` mag er staan.
    """

    g: Grootheid
    kolommen: list[str]
    rijen: list[list[Cel | str]]
    titel: str
    alt: str
    jaren: list[int]
    labels: list[str] = field(default_factory=list)
    mag: set[str] = field(default_factory=set)
    tips: list[str] = field(default_factory=list)
    namen: set[str] = field(default_factory=set)
    begin: str = (
        ""  # waarmee het opschrift begint; leeg als `titel` het hele opschrift is, waar een woord in uit cijfers volgt
    )
    bij_bron: str = ""  # wat na de bronregel komt
    vrije_noten: bool = False  # staat er ook een eigen uitleg bij?
    sorteer: int = 0  # de kolom van de volgorde, waar gelijke cijfers in elke volgorde mogen; 0: precies deze volgorde

    def __post_init__(self) -> None:
        self.rijen = [[Cel(x) if isinstance(x, str) else x for x in rij] for rij in self.rijen]


def cel(ind: Indicator, waarde: float | None, status: str = "bekend") -> Cel:
    """De cel van een cijfer van een indicator."""
    return Cel(getallen.met_eenheid(ind, waarde, status), waarde, ind.eenheid, status)


def in_jaar(g: Grootheid, code: str, jaar: int) -> Cel:
    """De cel van het cijfer van een jaar, of dat er geen is."""
    c = g.in_jaar(code, jaar)
    return cel(g.ind, c.waarde, c.status) if c else cel(g.ind, None, "geen")


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


def basis(g: Grootheid) -> Grootheid | None:
    """Het aandeel van dezelfde groep bij alle inwoners; None als er geen is."""
    bij = g.ind.basis_van(g.groep)
    return g.van(*bij) if bij else None


def basiscel(g: Grootheid, code: str, jaar: int) -> Cel:
    """De cel in de kolom met de basis, of waarom ze leeg is."""
    if (bij := basis(g)) is None:
        return Cel("niet vergelijkbaar")
    if code in te_kleine_gemeenten(g.editie):
        return cel(bij.ind, None, "te_klein")
    c = bij.in_jaar(code, jaar)
    return cel(bij.ind, c.waarde, c.status) if c and c.waarde is not None else cel(bij.ind, None, "geen")


def basiskop_en_bron(g: Grootheid, jaar: int) -> tuple[str, str]:
    """ "Alle inwoners (1 januari 2024)", en de bron van de basis achter die van de figuur."""
    alle = g.van(g.ind.basis).bronnen
    kop = f"Alle inwoners ({', '.join(dict.fromkeys(b.peildatum for b in alle))} {jaar})"
    return kop, f" {kop}: {'; '.join(b.vermelding for b in alle)}."
