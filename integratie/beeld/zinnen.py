"""Zinsdelen met gemerkte getallen: hoeveel meer dan toen, welke plaats, hoger of lager dan een gebied."""

from __future__ import annotations

from markupsafe import Markup

from integratie import gebieden, vergelijking
from integratie.beeld import merk
from integratie.beeld.opmaak import is_leeg
from integratie.beeld.woorden import DAALT, GELIJK, HOOG, STEEG, STIJGT, VEEL, richting
from integratie.indicator import Indicator
from integratie.vergelijking import Rang, Stand, Verandering


def sinds(ind: Indicator, v: Verandering | None, code: str, groep: str = "") -> Markup:
    """ "2.545 (5,6 %) meer dan in 2020", "ongeveer even hoog als in 2020", of leeg zonder vroeger cijfer."""
    if v is None:
        return Markup("")
    woord = merk.verandering(ind, v, code, HOOG if ind.is_relatief else VEEL, groep)
    if richting(ind, v.van, v.tot) == GELIJK:
        return Markup("{} in {}").format(woord, v.van_jaar)
    erbij = Markup(" ({})").format(merk.procent(ind, v, code, groep)) if v.procent is not None else ""
    return Markup("{}{} {} in {}").format(merk.verschil(ind, v, code, groep), erbij, woord, v.van_jaar)


def tegen_toen(ind: Indicator, v: Verandering | None, code: str, groep: str = "") -> Markup:
    """ "tegenover 57,3 % in 2019", bij een klein verschil "ongeveer evenveel als in 2019 (62,0 %)"; leeg zonder vroeger cijfer."""
    if v is None:
        return Markup("")
    toen = merk.vroeger(ind, v, code, groep)
    if richting(ind, v.van, v.tot) == GELIJK:
        woord = merk.verandering(ind, v, code, VEEL, groep)
        return Markup("{} in {} ({})").format(woord, v.van_jaar, toen)
    return Markup("tegenover {} in {}").format(toen, v.van_jaar)


def steeg(ind: Indicator, v: Verandering | None, code: str, wat: str, groep: str = "") -> Markup:
    """ "Sinds 2020 steeg dat aandeel met 7,6 procentpunt", "Sinds 2020 bleef dat aandeel ongeveer gelijk", of leeg."""
    if v is None:
        return Markup("")
    woord = merk.verandering(ind, v, code, STEEG, groep)
    if richting(ind, v.van, v.tot) == GELIJK:
        return Markup("Sinds {} bleef {} {}").format(v.van_jaar, wat, woord)
    return Markup("Sinds {} {} {} met {}").format(v.van_jaar, woord, wat, merk.verschil(ind, v, code, groep))


def in_de_rand(ind: Indicator, rang: Rang | None, code: str, groep: str = "") -> Markup:
    """ "3e van 19 in de Vlaamse Rand", of leeg wanneer er niet gerangschikt mag of kan worden."""
    if rang is None:
        return Markup("")
    plaats, aantal = merk.plaats(ind, rang, code, groep), merk.aantal(ind, rang, code, groep)
    return Markup("{} van {} in de Vlaamse Rand").format(plaats, aantal)


def gebieden_naast(ind: Indicator, stand: Stand, nis: str, groep: str = "") -> list[tuple[gebieden.Gebied, Stand]]:
    """De Vlaamse Rand en het Vlaams Gewest met hun cijfer, waar dat bestaat in hetzelfde jaar."""
    paren = []
    for gebied in (gebieden.groep(gebieden.RAND), gebieden.groep("vlaanderen")):
        ander = vergelijking.stand(ind.naam, gebied.code, stand.jaar, groep)
        if gebied.code != nis and not is_leeg(ander.waarde) and ander.jaar == stand.jaar:
            paren.append((gebied, ander))
    return paren


def tegenover(ind: Indicator, stand: Stand, nis: str, groep: str = "") -> Markup:
    """ "hoger dan in de Vlaamse Rand (49,1 %) en in het Vlaams Gewest (28,1 %)"; leeg zonder gebiedscijfers.

    Zeggen beide gebieden iets anders, dan krijgt elk zijn woord, met "maar" tussen hoger en lager.
    """
    paren = gebieden_naast(ind, stand, nis, groep)
    richtingen = [richting(ind, ander.waarde, stand.waarde) for _, ander in paren]
    uit = Markup("")
    for i, (gebied, ander) in enumerate(paren):
        cijfer = Markup("in {} ({})").format(gebied.in_zin, merk.waarde(ind, ander, gebied.code, groep))
        woord = merk.naast(ind, stand, ander, nis, gebied.code, groep=groep)
        if i == 0:
            uit += Markup("{} {}").format(woord, cijfer)
        elif richtingen[i] == richtingen[i - 1]:
            uit += Markup(" en {}").format(cijfer)
        else:
            voegwoord = ", maar" if {richtingen[i], richtingen[i - 1]} == {STIJGT, DAALT} else " en"
            uit += Markup("{} {} {}").format(voegwoord, woord, cijfer)
    return uit
