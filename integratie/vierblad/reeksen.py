"""De cijfers van een figuur: reeksen van de gemeente en van wie ernaast staat, zonder wat op te weinig mensen rust."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from integratie import gebieden, vergelijking
from integratie.indicator import Indicator
from integratie.vergelijking import Gekend, is_gekend
from integratie.vierblad.namen import korte_naam

EERSTE_JAAR = 1990


@dataclass(frozen=True)
class Wie:
    """Een gemeente of gebied in een figuur; `klasse` is die van haar lijn."""

    code: str
    naam: str
    klasse: str

    @property
    def eigen(self) -> bool:
        """Is dit de gemeente van het rapport?"""
        return self.klasse == "lik"


def eigen(nis: str) -> Wie:
    """De gemeente of cluster zelf."""
    return Wie(nis, gebieden.plaats(nis).naam, "lik")


def ernaast(nis: str) -> list[Wie]:
    """De maatstaven: de eerste met een volle lijn, de laatste met streepjes."""
    alle = gebieden.maatstaven(nis)
    return [Wie(g.code, korte_naam(g), "lvl" if g is alle[-1] else "lrd") for g in alle]


def brussel(nis: str) -> list[Wie]:
    """Het Brussels Gewest, als de gemeente er zelf niet in ligt."""
    gewest = gebieden.op_code()[gebieden.BRUSSELS_GEWEST]
    return [] if gebieden.plaats(nis).gewest == gewest.code else [Wie(gewest.code, korte_naam(gewest), "lb")]


def standen(ind: Indicator, code: str, peiljaar: int, groep: str = "") -> dict[int, Gekend]:
    """Jaar → de gekende stand tot het peiljaar; een verhouding van te weinig mensen en een vooruitzicht staan er niet in."""
    uit: dict[int, Gekend] = {}
    for jaar in range(EERSTE_JAAR, peiljaar + 1):
        s = vergelijking.stand_in(ind.naam, code, jaar, groep)
        if is_gekend(s) and not vergelijking.is_vooruitzicht(ind.naam, jaar):
            uit |= {} if vergelijking.alleen_aantal(ind.naam, code, s, groep) else {jaar: s}
    return uit


def recent(reeks: dict[int, Gekend], peiljaar: int, minstens: int = 1) -> bool:
    """Zijn er genoeg punten, en is het laatste niet te oud?"""
    return len(reeks) >= minstens and not vergelijking.te_oud(max(reeks), peiljaar)


def periode(jaren: Sequence[int]) -> str:
    """ "2017–2025"."""
    return str(jaren[0]) if jaren[0] == jaren[-1] else f"{jaren[0]}–{jaren[-1]}"
