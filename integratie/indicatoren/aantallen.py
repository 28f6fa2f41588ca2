"""Aantallen: hoeveel mensen wonen er, van welke herkomst en nationaliteit, en hoe snel verandert dat?"""

import pandas as pd

from integratie.indicator import Rij, familie, indicator
from integratie.rekenen import aangevuld, aantal, breuk, min_, naast, tel, vroeger, zwaarste

BUITENLANDS = ["buurland", "eu27", "niet_eu27"]
GROEPEN = ["belgisch", *BUITENLANDS]
BEVOLKING = {"thema": "aantallen", "doelen": ("toegankelijkheid",), "laag": "sociaal-economisch", "prioriteit": 3}
RECHTEN = {
    "thema": "aantallen",
    "doelen": ("toegankelijkheid", "samenhorigheid"),
    "laag": "sociaal-cultureel",
    "samenstelling": True,
}
HERKOMST = {
    "thema": "aantallen",
    "doelen": ("samenhorigheid",),
    "laag": "sociaal-cultureel",
    "samenstelling": True,
    "feit": "herkomst",
    "noemer": "inwoners",
}
ZEGT_NIETS = ("herkomst zegt niets over taal of nood",)
OPBOUW = {
    "thema": "aantallen",
    "doelen": ("toegankelijkheid",),
    "laag": "sociaal-economisch",
    "noemer": "inwoners",
}
LEEFTIJDEN = {"0-14": "0 tot 14 jaar", "15-64": "15 tot 64 jaar", "65+": "65 jaar en ouder"}


def _alle(herkomst: pd.DataFrame, inwoners_totaal: pd.DataFrame) -> pd.DataFrame:
    """Inwoners uit de tabel naar herkomst; een jaar dat zij nog niet heeft, komt uit de bevolking per gemeente."""
    return aangevuld(tel(herkomst, "inwoners"), tel(inwoners_totaal, "inwoners"))


