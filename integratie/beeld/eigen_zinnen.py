"""Wat er in een eigen tekst op de plaats van een levend cijfer komt: een getal of een deel van een zin, elk getal en elk richtingwoord gemerkt.

Een cijfer dat er niet is, is een `Gebruiksfout` die de gemeente en de reden noemt.
"""

from collections.abc import Callable
from dataclasses import dataclass

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, zinnen
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel
from integratie.beeld.woorden import HOOG
from integratie.blok.tekst import Tekst, vul
from integratie.fouten import Gebruiksfout
from integratie.indicator import FACTOR, Indicator, opschrift
from integratie.vergelijking import Gekend, gevraagd
from integratie.vergelijking.toeval import GEZEGD, TOEVAL

VERANDERING = zinnen.Toen(
    "was {nu} {dan}, {zelfde} {toen}{breuk}",
    "bleef {steeg}: {vroeger} {toen} en {nu} {dan}",
    "was {vroeger} {toen} en {nu} {dan}{breuk}{toeval}",
    "{steeg} met {hoeveel} tegenover {sinds}, tot {nu} {dan}",
)


@dataclass(frozen=True)
class Vraag:
    """Welk cijfer van welke gemeente, en het aantal jaren of de code van het gebied achter de vorm."""

    ind: Indicator
    groep: str
    nis: str
    peiljaar: int
    bij: int | str

    def stand(self, te_klein_mag: bool = False) -> Gekend:
        """Het laatste cijfer dat recent genoeg is. Fout: `Gebruiksfout`."""
        return gevraagd.cijfer(self.ind.naam, self.nis, self.peiljaar, self.groep, te_klein_mag)

    def jaar(self, jaar: int, schrijf: Callable[[Indicator, int], str] = in_jaar) -> Tekst:
        """ "in 2025" of "2025", gemerkt."""
        return cijferteksten.cijfertekst(schrijf(self.ind, jaar), jaar, "jaar", self.ind, self.nis, jaar, self.groep)

    def geweigerd(self, reden: str) -> Gebruiksfout:
        """De fout die zegt waarom er voor deze gemeente niets komt."""
        return Gebruiksfout(f"{opschrift(self.ind, self.groep)}, {gebieden.plaats(self.nis).naam}: {reden}.")


def _met_vooruitzicht(v: Vraag, cijfer: Tekst, jaar: int) -> Tekst:
    """Een vooruitzicht heet altijd zo."""
    verwacht = vergelijking.is_vooruitzicht(v.ind.naam, jaar)
    return vul("{} ({})", cijfer, v.jaar(jaar, jaarlabel)) if verwacht else cijfer


def _waarde(v: Vraag) -> Tekst:
    s = v.stand()
    voluit = v.ind.eenheid.startswith("procentpunt")  # dat staat anders nergens
    return _met_vooruitzicht(v, cijferteksten.waarde(v.ind, s, v.nis, v.groep, voluit), s.jaar)


def _aantal(v: Vraag) -> Tekst:
    s = v.stand(te_klein_mag=True)
    is_telling = not v.ind.is_relatief and v.ind.eenheid != "euro"
    if not is_telling and (v.ind.eenheid not in FACTOR or s.teller is None):
        raise v.geweigerd(f"achter dit cijfer van {s.jaar} is er geen aantal gekend")
    schrijf = cijferteksten.waarde if s.teller is None else cijferteksten.teller
    return _met_vooruitzicht(v, schrijf(v.ind, s, v.nis, v.groep), s.jaar)


def _rang(v: Vraag) -> Tekst:
    return zinnen.plaats_in_groep(v.ind, gevraagd.rang(v.ind.naam, v.nis, v.peiljaar, None, v.groep), v.nis, v.groep)


def _verandering(v: Vraag) -> Tekst:
    s = v.stand()
    er = gevraagd.verandering(v.ind.naam, v.nis, v.peiljaar, int(v.bij), v.groep)
    waarmee = (v.ind, er, v.nis, v.groep)
    ook = {
        "toen": lambda: v.jaar(er.van_jaar),
        "sinds": lambda: v.jaar(er.van_jaar, lambda ind, jaar: in_jaar(ind, jaar).removeprefix("in ")),
        "dan": lambda: v.jaar(er.tot_jaar),
        "nu": lambda: cijferteksten.waarde(v.ind, s, v.nis, v.groep),
        "hoeveel": lambda: (cijferteksten.verschil if er.procent is None else cijferteksten.procent)(*waarmee),
        "breuk": lambda: vul(" ({}: anders gemeten)", cijferteksten.breuk(*waarmee)) if er.breuken else "",
    }
    return zinnen.met_toen(VERANDERING, *waarmee, ook)


def _tegenover(v: Vraag) -> Tekst:
    s, gebied = v.stand(), gebieden.van_code(str(v.bij))
    ander = vergelijking.ernaast(v.ind.naam, gebied, s.jaar, v.groep)
    telling = not v.ind.is_relatief and v.ind.optelbaar and not v.ind.noemer
    if gebied.code == v.nis:
        raise v.geweigerd("een gebied ligt niet hoger of lager dan zichzelf")
    if vergelijking.is_vooruitzicht(v.ind.naam, s.jaar):
        raise v.geweigerd(f"het cijfer van {s.jaar} is een vooruitzicht, en dat wordt niet vergeleken")
    if telling and {len(gebied.leden), len(gebieden.leden_van(v.nis))} != {1}:
        raise v.geweigerd(f"een aantal zegt niets naast dat van {gebied.in_zin}; vraag een aandeel")
    if v.ind.leerlingen and any(gebieden.plaats(code).faciliteiten for code in (v.nis, gebied.code)):
        raise v.geweigerd("een cijfer over leerlingen vergelijkt geen faciliteitengemeente")
    if ander is None:
        raise v.geweigerd(f"voor {gebied.in_zin} is er geen cijfer van {s.jaar}")
    richting = vergelijking.tegenover(v.ind, v.nis, s, gebied.code, ander, v.groep)
    getal = cijferteksten.waarde(v.ind, ander, gebied.code, v.groep)
    if richting in GEZEGD:
        woord = cijferteksten.naast(v.ind, s, ander, v.nis, gebied.code, HOOG, richting, v.groep)
        return vul("lag {} {} in {} ({})", v.jaar(s.jaar), woord, gebied.in_zin, getal)
    toeval = cijferteksten.naast_toeval(v.ind, s, ander, v.nis, gebied.code, v.groep)
    slot, eigen = vul("; {}", toeval) if richting == TOEVAL else "", cijferteksten.waarde(v.ind, s, v.nis, v.groep)
    return vul("was {} {}, tegenover {} in {}{}", v.jaar(s.jaar), eigen, getal, gebied.in_zin, slot)


# Vorm → wat ze schrijft; achter `verandering` staat een aantal jaren, achter `tegenover` een gebied.
VORMEN: dict[str, Callable[[Vraag], Tekst]] = {
    "waarde": _waarde,
    "aantal": _aantal,
    "jaar": lambda v: v.jaar(v.stand(te_klein_mag=True).jaar, jaarlabel),
    "wanneer": lambda v: v.jaar(v.stand(te_klein_mag=True).jaar),
    "rang": _rang,
    "verandering": _verandering,
    "tegenover": _tegenover,
}
