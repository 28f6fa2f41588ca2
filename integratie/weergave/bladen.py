"""Een rapport dat blad per blad op A4 komt: wat onderaan elk blad staat, en wat op welk blad."""

from __future__ import annotations

from integratie.blok.onderdelen import met_inhoud
from integratie.blok.vierblad import Bladvoet, Rijenblad
from integratie.weergave.notebookinhoud import Celinhoud


def voet(alle: list[Celinhoud]) -> str:
    """De tekst van de bladvoet; leeg voor een gewoon rapport, dat er geen heeft."""
    return next((deel.tekst for inhoud in alle for deel in met_inhoud(inhoud) if isinstance(deel, Bladvoet)), "")


def verdeel(alle: list[Celinhoud]) -> list[list[Celinhoud]]:
    """Elk blok met rijen krijgt een eigen blad; wat ervoor staat, staat samen op een blad, en wat erna komt ook."""
    bladen: list[list[Celinhoud]] = [[]]
    vorig_vol = False
    for inhoud in alle:
        vol = any(isinstance(deel, Rijenblad) for deel in met_inhoud(inhoud))
        if (vol or vorig_vol) and bladen[-1]:
            bladen.append([])
        bladen[-1].append(inhoud)
        vorig_vol = vol
    return [blad for blad in bladen if blad]
