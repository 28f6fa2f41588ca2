"""Eén regel voor alles wat een rekenblad opent: tekst wordt nooit een formule, en een getal blijft een getal."""

import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from integratie.bestanden import rekenblad
from integratie.lezers import swing
from integratie.weergave import cijferbestanden

PROJECT = Path(__file__).parents[2]
FORMULES = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "-2+3+cmd|' /C calc'!A0", "+32 2 123 45 67", "-"]
GEEN_FORMULES = [
    "Vilvoorde",
    "'s-Gravenvoeren",
    "",
    "5",
    "-5",
    "+5",
    "-0.436569808",
    "1e-05",
    "-1e-05",
    "−3,0",
    "-4,5",
    "-1.234,5 %",
    "+1,2 euro",
    "a=1",
    5,
    -5,
    None,
    -0.5,
]


@pytest.mark.parametrize("cel", FORMULES)
def test_tekst_die_een_formule_zou_worden(cel):
    assert rekenblad.geen_formule(cel) == f"'{cel}"


@pytest.mark.parametrize("cel", GEEN_FORMULES)
def test_een_getal_en_gewone_tekst_blijven(cel):
    assert rekenblad.geen_formule(cel) is cel


def test_een_tabel_met_koppen_en_lege_cellen():
    tabel = pd.DataFrame({"=kop": ["=1+1", None, "a"], "n": [-1.5, float("nan"), 2], "tekst": ["-4", "-x", "y"]})
    assert rekenblad.csv_van_tabel(tabel) == "'=kop,n,tekst\n'=1+1,-1.5,-4\n,,'-x\na,2.0,y\n"
    assert tabel["=kop"].tolist()[0] == "=1+1", "de tabel van de vrager blijft zoals ze was"


def test_de_gegevens_van_een_gemeente():
    rij = dict.fromkeys(cijferbestanden.KOLOMMEN, "=1+1") | {
        "jaar": 2025,
        "teller": -5.0,
        "noemer": float("nan"),
        "waarde": -0.5,
    }
    _, regel = cijferbestanden.csv(pd.DataFrame([rij])).decode().splitlines()
    cellen = regel.split(",")
    assert set(cellen) == {"'=1+1", "2025", "-5", "", "-0.5"}


def test_een_uploadbestand_heeft_geen_formules(tmp_path):
    rijen = pd.DataFrame({"nis": ["23088"], "jaar": [2025], "waarde": [-1.5], "status": ["bekend"]})
    swing.schrijf({"=1+1": rijen}, tmp_path / "upload.xlsx")
    blad = openpyxl.load_workbook(tmp_path / "upload.xlsx")["upload"]
    assert [(cel.value, cel.data_type) for cel in blad["D"]] == [("=1+1", "s"), (-1.5, "n")]


@pytest.mark.traag
def test_de_gewichten_van_een_bevraging(tmp_path):
    """De namen van de klassen komen uit het bestand van de gemeente."""
    bevraging, rand = tmp_path / "bevraging.csv", tmp_path / "rand.csv"
    rijen = [f"{g},{t}" for g in ("man", "vrouw") for t in ("=1+1", "ander") for _ in range(5)]
    bevraging.write_text("geslacht,taal\n" + "\n".join(rijen), encoding="utf-8")
    rand.write_text("kenmerk,groep,aantal\ntaal,=1+1,20000\ntaal,ander,28040\n", encoding="utf-8")
    uit = subprocess.run(
        [
            sys.executable,
            "-m",
            "integratie",
            "participatie",
            str(bevraging),
            "vilvoorde",
            "--randtotalen",
            str(rand),
            "--gewichten",
            str(tmp_path / "gewichten.csv"),
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert uit.returncode == 0, uit.stderr
    tekst = (tmp_path / "gewichten.csv").read_text(encoding="utf-8")
    assert "'=1+1" in tekst and not re.search(r"(^|,)=", tekst, re.MULTILINE)


def test_niemand_anders_schrijft_csv_of_werkboeken_met_formules():
    for pad in (PROJECT / "integratie").rglob("*.py"):
        tekst = pad.read_text(encoding="utf-8")
        if pad.name != "rekenblad.py":
            assert not re.search(r"\.to_csv\(|csv\.(Dict)?[wW]riter\(|\.to_excel\(", tekst), pad
        assert len(re.findall(r"xlsxwriter\.Workbook\(", tekst)) == tekst.count("TEKST_BLIJFT_TEKST)") + tekst.count(
            "**TEKST_BLIJFT_TEKST}"
        ), pad
