"""taak.py: draait op een kale Python, en zet de omgeving alleen klaar als het nodig is."""

import ast
import importlib.util
import os
import shutil
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


@pytest.fixture
def project(tmp_path):
    """Een klein project met een echte omgeving; alleen het ophalen van pakketten is nagebootst."""
    map_ = tmp_path / "eerste"
    (map_ / "integratie").mkdir(parents=True)
    (map_ / "integratie" / "__init__.py").touch()
    (map_ / "integratie" / "__main__.py").write_text("print(__file__)", encoding="utf-8")
    (map_ / "pyproject.toml").write_text('[project]\nname = "integratie"\n', encoding="utf-8")
    (map_ / "requirements.lock").write_text("# niets\n", encoding="utf-8")
    shutil.copy(PROJECT / "taak.py", map_)
    return map_


# In de plaats van pip, dat er wel moet zijn: een bewerkbare installatie is een verwijzing in de omgeving.
STARTEN = """
import os, subprocess, sys, taak
os.environ.pop("PYTHONPATH")
echt, maak = subprocess.run, taak.venv.create

def met_nagebootste_pip(map_, clear, with_pip):
    assert with_pip
    maak(map_, clear=clear)
    next(taak.OMGEVING.rglob("site-packages")).joinpath("pip.py").touch()

def installeer(opdracht, **opties):
    if "install" not in opdracht:
        return echt(opdracht, **opties)
    python = opdracht[0]
    echt([python, "-c", "import pip"], check=True)
    if opdracht[-2] == "-e":
        waar = echt([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], check=True, capture_output=True, text=True)
        open(waar.stdout.strip() + "/integratie.pth", "w").write(opdracht[-1])
    print("pip", opdracht[-2], file=sys.stderr)

taak.subprocess.run, taak.venv.create = installeer, met_nagebootste_pip
sys.exit(taak.main(sys.argv[1:]))
"""


def start(project: Path, elders: Path) -> tuple[Path, int]:
    """Voer taak.py uit vanuit een andere map: welk bestand draaide, en hoe vaak er geïnstalleerd werd."""
    uit = subprocess.run(
        [sys.executable, "-c", STARTEN, "indicatoren"],
        cwd=elders,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(project)},
    )
    assert uit.returncode == 0, uit.stderr
    return Path(uit.stdout.strip()), uit.stderr.count("pip -e")


def test_een_gekopieerde_map_draait_haar_eigen_code(project, tmp_path):
    elders = tmp_path / "elders"
    elders.mkdir()
    assert start(project, elders) == (project / "integratie" / "__main__.py", 1)
    assert start(project, elders) == (project / "integratie" / "__main__.py", 0)
    kopie = tmp_path / "kopie"
    shutil.copytree(project, kopie, symlinks=True)
    assert start(kopie, elders) == (kopie / "integratie" / "__main__.py", 1)
    assert start(kopie, elders)[1] == start(project, elders)[1] == 0


def zonder_pip(map_: Path) -> None:
    (map_ / ".venv" / "vergrendeld.sha256").unlink()
    next((map_ / ".venv").rglob("pip.py")).unlink()


def zonder_pip_en_een_andere_lijst(map_: Path) -> None:
    stempel = (map_ / ".venv" / "vergrendeld.sha256").read_text(encoding="utf-8")
    zonder_pip(map_)
    (map_ / ".venv" / "vergrendeld.sha256").write_text(f"oud{stempel[3:]}", encoding="utf-8")


def kapotte_verwijzing(map_: Path) -> None:
    for naam in ("python", "python3"):
        (map_ / ".venv" / "bin" / naam).unlink()
        (map_ / ".venv" / "bin" / naam).symlink_to(map_ / "weg" / "python3.0")


def afgebroken(map_: Path) -> None:
    (map_ / ".venv" / "vergrendeld.sha256").write_bytes(b"\xff half")
    shutil.rmtree(next((map_ / ".venv").rglob("site-packages")))


def leeg(map_: Path) -> None:
    shutil.rmtree(map_ / ".venv")
    (map_ / ".venv").mkdir()


def een_bestand(map_: Path) -> None:
    shutil.rmtree(map_ / ".venv")
    (map_ / ".venv").write_text("geen map", encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="een omgeving heeft daar een andere vorm")
def test_een_half_gemaakte_omgeving_herstelt_zich(project, tmp_path):
    assert start(project, tmp_path)[1] == 1
    for maak_stuk in (zonder_pip, zonder_pip_en_een_andere_lijst, kapotte_verwijzing, afgebroken, leeg, een_bestand):
        maak_stuk(project)
        assert start(project, tmp_path) == (project / "integratie" / "__main__.py", 1), maak_stuk.__name__
        assert start(project, tmp_path)[1] == 0, maak_stuk.__name__


def test_een_andere_lijst_werkt_een_hele_omgeving_bij_zonder_ze_te_wissen(taak):
    taak.zorg_voor_omgeving()
    (taak.OMGEVING / "blijft").touch()
    taak.STEMPEL.write_text(taak.STEMPEL.read_text(encoding="utf-8").replace("a", "b", 1), encoding="utf-8")
    taak.zorg_voor_omgeving()
    assert len(taak.gestart) == 4 and (taak.OMGEVING / "blijft").exists()


def test_ctrl_c_tijdens_de_installatie_is_een_zin(taak, monkeypatch, capsys):
    def onderbreek(opdracht, check):
        raise KeyboardInterrupt

    monkeypatch.setattr(taak.subprocess, "run", onderbreek)
    assert taak.main(["rapporten"]) == 130
    assert "onderbroken" in capsys.readouterr().err and not taak.STEMPEL.exists()


@pytest.mark.parametrize(
    ("argumenten", "module"),
    [
        (["rapporten", "asse"], ["integratie", "rapporten", "asse"]),
        (["lab"], ["integratie", "lab"]),
        (["gegevens", "map"], ["integratie.inlezen", "map"]),
        (["bronnen", "--json"], ["integratie", "bronnen", "--json"]),
    ],
)
def test_elke_opdracht_gaat_naar_haar_module(taak, monkeypatch, argumenten, module):
    monkeypatch.setattr(taak, "draai", lambda *opdracht: list(opdracht))
    assert taak.main(argumenten) == [taak.PYTHON, "-m", *module]


def test_de_code_van_het_programma_is_die_van_taak(taak):
    assert taak.draai(sys.executable, "-c", "raise SystemExit(7)") == 7
