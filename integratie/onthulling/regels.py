"""Vanaf hoeveel mensen een aantal uit een eigen bestand getoond wordt: `regels.yaml`, één regel per soort bestand."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from integratie.bestanden.yaml_met_plaats import lees_bestand

VERBERGEN, AFRONDEN = "verbergen", "afronden"


@dataclass(frozen=True)
class Regel:
    """`personen` en `gezinnen`: minder is klein; `gekruist`: hoogstens zoveel kenmerken samen in één aantal; `methode`: verbergen of afronden."""

    personen: int
    gezinnen: int
    gekruist: int
    methode: str

    def klein(self, aantallen: pd.Series, gezinnen: pd.Series | None = None) -> pd.Series:
        """Waar een aantal personen te klein is, of van te weinig gezinnen komt; nul en onbekend (NaN) zijn niet klein."""
        klein = aantallen.between(1, self.personen - 1)
        return klein if gezinnen is None else klein | ((aantallen > 0) & gezinnen.between(0, self.gezinnen - 1))


@cache
def regel(soort: str) -> Regel:
    """De regel voor `wijken`, `bevraging` of `instroom`."""
    knoop = lees_bestand(Path(__file__).with_name("regels.yaml")).deel(soort)
    # Van een bevraging blijft een kenmerk met een kleine groep helemaal weg; daar valt niets op te tellen.
    methode = knoop.keuze("methode", (VERBERGEN, AFRONDEN) if soort == "wijken" else (VERBERGEN,))
    personen, gezinnen, gekruist = (int(knoop.getal(naam, 1)) for naam in ("personen", "gezinnen", "gekruist"))
    return Regel(personen, gezinnen, gekruist, methode)
