"""Getallen in tekst die weten waar ze vandaan komen: `integratie controle` rekent elk van hen na.

Elk getal staat in een `<data>`-element met zijn machinewaarde en zijn verwijzing: welke indicator, welk gebied, welk jaar.
"""

from __future__ import annotations

from markupsafe import Markup

from integratie.beeld.opmaak import getal, met_eenheid, verschil_in_woorden, voluit
from integratie.indicator import Indicator
from integratie.vergelijking import Rang, Stand, Verandering


def _merk(
    tekst: str, waarde: float, soort: str, ind: Indicator, code: str, jaar: int, groep: str, van: int | None = None
) -> Markup:
    extra = Markup(' data-van="{}"').format(van) if van is not None else ""
    return Markup(
        '<data value="{}" data-soort="{}" data-indicator="{}" data-groep="{}" data-code="{}" data-jaar="{}"{}>{}</data>'
    ).format(round(float(waarde), 6), soort, ind.naam, groep, code, jaar, extra, tekst)


def waarde(ind: Indicator, stand: Stand, code: str, groep: str = "", met_naam: bool = False) -> Markup:
    """De waarde van een indicator, gemerkt; onbekend wordt het woord voor de status. `met_naam` schrijft de eenheid altijd uit."""
    schrijf = voluit if met_naam else met_eenheid
    if stand.waarde is None:
        return Markup.escape(schrijf(ind, None, stand.status))
    return _merk(schrijf(ind, stand.waarde), stand.waarde, "waarde", ind, code, stand.jaar, groep)


def teller(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Markup:
    """Het aantal achter een verhouding, gemerkt."""
    return _merk(getal(stand.teller), stand.teller, "teller", ind, code, stand.jaar, groep)


def verschil(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Markup:
    """Het verschil tussen twee jaren zonder teken, met zijn eenheid ("4,1 procentpunt"), gemerkt."""
    return _merk(
        verschil_in_woorden(ind, abs(v.verschil)), abs(v.verschil), "verschil", ind, code, v.tot_jaar, groep, v.van_jaar
    )


def procent(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Markup:
    """De verandering in procent van vroeger, zonder teken, gemerkt."""
    return _merk(
        f"{getal(abs(v.procent), 1)}\u00a0%", abs(v.procent), "procent", ind, code, v.tot_jaar, groep, v.van_jaar
    )


def vroeger(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Markup:
    """De waarde van het vroegere jaar, gemerkt."""
    return _merk(met_eenheid(ind, v.van), v.van, "waarde", ind, code, v.van_jaar, groep)


def plaats(ind: Indicator, rang: Rang, code: str, groep: str = "") -> Markup:
    """ "3e" of "gedeeld 3e", gemerkt."""
    tekst = f"{'gedeeld ' if rang.gedeeld else ''}{rang.plaats}e"
    return _merk(tekst, rang.plaats, "rang", ind, code, rang.jaar, groep)
