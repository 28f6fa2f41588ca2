"""Wat een cel schrijft: in volgorde, ook van andere programma's, en nooit meer dan het geheugen of de pagina aankan."""

import subprocess
import sys

import psutil
import pytest
from proefproject import schrijf_notebook

from integratie.uitvoering import cellen, motor

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="cellen met programma's van Unix"),
    pytest.mark.usefixtures("warm_proces"),
]
PARAMETERS = {"gemeente": "23088", "peiljaar": 2025}
GRENS = "\nDeze cel schreef meer dan 20 MB of 200000 regels; wat daarna kwam, is weggelaten.\n"


def uitvoer_van(map_, *cellen: str, **grens) -> list[list]:
    """De uitvoer van elk van deze cellen."""
    return [
        cel.outputs
        for cel in motor.voer_uit(schrijf_notebook(map_ / "a.ipynb", *cellen), PARAMETERS, **grens).cells[3:]
    ]


@pytest.mark.parametrize(
    "cel",
    [
        "print('x' * 24_000_000)",
        "import sys\nfor _ in range(24_000):\n    sys.stdout.write('x' * 1000)",
        "import os\nfor _ in range(24):\n    os.write(1, b'x' * 1_000_000)",
        "import subprocess\nsubprocess.run(['head', '-c', '50000000', '/dev/zero'], check=True);",
        "import ctypes\nC = ctypes.PyDLL(None)  # houdt Python vast\nfor _ in range(27):\n"
        "    C.puts(b'x' * 900_000)\n    C.fflush(None)\n    print(end='')",
    ],
    ids=["een regel", "stukken", "bestand 1", "een programma", "C-code"],
)
def test_te_veel_tekst_wordt_afgebroken_met_een_melding_en_de_volgende_cel_schrijft_gewoon(tmp_path, cel):
    (veel, melding), volgende = uitvoer_van(tmp_path, cel, "print('volgende')")
    assert (veel.name, len(veel.text)) == ("stdout", cellen.TEKST)
    assert (melding.name, melding.text) == ("stderr", GRENS)
    assert [uit.text for uit in volgende] == ["volgende\n"]


def test_een_regel_van_megabytes_blijft_heel(tmp_path):
    ((uit,),) = uitvoer_van(tmp_path, "print('é' * 5_000_000)")
    assert uit.text == "é" * 5_000_000 + "\n"


def test_te_veel_regels_worden_afgebroken(tmp_path):
    (veel, melding), _ = uitvoer_van(tmp_path, "print('a\\n' * 300_000)\nprint('b')", "1")
    assert veel.text == "a\n" * cellen.REGELS
    assert melding.text == GRENS


def test_alleen_de_eigen_regel_wordt_overschreven(tmp_path):
    cel = "import time\nprint('voor', end='', flush=True)\ntime.sleep(0.3)\nprint(' na\\n1\\r2')"
    ((uit,),) = uitvoer_van(tmp_path, cel)
    assert uit.text == "voor na\n2\n"


@pytest.mark.parametrize(
    "cel",
    [
        "while True:\n    print('x' * 1000)",
        "import subprocess\nsubprocess.run('yes', shell=True)",
        "h = display(1, display_id=True)\nwhile True:\n    h.update('x' * 1000)",
        "while True:\n    display('x' * 1_000_000)",
    ],
    ids=["print", "een programma", "steeds bijgewerkt", "steeds getoond"],
)
def test_een_eindeloze_stroom_stopt_op_de_tijdslimiet_en_blijft_klein(tmp_path, monkeypatch, cel):
    voor = psutil.Process().memory_info().rss
    with pytest.raises(motor.Mislukking) as fout:
        motor.voer_uit(schrijf_notebook(tmp_path / "a.ipynb", cel), PARAMETERS, tijdslimiet=5)
    assert (fout.value.cel, fout.value.reden) == (3, "Het notebook duurde langer dan 5 seconden.")
    assert psutil.Process().memory_info().rss - voor < 2.5 * cellen.RIJK


def test_wat_gewist_is_telt_niet_mee(tmp_path):
    cel = "from IPython.display import clear_output\nfor i in range(5):\n    clear_output()\n    print('x' * 1_000_000)"
    ((uit,),) = uitvoer_van(tmp_path, cel)
    assert uit.text == "x" * 1_000_000 + "\n"


