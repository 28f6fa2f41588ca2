"""Anderstaligen: welk deel van de leerlingen spreekt thuis geen Nederlands?"""

import pandas as pd

from integratie.indicator import indicator, leemte
from integratie.rekenen import gepubliceerd

DEEL = {
    "eenheid": "%",
    "thema": "anderstaligen",
    "doelen": ("toegankelijkheid", "empowerment"),
    "laag": "sociaal-cultureel",
    "optelbaar": False,
    "samenstelling": True,
    "leerlingen": True,
    "feit": "thuistaal",
}


@indicator(
    titel="Thuistaal niet-Nederlands in het basisonderwijs",
    in_zin="het aandeel leerlingen basisonderwijs dat thuis geen Nederlands spreekt",
    definitie="Leerlingen van het basisonderwijs die thuis geen Nederlands spreken, in % van de leerlingen basisonderwijs die er wonen.",
    teller="leerlingen basisonderwijs met thuistaal niet-Nederlands",
    noemer="leerlingen basisonderwijs",
    prioriteit=3,
    **DEEL,
)
def thuistaal_niet_nl_basis(thuistaal: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: provincies.incijfers.be, naar woonplaats."""
    return gepubliceerd(thuistaal, "thuistaal_niet_nl", "basis")


@indicator(
    titel="Thuistaal niet-Nederlands in het secundair onderwijs",
    in_zin="het aandeel leerlingen secundair onderwijs dat thuis geen Nederlands spreekt",
    definitie="Leerlingen van het secundair onderwijs die thuis geen Nederlands spreken, in % van de leerlingen secundair onderwijs die er wonen.",
    teller="leerlingen secundair onderwijs met thuistaal niet-Nederlands",
    noemer="leerlingen secundair onderwijs",
    **DEEL,
)
def thuistaal_niet_nl_secundair(thuistaal: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: provincies.incijfers.be, naar woonplaats."""
    return gepubliceerd(thuistaal, "thuistaal_niet_nl", "secundair")


leemte(
    "anderstaligen",
    "thuistaal van volwassenen (taal volgt niet uit herkomst of nationaliteit; België heeft sinds 1947 geen talentelling)",
    "geen bestand: enkel een enquête of eigen bevraging geeft dit",
    "de gemeente of de Gemeente-Stadsmonitor",
)
