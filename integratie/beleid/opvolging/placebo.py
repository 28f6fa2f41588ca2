"""Placebo: hoe vaak zegt de regel 'op koers' bij gemeenten waar niets bijzonders gebeurde, en hoe vaak bij een effect dat er echt is?

Elke gemeente van het Vlaams Gewest krijgt in elk basisjaar, in beide richtingen, vier doelen: een pad boven en onder de basis, en een pad
boven en onder wat te verwachten was, telkens op één natuurlijke variatie. Geen enkele gemeente had zo'n plan, dus 'op koers' is vals alarm. De
antwoorden komen uit dezelfde functies als die van het rapport (`regel`). Voor het zicht krijgt elke gemeente er een verzonnen effect bij.
Ter vergelijking: hoe vaak 'beter' zou vallen naast de eigen trend alleen (`alleen_trend`), en naast de band van een random walk met drift en
normale schokken die hetzelfde belooft (`random_walk`).
"""

from dataclasses import asdict, dataclass
from itertools import product
from statistics import NormalDist

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.beleid.opvolging import beslisregel
from integratie.beleid.opvolging.effect import TEKENS
from integratie.beleid.opvolging.paneel import Reeks, paneel
from integratie.beleid.opvolging.variatie import (
    BUITEN,
    MINSTENS_VERGELEKEN,
    VALS_ALARM,
    rond_beweging,
    venster,
    vergelijkbaar,
)
from integratie.beleid.plan.model import groepen_van
from integratie.indicator import register
from integratie.opslag import edities

TERMIJNEN = (1, 2, 5, 10)  # jaren tussen basis en oordeel
# Waar het pad ligt in het jaar van het oordeel.
DOELEN = ("boven basis", "onder basis", "boven verwachting", "onder verwachting")
PER_DOEL = tuple(f"{richting}, {plek}" for richting in TEKENS for plek in DOELEN)
VERGELIJKING = ("alleen_trend", "random_walk")
ZICHT = ("eenmaal", "tweemaal")  # een effect van één en van twee keer het kleinste dat te zien is
TREKKINGEN, ZAAD, MINSTENS_STREKEN = 1_000, 20_250_101, 10

UITLEG = (
    "Elke gemeente van het Vlaams Gewest krijgt in elk basisjaar en in beide richtingen vier doelen: een pad boven en onder de basis, en boven en "
    "onder wat te verwachten was. 'Op koers' is dan vals. De eerste kolom neemt telkens het makkelijkste van de vier. De fout komt uit het "
    "hertrekken van hele arrondissementen (in een kleine groep: gemeenten). 'Gezien': hoe vaak 'op koers' volgt op een verzonnen effect van "
    "twee keer het kleinste dat te zien is, met een doel dat precies dat vraagt. 'Alleen trend' en 'random walk': hoe vaak 'beter' zou vallen "
    "zonder de beweging van gelijkaardige gemeenten, en met normale schokken."
)


@dataclass(frozen=True)
class Percentage:
    """Een percentage met zijn standaardfout en 95 %-interval; `gevallen` is het aantal oordelen."""

    procent: float
    fout: float
    laag: float
    hoog: float
    gevallen: int

    @property
    def klopt(self) -> bool:
        """Blijft het percentage op of onder het nominale niveau?"""
        return bool(self.procent <= 100 * VALS_ALARM)


def alarmen(naam: str, groep: str, basisjaar: int, jaar: int, editie: str | None = None) -> pd.DataFrame:
    """Eén venster: per gemeente (NIS-code) en doel of de regel vals 'op koers' zegt.

    Kolommen: `omhoog` en `omlaag` (bij minstens één van de vier doelen), elk van `PER_DOEL`, `VERGELIJKING` (per kant) en `ZICHT` (deel van
    beide richtingen waarin 'op koers' volgt op een echt effect). Leeg als de reeks die jaren of genoeg geschiedenis niet heeft.
    """
    v, leeg = venster(Reeks(naam, groep, "", edities.kies_editie(editie)), basisjaar, jaar), pd.DataFrame()
    if v is None:
        return leeg
    weg = v.afwijking.iloc[:, -1].to_numpy()
    rijen = np.flatnonzero(np.isfinite(weg))
    gelijk = vergelijkbaar(v, rijen)
    if gelijk.shape[1] < MINSTENS_VERGELEKEN or not len(rijen):
        return leeg
    b = rond_beweging(v, rijen, gelijk, jaar)
    termijn, trend = jaar - basisjaar, v.kenmerken["trend"].to_numpy()[rijen]
    e, verwacht = weg[rijen] - b["beweging"], trend * termijn + b["beweging"]
    grens = (b["laag"], b["hoog"])
    half = (b["hoog"] - b["laag"]) / 2
    # Het pad tegenover wat te verwachten was, voor elk van DOELEN.
    paden = (half - verwacht, -half - verwacht, half, -half)
    uit = {
        f"{r}, {plek}": _op_koers(e - pad, e, grens, t)
        for r, t in TEKENS.items()
        for plek, pad in zip(DOELEN, paden, strict=True)
    }
    samen = {r: np.any([uit[f"{r}, {plek}"] for plek in DOELEN], axis=0) for r in TEKENS}
    # De grens bij een random walk met drift en normale schokken, na zoveel jaar.
    k = v.kenmerken.iloc[rijen]
    spreiding = (k["schommeling"] * np.sqrt(termijn + termijn**2 / k["jaren"])).to_numpy()
    normaal = NormalDist().inv_cdf(1 - BUITEN) * spreiding
    naast = {"alleen_trend": _buiten(weg[rijen], *grens), "random_walk": _buiten(weg[rijen], -normaal, normaal)}
    zicht = {
        naam_: np.mean([_op_koers(e, e + t * keer * b[f"zien_{r}"], grens, t) for r, t in TEKENS.items()], axis=0)
        for keer, naam_ in enumerate(ZICHT, 1)
    }
    return pd.DataFrame(samen | uit | naast | zicht, index=v.kenmerken.index[rijen])


