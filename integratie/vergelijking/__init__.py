"""Vergelijken: reeksen naast gebieden, rang, verandering, en de keuring vooraf. Peiljaar = de stand zoals toen."""

from integratie.vergelijking.argumenten import kies_peiljaar
from integratie.vergelijking.kerngegevens import controleer
from integratie.vergelijking.rangen import Rang, rang
from integratie.vergelijking.reeksen import (
    gegevens,
    gegevens_van,
    gegevensdelen,
    laatste_peiljaar,
    reeks,
    reeks_naast,
)
from integratie.vergelijking.standen import (
    TE_OUD,
    Gekend,
    Stand,
    groepen,
    groepsstanden,
    is_gekend,
    is_vooruitzicht,
    laatste_waarneming,
    stand,
    stand_in,
    te_oud,
)
from integratie.vergelijking.toeval import (
    alleen_aantal,
    ernaast,
    maatstaven,
    te_klein_ernaast,
    te_kleine_gemeenten,
    tegenover,
    van_nul,
    zonder_kleine,
)
from integratie.vergelijking.veranderingen import Verandering, verandering
