"""Mag een verschil een woord krijgen, en welk? Uit de twee cijfers, de drempel die ertoe doet en de gemeten ruis; de regel staat in docs/toeval.md.

Alleen de gemeten ruis (`vergelijking.ruis`: factor en spreiding) komt van elders; drempel, variantie en toets staan hier opnieuw.
"""

from math import inf, isfinite, nan, sqrt
from typing import NamedTuple

from integratie import gebieden
from integratie.controle.grootheid import ENQUETES, INWONERS_MINSTENS, Cijfer, Grootheid
from integratie.indicator import FACTOR, Indicator
from integratie.opslag import edities
from integratie.vergelijking.ruis import MINSTENS, Ruis, Z, ruis

MEER, MINDER, GELIJK = "meer", "minder", "gelijk"
TOEVAL, STIL = "toeval", "stil"  # geen woord: het kan toeval zijn, of er valt niets over te zeggen
_VASTE_DREMPEL = {"procentpunt": 0.5, "procentpunt per jaar": 0.1, "index": 0.01}


class Meting(NamedTuple):
    """Een cijfer met wat zijn toeval bepaalt; NaN waar iets niet gekend is."""

    waarde: float
    teller: float
    noemer: float
    inwoners: float
    ballast: float = 1.0  # hoe de spreiding over de gemeenten van een gebied uitmiddelt
    saldo: float = nan  # variantie van de teller van een saldo


def _drempel(ind: Indicator, a: float, b: float) -> float:
    """Vanaf welk verschil het ertoe doet."""
    grootste = max(abs(a), abs(b))
    if ind.eenheid in _VASTE_DREMPEL:
        return _VASTE_DREMPEL[ind.eenheid]
    if ind.eenheid in FACTOR:
        half = FACTOR[ind.eenheid] / 200
        return half if ind.met_teken and ind.soort != "stroom" else min(half, grootste / 20)
    return grootste / 20 if ind.soort == "stroom" or ind.eenheid == "verhouding" else grootste / 100


def meting(g: Grootheid, code: str, c: Cijfer) -> Meting:
    """Het cijfer met teller en noemer, die van de telling van dezelfde mensen als het alleen als verhouding bestaat."""
    ind = g.ind
    teller, noemer = (nan if x is None else x for x in (c.teller, c.noemer))
    if ind.telling and not isfinite(teller) and not g.groep:
        geteld = g.van(ind.telling).waarde(code, c.jaar)
        if geteld is not None:
            teller, noemer = geteld, FACTOR[ind.eenheid] * geteld / c.waarde if c.waarde else nan
    mensen = g.van("inwoners").laatste(code, c.jaar)
    inwoners = nan if mensen is None or mensen.waarde is None else mensen.waarde
    return Meting(c.gekend, teller, noemer, inwoners, _ballast(g, code, c.jaar), _saldo(g, code, c.jaar))


def _ballast(g: Grootheid, code: str, jaar: int) -> float:
    if g.ind.soort == "stand":
        return 1.0
    geteld = g.van(g.ind.telling) if g.ind.telling else g
    tellers = [c.teller for lid in gebieden.leden_van(code) if (c := geteld.in_jaar(lid, jaar)) and c.teller]
    return sum(t * t for t in tellers) / sum(tellers) ** 2 if tellers else 1.0


def _saldo(g: Grootheid, code: str, jaar: int) -> float:
    """Elk deel van een saldo is een stroom: de varianties tellen op; NaN als er een ontbreekt."""
    if not g.ind.saldo_van or (wet := ruis(g.ind.naam, "", g.editie)) is None:
        return nan
    alfa, wie, rijen = wet.spreiding, gebieden.leden_van(code), edities.lees(g.ind.tabellen[0], g.editie)
    rijen = rijen[(rijen["jaar"] == jaar) & rijen["nis"].isin(wie)]
    stromen = [rijen[rijen["onderwerp"] == onderwerp]["waarde"] for onderwerp in g.ind.saldo_van]
    return sum(float(s.sum() + alfa * (s**2).sum()) if len(s) >= len(wie) else nan for s in stromen)


