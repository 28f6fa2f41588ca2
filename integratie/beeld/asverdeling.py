"""Rekenen voor een as: ronde stappen, welke jaren eronder staan, en labels die elkaar niet raken."""

import math
from collections.abc import Sequence

JAAR_BREED = 30  # plaats voor een jaartal onder een as


def stappen(laag: float, hoog: float, hoogstens: int = 5) -> list[float]:
    """Ronde getallen voor een as van `laag` (hoogstens 0) tot `hoog`, met nul erbij en gelijke stappen."""
    ruw = max(hoog - laag, 1e-9) / hoogstens
    macht = 10.0 ** math.floor(math.log10(ruw))
    stap = next(s * macht for s in (1, 2, 5, 10) if s * macht >= ruw * (1 - 1e-9))
    eerste, laatste = math.ceil(laag / stap), math.floor(hoog / stap + 1e-9)
    return [round(i * stap, 9) for i in range(eerste, laatste + 1)]


def tot_de_stap(hoog: float, as_: Sequence[float]) -> float:
    """Het bovenste van de as: de volgende stap als die dichtbij ligt, anders `hoog` zelf."""
    volgende = as_[-1] + (as_[1] - as_[0] if len(as_) > 1 else 0)
    return volgende if hoog < volgende <= 1.1 * hoog else hoog


def uit_elkaar(middens: Sequence[float], hoogten: Sequence[float], boven: float, onder: float) -> list[float]:
    """Middens van labels, van boven naar onder, die elkaar niet raken en tussen `boven` en `onder` blijven."""
    uit: list[float] = []
    rand = boven
    for midden, hoogte in zip(middens, hoogten, strict=True):
        uit.append(max(midden, rand + hoogte / 2))
        rand = uit[-1] + hoogte / 2
    rand = onder
    for i in reversed(range(len(uit))):
        uit[i] = min(uit[i], rand - hoogten[i] / 2)
        rand = uit[i] - hoogten[i] / 2
    return uit


def jaren_op_de_as(van: int, tot: int, breedte: float, per_jaar: float = JAAR_BREED) -> list[int]:
    """Welke jaren er onder een as van deze breedte staan: het eerste, het laatste, en ronde daartussen die elkaar niet raken."""
    if van == tot:
        return [van]
    nodig = per_jaar * (tot - van) / breedte
    stap = next((s for s in (1, 2, 5, 10) if s >= nodig), 20)
    return [van, *(j for j in range(van + 1, tot) if j % stap == 0 and min(j - van, tot - j) >= nodig), tot]


def jaarletters(jaar: int, van: int, tot: int) -> str:
    """ "2017" aan de uiteinden, "’18" daartussen."""
    return str(jaar) if jaar in (van, tot) else f"’{jaar % 100:02d}"
