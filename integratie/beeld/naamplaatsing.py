"""Namen op een kaart zetten zonder dat ze elkaar raken: eerst in het vlak, anders ernaast met een streepje."""

from collections.abc import Iterator
from functools import cache

import shapely
from shapely import Geometry

GROOTTE = 7.5  # punt
REGEL = 1.25
TEKENBREEDTE = 0.62  # gemiddelde breedte van een teken, als deel van de lettergrootte


def plekken(
    vlakken: dict[str, tuple[Geometry, list[str]]], kader: tuple[float, float, float, float], punt: float
) -> Iterator[tuple[str, list[str], tuple[float, float], tuple[float, float]]]:
    """(code, regels, anker in het vlak, midden van de tekst) per naam; `punt` is een punt in kaarteenheden, `kader` (x0, y0, x1, y1).

    Van groot naar klein. Een naam die nergens past zonder te overlappen blijft
    weg: de tooltip en de tabel hebben ze wel.
    """
    links, onder, rechts, boven = kader
    bezet: list[tuple[float, float, float, float]] = []
    for lid, (vlak, regels) in sorted(vlakken.items(), key=lambda v: (not v[0], -v[1][0].area)):
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
