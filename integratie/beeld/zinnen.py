"""Zinsdelen met gemerkte getallen: hoeveel meer dan toen, welke plaats, hoger of lager dan een gebied; een woord alleen als het mag."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.bronvermelding import WIE, basisstand
from integratie.beeld.jaarwoorden import in_jaar
from integratie.beeld.opmaak import met_eenheid, opsomming
from integratie.beeld.woorden import HOOG, STEEG, VEEL
from integratie.blok.tekst import Tekst, opsommen, voeg, vul
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Gekend, Rang, Verandering
from integratie.vergelijking.toeval import DAALT, GELIJK, GEZEGD, STIJGT, TOEVAL


@dataclass(frozen=True)
class Toen:
    """Hoe een zin een cijfer naast dat van vroeger zet: bij hetzelfde cijfer, een ongeveer gelijk, een verschil zonder woord, en een stijging
    of daling. Wat op elke plaats komt, staat in `met_toen`."""

    zelfde: str
    gelijk: str
    onzeker: str
    anders: str


VERSCHIL = Toen(
    "{zelfde} {toen}", "{meer} {toen} ({vroeger})", "{vroeger} {toen}{toeval}", "{verschil}{procent} {meer} {toen}"
)
SINDS = Toen(f", {VERSCHIL.zelfde}", f", {VERSCHIL.gelijk}", " ({vroeger} {toen}){toeval}", f", {VERSCHIL.anders}")
TEGENOVER = ", tegenover {vroeger} in {jaar}{toeval}"
TEGEN_TOEN = Toen(", {zelfde} {toen}", ", {veel} in {jaar} ({vroeger})", TEGENOVER, TEGENOVER)
BLEEF = "Sinds {jaar} bleef dat aandeel {steeg}"
TUSSEN = Toen(*4 * ["{steeg} tussen {jaar} en {tot} met {verschil}"])  # alleen voor een stijging of daling
EVOLUTIE = Toen(
    "Dat is {zelfde} in {jaar}",
    BLEEF,
    "In {jaar} was dat {vroeger}{toeval}",
    "Sinds {jaar} {steeg} dat aandeel met {verschil}",
)


def met_toen(
    hoe: Toen,
    ind: Indicator,
    v: Verandering | None,
    code: str,
    groep: str = "",
    ook: Mapping[str, object] = MappingProxyType({}),
) -> Tekst:
    """Een verandering in woorden, of leeg zonder vroeger cijfer: ", 2.545 (5,6 %) meer dan in 2020"; `ook` zijn andere plaatsen, of plaatsen met iets anders."""
    if v is None:
        return Tekst()

    def woord(keuze: cijferteksten.Drietal) -> Callable[[], Tekst]:
        return lambda: cijferteksten.verandering(ind, v, code, keuze, groep)

    def procent() -> Tekst:
        return Tekst() if v.procent is None else vul(" ({})", cijferteksten.procent(ind, v, code, groep))

    def toeval() -> Tekst:
        return vul("; {}", cijferteksten.toeval(ind, v, code, groep)) if v.richting == TOEVAL else Tekst()

    if met_eenheid(ind, v.van) == met_eenheid(ind, v.tot):
        sjabloon = hoe.zelfde  # wie twee keer hetzelfde getal leest, wil geen "ongeveer" en geen toeval
    else:
        sjabloon = hoe.onzeker if v.richting not in GEZEGD else hoe.gelijk if v.richting == GELIJK else hoe.anders
    plaatsen: dict[str, object] = {
        "jaar": v.van_jaar,
        "tot": v.tot_jaar,
        "toen": in_jaar(ind, v.van_jaar),
        "vroeger": lambda: cijferteksten.vroeger(ind, v, code, groep),
        "verschil": lambda: cijferteksten.verschil(ind, v, code, groep),
        "procent": procent,
        "toeval": toeval,
        "zelfde": lambda: cijferteksten.zelfde(ind, v, code, groep),
        "veel": woord(VEEL),
        "meer": woord(HOOG if ind.is_relatief else VEEL),
        "steeg": woord(STEEG),
    }
    return vul(sjabloon, namen=plaatsen | dict(ook))


def plaats_in_groep(ind: Indicator, rang: Rang | None, code: str, groep: str = "") -> Tekst:
    """ "3e–5e van 19 in de Vlaamse Rand" (de referentiegroep van de gemeente), of leeg wanneer er niet gerangschikt mag of kan worden."""
    if rang is None:
        return Tekst()
    plaats, aantal = (f(ind, rang, code, groep) for f in (cijferteksten.plaats, cijferteksten.aantal))
    return vul("{} van {} {}", plaats, aantal, gebieden.referentiegroep(code).na_telwoord)


def naast_basis(ind: Indicator, stand: Gekend, nis: str, groep: str = "") -> Tekst:
    """ ", bij 46,3 % van alle inwoners": het aandeel van dezelfde groep in de bevolking, in hetzelfde jaar; leeg als het er niet is."""
    basis, ander = ind.basis_van(groep), basisstand(ind, nis, stand.jaar, groep)
    if basis is None or ander is None:
        return Tekst()
    return vul(", bij {} van {}", cijferteksten.waarde(kaart(basis[0]), ander, nis, basis[1]), WIE)


def tegenover(
    ind: Indicator, stand: Gekend, nis: str, kop: Tekst, keuze: cijferteksten.Drietal | None, groep: str = ""
) -> Tekst:
    """ "Dat aandeel ligt hoger dan in de Vlaamse Rand (49,1 %) en in het Vlaams Gewest (28,1 %)"; leeg zonder gebiedscijfers.

    `kop` is het begin van de zin tot aan het woord; zonder `keuze` komt er geen woord. Zeggen de gebieden iets anders, dan krijgt elke richting haar woord, met "maar" tussen hoger
    en lager. Wat toeval kan zijn, staat erna zonder richtingwoord.
    """
    gezegd: dict[str, list[tuple[gebieden.Gebied, Gekend]]] = {}
    rest = []
    for gebied, ander in vergelijking.maatstaven(ind.naam, nis, stand.jaar, groep):
        richting = vergelijking.tegenover(ind, nis, stand, gebied.code, ander, groep)
        if keuze is None or richting not in GEZEGD:
            rest.append((gebied, ander, richting))
        else:
            gezegd.setdefault(richting, []).append((gebied, ander))
    uit, vorige = Tekst(), ""
    for richting, naast in gezegd.items():
        gebied, ander = naast[0]
        woord = cijferteksten.naast(ind, stand, ander, nis, gebied.code, keuze or HOOG, richting, groep)
        cijfers = [vul("in {} ({})", g.in_zin, cijferteksten.waarde(ind, s, g.code, groep)) for g, s in naast]
        begin = vul("{} ", kop) if not uit else ", maar " if {richting, vorige} == {STIJGT, DAALT} else " en "
        uit, vorige = uit + vul("{}{} {}", begin, woord, opsommen(cijfers)), richting
    if not rest:
        return uit
    cijfers = [vul("in {} {}", g.in_zin, cijferteksten.waarde(ind, s, g.code, groep)) for g, s, _ in rest]
    gebied, ander, _ = rest[0]
    toeval = cijferteksten.naast_toeval(ind, stand, ander, nis, gebied.code, groep, len(rest) > 1)
    slot = vul("; {}", toeval) if all(richting == TOEVAL for *_, richting in rest) else Tekst()
    return voeg(". ", filter(None, [uit, vul("Ter vergelijking: {}{}", opsommen(cijfers), slot)]))


def bij_breuk(v: Verandering) -> str:
    """ " (breuk in de meting 2022)" als er tussen beide jaren een is."""
    jaren = sorted({zin.partition(":")[0] for zin in v.breuken})
    return f" (breuk in de meting {opsomming(jaren)})" if jaren else ""
