"""De cijfers van een figuur: reeksen van de gemeente en van wie ernaast staat, zonder wat op te weinig mensen rust."""

from collections.abc import Sequence
from dataclasses import dataclass

from integratie import gebieden, vergelijking
from integratie.beeld.gebiedsnamen import korte_naam
from integratie.indicator import Indicator
from integratie.vergelijking import Gekend, is_gekend

EERSTE_JAAR = 1990
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
    uit: dict[int, Gekend] = {}
    for jaar in range(EERSTE_JAAR, peiljaar + 1):
        s = vergelijking.stand_in(ind.naam, code, jaar, groep)
        if is_gekend(s) and not vergelijking.is_vooruitzicht(ind.naam, jaar):
            uit |= {} if vergelijking.alleen_aantal(ind.naam, code, s, groep) else {jaar: s}
    return uit


def recent(ind: Indicator, code: str, peiljaar: int, punten: dict[int, Gekend], groep: str = "") -> bool:
    """Zijn er genoeg punten, en is het laatste dat van het laatste cijfer, en niet te oud?"""
    if len(punten) < MINSTENS or vergelijking.te_oud(max(punten), peiljaar):
        return False
    tot = min(peiljaar, vergelijking.laatste_waarneming(ind.naam))
    return vergelijking.stand(ind.naam, code, tot, groep).jaar == max(punten)


def periode(jaren: Sequence[int]) -> str:
    """ "2017–2025"."""
    return str(jaren[0]) if jaren[0] == jaren[-1] else f"{jaren[0]}–{jaren[-1]}"
