"""Nieuwkomers: hoeveel meerderjarigen vestigden zich voor het eerst, en wie van hen komt van buiten de EU?"""

import pandas as pd

from integratie.indicator import indicator, leemte
from integratie.rekenen import aantal, breuk, gepubliceerd, tel

DEEL = {
    "thema": "nieuwkomers",
    "doelen": ("toegankelijkheid", "empowerment"),
    "laag": "wettelijk",
    "soort": "stroom",
    "feit": "nieuwkomers",
}
GEPUBLICEERD = (
    "De bron publiceert deze verhouding zelf; ze kan niet opgeteld worden, dus er is geen cijfer voor gebieden.",
)


@indicator(
    titel="Meerderjarige nieuwkomers",
    definitie="Meerderjarigen die zich in de loop van het jaar als nieuwkomer in de gemeente vestigden.",
    teller="meerderjarige nieuwkomers",
    eenheid="personen",
    decimalen=0,
    **DEEL,
)
def meerderjarige_nieuwkomers(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: Agentschap Integratie en Inburgering via provincies.incijfers.be."""
    return aantal(tel(nieuwkomers, "nieuwkomers"))


@indicator(
    titel="Meerderjarige nieuwkomers van buiten de EU",
    definitie="Meerderjarige nieuwkomers van buiten de EU die zich in de loop van het jaar in de gemeente vestigden.",
    teller="meerderjarige nieuwkomers van buiten de EU",
    eenheid="personen",
    decimalen=0,
    **DEEL,
)
def nieuwkomers_niet_eu(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: Agentschap Integratie en Inburgering via provincies.incijfers.be."""
    return aantal(tel(nieuwkomers, "nieuwkomers_niet_eu"))


@indicator(
    titel="Nieuwkomers per 1.000 inwoners van 18 jaar en ouder",
    in_zin="het aantal nieuwkomers per 1.000 inwoners van 18 jaar en ouder",
    definitie="Meerderjarige nieuwkomers per 1.000 inwoners van 18 jaar en ouder, zoals de bron publiceert.",
    teller="meerderjarige nieuwkomers",
    noemer="inwoners van 18 jaar en ouder",
    eenheid="per 1.000",
    optelbaar=False,
    telling="meerderjarige_nieuwkomers",
    opmerkingen=GEPUBLICEERD,
    **DEEL,
)
def nieuwkomers_per_1000(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), per 1.000 inwoners van 18+. Bron: AgII via provincies.incijfers.be."""
    return gepubliceerd(nieuwkomers, "nieuwkomers_per_1000")


@indicator(
    titel="Nieuwkomers van buiten de EU per 1.000 niet-EU-inwoners van 18 jaar en ouder",
    in_zin="het aantal nieuwkomers van buiten de EU per 1.000 niet-EU-inwoners van 18 jaar en ouder",
    definitie="Meerderjarige nieuwkomers van buiten de EU per 1.000 meerderjarige inwoners van buiten de EU, zoals de bron publiceert.",
    teller="meerderjarige nieuwkomers van buiten de EU",
    noemer="niet-EU-inwoners van 18 jaar en ouder",
    eenheid="per 1.000",
    optelbaar=False,
    telling="nieuwkomers_niet_eu",
    prioriteit=0,
    opmerkingen=(
        *GEPUBLICEERD,
        "In een gemeente met weinig niet-EU-inwoners maken enkele personen al een groot verschil.",
    ),
    **DEEL,
)
def nieuwkomers_niet_eu_per_1000(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), per 1.000 niet-EU-inwoners van 18+. Bron: AgII via provincies.incijfers.be."""
    return gepubliceerd(nieuwkomers, "nieuwkomers_niet_eu_per_1000")


@indicator(
    titel="Aandeel nieuwkomers van buiten de EU",
    definitie="Meerderjarige nieuwkomers van buiten de EU, in % van alle meerderjarige nieuwkomers van het jaar.",
    teller="meerderjarige nieuwkomers van buiten de EU",
    noemer="meerderjarige nieuwkomers",
    eenheid="%",
    **{**DEEL, "feit": "nieuwkomers van buiten de EU", "soort": "deel van een stroom"},
)
def aandeel_niet_eu_nieuwkomers(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: AgII via provincies.incijfers.be."""
    return breuk(tel(nieuwkomers, "nieuwkomers_niet_eu"), tel(nieuwkomers, "nieuwkomers"))


@indicator(
    titel="Nieuwkomers per 1.000 inwoners",
    in_zin="het aantal nieuwkomers per 1.000 inwoners",
    definitie="Meerderjarige nieuwkomers van het jaar per 1.000 inwoners (alle leeftijden) op 1 januari van dat jaar.",
    teller="meerderjarige nieuwkomers",
    noemer="inwoners",
    eenheid="per 1.000",
    prioriteit=3,
    opmerkingen=(
        "Ook kinderen zitten in de noemer: dit cijfer ligt lager dan dat per 1.000 inwoners van 18 jaar en ouder.",
    ),
    **DEEL,
)
def nieuwkomers_per_1000_inwoners(nieuwkomers: pd.DataFrame, herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bronnen: AgII via provincies.incijfers.be en Statbel."""
    return breuk(tel(nieuwkomers, "nieuwkomers"), tel(herkomst, "inwoners"))


leemte(
    "nieuwkomers",
    "opvangplaatsen voor verzoekers om internationale bescherming, en hun bezetting",
    "opvangplaatsen en bezetting per gemeente",
    "Fedasil",
)
leemte(
    "nieuwkomers",
    "mensen met tijdelijke bescherming (Oekraïne)",
    "personen met tijdelijke bescherming per gemeente",
    "Statbel of de Dienst Vreemdelingenzaken",
)
leemte(
    "nieuwkomers",
    "erkende vluchtelingen en subsidiair beschermden",
    "verblijfstitels per gemeente",
    "Dienst Vreemdelingenzaken",
)
leemte(
    "nieuwkomers",
    "noden van vluchtelingen en andere nieuwkomers",
    "een eigen bevraging, of gesprekken met wie hen begeleidt",
    "de gemeente, het OCMW of het Agentschap Integratie en Inburgering",
)
