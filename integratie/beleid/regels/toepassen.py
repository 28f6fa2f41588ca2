"""Beleidsregels toegepast op gemeenten: resultaat, waarde, drempel, afstand, en wanneer de trend de drempel kruist.

Een afgelopen regel wordt nog uitgerekend, maar nergens doorgetrokken. Nooit juridisch advies: elke regel draagt zijn bron en hoe zeker hij is, en zegt wat benaderd of te bevestigen is.
"""

import datetime
from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beleid.regels.formaat import Regel, Voorwaarde
from integratie.beleid.regels.invoer import invoer, invoerkolommen, invoerpad, verdeel
from integratie.beleid.regels.trend import Kruising, kruising, sinds
from integratie.indicator import cijfers, kaart
from integratie.opslag import edities

VOLDOET, SAMEN, NIET, UITGEZONDERD = "voldoet", "enkel samen", "voldoet niet", "uitgezonderd"
BEREKEND, NIET_TE_BEREKENEN = "berekend", "niet te berekenen"
GEEN_CIJFER, NVT = "geen cijfer", "niet van toepassing"
RESULTATEN = (VOLDOET, SAMEN, NIET, UITGEZONDERD, BEREKEND, NIET_TE_BEREKENEN, GEEN_CIJFER, NVT)
GEEN_ADVIES = "Een berekening op openbare cijfers, geen juridisch advies."


