"""Aantallen, van naderbij: welke nationaliteit hebben de niet-Belgen, hoe oud zijn ze, en wie van buitenlandse herkomst werd Belg?"""

import pandas as pd

from integratie.gebieden.optellen import som
from integratie.indicator import familie, indicator
from integratie.rekenen import breuk, gepubliceerd, min_, per_groep, tel

STOPT = "Deze reeks stopt vroeger; het nieuwste cijfer van alle niet-Belgen samen staat bij het aandeel niet-Belgen."
NATIONALITEIT = {
    "thema": "aantallen",
    "doelen": ("toegankelijkheid", "samenhorigheid"),
    "laag": "sociaal-cultureel",
    "samenstelling": True,
    "feit": "aandeel_niet_belg",
    "opmerkingen": (STOPT,),
}
HERKOMST = {
    "thema": "aantallen",
    "doelen": ("samenhorigheid",),
    "laag": "sociaal-cultureel",
    "samenstelling": True,
    "feit": "herkomst",
    "prioriteit": 0,
}
GESLACHTEN = ("mannen", "vrouwen")
LEEFTIJDEN = ("0-17 jaar", "18-34 jaar", "35-49 jaar", "50-64 jaar", "65 jaar en ouder")
EU = {"west_noord_eu": "West- en Noord-EU", "zuid_eu": "Zuid-EU", "eu_sinds_2004": "EU-landen sinds 2004"}
NIET_EU = {
    "europa_niet_eu": "Europa buiten de EU",
    "turkije_maghreb": "Turkije en Maghreb",
    "andere_landen": "andere landen buiten de EU",
}
# Bij de vijf talrijkste in een gemeente van de Vlaamse Rand (2018–2022), of in minstens dertig gemeenten van het Vlaams Gewest (2022).
NATIONALITEITEN = {
    "afghanistan": "Afghanistan",
    "bulgarije": "Bulgarije",
    "congo_dem_rep": "Democratische Republiek Congo",
    "duitsland": "Duitsland",
    "frankrijk": "Frankrijk",
    "griekenland": "Griekenland",
    "italie": "Italië",
    "marokko": "Marokko",
    "nederland": "Nederland",
    "polen": "Polen",
    "portugal": "Portugal",
    "roemenie": "Roemenië",
    "spanje": "Spanje",
    "syrie": "Syrië",
    "turkije": "Turkije",
    "verenigd_koninkrijk": "Verenigd Koninkrijk",
    "verenigde_staten_van_amerika": "Verenigde Staten",
}
HISTORIEK = {
    "belg_als_belg_geboren": "Belg, als Belg geboren",
    "belg_geworden": "Belg, als niet-Belg geboren",
    "niet_belg": "niet-Belg",
}


PER_GROEP = {
    "niet_belgen_naar_geslacht": {
        "van": ("vreemdelingen", "inwoners_geslacht", GESLACHTEN),
        "titel": "Aandeel niet-Belgen naar geslacht",
        "definitie": "Mannen en vrouwen zonder de Belgische nationaliteit, in % van alle mannen en van alle vrouwen.",
        "teller": "niet-Belgen van dat geslacht",
        "noemer": "inwoners van dat geslacht",
        "groepen": GESLACHTEN,
    },
    "niet_belgen_naar_leeftijd": {
        "van": ("vreemdelingen_leeftijd", "inwoners_leeftijdsgroep", LEEFTIJDEN),
        "titel": "Aandeel niet-Belgen naar leeftijd",
        "definitie": "Inwoners van een leeftijdsgroep zonder de Belgische nationaliteit, in % van alle inwoners van die leeftijd.",
        "teller": "niet-Belgen van de leeftijdsgroep",
        "noemer": "inwoners van de leeftijdsgroep",
        "groepen": LEEFTIJDEN,
    },
}


@familie(NATIONALITEIT, PER_GROEP)
def niet_belgen_per_groep(
    teller: str, noemer: str, groepen: tuple[str, ...], vreemdelingen: pd.DataFrame
) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE44 en DE45)."""
    return per_groep(vreemdelingen, teller, noemer, groep=groepen)


VAN_DE_INWONERS = {
    "aandeel_niet_belg_eu": {
        "van": (EU,),
        "titel": "Aandeel inwoners met een andere EU-nationaliteit",
        "definitie": "Inwoners met de nationaliteit van een ander land van de Europese Unie, in % van alle inwoners.",
        "teller": "inwoners met een andere EU-nationaliteit",
    },
    "aandeel_niet_belg_niet_eu": {
        "van": (NIET_EU,),
        "titel": "Aandeel inwoners met een niet-EU-nationaliteit",
        "definitie": "Inwoners met een nationaliteit van buiten de Europese Unie, in % van alle inwoners.",
        "teller": "inwoners met een niet-EU-nationaliteit",
    },
}


@familie({**NATIONALITEIT, "noemer": "inwoners"}, VAN_DE_INWONERS)
def van_de_inwoners(groepen: dict[str, str], vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE47)."""
    return breuk(tel(vreemdelingen, "vreemdelingen_nationaliteitsgroep", list(groepen)), tel(vreemdelingen, "inwoners"))


