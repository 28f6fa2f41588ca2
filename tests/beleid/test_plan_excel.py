"""Een plan zoals mensen het in Excel typen: wat er te zien is, wordt gelezen, of geweigerd met plaats en raad."""

import datetime
import re
from pathlib import Path

import openpyxl
import pytest
from plannen import schrijf_werkboek, voorbeeld

from integratie.beleid.plan.lezen import Uitslag, controleer

pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def formulier(tmp_path_factory) -> Path:
    return schrijf_werkboek(tmp_path_factory.mktemp("formulier") / "plan.xlsx")


def getypt(formulier: Path, doel: Path, blad: str, veld: str, waarde, opmaak: str = "General", rij: int = 2) -> Uitslag:
    """De controle van het formulier met één cel zoals ze getypt werd."""
    boek = openpyxl.load_workbook(formulier)
    kolom = next(cel.column for cel in boek[blad][1] if str(cel.value).casefold() == veld)
    cel = boek[blad].cell(rij, kolom)
    cel.value, cel.number_format = waarde, opmaak
    boek.save(doel / "plan.xlsx")
    return controleer(doel / "plan.xlsx")


def rij_van(formulier: Path, indicator: str) -> int:
    blad = openpyxl.load_workbook(formulier)["Streefcijfers"]
    return next(cel.row for cel in blad["B"] if cel.value == indicator)


@pytest.mark.parametrize(
    ("waarde", "opmaak", "gelezen"),
    [
        (0.58, "0%", 58.0),
        (0.583, "0.0%", 58.3),
        (0.07, "0.00%", 7.0),
        (58, "General", 58.0),
        (58.3, '0.0"%"', 58.3),
        ("58,3", "@", 58.3),
        ("58 %", "@", 58.0),
        ("58,3%", "@", 58.3),
        ("58.3", "@", 58.3),
        (0.58, "[Red]0%", 58.0),
    ],
)
def test_een_percentage_is_wat_er_te_zien_is(formulier, tmp_path, waarde, opmaak, gelezen):
    rij = rij_van(formulier, "werkzoekendengraad")
    uitslag = getypt(formulier, tmp_path, "Streefcijfers", "streefwaarde", waarde, opmaak, rij)
    assert uitslag.fouten == ()
    assert gelezen in [s.streefwaarde for _, s in uitslag.plan.streefcijfers() if s.indicator == "werkzoekendengraad"]


@pytest.mark.parametrize(
    ("blad", "veld", "waarde", "opmaak", "raad"),
    [
        ("Streefcijfers", "streefjaar", 20.3, "0%", "zet de celopmaak op Getal"),
        ("Streefcijfers", "streefwaarde", 58, "0%", "5800 kan niet bij .* van 0 tot 100"),
        ("Streefcijfers", "streefwaarde", "1.234", "@", "duizendtallen zonder punt: 1234"),
        ("Streefcijfers", "streefwaarde", "1,234", "@", "kan 1234 of 1,2340 zijn"),
        (
            "Streefcijfers",
            "streefwaarde",
            datetime.date(2026, 5, 8),
            "d/m/yyyy",
            "Excel maakte hier een datum van .8/5/2026.",
        ),
        ("Basislijnen", "basisjaar", datetime.date(1905, 7, 17), "d/m/yyyy", "zet de celopmaak op Getal"),
        ("Acties", "budget 2026", 0.5, "0%", "zet de celopmaak op Getal"),
        ("Acties", "code", datetime.date(2026, 2, 1), "d/m/yyyy", "zet de celopmaak op Tekst"),
        ("Acties", "code", 1.1, "General", "Excel las deze code als het getal 1.1"),
        ("Acties", "begin", "1/9/2026", "@", "zoals 2026-09-01"),
        ("Acties", "begin", "1-9-2026", "@", "zoals 2026-09-01"),
        ("Acties", "begin", "sept 2027", "@", "zoals 2027-09-01"),
        ("Acties", "begin", "15 maart 2027", "@", "zoals 2027-03-15"),
        ("Acties", "begin", 2026, "General", "verwacht een datum"),
        ("Acties", "begin", datetime.date(1905, 7, 17), "d/m/yyyy", "van 1990 tot 2100"),
        ("Acties", "prioritair", "soms", "@", "ja, nee"),
    ],
)
def test_wat_niet_te_lezen_is_krijgt_plaats_en_raad(formulier, tmp_path, blad, veld, waarde, opmaak, raad):
    fouten = [f for f in getypt(formulier, tmp_path, blad, veld, waarde, opmaak).fouten if f.veld == veld]
    assert fouten and fouten[0].plaats.startswith(f"blad '{blad}', rij 2, kolom ")
    assert re.search(raad, str(fouten[0])), str(fouten[0])


