"""Wat aan een gemeente opvalt: gekozen uit alle cijfers en hun verandering, op afstand van haar referentiegroep en gewicht van de kaart."""

from dataclasses import dataclass, replace
from functools import cache
from math import isfinite, nan
from statistics import median
from typing import TypeGuard

from integratie import gebieden, vergelijking
from integratie.fouten import Gebruiksfout
from integratie.indicator import Indicator, kaart, register
from integratie.opslag import edities
from integratie.vergelijking.gelijkaardig import gelijkaardig
from integratie.vergelijking.toeval import DAALT, STIJGT, meting, z_over_tijd, z_van

JAREN = 5  # waarover een verandering gezegd wordt
VER = 3.0  # robuuste standaardafwijkingen, en standaardfouten: kiezen uit veel cijfers vraagt meer dan 95 % zekerheid
HOOGSTENS = 4
MINSTENS = 5  # zoveel gemeenten van de referentiegroep moeten een cijfer hebben
ZICHTBAAR = 1.0  # zo ver ligt ook de grootste verandering minstens van het midden
MAD = 1.4826  # mediane afwijking maal dit getal is bij een normale verdeling de standaardafwijking


@dataclass(frozen=True, slots=True)
class Opvallend:
    """Een cijfer van `jaar`, of zijn verandering over vijf jaar, dat ver van het midden van de referentiegroep ligt."""

    indicator: str
    groep: str
    jaar: int
    verandering: bool
    waarde: float
    midden: float
    afstand: float  # in robuuste standaardafwijkingen
    z: float = nan  # in standaardfouten; alleen gemeten van wie gekozen kan worden

    @property
    def gewicht(self) -> float:
        """Hoe zwaar het weegt: afstand maal prioriteit."""
        return abs(self.afstand) * kaart(self.indicator).prioriteit

    @property
    def is_groei(self) -> bool:
        """Een verandering, of een indicator die er zelf een is: een groei of een saldo, niet het verschil tussen twee scholen."""
        ind = kaart(self.indicator)
        return bool(self.verandering or ind.groei_van or ind.saldo_van)


def referentie(nis: str, peiljaar: int) -> tuple[str, ...]:
    """De andere gemeenten van de gekozen referentiegroep, of van de Vlaamse Rand voor wie erin ligt, anders de gelijkaardige gemeenten; leeg als er geen zijn."""
    if gebieden.plaats(nis).leden:
        return ()
    if gebieden.gekozen(nis) or gebieden.plaats(nis).vlaamse_rand:
        return tuple(lid for lid in gebieden.referentiegroep(nis).leden if lid != nis)
    try:
        return tuple(gelijkaardig(nis, peiljaar).lijst["nis"])
    except Gebruiksfout:  # buiten het Vlaams Gewest, of te weinig cijfers voor een profiel
        return ()


def opvallend(nis: str, peiljaar: int) -> tuple[Opvallend, ...]:
    """Hoogstens vier, zwaarste eerst: één per thema en per feit, hoogstens één over de samenstelling van de bevolking.

    De grootste verandering is er altijd bij als ze groter is dan toeval en minstens één robuuste standaardafwijking van het midden ligt; al
    de rest ligt er minstens drie van.
    """
    return _opvallend(nis, referentie(nis, peiljaar), peiljaar, edities.kies_editie())


@cache
def _opvallend(nis: str, leden: tuple[str, ...], peiljaar: int, editie: str) -> tuple[Opvallend, ...]:
    kaarten = [i for i in register().values() if i.is_relatief and i.prioriteit and not i.verandering_van]
    alle = (_kandidaat(ind, nis, leden, peiljaar, wat) for ind in kaarten for wat in (False, True))
    zwaarste = sorted((k for k in alle if k), key=lambda k: -k.gewicht)
    groei = (_zeker(k, nis) for k in zwaarste if k.is_groei)
    gekozen = [k for k in [next(filter(None, groei), None)] if k]
    for kandidaat in (k for k in zwaarste if abs(k.afstand) >= VER):
        # Toeval meten kost het meest: alleen voor wie nog gekozen kan worden.
        if len(gekozen) < HOOGSTENS and _past(kandidaat, gekozen) and (k := _zeker(kandidaat, nis)):
            gekozen.append(k)
    return tuple(sorted(gekozen, key=lambda k: -k.gewicht))


