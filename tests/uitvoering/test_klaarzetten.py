"""De cijfers die een tweede proces berekent terwijl het warme laadt, en wat er gebeurt als een van beide wegvalt."""

import signal
import subprocess
import sys
import time

import pytest
from sessieprocessen import processen_van

from integratie.uitvoering import processen

pytestmark = pytest.mark.skipif(not processen.WARM, reason="alleen Linux splitst processen af")
# Inwoners van Vilvoorde in 2025: Statbel, via provincies.incijfers.be.
CODE = """
import multiprocessing, os, signal
from integratie import indicator
from integratie.uitvoering import klaarzetten
klaarzetten.notebooks({ook})
indicator.bereken = {bereken}
rijen = indicator.cijfers("inwoners").query("nis == '23088' and jaar == 2025")
print(rijen["teller"].item())
"""
DOOD = "lambda: [os.kill(kind.pid, signal.SIGKILL) for kind in multiprocessing.active_children()]"


def voer_uit(ook: str = "", bereken: str = "indicator.bereken") -> str:
    code = CODE.format(ook=ook, bereken=bereken)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_na_het_klaarzetten_is_alles_berekend():
    assert voer_uit(bereken="None") == "48040.0"


def test_wat_een_gedood_proces_niet_gaf_berekent_wie_het_vraagt():
    assert voer_uit(ook=DOOD) == "48040.0"


def test_het_tweede_proces_stopt_als_het_eerste_wegvalt():
    code = CODE.format(ook="lambda: os.kill(os.getpid(), signal.SIGKILL)", bereken="0")
    run = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    assert run.wait() == -signal.SIGKILL
    einde = time.monotonic() + 60
    while processen_van(run.pid):
        assert time.monotonic() < einde, "het tweede proces blijft achter"
        time.sleep(0.05)
