"""Vier bladzijden in een echte browser: vier A4 in druk, niets buiten zijn blad of over iets anders, leesbaar op een telefoon en toegankelijk."""

import io
from pathlib import Path

import browserhulp
import nbformat
import pytest
from pypdf import PdfReader

from integratie.uitvoering import motor
from integratie.weergave.bladzijde import naar_html
from integratie.weergave.documenten import pdf

PROJECT = Path(__file__).parents[1]
NOTEBOOK = PROJECT / "notebooks" / "vier_bladzijden.ipynb"
# Naast 18 gemeenten van de Rand, naast 32 van het arrondissement, weinig cijfers, en een cluster.
STEEKPROEF = ("23088", "23027", "73109", "noordrand")
HOOGSTENS = 300_000  # bytes
LETTERS = "Liberation Sans,DejaVu Sans"


@pytest.fixture(scope="module")
def notebooks(request) -> dict[str, nbformat.NotebookNode]:
    """De uitgevoerde notebooks, per gemeente of cluster."""
    wie = STEEKPROEF if request.config.getoption("--volledig") else STEEKPROEF[:2]
    return {nis: motor.voer_uit(NOTEBOOK, {"gemeente": nis, "peiljaar": 2026}, 600, {}) for nis in wie}


@pytest.fixture(scope="module")
def paginas(notebooks, tmp_path_factory) -> list[Path]:
    """De bladzijden op schijf."""
    map_ = tmp_path_factory.mktemp("vierblad")
    for nis, notebook in notebooks.items():
        (map_ / f"{nis}.html").write_text(naar_html(notebook, f"In vier bladzijden: {nis} (2026)"), encoding="utf-8")
    return sorted(map_.iterdir())


def test_een_bestand_dat_alleen_door_te_sturen_is(paginas):
    for pad in paginas:
        html = pad.read_text(encoding="utf-8")
        assert len(html.encode()) <= HOOGSTENS, pad.name
        assert (
            "<script" not in html
            and html.count(" href=") == html.count(' href="#')
            and " src=" not in html
            and "url(" not in html
        )


def test_elk_thema_zegt_hoe_oud_zijn_cijfers_zijn(paginas):
    for pad in paginas:
        html = pad.read_text(encoding="utf-8")
        assert html.count('<section class="themarijen') >= 8
        assert html.count("data-oudste") >= 4 and "data-jaar" in html


def test_niets_valt_buiten_zijn_blad_of_over_iets_anders(paginas):
    gezien = browserhulp.draai("bladen.mjs", browserhulp.chromium(), LETTERS, *paginas)
    assert len(gezien) == 2 * len(paginas) and {g["bladen"] for g in gezien} == {4}
    assert [
        (Path(g["bestand"]).name, g["letter"], g["buiten"], g["over"]) for g in gezien if g["buiten"] or g["over"]
    ] == []
    assert [(Path(g["bestand"]).name, naam) for g in gezien for naam in g["gebroken"]] == []


def test_in_druk_precies_vier_bladzijden(notebooks, tmp_path):
    browserhulp.chromium()
    for nis, notebook in notebooks.items():
        pad = tmp_path / f"{nis}.ipynb"
        nbformat.write(notebook, pad)
        bladen = PdfReader(io.BytesIO(pdf.maak(pad))).pages
        assert len(bladen) == 4
        assert [f"{nummer} van 4" in blad.extract_text() for nummer, blad in enumerate(bladen, 1)] == [True] * 4


def test_toegankelijk_zonder_verzoeken_en_zonder_zijwaarts_schuiven(paginas, request):
    """De twee bladzijden samen in de vier vormen; met `--volledig` elke bladzijde in alle vier."""
    gezien = browserhulp.bekeken(paginas, 4 if request.config.getoption("--volledig") else 2, smal=390)
    assert [(g["bestand"], g["breedte"], o["id"], o["plaatsen"]) for g in gezien for o in g["overtredingen"]] == []
    assert not any(g["schuift"] or g["verzoeken"] or g["fouten"] for g in gezien)


def test_geldige_html_volgens_de_nu_html_checker(paginas):
    assert browserhulp.fouten_in_html(paginas) == []
