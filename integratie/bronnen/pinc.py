"""Wat alle exports van provincies.incijfers.be (PinC) delen.

Onderwerpen, tekens voor wat ontbreekt, gemeentenamen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.bronnen.namen import gemeenten_in, is_restregel, nis_van
from integratie.bronnen.pinc_eigen import Binding, bindingen, kan_onder_nul, naam_van
from integratie.fouten import Gegevensfout
from integratie.keuring.grenzen import DEEL_TOT
from integratie.tabel import onderwerpen_van

INDELING = 2025  # PinC rekent alle jaren om naar de gemeenten van vandaag
TEKENS = {"-": "geen", "x": "verborgen", "?": "ontbreekt", "nvt": "nvt"}
KOLOMMEN = ["nis", "jaar", "tabel", "onderwerp", "groep", "waarde", "status"]
GETALSOORTEN = {"%": "procent", "aantal": "aantal", "per 1.000": "per 1.000"}
_LIJKT_OP = 0.92  # zo goed als dezelfde naam: eerder een tikfout dan een nieuw onderwerp


@dataclass(frozen=True, slots=True)
class Doel:
    """Waar een onderwerp van PinC terechtkomt.

    `soort` is aantal, procent (0–100), per 1.000, of vrij; `binding` is er alleen bij een onderwerp dat het pakket niet kent.
    """

    tabel: str
    onderwerp: str
    groep: str
    soort: str
    verschuiving: int = 0
    binding: Binding | None = None

    @property
    def met_teken(self) -> bool:
        """Kan het onder nul gaan?"""
        return self.binding.met_teken if self.binding else onderwerpen_van(self.tabel)[self.onderwerp].met_teken

    @property
    def hulp(self) -> str:
        """Wat men typt als een vrij onderwerp toch onder nul kan."""
        vrij = self.binding is not None and not self.met_teken
        return (
            f" Kan '{self.binding.label}' onder nul? Zet er «met_teken: true» bij in parameters/onderwerpen.yaml."
            if vrij
            else ""
        )


@cache
def doelen() -> dict[str, Doel]:
    """Naam van het onderwerp in PinC → `Doel`, voor wat het pakket kent."""
    lijst = pd.read_csv(Path(__file__).with_name("pinc_onderwerpen.csv"), dtype=str, keep_default_na=False)
    return {r.label: Doel(r.tabel, r.onderwerp, r.groep, r.soort) for r in lijst.itertuples()}


def doel_van(label: str, waar: str, eenheid: str = "") -> Doel:
    """Het doel van een onderwerp; een onbekend onderwerp krijgt een eigen tabel `pinc_<naam>`.

    Fout: `Gegevensfout` bij een naam die bijna die van een bekend onderwerp is, of een andere eenheid.
    """
    naam = " ".join(label.split())
    eigen = bindingen().get(naam)
    if naam in doelen():
        doel = replace(doelen()[naam], verschuiving=eigen.jaarverschuiving if eigen else 0)
        if eenheid and GETALSOORTEN.get(eenheid, "vrij") != doel.soort:
            raise Gegevensfout(f"{waar}: '{naam} [{eenheid}]' staat in een andere eenheid dan verwacht ({doel.soort}).")
        return doel
    if eigen is None and (dichtst := _bijna(naam)):
        raise Gegevensfout(
            f"{waar}: ik ken het onderwerp '{naam}' niet, maar wel '{dichtst}'. Verwacht: die naam, of een regel voor "
            f"'{naam}' in parameters/onderwerpen.yaml als het echt een ander onderwerp is."
        )
    binding = eigen or Binding(naam, naam, eenheid, optelbaar=eenheid == "aantal", met_teken=kan_onder_nul(naam, {}))
    if eenheid and binding.eenheid and eenheid == "%" and binding.eenheid != "%":
        raise Gegevensfout(
            f"{waar}: '{naam}' staat in %; verwacht volgens parameters/onderwerpen.yaml: {binding.eenheid}."
        )
    kort = naam_van(naam)
    soort = GETALSOORTEN.get(eenheid or binding.eenheid, "vrij")
    return Doel(f"pinc_{kort}", kort, "", soort, binding.jaarverschuiving, binding)


def _bijna(naam: str) -> str | None:
    """Het bekende onderwerp dat zo goed als dezelfde naam heeft; andere cijfers in de naam zijn een ander onderwerp."""
    for bekend in doelen():
        zelfde_cijfers = re.findall(r"\d+", bekend) == re.findall(r"\d+", naam)
        if zelfde_cijfers and SequenceMatcher(None, bekend.casefold(), naam.casefold()).ratio() >= _LIJKT_OP:
            return bekend
    return None


def als_tabel(rijen: list[tuple[str, int, Doel, float, str]], waar: str) -> pd.DataFrame:
    """Rijen (gemeentenaam, jaar, doel, waarde, status) → `KOLOMMEN`; restregels vallen weg.

    Fout: `Gegevensfout` bij een onbekende of dubbele gemeente, een ontbrekende gemeente van het Vlaams Gewest, een
    onderwerp met minder jaren dan de andere, of een aandeel in een andere eenheid.
    """
    namen = {naam for naam, *_ in rijen if not is_restregel(naam)}
    codes = {naam: nis_van(naam, INDELING, waar) for naam in sorted(namen)}
    tabel = pd.DataFrame(
        [
            (codes[naam], jaar + d.verschuiving, d.tabel, d.onderwerp, d.groep, waarde, status)
            for naam, jaar, d, waarde, status in rijen
            if naam in codes
        ],
        columns=KOLOMMEN,
    ).astype({"waarde": "float64"})
    dubbel = tabel.duplicated(["nis", "jaar", "tabel", "onderwerp", "groep"])
    if dubbel.any():
        nis, jaar, onderwerp = tabel.loc[dubbel, ["nis", "jaar", "onderwerp"]].iloc[0]
        raise Gegevensfout(
            f"{waar}: {gemeenten_in(INDELING)[nis]} ({nis}) staat er voor {onderwerp} in {jaar} meer dan één keer; "
            "verwacht: één keer."
        )
    if ontbrekend := sorted(_vlaams() - set(tabel["nis"])):
        eerste = f"{gemeenten_in(INDELING)[ontbrekend[0]]} ({ontbrekend[0]})"
        raise Gegevensfout(
            f"{waar}: {len(ontbrekend)} Vlaamse gemeenten ontbreken, waaronder {eerste}; verwacht: alle 285."
        )
    _eis_zelfde_jaren(rijen, waar)
    _eis_eenheid(tabel, {d.onderwerp for _, _, d, _, _ in rijen if d.soort == "procent" and not d.met_teken}, waar)
    return tabel


def _vlaams() -> set[str]:
    return {g.nis for g in gebieden.gemeenten().values() if g.gewest == gebieden.VLAAMS_GEWEST}


def _eis_zelfde_jaren(rijen: list[tuple[str, int, Doel, float, str]], waar: str) -> None:
    """In een export hebben alle onderwerpen dezelfde jaren; anders is een blok half of staat een jaar scheef."""
    jaren: dict[Doel, set[int]] = {}
    for _, jaar, doel, _, _ in rijen:
        jaren.setdefault(doel, set()).add(jaar)
    alle = set().union(*jaren.values())
    for doel, eigen in jaren.items():
        if weg := sorted(alle - eigen):
            naam = f"{doel.onderwerp} {doel.groep}".strip()
            raise Gegevensfout(
                f"{waar}: '{naam}' heeft geen kolom voor {', '.join(map(str, weg))}, andere onderwerpen wel; verwacht: "
                "dezelfde jaren voor elk onderwerp (een half blok?)."
            )


def _eis_eenheid(tabel: pd.DataFrame, procenten: set[str], waar: str) -> None:
    """Aandelen moeten van 0 tot 100 lopen; een kolom die nergens boven 1 komt, is wellicht een breuk."""
    for (onderwerp, groep), waarden in tabel[tabel["onderwerp"].isin(procenten)].groupby(["onderwerp", "groep"])[
        "waarde"
    ]:
        if waarden.max() > DEEL_TOT or (waarden.gt(0).sum() > 20 and waarden.max() <= 1):
            naam = f"{onderwerp} {groep}".strip()
            raise Gegevensfout(f"{waar}: '{naam}' loopt tot {waarden.max():g}; verwacht: percentages van 0 tot 100.")
