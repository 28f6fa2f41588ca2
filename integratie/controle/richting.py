"""Mag een verschil een woord krijgen, en welk? Uit de twee cijfers, de drempel die ertoe doet en de gemeten ruis; de regel staat in docs/toeval.md.

Alleen de gemeten ruis (`vergelijking.ruis`: factor en spreiding) komt van elders; drempel, variantie en toets staan hier opnieuw.
"""

from __future__ import annotations

from math import inf, isfinite, nan, sqrt
from typing import NamedTuple

from integratie import gebieden
from integratie.controle import cijfers
from integratie.controle.cijfers import ENQUETES, INWONERS_MINSTENS, Cijfer
from integratie.controle.jaren import is_verwacht
from integratie.indicator import FACTOR, Indicator, kaart
from integratie.opslag import edities
from integratie.vergelijking.ruis import MINSTENS, Ruis, Z, ruis

MEER, MINDER, GELIJK = "meer", "minder", "gelijk"
TOEVAL, STIL = "toeval", "stil"  # geen woord: het kan toeval zijn, of er valt niets over te zeggen
MET_WOORD = (MEER, MINDER, GELIJK)


class Meting(NamedTuple):
    """Een cijfer met wat zijn toeval bepaalt; NaN waar iets niet gekend is."""

    waarde: float
    teller: float
    noemer: float
    inwoners: float
    ballast: float = 1.0  # hoe de spreiding over de gemeenten van een gebied uitmiddelt
    saldo: float = nan  # variantie van de teller van een saldo


def drempel(ind: Indicator, a: float, b: float) -> float:
    """Vanaf welk verschil het ertoe doet."""
    grootste = max(abs(a), abs(b))
    vast = {"procentpunt": 0.5, "procentpunt per jaar": 0.1, "index": 0.01}
    if ind.eenheid in vast:
        return vast[ind.eenheid]
    if ind.eenheid in ("%", "per 1.000"):
        half = 0.5 if ind.eenheid == "%" else 5.0
        return half if ind.met_teken and ind.soort != "stroom" else min(half, grootste / 20)
    return grootste / 20 if ind.soort == "stroom" or ind.eenheid == "verhouding" else grootste / 100


def leden(code: str) -> tuple[str, ...]:
    """De gemeenten van een gebied of cluster; van een gemeente alleen zijzelf."""
    gebied = gebieden.op_code().get(code)
    return gebied.leden if gebied else gebieden.leden_van(code)


def meting(ind: Indicator, code: str, c: Cijfer, groep: str, editie: str) -> Meting:
    """Het cijfer met teller en noemer, die van de telling van dezelfde mensen als het alleen als verhouding bestaat."""
    teller, noemer = (nan if x is None else x for x in (c.teller, c.noemer))
    if ind.telling and not isfinite(teller) and not groep:
        geteld = cijfers.in_jaar(ind.telling, code, "", c.jaar, editie)
        if geteld is not None and geteld.waarde is not None:
            teller = geteld.waarde
            noemer = FACTOR[ind.eenheid] * teller / c.waarde if c.waarde else nan
    mensen = cijfers.laatste("inwoners", code, "", c.jaar, editie)
    inwoners = nan if mensen is None or mensen.waarde is None else mensen.waarde
    ballast = 1.0 if ind.soort == "stand" else _ballast(ind, code, groep, c.jaar, editie)
    return Meting(c.waarde, teller, noemer, inwoners, ballast, _saldo(ind, code, c.jaar, editie))


def _ballast(ind: Indicator, code: str, groep: str, jaar: int, editie: str) -> float:
    naam, deel = (ind.telling, "") if ind.telling else (ind.naam, groep)
    van_leden = (cijfers.in_jaar(naam, lid, deel, jaar, editie) for lid in leden(code))
    tellers = [c.teller for c in van_leden if c and c.teller]
    return sum(t * t for t in tellers) / sum(tellers) ** 2 if tellers else 1.0