def te_klein(ind: Indicator, *metingen: Meting) -> bool:
    """Onder 20 personen, of een verhouding onder 100 inwoners: daar staat alleen een aantal."""
    telt_mensen = not ind.met_teken and (ind.eenheid in FACTOR or ind.soort == "stroom")
    weinig = any(m.inwoners < INWONERS_MINSTENS for m in metingen)
    return (weinig and (ind.is_relatief or telt_mensen)) or (telt_mensen and any(m.teller < MINSTENS for m in metingen))


def alleen_aantal(g: Grootheid, code: str, c: Cijfer | None) -> bool:
    """Mag van deze verhouding alleen het aantal getoond worden?"""
    if c is None or c.waarde is None or not g.ind.is_relatief or g.ind.soort in ENQUETES:
        return False
    m = meting(g, code, c)
    return te_klein(g.ind, m) if g.ind.eenheid in FACTOR else m.inwoners < INWONERS_MINSTENS


def _loting(ind: Indicator, m: Meting, waarde: float) -> float:
    """De variantie van wie lukraak getrokken wordt: μ voor een aantal, p(1 − p)/n voor een aandeel, x²/inwoners voor een bedrag, anders 1/inwoners."""
    maat = FACTOR.get(ind.eenheid)
    if ind.met_teken or (maat is None and ind.eenheid != "euro" and (ind.noemer or not ind.optelbaar)):
        return 1.0 / m.inwoners
    if ind.eenheid == "euro":
        return waarde**2 / m.inwoners
    if maat is None:
        return m.teller
    van = m.noemer if isfinite(m.noemer) else m.inwoners
    return waarde * (maat if ind.soort == "stroom" else maat - waarde) / van


def _variantie(ind: Indicator, m: Meting, wet: Ruis | None, gedeeld: float | None = None) -> float:
    """Hoe ver een cijfer van toeval kan afwijken, of wat twee gebieden of jaren delen: van een stand is dat dan die van een steekproef."""
    if gedeeld is not None and ind.soort == "stand":
        return _loting(ind, m, gedeeld)
    if wet is None:
        return nan
    if gedeeld is None and ind.soort == "stand" and wet.van_telling and m.teller > 0:
        return wet.van_telling * m.waarde**2 / m.teller
    if gedeeld is None and ind.soort == "stroom" and ind.met_teken:
        return m.saldo * (FACTOR[ind.eenheid] / m.noemer) ** 2
    x = m.waarde if gedeeld is None else gedeeld
    schaal = x * (FACTOR[ind.eenheid] - x) if ind.soort == "deel van een stroom" else x**2
    return wet.factor * _loting(ind, m, x) + wet.spreiding * schaal * m.ballast


def _z_van_twee(g: Grootheid, a: Meting, b: Meting, delen: bool) -> float:
    """a min b in standaardfouten; met `delen` is de fout die van het aandeel dat ze samen hebben. NaN als er niets te toetsen valt."""
    ind, wet = g.ind, ruis(g.ind.naam, g.groep, g.editie)
    if not delen:
        return _z(a.waarde - b.waarde, _variantie(ind, a, wet) + _variantie(ind, b, wet))
    if not (a.noemer > 0 and b.noemer > 0):
        return nan
    maat = FACTOR[ind.eenheid]
    samen = maat * (a.teller + b.teller) / (a.noemer + b.noemer)
    verschil = maat * (a.teller / a.noemer - b.teller / b.noemer)
    return _z(verschil, _variantie(ind, a, wet, samen) + _variantie(ind, b, wet, samen))


def _z(verschil: float, kwadraat: float) -> float:
    if not isfinite(kwadraat):
        return nan
    if kwadraat > 0:
        return verschil / sqrt(kwadraat)
    return 0.0 if verschil == 0 else inf if verschil > 0 else -inf


