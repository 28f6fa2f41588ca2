"""Het script in een echte browser, mét het beveiligingsbeleid: sorteren, zoeken, volgen, en alles ook zonder script."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from integratie.weergave.paginasjabloon import MAP

BROWSER = Path(__file__).parents[1] / "browser"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
NODIG = CHROMIUM and shutil.which("node") and (BROWSER / "node_modules" / "playwright-core").is_dir()


def test_het_script_sluit_zijn_element_niet_af():
    script = (MAP / "pagina.js").read_text(encoding="utf-8")
    assert "</" not in script.replace("</g", "") and "innerHTML" not in script


@pytest.fixture(scope="module")
def gezien(rapporten) -> dict:
    if not NODIG:
        pytest.skip("geen chromium, node of playwright-core: typ npm ci --prefix tests/browser")
    paden = (rapporten.uit / "index.html", rapporten.uit / "23088-vilvoorde" / "omgevingsanalyse.html")
    opdracht = ["node", str(BROWSER / "gedrag.mjs"), CHROMIUM, *map(str, paden)]
    uit = subprocess.run(opdracht, capture_output=True, text=True, encoding="utf-8", check=False)
    assert uit.returncode == 0, uit.stderr
    return json.loads(uit.stdout)


def test_het_beleid_laat_dit_script_toe_en_er_is_geen_fout(gezien):
    assert gezien["fouten"] == []


def test_zonder_script_is_alles_te_lezen_en_de_kaart_te_kiezen(gezien):
    assert gezien["stil"] == {"zoek": False, "rijen": 3, "knoppen": 0, "legendes": 1}


def test_een_andere_indicator_kleurt_de_kaart_en_wisselt_de_legende(gezien):
    assert gezien["eerst"] != gezien["dan"]
    assert gezien["eerste_legende"] == [True, False, False, False, False]
    assert gezien["tweede_legende"] == [False, False, False, True, False]


def test_sorteren_op_inwoners_eerst_van_veel_naar_weinig(gezien):
    # Statbel, 1 januari 2026: Vilvoorde 48.413, Tervuren 23.179, Drogenbos 6.067 inwoners.
    assert gezien["dalend"] == ["48.413", "23.179", "6.067"]
    assert gezien["oplopend"] == ["6.067", "23.179", "48.413"]
    assert gezien["richting"] == "ascending"


def test_zoeken_let_niet_op_hoofdletters(gezien):
    assert (gezien["gevonden"], gezien["melding"]) == (["Vilvoorde"], "1 van 3")


def test_met_de_tabtoets_staan_de_cijfers_van_een_gemeente_naast_de_kaart(gezien):
    assert re.search(r"herkomst: \d+,\d\s% \(2025\)", gezien["info"])
    assert gezien["info"].split(" · ") == gezien["tip"].split("\n")


def test_in_het_rapport_loopt_de_inhoudsopgave_mee_en_gaat_een_fiche_open(gezien):
    assert gezien["hier"] == gezien["hoort"]
    assert gezien["open_fiche"] is True


FIGUUR = "omgevingsanalyse.html#trend-inwoners"


def test_een_naam_opent_de_gekozen_figuur_en_van_daar_leidt_ze_naar_dezelfde_bij_een_ander(gezien):
    gekozen, mappen = gezien["gekozen"], ("23088-vilvoorde", "23098-drogenbos", "24104-tervuren")
    assert sorted(gekozen["rijen"]) == sorted(gekozen["kaart"]) == [f"{map_}/{FIGUUR}" for map_ in mappen]
    assert gekozen["terug"] == [
        "index.html",
        "verantwoording.html",
        "index.html",
    ]  # het dossier, de begrippen en het overzicht
    assert gekozen["adres"] == "index.html#trend-inwoners" and gekozen["keuze"] == FIGUUR
    assert sorted(gekozen["weer"]) == sorted(gekozen["rijen"])


def test_een_bladzijde_die_men_zo_opent_heeft_alleen_links_in_haar_eigen_map(gezien):
    balk, figuur = ["index.html", "verantwoording.html"], ["figuren/trend-inwoners.svg", "figuren/trend-inwoners.csv"]
    assert gezien["alleen"] == [*balk, *figuur, "verantwoording.html#fiche-inwoners"]
