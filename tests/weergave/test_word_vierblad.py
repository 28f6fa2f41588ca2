"""Word schrijft het rapport in vier bladzijden als koppen, alinea's en tabellen die men gewoon kan lezen, zonder lijntjes of stroken."""

import datetime
import itertools

import docx
import pytest
from docx.oxml.ns import qn

import integratie as ig
from integratie.blok import vierblad as v
from integratie.blok.onderdelen import Kop, Tabel
from integratie.blok.tekst import tekst
from integratie.weergave import wordvierblad
from integratie.weergave.wordschrijver import Schrijver
from integratie.weergave.wordstijl import document

V = "\u00a0"
ROMP = v.Themarij(
    "aandeel_niet_belg", "", "Niet-Belg", tekst(f"16,3{V}%"), "1-1-2025", tekst("7.824 van 48.040 inwoners"), tekst("9,8"), 2010,
    ((2010, 9.8), (2025, 16.3)), maatstaven=(tekst("14,0"), tekst("")),
)  # fmt: skip


@pytest.fixture(scope="module")
def geschreven(tmp_path_factory):
    """Elk onderdeel van Vilvoorde in één document, opnieuw geopend."""
    pad = tmp_path_factory.mktemp("word") / "vier.docx"
    doc = document("In vier bladzijden: Vilvoorde (2026)", datetime.datetime(2000, 1, 1))
    schrijver = Schrijver(doc)
    nis, jaar = "23088", 2026
    for blok in (
        ig.vierbladkop(nis, jaar),
        ig.hoofdpunten(nis, jaar),
        ig.kerngetallen(nis, jaar),
        ig.kaart_met_lijst("aandeel_buitenlandse_herkomst", nis, jaar),
        ig.themarijen(nis, jaar, ["aantallen", "onderwijs"]),
        ig.beelden(nis, jaar),
        ig.slot(nis, jaar),
    ):
        schrijver.schrijf(blok)
    doc.save(pad)
    return docx.Document(str(pad))


def test_een_opbouw_van_koppen(geschreven):
    """Eén kop van niveau 1, en geen niveau wordt overgeslagen."""
    niveaus = [int(p.style.name[-1]) for p in geschreven.paragraphs if p.style.name.startswith("Heading")]
    assert niveaus[0] == 1 and niveaus.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(niveaus))


def test_elke_rij_staat_in_een_tabel(geschreven):
    """Inwoners van buitenlandse herkomst, 2025: 30.857 van 48.040 (Statbel), 64,2 %; de Rand 49,1 %, het Vlaams Gewest 28,1 %."""
    rijen = [[cel.text for cel in rij.cells] for tabel in geschreven.tables for rij in tabel.rows]
    rij = next(r for r in rijen if r[0].startswith("Van buitenlandse herkomst"))
    assert rij[0] == "Van buitenlandse herkomst (30.857 van 48.040 inwoners)"
    assert f"64,2{V}%" in rij and "49,1" in rij and "28,1" in rij and "39,6 (2010)" in rij


def test_zes_beelden_en_een_kaart_met_hun_tekstalternatief(geschreven):
    vormen = geschreven.inline_shapes
    alts = [uitleg.get("descr") for uitleg in geschreven.element.body.iter(qn("wp:docPr"))]
    assert len(vormen) == 7 and all(alts) and sum("Kaart van" in alt for alt in alts) == 1


def test_het_slot_zijn_hoofdstukken_en_de_kaart_heeft_haar_legende(geschreven):
    koppen = {p.text: p.style.name for p in geschreven.paragraphs if p.style.name.startswith("Heading")}
    assert {koppen[k] for k in ("Wat we niet weten", "Hoe te lezen", "Bronnen", "Zes beelden")} == {"Heading 2"}
    kop, *rijen = next(t for t in geschreven.tables if t.rows[0].cells[0].text == "Gebied").rows
    assert kop.cells[1].text == "Waarde" and len(rijen) == 22  # 19 gemeenten, Brussel, de Rand en Vlaanderen


def test_een_kolom_zonder_inhoud_valt_weg():
    blad = v.Rijenblad(
        "Cijfers",
        "Vilvoorde",
        "de 19",
        ("Rand", "Vlaanderen"),
        (v.Themarijen("aantallen", "Aantallen", (ROMP,), "Noot."),),
        2010,
        2026,
    )
    kop, thema, noot, tabel = wordvierblad.van(blad)
    assert (kop, thema, str(noot.tekst)) == (Kop(2, "Cijfers"), Kop(3, "Aantallen"), "Noot.")
    assert isinstance(tabel, Tabel) and tabel.kolommen == ("Indicator", "Jaar", "Vilvoorde", "Eerste cijfer", "Rand")
    assert [str(cel) for cel in tabel.rijen[0]] == [
        "Niet-Belg (7.824 van 48.040 inwoners)",
        "1-1-2025",
        f"16,3{V}%",
        "9,8 (2010)",
        "14,0",
    ]


def test_een_hoofdpunt_is_een_kop_met_zijn_zinnen_en_dienst():
    punt = v.Hoofdpunt(
        tekst("De bevolking groeit"), tekst("Er wonen 48.413 mensen."), "Scholen", tekst("zijn er plaatsen genoeg?")
    )
    kop, kern, dienst = wordvierblad.van(v.Hoofdpunten((punt,)))
    assert (kop, str(kern.tekst)) == (Kop(3, "De bevolking groeit"), "Er wonen 48.413 mensen.")
    assert str(dienst.tekst) == "Scholen: zijn er plaatsen genoeg?"
