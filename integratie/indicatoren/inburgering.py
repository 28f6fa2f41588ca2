"""Inburgering: hoe groot is de groep die de laatste jaren voor inburgering in aanmerking kwam?"""

import pandas as pd

from integratie.indicator import indicator, leemte
from integratie.rekenen import aantal, breuk, plus, tel, vroeger

OPMERKINGEN = (
    "Som van de nieuwkomers van vijf jaren, het jaar zelf inbegrepen. Wie intussen verhuisde telt mee waar hij zich eerst vestigde.",
    "Dit is een benadering van de mogelijke doelgroep, geen telling van inburgeraars, contracten of attesten.",
)
DEEL = {
    "thema": "inburgering",
    "doelen": ("empowerment", "toegankelijkheid"),
    "laag": "wettelijk",
    "soort": "stroom",
    "feit": "nieuwkomers",
    "telling": "meerderjarige_nieuwkomers",
    "jaren": 5,
    "opmerkingen": OPMERKINGEN,
}


def _vijf_jaar(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Som over het jaar zelf en de vier jaren ervoor; enkel waar alle vijf in de tabel staan."""
    som = per_jaar = tel(nieuwkomers, "nieuwkomers")
    for terug in range(1, 5):
        som = plus(som, vroeger(per_jaar, terug))
    return som


@indicator(
    titel="Nieuwkomers van de laatste vijf jaar",
    definitie="Meerderjarige nieuwkomers die zich in de laatste vijf jaar in de gemeente vestigden, samengeteld.",
    teller="meerderjarige nieuwkomers van vijf jaren",
    eenheid="personen",
    decimalen=0,
    **DEEL,
)
def nieuwkomers_cumulatief_5_jaar(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: AgII via provincies.incijfers.be."""
    return aantal(_vijf_jaar(nieuwkomers))


@indicator(
    titel="Nieuwkomers van de laatste vijf jaar per 1.000 inwoners",
    in_zin="het aantal nieuwkomers van de laatste vijf jaar per 1.000 inwoners",
    definitie="Meerderjarige nieuwkomers van de laatste vijf jaar samen, per 1.000 inwoners op 1 januari van het laatste jaar.",
    teller="meerderjarige nieuwkomers van vijf jaren",
    noemer="inwoners",
    eenheid="per 1.000",
    **DEEL,
)
def nieuwkomers_cumulatief_5_jaar_per_1000(nieuwkomers: pd.DataFrame, herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bronnen: AgII via provincies.incijfers.be en Statbel."""
    return breuk(_vijf_jaar(nieuwkomers), tel(herkomst, "inwoners"))


leemte(
    "inburgering",
    "inburgeringscontracten",
    "inburgeringscontracten per gemeente en jaar",
    "Agentschap Integratie en Inburgering",
)
leemte(
    "inburgering",
    "inburgeringsattesten en -certificaten",
    "behaalde attesten per gemeente en jaar",
    "Agentschap Integratie en Inburgering",
)
leemte(
    "inburgering",
    "NT2-cursisten, niveaus en wachtlijsten",
    "cursisten Nederlands als tweede taal per gemeente",
    "Kruispuntbank Inburgering of Departement Onderwijs en Vorming",
)
leemte(
    "inburgering",
    "deelname aan de vierde pijler (participatie- en netwerktraject, sinds 2023)",
    "trajecten vierde pijler per gemeente",
    "Agentschap Integratie en Inburgering of de gemeente",
)
