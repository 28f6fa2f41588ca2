"""Samenleven: wat zeggen inwoners over diversiteit, contact, vertrouwen en hun buurt?"""

import pandas as pd

from integratie.indicator import Rij, familie, indicator
from integratie.rekenen import gepubliceerd

ENQUETE = {
    "noemer": "inwoners die de vraag beantwoordden",
    "decimalen": 0,
    "thema": "samenleven",
    "laag": "sociaal-cultureel",
    "optelbaar": False,
    "soort": "enquete",
    "beinvloedbaar": True,
    "effect": "samenhang",
}
VERTROUWEN = {"doelen": ("vertrouwen en wederkerigheid",)}
STELLINGEN = {
    "goed_samenleven": "herkomsten leven goed samen",
    "verrijking": "andere herkomst is een verrijking",
    "ontmoeting_zinvol": "ontmoeting is zinvol",
    "onprettig_buren": "buren van andere herkomst zijn niet prettig",
    "te_veel_herkomsten": "er wonen te veel verschillende herkomsten",
}
VRAGEN = {
    "vrienden_niet_belgische_herkomst": {
        "titel": "Vrienden van niet-Belgische herkomst",
        "in_zin": "het hebben van vrienden van niet-Belgische herkomst",
        "definitie": "Inwoners met vrienden van niet-Belgische herkomst.",
        "teller": "inwoners met vrienden van niet-Belgische herkomst",
        "rijen": (Rij(3, "Heeft vrienden van niet-Belgische herkomst"),),
        "beinvloedbaar": False,
        "duiding": "neutraal",
        **VERTROUWEN,
    },
    "praatje_niet_belgische_herkomst": {
        "titel": "Praatje met mensen van niet-Belgische herkomst",
        "definitie": "Inwoners die geregeld een praatje maken met mensen van niet-Belgische herkomst.",
        "teller": "inwoners die een praatje maken met mensen van niet-Belgische herkomst",
        "rijen": (Rij(2, "Praatje met mensen van niet-Belgische herkomst"),),
        "duiding": "neutraal",
        **VERTROUWEN,
    },
    "vertrouwen_medemens": {
        "titel": "Vertrouwen in de medemens",
        "definitie": "Inwoners die vertrouwen hebben in hun medemens.",
        "teller": "inwoners met vertrouwen in de medemens",
        **VERTROUWEN,
    },
    "vertrouwen_gemeentebestuur": {
        "titel": "Vertrouwen in het gemeentebestuur",
        "definitie": "Inwoners die vertrouwen hebben in hun gemeentebestuur.",
        "teller": "inwoners met vertrouwen in het gemeentebestuur",
        "effect": "burgerschap",
        "rijen": (Rij(5),),
        **VERTROUWEN,
    },
    "thuis_voelen_buurt": {
        "titel": "Zich thuis voelen in de buurt",
        "definitie": "Inwoners die zich thuis voelen in hun buurt.",
        "teller": "inwoners die zich thuis voelen in hun buurt",
        "rijen": (Rij(4, "Voelt zich thuis in de buurt"),),
    },
    "sociaal_weefsel_buurt": {
        "titel": "Sociaal weefsel in de buurt",
        "definitie": "Inwoners die het sociaal weefsel in hun buurt sterk vinden (samengesteld cijfer van de bron).",
        "teller": "inwoners die het sociaal weefsel in hun buurt sterk vinden",
    },
    "participatie_verenigingsleven": {
        "titel": "Deelname aan het verenigingsleven",
        "definitie": "Inwoners die aan het verenigingsleven deelnemen.",
        "teller": "inwoners die aan het verenigingsleven deelnemen",
        "effect": "burgerschap",
        "doelen": ("toegankelijkheid", "samenhorigheid"),
    },
    "vrijwilligerswerk": {
        "titel": "Vrijwilligerswerk",
        "definitie": "Inwoners die vrijwilligerswerk doen.",
        "teller": "inwoners die vrijwilligerswerk doen",
        "effect": "burgerschap",
        "doelen": ("empowerment", "samenhorigheid"),
    },
    "onveiligheidsgevoel_buurt": {
        "titel": "Onveiligheidsgevoel in de buurt",
        "definitie": "Inwoners die zich onveilig voelen in hun buurt.",
        "teller": "inwoners die zich onveilig voelen in hun buurt",
        "duiding": "gunstig als lager",
    },
    "tevredenheid_buurt": {
        "titel": "Tevredenheid over de buurt",
        "definitie": "Inwoners die eerder of zeer tevreden zijn over hun buurt.",
        "teller": "inwoners die tevreden zijn over hun buurt",
    },
    "fier_op_gemeente": {
        "titel": "Fierheid over de gemeente",
        "definitie": "Inwoners die echt fier zijn op hun gemeente.",
        "teller": "inwoners die fier zijn op hun gemeente",
    },
}


@indicator(
    titel="Houding tegenover diversiteit",
    definitie="Inwoners met een positieve houding tegenover diversiteit (samengesteld cijfer van de bron) en, per stelling, inwoners die het ermee eens zijn.",
    teller="inwoners met een positieve houding, of die het eens zijn met de stelling",
    groepen=("", *STELLINGEN),
    groepsnamen=STELLINGEN,
    afwijzend=("onprettig_buren", "te_veel_herkomsten"),
    opmerkingen=(
        "Twee stellingen zijn negatief verwoord (niet prettig, te veel): daar wijst een hoger cijfer op een minder positieve houding.",
    ),
    rijen=(Rij(1, "Inwoners leven goed samen", groep="goed_samenleven"),),
    **ENQUETE,
    **VERTROUWEN,
)
def houding_tegenover_diversiteit(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`, `groep`), in %; `groep` is de stelling, leeg voor het samengestelde cijfer. Bron: Gemeente-Stadsmonitor."""
    delen = {stelling: gepubliceerd(survey, f"houding_{stelling}") for stelling in STELLINGEN}
    return pd.concat({"": gepubliceerd(survey, "houding_tegenover_diversiteit"), **delen}, names=["groep"])


@familie({**ENQUETE, "doelen": ("samenhorigheid",), "duiding": "gunstig als hoger"}, VRAGEN)
def antwoord(onderwerp: str, survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, onderwerp)
