"""Vergelijken: reeksen naast gebieden, rang, verandering, en de keuring vooraf. Peiljaar = de stand zoals toen."""

from integratie.vergelijking.reeksen import gegevens, laatste_peiljaar, reeks
from integratie.vergelijking.standen import Rang, Stand, Verandering, groepen, naast, rang, stand, verandering
from integratie.vergelijking.vooraf import controleer

__all__ = [
    "Rang", "Stand", "Verandering", "controleer", "gegevens", "groepen", "laatste_peiljaar", "naast", "rang", "reeks", "stand", "verandering",
]  # fmt: skip
