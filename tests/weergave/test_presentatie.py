"""Een presentatie van het rapport in vier bladzijden, opnieuw geopend: wat op een dia staat, komt uit de blokken, past, en is van achteraan te lezen."""

import io
import json
import re
import zipfile

import nbformat
import pytest
from kantoorhulp import met_libreoffice, omgezet
from pptx import Presentation
from pptx.util import Pt
from pypdf import PdfReader

import integratie as ig
from integratie.blok.blok import MIME, Blok, Figuur
from integratie.blok.onderdelen import Kop, Lijst, Tabel, met_inhoud
from integratie.indicator import EFFECTEN
from integratie.weergave.documenten import pptx
from integratie.weergave.presentatie import keuze, maat, schrijver, stijl
from integratie.weergave.presentatie.dia import Dia

NIS, JAAR, V = "23088", 2026, "\u00a0"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def blokken() -> list[dict]:
    """De blokken van Vilvoorde, zoals het notebook ze toont."""
    getoond = (
        ig.vierbladkop(NIS, JAAR),
        ig.hoofdpunten(NIS, JAAR),
        ig.kerngetallen(NIS, JAAR),
        ig.kaart_met_lijst("aandeel_buitenlandse_herkomst", NIS, JAAR),
        ig.themarijen(NIS, JAAR, ["aantallen", "instroom", "nieuwkomers", "anderstaligen", "minderjarigen"]),
        ig.themarijen(NIS, JAAR, ["tewerkstelling", "onderwijs", "inburgering", "samenleven", "context"]),
        ig.beelden(NIS, JAAR),
        ig.slot(NIS, JAAR),
    )
    return [blok._repr_mimebundle_() for blok in getoond]


@pytest.fixture(scope="module")
def pad(blokken, tmp_path_factory):
    uitvoer = [nbformat.v4.new_output("display_data", bundel) for bundel in json.loads(json.dumps(blokken))]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("x", outputs=uitvoer)], metadata={"title": "In vier bladzijden: Vilvoorde"}
    )
    pad = tmp_path_factory.mktemp("dias") / "vier_bladzijden.ipynb"
    nbformat.write(notebook, pad)
    return pad


@pytest.fixture(scope="module")
def inhoud(pad) -> bytes:
    return pptx.maak(pad)


@pytest.fixture(scope="module")
def dias(inhoud):
    return list(Presentation(io.BytesIO(inhoud)).slides)


def woorden(dia) -> str:
    """Alles wat op een dia te lezen staat."""
    uit = []
    for vorm in dia.shapes:
        kaders = [c.text_frame for r in vorm.table.rows for c in r.cells] if vorm.has_table else []
        kaders += [vorm.text_frame] if vorm.has_text_frame else []
        uit += [k.text for k in kaders]
    return "\n".join(uit)


def test_tien_dias_met_een_echte_titel(dias):
    titels = [dia.shapes.title.text_frame.text for dia in dias]
    assert len(dias) == 10 and all(titels)
    assert (titels[0], titels[2], titels[-2:]) == ("Vilvoorde", "Zes kerncijfers", ["Wat we niet weten", "Bronnen"])
    assert "Jongste cijfer per thema: Aantallen 2026" in woorden(dias[0])
    assert len(dias[1].placeholders[1].text_frame.paragraphs) == 5
    assert dias[1].placeholders[1].element.findall(f".//{A}buAutoNum")


def test_de_cijfers_zijn_die_van_de_bron(dias):
    """Statbel: 48.413 inwoners op 1 januari 2026; op 1 januari 2025 30.857 van 48.040 van buitenlandse herkomst, in Machelen 67,7 %, in Merchtem 27,1 %."""
    tabellen = [[[c.text for c in r.cells] for r in v.table.rows] for dia in dias for v in dia.shapes if v.has_table]
    kern, kaart = tabellen[0], tabellen[1]
    assert kern[1][:2] == ["inwoners op 1 januari 2026", "48.413"]
    assert kern[2][:2] == [
        "van buitenlandse herkomst, 2025",
        f"{30857 / 48040:.1%}".replace(".", ",").replace("%", f"{V}%"),
    ]
    assert [f"67,7{V}%", f"27,1{V}%"] == [dict(kaart)[naam] for naam in ("Machelen", "Merchtem")]
    assert all(v.table.first_row for dia in dias for v in dia.shapes if v.has_table)