def test_de_volgorde_is_die_van_schrijven_ook_met_andere_programmas(tmp_path):
    cel = (
        "import os, subprocess\nfor i in range(20):\n    print(i)\n    os.write(1, b'b%d\\n' % i)\n"
        "    subprocess.run(['echo', f'c{i}'])\ndisplay(1)\nprint('na')"
    )
    ((eerst, waarde, na),) = uitvoer_van(tmp_path, cel)
    assert eerst.text.split() == [f"{soort}{i}" for i in range(20) for soort in ("", "b", "c")]
    assert (waarde.data["text/plain"], na.text) == ("1", "na\n")


def test_wat_c_in_zijn_eigen_buffer_hield_komt_er_ook(tmp_path):
    ((uit,),) = uitvoer_van(tmp_path, "import ctypes\nctypes.CDLL(None).puts(b'van C');")
    assert uit.text == "van C\n"


def test_van_een_voortgangsbalk_blijft_de_laatste_stand(tmp_path):
    cel = "import sys, time\nfor i in range(4):\n    print(f'\\r{i} van 3', end='', file=sys.stderr, flush=True)\n    time.sleep(0.3)"
    ((uit,),) = uitvoer_van(tmp_path, cel)
    assert (uit.name, uit.text) == ("stderr", "3 van 3")


def test_een_signaal_midden_in_het_schrijven_verliest_niets(tmp_path):
    cel = (
        "import signal, sys\nkeren = []\ndef tik(*_):\n    keren.append(1)\n    print('t', end='')\n"
        "signal.signal(signal.SIGALRM, tik)\nsignal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)\n"
        "for _ in range(5000):\n    sys.stdout.write('y' * 50)\n"
        "signal.setitimer(signal.ITIMER_REAL, 0)\nprint('|', len(keren), sep='')"
    )
    ((uit,),) = uitvoer_van(tmp_path, cel)
    tekst, _, keren = uit.text.partition("|")
    assert (tekst.count("y"), tekst.count("t")) == (250_000, int(keren))


def test_splitsen_terwijl_een_draad_schrijft_loopt_niet_vast(tmp_path):
    cel = (
        "import os, threading\nstop = []\ndef schrijf():\n    while not stop:\n        print('d', end='')\n"
        "draad = threading.Thread(target=schrijf)\ndraad.start()\nfor _ in range(10):\n    kind = os.fork()\n"
        "    if not kind:\n        print('K', end='')\n        os._exit(0)\n    os.waitpid(kind, 0)\nstop.append(1)\ndraad.join()"
    )
    ((uit,),) = uitvoer_van(tmp_path, cel, tijdslimiet=60)
    assert uit.text.count("K") == 10


def test_wat_geen_tekst_kan_zijn_wordt_zichtbaar_en_nan_is_geen_json(tmp_path):
    from nbformat import validate, writes

    pad = schrijf_notebook(
        tmp_path / "a.ipynb", "print('\\ud800')", "display({'application/json': {'n': float('nan')}}, raw=True)"
    )
    nb = motor.voer_uit(pad, PARAMETERS)
    validate(nb)
    writes(nb).encode("utf-8")
    assert nb.cells[3].outputs[0].text == "\\ud800\n"
    assert nb.cells[4].outputs[0].data == {"application/json": {"n": "nan"}}


def test_een_programma_dat_blijft_lopen_houdt_niets_tegen_en_eindigt_mee(tmp_path):
    ((uit,),) = uitvoer_van(tmp_path, "import subprocess\nsubprocess.Popen(['sleep', '500']).pid")
    nummer = int(uit.data["text/plain"])
    assert not psutil.pid_exists(nummer) or psutil.Process(nummer).status() == psutil.STATUS_ZOMBIE


def test_invoer_vragen_lukt_niet_en_wacht_niet(tmp_path):
    with pytest.raises(motor.Mislukking) as fout:
        motor.voer_uit(schrijf_notebook(tmp_path / "a.ipynb", "input('naam? ')"), PARAMETERS)
    assert fout.value.reden.startswith("StdinNotImplementedError: ")


def test_sys_stdout_meegeven_aan_een_programma(tmp_path):
    ((uit,),) = uitvoer_van(tmp_path, "import subprocess, sys\nsubprocess.run(['echo', 'x'], stdout=sys.stdout);")
    assert uit.text == "x\n"
    assert subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True).stdout == b"1\n"