def _saldo(ind: Indicator, code: str, jaar: int, editie: str) -> float:
    """Elk deel van een saldo is een stroom: de varianties tellen op."""
    if not ind.saldo_van:
        return nan
    alfa, wie, rijen, totaal = ruis(ind.naam, "", editie).spreiding, leden(code), edities.lees("loop", editie), 0.0
    for onderwerp in ind.saldo_van:
        gekozen = (rijen["onderwerp"] == onderwerp) & (rijen["jaar"] == jaar) & rijen["nis"].isin(wie)
        stroom = rijen[gekozen]["waarde"]
        if len(stroom) < len(wie):
            return nan
        totaal += float(stroom.sum() + alfa * (stroom**2).sum())
    return totaal


def te_klein(ind: Indicator, *metingen: Meting) -> bool:
    """Onder 20 personen, of een verhouding onder 100 inwoners: daar staat alleen een aantal."""
    if ind.is_relatief and any(m.inwoners < INWONERS_MINSTENS for m in metingen):
        return True
    telt_mensen = not ind.met_teken and (ind.eenheid in FACTOR or ind.soort == "stroom")
    return telt_mensen and any(m.teller < MINSTENS or m.inwoners < INWONERS_MINSTENS for m in metingen)


def alleen_aantal(ind: Indicator, code: str, c: Cijfer, groep: str, editie: str) -> bool:
    """Mag van deze verhouding alleen het aantal getoond worden?"""
    if c.waarde is None or not ind.is_relatief or ind.soort in ENQUETES:
        return False
    m = meting(ind, code, c, groep, editie)
    return te_klein(ind, m) if ind.eenheid in FACTOR else m.inwoners < INWONERS_MINSTENS


def loting(ind: Indicator, m: Meting, waarde: float) -> float:
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


def _schaal(ind: Indicator, waarde: float) -> float:
    return waarde * (FACTOR[ind.eenheid] - waarde) if ind.soort == "deel van een stroom" else waarde**2


def _variantie(ind: Indicator, m: Meting, wet: Ruis | None) -> float:
    if wet is None:
        return nan
    if ind.soort == "stand" and wet.van_telling and m.teller > 0:
        return wet.van_telling * m.waarde**2 / m.teller
    if ind.met_teken and ind.soort == "stroom":
        return m.saldo * (FACTOR[ind.eenheid] / m.noemer) ** 2
    return wet.factor * loting(ind, m, m.waarde) + wet.spreiding * _schaal(ind, m.waarde) * m.ballast


def _tussen(ind: Indicator, m: Meting, waarde: float, wet: Ruis | None) -> float:
    """De variantie naast een ander gebied: van een stand die van twee steekproeven, van een stroom haar ruis."""
    if ind.soort == "stand":
        return loting(ind, m, waarde)
    return wet.factor * loting(ind, m, waarde) + wet.spreiding * _schaal(ind, waarde) * m.ballast


def _z(verschil: float, kwadraat: float) -> float:
    if not isfinite(kwadraat):
        return nan
    if kwadraat > 0:
        return verschil / sqrt(kwadraat)
    return 0.0 if verschil == 0 else inf if verschil > 0 else -inf


def _besluit(ind: Indicator, verschil: float, grens: float, klein: bool, z: float) -> str:
    if klein:
        return STIL
    if verschil == 0 or abs(verschil) < grens:
        return GELIJK
    if z != z:
        return STIL
    return TOEVAL if abs(z) < Z else MEER if z > 0 else MINDER


def door_de_tijd(ind: Indicator, code: str, toen: Cijfer, nu: Cijfer, groep: str, editie: str) -> str:
    """De richting tussen twee jaren; over een breuk in de meting heen is er geen woord."""
    if ind.soort in ENQUETES or any(is_verwacht(ind, c.jaar, editie) for c in (toen, nu)):
        return STIL
    a, b = (meting(ind, code, c, groep, editie) for c in (toen, nu))
    wet, verschil = ruis(ind.naam, groep, editie), b.waarde - a.waarde
    if ind.soort == "deel van een stroom" and a.noemer + b.noemer > 0:
        samen = FACTOR[ind.eenheid] * (a.teller + b.teller) / (a.noemer + b.noemer)
        kwadraat = _tussen(ind, a, samen, wet) + _tussen(ind, b, samen, wet)
    else:
        kwadraat = _variantie(ind, a, wet) + _variantie(ind, b, wet)
    grens = drempel(ind, a.waarde, b.waarde)
    return _besluit(ind, verschil, grens, te_klein(ind, a, b), _z(verschil, kwadraat))


