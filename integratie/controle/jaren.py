"""Hoe het jaar van een cijfer hoort te heten, los van de schrijvers: een telling op 31 december is die van het einde van het vorige jaar."""

from __future__ import annotations

from integratie.indicator import Indicator
from integratie.opslag import edities

HOOGSTENS = 5  # een cijfer van meer jaren geleden is geen boodschap
_AANTALLEN = {2: "twee", 3: "drie", 4: "vier", 5: "vijf", 10: "tien"}


def is_verwacht(ind: Indicator, jaar: int, editie: str) -> bool:
    """Is dit een vooruitzicht en geen waarneming?"""
    alle = edities.bronnen(editie)
    vanaf = [alle[t].vooruitzicht_vanaf for t in ind.tabellen if t in alle]
    return ind.soort == "vooruitzicht" or any(v is not None and jaar >= v for v in vanaf)


def label(ind: Indicator, jaar: int, editie: str) -> str:
    """ "2025", "eind 2023", "vijf jaar tot en met 2024" of "vooruitzicht 2025"."""
    if is_verwacht(ind, jaar, editie):
        return f"vooruitzicht {jaar}"
    if ind.jaren > 1:
        return f"{_AANTALLEN.get(ind.jaren, ind.jaren)} jaar tot en met {jaar}"
    return f"eind {jaar - 1}" if ind.eind_vorig_jaar else str(jaar)


def in_zin(ind: Indicator, jaar: int, editie: str) -> str:
    """Hetzelfde na een getal in een zin: "in 2025", "eind 2023", "in de vijf jaar tot en met 2024"."""
    if is_verwacht(ind, jaar, editie):
        return f"in {jaar} (vooruitzicht)"
    naam = label(ind, jaar, editie)
    if ind.eind_vorig_jaar:
        return naam
    return f"in de {naam}" if ind.jaren > 1 else f"in {naam}"


def te_oud(jaar: int, peiljaar: int) -> bool:
    """Is het cijfer meer dan vijf jaar ouder dan het peiljaar?"""
    return peiljaar - jaar > HOOGSTENS
