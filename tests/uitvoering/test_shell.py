"""Elke soort cel geeft de uitvoer die ze in JupyterLab geeft: naast Papermills eigen motor, met de kernel van JupyterLab."""

import os
import re
import subprocess
import sys

import nbformat
import papermill
import pytest
from proefproject import schrijf_notebook

from integratie.uitvoering import motor

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="cellen met programma's van Unix"),
    pytest.mark.usefixtures("warm_proces"),
]
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
CELLEN = [
    # wachten, en taken over cellen heen
    "import asyncio\nasync def vijf():\n    await asyncio.sleep(0.01)\n    return 5\nawait vijf()",
    "taak = asyncio.create_task(vijf())\nasyncio.get_running_loop().is_running()",
    "await taak",
    "los = vijf()\ntry:\n    asyncio.run(los)\nexcept RuntimeError as fout:\n    los.close()\n    print(fout)",
    # stromen
    "import os, sys\nprint('uit')\nprint('fout', file=sys.stderr)\nprint('nog')",
    "for i in range(2):\n    print(i)\n    display(i)",
    "print('u'); print('f', file=sys.stderr); display(1); print('g', file=sys.stderr); print('v')",
    "sys.stdout.write('geen einde')",
    "print('é€😀')",
    "import warnings\nwarnings.warn('pas op')",
    "import logging\nlogging.getLogger('naam').error('gelogd')",
    "(sys.stdout.encoding, sys.stdout.isatty(), sys.stdin.read())",
    # andere programma's (de kernel van JupyterLab leest ze in een andere draad: ze wachten even), draden en processen
    "import subprocess\ncode = subprocess.run('echo ander; sleep 0.5', shell=True).returncode",
    "code = os.system('echo sys; sleep 0.5')",
    "os.write(1, b'ruw\\n'); os.write(2, b'rauw\\n');",
    "print('a', flush=True); code = os.system('echo b; sleep 0.5'); print('c')",
    "import threading\nd = threading.Thread(target=lambda: (print('draad'), display(3)))\nd.start()\nd.join()",
    "def kwadraat(x):\n    sys.stdout.write(f'kind {x}\\n')\n    sys.stdout.flush()\n    return x * x\n"
    "import multiprocessing\nsplitsen = multiprocessing.get_context('fork')\n"
    "with splitsen.Pool(1) as p:\n    print(p.map(kwadraat, [2, 3]))",
    "p = splitsen.Process(target=display, args=(3,))\np.start()\np.join()\np.exitcode",
    "import pickle\npickle.loads(pickle.dumps(kwadraat)).__module__, __name__",
    # opdrachten
    "%%capture vangst\nprint('gevangen')\ndisplay(4)",
    "vangst.stdout, len(vangst.outputs), In[-2][:9], _",
    "%%bash\necho uit; echo fout >&2",
    "%%sh\nexit 3",
    "!echo schil; echo f >&2",
    "x = !echo y\nx",
    "%%html\n<b>x</b>",
    "%%latex\n$x$",
    "%who_ls int",
    "%autosave 30",
    "%load_ext storemagic",
    "%config InlineBackend.print_figure_kwargs = {}",
    "%onbekend",
    "len?",
    # tonen
    "from IPython.display import HTML, JSON, SVG, Image, Javascript, Latex, Markdown, Math, clear_output, update_display\n"
    "display(HTML('<b>h</b>'), SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>'), Latex('$x$'), Markdown('*m*'))\n"
    "display(JSON({'a': [1, 2]}), Math('x'), Javascript('1'))",
    f"import base64\nImage(base64.b64decode('{PNG}'))",
    "class Veel:\n    def _repr_mimebundle_(self, **_):\n"
    "        return {'text/plain': 'p', 'application/vnd.x+json': {'a': 1}}, {'text/plain': {'m': True}}\nVeel()",
    "h = display(1, display_id='vast')\nh.update(HTML('<b>b</b>'))",
    "display(7, display_id='vast')",
    "update_display('later', display_id='vast')",
    "print(1)\nclear_output()\nprint(2)",
    "print(1)\nclear_output(wait=True)\nprint(2)",
    "print(1)\nclear_output(wait=True)",
    "display({'text/plain': 'r', 'text/html': '<u>'}, raw=True)",
    "import datetime\ndisplay({'application/json': {'d': datetime.date(2020, 1, 1), 'r': (1, 2)}}, raw=True)",
    "import pandas as pd\npd.DataFrame([range(30)])",
    "pd.DataFrame({'a': range(100)})",
    "print(pd.DataFrame([range(30)] * 2) * 1_000_000)",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('t');",
    "%matplotlib inline\nplt.plot([2, 1])\nplt.show()\nprint('na')\nplt.plot([1, 3]);",
    "fig, as_ = plt.subplots()\nas_.bar([1], [2])\nplt.close(fig)\nfig",
    # tellers en lege cellen
    "# alleen een opmerking",
    "5;",
    "None",
    "Out[2], get_ipython() is not None, 'get_ipython' in globals()",
    # fouten
    "1 / 0",
    "assert False, 'nee'",
    "raise type('Eigen', (Exception,), {})('meer\\nregels')",
    "raise ExceptionGroup('groep', [ValueError('1')])",
    "x = (",
    "return 3",
    "if True:\nprint(1)",
    "exec('a b')",
    "input()",
    "import getpass\ngetpass.getpass()",
    "raise KeyboardInterrupt('stop')",
    "sys.exit(3)",
    "class Stuk:\n    def _repr_html_(self):\n        raise ValueError('stuk')\n    def __repr__(self):\n        return 'heel'\nStuk()",
    "display(Stuk())\nprint('verder')",
    "class Spoor(Exception):\n    def _render_traceback_(self):\n        return ['eigen spoor']\nraise Spoor('q')",
    "%tb",
]
PAD = re.compile(r"/\S*ipykernel_\d+/\d+\.py|<ipython-input[^>]*>|\(\d+\.py")


