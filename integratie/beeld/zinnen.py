"""Zinsdelen met gemerkte getallen: hoeveel meer dan toen, welke plaats, hoger of lager dan een gebied."""

from __future__ import annotations

from markupsafe import Markup

from integratie import gebieden, vergelijking
from integratie.beeld import merk
from integratie.beeld.opmaak import is_leeg
from integratie.beeld.teksten import richting, vergelijk
from integratie.indicator import Indicator
from integratie.vergelijking import Rang, Stand, Verandering

TELBAAR = ("inwoners", "personen", "huishoudens", "verkopen", "nieuwkomers")


def sinds(ind: Indicator, v: Verandering | None, code: str, groep: str = "") -> Markup:
    """ "2.545 (5,6 %) meer dan in 2020", "ongeveer evenveel als in 2020", of leeg zonder vroeger cijfer."""
    if v is None:
        return Markup("")
    if richting(ind, v.van, v.tot) == "blijft ongeveer gelijk":
        woord = "hoog" if ind.noemer or not ind.optelbaar else "veel"
        return Markup("ongeveer even {} als in {}").format(woord, v.van_jaar).replace("even veel", "evenveel")
    erbij = Markup(" ({})").format(merk.procent(ind, v, code, groep)) if v.procent is not None else ""
    meer = "meer" if v.verschil > 0 else "minder"
    return Markup("{}{} {} dan in {}").format(merk.verschil(ind, v, code, groep), erbij, meer, v.van_jaar)


def in_de_rand(ind: Indicator, rang: Rang | None, code: str, groep: str = "") -> Markup:
    """ "3e van 19 in de Vlaamse Rand", of leeg wanneer er niet gerangschikt mag of kan worden."""
    if rang is None:
        return Markup("")
    return Markup("{} van {} in de Vlaamse Rand").format(merk.plaats(ind, rang, code, groep), rang.aantal)


def tegenover(ind: Indicator, stand: Stand, nis: str) -> Markup:
    """ ", hoger dan in de Vlaamse Rand (49,1 %) en hoger dan in het Vlaams Gewest (28,1 %)"; leeg zonder gebiedscijfers."""
    delen = []
    for gebied in (gebieden.groep(gebieden.RAND), gebieden.groep("vlaanderen")):
        ander = vergelijking.stand(ind.naam, gebied.code, stand.jaar)
        if not is_leeg(ander.waarde) and ander.jaar == stand.jaar:
            woord = vergelijk(ind, stand.waarde, ander.waarde)
            delen.append(Markup("{} in {} ({})").format(woord, gebied.in_zin, merk.waarde(ind, ander, gebied.code)))
    return Markup("").join([", ", Markup(" en ").join(delen)]) if delen else Markup("")
