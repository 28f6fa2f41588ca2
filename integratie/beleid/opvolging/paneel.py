"""De cijfers waarop de opvolging rekent: alle gemeenten van het Vlaams Gewest naast elkaar, jaar per jaar."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.indicator import Indicator, cijfers, kaart, van_gebied
from integratie.opslag import edities
from integratie.vergelijking import laatste_waarneming


@dataclass(frozen=True)
class Reeks:
    """De cijfers van één indicator (en groep) voor een gemeente (NIS-code), cluster of gebied, in een editie."""

    naam: str
    groep: str
    code: str
    editie: str

    @property
    def kaart(self) -> Indicator:
        return kaart(self.naam)

    @property
    def paneel(self) -> pd.DataFrame:
        """Dezelfde indicator voor alle gemeenten, zie `paneel`."""
        return paneel(self.naam, self.groep, self.editie)

    @property
    def waarden(self) -> pd.Series:
        """De gekende waarden, per jaar."""
        breed = _breed(self.naam, self.groep, self.editie)
        return breed.loc[self.code].dropna() if self.code in breed.index else pd.Series(dtype=float)


@cache
def paneel(naam: str, groep: str, editie: str) -> pd.DataFrame:
    """`waarde` per gemeente van het Vlaams Gewest (rijen) en jaar (kolommen, zonder gaten); NaN waar ze niet gekend is."""
    return _breed(naam, groep, editie).reindex(list(gebieden.groep("vlaanderen").leden))


@cache
def _breed(naam: str, groep: str, editie: str) -> pd.DataFrame:
    """Zoals `paneel`, voor elke gemeente, elk gebied en elke cluster; vooruitzichten tellen niet mee."""
    rijen = cijfers(naam, editie)
    rijen = rijen[(rijen["groep"] == groep) & (rijen["jaar"] <= laatste_waarneming(naam, editie))]
    if rijen["waarde"].notna().sum() == 0:
        return pd.DataFrame(index=pd.Index([], name="nis"))
    breed = rijen.pivot(index="nis", columns="jaar", values="waarde").astype(float)
    return breed.reindex(columns=range(int(breed.columns.min()), int(breed.columns.max()) + 1))


def in_procent(ind: Indicator) -> bool:
    """Een aantal of bedrag telt als % van zijn basis, zodat gemeenten van elke grootte naast elkaar kunnen."""
    return not ind.is_relatief


def verandering(ind: Indicator, waarde, basis):
    """Het verschil met de basis, in de eenheid zelf; bij een aantal of bedrag in % van de basis (nul is dan geen basis).

    `waarde` is een getal of reeks; of een tabel met gemeenten als rijen, en dan is `basis` een reeks per gemeente.
    """
    tabel = isinstance(waarde, pd.DataFrame)
    if not in_procent(ind):
        return waarde.sub(basis, axis=0) if tabel else waarde - basis
    if tabel:
        return 100 * (waarde.div(basis.where(basis > 0), axis=0) - 1)
    return 100 * (waarde / (basis if basis > 0 else np.nan) - 1)


def waarde_na(ind: Indicator, verandering_: float, basis: float) -> float:
    """Omgekeerd: de waarde die bij een verandering hoort, of de dichtste die bestaat: geen aandeel boven 100, en onder nul alleen met teken."""
    waarde = basis * (1 + verandering_ / 100) if in_procent(ind) else basis + verandering_
    onder = -np.inf if ind.met_teken else 0.0
    return float(min(max(waarde, onder), 100.0 if ind.is_aandeel else np.inf))


@cache
def samen(naam: str, groep: str, leden: tuple[str, ...], editie: str) -> pd.Series:
    """De waarde per jaar van deze gemeenten samen: som van de tellers over som van de noemers. Leeg als de indicator niet op te tellen is."""
    ind, gebied = kaart(naam), gebieden.Gebied("samen", "samen", leden, "samen")
    if not ind.optelbaar or not leden or not ind.kan_uit(edities.bronnen(editie)):
        return pd.Series(dtype=float)
    rijen = van_gebied(ind, gebied, editie)
    rijen = rijen[(rijen["groep"] == groep) & rijen["waarde"].notna()].set_index("jaar")["waarde"]
    return rijen[rijen.index <= laatste_waarneming(naam, editie)]
