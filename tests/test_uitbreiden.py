"""Iets nieuws toevoegen raakt weinig bestanden: gedaan in een kopie van het project, met een echt rapport en de controle."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pandas as pd
import pytest
import yaml

PROJECT = Path(__file__).parents[1]
MAPPEN = ("integratie", "notebooks", "parameters")
INDICATOR = '''"""Een indicator die erbij komt."""

import pandas as pd

from integratie.indicator import indicator
from integratie.rekenen import breuk, tel


@indicator(
    titel="Proefcijfer: inwoners met herkomst uit een buurland",
    definitie="Inwoners met herkomst uit Nederland, Duitsland, Frankrijk of Luxemburg, op alle inwoners.",
    teller="inwoners met herkomst uit een buurland",
    noemer="inwoners",
    eenheid="%",
    thema="aantallen",
    doelen=(),
    laag="sociaal-cultureel",
)
def proef_aandeel_buurland(herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel."""
    return breuk(tel(herkomst, "inwoners", ["buurland"]), tel(herkomst, "inwoners"))
'''
REGEL = """
titel: Proefregel over de buurlanden
versie: 1
soort: drempel
bron: Zelf bedacht voor deze proef
zekerheid: uit tweede hand
toelichting: Minstens vijf procent van de inwoners heeft herkomst uit een buurland.
groep: vlaanderen
voldoet_bij: één voorwaarde
voorwaarden:
  - naam: aandeel uit een buurland
    indicator: proef_aandeel_buurland
    kolom: waarde
    minstens: 5
"""
FORMAAT = '''"""Een rapport als gewone tekst."""

import re
from pathlib import Path

from integratie.weergave import notebookinhoud


def eis() -> None:
    """Dit kan overal."""


def maak(notebook: Path) -> bytes:
    """De tekst van elk blok."""
    inhoud = notebookinhoud.celinhoud(notebookinhoud.lees(notebook))
    return "\\n\\n".join(re.sub(r"\\s+", " ", str(getattr(deel, "tekst", deel))) for deel in inhoud).encode()
'''


SOORT = """
proef_speelpleinen:
  wat: Speelpleinen per gemeente, een proef
  uitgever: Proefuitgever
  vormen: [tekst]
  kenmerken: ["^nis,jaar,speelpleinen"]
  hand: Zelf bedacht voor deze proef.
  tabellen: [speelpleinen]
  echt: false
"""
KAART = """
titel: Speelpleinen per gemeente
uitgever: Proefuitgever
licentie: CC BY 4.0
peildatum: 1 januari
uitgave: Proef, {jaren}
verwacht: {maand: 7, achterstand: 0}
ophalen: Zelf bedacht voor deze proef.
onderwerpen:
  speelpleinen: {titel: Speelpleinen, eenheid: speelpleinen, optelbaar: true}
voorbehouden: []
"""
LEZER = '''"""Speelpleinen per gemeente: `nis,jaar,speelpleinen`."""

from pathlib import Path

from integratie.lezers.bestand import getallen, lees_csv, niscodes
from integratie.lezers.lading import Lading


def lees(pad: Path) -> list[Lading]:
    """De lading van tabel `speelpleinen`. Fout: `Gegevensfout`."""
    ruw = lees_csv(pad, ",", ["nis", "jaar", "speelpleinen"])
    rijen = ruw.assign(
        nis=niscodes(ruw["nis"], pad.name),
        jaar=getallen(ruw["jaar"], pad.name, geheel=True).astype(int),
        waarde=getallen(ruw["speelpleinen"], pad.name, geheel=True),
    )
    rijen = rijen.assign(onderwerp="speelpleinen", groep="", status="bekend").drop(columns="speelpleinen")
    return [Lading("speelpleinen", rijen)]
