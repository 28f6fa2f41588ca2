"""Mag een verschil gezegd worden? Alleen als het ertoe doet (`drempel`) én groter is dan toeval (95 %); elk richtingwoord komt hiervandaan."""

from dataclasses import dataclass, replace
from functools import cache
from math import inf, isfinite, isnan, nan, sqrt

import pandas as pd

from integratie import gebieden
from integratie.indicator import FACTOR, Indicator, kaart
from integratie.opslag import edities
from integratie.vergelijking.ruis import MINSTENS, Ruis, Z, inwoners, loting, ruis, schaal
from integratie.vergelijking.standen import Gekend, Stand, is_gekend, is_vooruitzicht, stand, stand_in

STIJGT, DAALT, GELIJK = "stijgt", "daalt", "blijft ongeveer gelijk"
TOEVAL, ONBEKEND = "kan toeval zijn", "niet te zeggen"  # een verschil zonder richtingwoord, met en zonder gekende ruis
GEZEGD = (STIJGT, DAALT, GELIJK)
TE_KLEIN = "te_klein"
INWONERS_MINSTENS = 100  # onder zoveel inwoners zijn er geen aandelen


def drempel(ind: Indicator, a: float, b: float) -> float:
    """Vanaf welk verschil het ertoe doet, in de eenheid van de indicator: een halve procentpunt, voor een klein aandeel een twintigste."""
    grootte = max(abs(a), abs(b))
    if ind.eenheid in ("procentpunt", "procentpunt per jaar"):
        return 0.5 if ind.eenheid == "procentpunt" else 0.1
    if ind.eenheid == "index":
        return 0.01
    if maat := FACTOR.get(ind.eenheid):
        vast = maat / 200
        return vast if ind.met_teken and ind.soort != "stroom" else min(vast, grootte / 20)
    return grootte / (20 if ind.soort == "stroom" or ind.eenheid == "verhouding" else 100)


@dataclass(frozen=True, slots=True)
class Meting:
    """Het cijfer van een gemeente of gebied met alles wat zijn toeval bepaalt.

    `ballast`: hoe de spreiding over de gemeenten van een gebied uitmiddelt (1 voor één gemeente). `saldo`: de variantie van de teller van
    een saldo; NaN als er geen is.
    """

    ind: Indicator
    code: str
    groep: str
    editie: str
    waarde: float
    teller: float
    noemer: float
    inwoners: float
    ballast: float
    saldo: float

    @property
    def te_klein(self) -> bool:
        """Te weinig mensen om meer dan het aantal te tonen."""
        return self.teller < MINSTENS or self.inwoners < INWONERS_MINSTENS

    @property
    def is_verhouding(self) -> bool:
        """Een deel van een gekend aantal, zonder teken."""
        return self.ind.eenheid in FACTOR and not self.ind.met_teken and isfinite(self.teller + self.noemer)

    @property
    def wet(self) -> Ruis | None:
        """De gemeten ruis van de indicator."""
        return ruis(self.ind.naam, self.groep, self.editie)

    def _geloot(self, waarde: float) -> float:
        return float(loting(self.ind, waarde, self.teller, self.noemer, self.inwoners))

    def _met_ruis(self, waarde: float) -> float:
        wet = self.wet
        assert wet is not None  # zonder ruis is er geen variantie
        return wet.factor * self._geloot(waarde) + wet.spreiding * schaal(self.ind, waarde) * self.ballast

    def tussen(self, waarde: float) -> float:
        """De variantie waarmee een gemeente naast een andere staat: van een stand die van loting, van een stroom die van haar ruis."""
        return self._geloot(waarde) if self.ind.soort == "stand" else self._met_ruis(waarde)

    @property
    def variantie(self) -> float:
        """De variantie van dit cijfer, NaN zonder gemeten ruis; van een stand die alleen als verhouding bestaat, beslist de telling van dezelfde mensen."""
        if self.wet is None:
            return nan
        if self.ind.soort == "stand" and self.wet.van_telling and self.teller > 0:
            return self.wet.van_telling * self.waarde**2 / self.teller
        if self.ind.met_teken and self.ind.soort == "stroom":
            return self.saldo * (FACTOR[self.ind.eenheid] / self.noemer) ** 2
        return self._met_ruis(self.waarde)