@indicator(
    titel="Samenstelling van de bevolking naar nationaliteit",
    definitie="Verdeling van de inwoners over drie groepen: Belg, andere EU-nationaliteit, niet-EU-nationaliteit. Samen 100 %.",
    teller="inwoners van de nationaliteitsgroep",
    noemer="inwoners",
    groepen=("belg", "eu", "niet_eu"),
    samen_honderd=True,
    **NATIONALITEIT,
)
def samenstelling_nationaliteit(vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE47)."""
    inwoners = tel(vreemdelingen, "inwoners")
    niet_belgen = tel(vreemdelingen, "vreemdelingen_nationaliteitsgroep")
    groepen = {
        "belg": breuk(min_(inwoners, niet_belgen), inwoners),
        "eu": van_de_inwoners(EU, vreemdelingen),
        "niet_eu": van_de_inwoners(NIET_EU, vreemdelingen),
    }
    return pd.concat(groepen, names=["groep"])


@indicator(
    titel="Niet-Belgen naar nationaliteitsgroep",
    in_zin="de verdeling van de niet-Belgen over de nationaliteitsgroepen",
    definitie="Verdeling van de niet-Belgen over zes nationaliteitsgroepen, drie binnen en drie buiten de Europese Unie. Samen 100 %.",
    teller="niet-Belgen van de nationaliteitsgroep",
    noemer="niet-Belgen",
    groepen=(*EU, *NIET_EU),
    groepsnamen=EU | NIET_EU,
    samen_honderd=True,
    **NATIONALITEIT
    | {
        "opmerkingen": (
            "EU-landen sinds 2004: Polen, Roemenië, Bulgarije en de andere landen die er in 2004, 2007 en 2013 bij kwamen. Europa buiten de EU: ook het Verenigd Koninkrijk.",
            STOPT,
        )
    },
)
def niet_belgen_naar_nationaliteitsgroep(vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE47)."""
    naam = "vreemdelingen_nationaliteitsgroep"
    return breuk(tel(vreemdelingen, naam, [*EU, *NIET_EU], per_groep=True), tel(vreemdelingen, naam))


@indicator(
    titel="Niet-Belgen naar nationaliteit",
    in_zin="het deel van elke grote nationaliteit bij de niet-Belgen",
    definitie="Inwoners met een nationaliteit die in de gemeente bij de vijf talrijkste vreemde nationaliteiten hoort, in % van alle niet-Belgen.",
    teller="inwoners met die nationaliteit",
    noemer="niet-Belgen",
    groepsnamen=NATIONALITEITEN,
    **NATIONALITEIT
    | {
        "opmerkingen": (
            "De bron geeft van elke gemeente alleen de vijf talrijkste vreemde nationaliteiten. Een nationaliteit zonder cijfer is niet nul: ze hoort er niet bij de vijf.",
            "Getoond worden de nationaliteiten die in de Vlaamse Rand of in veel gemeenten van het Vlaams Gewest bij de vijf horen; samen zijn ze geen 100 %.",
        )
    },
)
def niet_belgen_naar_nationaliteit(vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE46, DE44)."""
    apart = tel(vreemdelingen, "vreemdelingen_nationaliteit", list(NATIONALITEITEN), per_groep=True)
    heel = apart[apart["status"] != "onvolledig"]  # in een gebied of na een fusie hoort ze niet in elk deel bij de vijf
    return breuk(heel, tel(vreemdelingen, "vreemdelingen"))


@indicator(
    titel="Aandeel van de vijf talrijkste nationaliteiten bij de niet-Belgen",
    definitie="Inwoners met één van de vijf talrijkste vreemde nationaliteiten van de gemeente, in % van alle niet-Belgen.",
    teller="inwoners met één van de vijf talrijkste vreemde nationaliteiten",
    noemer="niet-Belgen",
    optelbaar=False,
    **NATIONALITEIT
    | {
        "prioriteit": 0,
        "opmerkingen": (
            "Een hoog aandeel betekent weinig verscheidenheid: enkele nationaliteiten maken bijna alles uit. Welke dat zijn, verschilt per gemeente.",
            "Van een gebied en van een gefuseerde gemeente zijn de vijf talrijkste niet gekend.",
        ),
    },
)
def aandeel_vijf_talrijkste_nationaliteiten(vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE46, DE44)."""
    rijen = vreemdelingen[vreemdelingen["onderwerp"] == "vreemdelingen_nationaliteit"]
    # Een ongekende nationaliteit komt vooraan: dan zijn de vijf talrijkste ook niet gekend.
    van_groot_naar_klein = rijen.sort_values(["waarde", "groep"], ascending=False, na_position="first")
    vijf = som(van_groot_naar_klein.groupby(["nis", "jaar"]).head(5), ["nis", "jaar"])
    return breuk(vijf.set_index(["nis", "jaar"]), tel(vreemdelingen, "vreemdelingen"))


