"""Ronde klassen voor een kaart: vier grenzen met een gelijke stap, zoals 30, 40, 50 en 60."""

from itertools import pairwise
from math import ceil, floor, log10

from integratie.beeld.opmaak import getal

KLASSEN = 5
GEVULD = 4  # zoveel klassen hebben liefst een gemeente; anders wordt de stap kleiner
_TREDEN = (1, 2, 5)


def grenzen(waarden: list[float]) -> list[float]:
    """De vier grenzen: de grofste ronde stap waarbij minstens vier klassen een gemeente hebben, of anders de meeste."""
    laag, hoog = min(waarden), max(waarden)
    if laag == hoog:
        hoog = laag + (abs(laag) or 1)
    nodig = min(GEVULD, len(set(waarden)))
    mogelijk = [_reeks(waarden, stap) for stap in _stappen((hoog - laag) / KLASSEN)]
    genoeg = (g for g in mogelijk if gevuld(g, waarden) >= nodig)
    return next(genoeg, max(mogelijk, key=lambda g: gevuld(g, waarden)))


def gevuld(reeks: list[float], waarden: list[float]) -> int:
    """Hoeveel klassen een waarde hebben."""
    return len({klasse(reeks, w) for w in waarden})


def klasse(reeks: list[float], waarde: float) -> int:
    """Het nummer (0–4) van de klasse; op een grens hoort een waarde bij de hogere."""
    return sum(waarde >= grens for grens in reeks)


def namen(reeks: list[float]) -> tuple[str, ...]:
    """ "< 30", "30–40" … "≥ 60"."""
    stap = reeks[1] - reeks[0]
    decimalen = max(0, -floor(log10(stap) + 1e-9))
    g = [getal(x, decimalen) for x in reeks]
    return (f"< {g[0]}", *(f"{a}–{b}" for a, b in pairwise(g)), f"≥ {g[-1]}")


def _stappen(minstens: float) -> list[float]:
    """Ronde stappen, van de eerste die de spreiding over vijf klassen haalt naar steeds kleinere."""
    macht = floor(log10(minstens))
    alle = [trede * 10.0**m for m in (macht + 1, macht, macht - 1) for trede in reversed(_TREDEN)]
    eerste = max(i for i, stap in enumerate(alle) if stap >= minstens)
    return alle[eerste : eerste + 4]


def _reeks(waarden: list[float], stap: float) -> list[float]:
    """Vier veelvouden van de stap: zo dat de meeste klassen een waarde hebben, en dan zo dat ze er in het midden over liggen."""
    laag, hoog = min(waarden), max(waarden)
    midden = (laag + hoog) / 2 / stap - 1.5
    eerste = (
        max(floor(laag / stap), 1) if laag >= 0 else floor(laag / stap)
    )  # zonder waarden onder nul geen klasse eronder
    beginnen = range(eerste, max(eerste, ceil(hoog / stap)) + 1)
    keuzes = [[round(stap * (van + i), 10) for i in range(KLASSEN - 1)] for van in beginnen]
    return max(keuzes, key=lambda g: (gevuld(g, waarden), -abs(g[0] / stap - midden)))
