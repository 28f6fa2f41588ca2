"""De kernel gedraagt zich voor een cel als die van JupyterLab: dezelfde uitvoer als met Papermills eigen motor."""

import subprocess
import sys

import papermill
import pytest
from proefproject import schrijf_notebook

from integratie.uitvoering import motor

CELLEN = {
    "wachten": "import asyncio\nasync def vijf():\n    await asyncio.sleep(0.01)\n    return 5\nawait vijf()",
    "taak over cellen": "taak = asyncio.create_task(vijf())\nasyncio.get_running_loop().is_running()",
    "taak afwachten": "await taak",
    "ander programma": "import subprocess\nsubprocess.run(['echo', 'ander']).returncode",
    "schil": "!echo schil",
    "twee stromen": "import sys\nprint('uit')\nprint('fout', file=sys.stderr)\nprint('nog')",
    "rijk en bijgewerkt": "from IPython.display import HTML, clear_output, display\n"
    "h = display(HTML('<b>a</b>'), display_id='vast')\nh.update(HTML('<b>b</b>'))",
    "gewist": "print(1)\nclear_output()\nprint(2)",
    "eigen proces": "import multiprocessing\np = multiprocessing.get_context('fork').Process(target=print, args=('kind',))\np.start()\np.join()\np.exitcode",
    "eigen draad": "import threading\nd = threading.Thread(target=lambda: display(3))\nd.start()\nd.join()",
    "magie": "%%capture vangst\nprint('gevangen')",
    "vangst": "vangst.stdout, In[-2][:9], _",
    "geen invoer": "try:\n    input()\nexcept Exception as fout:\n    print(type(fout).__name__)",
    "figuur": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('t');",
    "figuur met magie": "%matplotlib inline\nplt.plot([2, 1]);",
    "brede tabel": "import pandas as pd\npd.DataFrame([range(30)])",
    "fout": "1 / 0",
}


def uitvoer(notebook) -> dict[str, list]:
    """Naam van de cel → soort en inhoud van elke uitvoer."""
    namen, uit = {bron: naam for naam, bron in CELLEN.items()}, {}
    for cel in notebook.cells:
        if cel.cell_type == "code" and cel.source in namen:
            uit[namen[cel.source]] = [
                (o.output_type, o.get("name"), o.get("text"), o.get("data"), o.get("evalue")) for o in cel.outputs
            ]
    return uit


@pytest.mark.skipif(sys.platform == "win32", reason="cellen met programma's van Unix")
def test_elke_soort_cel_geeft_dezelfde_uitvoer_als_met_papermills_motor(tmp_path):
    pad = schrijf_notebook(tmp_path / "a.ipynb", *CELLEN.values())
    uit = {}
    for naam in ("nbclient", "integratie"):
        doel = tmp_path / f"{naam}.ipynb"
        with pytest.raises(papermill.exceptions.PapermillExecutionError, match="division by zero"):
            papermill.execute_notebook(
                pad, doel, {}, naam, kernel_name="python3", progress_bar=False, coalesce_streams=True
            )
        uit[naam] = uitvoer(papermill.iorw.load_notebook_node(str(doel)))
    assert uit["integratie"] == uit["nbclient"]
    assert all(uit["integratie"][naam] for naam in CELLEN if naam != "magie")


def test_wat_een_lange_cel_schrijft_is_meteen_te_zien(tmp_path):
    class Getuige:
        """Een bestand dat onthoudt wat er per keer geschreven werd."""

        def __init__(self):
            self.keren = []

        def write(self, tekst):
            self.keren.append(tekst)

        def flush(self):
            pass

    pad = schrijf_notebook(
        tmp_path / "a.ipynb", "import time\nprint('een')\nprint('twee')\ntime.sleep(1)\nprint('drie')"
    )
    getuige = Getuige()
    papermill.execute_notebook(
        pad, None, {}, "integratie", kernel_name="python3", progress_bar=False, stdout_file=getuige
    )
    assert len(getuige.keren) > 1
    assert "".join(getuige.keren) == "een\ntwee\ndrie\n"
    assert "drie" not in "".join(getuige.keren[:-1])


def test_wat_een_cel_schreef_voor_ze_viel_blijft_staan(tmp_path):
    code = "import os, time\nprint('een')\nprint('twee')\ntime.sleep(1)\nos._exit(1)"
    pad, doel = schrijf_notebook(tmp_path / "a.ipynb", code), tmp_path / "uit.ipynb"
    with pytest.raises(motor.CelAfgebroken):
        papermill.execute_notebook(pad, doel, {}, "integratie", kernel_name="python3", progress_bar=False)
    assert "".join(o.text for o in papermill.iorw.load_notebook_node(str(doel)).cells[-1].outputs) == "een\ntwee\n"


def test_een_cel_die_de_kernel_verlaat_is_een_mislukking(tmp_path):
    pad = schrijf_notebook(tmp_path / "a.ipynb", "1", "exit()", "2")
    with pytest.raises(motor.Mislukking) as fout:
        motor.voer_uit(pad, {"gemeente": "23088", "peiljaar": 2025})
    assert fout.value.cel in (4, 5)
    assert "kernel stopte onverwacht" in fout.value.reden


def test_een_los_script_zonder_hoofdblok_mag_de_motor_gebruiken(tmp_path):
    pad = schrijf_notebook(tmp_path / "a.ipynb", "gemeente")
    script = tmp_path / "los.py"
    script.write_text(
        "import papermill\nprint('begin')\n"
        f"papermill.execute_notebook({str(pad)!r}, {str(tmp_path / 'uit.ipynb')!r}, {{'gemeente': '23098'}}, 'integratie', progress_bar=False)\n"
    )
    klaar = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, cwd=tmp_path)
    assert (klaar.returncode, klaar.stdout) == (0, "begin\n"), klaar.stderr


def test_een_onderbroken_cel_breekt_haar_laatste_bericht_niet_af(tmp_path):
    pad = schrijf_notebook(
        tmp_path / "a.ipynb", "import time\nwhile True:\n    time.sleep(0.05)\n    print('x\\n' * 20_000, flush=True)"
    )
    with pytest.raises(papermill.exceptions.PapermillExecutionError, match="KeyboardInterrupt"):
        papermill.execute_notebook(
            pad, None, {}, "integratie", kernel_name="python3", progress_bar=False, execution_timeout=1,
            interrupt_on_timeout=True, raise_on_iopub_timeout=False,
        )  # fmt: skip
