"""Vergelijken: reeksen naast gebieden, rang, verandering, en de keuring vooraf. Peiljaar = de stand zoals toen."""

from integratie.vergelijking.jaren import TE_OUD, is_vooruitzicht, laatste_waarneming, te_oud
from integratie.vergelijking.plaatsen import Rang, rang, vergelijkbaar
from integratie.vergelijking.reeksen import gegevens, laatste_peiljaar, reeks
from integratie.vergelijking.standen import Stand, groepen, groepsstanden, naast, stand, stand_in
from integratie.vergelijking.toeval import alleen_aantal, te_kleine_gemeenten, tegenover, van_nul, zonder_kleine
from integratie.vergelijking.veranderingen import Verandering, verandering
from integratie.vergelijking.vooraf import controleer
from integratie.vergelijking.vraag import kies_peiljaar

__all__ = [
    "TE_OUD",
    "Rang",
    "Stand",
    "Verandering",
    "alleen_aantal",
    "controleer",
    "gegevens",
    "groepen",
    "groepsstanden",
    "is_vooruitzicht",
    "kies_peiljaar",
    "laatste_peiljaar",
    "laatste_waarneming",
    "naast",
    "rang",
    "reeks",
    "stand",
    "stand_in",
    "te_kleine_gemeenten",
    "te_oud",
    "tegenover",
    "van_nul",
    "verandering",
    "vergelijkbaar",
    "zonder_kleine",
]
