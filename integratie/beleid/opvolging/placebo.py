"""Placebo: hoe vaak slaat de regel vals alarm bij gemeenten waar niets bijzonders gebeurde?

Elke gemeente van het Vlaams Gewest krijgt in elk basisjaar een doel dat niets vraagt: haar eigen trend, met de beweging die gelijkaardige
gemeenten in die jaren samen maakten. Ze volgt haar pad dus op de natuurlijke variatie na, en wat de regel toch zegt, is vals: `achter` over
wie het pad volgt, en `op koers` over wie (na aftrek van die beweging) stilstaat. Beide komen op hetzelfde neer: de afwijking valt buiten de
band, aan de ene of de andere kant. Ter vergelijking ook een doel dat alleen de eigen trend voortzet (`trend_*`: wie het pad uitzette,
kon de beweging niet kennen) en de band van een random walk met drift en normale schokken (`normaal`).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from integratie import gebieden, kubus
from integratie.beleid.opvolging.paneel import paneel
from integratie.beleid.opvolging.regel import is_achter
from integratie.beleid.opvolging.variatie import (
    MINSTENS_VERGELEKEN,
    VALS_ALARM,
    Venster,
    rond_beweging,
    trendverschil,
    venster,
    vergelijkbaar,
)

REEKSEN = (
    "aandeel_buitenlandse_herkomst", "aandeel_niet_eu_herkomst", "aandeel_niet_belg", "inwoners", "werkzoekendengraad",
    "thuistaal_niet_nl_basis", "nieuwkomers_per_1000_inwoners",
)  # fmt: skip
TERMIJNEN = (1, 2, 3, 4, 5, 6, 8, 10)  # jaren tussen basis en oordeel
KOLOMMEN = ("omhoog", "omlaag", "trend_omhoog", "trend_omlaag", "normaal")
TREKKINGEN, ZAAD, MINSTENS_STREKEN = 1_000, 20_250_101, 10


UITLEG = (
    "Elke gemeente van het Vlaams Gewest krijgt in elk basisjaar een doel dat niets vraagt: haar eigen trend, met de beweging van gelijkaardige "
    "gemeenten. 'Achter' of 'op koers' is dan vals. De fout komt uit het hertrekken van hele arrondissementen (in een kleine groep: gemeenten). "
    "'Pad zonder beweging': het doel zet alleen de eigen trend voort, dus telt mee wat overal gebeurde. 'Random walk': een band met drift en "
    "normale schokken die hetzelfde niveau belooft."
)


@dataclass(frozen=True)
class Percentage:
    """Een vals-alarmpercentage met zijn standaardfout en 95 %-interval; `gevallen` is het aantal oordelen."""

    procent: float
    fout: float
    laag: float
    hoog: float
    gevallen: int

    @property
    def klopt(self) -> bool:
        """Ligt het nominale niveau binnen het interval?"""
        return self.laag <= 100 * VALS_ALARM <= self.hoog


def alarmen(naam: str, groep: str, basisjaar: int, jaar: int, editie: str | None = None) -> pd.DataFrame:
    """Eén venster: per gemeente waar vals alarm volgt, bij een doel `omhoog` of `omlaag` (en `trend_omhoog`, `trend_omlaag`, `normaal`).

    Leeg als de reeks die jaren of genoeg geschiedenis niet heeft.
    """
    v = venster(naam, groep, basisjaar, jaar, kubus.kies_editie(editie))
    rijen = {}
    laatste = np.array([]) if v is None else v.afwijking.iloc[:, -1].to_numpy()
    for rij in np.flatnonzero(np.isfinite(laatste)):
        code, e = v.kenmerken.index[rij], laatste[rij]
        gelijk = vergelijkbaar(v, code)
        if len(gelijk) >= MINSTENS_VERGELEKEN:
            beweging, laag, hoog = rond_beweging(laatste[gelijk], trendverschil(v, rij, gelijk))
            rijen[code] = [is_achter(x, laag, hoog, kant) for x in (e - beweging, e) for kant in (1, -1)]
            rijen[code].append(abs(e) > _normaal(v, rij, jaar - basisjaar))
    return pd.DataFrame.from_dict(rijen, orient="index", columns=list(KOLOMMEN)).astype(bool)


def _normaal(v: Venster, rij: int, termijn: int) -> float:
    """Ter vergelijking: de halve band van een random walk met drift en normale schokken, op hetzelfde niveau."""
    schommeling, jaren = v.kenmerken["schommeling"].iloc[rij], v.kenmerken["jaren"].iloc[rij]
    return NormalDist().inv_cdf(1 - VALS_ALARM) * schommeling * np.sqrt(termijn + termijn**2 / jaren)


def onderzoek(
    reeksen: tuple[str, ...] = REEKSEN, termijnen: tuple[int, ...] = TERMIJNEN, editie: str | None = None
) -> pd.DataFrame:
    """Alle vensters van deze reeksen: per reeks, basisjaar, termijn en gemeente de kolommen van `alarmen`."""
    editie, delen = kubus.kies_editie(editie), []
    for naam in reeksen:
        for basisjaar in paneel(naam, "", editie):
            for termijn in termijnen:
                uit = alarmen(naam, "", basisjaar, basisjaar + termijn, editie)
                kop = {"reeks": naam, "basisjaar": basisjaar, "termijn": termijn}
                delen.append(uit.rename_axis("nis").reset_index().assign(**kop))
    return pd.concat([d for d in delen if len(d)], ignore_index=True)


def percentage(alarmen_: pd.DataFrame, kolommen: tuple[str, ...] = ("omhoog", "omlaag")) -> Percentage:
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
    """Het vals-alarmpercentage van de regel met zijn fout, en dat van de twee vergelijkingen, per kant."""
    p = percentage(alarmen_)
    trend = percentage(alarmen_, ("trend_omhoog", "trend_omlaag")).procent
    normaal = 50 * float(alarmen_["normaal"].mean())  # buiten de band valt aan twee kanten: per kant de helft
    return asdict(p) | {"klopt": p.klopt, "alleen_trend": trend, "random_walk": normaal}
