"""Onderwijs: waar verschillen basis- en secundair onderwijs, en welke leerlingencijfers ontbreken nog?"""

import pandas as pd

from integratie.indicator import indicator, leemte
from integratie.rekenen import gepubliceerd, min_, vroeger

DEEL = {
    "thema": "onderwijs",
    "doelen": ("toegankelijkheid", "empowerment"),
    "laag": "sociaal-cultureel",
    "optelbaar": False,
    "met_teken": True,
    "samenstelling": True,
    "leerlingen": True,
    "feit": "thuistaal",
}


@indicator(
    titel="Verschil in thuistaal tussen basis- en secundair onderwijs",
    definitie="Aandeel leerlingen met thuistaal niet-Nederlands in het basisonderwijs min dat in het secundair onderwijs; positief: de jongste groep is vaker anderstalig.",
    teller="aandeel in het basisonderwijs min aandeel in het secundair onderwijs",
    noemer="leerlingen van elk niveau",
    eenheid="procentpunt",
    **DEEL,
)
def verschil_thuistaal_basis_secundair(thuistaal: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in procentpunt. Bron: provincies.incijfers.be, naar woonplaats."""
    return min_(
        gepubliceerd(thuistaal, "thuistaal_niet_nl", "basis"), gepubliceerd(thuistaal, "thuistaal_niet_nl", "secundair")
    )


@indicator(
    titel="Verandersnelheid van de thuistaal in het basisonderwijs",
    definitie="Gemiddelde jaarlijkse toename van het aandeel leerlingen basisonderwijs met thuistaal niet-Nederlands over de laatste vijf jaar.",
    teller="aandeel nu min aandeel vijf jaar eerder",
    noemer="5 jaar",
    eenheid="procentpunt per jaar",
    decimalen=2,
    verandering_van="thuistaal_niet_nl_basis",
    **DEEL,
)
def verandersnelheid_thuistaal_basis(thuistaal: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in procentpunt per jaar. Bron: provincies.incijfers.be, naar woonplaats."""
    nu = gepubliceerd(thuistaal, "thuistaal_niet_nl", "basis")
    verschil = min_(nu, vroeger(nu, 5))
    return verschil.assign(waarde=verschil["waarde"] / 5)


leemte(
    "onderwijs",
    "OKAN-leerlingen (onthaalonderwijs)",
    "leerlingenaantallen onthaalonderwijs per gemeente",
    "AgODi (Dataloep)",
)
leemte(
    "onderwijs",
    "leerlingen met schoolse vertraging",
    "schoolse vertraging per gemeente, naar woonplaats",
    "provincies.incijfers.be",
)
leemte(
    "onderwijs",
    "onderwijskansarmoede-indicator (OKI)",
    "OKI en leerlingenkenmerken per gemeente, naar woonplaats",
    "AgODi (Dataloep)",
)
leemte(
    "onderwijs",
    "leerlingenstromen: waar leerlingen wonen en school lopen, ook naar Brussel",
    "leerlingenstromen woonplaats naar vestigingsplaats",
    "AgODi (Dataloep) of provincies.incijfers.be",
)
leemte(
    "onderwijs",
    "aantallen leerlingen naar thuistaal (teller en noemer, zodat gebieden vergeleken kunnen worden)",
    "Publicaties_Leerlingenkenmerken_Overzicht per schooljaar",
    "Departement Onderwijs en Vorming",
)
