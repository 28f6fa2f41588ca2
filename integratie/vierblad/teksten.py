"""De titel en de zinnen van een hoofdpunt: enkele zinspatronen, gevuld met de woorden van de kaart en met gemerkte cijfers."""

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel, wanneer
from integratie.beeld.opmaak import hoofdletter
from integratie.beeld.woorden import GROEIDE, HOOG, SNEL, STEEG, VEEL, gebiedsnaam
from integratie.blok.tekst import Tekst, opsommen, voeg, vul
from integratie.indicator import FACTOR, Indicator, kaart
from integratie.vergelijking import Gekend, Verandering, is_gekend
from integratie.vergelijking.opvallend import JAREN
from integratie.vergelijking.toeval import DAALT, STIJGT
from integratie.vierblad.keuze import Kandidaat

# Waaruit een groei van vorig jaar bestond: het saldo, waarvan het dat is, en wat er van wat afgaat.
BESTANDDELEN = {
    "natuurlijk_saldo": ("van geboorten en overlijdens", "geboorten min overlijdens"),
    "intern_migratiesaldo": ("van verhuizingen in België", "aankomsten min vertrekken"),
    "internationaal_migratiesaldo": ("van die met het buitenland", "aankomsten min vertrekken"),
}
# Waarvan een cijfer een zoveelste deel is, achter het cijfer.
PER = {"per 1.000": " per 1.000 inwoners", "per 100": " per 100 nieuwkomers", "verhouding": " keer"}
TELWOORD = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes")
SMAL = 2  # zoveel plaatsen breed is een plaats die nog iets zegt


def titel(k: Kandidaat, nis: str) -> Tekst:
    """ "62,2 % van de leerlingen in de basisschool spreekt thuis geen Nederlands, meer dan in 2019"; hoeveel het scheelt, staat eronder."""
    ind, groep = k.ind, k.ind.hoofdgroep
    woord = meer_of_hoger(ind)
    if ind.groei_van:
        groeide = cijferteksten.teken(ind, k.stand, nis, GROEIDE, vergelijking.van_nul(ind, nis, k.stand, groep), groep)
        kop = vul(ind.boodschap, cijferteksten.grootte(ind, k.stand, nis, groep), namen={"groeide": groeide})
    else:
        kop = vul(ind.boodschap, cijferteksten.waarde(ind, k.stand, nis, groep))
    if (v := k.verandering) is not None:
        return vul("{}, {} {}", kop, cijferteksten.verandering(ind, v, nis, woord, groep), in_jaar(ind, v.van_jaar))
    gebied = k.naast
    ander = vergelijking.stand_in(ind.naam, gebied.code, k.stand.jaar, groep) if gebied else None
    if gebied is None or not is_gekend(ander) or krimpt(k, nis):
        return kop
    naast = cijferteksten.naast(ind, k.stand, ander, nis, gebied.code, woord, k.richting, groep)
    return vul("{}, {} {}", kop, naast, waar(gebied))


def krimpt(k: Kandidaat, nis: str) -> bool:
    """Is dit een groei die een krimp is? Wie krimpt, groeit niet trager: dan staat er geen vergelijking."""
    return bool(k.ind.groei_van) and vergelijking.van_nul(k.ind, nis, k.stand, k.ind.hoofdgroep) == DAALT


def kern(k: Kandidaat, nis: str, peiljaar: int, inkorten: int = 0) -> Tekst:
    """Om hoeveel mensen het gaat, hoe het veranderde of wat de maatstaven zijn, en waar de gemeente staat; bij 1 valt de laatste zin weg, bij 2 ook het aantal."""
    ind, groep = k.ind, k.ind.hoofdgroep
    aantal = _inwoners(ind, k.stand, nis) if ind.groei_van else _aantal(ind, k.stand, nis, groep)
    zinnen = [aantal if inkorten < 2 else Tekst()]
    if k.verandering:
        zinnen.append(_verandering(k, k.verandering, nis))
    vooraan = "" if zinnen[0] or k.verandering else hoofdletter(wanneer(ind, k.stand.jaar))
    if not (k.verandering and inkorten):
        zinnen.append(_maatstaven(ind, k.stand, nis, groep, vooraan))
    if not any(zinnen):
        zinnen = [aantal]
    if not (k.verandering or inkorten):
        zinnen.append(_plaats(k, nis, peiljaar) or _bestanddelen(k, nis) or _verloop(k, nis))
    return voeg(" ", [zin + "." for zin in zinnen if zin])


