"""Welke tabellen er uit een register komen: hun cellen, wat van wat de som is, en hoeveel mensen en gezinnen er per jaar in vallen.

Alleen wie in het bevolkings- of vreemdelingenregister staat, telt, zoals bij Statbel; het wachtregister staat apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from babel.dates import get_month_names

from integratie import gebieden
from integratie.beleid.instroom import plaatsen
from integratie.beleid.instroom.kolommen import (
    EMIGRATIE,
    GEBOORTE,
    INTERN,
    MAN,
    OVERLIJDEN,
    SCHRAPPING,
    UIT,
    VROUW,
    WACHT,
)
from integratie.beleid.instroom.rijen import AANKOMST, GEEN_GEMEENTE, GEEN_LAND, Gelezen

AANKOMSTEN, VERTREKKEN = "aankomsten", "vertrekken"
GESCHRAPT = "ambtshalve geschrapt"
GEBOORTEN, OVERLIJDENS, BINNEN = "geboorten", "overlijdens", "verhuizingen in de gemeente"
WACHTREGISTER = "inschrijvingen in het wachtregister"
NIET_GEKEND, SAMEN = "niet gekend", "alle leeftijden"
LEEFTIJDEN = {"0-2": 0, "3-5": 3, "6-11": 6, "12-17": 12, "18-24": 18, "25-34": 25, "35-49": 35, "50-64": 50, "65+": 65}
VOLWASSENEN, VOLWASSEN = ("18-24", "25-34", "35-49", "50-64"), "18-64"
BELGEN, EU, NIET_EU = "Belgen", "EU-burgers", "burgers van buiten de EU"
GEZINNEN = {"1": 1, "2": 2, "3": 3, "4": 4, "5+": 5}
MAANDEN = list(get_month_names("wide", locale="nl_BE").values())
ANDERE_WIJK = "andere wijk of niet gekend"
KRUIS = " × "

LOOP, VANWAAR, WAARHEEN, WIE = "loop", "vanwaar", "waarheen", "leeftijd en nationaliteit"
GESLACHT, GEZIN, WIJK, MAAND = "geslacht", "gezin", "wijk", "maand"
TITELS = {
    LOOP: "Geboorten, overlijdens en verhuizingen in de gemeente",
    VANWAAR: "Vanwaar mensen kwamen",
    WAARHEEN: "Waarheen mensen vertrokken",
    WIE: "Aankomsten naar leeftijd en nationaliteit",
    GESLACHT: "Aankomsten naar geslacht",
    GEZIN: "Aankomsten naar grootte van het gezin",
    WIJK: "Aankomsten naar wijk",
    MAAND: "Aankomsten per maand",
}


@dataclass(frozen=True)
class Tabel:
    """`cellen` in de volgorde waarin ze getoond worden; `sommen`: cel → de cellen waarvan ze de som is; `wortel`: de cel met iedereen (leeg: geen)."""

    naam: str
    cellen: tuple[str, ...]
    sommen: dict[str, tuple[str, ...]]
    wortel: str

    @property
    def deel_van(self) -> dict[str, str]:
        """Cel → de eerste cel waar ze deel van is."""
        uit: dict[str, str] = {}
        for geheel, delen in self.sommen.items():
            uit |= {deel: geheel for deel in delen if deel not in uit}
        return uit


@dataclass(frozen=True, repr=False)
class Telling:
    """Eén tabel in één jaar: per cel het aantal mensen, en minstens hoeveel gezinnen (NaN als dat niet gekend is)."""

    tabel: Tabel
    jaar: int
    mensen: pd.Series
    gezinnen: pd.Series


def tel(g: Gelezen) -> Iterator[Telling]:
    """Elke tabel waarvoor het uittreksel de kolommen heeft, per jaar. Dit zijn ruwe aantallen: enkel `beschermd` geeft wat getoond mag worden."""
    telt = g.rijen["register"] != WACHT
    aankomst, weg = g.rijen["soort"].isin(AANKOMST), g.rijen["soort"].isin((UIT, EMIGRATIE, SCHRAPPING))
    bladen = [
        (_loop(), g.rijen, _soort(g.rijen, telt)),
        (_plaatsen(AANKOMSTEN), g.rijen[telt & aankomst], lambda r: r["plaats"].astype(object)),
        (_plaatsen(VERTREKKEN), g.rijen[telt & weg], _bestemming),
    ]
    erbij = {
        "nationaliteit": (_wie(), _leeftijd_en_nationaliteit),
        "geslacht": (
            _lijst(GESLACHT, [MAN, VROUW, NIET_GEKEND]),
            lambda r: r["geslacht"].astype(object).fillna(NIET_GEKEND),
        ),
        "gezinsgrootte": (_lijst(GEZIN, [*GEZINNEN, NIET_GEKEND]), lambda r: _klassen(r["grootte"], GEZINNEN)),
        "wijk": _wijken(g, telt & aankomst),
        "datum": (_lijst(MAAND, MAANDEN), lambda r: r["maand"].map(dict(enumerate(MAANDEN, 1)))),
    }
    bladen += [(t, g.rijen[telt & aankomst], f) for kolom, (t, f) in erbij.items() if kolom in g.kolommen]
    for jaar in sorted(g.rijen["jaar"].unique()):
        for tabel, rijen, blad_van in bladen:
            eigen = rijen[rijen["jaar"] == jaar]
            yield _telling(tabel, int(jaar), eigen, blad_van(eigen))


def _telling(tabel: Tabel, jaar: int, rijen: pd.DataFrame, blad: pd.Series) -> Telling:
    mensen = blad.value_counts().reindex(tabel.cellen, fill_value=0)
    per_grootte = pd.crosstab(blad, rijen["grootte"]).reindex(tabel.cellen, fill_value=0)
    sleutels = pd.DataFrame({"cel": blad, "gezin": rijen["gezin"]}).dropna().drop_duplicates()
    gezinnen = {}
    for cel in reversed(tabel.cellen):  # een geheel staat voor zijn delen
        bladen = set(_bladeren(tabel, cel))
        mensen[cel] = sum(mensen[b] for b in bladen)
        gezinnen[cel] = _minstens(
            per_grootte.loc[list(bladen)].sum(), sleutels.loc[sleutels["cel"].isin(bladen), "gezin"]
        )
    return Telling(tabel, jaar, mensen, pd.Series(gezinnen).reindex(tabel.cellen))


def _minstens(per_grootte: pd.Series, sleutels: pd.Series) -> float:
    """Minstens hoeveel gezinnen het zijn: zoveel verschillende sleutels, of zoveel als er nodig zijn voor mensen uit gezinnen van die grootte."""
    if len(sleutels):
        return float(sleutels.nunique())
    return float(np.ceil(per_grootte / per_grootte.index).sum()) if per_grootte.sum() else np.nan


def _bladeren(tabel: Tabel, cel: str) -> Iterator[str]:
    delen = tabel.sommen.get(cel, ())
    yield from (x for deel in delen for x in _bladeren(tabel, deel)) if delen else (cel,)


def _lijst(naam: str, delen: Iterable[str]) -> Tabel:
    delen = tuple(delen)
    return Tabel(naam, (AANKOMSTEN, *delen), {AANKOMSTEN: delen}, AANKOMSTEN)


def _loop() -> Tabel:
    return Tabel(LOOP, (GEBOORTEN, OVERLIJDENS, BINNEN, WACHTREGISTER), {}, "")


def _soort(rijen: pd.DataFrame, telt: pd.Series):
    namen = {GEBOORTE: GEBOORTEN, OVERLIJDEN: OVERLIJDENS, INTERN: BINNEN}
    soort, aankomst = rijen["soort"].map(namen).astype(object), rijen["soort"].isin(AANKOMST)
    blad = soort.where(telt).mask(~telt & aankomst, WACHTREGISTER)
    return lambda deel: blad[deel.index]


def _plaatsen(wortel: str) -> Tabel:
    """Binnen België de 19 van Brussel en die van de Rand elk apart, de rest per provincie of gewest; het buitenland per regio."""
    groepen = {g: tuple(plaatsen.leden_van(g)) for g in (plaatsen.BRUSSEL, plaatsen.RAND)}
    belgie = (*groepen, *plaatsen.PROVINCIES.values(), plaatsen.WALLONIE, GEEN_GEMEENTE)
    land = (*plaatsen.LANDEN.values(), GEEN_LAND)
    top = (plaatsen.BELGIE, plaatsen.BUITENLAND, *((GESCHRAPT,) if wortel == VERTREKKEN else ()))
    sommen = {wortel: top, plaatsen.BELGIE: belgie, **groepen, plaatsen.BUITENLAND: land}
    cellen = tuple(_met_delen(sommen, wortel))
    return Tabel(VANWAAR if wortel == AANKOMSTEN else WAARHEEN, cellen, sommen, wortel)


def _met_delen(sommen: dict[str, tuple[str, ...]], cel: str) -> Iterator[str]:
    """De cel, en dan elk deel met zijn eigen delen."""
    yield cel
    for deel in sommen.get(cel, ()):
        yield from _met_delen(sommen, deel)


def _bestemming(rijen: pd.DataFrame) -> pd.Series:
    return rijen["plaats"].astype(object).where(rijen["soort"] != SCHRAPPING, GESCHRAPT)


def _wie() -> Tabel:
    """Leeftijd en nationaliteit gekruist, elk ook apart, en de leeftijden van inburgering samen."""
    groepen, leeftijden = (BELGEN, EU, NIET_EU, NIET_GEKEND), (*LEEFTIJDEN, NIET_GEKEND)
    sommen = {AANKOMSTEN: tuple(f"{SAMEN}{KRUIS}{n}" for n in groepen)}
    sommen |= {f"{SAMEN}{KRUIS}{n}": tuple(f"{lft}{KRUIS}{n}" for lft in leeftijden) for n in groepen}
    sommen |= {f"{VOLWASSEN}{KRUIS}{n}": tuple(f"{lft}{KRUIS}{n}" for lft in VOLWASSENEN) for n in groepen}
    per_leeftijd = {lft: tuple(f"{lft}{KRUIS}{n}" for n in groepen) for lft in leeftijden}
    cellen = (*_met_delen(sommen, AANKOMSTEN), *(f"{VOLWASSEN}{KRUIS}{n}" for n in groepen), *leeftijden)
    return Tabel(WIE, cellen, sommen | per_leeftijd, AANKOMSTEN)


def _leeftijd_en_nationaliteit(rijen: pd.DataFrame) -> pd.Series:
    groep = {plaatsen.BELG: BELGEN} | {land: EU if land in plaatsen.EU else NIET_EU for land in plaatsen.LANDEN}
    naam = rijen["nationaliteit"].map(groep).astype(object).fillna(NIET_GEKEND)
    return _klassen(rijen["leeftijd"], LEEFTIJDEN) + KRUIS + naam


def _klassen(getallen: pd.Series, klassen: dict[str, int]) -> pd.Series:
    """De klasse waarin elk getal valt, aan het begin van elke klasse."""
    nummer = np.searchsorted(list(klassen.values()), getallen.fillna(-1), side="right") - 1
    return pd.Series(np.array([*klassen, NIET_GEKEND], object)[nummer], getallen.index)


def _wijken(g: Gelezen, telt: pd.Series):
    """Elke wijk die er een naam heeft, en de andere samen."""
    namen = sorted(g.rijen.loc[telt, "wijk"].dropna().unique())
    return _lijst(WIJK, [*namen, ANDERE_WIJK]), lambda r: r["wijk"].astype(object).fillna(ANDERE_WIJK)


def naam_van(tabel: str, cel: str) -> str:
    """Hoe een cel in haar tabel heet: een gemeente bij haar naam, "uit België" of "naar België", "2 personen"."""
    if tabel == GEZIN and cel in GEZINNEN:
        return "1 persoon" if cel == "1" else f"{cel.replace('+', ' of meer')} personen"
    if cel in (plaatsen.BELGIE, plaatsen.BUITENLAND):
        return f"{'uit' if tabel == VANWAAR else 'naar'} {cel}"
    return gebieden.gemeenten()[cel].naam if cel in gebieden.gemeenten() else cel
