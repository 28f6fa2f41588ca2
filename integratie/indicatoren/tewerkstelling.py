"""Tewerkstelling: wie zoekt werk, en is dat evenredig verdeeld over herkomst en nationaliteit?"""

import pandas as pd

from integratie.indicator import Rij, familie, indicator
from integratie.rekenen import (
    aantal,
    breuk,
    delen,
    gepubliceerd,
    plus,
    tel,
    waar_verborgen,
    zonder_tellers,
    zwaarste,
)

DEEL = {"thema": "tewerkstelling", "doelen": ("empowerment",), "laag": "sociaal-economisch"}
EINDE = {**DEEL, "eind_vorig_jaar": True}  # VDAB telt op 31 december; PinC zet er het jaar erna bij
WERKLOOS = {
    **DEEL,
    "beinvloedbaar": True,
    "feit": "werkloosheid",
    "teller": "werkzoekenden zonder werk",
    "duiding": "gunstig als lager",
}
VERDEELD = ("wzw_herkomst", "wzw_nationaliteit")  # verdelen dezelfde werkzoekenden
TWEE_BRONNEN = (
    "Het aandeel in de bevolking komt uit een andere bron, met een andere definitie van herkomst: het Verenigd Koninkrijk telt er als buurland. "
    "Het telt alle inwoners op 1 januari, niet enkel wie op de arbeidsmarkt is. Lees het verschil als een orde van grootte."
)


