"""Het begin van het rapport: titel, en samenvatting in enkele zinnen en kerncijfers; een zin zonder cijfer valt weg."""

from dataclasses import replace

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, ouderdom, zinnen
from integratie.beeld.bronvermelding import bronalinea, uitgevers
from integratie.beeld.duidingszinnen import FACILITEITEN, Zin, per_thema
from integratie.beeld.ledentabel import is_per_gemeente
from integratie.beeld.opmaak import hoofdletter, opsomming
from integratie.beeld.sjabloon import maak_zin
from integratie.beeld.woorden import SNEL, STEEG
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Alinea, Groep, Kerncijfer, Kerncijfers, Kop, alinea
from integratie.blok.tekst import Tekst, opsommen, voeg, vul
from integratie.indicator import Indicator, kaart, opschrift
from integratie.opslag import edities
from integratie.vergelijking import Gekend, is_gekend
from integratie.vergelijking.toeval import DAALT, GEZEGD, STIJGT

GENOEMD = 40  # zoveel gemeenten noemt een titel nog bij naam
KERN = (
    "inwoners",
    "aandeel_buitenlandse_herkomst",
    "verandersnelheid_herkomst",
    "aandeel_niet_belg",
    "meerderjarige_nieuwkomers",
    "thuistaal_niet_nl_basis",
    "jongeren_buitenlandse_herkomst",
    "werkzoekendengraad",
)
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
WIE_WERK_ZOEKT = (
    Zin("werkzoekendengraad", "De werkzoekendengraad bedroeg {waarde} in {jaar}"),
    Zin("aandeel_niet_eu_in_wzw", "Van de werkzoekenden zonder werk{wanneer} was {waarde} van niet-EU-herkomst{basis}"),
)


def titel(gemeente: str, peiljaar: int, reeks: str = "Omgevingsanalyse integratie") -> Blok:
    """De kop van het rapport. Fout: `Gegevensfout` wanneer de kerngegevens van deze gemeente niet kloppen."""
    plaats = gebieden.zoek(gemeente)
    vergelijking.controleer(plaats.nis, peiljaar)
    onder = f"Stand in {peiljaar}, editie {edities.kies_editie()} van de gegevens"
    uitleg = f"{onder}. Een nieuwer cijfer dan {peiljaar} staat niet in dit rapport."
    delen = [alinea(reeks, "reeks"), Kop(1, plaats.naam), alinea(uitleg, "onderkop")]
    if plaats.leden:
        delen.append(alinea(_leden(plaats), "onderkop"))
    if naast := gebieden.gekozen(plaats.nis):
        delen.append(alinea(f"Vergeleken met {opsomming([_met_leden(g) for g in naast])}.", "onderkop"))
    return Blok(tuple(delen), f"{plaats.naam}: {onder}", is_titel=True)


def _leden(plaats: gebieden.Gemeente) -> str:
    """ "De gemeenten zijn Machelen, Vilvoorde en Zaventem." """
    namen = sorted((gebieden.gemeenten()[lid].naam for lid in plaats.leden), key=gebieden.plat)
    if len(namen) > GENOEMD:
        return f"Dit zijn {len(namen)} gemeenten samen."
    return f"De gemeenten zijn {opsomming(namen)}."


def _met_leden(gebied: gebieden.Gebied) -> str:
    """ "de gelijkaardige gemeenten (Aalst, …)": wie er in een gebied zit dat geen officieel gebied is."""
    if gebied.code in gebieden.op_code() or len(gebied.leden) == 1 or "," in gebied.naam:
        return gebied.in_zin
    namen = sorted((gebieden.gemeenten()[lid].naam for lid in gebied.leden), key=gebieden.plat)
    return f"{gebied.in_zin} ({opsomming(namen) if len(namen) <= GENOEMD else f'{len(namen)} gemeenten'})"


def samenvatting(gemeente: str, peiljaar: int) -> Blok:
    """Wie woont er, hoe snel verandert het, wie zoekt werk, en de kerncijfers."""
    nis = gebieden.zoek(gemeente).nis
    teksten = alineas(nis, peiljaar)
    cijfers = [k for naam in KERN if (k := _kerncijfer(kaart(naam), nis, peiljaar))]
    plaats = any(vergelijking.rang(naam, nis, peiljaar) for naam in KERN)
    bron = bronalinea(uitgevers(map(kaart, KERN)), erna=" Plaats: de hoogste waarde is de eerste." if plaats else "")
    delen = (*(Alinea(a, "inleiding") for a in teksten), Kerncijfers(tuple(cijfers)), bron)
    return Blok((Groep("samenvatting", delen),), str(voeg(" ", teksten)), ouderdom.getoond(KERN, nis, peiljaar))


