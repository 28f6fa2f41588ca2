"""Wat opvalt, als zinnen: het cijfer van de gemeente naast het midden van haar referentiegroep."""

from __future__ import annotations

from markupsafe import Markup

from integratie import gebieden, vergelijking
from integratie.beeld import merk
from integratie.beeld.jaarwoorden import in_jaar
from integratie.beeld.naamwoorden import met_lidwoord
from integratie.beeld.opmaak import hoofdletter
from integratie.beeld.woorden import STEEG
from integratie.beleid.opvallend import JAREN, Opvallend, opvallend
from integratie.indicator import kaart


def opvallende_zin(nis: str, peiljaar: int) -> Markup | None:
    """Hoogstens vier zinnen over wat ver van de andere gemeenten van de Rand (of van gelijkaardige gemeenten) ligt; None als niets opvalt."""
    if not (lijst := opvallend(nis, peiljaar)):
        return None
    rand = gebieden.plaats(nis).vlaamse_rand
    waar = "de middelste andere gemeente van de Vlaamse Rand" if rand else "de middelste van de gelijkaardige gemeenten"
    eerste, *rest = [_zin(o, nis, waar if i == 0 else "de middelste gemeente") for i, o in enumerate(lijst)]
    return Markup(" ").join([Markup("<strong>Dit valt op:</strong> {}").format(eerste), *rest])


def _zin(o: Opvallend, nis: str, waar: str) -> Markup:
    ind = kaart(o.indicator)
    midden, naam = merk.midden(ind, o, nis), met_lidwoord(ind)
    naam += "," if " dat " in naam else ""  # een bijzin krijgt een komma voor het werkwoord
    if o.verandering:
        v = vergelijking.verandering(o.indicator, nis, o.jaar, JAREN, o.groep)
        woord, verschil = merk.verandering(ind, v, nis, STEEG, o.groep), merk.verschil(ind, v, nis, o.groep)
        zin = Markup("{} {} tussen {} en {} met {}; in {} was het verschil {}.")
        return zin.format(hoofdletter(naam), woord, v.van_jaar, v.tot_jaar, verschil, waar, midden)
    stand = vergelijking.stand_in(o.indicator, nis, o.jaar, o.groep)
    wanneer = f"over {o.groep} tot {o.jaar}" if o.groep else in_jaar(ind, o.jaar) if ind.jaren == 1 else f"in {o.jaar}"
    zin = Markup("{} was {} {}; in {} {}.")
    return zin.format(hoofdletter(wanneer), naam, merk.waarde(ind, stand, nis, o.groep), waar, midden)
