"""Wat de tests van de uitvoering delen."""

from pathlib import Path

import pytest
from proefproject import schrijf_project

from integratie.uitvoering import processen


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """Een klein project, en de werkmap erin."""
    monkeypatch.chdir(schrijf_project(tmp_path, "gemeente, peiljaar"))
    return tmp_path


@pytest.fixture(scope="session", autouse=True)
def warm() -> None:
    processen.verwarm()
