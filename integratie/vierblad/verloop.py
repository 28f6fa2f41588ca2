"""Het verloop van een indicator op de tijdas van een blad: de lijn van de gemeente en die van de eerste maatstaf."""

from collections.abc import Sequence
from dataclasses import dataclass

from integratie import gebieden, vergelijking
from integratie.beeld.jaarwoorden import op_de_as
from integratie.beeld.woorden import korte_naam
from integratie.indicator import Indicator
from integratie.opslag import edities
from integratie.vergelijking import Gekend, is_gekend
from integratie.vergelijking.opvallend import JAREN
from integratie.vergelijking.standen import alle_standen
from integratie.vierblad.stroken import is_aantal

EERSTE_JAAR = 2010  # van de tijdas, of eerder als er anders geen vijf jaar op staan
Lijn = tuple[tuple[int, float], ...]
MINSTENS = 5  # punten van een lijn


@dataclass(frozen=True)
class Wie:
    """Een gemeente of gebied in een figuur: `naam` op een label, `kolom` in de tabel; `klasse` is die van haar lijn."""

    code: str
    naam: str
    kolom: str
    klasse: str

    @property
    def eigen(self) -> bool:
        """Is dit de gemeente van het rapport?"""
        return self.klasse == "lik"


def eigen(nis: str) -> Wie:
    """De gemeente of cluster zelf."""
    naam = gebieden.plaats(nis).naam
    return Wie(nis, naam, naam, "lik")


def ernaast(nis: str) -> list[Wie]:
    """De maatstaven: de eerste met een volle lijn, de laatste met streepjes."""
    alle = gebieden.maatstaven(nis)
    return [Wie(g.code, korte_naam(g), g.naam, "lvl" if g is alle[-1] else "lrd") for g in alle]


def brussel(nis: str) -> list[Wie]:
    """Het Brussels Gewest, als de gemeente ermee vergeleken wordt en het nog geen maatstaf is."""
    naast = [g for g in gebieden.vergelijkingsgebieden(nis) if g not in gebieden.maatstaven(nis)]
    return [Wie(g.code, korte_naam(g), g.naam, "lb") for g in naast if g.code == gebieden.BRUSSELS_GEWEST]


def standen(ind: Indicator, code: str, peiljaar: int, groep: str = "") -> dict[int, Gekend]:
    """Jaar → de gekende stand tot het peiljaar; een verhouding van te weinig mensen en een vooruitzicht staan er niet in."""
    alle = alle_standen(ind.naam, code, edities.kies_editie()).get(groep, {})
    gezien = {j: s for j, s in alle.items() if j <= peiljaar and not vergelijking.is_vooruitzicht(ind.naam, j)}
    return {
        jaar: s
        for jaar, s in gezien.items()
        if is_gekend(s) and not vergelijking.alleen_aantal(ind.naam, code, s, groep)
    }


def recent(ind: Indicator, code: str, peiljaar: int, punten: dict[int, Gekend], groep: str = "") -> bool:
    """Zijn er genoeg punten, en is het laatste dat van het laatste cijfer, en niet te oud?"""
    if len(punten) < MINSTENS or vergelijking.te_oud(max(punten), peiljaar):
        return False
    tot = min(peiljaar, vergelijking.laatste_waarneming(ind.naam))
    return vergelijking.stand(ind.naam, code, tot, groep).jaar == max(punten)


def periode(jaren: Sequence[int]) -> str:
    """ "2017–2025"."""
    return str(jaren[0]) if jaren[0] == jaren[-1] else f"{jaren[0]}–{jaren[-1]}"


def na_elkaar(jaren: list[int]) -> list[list[int]]:
    """De jaren in stukken die zonder gat op elkaar volgen."""
    uit: list[list[int]] = []
    for jaar in jaren:
        if uit and jaar == uit[-1][-1] + 1:
            uit[-1].append(jaar)
        else:
            uit.append([jaar])
    return uit


@dataclass(frozen=True)
class Blad:
    """Waarover een blad gaat: de gemeente, haar peiljaar, de gebieden ernaast en tussen wie ze staat."""

    nis: str
    peiljaar: int
    maatstaven: tuple[gebieden.Gebied, ...]
    referentie: gebieden.Gebied

    @property
    def eerste(self) -> int:
        """Het eerste jaar van de tijdas."""
        return min(EERSTE_JAAR, self.peiljaar - JAREN)


def verloop(ind: Indicator, groep: str, s: Gekend, blad: Blad) -> tuple[Lijn, Lijn, Gekend | None]:
    """De lijn van de gemeente, die van de eerste maatstaf en het begincijfer; leeg bij minder dan twee jaren, een enquête of een vooruitzicht."""
    codes = [blad.nis, *(g.code for g in blad.maatstaven[: not is_aantal(ind)])] if ind.is_geteld else []
    alle = [[p for p in standen(ind, c, s.jaar, groep).values() if op_de_as(ind, p.jaar) >= blad.eerste] for c in codes]
    if not alle or len(alle[0]) < 2:
        return (), (), None
    lijn, *ernaast = (tuple((op_de_as(ind, p.jaar), p.waarde) for p in punten) for punten in alle)
    return lijn, ernaast[0] if ernaast else (), alle[0][0]
