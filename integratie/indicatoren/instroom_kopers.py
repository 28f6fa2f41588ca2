"""Instroom, van naderbij: waar woonden de kopers van vastgoed? Een aanwijzing voor wie er uit Brussel komt."""

from typing import Any

import pandas as pd

from integratie.indicator import Rij, indicator
from integratie.rekenen import breuk, tel

# Waar een koper woonde, van dichtbij naar ver.
WOONPLAATSEN = {
    "zelfde_gemeente": "dezelfde gemeente",
    "rest_arrondissement": "elders in het arrondissement",
    "rest_gewest": "elders in het Vlaams Gewest",
    "andere_gewesten": "Brussel of Wallonië",
    "buitenland": "het buitenland",
    "woonplaats_onbekend": "onbekend",
}
ELDERS = ["rest_arrondissement", "rest_gewest", "andere_gewesten", "buitenland"]
KOPERS: dict[str, Any] = {
    "noemer": "gekochte percelen met een toegewezen koper",
    "thema": "instroom",
    "soort": "deel van een stroom",
    "doelen": ("toegankelijkheid",),
    "laag": "sociaal-economisch",
    "opmerkingen": (
        "Een aanwijzing voor wie er komt wonen, geen telling van verhuizingen: percelen van alle soorten tellen mee, en huurders niet.",
    ),
}


@indicator(
    titel="Kopers van vastgoed naar woonplaats",
    definitie="Gekochte percelen naar waar de koper woonde, in % van de percelen met een toegewezen koper. Samen 100 %.",
    teller="gekochte percelen van kopers uit dat gebied",
    groepsnamen=WOONPLAATSEN,
    samen_honderd=True,
    rijen=(Rij(7, "Vastgoedkopers uit ander gewest", groep="andere_gewesten"),),
    **KOPERS,
)
def kopers_naar_woonplaats(kopers: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in percelen. Bron: FOD Financiën, kopers naar woonplaats."""
    return breuk(tel(kopers, "percelen_naar_woonplaats", per_groep=True), tel(kopers, "percelen_toegewezen"))


@indicator(
    titel="Aandeel kopers van vastgoed die elders woonden",
    over_grens=True,
    boodschap="{} van het gekochte vastgoed ging naar kopers van elders",
    dienst="Wonen",
    vraag=("kan wie hier opgroeit, hier ook een woning kopen?",),
    definitie="Gekochte percelen van kopers uit een andere gemeente of het buitenland, in % van de percelen met een toegewezen koper.",
    teller="gekochte percelen van kopers die elders woonden",
    feit="kopers",
    **KOPERS,
)
def aandeel_kopers_van_elders(kopers: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in percelen. Bron: FOD Financiën, kopers naar woonplaats."""
    return breuk(tel(kopers, "percelen_naar_woonplaats", ELDERS), tel(kopers, "percelen_toegewezen"))


@indicator(
    titel="Aandeel kopers van vastgoed uit Brussel, als ondergrens",
    definitie="Gekochte percelen van kopers uit een Brusselse gemeente die bij de acht grootste woonplaatsen hoort, in % van de percelen met een toegewezen koper.",
    teller="gekochte percelen van kopers uit een van die Brusselse gemeenten",
    feit="kopers",
    **{
        **KOPERS,
        "opmerkingen": (
            "Een ondergrens: alleen de acht woonplaatsen met de meeste kopers zijn gekend.",
            *KOPERS["opmerkingen"],
        ),
    },
)
def aandeel_kopers_uit_brussel(kopers: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in percelen. Bron: FOD Financiën, kopers naar woonplaats."""
    return breuk(tel(kopers, "percelen_uit_brussel_grootste"), tel(kopers, "percelen_toegewezen"))
