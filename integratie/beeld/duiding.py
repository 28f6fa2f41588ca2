"""Een korte duiding per thema: twee tot vier zinnen uit de hoofdindicatoren, elk getal en elk richtingwoord gemerkt."""

from __future__ import annotations

from collections.abc import Callable

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, ouderdom, zinnen
from integratie.beeld.duidingszinnen import ZINNEN, Zin
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel
from integratie.beeld.naamwoorden import gebiedsnaam
from integratie.beeld.opmaak import is_leeg, opsomming
from integratie.beeld.samenvattingstekst import FACILITEITEN
from integratie.beeld.woorden import GROEIDE, HOGER, MEER, STEEG
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Alinea
from integratie.blok.tekst import Tekst, opsommen, tekst, voeg, vul
from integratie.fouten import Gebruiksfout, suggestie
from integratie.indicator import THEMAS, Indicator, kaart
from integratie.vergelijking import Stand
from integratie.vergelijking.toeval import GELIJK, GEZEGD, STIJGT


def duiding(thema: str, gemeente: str, peiljaar: int) -> Blok:
    """De zinnen van een thema voor een gemeente, in HTML en als tekst. Fout: `Gebruiksfout` bij een onbekende naam."""
    if thema not in ZINNEN:
        raise Gebruiksfout(
            f"Ik ken geen thema '{thema}'.{suggestie(thema, ZINNEN)} De thema's zijn: {', '.join(ZINNEN)}."
        )
    nis = gebieden.zoek(gemeente).nis
    delen: list[Tekst] = []
    for zin in ZINNEN[thema]:
        if gezegd := maak_zin(zin, nis, peiljaar, str(voeg(" ", delen))):
            delen.append(gezegd)
    plaats, naam = gebieden.plaats(nis), gebiedsnaam(nis)
    if delen and thema in ("anderstaligen", "onderwijs") and plaats.faciliteiten:
        delen.append(tekst(FACILITEITEN))
    if not delen and plaats.leden:
        delen = [vul("Over dit thema zijn er voor {} geen cijfers die opgeteld mogen worden.", naam)]
    if not delen and any(_heeft_cijfer(zin, nis, peiljaar) for zin in ZINNEN[thema]):
        delen = [
            vul(
                "De cijfers over dit thema zijn voor {} te oud, of gaan over te weinig mensen, om er iets bij te zeggen.",
                naam,
            )
        ]
    if not delen:
        delen = [vul("Voor {} zijn er over dit thema tot en met {} geen cijfers.", naam, peiljaar)]
    delen += _breuken(thema, nis, peiljaar, str(voeg(" ", delen)))
    alles = voeg(" ", delen)
    cijfers = ouderdom.getoond(dict.fromkeys(zin.indicator for zin in ZINNEN[thema]), nis, peiljaar)
    return Blok((Alinea(alles, "duiding"),), f"{THEMAS[thema]}: {alles!s}", cijfers, thema)


def _heeft_cijfer(zin: Zin, nis: str, peiljaar: int) -> bool:
    return not is_leeg(vergelijking.stand(zin.indicator, nis, peiljaar, zin.groep).waarde)


def maak_zin(zin: Zin, nis: str, peiljaar: int, gezegd: str = "") -> Tekst | None:
    """De zin met haar cijfers, of None zonder (recent) cijfer; een verborgen cijfer wordt als verborgen gemeld.

    Een jaar dat in `gezegd` nog niet voorkwam, komt erbij waar de zin er plaats voor heeft.
    """
    ind = kaart(zin.indicator)
    if zin.groepen:
        return _groepen(zin, ind, nis, peiljaar)
    stand = vergelijking.stand(ind.naam, nis, peiljaar, zin.groep)
    if is_leeg(stand.waarde):
        if stand.status != "verborgen":
            return None
        return vul(
            "{}: de bron verbergt dit cijfer voor {}, omdat het om een klein aantal gaat.", ind.titel, gebiedsnaam(nis)
        )
    if vergelijking.te_oud(stand.jaar, peiljaar):
        return None
    richting = vergelijking.van_nul(ind, nis, stand, zin.groep) if ind.met_teken else ""
    sjabloon = _sjabloon(zin, ind, stand, nis, richting)
    if sjabloon is None:
        return None
    met_slot = sjabloon == zin.kern or (sjabloon == zin.enkel and not ind.noemer)
    slot = _slot(zin, ind, stand, nis, peiljaar, richting) if met_slot else "."
    return vul(sjabloon, namen=_Plaatsen(zin, ind, stand, nis, gezegd, richting)) + slot


def _sjabloon(zin: Zin, ind: Indicator, stand: Stand, nis: str, richting: str) -> str | None:
    aantal = stand.waarde if stand.teller is None else stand.teller
    klein = vergelijking.alleen_aantal(ind.naam, nis, stand, zin.groep)
    if zin.geen != "" and aantal == 0 and not (klein and stand.teller is None):
        return zin.geen
    if zin.vooruitzicht and vergelijking.is_vooruitzicht(ind.naam, stand.jaar):
        return zin.vooruitzicht
    if zin.enkel and abs(aantal) == 1:
        return zin.enkel
    if klein:
        return zin.klein
    if zin.onzeker and richting not in GEZEGD:
        return zin.onzeker
    return zin.gelijk if zin.gelijk and richting == GELIJK else zin.kern


