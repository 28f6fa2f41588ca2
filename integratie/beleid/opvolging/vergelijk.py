"""Difference in differences: hoeveel anders bewoog het cijfer hier dan bij gelijkaardige gemeenten, en dan in de rest van de Rand?

Wie in het basisjaar ver van de anderen stond, komt vaak vanzelf dichterbij (regressie naar het gemiddelde): het verschil is geen effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.beleid.opvolging.paneel import paneel, samen, verandering
from integratie.beleid.opvolging.variatie import grenzen
from integratie.indicator import Indicator
from integratie.vergelijking import gelijkaardig


@dataclass(frozen=True)
class Verschil:
    """Eigen verandering min die van `met`, in de eenheid van de indicator (bij een aantal of bedrag in procentpunt van de groei).

    `laag` en `hoog`: waarbinnen datzelfde verschil in bijna negen op de tien gevallen ligt bij gemeenten zonder dit plan; None zonder vergelijking.
    """

    met: str
    aantal: int
    eigen: float
    ander: float
    laag: float | None = None
    hoog: float | None = None

    @property
    def verschil(self) -> float:
        """Hoeveel meer (of minder) het cijfer hier bewoog."""
        return self.eigen - self.ander


@cache
def _gelijkaardigen(basisjaar: int, editie: str) -> dict[str, tuple[str, ...]]:
    """NIS-code → de tien meest gelijkaardige gemeenten, met het profiel van het basisjaar: wat later kwam, kiest niet mee."""
    z = gelijkaardig.profiel(basisjaar, editie).z
    return {nis: tuple(gelijkaardig.afstanden(z, nis).index[: gelijkaardig.AANTAL]) for nis in z.index}


def gelijkaardigen(code: str, basisjaar: int, editie: str) -> tuple[str, ...]:
    """De gemeenten waarmee een gemeente vergeleken wordt; voor een cluster die van al haar leden samen, zonder de leden zelf."""
    leden, tabel = gebieden.leden_van(code), _gelijkaardigen(basisjaar, editie)
    return tuple(sorted({nis for lid in leden for nis in tabel.get(lid, ())} - set(leden)))


def met_gelijkaardige(
    ind: Indicator, groep: str, code: str, eigen: float, jaren: tuple[int, int], placebo: tuple[str, ...], editie: str
) -> Verschil | None:
    """Naast het gemiddelde van de veranderingen bij gelijkaardige gemeenten; de band is hetzelfde verschil bij de gemeenten `placebo`."""
    stap = _veranderingen(ind, groep, jaren, editie)
    anderen = stap.reindex(gelijkaardigen(code, jaren[0], editie)).dropna()
    if anderen.empty:
        return None
    elders = [stap.get(nis, np.nan) - stap.reindex(gelijkaardigen(nis, jaren[0], editie)).mean() for nis in placebo]
    laag, hoog = map(float, grenzen(np.array(elders, float)))
    eindig = bool(np.isfinite(laag))
    return Verschil(
        "gelijkaardige gemeenten",
        len(anderen),
        eigen,
        float(anderen.mean()),
        laag if eindig else None,
        hoog if eindig else None,
    )


def met_rand(
    ind: Indicator, groep: str, code: str, eigen: float, jaren: tuple[int, int], editie: str
) -> Verschil | None:
    """Naast de andere gemeenten van de Vlaamse Rand samen (som over som); None als de indicator niet op te tellen is."""
    leden = tuple(n for n in gebieden.groep(gebieden.RAND).leden if n not in gebieden.leden_van(code))
    reeks = samen(ind.naam, groep, leden, editie)
    if not set(jaren) <= set(reeks.index):
        return None
    ander = verandering(ind, float(reeks[jaren[1]]), float(reeks[jaren[0]]))
    return (
        None
        if np.isnan(ander)
        else Verschil("de andere gemeenten van de Vlaamse Rand", len(leden), eigen, float(ander))
    )


def _veranderingen(ind: Indicator, groep: str, jaren: tuple[int, int], editie: str) -> pd.Series:
    waarden = paneel(ind.naam, groep, editie)
    return verandering(ind, waarden[[jaren[1]]], waarden[jaren[0]])[jaren[1]]
