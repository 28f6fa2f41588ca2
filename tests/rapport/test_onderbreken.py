"""Een run die onderbroken of gedood wordt: wat klaar is staat er, er blijft niets draaien, en de volgende ruimt op."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from proefproject import maak, schrijf_project
from sessieprocessen import processen_van

from integratie.uitvoering import processen

pytestmark = pytest.mark.usefixtures("in_kleine_editie", "luistert_naar_ctrl_c")


def wacht_tot(voorwaarde) -> None:
    einde = time.monotonic() + 60
    while not voorwaarde():
        assert time.monotonic() < einde
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform == "win32", reason="stuurt een signaal")
def test_ctrl_c_werkt_af_wat_bezig_is_en_begint_niets_meer(tmp_path, monkeypatch):
    cel = "from pathlib import Path\nimport time\nPath('begonnen').touch()\ntime.sleep(3)"
    monkeypatch.chdir(schrijf_project(tmp_path, cel))
    opdrachtregel = [sys.executable, "-m", "integratie", "rapporten", "--werkers", "1", "asse", "vilvoorde", "tervuren"]
    run = subprocess.Popen(opdrachtregel, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    wacht_tot((tmp_path / "notebooks" / "begonnen").exists)
    run.send_signal(signal.SIGINT)
    _, fouten = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "1 rapport" in fouten and "1 gemaakt" in fouten and "onderbroken" in fouten
    rijen = json.loads(Path("outputs/manifest.json").read_text(encoding="utf-8"))["rapporten"]
    assert [(rij["nis"], rij["status"]) for rij in rijen] == [("23002", "gemaakt")]
    assert {p.name for p in Path("outputs").iterdir()} == {"23002-asse", "manifest.json"}


@pytest.mark.skipif(sys.platform == "win32", reason="stuurt een signaal")
def test_een_tweede_ctrl_c_stopt_ook_wat_bezig_is(tmp_path, monkeypatch):
    cel = "from pathlib import Path\nimport time\nPath('begonnen').touch()\ntime.sleep(500)"
    monkeypatch.chdir(schrijf_project(tmp_path, cel))
    opdrachtregel = [sys.executable, "-m", "integratie", "rapporten", "--werkers", "1", "asse", "vilvoorde"]
    run = subprocess.Popen(opdrachtregel, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wacht_tot((tmp_path / "notebooks" / "begonnen").exists)
    for _ in range(2):
        run.send_signal(signal.SIGINT)
        time.sleep(0.5)
    _, fouten = run.communicate(timeout=60)
    assert run.returncode in (130, -signal.SIGINT)
    assert "onderbroken" in fouten and "Traceback" not in fouten
    wacht_tot(lambda: not processen_van(run.pid))
    assert {p.name for p in Path("outputs").iterdir()} <= {"manifest.json", "23002-asse"}


@pytest.mark.skipif(not processen.WARM, reason="leest de processen van een sessie uit /proc")
@pytest.mark.parametrize("seconden", [0, 2], ids=["het warme proces begint", "het laadt"])
def test_ctrl_c_tijdens_het_laden_stoort_het_warme_proces_niet(tmp_path, monkeypatch, seconden):
    monkeypatch.chdir(schrijf_project(tmp_path, "1"))
    opdrachtregel = [sys.executable, "-m", "integratie", "rapporten", "asse"]
    run = subprocess.Popen(opdrachtregel, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wacht_tot(lambda: len(processen_van(run.pid)) >= 3)
    time.sleep(seconden)
    os.killpg(run.pid, signal.SIGINT)  # zoals een terminal: elk proces van de run krijgt het signaal
    _, fouten = run.communicate(timeout=60)
    assert run.returncode in (130, -signal.SIGINT)  # voor een shell is dat hetzelfde
    assert "Traceback" not in fouten and "onderbroken" in fouten
    assert "mislukt  " not in fouten


@pytest.mark.skipif(not processen.WARM, reason="leest de processen van een sessie uit /proc")
def test_een_afgeschoten_run_laat_geen_processen_achter_en_de_volgende_ruimt_op(tmp_path, monkeypatch):
    cel = "from pathlib import Path\nimport subprocess, time\nsubprocess.Popen(['sleep', '500'])\nPath('begonnen').touch()\ntime.sleep(60)"
    monkeypatch.chdir(schrijf_project(tmp_path, cel))
    run = subprocess.Popen([sys.executable, "-m", "integratie", "rapporten", "asse"], start_new_session=True)
    wacht_tot((tmp_path / "notebooks" / "begonnen").exists)
    assert len(processen_van(run.pid)) > 4
    run.kill()
    run.wait()
    wacht_tot(lambda: not processen_van(run.pid))
    schrijf_project(tmp_path, "1")
    assert maak("asse")["23002"]["status"] == "gemaakt"
    assert {p.name for p in Path("outputs").iterdir()} == {"23002-asse", "manifest.json"}


VEEL = "from pathlib import Path\nprint('x' * 5_000_000)\nPath('begonnen').touch()\nprint('y' * 5_000_000)"


@pytest.mark.skipif(not processen.WARM, reason="leest de processen van een sessie uit /proc")
def test_een_regel_van_5_mb_houdt_een_run_niet_op(tmp_path, monkeypatch):
    monkeypatch.chdir(
        schrijf_project(tmp_path, "import subprocess", VEEL, "subprocess.run(['echo', 'z' * 100_000]).returncode")
    )
    opdrachtregel = [sys.executable, "-m", "integratie", "rapporten", "asse", "--tijdslimiet", "120"]
    run = subprocess.Popen(opdrachtregel, stdout=subprocess.PIPE, text=True, start_new_session=True)
    uitvoer, _ = run.communicate(timeout=240)
    assert run.returncode == 0 and "1 gemaakt" in uitvoer
    wacht_tot(lambda: not processen_van(run.pid))
    notebook = Path("outputs/23002-asse/proef.ipynb").read_text(encoding="utf-8")
    assert notebook.count("x" * 1000) == notebook.count("y" * 1000) == 5000


@pytest.mark.skipif(not processen.WARM, reason="leest de processen van een sessie uit /proc")
@pytest.mark.parametrize("dan", ["verder", "gedood"])
def test_een_stilgelegde_run(tmp_path, monkeypatch, dan):
    """Intussen schrijft de cel meer dan er in de pijp naar het hoofdproces past."""
    monkeypatch.chdir(schrijf_project(tmp_path, VEEL))
    run = subprocess.Popen(
        [sys.executable, "-m", "integratie", "rapporten", "asse", "--tijdslimiet", "240"],
        start_new_session=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    wacht_tot(lambda: len(processen_van(run.pid)) >= 4)
    run.send_signal(signal.SIGSTOP)
    time.sleep(3)
    if dan == "verder":
        run.send_signal(signal.SIGCONT)
        uitvoer, _ = run.communicate(timeout=240)
        assert run.returncode == 0 and "1 gemaakt" in uitvoer
    else:
        run.kill()
        run.wait()
        run.stdout.close()
    wacht_tot(lambda: not processen_van(run.pid))


@pytest.fixture
def tijdelijk():
    """Een eigen map voor tijdelijke bestanden; kort, zodat de sockets er een naam in kunnen krijgen."""
    with tempfile.TemporaryDirectory(dir="/tmp") as map_:
        yield Path(map_)


@pytest.mark.skipif(sys.platform == "win32", reason="de nagebootste browser is een shellscript")
def test_een_run_die_tijdens_het_afdrukken_gedood_wordt_laat_geen_browser_en_geen_profiel_na(
    tmp_path, monkeypatch, tijdelijk
):
    monkeypatch.chdir(schrijf_project(tmp_path / "project", "1"))
    traag = tmp_path / "browser"
    traag.write_text(
        '#!/bin/sh\nfor deel in "$@"; do case "$deel" in --user-data-dir=*) mkdir -p "${deel#*=}";; esac; done\n'
        f"echo $$ > {tmp_path}/pid.nieuw; mv {tmp_path}/pid.nieuw {tmp_path}/pid\nsleep 500 & wait\n"
    )
    traag.chmod(0o755)
    omgeving = os.environ | {"TMPDIR": str(tijdelijk), "INTEGRATIE_BROWSER": str(traag)}
    maken = [sys.executable, "-m", "integratie", "rapporten", "asse"]
    assert subprocess.run(maken, env=omgeving, capture_output=True).returncode == 0
    assert list(tijdelijk.iterdir()) == []
    run = subprocess.Popen(
        [*maken, "--formaat", "pdf"], env=omgeving, start_new_session=True
    )  # het rapport blijft ongewijzigd
    wacht_tot((tmp_path / "pid").exists)
    assert list(tijdelijk.rglob("profiel"))
    run.kill()
    run.wait()
    browser = int((tmp_path / "pid").read_text())
    wacht_tot(lambda: not processen_van(run.pid) and not processen_van(browser))
    traag.write_text("#!/bin/sh\nexit 1\n")
    assert subprocess.run([*maken, "--formaat", "pdf"], env=omgeving, capture_output=True).returncode == 1
    assert list(tijdelijk.iterdir()) == []
