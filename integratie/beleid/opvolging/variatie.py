"""Natuurlijke variatie: hoe ver wijkt een cijfer vanzelf af van zijn eigen trend?

Het model is een random walk met drift: vanaf het basisjaar gaat elke gemeente verder met haar eigen gemiddelde verandering per jaar.
Hoe ver men daarvan afwijkt, zegt geen normale verdeling (die dekt hier te weinig, zie `placebo`), maar wat er in dezelfde jaren
echt gebeurde bij de `VERGELEKEN` gemeenten die in het basisjaar het meest leken in niveau, trend en schommeling van dit cijfer: waar ze
samen heen gingen (de beweging), en hoever ze daarvan verschilden (de natuurlijke variatie).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.beleid.opvolging.paneel import paneel, reeks, verandering
from integratie.gebruik import onthoud
from integratie.indicator import kaart

VALS_ALARM = 0.10  # nominaal: zo vaak zegt de regel hoogstens iets dat er niet is, aan elke kant van de band
VERGELEKEN = 59  # 59 gemeenten en de gemeente zelf: 10 % van zestig is een heel getal
MINSTENS_VERGELEKEN = 29
GESCHIEDENIS, MINSTENS_JAREN = 10, 4  # jaarlijkse veranderingen tot en met het basisjaar
KENMERKEN = ("niveau", "trend", "schommeling")


@dataclass(frozen=True)
class Variatie:
    """De natuurlijke variatie rond een pad. Verschillen staan in de eenheid van de indicator, bij een aantal of bedrag in % van de basis.

    `trend`: eigen gemiddelde verandering per jaar over `jaren` jaren; `schommeling`: standaardafwijking daarvan. `vergeleken`: de
    gelijkaardige gemeenten. `band`: per jaar `beweging` (hoever zij van hun eigen trend weggingen) en `laag` en `hoog`, hoever ze
    gewoonlijk van die beweging verschillen.
    """

    trend: float
    schommeling: float
    jaren: int
    vergeleken: tuple[str, ...]
    band: pd.DataFrame


@dataclass(frozen=True)
class Venster:
    """Alle gemeenten van basisjaar tot jaar: hun kenmerken, hun plaats in de rij voor elk kenmerk (0 tot 1), en hun afwijking van de
    eigen trend in elk jaar daartussen."""

    kenmerken: pd.DataFrame
    plaats: np.ndarray
    afwijking: pd.DataFrame


@onthoud
def venster(naam: str, groep: str, basisjaar: int, jaar: int, editie: str, erbij: str = "") -> Venster | None:
    """Het venster; `erbij` is de code van een cluster of gebied dat meedoet. None als de reeks die jaren niet heeft."""
    ind, waarden = kaart(naam), paneel(naam, groep, editie)
    if waarden.empty or basisjaar not in waarden or jaar not in waarden:
        return None
    if erbij and erbij not in waarden.index:
        waarden = pd.concat(
            [waarden, reeks(naam, groep, erbij, editie).to_frame(erbij).T.reindex(columns=waarden.columns)]
        )
    stap = verandering(ind, waarden, waarden[basisjaar])
    per_jaar = stap.diff(axis=1).loc[:, basisjaar - GESCHIEDENIS + 1 : basisjaar]
    aantal = per_jaar.notna().sum(axis=1)
    genoeg = aantal >= MINSTENS_JAREN
    kenmerken = pd.DataFrame({
        "niveau": waarden[basisjaar], "trend": per_jaar.mean(axis=1).where(genoeg),
        "schommeling": per_jaar.std(axis=1, ddof=1).where(genoeg), "jaren": aantal,
    })  # fmt: skip
    later = stap.loc[:, basisjaar + 1 : jaar]
    verwacht = np.outer(kenmerken["trend"], [j - basisjaar for j in later.columns])
    return Venster(kenmerken, kenmerken[list(KENMERKEN)].rank(pct=True).to_numpy(), later - verwacht)


def vergelijkbaar(v: Venster, code: str, buiten: tuple[str, ...] = ()) -> list[int]:
    """De rijnummers van de gemeenten die in het basisjaar het meest leken, dichtste eerst; elk kenmerk telt even zwaar.

    `buiten` (de leden van een cluster) doet niet mee, en wie in het laatste jaar geen cijfer heeft evenmin.
    """
    rij = v.kenmerken.index.get_loc(code)
    afstand = ((v.plaats - v.plaats[rij]) ** 2).sum(axis=1)
    afstand[[rij, *v.kenmerken.index.get_indexer(buiten)]] = np.nan
    afstand[np.isnan(v.afwijking.iloc[:, -1].to_numpy())] = np.nan
    op_rij = np.argsort(afstand, kind="stable")
    return [int(i) for i in op_rij[: min(VERGELEKEN, int(np.isfinite(afstand).sum()))]]


def grenzen(afwijkingen: np.ndarray) -> tuple[float, float]:
    """Onder- en bovengrens die een nieuwe, gelijkaardige waarde elk met hoogstens kans `VALS_ALARM` overschrijdt (conforme kwantielen)."""
    op_rij = np.sort(afwijkingen[np.isfinite(afwijkingen)])
    k = floor(VALS_ALARM * (len(op_rij) + 1) + 1e-9)
    return (float(op_rij[k - 1]), float(op_rij[-k])) if k else (-np.inf, np.inf)


def rond_beweging(afwijkingen: np.ndarray, trendverschil: np.ndarray) -> tuple[float, float, float]:
    """De beweging die bij de eigen trend hoort, en de grenzen van een gewoon verschil daarmee: onder en boven nul.

    Wie sterk steeg, stijgt daarna vaak trager. Daarom een rechte door de afwijkingen, tegenover `trendverschil` (plaats in de rij van de
    trend, min die van de gemeente zelf); de resten zijn zoals bij wie er zelf niet in meetelt.
    """
    gekend = np.isfinite(afwijkingen)
    e, x = afwijkingen[gekend], trendverschil[gekend]
    x_rest = x - x.mean()
    spreiding = float((x_rest**2).sum()) or 1.0
    helling = float((x_rest * e).sum()) / spreiding
    resten = (e - e.mean() - helling * x_rest) / (1 - 1 / len(e) - x_rest**2 / spreiding)
    midden, (laag, hoog) = float(np.median(resten)), grenzen(resten)
    return float(e.mean() - helling * x.mean()) + midden, laag - midden, hoog - midden


def trendverschil(v: Venster, rij: int, gelijk: list[int]) -> np.ndarray:
    """De plaats van gelijkaardige gemeenten in de rij van de trend, min die van de gemeente in deze rij."""
    kolom = KENMERKEN.index("trend")
    return v.plaats[gelijk, kolom] - v.plaats[rij, kolom]


def variatie(naam: str, groep: str, code: str, basisjaar: int, jaar: int, editie: str) -> Variatie | str:
    """De natuurlijke variatie van een cijfer tussen basisjaar en jaar, of waarom ze niet te bepalen is."""
    cluster = code not in gebieden.gemeenten()
    v = venster(naam, groep, basisjaar, jaar, editie, "" if code in gebieden.groep("vlaanderen").leden else code)
    if v is None or code not in v.kenmerken.index or pd.isna(v.kenmerken.at[code, "trend"]):
        return "geschiedenis"
    gelijk = vergelijkbaar(v, code, gebieden.leden_van(code) if cluster else ())
    if len(gelijk) < MINSTENS_VERGELEKEN:
        return "vergeleken"
    trend = trendverschil(v, v.kenmerken.index.get_loc(code), gelijk)
    band = {j: rond_beweging(v.afwijking[j].to_numpy()[gelijk], trend) for j in v.afwijking}
    eigen, namen = v.kenmerken.loc[code], tuple(v.kenmerken.index[gelijk])
    tabel = pd.DataFrame.from_dict(band, orient="index", columns=["beweging", "laag", "hoog"]).rename_axis("jaar")
    return Variatie(float(eigen["trend"]), float(eigen["schommeling"]), int(eigen["jaren"]), namen, tabel)
