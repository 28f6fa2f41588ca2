"""Een eigen editie waarin een test iets verandert of stukmaakt."""

import pytest

from integratie.opslag import edities
from integratie.tabel import Tabel


@pytest.fixture
def editie(tmp_path, monkeypatch):
    """Schrijf een eigen editie met herkomst en nationaliteit, waarin een test iets verandert of stukmaakt; geeft haar naam."""

    def maak(verander=lambda naam, rijen: rijen, tabellen=("herkomst", "nationaliteit")) -> str:
        naam = f"proef-{tmp_path.name}"
        inhoud = [Tabel(edities.bronnen()[t], verander(t, edities.lees(t).copy())) for t in tabellen]
        edities.schrijf(tmp_path / naam, naam, inhoud)
        monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(tmp_path))
        edities.edities.cache_clear()
        return naam

    yield maak
    edities.edities.cache_clear()
