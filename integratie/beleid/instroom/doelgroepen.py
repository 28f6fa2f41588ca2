"""Kinderen per onderwijsniveau, en volwassenen die tot de doelgroep van inburgering kunnen horen: afgelezen uit de beschermde tabel van leeftijd en nationaliteit."""

import pandas as pd

from integratie.beleid.instroom.cijfers import Instroom
from integratie.beleid.instroom.tabellen import BELGEN, EU, KRUIS, NIET_EU, VOLWASSEN, WIE

NIVEAUS = {
    "kleuteronderwijs (3 tot 5 jaar)": "3-5",
    "lager onderwijs (6 tot 11 jaar)": "6-11",
    "secundair onderwijs (12 tot 17 jaar)": "12-17",
}
ONDERWIJS = "De leeftijd is die welke een kind in het jaar van aankomst bereikt, zoals een school ze telt; naar welke school het gaat, en welke taal het spreekt, zegt een register niet."
INBURGERING = (
    "Wie verplicht of gerechtigd is, hangt ook af van verblijfsstatuut, duur van het verblijf en vrijstellingen; die staan niet in het uittreksel. De nationaliteit "
    "zegt enkel wie ertoe kan horen: 18 tot 64 jaar, geen Belg, en voor burgers van de Europese Unie nooit verplicht [te bevestigen]. Belgen met een vreemde "
    "geboorteplaats kunnen gerechtigd zijn en zijn hier niet te herkennen."
)


def leerlingen(i: Instroom) -> pd.DataFrame:
    """Aankomsten van kinderen: een rij per onderwijsniveau, een kolom per jaar van aankomst; NaN is verborgen."""
    return pd.DataFrame(
        {jaar: {naam: i.aantallen(WIE, jaar).get(lft) for naam, lft in NIVEAUS.items()} for jaar in _jaren(i)}
    )


def volwassenen(i: Instroom) -> pd.DataFrame:
    """Aankomsten van 18 tot 64 jaar: een rij per groep van nationaliteiten, een kolom per jaar; NaN is verborgen."""
    groepen = (BELGEN, EU, NIET_EU)
    return pd.DataFrame(
        {jaar: {g: i.aantallen(WIE, jaar).get(f"{VOLWASSEN}{KRUIS}{g}") for g in groepen} for jaar in _jaren(i)}
    )


def _jaren(i: Instroom) -> list[int]:
    return [jaar for jaar in i.jaren if not i.aantallen(WIE, jaar).empty]
