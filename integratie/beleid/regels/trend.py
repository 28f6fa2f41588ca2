"""Wanneer kruist een trend een drempel? Uitdrukkelijk een rechte lijn doorgetrokken, nooit een voorspelling."""

import math
from dataclasses import dataclass

import pandas as pd

PERIODEN = (5, 10)  # jaren waarover de gemiddelde verandering gemeten wordt
HORIZON = 25  # verder trekken we geen lijn door
EXTRAPOLATIE = (
    "Extrapolatie, geen voorspelling: de gemiddelde jaarlijkse verandering van de laatste 5 en van de laatste 10 jaar, "
    f"in een rechte lijn doorgetrokken, hoogstens {HORIZON} jaar ver."
)


@dataclass(frozen=True, slots=True)
class Kruising:
    """Het jaar waarin de doorgetrokken lijn de drempel kruist: per periode, en het bereik; None als ze dat niet doet."""

    per_periode: dict[int, int | None]
    van: int | None
    tot: int | None  # None naast een `van`: met de andere periode kruist de lijn de drempel niet


def gehaald(waarde: float, drempel: float, streng: bool) -> bool:
    """Boven de drempel; bij `streng` volstaat gelijk niet."""
    return waarde > drempel if streng else waarde >= drempel


def kruising(reeks: pd.Series, drempel: float, streng: bool, tot: int | None = None) -> Kruising | None:
    """De kruising vanaf het laatste jaar van een reeks (index: jaar); None zonder cijfer van 5 of 10 jaar eerder.

    Met `tot` wordt de lijn niet verder doorgetrokken dan dat jaar.
    """
    reeks = reeks.dropna().sort_index()
    if reeks.empty:
        return None
    jaar, nu = int(reeks.index[-1]), float(reeks.iloc[-1])
    hellingen = {p: (nu - float(reeks.loc[jaar - p])) / p for p in PERIODEN if jaar - p in reeks.index}
    if not hellingen:
        return None
    jaren = {p: _jaar(jaar, nu, h, drempel, streng) for p, h in hellingen.items()}
    jaren = {p: j if j is None or tot is None or j <= tot else None for p, j in jaren.items()}
    bekend = [j for j in jaren.values() if j is not None]
    volledig = len(bekend) == len(jaren)
    return Kruising(jaren, min(bekend, default=None), max(bekend) if bekend and volledig else None)


def _jaar(jaar: int, nu: float, helling: float, drempel: float, streng: bool) -> int | None:
    """Het eerste jaar aan de andere kant van de drempel, of None als de lijn er niet komt binnen de horizon."""
    erboven = gehaald(nu, drempel, streng)
    if helling == 0 or (helling > 0) == erboven:
        return None
    stappen = round((drempel - nu) / helling, 9)
    # Precies op de drempel is al gehaald bij "minstens" (stijgend), en al verloren bij "meer dan" (dalend).
    erop_telt = streng if erboven else not streng
    jaren = math.ceil(stappen) if erop_telt else math.floor(stappen) + 1
    return jaar + jaren if jaren <= HORIZON else None


def sinds(reeks: pd.Series, drempel: float, streng: bool) -> int | None:
    """Het eerste jaar van de ononderbroken periode tot nu waarin de drempel gehaald is; None als dat nu niet zo is."""
    begin = None
    for jaar, waarde in reeks.dropna().sort_index(ascending=False).items():
        if not gehaald(float(waarde), drempel, streng):
            break
        begin = int(jaar)
    return begin
