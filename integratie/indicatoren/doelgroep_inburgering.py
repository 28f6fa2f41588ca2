"""Inburgering: wie meldt zich aan, tekent een contract en behaalt een attest, naar doelgroep en nationaliteit?"""

import pandas as pd

from integratie.indicator import familie
from integratie.indicatoren.inburgering import DOELGROEPEN, EU_PLUS, NATIONALITEITEN, van_groep
from integratie.rekenen import breuk, min_, plus, tel

DEEL = {
    "thema": "inburgering",
    "doelen": ("empowerment", "toegankelijkheid"),
    "laag": "wettelijk",
    "soort": "deel van een stroom",
    "samenstelling": True,
    "samen_honderd": True,
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
# Stap → wie ze zette, in een jaar en alle jaren.
STAPPEN = {
    "aanmeldingen": ("zich in het jaar voor het eerst aanmeldde", "zich voor het eerst aanmeldden"),
    "contracten": (
        "in het jaar voor het eerst een contract ondertekende",
        "voor het eerst een contract ondertekenden",
    ),
    "attesten": ("in het jaar een attest behaalde", "een attest behaalden"),
}


def _kaarten(naar: str, wie: str, teller: str) -> dict[str, dict]:
    return {
        f"{stap}_naar_{naar}": {
            "van": (stap,),
            "titel": f"{stap.capitalize()} naar {naar}",
            "definitie": f"{wie}, in % van wie {in_het_jaar}. Samen 100 %.",
            "teller": f"inburgeraars van de {teller} die {meervoud}",
            "noemer": f"inburgeraars die {meervoud}",
        }
        for stap, (in_het_jaar, meervoud) in STAPPEN.items()
    }


def _verdeling(inburgering: pd.DataFrame, stap: str, groepen: dict[str, str], geheel: str, rest: str) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`); wie in geen groep zit, is `rest`: het geheel min de groepen."""
    allen = tel(inburgering, geheel)
    tellers = {groep: van_groep(inburgering, stap, groep) for groep in groepen}
    een, ander = tellers.values()
    tellers[rest] = min_(allen, plus(een, ander))
    return pd.concat({groep: breuk(teller, allen) for groep, teller in tellers.items()}, names=["groep"])


@familie(DOELGROEP, _kaarten("doelgroep", "Verplichte en rechthebbende inburgeraars", "doelgroep"))
def naar_doelgroep(stap: str, inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE62, DE59, DE56)."""
    geheel = "attesten_doelgroep" if stap == "attesten" else stap  # dit blad heeft in 2010 en 2017 een eigen totaal
    return _verdeling(inburgering, stap, DOELGROEPEN, geheel, "doelgroep_onbekend")


@familie(
    NATIONALITEIT,
    _kaarten(
        "nationaliteit",
        "Inburgeraars met een nationaliteit van binnen en van buiten de EU+",
        "nationaliteitsgroep",
    ),
)
def naar_nationaliteit(stap: str, inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE63, DE60, DE57)."""
    return _verdeling(inburgering, stap, NATIONALITEITEN, stap, "nationaliteit_onbekend")
