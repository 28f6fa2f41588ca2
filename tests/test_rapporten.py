"""De echte rapporten van drie gemeenten, gemaakt zoals een gebruiker het doet."""

import base64
import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from integratie.bestanden.wegschrijven import sha256

PROJECT = Path(__file__).parents[1]
GEMEENTEN = {"23088": "23088-vilvoorde", "23098": "23098-drogenbos", "24104": "24104-tervuren"}
BESTANDEN = ("omgevingsanalyse.html", "omgevingsanalyse.ipynb", "gegevens.csv", "gegevens.xlsx", "verantwoording.html")
BLADEN = ("index.html", "toegankelijkheid.html")
CONTRACT = ["nis", "gebied", "indicator", "groep", "jaar", "teller", "noemer", "waarde", "eenheid", "bron", "status"]


def test_alles_gemaakt_en_alleen_dat(rapporten):
    assert rapporten.eerste.returncode == 0, rapporten.eerste.stderr
    assert rapporten.eerste.stderr == ""
    assert "3 rapporten: 3 gemaakt, 0 ongewijzigd, 0 mislukt." in rapporten.eerste.stdout
    gevonden = {p.relative_to(rapporten.uit).as_posix() for p in rapporten.uit.rglob("*") if p.is_file()}
    figuren = {pad for pad in gevonden if "/figuren/" in pad}
    assert gevonden - figuren == {*BLADEN, "verantwoording.html", "manifest.json"} | {
        f"{m}/{b}" for m in GEMEENTEN.values() for b in (*BESTANDEN, *BLADEN)
    }


def test_het_manifest_klopt_met_wat_er_staat(rapporten):
    manifest = json.loads((rapporten.uit / "manifest.json").read_text(encoding="utf-8"))
    assert {rij["nis"] for rij in manifest["rapporten"]} == set(GEMEENTEN)
    for rij in manifest["rapporten"]:
        gewoon = {pad for pad in rij["bestanden"] if "/figuren/" not in pad}
        assert gewoon == {f"{GEMEENTEN[rij['nis']]}/{b}" for b in BESTANDEN}
        for pad, som in rij["bestanden"].items():
            assert sha256((rapporten.uit / pad).read_bytes()) == som


def test_een_tweede_keer_is_alles_ongewijzigd(rapporten):
    assert rapporten.tweede.returncode == 0, rapporten.tweede.stderr
    assert "3 rapporten: 0 gemaakt, 3 ongewijzigd, 0 mislukt." in rapporten.tweede.stdout
    assert rapporten.na == rapporten.voor
    manifest = json.loads((rapporten.uit / "manifest.json").read_text(encoding="utf-8"))
    assert {rij["status"] for rij in manifest["rapporten"]} == {"ongewijzigd"}


@pytest.mark.parametrize("map_", GEMEENTEN.values())
def test_het_rapport_is_een_zelfstandig_bestand(rapporten, map_):
    html = (rapporten.uit / map_ / "omgevingsanalyse.html").read_text(encoding="utf-8")
    assert '<html lang="nl-BE">' in html
    assert "Content-Security-Policy" in html
    assert len(re.findall(r"<h1[ >]", html)) == 1
    (script,) = re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL)
    som = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{som}';" in html
    assert not re.search(r"<(link|img|iframe|object)\b[^>]*(href|src)=\"(https?:)?//", html)
    assert "Traceback" not in html


@pytest.mark.parametrize("map_", GEMEENTEN.values())
def test_het_notebook_is_uitgevoerd_en_draagt_geen_sporen(rapporten, map_):
    tekst = (rapporten.uit / map_ / "omgevingsanalyse.ipynb").read_text(encoding="utf-8")
    notebook = nbformat.reads(tekst, as_version=4)
    nbformat.validate(notebook)
    code = [cel for cel in notebook.cells if cel.cell_type == "code"]
    assert [cel.execution_count for cel in code] == list(range(1, len(code) + 1))
    assert not any(uitvoer.output_type == "error" for cel in code for uitvoer in cel.outputs)
    ingevuld = next(cel for cel in code if "injected-parameters" in cel.metadata.get("tags", []))
    assert f'gemeente = "{map_[:5]}"' in ingevuld.source
    assert "papermill" not in notebook.metadata
    assert str(Path.home()) not in tekst
    assert str(rapporten.uit) not in tekst


@pytest.mark.parametrize("map_", GEMEENTEN.values())
def test_gegevens_csv_volgt_het_contract(rapporten, map_):
    with (rapporten.uit / map_ / "gegevens.csv").open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    assert list(rijen[0]) == CONTRACT
    assert {rij["nis"] for rij in rijen} == {map_[:5], ""}
    assert {rij["gebied"] for rij in rijen if not rij["nis"]} >= {
        "Vlaamse Rand",
        "Vlaams Gewest",
        "Provincie Vlaams-Brabant",
    }
    for rij in rijen:
        assert bool(rij["waarde"]) == (rij["status"] in ("bekend", "benaderd")), rij


