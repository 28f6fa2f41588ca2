"""Wat README toont, werkt zoals het er staat."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kopie(tmp_path_factory) -> Path:
    """Het project met de voorbeeldindicator van README onderaan haar thema geplakt."""
    map_ = tmp_path_factory.mktemp("kopie")
    for deel in ("integratie", "parameters", "notebooks"):
        shutil.copytree(PROJECT / deel, map_ / deel, ignore=shutil.ignore_patterns("__pycache__"))
    deel = README.partition("## Een indicator toevoegen")[2].partition("\n## ")[0]
    (blok,) = re.findall(r"```python\n(.*?)```", deel, re.DOTALL)
    (bestand,) = re.findall(r"onderaan `(integratie/indicatoren/\w+\.py)`", deel)
    with (map_ / bestand).open("a", encoding="utf-8") as thema:
        thema.write(f"\n\n{blok}")
    return map_


def draai(kopie: Path, *opdracht: str) -> str:
    uit = subprocess.run(
        [sys.executable, *opdracht],
        cwd=kopie,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(kopie)},
    )
    assert uit.returncode == 0, uit.stderr
    return uit.stdout


def test_de_voorbeeldindicator_telt_zoals_ze_zegt(kopie):
    """De teller is die van de twee indicatoren die er al zijn, samen; de noemer dezelfde."""
    naam, gemeente = re.search(
        r"python taak\.py reeks (aandeel_\w+) (\w+)\n\n", README.partition("toevoegen")[2]
    ).groups()

    def reeks(indicator: str) -> list[dict]:
        return json.loads(draai(kopie, "-m", "integratie", "reeks", indicator, gemeente, "--json"))["reeks"]

    nieuw, *oude = (reeks(i) for i in (naam, "aandeel_buurland_herkomst", "aandeel_eu_herkomst"))
    assert nieuw and [r["jaar"] for r in nieuw] == [r["jaar"] for r in oude[0]]
    for rij, een, ander in zip(nieuw, *oude, strict=True):
        assert (rij["teller"], rij["noemer"]) == (een["teller"] + ander["teller"], een["noemer"])


def test_de_voorbeeldindicator_staat_overal_waar_een_indicator_staat(kopie):
    code = (
        "import integratie as ig; naam = 'aandeel_eu_herkomst_met_buurlanden'; "
        "assert naam in ig.catalogus('aantallen').to_string(); "
        "print(*(len(f(naam, 'Vilvoorde')._repr_html_()) > 1000 for f in (ig.kaart, ig.trend)), ig.fiche(naam)._repr_html_())"
    )
    uitvoer = draai(kopie, "-c", code)
    assert uitvoer.startswith("True True") and "buurlanden inbegrepen" in uitvoer
