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
SAMEN = PYPROJECT["project"]["dependencies"] + EXTRA["docx"] + EXTRA["pptx"] + EXTRA["cluster"] + EXTRA["test"]
ALLEEN_PYPI = {"resvg", "highspy"}  # komen mee met `pip install -e .`


def vergrendeld() -> list[tuple[str, list[str]]]:
    """Elk pakket van requirements.lock met zijn sommen; een regel loopt door na een schuine streep."""
    tekst = (PROJECT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    regels = [regel for regel in tekst.splitlines() if regel and not regel.startswith("#")]
    return [(eis.strip(), sommen.split()) for eis, sommen in (re.split(r"(?=--hash)|$", r, maxsplit=1) for r in regels)]


def test_conda_heeft_dezelfde_afhankelijkheden():
    conda = yaml.safe_load((PROJECT / "environment.yml").read_text(encoding="utf-8"))
    assert conda["channels"] == ["conda-forge", "nodefaults"]
    regels = [regel for regel in conda["dependencies"] if isinstance(regel, str) and regel != "pip"]
    op_conda = [regel for regel in SAMEN if Requirement(regel).name not in ALLEEN_PYPI]
    assert regels == ["python" + PYPROJECT["project"]["requires-python"], *op_conda]
    assert conda["dependencies"][-1] == {"pip": ["-e ."]}


def test_de_vergrendelde_versies_voldoen_aan_pyproject():
    vast = {}
    for regel, _ in vergrendeld():
        eis = Requirement(regel)
        (versie,) = eis.specifier
        assert versie.operator == "=="
        vast.setdefault(canonicalize_name(eis.name), []).append(versie.version)
    for regel in SAMEN + PYPROJECT["dependency-groups"]["bouw"] + PYPROJECT["build-system"]["requires"]:
        eis = Requirement(regel)
        assert all(eis.specifier.contains(versie) for versie in vast[canonicalize_name(eis.name)]), regel


def test_elk_pakket_heeft_vingerafdrukken_van_zijn_bestanden():
    for regel, sommen in vergrendeld():
        assert sommen, f"{regel}: pip weigert een lijst waarin één pakket geen som heeft"
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", som) for som in sommen), regel
    alle = dict(vergrendeld())
    # Een bibliotheek met eigen machinecode heeft een bestand per besturingssysteem: één som zou een andere machine weigeren.
    assert all(len(sommen) > 3 for regel, sommen in alle.items() if regel.startswith(("pyarrow==", "shapely==")))


def test_de_lijst_noemt_geen_adressen_of_paden():
    lijst = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--find-links|^-|/\w+/", lijst, re.MULTILINE)


def test_elke_bibliotheek_van_de_vingerafdruk_is_geinstalleerd():
    from integratie.uitvoering import manifest

    lijst = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    assert all(f"\n{naam}==" in lijst for naam in manifest.BIBLIOTHEKEN)
