"""Getallen en woorden in tekst die weten waar ze vandaan komen: `integratie controle` rekent elk van hen na.

Elk is een `Cijfertekst` met zijn waarde en zijn verwijzing: welke indicator, welk gebied, welk jaar. Zijn `soort` zegt wat er staat;
`rapport.controle.getallen` kent dezelfde soorten.
"""

from __future__ import annotations

from integratie.beeld.opmaak import aantal_van, getal, met_eenheid, verschil_in_woorden, voluit
from integratie.beeld.woorden import (
    KAN_TOEVAL_ZIJN,
    KUNNEN_TOEVAL_ZIJN,
    TEKEN_ONBEKEND,
    TEKEN_TOEVAL,
    deel_in_woorden,
    kies,
)
from integratie.blok.tekst import Cijfertekst, Tekst, tekst
from integratie.indicator import Indicator
from integratie.vergelijking import Rang, Stand, Verandering
from integratie.vergelijking.opvallend import Opvallend
from integratie.vergelijking.toeval import TOEVAL

Drietal = tuple[str, str, str]  # het woord bij meer, bij minder en bij ongeveer gelijk


def _tekst(
    tekst: str,
    waarde: float,
    soort: str,
    ind: Indicator,
    code: str,
    jaar: int,
    groep: str,
    van: int | None = None,
    met: str = "",
) -> Tekst:
    return Tekst((Cijfertekst(tekst, float(waarde), soort, ind.naam, code, jaar, groep, van, met),))


def waarde(ind: Indicator, stand: Stand, code: str, groep: str = "", met_naam: bool = False) -> Tekst:
    """De waarde van een indicator, gemerkt; onbekend wordt het woord voor de status. `met_naam` schrijft de eenheid altijd uit."""
    schrijf = voluit if met_naam else met_eenheid
    if stand.waarde is None:
        return tekst(schrijf(ind, None, stand.status))
    return _tekst(schrijf(ind, stand.waarde, stand.status), stand.waarde, "waarde", ind, code, stand.jaar, groep)


