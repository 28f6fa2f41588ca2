"""Een run die onderbroken of gedood wordt: wat klaar is staat er, er blijft niets draaien, en de volgende ruimt op."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from proefproject import maak, schrijf_project
from sessieprocessen import processen_van

from integratie.uitvoering import processen


def wacht_tot(voorwaarde) -> None:
    einde = time.monotonic() + 60
    while not voorwaarde():
        assert time.monotonic() < einde
        time.sleep(0.02)


@pytest.fixture(autouse=True)
def _een_run_luistert_naar_ctrl_c():
    """Een shell laat wat ze op de achtergrond start Ctrl-C negeren, en elke run van zo'n test zou dat erven."""
    vorige = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, vorige)


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
@pytest.mark.parametrize("aantal", [3, 4], ids=["het warme proces begint", "het tweede proces rekent"])
def test_ctrl_c_tijdens_het_laden_stoort_het_warme_proces_niet(tmp_path, monkeypatch, aantal):
    monkeypatch.chdir(schrijf_project(tmp_path, "1"))
    opdrachtregel = [sys.executable, "-m", "integratie", "rapporten", "asse"]
    run = subprocess.Popen(opdrachtregel, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wacht_tot(lambda: len(processen_van(run.pid)) >= aantal)
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
