"""Wat de tests van de uitvoering delen."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from proefproject import schrijf_project, warm_in

from integratie.uitvoering import processen


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """Een klein project, en de werkmap erin."""
    monkeypatch.chdir(schrijf_project(tmp_path, "gemeente, peiljaar"))
    return tmp_path


@dataclass(frozen=True)
class Klaargezet:
    """Wat er in een proces is nadat alles voor een rapport klaargezet is."""

    modules: list[Path]
    draden: int


@pytest.fixture(scope="session")
def klaargezet(eenmaal) -> Klaargezet:
    """De geladen modules van het pakket, en het aantal draden: gemeten in een nieuw proces, één keer voor alle tests."""
    code = (
        "import os, sys, integratie.rapport.werker\nfrom integratie.rapport import klaarzetten as rapport\n"
        "from integratie.uitvoering import klaarzetten\nrapport.rapporten()\nklaarzetten.beleid()\n"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.partition('.')[0] == 'integratie'), sep='\\n')\n"
        "print(len(os.listdir('/proc/self/task')) if sys.platform == 'linux' else 1)"
    )

    def meet(map_: Path) -> str:
        omgeving = os.environ | processen.OMGEVING
        opdracht = [sys.executable, "-c", code]
        return subprocess.run(opdracht, cwd=map_, env=omgeving, capture_output=True, text=True, check=True).stdout

    *modules, draden = eenmaal("klaargezet", meet).split()
    return Klaargezet([Path(m) for m in modules if m != "None"], int(draden))


@pytest.fixture(scope="module")
def warm_proces() -> None:
    """Het warme proces staat klaar, voor wie in dit testproces notebooks draait."""
    warm_in(Path.cwd())
