"""Namen naast stippen, zonder dat ze elkaar raken: rechts, links, erboven of eronder; wat niet past, staat alleen in de tabel."""

from __future__ import annotations

import shapely

GROOTTE = 7  # punt
BREEDTE, HOOGTE = 0.62 * GROOTTE, 1.25 * GROOTTE  # van één teken en van een regel, in punt
# Naast de stip (in punt, met de uitlijning), de beste eerst.
PLEKKEN = ((5, 3, "left"), (5, -9, "left"), (-5, 3, "right"), (-5, -9, "right"), (0, 6, "center"), (0, -13, "center"))


def zet_namen(as_, punten: dict[str, tuple[float, float]]) -> None:
    """Zet bij elk punt (in de eenheden van de assen) zijn naam; de grenzen van de assen liggen vanaf dan vast."""
    as_.set(xlim=as_.get_xlim(), ylim=as_.get_ylim())
    vak, blad = as_.get_position(), as_.figure.get_size_inches() * 72
    (x0, x1), (y0, y1) = as_.get_xlim(), as_.get_ylim()
    schaal = blad[0] * vak.width / (x1 - x0), blad[1] * vak.height / (y1 - y0)
    plek = {naam: ((x - x0) * schaal[0], (y - y0) * schaal[1]) for naam, (x, y) in punten.items()}
    stippen = {naam: shapely.box(x - 3, y - 3, x + 3, y + 3) for naam, (x, y) in plek.items()}
    bezet = list(stippen.values())
    kader = shapely.box(0, 0, blad[0] * vak.width, blad[1] * vak.height)
    for naam, (x, y) in plek.items():
        breedte = len(naam) * BREEDTE
        for dx, dy, ha in PLEKKEN:
            links = x + dx - {"left": 0, "right": breedte, "center": breedte / 2}[ha]
            doos = shapely.box(links, y + dy, links + breedte, y + dy + HOOGTE)
            if kader.contains(doos) and not any(doos.intersects(b) for b in bezet if not b.equals(stippen[naam])):
                bezet.append(doos)
                tekst = {"textcoords": "offset points", "ha": ha, "va": "bottom", "fontsize": GROOTTE}
                as_.annotate(naam, punten[naam], xytext=(dx, dy), **tekst)
                break
