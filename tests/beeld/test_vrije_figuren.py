"""Figuren over zelf gekozen gemeenten, met de cijfers van Statbel, en eigen cijfers in elk ervan; bewaard in elk formaat."""

import io
import zipfile

import openpyxl
import pandas as pd
import pytest
from PIL import Image

import integratie as ig
from integratie.fouten import Gebruiksfout

NIET_EU, WERK = "aandeel_niet_eu_herkomst", "werkzoekendengraad"
EIGEN = pd.DataFrame({"gemeente": ["Vilvoorde", "23047", "Zaventem"], "jaar": 2025, "Leden (%)": [12.3, 14.1, 9.0]})


@pytest.fixture(scope="module")
def statbel(bronmap) -> pd.Series:
    """(NIS-code, jaar) → aandeel inwoners van niet-EU-herkomst, uit het bestand van Statbel."""
    ruw = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet").set_index(["CD_REFNIS", "year"])
    return 100 * ruw["non_eu27"] / ruw["total"]


def test_een_lijn_per_gemeente_of_gebied(statbel):
    figuur = ig.trend(NIET_EU, ["Vilvoorde", "Leuven", "vlaanderen"], 2025)
    tabel = figuur.tabel.set_index("Jaar")
    assert list(tabel) == ["Vilvoorde (%)", "Leuven (%)", "Vlaams Gewest (%)"] and figuur.indicator == NIET_EU
    for kolom, nis in (("Vilvoorde (%)", "23088"), ("Leuven (%)", "24062")):
        assert tabel.loc[[2000, 2025], kolom].tolist() == pytest.approx([statbel[nis, 2000], statbel[nis, 2025]])
    assert figuur.data["tekst"].iloc[0] == "47,6\u00a0%" and "Vilvoorde van 11,5\u00a0% (2000)" in figuur.alt


def test_wat_geen_lijn_heeft_staat_erbij():
    figuur = ig.trend(WERK, ["Vilvoorde", "Herstappe", "provincie:Antwerpen"], 2024)
    assert figuur.opmerkingen[0].startswith("Zonder lijn: Herstappe (te klein voor een aandeel) en Provincie Antwerpen")
    assert ig.trend(NIET_EU, ["Herstappe"], 2025).tekst.endswith(
        "te weinig mensen voor een aandeel. Het aantal staat in de tabel."
    )


def test_twee_cijfers_tegenover_elkaar(statbel):
    figuur = ig.puntenwolk(WERK, NIET_EU, ["Vilvoorde", "Leuven"], 2024, binnen="vlaams-brabant")
    assert figuur.svg.count("gemeente-2") == len(figuur.cellen) == 63
    kolom = figuur.tabel.set_index("Gemeente").iloc[:, 1]
    assert kolom["Vilvoorde"] == pytest.approx(statbel["23088", 2024])
    assert ">Vilvoorde<" in figuur.svg and ">Halle<" not in figuur.svg and "samenhang" not in figuur.titel + figuur.alt
    assert "VDAB" in figuur.bron and "Statbel" in figuur.bron


def test_tussen_alle_gemeenten(statbel):
    figuur = ig.verdeling(NIET_EU, ["Vilvoorde", "provincie:Vlaams-Brabant"], 2025)
    assert len(figuur.cellen) == 284 and "Herstappe" not in list(figuur.cellen["Gemeente"])  # 75 inwoners: geen aandeel
    assert figuur.svg.count("gemeente-") == 285  # de provincie ligt er als punt bij
    waarden = figuur.tabel.set_index("Gemeente").iloc[:, 0]
    assert waarden["Vilvoorde"] == pytest.approx(statbel["23088", 2025]) and "47,6\u00a0% in Vilvoorde" in figuur.titel


def test_een_kaart_van_elk_gebied():
    assert len(ig.kaart(NIET_EU, binnen="vlaanderen").cellen) == 285
    assert len(ig.kaart(NIET_EU, "Vilvoorde", binnen="Vilvoorde, Machelen, Zaventem").cellen) == 3
    assert (
        ig.kaart(NIET_EU, "Vilvoorde").naam == "kaart-aandeel-niet-eu-herkomst"
    )  # die van het rapport blijft wat ze was
    assert (
        ig.kaart(NIET_EU, "Vilvoorde", binnen="noordrand").naam
        == "vrij-kaart-vilvoorde-noordrand-aandeel-niet-eu-herkomst"
    )


def test_indicatoren_en_gemeenten_in_een_tabel(statbel):
    naast = ig.cijfertabel(["inwoners", NIET_EU], ["Vilvoorde", "Herstappe", "vlaanderen"], 2025)
    assert list(naast.tabel) == ["Indicator", "Eenheid", "Vilvoorde", "Herstappe", "Vlaams Gewest"]
    assert naast.tabel["Vilvoorde"].tolist() == pytest.approx([48040, statbel["23088", 2025]])
    assert naast.data.set_index(["rij", "kolom"]).loc[("Inwoners (2025)", "Herstappe"), "waarde"] == 75
    assert naast.data["status"].tolist().count("te_klein") == 1
    onder = ig.cijfertabel(["inwoners", "werkzoekenden_naar_herkomst"], binnen="vlaamse-rand", peiljaar=2025).tabel
    assert len(onder) == 19 and onder.shape[1] == 2 + 3  # een kolom per groep van wat geen geheel heeft


