"""De lopende tekst van de samenvatting, zin voor zin uit de cijfers; een zin zonder cijfer valt weg."""

from __future__ import annotations

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.jaarwoorden import in_jaar
from integratie.beeld.naamwoorden import gebiedsnaam
from integratie.beeld.opmaak import hoofdletter, is_leeg
from integratie.beeld.opvallend import opvallende_zin
from integratie.beeld.woorden import STEEG, deel_van
from integratie.beeld.zinnen import naast_basis, sinds, tegen_toen, tegenover
from integratie.blok.tekst import Tekst, voeg, vul
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Stand
from integratie.vergelijking.toeval import GELIJK, GEZEGD

FACILITEITEN = "In een faciliteitengemeente vertekent dat cijfer: wie naar een Franstalige school gaat, telt niet mee."


def alineas(nis: str, peiljaar: int) -> list[Tekst]:
    """Vier korte alinea's: wie er woont, hoe snel het verandert, wie werk zoekt, en wat opvalt. Wat te oud is, valt weg."""
    makers = ((_omvang, _herkomst, _nationaliteit), (_snelheid, _nieuwkomers, _thuistaal), (_werk,), (opvallende_zin,))
    alinea = [[tekst for maker in groep if (tekst := maker(nis, peiljaar))] for groep in makers]
    return [voeg(" ", zinnen) for zinnen in alinea if zinnen]


def _cijfer(naam: str, nis: str, peiljaar: int) -> tuple[Indicator, Stand | None]:
    """De indicator en zijn recente stand; None zonder cijfer of als het te oud is."""
    stand = vergelijking.stand(naam, nis, peiljaar)
    bruikbaar = not is_leeg(stand.waarde) and not vergelijking.te_oud(stand.jaar, peiljaar)
    return kaart(naam), stand if bruikbaar else None


def _omvang(nis: str, peiljaar: int) -> Tekst | None:
    ind, stand = _cijfer("inwoners", nis, peiljaar)
    if stand is None:
        return None
    groei = sinds(ind, vergelijking.verandering("inwoners", nis, peiljaar, 5), nis)
    return vul(
        "Op 1 januari {} telde {} {} inwoners{}.",
        stand.jaar,
        gebiedsnaam(nis),
        cijferteksten.waarde(ind, stand, nis),
        groei,
    )


def _herkomst(nis: str, peiljaar: int) -> Tekst | None:
    ind, stand = _cijfer("aandeel_buitenlandse_herkomst", nis, peiljaar)
    if stand is None:
        return None
    aantal, aandeel = cijferteksten.teller(ind, stand, nis), cijferteksten.waarde(ind, stand, nis)
    mensen, jaar = "mens" if stand.teller == 1 else "mensen", _ander_jaar(stand, peiljaar)
    if stand.teller == 0:
        return vul(
            "{} enkele inwoner is van buitenlandse herkomst{}.", cijferteksten.nul(ind, stand, nis, tekst="Geen"), jaar
        )
    if vergelijking.alleen_aantal(ind.naam, nis, stand):
        is_ = "is" if stand.teller == 1 else "zijn"
        return vul("Van de inwoners {} {} van buitenlandse herkomst{}.", is_, aantal, jaar)
    woorden, wie, is_ = deel_van(stand.waarde)
    if woorden:
        kop = cijferteksten.woorden(ind, stand, nis, hoofdletter(woorden))
        uit = vul("{} {} {} van buitenlandse herkomst: {} {}, of {}{}.", kop, wie, is_, aantal, mensen, aandeel, jaar)
    else:
        uit = vul("Van de inwoners is {} van buitenlandse herkomst, samen {} {}{}.", aandeel, aantal, mensen, jaar)
    naast = tegenover(ind, stand, nis, "Dat aandeel ligt")
    return uit + (vul(" {}.", naast) if naast else Tekst())


def _nationaliteit(nis: str, peiljaar: int) -> Tekst | None:
    ind, stand = _cijfer("aandeel_niet_belg", nis, peiljaar)
    if stand is None:
        return None
    jaar = _ander_jaar(stand, peiljaar)
    if stand.teller == 0:
        return vul("{} enkele inwoner is niet-Belg{}.", cijferteksten.nul(ind, stand, nis, tekst="Geen"), jaar)
    heeft = "heeft" if stand.teller == 1 else "hebben"
    deel = (
        Tekst()
        if vergelijking.alleen_aantal(ind.naam, nis, stand)
        else vul(" ({} van alle inwoners)", cijferteksten.waarde(ind, stand, nis))
    )
    return vul(
        "Van hen {} {} niet de Belgische nationaliteit{}{}.", heeft, cijferteksten.teller(ind, stand, nis), deel, jaar
    )


