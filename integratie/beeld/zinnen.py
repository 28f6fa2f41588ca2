"""Zinsdelen met gemerkte getallen: hoeveel meer dan toen, welke plaats, hoger of lager dan een gebied; een woord alleen als het mag."""

from __future__ import annotations

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.basis import WIE, basisstand
from integratie.beeld.jaarwoorden import in_jaar
from integratie.beeld.opmaak import is_leeg
from integratie.beeld.woorden import HOOG, STEEG, VEEL, ZELFDE
from integratie.blok.tekst import Tekst, opsommen, voeg, vul
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Rang, Stand, Verandering
from integratie.vergelijking.toeval import DAALT, GELIJK, GEZEGD, STIJGT, TOEVAL

NAAST = (gebieden.RAND, "vlaanderen")  # naast deze groepen staat elk cijfer


def sinds(ind: Indicator, v: Verandering | None, code: str, groep: str = "") -> Tekst:
    """ ", 2.545 (5,6 %) meer dan in 2020", " (39 in 2019); het verschil kan toeval zijn", of leeg zonder vroeger cijfer."""
    if v is None:
        return Tekst()
    if v.richting in GEZEGD:
        return vul(", {}", verschil_met_toen(ind, v, code, groep))
    toen = vul("{} {}", cijferteksten.vroeger(ind, v, code, groep), in_jaar(ind, v.van_jaar))
    return vul(" ({}){}", toen, _kan_toeval(ind, v, code, groep))


def verschil_met_toen(ind: Indicator, v: Verandering | None, code: str, groep: str = "") -> Tekst:
    """ "2.545 (5,6 %) meer dan in 2020", "39 in 2019; het verschil kan toeval zijn", of leeg zonder vroeger cijfer."""
    if v is None:
        return Tekst()
    toen = in_jaar(ind, v.van_jaar)
    if v.verschil == 0 and v.richting == GELIJK:
        return vul("{} {}", cijferteksten.verandering(ind, v, code, ZELFDE, groep), toen)
    if v.richting not in GEZEGD:
        return vul("{} {}{}", cijferteksten.vroeger(ind, v, code, groep), toen, _kan_toeval(ind, v, code, groep))
    woord = cijferteksten.verandering(ind, v, code, HOOG if ind.is_relatief else VEEL, groep)
    if v.richting == GELIJK:
        return vul("{} {} ({})", woord, toen, cijferteksten.vroeger(ind, v, code, groep))
    erbij = vul(" ({})", cijferteksten.procent(ind, v, code, groep)) if v.procent is not None else ""
    return vul("{}{} {} {}", cijferteksten.verschil(ind, v, code, groep), erbij, woord, toen)


def tegen_toen(ind: Indicator, v: Verandering | None, code: str, groep: str = "") -> Tekst:
    """ ", tegenover 57,3 % in 2019", bij een klein verschil ", ongeveer evenveel als in 2019 (62,0 %)"; leeg zonder vroeger cijfer."""
    if v is None:
        return Tekst()
    if v.verschil == 0 and v.richting == GELIJK:
        return vul(", {} {}", cijferteksten.verandering(ind, v, code, ZELFDE, groep), in_jaar(ind, v.van_jaar))
    toen = cijferteksten.vroeger(ind, v, code, groep)
    if v.richting == GELIJK:
        woord = cijferteksten.verandering(ind, v, code, VEEL, groep)
        return vul(", {} in {} ({})", woord, v.van_jaar, toen)
    return vul(", tegenover {} in {}{}", toen, v.van_jaar, _kan_toeval(ind, v, code, groep))


def steeg(ind: Indicator, v: Verandering | None, code: str, wat: str, groep: str = "") -> Tekst:
    """ "Sinds 2020 steeg dat aandeel met 7,6 procentpunt", "In 2020 was dat 45,1 %; het verschil kan toeval zijn", of leeg."""
    if v is None:
        return Tekst()
    if v.richting not in GEZEGD:
        toen = cijferteksten.vroeger(ind, v, code, groep)
        return vul("In {} was dat {}{}", v.van_jaar, toen, _kan_toeval(ind, v, code, groep))
    woord = cijferteksten.verandering(ind, v, code, STEEG, groep)
    if v.richting == GELIJK:
        return vul("Sinds {} bleef {} {}", v.van_jaar, wat, woord)
    return vul("Sinds {} {} {} met {}", v.van_jaar, woord, wat, cijferteksten.verschil(ind, v, code, groep))