def _besluit(ind: Indicator, nu: float, toen: float, klein: bool, z: float) -> str:
    if klein:
        return STIL
    if nu == toen or abs(nu - toen) < _drempel(ind, toen, nu):
        return GELIJK
    if z != z:
        return STIL
    return TOEVAL if abs(z) < Z else MEER if z > 0 else MINDER


def door_de_tijd(g: Grootheid, code: str, toen: Cijfer, nu: Cijfer) -> str:
    """De richting tussen twee jaren; over een breuk in de meting heen is er geen woord."""
    ind = g.ind
    if ind.soort in ENQUETES or any(g.is_verwacht(c.jaar) for c in (toen, nu)):
        return STIL
    a, b = (meting(g, code, c) for c in (toen, nu))
    z = _z_van_twee(g, b, a, delen=ind.soort == "deel van een stroom" and a.noemer + b.noemer > 0)
    return _besluit(ind, b.waarde, a.waarde, te_klein(ind, a, b), z)


def verandering(g: Grootheid, code: str, toen: Cijfer, nu: Cijfer) -> str:
    """Zoals `door_de_tijd`, maar zonder woord als er tussen beide jaren anders gemeten werd."""
    uit = door_de_tijd(g, code, toen, nu)
    return STIL if uit in (MEER, MINDER, GELIJK) and g.breuken(toen.jaar, nu.jaar) else uit


def naast(g: Grootheid, code: str, eigen: Cijfer, met: str, ander: Cijfer) -> str:
    """Ligt het eigen cijfer hoger of lager dan dat van een ander gebied?"""
    if g.ind.soort in ENQUETES or g.is_verwacht(eigen.jaar):
        return STIL
    a, b = meting(g, code, eigen), meting(g, met, ander)
    return _besluit(g.ind, a.waarde, b.waarde, te_klein(g.ind, a), z_naast(g, (code, a), (met, b)))


def z_naast(g: Grootheid, een: tuple[str, Meting], ander: tuple[str, Meting]) -> float:
    """Eigen min ander in standaardfouten; een gebied telt zonder de gemeente die erin ligt. NaN als er niets te toetsen valt."""
    (code, a), (met, b) = een, ander
    if set(gebieden.leden_van(code)) < set(gebieden.leden_van(met)):
        b = _zonder(g.ind, b, a)
    geteld = isfinite(a.teller + b.teller + a.noemer + b.noemer)
    return _z_van_twee(g, a, b, delen=geteld and g.ind.eenheid in FACTOR and not g.ind.met_teken)


def _zonder(ind: Indicator, gebied: Meting, lid: Meting) -> Meting:
    teller, noemer = gebied.teller - lid.teller, gebied.noemer - lid.noemer
    if not (isfinite(teller) and noemer > 0):
        return gebied
    ballast = (gebied.ballast * gebied.teller**2 - lid.ballast * lid.teller**2) / teller**2 if teller else 1.0
    waarde, mensen = FACTOR.get(ind.eenheid, 1.0) * teller / noemer, gebied.inwoners - lid.inwoners
    return Meting(waarde, teller, noemer, mensen, min(max(ballast, 0.0), 1.0), gebied.saldo - lid.saldo)


def van_nul(g: Grootheid, code: str, c: Cijfer) -> str:
    """Is een saldo, groei of snelheid zelf een stijging of een daling?"""
    ind = g.ind
    if ind.verandering_van or ind.groei_van:
        bron = g.van(ind.verandering_van or ind.groei_van, "" if ind.groei_van else g.groep)
        jaren = int(g.groep.split()[0]) if ind.groei_van else 5
        toen, nu = (bron.in_jaar(code, jaar) for jaar in (c.jaar - jaren, c.jaar))
        return STIL if toen is None or nu is None else door_de_tijd(bron, code, toen, nu)
    if ind.soort in ENQUETES or g.is_verwacht(c.jaar):
        return STIL
    m = meting(g, code, c)
    z = _z(m.waarde, _variantie(ind, m, ruis(ind.naam, g.groep, g.editie)))
    return _besluit(ind, m.waarde, 0.0, te_klein(ind, m), z)
