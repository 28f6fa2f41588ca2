"""Bladen uit de uittreksels van het register, om in een andere vorm of beschadigd weer weg te schrijven."""

import csv
import io
import re
import zipfile
from pathlib import Path

import zelfgemaakt

UITTREKSELS = Path(__file__).parents[1] / "uittreksels" / "gsm" / "register"
INTEGRATIE, ARMOEDE, BEVRAGINGEN = sorted(
    UITTREKSELS.glob("*.zip"), key=lambda p: ("Int" not in p.name, "Arm" not in p.name)
)


def ruw(zip_: Path, code: str) -> list[list[str]]:
    """De rijen van een blad zoals ze in de csv staan."""
    with zipfile.ZipFile(zip_) as bestand:
        (naam,) = (n for n in bestand.namelist() if n.endswith(f"/{code}.csv"))
        return list(csv.reader(io.StringIO(bestand.read(naam).decode("utf-8-sig"), newline="")))


def zip_met(pad: Path, codes: list[str], zip_: Path = INTEGRATIE) -> Path:
    """Dezelfde zip met alleen deze bladen, byte voor byte."""
    with zipfile.ZipFile(zip_) as bron, zipfile.ZipFile(pad, "w") as kort:
        for naam in bron.namelist():
            if Path(naam).stem in codes:
                kort.writestr(naam, bron.read(naam))
    return pad


def als_cellen(rijen: list[list[str]]) -> list[list]:
    """Getallen als getal, zoals in het werkboek van de uitgever."""

    def cel(tekst: str):
        if not tekst:
            return None
        if re.fullmatch(r"-?\d+", tekst):
            return int(tekst)
        return float(tekst) if re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", tekst) else tekst

    return [rijen[0], *([cel(c) for c in rij] for rij in rijen[1:])]


def werkboek(pad: Path, codes: list[str], pas_aan=lambda bladen: bladen, zip_: Path = INTEGRATIE) -> Path:
    """Een werkboek met deze bladen, na `pas_aan(bladen)`."""
    bladen = {"Indicatoren": [["ID", "Naam indicator "]]} | {code: als_cellen(ruw(zip_, code)) for code in codes}
    return zelfgemaakt.bewaar(pas_aan(bladen), pad)
