"""Een echte dask-planner op deze machine, met twee werkprocessen; een ervan valt halverwege weg."""

import contextlib
import os
import signal
import subprocess
import sys
import time

import pytest
from proefproject import schrijf_project

from integratie.cli import main
from integratie.fouten import Gebruiksfout
from integratie.rapport import andere_machines
from integratie.uitvoering import manifest, opdracht

dask = pytest.importorskip("dask", reason="de extra cluster staat er niet")
pytest.importorskip("distributed", reason="de extra cluster staat er niet")

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="doodt een werkproces met een signaal"),
    pytest.mark.usefixtures("in_kleine_editie"),
]
CEL = "from pathlib import Path\nimport time\nPath(f'begonnen-{gemeente}').touch()\ntime.sleep(1)\ngemeente"
GEMEENTEN = ["asse", "beersel", "machelen", "tervuren"]


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(schrijf_project(tmp_path, CEL))
    return tmp_path


@contextlib.contextmanager
def planner(werkers: int, daemon: bool = False):
    """Zoveel werkprocessen; wie wegvalt, komt terug met dezelfde instelling."""
    from dask.distributed import LocalCluster

    with (
        dask.config.set({"distributed.worker.daemon": daemon}),
        LocalCluster(n_workers=werkers, threads_per_worker=1, processes=True, dashboard_address=None) as plan,
    ):
        yield plan


def test_een_weggevallen_werkproces_verliest_niets(project):
    from dask.distributed import Client

    with planner(2) as plan, Client(plan) as klant:
        run = subprocess.Popen(
            [sys.executable, "-m", "integratie", "rapporten", *GEMEENTEN, "--dask", plan.scheduler_address],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        einde = time.monotonic() + 90
        while not list((project / "notebooks").glob("begonnen-*")):
            assert run.poll() is None and time.monotonic() < einde, run.communicate()
            time.sleep(0.05)
        os.kill(next(iter(klant.run(os.getpid).values())), signal.SIGKILL)
        uitvoer, _ = run.communicate(timeout=120)
    assert run.returncode == 0, uitvoer
    assert "4 rapporten: 4 gemaakt, 0 ongewijzigd, 0 mislukt." in uitvoer
    in_draden = subprocess.run(
        [sys.executable, "-m", "integratie", "rapporten", *GEMEENTEN, "--uit", "draden"], capture_output=True
    )
    assert in_draden.returncode == 0
    eerste, tweede = (
        {
            p.relative_to(project / m): p.read_bytes()
            for p in (project / m).rglob("*")
            if p.is_file() and p.name != "manifest.json"
        }
        for m in ("outputs", "draden")
    )
    assert eerste == tweede


def test_werkprocessen_die_geen_kernel_kunnen_starten_of_de_map_niet_zien(project):
    opdrachten = opdracht.stel_op(["asse"])
    with (
        planner(1, daemon=True) as plan,
        pytest.raises(Gebruiksfout, match="WORKER__DAEMON=false"),
        andere_machines.uitvoerder(plan.scheduler_address, opdrachten, project),
    ):
        pass
    with (
        planner(1) as plan,
        pytest.raises(Gebruiksfout, match="gedeelde schijf"),
        andere_machines.uitvoerder(plan.scheduler_address, opdrachten, project / "weg"),
    ):
        pass


def test_een_werkproces_met_een_ander_notebook_wordt_geweigerd(project):
    hier = andere_machines._kenmerken(opdracht.stel_op(["asse"]), project)
    daar = {**hier, "invoer": {**hier["invoer"], "notebook proef": "anders"}}
    with pytest.raises(Gebruiksfout, match=r"niet alles gelijk aan hier \(notebook proef\)"):
        andere_machines._controleer({"tcp://machine": daar}, hier)


def test_ook_een_plan_van_een_andere_gemeente_moet_gelijk_zijn(project):
    opdrachten = opdracht.stel_op(["asse"])
    hier = andere_machines._kenmerken(opdrachten, project)["invoer"]
    (project / "parameters" / "plannen").mkdir()
    (project / "parameters" / "plannen" / "23088.yaml").write_text("x: 1", encoding="utf-8")
    manifest._bestanden.cache_clear()
    daar = andere_machines._kenmerken(opdrachten, project)["invoer"]
    assert {soort for soort in hier if hier[soort] != daar[soort]} == {"parameters"}


def test_geen_planner_op_dat_adres(project, monkeypatch, capsys):
    monkeypatch.setattr(andere_machines, "WACHT", 1)
    assert main(["rapporten", "asse", "--dask", "tcp://127.0.0.1:1"]) == 2
    fout = capsys.readouterr().err
    assert "antwoordt geen dask-planner" in fout and "Traceback" not in fout
