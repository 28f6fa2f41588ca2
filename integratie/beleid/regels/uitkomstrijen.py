"""De uitkomst van de regels als rijen: één per gemeente, regel en voorwaarde, voor een DataFrame of JSON; en in woorden, nu of toen."""

from collections.abc import Iterable

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld.opmaak import datum, getal, opsomming
from integratie.beleid.regels.formaat import Regel, regels
from integratie.beleid.regels.toepassen import (
    NIET_TE_BEREKENEN,
    RESULTATEN,
    Toets,
    afgelopen,
    jaar_van_toen,
    overzicht,
    pas_toe,
    peildatum,
)
from integratie.beleid.regels.trend import PERIODEN, Kruising
from integratie.fouten import Gebruiksfout, suggestie

LEEG = Toets("", "")
# Voor elk van RESULTATEN: nu (één, veel) en toen (één, veel).
VORMEN = (
    ("voldoet", "voldoen", "voldeed", "voldeden"),
    tuple(f"{kan} de drempel enkel samen halen" for kan in ("kan", "kunnen", "kon", "konden")),
    ("voldoet niet", "voldoen niet", "voldeed niet", "voldeden niet"),
    ("is uitgezonderd", "zijn uitgezonderd", "was uitgezonderd", "waren uitgezonderd"),
    2 * ("is berekend", "zijn berekend"),
    4 * ("niet te berekenen",),
    ("heeft geen cijfer", "hebben geen cijfer", "had geen cijfer", "hadden geen cijfer"),
    ("valt erbuiten", "vallen erbuiten", "viel erbuiten", "vielen erbuiten"),
)


def regel(naam: str) -> Regel:
    """De regel met deze naam. Fout: `Gebruiksfout` met de bestaande namen."""
    if naam not in regels():
        bekend = ", ".join(regels()) or "geen (map parameters/regels is leeg)"
        raise Gebruiksfout(f"Ik ken geen regel '{naam}'.{suggestie(naam, regels())} De regels zijn: {bekend}.")
    return regels()[naam]


def rijen(nissen: Iterable[str], peiljaar: int) -> list[dict]:
    """Alle regels voor deze gemeenten; een regel zonder voorwaarden geeft één rij zonder waarde. Afgelopen regels kruisen niets meer."""
    alle, nissen = regels().values(), list(nissen)
    return [rij for nis in nissen for r in alle for rij in _rijen(r, nis, peiljaar)]


def geldend(nissen: Iterable[str], peiljaar: int) -> list[dict]:
    """De rijen van de regels die nog gelden."""
    weg = {r.naam for r in regels().values() if afgelopen(r, peiljaar)}
    return [rij for rij in rijen(nissen, peiljaar) if rij["regel"] not in weg]


def herinnering(nissen: Iterable[str], peiljaar: int) -> list[dict]:
    """De rijen van de afgelopen regels, elk met de cijfers tot het jaar waarin hij afliep."""
    alle = [(r, jaar) for r in regels().values() if (jaar := jaar_van_toen(r, peiljaar))]
    return [rij for nis in nissen for r, jaar in alle for rij in _rijen(r, nis, jaar)]


def _rijen(r: Regel, nis: str, peiljaar: int) -> list[dict]:
    u = pas_toe(r, nis, peiljaar)
    kop = {"nis": u.nis, "gemeente": u.gemeente, "regel": r.naam, "titel": r.titel, "versie": r.versie}
    oordeel = {"resultaat": u.resultaat, "uitleg": u.uitleg, "zekerheid": r.zekerheid, "bron": r.bron}
    return [kop | oordeel | _toets(t) for t in u.toetsen or (LEEG,)]


def _toets(t: Toets) -> dict:
    velden = ("voorwaarde", "waarde", "drempel", "afstand", "eenheid", "gehaald", "jaar", "benaderd")
    k = t.kruising or Kruising({}, None, None)
    kruising = {"gehaald_sinds": t.sinds, "kruist_van": k.van, "kruist_tot": k.tot}
    per_periode = {f"kruist_trend_{p}_jaar": k.per_periode.get(p) for p in PERIODEN}
    return {veld: getattr(t, veld) for veld in velden} | kruising | per_periode


