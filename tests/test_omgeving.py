"""Eén lijst van afhankelijkheden: pyproject.toml; environment.yml en requirements.lock volgen."""

import re
import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRA = PYPROJECT["project"]["optional-dependencies"]
SAMEN = PYPROJECT["project"]["dependencies"] + EXTRA["docx"] + EXTRA["cluster"] + EXTRA["test"]
ALLEEN_PYPI = {"resvg"}  # komt mee met `pip install -e .`


def test_conda_heeft_dezelfde_afhankelijkheden():
    conda = yaml.safe_load((PROJECT / "environment.yml").read_text(encoding="utf-8"))
    assert conda["channels"] == ["conda-forge", "nodefaults"]
    regels = [regel for regel in conda["dependencies"] if isinstance(regel, str) and regel != "pip"]
    op_conda = [regel for regel in SAMEN if Requirement(regel).name not in ALLEEN_PYPI]
    assert regels == ["python" + PYPROJECT["project"]["requires-python"], *op_conda]
    assert conda["dependencies"][-1] == {"pip": ["-e ."]}


def test_de_vergrendelde_versies_voldoen_aan_pyproject():
    vast = {}
    for regel in (PROJECT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if regel and not regel.startswith("#"):
            eis = Requirement(regel)
            (versie,) = eis.specifier
            assert versie.operator == "=="
            vast.setdefault(canonicalize_name(eis.name), []).append(versie.version)
    for regel in SAMEN + PYPROJECT["dependency-groups"]["bouw"] + PYPROJECT["build-system"]["requires"]:
        eis = Requirement(regel)
        assert all(eis.specifier.contains(versie) for versie in vast[canonicalize_name(eis.name)]), regel


def test_de_lijst_noemt_geen_adressen_of_paden():
    lijst = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--find-links|^-|/\w+/", lijst, re.MULTILINE)


def test_elke_bibliotheek_van_de_vingerafdruk_is_geinstalleerd():
    from integratie.uitvoering import manifest

    lijst = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    assert all(f"\n{naam}==" in lijst for naam in manifest.BIBLIOTHEKEN)
