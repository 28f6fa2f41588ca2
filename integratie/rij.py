"""Welke rij een indicator krijgt op het blad van een thema."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rij:
    """Een rij van een indicator op het blad van een thema (`vierblad.rijen`).

    `plaats` is haar volgorde in het thema, vanaf 1: wie achteraan staat, valt eerst weg als het blad te vol is. `titel` is de korte naam (leeg: die van
    de kaart), `groep` de groep die er staat, en `thema` het thema waar ze staat als dat niet dat van de kaart is.
    """

    plaats: int
    titel: str = ""
    groep: str = ""
    thema: str = ""
