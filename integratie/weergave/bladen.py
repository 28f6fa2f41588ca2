"""Een rapport dat blad per blad op A4 komt: wat onderaan elk blad staat, en wat op welk blad."""

from integratie.blok.onderdelen import met_inhoud
from integratie.blok.vierblad import Bladvoet, Rijenblad
from integratie.vierblad.passende_teksten import past_samen
from integratie.weergave.notebookinhoud import Celinhoud


def voet(alle: list[Celinhoud]) -> str:
    """De tekst van de bladvoet; leeg voor een gewoon rapport, dat er geen heeft."""
    return next((deel.tekst for inhoud in alle for deel in met_inhoud(inhoud) if isinstance(deel, Bladvoet)), "")


def verdeel(alle: list[Celinhoud]) -> list[list[Celinhoud]]:
    """Elk blok met rijen krijgt een eigen blad; wat ervoor staat, staat samen op een blad, en wat erna komt ook.

    Heeft een kleine gemeente weinig rijen en beelden, dan staan die samen op het laatste blad: zo blijft er geen half leeg.
    """
    bladen: list[list[Celinhoud]] = [[]]
    vorig_vol = False
    for inhoud in alle:
        vol = any(isinstance(deel, Rijenblad) for deel in met_inhoud(inhoud))
        if (vol or vorig_vol) and bladen[-1]:
            bladen.append([])
        bladen[-1].append(inhoud)
        vorig_vol = vol
    bladen = [blad for blad in bladen if blad]
    laatste = [inhoud for blad in bladen[-2:] for inhoud in blad]
    if len(bladen) > 2 and past_samen([deel for inhoud in laatste for deel in met_inhoud(inhoud)]):
        return [*bladen[:-2], laatste]
    return bladen
