"""De gebreken van tabellen: waarden buiten hun grenzen, en delen die hun geheel niet zijn."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from integratie import gebieden
from integratie.gebieden.optellen import som
from integratie.invarianten.bereik import gebrek
from integratie.tabel import Bron

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


def gebreken(
    bronnen: Mapping[str, Bron], lees: Callable[[str], pd.DataFrame], over: Iterable[str] | None = None
) -> pd.DataFrame:
    """Alle tegenstrijdigheden van een editie: `nis, jaar, tabel, reden`; leeg als alles klopt.

    `lees` geeft de rijen van een tabel. Met `over` alleen wat die tabellen raakt.
    """
    over = set(bronnen if over is None else over)
    delen = [_bereik(bronnen[tabel], lees(tabel)) for tabel in bronnen if tabel in over]
    for regel in SOMMEN:
        if {regel.tabel, regel.ander} <= set(bronnen) and {regel.tabel, regel.ander} & over:
            delen.append(_som(regel, lees))
    return pd.concat(delen, ignore_index=True) if delen else pd.DataFrame(columns=["nis", "jaar", "tabel", "reden"])


def _bereik(bron: Bron, rijen: pd.DataFrame) -> pd.DataFrame:
    verwacht = gebrek(rijen["onderwerp"], rijen["waarde"], bron.onderwerpen)
    fout = rijen[verwacht != ""]
    redenen = [
        f"tabel {bron.tabel} heeft in {r.jaar} voor {r.onderwerp} de onmogelijke waarde {r.waarde:g} (verwacht: {verwacht[r.Index]})"
        for r in fout.itertuples()
    ]
    return _als_gebreken(fout, bron.tabel, redenen)


def _som(regel: Som, lees: Callable[[str], pd.DataFrame]) -> pd.DataFrame:
    fout = sluit_niet(regel, lees(regel.tabel), lees(regel.ander))
    redenen = [
        f"in {r.jaar} geeft {regel.tabel} ({regel.delen}) {r.deel:.0f} en {regel.ander} ({regel.geheel}) {r.geheel:.0f}"
        for r in fout.itertuples()
    ]
    return _als_gebreken(fout, regel.tabel, redenen)


def _als_gebreken(fout: pd.DataFrame, tabel: str, redenen: list[str]) -> pd.DataFrame:
    return fout[["nis", "jaar"]].assign(tabel=tabel, reden=pd.Series(redenen, index=fout.index, dtype="str"))
