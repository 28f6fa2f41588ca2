"""De lopende tekst van de samenvatting, zin voor zin uit de cijfers; een zin zonder cijfer valt weg."""

from __future__ import annotations

from markupsafe import Markup

from integratie import gebieden, vergelijking
from integratie.beeld import merk
from integratie.beeld.opmaak import is_leeg, opsomming
from integratie.beeld.teksten import deel_in_woorden, klein, richting
from integratie.beeld.zinnen import sinds, tegenover
from integratie.indicator import THEMAS, Indicator, kaart, leemten, register
from integratie.vergelijking import Stand

OPVALLEND = 3  # zoveel uitschieters noemt de samenvatting hoogstens


def alineas(nis: str, peiljaar: int) -> list[Markup]:
    """Drie korte alinea's: wie er woont, hoe snel het verandert, en wat opvalt tegenover de Rand."""
    makers = ((_omvang, _herkomst, _nationaliteit), (_snelheid, _nieuwkomers, _thuistaal), (_werk, _opvallend))
    alinea = [[zin for maker in groep if (zin := maker(nis, peiljaar))] for groep in makers]
    return [Markup(" ").join(zinnen) for zinnen in alinea if zinnen]


def _cijfer(naam: str, nis: str, peiljaar: int) -> tuple[Indicator, Stand]:
    return kaart(naam), vergelijking.stand(naam, nis, peiljaar)


def _naam(nis: str) -> str:
    return gebieden.gemeenten()[nis].naam


def _omvang(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("inwoners", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    groei = sinds(ind, vergelijking.verandering("inwoners", nis, peiljaar, 5), nis)
    zin = Markup("Op 1 januari {} telt {} {} inwoners").format(stand.jaar, _naam(nis), merk.waarde(ind, stand, nis))
    return zin + (Markup(", {}.").format(groei) if groei else ".")


def _herkomst(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("aandeel_buitenlandse_herkomst", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    woorden = deel_in_woorden(stand.waarde)
    kop = f"{woorden[:1].upper()}{woorden[1:]} inwoners is" if woorden else "Een deel van de inwoners is"
    zin = Markup("{} van buitenlandse herkomst: {} mensen of {}{}.")
    aantal, aandeel = merk.teller(ind, stand, nis), merk.waarde(ind, stand, nis)
    return zin.format(kop, aantal, aandeel, tegenover(ind, stand, nis))


def _nationaliteit(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("aandeel_niet_belg", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    heeft = "heeft" if stand.teller == 1 else "hebben"
    zin = Markup("{} inwoners ({}) {} niet de Belgische nationaliteit.")
    if stand.teller == 1:
        zin = Markup("{} inwoner ({}) {} niet de Belgische nationaliteit.")
    return zin.format(merk.teller(ind, stand, nis), merk.waarde(ind, stand, nis), heeft)


def _snelheid(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("verandersnelheid_herkomst", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    rand = vergelijking.stand(ind.naam, gebieden.RAND, stand.jaar)
    zin = Markup("Het aandeel inwoners van buitenlandse herkomst verandert de laatste vijf jaar met gemiddeld {}{}.")
    slot = (
        Markup("; in de Vlaamse Rand is dat {}").format(merk.waarde(ind, rand, gebieden.RAND))
        if rand.waarde is not None
        else ""
    )
    return zin.format(merk.waarde(ind, stand, nis, met_naam=True), slot)


def _nieuwkomers(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("meerderjarige_nieuwkomers", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    if stand.waarde == 0:
        return Markup("In {} vestigden zich er geen meerderjarige nieuwkomers.").format(stand.jaar)
    per_duizend, anders = _cijfer("nieuwkomers_per_1000", nis, stand.jaar)
    extra = ""
    if not is_leeg(anders.waarde) and anders.jaar == stand.jaar:
        extra = Markup(", {} per 1.000 inwoners van 18 jaar en ouder").format(merk.waarde(per_duizend, anders, nis))
    werkwoord, woord = ("vestigde", "nieuwkomer") if stand.waarde == 1 else ("vestigden", "nieuwkomers")
    zin = Markup("In {} {} zich er {} meerderjarige {}{}.")
    return zin.format(stand.jaar, werkwoord, merk.waarde(ind, stand, nis), woord, extra)


def _thuistaal(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("thuistaal_niet_nl_basis", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    v = vergelijking.verandering(ind.naam, nis, peiljaar, 5)
    slot = ""
    if v and richting(ind, v.van, v.tot) != "blijft ongeveer gelijk":
        slot = Markup(", tegenover {} in {}").format(merk.vroeger(ind, v, nis), v.van_jaar)
    zin = Markup(
        "Van de leerlingen in het Nederlandstalig basisonderwijs die er wonen, spreekt {} thuis geen Nederlands ({}{})."
    ).format(merk.waarde(ind, stand, nis), stand.jaar, slot)
    if gebieden.gemeenten()[nis].faciliteiten:
        zin += " In een faciliteitengemeente vertekent dat cijfer: wie naar een Franstalige school gaat, telt niet mee."
    return zin


def _werk(nis: str, peiljaar: int) -> Markup | None:
    ind, stand = _cijfer("werkzoekendengraad", nis, peiljaar)
    if is_leeg(stand.waarde):
        return None
    deel, herkomst = _cijfer("aandeel_niet_eu_in_wzw", nis, peiljaar)
    extra = ""
    if not is_leeg(herkomst.waarde):
        zin = Markup("; van de werkzoekenden zonder werk is {} van niet-EU-herkomst ({})")
        extra = zin.format(merk.waarde(deel, herkomst, nis), herkomst.jaar)
    return Markup("De werkzoekendengraad bedraagt {} ({}){}.").format(merk.waarde(ind, stand, nis), stand.jaar, extra)


def _opvallend(nis: str, peiljaar: int) -> Markup | None:
    """De verhoudingen waarin de gemeente alleen bovenaan of onderaan de Rand staat."""
    uitersten = []
    for ind in register().values():
        rang = vergelijking.rang(ind.naam, nis, peiljaar) if ind.is_relatief else None
        if rang and not rang.gedeeld and rang.plaats in (1, rang.aantal):
            cijfer = merk.waarde(ind, vergelijking.stand(ind.naam, nis, peiljaar), nis)
            woord = "het hoogst" if rang.plaats == 1 else "het laagst"
            uitersten.append(Markup("{} voor {} ({})").format(woord, klein(ind.titel), cijfer))
    if not uitersten:
        return None
    lijst = Markup(opsomming(uitersten[:OPVALLEND]))
    return Markup("Van de gemeenten van de Vlaamse Rand staat {} {}.").format(_naam(nis), lijst)


def onbekend(nis: str, peiljaar: int) -> list[str]:
    """Per thema wat ontbreekt, in één zin; en de indicatoren zonder cijfer voor deze gemeente."""
    zinnen = []
    for thema, titel in THEMAS.items():
        if onderwerpen := [x.onderwerp for x in leemten(thema)]:
            zinnen.append(f"{titel}: {'; '.join(onderwerpen)}.")
    leeg = [ind.titel for ind in register().values() if _zonder_cijfer(ind.naam, nis, peiljaar)]
    if leeg:
        zinnen.append(f"Zonder cijfer voor {_naam(nis)} tot en met {peiljaar}: {'; '.join(leeg)}.")
    return zinnen


def _zonder_cijfer(naam: str, nis: str, peiljaar: int) -> bool:
    groepen = vergelijking.groepen(naam, nis, peiljaar)
    return all(is_leeg(vergelijking.stand(naam, nis, peiljaar, g).waarde) for g in groepen)
