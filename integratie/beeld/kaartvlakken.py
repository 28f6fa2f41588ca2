"""De grenzen van een kaart in eenheden van de tekening: vereenvoudigd zonder gaten, met y naar onder."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from matplotlib.path import Path
from shapely import Geometry

from integratie import gebieden

BREED, HOOG, RAND = 424.0, 410.0, 4.0  # hoogstens zo groot
AFRONDING = 0.7  # eenheden: fijner ziet niemand


@dataclass(frozen=True)
class Kaartvlakken:
    """De vlakken, het Brussels Gewest waar het tussen hen ligt (anders leeg), breedte en hoogte, en hoe lang een meter is."""

    vlakken: dict[str, Geometry]
    brussel: Geometry
    maat: tuple[float, float]
    per_meter: float


def op_schaal(
    vormen: dict[str, Geometry],
    erachter: Sequence[Geometry] = (),
    breed: float = BREED,
    hoog: float = HOOG,
    afronding: float = AFRONDING,
) -> Kaartvlakken:
    """Vormen in Lambert 72 op een blad van hoogstens `breed` bij `hoog`; wat `erachter` ligt, is samen één vlak, afgesneden aan de rand."""
    x0, y0, x1, y1 = shapely.total_bounds(list(vormen.values()))
    schaal = min((breed - 2 * RAND) / (x1 - x0), (hoog - 2 * RAND) / (y1 - y0))

    def getekend(vorm: Geometry) -> Geometry:
        return shapely.transform(vorm, lambda p: np.c_[(p[:, 0] - x0) * schaal + RAND, (y1 - p[:, 1]) * schaal + RAND])

    alle = shapely.coverage_simplify([getekend(vorm) for vorm in (*vormen.values(), *erachter)], afronding)
    maat = (x1 - x0) * schaal + 2 * RAND, (y1 - y0) * schaal + 2 * RAND
    rest = (
        shapely.union_all(alle[len(vormen) :]).intersection(shapely.box(0, 0, *maat)) if erachter else shapely.Point()
    )
    return Kaartvlakken(dict(zip(vormen, alle[: len(vormen)], strict=True)), rest, maat, schaal)


@cache
def vlakken(
    leden: tuple[str, ...], breed: float = BREED, hoog: float = HOOG, afronding: float = AFRONDING
) -> Kaartvlakken:
    """De gemeenten, en het Brussels Gewest als het ertussen ligt."""
    alle = vormen()
    brussel = [alle[lid] for lid in gebieden.groep("brussel").leden if lid not in leden]
    return op_schaal({lid: alle[lid] for lid in leden}, brussel, breed, hoog, afronding)


@cache
def vormen() -> dict[str, Geometry]:
    """NIS-code → grens in Lambert 72."""
    grenzen = gebieden.grenzen()
    return dict(zip(grenzen["nis"], grenzen.geometry, strict=True))


def pad_van(vorm: Geometry) -> Path:
    """Een (multi)polygoon als één matplotlib-pad; gaten draaien andersom, zodat ze leeg blijven."""
    # Een snijpunt is geen vlak.
    delen = [vlak for vlak in shapely.get_parts(shapely.orient_polygons(vorm)) if vlak.area]
    punten = [np.asarray(ring.coords) for vlak in delen for ring in (vlak.exterior, *vlak.interiors)]
    codes = [np.r_[Path.MOVETO, [Path.LINETO] * (len(p) - 2), Path.CLOSEPOLY] for p in punten]
    return Path(np.concatenate(punten), np.concatenate(codes))
