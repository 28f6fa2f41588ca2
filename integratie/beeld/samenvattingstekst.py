"""De lopende tekst van de samenvatting, zin voor zin uit de cijfers; een zin zonder cijfer valt weg."""

from dataclasses import replace

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.duidingszin import FACILITEITEN, Zin
from integratie.beeld.duidingszinnen import ZINNEN
from integratie.beeld.sjabloon import maak_zin
from integratie.beeld.woorden import SNEL, STEEG
from integratie.blok.tekst import Tekst, opsommen, voeg, vul
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Gekend, is_gekend
from integratie.vergelijking.toeval import DAALT, GEZEGD, STIJGT


def _ernaast(naam: str, nis: str, jaar: int) -> tuple[gebieden.Gebied, Gekend] | None:
    """De eerste maatstaf van de gemeente en haar cijfer in hetzelfde jaar; None als er geen is."""
    for gebied in gebieden.maatstaven(nis)[: nis != gebieden.RAND]:
        stand = vergelijking.stand_in(naam, gebied.code, jaar)
        if is_gekend(stand) and not vergelijking.te_klein_ernaast(naam, gebied.code, stand):
            return gebied, stand
    return None


def _snelheid_ernaast(nis: str, stand: Gekend) -> Tekst:
    """ ". In de Vlaamse Rand steeg het met …", als het gezegd mag worden; de Rand zelf staat naast de gewesten."""
    ind = kaart("verandersnelheid_herkomst")
    if nis == gebieden.RAND:
        return _naast_de_gewesten(ind, stand)
    if (naast := _ernaast(ind.naam, nis, stand.jaar)) is None:
        return Tekst()
    gebied, ander = naast
    if (richting := vergelijking.van_nul(ind, gebied.code, ander)) not in (STIJGT, DAALT):
        return Tekst()
    steeg = cijferteksten.teken(ind, ander, gebied.code, STEEG, richting)
    return vul(". In {} {} het met {}", gebied.in_zin, steeg, cijferteksten.grootte(ind, ander, gebied.code))


def _naast_de_gewesten(ind: Indicator, stand: Gekend) -> Tekst:
    """ ", sneller dan in het Brussels Hoofdstedelijk Gewest (…) en in het Vlaams Gewest (…)", waar dat gezegd mag worden; elk woord één keer."""
    per_woord: dict[str, tuple[Tekst, list[Tekst]]] = {}
    for gewest in (gebieden.groep("brussel"), gebieden.groep("vlaanderen")):
        ander = vergelijking.stand_in(ind.naam, gewest.code, stand.jaar)
        richting = is_gekend(ander) and vergelijking.tegenover(ind, gebieden.RAND, stand, gewest.code, ander)
        if is_gekend(ander) and richting in GEZEGD:
            woord = cijferteksten.naast(ind, stand, ander, gebieden.RAND, gewest.code, SNEL, richting)
            cijfer = vul("in {} ({})", gewest.in_zin, cijferteksten.waarde(ind, ander, gewest.code))
            per_woord.setdefault(richting, (woord, []))[1].append(cijfer)
    delen = [vul("{} {}", woord, opsommen(cijfers)) for woord, cijfers in per_woord.values()]
    return vul(", {}", voeg(" en ", delen)) if delen else Tekst()


def _per_duizend(nis: str, stand: Gekend) -> Tekst:
    """ ", of 12,3 per 1.000 inwoners; in de Vlaamse Rand 10,1"."""
    ind = kaart("nieuwkomers_per_1000_inwoners")
    eigen, naast = vergelijking.stand_in(ind.naam, nis, stand.jaar), _ernaast(ind.naam, nis, stand.jaar)
    if not is_gekend(eigen) or vergelijking.alleen_aantal(ind.naam, nis, eigen):
        return Tekst()
    slot = Tekst()
    if naast:
        slot = vul("; in {} {}", naast[0].in_zin, cijferteksten.waarde(ind, naast[1], naast[0].code))
    return vul(", of {} per 1.000 inwoners{}", cijferteksten.waarde(ind, eigen, nis), slot)


def _vertekend(nis: str, stand: Gekend) -> Tekst:
    return vul(". {}", FACILITEITEN.removesuffix(".")) if gebieden.plaats(nis).faciliteiten else Tekst()


NIEUWKOMERS, THUISTAAL = ZINNEN["nieuwkomers"][0], ZINNEN["anderstaligen"][0]
WIE_ER_WOONT = (
    Zin("inwoners", "Op 1 januari {jaar} telde {naam} {waarde} inwoners{sinds}"),
    Zin(
        "aandeel_buitenlandse_herkomst",
        "Van de inwoners is {waarde} van buitenlandse herkomst, samen {teller} mensen{ander_jaar}{naast}",
        breuk="{breuk} van buitenlandse herkomst: {teller} mensen, of {waarde}{ander_jaar}{naast}",
        klein="Van de inwoners [is|zijn] {teller} van buitenlandse herkomst{ander_jaar}",
        geen="{Geen} enkele inwoner is van buitenlandse herkomst{ander_jaar}",
    ),
    Zin(
        "aandeel_niet_belg",
        "Van hen hebben {teller} niet de Belgische nationaliteit, of {waarde} van alle inwoners{ander_jaar}",
        klein="Van hen [heeft|hebben] {teller} niet de Belgische nationaliteit{ander_jaar}",
        geen="{Geen} enkele inwoner is niet-Belg{ander_jaar}",
    ),
)
HOE_SNEL = (
    Zin(
        "verandersnelheid_herkomst",
        "Het aandeel inwoners van buitenlandse herkomst {steeg} de laatste vijf jaar met gemiddeld "
        "{grootte}{ander_jaar}{bij}",
        gelijk="Het aandeel inwoners van buitenlandse herkomst bleef de laatste vijf jaar {steeg}{ander_jaar}{bij}",
        onzeker=None,
        bij=_snelheid_ernaast,
    ),
    replace(NIEUWKOMERS, kern=NIEUWKOMERS.kern.replace("{sinds}", "{bij}"), bij=_per_duizend),
    replace(THUISTAAL, kern=THUISTAAL.kern + "{bij}", geen=(THUISTAAL.geen or "") + "{toen}{bij}", bij=_vertekend),
)
WIE_WERK_ZOEKT = (
    Zin("werkzoekendengraad", "De werkzoekendengraad bedroeg {waarde} in {jaar}"),
    Zin("aandeel_niet_eu_in_wzw", "Van de werkzoekenden zonder werk{wanneer} was {waarde} van niet-EU-herkomst{basis}"),
)


def alineas(nis: str, peiljaar: int) -> list[Tekst]:
    """Drie korte alinea's: wie er woont, hoe snel het verandert, en wie werk zoekt. Wat te oud is, valt weg."""
    alles = [[maak_zin(zin, nis, peiljaar) for zin in zinnen] for zinnen in (WIE_ER_WOONT, HOE_SNEL, WIE_WERK_ZOEKT)]
    if not alles[-1][0]:
        alles.pop()  # wie werk zoekt, zegt zonder de graad niets
    return [voeg(" ", filter(None, zinnen)) for zinnen in alles if any(zinnen)]
