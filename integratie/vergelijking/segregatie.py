"""Hoe ongelijk is een groep over gebieden gespreid, en wie komt wie tegen? Drie klassieke maten, elk een zuivere functie.

Literatuur: Duncan en Duncan (1955), "A methodological analysis of segregation indexes", voor de dissimilariteit; Bell (1954)
en Lieberson (1981) voor isolatie en blootstelling; Massey en Denton (1988), "The dimensions of residential segregation".
"""

import numpy as np
from numpy.typing import ArrayLike

from integratie.fouten import Gegevensfout


def dissimilariteit(groep: ArrayLike, rest: ArrayLike) -> float:
    """Welk deel van de groep (0 tot 1) zou moeten verhuizen om overal even sterk vertegenwoordigd te zijn.

    `groep` en `rest`: aantallen per gebied, zelfde lengte, zonder overlap. Fout: `Gegevensfout`.
    """
    g, r = _aantallen(groep, rest)
    return float(np.abs(g / g.sum() - r / r.sum()).sum() / 2)


def isolatie(groep: ArrayLike, totaal: ArrayLike) -> float:
    """De kans (0 tot 1) dat een buur uit hetzelfde gebied van iemand uit de groep ook tot de groep behoort."""
    return blootstelling(groep, groep, totaal)


def blootstelling(groep: ArrayLike, andere: ArrayLike, totaal: ArrayLike) -> float:
    """De kans (0 tot 1) dat een buur uit hetzelfde gebied van iemand uit de groep tot `andere` behoort.

    `totaal`: alle inwoners per gebied, minstens groep en andere elk. Fout: `Gegevensfout`.
    """
    g, t = _aantallen(groep, totaal)
    a, _ = _aantallen(andere, totaal)
    if (g > t).any() or (a > t).any():
        raise Gegevensfout("Een groep telt in een gebied meer mensen dan er wonen; controleer groep en totaal.")
    bewoond = t > 0
    return float((g[bewoond] / g.sum() * a[bewoond] / t[bewoond]).sum())


def _aantallen(*reeksen: ArrayLike) -> list[np.ndarray]:
    uit = [np.asarray(r, dtype=float) for r in reeksen]
    if len({r.shape for r in uit}) > 1 or uit[0].ndim != 1:
        raise Gegevensfout("Segregatie vraagt reeksen met één getal per gebied, allemaal even lang.")
    if any(not np.isfinite(r).all() or (r < 0).any() for r in uit):
        raise Gegevensfout("Segregatie vraagt gekende aantallen vanaf nul; er is een onbekend of negatief aantal.")
    if any(r.sum() == 0 for r in uit):
        raise Gegevensfout("Een groep zonder mensen heeft geen spreiding.")
    return uit