def _ander_jaar(stand: Stand, peiljaar: int) -> str:
    """Het jaar erbij wanneer het cijfer ouder is dan wat de zinnen eromheen tonen."""
    return "" if stand.jaar == peiljaar else f" ({stand.jaar})"


def _snelheid(nis: str, peiljaar: int) -> Tekst | None:
    ind, stand = _cijfer("verandersnelheid_herkomst", nis, peiljaar)
    if stand is None:
        return None
    richting, jaar = vergelijking.van_nul(ind, nis, stand), _ander_jaar(stand, peiljaar)
    if richting not in GEZEGD:
        return None
    steeg = cijferteksten.teken(ind, stand, nis, STEEG, richting)
    if richting == GELIJK:
        uit = vul("Het aandeel inwoners van buitenlandse herkomst bleef de laatste vijf jaar {}{}", steeg, jaar)
    else:
        uit = vul(
            "Het aandeel inwoners van buitenlandse herkomst {} de laatste vijf jaar met gemiddeld {}{}",
            steeg,
            cijferteksten.grootte(ind, stand, nis),
            jaar,
        )
    rand = vergelijking.stand_in(ind.naam, gebieden.RAND, stand.jaar)
    if nis == gebieden.RAND or rand is None or is_leeg(rand.waarde):
        return uit + "."
    richting = vergelijking.van_nul(ind, gebieden.RAND, rand)
    if richting not in GEZEGD or richting == GELIJK:
        return uit + "."
    in_rand = (
        cijferteksten.teken(ind, rand, gebieden.RAND, STEEG, richting),
        cijferteksten.grootte(ind, rand, gebieden.RAND),
    )
    return uit + vul("; in de Vlaamse Rand {} het met {}.", *in_rand)


def _nieuwkomers(nis: str, peiljaar: int) -> Tekst | None:
    ind, stand = _cijfer("meerderjarige_nieuwkomers", nis, peiljaar)
    if stand is None:
        return None
    if stand.waarde == 0:
        return vul(
            "In {} vestigde zich {} enkele meerderjarige nieuwkomer in {}.",
            stand.jaar,
            cijferteksten.nul(ind, stand, nis),
            gebiedsnaam(nis),
        )
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
        extra = vul(", of {} per 1.000 inwoners", cijferteksten.waarde(ratio, per_duizend, nis))
        rand = vergelijking.stand_in(ratio.naam, gebieden.RAND, stand.jaar)
        if nis != gebieden.RAND and rand is not None and not is_leeg(rand.waarde):
            extra += vul("; in de Vlaamse Rand {}", cijferteksten.waarde(ratio, rand, gebieden.RAND))
    return vul(
        "In {} {} {} {} zich in {}{}.",
        stand.jaar,
        vestigde,
        cijferteksten.waarde(ind, stand, nis),
        wie,
        gebiedsnaam(nis),
        extra,
    )


def _thuistaal(nis: str, peiljaar: int) -> Tekst | None:
    ind, stand = _cijfer("thuistaal_niet_nl_basis", nis, peiljaar)
    if stand is None or vergelijking.alleen_aantal(ind.naam, nis, stand):
        return None
    slot = tegen_toen(ind, vergelijking.verandering(ind.naam, nis, peiljaar, 5), nis)
    wie = vul("{} van de leerlingen", cijferteksten.waarde(ind, stand, nis))
    if stand.waarde == 0:
        wie = vul("{} enkele leerling", cijferteksten.nul(ind, stand, nis))
    uit = vul(
        "In {} sprak {} uit {} in het Nederlandstalig basisonderwijs thuis geen Nederlands{}.",
        stand.jaar,
        wie,
        gebiedsnaam(nis),
        slot,
    )
    return uit + (f" {FACILITEITEN}" if gebieden.plaats(nis).faciliteiten else "")


def _werk(nis: str, peiljaar: int) -> Tekst | None:
    ind, stand = _cijfer("werkzoekendengraad", nis, peiljaar)
    if stand is None or vergelijking.alleen_aantal(ind.naam, nis, stand):
        return None
    uit = vul("De werkzoekendengraad bedroeg {} in {}.", cijferteksten.waarde(ind, stand, nis), stand.jaar)
    deel, herkomst = _cijfer("aandeel_niet_eu_in_wzw", nis, peiljaar)
    if herkomst is not None and not vergelijking.alleen_aantal(deel.naam, nis, herkomst):
        slot = " Van de werkzoekenden zonder werk was {} {} van niet-EU-herkomst{}."
        uit += vul(
            slot,
            cijferteksten.waarde(deel, herkomst, nis),
            in_jaar(deel, herkomst.jaar),
            naast_basis(deel, herkomst, nis),
        )
    return uit