def meting(ind: Indicator, code: str, s: Gekend, groep: str, editie: str) -> Meting:
    """Een gekend cijfer van een gemeente of gebied met teller en noemer, die van de telling als ze alleen als verhouding gepubliceerd is."""
    mensen = stand("inwoners", code, s.jaar, "", editie).waarde
    teller, noemer, mensen = (nan if x is None else x for x in (s.teller, s.noemer, mensen))
    zonder_teller = ind.telling and not groep and not isfinite(teller)
    geteld = stand_in(ind.telling, code, s.jaar, "", editie) if zonder_teller else None
    if is_gekend(geteld):
        teller = geteld.waarde
        noemer = FACTOR[ind.eenheid] * teller / s.waarde if s.waarde else nan
    van = (ind.telling, "") if ind.telling else (ind.naam, groep)
    ballast = 1.0 if ind.soort == "stand" else _ballast(*van, code, s.jaar, editie)
    saldo = _saldo(ind, code, s.jaar, editie) if ind.saldo_van else nan
    return Meting(ind, code, groep, editie, s.waarde, teller, noemer, mensen, ballast, saldo)


@cache
def _ballast(naam: str, groep: str, code: str, jaar: int, editie: str) -> float:
    """Som van de kwadraten van de tellers van de leden, gedeeld door het kwadraat van hun som."""
    standen = (stand_in(naam, lid, jaar, groep, editie) for lid in gebieden.leden_van(code))
    tellers = [s.teller for s in standen if s and s.teller]
    samen = sum(tellers)  # van een saldo kan ze nul zijn
    return sum(t * t for t in tellers) / samen**2 if samen else 1.0


@cache
def _saldo(ind: Indicator, code: str, jaar: int, editie: str) -> float:
    """De variantie van een saldo: die van wat erbij kwam en van wat wegging samen, elk negatief-binomiaal."""
    wet, leden, totaal = ruis(ind.naam, "", editie), gebieden.leden_van(code), 0.0
    assert wet is not None  # een stroom heeft altijd ruis
    for onderwerp in ind.saldo_van:
        waarden = _waarden(ind.tabellen[0], onderwerp, editie)
        deel = [waarde for lid in leden for waarde in waarden.get((lid, jaar), ())]
        if len(deel) < len(leden):
            return nan
        gekend = [waarde for waarde in deel if isfinite(waarde)]
        totaal += sum(gekend) + wet.spreiding * sum(waarde**2 for waarde in gekend)
    return totaal


@cache
def _waarden(tabel: str, onderwerp: str, editie: str) -> dict[tuple[str, int], list[float]]:
    """(code, jaar) → de waarden van een onderwerp; bewaard, want elk cijfer van een saldo vraagt ze."""
    rijen = edities.lees_categorieen(tabel, editie)
    rijen = rijen[rijen["onderwerp"] == onderwerp]
    uit: dict[tuple[str, int], list[float]] = {}
    for nis, jaar, waarde in zip(*(rijen[k].tolist() for k in ("nis", "jaar", "waarde")), strict=True):
        uit.setdefault((nis, jaar), []).append(waarde)
    return uit


def over_tijd(ind: Indicator, code: str, toen: Gekend, nu: Gekend, groep: str = "", editie: str | None = None) -> str:
    """Steeg of daalde een cijfer tussen twee jaren? Een van `STIJGT`, `DAALT`, `GELIJK`, `TOEVAL`, `ONBEKEND`."""
    editie = edities.kies_editie(editie)
    if any(_zonder_ruis(ind, s.jaar, editie) for s in (toen, nu)):
        return ONBEKEND
    a, b = (meting(ind, code, s, groep, editie) for s in (toen, nu))
    return _besluit(a, b, _te_klein(a, b), z_over_tijd(a, b, b.waarde - a.waarde))


