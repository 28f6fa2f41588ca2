"""Census (Statbel) voor de 19 gemeenten van de Vlaamse Rand, overgetikte csv van één jaar."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from integratie.bronnen.bestand import getallen, lees_csv
from integratie.bronnen.statbel_loop import eis_rand

TELLINGEN = ["niet_eu_nationaliteit", "geboren_in_buitenland"]


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp, groep, waarde, status`: personen op 1 januari van het censusjaar.

    Fout: `Gegevensfout` bij een ontbrekende kolom, een andere reeks gemeenten dan de Rand of een naam die niet bij zijn
    code past.
    """
    ruw = lees_csv(pad, ",", ["nis", "gemeente", "jaar", *TELLINGEN])
    nis, jaar = eis_rand(ruw, pad.name)
    breed = pd.DataFrame({kolom: getallen(ruw[kolom], pad.name, geheel=True) for kolom in TELLINGEN})
    lang = breed.assign(nis=nis, jaar=jaar).melt(["nis", "jaar"], var_name="onderwerp", value_name="waarde")
    return lang.assign(groep="", status="bekend")
