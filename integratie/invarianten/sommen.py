"""Welke delen samen welk geheel zijn, en hoeveel ze mogen schelen."""

from dataclasses import dataclass

import pandas as pd

from integratie import gebieden
from integratie.gebieden.optellen import som

GEHEEL = 0.5  # personen: twee aantallen zijn gelijk of niet


@dataclass(frozen=True)
class Som:
    """De rijen van onderwerp `delen` in `tabel` zijn per gemeente en jaar samen die van `geheel` in `ander`."""

    tabel: str
    delen: str
    ander: str
    geheel: str


SOMMEN = (
    Som("herkomst", "inwoners", "nationaliteit", "inwoners"),
    Som("bevolking", "inwoners", "herkomst", "inwoners"),
    Som("leeftijd", "inwoners_leeftijd", "herkomst", "inwoners"),
    Som("vreemdelingen", "vreemdelingen_leeftijd", "vreemdelingen", "vreemdelingen"),
    Som("vreemdelingen", "vreemdelingen_nationaliteitsgroep", "vreemdelingen", "vreemdelingen"),
    Som("vreemdelingen", "inwoners_leeftijdsgroep", "vreemdelingen", "inwoners_geslacht"),
    Som("werkzoekenden", "wzw_nationaliteit", "werkzoekenden", "wzw"),
    Som("werkzoekenden", "wzw_herkomst", "werkzoekenden", "wzw"),
)
# Statbel: herkomst en nationaliteit verschillen in 2011 hoogstens 31 inwoners per gemeente van toen.
AFWIJKEND_JAAR, AFWIJKING = 2011, 31


def sluit_niet(regel: Som, delen: pd.DataFrame, geheel: pd.DataFrame) -> pd.DataFrame:
    """Waar beide volledig gekend zijn en toch niet gelijk: `nis, jaar, deel, geheel`. Een onbekend deel is geen fout."""
    beide = _totaal(delen, regel.delen).merge(_totaal(geheel, regel.geheel), on=["nis", "jaar"])
    beide = beide.set_axis(["nis", "jaar", "deel", "geheel"], axis=1)
    marge = GEHEEL
    if regel.geheel == "inwoners":
        gemeenten_van_toen = beide["nis"].map(gebieden.fusies()["nieuw"].value_counts()).fillna(1)
        marge = GEHEEL + AFWIJKING * gemeenten_van_toen * (beide["jaar"] == AFWIJKEND_JAAR)
    return beide[(beide["deel"] - beide["geheel"]).abs() > marge].reset_index(drop=True)


def _totaal(rijen: pd.DataFrame, onderwerp: str) -> pd.DataFrame:
    uit = som(rijen[rijen["onderwerp"] == onderwerp], ["nis", "jaar"])
    return uit.loc[uit["status"] == "bekend", ["nis", "jaar", "waarde"]].astype({"nis": "str"})
