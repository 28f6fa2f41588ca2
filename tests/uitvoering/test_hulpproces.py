"""Het hulpproces van een rapport: vers, met de omgeving en de map van wie het vraagt, en daarna weg."""

import os
import subprocess
import sys
import time

import psutil
import pytest
from sessieprocessen import processen_van

from integratie.uitvoering import processen


@pytest.mark.parametrize("warm", [processen.WARM, False])
def test_na_een_rapport_is_het_weg(monkeypatch, warm):
    monkeypatch.setattr(processen, "WARM", warm)
    with processen.hulpproces({}) as hulp:
        nummer = hulp.submit(os.getpid).result()
    assert nummer != os.getpid() and not psutil.pid_exists(nummer)


def test_twee_tegelijk_delen_er_geen():
    with processen.hulpproces({}) as een, processen.hulpproces({}) as ander:
        assert een.submit(os.getpid).result() != ander.submit(os.getpid).result()


def test_het_heeft_de_omgeving_en_de_map_van_wie_het_vraagt(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with processen.hulpproces({"INTEGRATIE_EDITIE": "2026-11"}) as hulp:
        assert hulp.submit(os.getenv, "INTEGRATIE_EDITIE").result() == "2026-11"
        assert hulp.submit(os.getcwd).result() == str(tmp_path)
    with processen.hulpproces({}) as hulp:
        assert hulp.submit(os.getenv, "INTEGRATIE_EDITIE").result() is None


def test_ook_na_een_fout_is_het_weg():
    with pytest.raises(ZeroDivisionError), processen.hulpproces({}) as hulp:
        nummer = hulp.submit(os.getpid).result()
        hulp.submit(divmod, 1, 0).result()
    assert not psutil.pid_exists(nummer)


@pytest.mark.skipif(not processen.WARM, reason="leest de processen van een sessie uit /proc")
def test_een_programma_dat_gedood_wordt_laat_er_geen_achter():
    code = (
        "import os, signal, time\nfrom integratie.uitvoering import processen\n"
        "with processen.hulpproces({}) as hulp:\n    hulp.submit(time.sleep, 500)\n    os.kill(os.getpid(), signal.SIGKILL)"
    )
    run = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    run.wait()
    einde = time.monotonic() + 60
    while processen_van(run.pid):
        assert time.monotonic() < einde, "het hulpproces blijft achter"
        time.sleep(0.05)
