"""Een figuur over een indicator: haar naam, haar bron en haar noten."""

import pandas as pd

from integratie.beeld.bronvermelding import bronregel, noten
from integratie.blok.blok import Figuur
from integratie.gebieden import plat
from integratie.indicator import Indicator


def figuurnaam(soort: str, indicator: str, groep: str = "") -> str:
    """De naam van haar bestanden en haar anker op de bladzijde: "trend", "aandeel_niet_belg" → "trend-aandeel-niet-belg"."""
    return plat(" ".join([soort, indicator.replace("_", " "), groep.replace("_", " ")])).replace(" ", "-")


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
    naam, bron = figuurnaam(soort, ind.naam, groep), bronregel(ind, jaren) + bij_bron
    return Figuur(naam, ind.naam, titel, *tekening, bron, tabel, **noten(ind, jaren), jaar=jaren[-1])