def breuken(ind: Indicator, van: int, tot: int, editie: str) -> list[int]:
    """De jaren met een breuk in de meting na `van` en tot en met `tot`."""
    alle = edities.bronnen(editie)
    return sorted({jaar for t in ind.tabellen if t in alle for jaar in alle[t].breuken if van < jaar <= tot})


def verandering(ind: Indicator, code: str, toen: Cijfer, nu: Cijfer, groep: str, editie: str) -> str:
    """Zoals `door_de_tijd`, maar zonder woord als er tussen beide jaren anders gemeten werd."""
    uit = door_de_tijd(ind, code, toen, nu, groep, editie)
    return STIL if uit in MET_WOORD and breuken(ind, toen.jaar, nu.jaar, editie) else uit


def naast(ind: Indicator, code: str, eigen: Cijfer, met: str, ander: Cijfer, groep: str, editie: str) -> str:
    """Ligt het eigen cijfer hoger of lager dan dat van een ander gebied?"""
    if ind.soort in ENQUETES or is_verwacht(ind, eigen.jaar, editie):
        return STIL
    a, b = meting(ind, code, eigen, groep, editie), meting(ind, met, ander, groep, editie)
    z = z_naast(ind, (code, a), (met, b), groep, editie)
    return _besluit(ind, a.waarde - b.waarde, drempel(ind, a.waarde, b.waarde), te_klein(ind, a), z)


def z_naast(ind: Indicator, een: tuple[str, Meting], ander: tuple[str, Meting], groep: str, editie: str) -> float:
    """Eigen min ander in standaardfouten; een gebied telt zonder de gemeente die erin ligt. NaN als er niets te toetsen valt."""
    (code, a), (met, b), wet = een, ander, ruis(ind.naam, groep, editie)
    if set(leden(code)) < set(leden(met)):
        b = _zonder(ind, b, a)
    geteld = isfinite(a.teller + b.teller + a.noemer + b.noemer)
    if ind.met_teken or ind.eenheid not in FACTOR or not geteld:
        return _z(a.waarde - b.waarde, _variantie(ind, a, wet) + _variantie(ind, b, wet))
    if not (a.noemer > 0 and b.noemer > 0):
        return nan
    maat = FACTOR[ind.eenheid]
    samen = maat * (a.teller + b.teller) / (a.noemer + b.noemer)
    verschil = maat * (a.teller / a.noemer - b.teller / b.noemer)
    return _z(verschil, _tussen(ind, a, samen, wet) + _tussen(ind, b, samen, wet))


def _zonder(ind: Indicator, gebied: Meting, lid: Meting) -> Meting:
    teller, noemer = gebied.teller - lid.teller, gebied.noemer - lid.noemer
    if not (isfinite(teller) and noemer > 0):
        return gebied
    ballast = (gebied.ballast * gebied.teller**2 - lid.ballast * lid.teller**2) / teller**2 if teller else 1.0
    waarde, mensen = FACTOR.get(ind.eenheid, 1.0) * teller / noemer, gebied.inwoners - lid.inwoners
    return Meting(waarde, teller, noemer, mensen, min(max(ballast, 0.0), 1.0), gebied.saldo - lid.saldo)


def van_nul(ind: Indicator, code: str, c: Cijfer, groep: str, editie: str) -> str:
    """Is een saldo, groei of snelheid zelf een stijging of een daling?"""
    if ind.verandering_van or ind.groei_van:
        bron = kaart(ind.verandering_van or ind.groei_van)
        jaren, deel = (int(groep.split()[0]), "") if ind.groei_van else (5, groep)
        toen, nu = (cijfers.in_jaar(bron.naam, code, deel, jaar, editie) for jaar in (c.jaar - jaren, c.jaar))
        return STIL if toen is None or nu is None else door_de_tijd(bron, code, toen, nu, deel, editie)
    if ind.soort in ENQUETES or is_verwacht(ind, c.jaar, editie):
        return STIL
    m = meting(ind, code, c, groep, editie)
    z = _z(m.waarde, _variantie(ind, m, ruis(ind.naam, groep, editie)))
    return _besluit(ind, m.waarde, drempel(ind, 0.0, m.waarde), te_klein(ind, m), z)
