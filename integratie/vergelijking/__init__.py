"""Vergelijken: reeksen naast gebieden, rang, verandering, en de keuring vooraf. Peiljaar = de stand zoals toen."""

from integratie.vergelijking.keuring import controleer
from integratie.vergelijking.reeksen import gegevens, laatste_peiljaar, reeks
from integratie.vergelijking.standen import Rang, Stand, Verandering, groepen, naast, rang, stand, verandering
from integratie.vergelijking.vraag import kies_peiljaar

__all__ = [
    "Rang", "Stand", "Verandering", "controleer", "gegevens", "groepen", "kies_peiljaar", "laatste_peiljaar", "naast", "rang", "reeks", "stand", "verandering",
]  # fmt: skip
