"""Getallen en woorden in tekst die weten waar ze vandaan komen: `integratie controle` rekent elk van hen na.

Elk is een `Cijfertekst` met zijn waarde en zijn verwijzing: welke indicator, welk gebied, welk jaar. Zijn `soort` zegt wat er staat;
`controle.getallen` kent dezelfde soorten.
"""

from integratie.beeld.opmaak import VAST, aantal_van, getal, met_eenheid, verschil_in_woorden, voluit
from integratie.beeld.woorden import KAN_TOEVAL_ZIJN, KUNNEN_TOEVAL_ZIJN, NET_ALS, kies
from integratie.blok.onderdelen import BENADERD
from integratie.blok.tekst import Cijfertekst, Tekst, tekst
from integratie.indicator import Indicator
from integratie.vergelijking import Gekend, Rang, Stand, Verandering, is_gekend

Drietal = tuple[str, str, str]  # het woord bij meer, bij minder en bij ongeveer gelijk


def cijfertekst(
    tekst: str,
    waarde: float,
    soort: str,
    ind: Indicator,
    code: str,
    jaar: int,
    groep: str = "",
    van: int | None = None,
    met: str = "",
) -> Tekst:
    """Een getal of woord met zijn waarde en zijn verwijzing; `van` is het vroegere jaar, `met` het gebied waarmee vergeleken wordt."""
    return Tekst((Cijfertekst(tekst, float(waarde), soort, ind.naam, code, jaar, groep, van, met),))


def waarde(ind: Indicator, stand: Stand, code: str, groep: str = "", met_naam: bool = False) -> Tekst:
    """De waarde van een indicator, gemerkt; onbekend wordt het woord voor de status. `met_naam` schrijft de eenheid altijd uit."""
    schrijf = voluit if met_naam else met_eenheid
    if not is_gekend(stand):
        return tekst(schrijf(ind, None, stand.status))
    return cijfertekst(schrijf(ind, stand.waarde, stand.status), stand.waarde, "waarde", ind, code, stand.jaar, groep)


def kaal(ind: Indicator, stand: Gekend, code: str, groep: str = "") -> Tekst:
    """De waarde zonder haar eenheid, waar die er al staat, gemerkt."""
    tekst = (BENADERD if stand.status == "benaderd" else "") + getal(stand.waarde, ind.decimalen)
    return cijfertekst(tekst, stand.waarde, "kaal", ind, code, stand.jaar, groep)


def grootte(ind: Indicator, stand: Gekend, code: str, groep: str = "") -> Tekst:
    """De waarde zonder teken en met haar eenheid, voor een zin die "steeg" of "daalde" al zegt."""
    waarde = abs(stand.waarde)
    return cijfertekst(voluit(ind, waarde, stand.status), waarde, "grootte", ind, code, stand.jaar, groep)


def teken(ind: Indicator, stand: Gekend, code: str, keuze: Drietal, richting: str, groep: str = "") -> Tekst:
    """Het woord voor het teken van een saldo of snelheid, gemerkt; `richting` komt van `vergelijking.van_nul`."""
    return cijfertekst(kies(keuze, richting), stand.waarde, "teken", ind, code, stand.jaar, groep)