def test_elke_link_van_het_overzicht_bestaat(rapporten):
    html = (rapporten.uit / "index.html").read_text(encoding="utf-8")
    adressen = {adres for adres in re.findall(r'href="([^"#]+)"', html)}
    assert adressen == {"toegankelijkheid.html", "verantwoording.html"} | {
        f"{m}/index.html" for m in GEMEENTEN.values()
    }
    assert all((rapporten.uit / adres).is_file() for adres in adressen)


@pytest.mark.parametrize("map_", GEMEENTEN.values())
def test_een_map_die_men_alleen_verstuurt_heeft_geen_dode_link(rapporten, tmp_path, map_):
    elders = shutil.copytree(rapporten.uit / map_, tmp_path / "post")
    for pad in elders.glob("*.html"):
        for adres in re.findall(r'<a [^>]*href="([^"]+)"', pad.read_text(encoding="utf-8")):
            naam, _, anker = adres.partition("#")
            if naam.startswith("http"):
                continue
            doel = elders / naam if naam else pad
            assert doel.is_file() and elders in doel.resolve().parents, (pad.name, adres)
            assert not anker or f'id="{anker}"' in doel.read_text(encoding="utf-8"), (pad.name, adres)


@pytest.mark.parametrize("map_", GEMEENTEN.values())
def test_het_dossier_leidt_naar_elk_bestand_van_de_map(rapporten, map_):
    dossier = (rapporten.uit / map_ / "index.html").read_text(encoding="utf-8")
    er = {
        pad.relative_to(rapporten.uit / map_).as_posix() for pad in (rapporten.uit / map_).rglob("*") if pad.is_file()
    }
    assert er - {"index.html"} <= {adres.partition("#")[0] for adres in re.findall(r'href="([^"]+)"', dossier)}


def test_het_adres_van_een_figuur_hangt_niet_af_van_gemeente_jaar_of_plaats(rapporten):
    ankers = [{p.stem for p in (rapporten.uit / map_ / "figuren").glob("*.svg")} for map_ in GEMEENTEN.values()]
    assert len(set.intersection(*ankers)) > 25
    for anker in set.union(*ankers):
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", anker), anker
        assert not re.search(r"(?:19|20)\d\d|vilvoorde|drogenbos|tervuren|-\d+$", anker), anker


@pytest.mark.parametrize("map_", GEMEENTEN.values())
def test_elke_figuur_heeft_haar_bestanden(rapporten, map_):
    verwacht = set()
    for pad in (rapporten.uit / map_).glob("omgevingsanalyse.html"):
        html = pad.read_text(encoding="utf-8")
        ankers = re.findall(r'<figure class="figuur" id="([^"]+)"', html)
        assert len(ankers) == len(set(ankers))
        bestanden = {f"figuren/{anker}.{soort}" for anker in ankers for soort in ("svg", "csv")}
        assert bestanden == set(re.findall(r'href="(figuren/[^"]+)"', html))
        verwacht |= bestanden
    assert len(verwacht) > 60
    assert verwacht == {f"figuren/{p.name}" for p in (rapporten.uit / map_ / "figuren").iterdir()}


@pytest.mark.wisselend(2)
@pytest.mark.parametrize("zonder_fork", ["", "1"], ids=["afgesplitst", "zonder afsplitsen"])
def test_dezelfde_bytes_waar_en_hoe_het_ook_draait(rapporten, tmp_path, zonder_fork):
    """De ene dag afgesplitst, de andere zonder afsplitsen; met `--volledig` beide."""
    # Een kopie van het project in een andere map, met een andere tijdzone, taal, hashvolgorde en eigen stijl van matplotlib.
    for map_ in ("notebooks", "parameters"):
        shutil.copytree(PROJECT / map_, tmp_path / map_)
    (tmp_path / "matplotlibrc").write_text(
        "lines.linewidth: 9\nlegend.frameon: True\nfont.size: 20\n", encoding="utf-8"
    )
    anders = {"PYTHONHASHSEED": "42", "TZ": "Asia/Tokyo", "LC_ALL": "C", "INTEGRATIE_ZONDER_FORK": zonder_fork}
    # Afgesplitst eerst een andere gemeente: wat het warme proces daarvan onthoudt, verandert niets.
    gemeenten = ["drogenbos"] if zonder_fork else ["vilvoorde", "drogenbos"]
    opdracht = [sys.executable, "-m", "integratie", "rapporten", *gemeenten, "--werkers", "1"]
    opdracht += ["--notebook", "omgevingsanalyse"]
    run = subprocess.run(opdracht, cwd=tmp_path, env=os.environ | anders, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    hier = {p.relative_to(tmp_path / "outputs"): p for p in (tmp_path / "outputs" / "23098-drogenbos").rglob("*.*")}
    assert len(hier) > 60
    assert [str(pad) for pad, p in hier.items() if p.read_bytes() != (rapporten.uit / pad).read_bytes()] == []
