"""De regel van de opvolging, hier opnieuw en met de hand geschreven, op reeksen {nis: {jaar: waarde}}; en een project met de terugblik."""

import shutil
from bisect import bisect_left, bisect_right
from pathlib import Path
from statistics import linear_regression, mean, median, stdev

PROJECT = Path(__file__).parents[2]
TERUGBLIK = Path(__file__).parent / "terugblik"
KENMERK = tuple[float, float, float]


def stappen(reeksen: dict, basis: int, in_procent: bool) -> dict:
    """Verandering tegenover het basisjaar, in punten of in % van de basis."""
    return {
        nis: {j: 100 * (w / r[basis] - 1) if in_procent else w - r[basis] for j, w in r.items()}
        for nis, r in reeksen.items()
    }


def kenmerken(reeksen: dict, stap: dict, basis: int) -> dict[str, KENMERK]:
    """(niveau, trend, schommeling) van de hoogstens tien jaarlijkse veranderingen tot het basisjaar."""
    uit = {}
    for nis, s in stap.items():
        per_jaar = [s[j] - s[j - 1] for j in range(basis - 9, basis + 1) if j in s and j - 1 in s]
        if len(per_jaar) >= 4:
            uit[nis] = (reeksen[nis][basis], mean(per_jaar), stdev(per_jaar))
    return uit


def plaatsen(k: dict[str, KENMERK]) -> dict[str, KENMERK]:
    """De gemiddelde rang van elk kenmerk, als deel van het aantal."""
    gesorteerd = [sorted(x[i] for x in k.values()) for i in range(3)]

    def rang(lijst: list[float], x: float) -> float:
        return (bisect_left(lijst, x) + bisect_right(lijst, x) + 1) / 2 / len(lijst)

    return {nis: tuple(rang(gesorteerd[i], x[i]) for i in range(3)) for nis, x in k.items()}


class Boek:
    """De reeksen van alle gemeenten met hun stappen, kenmerken en plaatsen tegenover één basisjaar."""

    def __init__(self, reeksen: dict, basis: int, in_procent: bool) -> None:
        self.reeksen, self.basis, self.in_procent = reeksen, basis, in_procent
        self.stap = stappen(reeksen, basis, in_procent)
        self.kenmerken = kenmerken(reeksen, self.stap, basis)
        self.plaats = plaatsen(self.kenmerken)

    def grenzen(self, nis: str, jaar: int) -> tuple[float, float, float, float] | None:
        """(trend, beweging, laag, hoog): een rechte door de 59 gemeenten die in het basisjaar het meest leken; de zesde rest van onder en boven."""
        if nis not in self.kenmerken:
            return None
        p, k = self.plaats, self.kenmerken
        afstand = {n: sum((a - b) ** 2 for a, b in zip(p[n], p[nis], strict=True)) for n in p if n != nis}
        gelijk = sorted(afstand, key=lambda n: (round(afstand[n], 12), n))[:59]
        weg = [self.stap[n][jaar] - (jaar - self.basis) * k[n][1] for n in gelijk]
        verder = [p[n][1] - p[nis][1] for n in gelijk]
        rechte = linear_regression(verder, weg)
        # De rest van elk punt tegenover een rechte zonder dat punt, telkens opnieuw gerekend.
        rest = sorted(self._rest(verder, weg, i) for i in range(len(gelijk)))
        midden = median(rest)
        return k[nis][1], rechte.intercept + midden, rest[5] - midden, rest[-6] - midden

    @staticmethod
    def _rest(x: list[float], y: list[float], i: int) -> float:
        zonder = linear_regression(x[:i] + x[i + 1 :], y[:i] + y[i + 1 :])
        return y[i] - zonder.intercept - zonder.slope * x[i]


def besluit(boek: Boek, nis: str, van: float, streefjaar: int, naar: float, jaar: int) -> str:
    """op koers, achter of nog niet te zeggen voor een doel van basiswaarde `van` naar `naar` in het streefjaar."""
    g, basis = boek.grenzen(nis, jaar), boek.basis
    if g is None or naar == van:
        return "nog niet te zeggen"
    pad = van + (naar - van) * (jaar - basis) / (streefjaar - basis)
    schaal = 100 / van if boek.in_procent else 1
    mis, vooruit = ((boek.reeksen[nis][jaar] - x) * schaal for x in (pad, van))
    teken, laag, hoog = (1, *g[2:]) if naar > van else (-1, -g[3], -g[2])
    mis, vooruit = mis * teken, vooruit * teken
    if mis < laag:
        return "achter"
    if vooruit > hoog and (mis >= 0 or -mis <= abs(vooruit)):
        return "op koers"
    return "nog niet te zeggen"


def maak_project(map_: Path) -> Path:
    """Een projectmap met de notebooks en instellingen van het project, en de plannen van de terugblik."""
    shutil.copytree(PROJECT / "parameters", map_ / "parameters", ignore=shutil.ignore_patterns("plannen"))
    shutil.copytree(TERUGBLIK, map_ / "parameters" / "plannen")
    shutil.copytree(PROJECT / "notebooks", map_ / "notebooks")
    return map_
