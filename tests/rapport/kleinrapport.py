"""Eén klein rapport, dat van Asse, en wat de tests over eigen werk ermee doen."""

import datetime
import json
import shutil
from pathlib import Path

UIT = Path("outputs")
ASSE = UIT / "23002-asse"
CEL = """
import pandas as pd
from integratie.blok.blok import Figuur
svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"></svg>'
Figuur("figuur-een", "", "Een", svg, "Een vlak.", "x 2025", pd.DataFrame({"a": [1]}))
"""
SOORTEN = ["proef.html", "proef.ipynb", "gegevens.csv", "gegevens.xlsx", "figuren/figuur-een.svg"]


def eigen(naam: str, nummer: int = 1) -> str:
    """Hoe het zoveelste bewaarde bestand heet volgens het contract, `<naam>.eigen-<datum>-<n>.<ext>`; net na middernacht kan de datum die van gisteren zijn."""
    stam, _, ext = naam.rpartition(".")
    vandaag = datetime.date.today()
    dagen = ((vandaag - datetime.timedelta(days=terug)).isoformat() for terug in (1, 0))
    namen = [f"{stam}.eigen-{dag}-{n}.{ext}" for dag in dagen for n in range(1, nummer + 1)]
    er = [naam for naam in namen if (UIT / naam).exists() or any(UIT.glob(f"*/{naam}"))]
    return er[nummer - 1] if len(er) >= nummer else namen[-1]


def leeg(map_: Path) -> Path:
    """De projectmap zonder wat er stond; ze blijft zelf, met haar lijst van rapporten, want het warme proces staat erin."""
    for pad in map_.iterdir():
        if pad.is_dir() and not pad.is_symlink():
            if pad.name != "parameters":
                shutil.rmtree(pad)
        else:
            pad.unlink()
    return map_


def bekijk(map_: Path) -> dict[str, bytes]:
    """Pad → inhoud van alles onder een map."""
    return {p.relative_to(map_).as_posix(): p.read_bytes() for p in map_.rglob("*") if p.is_file()}


def wijzig_manifest(verander) -> None:
    inhoud = json.loads((UIT / "manifest.json").read_text(encoding="utf-8"))
    verander(inhoud["rapporten"][0])
    (UIT / "manifest.json").write_text(json.dumps(inhoud), encoding="utf-8")
