"""Getallen en woorden in tekst die weten waar ze vandaan komen: `integratie controle` rekent elk van hen na.

Elk staat in een `<data>`-element met zijn machinewaarde en zijn verwijzing: welke indicator, welk gebied, welk jaar.
`data-soort` zegt wat er staat; `rapport.controle.getallen` kent dezelfde soorten.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from integratie.beeld.opmaak import aantal_van, getal, met_eenheid, verschil_in_woorden, voluit
from integratie.beeld.woorden import (
    KAN_TOEVAL_ZIJN,
    KUNNEN_TOEVAL_ZIJN,
    TEKEN_ONBEKEND,
    TEKEN_TOEVAL,
    deel_in_woorden,
    kies,
)
from integratie.beleid.opvallend import Opvallend
from integratie.indicator import Indicator
from integratie.rekenen import uitgeschreven
from integratie.vergelijking import Rang, Stand, Verandering
from integratie.vergelijking.toeval import TOEVAL

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


def tekenteller(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Markup:
    """Het aantal achter een saldo met zijn teken, gemerkt."""
    return _merk(getal(stand.teller, teken=True), stand.teller, "tekenteller", ind, code, stand.jaar, groep)


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
    """ "3e" of "3e–5e", gemerkt."""
    return _merk(rang.tekst, rang.van, "rang", ind, code, rang.jaar, groep)


def aantal(ind: Indicator, rang: Rang, code: str, groep: str = "") -> Markup:
    """Hoeveel gemeenten in de rangschikking zitten, gemerkt."""
    return _merk(str(rang.aantal), rang.aantal, "gerangschikt", ind, code, rang.jaar, groep)


def woorden(ind: Indicator, stand: Stand, code: str, tekst: str | None = None) -> Markup:
    """Een aandeel in woorden ("bijna twee op de drie"), gemerkt; `tekst` is hetzelfde met een hoofdletter."""
    return _merk(tekst or deel_in_woorden(stand.waarde), stand.waarde, "woorden", ind, code, stand.jaar, "")


def verandering(ind: Indicator, v: Verandering, code: str, keuze: Drietal, groep: str = "") -> Markup:
    """Het woord voor de richting van een verandering ("steeg", "daalde", …), gemerkt; alleen als ze gezegd mag worden."""
    tekst = kies(keuze, v.richting)
    return _merk(tekst, v.verschil, "richting", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def toeval(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Markup:
    """ "het verschil kan toeval zijn", gemerkt."""
    return _merk(KAN_TOEVAL_ZIJN, v.verschil, "toeval", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def teken(ind: Indicator, stand: Stand, code: str, keuze: Drietal, richting: str, groep: str = "") -> Markup:
    """Het woord voor het teken van een saldo of snelheid, gemerkt; `richting` komt van `vergelijking.van_nul`."""
    return _merk(kies(keuze, richting), stand.waarde, "teken", ind, code, stand.jaar, groep)


def teken_toeval(ind: Indicator, stand: Stand, code: str, richting: str, groep: str = "") -> Markup:
    """ "dat kan toeval zijn" bij een saldo of snelheid, gemerkt; is de ruis niet gekend, "of dat toeval is, is niet gekend"."""
    tekst = TEKEN_TOEVAL if richting == TOEVAL else TEKEN_ONBEKEND
    return _merk(tekst, stand.waarde, "teken_toeval", ind, code, stand.jaar, groep)


def naast(
    ind: Indicator, stand: Stand, ander: Stand, code: str, met: str, keuze: Drietal, richting: str, groep: str = ""
) -> Markup:
    """ "hoger dan", "meer dan" of "sneller dan" een ander gebied, gemerkt; `richting` komt van `vergelijking.tegenover`."""
    return _merk(
        kies(keuze, richting), stand.waarde - ander.waarde, "vergelijking", ind, code, stand.jaar, groep, met=met
    )


def naast_toeval(
    ind: Indicator, stand: Stand, ander: Stand, code: str, met: str, groep: str = "", samen: bool = False
) -> Markup:
    """ "het verschil kan toeval zijn" met een ander gebied (of met meer gebieden `samen`), gemerkt."""
    tekst = KUNNEN_TOEVAL_ZIJN if samen else KAN_TOEVAL_ZIJN
    return _merk(tekst, stand.waarde - ander.waarde, "naast_toeval", ind, code, stand.jaar, groep, met=met)


def midden(ind: Indicator, o: Opvallend, code: str) -> Markup:
    """Het midden van de referentiegroep (of van haar veranderingen) waarmee iets opvallends vergeleken is, gemerkt."""
    tekst = verschil_in_woorden(ind, o.midden, teken=True) if o.verandering else met_eenheid(ind, o.midden)
    return _merk(tekst, o.midden, "middenverschil" if o.verandering else "midden", ind, code, o.jaar, o.groep)
