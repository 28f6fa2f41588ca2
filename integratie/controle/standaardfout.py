"""Hoeveel standaardfouten een verschil telt: uit de tellingen van de editie en de gemeten ruis, met een eigen berekening (docs/toeval.md)."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import copysign, inf, isfinite, nan, sqrt

from integratie import gebieden
from integratie.controle.grootheid import Grootheid
from integratie.indicator import FACTOR
from integratie.opslag import edities
from integratie.vergelijking import Gekend
from integratie.vergelijking.ruis import ruis

DEEL = "deel van een stroom"


@dataclass(frozen=True)
class Meting:
    """Een cijfer met wat zijn toeval bepaalt. `samen` zegt hoe de spreiding over de leden van een gebied uitmiddelt; `stromen` is de variantie van een saldo."""

    g: Grootheid
    leden: frozenset[str]
    waarde: float
    teller: float
    noemer: float
    inwoners: float
    samen: float
    stromen: float

    @property
    def maat(self) -> float:
        """100, 1.000, of 0 zonder verhouding."""
        return FACTOR.get(self.g.ind.eenheid, 0.0)

    @property
    def is_verhouding(self) -> bool:
        """Een deel van een gekend aantal."""
        return self.maat > 0 and not self.g.ind.met_teken and isfinite(self.teller + self.noemer)

    def kans(self, waarde: float) -> float:
        """De variantie als ieder apart door het lot valt: binomiaal, of van Poisson voor een stroom of een aantal."""
        ind = self.g.ind
        if ind.eenheid == "euro":
            return waarde**2 / self.inwoners
        if ind.met_teken or (not self.maat and (ind.noemer or not ind.optelbaar)):
            return 1 / self.inwoners
        if not self.maat:
            return self.teller
        van = self.noemer if isfinite(self.noemer) else self.inwoners
        return waarde * (self.maat if ind.soort == "stroom" else self.maat - waarde) / van

    def gemeten(self, waarde: float) -> float:
        """Dezelfde, maal wat gemeten is, met de spreiding die met het cijfer meegroeit; NaN zonder gemeten ruis."""
        wet = ruis(self.g.ind.naam, self.g.groep, self.g.editie)
        if wet is None:
            return nan
        grootte = waarde * (self.maat - waarde) if self.g.ind.soort == DEEL else waarde**2
        return wet.factor * self.kans(waarde) + wet.spreiding * grootte * self.samen

    @property
    def variantie(self) -> float:
        """Van het cijfer op zich; van een saldo die van zijn stromen, en van wie alleen als verhouding bestaat die van de telling."""
        ind, wet = self.g.ind, ruis(self.g.ind.naam, self.g.groep, self.g.editie)
        if wet and wet.van_telling and ind.soort == "stand" and self.teller > 0:
            return wet.van_telling * self.waarde**2 / self.teller
        if wet and ind.met_teken and ind.soort == "stroom":
            return self.stromen * (self.maat / self.noemer) ** 2
        return self.gemeten(self.waarde)

    def naast(self, waarde: float) -> float:
        """Naast een ander gebied telt van een stand alleen het lot."""
        return self.kans(waarde) if self.g.ind.soort == "stand" else self.gemeten(waarde)


@lru_cache(50_000)
def meting(g: Grootheid, code: str, c: Gekend) -> Meting:
    """Het cijfer met zijn teller en noemer, of die van de telling van dezelfde mensen."""
    ind, leden = g.ind, gebieden.leden_van(code)
    teller, noemer = (nan if x is None else x for x in (c.teller, c.noemer))
    if ind.telling and not g.groep and not isfinite(teller):
        geteld = g.van(ind.telling).waarde(code, c.jaar)
        if geteld is not None:
            teller, noemer = geteld, FACTOR[ind.eenheid] * geteld / c.waarde if c.waarde else nan
    mensen = g.van("inwoners").laatste(code, c.jaar).waarde
    geteld_met = g.van(ind.telling) if ind.telling else g
    tellers = [t for lid in leden if (t := geteld_met.in_jaar(lid, c.jaar).teller)] if ind.soort != "stand" else []
    samen = sum(t**2 for t in tellers) / sum(tellers) ** 2 if sum(tellers) else 1.0
    stromen = _stromen(g, tuple(leden), c.jaar) if ind.saldo_van else nan
    return Meting(g, frozenset(leden), c.waarde, teller, noemer, nan if mensen is None else mensen, samen, stromen)


@cache
def _stromen(g: Grootheid, leden: tuple[str, ...], jaar: int) -> float:
    """De varianties van alles wat erbij kwam en wegging samen; NaN als een lid er een mist."""
    rijen, wet = edities.lees_categorieen(g.ind.tabellen[0], g.editie), ruis(g.ind.naam, "", g.editie)
    rijen = rijen[(rijen["jaar"] == jaar) & rijen["nis"].isin(leden)]
    delen = [rijen[rijen["onderwerp"] == x] for x in g.ind.saldo_van]
    if wet is None or any(len(deel) < len(leden) for deel in delen):
        return nan
    return sum(float((w + wet.spreiding * w**2).sum()) for w in (deel["waarde"].dropna() for deel in delen))


def z_naast(eigen: Meting, ander: Meting) -> float:
    """Het verschil met een ander gebied, dat telt zonder de gemeente die erin ligt; twee verhoudingen delen onder toeval dezelfde kans."""
    if eigen.leden < ander.leden:
        ander = _zonder(ander, eigen)
    if not (eigen.is_verhouding and ander.is_verhouding):
        return _z(eigen.waarde - ander.waarde, eigen.variantie + ander.variantie)
    if min(eigen.noemer, ander.noemer) <= 0:
        return nan
    kans = eigen.maat * (eigen.teller + ander.teller) / (eigen.noemer + ander.noemer)
    verschil = eigen.maat * (eigen.teller / eigen.noemer - ander.teller / ander.noemer)
    return _z(verschil, eigen.naast(kans) + ander.naast(kans))


def _zonder(gebied: Meting, lid: Meting) -> Meting:
    """Wat overblijft van een gebied zonder een van zijn gemeenten; het hele gebied als dat niet te tellen is."""
    teller, noemer = gebied.teller - lid.teller, gebied.noemer - lid.noemer
    if not (isfinite(teller) and noemer > 0):
        return gebied
    samen = (gebied.samen * gebied.teller**2 - lid.samen * lid.teller**2) / teller**2 if teller else 1.0
    waarde, samen = (gebied.maat or 1.0) * teller / noemer, min(max(samen, 0.0), 1.0)
    rest = replace(gebied, inwoners=gebied.inwoners - lid.inwoners, stromen=gebied.stromen - lid.stromen)
    return replace(rest, waarde=waarde, teller=teller, noemer=noemer, samen=samen)


def z_van_nul(m: Meting) -> float:
    """Een cijfer tegenover nul."""
    return _z(m.waarde, m.variantie)


def z_door_de_tijd(toen: Meting, nu: Meting) -> float:
    """Het verschil tussen twee jaren; van een deel van een stroom hebben beide jaren onder toeval dezelfde kans."""
    verschil = nu.waarde - toen.waarde
    if nu.g.ind.soort == DEEL and toen.noemer + nu.noemer > 0:
        kans = nu.maat * (toen.teller + nu.teller) / (toen.noemer + nu.noemer)
        return _z(verschil, toen.naast(kans) + nu.naast(kans))
    return _z(verschil, toen.variantie + nu.variantie)


def _z(verschil: float, variantie: float) -> float:
    if not isfinite(variantie):
        return nan
    return verschil / sqrt(variantie) if variantie > 0 else copysign(inf, verschil) if verschil else 0.0
