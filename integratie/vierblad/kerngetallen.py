"""De zes kerngetallen: een groot cijfer, hoe het veranderde, en balkjes van een verhouding naast de maatstaven."""

from dataclasses import dataclass

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel
from integratie.beeld.woorden import VEEL, korte_naam
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, Kop
from integratie.blok.tekst import Tekst, tekst, vul
from integratie.blok.vierblad import Kerngetal, Kerngetallen, Staaf
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Gekend
from integratie.vergelijking.opvallend import JAREN
from integratie.vergelijking.toeval import DAALT, GELIJK, STIJGT
from integratie.vierblad import passende_teksten
from integratie.vierblad.keuze import laatste
from integratie.vierblad.teksten import meer_of_hoger

ZES = 6
NIET_VERGELIJKBAAR = "niet te vergelijken met vroeger"


@dataclass(frozen=True)
class Keuze:
    """Een groot cijfer met zijn naam (`{}` is het jaar), en de verhouding (met haar groep) van de balkjes ernaast: wat ze vergelijken staat in `wat`."""

    groot: str
    naam: str
    balk: str = ""
    wat: str = "aandeel"
    groep: str = ""


def _zelf(groot: str, naam: str, wat: str = "aandeel") -> Keuze:
    """Balkjes van het grote cijfer zelf."""
    return Keuze(groot, naam, groot, wat)


# Van elk onderwerp het eerste dat er is, met balkjes; komen er zo geen zes, dan vult de reserve aan.
NIEUW, THUIS, WERK = "meerderjarige_nieuwkomers", "thuistaal_niet_nl_basis", "werkzoekenden"
NIEUWNAAM, WERKNAAM = "volwassen nieuwkomers, {}", "werkzoekenden zonder werk, {}"
THUISNAAM = "thuis geen Nederlands, basisschool {}"
LAGER = "andere_thuistaal_lager"
ONDERWERPEN = (
    (
        Keuze("inwoners", "inwoners op 1 januari {}", "bevolkingsgroei", "groei in vijf jaar", "5 jaar"),
        Keuze("inwoners", "inwoners op 1 januari {}"),
    ),
    (_zelf("aandeel_buitenlandse_herkomst", "van buitenlandse herkomst, {}"),),
    (
        Keuze(NIEUW, NIEUWNAAM, "nieuwkomers_cumulatief_5_jaar_per_1000", "per 1.000 inwoners, vijf jaar samen"),
        Keuze(NIEUW, NIEUWNAAM, "nieuwkomers_per_1000_inwoners", "per 1.000 inwoners"),
    ),
    (
        Keuze(THUIS, THUISNAAM, LAGER, "gewoon lager onderwijs"),
        _zelf(LAGER, "lager onderwijs, thuis geen Nederlands, {}"),
        Keuze(THUIS, THUISNAAM),
    ),
    (
        _zelf("schoolse_vertraging_secundair", "vertraging in het secundair, {}", "minstens twee jaar vertraging"),
        _zelf("cursisten_per_1000_inwoners", "cursisten per 1.000 inwoners, {}", "volwassenenonderwijs"),
    ),
    (
        Keuze(WERK, WERKNAAM, "oververtegenwoordiging_niet_eu", "keer zo vaak van niet-EU-herkomst als alle inwoners"),
        Keuze(WERK, WERKNAAM, "langdurig_werkzoekenden_herkomst", "langer dan een jaar"),
        Keuze(WERK, WERKNAAM),
    ),
)
RESERVE = (
    _zelf("aandeel_65_plus", "65 jaar of ouder, {}"),
    _zelf("leefloon_per_1000_inwoners", "met een leefloon per 1.000 inwoners, {}", "leefloon"),
    _zelf("aandeel_niet_belg", "niet-Belgen, {}"),
    _zelf("verhoogde_tegemoetkoming", "met een verhoogde tegemoetkoming, {}"),
)