def test_een_procent_bij_een_aantal_wordt_niet_geraden(formulier, tmp_path):
    boek = openpyxl.load_workbook(formulier)
    boek["Basislijnen"]["A2"].value = "inwoners"
    boek["Basislijnen"]["D2"].value, boek["Basislijnen"]["D2"].number_format = 0.58, "0%"
    boek.save(tmp_path / "plan.xlsx")
    (fout,) = [f for f in controleer(tmp_path / "plan.xlsx").fouten if "procent" in f.reden]
    assert "inwoners is in inwoners; zet de celopmaak op Getal" in fout.reden and fout.veld == "basiswaarde"


@pytest.mark.parametrize(
    ("waarde", "gelezen"),
    [
        ("Ja", True),
        ("ja", True),
        ("JA", True),
        (True, True),
        ("WAAR", True),
        ("nee", False),
        ("Nee", False),
        (False, False),
    ],
)
def test_ja_en_nee(formulier, tmp_path, waarde, gelezen):
    uitslag = getypt(formulier, tmp_path, "Acties", "prioritair", waarde)
    assert uitslag.fouten == () and uitslag.plan.acties()[0].prioritair is gelezen


@pytest.mark.parametrize(
    ("waarde", "opmaak"),
    [
        (46266, "General"),
        (46266.0, "0"),
        (datetime.date(2026, 9, 1), "d/m/yyyy"),
        (46266, "d mmm yyyy"),
        ("2026-09-01", "@"),
    ],
)
def test_een_datum_van_excel_en_zijn_volgnummer(formulier, tmp_path, waarde, opmaak):
    """In Excel is 1 september 2026 dag 46.266, geteld van 30 december 1899."""
    uitslag = getypt(formulier, tmp_path, "Acties", "begin", waarde, opmaak)
    assert uitslag.fouten == () and uitslag.plan.acties()[0].begin == datetime.date(2026, 9, 1)


def test_een_keuze_met_een_hoofdletter(formulier, tmp_path):
    uitslag = getypt(formulier, tmp_path, "Acties", "status", "Lopend")
    assert uitslag.fouten == () and uitslag.plan.acties()[0].status == "lopend"


@pytest.mark.parametrize(
    ("waarde", "vraag"),
    [("60", "60.0 ligt ver buiten wat een Vlaamse gemeente ooit had (2.1 tot 20.8, in %)"), ("21", ""), ("6.6", "")],
)
def test_een_streefwaarde_ver_buiten_wat_ooit_was_is_een_vraag(tmp_path, waarde, vraag):
    """De werkzoekendengraad van vrouwen lag in de Vlaamse gemeenten tussen 2,1 en 20,8 %."""
    pad = tmp_path / "plan.yaml"
    pad.write_text(voorbeeld().replace("streefwaarde: 6.6", f"streefwaarde: {waarde}"), encoding="utf-8")
    uitslag = controleer(pad)
    assert uitslag.fouten == () and len(uitslag.meldingen) == bool(vraag)
    for melding in uitslag.meldingen:
        assert vraag in str(melding) and melding.veld == "streefwaarde" and melding.plaats.startswith("regel ")


def test_een_aandeel_buiten_0_en_100_is_een_fout(tmp_path):
    pad = tmp_path / "plan.yaml"
    pad.write_text(voorbeeld().replace("streefwaarde: 6.6", "streefwaarde: 106.6"), encoding="utf-8")
    assert "van 0 tot 100" in str(controleer(pad).fouten[0])
