"""Getallen en woorden in tekst die weten waar ze vandaan komen: `integratie controle` rekent elk van hen na.

Elk staat in een `<data>`-element met zijn machinewaarde en zijn verwijzing: welke indicator, welk gebied, welk jaar.
`data-soort` zegt wat er staat; `rapport.controle.getallen` kent dezelfde soorten.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from integratie.beeld.opmaak import aantal_van, getal, met_eenheid, verschil_in_woorden, voluit
from integratie.beeld.woorden import HOOG, deel_in_woorden, kies, richting, teken_van
from integratie.indicator import Indicator
from integratie.rekenen import uitgeschreven
from integratie.vergelijking import Rang, Stand, Verandering

Drietal = tuple[str, str, str]  # het woord bij meer, bij minder en bij ongeveer gelijk


def _merk(
    tekst: str, waarde: float, soort: str, ind: Indicator, code: str, jaar: int, groep: str, **extra: int | str
) -> Markup:
    delen = {"soort": soort, "indicator": ind.naam, "groep": groep, "code": code, "jaar": jaar, **extra}
    kenmerken = "".join(f' data-{naam}="{escape(deel)}"' for naam, deel in delen.items())
    return Markup(f'<data value="{uitgeschreven(float(waarde))}"{kenmerken}>{escape(tekst)}</data>')


def waarde(ind: Indicator, stand: Stand, code: str, groep: str = "", met_naam: bool = False) -> Markup:
    """De waarde van een indicator, gemerkt; onbekend wordt het woord voor de status. `met_naam` schrijft de eenheid altijd uit."""
    schrijf = voluit if met_naam else met_eenheid
    if stand.waarde is None:
        return Markup.escape(schrijf(ind, None, stand.status))
    return _merk(schrijf(ind, stand.waarde, stand.status), stand.waarde, "waarde", ind, code, stand.jaar, groep)


def grootte(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Markup:
    """De waarde zonder teken en met haar eenheid, voor een zin die "steeg" of "daalde" al zegt."""
    return _merk(
        voluit(ind, abs(stand.waarde), stand.status), abs(stand.waarde), "grootte", ind, code, stand.jaar, groep
    )


def teller(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Markup:
    """Het aantal achter een verhouding, gemerkt."""
    return _merk(aantal_van(stand.teller, stand.status), stand.teller, "teller", ind, code, stand.jaar, groep)


def tellergrootte(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Markup:
    """Het aantal achter een saldo zonder teken, gemerkt."""
    return _merk(
        aantal_van(abs(stand.teller), stand.status), abs(stand.teller), "tellergrootte", ind, code, stand.jaar, groep
    )


def nul(ind: Indicator, stand: Stand, code: str, groep: str = "", tekst: str = "geen") -> Markup:
    """ "geen" of "evenveel" voor een aantal of saldo dat nul is, gemerkt."""
    return _merk(tekst, 0, "nul", ind, code, stand.jaar, groep)


def verschil(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Markup:
    """Het verschil tussen twee jaren zonder teken, met zijn eenheid ("4,1 procentpunt"), gemerkt."""
    tekst = verschil_in_woorden(ind, abs(v.verschil))
    return _merk(tekst, abs(v.verschil), "verschil", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def toename(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Markup:
    """Het verschil tussen twee jaren met teken en zonder eenheid, voor een tabel, gemerkt."""
    tekst = getal(v.verschil, ind.decimalen, teken=True)
    return _merk(tekst, v.verschil, "toename", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def procent(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Markup:
    """De verandering in procent van vroeger, zonder teken, gemerkt."""
    tekst = f"{getal(abs(v.procent), 1)}\u00a0%"
    return _merk(tekst, abs(v.procent), "procent", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def vroeger(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Markup:
    """De waarde van het vroegere jaar, gemerkt."""
    return _merk(met_eenheid(ind, v.van), v.van, "waarde", ind, code, v.van_jaar, groep)


def plaats(ind: Indicator, rang: Rang, code: str, groep: str = "") -> Markup:
    """ "3e" of "gedeeld 3e", gemerkt."""
    tekst = f"{'gedeeld ' if rang.gedeeld else ''}{rang.plaats}e"
    return _merk(tekst, rang.plaats, "rang", ind, code, rang.jaar, groep)


def aantal(ind: Indicator, rang: Rang, code: str, groep: str = "") -> Markup:
    """Hoeveel gemeenten in de rangschikking zitten, gemerkt."""
    return _merk(str(rang.aantal), rang.aantal, "gerangschikt", ind, code, rang.jaar, groep)


def woorden(ind: Indicator, stand: Stand, code: str, tekst: str | None = None) -> Markup:
    """Een aandeel in woorden ("bijna twee op de drie"), gemerkt; `tekst` is hetzelfde met een hoofdletter."""
    return _merk(tekst or deel_in_woorden(stand.waarde), stand.waarde, "woorden", ind, code, stand.jaar, "")


def verandering(ind: Indicator, v: Verandering, code: str, keuze: Drietal, groep: str = "") -> Markup:
    """Het woord voor de richting van een verandering ("steeg", "daalde", …), gemerkt."""
    tekst = kies(keuze, richting(ind, v.van, v.tot))
    return _merk(tekst, v.verschil, "richting", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def teken(ind: Indicator, stand: Stand, code: str, keuze: Drietal, groep: str = "") -> Markup:
    """Het woord voor het teken van een saldo of snelheid, gemerkt."""
    return _merk(kies(keuze, teken_van(ind, stand.waarde)), stand.waarde, "teken", ind, code, stand.jaar, groep)


def naast(ind: Indicator, stand: Stand, ander: Stand, code: str, met: str, groep: str = "") -> Markup:
    """ "hoger dan", "lager dan" of "ongeveer even hoog als" een ander gebied, gemerkt."""
    tekst = kies(HOOG, richting(ind, ander.waarde, stand.waarde))
    return _merk(tekst, stand.waarde - ander.waarde, "vergelijking", ind, code, stand.jaar, groep, met=met)


def uiterste(ind: Indicator, rang: Rang, code: str) -> Markup:
    """ "hoger" voor wie eerst staat, "lager" voor wie laatst staat ("nergens ligt het …"), gemerkt."""
    return _merk("hoger" if rang.plaats == 1 else "lager", rang.plaats, "uiterste", ind, code, rang.jaar, "")
