"""Een werkboek dat wij zelf schrijven, gelezen met openpyxl."""

import io
import math
import zipfile
from xml.etree import ElementTree

import openpyxl
import pytest

from integratie.bestanden.werkboek import GROOT, VET, Blad, Kolom, schrijf

GETALLEN = [1, 48413.0, 64.2318900915903, 1e-05, -3.5, 123456789012345.0]


@pytest.fixture(scope="module")
def inhoud() -> bytes:
    tekst = Kolom(["kop", "=1+1", "<b> & \"'", "x\x00y", "  spaties  ", "", "é\n€"], 20, [VET, *[""] * 6])
    getal = Kolom(["getal", *GETALLEN], 12, [VET, *["#,##0.0"] * 6])
    uitleg = Blad("Lees mij", [Kolom(["Titel", "a"], 26, [GROOT, VET]), Kolom(["", "b"], 100)], kop=False)
    return schrijf("Titel & co", "2000-01-01T00:00:00Z", [uitleg, Blad("Één & 'twee'", [tekst, getal])])


@pytest.fixture(scope="module")
def boek(inhoud):
    return openpyxl.load_workbook(io.BytesIO(inhoud))


def test_tekst_blijft_tekst_en_een_getal_een_getal(boek):
    blad = boek["Één & 'twee'"]
    assert [c.value for c in blad["A"]] == ["kop", "=1+1", "<b> & \"'", "xy", "  spaties  ", None, "é\n€"]
    assert {c.data_type for c in blad["A"]} == {"s", "n"}  # een leeg vak, en nergens een formule
    assert [c.value for c in blad["B"]][1:] == GETALLEN
    assert boek.properties.title == "Titel & co"


def test_een_kop_blijft_staan_met_een_filter_en_vormen(boek):
    blad, uitleg = boek["Één & 'twee'"], boek["Lees mij"]
    assert (blad.freeze_panes, blad.auto_filter.ref, blad.dimensions) == ("A2", "A1:B7", "A1:B7")
    assert uitleg.freeze_panes is None and uitleg.auto_filter.ref is None
    assert blad["A1"].font.b and blad["A1"].border.bottom.style == "thin" and not blad["A2"].font.b
    assert blad["B2"].number_format == "#,##0.0" and uitleg["A1"].font.sz == 14
    assert [blad.column_dimensions[k].width for k in "AB"] == [20, 12]


def test_elk_deel_is_xml_en_staat_in_de_lijst_van_soorten(inhoud):
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        delen = {naam: ElementTree.fromstring(zip_.read(naam)) for naam in zip_.namelist()}
    soorten = {d.get("PartName") for d in delen["[Content_Types].xml"] if d.get("PartName")}
    assert soorten == {f"/{naam}" for naam in delen if not naam.endswith(".rels") and naam != "[Content_Types].xml"}


def test_openpyxl_schrijft_en_leest_dezelfde_waarden_terug(boek):
    buffer = io.BytesIO()
    boek.save(buffer)
    terug = openpyxl.load_workbook(buffer)["Één & 'twee'"]
    assert all(math.isclose(c.value, x, rel_tol=1e-15) for c, x in zip(terug["B"][1:], GETALLEN, strict=True))
