"""pdf en docx van een echt rapport, geopend met andere programma's dan die ze maakten."""

import io
import json
import shutil
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import matplotlib
import pytest
from docx import Document
from docx.oxml.ns import qn
from kantoorhulp import met_libreoffice, omgezet
from PIL import ImageFont
from pypdf import PdfReader

from integratie.fouten import Gebruiksfout
from integratie.opslag import edities
from integratie.rapport import formaten
from integratie.uitvoering import manifest
from integratie.weergave.documenten import docx, pdf

HTML = "23088-vilvoorde/omgevingsanalyse.html"
NOTEBOOK = "23088-vilvoorde/omgevingsanalyse.ipynb"


def heeft_browser() -> bool:
    try:
        return bool(pdf.browser())
    except Gebruiksfout:
        return False


def test_zonder_browser_een_zin_die_zegt_wat_te_doen(monkeypatch):
    monkeypatch.setenv("INTEGRATIE_BROWSER", "bestaat-niet")
    with pytest.raises(Gebruiksfout, match="Chromium, Chrome of Edge nodig"):
        formaten.controleer(["pdf"])


@pytest.fixture(scope="module")
def uit(rapporten, tmp_path_factory):
    kopie = tmp_path_factory.mktemp("extra") / "outputs"
    shutil.copytree(rapporten.uit, kopie)
    return kopie


@pytest.fixture(scope="module")
def word(uit) -> bytes:
    return docx.maak(uit / NOTEBOOK)


@pytest.fixture(scope="module")
def document(word):
    return Document(io.BytesIO(word))


