"""Inburgering: wie meldt zich aan, tekent een contract en behaalt een attest, naar doelgroep en nationaliteit?"""

import pandas as pd

from integratie.indicator import indicator
from integratie.indicatoren.inburgering import DOELGROEPEN, EU_PLUS, NATIONALITEITEN
from integratie.rekenen import delen

DEEL = {
    "thema": "inburgering",
    "doelen": ("empowerment", "toegankelijkheid"),
    "laag": "wettelijk",
    "soort": "deel van een stroom",
    "eenheid": "%",
    "samenstelling": True,
}
DOELGROEP = {
    **DEEL,
    "groepen": (*DOELGROEPEN, "doelgroep_onbekend"),
    "groepsnamen": {"doelgroep_onbekend": "doelgroep nog te bepalen"},
    "opmerkingen": (
        "Sommige inburgeraars zijn verplicht om een traject te volgen, andere hebben er recht op zonder het te moeten.",
    ),
}
NATIONALITEIT = {
    **DEEL,
    "groepen": (*NATIONALITEITEN, "nationaliteit_onbekend"),
    "groepsnamen": {"nationaliteit_onbekend": "nationaliteit niet bepaald"},
    "opmerkingen": EU_PLUS,
}
AANMELDING = {"noemer": "inburgeraars die zich voor het eerst aanmeldden"}
CONTRACT = {"noemer": "inburgeraars die voor het eerst een contract ondertekenden"}
ATTEST = {"noemer": "inburgeraars die een attest behaalden"}


@indicator(
    titel="Aanmeldingen naar doelgroep",
    definitie="Verplichte en rechthebbende inburgeraars, in % van wie zich in het jaar voor het eerst aanmeldde. Samen 100 %.",
    teller="inburgeraars van de doelgroep die zich voor het eerst aanmeldden",
    **AANMELDING,
    **DOELGROEP,
)
def aanmeldingen_naar_doelgroep(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE62)."""
    return delen(inburgering, "aanmeldingen_doelgroep", "aanmeldingen_doelgroep")


@indicator(
    titel="Contracten naar doelgroep",
    definitie="Verplichte en rechthebbende inburgeraars, in % van wie in het jaar voor het eerst een contract ondertekende. Samen 100 %.",
    teller="inburgeraars van de doelgroep die voor het eerst een contract ondertekenden",
    **CONTRACT,
    **DOELGROEP,
)
def contracten_naar_doelgroep(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE59)."""
    return delen(inburgering, "contracten_doelgroep", "contracten_doelgroep")


@indicator(
    titel="Attesten naar doelgroep",
    definitie="Verplichte en rechthebbende inburgeraars, in % van wie in het jaar een attest behaalde. Samen 100 %.",
    teller="inburgeraars van de doelgroep die een attest behaalden",
    **ATTEST,
    **DOELGROEP,
)
def attesten_naar_doelgroep(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE56)."""
    return delen(inburgering, "attesten_doelgroep", "attesten_doelgroep")


@indicator(
    titel="Aanmeldingen naar nationaliteit",
    definitie="Inburgeraars met een nationaliteit van binnen en van buiten de EU+, in % van wie zich in het jaar voor het eerst aanmeldde. Samen 100 %.",
    teller="inburgeraars van de nationaliteitsgroep die zich voor het eerst aanmeldden",
    **AANMELDING,
    **NATIONALITEIT,
)
def aanmeldingen_naar_nationaliteit(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE63)."""
    return delen(inburgering, "aanmeldingen_nationaliteit", "aanmeldingen_nationaliteit")


@indicator(
    titel="Contracten naar nationaliteit",
    definitie="Inburgeraars met een nationaliteit van binnen en van buiten de EU+, in % van wie in het jaar voor het eerst een contract ondertekende. Samen 100 %.",
    teller="inburgeraars van de nationaliteitsgroep die voor het eerst een contract ondertekenden",
    **CONTRACT,
    **NATIONALITEIT,
)
def contracten_naar_nationaliteit(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE60)."""
    return delen(inburgering, "contracten_nationaliteit", "contracten_nationaliteit")


@indicator(
    titel="Attesten naar nationaliteit",
    definitie="Inburgeraars met een nationaliteit van binnen en van buiten de EU+, in % van wie in het jaar een attest behaalde. Samen 100 %.",
    teller="inburgeraars van de nationaliteitsgroep die een attest behaalden",
    **ATTEST,
    **NATIONALITEIT,
)
def attesten_naar_nationaliteit(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE57)."""
    return delen(inburgering, "attesten_nationaliteit", "attesten_nationaliteit")
