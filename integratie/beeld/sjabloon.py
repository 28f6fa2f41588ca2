"""Van het sjabloon van een zin naar de zin zelf: welk sjabloon geldt voor dit cijfer, en wat er op elke plaats komt."""

import re
from functools import partial

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, zinnen
from integratie.beeld.duidingszinnen import Zin
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel
from integratie.beeld.opmaak import aantal_van, hoofdletter
from integratie.beeld.woorden import GROEIDE, HOGER, STEEG, deel_van_inwoners, gebiedsnaam
from integratie.blok.tekst import Tekst, opsommen, vul
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Gekend, Stand, is_gekend
from integratie.vergelijking.toeval import GELIJK, GEZEGD, STIJGT, TOEVAL


def maak_zin(zin: Zin, nis: str, peiljaar: int, gezegd: str = "") -> Tekst | None:
    """De zin met haar cijfers, of None zonder (recent) cijfer.

    Een jaar dat in `gezegd` nog niet voorkwam, komt erbij waar de zin er plaats voor heeft.
    """
    ind = kaart(zin.indicator)
    if zin.groepen:
        return _groepen(zin, ind, nis, peiljaar)
    stand = vergelijking.stand(ind.naam, nis, peiljaar, zin.groep)
    if not is_gekend(stand) or vergelijking.te_oud(stand.jaar, peiljaar):
        return None
    richting = vergelijking.van_nul(ind, nis, stand, zin.groep) if ind.met_teken else ""
    aantal = stand.waarde if stand.teller is None else stand.teller
    sjabloon = _sjabloon(zin, ind, stand, nis, richting, aantal)
    if sjabloon is None:
        return None
    sjabloon = re.sub(r"\[(.*?)\|(.*?)\]", r"\1" if abs(aantal) == 1 else r"\2", sjabloon)
    return vul(sjabloon, namen=_plaatsen(zin, ind, stand, nis, peiljaar, gezegd, richting)) + "."


def _sjabloon(zin: Zin, ind: Indicator, stand: Gekend, nis: str, richting: str, aantal: float) -> str | None:
    klein = vergelijking.alleen_aantal(ind.naam, nis, stand, zin.groep)
    if zin.geen != "" and aantal == 0 and not (klein and stand.teller is None):
        return zin.geen
    if zin.vooruitzicht and vergelijking.is_vooruitzicht(ind.naam, stand.jaar):
        return zin.vooruitzicht
    if klein:
        return zin.klein
    if zin.onzeker != "" and richting not in GEZEGD:
        return zin.onzeker
    if zin.breuk and deel_van_inwoners(stand.waarde)[0]:
        return zin.breuk
    return zin.gelijk if zin.gelijk and richting == GELIJK else zin.kern


