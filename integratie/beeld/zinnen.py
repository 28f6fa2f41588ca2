"""Zinsdelen met gemerkte getallen: hoeveel meer dan toen, welke plaats, hoger of lager dan een gebied; een woord alleen als het mag."""

from __future__ import annotations

from markupsafe import Markup

from integratie import gebieden, vergelijking
from integratie.beeld import merk
from integratie.beeld.basis import WIE, basisstand
from integratie.beeld.jaarwoorden import in_jaar
from integratie.beeld.opmaak import is_leeg, opsomming
from integratie.beeld.woorden import HOOG, STEEG, VEEL, ZELFDE
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Rang, Stand, Verandering
from integratie.vergelijking.toeval import DAALT, GELIJK, GEZEGD, STIJGT, TOEVAL

NAAST = (gebieden.RAND, "vlaanderen")  # naast deze groepen staat elk cijfer


def sinds(ind: Indicator, v: Verandering | None, code: str, groep: str = "") -> Markup:
    """ ", 2.545 (5,6 %) meer dan in 2020", " (39 in 2019); het verschil kan toeval zijn", of leeg zonder vroeger cijfer."""
    if v is None:
        return Markup("")
    if v.richting in GEZEGD:
        return Markup(", {}").format(verschil_met_toen(ind, v, code, groep))
    toen = Markup("{} {}").format(merk.vroeger(ind, v, code, groep), in_jaar(ind, v.van_jaar))
    return Markup(" ({}){}").format(toen, _kan_toeval(ind, v, code, groep))


def verschil_met_toen(ind: Indicator, v: Verandering | None, code: str, groep: str = "") -> Markup:
    """ "2.545 (5,6 %) meer dan in 2020", "39 in 2019; het verschil kan toeval zijn", of leeg zonder vroeger cijfer."""
    if v is None:
        return Markup("")
    toen = in_jaar(ind, v.van_jaar)
    if v.verschil == 0 and v.richting == GELIJK:
        return Markup("{} {}").format(merk.verandering(ind, v, code, ZELFDE, groep), toen)
    if v.richting not in GEZEGD:
        return Markup("{} {}{}").format(merk.vroeger(ind, v, code, groep), toen, _kan_toeval(ind, v, code, groep))
    woord = merk.verandering(ind, v, code, HOOG if ind.is_relatief else VEEL, groep)
    if v.richting == GELIJK:
        return Markup("{} {} ({})").format(woord, toen, merk.vroeger(ind, v, code, groep))
    erbij = Markup(" ({})").format(merk.procent(ind, v, code, groep)) if v.procent is not None else ""
    return Markup("{}{} {} {}").format(merk.verschil(ind, v, code, groep), erbij, woord, toen)


def tegen_toen(ind: Indicator, v: Verandering | None, code: str, groep: str = "") -> Markup:
    """ ", tegenover 57,3 % in 2019", bij een klein verschil ", ongeveer evenveel als in 2019 (62,0 %)"; leeg zonder vroeger cijfer."""
    if v is None:
        return Markup("")
    if v.verschil == 0 and v.richting == GELIJK:
        return Markup(", {} {}").format(merk.verandering(ind, v, code, ZELFDE, groep), in_jaar(ind, v.van_jaar))
    toen = merk.vroeger(ind, v, code, groep)
    if v.richting == GELIJK:
        woord = merk.verandering(ind, v, code, VEEL, groep)
        return Markup(", {} in {} ({})").format(woord, v.van_jaar, toen)
    return Markup(", tegenover {} in {}{}").format(toen, v.van_jaar, _kan_toeval(ind, v, code, groep))


def steeg(ind: Indicator, v: Verandering | None, code: str, wat: str, groep: str = "") -> Markup:
    """ "Sinds 2020 steeg dat aandeel met 7,6 procentpunt", "In 2020 was dat 45,1 %; het verschil kan toeval zijn", of leeg."""
    if v is None:
        return Markup("")
    if v.richting not in GEZEGD:
        toen = merk.vroeger(ind, v, code, groep)
        return Markup("In {} was dat {}{}").format(v.van_jaar, toen, _kan_toeval(ind, v, code, groep))
    woord = merk.verandering(ind, v, code, STEEG, groep)
    if v.richting == GELIJK:
        return Markup("Sinds {} bleef {} {}").format(v.van_jaar, wat, woord)
    return Markup("Sinds {} {} {} met {}").format(v.van_jaar, woord, wat, merk.verschil(ind, v, code, groep))


