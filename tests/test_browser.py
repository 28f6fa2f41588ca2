"""De pagina's in een echte browser, zonder netwerk: toegankelijk, stil, en bruikbaar op een smal scherm.

Gewoon een steekproef; `--volledig` doet de negentien rapporten van de Vlaamse Rand.
"""

import subprocess
import sys
from pathlib import Path

import browserhulp
import pytest

from integratie.weergave import toegankelijkheid

PROJECT = Path(__file__).parents[1]
STEEKPROEF = ("23088-vilvoorde", "23098-drogenbos")
BREEDTES, SCHEMAS = "1280,320", "licht,donker"


@pytest.fixture(scope="session")
def paginas(request, rapporten, tmp_path_factory) -> list[Path]:
    """Het overzicht, de verklaring en de rapporten die de browser opent."""
    if not request.config.getoption("--volledig"):
        rest = [pad for map_ in STEEKPROEF for pad in sorted((rapporten.uit / map_).glob("*.html"))]
        return [rapporten.uit / "index.html", rapporten.uit / toegankelijkheid.NAAM, *rest]
    uit = tmp_path_factory.mktemp("volledig") / "outputs"
    opdracht = [sys.executable, "-m", "integratie", "rapporten", "--uit", str(uit)]
    subprocess.run(opdracht, cwd=PROJECT, check=True, capture_output=True)
    gevonden = sorted(uit.rglob("*.html"))
    assert sum(pad.name == "omgevingsanalyse.html" for pad in gevonden) == 19
    return gevonden


@pytest.fixture(scope="session")
def gezien(paginas) -> list[dict]:
    """Wat de browser op elke pagina merkt, per breedte en kleurenschema."""
    return browserhulp.draai("pagina.mjs", browserhulp.chromium(), BREEDTES, SCHEMAS, *paginas)


def test_elke_pagina_is_in_elke_vorm_geopend(gezien, paginas):
    assert len(gezien) == 4 * len(paginas)


def test_geen_overtredingen_van_wcag_of_goede_praktijk(gezien):
    assert [(waar(g), o["id"], o["plaatsen"]) for g in gezien for o in g["overtredingen"]] == []


def test_geen_enkel_verzoek_en_geen_fout_in_de_console(gezien):
    assert [(waar(g), g["verzoeken"], g["fouten"]) for g in gezien if g["verzoeken"] or g["fouten"]] == []


def test_niets_schuift_zijwaarts(gezien):
    assert [waar(g) for g in gezien if g["schuift"]] == []


def waar(g: dict) -> str:
    return f"{'/'.join(Path(g['bestand']).parts[-2:])} op {g['breedte']} px, {g['schema']}"


def test_geldige_html_volgens_de_nu_html_checker(paginas):
    assert browserhulp.fouten_in_html(paginas) == []
