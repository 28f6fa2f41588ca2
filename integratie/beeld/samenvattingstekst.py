"""De lopende tekst van de samenvatting, zin voor zin uit de cijfers; een zin zonder cijfer valt weg."""

from __future__ import annotations

from markupsafe import Markup

from integratie import gebieden, vergelijking
from integratie.beeld import merk
from integratie.beeld.jaarwoorden import in_jaar
from integratie.beeld.naamwoorden import gebiedsnaam
from integratie.beeld.opmaak import hoofdletter, is_leeg
from integratie.beeld.opvallend import opvallende_zin
from integratie.beeld.woorden import STEEG, deel_van
from integratie.beeld.zinnen import naast_basis, sinds, tegen_toen, tegenover
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Stand
from integratie.vergelijking.toeval import GELIJK, GEZEGD

FACILITEITEN = "In een faciliteitengemeente vertekent dat cijfer: wie naar een Franstalige school gaat, telt niet mee."


def alineas(nis: str, peiljaar: int) -> list[Markup]:
    """Vier korte alinea's: wie er woont, hoe snel het verandert, wie werk zoekt, en wat opvalt. Wat te oud is, valt weg."""
    makers = ((_omvang, _herkomst, _nationaliteit), (_snelheid, _nieuwkomers, _thuistaal), (_werk,), (opvallende_zin,))
    alinea = [[zin for maker in groep if (zin := maker(nis, peiljaar))] for groep in makers]
    return [Markup(" ").join(zinnen) for zinnen in alinea if zinnen]


def _cijfer(naam: str, nis: str, peiljaar: int) -> tuple[Indicator, Stand | None]:
    """De indicator en zijn recente stand; None zonder cijfer of als het te oud is."""
    stand = vergelijking.stand(naam, nis, peiljaar)
    bruikbaar = not is_leeg(stand.waarde) and not vergelijking.te_oud(stand.jaar, peiljaar)
    return kaart(naam), stand if bruikbaar else None


