"""Wat op een blad past, tegen een echte browser: de voorspelde hoogte is nooit te klein, en elk blad is één A4."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from browserhulp import CHROMIUM
from pypdf import PdfReader

import integratie as ig
from integratie.blok.blok import Blok
from integratie.blok.html import los
from integratie.blok.html_vierblad import rijenblad
from integratie.blok.onderdelen import Tabel
from integratie.vierblad.passend import BREEDTE_REM, PAGINA_REM, VOET_REM, hoogte, ledenhoogte, pas, regels

BLADEN = (
    ["aantallen", "instroom", "nieuwkomers", "anderstaligen", "minderjarigen"],
    ["tewerkstelling", "onderwijs", "inburgering", "samenleven", "context"],
)
GEMEENTEN = ["Vilvoorde", "Merchtem", "Linkebeek", "Herstappe", "Antwerpen", "Lichtervelde", "Dendermonde", "noordrand"]
CSS = Path(ig.__file__).parent / "weergave" / "sjabloon" / "vierblad_rijen.css"
# De marges en de maat van de letter in druk zijn die van het rapport; een voet staat op elk blad.
PAGINA = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>x</title><style>
*{{box-sizing:border-box}}body{{margin:0;font:1rem/1.42 {letter}}}h2,h3,p{{margin:0}}{css}
@page{{size:A4;margin:11mm 13mm 10mm}}html{{font-size:{maat}}}.blad{{break-after:page;width:59.6rem}}.blad:last-of-type{{break-after:auto}}
.voet{{height:{voet}rem}}</style></head><body>{bladen}{script}</body></html>"""
MEET = """<script>document.title = [...document.querySelectorAll('.rijenblad')].map(x => x.getBoundingClientRect().height /
parseFloat(getComputedStyle(document.documentElement).fontSize)).join(' ')</script>"""