def _plaatsen(
    zin: Zin, ind: Indicator, stand: Gekend, nis: str, peiljaar: int, gezegd: str, richting: str
) -> dict[str, object]:
    """Wat op elke plaats van een sjabloon komt; alleen berekend als het sjabloon erom vraagt."""
    cijfer = (ind, stand, nis, zin.groep)

    def van_stand(soort: str, tekst: str, waarde: float) -> Tekst:
        return cijferteksten.cijfertekst(tekst, waarde, soort, ind, nis, stand.jaar, zin.groep)

    def met_toen(hoe: zinnen.Toen) -> Tekst:
        v = vergelijking.verandering(ind.naam, nis, peiljaar, 5, zin.groep)
        return zinnen.met_toen(hoe, ind, v, nis, zin.groep)

    def breuk() -> Tekst:
        woorden, wie, is_ = deel_van_inwoners(stand.waarde)
        return vul("{} {} {}", van_stand("woorden", hoofdletter(woorden), stand.waarde), wie, is_)

    def naast() -> Tekst:
        if ind.leerlingen and gebieden.plaats(nis).faciliteiten:
            return Tekst()  # wie naar een Franstalige school gaat, telt niet mee: daar is niets naast te leggen
        # Wie krimpt, groeit niet trager: dan staan de andere cijfers ernaast zonder woord.
        woord = zin.drietal if richting in ("", STIJGT) else None
        kop = vul(zin.kop, namen=plaatsen) if woord else Tekst()
        return zinnen.tegenover(ind, stand, nis, kop, woord, zin.groep)

    def plaats() -> Tekst:
        rang = vergelijking.rang(ind.naam, nis, peiljaar, groep=zin.groep)
        return zinnen.plaats_in_groep(ind, rang, nis, zin.groep)

    def toeval() -> Tekst:
        tekst = "dat kan toeval zijn" if richting == TOEVAL else "of dat toeval is, is niet te zeggen"
        return van_stand("teken_toeval", tekst, stand.waarde)

    def tellergrootte() -> Tekst:
        assert stand.teller is not None  # alleen de zin over een cijfer met een teller vraagt erom
        aantal = abs(stand.teller)
        return van_stand("tellergrootte", aantal_van(aantal, stand.status), aantal)

    plaatsen: dict[str, object] = {
        "naam": lambda: gebiedsnaam(nis),
        "jaar": stand.jaar,
        "wanneer": lambda: "" if jaarlabel(ind, stand.jaar) in gezegd else f" {in_jaar(ind, stand.jaar)}",
        "ander_jaar": lambda: ander_jaar(stand, peiljaar),
        "waarde": lambda: cijferteksten.waarde(*cijfer),
        "grootte": lambda: cijferteksten.grootte(*cijfer),
        "teller": lambda: cijferteksten.teller(*cijfer),
        "tekenteller": lambda: cijferteksten.teller_met_teken(*cijfer),
        "tellergrootte": tellergrootte,
        "breuk": breuk,
        "toeval": toeval,
        "sinds": lambda: met_toen(zinnen.SINDS),
        "toen": lambda: met_toen(zinnen.TEGEN_TOEN),
        "evolutie": lambda: _als(". {}", met_toen(zinnen.EVOLUTIE)),
        "basis": lambda: zinnen.naast_basis(*cijfer),
        "naast": lambda: _als(". {}", naast()),
        "plaats": lambda: _als(". Daarmee staat de gemeente {}, van hoog naar laag", plaats()),
        "bij": zin.bij and partial(zin.bij, nis, stand),
    }
    plaatsen |= {woord: partial(van_stand, "nul", woord, 0) for woord in ("geen", "Geen", "evenveel")}
    plaatsen |= {
        drietal[0]: partial(cijferteksten.teken, ind, stand, nis, drietal, richting, zin.groep)
        for drietal in (STEEG, GROEIDE, HOGER)
    }
    return plaatsen


def _als(sjabloon: str, deel: Tekst) -> Tekst:
    return vul(sjabloon, deel) if deel else deel


def ander_jaar(stand: Stand, peiljaar: int) -> str:
    """Het jaar erbij wanneer het cijfer ouder is dan wat de zinnen eromheen tonen."""
    return "" if stand.jaar == peiljaar else f" ({stand.jaar})"


def _groepen(zin: Zin, ind: Indicator, nis: str, peiljaar: int) -> Tekst | None:
    """ "Het ging om 7,3 % van de mannen, 8,0 % van de vrouwen en …", alle van één jaar: wat dan onbekend of te oud is, valt weg."""
    delen, standen, jaar = [], vergelijking.groepsstanden(ind.naam, nis, peiljaar), peiljaar
    for groep, wie in zin.groepen:
        stand = standen.get(groep)
        if not is_gekend(stand) or vergelijking.te_oud(stand.jaar, peiljaar):
            continue
        if not vergelijking.alleen_aantal(ind.naam, nis, stand, groep):
            jaar = stand.jaar
            delen.append(vul("{} {}", cijferteksten.waarde(ind, stand, nis, groep), wie))
    if len(delen) < zin.minstens:
        return None
    return vul("{} {}.", vul(zin.kern, namen={"jaar": jaar}), opsommen(delen))
