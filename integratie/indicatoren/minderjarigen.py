"""Minderjarigen: hoeveel kinderen en jongeren zijn er, en van welke herkomst en nationaliteit?"""

import pandas as pd

from integratie.indicator import Rij, familie, indicator
from integratie.rekenen import aantal, breuk, gepubliceerd, tel

TOT_17 = ["0-4", "5-9", "10-14", "15-17"]
TOT_24 = [*TOT_17, "18-19", "20-24"]
HERKOMST = {
    "thema": "minderjarigen",
    "doelen": ("samenhorigheid", "empowerment"),
    "laag": "sociaal-cultureel",
    "samenstelling": True,
}
RECHTEN = {
    "thema": "minderjarigen",
    "doelen": ("toegankelijkheid", "empowerment"),
    "laag": "sociaal-cultureel",
    "samenstelling": True,
}
HERKOMSTGROEPEN = {
    "maghreb": "Maghreb",
    "turks": "Turkije",
    "oost_europees_niet_eu": "Oost-Europa buiten de EU",
    "andere_afrikaans": "andere landen in Afrika",
}


@indicator(
    titel="Jongeren van niet-Belgische herkomst",
    definitie="Inwoners van 0 tot en met 24 jaar van niet-Belgische herkomst.",
    teller="inwoners van 0–24 jaar van niet-Belgische herkomst",
    eenheid="personen",
    opmerkingen=("Het aantal jongeren in totaal zit niet in deze bron: een aandeel kan niet berekend worden.",),
    rijen=(Rij(2, "Jongeren (0–24) van buitenlandse herkomst"),),
    **HERKOMST,
)
def jongeren_buitenlandse_herkomst(jongeren: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: provincies.incijfers.be."""
    return aantal(tel(jongeren, "jongeren_buitenlandse_herkomst"))


@indicator(
    titel="Jongeren naar herkomst",
    in_zin="de verdeling van de jongeren naar herkomst",
    definitie="Inwoners van 0 tot en met 24 jaar van een herkomstgroep, in % van alle inwoners van 0 tot en met 24 jaar.",
    teller="inwoners van 0–24 jaar van de herkomstgroep",
    noemer="inwoners van 0–24 jaar",
    optelbaar=False,
    groepsnamen=HERKOMSTGROEPEN,
    opmerkingen=("De vier herkomstgroepen omvatten samen niet alle jongeren van buitenlandse herkomst.",),
    **HERKOMST,
)
def jongeren_naar_herkomst(jongeren: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`, `groep`), in %. Bron: provincies.incijfers.be."""
    return gepubliceerd(jongeren, "aandeel_jongeren", per_groep=True)


BIJ_JONGEREN = {
    "minderjarigen_niet_belg": {
        "van": (TOT_17,),
        "titel": "Aandeel niet-Belgen bij minderjarigen",
        "boodschap": "{} van de minderjarigen heeft niet de Belgische nationaliteit",
        "dienst": "Let op",
        "vraag": ("nationaliteit zegt niets over taal of nood",),
        "definitie": "Inwoners van 0 tot en met 17 jaar zonder de Belgische nationaliteit, in % van alle inwoners van die leeftijd.",
        "teller": "niet-Belgen van 0–17 jaar",
        "noemer": "inwoners van 0–17 jaar",
        "feit": "niet-Belgen bij minderjarigen",
        "opmerkingen": (
            "De Gemeente-Stadsmonitor geeft het aandeel niet-Belgen bij minderjarigen ook, soms voor recentere jaren.",
        ),
    },
    "jongeren_niet_belg": {
        "van": (TOT_24,),
        "titel": "Aandeel niet-Belgen bij jongeren",
        "definitie": "Inwoners van 0 tot en met 24 jaar zonder de Belgische nationaliteit, in % van alle inwoners van die leeftijd.",
        "teller": "niet-Belgen van 0–24 jaar",
        "noemer": "inwoners van 0–24 jaar",
    },
}


@familie(RECHTEN, BIJ_JONGEREN)
def niet_belgen_van(leeftijden: list[str], bevolking: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel, structuur van de bevolking."""
    return breuk(
        tel(bevolking, "inwoners", "niet_belg", leeftijd=leeftijden), tel(bevolking, "inwoners", leeftijd=leeftijden)
    )


@indicator(
    titel="Aandeel minderjarigen",
    boodschap="{} is minderjarig",
    dienst="Jeugd",
    vraag=("zijn er plekken en activiteiten genoeg?",),
    definitie="Inwoners van 0 tot en met 17 jaar, in % van alle inwoners.",
    teller="inwoners van 0–17 jaar",
    noemer="inwoners",
    thema="minderjarigen",
    doelen=("toegankelijkheid",),
    laag="sociaal-economisch",
)
def aandeel_minderjarigen(bevolking: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel, structuur van de bevolking."""
    return breuk(tel(bevolking, "inwoners", leeftijd=TOT_17), tel(bevolking, "inwoners"))


@indicator(
    titel="Aandeel niet-Belgen bij minderjarigen volgens de Gemeente-Stadsmonitor",
    in_zin="het aandeel niet-Belgen bij minderjarigen",
    boodschap="{} van de minderjarigen heeft niet de Belgische nationaliteit",
    dienst="Let op",
    vraag=("nationaliteit zegt niets over taal of nood",),
    definitie="Inwoners van 0 tot en met 17 jaar zonder de Belgische nationaliteit, in % van alle inwoners van die leeftijd.",
    teller="niet-Belgen van 0–17 jaar",
    noemer="inwoners van 0–17 jaar",
    feit="niet-Belgen bij minderjarigen",
    opmerkingen=("Statbel telde ze ook in de structuur van de bevolking; in dezelfde jaren is dat hetzelfde cijfer.",),
    rijen=(Rij(3, "Minderjarige niet-Belgen"),),
    **RECHTEN,
)
def minderjarigen_niet_belg_monitor(vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE45)."""
    kinderen = tel(vreemdelingen, "inwoners_leeftijdsgroep", "0-17 jaar")
    return breuk(tel(vreemdelingen, "vreemdelingen_leeftijd", "0-17 jaar"), kinderen)


@indicator(
    titel="Aandeel minderjarigen bij de niet-Belgen",
    definitie="Niet-Belgen van 0 tot en met 17 jaar, in % van alle niet-Belgen.",
    teller="niet-Belgen van 0–17 jaar",
    noemer="niet-Belgen",
    opmerkingen=("Een kind met een Belgische ouder is doorgaans Belg en telt dan niet mee.",),
    **{**RECHTEN, "prioriteit": 0},
)
def aandeel_minderjarigen_bij_niet_belgen(vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE45)."""
    kinderen = tel(vreemdelingen, "vreemdelingen_leeftijd", "0-17 jaar")
    return breuk(kinderen, tel(vreemdelingen, "vreemdelingen_leeftijd"))
