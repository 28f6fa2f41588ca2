"""Samenleven, politieke deelname: hoeveel niet-Belgen schrijven zich in als kiezer?"""

import pandas as pd

from integratie.indicator import indicator
from integratie.rekenen import breuk, met_geheel, per_groep, tel


@indicator(
    effect="burgerschap",
    titel="Aandeel niet-Belgen dat zich als kiezer inschreef",
    definitie="Niet-Belgen die zich inschreven als kiezer voor de gemeenteraadsverkiezingen, in % van wie zich kon inschrijven.",
    teller="ingeschreven kiezers met een niet-Belgische nationaliteit",
    noemer="niet-Belgen die zich konden inschrijven",
    thema="samenleven",
    doelen=("toegankelijkheid", "vertrouwen en wederkerigheid"),
    laag="wettelijk",
    duiding="gunstig als hoger",
    beinvloedbaar=True,
    groepen=("", "eu", "niet_eu"),
    opmerkingen=(
        "EU-burgers konden zich allemaal inschrijven, wie van buiten de EU komt alleen na vijf jaar onafgebroken hoofdverblijf in België en onder andere voorwaarden.",
        "Wie ingeschreven was, moest in 2012 en 2018 gaan stemmen.",
    ),
)
def kiezers_niet_belgen(kiezers: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, verkiezings`jaar`, `groep`), in personen; `groep` leeg voor alle niet-Belgen. Bron: FOD Binnenlandse Zaken (bladen LO28 en LO29)."""
    alle = breuk(tel(kiezers, "kiezers"), tel(kiezers, "mogelijke_kiezers"))
    return met_geheel(alle, per_groep(kiezers, "kiezers_groep", "mogelijke_kiezers_groep"))
