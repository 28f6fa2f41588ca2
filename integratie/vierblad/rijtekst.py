"""Wat in de cellen van een rij staat: het aantal onder de titel, de verandering die gezegd mag worden, het jaar."""

from integratie.beeld import cijferteksten as c
from integratie.beeld.jaarwoorden import is_van_1_januari, jaarlabel
from integratie.beeld.opmaak import VAST
from integratie.beeld.woorden import STEEG
from integratie.blok.tekst import Tekst, sterk, tekst, voeg, vul
from integratie.indicator import FACTOR, Indicator, kaart
from integratie.rekenen import afgerond
from integratie.vergelijking import Gekend, Verandering, is_gekend, is_vooruitzicht, stand_in
from integratie.vergelijking.toeval import GELIJK, GEZEGD, TOEVAL

# De zelfstandige naamwoorden waarmee een teller of noemer op een kaart mag beginnen, om naast een aantal te staan, met hun enkelvoud.
GETELD = {
    "inwoners": "inwoner",
    "leerlingen": "leerling",
    "huishoudens": "huishouden",
    "werkzoekenden": "werkzoekende",
    "percelen": "perceel",
    "personen": "persoon",
}
TIJDSEENHEID = {
    "%": f"{VAST}pp",
    "procentpunt": f"{VAST}pp",
    "per 100": f" per{VAST}100",
    "per 1.000": f" per{VAST}1.000",
}
KORT_TOEVAL = "kan toeval zijn"


def jaartekst(ind: Indicator, jaar: int, groep: str) -> str:
    """ "1-1-2026" (een stand op 1 januari), "2021–2026" (groei), "2020–2024" (jaren samen), "vanaf 2024" (vooruitzicht), "eind 2023" of "2024"."""
    if is_vooruitzicht(ind.naam, jaar):
        return f"vanaf {jaar}"
    if ind.groei_van:
        return f"{jaar - int(groep.split()[0])}–{jaar}"
    if ind.jaren > 1:
        return f"{jaar - ind.jaren + 1}–{jaar}"
    return f"1-1-{jaar}" if is_van_1_januari(ind) else jaarlabel(ind, jaar)


def aantal(ind: Indicator, s: Gekend, nis: str, groep: str) -> Tekst:
    """Hoeveel mensen het zijn: "7.824 van 48.040 inwoners", "per 1.000 · 2.608 personen", of wie de telling van dezelfde mensen heeft."""
    if ind.eenheid not in FACTOR:
        return Tekst()
    cijfer, delen = (ind, s, nis, groep), [tekst(ind.eenheid)] if ind.eenheid != "%" else []
    if s.teller is None:
        delen.append(_telling(ind, s, nis, groep))
    elif ind.met_teken:
        delen.append(geteld(ind, s, nis, groep) + _wie(s.teller, ind.teller, "personen"))
    elif ind.eenheid == "%" and s.noemer is not None:
        delen.append(vul("{} van {}{}", c.teller(*cijfer), c.noemer(*cijfer), _wie(s.noemer, ind.noemer)))
    else:
        delen.append(geteld(ind, s, nis, groep) + _wie(s.teller, "leerlingen" if ind.leerlingen else "personen"))
    return voeg(" · ", [deel for deel in delen if deel])


def geteld(ind: Indicator, s: Gekend, nis: str, groep: str) -> Tekst:
    """Het aantal achter een verhouding; van een saldo of groei met zijn teken."""
    return (c.teller_met_teken if ind.met_teken else c.teller)(ind, s, nis, groep)


def _telling(ind: Indicator, s: Gekend, nis: str, groep: str) -> Tekst:
    mensen = stand_in(ind.telling, nis, s.jaar) if ind.telling and not groep else None
    return c.waarde(kaart(ind.telling), mensen, nis, met_naam=True) if is_gekend(mensen) else Tekst()


def _wie(hoeveel: float, omschrijving: str, anders: str = "") -> str:
    """ " inwoners" uit "inwoners van 65 jaar en ouder", bij één " inwoner"; wat geen van de gekende woorden is, wordt `anders`."""
    woord = next((w for w in omschrijving.split()[:2] if w in GETELD), anders)
    return f" {GETELD[woord] if abs(hoeveel) == 1 else woord}" if woord else ""


def in_vijf_jaar(ind: Indicator, v: Verandering | None, nis: str, groep: str) -> Tekst:
    """Een stijging of daling vet met haar eenheid, "ongeveer gelijk", "kan toeval zijn", "breuk 2022", of leeg als er niets te zeggen is."""
    if v is None:
        return Tekst()
    if v.breuken:
        return c.breuk(ind, v, nis, groep)
    if v.richting == TOEVAL:
        return c.cijfertekst(KORT_TOEVAL, v.verschil, "toeval", ind, nis, v.tot_jaar, groep, v.van_jaar)
    if v.richting == GELIJK:
        return c.verandering(ind, v, nis, STEEG, groep)
    if v.richting not in GEZEGD:
        return Tekst()
    if v.procent is not None:
        return sterk(c.groeiprocent(ind, v, nis, groep)) if afgerond(v.procent, 1) else Tekst()
    if not afgerond(v.verschil, ind.decimalen):  # een verschil dat als nul te lezen staat, spreekt zichzelf tegen
        return Tekst()
    return sterk(c.toename(ind, v, nis, groep) + TIJDSEENHEID.get(ind.eenheid, ""))
