"""Anderstaligen: welk deel van de leerlingen spreekt thuis geen Nederlands?"""

import pandas as pd

from integratie.indicator import Rij, indicator
from integratie.rekenen import aantal, breuk, gepubliceerd, tel

ALLEMAAL = {
    "thema": "anderstaligen",
    "doelen": ("toegankelijkheid", "empowerment"),
    "laag": "sociaal-cultureel",
    "samenstelling": True,
    "leerlingen": True,
    "feit": "thuistaal",
}
DEEL = {**ALLEMAAL, "optelbaar": False}
TELLING = {
    **ALLEMAAL,
    "opmerkingen": (
        "Leerlingen op 1 februari van het jaar, die in de gemeente wonen. Wie zijn thuistaal niet opgaf, telt niet mee. Anders dan de percentages van "
        "provincies.incijfers.be zijn deze aantallen op te tellen, zodat ook de Vlaamse Rand een cijfer heeft.",
    ),
}
GETELD = {**TELLING, "eenheid": "leerlingen"}


@indicator(
    titel="Thuistaal niet-Nederlands in het basisonderwijs",
    in_zin="het aandeel leerlingen in het basisonderwijs dat thuis geen Nederlands spreekt",
    boodschap="{} van de leerlingen in de basisschool spreekt thuis geen Nederlands",
    dienst="Scholen",
    vraag=("thuistaal zegt niet hoe goed een kind Nederlands kent; krijgt elk kind taalsteun op maat?",),
    definitie="Leerlingen van het basisonderwijs die thuis geen Nederlands spreken, in % van de leerlingen van het basisonderwijs die in de gemeente wonen.",
    teller="leerlingen basisonderwijs met thuistaal niet-Nederlands",
    noemer="leerlingen basisonderwijs",
    prioriteit=3,
    rijen=(Rij(1, "Thuis geen Nederlands: basisonderwijs"),),
    **DEEL,
)
def thuistaal_niet_nl_basis(thuistaal: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: provincies.incijfers.be, naar woonplaats."""
    return gepubliceerd(thuistaal, "thuistaal_niet_nl", "basis")


@indicator(
    titel="Thuistaal niet-Nederlands in het secundair onderwijs",
    in_zin="het aandeel leerlingen in het secundair onderwijs dat thuis geen Nederlands spreekt",
    boodschap="{} van de leerlingen in het secundair spreekt thuis geen Nederlands",
    dienst="Scholen",
    vraag=("thuistaal zegt niet hoe goed iemand Nederlands kent; weten scholen wie steun nodig heeft?",),
    definitie="Leerlingen van het secundair onderwijs die thuis geen Nederlands spreken, in % van de leerlingen van het secundair onderwijs die in de gemeente wonen.",
    teller="leerlingen secundair onderwijs met thuistaal niet-Nederlands",
    noemer="leerlingen secundair onderwijs",
    rijen=(Rij(2, "Thuis geen Nederlands: secundair"),),
    **DEEL,
)
def thuistaal_niet_nl_secundair(thuistaal: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: provincies.incijfers.be, naar woonplaats."""
    return gepubliceerd(thuistaal, "thuistaal_niet_nl", "secundair")


def _anderstalig(leerlingen_register: pd.DataFrame, niveau: str) -> pd.DataFrame:
    onderwerp = f"leerlingen_{niveau}"
    return breuk(tel(leerlingen_register, onderwerp, "niet_nederlands"), tel(leerlingen_register, onderwerp))


@indicator(
    titel="Aandeel leerlingen in het lager onderwijs met een andere thuistaal",
    in_zin="het aandeel leerlingen in het gewoon lager onderwijs dat thuis geen Nederlands spreekt",
    boodschap="{} van de leerlingen in het lager onderwijs spreekt thuis geen Nederlands",
    dienst="Scholen",
    vraag=("thuistaal zegt niet hoe goed een kind Nederlands kent; krijgt elk kind taalsteun op maat?",),
    definitie="Leerlingen van het gewoon lager onderwijs die thuis geen Nederlands spreken, in % van wie zijn thuistaal opgaf.",
    teller="leerlingen lager onderwijs met thuistaal niet-Nederlands",
    noemer="leerlingen lager onderwijs met gekende thuistaal",
    rijen=(Rij(3, "Andere thuistaal, lager"),),
    **TELLING,
)
def andere_thuistaal_lager(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in leerlingen. Bron: Departement Onderwijs via de Gemeente-Stadsmonitor (ON15)."""
    return _anderstalig(leerlingen_register, "lager")


@indicator(
    titel="Aandeel leerlingen in het secundair onderwijs met een andere thuistaal",
    in_zin="het aandeel leerlingen in het gewoon secundair onderwijs dat thuis geen Nederlands spreekt",
    boodschap="{} van de leerlingen in het gewoon secundair spreekt thuis geen Nederlands",
    dienst="Scholen",
    vraag=("thuistaal zegt niet hoe goed iemand Nederlands kent; weten scholen wie steun nodig heeft?",),
    definitie="Leerlingen van het gewoon secundair onderwijs die thuis geen Nederlands spreken, in % van wie zijn thuistaal opgaf.",
    teller="leerlingen secundair onderwijs met thuistaal niet-Nederlands",
    noemer="leerlingen secundair onderwijs met gekende thuistaal",
    rijen=(Rij(4, "Andere thuistaal, secundair"),),
    **TELLING,
)
def andere_thuistaal_secundair(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in leerlingen. Bron: Departement Onderwijs via de Gemeente-Stadsmonitor (ON27)."""
    return _anderstalig(leerlingen_register, "secundair")


@indicator(
    titel="Leerlingen in het lager onderwijs met een andere thuistaal",
    definitie="Leerlingen van het gewoon lager onderwijs die thuis geen Nederlands spreken.",
    teller="leerlingen lager onderwijs met thuistaal niet-Nederlands",
    **GETELD,
)
def anderstalige_leerlingen_lager(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in leerlingen. Bron: Departement Onderwijs via de Gemeente-Stadsmonitor (ON15)."""
    return aantal(tel(leerlingen_register, "leerlingen_lager", "niet_nederlands"))


@indicator(
    titel="Leerlingen in het secundair onderwijs met een andere thuistaal",
    definitie="Leerlingen van het gewoon secundair onderwijs die thuis geen Nederlands spreken.",
    teller="leerlingen secundair onderwijs met thuistaal niet-Nederlands",
    **GETELD,
)
def anderstalige_leerlingen_secundair(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in leerlingen. Bron: Departement Onderwijs via de Gemeente-Stadsmonitor (ON27)."""
    return aantal(tel(leerlingen_register, "leerlingen_secundair", "niet_nederlands"))
