"""Een figuur over een indicator: haar naam, haar bron en haar noten."""

import pandas as pd

from integratie import gebieden
from integratie.beeld.bronvermelding import bronregel, noten
from integratie.blok.blok import Figuur
from integratie.gebieden import plat
from integratie.indicator import Indicator

VRIJ = "vrij"  # zo begint het anker van een figuur die niet bij het rapport van één gemeente hoort


def figuurnaam(soort: str, indicator: str, groep: str = "") -> str:
    """De naam van haar bestanden en haar anker op de bladzijde: "trend", "aandeel_niet_belg" → "trend-aandeel-niet-belg"."""
    return plat(" ".join([soort, indicator.replace("_", " "), groep.replace("_", " ")])).replace(" ", "-")


def vrij(soort: str, *waarover: str) -> str:
    """De soort van een figuur over zelf gekozen gebieden, met hun namen: zo heeft elke haar eigen bestanden."""
    return " ".join([VRIJ, soort, *(gebieden.plaats(x).naam if gebieden.is_gebied(x) else x for x in waarover if x)])


def figuur(
    soort: str,
    ind: Indicator,
    groep: str,
    jaren: list[int],
    titel: str,
    tekening: tuple[str, str],
    tabel: pd.DataFrame,
    bij_bron: str = "",
) -> Figuur:
    """De figuur; `tekening` is de svg en haar tekstalternatief, `jaren` zijn die van haar cijfers, oudste eerst."""
    soort = soort if ind.tabellen or soort.startswith(VRIJ) else vrij(soort)
    naam, bron = figuurnaam(soort, ind.naam, groep), bronregel(ind, jaren) + bij_bron
    over = ind.naam if ind.tabellen else ""  # eigen cijfers hebben geen definitie om naar te verwijzen
    return Figuur(naam, over, titel, *tekening, bron, tabel, **noten(ind, jaren), jaar=jaren[-1])