'''


@dataclass
class Kopie:
    """Een kopie van het project, en welke bestanden elke uitbreiding raakte."""

    map: Path
    geraakt: dict[str, int]

    def draai(self, *opdracht: str) -> subprocess.CompletedProcess:
        omgeving = os.environ | {"PYTHONPATH": str(self.map), "INTEGRATIE_GEGEVENS": str(self.map / "eigen")}
        return subprocess.run(
            [sys.executable, "-m", "integratie", *opdracht],
            cwd=self.map,
            env=omgeving,
            capture_output=True,
            text=True,
            timeout=600,
        )


def _inhoud(map_: Path) -> dict[Path, bytes]:
    paden = (p for naam in MAPPEN for p in (map_ / naam).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(map_): p.read_bytes() for p in paden}


@pytest.fixture(scope="module")
def kopie(tmp_path_factory) -> Kopie:
    map_ = tmp_path_factory.mktemp("kopie")
    for naam in MAPPEN:
        shutil.copytree(PROJECT / naam, map_ / naam, ignore=shutil.ignore_patterns("__pycache__"))
    geraakt, voor = {}, _inhoud(map_)
    for wat, breid_uit in UITBREIDINGEN.items():
        breid_uit(map_)
        na = _inhoud(map_)
        geraakt[wat] = sum(voor.get(pad) != inhoud for pad, inhoud in na.items())
        voor = na
    return Kopie(map_, geraakt)


def _voeg_indicator_toe(map_: Path) -> None:
    (map_ / "integratie/indicatoren/proef.py").write_text(INDICATOR, encoding="utf-8")


def _voeg_rapport_toe(map_: Path) -> None:
    cellen = [
        nbformat.v4.new_code_cell('gemeente: str = "23088"\npeiljaar: int = 2025', metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell('import integratie as ig\n\nig.titel(gemeente, peiljaar, "Proef")'),
        nbformat.v4.new_markdown_cell("## Buurlanden"),
        nbformat.v4.new_code_cell('ig.trend("proef_aandeel_buurland", gemeente, peiljaar)'),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cellen), map_ / "notebooks/proef.ipynb")
    with (map_ / "parameters/rapporten.yaml").open("a", encoding="utf-8") as bestand:
        bestand.write("- notebook: proef\n  titel: Een proef\n  groep: vlaamse-rand\n")


def _voeg_regel_toe(map_: Path) -> None:
    (map_ / "parameters/regels/proef.yaml").write_text(REGEL, encoding="utf-8")


def _voeg_formaat_toe(map_: Path) -> None:
    (map_ / "integratie/weergave/documenten/txt.py").write_text(FORMAAT, encoding="utf-8")


def _voeg_bron_toe(map_: Path) -> None:
    with (map_ / "integratie/lezers/recepten.yaml").open("a", encoding="utf-8") as bestand:
        bestand.write(SOORT)
    (map_ / "integratie/lezers/proef_speelpleinen.py").write_text(LEZER, encoding="utf-8")
    (map_ / "integratie/data/kaarten/speelpleinen.yaml").write_text(KAART, encoding="utf-8")


UITBREIDINGEN = {
    "indicator": _voeg_indicator_toe,
    "rapport": _voeg_rapport_toe,
    "regel": _voeg_regel_toe,
    "formaat": _voeg_formaat_toe,
    "bron": _voeg_bron_toe,
}
HOOGSTENS = {"indicator": 1, "rapport": 2, "regel": 1, "formaat": 1, "bron": 3}


@pytest.fixture(scope="module")
def ingelezen(kopie) -> subprocess.CompletedProcess:
    """Een bestand van de nieuwe bron, ingelezen tot een nieuwe editie."""
    gemeenten = pd.read_csv(PROJECT / "integratie/data/gemeenten.csv", dtype=str).query("gewest == '02000'")
    regels = [f"{nis},{jaar},{2 if nis == '23098' else 1}" for nis in gemeenten["nis"] for jaar in (2024, 2025)]
    (kopie.map / "pleinen.csv").write_text("\n".join(["nis,jaar,speelpleinen", *regels]) + "\n", encoding="utf-8")
    return kopie.draai("bronnen", "inlezen", "pleinen.csv")


@pytest.fixture(scope="module")
def gemaakt(kopie, ingelezen) -> subprocess.CompletedProcess:
    notebooks = [t for naam in ("omgevingsanalyse", "samenwerking", "proef") for t in ("--notebook", naam)]
    return kopie.draai("rapporten", "Drogenbos", *notebooks, "--formaat", "txt", "--uit", "uit", "--json")


@pytest.mark.parametrize("wat", HOOGSTENS)
def test_een_uitbreiding_raakt_weinig_bestanden(kopie, wat):
    assert 1 <= kopie.geraakt[wat] <= HOOGSTENS[wat]


def test_de_rapporten_met_alle_uitbreidingen_zijn_gemaakt(gemaakt):
    assert gemaakt.returncode == 0, gemaakt.stdout + gemaakt.stderr
    assert {r["status"] for r in json.loads(gemaakt.stdout)["rapporten"]} == {"gemaakt"}


def test_de_nieuwe_indicator_staat_in_de_gegevens_zoals_in_de_tabel(kopie, gemaakt):
    tabel = pd.read_parquet(PROJECT / "integratie/data/herkomst.parquet").query("nis == '23098' and jaar == 2025")
    per_groep = tabel.set_index("groep")["waarde"]
    gegevens = pd.read_csv(kopie.map / "uit/23098-drogenbos/gegevens.csv", dtype={"nis": str})
    rij = gegevens.query("nis == '23098' and jaar == 2025 and indicator == 'proef_aandeel_buurland'").iloc[0]
    assert (rij["teller"], rij["noemer"]) == (per_groep["buurland"], per_groep.sum())
    bladzijde = (kopie.map / "uit/23098-drogenbos/omgevingsanalyse.html").read_text(encoding="utf-8")
    assert "Proefcijfer: inwoners met herkomst uit een buurland" in bladzijde


def test_het_nieuwe_rapport_de_regel_en_het_formaat_zijn_er(kopie, gemaakt):
    plek = kopie.map / "uit/23098-drogenbos"
    assert "Buurlanden" in (plek / "proef.html").read_text(encoding="utf-8")
    assert yaml.safe_load(REGEL)["titel"] in (plek / "samenwerking.html").read_text(encoding="utf-8")
    assert "Drogenbos" in (plek / "omgevingsanalyse.txt").read_text(encoding="utf-8")
    assert 'href="omgevingsanalyse.txt"' in (plek / "index.html").read_text(encoding="utf-8")


def test_de_nieuwe_bron_is_ingelezen_en_op_te_vragen(kopie, ingelezen):
    assert ingelezen.returncode == 0, ingelezen.stdout + ingelezen.stderr
    reeks = json.loads(kopie.draai("reeks", "speelpleinen", "Drogenbos", "vlaams-brabant", "--json").stdout)["reeks"]
    waarden = {rij["gebied"]: rij["waarde"] for rij in reeks if rij["jaar"] == 2025}
    assert waarden["Drogenbos"] == 2
    assert waarden["Provincie Vlaams-Brabant"] == 64  # 63 gemeenten, waarvan één met twee


def test_de_controle_vindt_geen_fout(kopie, gemaakt):
    controle = kopie.draai("controle", "--uit", "uit", "--json")
    assert controle.returncode == 0, controle.stdout[-3000:] + controle.stderr[-3000:]
