"""Lijken de deelnemers op de bevolking? Aandeel met interval, verhouding en chi-kwadraattoets; zuivere functies.

Literatuur: Wilson (1927) voor het interval van een aandeel, aanbevolen door Brown, Cai en DasGupta (2001) en ook bij nul
deelnemers bruikbaar; Cochran (1977), Sampling Techniques, voor de correctie voor een eindige bevolking (1 − n/N).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from integratie.fouten import Gegevensfout

Z = 1.96  # 95 %
MINSTENS = 5  # kleinere verwachte aantallen: de chi-kwadraatbenadering houdt geen stand


@dataclass(frozen=True, slots=True)
class Toets:
    """Chi-kwadraat over alle groepen samen; `p` is None wanneer een verwacht aantal kleiner is dan 5."""

    chi2: float
    vrijheidsgraden: int
    p: float | None
    kleinste_verwacht: float


def interval(aantal: float, n: float, bevolking: float) -> tuple[float, float]:
    """Het 95 %-interval (Wilson) van het aandeel `aantal / n` in een steekproef van n uit een bevolking van die grootte, 0 tot 1."""
    if n >= bevolking:
        return aantal / n, aantal / n  # iedereen deed mee: er is geen toeval
    effectief, p = n / (1 - n / bevolking), aantal / n
    noemer, midden = 1 + Z**2 / effectief, p + Z**2 / (2 * effectief)
    breedte = Z * math.sqrt(p * (1 - p) / effectief + Z**2 / (4 * effectief**2))
    # Bij nul (of alle) deelnemers is de grens precies 0 (of 1); de breuk mist die door afronding net.
    laag, hoog = (midden - breedte) / noemer, (midden + breedte) / noemer
    return (0.0 if aantal == 0 else laag), (1.0 if aantal == n else hoog)


def toets(deelnemers: Sequence[float], bevolking: Sequence[float]) -> Toets:
    """Aanpassingstoets van de deelnemers per groep aan de bevolking per groep, met de correctie voor een eindige bevolking.

    Een groep zonder inwoners telt niet mee. Fout: `Gegevensfout` bij deelnemers uit zo'n groep of minder dan twee groepen.
    """
    if any(d > 0 and not b > 0 for d, b in zip(deelnemers, bevolking, strict=True)):
        raise Gegevensfout("Er zijn deelnemers uit een groep waarin volgens de bevolkingscijfers niemand woont.")
    paren = [(d, b) for d, b in zip(deelnemers, bevolking, strict=True) if b > 0]
    n, totaal = sum(d for d, _ in paren), sum(b for _, b in paren)
    if len(paren) < 2 or not 0 < n < totaal:
        raise Gegevensfout("Een toets vraagt minstens twee groepen, en minder deelnemers dan inwoners.")
    verwacht = [n * b / totaal for _, b in paren]
    chi2 = sum((d - v) ** 2 / v for (d, _), v in zip(paren, verwacht, strict=True)) / (1 - n / totaal)
    p = overschrijding(chi2, len(paren) - 1) if min(verwacht) >= MINSTENS else None
    return Toets(chi2, len(paren) - 1, p, min(verwacht))


def overschrijding(chi2: float, vrijheidsgraden: int) -> float:
    """De kans op minstens deze chi-kwadraat: de gesloten vorm voor een geheel aantal vrijheidsgraden."""
    helft = chi2 / 2
    if vrijheidsgraden % 2 == 0:
        return _reeks(helft, [k for k in range(vrijheidsgraden // 2)])
    return math.erfc(math.sqrt(helft)) + _reeks(helft, [k + 0.5 for k in range(vrijheidsgraden // 2)])


def _reeks(x: float, machten: list[float]) -> float:
    if x == 0:
        return 1.0 if 0 in machten else 0.0
    return sum(math.exp(k * math.log(x) - x - math.lgamma(k + 1)) for k in machten)