@indicator(
    titel="Inwoners",
    definitie="Wettelijke bevolking op 1 januari, zonder het wachtregister (asielzoekers).",
    teller="inwoners op 1 januari",
    eenheid="inwoners",
    rijen=(Rij(1),),
    **BEVOLKING,
)
def inwoners(herkomst: pd.DataFrame, inwoners_totaal: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`): inwoners. Bronnen: Statbel, herkomst, en de bevolking per gemeente voor een jaar dat daar nog ontbreekt."""
    return aantal(_alle(herkomst, inwoners_totaal))


@indicator(
    titel="Bevolkingsgroei",
    boodschap="De bevolking {groeide} in vijf jaar met {}",
    dienst="Opvang en school",
    vraag=(
        "het aandeel kinderen van 0 tot 14 jaar is {leeftijdsklassen!n:0-14}; zijn er plaatsen genoeg?",
        "volgt het aantal plaatsen het aantal kinderen?",
    ),
    feit="groei",
    definitie="Toename van het aantal inwoners over de laatste 1, 5 en 10 jaar, in % van het aantal inwoners toen.",
    teller="inwoners nu min inwoners toen",
    noemer="inwoners 1, 5 of 10 jaar eerder",
    met_teken=True,
    groepen=("1 jaar", "5 jaar", "10 jaar"),
    zonder_plaats=("1 jaar",),
    hoofdgroep="5 jaar",
    groei_van="inwoners",
    opmerkingen=("Een negatief cijfer is een daling. De groei geldt over de hele periode, niet per jaar.",),
    rijen=(Rij(2, "Groei in vijf jaar", groep="5 jaar"),),
    **BEVOLKING,
)
def bevolkingsgroei(herkomst: pd.DataFrame, inwoners_totaal: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen; `groep` is de periode. Bronnen: die van `inwoners`."""
    nu = _alle(herkomst, inwoners_totaal)
    perioden = {f"{j} jaar": breuk(min_(nu, vroeger(nu, j)), vroeger(nu, j)) for j in (1, 5, 10)}
    return pd.concat(perioden, names=["groep"])


@indicator(
    titel="Aandeel 65-plussers",
    boodschap="{} is 65 jaar of ouder",
    dienst="Zorg en ontmoeting",
    vraag=("kent elke oudere het aanbod, in welke taal ook?",),
    definitie="Inwoners van 65 jaar en ouder, in % van alle inwoners.",
    teller="inwoners van 65 jaar en ouder",
    feit="leeftijd",
    rijen=(Rij(7, "65-plussers"),),
    **OPBOUW,
)
def aandeel_65_plus(inwoners_totaal: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel, bevolking per gemeente."""
    return breuk(tel(inwoners_totaal, "inwoners_65plus"), tel(inwoners_totaal, "inwoners"))


@indicator(
    titel="Leeftijd van de inwoners in drie klassen",
    in_zin="de verdeling van de inwoners over drie leeftijden",
    definitie="Verdeling van de inwoners over 0 tot 14 jaar, 15 tot 64 jaar, en 65 jaar en ouder. Samen 100 %.",
    teller="inwoners van die leeftijd",
    groepsnamen=LEEFTIJDEN,
    feit="leeftijd",
    samen_honderd=True,
    rijen=(Rij(1, "Kinderen van 0 tot 14 jaar", groep="0-14", thema="minderjarigen"),),
    **OPBOUW,
)
def leeftijdsklassen(inwoners_totaal: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Statbel, bevolking per gemeente."""
    # De noemer is de som van de klassen: het totaal kan intussen uit een ander bestand komen.
    return breuk(tel(inwoners_totaal, "inwoners_leeftijd3", per_groep=True), tel(inwoners_totaal, "inwoners_leeftijd3"))


@indicator(
    titel="Aandeel niet-Belgen",
    boodschap="{} heeft niet de Belgische nationaliteit",
    dienst="Let op",
    vraag=("nationaliteit zegt niets over taal of nood",),
    definitie="Inwoners zonder de Belgische nationaliteit, in % van alle inwoners.",
    teller="inwoners zonder Belgische nationaliteit",
    noemer="inwoners",
    opmerkingen=("Wie zowel de Belgische als een andere nationaliteit heeft, telt als Belg.",),
    rijen=(Rij(5, "Zonder Belgische nationaliteit"),),
    **RECHTEN,
)
def aandeel_niet_belg(nationaliteit: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel, nationaliteit."""
    return breuk(tel(nationaliteit, "inwoners", "niet_belg"), tel(nationaliteit, "inwoners"))


AANDELEN = {
    "aandeel_buitenlandse_herkomst": {
        "van": (BUITENLANDS,),
        "titel": "Aandeel inwoners van buitenlandse herkomst",
        "boodschap": "{} is van buitenlandse herkomst",
        "dienst": "Let op",
        "vraag": (
            "herkomst zegt niets over taal of nood; van alle inwoners is {aandeel_belgen_met_buitenlandse_achtergrond} Belg met buitenlandse achtergrond",
            "herkomst zegt niets over taal of nood",
        ),
        "definitie": "Inwoners die niet-Belg zijn of Belg met buitenlandse achtergrond, in % van alle inwoners.",
        "teller": "inwoners van buitenlandse herkomst",
        "rijen": (Rij(3, "Van buitenlandse herkomst"),),
    },
    "aandeel_eu_herkomst": {
        "van": (["eu27"],),
        "titel": "Aandeel inwoners van EU-herkomst zonder buurlanden",
        "in_zin": "het aandeel inwoners met herkomst uit een EU-land dat geen buurland is",
        "boodschap": "{} is van EU-herkomst (zonder buurlanden)",
        "dienst": "Let op",
        "vraag": ZEGT_NIETS,
        "definitie": "Inwoners met herkomst uit een land van de EU27 dat geen buurland van België is, in % van alle inwoners.",
        "teller": "inwoners van EU-herkomst zonder buurlanden",
    },
    "aandeel_niet_eu_herkomst": {
        "van": (["niet_eu27"],),
        "titel": "Aandeel inwoners van niet-EU-herkomst",
        "definitie": "Inwoners met herkomst van buiten de EU27 en buiten het Verenigd Koninkrijk, in % van alle inwoners.",
        "teller": "inwoners van niet-EU-herkomst",
        "rijen": (Rij(4, "Van herkomst buiten de EU"),),
    },
    "aandeel_buurland_herkomst": {
        "van": (["buurland"],),
        "titel": "Aandeel inwoners met herkomst uit een buurland",
        "boodschap": "{} heeft herkomst uit een buurland",
        "dienst": "Let op",
        "vraag": ZEGT_NIETS,
        "definitie": "Inwoners met herkomst uit Duitsland, Frankrijk, Luxemburg, Nederland of het Verenigd Koninkrijk, in % van alle inwoners.",
        "teller": "inwoners met herkomst uit een buurland",
    },
}


@familie(HERKOMST, AANDELEN)
def aandeel_van_herkomst(groepen: list[str], herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel, herkomst."""
    return breuk(tel(herkomst, "inwoners", groepen), tel(herkomst, "inwoners"))


@indicator(
    titel="Samenstelling van de bevolking naar herkomst",
    definitie="Verdeling van de inwoners over vier herkomstgroepen: België, buurland, EU zonder buurlanden, niet-EU. Samen 100 %.",
    teller="inwoners van de herkomstgroep",
    groepen=tuple(GROEPEN),
    samen_honderd=True,
    **HERKOMST,
)
def samenstelling_herkomst(herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Statbel, herkomst."""
    return breuk(tel(herkomst, "inwoners", GROEPEN, per_groep=True), tel(herkomst, "inwoners"))


def _achtergrond(herkomst: pd.DataFrame, nationaliteit: pd.DataFrame) -> pd.DataFrame:
    return min_(tel(herkomst, "inwoners", BUITENLANDS), tel(nationaliteit, "inwoners", "niet_belg"))


@indicator(
    titel="Belgen met buitenlandse achtergrond",
    definitie="Inwoners met de Belgische nationaliteit die vroeger zelf, of van wie een ouder, een andere eerste nationaliteit had.",
    teller="inwoners van buitenlandse herkomst min niet-Belgen",
    eenheid="inwoners",
    **RECHTEN,
)
def belgen_met_buitenlandse_achtergrond(herkomst: pd.DataFrame, nationaliteit: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bronnen: Statbel, herkomst en nationaliteit."""
    return aantal(_achtergrond(herkomst, nationaliteit))


@indicator(
    titel="Aandeel Belgen met buitenlandse achtergrond",
    definitie="Inwoners met de Belgische nationaliteit en een buitenlandse achtergrond, in % van alle inwoners.",
    teller="inwoners van buitenlandse herkomst min niet-Belgen",
    noemer="inwoners",
    rijen=(Rij(6, "Belg met buitenlandse achtergrond"),),
    **RECHTEN,
)
def aandeel_belgen_met_buitenlandse_achtergrond(herkomst: pd.DataFrame, nationaliteit: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bronnen: Statbel, herkomst en nationaliteit."""
    return breuk(_achtergrond(herkomst, nationaliteit), tel(herkomst, "inwoners"))


@indicator(
    titel="Verandersnelheid van de herkomst",
    definitie="Gemiddelde jaarlijkse toename van het aandeel inwoners van buitenlandse herkomst over de laatste vijf jaar.",
    teller="aandeel nu min aandeel vijf jaar eerder",
    noemer="5 jaar",
    eenheid="procentpunt per jaar",
    decimalen=2,
    met_teken=True,
    thema="aantallen",
    doelen=("vertrouwen en wederkerigheid", "samenhorigheid"),
    laag="sociaal-cultureel",
    samenstelling=True,
    feit="herkomst",
    prioriteit=2,
    verandering_van="aandeel_buitenlandse_herkomst",
)
def verandersnelheid_herkomst(herkomst: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in procentpunt per jaar. Bron: Statbel, herkomst."""
    nu = aandeel_van_herkomst(BUITENLANDS, herkomst)
    samen = naast(nu, vroeger(nu, 5))
    waarde = 100 * (samen["teller"] / samen["noemer"] - samen["teller_2"] / samen["noemer_2"]) / 5
    return pd.DataFrame({"waarde": waarde, "status": zwaarste(samen["status"], samen["status_2"])})


@indicator(
    titel="Diversiteitsindex naar herkomst",
    definitie="Kans dat twee willekeurige inwoners tot een verschillende herkomstgroep behoren (vier groepen): 0 = allen uit één groep, 0,75 = vier even grote groepen.",
    teller="1 min de som van de gekwadrateerde aandelen van de vier herkomstgroepen",
    eenheid="index",
    decimalen=3,
    opmerkingen=(
        "De index ziet vier grove groepen: verschillen binnen een groep (bijvoorbeeld niet-EU) tellen niet mee.",
    ),
    prioriteit=0,
    **HERKOMST,
)
def diversiteitsindex(herkomst: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), tussen 0 en 0,75. Bron: Statbel, herkomst."""
    delen = breuk(tel(herkomst, "inwoners", GROEPEN, per_groep=True), tel(herkomst, "inwoners"))
    kwadraten = ((delen["teller"] / delen["noemer"]) ** 2).groupby(["nis", "jaar"]).sum(min_count=len(GROEPEN))
    return pd.DataFrame({"waarde": 1 - kwadraten, "status": tel(herkomst, "inwoners")["status"]})