def test_word_heeft_echte_koppen_in_volgorde(document):
    koppen = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    hoofdstukken = [tekst for stijl, tekst in koppen if stijl == "Heading 2"]
    inhoud = [p for p in document.paragraphs if p.style.name == "toc 2"]
    assert [p.text for p in inhoud] == hoofdstukken and hoofdstukken[-1] == "Bijlage: bronnen"
    bladwijzers = {b.get(qn("w:name")) for b in document.element.body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    assert len(links) == len(set(links)) == len(hoofdstukken) and set(links) == bladwijzers
    assert koppen[:2] == [("Heading 1", "Vilvoorde"), ("Heading 2", "Samenvatting")]
    assert sum(stijl == "Heading 1" for stijl, _ in koppen) == 1
    assert ("Heading 2", "Nieuwkomers") in koppen
    niveaus = [int(stijl[-1]) for stijl, _ in koppen]
    assert all(b - a <= 1 for a, b in pairwise(niveaus))


def test_elke_figuur_heeft_een_beeld_met_uitleg_een_bijschrift_en_een_bron(document, uit):
    aantal = (uit / HTML).read_text(encoding="utf-8").count('<figure class="figuur"')
    beelden = list(document.element.body.iter(qn("wp:docPr")))
    assert len(beelden) == len(document.inline_shapes) == aantal > 20
    assert all(len(beeld.get("descr")) > 30 for beeld in beelden)
    alineas = document.paragraphs
    bijschriften = [p for p in alineas if p.style.name == "Caption" and p.text.startswith("Figuur")]
    assert len(bijschriften) == aantal
    per_kop: list[list] = []
    for p in alineas:
        if p.style.name == "Heading 2" or not per_kop:
            per_kop.append([])
        per_kop[-1].append(p)
    for deel in per_kop:  # onder de kop van een thema staan de bronnen één keer
        stijlen = [p.style.name for p in deel]
        assert all(stijlen[nummer - 1] == "Caption" for nummer, stijl in enumerate(stijlen) if stijl == "Beeld")
        assert "Beeld" not in stijlen or any(p.text.startswith(("Bron: ", "Bronnen (editie ")) for p in deel)


def test_vooraan_staat_per_thema_een_figuur_en_de_rest_klein_in_de_bijlage(document):
    """Wie het document leest als omgevingsanalyse, bladert niet door groepen en figuren waar de tekst niet over gaat; het thema zegt waar ze staan."""
    teksten = [(p.style.name, p.text) for p in document.paragraphs]
    grens = next(
        i for i, (stijl, tekst) in enumerate(teksten) if stijl == "Heading 2" and tekst.startswith("Bijlage: meer")
    )
    vooraan, achteraan = teksten[:grens], teksten[grens:]
    per_thema = [tekst for stijl, tekst in achteraan if stijl == "Heading 3"]
    assert {"Aantallen", "Nieuwkomers", "Onderwijs"} <= set(per_thema)
    verwijzingen = [tekst for _, tekst in vooraan if tekst.startswith("Meer ") and tekst.endswith(".")]
    assert [f"bij {t.lower()}." in zin for t, zin in zip(per_thema, verwijzingen, strict=False)] == [True] * len(
        verwijzingen
    )
    groepen = [
        (stijl, tekst) for stijl, tekst in teksten if tekst.startswith("Nieuwkomers naar doelgroep van inburgering (")
    ]
    assert [stijl for stijl, _ in groepen] == ["Kleine lijst"] and groepen[0] in achteraan
    kolommen = [int(deel.xpath("string(w:cols/@w:num)") or 1) for deel in document.element.body.iter(qn("w:sectPr"))]
    assert kolommen == [1, 2]
    beelden = [v.width.cm for v in document.inline_shapes][-5:]
    assert max(beelden) <= 8.01


def test_elke_tabel_heeft_een_kop_die_herhaalt_en_een_bijschrift(document):
    assert len(document.tables) > 8
    for tabel in document.tables:
        assert [bool(rij._tr.xpath("w:trPr/w:tblHeader")) for rij in tabel.rows][:2] == [True, False]
    nummers = [p.text for p in document.paragraphs if p.style.name == "Caption" and p.text.startswith("Tabel")]
    assert len(nummers) == len(document.tables)
    kern = [[cel.text for cel in rij.cells] for rij in document.tables[0].rows]
    assert ["Inwoners (2026)", "48.413"] in [rij[:2] for rij in kern]  # Statbel, 1 januari 2025


def test_elke_tabel_past_op_het_blad_en_zegt_wat_ze_is(document):
    blad = document.sections[0]
    breed = blad.page_width - blad.left_margin - blad.right_margin
    for tabel in document.tables:
        assert sum(kolom.width for kolom in tabel.columns) <= breed
    assert len(list(document.element.body.iter(qn("w:tblCaption")))) == len(document.tables)
    assert " PAGE " in blad.footer.paragraphs[0].paragraph_format.element.xml


def test_een_voorbehoud_staat_een_keer_in_het_document_bij_zijn_bron(document):
    """Achteraan, onder de bronnen; bij de figuren staat alleen wat over die figuur gaat."""
    teksten = [p.text for p in document.paragraphs]
    voor, achter = "\n".join(teksten[: teksten.index("Bijlage: bronnen")]), "\n".join(teksten)
    bronnen = [edities.bronnen()[t] for t in ("herkomst", "nieuwkomers", "werkzoekenden")]
    for voorbehoud in (v.rstrip(".") for bron in bronnen for v in bron.voorbehouden):
        assert voorbehoud in achter and voorbehoud not in voor, voorbehoud


def test_achteraan_staat_wat_de_woorden_betekenen_en_elke_definitie_van_een_figuur(document, druk, gedrukt):
    per_deel: dict[str, list[str]] = {"": []}
    for p in document.paragraphs:
        per_deel |= {p.text: []} if p.style.name == "Heading 2" else {}
        per_deel[next(reversed(per_deel))].append(p.text)
    assert any(tekst.startswith("nieuwkomer: ") for tekst in per_deel["Bijlage: begrippen"])
    fiche = next(
        t for t in per_deel["Bijlage: definities"] if t.startswith("Aandeel inwoners van buitenlandse herkomst\n")
    )
    assert "Definitie: " in fiche and "Teller: " in fiche and "Noemer: inwoners" in fiche
    assert all(f"Bijlage: {deel}" in " ".join(gedrukt) for deel in ("begrippen", "bronnen", "werkwijze"))
    assert {"/begrip-nieuwkomer", "/fiche-aandeel_buitenlandse_herkomst"} <= set(druk.named_destinations)


def test_geen_link_leidt_uit_een_document(document, druk):
    assert not any(relatie.is_external for relatie in document.part.rels.values())
    noten = [noot.get_object() for blad in druk.pages for noot in blad.get("/Annots", ())]
    assert noten and not any("/URI" in noot.get("/A", {}) or "/F" in noot.get("/A", {}) for noot in noten)


def test_geen_woord_van_een_tabel_breekt(document):
    letter = ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf", 100)
    for tabel in document.tables:
        punten = tabel.cell(1, 0).paragraphs[0].runs[0].font.size.pt
        for rij in tabel.rows[1:]:
            for cel, kolom in zip(rij.cells, tabel.columns, strict=True):
                woorden = cel.text.replace("-", "- ").split()
                assert all(letter.getlength(woord) / 100 * punten <= kolom.width.pt - 8 for woord in woorden)


def test_taal_titel_en_vaste_bytes(document, word, uit):
    assert document.core_properties.language == "nl-BE"
    assert document.core_properties.title == "Omgevingsanalyse integratie: Vilvoorde (2026)"
    assert {t.get(qn("w:val")) for t in document.styles.element.iter(qn("w:lang"))} == {"nl-BE"}
    assert docx.maak(uit / NOTEBOOK) == word
    assert {lid.date_time[0] for lid in zipfile.ZipFile(io.BytesIO(word)).infolist()} == {1980}


@met_libreoffice
def test_libreoffice_opent_het_document(document, tmp_path):
    document.save(tmp_path / "rapport.docx")
    tekst = "".join(blad.extract_text() for blad in PdfReader(omgezet(tmp_path / "rapport.docx", "pdf")).pages)
    assert "Figuur 1: " in tekst
    assert "Tabel 1: Kerncijfers" in tekst


@pytest.fixture(scope="module")
def druk(uit) -> PdfReader:
    if not heeft_browser():
        pytest.skip("geen Chromium, Chrome of Edge")
    inhoud = pdf.maak(uit / NOTEBOOK)
    assert b"file:///" not in inhoud
    assert pdf.maak(uit / NOTEBOOK) == inhoud
    return PdfReader(io.BytesIO(inhoud))


@pytest.fixture(scope="module")
def gedrukt(druk) -> list[str]:
    """De tekst van elk blad."""
    return [blad.extract_text() for blad in druk.pages]


def labels(lezer: PdfReader) -> list[dict]:
    gevonden, te_doen = [], [lezer.root_object["/StructTreeRoot"]["/K"]]
    while te_doen:
        knoop = te_doen.pop().get_object()
        if isinstance(knoop, list):
            te_doen.extend(knoop)
        elif isinstance(knoop, dict):
            gevonden += [knoop] if "/S" in knoop else []
            te_doen += [knoop.raw_get("/K")] if "/K" in knoop else []
    return gevonden


def test_de_pdf_heeft_taal_titel_en_bladwijzers(druk):
    assert druk.root_object["/Lang"] == "nl-BE"
    assert druk.metadata.title == "Omgevingsanalyse integratie: Vilvoorde (2026)"
    assert [druk.outline[0].title, druk.outline[1][0].title] == ["Vilvoorde", "Samenvatting"]


def test_de_pdf_heeft_labels_die_een_schermlezer_leest(druk, uit):
    alle = labels(druk)
    telling = Counter(knoop["/S"] for knoop in alle)
    assert telling["/H1"] == 1
    assert telling["/H2"] > 10
    figuren = [knoop for knoop in alle if knoop["/S"] == "/Figure"]
    assert len(figuren) == (uit / HTML).read_text(encoding="utf-8").count('<figure class="figuur"')
    assert all(len(knoop["/Alt"]) > 30 for knoop in figuren)
    for knoop in alle:
        if knoop["/S"] == "/TH":
            eigen = knoop["/A"].get_object()
            assert any("/Scope" in deel.get_object() for deel in (eigen if isinstance(eigen, list) else [eigen]))


def test_het_eerste_blad_heeft_samenvatting_kerncijfers_en_kaart(gedrukt):
    blad = gedrukt[0]
    assert "Samenvatting" in blad
    assert "Werkzoekendengraad" in blad
    assert "5 km" in blad
    assert "1 / " in blad
    assert not any("Cijfers bij deze figuur" in tekst for tekst in gedrukt)


def test_formaten_komen_in_het_manifest_en_worden_niet_twee_keer_gemaakt(uit, rapporten):
    alle = manifest.lees(uit)
    (rij,) = (rij for (nis, _), rij in alle.items() if nis == "23098")
    assert formaten.vul_aan([rij], uit, rij["editie"], ["docx"], 2) == []
    na = json.loads((uit / "manifest.json").read_text(encoding="utf-8"))["rapporten"]
    assert {rij["nis"]: any(pad.endswith(".docx") for pad in rij["bestanden"]) for rij in na} == {
        nis: nis == "23098" for nis, _ in alle
    }
    assert all(manifest.staat_er_nog(rij, uit) for rij in na)
    tijden = {p: p.stat().st_mtime_ns for p in uit.rglob("*")}
    formaten.vul_aan([manifest.lees(uit)["23098", rij["notebook"]]], uit, rij["editie"], ["docx", "docx"], 2)
    assert {p: p.stat().st_mtime_ns for p in uit.rglob("*") if p.is_file()}.items() <= tijden.items()