@pytest.mark.parametrize(
    "maak",
    [
        lambda: ig.kaart(EIGEN, "Vilvoorde", 2025),
        lambda: ig.trend(EIGEN, "Vilvoorde"),
        lambda: ig.trend(EIGEN, ["Vilvoorde", "Machelen"]),
        lambda: ig.positie(EIGEN, "Vilvoorde"),
        lambda: ig.verdeling(EIGEN, "Vilvoorde"),
        lambda: ig.puntenwolk(EIGEN, "inwoners", "Vilvoorde"),
    ],
)
def test_eigen_cijfers_in_elke_figuur(maak):
    figuur = maak()
    assert "12,3\u00a0%" in figuur.alt and figuur.bron.startswith("Eigen gegevens. Jaar: 2025.")
    assert figuur.naam.startswith("vrij-") and not figuur.indicator and "Leden" in figuur.titel


def test_eigen_cijfers_blijven_buiten_de_catalogus():
    assert ig.cijfertabel([EIGEN, "inwoners"], ["Vilvoorde"], 2025).tabel["Vilvoorde"].tolist() == [12.3, 48040]
    assert ig.reeks(EIGEN, "Vilvoorde")["waarde"].tolist() == [12.3] and "eigen" not in " ".join(ig.catalogus()["naam"])
    ander = EIGEN.assign(**{"Leden (%)": [1.0, 2.0, 3.0]})
    assert ig.reeks(ander, "Vilvoorde")["waarde"].tolist() == [1.0]


@pytest.mark.parametrize(
    ("eigen", "zin"),
    [
        (EIGEN.drop(columns="jaar"), r"jaar \(desnoods met .assign\(jaar=2025\)\)"),
        (EIGEN.drop(columns="gemeente"), "de kolommen nis"),
        (EIGEN.assign(gemeente="Vilvoordee"), "kolom gemeente: .*Bedoelde je Vilvoorde"),
        (EIGEN.assign(gemeente="Asse"), "Asse staat er meer dan één keer voor 2025"),
        (EIGEN.assign(jaar=25), "kolom jaar bevat '25'"),
        (EIGEN.assign(**{"Leden (%)": "veel"}), r"kolom Leden \(%\) bevat 'veel'"),
        (EIGEN.assign(nog=1), "hier staan 3 rijen met gemeente, jaar"),
        (EIGEN.iloc[:0], "hier staan 0 rijen"),
    ],
)
def test_wat_er_aan_eigen_cijfers_schort(eigen, zin):
    with pytest.raises(Gebruiksfout, match=f"Eigen cijfers: .*{zin}"):
        ig.kaart(eigen)


def test_bewaard_in_elk_formaat(tmp_path):
    figuur = ig.trend(NIET_EU, ["Vilvoorde", "Leuven"], 2025)
    with Image.open(figuur.bewaar(tmp_path / "x.png", dpi=200, breedte="16 cm")) as beeld:
        assert beeld.width == round(16 / 2.54 * 200) and round(beeld.info["dpi"][0]) == 200
        assert beeld.info["Title"] == figuur.titel and figuur.bron in beeld.info["Description"]
    assert ' width="12.5cm"' in figuur.bewaar(tmp_path / "x.svg", breedte="125 mm").read_text(encoding="utf-8")
    boek = openpyxl.load_workbook(figuur.bewaar(tmp_path / "x.xlsx"))
    assert boek["Figuur 1"]["B4"].value == pytest.approx(figuur.tabel.iloc[0, 1])
    assert figuur.bewaar(tmp_path / "x.csv").read_bytes().decode("utf-8-sig").startswith('"Jaar";"Vilvoorde (%)"')
    with zipfile.ZipFile(io.BytesIO(figuur.bewaar(tmp_path / "x.pptx").read_bytes())) as dias:
        assert "Vilvoorde en Leuven" in dias.read("ppt/slides/slide1.xml").decode()
    tabel = ig.cijfertabel(["inwoners"], ["Vilvoorde"], 2025)
    assert openpyxl.load_workbook(tabel.bewaar(tmp_path / "t.xlsx"))["Tabel 1"]["C4"].value == 48040


@pytest.mark.traag
def test_een_pdf_is_een_bladzijde_zo_breed_als_gevraagd(tmp_path):
    pypdf = pytest.importorskip("pypdf")
    bladen = pypdf.PdfReader(ig.kaart(NIET_EU, "Vilvoorde").bewaar(tmp_path / "x.pdf", breedte="16 cm")).pages
    assert len(bladen) == 1 and float(bladen[0].mediabox.width) / 72 * 2.54 == pytest.approx(16, abs=0.05)
    assert "Vilvoorde" in bladen[0].extract_text() and "Bron: Statbel" in bladen[0].extract_text()


@pytest.mark.parametrize(
    ("waarden", "zin"),
    [
        ({"pad": "x.doc"}, "geen formaat voor x.doc; verwacht een naam die eindigt op svg, png"),
        ({"pad": "x.png", "breedte": "breed"}, "'breed' is geen breedte; verwacht 1 tot 100 cm"),
        ({"pad": "x.png", "dpi": 5}, "5 dpi over 16 cm kan niet"),
        ({"pad": "er/niet/x.svg"}, "Kan .*x.svg niet schrijven"),
    ],
)
def test_wat_niet_te_bewaren_is(waarden, zin, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Gebruiksfout, match=zin):
        ig.kaart(NIET_EU, "Vilvoorde").bewaar(**waarden)
    with pytest.raises(Gebruiksfout, match="geen tekening om als png te bewaren; kies uit xlsx"):
        ig.fiche(NIET_EU).bewaar("x.png")