def _inwoners(ind: Indicator, stand: Gekend, nis: str) -> Tekst:
    """ "Op 1 januari 2026 woonden er 48.413 mensen"."""
    bron = kaart(ind.groei_van)
    nu = vergelijking.stand_in(bron.naam, nis, stand.jaar)
    if not is_gekend(nu):
        return Tekst()
    return vul("Op 1 januari {} woonden er {} mensen", nu.jaar, cijferteksten.waarde(bron, nu, nis))


def _aantal(ind: Indicator, stand: Gekend, nis: str, groep: str) -> Tekst:
    """ "Op 1 januari 2025 ging het om 30.857 inwoners", van een saldo "In 2025 was het saldo −645: aankomsten min vertrekken"; leeg waar de teller geen mensen telt of niet gekend is."""
    if ind.eenheid not in FACTOR or stand.teller is None:
        return Tekst()
    vooraan = hoofdletter(wanneer(ind, stand.jaar))
    if ind.met_teken:
        _, uitleg = BESTANDDELEN.get(ind.naam, ("", ind.teller))
        return vul("{} was het saldo {}: {}", vooraan, cijferteksten.teller_met_teken(ind, stand, nis), uitleg)
    return vul("{} ging het om {} {}", vooraan, cijferteksten.teller(ind, stand, nis, groep), wie(ind))


def _maatstaven(ind: Indicator, stand: Gekend, nis: str, groep: str, vooraan: str) -> Tekst:
    """ "In de Rand was het aandeel 49,1 % en in Vlaanderen 28,1 %", of met `vooraan` ("In 2025") "In 2025 was het aandeel in de Rand …"."""
    delen: list[Tekst] = []
    was = " was de groei" if ind.groei_van else f" was {dat_cijfer(ind)}" if ind.is_aandeel else " was dat"
    for gebied, ander in vergelijking.maatstaven(ind.naam, nis, stand.jaar, groep):
        tussen = "" if delen or vooraan else was
        delen.append(vul("{}{} {}", waar(gebied), tussen, cijferteksten.waarde(ind, ander, gebied.code, groep)))
    if not delen:
        return Tekst()
    zin = vul("{}{} {}", vooraan, was, opsommen(delen)) if vooraan else _met_hoofdletter(opsommen(delen))
    return zin + PER.get(ind.eenheid, "")


def _met_hoofdletter(zin: Tekst) -> Tekst:
    eerste, *rest = zin.fragmenten
    return Tekst((hoofdletter(eerste) if isinstance(eerste, str) else eerste, *rest))


def _verandering(k: Kandidaat, v: Verandering, nis: str) -> Tekst:
    """ "Tussen 2019 en 2024 steeg het aandeel met 4,9 procentpunt, in de Rand met 6,9 procentpunt": erbij de eerste maatstaf waar dat gezegd mag worden."""
    ind, groep = k.ind, k.ind.hoofdgroep
    jaren = (jaarlabel(ind, v.van_jaar), jaarlabel(ind, v.tot_jaar))
    steeg = cijferteksten.verandering(ind, v, nis, STEEG, groep)
    zin = vul(
        "Tussen {} en {} {} {} met {}", *jaren, steeg, dat_cijfer(ind), cijferteksten.verschil(ind, v, nis, groep)
    )
    for gebied in gebieden.maatstaven(nis):
        elders = vergelijking.verandering(ind.naam, gebied.code, v.tot_jaar, JAREN, groep)
        if elders is not None and elders.tot_jaar == v.tot_jaar and elders.richting in (STIJGT, DAALT):
            woord = cijferteksten.verandering(ind, elders, gebied.code, STEEG, groep) + " het "
            anders = Tekst() if elders.richting == v.richting else woord
            verschil = cijferteksten.verschil(ind, elders, gebied.code, groep)
            return vul("{}, {} {}met {}", zin, waar(gebied), anders, verschil)
    return zin


