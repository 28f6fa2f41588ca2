"""Wat alle tests delen: waar de officiële bronbestanden staan (ze horen niet bij het project)."""

import os
from pathlib import Path

import pytest

STANDAARD = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def bronmap() -> Path:
    """De map met officiële bestanden; zonder die map slaan we de test over, met de reden."""
    map_ = Path(os.environ.get("INTEGRATIE_BRONMAP") or STANDAARD)
    if not (map_ / "statbel").is_dir():
        pytest.skip("geen bronbestanden: zet INTEGRATIE_BRONMAP op de map met statbel/, pinc/, gsm/, svr/ en gebieden/")
    return map_
