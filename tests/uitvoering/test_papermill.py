"""De tests van Papermill zelf, met onze motor als gewone motor."""

import os
import re
import subprocess
import sys
from pathlib import Path

# Wat niet over uitvoeren gaat: opslag in de wolk, met bibliotheken die hier niet staan.
ELDERS = ("test_abs.py", "test_adl.py", "test_gcs.py", "test_hdfs.py", "test_s3.py")
# Die starten Papermill in een nieuw proces: daar draait zijn eigen motor, en niet de onze.
IN_EEN_ANDER_PROCES = "not test_pipe and not test_stdout_file"
CLIENT = "kijkt na hoe Papermills eigen motor zijn nbclient aanroept; met onze motor is er geen"
UITZONDERINGEN = {
    "test_execute.py::TestNotebookHelpers::test_default_start_timeout": CLIENT,
    "test_execute.py::TestNotebookHelpers::test_start_timeout": CLIENT,
    "test_execute.py::TestBrokenNotebook2::test": "verwacht de uitvoer van een oudere ipykernel; faalt ook met Papermills eigen motor",
}


def falende(map_: Path, omgeving: dict[str, str], *opties: str) -> set[str]:
    opdracht = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--continue-on-collection-errors",
        "-k",
        IN_EEN_ANDER_PROCES,
        *opties,
    ]
    zoekpad = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    uit = subprocess.run(
        [*opdracht, "--pyargs", "papermill.tests"],
        capture_output=True,
        text=True,
        cwd=map_,
        env={naam: w for naam, w in os.environ.items() if naam != "PYTEST_ADDOPTS"}
        | omgeving
        | {"PYTHONPATH": zoekpad},
    )
    geslaagd = re.search(r"(\d+) passed", uit.stdout)
    assert geslaagd and int(geslaagd[1]) > 400, uit.stdout[-2000:]
    namen = re.findall(r"^(?:FAILED|ERROR) (\S+)", uit.stdout, re.MULTILINE)
    return {naam.rpartition("/")[2] for naam in namen if not naam.rpartition("/")[2].startswith(ELDERS)}


def test_papermills_eigen_tests_slagen_op_enkele_uitgelegde_na(tmp_path, kleine_editie):
    assert falende(tmp_path, kleine_editie, "-p", "papermill_motor") <= UITZONDERINGEN.keys()
