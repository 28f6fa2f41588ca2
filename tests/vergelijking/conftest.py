"""Een eigen editie waarin een test iets verandert of stukmaakt."""

import pytest

from integratie import kubus
from integratie.tabel import Tabel


@pytest.fixture
def editie(tmp_path, monkeypatch):
    """Schrijf een eigen editie met herkomst en nationaliteit, waarin een test iets verandert of stukmaakt; geeft haar naam."""

    def maak(verander=lambda naam, rijen: rijen, tabellen=("herkomst", "nationaliteit")) -> str:
        naam = f"proef-{tmp_path.name}"
        inhoud = [Tabel(kubus.bronnen()[t], verander(t, kubus.lees(t).copy())) for t in tabellen]
        kubus.schrijf(tmp_path / naam, naam, inhoud)
        monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(tmp_path))
        kubus.edities.cache_clear()
        return naam

    yield maak
    kubus.edities.cache_clear()