def _past(kandidaat: Opvallend, gekozen: list[Opvallend]) -> bool:
    ind, andere = kaart(kandidaat.indicator), [kaart(k.indicator) for k in gekozen]
    zelfde = any(a.thema == ind.thema or (a.feit or a.naam) == (ind.feit or ind.naam) for a in andere)
    return not zelfde and not (ind.samenstelling and any(a.samenstelling for a in andere))


def _kandidaat(
    ind: Indicator, nis: str, leden: tuple[str, ...], peiljaar: int, met_verandering: bool
) -> Opvallend | None:
    """Het laatste cijfer van een indicator, of zijn verandering, als het zichtbaar ver van het midden van de andere ligt."""
    groep = ind.hoofdgroep
    s = vergelijking.stand(ind.naam, nis, peiljaar, groep)
    if (met_verandering and ind.met_teken) or not _telt(s, ind, nis, groep, peiljaar):
        return None
    toen = vergelijking.stand_in(ind.naam, nis, s.jaar - JAREN, groep) if met_verandering else None
    waarden = midden_van(ind.naam, leden, s.jaar, groep, met_verandering, edities.kies_editie())
    if waarden is None or (met_verandering and not vergelijking.is_gekend(toen)):
        return None
    midden, breedte = waarden
    waarde = s.waarde - toen.waarde if vergelijking.is_gekend(toen) else s.waarde
    afstand = (waarde - midden) / breedte
    if abs(afstand) < ZICHTBAAR:
        return None
    return Opvallend(ind.naam, groep, s.jaar, met_verandering, waarde, midden, afstand)


def _zeker(k: Opvallend, nis: str) -> Opvallend | None:
    """De kandidaat met zijn `z`, als hij minstens drie standaardfouten van het midden ligt en een verandering ook zelf geen toeval is."""
    ind, editie = kaart(k.indicator), edities.kies_editie()
    toen, nu = (vergelijking.stand_in(ind.naam, nis, jaar, k.groep) for jaar in (k.jaar - JAREN, k.jaar))
    assert vergelijking.is_gekend(nu)  # anders was het geen kandidaat
    m = meting(ind, nis, nu, k.groep, editie)
    z = z_van(m, k.midden)
    if k.verandering:
        assert vergelijking.is_gekend(toen)
        v = vergelijking.verandering(ind.naam, nis, k.jaar, JAREN, k.groep)
        if v is None or v.richting not in (STIJGT, DAALT):
            return None
        z = z_over_tijd(meting(ind, nis, toen, k.groep, editie), m, k.waarde - k.midden)
    return replace(k, z=z) if abs(z) >= VER else None


def _telt(s: vergelijking.Stand, ind: Indicator, nis: str, groep: str, peiljaar: int) -> TypeGuard[vergelijking.Gekend]:
    if not vergelijking.is_gekend(s) or not ind.is_geteld or (ind.leerlingen and gebieden.plaats(nis).faciliteiten):
        return False
    oud = vergelijking.te_oud(s.jaar, peiljaar) or vergelijking.is_vooruitzicht(ind.naam, s.jaar)
    return not oud and not vergelijking.alleen_aantal(ind.naam, nis, s, groep)


@cache
def midden_van(
    naam: str, leden: tuple[str, ...], jaar: int, groep: str, verandering: bool, editie: str
) -> tuple[float, float] | None:
    """De mediaan en de robuuste standaardafwijking van een referentiegroep in één jaar (of van hun verandering); None als ze te klein is."""
    leden = tuple(lid for lid in leden if not (kaart(naam).leerlingen and gebieden.plaats(lid).faciliteiten))

    def waarde(lid: str, jaar: int) -> float:
        s = vergelijking.stand_in(naam, lid, jaar, groep, editie)
        return s.waarde if vergelijking.is_gekend(s) else nan

    alle = (waarde(lid, jaar) - (waarde(lid, jaar - JAREN) if verandering else 0) for lid in leden)
    waarden = [w for w in alle if isfinite(w)]
    if len(waarden) < MINSTENS:
        return None
    midden = median(waarden)
    breedte = MAD * median(abs(w - midden) for w in waarden)
    return (midden, breedte) if breedte else None