def grootte(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Tekst:
    """De waarde zonder teken en met haar eenheid, voor een zin die "steeg" of "daalde" al zegt."""
    return _tekst(
        voluit(ind, abs(stand.waarde), stand.status), abs(stand.waarde), "grootte", ind, code, stand.jaar, groep
    )


def teller(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Tekst:
    """Het aantal achter een verhouding, gemerkt."""
    return _tekst(aantal_van(stand.teller, stand.status), stand.teller, "teller", ind, code, stand.jaar, groep)


def tellergrootte(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Tekst:
    """Het aantal achter een saldo zonder teken, gemerkt."""
    return _tekst(
        aantal_van(abs(stand.teller), stand.status), abs(stand.teller), "tellergrootte", ind, code, stand.jaar, groep
    )


def tekenteller(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Tekst:
    """Het aantal achter een saldo met zijn teken, gemerkt."""
    return _tekst(getal(stand.teller, teken=True), stand.teller, "tekenteller", ind, code, stand.jaar, groep)


def nul(ind: Indicator, stand: Stand, code: str, groep: str = "", tekst: str = "geen") -> Tekst:
    """ "geen" of "evenveel" voor een aantal of saldo dat nul is, gemerkt."""
    return _tekst(tekst, 0, "nul", ind, code, stand.jaar, groep)


def verschil(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """Het verschil tussen twee jaren zonder teken, met zijn eenheid ("4,1 procentpunt"), gemerkt."""
    tekst = verschil_in_woorden(ind, abs(v.verschil))
    return _tekst(tekst, abs(v.verschil), "verschil", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def toename(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """Het verschil tussen twee jaren met teken en zonder eenheid, voor een tabel, gemerkt."""
    tekst = getal(v.verschil, ind.decimalen, teken=True)
    return _tekst(tekst, v.verschil, "toename", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def procent(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """De verandering in procent van vroeger, zonder teken, gemerkt."""
    tekst = f"{getal(abs(v.procent), 1)}\u00a0%"
    return _tekst(tekst, abs(v.procent), "procent", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def vroeger(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """De waarde van het vroegere jaar, gemerkt."""
    return _tekst(met_eenheid(ind, v.van), v.van, "waarde", ind, code, v.van_jaar, groep)


def plaats(ind: Indicator, rang: Rang, code: str, groep: str = "") -> Tekst:
    """ "3e" of "3e–5e", gemerkt."""
    return _tekst(rang.tekst, rang.van, "rang", ind, code, rang.jaar, groep)


def aantal(ind: Indicator, rang: Rang, code: str, groep: str = "") -> Tekst:
    """Hoeveel gemeenten in de rangschikking zitten, gemerkt."""
    return _tekst(str(rang.aantal), rang.aantal, "gerangschikt", ind, code, rang.jaar, groep)


def woorden(ind: Indicator, stand: Stand, code: str, tekst: str | None = None) -> Tekst:
    """Een aandeel in woorden ("bijna twee op de drie"), gemerkt; `tekst` is hetzelfde met een hoofdletter."""
    return _tekst(tekst or deel_in_woorden(stand.waarde), stand.waarde, "woorden", ind, code, stand.jaar, "")


def verandering(ind: Indicator, v: Verandering, code: str, keuze: Drietal, groep: str = "") -> Tekst:
    """Het woord voor de richting van een verandering ("steeg", "daalde", …), gemerkt; alleen als ze gezegd mag worden."""
    tekst = kies(keuze, v.richting)
    return _tekst(tekst, v.verschil, "richting", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def toeval(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """ "het verschil kan toeval zijn", gemerkt."""
    return _tekst(KAN_TOEVAL_ZIJN, v.verschil, "toeval", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def teken(ind: Indicator, stand: Stand, code: str, keuze: Drietal, richting: str, groep: str = "") -> Tekst:
    """Het woord voor het teken van een saldo of snelheid, gemerkt; `richting` komt van `vergelijking.van_nul`."""
    return _tekst(kies(keuze, richting), stand.waarde, "teken", ind, code, stand.jaar, groep)


def teken_toeval(ind: Indicator, stand: Stand, code: str, richting: str, groep: str = "") -> Tekst:
    """ "dat kan toeval zijn" bij een saldo of snelheid, gemerkt; is de ruis niet gekend, "of dat toeval is, is niet gekend"."""
    tekst = TEKEN_TOEVAL if richting == TOEVAL else TEKEN_ONBEKEND
    return _tekst(tekst, stand.waarde, "teken_toeval", ind, code, stand.jaar, groep)


def naast(
    ind: Indicator, stand: Stand, ander: Stand, code: str, met: str, keuze: Drietal, richting: str, groep: str = ""
) -> Tekst:
    """ "hoger dan", "meer dan" of "sneller dan" een ander gebied, gemerkt; `richting` komt van `vergelijking.tegenover`."""
    return _tekst(
        kies(keuze, richting), stand.waarde - ander.waarde, "vergelijking", ind, code, stand.jaar, groep, met=met
    )


def naast_toeval(
    ind: Indicator, stand: Stand, ander: Stand, code: str, met: str, groep: str = "", samen: bool = False
) -> Tekst:
    """ "het verschil kan toeval zijn" met een ander gebied (of met meer gebieden `samen`), gemerkt."""
    tekst = KUNNEN_TOEVAL_ZIJN if samen else KAN_TOEVAL_ZIJN
    return _tekst(tekst, stand.waarde - ander.waarde, "naast_toeval", ind, code, stand.jaar, groep, met=met)


def midden(ind: Indicator, o: Opvallend, code: str) -> Tekst:
    """Het midden van de referentiegroep (of van haar veranderingen) waarmee iets opvallends vergeleken is, gemerkt."""
    tekst = verschil_in_woorden(ind, o.midden, teken=True) if o.verandering else met_eenheid(ind, o.midden)
    return _tekst(tekst, o.midden, "middenverschil" if o.verandering else "midden", ind, code, o.jaar, o.groep)
