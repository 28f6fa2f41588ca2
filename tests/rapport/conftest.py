"""Een klein project met één rapport, één keer gemaakt per bestand met tests."""

import contextlib
import shutil
from pathlib import Path

import pytest
from kleinrapport import CEL, UIT
from proefproject import maak, schrijf_project

from integratie.weergave import overzichtspagina, toegankelijkheid


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory) -> Path:
    """Een project met het rapport van Asse en het overzicht, één keer gemaakt."""
    map_ = schrijf_project(tmp_path_factory.mktemp("project"), CEL)
    with contextlib.chdir(map_):
        assert maak("asse")["23002"]["status"] == "gemaakt"
        toegankelijkheid.schrijf(UIT), overzichtspagina.schrijf(UIT)
    return map_


@pytest.fixture
def project(gemaakt, tmp_path, monkeypatch) -> Path:
    """Een eigen kopie van dat project, en de werkmap erin."""
    monkeypatch.chdir(shutil.copytree(gemaakt, tmp_path / "project", symlinks=True))
    return tmp_path / "project"
