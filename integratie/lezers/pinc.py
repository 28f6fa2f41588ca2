"""Wat alle exports van provincies.incijfers.be (PinC) delen: onderwerpen, tekens voor wat ontbreekt, gemeentenamen."""

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.gebieden import plat
from integratie.invarianten.bereik import DEEL_TOT
from integratie.lezers.lading import Lading
from integratie.lezers.namen import gemeenten_in, nis_van
from integratie.lezers.pinc_eigen import per_tabel
from integratie.onderwerpen import Binding, bindingen, kan_onder_nul, naam_van
from integratie.tabel import onderwerpen_van

INDELING = 2025  # PinC rekent alle jaren om naar de gemeenten van vandaag
# Rijen die geen gemeente zijn.
RESTREGELS = {
    "buiten vlaanderen en brussel",
    "niet te lokaliseren",
    "niet te lokaliseren brussel",
    "niet te lokaliseren vlaanderen",
}
TEKENS = {"-": "geen", "x": "verborgen", "?": "ontbreekt", "nvt": "nvt"}
_SLEUTEL = ["nis", "jaar", "tabel", "onderwerp", "groep"]
KOLOMMEN = [*_SLEUTEL, "waarde", "status"]
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

    def plaats(self, jaar: int) -> tuple[int, str, str, str]:
        """`jaar, tabel, onderwerp, groep` van een cijfer dat bij de bron onder dit jaar staat."""
        return jaar + self.verschuiving, self.tabel, self.onderwerp, self.groep

    @property
    def met_teken(self) -> bool:
        """Kan het onder nul gaan?"""
        return self.binding.met_teken if self.binding else onderwerpen_van(self.tabel)[self.onderwerp].met_teken

    @property
    def hulp(self) -> str:
        """Wat men typt als een vrij onderwerp toch onder nul kan."""
        if self.binding is None or self.met_teken:
            return ""
        return f" Kan '{self.binding.label}' onder nul? Zet er «met_teken: true» bij in parameters/onderwerpen.yaml."


Cel = tuple[str, int, Doel, float, str]  # gemeentenaam, jaar, doel, waarde, status


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


def ladingen(per_blad: dict[str, list[Cel]], waar: str, uitgave: str, opmaak: str) -> list[Lading]:
    """De tabellen van een bestand `waar`, uit de cellen van elk blad (zoals het in een fout heet); restregels vallen weg.

    Fout: `Gegevensfout` bij een onbekende of dubbele gemeente, een ontbrekende gemeente van het Vlaams Gewest, een
    onderwerp met minder jaren dan de andere of op twee bladen, of een aandeel in een andere eenheid.
    """
    alles = pd.concat([_als_tabel(cellen, blad) for blad, cellen in per_blad.items()], ignore_index=True)
    if (dubbel := alles.duplicated(_SLEUTEL)).any():
        naam = alles.loc[dubbel, "onderwerp"].iloc[0]
        raise Gegevensfout(f"{waar}: het onderwerp '{naam}' staat op meer dan één blad; verwacht: één keer.")
    eigen = {doel.binding for cellen in per_blad.values() for _, _, doel, _, _ in cellen if doel.binding}
    return per_tabel(alles, eigen, uitgave, opmaak, INDELING)


def _als_tabel(rijen: list[Cel], waar: str) -> pd.DataFrame:
    namen = {naam for naam, *_ in rijen if plat(naam) not in RESTREGELS}
    codes = {naam: nis_van(naam, INDELING, waar) for naam in sorted(namen)}
    tabel = pd.DataFrame(
        [
            (codes[naam], *doel.plaats(jaar), waarde, status)
            for naam, jaar, doel, waarde, status in rijen
            if naam in codes
        ],
        columns=KOLOMMEN,
    ).astype({"waarde": "float64"})
    if (dubbel := tabel.duplicated(_SLEUTEL)).any():
        nis, jaar, onderwerp = tabel.loc[dubbel, ["nis", "jaar", "onderwerp"]].iloc[0]
        raise Gegevensfout(
            f"{waar}: {gemeenten_in(INDELING)[nis]} ({nis}) staat er voor {onderwerp} in {jaar} meer dan één keer; "
            "verwacht: één keer."
        )
    if ontbrekend := sorted(set(gebieden.groep("vlaanderen").leden) - set(tabel["nis"])):
        eerste = f"{gemeenten_in(INDELING)[ontbrekend[0]]} ({ontbrekend[0]})"
        raise Gegevensfout(
            f"{waar}: {len(ontbrekend)} Vlaamse gemeenten ontbreken, waaronder {eerste}; verwacht: alle {len(gebieden.groep('vlaanderen').leden)}."
        )
    _eis_zelfde_jaren(rijen, waar)
    _eis_eenheid(tabel, {d.onderwerp for _, _, d, _, _ in rijen if d.soort == "procent" and not d.met_teken}, waar)
    return tabel


def _eis_zelfde_jaren(rijen: list[Cel], waar: str) -> None:
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
    aandelen = tabel[tabel["onderwerp"].isin(procenten)].groupby(["onderwerp", "groep"])["waarde"]
    for (onderwerp, groep), waarden in aandelen:
        if waarden.max() > DEEL_TOT or (waarden.gt(0).sum() > 20 and waarden.max() <= 1):
            naam = f"{onderwerp} {groep}".strip()
            raise Gegevensfout(f"{waar}: '{naam}' loopt tot {waarden.max():g}; verwacht: percentages van 0 tot 100.")
