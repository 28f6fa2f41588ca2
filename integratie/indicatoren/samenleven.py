"""Samenleven: wat zeggen inwoners over diversiteit, contact, vertrouwen en hun buurt?"""

import pandas as pd

from integratie.indicator import Rij, indicator
from integratie.rekenen import gepubliceerd

DEEL = {
    "noemer": "inwoners die de vraag beantwoordden",
    "decimalen": 0,
    "thema": "samenleven",
    "laag": "sociaal-cultureel",
    "optelbaar": False,
    "soort": "enquete",
    "beinvloedbaar": True,
}
VERTROUWEN = {**DEEL, "doelen": ("vertrouwen en wederkerigheid",)}
SAMEN = {**DEEL, "doelen": ("samenhorigheid",)}
STELLINGEN = {
    "goed_samenleven": "herkomsten leven goed samen",
    "verrijking": "andere herkomst is een verrijking",
    "ontmoeting_zinvol": "ontmoeting is zinvol",
    "onprettig_buren": "buren van andere herkomst zijn niet prettig",
    "te_veel_herkomsten": "er wonen te veel verschillende herkomsten",
}
ITEMS = {f"houding_{stelling}": stelling for stelling in STELLINGEN}


@indicator(
    effect="samenhang",
    titel="Houding tegenover diversiteit",
    definitie="Inwoners met een positieve houding tegenover diversiteit (samengesteld cijfer van de bron) en, per stelling, inwoners die het ermee eens zijn.",
    teller="inwoners met een positieve houding, of die het eens zijn met de stelling",
    groepen=("", *STELLINGEN),
    groepsnamen=STELLINGEN,
    afwijzend=("onprettig_buren", "te_veel_herkomsten"),
    rijen=(Rij(1, "Inwoners leven goed samen", groep="goed_samenleven"),),
    **{
        **VERTROUWEN,
        "opmerkingen": (
            "Twee stellingen zijn negatief verwoord (niet prettig, te veel): daar wijst een hoger cijfer op een minder positieve houding.",
        ),
    },
)
def houding_tegenover_diversiteit(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`, `groep`), in %; `groep` is de stelling, leeg voor het samengestelde cijfer. Bron: Gemeente-Stadsmonitor."""
    delen = {item: gepubliceerd(survey, onderwerp) for onderwerp, item in ITEMS.items()}
    return pd.concat({"": gepubliceerd(survey, "houding_tegenover_diversiteit"), **delen}, names=["groep"])


@indicator(
    effect="samenhang",
    titel="Vrienden van niet-Belgische herkomst",
    in_zin="het hebben van vrienden van niet-Belgische herkomst",
    definitie="Inwoners met vrienden van niet-Belgische herkomst.",
    teller="inwoners met vrienden van niet-Belgische herkomst",
    rijen=(Rij(3, "Heeft vrienden van niet-Belgische herkomst"),),
    **{**VERTROUWEN, "beinvloedbaar": False},
)
def vrienden_niet_belgische_herkomst(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "vrienden_niet_belgische_herkomst")


@indicator(
    effect="samenhang",
    titel="Praatje met mensen van niet-Belgische herkomst",
    definitie="Inwoners die geregeld een praatje maken met mensen van niet-Belgische herkomst.",
    teller="inwoners die een praatje maken met mensen van niet-Belgische herkomst",
    rijen=(Rij(2, "Praatje met mensen van niet-Belgische herkomst"),),
    **VERTROUWEN,
)
def praatje_niet_belgische_herkomst(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "praatje_niet_belgische_herkomst")


@indicator(
    effect="samenhang",
    titel="Vertrouwen in de medemens",
    definitie="Inwoners die vertrouwen hebben in hun medemens.",
    teller="inwoners met vertrouwen in de medemens",
    duiding="gunstig als hoger",
    **VERTROUWEN,
)
def vertrouwen_medemens(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "vertrouwen_medemens")


@indicator(
    effect="burgerschap",
    titel="Vertrouwen in het gemeentebestuur",
    definitie="Inwoners die vertrouwen hebben in hun gemeentebestuur.",
    teller="inwoners met vertrouwen in het gemeentebestuur",
    duiding="gunstig als hoger",
    rijen=(Rij(5),),
    **VERTROUWEN,
)
def vertrouwen_gemeentebestuur(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "vertrouwen_gemeentebestuur")


@indicator(
    effect="samenhang",
    titel="Zich thuis voelen in de buurt",
    definitie="Inwoners die zich thuis voelen in hun buurt.",
    teller="inwoners die zich thuis voelen in hun buurt",
    duiding="gunstig als hoger",
    rijen=(Rij(4, "Voelt zich thuis in de buurt"),),
    **SAMEN,
)
def thuis_voelen_buurt(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "thuis_voelen_buurt")


@indicator(
    effect="samenhang",
    titel="Sociaal weefsel in de buurt",
    definitie="Inwoners die het sociaal weefsel in hun buurt sterk vinden (samengesteld cijfer van de bron).",
    teller="inwoners die het sociaal weefsel in hun buurt sterk vinden",
    duiding="gunstig als hoger",
    **SAMEN,
)
def sociaal_weefsel_buurt(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "sociaal_weefsel_buurt")


@indicator(
    effect="burgerschap",
    titel="Deelname aan het verenigingsleven",
    definitie="Inwoners die aan het verenigingsleven deelnemen.",
    teller="inwoners die aan het verenigingsleven deelnemen",
    duiding="gunstig als hoger",
    **{**SAMEN, "doelen": ("toegankelijkheid", "samenhorigheid")},
)
def participatie_verenigingsleven(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "participatie_verenigingsleven")


@indicator(
    effect="burgerschap",
    titel="Vrijwilligerswerk",
    definitie="Inwoners die vrijwilligerswerk doen.",
    teller="inwoners die vrijwilligerswerk doen",
    duiding="gunstig als hoger",
    **{**SAMEN, "doelen": ("empowerment", "samenhorigheid")},
)
def vrijwilligerswerk(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "vrijwilligerswerk")


@indicator(
    effect="samenhang",
    titel="Onveiligheidsgevoel in de buurt",
    definitie="Inwoners die zich onveilig voelen in hun buurt.",
    teller="inwoners die zich onveilig voelen in hun buurt",
    duiding="gunstig als lager",
    **SAMEN,
)
def onveiligheidsgevoel_buurt(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "onveiligheidsgevoel_buurt")


@indicator(
    effect="samenhang",
    titel="Tevredenheid over de buurt",
    definitie="Inwoners die eerder of zeer tevreden zijn over hun buurt.",
    teller="inwoners die tevreden zijn over hun buurt",
    duiding="gunstig als hoger",
    **SAMEN,
)
def tevredenheid_buurt(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "tevredenheid_buurt")


@indicator(
    effect="samenhang",
    titel="Fierheid over de gemeente",
    definitie="Inwoners die echt fier zijn op hun gemeente.",
    teller="inwoners die fier zijn op hun gemeente",
    duiding="gunstig als hoger",
    **SAMEN,
)
def fier_op_gemeente(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "fier_op_gemeente")