def _kerncijfer(ind: Indicator, nis: str, peiljaar: int) -> Kerncijfer | None:
    stand = vergelijking.stand(ind.naam, nis, peiljaar)
    if stand.jaar is not None and vergelijking.te_oud(stand.jaar, peiljaar):
        return None
    if is_per_gemeente(ind, nis, peiljaar):
        return None  # de gemeenten staan naast elkaar in de tabel van het thema
    kop = f"{opschrift(ind)} ({stand.jaar})" if stand.jaar else opschrift(ind)
    waarde = cijferteksten.waarde(ind, stand, nis)
    if vergelijking.alleen_aantal(ind.naam, nis, stand):
        if stand.teller is None:
            return None
        waarde, kop = cijferteksten.teller(ind, stand, nis), f"{hoofdletter(ind.teller)} ({stand.jaar})"
    return Kerncijfer(waarde, kop, tuple(r for r in _regels(ind, stand, nis, peiljaar) if r))


def _regels(ind: Indicator, stand: vergelijking.Stand, nis: str, peiljaar: int) -> list[Tekst]:
    """Onder een kerncijfer: het aantal, de verandering (of het cijfer van toen als ze toeval kan zijn) en de plaats."""
    if vergelijking.alleen_aantal(ind.naam, nis, stand):
        return []
    regels = []
    if ind.noemer and stand.teller is not None:
        regels.append(vul("{} {}", cijferteksten.teller(ind, stand, nis), ind.teller))
    regels.append(zinnen.met_toen(zinnen.VERSCHIL, ind, vergelijking.verandering(ind.naam, nis, peiljaar, 5), nis))
    regels.append(zinnen.plaats_in_groep(ind, vergelijking.rang(ind.naam, nis, peiljaar), nis))
    return regels


def _ernaast(naam: str, nis: str, jaar: int) -> tuple[gebieden.Gebied, Gekend] | None:
    """De eerste maatstaf van de gemeente en haar cijfer in hetzelfde jaar; None als zij er geen heeft, en voor de Rand zelf."""
    for gebied in gebieden.maatstaven(nis)[: nis != gebieden.RAND]:
        if stand := vergelijking.ernaast(naam, gebied, jaar):
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


def hoe_snel() -> tuple[Zin, ...]:
    """De zinnen over verandering: die van de duiding over nieuwkomers en thuistaal, met er hier wat anders bij."""
    nieuwkomers, thuistaal = per_thema()["nieuwkomers"][0], per_thema()["anderstaligen"][0]
    return (
        Zin(
            "verandersnelheid_herkomst",
            "Het aandeel inwoners van buitenlandse herkomst {steeg} de laatste vijf jaar met gemiddeld "
            "{grootte}{ander_jaar}{bij}",
            gelijk="Het aandeel inwoners van buitenlandse herkomst bleef de laatste vijf jaar {steeg}{ander_jaar}{bij}",
            onzeker=None,
            bij=_snelheid_ernaast,
        ),
        replace(nieuwkomers, kern=nieuwkomers.kern.replace("{sinds}", "{bij}"), bij=_per_duizend),
        replace(thuistaal, kern=thuistaal.kern + "{bij}", geen=f"{thuistaal.geen}{{toen}}{{bij}}", bij=_vertekend),
    )


def alineas(nis: str, peiljaar: int) -> list[Tekst]:
    """Drie korte alinea's: wie er woont, hoe snel het verandert, en wie werk zoekt. Wat te oud is, valt weg."""
    alles = [[maak_zin(zin, nis, peiljaar) for zin in zinnen] for zinnen in (WIE_ER_WOONT, hoe_snel(), WIE_WERK_ZOEKT)]
    if not alles[-1][0]:
        alles.pop()  # wie werk zoekt, zegt zonder de graad niets
    return [voeg(" ", filter(None, zinnen)) for zinnen in alles if any(zinnen)]
