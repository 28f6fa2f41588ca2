"""Ruim dertig soorten schade: elk geweigerd met één Nederlandse zin, uitgang 2, en een opslag die byte voor byte gelijk blijft."""

import shutil
import sys
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).parent / "lezers"))
import zelfgemaakt
from proefopslag import PINC, foto, gewijzigd

from integratie.cli import main
from integratie.opslag import edities


@pytest.fixture
def opslag(opslag, met_proef) -> Path:
    return shutil.copytree(met_proef, opslag)


def _cel(bron: Path, doel: Path, **cellen) -> Path:
    boek = openpyxl.load_workbook(bron)
    for cel, waarde in cellen.items():
        boek.worksheets[0][cel] = waarde
    boek.save(doel)
    return doel


def _zip(doel: Path, leden: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_:
        for naam, inhoud in leden.items():
            zip_.writestr(naam, inhoud)
    return doel


def _beveiligd(bron: Path, doel: Path) -> Path:
    """Zet de vlag «versleuteld» in de koppen van de zip."""
    inhoud = bytearray(bron.read_bytes())
    inhoud[6] |= 1
    inhoud[inhoud.rindex(b"PK\x01\x02") + 8] |= 1
    doel.write_bytes(inhoud)
    return doel


def _verwijder_kolom(bron: Path, doel: Path) -> Path:
    boek = openpyxl.load_workbook(bron)
    boek.worksheets[0].delete_cols(12)
    boek.save(doel)
    return doel


def _samengevoegd(bron: Path, doel: Path) -> Path:
    boek = openpyxl.load_workbook(bron)
    boek.worksheets[0].merge_cells("B4:B6")
    boek.save(doel)
    return doel


STRUCTUUR = "CD_REFNIS|CD_SEX|CD_AGE|CD_NATLTY|MS_POPULATION|CD_YEAR\n"
WZW, ZIP = "pinc/werkloosheid_gemeenten.xlsx", "statbel/TF_SOC_POP_STRUCT_2015.zip"
VASTGOED, HUIS = "statbel/vastgoedprijzen_per_gemeente_2010-2024.csv", "svr/huishoudensprojecties_2010-2040.csv"
# naam van de schade: (maak het bestand, wat de zin moet noemen)
SCHADE = {
    "hernoemde kolom": (lambda b, t: gewijzigd(b, t / "s.csv", "niscode", "code", HUIS), ["kolom 'niscode' ontbreekt"]),
    "hernoemd onderwerp": (
        lambda b, t: gewijzigd(b, t / "s.csv", "nieuwkomers|2014", "nieuwkomer|2014"),
        ["'nieuwkomer'", "'nieuwkomers'"],
    ),
    "verplaatste kop": (
        lambda b, t: _cel(b / WZW, t / "s.xlsx", L2=None, K2="werkzoekendengraad (jaargemiddelde) [%]"),
        ["laatste kolom van zijn blok", "(L)"],
    ),
    "dubbele kolom": (
        lambda b, t: gewijzigd(b, t / "s.csv", "nieuwkomers|2015", "nieuwkomers|2014"),
        ["'nieuwkomers|2014'", "meer dan één keer"],
    ),
    "ontbrekende kolom": (
        lambda b, t: gewijzigd(b, t / "s.csv", "y,lvl,nis,type,n,", "y,lvl,nis,type,m,", VASTGOED),
        ["kolom 'n' ontbreekt"],
    ),
    "andere eenheid": (lambda b, t: _cel(b / WZW, t / "s.xlsx", B4=9.6), ["cel B4", "breuk van 0 tot 1"]),
    "breuk in plaats van procent": (lambda b, t: _in_breuken(b, t / "s.csv"), ["percentages van 0 tot 100"]),
    "duizendtalteken": (
        lambda b, t: gewijzigd(b, t / "s.csv", ";7094;", ";7.094;"),
        ["'nieuwkomers|2014'", "(Antwerpen)", "'7.094'"],
    ),
    "kleiner dan vijf": (
        lambda b, t: gewijzigd(b, t / "s.csv", '"Aalst";444', '"Aalst";<5'),
        ["rij 2 (Aalst)", "'<5'", "geheel aantal"],
    ),
    "NA": (lambda b, t: gewijzigd(b, t / "s.csv", '"Aalst";444', '"Aalst";NA'), ["'NA'"]),
    "verloren voorloopnullen": (
        lambda b, t: gewijzigd(b, t / "s.csv", ",02000,", ",2000,", VASTGOED),
        ["'2000'", "voorloopnullen"],
    ),
    "afgekapt": (lambda b, t: _afgekapt(b / PINC, t / "s.csv"), ["s.csv"]),
    "afgekapt op een rij": (lambda b, t: _halve_rijen(b / PINC, t / "s.csv"), ["Vlaamse gemeenten ontbreken"]),
    "verkeerde codering": (lambda b, t: _latin(b / PINC, t / "s.csv"), ["geen UTF-8", "regel"]),
    "html in plaats van xlsx": (
        lambda b, t: _bytes(t / "s.xlsx", b"<!DOCTYPE html><html><body>Access denied"),
        ["webpagina", "browser"],
    ),
    "leeg": (lambda b, t: _bytes(t / "s.csv", b""), ["leeg"]),
    "zipbom": (lambda b, t: _zip(t / "s.zip", {"TF_SOC_POP_STRUCT_2025.txt": b"0" * (201 << 20)}), ["200 MB"]),
    "pad in zip": (lambda b, t: _zip(t / "s.zip", {"../../weg.txt": STRUCTUUR}), ["../../weg.txt", "gewone naam"]),
    "twee bestanden in zip": (
        lambda b, t: _zip(t / "s.zip", {"a.txt": STRUCTUUR, "b.txt": STRUCTUUR}),
        ["één tekstbestand", "gevonden: 2"],
    ),
    "samengevoegde cellen": (lambda b, t: _samengevoegd(b / WZW, t / "s.xlsx"), ["cel B5", "None"]),
    "dubbele gemeente": (
        lambda b, t: gewijzigd(b, t / "s.csv", '"Aalter"', '"Aalst"'),
        ["Aalst (41002)", "meer dan één keer"],
    ),
    "onbekende gemeente": (
        lambda b, t: gewijzigd(b, t / "s.csv", '"Aalter"', '"Aaltre"'),
        ["'Aaltre'", "Bedoelde je Aalter"],
    ),
    "jaar buiten bereik": (
        lambda b, t: gewijzigd(b, t / "s.csv", "nieuwkomers|2014", "nieuwkomers|1014"),
        ["kolom 'jaar'", "1014", "een jaar van 1961 tot"],
    ),
    "tekst in een getal": (lambda b, t: gewijzigd(b, t / "s.csv", '"Aalst";444', '"Aalst";"veel"'), ["'veel'"]),
    "negatief aantal": (lambda b, t: gewijzigd(b, t / "s.csv", '"Aalst";444', '"Aalst";-444'), ["'-444'"]),
    "aandeel boven 100": (lambda b, t: _boven_100(b, t / "s.csv"), ["loopt tot 162.2", "percentages van 0 tot 100"]),
    "aandeel van 162 procent": (lambda b, t: _cel(b / WZW, t / "s.xlsx", B4=1.62), ["cel B4", "1.62"]),
    "som die niet sluit": (lambda b, t: zelfgemaakt.loop(t / "s.xlsx", (2023,), _scheef), ["cel F11", "som"]),
    "som van herkomsten": (lambda b, t: _scheve_parquet(b, t / "s.parquet"), ["samen niet 'total'"]),
    "half jaarblok": (lambda b, t: _verwijder_kolom(b / WZW, t / "s.xlsx"), ["blok"]),
    "half bestand met alle gemeenten": (lambda b, t: _halve_bevolking(b / ZIP, t / "s.zip"), ["inwoners"]),
    "wachtwoord": (lambda b, t: _beveiligd(b / ZIP, t / "s.zip"), ["wachtwoord"]),
    "werkboek met wachtwoord": (lambda b, t: _bytes(t / "s.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600)), ["wachtwoord"]),
    "een map": (lambda b, t: t, ["map", "verwacht"]),
    "bestaat niet": (lambda b, t: t / "weg.csv", ["weg.csv", "openen"]),
}


def _bytes(pad: Path, inhoud: bytes) -> Path:
    pad.write_bytes(inhoud)
    return pad


def _afgekapt(bron: Path, doel: Path) -> Path:
    inhoud = bron.read_bytes()
    return _bytes(doel, inhoud[: inhoud.index(b'"Vilvoorde"') + 20])


def _halve_rijen(bron: Path, doel: Path) -> Path:
    return _bytes(doel, b"\n".join(bron.read_bytes().split(b"\n")[:150]) + b"\n")


def _latin(bron: Path, doel: Path) -> Path:
    return _bytes(doel, bron.read_bytes().replace(b'"Aalter"', b'"Li\xe8ge"'))


def _in_breuken(bronmap: Path, doel: Path) -> Path:
    ruw = pd.read_csv(bronmap / "pinc" / "jeugd_herkomst_en_thuistaal.csv", sep=";", dtype=str, encoding="utf-8-sig")
    for kolom in [k for k in ruw.columns if "thuis geen" in k]:
        getal = pd.to_numeric(ruw[kolom].str.replace(",", "."), errors="coerce") / 100
        ruw[kolom] = getal.round(4).astype(str).str.replace(".", ",").where(getal.notna(), ruw[kolom])
    ruw.to_csv(doel, sep=";", index=False, encoding="utf-8-sig")
    return doel


def _boven_100(bronmap: Path, doel: Path) -> Path:
    ruw = pd.read_csv(bronmap / "pinc" / "jeugd_herkomst_en_thuistaal.csv", sep=";", dtype=str, encoding="utf-8-sig")
    ruw.loc[ruw["gemeenten"] == "Vilvoorde", ruw.columns[1]] = "162,2"
    ruw.to_csv(doel, sep=";", index=False, encoding="utf-8-sig")
    return doel


def _scheef(jaar: int, rijen: list) -> list:
    rijen[10][5] = 99
    return rijen


def _scheve_parquet(bronmap: Path, doel: Path) -> Path:
    rijen = pd.read_parquet(bronmap / "statbel" / "herkomst_per_gemeente_2000-2025.parquet")
    rijen.loc[rijen.index[100], "total"] += 1
    rijen.to_parquet(doel)
    return doel


def _halve_bevolking(bron: Path, doel: Path) -> Path:
    with zipfile.ZipFile(bron) as zip_:
        kop, *regels = zip_.read(zip_.namelist()[0]).split(b"\n")
    return _zip(doel, {"TF_SOC_POP_STRUCT_2015.txt": b"\n".join([kop, *regels[: len(regels) // 2]]) + b"\n"})


@pytest.mark.wisselend(2)
@pytest.mark.parametrize("naam", sorted(SCHADE))
def test_schade_wordt_geweigerd_met_een_zin_en_de_opslag_blijft_gelijk(opslag, bronmap, tmp_path, capsys, naam):
    """Elke dag één soort op twee, met `--volledig` alle."""
    voor = foto(opslag)
    werk = tmp_path / "werk"
    werk.mkdir()
    maak, woorden = SCHADE[naam]
    assert main(["bronnen", "inlezen", str(maak(bronmap, werk))]) == 2
    zin = capsys.readouterr().err
    assert zin.startswith("integratie: ") and zin.count("\n") == 1
    assert "Traceback" not in zin and "Er is niets ingelezen." in zin
    for woord in woorden:
        assert woord in zin, zin
    assert foto(opslag) == voor
    assert list(edities.edities()) == ["2026-11", "proef"]