def plat(tekst: str) -> str:
    """Zonder kleur, adressen en de naam die een shell aan een cel geeft."""
    zonder_kleur = re.sub(r"\x1b\[[0-9;]*m", "", tekst)
    return re.sub(r"0x[0-9a-f]+", "0x", PAD.sub("cel", zonder_kleur)).replace("(cel", "cel")


def beeld(uitvoer: list) -> list:
    """Soort en inhoud van elke uitvoer; tekst van een stroom samen tot de volgende figuur of waarde, zoals JupyterLab ze toont."""
    gezien: list[list] = []
    for uit in uitvoer:
        if uit.output_type == "stream":
            plaats = len(gezien)
            while plaats and gezien[plaats - 1][0] == "stream":
                plaats -= 1
                if gezien[plaats][1] == uit.name:
                    gezien[plaats][2] += plat(uit.text)
                    break
            else:
                nieuw = ["stream", uit.name, plat(uit.text)]
                gezien.insert(plaats if uit.name == "stdout" else len(gezien), nieuw)
        elif uit.output_type == "error":
            laatste = plat(uit.traceback[-1]).strip().splitlines()[-1]
            gezien.append(["error", uit.ename, plat(uit.evalue), laatste])
        else:
            data = {soort: plat(deel) if isinstance(deel, str) else deel for soort, deel in uit.data.items()}
            gezien.append([uit.output_type, data, uit.metadata, uit.get("execution_count")])
    return gezien


def uitgevoerd(pad, doel, naam: str):
    """Het notebook na elke cel, ook na cellen met een fout."""
    with pytest.raises(papermill.exceptions.PapermillExecutionError):
        papermill.execute_notebook(pad, doel, {}, naam, kernel_name="python3", progress_bar=False, allow_errors=True)
    return [cel for cel in nbformat.read(doel, 4).cells if cel.cell_type == "code"]


