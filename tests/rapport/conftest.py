"""Een klein project met één rapport, in de kleine editie, en een map waarvoor het warme proces alles klaar heeft."""

import contextlib
import shutil
from pathlib import Path

import pytest
from kleinrapport import CEL, UIT, leeg
from proefproject import maak, schrijf_project, warm_in

from integratie.rapport import werker
from integratie.weergave import overzicht


@pytest.fixture(scope="session")
def map_van_projecten(tmp_path_factory) -> Path:
    """De map van elk klein project hier: zo blijft het warme proces van bestand tot bestand hetzelfde."""
    return schrijf_project(tmp_path_factory.mktemp("rapport") / "project")


@pytest.fixture(scope="module")
def plek(map_van_projecten, in_kleine_editie) -> Path:
    """Die map, met het warme proces erin."""
    warm_in(map_van_projecten, (werker.RAPPORTEN,))
    return map_van_projecten


@pytest.fixture
def klein(plek, monkeypatch) -> Path:
    """Een lege map voor een klein project, en de werkmap erin."""
    monkeypatch.chdir(leeg(plek))
    return plek


@pytest.fixture(scope="module")
def gemaakt(plek, tmp_path_factory) -> Path:
    """Een project met het rapport van Asse en het overzicht, één keer gemaakt."""
    with contextlib.chdir(schrijf_project(leeg(plek), CEL)):
        assert maak("asse")["23002"]["status"] == "gemaakt"
        overzicht.schrijf(UIT)
    return shutil.copytree(plek, tmp_path_factory.mktemp("gemaakt") / "project")


@pytest.fixture
def project(gemaakt, klein) -> Path:
    """Een eigen kopie van dat project, en de werkmap erin."""
    return shutil.copytree(gemaakt, klein, symlinks=True, dirs_exist_ok=True)