def _kan_toeval(ind: Indicator, v: Verandering, code: str, groep: str) -> Markup:
    return Markup("; {}").format(merk.toeval(ind, v, code, groep)) if v.richting == TOEVAL else Markup("")


def in_de_rand(ind: Indicator, rang: Rang | None, code: str, groep: str = "") -> Markup:
    """ "3e–5e van 19 in de Vlaamse Rand", of leeg wanneer er niet gerangschikt mag of kan worden."""
    if rang is None:
        return Markup("")
    plaats, aantal = merk.plaats(ind, rang, code, groep), merk.aantal(ind, rang, code, groep)
    return Markup("{} van {} in de Vlaamse Rand").format(plaats, aantal)


def gebieden_naast(ind: Indicator, stand: Stand, nis: str, groep: str = "") -> list[tuple[gebieden.Gebied, Stand, str]]:
    """De Vlaamse Rand en het Vlaams Gewest met hun cijfer van hetzelfde jaar, en de richting van het cijfer tegenover dat gebied."""
    uit = []
    for gebied in (gebieden.groep(naam) for naam in NAAST):
        ander = vergelijking.stand_in(ind.naam, gebied.code, stand.jaar, groep)
        if gebied.code != nis and ander is not None and not is_leeg(ander.waarde):
            uit.append((gebied, ander, vergelijking.tegenover(ind, nis, stand, gebied.code, ander, groep)))
    return uit


def naast_basis(ind: Indicator, stand: Stand, nis: str, groep: str = "") -> Markup:
    """ ", bij 46,3 % van alle inwoners": het aandeel van dezelfde groep in de bevolking, in hetzelfde jaar; leeg als het er niet is."""
    ander = basisstand(ind, nis, stand.jaar, groep)
    if ander is None:
        return Markup("")
    basis, basisgroep = ind.basis_van(groep)
    return Markup(", bij {} van {}").format(merk.waarde(kaart(basis), ander, nis, basisgroep), WIE)


def tegenover(
    ind: Indicator, stand: Stand, nis: str, kop: str, keuze: merk.Drietal | None = HOOG, groep: str = ""
) -> Markup:
    """ "Dat aandeel ligt hoger dan in de Vlaamse Rand (49,1 %) en in het Vlaams Gewest (28,1 %)"; leeg zonder gebiedscijfers.

    `kop` is het begin van de zin tot aan het woord; zonder `keuze` komt er geen woord. Zeggen beide gebieden iets anders, dan krijgt elk zijn woord, met "maar" tussen hoger
    en lager. Wat toeval kan zijn, staat erna zonder richtingwoord.
    """
    paren = gebieden_naast(ind, stand, nis, groep)
    gezegd = [paar for paar in paren if paar[2] in GEZEGD and keuze]
    zin, vorige = Markup(""), ""
    for gebied, ander, richting in gezegd:
        cijfer = Markup("in {} ({})").format(gebied.in_zin, merk.waarde(ind, ander, gebied.code, groep))
        woord = merk.naast(ind, stand, ander, nis, gebied.code, keuze, richting, groep)
        if not zin:
            zin = Markup("{} {} {}").format(kop, woord, cijfer)
        elif richting == vorige:
            zin += Markup(" en {}").format(cijfer)
        else:
            zin += Markup("{} {} {}").format(
                ", maar" if {richting, vorige} == {STIJGT, DAALT} else " en", woord, cijfer
            )
        vorige = richting
    los = _zonder_woord(ind, stand, nis, [paar for paar in paren if paar not in gezegd], groep)
    return Markup(". ").join(deel for deel in (zin, los) if deel)


def _zonder_woord(
    ind: Indicator, stand: Stand, nis: str, paren: list[tuple[gebieden.Gebied, Stand, str]], groep: str
) -> Markup:
    """ "In de Vlaamse Rand is dat 7,9; het verschil kan toeval zijn", of leeg."""
    if not paren:
        return Markup("")
    cijfers = [Markup("in {} {}").format(g.in_zin, merk.waarde(ind, s, g.code, groep)) for g, s, _ in paren]
    samen = len(paren) > 1
    toeval = [merk.naast_toeval(ind, stand, s, nis, g.code, groep, samen) for g, s, r in paren if r == TOEVAL]
    slot = Markup("; {}").format(toeval[0]) if len(toeval) == len(paren) else Markup("")
    return Markup("Ter vergelijking: {}{}").format(Markup(opsomming(cijfers)), slot)
