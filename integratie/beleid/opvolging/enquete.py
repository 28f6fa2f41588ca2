"""De marge van een enquêtecijfer, als de bron zegt hoeveel inwoners antwoordden."""

from __future__ import annotations

from math import isfinite, sqrt

Z = 1.96  # 95 % zekerheid


def marge(procent: float, antwoorden: float, inwoners: float) -> float | None:
    """Steekproefmarge in procentpunt (95 %), met de correctie voor een eindige bevolking; None zonder aantal antwoorden.

    Bron van de formule: Gemeente-Stadsmonitor; 39,587 % van 408 antwoorden in een bevolking van 11.626,85 geeft 4,66.
    """
    if not all(isfinite(x) for x in (procent, antwoorden, inwoners)) or not 0 < antwoorden <= inwoners:
        return None
    return Z * sqrt(procent * (100 - procent) / antwoorden) * sqrt(1 - antwoorden / inwoners)
