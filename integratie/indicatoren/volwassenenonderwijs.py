"""Onderwijs: wie volgt als volwassene les, en is dat evenredig verdeeld over nationaliteit?"""

import pandas as pd

from integratie.indicator import Rij, indicator
from integratie.rekenen import aantal, breuk, tel

EU = ["west_noord_eu15", "zuid_eu15", "eu13"]
NIET_EU = ["europa_niet_eu", "turkije_maghreb", "andere_landen"]
NATIONALITEITEN = {"belg": ["belg"], "eu": EU, "niet_eu": NIET_EU}
DEEL = {
    "thema": "onderwijs",
    "doelen": ("toegankelijkheid", "empowerment"),
    "laag": "sociaal-cultureel",
    "opmerkingen": (
        "Cursisten van 1 april van het jaar tot en met 31 maart van het volgende, van alle opleidingen samen; Nederlands als tweede taal is er een van. "
        "Alleen het Nederlandstalige volwassenenonderwijs telt mee.",
    ),
}


@indicator(
    titel="Cursisten volwassenenonderwijs",
    in_zin="het aantal cursisten volwassenenonderwijs",
    definitie="Inwoners die in de loop van het schooljaar een opleiding van het volwassenenonderwijs volgden.",
    teller="cursisten volwassenenonderwijs",
    eenheid="personen",
    soort="stroom",
    **DEEL,
)
def cursisten_volwassenenonderwijs(volwassenenonderwijs: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: Departement Onderwijs via de Gemeente-Stadsmonitor (ON37)."""
    return aantal(tel(volwassenenonderwijs, "cursisten"))


@indicator(
    effect="voorzieningen",
    titel="Cursisten volwassenenonderwijs per 1.000 inwoners",
    in_zin="het aantal cursisten volwassenenonderwijs per 1.000 inwoners",
    boodschap="{} cursisten in het volwassenenonderwijs per 1.000 inwoners",
    dienst="Volwassenenonderwijs",
    vraag=(
        "bij niet-Belgen zijn het er {cursisten_per_1000_inwoners:niet_belg} per 1.000; is er les op haalbare uren?",
        "is er les op haalbare uren?",
    ),
    definitie="Cursisten van het volwassenenonderwijs per 1.000 inwoners op 1 januari van het jaar; van de Belgen en de niet-Belgen per 1.000 inwoners van dezelfde nationaliteit.",
    teller="cursisten volwassenenonderwijs",
    noemer="inwoners (alle leeftijden) van dezelfde nationaliteit",
    eenheid="per 1.000",
    soort="stroom",
    groepen=("", "belg", "niet_belg"),
    beinvloedbaar=True,
    rijen=(Rij(6, "Cursisten volwassenenonderwijs"),),
    **DEEL,
)
def cursisten_per_1000_inwoners(volwassenenonderwijs: pd.DataFrame, nationaliteit: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bronnen: Departement Onderwijs (ON37) en Statbel."""
    groepen = {"": (None, None), "belg": ("belg", "belg"), "niet_belg": (EU + NIET_EU, "niet_belg")}
    delen = {
        groep: breuk(tel(volwassenenonderwijs, "cursisten", wie), tel(nationaliteit, "inwoners", van))
        for groep, (wie, van) in groepen.items()
    }
    return pd.concat(delen, names=["groep"])


@indicator(
    titel="Aandeel niet-Belgen bij de cursisten volwassenenonderwijs",
    definitie="Cursisten zonder de Belgische nationaliteit, in % van alle cursisten van het volwassenenonderwijs.",
    teller="cursisten zonder de Belgische nationaliteit",
    noemer="cursisten volwassenenonderwijs",
    soort="deel van een stroom",
    samenstelling=True,
    basis="aandeel_niet_belg",
    **DEEL,
)
def aandeel_niet_belg_cursisten(volwassenenonderwijs: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Departement Onderwijs via de Gemeente-Stadsmonitor (ON37)."""
    return breuk(tel(volwassenenonderwijs, "cursisten", EU + NIET_EU), tel(volwassenenonderwijs, "cursisten"))


@indicator(
    titel="Cursisten volwassenenonderwijs naar nationaliteit",
    definitie="Cursisten met de Belgische, een andere EU- en een niet-EU-nationaliteit, in % van alle cursisten van het volwassenenonderwijs. Samen 100 %.",
    teller="cursisten van de nationaliteitsgroep",
    noemer="cursisten volwassenenonderwijs",
    soort="deel van een stroom",
    groepen=tuple(NATIONALITEITEN),
    samenstelling=True,
    samen_honderd=True,
    **DEEL,
)
def cursisten_naar_nationaliteit(volwassenenonderwijs: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Departement Onderwijs via de Gemeente-Stadsmonitor (ON37)."""
    allen = tel(volwassenenonderwijs, "cursisten")
    delen = {groep: breuk(tel(volwassenenonderwijs, "cursisten", wie), allen) for groep, wie in NATIONALITEITEN.items()}
    return pd.concat(delen, names=["groep"])
