"""Natuurlijke variatie: hoe ver wijkt een cijfer vanzelf af van zijn eigen trend?

Het model is een random walk met drift: vanaf het basisjaar gaat elke gemeente verder met haar eigen gemiddelde verandering per jaar.
Hoe ver men daarvan afwijkt, zegt geen normale verdeling (die dekt hier te weinig, zie `placebo`), maar wat er in dezelfde jaren
echt gebeurde bij de `VERGELEKEN` gemeenten die in het basisjaar het meest leken in niveau, trend en schommeling van dit cijfer: waar ze
samen heen gingen (de beweging), en hoever ze daarvan verschilden (de natuurlijke variatie).
"""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.beleid.opvolging.paneel import Reeks, verandering

# Nominaal: zo vaak zegt de regel hoogstens iets dat er niet is, in elke reeks, elke periode en elke richting.
VALS_ALARM = 0.10
# Eén kans op tien beloven en er één op vijftien nemen: zo blijft ook het slechtste venster (reeks, basisjaar, termijn) onder het nominale niveau.
BUITEN = 1 / 15
GEMIST = 1 / 5  # het kleinste effect dat te zien is, wordt in vier op de vijf gevallen gezien
VERGELEKEN = 59  # 59 gemeenten en de gemeente zelf: een vijftiende van zestig is een heel getal
MINSTENS_VERGELEKEN = 29
GESCHIEDENIS, MINSTENS_JAREN = 10, 4  # jaarlijkse veranderingen tot en met het basisjaar
KENMERKEN = ("niveau", "trend", "schommeling")
BAND = ("beweging", "laag", "hoog", "zien_omhoog", "zien_omlaag")


@dataclass(frozen=True)
class Variatie:
    """De natuurlijke variatie rond een pad. Verschillen staan in de eenheid van de indicator, bij een aantal of bedrag in % van de basis.

    `trend`: eigen gemiddelde verandering per jaar over `jaren` jaren; `schommeling`: standaardafwijking daarvan. `vergeleken`: de
    gelijkaardige gemeenten. `band`: per jaar `beweging` (hoever zij van hun eigen trend weggingen), `laag` en `hoog` (hoever ze gewoonlijk
    van die beweging verschillen), en `zien_omhoog` en `zien_omlaag`: het kleinste effect in die richting dat in vier op de vijf gevallen
    buiten die grenzen komt.
    """

    trend: float
    schommeling: float
    jaren: int
    vergeleken: tuple[str, ...]
    band: pd.DataFrame

    def te_verwachten(self, basisjaar: int, jaar: int) -> float:
        """De verandering die te verwachten was: de eigen trend plus de beweging van gelijkaardige gemeenten."""
        return self.trend * (jaar - basisjaar) + float(self.band.at[jaar, "beweging"])


@dataclass(frozen=True)
class Venster:
    """Alle gemeenten van basisjaar tot jaar: hun kenmerken, hun plaats in de rij voor elk kenmerk (0 tot 1), en hun afwijking van de
    eigen trend in elk jaar daartussen."""

    kenmerken: pd.DataFrame
    plaats: np.ndarray
    afwijking: pd.DataFrame


@cache
def venster(r: Reeks, basisjaar: int, jaar: int) -> Venster | None:
    """Het venster van een indicator; een cluster of gebied doet mee als `r` daarover gaat. None als de reeks die jaren niet heeft."""
    ind, waarden = r.kaart, r.paneel
    if waarden.empty or basisjaar not in waarden or jaar not in waarden:
        return None
    if r.code and r.code not in waarden.index:
        waarden = pd.concat([waarden, r.waarden.to_frame(r.code).T.reindex(columns=waarden.columns)])
    stap = verandering(ind, waarden, waarden[basisjaar])
    per_jaar = stap.diff(axis=1).loc[:, basisjaar - GESCHIEDENIS + 1 : basisjaar]
    aantal = per_jaar.notna().sum(axis=1)
    genoeg = aantal >= MINSTENS_JAREN
    kenmerken = pd.DataFrame(
        {
            "niveau": waarden[basisjaar],
            "trend": per_jaar.mean(axis=1).where(genoeg),
            "schommeling": per_jaar.std(axis=1, ddof=1).where(genoeg),
            "jaren": aantal,
        }
    )
    later = stap.loc[:, basisjaar + 1 : jaar]
    verwacht = np.outer(kenmerken["trend"], [j - basisjaar for j in later.columns])
    return Venster(kenmerken, kenmerken[list(KENMERKEN)].rank(pct=True).to_numpy(), later - verwacht)


def venster_van(r: Reeks, basisjaar: int, jaar: int) -> Venster | None:
    """Het venster waarin een gemeente, cluster of gebied met genoeg geschiedenis staat; anders None."""
    v = venster(replace(r, code="") if r.code in gebieden.groep("vlaanderen").leden else r, basisjaar, jaar)
    return None if v is None or r.code not in v.kenmerken.index or pd.isna(v.kenmerken.at[r.code, "trend"]) else v


