"""Het werkboek met elke tabel van een rapport, opnieuw geopend: getallen zijn getallen, en de nummers zijn die van het Word-document."""

import io
import json

import nbformat
import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

import integratie as ig
from integratie.weergave import documenten, tabellenboek
from integratie.weergave.documenten import docx, xlsx

NIS, JAAR, V = "23088", 2025, "\u00a0"


@pytest.fixture(scope="module")
def pad(tmp_path_factory):
    getoond = (
        ig.samenvatting(NIS, JAAR),
        ig.kaart_met_lijst("aandeel_buitenlandse_herkomst", NIS, JAAR),
        ig.trend("aandeel_buitenlandse_herkomst", NIS, JAAR),
        ig.thema("aantallen", NIS, JAAR),
    )
    uitvoer = [nbformat.v4.new_output("display_data", json.loads(json.dumps(b._repr_mimebundle_()))) for b in getoond]
    cellen = [
        nbformat.v4.new_code_cell("x", outputs=uitvoer),
        nbformat.v4.new_markdown_cell("| zonder | titel |\n|---|---|\n| a | 1 |"),
    ]
    pad = tmp_path_factory.mktemp("boek") / "proef.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cellen, metadata={"title": "Proef"}), pad)
    return pad


@pytest.fixture(scope="module")
def boek(pad):
    return openpyxl.load_workbook(io.BytesIO(xlsx.maak(pad)))


def test_een_blad_per_tabel_en_figuur_met_het_nummer_van_word(boek, pad):
    alineas = Document(io.BytesIO(docx.maak(pad))).paragraphs
    bijschriften = [
        "".join(letters.text for letters in p.paragraph_format.element.iter(qn("w:t")))
        for p in alineas
        if p.style.name == "Caption"
    ]
    bladen = [blad for blad in boek.worksheets if blad.title != "Inhoud"]
    assert [blad["A1"].value for blad in bladen] == bijschriften[: len(bladen)]
    achteraan = ("Tabel 4: Betekenis van de status van een cijfer", "Tabel 5: Bronnen van editie ")
    assert all(map(str.startswith, bijschriften[len(bladen) :], achteraan))
    assert [blad.title for blad in bladen] == ["Tabel 1", "Figuur 1", "Tabel 2", "Figuur 2", "Tabel 3"]
    assert [rij[0].value for rij in boek["Inhoud"].iter_rows(min_row=3)] == [blad.title for blad in bladen]


def test_een_getal_blijft_het_hele_getal(boek):
    """Statbel, herkomst op 1 januari 2025: 30.857 van 48.040 inwoners van Vilvoorde."""
    kaart = {rij[0].value: rij[1] for rij in boek["Figuur 1"].iter_rows(min_row=4, max_row=22)}
    assert kaart["Vilvoorde"].value == pytest.approx(100 * 30857 / 48040, abs=1e-12)
    assert kaart["Vilvoorde"].number_format == '0.0" %"'
    kern = {rij[0].value: rij[1].value for rij in boek["Tabel 1"].iter_rows(min_row=4)}
    assert kern["Inwoners (2025)"] == 48040
    assert kern["Aandeel inwoners van buitenlandse herkomst (2025)"] == pytest.approx(100 * 30857 / 48040, abs=1e-12)


def test_de_notatie_toont_wat_er_stond():
    vorm = tabellenboek.getalvorm
    assert vorm("48.040", "") == "#,##0" and vorm("2025", "") == "0"
    assert vorm(f"ca.{V}33,6{V}%", "%") == '"ca. "0.0" %"'
    assert vorm("+7,6", "") == "+0.0;-0.0;0.0"


def test_vaste_bytes_en_de_gegevens_van_de_gemeente_zijn_geen_werkboek_van_een_rapport(pad):
    assert xlsx.maak(pad) == xlsx.maak(pad)
    paden = ["23088-vilvoorde/gegevens.xlsx", "23088-vilvoorde/figuren/a.png"]
    assert not documenten.is_er("xlsx", "omgevingsanalyse", paden)
    assert documenten.is_er("xlsx", "omgevingsanalyse", [*paden, "23088-vilvoorde/omgevingsanalyse.xlsx"])
    assert documenten.is_er("png", "omgevingsanalyse", paden) and documenten.formaten() == [
        "docx",
        "pdf",
        "png",
        "pptx",
        "xlsx",
    ]