class _Plaatsen(dict):
    """Wat op elke plaats van een sjabloon komt; alleen berekend als het sjabloon erom vraagt."""

    def __init__(self, zin: Zin, ind: Indicator, stand: Stand, nis: str, gezegd: str, richting: str) -> None:
        def teken(keuze: cijferteksten.Drietal) -> Callable[[], Tekst]:
            return lambda: cijferteksten.teken(ind, stand, nis, keuze, richting, zin.groep)

        super().__init__(
            naam=lambda: gebiedsnaam(nis),
            jaar=lambda: stand.jaar,
            wanneer=lambda: "" if jaarlabel(ind, stand.jaar) in gezegd else f" {in_jaar(ind, stand.jaar)}",
            waarde=lambda: cijferteksten.waarde(ind, stand, nis, zin.groep),
            grootte=lambda: cijferteksten.grootte(ind, stand, nis, zin.groep),
            teller=lambda: cijferteksten.teller(ind, stand, nis, zin.groep),
            tekenteller=lambda: cijferteksten.tekenteller(ind, stand, nis, zin.groep),
            tellergrootte=lambda: cijferteksten.tellergrootte(ind, stand, nis, zin.groep),
            geen=lambda: cijferteksten.nul(ind, stand, nis, zin.groep),
            evenveel=lambda: cijferteksten.nul(ind, stand, nis, zin.groep, "evenveel"),
            toeval=lambda: cijferteksten.teken_toeval(ind, stand, nis, richting, zin.groep),
            steeg=teken(STEEG),
            groeide=teken(GROEIDE),
            meer=teken(MEER),
            hoger=teken(HOGER),
        )

    def __getitem__(self, naam: str) -> object:
        return super().__getitem__(naam)()


def _slot(zin: Zin, ind: Indicator, stand: Stand, nis: str, peiljaar: int, richting: str) -> Tekst:
    v = vergelijking.verandering(ind.naam, nis, peiljaar, 5, zin.groep)
    uit = Tekst()
    for deel in zin.slot:
        if deel == "sinds":
            uit += zinnen.sinds(ind, v, nis, zin.groep)
        elif deel == "toen":
            uit += zinnen.tegen_toen(ind, v, nis, zin.groep)
        elif deel == "steeg" and v:
            uit += vul(". {}", zinnen.steeg(ind, v, nis, zin.wat, zin.groep))
        elif deel == "basis":
            uit += zinnen.naast_basis(ind, stand, nis, zin.groep)
        elif deel == "naast":
            # Wie krimpt, groeit niet trager: dan staan de andere cijfers ernaast zonder woord.
            woord = zin.woord if not richting or richting == STIJGT else None
            kop = vul(zin.kop, namen=_Plaatsen(zin, ind, stand, nis, "", richting)) if woord else Tekst()
            naast = zinnen.tegenover(ind, stand, nis, kop, woord, zin.groep)
            uit += vul(". {}", naast) if naast else Tekst()
        elif deel == "plaats":
            plaats = zinnen.in_de_rand(ind, vergelijking.rang(ind.naam, nis, peiljaar, groep=zin.groep), nis, zin.groep)
            uit += vul(". Daarmee staat de gemeente {}, van hoog naar laag", plaats) if plaats else Tekst()
    return uit + "."


def _groepen(zin: Zin, ind: Indicator, nis: str, peiljaar: int) -> Tekst | None:
    """ "Het ging om 7,3 % van de mannen, 8,0 % van de vrouwen en …", alle van één jaar: wat dan onbekend of te oud is, valt weg."""
    delen, standen = [], vergelijking.groepsstanden(ind.naam, nis, peiljaar)
    for groep, wie in zin.groepen:
        stand = standen.get(groep)
        if stand is None or is_leeg(stand.waarde) or vergelijking.te_oud(stand.jaar, peiljaar):
            continue
        if not vergelijking.alleen_aantal(ind.naam, nis, stand, groep):
            delen.append(vul("{} {}", cijferteksten.waarde(ind, stand, nis, groep), wie))
    return vul("{} {}.", zin.kern, opsommen(delen)) if delen else None


def _breuken(thema: str, nis: str, peiljaar: int, tekst: str) -> list[str]:
    """Eén waarschuwing voor het hele thema, als er tussen de jaren die in `tekst` vergeleken worden iets aan de bron veranderde."""
    met_toen = [zin for zin in ZINNEN[thema] if {"sinds", "toen", "steeg"} & set(zin.slot)]
    alle = (vergelijking.verandering(zin.indicator, nis, peiljaar, 5, zin.groep) for zin in met_toen)
    jaren = sorted({b.partition(":")[0] for v in alle if v and f" {v.van_jaar}" in tekst for b in v.breuken})
    if not jaren:
        return []
    wat = "zit een breuk in de meting" if len(jaren) == 1 else "zitten breuken in de meting"
    return [f"In de vergelijking met vijf jaar eerder {wat} ({opsomming(jaren)}): zie de noten bij de figuren."]
