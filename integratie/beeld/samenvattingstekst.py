"""De lopende tekst van de samenvatting, zin voor zin uit de cijfers; een zin zonder cijfer valt weg."""

from __future__ import annotations

from markupsafe import Markup

from integratie import gebieden, vergelijking
from integratie.beeld import merk
from integratie.beeld.naamwoorden import gebiedsnaam
from integratie.beeld.opmaak import hoofdletter, is_leeg
from integratie.beeld.opvallend import opvallend
from integratie.beeld.woorden import GELIJK, STEEG, deel_van, teken_van
from integratie.beeld.zinnen import sinds, tegen_toen, tegenover
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Stand

FACILITEITEN = "In een faciliteitengemeente vertekent dat cijfer: wie naar een Franstalige school gaat, telt niet mee."


def alineas(nis: str, peiljaar: int) -> list[Markup]:
    """Drie korte alinea's: wie er woont, hoe snel het verandert, en wat opvalt tegenover de Rand."""
    makers = ((_omvang, _herkomst, _nationaliteit), (_snelheid, _nieuwkomers, _thuistaal), (_werk, opvallend))
    alinea = [[zin for maker in groep if (zin := maker(nis, peiljaar))] for groep in makers]
    return [Markup(" ").join(zinnen) for zinnen in alinea if zinnen]


def _cijfer(naam: str, nis: str, peiljaar: int) -> tuple[Indicator, Stand]:
    return kaart(naam), vergelijking.stand(naam, nis, peiljaar)


def _omvang(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("inwoners", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    groei = sinds(ind, vergelijking.verandering("inwoners", nis, peiljaar, 5), nis)
    zin = Markup("Op 1 januari {} telde {} {} inwoners").format(
        stand.jaar, gebiedsnaam(nis), merk.waarde(ind, stand, nis)
    )
    return zin + (Markup(", {}.").format(groei) if groei else Markup("."))


def _herkomst(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("aandeel_buitenlandse_herkomst", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    aantal, aandeel = merk.teller(ind, stand, nis), merk.waarde(ind, stand, nis)
    mensen, jaar = "mens" if stand.teller == 1 else "mensen", _ander_jaar(stand, peiljaar)
    woorden, wie, is_ = deel_van(stand.waarde)
    if stand.teller == 0:
        return Markup("{} enkele inwoner is van buitenlandse herkomst{}.").format(
            merk.nul(ind, stand, nis, tekst="Geen"), jaar
        )
    if woorden:
        kop = merk.woorden(ind, stand, nis, hoofdletter(woorden))
        zin = Markup("{} {} {} van buitenlandse herkomst: {} {}, of {}{}.")
        zin = zin.format(kop, wie, is_, aantal, mensen, aandeel, jaar)
    else:
        zin = Markup("Van de inwoners is {} van buitenlandse herkomst, samen {} {}{}.")
        zin = zin.format(aandeel, aantal, mensen, jaar)
    naast = tegenover(ind, stand, nis)
    return zin + (Markup(" Dat aandeel ligt {}.").format(naast) if naast else Markup(""))


def _nationaliteit(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("aandeel_niet_belg", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    jaar = _ander_jaar(stand, peiljaar)
    if stand.teller == 0:
        zin = Markup("{} enkele inwoner heeft een andere nationaliteit dan de Belgische{}.")
        return zin.format(merk.nul(ind, stand, nis, tekst="Geen"), jaar)
    heeft, wie = ("heeft", "inwoner") if stand.teller == 1 else ("hebben", "inwoners")
    zin = Markup("In totaal {} {} {} ({}) een andere nationaliteit dan de Belgische{}.")
    return zin.format(heeft, merk.teller(ind, stand, nis), wie, merk.waarde(ind, stand, nis), jaar)


def _ander_jaar(stand: Stand, peiljaar: int) -> str:
    """Het jaar erbij wanneer het cijfer ouder is dan wat de zinnen eromheen tonen."""
    return "" if stand.jaar == peiljaar else f" ({stand.jaar})"


def _snelheid(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("verandersnelheid_herkomst", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    steeg = merk.teken(ind, stand, nis, STEEG)
    if teken_van(ind, stand.waarde) == GELIJK:
        zin = Markup("Het aandeel inwoners van buitenlandse herkomst bleef de laatste vijf jaar {}{}")
        zin = zin.format(steeg, _ander_jaar(stand, peiljaar))
    else:
        zin = Markup("Het aandeel inwoners van buitenlandse herkomst {} de laatste vijf jaar met gemiddeld {}{}")
        zin = zin.format(steeg, merk.grootte(ind, stand, nis), _ander_jaar(stand, peiljaar))
    rand = vergelijking.stand(ind.naam, gebieden.RAND, stand.jaar)
    if nis == gebieden.RAND or is_leeg(rand.waarde) or teken_van(ind, rand.waarde) == GELIJK:
        return zin + Markup(".")
    in_rand = (merk.teken(ind, rand, gebieden.RAND, STEEG), merk.grootte(ind, rand, gebieden.RAND))
    return zin + Markup("; in de Vlaamse Rand {} het met {}.").format(*in_rand)


def _nieuwkomers(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("meerderjarige_nieuwkomers", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    if stand.waarde == 0:
        zin = Markup("In {} vestigde zich {} enkele meerderjarige nieuwkomer in {}.")
        return zin.format(stand.jaar, merk.nul(ind, stand, nis), gebiedsnaam(nis))
    wie = "meerderjarige nieuwkomer" if stand.waarde == 1 else "meerderjarige nieuwkomers"
    vestigde = "vestigde" if stand.waarde == 1 else "vestigden"
    ratio, per_duizend = _cijfer("nieuwkomers_per_1000", nis, peiljaar)
    extra = ""
    if per_duizend.jaar == stand.jaar and not is_leeg(per_duizend.waarde):
        extra = Markup(", of {} per 1.000 inwoners van 18 jaar en ouder").format(merk.waarde(ratio, per_duizend, nis))
    zin = Markup("In {} {} {} {} zich in {}{}.")
    return zin.format(stand.jaar, vestigde, merk.waarde(ind, stand, nis), wie, gebiedsnaam(nis), extra)


def _thuistaal(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("thuistaal_niet_nl_basis", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    v = vergelijking.verandering(ind.naam, nis, peiljaar, 5)
    slot = Markup(", {}").format(tegen_toen(ind, v, nis)) if v else ""
    zin = Markup(
        "Van de leerlingen uit {} in het Nederlandstalig basisonderwijs sprak {} in {} thuis geen Nederlands{}."
    )
    zin = zin.format(gebiedsnaam(nis), merk.waarde(ind, stand, nis), stand.jaar, slot)
    return zin + (f" {FACILITEITEN}" if gebieden.plaats(nis).faciliteiten else "")


def _werk(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("werkzoekendengraad", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    zin = Markup("De werkzoekendengraad bedroeg {} in {}.").format(merk.waarde(ind, stand, nis), stand.jaar)
    deel, herkomst = _cijfer("aandeel_niet_eu_in_wzw", nis, peiljaar)
    if not is_leeg(herkomst.waarde):
        slot = Markup(" Van de werkzoekenden zonder werk was {} in {} van niet-EU-herkomst.")
        zin += slot.format(merk.waarde(deel, herkomst, nis), herkomst.jaar)
    return zin
