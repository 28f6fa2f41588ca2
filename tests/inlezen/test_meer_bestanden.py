"""Vele bestanden in één opdracht: elk in zijn geheel of niet, de goede samen in één editie, en van elk ander staat er waarom niet."""

import shutil
import sys
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1] / "lezers"))
import zelfgemaakt
from proefopslag import PINC, gewijzigd

from integratie.cli import main
from integratie.lezers.pinc import doelen
from integratie.opslag import edities


def _waarde(tabel: str, onderwerp: str, nis: str, jaar: int) -> list[float]:
    rijen = edities.lees(tabel)
    return rijen[(rijen["onderwerp"] == onderwerp) & (rijen["nis"] == nis) & (rijen["jaar"] == jaar)]["waarde"].tolist()


def _te_weinig(bronmap: Path, map_: Path) -> Path:
    """Een structuurbestand met 4 % van de inwoners: de lezer aanvaardt het, naast de editie klopt het niet."""
    ruw = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet").query("year == 2025")
    regels = [f"{nis}|M|40|{int(0.04 * n)}|2026" for nis, n in zip(ruw["CD_REFNIS"], ruw["total"], strict=True)]
    pad = map_ / "te_weinig.txt"
    pad.write_text("\n".join(["CD_REFNIS|CD_SEX|CD_AGE|MS_POPULATION|CD_YEAR", *regels]), encoding="utf-8")
    return pad


def test_de_goede_bestanden_naast_slechte(opslag, bronmap, tmp_path, capsys):
    """Drie soorten fouten (onbekend, een cel, niet naast de editie) en twee bestanden die elkaar tegenspreken, tussen twee goede. Aalst 2014: 444 nieuwkomers."""
    (tmp_path / "onbekend.csv").write_text("project;leider\nTaalcafé;x\n", encoding="utf-8")
    kapot = gewijzigd(bronmap, tmp_path / "kapot.csv", '"Aalst";444', '"Aalst";<5')
    anders = [zelfgemaakt.agodi(tmp_path / f"{n}.xlsx", [("VILVOORDE", n)]) for n in (400, 410)]
    alle = [
        tmp_path / "onbekend.csv",
        kapot,
        bronmap / PINC,
        _te_weinig(bronmap, tmp_path),
        *anders,
        zelfgemaakt.sectoren(tmp_path / "s.zip"),
    ]
    assert main(["bronnen", "inlezen", *map(str, alle), "--editie", "proef"]) == 1
    uit, fout = capsys.readouterr()
    assert "Nieuwe editie proef" in uit and Path(PINC).name in uit and "s.zip" in uit and "kapot" not in uit
    regel, *waarom = fout.strip().split("\n")
    assert regel == "integratie: 5 van de 7 bestanden niet ingelezen:"
    for zin, woorden in zip(
        waarom,
        [
            "onbekend.csv: ik herken",
            "kapot.csv: kolom 'nieuwkomers|2014', rij 2 (Aalst)",
            "te_weinig.txt: tabel",
            "400.xlsx en 410.xlsx: ze geven een ander",
        ],
        strict=True,
    ):
        assert zin.startswith(f"- {woorden}"), zin
    assert _waarde("nieuwkomers", "nieuwkomers", "41002", 2014) == [444]
    assert {"sectoren"} == set(edities.bronnen()) - set(edities.bronnen("2026-11"))


def test_wat_alleen_samen_klopt_komt_er_samen_in_ook_naast_een_slecht(opslag, bronmap, tmp_path, capsys):
    """Vilvoorde, werkzoekenden in totaal, naar nationaliteit en naar herkomst, elk honderd meer in een eigen bestand: los sluit de som niet."""
    oud = edities.lees("werkzoekenden", "2026-11")
    oud = oud[(oud["nis"] == "23088") & (oud["jaar"] == 2023)].set_index(["onderwerp", "groep"])["waarde"]
    label = {(d.onderwerp, d.groep): naam for naam, d in doelen().items() if d.tabel == "werkzoekenden"}
    bewaard = edities.lees("werkzoekenden", "2026-11").set_index(["nis", "jaar", "onderwerp", "groep"])["waarde"]

    def een(naam: str, onderwerp: str, groep: str) -> Path:
        def waarde(nis: str, jaar: int) -> str:
            w = bewaard.get((nis, jaar, onderwerp, groep), float("nan"))
            return "x" if w != w else f"{w + 100 * (nis == '23088'):.0f}"

        return zelfgemaakt.pinc(tmp_path / naam, label[onderwerp, groep], waarde, jaren=(2023,))

    delen = [
        een("a.csv", "wzw", ""),
        een("b.csv", "wzw_nationaliteit", "belg"),
        een("c.csv", "wzw_herkomst", "belgisch"),
    ]
    for pad in delen:
        assert main(["bronnen", "inlezen", str(pad)]) == 2
        assert f"{pad.name}: in 2023 geeft werkzoekenden" in capsys.readouterr().err
    assert main(["bronnen", "inlezen", *map(str, delen), str(_te_weinig(bronmap, tmp_path))]) == 1
    assert capsys.readouterr().err.count("\n") == 2
    assert _waarde("werkzoekenden", "wzw", "23088", 2023) == [oud["wzw", ""] + 100]


def test_twee_bestanden_met_dezelfde_naam(opslag, tmp_path, capsys):
    for n, niveau in enumerate(("basisonderwijs", "secundair onderwijs")):
        (tmp_path / str(n)).mkdir()
        zelfgemaakt.agodi(tmp_path / str(n) / "a.xlsx", titel=f"Overzicht leerlingkenmerken {niveau} 2024-2025")
    paden = [tmp_path / "0" / "a.xlsx", tmp_path / "1" / "a.xlsx"]
    assert main(["bronnen", "inlezen", *map(str, paden)]) == 0
    assert set(edities.bronnen()["leerlingen"].bestanden.values()) == {edities.sha256(p) for p in paden}
    shutil.copyfile(tmp_path / "0" / "a.xlsx", tmp_path / "b.xlsx")
    (tmp_path / "1" / "a.xlsx").write_text("x;y\n1;2\n", encoding="utf-8")
    assert main(["bronnen", "inlezen", *map(str, paden)]) == 1
    assert f"- {paden[1]}: a.xlsx: ik herken" in capsys.readouterr().err
