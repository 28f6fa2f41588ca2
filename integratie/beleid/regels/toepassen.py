"""Beleidsregels toegepast op gemeenten: resultaat, waarde, drempel, afstand, en wanneer de trend de drempel kruist.

Een afgelopen regel wordt nog uitgerekend, maar nergens doorgetrokken. Nooit juridisch advies: elke regel draagt zijn bron en hoe zeker hij is, en zegt wat benaderd of te bevestigen is.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beleid.regels.formaat import Regel, Voorwaarde
from integratie.beleid.regels.invoer import invoer, invoerpad, verdeel
from integratie.beleid.regels.trend import Kruising, gehaald, kruising, sinds
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
    waarde: float | None
    drempel: float | None
    afstand: float | None  # waarde min drempel
    gehaald: bool | None
    jaar: int | None
    eenheid: str
    benaderd: str = ""
    sinds: int | None = None
    kruising: Kruising | None = None


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
    """De datum waarop men kijkt of een regel geldt: 31 december van het peiljaar, en voor het laatste peiljaar de datum van de editie als die later valt.

    Nooit de dag waarop een rapport gemaakt wordt: hetzelfde rapport blijft hetzelfde.
    """
    einde, editie = datetime.date(peiljaar, 12, 31), edities.datum()
    return max(einde, editie) if editie and peiljaar >= vergelijking.laatste_peiljaar() else einde


def afgelopen(regel: Regel, peiljaar: int) -> bool:
    """Viel de einddatum van de regel voor de peildatum?"""
    return regel.tot is not None and regel.tot < peildatum(peiljaar)


def pas_toe(regel: Regel, nis: str, peiljaar: int) -> Uitkomst:
    """Een regel op een gemeente, met de cijfers tot en met `peiljaar`. Fout: `Gebruiksfout` bij foute invoer."""
    gemeente = gebieden.gemeenten()[nis]
    if nis not in gebieden.groep(regel.groep).leden:
        uitleg = f"de regel geldt alleen in {gebieden.groep(regel.groep).in_zin}"
        resultaat, uitleg, toetsen = NVT, uitleg, ()
    elif regel.soort == "uitsluiting":
        resultaat, uitleg, toetsen = _uitsluiting(regel, gemeente)
    elif regel.soort == "drempel":
        toetsen = tuple(_toets(v, nis, peiljaar, _doortrekken_tot(regel, peiljaar)) for v in regel.voorwaarden)
        resultaat, uitleg = _drempel(regel, gemeente, toetsen, peiljaar)
    else:
        resultaat, uitleg, toetsen = _met_invoer(regel, nis)
    return Uitkomst(regel.naam, nis, gemeente.naam, resultaat, uitleg, toetsen)


def _uitsluiting(regel: Regel, gemeente: gebieden.Gemeente) -> tuple[str, str, tuple]:
    heeft = getattr(gemeente, regel.kenmerk)
    woord = {"faciliteiten": "faciliteitengemeente", "vlaamse_rand": "gemeente van de Vlaamse Rand"}[regel.kenmerk]
    nodig = f"; niet te berekenen zonder: {', '.join(regel.nodig)}" if regel.nodig and not heeft else ""
    uitleg = f"{'een' if heeft else 'geen'} {woord}{nodig}"
    return UITGEZONDERD if heeft else VOLDOET, uitleg, ()


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


def _doortrekken_tot(regel: Regel, peiljaar: int) -> int | None:
    """Het laatste jaar waarin een kruising nog iets betekent: nooit na het einde van de regel; None zonder einde."""
    return peiljaar if afgelopen(regel, peiljaar) else regel.tot.year if regel.tot else None


def _toets(v: Voorwaarde, nis: str, peiljaar: int, tot: int | None = None) -> Toets:
    reeks = reeks_van(v, nis, peiljaar).dropna()
    eenheid = kaart(v.indicator).eenheid if v.kolom == "waarde" else "personen"
    if reeks.empty:
        return Toets(v.naam, None, v.drempel, None, None, None, eenheid, v.benaderd)
    waarde, jaar = float(reeks.iloc[-1]), int(reeks.index[-1])
    return Toets(
        v.naam,
        waarde,
        v.drempel,
        waarde - v.drempel,
        gehaald(waarde, v.drempel, v.streng),
        jaar,
        eenheid,
        v.benaderd,
        sinds(reeks, v.drempel, v.streng),
        kruising(reeks, v.drempel, v.streng, tot),
    )


def _drempel(regel: Regel, gemeente: gebieden.Gemeente, toetsen: tuple[Toets, ...], peiljaar: int) -> tuple[str, str]:
    oordelen = [t.gehaald for t in toetsen]
    if (any if regel.een_volstaat else all)(o is True for o in oordelen):
        return VOLDOET, " en ".join(t.voorwaarde for t in toetsen if t.gehaald)
    if None in oordelen and (regel.een_volstaat or False not in oordelen):
        return GEEN_CIJFER, "een cijfer dat de regel vraagt, is niet gekend"
    if regel.samen:
        v, regio = regel.voorwaarden[0], f"de referentieregio {gemeente.referentieregio}"
        is_, blijft = ("was", "bleef") if afgelopen(regel, peiljaar) else ("is", "blijft")
        if gehaald(_regiosom(v, gemeente.referentieregio, peiljaar, edities.kies_editie()), v.drempel, v.streng):
            return SAMEN, f"alleen onder de drempel; samen met andere gemeenten van {regio} {is_} ze haalbaar"
        return NIET, f"ook heel {regio} samen {blijft} onder de drempel"
    return NIET, "geen enkele voorwaarde gehaald" if regel.een_volstaat else "niet elke voorwaarde gehaald"


@cache
def _regiosom(v: Voorwaarde, regio: str, peiljaar: int, editie: str) -> float:
    """De som van de gekende waarden in een referentieregio, in het laatste jaar waarvoor er een is."""
    leden = [g.nis for g in gebieden.gemeenten().values() if g.referentieregio == regio]
    toetsen = [t for lid in leden if (t := _toets(v, lid, peiljaar)).jaar]
    jaar = max((t.jaar for t in toetsen), default=None)
    return sum(t.waarde for t in toetsen if t.jaar == jaar)


def _met_invoer(regel: Regel, nis: str) -> tuple[str, str, tuple[Toets, ...]]:
    tabel = invoer(regel)
    if tabel is None:
        waar = invoerpad(regel).relative_to(invoerpad(regel).parents[2]).as_posix()
        kolommen = ", ".join(["nis", *(c.invoer for c in regel.criteria), *(regel.vloer[:1] if regel.vloer else ())])
        return NIET_TE_BEREKENEN, f"nodig: {'; '.join(regel.nodig)} (in {waar}, kolommen {kolommen})", ()
    if nis not in tabel.index:
        return GEEN_CIJFER, f"{invoerpad(regel).name} heeft geen rij voor deze gemeente", ()
    if regel.soort == "telling":
        (criterium,) = regel.criteria
        waarde = float(tabel.at[nis, criterium.invoer])
        return (
            BEREKEND,
            "aantal uit het invoerbestand",
            (Toets(regel.titel, waarde, None, None, None, None, "personen"),),
        )
    kolom, minimum = regel.vloer
    aantal = float(tabel.at[nis, kolom])
    toets = Toets(kolom, aantal, minimum, aantal - minimum, aantal >= minimum, None, "personen")
    if aantal < minimum:
        return NIET, f"onder de ondergrens van {minimum:g} personen", (toets,)
    deel = Toets("aandeel in het totaal", float(verdeel(regel, tabel)[nis]), None, None, None, None, "%")
    return BEREKEND, "gewogen aandeel onder de gemeenten boven de ondergrens", (toets, deel)


def overzicht(regel: Regel, peiljaar: int | None = None) -> dict[str, int]:
    """Hoeveel gemeenten van de groep van de regel elk resultaat hebben (alleen wat voorkomt)."""
    return dict(
        _telling(regel, peiljaar or vergelijking.laatste_peiljaar(), edities.kies_editie(), str(invoerpad(regel)))
    )


@cache
def _telling(regel: Regel, peiljaar: int, editie: str, invoerbestand: str) -> dict[str, int]:
    uitkomsten = [pas_toe(regel, nis, peiljaar).resultaat for nis in gebieden.groep(regel.groep).leden]
    return {r: uitkomsten.count(r) for r in RESULTATEN if r in uitkomsten}
