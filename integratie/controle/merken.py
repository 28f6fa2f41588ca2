"""Elk gemerkt getal of woord, herrekend: wat zou zijn waarde zijn, en welke tekst mag er staan?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from statistics import median

from integratie import gebieden
from integratie.blok.tekst import Cijfertekst
from integratie.controle import cijfers, getallen, woorden
from integratie.controle import richting as r
from integratie.controle.cijfers import Cijfer
from integratie.controle.hermaakt import opvolging
from integratie.controle.plaats import Plaats, plaats
from integratie.indicator import Indicator, kaart, register
from integratie.vergelijking.opvallend import referentie

Antwoord = tuple[float, set[str]]  # de waarde, en de teksten waarin ze mag staan
KAN_TOEVAL, KUNNEN_TOEVAL = "het verschil kan toeval zijn", "die verschillen kunnen toeval zijn"
DAT_KAN_TOEVAL, DAT_IS_ONBEKEND = "dat kan toeval zijn", "of dat toeval is, is niet te zeggen"
JAREN, GENOEG, MAD = 5, 5, 1.4826
ZONDER_GRENS = (
    "teller",
    "tellergrootte",
    "tekenteller",
    "nul",
    "midden",
    "middenverschil",
    "opvolging",
    "gerangschikt",
)


@dataclass(frozen=True)
class Vraag:
    """Een merk met de editie en het peiljaar waartegen het nagerekend wordt."""

    merk: Cijfertekst
    ind: Indicator
    peiljaar: int
    editie: str

    def cijfer(self, code: str = "", jaar: int | None = None, deel: str = "waarde") -> Cijfer:
        """Het cijfer van precies dit jaar. Fout: `LookupError` als het niet gekend is."""
        m = self.merk
        jaar = m.jaar if jaar is None else jaar
        gevonden = cijfers.in_jaar(self.ind.naam, code or m.code, m.groep, jaar, self.editie)
        if gevonden is None or getattr(gevonden, deel) is None:
            raise LookupError(f"een cijfer voor {self.ind.titel} in {jaar}")
        return gevonden

    def vroeger(self) -> Cijfer:
        """Het cijfer van het vroegere jaar van een verandering."""
        return self.cijfer(jaar=self.merk.van or 0)

    def plaats(self) -> Plaats:
        """De plaats in de Vlaamse Rand. Fout: `LookupError` als er geen mag zijn."""
        gevonden = plaats(self.ind, self.merk.code, self.merk.groep, self.peiljaar, self.editie)
        laatste = cijfers.laatste(self.ind.naam, self.merk.code, self.merk.groep, self.peiljaar, self.editie)
        if gevonden is None or laatste is None or laatste.jaar != self.merk.jaar:
            raise LookupError(f"dat {self.ind.titel} hier niet gerangschikt wordt")
        return gevonden


def gebrek(m: Cijfertekst, peiljaar: int, editie: str, codes: frozenset[str]) -> str:
    """Wat er bij een merk verwacht werd, of leeg als alles klopt."""
    if m.indicator not in register() or m.soort not in SOORTEN:
        return "een volledige verwijzing naar een cijfer"
    if m.jaar > peiljaar:
        return f"geen cijfer van na peiljaar {peiljaar}"
    if not {m.code, m.met or m.code} <= codes:
        return "een cijfer van de gemeente zelf of van een vergelijkingsgebied"
    v = Vraag(m, kaart(m.indicator), peiljaar, editie)
    try:
        waarde, teksten = SOORTEN[m.soort](v)
    except LookupError as fout:
        return str(fout)
    if not getallen.gelijk(m.waarde, waarde):
        return f"de waarde {getallen.machine(waarde)}, niet {getallen.machine(m.waarde)} ({v.ind.titel}, {m.jaar})"
    if m.tekst not in teksten:
        return f"{' of '.join(sorted(teksten))} ({v.ind.titel}, {m.jaar})"
    if m.soort not in ZONDER_GRENS and m.code not in gebieden.op_code() and _te_klein(v):
        return f"alleen een aantal, want het gaat om te weinig mensen ({v.ind.titel}, {m.jaar})"
    return ""


def _te_klein(v: Vraag) -> bool:
    return r.alleen_aantal(v.ind, v.merk.code, v.cijfer(), v.merk.groep, v.editie)


def _waarde(v: Vraag) -> Antwoord:
    c = v.cijfer()
    teksten = {getallen.met_eenheid(v.ind, c.waarde, c.status), getallen.voluit(v.ind, c.waarde, c.status)}
    return c.waarde, teksten


def _grootte(v: Vraag) -> Antwoord:
    c = v.cijfer()
    return abs(c.waarde), {getallen.voluit(v.ind, abs(c.waarde), c.status)}


def _teller(v: Vraag) -> Antwoord:
    c = v.cijfer(deel="teller")
    return c.teller, {getallen.aantal(c.teller, c.status)}


def _tellergrootte(v: Vraag) -> Antwoord:
    c = v.cijfer(deel="teller")
    return abs(c.teller), {getallen.aantal(abs(c.teller), c.status)}


def _tekenteller(v: Vraag) -> Antwoord:
    teller = v.cijfer(deel="teller").teller
    return teller, {getallen.getal(teller, plus=True)}


def _nul(v: Vraag) -> Antwoord:
    c = v.cijfer()
    aantal = c.waarde if c.teller is None else c.teller
    return aantal, {"geen", "Geen", "evenveel"} if aantal == 0 else {"een aantal, want het is niet nul"}


def _verschil(v: Vraag) -> Antwoord:
    grootte = abs(v.cijfer().waarde - v.vroeger().waarde)
    return grootte, {getallen.verschil(v.ind, grootte)}


def _toename(v: Vraag) -> Antwoord:
    verschil = v.cijfer().waarde - v.vroeger().waarde
    return verschil, {getallen.getal(verschil, v.ind.decimalen, plus=True)}


def _procent(v: Vraag) -> Antwoord:
    toen, nu = v.vroeger().waarde, v.cijfer().waarde
    if v.ind.is_relatief or toen <= 0:
        raise LookupError(f"geen procent bij {v.ind.titel}")
    procent = abs(100 * (nu - toen) / toen)
    return procent, {f"{getallen.getal(procent, 1)}{getallen.VAST}%"}


def _rang(v: Vraag) -> Antwoord:
    return v.plaats().van, {v.plaats().tekst}


def _gerangschikt(v: Vraag) -> Antwoord:
    return v.plaats().aantal, {str(v.plaats().aantal)}


def _woorden(v: Vraag) -> Antwoord:
    waarde = v.cijfer().waarde
    return waarde, woorden.breuk(waarde)


def _verandering(v: Vraag) -> tuple[float, str]:
    toen, nu = v.vroeger(), v.cijfer()
    return nu.waarde - toen.waarde, r.verandering(v.ind, v.merk.code, toen, nu, v.merk.groep, v.editie)


def _richting(v: Vraag) -> Antwoord:
    verschil, gevonden = _verandering(v)
    return verschil, woorden.door_de_tijd(gevonden, verschil)


def _toeval(v: Vraag) -> Antwoord:
    verschil, gevonden = _verandering(v)
    return verschil, woorden.bij_toeval(gevonden, {KAN_TOEVAL}, woorden.door_de_tijd(gevonden, verschil))


def _teken(v: Vraag) -> Antwoord:
    c = v.cijfer()
    return c.waarde, woorden.door_de_tijd(r.van_nul(v.ind, v.merk.code, c, v.merk.groep, v.editie), c.waarde)


def _teken_toeval(v: Vraag) -> Antwoord:
    c = v.cijfer()
    gevonden = r.van_nul(v.ind, v.merk.code, c, v.merk.groep, v.editie)
    if gevonden == r.STIL:
        return c.waarde, {DAT_IS_ONBEKEND}
    return c.waarde, woorden.bij_toeval(gevonden, {DAT_KAN_TOEVAL}, woorden.door_de_tijd(gevonden, c.waarde))


def _naast(v: Vraag) -> tuple[float, str]:
    eigen, ander = v.cijfer(), v.cijfer(v.merk.met)
    gevonden = r.naast(v.ind, v.merk.code, eigen, v.merk.met, ander, v.merk.groep, v.editie)
    return eigen.waarde - ander.waarde, gevonden


def _vergelijking(v: Vraag) -> Antwoord:
    verschil, gevonden = _naast(v)
    return verschil, woorden.naast(gevonden)


def _naast_toeval(v: Vraag) -> Antwoord:
    verschil, gevonden = _naast(v)
    return verschil, woorden.bij_toeval(gevonden, {KAN_TOEVAL, KUNNEN_TOEVAL}, woorden.naast(gevonden))


def _midden(v: Vraag) -> Antwoord:
    """Het midden van de andere gemeenten; wat "opvalt", ligt er minstens drie robuuste standaardafwijkingen van (de grootste groei één)."""
    eigen, midden, breedte = v.cijfer().waarde, *_van_leden(v, verandering=False)
    if abs(eigen - midden) < (1 if v.ind.groei_van or v.ind.saldo_van else 3) * breedte:
        raise LookupError(f"iets dat opvalt, en {v.ind.titel} ligt dicht bij de andere gemeenten")
    return midden, {getallen.met_eenheid(v.ind, midden)}


def _middenverschil(v: Vraag) -> Antwoord:
    """Zoals `_midden`, voor een verandering over vijf jaar; de grootste mag er minder ver van liggen."""
    eigen = v.cijfer().waarde - v.cijfer(jaar=v.merk.jaar - JAREN).waarde
    midden, breedte = _van_leden(v, verandering=True)
    if abs(eigen - midden) < breedte:
        raise LookupError(f"een verandering die opvalt, en die van {v.ind.titel} ligt dicht bij die van de anderen")
    return midden, {getallen.verschil(v.ind, midden, plus=True)}


def _van_leden(v: Vraag, verandering: bool) -> tuple[float, float]:
    m = v.merk
    gevonden = _middens(v.ind.naam, m.code, m.jaar, m.groep, v.peiljaar, v.editie, verandering)
    if gevonden is None:
        raise LookupError(f"een referentiegroep met cijfers voor {v.ind.titel} in {m.jaar}")
    return gevonden


@cache
def _middens(
    naam: str, code: str, jaar: int, groep: str, peiljaar: int, editie: str, verandering: bool
) -> tuple[float, float] | None:
    """De mediaan en de robuuste standaardafwijking van de referentiegroep; None als ze te klein is."""
    zonder = kaart(naam).leerlingen
    leden = [n for n in referentie(code, peiljaar) if not (zonder and gebieden.gemeenten()[n].faciliteiten)]
    waarden = []
    for nis in leden:
        nu, toen = (cijfers.in_jaar(naam, nis, groep, j, editie) for j in (jaar, jaar - JAREN))
        delen = [nu, toen] if verandering else [nu]
        if all(c is not None and c.waarde is not None for c in delen):
            waarden.append(nu.waarde - toen.waarde if verandering else nu.waarde)
    if len(waarden) < GENOEG:
        return None
    midden = median(waarden)
    return midden, MAD * median(abs(w - midden) for w in waarden)


def _opvolging(v: Vraag) -> Antwoord:
    """Een deel van het oordeel over een streefcijfer, opnieuw gemaakt uit het plan en de editie."""
    waarde, tekst = opvolging(v.merk, v.peiljaar, v.editie)
    return waarde, {tekst}


SOORTEN = {
    "waarde": _waarde,
    "grootte": _grootte,
    "teller": _teller,
    "tellergrootte": _tellergrootte,
    "tekenteller": _tekenteller,
    "nul": _nul,
    "verschil": _verschil,
    "toename": _toename,
    "procent": _procent,
    "rang": _rang,
    "gerangschikt": _gerangschikt,
    "woorden": _woorden,
    "richting": _richting,
    "toeval": _toeval,
    "teken": _teken,
    "teken_toeval": _teken_toeval,
    "vergelijking": _vergelijking,
    "naast_toeval": _naast_toeval,
    "midden": _midden,
    "middenverschil": _middenverschil,
    "opvolging": _opvolging,
}
