"""Context naar herkomst en nationaliteit: leefloon, werkintensiteit, kansarmoede en sociale huur."""

import pandas as pd

from integratie.indicator import indicator
from integratie.indicatoren import HERKOMSTGROEPEN, HOOFDGROEPEN, TE_WEINIG, TWEE_NIVEAUS
from integratie.indicatoren.context_armoede import WERKINTENSITEIT, ZEER_LAAG
from integratie.rekenen import gedeeld, gepubliceerd, naast_groep, per_groep

DEEL = {"thema": "context", "doelen": ("empowerment", "toegankelijkheid"), "laag": "sociaal-economisch"}
ONDER_TIEN = "Onder 10 personen geeft de bron voor een groep niets, ook het aantal inwoners niet."
LEEFLOON = {**DEEL, "feit": "leefloon naar herkomst", "prioriteit": 0}


@indicator(
    titel="Personen met een leefloon naar herkomst per 1.000 inwoners",
    in_zin="het aantal personen met een leefloon per 1.000 inwoners van dezelfde herkomst",
    definitie="Personen met een leefloon of equivalent leefloon, per 1.000 inwoners van dezelfde herkomst, bij het begin van het jaar.",
    teller="personen met een leefloon of equivalent leefloon, per herkomstgroep",
    noemer="inwoners, per herkomstgroep",
    eenheid="per 1.000",
    groepen=HERKOMSTGROEPEN,
    opmerkingen=(
        TWEE_NIVEAUS,
        ONDER_TIEN,
        "Erkende vluchtelingen hebben vaak meteen recht op een leefloon: bij andere landen buiten de EU gaat het dus deels om wie pas aankwam.",
    ),
    **LEEFLOON,
)
def leefloon_naar_herkomst(armoede_herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen; `groep` is de herkomst. Bron: KSZ (blad AR_14)."""
    return per_groep(armoede_herkomst, "leefloon", "leefloon_inwoners")


@indicator(
    effect="participatie",
    titel="Verhouding van het leefloon tot dat bij Belgische herkomst",
    definitie="Personen met een leefloon per 1.000 inwoners van EU- of niet-EU-herkomst, gedeeld door dat aantal bij Belgische herkomst; 1 is geen verschil.",
    teller="personen met een leefloon per 1.000 inwoners van de groep",
    noemer="personen met een leefloon per 1.000 inwoners van Belgische herkomst",
    eenheid="verhouding",
    groepen=("eu", "niet_eu"),
    opmerkingen=(
        ONDER_TIEN,
        TE_WEINIG,
    ),
    **LEEFLOON,
)
def leefloon_verhouding_herkomst(armoede_herkomst: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`, `groep`), een verhouding. Bron: KSZ (blad AR_14)."""
    bladen = ("leefloon", "leefloon_inwoners")
    return naast_groep(armoede_herkomst, *bladen, "belgisch", ("eu", "niet_eu"), gedeeld)


@indicator(
    effect="participatie",
    titel="Inwoners in een gezin met zeer lage werkintensiteit naar herkomst",
    in_zin="het aandeel inwoners van dezelfde herkomst in een gezin met zeer lage werkintensiteit",
    definitie="Inwoners tot en met 59 jaar in een gezin met zeer lage werkintensiteit, in % van de inwoners tot en met 59 jaar van dezelfde herkomst, op 1 januari.",
    teller="inwoners tot en met 59 jaar in een gezin met zeer lage werkintensiteit, per herkomstgroep",
    noemer="inwoners tot en met 59 jaar, per herkomstgroep",
    groepen=HOOFDGROEPEN,
    **{
        **WERKINTENSITEIT,
        "feit": "werkintensiteit naar herkomst",
        "zonder_plaats": HOOFDGROEPEN,
        "opmerkingen": (*ZEER_LAAG, ONDER_TIEN),
    },
)
def lage_werkintensiteit_herkomst(armoede_herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen; `groep` is de herkomst. Bron: KSZ (blad AR_07)."""
    bladen = ("lage_werkintensiteit", "lage_werkintensiteit_inwoners")
    return per_groep(armoede_herkomst, *bladen, groep=list(HOOFDGROEPEN))


@indicator(
    titel="Kinderen geboren in kansarmoede, verdeeld naar herkomst van de moeder",
    in_zin="de verdeling van de kinderen geboren in kansarmoede naar herkomst van de moeder",
    definitie="Kinderen die in het jaar zelf en de twee jaar ervoor in een kansarm gezin geboren zijn: hoe ze verdeeld zijn over de herkomst van de moeder. Samen 100 %.",
    teller="kinderen geboren in een kansarm gezin, van een moeder van die herkomst",
    noemer="kinderen geboren in een kansarm gezin",
    optelbaar=False,
    groepen=(*HOOFDGROEPEN, "onbekend"),
    samenstelling=True,
    prioriteit=0,
    opmerkingen=(
        "Dit is geen kans op kansarmoede: het zegt hoe de kinderen in kansarmoede verdeeld zijn, niet welk deel van elke groep kansarm is.",
        "De herkomst is hier de eerste nationaliteit van de moeder. In een kleine gemeente gaat het om enkele kinderen.",
    ),
    **DEEL,
)
def kansarme_geboorten_naar_herkomst(armoede_herkomst: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`, `groep`), in %; `groep` is de herkomst van de moeder. Bron: Opgroeien, Kind en Gezin (blad AR04)."""
    return gepubliceerd(armoede_herkomst, "aandeel_kansarme_geboorten", per_groep=True)


@indicator(
    effect="voorzieningen",
    titel="Huurders van een sociale woning naar nationaliteit",
    in_zin="het aandeel huurders van een sociale woning bij de inwoners met dezelfde nationaliteit",
    definitie="Personen die een sociale woning huren, in % van de inwoners met dezelfde nationaliteit, op het einde van het jaar.",
    teller="huurders van een sociale woning, per nationaliteitsgroep",
    noemer="inwoners, per nationaliteitsgroep",
    groepen=("belg", "eu", "niet_eu"),
    prioriteit=0,
    opmerkingen=(
        "Een huurder is wie het contract tekende, niet elke bewoner; bij de inwoners tellen ook kinderen mee. Het cijfer zegt dus niet hoeveel inwoners sociaal wonen.",
        "Waar weinig of geen sociale woningen zijn, is het cijfer laag voor elke groep. Wie Belg werd, telt bij Belg.",
    ),
    **{**DEEL, "doelen": ("toegankelijkheid", "empowerment")},
)
def sociale_huurders_nationaliteit(sociale_huur: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen; `groep` is de nationaliteit. Bron: VMSW en Rijksregister (blad WO12)."""
    return per_groep(sociale_huur, "sociale_huurders", "inwoners_nationaliteit")
