"""De cijfers die het tweede proces berekent, en wat er gebeurt als het wegvalt."""

import subprocess
import sys
import time

import pytest
from sessieprocessen import processen_van

from integratie.uitvoering import processen

# Inwoners van Vilvoorde in 2025: Statbel, via provincies.incijfers.be.
CODE = """
import os, signal
from integratie import indicator
from integratie.uitvoering.cijferproces import CIJFERS
{ervoor}
CIJFERS.maak_af()
{erna}
rijen = indicator.cijfers("inwoners").query("nis == '23088' and jaar == 2025")
print(rijen["teller"].item())
"""
NIET_MEER_REKENEN = "indicator.bereken = None"


def voer_uit(ervoor: str = "", erna: str = "") -> str:
    code = CODE.format(ervoor=ervoor, erna=erna)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.skipif(not processen.WARM, reason="alleen Linux splitst processen af")
def test_het_eerste_proces_neemt_over_wat_het_tweede_berekende():
    assert voer_uit(ervoor="CIJFERS._reken = dict", erna=NIET_MEER_REKENEN) == "48040.0"


@pytest.mark.skipif(not processen.WARM, reason="alleen Linux splitst processen af")
@pytest.mark.parametrize(
    "moment", ["", "CIJFERS._reken(); CIJFERS._hier.poll(60); "], ids=["rekenend", "halfweg zijn antwoord"]
)
def test_wat_een_gedood_proces_niet_gaf_berekent_wie_het_vraagt(moment):
    assert voer_uit(ervoor=f"{moment}os.kill(CIJFERS._proces.pid, signal.SIGKILL)") == "48040.0"


@pytest.mark.skipif(not processen.WARM, reason="leest de processen van een sessie uit /proc")
def test_het_tweede_proces_stopt_als_het_eerste_wegvalt():
    code = "import os, signal, integratie.uitvoering.cijferproces; os.kill(os.getpid(), signal.SIGKILL)"
    run = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    run.wait()
    einde = time.monotonic() + 60
    while processen_van(run.pid):
        assert time.monotonic() < einde, "het tweede proces blijft achter"
        time.sleep(0.05)


def test_zonder_tweede_proces_staat_alles_klaar(monkeypatch):
    monkeypatch.setenv("INTEGRATIE_ZONDER_FORK", "1")
    assert voer_uit(erna=NIET_MEER_REKENEN) == "48040.0"
