"""Werkzoekenden zonder werk naar herkomst (VDAB): hoe lang zoekt men, en wie verliet pas de school?"""

import pandas as pd

from integratie.indicator import Rij, familie, indicator
from integratie.indicatoren import HOOFDGROEPEN
from integratie.rekenen import breuk, gepubliceerd, met_geheel, per_groep, tel

DEEL = {"thema": "tewerkstelling", "doelen": ("empowerment",), "laag": "sociaal-economisch"}
EIGEN_HERKOMST = (
    "Herkomst is hier de huidige of eerste nationaliteit van de persoon zelf; anders dan elders tellen de ouders niet mee. VDAB spreekt van origine.",
)
LANG = {
    **DEEL,
    "noemer": "werkzoekenden zonder werk, per herkomst",
    "groepen": ("", *HOOFDGROEPEN),
    "feit": "langdurig werkzoekend",
    "duiding": "gunstig als lager",
    "beinvloedbaar": True,
    "opmerkingen": EIGEN_HERKOMST,
}


DUUR = {
    "langdurig_werkzoekenden_herkomst": {
        "van": ("langdurig",),
        "effect": "participatie",
        "titel": "Langdurig werkzoekenden naar herkomst",
        "in_zin": "het aandeel langdurig werkzoekenden bij de werkzoekenden van dezelfde herkomst",
        "boodschap": "{} van de werkzoekenden zoekt al langer dan een jaar",
        "dienst": "Toeleiding naar werk",
        "vraag": ("bereikt ze ook wie al lang zoekt?",),
        "definitie": "Werkzoekenden zonder werk die langer dan een jaar zoeken, in % van de werkzoekenden zonder werk van dezelfde herkomst, gemiddelde over het jaar.",
        "teller": "werkzoekenden zonder werk, langer dan een jaar, per herkomst",
        "rijen": (Rij(6, "Langdurig, bij niet-EU-herkomst", groep="niet_eu"),),
    },
    "zeer_langdurig_werkzoekenden_herkomst": {
        "van": ("zeer_langdurig",),
        "titel": "Zeer langdurig werkzoekenden naar herkomst",
        "in_zin": "het aandeel zeer langdurig werkzoekenden bij de werkzoekenden van dezelfde herkomst",
        "definitie": "Werkzoekenden zonder werk die langer dan twee jaar zoeken, in % van de werkzoekenden zonder werk van dezelfde herkomst, gemiddelde over het jaar.",
        "teller": "werkzoekenden zonder werk, langer dan twee jaar, per herkomst",
        "prioriteit": 0,
    },
}


@familie(LANG, DUUR)
def duur(onderwerp: str, werkzoekenden_herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen; `groep` is de herkomst, leeg voor iedereen. Bron: VDAB (bladen WE21 en WE22)."""
    tabel, noemer, groepen = werkzoekenden_herkomst, f"{onderwerp}_alle", list(HOOFDGROEPEN)
    geheel = breuk(tel(tabel, onderwerp, groepen), tel(tabel, noemer, groepen))
    return met_geheel(geheel, per_groep(tabel, onderwerp, noemer))


@indicator(
    titel="Schoolverlaters zonder werk naar herkomst",
    definitie="Werkzoekenden in beroepsinschakelingstijd van Belgische, EU- en niet-EU-herkomst, in % van alle werkzoekenden in beroepsinschakelingstijd, gemiddelde over het jaar. Samen 100 %.",
    teller="werkzoekenden in beroepsinschakelingstijd van de herkomst",
    noemer="werkzoekenden in beroepsinschakelingstijd",
    groepen=HOOFDGROEPEN,
    samenstelling=True,
    prioriteit=0,
    opmerkingen=(
        *EIGEN_HERKOMST,
        "Beroepsinschakelingstijd: wie pas de school verliet en wacht op een uitkering; wie meteen werk vindt, schrijft zich niet in en telt niet mee.",
    ),
    samen_honderd=True,
    **DEEL,
)
def beroepsinschakelingstijd_herkomst(werkzoekenden_herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen; `groep` is de herkomst. Bron: VDAB (blad WE19)."""
    return per_groep(werkzoekenden_herkomst, "beroepsinschakelingstijd", "beroepsinschakelingstijd_alle")


@indicator(
    titel="Aandeel werkzoekenden van buiten de EU, de EVA-landen en het Verenigd Koninkrijk",
    in_zin="het aandeel van buiten de EU, de EVA-landen en het Verenigd Koninkrijk bij de werkzoekenden",
    definitie="Werkzoekenden zonder werk met een herkomst buiten de EU-27, de EVA-landen en het Verenigd Koninkrijk, in % van de werkzoekenden zonder werk van 15 tot en met 64 jaar, gemiddelde over het jaar.",
    teller="werkzoekenden zonder werk van buiten de EU-27, de EVA-landen en het Verenigd Koninkrijk",
    noemer="werkzoekenden zonder werk van 15 tot en met 64 jaar",
    optelbaar=False,
    samenstelling=True,
    feit="niet-EU bij werkzoekenden",
    prioriteit=0,
    opmerkingen=EIGEN_HERKOMST,
    **DEEL,
)
def aandeel_wzw_buiten_eu(werkzoekenden_herkomst: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: VDAB (blad WE15)."""
    return gepubliceerd(werkzoekenden_herkomst, "aandeel_buiten_eu")