@indicator(
    titel="Aantal vreemde nationaliteiten",
    definitie="Hoeveel verschillende vreemde nationaliteiten de inwoners van de gemeente hebben.",
    teller="verschillende vreemde nationaliteiten",
    optelbaar=False,
    **NATIONALITEIT
    | {
        "eenheid": "nationaliteiten",
        "feit": "",
        "prioriteit": 0,
        "opmerkingen": ("In een grotere gemeente zijn er vanzelf meer; het aantal is niet op te tellen.",),
    },
)
def vreemde_nationaliteiten(vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`). Bron: Statbel via de Gemeente-Stadsmonitor (DE48)."""
    return gepubliceerd(vreemdelingen, "vreemde_nationaliteiten")


@indicator(
    titel="Aandeel inwoners met een nationaliteit uit Midden- of Oost-Europa",
    definitie="Inwoners met een nationaliteit uit Midden- of Oost-Europa (MOE), binnen en buiten de EU, in % van alle inwoners.",
    teller="inwoners met een nationaliteit uit Midden- of Oost-Europa",
    noemer="inwoners",
    **NATIONALITEIT
    | {
        "prioriteit": 0,
        "opmerkingen": ("Ook Turkije telt bij de bron mee als MOE-land.", STOPT),
    },
)
def aandeel_niet_belg_moe(vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE43)."""
    return breuk(tel(vreemdelingen, "vreemdelingen_moe"), tel(vreemdelingen, "inwoners"))


@indicator(
    titel="Aandeel inwoners van buitenlandse herkomst, zonder Nederlandse herkomst",
    definitie="Inwoners van buitenlandse herkomst van wie de herkomst niet Nederland is, in % van alle inwoners.",
    teller="inwoners van buitenlandse, niet-Nederlandse herkomst",
    noemer="inwoners",
    opmerkingen=(
        "Met de inwoners van Nederlandse herkomst erbij is dit het aandeel inwoners van buitenlandse herkomst; dat heeft nieuwere cijfers.",
        "Nederlandse herkomst zegt niets over de taal die iemand spreekt.",
    ),
    **HERKOMST,
)
def aandeel_buitenlandse_herkomst_zonder_nederland(vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE37)."""
    return breuk(tel(vreemdelingen, "herkomst_zonder_nederland"), tel(vreemdelingen, "inwoners"))


@indicator(
    titel="Inwoners van buitenlandse herkomst naar nationaliteitshistoriek",
    definitie="Verdeling van de inwoners van buitenlandse herkomst: Belg en als Belg geboren, Belg maar als niet-Belg geboren, niet-Belg. Samen 100 %.",
    teller="inwoners van buitenlandse herkomst uit de groep",
    noemer="inwoners van buitenlandse herkomst",
    groepsnamen=HISTORIEK,
    opmerkingen=(
        "Wie als Belg geboren is, heeft een vader of moeder die met een andere nationaliteit geboren is.",
        "De reeks stopt vroeger dan die van de herkomst; het nieuwste aandeel Belgen met buitenlandse achtergrond staat bij die indicator.",
    ),
    samen_honderd=True,
    **HERKOMST,
)
def herkomst_naar_nationaliteitshistoriek(vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE41)."""
    historiek = tel(vreemdelingen, "herkomst_historiek", list(HISTORIEK), per_groep=True)
    return breuk(historiek, tel(vreemdelingen, "herkomst_historiek"))
