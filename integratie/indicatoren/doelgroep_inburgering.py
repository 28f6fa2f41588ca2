"""Inburgering: wie meldt zich aan, tekent een contract en behaalt een attest, naar doelgroep en nationaliteit?"""

import pandas as pd

from integratie.indicator import indicator
from integratie.indicatoren.inburgering import DOELGROEPEN, EU_PLUS, NATIONALITEITEN, van_groep
from integratie.rekenen import breuk, min_, plus, tel

DEEL = {
    "thema": "inburgering",
    "doelen": ("empowerment", "toegankelijkheid"),
    "laag": "wettelijk",
    "soort": "deel van een stroom",
    "samenstelling": True,
}
DOELGROEP = {
    **DEEL,
    "groepen": (*DOELGROEPEN, "doelgroep_onbekend"),
    "groepsnamen": {"doelgroep_onbekend": "nog te bepalen"},
    "opmerkingen": (
        "Sommige inburgeraars zijn verplicht om een traject te volgen, andere hebben er recht op zonder het te moeten.",
    ),
}
NATIONALITEIT = {
    **DEEL,
    "groepen": (*NATIONALITEITEN, "nationaliteit_onbekend"),
    "groepsnamen": {"nationaliteit_onbekend": "onbepaald"},
    "opmerkingen": EU_PLUS,
}
AANMELDING = {"noemer": "inburgeraars die zich voor het eerst aanmeldden"}
CONTRACT = {"noemer": "inburgeraars die voor het eerst een contract ondertekenden"}
ATTEST = {"noemer": "inburgeraars die een attest behaalden"}


def _verdeling(inburgering: pd.DataFrame, stap: str, groepen: dict[str, str], geheel: str, rest: str) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`); wie in geen groep zit, is `rest`: het geheel min de groepen."""
    allen = tel(inburgering, geheel)
    tellers = {groep: van_groep(inburgering, stap, groep) for groep in groepen}
    een, ander = tellers.values()
    tellers[rest] = min_(allen, plus(een, ander))
    return pd.concat({groep: breuk(teller, allen) for groep, teller in tellers.items()}, names=["groep"])


def _naar_doelgroep(inburgering: pd.DataFrame, stap: str, geheel: str) -> pd.DataFrame:
    return _verdeling(inburgering, stap, DOELGROEPEN, geheel, "doelgroep_onbekend")


def _naar_nationaliteit(inburgering: pd.DataFrame, stap: str) -> pd.DataFrame:
    return _verdeling(inburgering, stap, NATIONALITEITEN, stap, "nationaliteit_onbekend")


@indicator(
    titel="Aanmeldingen naar doelgroep",
    definitie="Verplichte en rechthebbende inburgeraars, in % van wie zich in het jaar voor het eerst aanmeldde. Samen 100 %.",
    teller="inburgeraars van de doelgroep die zich voor het eerst aanmeldden",
    samen_honderd=True,
    **AANMELDING,
    **DOELGROEP,
)
def aanmeldingen_naar_doelgroep(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE62)."""
    return _naar_doelgroep(inburgering, "aanmeldingen", "aanmeldingen")


@indicator(
    titel="Contracten naar doelgroep",
    definitie="Verplichte en rechthebbende inburgeraars, in % van wie in het jaar voor het eerst een contract ondertekende. Samen 100 %.",
    teller="inburgeraars van de doelgroep die voor het eerst een contract ondertekenden",
    samen_honderd=True,
    **CONTRACT,
    **DOELGROEP,
)
def contracten_naar_doelgroep(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE59)."""
    return _naar_doelgroep(inburgering, "contracten", "contracten")


@indicator(
    titel="Attesten naar doelgroep",
    definitie="Verplichte en rechthebbende inburgeraars, in % van wie in het jaar een attest behaalde. Samen 100 %.",
    teller="inburgeraars van de doelgroep die een attest behaalden",
    samen_honderd=True,
    **ATTEST,
    **DOELGROEP,
)
def attesten_naar_doelgroep(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE56)."""
    return _naar_doelgroep(
        inburgering, "attesten", "attesten_doelgroep"
    )  # dit blad heeft in 2010 en 2017 een eigen totaal


@indicator(
    titel="Aanmeldingen naar nationaliteit",
    definitie="Inburgeraars met een nationaliteit van binnen en van buiten de EU+, in % van wie zich in het jaar voor het eerst aanmeldde. Samen 100 %.",
    teller="inburgeraars van de nationaliteitsgroep die zich voor het eerst aanmeldden",
    samen_honderd=True,
    **AANMELDING,
    **NATIONALITEIT,
)
def aanmeldingen_naar_nationaliteit(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE63)."""
    return _naar_nationaliteit(inburgering, "aanmeldingen")


@indicator(
    titel="Contracten naar nationaliteit",
    definitie="Inburgeraars met een nationaliteit van binnen en van buiten de EU+, in % van wie in het jaar voor het eerst een contract ondertekende. Samen 100 %.",
    teller="inburgeraars van de nationaliteitsgroep die voor het eerst een contract ondertekenden",
    samen_honderd=True,
    **CONTRACT,
    **NATIONALITEIT,
)
def contracten_naar_nationaliteit(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE60)."""
    return _naar_nationaliteit(inburgering, "contracten")


@indicator(
    titel="Attesten naar nationaliteit",
    definitie="Inburgeraars met een nationaliteit van binnen en van buiten de EU+, in % van wie in het jaar een attest behaalde. Samen 100 %.",
    teller="inburgeraars van de nationaliteitsgroep die een attest behaalden",
    samen_honderd=True,
    **ATTEST,
    **NATIONALITEIT,
)
def attesten_naar_nationaliteit(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE57)."""
    return _naar_nationaliteit(inburgering, "attesten")
