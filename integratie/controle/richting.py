"""Mag een verschil een woord krijgen, en welk, en welke plaats volgt eruit? Uit de twee cijfers, de drempel die ertoe doet en de toets (`standaardfout`); de regel staat in docs/toeval.md."""

from functools import cache
from math import erfc, isfinite, sqrt
from typing import NamedTuple

from integratie import gebieden
from integratie.controle.grootheid import Grootheid, te_oud
from integratie.controle.standaardfout import Meting, meting, z_door_de_tijd, z_naast, z_van_nul
from integratie.indicator import FACTOR, Indicator
from integratie.vergelijking import Gekend, Stand, is_gekend
from integratie.vergelijking.ruis import MINSTENS, Z

INWONERS_MINSTENS = 100  # onder zoveel inwoners zijn er geen aandelen
MEER, MINDER, GELIJK = "meer", "minder", "gelijk"
TOEVAL, STIL = "toeval", "stil"  # geen woord: het kan toeval zijn, of er valt niets over te zeggen
_VASTE_DREMPEL = {"procentpunt": 0.5, "procentpunt per jaar": 0.1, "index": 0.01}
BREEDSTE, KANS = 4, 0.05


def _drempel(ind: Indicator, a: float, b: float) -> float:
    """Vanaf welk verschil het ertoe doet."""
    grootste = max(abs(a), abs(b))
    if ind.eenheid in _VASTE_DREMPEL:
        return _VASTE_DREMPEL[ind.eenheid]
    if ind.eenheid in FACTOR:
        half = FACTOR[ind.eenheid] / 200
        return half if ind.met_teken and ind.soort != "stroom" else min(half, grootste / 20)
    return grootste / 20 if ind.soort == "stroom" or ind.eenheid == "verhouding" else grootste / 100


def te_klein(ind: Indicator, *metingen: Meting) -> bool:
    """Onder 20 personen, of een verhouding onder 100 inwoners: daar staat alleen een aantal."""
    telt_mensen = not ind.met_teken and (ind.eenheid in FACTOR or ind.soort == "stroom")
    weinig = any(m.inwoners < INWONERS_MINSTENS for m in metingen)
    return (weinig and (ind.is_relatief or telt_mensen)) or (telt_mensen and any(m.teller < MINSTENS for m in metingen))


def alleen_aantal(g: Grootheid, code: str, c: Stand) -> bool:
    """Mag van deze verhouding alleen het aantal getoond worden?"""
    if not is_gekend(c) or not g.ind.is_relatief or not g.ind.is_geteld:
        return False
    m = meting(g, code, c)
    return te_klein(g.ind, m) if g.ind.eenheid in FACTOR else m.inwoners < INWONERS_MINSTENS


def getoond(g: Grootheid, code: str, tot: int | None = None) -> dict[int, Gekend]:
    """De waarnemingen waarvan meer dan een aantal getoond mag worden."""
    return {j: c for j, c in g.waarnemingen(code, tot).items() if not alleen_aantal(g, code, c)}


def te_klein_ernaast(g: Grootheid, code: str, jaar: int) -> bool:
    """Gaat het cijfer van een andere gemeente om te weinig mensen?"""
    return code in gebieden.gemeenten() and alleen_aantal(g, code, g.in_jaar(code, jaar))


def _besluit(ind: Indicator, nu: float, toen: float, klein: bool, z: float) -> str:
    if klein:
        return STIL
    if nu == toen or abs(nu - toen) < _drempel(ind, toen, nu):
        return GELIJK
    if z != z:
        return STIL
    return TOEVAL if abs(z) < Z else MEER if z > 0 else MINDER


def door_de_tijd(g: Grootheid, code: str, toen: Gekend, nu: Gekend) -> str:
    """De richting tussen twee jaren; over een breuk in de meting heen is er geen woord."""
    ind = g.ind
    if not ind.is_geteld or any(g.is_verwacht(c.jaar) for c in (toen, nu)):
        return STIL
    a, b = (meting(g, code, c) for c in (toen, nu))
    return _besluit(ind, b.waarde, a.waarde, te_klein(ind, a, b), z_door_de_tijd(a, b))


def verandering(g: Grootheid, code: str, toen: Gekend, nu: Gekend) -> str:
    """Zoals `door_de_tijd`, maar zonder woord als er tussen beide jaren anders gemeten werd."""
    uit = door_de_tijd(g, code, toen, nu)
    return STIL if uit in (MEER, MINDER, GELIJK) and g.breuken(toen.jaar, nu.jaar) else uit


def naast(g: Grootheid, code: str, eigen: Gekend, met: str, ander: Gekend) -> str:
    """Ligt het eigen cijfer hoger of lager dan dat van een ander gebied?"""
    if not g.ind.is_geteld or g.is_verwacht(eigen.jaar):
        return STIL
    a, b = meting(g, code, eigen), meting(g, met, ander)
    return _besluit(g.ind, a.waarde, b.waarde, te_klein(g.ind, a), z_naast(a, b))


