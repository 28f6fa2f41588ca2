"""Wat alle exports van provincies.incijfers.be (PinC) delen.

Onderwerpen, tekens voor wat ontbreekt, gemeentenamen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.bronnen.namen import gemeenten_in, is_restregel, nis_van
from integratie.fouten import Gegevensfout, suggestie

INDELING = 2025  # PinC rekent alle jaren om naar de gemeenten van vandaag
TEKENS = {"-": "geen", "x": "verborgen", "?": "ontbreekt", "nvt": "nvt"}
KOLOMMEN = ["nis", "jaar", "tabel", "onderwerp", "groep", "waarde", "status"]


@dataclass(frozen=True, slots=True)
class Doel:
    """Waar een onderwerp van PinC terechtkomt; `soort` is aantal, procent (0–100) of per 1.000."""

    tabel: str
    onderwerp: str
    groep: str
    soort: str


@cache
def doelen() -> dict[str, Doel]:
    """Naam van het onderwerp in PinC → `Doel`."""
    lijst = pd.read_csv(Path(__file__).with_name("pinc_onderwerpen.csv"), dtype=str, keep_default_na=False)
    return {r.label: Doel(r.tabel, r.onderwerp, r.groep, r.soort) for r in lijst.itertuples()}


def doel_van(label: str, waar: str) -> Doel:
    """Het doel van een onderwerp, met dubbele spaties weggewerkt.

    Fout: `Gegevensfout` bij een onbekend onderwerp.
    """
    naam = " ".join(label.split())
    if naam not in doelen():
        raise Gegevensfout(
            f"{waar}: ik ken het onderwerp '{naam}' niet.{suggestie(naam, doelen())} Verwacht: een bekend "
            "onderwerp van PinC."
        )
    return doelen()[naam]


def als_tabel(rijen: list[tuple[str, int, Doel, float, str]], waar: str) -> pd.DataFrame:
    """Rijen (gemeentenaam, jaar, doel, waarde, status) → `KOLOMMEN`; restregels vallen weg.

    Fout: `Gegevensfout` bij een onbekende of dubbele gemeente, een ontbrekende gemeente van het Vlaams Gewest
    of een aandeel in een andere eenheid.
    """
    namen = {naam for naam, *_ in rijen if not is_restregel(naam)}
    codes = {naam: nis_van(naam, INDELING, waar) for naam in sorted(namen)}
    tabel = pd.DataFrame(
        [
            (codes[naam], jaar, d.tabel, d.onderwerp, d.groep, waarde, status)
            for naam, jaar, d, waarde, status in rijen
            if naam in codes
        ],
        columns=KOLOMMEN,
    )
    dubbel = tabel.duplicated(["nis", "jaar", "onderwerp", "groep"])
    if dubbel.any():
        nis, jaar = tabel.loc[dubbel, ["nis", "jaar"]].iloc[0]
        raise Gegevensfout(
            f"{waar}: {gemeenten_in(INDELING)[nis]} ({nis}) staat er voor {jaar} meer dan één keer; verwacht: één keer."
        )
    if ontbrekend := sorted(_vlaams() - set(tabel["nis"])):
        eerste = f"{gemeenten_in(INDELING)[ontbrekend[0]]} ({ontbrekend[0]})"
        raise Gegevensfout(
            f"{waar}: {len(ontbrekend)} Vlaamse gemeenten ontbreken, waaronder {eerste}; verwacht: alle 285."
        )
    _eis_eenheid(tabel, {d.onderwerp for _, _, d, _, _ in rijen if d.soort == "procent"}, waar)
    return tabel


def _vlaams() -> set[str]:
    return {g.nis for g in gebieden.gemeenten().values() if g.gewest == gebieden.VLAAMS_GEWEST}


def _eis_eenheid(tabel: pd.DataFrame, procenten: set[str], waar: str) -> None:
    """Aandelen moeten van 0 tot 100 lopen; een kolom die nergens boven 1 komt, is wellicht een breuk."""
    for (onderwerp, groep), waarden in tabel[tabel["onderwerp"].isin(procenten)].groupby(["onderwerp", "groep"])[
        "waarde"
    ]:
        if waarden.max() > 100 or (waarden.gt(0).sum() > 20 and waarden.max() <= 1):
            naam = f"{onderwerp} {groep}".strip()
            raise Gegevensfout(f"{waar}: '{naam}' loopt tot {waarden.max():g}; verwacht: percentages van 0 tot 100.")