@pytest.fixture(scope="module")
def bladen():
    return [ig.themarijen(gemeente, 2026, themas).onderdelen[0] for gemeente in GEMEENTEN for themas in BLADEN]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    pad = next((gevonden for naam in CHROMIUM if (gevonden := shutil.which(naam))), None)
    if not pad:
        pytest.skip("geen Chromium: apt install chromium")
    map_ = tmp_path_factory.mktemp("browser")

    def draai(html: str, *vlaggen: str) -> str:
        (map_ / "x.html").write_text(html, encoding="utf-8")
        opdracht = [pad, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={map_}", *vlaggen]
        return subprocess.run([*opdracht, str(map_ / "x.html")], capture_output=True, text=True, check=True).stdout

    draai.map = map_
    return draai


def pagina(bladen, letter: str, maat: str, script: str = "") -> str:
    delen = "".join(f'<section class="blad">{rijenblad(b, uitleg=b)}<p class="voet">voet</p></section>' for b in bladen)
    css = CSS.read_text(encoding="utf-8")
    return PAGINA.format(letter=letter, css=css, maat=maat, voet=VOET_REM, bladen=delen, script=script)


@pytest.mark.traag
@pytest.mark.wisselend(2)
@pytest.mark.parametrize("letter", ["'DejaVu Sans'", "'Liberation Sans', Arimo, 'DejaVu Sans Condensed'"])
def test_elk_blad_is_een_a4(bladen, browser, letter):
    """Elke dag één van de twee letters, met `--volledig` beide."""
    uit = browser.map / "x.pdf"
    browser(pagina(bladen, letter, "8.75pt"), "--no-pdf-header-footer", f"--print-to-pdf={uit}")
    paginas = PdfReader(io.BytesIO(uit.read_bytes())).pages
    assert len(paginas) == len(bladen)
    for blad, gedrukt in zip(bladen, paginas, strict=True):
        tekst = re.sub(r"\s+", " ", gedrukt.extract_text())
        assert "voet" in tekst and all(thema.titel in tekst for thema in blad.themas)


@pytest.mark.traag
def test_voorspelde_hoogte_is_nooit_te_klein(bladen, browser):
    dom = browser(pagina(bladen, "'DejaVu Sans'", "11.667px", MEET), "--window-size=1280,900", "--dump-dom")
    gemeten = [float(x) for x in re.search(r"<title>(.*?)</title>", dom)[1].split()]
    for blad, echt in zip(bladen, gemeten, strict=True):
        assert echt <= hoogte(blad) <= PAGINA_REM - VOET_REM
        assert hoogte(blad) - echt < 5  # te voorzichtig laat rijen weg die er bij konden


@pytest.mark.traag
def test_hoogte_van_de_tabel_van_een_cluster(browser):
    """Zes gemeenten met een lange naam, en een kop die op twee regels komt: nooit hoger dan voorspeld."""
    namen = [
        "Sint-Genesius-Rode",
        "Wezembeek-Oppem",
        "Sint-Pieters-Leeuw",
        "Heist-op-den-Berg",
        "Merelbeke-Melle",
        "Lint",
    ]
    rijen = (
        ("Houding tegenover diversiteit: herkomsten leven goed samen (2023)", *["52\u00a0%"] * 6),
        ("OKI (2021)", *["2,29"] * 6),
    )
    tabel = Tabel(
        "Niet op te tellen, gemeente per gemeente: inwoners, instroom en jeugd", ("Indicator", *namen), rijen, "leden"
    )
    blad = f'<section class="blad"><div class="rijenblad"></div>{los(Blok((tabel,), ""))}</section>'
    css = CSS.read_text(encoding="utf-8") + ".schuif{display:flow-root;padding:.001px}"
    html = PAGINA.format(
        letter="'DejaVu Sans'",
        css=css,
        maat="11.667px",
        voet=2,
        bladen=blad,
        script=MEET.replace(".rijenblad'", ".schuif'"),
    )
    dom = browser(html, "--window-size=1280,900", "--dump-dom")
    echt = float(re.search(r"<title>(.*?)</title>", dom)[1]) + 1  # en de witruimte erboven
    assert echt <= ledenhoogte(tabel) < echt + 3


def test_te_vol_laat_de_laatste_rijen_weg(bladen):
    vol = bladen[0]
    krap = pas(vol, hoogte(vol) - 5)
    over = [r for t in krap.themas for r in t.rijen]
    assert hoogte(krap) <= hoogte(vol) - 5 and krap.weg
    weg = [r for t in vol.themas for r in t.rijen if r.titel in krap.weg]
    assert len(over) + len(krap.weg) == sum(len(t.rijen) for t in vol.themas)
    assert max(r.prioriteit for r in weg) <= min(r.prioriteit for r in over)
    assert krap.weg[0] in str(rijenblad(krap)) and not vol.weg
    assert pas(replace(vol, themas=()), 0).themas == ()


def test_regels_van_een_tekst():
    """In DejaVu is een n 0,634 letterhoogten breed: 10 passen op 6,6 en niet op 6,2."""
    assert regels("n" * 10, 1, 6.6) == 1 and regels("n" * 10, 1, 6.2) == 2
    assert regels("nn nn nn", 1, 3.2) == 2 and regels("", 1, 1) == 1
    assert regels("i" * 40, 0.84, 10) < regels("m" * 40, 0.84, 10, vet=True)


def test_gewicht_en_opbouw(bladen):
    """Beide bladen samen hoogstens 90 kB; elke tabel heeft een titel, kolomkoppen en rijkoppen."""
    for een, twee in zip(bladen[::2], bladen[1::2], strict=True):
        assert len((rijenblad(een) + rijenblad(twee)).encode()) < 90_000
    html = str(los(ig.themarijen("Vilvoorde", 2026, ["aantallen"])))
    assert html.count("<table") == html.count("<caption") == 1 and html.count('<th scope="col"') == 8
    assert html.count('<th scope="row"') == html.count("<tr data-") + html.count("<tr class=") >= 6
    assert 'data-jongste="2026"' in html and "style=" not in html


def test_breedte_van_de_kolommen_is_die_van_het_stijlblad():
    from integratie.vierblad.passend import KOLOMMEN, RIJ

    css = CSS.read_text(encoding="utf-8")
    breedten = {
        k: float(w) for namen, w in re.findall(r"((?:\.c\d,?)+)\{width:([\d.]+)%\}", css) for k in namen.split(",")
    }
    assert tuple(breedten[f".c{nummer}"] for nummer in range(8)) == KOLOMMEN and sum(KOLOMMEN) == pytest.approx(100)
    assert f"height:{RIJ}rem" in css and BREEDTE_REM == 59.6
