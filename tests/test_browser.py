"""De pagina's in een echte browser, zonder netwerk: toegankelijk, stil, en bruikbaar op een smal scherm.

Gewoon een steekproef, elke pagina in één van de vier vormen, elke dag een andere; `--volledig` doet de negentien rapporten van de Vlaamse Rand in alle vier.
"""

import subprocess
import sys
from pathlib import Path

import browserhulp
import pytest

from integratie.weergave import toegankelijkheid

PROJECT = Path(__file__).parents[1]
STEEKPROEF = ("23088-vilvoorde", "23098-drogenbos")


@pytest.fixture(scope="session")
def paginas(request, rapporten, tmp_path_factory) -> list[Path]:
    """Het overzicht, de verklaring en de rapporten die de browser opent; wat overal dezelfde bytes heeft (begrippen), één keer."""
    if not request.config.getoption("--volledig"):
        rest = [pad for map_ in STEEKPROEF for pad in sorted((rapporten.uit / map_).glob("*.html"))]
        return _elk_anders([rapporten.uit / "index.html", rapporten.uit / toegankelijkheid.NAAM, *rest])
    uit = tmp_path_factory.mktemp("volledig") / "outputs"
    opdracht = [sys.executable, "-m", "integratie", "rapporten", "--uit", str(uit)]
    subprocess.run(opdracht, cwd=PROJECT, check=True, capture_output=True)
    gevonden = sorted(uit.rglob("*.html"))
    assert sum(pad.name == "omgevingsanalyse.html" for pad in gevonden) == 19
    return _elk_anders(gevonden)


def _elk_anders(paden: list[Path]) -> list[Path]:
    return list({pad.read_bytes(): pad for pad in paden}.values())


@pytest.fixture(scope="session")
def gezien(paginas, request) -> list[dict]:
    """Wat de browser op elke pagina merkt, per breedte en kleurenschema."""
    return browserhulp.bekeken(paginas, 4 if request.config.getoption("--volledig") else 1)


def test_elke_vorm_is_geopend(gezien):
    assert len({(g["breedte"], g["schema"]) for g in gezien}) == 4


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