def van_nul(g: Grootheid, code: str, c: Gekend) -> str:
    """Is een saldo, groei of snelheid zelf een stijging of een daling?"""
    ind = g.ind
    if ind.verandering_van or ind.groei_van:
        bron = g.van(ind.verandering_van or ind.groei_van, "" if ind.groei_van else g.groep)
        jaren = int(g.groep.split()[0]) if ind.groei_van else 5
        toen, nu = (bron.in_jaar(code, jaar) for jaar in (c.jaar - jaren, c.jaar))
        return door_de_tijd(bron, code, toen, nu) if is_gekend(toen) and is_gekend(nu) else STIL
    if not ind.is_geteld or g.is_verwacht(c.jaar):
        return STIL
    m = meting(g, code, c)
    return _besluit(ind, m.waarde, 0.0, te_klein(ind, m), z_van_nul(m))


class Rang(NamedTuple):
    """De eerste en de laatste plaats die kan, en tussen hoeveel gemeenten."""

    van: int
    tot: int
    aantal: int

    @property
    def tekst(self) -> str:
        """ "3e" of "3e–5e"."""
        return f"{self.van}e" if self.van == self.tot else f"{self.van}e–{self.tot}e"

    @property
    def in_zin(self) -> set[str]:
        """ "3" of "1 of 2", achter "op plaats"; van een bredere plaats niets."""
        return {" of ".join(map(str, range(self.van, self.tot + 1)))} if self.tot - self.van < 2 else set()


def rang(g: Grootheid, nis: str) -> Rang | None:
    """De plaats in een groep (gewoon de referentiegroep) in het jaar van het laatste cijfer; None wanneer er geen mag zijn, of ze te breed is."""
    ind, c = g.ind, g.laatste(nis)
    if not ind.rangschikbaar or g.groep in ind.zonder_plaats:
        return None
    if not is_gekend(c) or te_oud(c.jaar, g.peiljaar) or g.is_verwacht(c.jaar):
        return None
    return _rangen(g, c.jaar, vergelijkbaar(ind, gebieden.referentiegroep(nis).leden)).get(nis)


def vergelijkbaar(ind: Indicator, leden: tuple[str, ...]) -> tuple[str, ...]:
    """Wie op dit cijfer naast elkaar mag: van leerlingen niet de faciliteitengemeenten."""
    return tuple(lid for lid in leden if not (ind.leerlingen and gebieden.gemeenten()[lid].faciliteiten))


def uiteinden(g: Grootheid, nis: str, jaar: int) -> tuple[float, float]:
    """De laagste en hoogste waarde van een strook: de gemeente, de leden van haar groep met meer dan een aantal, en haar maatstaven."""
    andere, maatstaven = tussen(g, nis, jaar)
    waarden = [w for w in (g.waarde(nis, jaar), *andere, *maatstaven) if w is not None]
    if not waarden:
        raise LookupError(f"een strook voor {g.ind.titel} in {jaar}")
    return min(waarden), max(waarden)


def tussen(g: Grootheid, nis: str, jaar: int) -> tuple[list[float], tuple[float | None, ...]]:
    """Waartussen een strook een gemeente zet: de andere van haar groep met meer dan een aantal, en haar maatstaven."""
    leden = vergelijkbaar(g.ind, gebieden.onder_elkaar(nis).leden)
    alle = ((lid, g.in_jaar(lid, jaar)) for lid in leden if lid != nis)
    andere = [c.waarde for lid, c in alle if is_gekend(c) and not alleen_aantal(g, lid, c)]
    return andere, tuple(ernaast(g, gebied.code, jaar) for gebied in gebieden.maatstaven(nis)[:2])


def ernaast(g: Grootheid, code: str, jaar: int) -> float | None:
    """De waarde van een maatstaf; ook van een gemeente ernaast geen aandeel van te weinig mensen."""
    return None if te_klein_ernaast(g, code, jaar) else g.waarde(code, jaar)


@cache
def _rangen(g: Grootheid, jaar: int, leden: tuple[str, ...]) -> dict[str, Rang]:
    ind, uit = g.ind, dict[str, Rang]()
    alle = {nis: meting(g, nis, c) for nis in leden if is_gekend(c := g.in_jaar(nis, jaar))}
    metingen = {nis: m for nis, m in alle.items() if isfinite(m.teller) and (ind.met_teken or not te_klein(ind, m))}
    for nis, m in metingen.items() if 2 * len(metingen) >= len(leden) else ():
        hoger, lager = _zeker([z_naast(m, ander) for lid, ander in metingen.items() if lid != nis])
        van, tot = 1 + hoger, len(metingen) - lager
        if tot - van < BREEDSTE:
            uit[nis] = Rang(van, tot, len(metingen))
    return uit


def _zeker(z: list[float]) -> tuple[int, int]:
    """Hoeveel anderen zeker hoger en lager liggen, met Holm: de kleinste kans moet onder KANS/n blijven, de volgende onder KANS/(n − 1) …"""
    hoger = lager = 0
    for al, x in enumerate(sorted((x for x in z if x == x), key=lambda x: -abs(x))):
        if erfc(abs(x) / sqrt(2)) > KANS / (len(z) - al):
            break
        hoger, lager = hoger + (x < 0), lager + (x > 0)
    return hoger, lager
