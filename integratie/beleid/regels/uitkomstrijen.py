"""De uitkomst van de regels als rijen: één per gemeente, regel en voorwaarde, voor een DataFrame of JSON."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beleid.regels.formaat import Regel, regels
from integratie.beleid.regels.toepassen import Toets, Uitkomst, afgelopen, overzicht, pas_toe
from integratie.beleid.regels.trend import PERIODEN
from integratie.fouten import Gebruiksfout, suggestie

LEEG = Toets("", None, None, None, None, None, "")


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
    alle, nissen = [r for r in regels().values() if afgelopen(r, peiljaar)], list(nissen)
    return [rij for nis in nissen for r in alle for rij in _rijen(r, nis, min(peiljaar, r.tot.year))]


def _rijen(r: Regel, nis: str, peiljaar: int) -> list[dict]:
    uitkomst: Uitkomst = pas_toe(r, nis, peiljaar)
    kop = {"nis": uitkomst.nis, "gemeente": uitkomst.gemeente, "regel": r.naam, "titel": r.titel, "versie": r.versie}
    oordeel = {"resultaat": uitkomst.resultaat, "uitleg": uitkomst.uitleg, "zekerheid": r.zekerheid, "bron": r.bron}
    return [kop | oordeel | _toets(t) for t in uitkomst.toetsen or (LEEG,)]


def _toets(t: Toets) -> dict:
    uit = {
        "voorwaarde": t.voorwaarde,
        "waarde": t.waarde,
        "drempel": t.drempel,
        "afstand": t.afstand,
        "eenheid": t.eenheid,
        "gehaald": t.gehaald,
        "jaar": t.jaar,
        "benaderd": t.benaderd,
        "gehaald_sinds": t.sinds,
        "kruist_van": t.kruising.van if t.kruising else None,
        "kruist_tot": t.kruising.tot if t.kruising else None,
    }
    per = t.kruising.per_periode if t.kruising else {}
    return uit | {f"kruist_trend_{p}_jaar": per.get(p) for p in PERIODEN}


def tabel(gemeente: str | None = None, peiljaar: int | None = None) -> pd.DataFrame:
    """Elke regel voor een gemeente, of zonder gemeente voor alle 285 van het Vlaams Gewest; kolommen zoals `rijen`."""
    nissen = [gebieden.zoek(gemeente).nis] if gemeente else gebieden.groep("vlaanderen").leden
    jaren = ("jaar", "gehaald_sinds", "kruist_van", "kruist_tot", *(f"kruist_trend_{p}_jaar" for p in PERIODEN))
    return pd.DataFrame(rijen(nissen, peiljaar or vergelijking.laatste_peiljaar())).astype(
        dict.fromkeys(jaren, "Int64")
    )


def kaarten(peiljaar: int) -> list[dict]:
    """Elke regel met bron, periode, zekerheid, of hij afgelopen is, en hoeveel gemeenten van haar groep elk resultaat hebben."""
    return [_kaart(r, peiljaar, afgelopen(r, peiljaar)) for r in regels().values()]


def herinneringen(peiljaar: int) -> list[dict]:
    """De kaarten van de afgelopen regels, geteld met de cijfers tot het jaar waarin ze afliepen."""
    return [_kaart(r, min(peiljaar, r.tot.year), True) for r in regels().values() if afgelopen(r, peiljaar)]


def _kaart(r: Regel, peiljaar: int, voorbij: bool) -> dict:
    return {
        "regel": r.naam,
        "titel": r.titel,
        "versie": r.versie,
        "bron": r.bron,
        "periode": r.periode,
        "afgelopen": voorbij,
        "van": r.van.isoformat() if r.van else None,
        "tot": r.tot.isoformat() if r.tot else None,
        "zekerheid": r.zekerheid,
        "toelichting": r.toelichting,
        "groep": r.groep,
        "gemeenten": len(gebieden.groep(r.groep).leden),
        "resultaten": overzicht(r, peiljaar),
        "nodig": list(r.nodig),
        "bevroren": {"aantal": r.bevroren[0], "toelichting": r.bevroren[1]} if r.bevroren else None,
    }