def test_elk_getal_en_woord_komt_uit_de_blokken(dias, blokken):
    bron = " ".join(re.findall(r'"((?:[^"\\]|\\.)*)"', json.dumps([b[MIME] for b in blokken], ensure_ascii=False)))
    bron += " Thema Indicator Kerncijfer Waarde Verandering Gebied In Bron Bronnen van per Jongste cijfer thema geen"
    gekend = set(re.findall(r"[\w.,]*\w", bron))
    for nummer, dia in enumerate(dias, start=1):
        tekst = woorden(dia).replace(f"{nummer} van 10", "")
        assert set(re.findall(r"[\w.,]*\w", tekst)) <= gekend


def test_van_achteraan_te_lezen(dias):
    for dia in dias:
        for vorm in dia.shapes:
            klein = vorm.has_text_frame and vorm.top >= Pt(stijl.BRON[1])  # bron en voet
            for run in vorm.element.iter(f"{A}rPr"):
                assert int(run.get("sz")) >= (1200 if klein else 1800)
                assert run.get("lang") == "nl-BE"
        for run in dia.notes_slide.element.iter(f"{A}rPr"):
            assert run.get("lang") == "nl-BE"


def test_niets_valt_buiten_zijn_plaats_of_over_een_ander(dias):
    for dia in dias:
        vakken = sorted((v.top, v.top + v.height) for v in dia.shapes if v.has_table or not v.has_text_frame)
        boven = dia.shapes.title.top + dia.shapes.title.height
        onder = min(v.top for v in dia.shapes if v.has_text_frame and v.top >= Pt(stijl.BRON[1]))
        assert all(boven <= begin and einde <= onder for begin, einde in vakken)
        assert all(v.left >= 0 and v.left + v.width <= Pt(stijl.BREED) for v in dia.shapes)
        for v in dia.shapes:
            if v.has_table:
                assert sum(r.height for r in v.table.rows) == pytest.approx(v.height, abs=len(v.table.rows))


def test_elk_beeld_heeft_een_tekstalternatief_en_elke_dia_haar_bron_in_de_notities(dias):
    namen = [v.element.nvPicPr.cNvPr for dia in dias for v in dia.shapes if v.shape_type == 13]
    assert len(namen) == 5 and all(len(naam.get("descr")) > 60 for naam in namen)
    for dia in dias[1:-2]:
        assert "Bron: " in dia.notes_slide.notes_text_frame.text or "Bronnen:" in dia.notes_slide.notes_text_frame.text
    assert "het saldo van geboorten" in dias[1].notes_slide.notes_text_frame.text
    assert "Hoe te lezen" in dias[-2].notes_slide.notes_text_frame.text


def test_de_titel_bij_een_beeld_is_de_bevinding_en_niets_leidt_naar_buiten(dias):
    met_beeld = [dia for dia in dias if any(v.shape_type == 13 for v in dia.shapes)]
    figuren = {str(f.titel) for blok in (ig.beelden(NIS, JAAR),) for f in met_inhoud(blok) if isinstance(f, Figuur)}
    titels = [dia.shapes.title.text_frame.text for dia in met_beeld]
    assert titels[0].startswith("In de Rand loopt het aandeel van 27,1") and set(titels[1:]) <= figuren
    assert "Inwoners van buitenlandse herkomst, in % van de inwoners" in woorden(met_beeld[0])
    assert not any(r.is_external for dia in dias for r in dia.part.rels.values())


def test_vaste_bytes_titel_en_taal(inhoud, pad):
    assert pptx.maak(pad) == inhoud
    eigen = Presentation(io.BytesIO(inhoud)).core_properties
    assert (eigen.title, eigen.language) == ("In vier bladzijden: Vilvoorde", "nl-BE")
    assert eigen.created.year == eigen.modified.year == 2000
    assert {lid.date_time[0] for lid in zipfile.ZipFile(io.BytesIO(inhoud)).infolist()} == {1980}


