"""De plaats van een gemeente in haar referentiegroep als reeks: 1 + wie zeker hoger ligt, tot allen min wie zeker lager ligt (docs/toeval.md)."""

from functools import cache
from math import erfc, isfinite, sqrt
from typing import NamedTuple

from integratie import gebieden
from integratie.controle.grootheid import Grootheid, te_oud
from integratie.controle.richting import alleen_aantal, te_klein, te_klein_ernaast
from integratie.controle.standaardfout import meting, z_naast
from integratie.indicator import Indicator
from integratie.vergelijking import is_gekend

BREEDSTE, KANS = 4, 0.05


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
