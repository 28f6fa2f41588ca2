"""Vergelijken: reeksen naast gebieden, rang, verandering, en de keuring vooraf. Peiljaar = de stand zoals toen."""

from integratie.vergelijking.jaren import TE_OUD, is_vooruitzicht, laatste_waarneming, te_oud
from integratie.vergelijking.keuring import controleer
from integratie.vergelijking.reeksen import gegevens, laatste_peiljaar, reeks
from integratie.vergelijking.standen import (
    Rang,
    Stand,
    Verandering,
    groepen,
    groepsstanden,
    naast,
    rang,
    stand,
    stand_in,
    verandering,
)  # fmt: skip

__all__ = [
    "TE_OUD", "Rang", "Stand", "Verandering", "controleer", "gegevens", "groepen", "groepsstanden", "is_vooruitzicht", "laatste_peiljaar",
    "laatste_waarneming", "naast", "rang", "reeks", "stand", "stand_in", "te_oud", "verandering",
]  # fmt: skip
