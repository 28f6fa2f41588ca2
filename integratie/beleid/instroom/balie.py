"""Hoeveel aankomsten per maand een balie te verwachten heeft, met de spreiding waarop ze plant.

Gezinnen komen samen en een maand heeft goede en slechte weken: aantallen verspringen meer dan zuiver toeval (Poisson). De spreiding volgt hier een negatief
binomiale verdeling, variantie μ + αμ², met α uit de maanden zelf (momenten, nul als ze niet méér verspringen).
"""

from dataclasses import dataclass
from math import exp, lgamma, log

import numpy as np

from integratie.beleid.instroom.cijfers import Instroom
from integratie.beleid.instroom.tabellen import AANKOMSTEN, MAAND, MAANDEN

HOOGSTENS, MINSTENS = 36, 12  # zoveel van de laatste maanden tellen mee, en zoveel moeten het er zijn
KANS = 0.9


@dataclass(frozen=True)
class Balie:
    """Over `maanden` maanden (van … tot en met …, "2023-01"): gemiddeld `gemiddeld` aankomsten, in negen van de tien maanden hoogstens `hoogstens`; `alfa` is de extra spreiding."""

    van: str
    tot: str
    maanden: int
    gemiddeld: float
    alfa: float
    hoogstens: int


def balie(i: Instroom) -> Balie | None:
    """De laatste hele maanden; None als het er minder dan twaalf zijn, of als er een verborgen is: dan zou het gemiddelde haar verraden."""
    reeks = {
        f"{jaar}-{nummer:02}": i.aantallen(MAAND, jaar).drop(AANKOMSTEN)[maand]
        for jaar in i.jaren
        if not i.aantallen(MAAND, jaar).empty
        for nummer, maand in enumerate(MAANDEN, 1)
    }
    begin, einde = (f"{d:%Y-%m}" for d in (i.periode.eerste, i.periode.laatste))
    heel = [m for m in sorted(reeks) if begin <= m <= einde and m not in (*i.periode.half, *i.periode.leeg)][
        -HOOGSTENS:
    ]
    aantallen = np.array([reeks[m] for m in heel], float)
    if len(heel) < MINSTENS or np.isnan(aantallen).any() or not aantallen.any():
        return None
    gemiddeld = float(aantallen.mean())
    alfa = max(0.0, (float(aantallen.var(ddof=1)) - gemiddeld) / gemiddeld**2)
    return Balie(heel[0], heel[-1], len(heel), gemiddeld, alfa, kwantiel(gemiddeld, alfa, KANS))


def kwantiel(gemiddeld: float, alfa: float, kans: float) -> int:
    """Het kleinste aantal waarvan een negatief binomiaal (Poisson als `alfa` nul is) met deze kans niet hoger uitkomt."""
    som, aantal = 0.0, -1
    while som < kans:
        aantal += 1
        som += exp(_log_kans(aantal, gemiddeld, alfa))
    return aantal


def _log_kans(k: int, gemiddeld: float, alfa: float) -> float:
    if alfa * gemiddeld < 1e-9:
        return k * log(gemiddeld) - gemiddeld - lgamma(k + 1)
    r = 1 / alfa
    samen = lgamma(k + r) - lgamma(r) - lgamma(k + 1)
    return samen + r * log(r / (r + gemiddeld)) + k * log(gemiddeld / (r + gemiddeld))
