"""taak.py: draait op een kale Python, en zet de omgeving alleen klaar als het nodig is."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def taak(tmp_path, monkeypatch):
    """taak.py, met een omgeving in een lege map; wat het zou starten, wordt alleen genoteerd."""
    beschrijving = importlib.util.spec_from_file_location("taak", PROJECT / "taak.py")
    module = importlib.util.module_from_spec(beschrijving)
    beschrijving.loader.exec_module(module)
    module.OMGEVING = tmp_path / ".venv"
    module.STEMPEL = module.OMGEVING / "vergrendeld.sha256"
    module.PYTHON = module.OMGEVING / "python"
    module.gestart = []

    def maak(map_, **_):
        map_.mkdir()
        module.PYTHON.touch()

    monkeypatch.setattr(module.venv, "create", maak)
    monkeypatch.setattr(module.subprocess, "run", lambda opdracht, check: module.gestart.append(opdracht))
    return module


def test_alleen_de_standaardbibliotheek():
    boom = ast.parse((PROJECT / "taak.py").read_text(encoding="utf-8"))
    namen = {naam.name for knoop in ast.walk(boom) if isinstance(knoop, ast.Import) for naam in knoop.names}
    namen |= {knoop.module for knoop in ast.walk(boom) if isinstance(knoop, ast.ImportFrom)}
    assert {naam.partition(".")[0] for naam in namen} <= sys.stdlib_module_names


def test_een_te_oude_python_krijgt_een_duidelijke_zin(taak, monkeypatch, capsys):
    monkeypatch.setattr(taak.sys, "version_info", (3, 9, 18))
    assert taak.main(["rapporten"]) == 2
    assert "vraagt Python 3.11 of nieuwer; dit is Python 3.9" in capsys.readouterr().err


def test_zonder_opdracht_de_uitleg_en_code_2():
    uit = subprocess.run([sys.executable, str(PROJECT / "taak.py")], capture_output=True, text=True, encoding="utf-8")
    assert uit.returncode == 2
    assert uit.stderr.startswith("Gebruik: python taak.py OPDRACHT")


def test_de_omgeving_wordt_een_keer_klaargezet(taak):
    taak.zorg_voor_omgeving()
    lijst, pakket = taak.gestart
    assert lijst[-2:] == ["-r", str(PROJECT / "requirements.lock")]
    assert pakket[-2:] == ["-e", str(PROJECT)]
    assert "--no-deps" in pakket
    taak.zorg_voor_omgeving()
    assert len(taak.gestart) == 2


def test_een_andere_lijst_of_een_afgebroken_installatie_begint_opnieuw(taak, monkeypatch):
    taak.zorg_voor_omgeving()
    taak.STEMPEL.write_text("oud")
    taak.zorg_voor_omgeving()
    assert len(taak.gestart) == 4

    def breek_af(opdracht, check):
        raise subprocess.CalledProcessError(1, opdracht)

    taak.STEMPEL.unlink()
    monkeypatch.setattr(taak.subprocess, "run", breek_af)
    assert taak.main(["rapporten"]) == 1
    assert not taak.STEMPEL.exists()


@pytest.mark.parametrize(
    ("argumenten", "module"),
    [
        (["rapporten", "asse"], ["integratie", "rapporten", "asse"]),
        (["lab"], ["integratie", "lab"]),
        (["gegevens", "map"], ["integratie.gegevens", "map"]),
        (["bronnen", "--json"], ["integratie", "bronnen", "--json"]),
    ],
)
def test_elke_opdracht_gaat_naar_haar_module(taak, monkeypatch, argumenten, module):
    monkeypatch.setattr(taak, "draai", lambda *opdracht: list(opdracht))
    assert taak.main(argumenten) == [taak.PYTHON, "-m", *module]


def test_de_code_van_het_programma_is_die_van_taak(taak):
    assert taak.draai(sys.executable, "-c", "raise SystemExit(7)") == 7