def test_elke_soort_cel_geeft_dezelfde_uitvoer_als_met_papermills_motor(tmp_path, monkeypatch):
    monkeypatch.delenv("PYTEST_CURRENT_TEST")  # in een test vangt de kernel van JupyterLab andere programma's niet op
    pad = schrijf_notebook(tmp_path / "a.ipynb", *CELLEN)
    verwacht, gekregen = (uitgevoerd(pad, tmp_path / f"{naam}.ipynb", naam) for naam in ("nbclient", "integratie"))
    assert len(gekregen) > len(CELLEN)
    for die, deze in zip(verwacht, gekregen, strict=True):
        assert (deze.source, deze.execution_count) == (die.source, die.execution_count)
        assert beeld(deze.outputs) == beeld(die.outputs), deze.source


def test_een_fout_wijst_de_regel_van_de_cel_aan(tmp_path):
    pad = schrijf_notebook(tmp_path / "a.ipynb", "def f():\n    return 1 / 0\nf()")
    cellen = uitgevoerd(pad, tmp_path / "uit.ipynb", "integratie")
    spoor = plat("\n".join(cellen[-1].outputs[0].traceback))
    assert "----> 3 f()" in spoor and "----> 2     return 1 / 0" in spoor
    assert "integratie" not in spoor


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
    assert "".join(getuige.keren) == "een\ntwee\ndrie\n"
    assert "een" in getuige.keren[0] and "drie" not in getuige.keren[0]


def test_wat_een_cel_schreef_voor_ze_viel_blijft_staan(tmp_path):
    code = "import os, time\nprint('een')\nprint('twee')\ntime.sleep(1)\nos._exit(1)"
    pad, doel = schrijf_notebook(tmp_path / "a.ipynb", code), tmp_path / "uit.ipynb"
    with pytest.raises(motor.CelAfgebroken):
        papermill.execute_notebook(pad, doel, {}, "integratie", kernel_name="python3", progress_bar=False)
    assert "".join(o.text for o in papermill.iorw.load_notebook_node(str(doel)).cells[-1].outputs) == "een\ntwee\n"


@pytest.mark.parametrize("code", ["exit()", "quit", "exit(0)"])
def test_een_cel_die_de_kernel_verlaat_is_een_mislukking(tmp_path, code):
    pad = schrijf_notebook(tmp_path / "a.ipynb", "1", code, "2")
    with pytest.raises(motor.Mislukking) as fout:
        motor.voer_uit(pad, {"gemeente": "23088", "peiljaar": 2025})
    assert fout.value.cel in (4, 5)
    assert "kernel stopte onverwacht" in fout.value.reden


def test_een_los_script_zonder_hoofdblok_mag_de_motor_gebruiken(tmp_path, kleine_editie):
    pad = schrijf_notebook(tmp_path / "a.ipynb", "gemeente")
    script = tmp_path / "los.py"
    script.write_text(
        "import papermill\nprint('begin')\n"
        f"papermill.execute_notebook({str(pad)!r}, {str(tmp_path / 'uit.ipynb')!r}, {{'gemeente': '23098'}}, 'integratie', progress_bar=False)\n"
    )
    omgeving = os.environ | kleine_editie
    klaar = subprocess.run([sys.executable, str(script)], env=omgeving, capture_output=True, text=True, cwd=tmp_path)
    assert (klaar.returncode, klaar.stdout) == (0, "begin\n"), klaar.stderr


@pytest.mark.parametrize(
    ("cel", "fout"),
    [
        ("import time\nwhile True:\n    time.sleep(0.05)\n    print('x\\n' * 20_000, flush=True)", "KeyboardInterrupt"),
        ("import asyncio\nawait asyncio.sleep(100)", "CancelledError"),
    ],
)
def test_een_onderbroken_cel_breekt_haar_laatste_bericht_niet_af(tmp_path, cel, fout):
    pad = schrijf_notebook(tmp_path / "a.ipynb", cel)
    with pytest.raises(papermill.exceptions.PapermillExecutionError, match=fout):
        papermill.execute_notebook(
            pad,
            None,
            {},
            "integratie",
            kernel_name="python3",
            progress_bar=False,
            execution_timeout=1,
            interrupt_on_timeout=True,
            raise_on_iopub_timeout=False,
        )