def _omvang(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("inwoners", nis, peiljaar)
    if stand is None:
        return None
    groei = sinds(ind, vergelijking.verandering("inwoners", nis, peiljaar, 5), nis)
    zin = Markup("Op 1 januari {} telde {} {} inwoners{}.")
    return zin.format(stand.jaar, gebiedsnaam(nis), merk.waarde(ind, stand, nis), groei)


def _herkomst(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("aandeel_buitenlandse_herkomst", nis, peiljaar)
    if stand is None:
        return None
    aantal, aandeel = merk.teller(ind, stand, nis), merk.waarde(ind, stand, nis)
    mensen, jaar = "mens" if stand.teller == 1 else "mensen", _ander_jaar(stand, peiljaar)
    if stand.teller == 0:
        return Markup("{} enkele inwoner is van buitenlandse herkomst{}.").format(
            merk.nul(ind, stand, nis, tekst="Geen"), jaar
        )
    if vergelijking.alleen_aantal(ind.naam, nis, stand):
        is_ = "is" if stand.teller == 1 else "zijn"
        return Markup("Van de inwoners {} {} van buitenlandse herkomst{}.").format(is_, aantal, jaar)
    woorden, wie, is_ = deel_van(stand.waarde)
    if woorden:
        kop = merk.woorden(ind, stand, nis, hoofdletter(woorden))
        zin = Markup("{} {} {} van buitenlandse herkomst: {} {}, of {}{}.")
        zin = zin.format(kop, wie, is_, aantal, mensen, aandeel, jaar)
    else:
        zin = Markup("Van de inwoners is {} van buitenlandse herkomst, samen {} {}{}.")
        zin = zin.format(aandeel, aantal, mensen, jaar)
    naast = tegenover(ind, stand, nis, "Dat aandeel ligt")
    return zin + (Markup(" {}.").format(naast) if naast else Markup(""))


def _nationaliteit(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("aandeel_niet_belg", nis, peiljaar)
    if stand is None:
        return None
    jaar = _ander_jaar(stand, peiljaar)
    if stand.teller == 0:
        return Markup("{} enkele inwoner is niet-Belg{}.").format(merk.nul(ind, stand, nis, tekst="Geen"), jaar)
    heeft = "heeft" if stand.teller == 1 else "hebben"
    deel = (
        Markup("")
        if vergelijking.alleen_aantal(ind.naam, nis, stand)
        else Markup(" ({} van alle inwoners)").format(merk.waarde(ind, stand, nis))
    )
    zin = Markup("Van hen {} {} niet de Belgische nationaliteit{}{}.")
    return zin.format(heeft, merk.teller(ind, stand, nis), deel, jaar)


def _ander_jaar(stand: Stand, peiljaar: int) -> str:
    """Het jaar erbij wanneer het cijfer ouder is dan wat de zinnen eromheen tonen."""
    return "" if stand.jaar == peiljaar else f" ({stand.jaar})"


def _snelheid(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("verandersnelheid_herkomst", nis, peiljaar)
    if stand is None:
        return None
    richting, jaar = vergelijking.van_nul(ind, nis, stand), _ander_jaar(stand, peiljaar)
    if richting not in GEZEGD:
        return None
    steeg = merk.teken(ind, stand, nis, STEEG, richting)
    if richting == GELIJK:
        zin = Markup("Het aandeel inwoners van buitenlandse herkomst bleef de laatste vijf jaar {}{}").format(
            steeg, jaar
        )
    else:
        zin = Markup("Het aandeel inwoners van buitenlandse herkomst {} de laatste vijf jaar met gemiddeld {}{}")
        zin = zin.format(steeg, merk.grootte(ind, stand, nis), jaar)
    rand = vergelijking.stand_in(ind.naam, gebieden.RAND, stand.jaar)
    if nis == gebieden.RAND or rand is None or is_leeg(rand.waarde):
        return zin + Markup(".")
    richting = vergelijking.van_nul(ind, gebieden.RAND, rand)
    if richting not in GEZEGD or richting == GELIJK:
        return zin + Markup(".")
    in_rand = (merk.teken(ind, rand, gebieden.RAND, STEEG, richting), merk.grootte(ind, rand, gebieden.RAND))
    return zin + Markup("; in de Vlaamse Rand {} het met {}.").format(*in_rand)


def _nieuwkomers(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("meerderjarige_nieuwkomers", nis, peiljaar)
    if stand is None:
        return None
    if stand.waarde == 0:
        zin = Markup("In {} vestigde zich {} enkele meerderjarige nieuwkomer in {}.")
        return zin.format(stand.jaar, merk.nul(ind, stand, nis), gebiedsnaam(nis))
    wie = "meerderjarige nieuwkomer" if stand.waarde == 1 else "meerderjarige nieuwkomers"
    vestigde = "vestigde" if stand.waarde == 1 else "vestigden"
    ratio = kaart("nieuwkomers_per_1000_inwoners")
    per_duizend = vergelijking.stand_in(ratio.naam, nis, stand.jaar)
    extra = ""
    if (
        per_duizend is not None
        and not is_leeg(per_duizend.waarde)
        and not vergelijking.alleen_aantal(ratio.naam, nis, per_duizend)
    ):
        extra = Markup(", of {} per 1.000 inwoners").format(merk.waarde(ratio, per_duizend, nis))
        rand = vergelijking.stand_in(ratio.naam, gebieden.RAND, stand.jaar)
        if nis != gebieden.RAND and rand is not None and not is_leeg(rand.waarde):
            extra += Markup("; in de Vlaamse Rand {}").format(merk.waarde(ratio, rand, gebieden.RAND))
    zin = Markup("In {} {} {} {} zich in {}{}.")
    return zin.format(stand.jaar, vestigde, merk.waarde(ind, stand, nis), wie, gebiedsnaam(nis), extra)


def _thuistaal(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("thuistaal_niet_nl_basis", nis, peiljaar)
    if stand is None or vergelijking.alleen_aantal(ind.naam, nis, stand):
        return None
    slot = tegen_toen(ind, vergelijking.verandering(ind.naam, nis, peiljaar, 5), nis)
    wie = Markup("{} van de leerlingen").format(merk.waarde(ind, stand, nis))
    if stand.waarde == 0:
        wie = Markup("{} enkele leerling").format(merk.nul(ind, stand, nis))
    zin = Markup("In {} sprak {} uit {} in het Nederlandstalig basisonderwijs thuis geen Nederlands{}.")
    zin = zin.format(stand.jaar, wie, gebiedsnaam(nis), slot)
    return zin + (f" {FACILITEITEN}" if gebieden.plaats(nis).faciliteiten else "")


def _werk(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("werkzoekendengraad", nis, peiljaar)
    if stand is None or vergelijking.alleen_aantal(ind.naam, nis, stand):
        return None
    zin = Markup("De werkzoekendengraad bedroeg {} in {}.").format(merk.waarde(ind, stand, nis), stand.jaar)
    deel, herkomst = _cijfer("aandeel_niet_eu_in_wzw", nis, peiljaar)
    if herkomst is not None and not vergelijking.alleen_aantal(deel.naam, nis, herkomst):
        slot = Markup(" Van de werkzoekenden zonder werk was {} {} van niet-EU-herkomst{}.")
        zin += slot.format(
            merk.waarde(deel, herkomst, nis), in_jaar(deel, herkomst.jaar), naast_basis(deel, herkomst, nis)
        )
    return zin
