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
        """(trend, beweging, laag, hoog): een rechte door de 59 gemeenten die in het basisjaar het meest leken; de vierde rest van onder en boven."""
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
        return k[nis][1], rechte.intercept + midden, rest[3] - midden, rest[-4] - midden

    @staticmethod
    def _rest(x: list[float], y: list[float], i: int) -> float:
        zonder = linear_regression(x[:i] + x[i + 1 :], y[:i] + y[i + 1 :])
        return y[i] - zonder.intercept - zonder.slope * x[i]


def besluit(
    boek: Boek, nis: str, van: float, streefjaar: int, naar: float, richting: str, jaar: int, decimalen: int
) -> tuple:
    """(tegenover het doel, tegenover de verwachting, besluit) voor een doel van basiswaarde `van` naar `naar` in het streefjaar."""
    trend, beweging, laag, hoog = boek.grenzen(nis, jaar)
    basis, eigen, schaal = boek.basis, boek.reeksen[nis], 100 / van if boek.in_procent else 1
    pad = van + (naar - van) * (jaar - basis) / (streefjaar - basis)
    van_pad = (rond(eigen[jaar], decimalen) - rond(pad, decimalen)) * schaal
    weg = boek.stap[nis][jaar] - (jaar - basis) * trend - beweging
    teken = 1 if richting == "omhoog" else -1
    onder = laag if teken > 0 else -hoog
    boven = hoog if teken > 0 else -laag
    verwachting = "beter" if teken * weg > boven else "slechter" if teken * weg < onder else "zoals te verwachten"
    if teken * van_pad >= 0:
        doel = "gehaald" if jaar == streefjaar else "op het pad"
    elif teken * van_pad >= onder and teken * (weg - van_pad) > 0 and abs(van_pad) <= abs(weg):
        doel = "op het pad"  # dicht bij een pad dat meer vraagt dan te verwachten was
    else:
        doel = "achter" if jaar == streefjaar or teken * van_pad < onder else "nog niet te zeggen"
    if doel == "op het pad":
        return doel, verwachting, "op koers" if verwachting == "beter" else "nog niet te zeggen"
    return doel, verwachting, doel


def rond(x: float, decimalen: int) -> float:
    """Een half naar boven, zoals een lezer het doet (alle waarden zijn positief)."""
    return int(x * 10**decimalen + 0.5 + 1e-9) / 10**decimalen


def maak_project(map_: Path) -> Path:
    """Een projectmap met de notebooks en instellingen van het project, en de plannen van de terugblik."""
    shutil.copytree(PROJECT / "parameters", map_ / "parameters", ignore=shutil.ignore_patterns("plannen"))
    shutil.copytree(TERUGBLIK, map_ / "parameters" / "plannen")
    shutil.copytree(PROJECT / "notebooks", map_ / "notebooks")
    return map_