def kerngetallen(gemeente: str, peiljaar: int) -> Blok:
    """Zes kerngetallen; minder in een gemeente met te weinig cijfers. Fout: `Gebruiksfout` bij een onbekende gemeente."""
    nis = gebieden.zoek(gemeente).nis
    alle: list[Kerngetal] = []
    for keuzes in (*ONDERWERPEN, *((k,) for k in RESERVE)):
        if len(alle) < ZES and (punt := next(filter(None, (_punt(k, nis, peiljaar) for k in keuzes)), None)):
            alle.append(punt)
    punten = passende_teksten.kerngetallen(alle, nis)
    kop = "Zes kerncijfers" if len(punten) == ZES else "Kerncijfers"
    delen = (Kop(2, kop), Kerngetallen(punten))
    cijfers = dict.fromkeys((m.indicator, m.jaar) for p in punten for m in _merken(p))
    return Blok((Groep("kcw", delen),), "; ".join(f"{p.waarde!s} {p.naam}" for p in punten), tuple(cijfers))


def _merken(punt: Kerngetal):
    yield from punt.waarde.cijferteksten()
    for staaf in punt.staven:
        yield from staaf.cijfer.cijferteksten()


def _punt(k: Keuze, nis: str, peiljaar: int) -> Kerngetal | None:
    ind = kaart(k.groot)
    nu = laatste(ind, nis, peiljaar)
    if nu is None:
        return None
    staven, wat = _staven(k, nu, nis, peiljaar) if k.balk else ((), "")
    if k.balk and not staven:
        return None
    naam = k.naam.format(jaarlabel(ind, nu.jaar))
    return Kerngetal(cijferteksten.waarde(ind, nu, nis), naam, _verandering(ind, nu, nis), wat, staven, ind.naam)


def _verandering(ind: Indicator, nu: Gekend, nis: str) -> Tekst:
    """ "5,9 % meer dan in 2021", "+7,6 pp sinds 2020", leeg als het toeval kan zijn, of dat vroeger anders gemeten werd."""
    v = vergelijking.verandering(ind.naam, nis, nu.jaar, JAREN)
    if v is None or ind.eenheid == "euro":
        return Tekst()
    if v.breuken:
        return tekst(NIET_VERGELIJKBAAR)
    if v.richting == GELIJK:
        woord = meer_of_hoger(ind) if ind.is_relatief else VEEL
        return vul("{} {}", cijferteksten.verandering(ind, v, nis, woord), in_jaar(ind, v.van_jaar))
    if v.richting not in (STIJGT, DAALT):
        return Tekst()
    if v.procent is None:
        eenheid = " pp" if ind.eenheid == "%" else ""
        return vul("{}{} sinds {}", cijferteksten.toename(ind, v, nis), eenheid, jaarlabel(ind, v.van_jaar))
    meer = cijferteksten.verandering(ind, v, nis, VEEL)
    return vul("{} {} {}", cijferteksten.procent(ind, v, nis), meer, in_jaar(ind, v.van_jaar))


def _staven(k: Keuze, nu: Gekend, nis: str, peiljaar: int) -> tuple[tuple[Staaf, ...], str]:
    """De balkjes van de gemeente en van elke maatstaf met een cijfer in hetzelfde jaar, en wat ze vergelijken; leeg zonder maatstaf."""
    balk = kaart(k.balk)
    eigen = nu if k.balk == k.groot else laatste(balk, nis, peiljaar, k.groep)
    if eigen is None:
        return (), ""
    alle = [(gebieden.van_code(nis), eigen), *vergelijking.maatstaven(balk.naam, nis, eigen.jaar, k.groep)]
    staven = tuple(
        Staaf(korte_naam(g), s.waarde, cijferteksten.waarde(balk, s, g.code, k.groep), g.code == nis) for g, s in alle
    )
    label = jaarlabel(balk, eigen.jaar)
    jaar = f", {label}" if balk.jaren == 1 and (eigen.jaar != nu.jaar or balk.eind_vorig_jaar) else ""
    return (staven, k.wat + jaar) if len(staven) > 1 else ((), "")