def tabel(gemeente: str | None = None, peiljaar: int | None = None) -> pd.DataFrame:
    """Elke regel voor een gemeente, of zonder gemeente voor alle 285 van het Vlaams Gewest; kolommen zoals `rijen`."""
    nissen = [gebieden.zoek(gemeente).nis] if gemeente else gebieden.groep("vlaanderen").leden
    jaren = ("jaar", "gehaald_sinds", "kruist_van", "kruist_tot", *(f"kruist_trend_{p}_jaar" for p in PERIODEN))
    alle = rijen(nissen, peiljaar or vergelijking.laatste_peiljaar())
    return pd.DataFrame(alle).astype(dict.fromkeys(jaren, "Int64"))


def kaarten(peiljaar: int) -> list[dict]:
    """Elke regel met bron, periode, zekerheid, of hij afgelopen is, en hoeveel gemeenten van haar groep elk resultaat hebben."""
    return [_kaart(r, peiljaar, afgelopen(r, peiljaar)) for r in regels().values()]


def herinneringen(peiljaar: int) -> list[dict]:
    """De kaarten van de afgelopen regels, geteld met de cijfers tot het jaar waarin ze afliepen."""
    return [_kaart(r, jaar, True) for r in regels().values() if (jaar := jaar_van_toen(r, peiljaar))]


def _kaart(r: Regel, peiljaar: int, voorbij: bool) -> dict:
    kop = {"regel": r.naam, "titel": r.titel, "versie": r.versie, "bron": r.bron, "periode": r.periode}
    kop |= {"afgelopen": voorbij} | {k: d.isoformat() if d else None for k, d in (("van", r.van), ("tot", r.tot))}
    kop |= {"zekerheid": r.zekerheid, "toelichting": r.toelichting, "groep": r.groep}
    telling = {"gemeenten": len(gebieden.groep(r.groep).leden), "resultaten": overzicht(r, peiljaar)}
    bevroren = {"aantal": r.bevroren[0], "toelichting": r.bevroren[1]} if r.bevroren else None
    return kop | telling | {"nodig": list(r.nodig), "bevroren": bevroren}


def uitslag(resultaat: str, aantal: int = 1, toen: bool = False) -> str:
    """ "voldoet", "voldoen" of voor een afgelopen regel "voldeed", "voldeden"."""
    return VORMEN[RESULTATEN.index(resultaat)][2 * toen + (aantal != 1)]


def telling(kaart: dict) -> str:
    """ "Van de 285 gemeenten: 273 voldoen en 12 zijn uitgezonderd." """
    if kaart["resultaten"] == {NIET_TE_BEREKENEN: kaart["gemeenten"]}:
        return f"Voor geen enkele van de {getal(kaart['gemeenten'])} gemeenten te berekenen."
    delen = [f"{getal(n)} {uitslag(wat, n, kaart['afgelopen'])}" for wat, n in kaart["resultaten"].items()]
    return f"Van de {getal(kaart['gemeenten'])} gemeenten: {opsomming(delen)}."


def periode(kaart: dict) -> str:
    """ "liep van 1-10-2022 tot 30-9-2025" voor een afgelopen regel, anders de periode zelf."""
    return f"liep van {kaart['periode']}" if kaart["afgelopen"] else kaart["periode"]


def beslist(peiljaar: int) -> str:
    """Welke datum zegt of een regel nog geldt."""
    dag = datum(peildatum(peiljaar).isoformat())
    return (
        f"Een regel is afgelopen als zijn einddatum voor {dag} valt. Dat is de datum van de editie, of 31 december van een vroeger peiljaar; "
        "niet de dag waarop dit gemaakt is."
    )