def _kan_toeval(ind: Indicator, v: Verandering, code: str, groep: str) -> Tekst:
    return vul("; {}", cijferteksten.toeval(ind, v, code, groep)) if v.richting == TOEVAL else Tekst()


def in_de_rand(ind: Indicator, rang: Rang | None, code: str, groep: str = "") -> Tekst:
    """ "3e–5e van 19 in de Vlaamse Rand", of leeg wanneer er niet gerangschikt mag of kan worden."""
    if rang is None:
        return Tekst()
    plaats, aantal = cijferteksten.plaats(ind, rang, code, groep), cijferteksten.aantal(ind, rang, code, groep)
    return vul("{} van {} in de Vlaamse Rand", plaats, aantal)


def gebieden_naast(ind: Indicator, stand: Stand, nis: str, groep: str = "") -> list[tuple[gebieden.Gebied, Stand, str]]:
    """De Vlaamse Rand en het Vlaams Gewest met hun cijfer van hetzelfde jaar, en de richting van het cijfer tegenover dat gebied."""
    uit = []
    for gebied in (gebieden.groep(naam) for naam in NAAST):
        ander = vergelijking.stand_in(ind.naam, gebied.code, stand.jaar, groep)
        if gebied.code != nis and ander is not None and not is_leeg(ander.waarde):
            uit.append((gebied, ander, vergelijking.tegenover(ind, nis, stand, gebied.code, ander, groep)))
    return uit


def naast_basis(ind: Indicator, stand: Stand, nis: str, groep: str = "") -> Tekst:
    """ ", bij 46,3 % van alle inwoners": het aandeel van dezelfde groep in de bevolking, in hetzelfde jaar; leeg als het er niet is."""
    ander = basisstand(ind, nis, stand.jaar, groep)
    if ander is None:
        return Tekst()
    basis, basisgroep = ind.basis_van(groep)
    return vul(", bij {} van {}", cijferteksten.waarde(kaart(basis), ander, nis, basisgroep), WIE)


def tegenover(
    ind: Indicator, stand: Stand, nis: str, kop: str, keuze: cijferteksten.Drietal | None = HOOG, groep: str = ""
) -> Tekst:
    """ "Dat aandeel ligt hoger dan in de Vlaamse Rand (49,1 %) en in het Vlaams Gewest (28,1 %)"; leeg zonder gebiedscijfers.

    `kop` is het begin van de zin tot aan het woord; zonder `keuze` komt er geen woord. Zeggen beide gebieden iets anders, dan krijgt elk zijn woord, met "maar" tussen hoger
    en lager. Wat toeval kan zijn, staat erna zonder richtingwoord.
    """
    paren = gebieden_naast(ind, stand, nis, groep)
    gezegd = [paar for paar in paren if paar[2] in GEZEGD and keuze]
    uit, vorige = Tekst(), ""
    for gebied, ander, richting in gezegd:
        cijfer = vul("in {} ({})", gebied.in_zin, cijferteksten.waarde(ind, ander, gebied.code, groep))
        woord = cijferteksten.naast(ind, stand, ander, nis, gebied.code, keuze, richting, groep)
        if not uit:
            uit = vul("{} {} {}", kop, woord, cijfer)
        elif richting == vorige:
            uit += vul(" en {}", cijfer)
        else:
            uit += vul("{} {} {}", ", maar" if {richting, vorige} == {STIJGT, DAALT} else " en", woord, cijfer)
        vorige = richting
    los = _zonder_woord(ind, stand, nis, [paar for paar in paren if paar not in gezegd], groep)
    return voeg(". ", [deel for deel in (uit, los) if deel])


def _zonder_woord(
    ind: Indicator, stand: Stand, nis: str, paren: list[tuple[gebieden.Gebied, Stand, str]], groep: str
) -> Tekst:
    """ "In de Vlaamse Rand is dat 7,9; het verschil kan toeval zijn", of leeg."""
    if not paren:
        return Tekst()
    cijfers = [vul("in {} {}", g.in_zin, cijferteksten.waarde(ind, s, g.code, groep)) for g, s, _ in paren]
    samen = len(paren) > 1
    toeval = [cijferteksten.naast_toeval(ind, stand, s, nis, g.code, groep, samen) for g, s, r in paren if r == TOEVAL]
    slot = vul("; {}", toeval[0]) if len(toeval) == len(paren) else Tekst()
    return vul("Ter vergelijking: {}{}", opsommen(cijfers), slot)