def _verloop(k: Kandidaat, nis: str) -> Tekst:
    """ "Sinds 2020 steeg het aandeel in Vilvoorde met 7,6 procentpunt", als het gezegd mag worden."""
    ind, groep = k.ind, k.ind.hoofdgroep
    if ind.met_teken or ind.eenheid not in FACTOR:
        return Tekst()
    v = vergelijking.verandering(ind.naam, nis, k.stand.jaar, JAREN, groep)
    if v is None or v.richting not in (STIJGT, DAALT):
        return Tekst()
    sinds, steeg = jaarlabel(ind, v.van_jaar), cijferteksten.verandering(ind, v, nis, STEEG, groep)
    verschil = cijferteksten.verschil(ind, v, nis, groep)
    return vul("Sinds {} {} {} in {} met {}", sinds, steeg, dat_cijfer(ind), gebiedsnaam(nis), verschil)


def _plaats(k: Kandidaat, nis: str, peiljaar: int) -> Tekst:
    """ "Van hoog naar laag staat Vilvoorde in de Rand op plaats 1 of 2 van 19": alleen aan een uiteinde."""
    rang = vergelijking.rang(k.ind.naam, nis, peiljaar, groep=k.ind.hoofdgroep)
    if rang is None or rang.jaar != k.stand.jaar or (rang.van > 1 and rang.tot < rang.aantal):
        return Tekst()
    if rang.tot - rang.van >= SMAL:
        return Tekst()
    groep, waarin = k.ind.hoofdgroep, waar(gebieden.referentiegroep(nis))
    plaats = cijferteksten.plaats_in_zin(k.ind, rang, nis, groep)
    aantal = cijferteksten.aantal(k.ind, rang, nis, groep)
    return vul("Van hoog naar laag staat {} {} op plaats {} van {}", gebiedsnaam(nis), waarin, plaats, aantal)


def _bestanddelen(k: Kandidaat, nis: str) -> Tekst:
    """ "In 2025 was het saldo van geboorten en overlijdens +230, …": waaruit een groei in het laatste jaar bestond; leeg als een deel niet gekend is."""
    jaar, delen = k.stand.jaar - 1, []
    for naam, (waarvan, _) in BESTANDDELEN.items() if k.ind.groei_van else ():
        ind, saldo = kaart(naam), vergelijking.stand_in(naam, nis, jaar)
        if not is_gekend(saldo) or saldo.teller is None:
            return Tekst()
        delen.append(vul("{} {}", waarvan, cijferteksten.teller_met_teken(ind, saldo, nis)))
    return vul("In {} was het saldo {}", jaar, opsommen(delen)) if delen else Tekst()


def telkop(aantal: int, wat: str) -> str:
    """ "Vijf hoofdpunten", "Eén beeld": hoeveel er onder een kop staan, hoogstens zes; `wat` is het enkelvoud."""
    return f"{TELWOORD[aantal]} {wat}{'' if aantal == 1 else 'en'}"


def waar(gebied: gebieden.Gebied) -> str:
    """ "in de Rand", "in het arrondissement Leuven"."""
    return f"in {gebied.kort_in_zin}"


def meer_of_hoger(ind: Indicator) -> cijferteksten.Drietal:
    """Het woord om dit cijfer naast dat van een gebied te zetten: een deel is meer of minder, een groei sneller, een saldo of prijs hoger."""
    if ind.groei_van:
        return SNEL
    return VEEL if ind.eenheid in (*FACTOR, "verhouding") and not ind.met_teken else HOOG


def dat_cijfer(ind: Indicator) -> str:
    """ "het aandeel" of "het cijfer", als onderwerp van een zin."""
    return "het aandeel" if ind.is_aandeel else "het cijfer"


def wie(ind: Indicator) -> str:
    """Wie of wat de teller telt, zonder de rest: "leerlingen", "meerderjarige nieuwkomers", "gekochte percelen"."""
    woorden = ind.teller.split()
    einde = next((nummer for nummer, woord in enumerate(woorden, start=1) if woord.endswith(("n", "s"))), len(woorden))
    return " ".join(woorden[:einde])
