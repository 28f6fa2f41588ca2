"""Namen op een kaart zetten zonder dat ze elkaar raken: eerst in het vlak, anders ernaast met een streepje."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import shapely
from shapely import Geometry

from integratie.beeld.stijl import GRIJS, INKT

GROOTTE = 7.5  # punt
REGEL = 1.25
TEKENBREEDTE = 0.62  # gemiddelde breedte van een teken, als deel van de lettergrootte


def plaats_namen(as_, vlakken: dict[str, tuple[Geometry, str, str]], eerst: str | None) -> None:
    """Zet naam en waarde in of bij elk vlak van een matplotlib-kaart; de uitgelichte gemeente eerst en in kleur."""
    (x0, x1), (y0, y1), vak = as_.get_xlim(), as_.get_ylim(), as_.get_position()
    breedte, hoogte = as_.figure.get_size_inches() * (vak.width, vak.height) * 72
    punt = max((x1 - x0) / breedte, (y1 - y0) / hoogte)  # kaarteenheden per punt op dit blad
    namen = {lid: (vlak, [*gesplitst(naam), *filter(None, [waarde])]) for lid, (vlak, naam, waarde) in vlakken.items()}
    for lid, regels, anker, (x, y) in plekken(namen, (x0, y0, x1, y1), punt, eerst):
        if anker != (x, y):
            as_.plot([anker[0], x], [anker[1], y], color=GRIJS, linewidth=0.6, zorder=5)
        letters = {"color": INKT, "fontsize": GROOTTE, "fontweight": "bold" if lid == eerst else "normal"}
        as_.text(x, y, "\n".join(regels), ha="center", va="center", linespacing=1.1, zorder=6, **letters)


def plekken(
    vlakken: dict[str, tuple[Geometry, list[str]]],
    kader: tuple[float, float, float, float],
    punt: float,
    eerst: str | None = None,
) -> Iterator[tuple[str, list[str], tuple[float, float], tuple[float, float]]]:
    """(code, regels, anker in het vlak, midden van de tekst) per naam; `punt` is een punt in kaarteenheden, `kader` (x0, y0, x1, y1).

    `eerst` krijgt de eerste keuze, dan van groot naar klein. Een naam die nergens past zonder te overlappen blijft
    weg: de tooltip en de tabel hebben ze wel.
    """
    links, onder, rechts, boven = kader
    bezet: list[tuple[float, float, float, float]] = []
    for lid, (vlak, regels) in sorted(vlakken.items(), key=lambda v: (v[0] != eerst, not v[0], -v[1][0].area)):
        breedte = max(map(len, regels)) * GROOTTE * TEKENBREEDTE * punt
        hoogte = len(regels) * GROOTTE * REGEL * punt
        anker = _midden(vlak)
        for dx, dy in _plaatsen(breedte, hoogte):
            x, y = anker[0] + dx, anker[1] + dy
            x0, y0, x1, y1 = x - breedte / 2, y - hoogte / 2, x + breedte / 2, y + hoogte / 2
            binnen = links <= x0 and onder <= y0 and x1 <= rechts and y1 <= boven
            if binnen and not any(x0 <= b[2] and b[0] <= x1 and y0 <= b[3] and b[1] <= y1 for b in bezet):
                bezet.append((x0, y0, x1, y1))
                yield lid, regels, anker, (x, y)
                break


@cache
def _midden(vlak: Geometry) -> tuple[float, float]:
    """Het punt dat het verst van de rand ligt."""
    return shapely.maximum_inscribed_circle(vlak, tolerance=200).coords[0]


def gesplitst(naam: str) -> list[str]:
    """Lange namen met een koppelteken over twee regels."""
    if len(naam) <= 12 or "-" not in naam:
        return [naam]
    plekken = [i for i, t in enumerate(naam) if t == "-"]
    midden = min(plekken, key=lambda i: abs(i - len(naam) / 2)) + 1
    return [naam[:midden], naam[midden:]]


def _plaatsen(breedte: float, hoogte: float):
    """Eerst het midden van het vlak, dan steeds verder eromheen."""
    yield 0.0, 0.0
    for stap in (0.6, 0.9, 1.2, 1.6, 2.0):
        for dx, dy in ((0, 1), (0, -1), (1, 0), (-1, 0), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8), (-0.8, -0.8)):
            yield dx * breedte * stap, dy * hoogte * stap