@dataclass(frozen=True, slots=True)
class Toets:
    """Eén voorwaarde voor één gemeente; `waarde` is None zonder bekend cijfer."""

    voorwaarde: str
    eenheid: str
    waarde: float | None = None
    drempel: float | None = None
    gehaald: bool | None = None
    jaar: int | None = None
    benaderd: str = ""
    sinds: int | None = None
    kruising: Kruising | None = None

    @property
    def afstand(self) -> float | None:
        return None if self.waarde is None or self.drempel is None else self.waarde - self.drempel


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Wat een regel voor een gemeente (of cluster) geeft, en waarom."""

    regel: str
    nis: str
    gemeente: str
    resultaat: str
    uitleg: str
    toetsen: tuple[Toets, ...]


def peildatum(peiljaar: int) -> datetime.date:
    """De datum waarop men kijkt of een regel geldt: 31 december van het peiljaar, en voor het laatste peiljaar de datum van de editie (nooit een dag die nog moet komen).

    Nooit de dag waarop een rapport gemaakt wordt: hetzelfde rapport blijft hetzelfde.
    """
    einde, editie = datetime.date(peiljaar, 12, 31), edities.datum()
    return editie if editie and editie.year >= peiljaar >= vergelijking.laatste_peiljaar() else einde


def afgelopen(regel: Regel, peiljaar: int) -> bool:
    """Viel de einddatum van de regel voor de peildatum?"""
    return regel.tot is not None and regel.tot < peildatum(peiljaar)


def jaar_van_toen(regel: Regel, peiljaar: int) -> int | None:
    """Tot welk jaar de cijfers gaan waarmee men op een afgelopen regel terugkijkt; None zolang hij geldt."""
    return min(peiljaar, regel.tot.year) if regel.tot and afgelopen(regel, peiljaar) else None


def pas_toe(regel: Regel, nis: str, peiljaar: int) -> Uitkomst:
    """Een regel op een gemeente, met de cijfers tot en met `peiljaar`. Fout: `Gebruiksfout` bij foute invoer."""
    gemeente = gebieden.gemeenten()[nis]
    toetsen: tuple[Toets, ...] = ()
    if nis not in gebieden.groep(regel.groep).leden:
        resultaat, uitleg = NVT, f"de regel geldt alleen in {gebieden.groep(regel.groep).in_zin}"
    elif regel.soort == "uitsluiting":
        resultaat, uitleg = _uitsluiting(regel, gemeente)
    elif regel.soort == "drempel":
        # Een kruising betekent niets meer na het einde van de regel.
        tot = peiljaar if afgelopen(regel, peiljaar) else regel.tot.year if regel.tot else None
        toetsen = tuple(_toets(v, nis, peiljaar, tot) for v in regel.voorwaarden)
        resultaat, uitleg = _drempel(regel, gemeente, toetsen, peiljaar)
    else:
        resultaat, uitleg, toetsen = _met_invoer(regel, nis)
    return Uitkomst(regel.naam, nis, gemeente.naam, resultaat, uitleg, toetsen)


def _uitsluiting(regel: Regel, gemeente: gebieden.Gemeente) -> tuple[str, str]:
    woord = {"faciliteiten": "faciliteitengemeente", "vlaamse_rand": "gemeente van de Vlaamse Rand"}[regel.kenmerk]
    if getattr(gemeente, regel.kenmerk):
        return UITGEZONDERD, f"een {woord}"
    nodig = f"; niet te berekenen zonder: {', '.join(regel.nodig)}" if regel.nodig else ""
    return VOLDOET, f"geen {woord}{nodig}"


def reeks_van(voorwaarde: Voorwaarde, nis: str, peiljaar: int) -> pd.Series:
    """De cijfers van een voorwaarde tot het peiljaar: index jaar."""
    rijen = _per_gemeente(voorwaarde.indicator, edities.kies_editie()).get(nis)
    if rijen is None:
        return pd.Series(dtype=float)
    return rijen[rijen["jaar"] <= peiljaar].set_index("jaar")[voorwaarde.kolom]


@cache
def _per_gemeente(naam: str, editie: str) -> dict[str, pd.DataFrame]:
    rijen = cijfers(naam, editie)
    return {str(nis): deel for nis, deel in rijen[rijen["groep"] == ""].groupby("nis")}


def _toets(v: Voorwaarde, nis: str, peiljaar: int, tot: int | None = None) -> Toets:
    reeks = reeks_van(v, nis, peiljaar).dropna()
    eenheid = kaart(v.indicator).eenheid if v.kolom == "waarde" else "personen"
    uit = Toets(v.naam, eenheid, drempel=v.drempel, benaderd=v.benaderd)
    if reeks.empty:
        return uit
    waarde, jaar, grens = float(reeks.iloc[-1]), int(reeks.index[-1]), (v.drempel, v.streng)
    gehaald, snijpunt = v.gehaald(waarde), kruising(reeks, *grens, tot)
    return replace(uit, waarde=waarde, gehaald=gehaald, jaar=jaar, sinds=sinds(reeks, *grens), kruising=snijpunt)


def _drempel(regel: Regel, gemeente: gebieden.Gemeente, toetsen: tuple[Toets, ...], peiljaar: int) -> tuple[str, str]:
    oordelen = [t.gehaald for t in toetsen]
    if (any if regel.een_volstaat else all)(o is True for o in oordelen):
        return VOLDOET, " en ".join(t.voorwaarde for t in toetsen if t.gehaald)
    if None in oordelen and (regel.een_volstaat or False not in oordelen):
        return GEEN_CIJFER, "een cijfer dat de regel vraagt, is niet gekend"
    if regel.samen:
        v, regio = regel.voorwaarden[0], f"de referentieregio {gemeente.referentieregio}"
        is_, blijft = ("was", "bleef") if afgelopen(regel, peiljaar) else ("is", "blijft")
        if v.gehaald(_regiosom(v, gemeente.referentieregio, peiljaar, edities.kies_editie())):
            return SAMEN, f"alleen onder de drempel; samen met andere gemeenten van {regio} {is_} ze haalbaar"
        return NIET, f"ook heel {regio} samen {blijft} onder de drempel"
    return NIET, "geen enkele voorwaarde gehaald" if regel.een_volstaat else "niet elke voorwaarde gehaald"


@cache
def _regiosom(v: Voorwaarde, regio: str, peiljaar: int, editie: str) -> float:
    """De som van de gekende waarden in een referentieregio, in het laatste jaar waarvoor er een is."""
    leden = [g.nis for g in gebieden.gemeenten().values() if g.referentieregio == regio]
    toetsen = [_toets(v, lid, peiljaar) for lid in leden]
    bekend = [(t.jaar, t.waarde) for t in toetsen if t.jaar is not None and t.waarde is not None]
    laatste = max((jaar for jaar, _ in bekend), default=None)
    return sum(waarde for jaar, waarde in bekend if jaar == laatste)


def _met_invoer(regel: Regel, nis: str) -> tuple[str, str, tuple[Toets, ...]]:
    """Resultaat, uitleg en toetsen."""
    tabel, pad = invoer(regel), invoerpad(regel)
    if tabel is None:
        waar, kolommen = pad.relative_to(pad.parents[2]).as_posix(), ", ".join(("nis", *invoerkolommen(regel)))
        return NIET_TE_BEREKENEN, f"nodig: {'; '.join(regel.nodig)} (in {waar}, kolommen {kolommen})", ()
    if nis not in tabel.index:
        return GEEN_CIJFER, f"{pad.name} heeft geen rij voor deze gemeente", ()
    if regel.vloer is None:  # een telling
        aantal = float(tabel.at[nis, regel.criteria[0].invoer])
        return BEREKEND, "aantal uit het invoerbestand", (Toets(regel.titel, "personen", aantal),)
    kolom, minimum = regel.vloer
    aantal = float(tabel.at[nis, kolom])
    toets = Toets(kolom, "personen", aantal, minimum, aantal >= minimum)
    if aantal < minimum:
        return NIET, f"onder de ondergrens van {minimum:g} personen", (toets,)
    deel = Toets("aandeel in het totaal", "%", float(verdeel(regel, tabel)[nis]))
    return BEREKEND, "gewogen aandeel onder de gemeenten boven de ondergrens", (toets, deel)


def overzicht(regel: Regel, peiljaar: int) -> dict[str, int]:
    """Hoeveel gemeenten van de groep van de regel elk resultaat hebben (alleen wat voorkomt)."""
    return dict(_telling(regel, peiljaar, edities.kies_editie(), str(invoerpad(regel))))


@cache
def _telling(regel: Regel, peiljaar: int, editie: str, invoerbestand: str) -> dict[str, int]:
    uitkomsten = [pas_toe(regel, nis, peiljaar).resultaat for nis in gebieden.groep(regel.groep).leden]
    return {r: uitkomsten.count(r) for r in RESULTATEN if r in uitkomsten}
