"""Losse figuren: een svg die op zichzelf staat en een csv met getallen."""

import csv
import io
import os
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor

import nbformat
import openpyxl
import pytest
from kantoorhulp import met_libreoffice, omgezet
from proefproject import schrijf_notebook, schrijf_project

import integratie as ig
from integratie.beeld.figuren import trend
from integratie.beeld.kaarten import kaart
from integratie.blok.blok import Blok, Figuur
from integratie.blok.html import Bladzijde, op_bladzijde
from integratie.blok.onderdelen import BENADERD, Cel, Groep, Tabel, alinea
from integratie.rapport import maken
from integratie.uitvoering import opdracht
from integratie.weergave import figuurbestanden, notebookinhoud

SVG = "{http://www.w3.org/2000/svg}"


def van_notebook(*getoond: Blok | Figuur) -> list[Figuur]:
    """De figuren van een notebook dat dit toont."""
    v4 = nbformat.v4
    uitvoer = [v4.new_output("display_data", x._repr_mimebundle_()) for x in getoond]
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("tekst"), v4.new_code_cell("x", outputs=uitvoer)])
    return notebookinhoud.figuren(notebookinhoud.celinhoud(notebook))


def lees(inhoud: bytes) -> list[list[str]]:
    """De rijen, zoals een rekenblad in België ze leest."""
    assert inhoud.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))


@pytest.fixture(scope="module")
def bestanden() -> dict[str, bytes]:
    herkomst = kaart("aandeel_buitenlandse_herkomst", "23088", 2025)
    in_een_blok = Blok((alinea("tekst"), Groep("bestand", (trend("inwoners", "23088", 2025),), "x")))
    return figuurbestanden.bestanden(van_notebook(herkomst, in_een_blok, herkomst))


def test_twee_bestanden_per_figuur_elk_een_keer(bestanden):
    namen = ("kaart-aandeel-buitenlandse-herkomst", "trend-inwoners")
    assert list(bestanden) == [f"figuren/{naam}.{soort}" for naam in namen for soort in ("svg", "csv")]


def test_de_svg_staat_op_zichzelf(bestanden):
    tekst = bestanden["figuren/kaart-aandeel-buitenlandse-herkomst.svg"]
    wortel = ET.fromstring(tekst)
    assert wortel.tag == f"{SVG}svg"
    assert wortel.find(
        f"{SVG}title"
    ).text == "Aandeel inwoners van buitenlandse herkomst, 2025: 64,2 % in Vilvoorde".replace(" %", "\u00a0%")
    assert "Bron: Statbel" in wortel.find(f"{SVG}desc").text
    assert "DejaVu Sans" in wortel.get("font-family")
    assert "#ffffff" in wortel.get("style")
    assert b"http" not in tekst.replace(b"http://www.w3.org/", b"")


def test_de_csv_heeft_de_getallen_van_de_bron(bestanden):
    # Statbel, herkomst per gemeente, 1 januari 2025: Vilvoorde telt 30.857 van 48.040 inwoners van buitenlandse herkomst.
    rijen = lees(bestanden["figuren/kaart-aandeel-buitenlandse-herkomst.csv"])
    assert rijen[0] == ["Gemeente", "Aandeel inwoners van buitenlandse herkomst (2025) (%)"]
    assert ["Vilvoorde", "64,2318900915903"] in rijen
    kop, eerste, *_ = lees(bestanden["figuren/trend-inwoners.csv"])
    assert kop[:3] == ["Jaar", "Vilvoorde", "Vlaamse Rand"] and eerste[:2] == ["2025", "48040"]


def test_ook_een_kleine_figuur_en_een_kaart_met_haar_lijst():
    """Statbel, herkomst op 1 januari 2025: Machelen 67,7 %, Merchtem 27,1 %; de kaart draagt buiten de bladzijde zelf haar legende."""
    vier = (ig.kaart_met_lijst("aandeel_buitenlandse_herkomst", "23088", 2026), ig.beelden("23088", 2026))
    alle = figuurbestanden.bestanden(van_notebook(*vier))
    assert len(alle) == 14 and "figuren/beeld-groei.csv" in alle
    kop, *rijen = lees(alle["figuren/kaart-met-lijst-aandeel-buitenlandse-herkomst.csv"])
    assert kop == ["Gebied", "Waarde (%)"]
    cijfers = {naam: float(x.replace(",", ".")) for naam, x in rijen}
    assert (round(cijfers["Machelen"], 1), round(cijfers["Merchtem"], 1)) == (67.7, 27.1)
    svg = ET.fromstring(alle["figuren/kaart-met-lijst-aandeel-buitenlandse-herkomst.svg"])
    legende = [x.text for x in svg.iter(f"{SVG}text")][-6:]
    assert legende[0] == "In %:" and len([x for x in svg.iter(f"{SVG}rect")]) == 5
    groei = lees(alle["figuren/beeld-groei.csv"])
    assert ["2020", "278", "-67", "10"] in groei  # Statbel, loop van de bevolking: een getal, ook met een minteken