@indicator(
    effect="participatie",
    titel="Werkzoekendengraad",
    boodschap="{} van de beroepsbevolking zoekt werk",
    dienst="Toeleiding naar werk",
    vraag=(
        "bij jongeren van 18 tot en met 24 jaar is het {werkzoekendengraad:18-24 jaar}; bereikt de begeleiding hen?",
        "bereikt ze ook wie moeilijk de weg vindt?",
    ),
    definitie="Werkzoekenden zonder werk in % van de beroepsbevolking, gemiddelde over het jaar, zoals de bron publiceert.",
    noemer="beroepsbevolking",
    optelbaar=False,
    groepen=("", "mannen", "vrouwen", "18-24 jaar", "25-59 jaar", "60-64 jaar"),
    telling="werkzoekenden",
    prioriteit=3,
    rijen=(Rij(1), Rij(2, "Werkzoekendengraad 18–24 jaar", groep="18-24 jaar")),
    **WERKLOOS,
)
def werkzoekendengraad(werkzoekendengraad: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`, `groep`), in %; `groep` is geslacht of leeftijd, leeg voor het geheel. Bron: VDAB."""
    return gepubliceerd(werkzoekendengraad, "werkzoekendengraad", per_groep=True).rename(
        index={"totaal": ""}, level="groep"
    )


@indicator(
    titel="Werkzoekenden zonder werk",
    definitie="Aantal werkzoekenden zonder werk, gemiddelde over het jaar.",
    eenheid="personen",
    rijen=(Rij(3),),
    **WERKLOOS,
)
def werkzoekenden(werkzoekenden: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: VDAB via provincies.incijfers.be."""
    return aantal(tel(werkzoekenden, "wzw_jaargemiddelde"))


VERDELINGEN = {
    "werkzoekenden_naar_herkomst": {
        "van": ("wzw_herkomst",),
        "titel": "Werkzoekenden naar herkomst",
        "definitie": "Werkzoekenden zonder werk van Belgische herkomst, EU-herkomst en niet-EU-herkomst, in % van alle werkzoekenden zonder werk. Samen 100 %.",
        "teller": "werkzoekenden zonder werk van de herkomstgroep",
        "groepen": ("belgisch", "eu", "niet_eu"),
        "opmerkingen": (TWEE_BRONNEN,),
        "basis": "samenstelling_herkomst",
        "basisgroepen": (("belgisch", "belgisch"), ("niet_eu", "niet_eu27")),
    },
    "werkzoekenden_naar_nationaliteit": {
        "van": ("wzw_nationaliteit",),
        "titel": "Werkzoekenden naar nationaliteit",
        "definitie": "Werkzoekenden zonder werk met de Belgische, een andere EU- en een niet-EU-nationaliteit, in % van alle werkzoekenden zonder werk. Samen 100 %.",
        "teller": "werkzoekenden zonder werk van de nationaliteitsgroep",
        "groepen": ("belg", "eu", "niet_eu"),
    },
}


@familie({**EINDE, "noemer": "werkzoekenden zonder werk", "samenstelling": True, "samen_honderd": True}, VERDELINGEN)
def verdeling(onderwerp: str, werkzoekenden: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: VDAB en Rijksregister."""
    return delen(werkzoekenden, onderwerp, "wzw", VERDEELD)


@indicator(
    titel="Aandeel niet-EU-herkomst bij de werkzoekenden",
    definitie="Werkzoekenden zonder werk van niet-EU-herkomst, in % van alle werkzoekenden zonder werk.",
    teller="werkzoekenden zonder werk van niet-EU-herkomst",
    noemer="werkzoekenden zonder werk",
    feit="niet-EU bij werkzoekenden",
    samenstelling=True,
    opmerkingen=(TWEE_BRONNEN,),
    basis="aandeel_niet_eu_herkomst",
    rijen=(Rij(4, "… van niet-EU-herkomst"),),
    **EINDE,
)
def aandeel_niet_eu_in_wzw(werkzoekenden: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: VDAB en Rijksregister."""
    return verdeling("wzw_herkomst", werkzoekenden).xs("niet_eu", level="groep")


@indicator(
    effect="participatie",
    titel="Oververtegenwoordiging van niet-EU-herkomst bij de werkzoekenden",
    boodschap="Werkzoekenden zijn {} keer zo vaak van niet-EU-herkomst als alle inwoners",
    dienst="Toeleiding naar werk",
    vraag=("loopt het vast op diploma, taal, vervoer, kinderopvang of discriminatie?",),
    definitie="Aandeel niet-EU-herkomst bij de werkzoekenden zonder werk, gedeeld door het aandeel niet-EU-herkomst in de bevolking; 1 is evenredig.",
    teller="aandeel niet-EU-herkomst bij de werkzoekenden zonder werk",
    noemer="aandeel niet-EU-herkomst bij de inwoners",
    eenheid="verhouding",
    decimalen=2,
    duiding="gunstig als lager",
    beinvloedbaar=True,
    feit="niet-EU bij werkzoekenden",
    opmerkingen=(
        "De werkzoekenden en de inwoners komen uit twee bronnen, met een andere definitie van herkomst en een andere dag van telling: lees het cijfer als een orde van grootte.",
        "Vergeleken wordt met de hele bevolking, niet enkel met wie 18 tot 64 jaar is: een jonge groep lijkt daardoor anders vertegenwoordigd dan ze op de arbeidsmarkt is.",
    ),
    rijen=(Rij(5, "… verhouding tot aandeel inwoners"),),
    **EINDE,
)
def oververtegenwoordiging_niet_eu(werkzoekenden: pd.DataFrame, herkomst: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), een verhouding. Bronnen: VDAB en Rijksregister; Statbel, herkomst."""
    bevolking = breuk(tel(herkomst, "inwoners", "niet_eu27"), tel(herkomst, "inwoners"))
    samen = aandeel_niet_eu_in_wzw(werkzoekenden)[["waarde", "status"]].join(bevolking, how="inner", rsuffix="_2")
    waarde = samen["waarde"] * samen["noemer"] / (100 * samen["teller"].where(samen["teller"] > 0))
    return pd.DataFrame({"waarde": waarde, "status": zwaarste(samen["status"], samen["status_2"])})


@indicator(
    titel="Aandeel werkzoekenden bij de inwoners van 18 tot en met 64 jaar",
    definitie="Werkzoekenden zonder werk in % van de inwoners van 18 tot en met 64 jaar, zoals de bron publiceert.",
    noemer="inwoners van 18–64 jaar",
    optelbaar=False,
    telling="werkzoekenden",
    eind_vorig_jaar=True,
    **WERKLOOS,
)
def wzw_aandeel_18_64(werkzoekenden: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: VDAB en Rijksregister."""
    return gepubliceerd(werkzoekenden, "wzw_aandeel_18_64")


@indicator(
    titel="Aandeel werkzoekenden dat nieuw is in de gemeente",
    boodschap="{} van de werkzoekenden woonde een jaar eerder elders",
    dienst="Toeleiding naar werk",
    vraag=("vindt wie pas verhuisde, de weg?",),
    definitie="Werkzoekenden zonder werk die een jaar eerder in een andere gemeente of in het buitenland woonden, in % van wie zijn vorige woonplaats gekend is.",
    teller="werkzoekenden zonder werk die een jaar eerder elders woonden",
    noemer="werkzoekenden zonder werk met gekende woonplaats een jaar eerder",
    thema="tewerkstelling",
    doelen=("toegankelijkheid", "empowerment"),
    laag="sociaal-economisch",
    eind_vorig_jaar=True,
    opmerkingen=("Voor een gebied tellen ook verhuizingen binnen het gebied mee.",),
)
def aandeel_wzw_nieuw_in_gemeente(werkzoekenden: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: VDAB en Rijksregister."""
    elders = tel(werkzoekenden, "wzw_vorig_jaar", ["andere_gemeente", "buitenland"])
    uit = breuk(elders, plus(elders, tel(werkzoekenden, "wzw_vorig_jaar", "zelfde_gemeente")))
    uit["waarde"] = 100 * uit["teller"] / uit["noemer"].where(uit["noemer"] > 0)
    return zonder_tellers(uit, waar_verborgen(werkzoekenden, VERDEELD, uit.index))
