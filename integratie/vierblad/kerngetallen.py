"""De zes kerngetallen: een groot cijfer, hoe het veranderde, en balkjes van een verhouding naast de maatstaven."""

from __future__ import annotations

from dataclasses import dataclass

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel
from integratie.beeld.opmaak import VAST, getal, is_leeg
from integratie.beeld.woorden import VEEL, klein
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, Kop
from integratie.blok.tekst import Tekst, tekst, vul
from integratie.blok.vierblad import Kerngetal, Kerngetallen, Staaf
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Gekend, Verandering, is_gekend
from integratie.vergelijking.opvallend import JAREN
from integratie.vergelijking.toeval import DAALT, GELIJK, STIJGT
from integratie.vierblad import passende_teksten
from integratie.vierblad.keuze import laatste
from integratie.vierblad.namen import korte_naam
from integratie.vierblad.woordkeuze import meer_of_hoger

ZES = 6
NIET_VERGELIJKBAAR = "met vroeger niet vergelijkbaar"


@dataclass(frozen=True)
class Keuze:
    """Een groot cijfer, en de verhouding (met haar groep) van de balkjes ernaast."""

    groot: str
    balk: str
    groep: str = ""


# Van elk onderwerp het eerste dat er is, met balkjes; komen er zo geen zes, dan vult de reserve aan.
ONDERWERPEN = (
    (Keuze("inwoners", "bevolkingsgroei", "5 jaar"),),
    (Keuze("aandeel_buitenlandse_herkomst", "aandeel_buitenlandse_herkomst"),),
    (
        Keuze("meerderjarige_nieuwkomers", "nieuwkomers_cumulatief_5_jaar_per_1000"),
        Keuze("meerderjarige_nieuwkomers", "nieuwkomers_per_1000_inwoners"),
    ),
    (
        Keuze("thuistaal_niet_nl_basis", "andere_thuistaal_lager"),
        Keuze("andere_thuistaal_lager", "andere_thuistaal_lager"),
        Keuze("thuistaal_niet_nl_basis", ""),
    ),
    (
        Keuze("schoolse_vertraging_secundair", "schoolse_vertraging_secundair"),
        Keuze("cursisten_per_1000_inwoners", "cursisten_per_1000_inwoners"),
    ),
    (
        Keuze("werkzoekenden", "oververtegenwoordiging_niet_eu"),
        Keuze("werkzoekenden", "langdurig_werkzoekenden_herkomst"),
        Keuze("werkzoekenden", ""),
    ),
)
RESERVE = (
    Keuze("aandeel_65_plus", "aandeel_65_plus"),
    Keuze("leefloon_per_1000_inwoners", "leefloon_per_1000_inwoners"),
    Keuze("aandeel_niet_belg", "aandeel_niet_belg"),
    Keuze("verhoogde_tegemoetkoming", "verhoogde_tegemoetkoming"),
    Keuze("gemiddeld_inkomen_per_inwoner", "gemiddeld_inkomen_per_inwoner"),
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
    staven, wat = _staven(kaart(k.balk), k.groep, ind, nu, nis, peiljaar) if k.balk else ((), "")
    if k.balk and not staven:
        return None
    waarde = cijferteksten.waarde(ind, nu, nis)
    return Kerngetal(waarde, naam(ind, nu), _verandering(ind, nu, nis), wat, staven, ind.naam)


def naam(ind: Indicator, nu: Gekend) -> str:
    """Wat er na het grote cijfer staat: "inwoners op 1 januari 2026", "van de inwoners is van buitenlandse herkomst, 2025"."""
    if ind.boodschap.startswith("{} "):
        return f"{ind.boodschap.removeprefix('{} ')}, {jaarlabel(ind, nu.jaar)}"
    if ind.is_relatief:
        return f"{klein(ind.titel)}, {jaarlabel(ind, nu.jaar)}"
    los = ind.teller.endswith("januari")
    return f"{ind.teller} {nu.jaar}" if los else f"{ind.teller}, {jaarlabel(ind, nu.jaar)}"


def _verandering(ind: Indicator, nu: Gekend, nis: str) -> Tekst:
    """ "5,9 % meer dan in 2021", "+7,6 procentpunt sinds 2020", leeg als het toeval kan zijn, of dat vroeger anders gemeten werd."""
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
        eenheid = " procentpunt" if ind.eenheid == "%" else ""
        return vul("{}{} sinds {}", cijferteksten.toename(ind, v, nis), eenheid, jaarlabel(ind, v.van_jaar))
    meer = cijferteksten.verandering(ind, v, nis, VEEL)
    return vul("{} {} {}", _procent(ind, v, nis), meer, in_jaar(ind, v.van_jaar))


def _procent(ind: Indicator, v: Verandering, nis: str) -> Tekst:
    procent = abs(v.procent or 0.0)
    schrijf = f"{getal(procent, 1)}{VAST}%"
    return cijferteksten.cijfertekst(schrijf, procent, "procent", ind, nis, v.tot_jaar, van=v.van_jaar)


def _staven(
    balk: Indicator, groep: str, ind: Indicator, nu: Gekend, nis: str, peiljaar: int
) -> tuple[tuple[Staaf, ...], str]:
    """De balkjes van de gemeente en van elke maatstaf met een cijfer in hetzelfde jaar, en wat ze vergelijken; leeg zonder maatstaf."""
    eigen = nu if balk is ind else laatste(balk, nis, peiljaar, groep)
    if eigen is None or is_leeg(eigen.waarde):
        return (), ""
    staven = [Staaf(gebieden.plaats(nis).naam, eigen.waarde, cijferteksten.waarde(balk, eigen, nis, groep), True)]
    for gebied in gebieden.maatstaven(nis):
        ander = vergelijking.stand_in(balk.naam, gebied.code, eigen.jaar, groep)
        if is_gekend(ander):
            cijfer = cijferteksten.waarde(balk, ander, gebied.code, groep)
            staven.append(Staaf(korte_naam(gebied), ander.waarde, cijfer))
    return (tuple(staven), _wat(balk, groep, ind, eigen, nu)) if len(staven) > 1 else ((), "")


def _wat(balk: Indicator, groep: str, ind: Indicator, eigen: Gekend, nu: Gekend) -> str:
    """Wat de balkjes vergelijken, met hun jaar als dat een ander is dan dat van het grote cijfer."""
    if balk is ind:
        return "aandeel" if balk.is_aandeel else balk.eenheid
    periode = f" in {groep.replace('5', 'vijf')}" if groep else ""
    jaar = "" if eigen.jaar == nu.jaar and not balk.eind_vorig_jaar else f", {jaarlabel(balk, eigen.jaar)}"
    return f"{klein(balk.titel)}{periode}{jaar}"