def vergelijkbaar(v: Venster, rijen: np.ndarray, buiten: tuple[str, ...] = ()) -> np.ndarray:
    """Voor elk rijnummer de rijnummers van de gemeenten die in het basisjaar het meest leken, dichtste eerst; elk kenmerk telt even zwaar.

    `buiten` (de leden van een cluster) doet niet mee, en wie in het laatste jaar geen cijfer heeft evenmin.
    """
    afstand = ((v.plaats[None] - v.plaats[rijen][:, None]) ** 2).sum(axis=2)
    afstand[np.arange(len(rijen)), rijen] = np.nan
    afstand[:, v.kenmerken.index.get_indexer(list(buiten))] = np.nan
    afstand[:, np.isnan(v.afwijking.iloc[:, -1].to_numpy())] = np.nan
    aantal = int(np.isfinite(afstand).sum(axis=1).min(initial=VERGELEKEN))
    return np.argsort(afstand, axis=1, kind="stable")[:, :aantal]


def grenzen(waarden: np.ndarray, kans: float = BUITEN) -> tuple[np.ndarray, np.ndarray]:
    """Onder- en bovengrens per rij, die een nieuwe, gelijkaardige waarde elk met hoogstens die kans overschrijdt (conforme kwantielen).

    Een lege waarde (NaN) telt niet mee; zonder genoeg waarden zijn de grenzen oneindig.
    """
    op_rij, aantal = np.sort(waarden, axis=-1), np.isfinite(waarden).sum(axis=-1)
    k = np.asarray(np.floor(kans * (aantal + 1) + 1e-9), int)
    if not op_rij.shape[-1]:
        return np.full(k.shape, -np.inf), np.full(k.shape, np.inf)
    laag, hoog = (
        np.take_along_axis(op_rij, np.clip(i, 0, op_rij.shape[-1] - 1)[..., None], axis=-1)[..., 0]
        for i in (k - 1, aantal - k)
    )
    return np.where(k > 0, laag, -np.inf), np.where(k > 0, hoog, np.inf)


def rond_beweging(v: Venster, rijen: np.ndarray, gelijk: np.ndarray, jaar: int) -> dict[str, np.ndarray]:
    """Voor elk rijnummer de beweging tot een jaar die bij de eigen trend hoort, de grenzen van een gewoon verschil daarmee (onder en boven
    nul), en het kleinste effect dat te zien is; zie `BAND`. `gelijk`: per rijnummer de rijnummers van gelijkaardige gemeenten.

    Wie sterk steeg, stijgt daarna vaak trager. Daarom een rechte door hun afwijkingen, tegenover de plaats in de rij van de trend (min die
    van de gemeente zelf); de resten zijn zoals bij wie er zelf niet in meetelt.
    """
    afwijkingen, kolom = v.afwijking[jaar].to_numpy()[gelijk], KENMERKEN.index("trend")
    trendverschil = v.plaats[gelijk, kolom] - v.plaats[rijen, kolom][:, None]
    gekend = np.isfinite(afwijkingen)
    n = gekend.sum(axis=1, keepdims=True)
    e, x = (np.where(gekend, deel, 0.0) for deel in (afwijkingen, trendverschil))
    e_midden, x_midden = e.sum(axis=1, keepdims=True) / n, x.sum(axis=1, keepdims=True) / n
    x_rest = np.where(gekend, x - x_midden, 0.0)
    spreiding = (x_rest**2).sum(axis=1, keepdims=True)
    spreiding[spreiding == 0] = 1.0
    helling = (x_rest * e).sum(axis=1, keepdims=True) / spreiding
    resten = (e - e_midden - helling * x_rest) / (1 - 1 / n - x_rest**2 / spreiding)
    resten = np.where(gekend, resten, np.nan)
    midden = np.nanmedian(resten, axis=1)
    (laag, hoog), (onder, boven) = grenzen(resten), grenzen(resten, GEMIST)
    beweging = (e_midden - helling * x_midden)[:, 0] + midden
    return dict(zip(BAND, (beweging, laag - midden, hoog - midden, hoog - onder, boven - laag), strict=True))


def gelijken(r: Reeks, basisjaar: int, jaar: int) -> tuple[Venster, np.ndarray, np.ndarray] | str:
    """Het venster met het rijnummer van de gemeente en die van de gemeenten die het meest leken (één rij), of waarom het niet kan."""
    v = venster_van(r, basisjaar, jaar)
    if v is None:
        return "geschiedenis"
    rij = v.kenmerken.index.get_indexer([r.code])
    gelijk = vergelijkbaar(v, rij, () if r.code in gebieden.gemeenten() else gebieden.leden_van(r.code))
    return "vergeleken" if gelijk.shape[1] < MINSTENS_VERGELEKEN else (v, rij, gelijk)


def variatie(r: Reeks, basisjaar: int, jaar: int) -> Variatie | str:
    """De natuurlijke variatie van een cijfer tussen basisjaar en jaar, of waarom ze niet te bepalen is."""
    gevonden = gelijken(r, basisjaar, jaar)
    if isinstance(gevonden, str):
        return gevonden
    v, rij, gelijk = gevonden
    jaren = [j for j in v.afwijking if np.isfinite(v.afwijking[j].to_numpy()[gelijk]).sum() >= MINSTENS_VERGELEKEN]
    band = {j: {k: w[0] for k, w in rond_beweging(v, rij, gelijk, j).items()} for j in jaren}
    eigen, namen = v.kenmerken.loc[r.code], tuple(v.kenmerken.index[gelijk[0]])
    tabel = pd.DataFrame.from_dict(band, orient="index", columns=list(BAND)).rename_axis("jaar")
    return Variatie(float(eigen["trend"]), float(eigen["schommeling"]), int(eigen["jaren"]), namen, tabel)