def tegenover(ind: Indicator, code: str, eigen: Gekend, met: str, ander: Gekend, groep: str = "") -> str:
    """Ligt een cijfer hoger of lager dan dat van een ander gebied in hetzelfde jaar? Zelfde antwoorden als `over_tijd`."""
    editie = edities.kies_editie()
    if _zonder_ruis(ind, eigen.jaar, editie):
        return ONBEKEND
    a, b = (meting(ind, c, s, groep, editie) for c, s in ((met, ander), (code, eigen)))
    return _besluit(a, b, _te_klein(b), z_tussen(b, a))


def van_nul(ind: Indicator, code: str, s: Gekend, groep: str = "", editie: str | None = None) -> str:
    """De richting die een saldo, groei of snelheid zelf aangeeft. Zelfde antwoorden als `over_tijd`."""
    editie = edities.kies_editie(editie)
    if ind.verandering_van or ind.groei_van:
        bron = kaart(ind.verandering_van or ind.groei_van)
        jaren, deel = (int(groep.split()[0]), "") if ind.groei_van else (5, groep)
        toen, nu = (stand_in(bron.naam, code, jaar, deel, editie) for jaar in (s.jaar - jaren, s.jaar))
        return over_tijd(bron, code, toen, nu, deel, editie) if is_gekend(toen) and is_gekend(nu) else ONBEKEND
    if _zonder_ruis(ind, s.jaar, editie):
        return ONBEKEND
    m = meting(ind, code, s, groep, editie)
    return _besluit(replace(m, waarde=0.0), m, _te_klein(m), _z(m.waarde, m.variantie))


def _zonder_ruis(ind: Indicator, jaar: int, editie: str) -> bool:
    return not ind.is_geteld or is_vooruitzicht(ind.naam, jaar, editie)


def z_tussen(eigen: Meting, ander: Meting) -> float:
    """Het verschil (eigen min ander) in standaardfouten; een gebied telt zonder de gemeente die erin ligt. NaN als het niet te toetsen is."""
    if set(gebieden.leden_van(eigen.code)) < set(gebieden.leden_van(ander.code)):
        ander = _zonder(ander, eigen)
    if not (eigen.is_verhouding and ander.is_verhouding):
        return _z(eigen.waarde - ander.waarde, eigen.variantie + ander.variantie)
    if not (eigen.noemer > 0 and ander.noemer > 0):
        return nan
    maat = FACTOR[eigen.ind.eenheid]
    samen = maat * (eigen.teller + ander.teller) / (eigen.noemer + ander.noemer)
    verschil = maat * (eigen.teller / eigen.noemer - ander.teller / ander.noemer)
    return _z(verschil, eigen.tussen(samen) + ander.tussen(samen))


def _zonder(gebied: Meting, lid: Meting) -> Meting:
    """Het cijfer van een gebied zonder een van zijn gemeenten; ongewijzigd als teller of noemer niet gekend is."""
    teller, noemer = gebied.teller - lid.teller, gebied.noemer - lid.noemer
    if not (isfinite(teller) and noemer > 0):
        return gebied
    ballast = (gebied.ballast * gebied.teller**2 - lid.ballast * lid.teller**2) / teller**2 if teller else 1.0
    waarde = FACTOR.get(gebied.ind.eenheid, 1.0) * teller / noemer
    rest = replace(gebied, inwoners=gebied.inwoners - lid.inwoners, saldo=gebied.saldo - lid.saldo)
    return replace(rest, waarde=waarde, teller=teller, noemer=noemer, ballast=min(max(ballast, 0.0), 1.0))


def z_van(m: Meting, midden: float) -> float:
    """Hoeveel standaardfouten een cijfer van een vast getal ligt, zoals het midden van andere gemeenten."""
    return _z(m.waarde - midden, m.tussen(m.waarde) if m.is_verhouding else m.variantie)