def teller(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Tekst:
    """Het aantal achter een verhouding, gemerkt."""
    assert stand.jaar is not None and stand.teller is not None  # alleen wie een teller heeft, vraagt erom
    return cijfertekst(aantal_van(stand.teller, stand.status), stand.teller, "teller", ind, code, stand.jaar, groep)


def teller_met_teken(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Tekst:
    """ "+230": het aantal achter een saldo of groei, gemerkt."""
    assert stand.jaar is not None and stand.teller is not None
    tekst = getal(stand.teller, teken=True)
    return cijfertekst(tekst, stand.teller, "tekenteller", ind, code, stand.jaar, groep)


def noemer(ind: Indicator, stand: Stand, code: str, groep: str = "") -> Tekst:
    """Het geheel waarvan een verhouding een deel is, gemerkt."""
    assert stand.jaar is not None and stand.noemer is not None
    return cijfertekst(aantal_van(stand.noemer, stand.status), stand.noemer, "noemer", ind, code, stand.jaar, groep)


def groeiprocent(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """ "+5,9 %": de verandering van een aantal of bedrag, gemerkt."""
    assert v.procent is not None
    tekst = f"{getal(v.procent, 1, teken=True)}{VAST}%"
    return cijfertekst(tekst, v.procent, "groeiprocent", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def breuk(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """ "breuk 2022": waarom een verschil geen verandering is, gemerkt; het jaar van de laatste breuk in de meting."""
    jaar = max(int(b.partition(":")[0]) for b in v.breuken)
    return cijfertekst(f"breuk {jaar}", jaar, "breuk", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def toename(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """Het verschil tussen twee jaren met teken en zonder eenheid, voor een tabel, gemerkt."""
    tekst = getal(v.verschil, ind.decimalen, teken=True)
    return cijfertekst(tekst, v.verschil, "toename", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def verschil(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """ "4,9 procentpunt": het verschil tussen twee jaren zonder teken, gemerkt."""
    grootte = abs(v.verschil)
    tekst = verschil_in_woorden(ind, grootte)
    return cijfertekst(tekst, grootte, "verschil", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def procent(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """ "5,9 %": hetzelfde in procent van toen, gemerkt."""
    assert v.procent is not None
    tekst = f"{getal(abs(v.procent), 1)}{VAST}%"
    return cijfertekst(tekst, abs(v.procent), "procent", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def vroeger(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """De waarde van het vroegere jaar, gemerkt."""
    return cijfertekst(met_eenheid(ind, v.van), v.van, "waarde", ind, code, v.van_jaar, groep)


def plaats(ind: Indicator, rang: Rang, code: str, groep: str = "") -> Tekst:
    """ "3e" of "3e–5e", gemerkt."""
    return cijfertekst(rang.tekst, rang.van, "rang", ind, code, rang.jaar, groep)


def plaats_in_zin(ind: Indicator, rang: Rang, code: str, groep: str = "") -> Tekst:
    """ "3" of "1 of 2", achter "op plaats", gemerkt; alleen voor een plaats van hoogstens twee breed."""
    tekst = " of ".join(map(str, range(rang.van, rang.tot + 1)))
    return cijfertekst(tekst, rang.van, "rang", ind, code, rang.jaar, groep)


def aantal(ind: Indicator, rang: Rang, code: str, groep: str = "") -> Tekst:
    """Hoeveel gemeenten in de rangschikking zitten, gemerkt."""
    return cijfertekst(str(rang.aantal), rang.aantal, "gerangschikt", ind, code, rang.jaar, groep)


def verandering(ind: Indicator, v: Verandering, code: str, keuze: Drietal, groep: str = "") -> Tekst:
    """Het woord voor de richting van een verandering ("steeg", "daalde", …), gemerkt; alleen als ze gezegd mag worden."""
    tekst = kies(keuze, v.richting)
    return cijfertekst(tekst, v.verschil, "richting", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def zelfde(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """ "net als", voor een getal dat er hetzelfde uitziet als toen, gemerkt."""
    return cijfertekst(NET_ALS, v.verschil, "richting", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def toeval(ind: Indicator, v: Verandering, code: str, groep: str = "") -> Tekst:
    """ "het verschil kan toeval zijn", gemerkt."""
    return cijfertekst(KAN_TOEVAL_ZIJN, v.verschil, "toeval", ind, code, v.tot_jaar, groep, van=v.van_jaar)


def naast(
    ind: Indicator, stand: Gekend, ander: Gekend, code: str, met: str, keuze: Drietal, richting: str, groep: str = ""
) -> Tekst:
    """ "hoger dan", "meer dan" of "sneller dan" een ander gebied, gemerkt; `richting` komt van `vergelijking.tegenover`."""
    return cijfertekst(
        kies(keuze, richting), stand.waarde - ander.waarde, "vergelijking", ind, code, stand.jaar, groep, met=met
    )


def naast_toeval(
    ind: Indicator, stand: Gekend, ander: Gekend, code: str, met: str, groep: str = "", samen: bool = False
) -> Tekst:
    """ "het verschil kan toeval zijn" met een ander gebied (of met meer gebieden `samen`), gemerkt."""
    tekst = KUNNEN_TOEVAL_ZIJN if samen else KAN_TOEVAL_ZIJN
    return cijfertekst(tekst, stand.waarde - ander.waarde, "naast_toeval", ind, code, stand.jaar, groep, met=met)
