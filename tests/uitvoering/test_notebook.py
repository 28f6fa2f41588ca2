"""Wat Papermill en nbclient van een motor verwachten: labels, fouten die mogen, tellers, en notebooks van een andere kernel."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import nbformat
import papermill
import psutil
import pytest
from proefproject import schrijf_notebook

from integratie.uitvoering import motor, processen

pytestmark = pytest.mark.usefixtures("warm_proces")
FOUT = papermill.exceptions.PapermillExecutionError


def voer_uit(map_, *cellen: str, labels: dict[int, str] | None = None, **opties):
    """De codecellen na afloop; `labels` geeft cellen een label, geteld vanaf 0."""
    pad = schrijf_notebook(map_ / "a.ipynb", *cellen)
    nb = nbformat.read(pad, 4)
    for nummer, label in (labels or {}).items():
        nb.cells[nummer + 2].metadata["tags"] = [label]
    nbformat.write(nb, pad)
    uit = papermill.execute_notebook(
        pad, map_ / "uit.ipynb", None, "integratie", **{"kernel_name": "python3", "progress_bar": False, **opties}
    )
    return [cel for cel in uit.cells[2:] if cel.cell_type == "code"]


def bewaard(map_) -> list:
    return [cel for cel in nbformat.read(map_ / "uit.ipynb", 4).cells if cel.cell_type == "code"][1:]


def test_een_lege_cel_telt_niet_en_een_overgeslagen_cel_ook_niet(tmp_path):
    cellen = voer_uit(tmp_path, "1", "", " \n", "1 / 0", "2", labels={3: "skip-execution"})
    assert [cel.execution_count for cel in cellen] == [2, None, None, None, 3]


def test_een_cel_die_mag_falen_houdt_de_volgende_niet_tegen(tmp_path):
    with pytest.raises(FOUT, match="ZeroDivisionError"):
        voer_uit(tmp_path, "1 / 0", "print('verder')", labels={0: "raises-exception"})
    assert bewaard(tmp_path)[1].outputs[0].text == "verder\n"


@pytest.mark.parametrize(
    ("opties", "verder"),
    [
        ({}, False),
        ({"allow_errors": True}, True),
        ({"allow_error_names": ["ZeroDivisionError"]}, True),
        ({"allow_error_names": ["ValueError"]}, False),
        ({"allow_errors": True, "force_raise_errors": True}, False),
    ],
)
def test_welke_fout_een_notebook_stopt(tmp_path, opties, verder):
    with pytest.raises(FOUT, match="ZeroDivisionError"):
        voer_uit(tmp_path, "1 / 0", "2", **opties)
    assert [cel.execution_count for cel in bewaard(tmp_path)] == [2, 3 if verder else None]


def test_papermill_houdt_stand_en_duur_van_elke_cel_bij(tmp_path):
    with pytest.raises(FOUT):
        voer_uit(tmp_path, "1", "1 / 0", "2")
    assert [cel.metadata.papermill.status for cel in bewaard(tmp_path)] == ["completed", "failed", "pending"]
    assert nbformat.read(tmp_path / "uit.ipynb", 4).metadata.papermill.exception is True


def test_wat_getoond_wordt_staat_tijdens_een_lange_cel_al_in_het_bestand(tmp_path):
    cel = (
        "import json, time\nfrom pathlib import Path\nprint('voor', flush=True)\ntime.sleep(0.5)\nprint('na', flush=True)\n"
        "time.sleep(0.5)\njson.loads(Path('uit.ipynb').read_text())['cells'][-1]['outputs'][0]['text'][0]"
    )
    (klaar,) = voer_uit(tmp_path, cel, autosave_cell_every=0.1, cwd=str(tmp_path))
    assert klaar.outputs[-1].data["text/plain"] == r"'voor\n'"


def test_twee_notebooks_tegelijk_wachten_op_elkaar(tmp_path):
    cel = (
        "from pathlib import Path\nimport time\nPath({eigen!r}).touch()\neinde = time.monotonic() + 60\n"
        "while not Path({ander!r}).exists():\n    assert time.monotonic() < einde\n    time.sleep(0.05)\nprint({eigen!r})"
    )
    for eigen, ander in (("a", "b"), ("b", "a")):
        (tmp_path / f"map-{eigen}").mkdir()
        schrijf_notebook(tmp_path / f"map-{eigen}" / "a.ipynb", cel.format(eigen=eigen, ander=ander))

    def draai(eigen: str):
        pad = tmp_path / f"map-{eigen}" / "a.ipynb"
        plek = {"metadata": {"path": str(tmp_path)}}
        return papermill.execute_notebook(
            pad, None, None, "integratie", kernel_name="python3", progress_bar=False, resources=plek
        )

    with ThreadPoolExecutor(2) as draden:
        assert [nb.cells[-1].outputs[0].text for nb in draden.map(draai, "ab")] == ["a\n", "b\n"]


def test_de_taal_staat_in_het_notebook(tmp_path):
    voer_uit(tmp_path, "1")
    assert nbformat.read(tmp_path / "uit.ipynb", 4).metadata.language_info["name"] == "python"


def test_een_notebook_van_een_andere_kernel_krijgt_die_kernel(tmp_path, monkeypatch):
    spec = tmp_path / "jupyter" / "kernels" / "elders" / "kernel.json"
    spec.parent.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    inhoud = {"argv": argv, "display_name": "Elders", "language": "python", "env": {"VAN_ELDERS": "ja"}}
    spec.write_text(json.dumps(inhoud), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    cel = "import os\nos.environ.get('VAN_ELDERS'), type(get_ipython()).__name__"
    pad = schrijf_notebook(tmp_path / "a.ipynb", cel)
    nb = nbformat.read(pad, 4)
    nb.metadata["kernelspec"]["name"] = "elders"
    nbformat.write(nb, pad)
    uit = papermill.execute_notebook(pad, None, {}, "integratie", progress_bar=False)
    assert uit.cells[-1].outputs[0].data["text/plain"] == "('ja', 'ZMQInteractiveShell')"
    hier = papermill.execute_notebook(pad, None, {}, "integratie", kernel_name="python3", progress_bar=False)
    assert hier.cells[-1].outputs[0].data["text/plain"] == "(None, 'Shell')"


def test_de_taal_van_een_notebook_bepaalt_hoe_parameters_geschreven_worden():
    nb = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "ir", "language": "R", "display_name": "R"}})
    assert (motor.Motor.nb_kernel_name(nb), motor.Motor.nb_language(nb)) == ("ir", "R")
    assert (motor.Motor.nb_kernel_name(nb, "python3"), motor.Motor.nb_language(nb, "python")) == ("python3", "python")
    leeg = nbformat.v4.new_notebook()
    assert (motor.Motor.nb_kernel_name(leeg), motor.Motor.nb_language(leeg)) == ("python3", "python")


def test_een_notebook_zonder_kernel_in_zijn_metadata_draait_in_deze_python(tmp_path):
    pad = tmp_path / "kaal.ipynb"
    cel = nbformat.v4.new_code_cell("import sys\nsys.executable")
    nbformat.write(nbformat.v4.new_notebook(cells=[cel]), pad)
    uit = papermill.execute_notebook(pad, None, {}, "integratie", progress_bar=False)
    assert uit.cells[-1].outputs[0].data["text/plain"] == repr(sys.executable)


@pytest.mark.skipif(sys.platform == "win32", reason="doodt een proces met een signaal")
@pytest.mark.parametrize("zonder_fork", [False, True])
def test_zonder_hoofdproces_stopt_een_notebook_met_alles_wat_het_startte(tmp_path, kleine_editie, zonder_fork):
    cel = "import os, subprocess, time\nkind = subprocess.Popen(['sleep', '500'])\nprint(os.getpid(), kind.pid, file=open('nummers', 'w'), flush=True)\ntime.sleep(500)"
    schrijf_notebook(tmp_path / "a.ipynb", cel)
    code = (
        "import papermill\n"
        "papermill.execute_notebook('a.ipynb', None, None, 'integratie', kernel_name='python3', progress_bar=False)"
    )
    omgeving = os.environ | kleine_editie | ({"INTEGRATIE_ZONDER_FORK": "1"} if zonder_fork else {})
    run = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, env=omgeving)
    einde = time.monotonic() + 120
    while not (tmp_path / "nummers").is_file() or not (tmp_path / "nummers").read_text().endswith("\n"):
        assert run.poll() is None and time.monotonic() < einde
        time.sleep(0.05)
    nummers = [int(nummer) for nummer in (tmp_path / "nummers").read_text().split()]
    run.kill()
    run.wait()
    while any(leeft(nummer) for nummer in nummers):
        assert time.monotonic() < einde, "er blijft iets draaien"
        time.sleep(0.05)


def leeft(nummer: int) -> bool:
    try:
        return psutil.Process(nummer).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.parametrize("zonder_fork", [False, True])
def test_een_programma_eindigt_ook_als_een_notebook_in_een_achtergronddraad_nog_loopt(
    tmp_path, kleine_editie, zonder_fork
):
    schrijf_notebook(
        tmp_path / "a.ipynb", "from pathlib import Path\nimport time\nPath('begonnen').touch()\ntime.sleep(500)"
    )
    code = (
        "import threading, time, papermill\nfrom pathlib import Path\n"
        "threading.Thread(target=papermill.execute_notebook, args=('a.ipynb', None, None, 'integratie'),"
        " kwargs={'kernel_name': 'python3', 'progress_bar': False}, daemon=True).start()\n"
        "while not Path('begonnen').exists():\n    time.sleep(0.05)\nprint('klaar')"
    )
    omgeving = os.environ | kleine_editie | ({"INTEGRATIE_ZONDER_FORK": "1"} if zonder_fork else {})
    uit = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=omgeving, capture_output=True, text=True, timeout=200
    )
    assert (uit.returncode, uit.stdout) == (0, "klaar\n"), uit.stderr


def test_een_notebook_dat_zijn_proces_verliest_tijdens_het_laden_is_een_mislukking(tmp_path, monkeypatch):
    begin = processen.Notebookproces.__init__

    def gedood(proces, *waarden):
        begin(proces, *waarden)
        proces.dood()

    monkeypatch.setattr(processen.Notebookproces, "__init__", gedood)
    with pytest.raises(motor.CelAfgebroken, match="kernel stopte onverwacht"):
        voer_uit(tmp_path, "1")