def _op_koers(van_pad: np.ndarray, van_verwacht: np.ndarray, grens: tuple, teken: int) -> np.ndarray:
    """Zegt de regel 'op koers', voor elke gemeente, vóór het streefjaar?"""
    uit = []
    for p, w, laag, hoog in zip(van_pad, van_verwacht, *grens, strict=True):
        doel = beslisregel.tegenover_doel(p, w, laag, hoog, teken, False)
        uit.append(
            beslisregel.besluit(doel, beslisregel.tegenover_verwachting(w, laag, hoog, teken)) == beslisregel.OP_KOERS
        )
    return np.array(uit)


def _buiten(weg: np.ndarray, laag: np.ndarray, hoog: np.ndarray) -> np.ndarray:
    """Het deel van de twee kanten (0 of een half) waar een afwijking buiten de grenzen valt."""
    return ((weg < laag) | (weg > hoog)) / 2


def reeksen() -> tuple[tuple[str, str], ...]:
    """Elke (indicator, groep) waarvan de cijfers metingen zijn en geen steekproef of vooruitzicht."""
    return tuple((i.naam, g) for i in register().values() if i.is_geteld for g in groepen_van(i.naam))


def onderzoek(van: tuple[tuple[str, str], ...] | None = None) -> pd.DataFrame:
    """Alle vensters van deze reeksen (gewoon: alle) en van elk van `TERMIJNEN`: per `reeks`, `groep`, `basisjaar`, `termijn` en `nis` de kolommen van `alarmen`."""
    editie, vensters = edities.kies_editie(), []
    for naam, groep in reeksen() if van is None else van:
        for basisjaar, termijn in product(paneel(naam, groep, editie), TERMIJNEN):
            if len(uit := alarmen(naam, groep, basisjaar, basisjaar + termijn, editie)):
                kop = {"reeks": naam, "groep": groep, "basisjaar": basisjaar, "termijn": termijn}
                vensters.append(uit.rename_axis("nis").reset_index().assign(**kop))
    return pd.concat(vensters, ignore_index=True)


def percentage(alarmen_: pd.DataFrame, kolommen: tuple[str, ...] = tuple(TEKENS)) -> Percentage:
    """Hoe vaak vals alarm, over deze kolommen samen. De fout komt uit het hertrekken van hele arrondissementen met al hun jaren:
    buren en opeenvolgende jaren hangen samen, en tellen dus niet als losse gevallen. Bij minder dan tien arrondissementen zijn het gemeenten."""
    per_gemeente = alarmen_.groupby("nis")[list(kolommen)].agg(["sum", "count"])
    streek = pd.Series({nis: gebieden.gemeenten()[nis].arrondissement for nis in per_gemeente.index})
    som = per_gemeente.groupby(streek).sum() if streek.nunique() >= MINSTENS_STREKEN else per_gemeente
    ja = som.xs("sum", axis=1, level=1).sum(axis=1).to_numpy(float)
    alle = som.xs("count", axis=1, level=1).sum(axis=1).to_numpy(float)
    keuze = np.random.default_rng(ZAAD).integers(len(ja), size=(TREKKINGEN, len(ja)))
    trekkingen = 100 * ja[keuze].sum(axis=1) / alle[keuze].sum(axis=1)
    laag, hoog = np.quantile(trekkingen, [0.025, 0.975])
    return Percentage(
        100 * ja.sum() / alle.sum(), float(trekkingen.std(ddof=1)), float(laag), float(hoog), int(alle.sum())
    )


def samenvatting(alarmen_: pd.DataFrame) -> dict[str, float | int | bool]:
    """Het vals alarm van de regel met zijn fout, het zicht, en de vergelijkingen; alles in %, vals alarm per richting.

    `alle_doelen` is het gemiddelde over de acht doelen, `slechtste_venster` het hoogste percentage van één reeks, basisjaar, termijn en richting.
    """
    p = percentage(alarmen_)
    gemiddeld = {k: 100 * float(alarmen_[k].mean()) for k in (*VERGELIJKING, *ZICHT)}
    vensters = alarmen_.groupby(["reeks", "groep", "basisjaar", "termijn"])[list(TEKENS)].mean()
    extra = {
        "alle_doelen": 100 * float(alarmen_[list(PER_DOEL)].to_numpy(float).mean()),
        "slechtste_venster": 100 * float(vensters.to_numpy(float).max()),
    }
    return asdict(p) | {"klopt": p.klopt} | extra | gemiddeld
