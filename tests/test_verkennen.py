"""De notebooks om zelf mee te beginnen: kort, ze draaien met de gewone programma's en in JupyterLab, en docs/galerij.md toont wat ze geven."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import browserhulp
import galerij
import nbformat
import pytest
from PIL import Image

from integratie.blok.blok import Figuur

PROJECT = Path(__file__).parents[1]
DOCS = PROJECT / "docs"
HOOGSTENS = 4  # regels code in een cel


@pytest.fixture(scope="module")
def uitgevoerd(tmp_path_factory) -> Path:
    return galerij.voer_uit(tmp_path_factory.mktemp("verkennen"))


@pytest.fixture(scope="module")
def antwoorden(uitgevoerd) -> list[galerij.Antwoord]:
    return galerij.antwoorden(uitgevoerd)


def test_elke_cel_is_kort_en_elk_notebook_begint_met_uitleg_of_parameters():
    gevonden = sorted((PROJECT / "notebooks" / "verkenning").glob("*.ipynb"))
    assert {pad.stem for pad in gevonden} == set(galerij.NOTEBOOKS)
    for pad in gevonden:
        cellen = nbformat.read(pad, 4).cells
        assert cellen[0].cell_type == "markdown" or "parameters" in cellen[0].metadata.tags
        for cel in cellen:
            if cel.cell_type == "code":
                assert not cel.outputs
                assert sum(bool(r) and not r.startswith("#") for r in cel.source.splitlines()) <= HOOGSTENS, cel.source


def test_jupyter_execute_en_nbconvert(uitgevoerd, tmp_path):
    paden = [uitgevoerd / f"{naam}.ipynb" for naam in galerij.NOTEBOOKS]
    for pad in paden:
        cellen = [cel for cel in nbformat.read(pad, 4).cells if cel.cell_type == "code"]
        uitvoer = [uit for cel in cellen for uit in cel.outputs]
        assert all(cel.execution_count for cel in cellen)
        assert not [uit for uit in uitvoer if uit.output_type == "error" or uit.get("name") == "stderr"]
    nbconvert = [sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", tmp_path, *paden]
    subprocess.run(list(map(str, nbconvert)), check=True, capture_output=True)
    assert all("<svg" in (tmp_path / f"{pad.stem}.html").read_text(encoding="utf-8") for pad in paden)
    with Image.open(uitgevoerd / "kaart.png") as beeld:  # 16 cm op 300 per duim
        assert beeld.size[0] == 1890 and round(beeld.info["dpi"][0]) == 300


def test_de_galerij_toont_wat_de_notebooks_geven(antwoorden):
    assert (DOCS / "galerij.md").read_text(encoding="utf-8") == galerij.tekst(antwoorden)
    assert len(antwoorden) == 12 and all(len(a.regels) <= HOOGSTENS for a in antwoorden)
    beelden = {f"{a.naam}.png": x for a in antwoorden for x in a.uitvoer if isinstance(x, Figuur)}
    paden = sorted((DOCS / "galerij").iterdir())
    assert {pad.name for pad in paden} == set(beelden)
    for pad in paden:
        with Image.open(pad) as beeld:  # de beschrijving noemt de cijfers van de figuur
            figuur = beelden[pad.name]
            assert beeld.text == {"Title": figuur.titel, "Description": f"{figuur.alt} Bron: {figuur.bron}"}
    lees_mij = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"docs/galerij/([\w-]+\.png)", lees_mij)) < set(beelden)
    assert all(f"| `{naam}` |" in lees_mij for naam in galerij.NOTEBOOKS)
    groottes = [pad.stat().st_size for pad in paden]
    assert max(groottes) <= 60_000 and sum(groottes) <= 600_000


def test_elk_antwoord_loopt_in_een_leeg_notebook(antwoorden, tmp_path, monkeypatch, steekproef):
    """Elke dag een derde, met `--volledig` alle."""
    monkeypatch.chdir(tmp_path)
    for a in steekproef(antwoorden, 3):
        exec("\n".join(a.regels), {})


def test_een_rapport_uit_het_eigen_notebook(uitgevoerd):
    notebook, uit = uitgevoerd / "eigen_rapport.ipynb", uitgevoerd / "uit"
    opdracht = ["rapporten", "asse", "--notebook", notebook, "-p", "binnen=halle-vilvoorde", "--uit", uit]
    subprocess.run([sys.executable, "-m", "integratie", *map(str, opdracht)], cwd=uitgevoerd, check=True)
    pagina = (uit / "23002-asse" / "eigen_rapport.html").read_text(encoding="utf-8")
    assert (
        "Wie erbij komt" in pagina
        and "Arrondissement Halle-Vilvoorde" in pagina
        and "Vlaams-Brabant</th>" not in pagina
    )


@pytest.fixture(scope="module")
def lab(uitgevoerd) -> str:
    """Het adres van JupyterLab zoals `integratie lab` het opent, met een eigen map voor zijn bestanden."""
    eigen = {f"JUPYTER_{soort}_DIR": str(uitgevoerd / soort) for soort in ("RUNTIME", "CONFIG")}
    opties = ["--no-browser", "--port", "0", "--IdentityProvider.token=proef", "--expose-app-in-browser"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        opties.append("--allow-root")
    with (uitgevoerd / "lab.log").open("w", encoding="utf-8") as verslag:
        opdracht = [sys.executable, "-m", "integratie", "lab", *opties]
        proces = subprocess.Popen(opdracht, cwd=uitgevoerd, env=os.environ | eigen, stdout=verslag, stderr=verslag)
    try:
        while not (adres := re.search(r"http://localhost:\d+/", (uitgevoerd / "lab.log").read_text(encoding="utf-8"))):
            assert proces.poll() is None, (uitgevoerd / "lab.log").read_text(encoding="utf-8")
            time.sleep(0.2)
        yield f"{adres[0]}?token=proef"
    finally:
        proces.terminate()
        proces.wait()


def test_in_jupyterlab_met_een_echte_browser(lab, steekproef):
    """Elke cel loopt, en elke figuur is te lezen in het licht en in het donker, ook in een rapport. Gewoon een deel van de notebooks, met `--volledig` alle."""
    namen = [f"verkenning/{naam}.ipynb" for naam in steekproef(galerij.NOTEBOOKS, 3)] + ["vier_bladzijden.ipynb"]
    script, *gezien = browserhulp.draai("lab.mjs", browserhulp.chromium(), lab, *namen)
    assert script["fouten"] == []
    assert [(g["notebook"], g["thema"]) for g in gezien] == [(n, t) for n in namen for t in ("licht", "donker")]
    for g in gezien:
        assert g["uitgevoerd"] == g["cellen"] > 0 and g["fouten"] == [] and g["tekeningen"], g
        for t in g["tekeningen"]:  # een lijntje in een rij heeft geen tekst
            assert (
                (t["breed"] > 300 if t["teksten"] else t["breed"] < 150) and t["zichtbaar"] and not t["onleesbaar"]
            ), (g, t)
