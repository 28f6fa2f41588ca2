"""Anderstaligen: welk deel van de leerlingen spreekt thuis geen Nederlands?"""

import pandas as pd

from integratie.indicator import Rij, familie
from integratie.rekenen import aantal, breuk, gepubliceerd, tel

ALLEMAAL = {
    "thema": "anderstaligen",
    "doelen": ("toegankelijkheid", "empowerment"),
    "laag": "sociaal-cultureel",
    "samenstelling": True,
    "leerlingen": True,
    "feit": "thuistaal",
}
AANDEEL = {**ALLEMAAL, "dienst": "Scholen"}
OP_TE_TELLEN = {
    "opmerkingen": (
        "Leerlingen op 1 februari van het jaar, die in de gemeente wonen. Wie zijn thuistaal niet opgaf, telt niet mee. Anders dan de percentages van "
        "provincies.incijfers.be zijn deze aantallen op te tellen, zodat ook de Vlaamse Rand een cijfer heeft.",
    ),
}
KIND = ("thuistaal zegt niet hoe goed een kind Nederlands kent; krijgt elk kind taalsteun op maat?",)
JONGERE = ("thuistaal zegt niet hoe goed iemand Nederlands kent; weten scholen wie steun nodig heeft?",)
GEPUBLICEERD = {
    "thuistaal_niet_nl_basis": {
        "van": ("basis",),
        "titel": "Thuistaal niet-Nederlands in het basisonderwijs",
        "in_zin": "het aandeel leerlingen in het basisonderwijs dat thuis geen Nederlands spreekt",
        "boodschap": "{} van de leerlingen in de basisschool spreekt thuis geen Nederlands",
        "vraag": KIND,
        "definitie": "Leerlingen van het basisonderwijs die thuis geen Nederlands spreken, in % van de leerlingen van het basisonderwijs die in de gemeente wonen.",
        "teller": "leerlingen basisonderwijs met thuistaal niet-Nederlands",
        "noemer": "leerlingen basisonderwijs",
        "prioriteit": 3,
        "rijen": (Rij(1, "Thuis geen Nederlands: basisonderwijs"),),
    },
    "thuistaal_niet_nl_secundair": {
        "van": ("secundair",),
        "titel": "Thuistaal niet-Nederlands in het secundair onderwijs",
        "in_zin": "het aandeel leerlingen in het secundair onderwijs dat thuis geen Nederlands spreekt",
        "boodschap": "{} van de leerlingen in het secundair spreekt thuis geen Nederlands",
        "vraag": JONGERE,
        "definitie": "Leerlingen van het secundair onderwijs die thuis geen Nederlands spreken, in % van de leerlingen van het secundair onderwijs die in de gemeente wonen.",
        "teller": "leerlingen secundair onderwijs met thuistaal niet-Nederlands",
        "noemer": "leerlingen secundair onderwijs",
        "rijen": (Rij(2, "Thuis geen Nederlands: secundair"),),
    },
}
GETELD = {
    "andere_thuistaal_lager": {
        "van": ("lager",),
        "titel": "Aandeel leerlingen in het lager onderwijs met een andere thuistaal",
        "in_zin": "het aandeel leerlingen in het gewoon lager onderwijs dat thuis geen Nederlands spreekt",
        "boodschap": "{} van de leerlingen in het lager onderwijs spreekt thuis geen Nederlands",
        "vraag": KIND,
        "definitie": "Leerlingen van het gewoon lager onderwijs die thuis geen Nederlands spreken, in % van wie zijn thuistaal opgaf.",
        "teller": "leerlingen lager onderwijs met thuistaal niet-Nederlands",
        "noemer": "leerlingen lager onderwijs met gekende thuistaal",
        "rijen": (Rij(3, "Andere thuistaal, lager"),),
    },
    "andere_thuistaal_secundair": {
        "van": ("secundair",),
        "titel": "Aandeel leerlingen in het secundair onderwijs met een andere thuistaal",
        "in_zin": "het aandeel leerlingen in het gewoon secundair onderwijs dat thuis geen Nederlands spreekt",
        "boodschap": "{} van de leerlingen in het gewoon secundair spreekt thuis geen Nederlands",
        "vraag": JONGERE,
        "definitie": "Leerlingen van het gewoon secundair onderwijs die thuis geen Nederlands spreken, in % van wie zijn thuistaal opgaf.",
        "teller": "leerlingen secundair onderwijs met thuistaal niet-Nederlands",
        "noemer": "leerlingen secundair onderwijs met gekende thuistaal",
        "rijen": (Rij(4, "Andere thuistaal, secundair"),),
    },
}
AANTALLEN = {
    f"anderstalige_leerlingen_{niveau}": {
        "van": (niveau,),
        "titel": f"Leerlingen in het {niveau} onderwijs met een andere thuistaal",
        "definitie": f"Leerlingen van het gewoon {niveau} onderwijs die thuis geen Nederlands spreken.",
        "teller": f"leerlingen {niveau} onderwijs met thuistaal niet-Nederlands",
        "eenheid": "leerlingen",
    }
    for niveau in ("lager", "secundair")
}


@familie({**AANDEEL, "optelbaar": False}, GEPUBLICEERD)
def thuistaal_niet_nl(niveau: str, thuistaal: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: provincies.incijfers.be, naar woonplaats."""
    return gepubliceerd(thuistaal, "thuistaal_niet_nl", niveau)


@familie({**AANDEEL, **OP_TE_TELLEN}, GETELD)
def andere_thuistaal(niveau: str, leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in leerlingen. Bron: Departement Onderwijs via de Gemeente-Stadsmonitor (ON15 en ON27)."""
    onderwerp = f"leerlingen_{niveau}"
    return breuk(tel(leerlingen_register, onderwerp, "niet_nederlands"), tel(leerlingen_register, onderwerp))


@familie({**ALLEMAAL, **OP_TE_TELLEN}, AANTALLEN)
def anderstalige_leerlingen(niveau: str, leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in leerlingen. Bron: Departement Onderwijs via de Gemeente-Stadsmonitor (ON15 en ON27)."""
    return aantal(tel(leerlingen_register, f"leerlingen_{niveau}", "niet_nederlands"))