def z_over_tijd(a: Meting, b: Meting, verschil: float) -> float:
    """Hoeveel standaardfouten een verschil tussen twee jaren van nul ligt."""
    if a.ind.soort == "deel van een stroom" and a.noemer + b.noemer > 0:
        # Gebeurde er niets, dan hebben beide jaren dezelfde kans: elk zijn eigen kans nemen zegt te vaak dat er iets gebeurde.
        samen = FACTOR[a.ind.eenheid] * (a.teller + b.teller) / (a.noemer + b.noemer)
        return _z(verschil, a.tussen(samen) + b.tussen(samen))
    return _z(verschil, a.variantie + b.variantie)


def _te_klein(*metingen: Meting) -> bool:
    """Een verhouding van te weinig mensen, of een stroom van zo weinig, krijgt geen woord."""
    ind = metingen[0].ind
    if ind.is_relatief and any(m.inwoners < INWONERS_MINSTENS for m in metingen):
        return True
    telt_mensen = ind.eenheid in FACTOR or ind.soort == "stroom"
    return not ind.met_teken and telt_mensen and any(m.te_klein for m in metingen)


def _z(verschil: float, kwadraat: float) -> float:
    if not isfinite(kwadraat):
        return nan
    return verschil / sqrt(kwadraat) if kwadraat > 0 else (0.0 if verschil == 0 else inf if verschil > 0 else -inf)


def _besluit(a: Meting, b: Meting, te_klein: bool, z: float) -> str:
    if te_klein:
        return ONBEKEND
    if a.waarde == b.waarde or abs(b.waarde - a.waarde) < drempel(a.ind, a.waarde, b.waarde):
        return GELIJK
    return ONBEKEND if isnan(z) else TOEVAL if abs(z) < Z else STIJGT if z > 0 else DAALT


def alleen_aantal(naam: str, code: str, s: Stand, groep: str = "", editie: str | None = None) -> bool:
    """Is dit een verhouding van zo weinig mensen dat alleen het aantal getoond wordt?"""
    ind = kaart(naam)
    if not is_gekend(s) or not ind.is_relatief or not ind.is_geteld:
        return False
    m = meting(ind, code, s, groep, edities.kies_editie(editie))
    return _te_klein(m) if ind.eenheid in FACTOR else m.inwoners < INWONERS_MINSTENS


def te_klein_ernaast(naam: str, code: str, s: Stand, groep: str = "") -> bool:
    """Is dit het cijfer van één andere gemeente, met zo weinig mensen dat het niet naast een ander staat?"""
    return code in gebieden.gemeenten() and alleen_aantal(naam, code, s, groep)


def ernaast(naam: str, gebied: gebieden.Gebied, jaar: int, groep: str = "") -> Gekend | None:
    """Het cijfer van een gebied in dit jaar dat naast een ander mag staan."""
    s = stand_in(naam, gebied.code, jaar, groep)
    return s if is_gekend(s) and not te_klein_ernaast(naam, gebied.code, s, groep) else None


def maatstaven(naam: str, nis: str, jaar: int, groep: str = "") -> list[tuple[gebieden.Gebied, Gekend]]:
    """De maatstaven van een gemeente die in dit jaar een cijfer hebben om ernaast te zetten, met dat cijfer."""
    return [(g, s) for g in gebieden.maatstaven(nis) if (s := ernaast(naam, g, jaar, groep))]


@cache
def te_kleine_gemeenten(editie: str) -> frozenset[str]:
    """De gemeenten onder 100 inwoners: daar zijn er geen aandelen."""
    mensen = inwoners(editie).iloc[:, -1]
    return frozenset(mensen.index[mensen < INWONERS_MINSTENS])


def zonder_kleine(rijen: pd.DataFrame, naam: str) -> pd.DataFrame:
    """Dezelfde rijen (`nis, waarde, status`), zonder de verhoudingen van gemeenten onder 100 inwoners: die krijgen status `te_klein`."""
    if not kaart(naam).is_relatief:
        return rijen
    klein = rijen["nis"].isin(te_kleine_gemeenten(edities.kies_editie()))
    return rijen.assign(waarde=rijen["waarde"].mask(klein), status=rijen["status"].mask(klein, TE_KLEIN))