def test_wat_niet_past_staat_in_de_notities():
    nieuw = stijl.presentatie("x")
    punten = tuple(
        f"Punt {n} is een hele zin die over meer dan een regel van een dia loopt, want ze is lang." for n in range(30)
    )
    rijen = tuple((f"rij {n}", str(n)) for n in range(40))
    lang = "woord " * 90
    for dia in (
        Dia("Punten", punten=punten),
        Dia("Tabel", tabel=Tabel("t", ("a", "b"), rijen), volgorde=tuple(reversed(range(40)))),
        Dia(lang, regels=("stuur\x0bteken",)),
        Dia("Begin", tabel=Tabel("t", ("a", "b"), rijen)),
    ):
        schrijver.Schrijver(nieuw, "voet", 4).schrijf(dia)
    lijst, tabel, titel, begin = nieuw.slides
    zinnen = lijst.placeholders[1].text_frame.text.split("\n")
    over = 30 - len(zinnen) + 1
    assert zinnen[-1] == f"En nog {over}: zie de notities of het rapport."
    assert lijst.notes_slide.notes_text_frame.text.count("Punt") == over
    (vorm,) = [v for v in tabel.shapes if v.has_table]
    assert vorm.table.cell(1, 0).text != "rij 0" and vorm.table.cell(len(vorm.table.rows) - 1, 0).text == "rij 39"
    assert vorm.top + vorm.height <= Pt(stijl.BRON[1])
    assert titel.shapes.title.text_frame.text.endswith("…") and lang.strip() in titel.notes_slide.notes_text_frame.text
    assert "stuurteken" in woorden(titel)
    (vorm,) = [v for v in begin.shapes if v.has_table]
    (zin,) = [v for v in begin.shapes if v.has_text_frame and v.text_frame.text.startswith("En nog")]
    assert zin.text_frame.text == f"En nog {41 - len(vorm.table.rows)}: zie de notities of het rapport."
    assert vorm.top + vorm.height <= zin.top and zin.top + zin.height <= Pt(stijl.BRON[1])


def test_bevindingen_krijgen_een_dia_en_bronnen_staan_er_per_uitgever():
    kader = ig.kader(NIS, JAAR)
    effecten = [ig.effecttabel(effect, NIS, JAAR) for effect in EFFECTEN]
    dias = keuze.dias([Blok((Kop(2, "Doelen en lagen"),)), kader, *effecten], "Kader")
    (bevindingen,) = [deel for deel in kader.onderdelen if isinstance(deel, Lijst)]
    assert dias[1].punten == tuple(map(str, bevindingen.punten)) and "hoger dan de Rand" in dias[1].punten[0]
    assert dias[1].titel.startswith("Hier verschilt Vilvoorde") and not any(
        d.tabel and "lagen" in d.tabel.titel for d in dias
    )
    bronnen = dias[-1].punten
    assert {"Statbel", "VDAB", "FOD Binnenlandse Zaken"} <= set(bronnen)  # uitgevers van de tabellen van het kader
    assert len(bronnen) <= maat.lijst(bronnen, *stijl.INHOUD[2:])[1] and not any("via " in x for x in bronnen)


def test_een_rapport_zonder_blokken_heeft_alleen_een_titel():
    assert keuze.dias([], "Mijn rapport") == [Dia("Mijn rapport", is_titel=True)]


def test_de_grootste_letter_waarmee_het_past():
    assert maat.titel("Kort", 800, 84) == (32, "Kort")
    assert maat.lijst(["kort"], 800, 300) == (24, 1)
    smal = maat.tabel([["a", "b"], ["x", "1"]], (), 800, 300)
    assert smal.grootte == 24 and sum(smal.breedtes) == pytest.approx(800) and smal.rijen == (0, 1)


@met_libreoffice
def test_libreoffice_opent_de_presentatie(inhoud, tmp_path):
    (tmp_path / "rapport.pptx").write_bytes(inhoud)
    assert len(PdfReader(omgezet(tmp_path / "rapport.pptx", "pdf")).pages) == 10
