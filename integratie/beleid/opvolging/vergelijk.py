"""Difference in differences: hoeveel anders bewoog het cijfer hier dan bij gelijkaardige gemeenten, en dan in de rest van de Rand (elders: van het arrondissement)?

Wie in het basisjaar ver van de anderen stond, komt vaak vanzelf dichterbij (regressie naar het gemiddelde): het verschil is geen effect.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from integratie import gebieden
from integratie.beleid.opvolging.paneel import Reeks, samen, verandering
from integratie.beleid.opvolging.variatie import grenzen
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


def met_gelijkaardige(r: Reeks, eigen: float, jaren: tuple[int, int], placebo: tuple[str, ...]) -> Verschil | None:
    """Naast het gemiddelde van de veranderingen bij gelijkaardige gemeenten; de band is hetzelfde verschil bij de gemeenten `placebo`."""
    van, tot = jaren
    stap = verandering(r.kaart, r.paneel[[tot]], r.paneel[van])[tot]
    anderen = stap.reindex(gelijkaardigen(r.code, van, r.editie)).dropna()
    if anderen.empty:
        return None
    elders = [stap.get(nis, np.nan) - stap.reindex(gelijkaardigen(nis, van, r.editie)).mean() for nis in placebo]
    band = map(float, grenzen(np.array(elders, float)))
    laag, hoog = (x if np.isfinite(x) else None for x in band)
    return Verschil("gelijkaardige gemeenten", len(anderen), eigen, float(anderen.mean()), laag, hoog)


def met_rand(r: Reeks, eigen: float, jaren: tuple[int, int]) -> Verschil | None:
    """Naast de andere gemeenten van de Vlaamse Rand (elders: van het arrondissement) samen, som over som; None als de indicator niet op te tellen is."""
    groep = gebieden.ligging(r.code)
    leden = tuple(n for n in groep.leden if n not in gebieden.leden_van(r.code))
    if not leden:
        return None
    waarden = samen(r.naam, r.groep, leden, r.editie)
    if not set(jaren) <= set(waarden.index):
        return None
    ander = float(verandering(r.kaart, float(waarden[jaren[1]]), float(waarden[jaren[0]])))
    naam = f"de andere {groep.wie}"
    return None if np.isnan(ander) else Verschil(naam, len(leden), eigen, ander)