def test_wat_geen_getal_is_blijft_staan():
    rijen = (("2025", "\u22121.234,5\u00a0%", "+3", "0-4"), (2024, "n.b.", "0,0\u00a0%", "95+"))
    tekst = figuurbestanden.tabel(Tabel("", ("Jaar", "Asse; a", "b", "c"), rijen)).decode("utf-8-sig")
    assert tekst == '"Jaar";"Asse; a (%)";"b";"c"\n"2025";"-1234,5";"3";"0-4"\n"2024";"n.b.";"0,0\u00a0%";"95+"\n'


def test_een_cel_met_haar_cijfer_geeft_dat_volledig_en_haar_eenheid_aan_de_kop():
    aandeel = (Cel.van("64,2\u00a0%", 64.2318900915903, "%"), Cel.van("n.b.", None, "%", "verborgen"))
    som = (Cel.van(f"{BENADERD}1.234", 1234.4, "inwoners", "benaderd"), Cel.van("12", 12.0, "inwoners"))
    gemengd = (Cel.van("0,5", 0.5), Cel.van("50\u00a0%", 50.0, "%"))
    rijen = tuple(zip(aandeel, som, gemengd, strict=True))
    kop, eerste, tweede = lees(figuurbestanden.tabel(Tabel("", ("a", "b", "c"), rijen)))
    assert kop == ["a (%)", "b", "b: benaderd", "c"]
    assert (eerste, tweede) == (["64,2318900915903", "1234,4", "ja", "0,5"], ["n.b.", "12", "", "50\u00a0%"])
    assert lees(figuurbestanden.tabel(Tabel("", ("a", "b"), ()))) == [["a", "b"]]


def test_bij_elke_figuur_de_links_naar_haar_bestanden():
    html = op_bladzijde(
        trend("inwoners", "23088", 2025),
        Bladzijde(bestanden=figuurbestanden.links, definities="verantwoording.html"),
    )
    for soort in ("svg", "csv"):
        assert f'<a href="figuren/trend-inwoners.{soort}" aria-label="{soort}: Inwoners: van ' in html
    assert html.index("trend-inwoners.csv") < html.index("Definitie")


def test_zelfde_figuur_zelfde_bytes(bestanden):
    alle = van_notebook(trend("inwoners", "23088", 2025))
    assert figuurbestanden.bestanden(alle).items() <= bestanden.items()


@pytest.mark.usefixtures("even_in_kleine_editie")
def test_een_figuur_die_verdwijnt_laat_geen_bestanden_achter(tmp_path, monkeypatch):
    cel = "import integratie as ig\nig.trend('inwoners', gemeente, peiljaar)"
    monkeypatch.chdir(schrijf_project(tmp_path, cel))
    map_ = tmp_path / "outputs" / "23088-vilvoorde"
    (rij,) = maken.maak_alles(opdracht.stel_op(["vilvoorde"]), tmp_path / "outputs", ThreadPoolExecutor(1))
    assert {p.name for p in (map_ / "figuren").iterdir()} == {f"trend-inwoners.{s}" for s in ("svg", "csv")}
    assert "23088-vilvoorde/figuren/trend-inwoners.svg" in rij["bestanden"]
    schrijf_notebook(tmp_path / "notebooks" / "proef.ipynb", "1")
    (rij,) = maken.maak_alles(opdracht.stel_op(["vilvoorde"]), tmp_path / "outputs", ThreadPoolExecutor(1))
    assert rij["status"] == "gemaakt"
    assert not any(os.scandir(map_ / "figuren"))


def test_tekst_in_een_csv_wordt_in_een_rekenblad_geen_formule():
    rijen = (("=HYPERLINK(1)", "+1,2"), ("@A1", "−3,0"), ("-2+3", "-4,5"))
    inhoud = lees(figuurbestanden.tabel(Tabel("", ("Partner", "Verschil"), rijen)))
    assert inhoud[1:] == [["'=HYPERLINK(1)", "1,2"], ["'@A1", "-3,0"], ["'-2+3", "-4,5"]]


@met_libreoffice
def test_libreoffice_in_het_nederlands_van_belgie_leest_kolommen_en_getallen(bestanden, tmp_path):
    """Zoals het importvenster opengaat: komma (44), puntkomma (59) en tab (9) aangevinkt, UTF-8 (76), de getallen van nl-BE (2067).

    Statbel, 1 januari 2025: 30.857 van 48.040 inwoners.
    """
    (tmp_path / "figuur.csv").write_bytes(bestanden["figuren/kaart-aandeel-buitenlandse-herkomst.csv"])
    boek = omgezet(tmp_path / "figuur.csv", "xlsx", "--infilter=Text - txt - csv (StarCalc):44/59/9,34,76,1,,2067")
    rijen = list(openpyxl.load_workbook(boek).active.iter_rows(values_only=True))
    assert rijen[0] == ("Gemeente", "Aandeel inwoners van buitenlandse herkomst (2025) (%)")
    assert dict(rijen[1:])["Vilvoorde"] == pytest.approx(100 * 30857 / 48040)
