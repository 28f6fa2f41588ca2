"""Wat er ook wegvalt: nooit een half bestand onder een gepubliceerde naam, en de volgende run maakt het af.

Gewoon op een ogenblik van de dag en net na het overzicht; met `pytest --volledig` 200 keer doden en 20 keer een volle schijf.
"""

import contextlib
import hashlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from proefproject import schrijf_project
from sessieprocessen import processen_van

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="leest processen uit /proc en doodt een procesgroep"),
    pytest.mark.usefixtures("in_kleine_editie"),
]
GEMEENTEN = ["vilvoorde", "asse", "tervuren"]
CEL = "from pathlib import Path\nassert gemeente not in Path('gif.txt').read_text(), 'vergiftigd'\ngemeente, peiljaar"
Bestanden = dict[str, bytes]


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    map_ = schrijf_project(tmp_path_factory.mktemp("crash"), CEL)
    (map_ / "notebooks" / "gif.txt").write_text("")
    return map_


@pytest.fixture(scope="module")
def ongestoord(project) -> tuple[Bestanden, float]:
    """Wat een run zonder tegenslag maakt, en hoelang die duurt."""
    begin = time.monotonic()
    assert start(project, "ongestoord").wait() == 0
    return gepubliceerd(project / "ongestoord"), time.monotonic() - begin


def start(project: Path, uit: str, *gemeenten: str, werkers: int = 2, **opties) -> subprocess.Popen:
    """Een run in een eigen sessie, zodat hij in zijn geheel te doden en te volgen is."""
    opdracht = [sys.executable, "-m", "integratie", "rapporten", *(gemeenten or GEMEENTEN)]
    return subprocess.Popen(
        [*opdracht, "--uit", uit, "--werkers", str(werkers)],
        cwd=project,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        **opties,
    )


def gepubliceerd(uit: Path) -> Bestanden:
    """Pad → inhoud van wat een lezer ziet; het manifest bevat tijden en telt niet mee."""
    paden = (p for p in uit.rglob("*") if p.is_file() and not any(d.startswith(".") for d in p.relative_to(uit).parts))
    return {p.relative_to(uit).as_posix(): p.read_bytes() for p in paden if p.name != "manifest.json"}


def niets_gescheurd(uit: Path, verwacht: Bestanden) -> None:
    """Elk bestand van een rapport is het hele bestand; overzicht en dossier zeggen wat er nog niet is, en hun eigen som klopt."""
    for pad, inhoud in gepubliceerd(uit).items():
        if Path(pad).name == "index.html":
            assert inhoud.rstrip().endswith(b"</html>") and eigen_som_klopt(inhoud), pad
        elif not pad.endswith(".fout.txt"):
            assert inhoud == verwacht[pad], pad


def eigen_som_klopt(inhoud: bytes) -> bool:
    """Staat er in de bladzijde de sha256 van haarzelf, berekend met nullen op die plaats?"""
    (som,) = re.findall(rb"integratie-sha256:([0-9a-f]{64})", inhoud)
    return hashlib.sha256(inhoud.replace(som, b"0" * 64)).hexdigest().encode() == som


def wacht_op_einde(sessie: int) -> None:
    einde = time.monotonic() + 60
    while processen_van(sessie):
        assert time.monotonic() < einde, "er blijven processen achter"
        time.sleep(0.05)


def wacht_op_index(uit: Path) -> None:
    einde = time.monotonic() + 60
    while not (uit / "toegankelijkheid.html").exists():
        assert time.monotonic() < einde, "het overzicht komt er niet"
        time.sleep(0.002)


def test_gedood_op_een_willekeurig_ogenblik(project, ongestoord, request, tijdelijk):
    verwacht, duur = ongestoord
    toeval, omgeving = random.Random(os.environ["INTEGRATIE_ZAAD"]), os.environ | {"TMPDIR": str(tijdelijk)}
    for keer in range(200 if request.config.getoption("volledig") else 2):
        uit = f"gedood-{keer}"
        run = start(project, uit, env=omgeving)
        if keer == 1:  # alles is gemaakt: de volgende run heeft niets te doen, en ruimt toch op
            wacht_op_index(project / uit)
        else:
            time.sleep(toeval.uniform(0.1, duur))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        wacht_op_einde(run.pid)
        niets_gescheurd(project / uit, verwacht)
        assert start(project, uit, env=omgeving).wait() == 0
        assert gepubliceerd(project / uit) == verwacht
        assert not [p.name for p in (project / uit).iterdir() if p.name.startswith(".")]
        assert list(tijdelijk.iterdir()) == [], "ook wat de gedode run in de tijdelijke map liet, is weg"


@pytest.fixture
def volle_schijf(project):
    """Een functie die een klein bestandssysteem van `kilobytes` op een map zet."""
    gekoppeld = []

    def koppel(map_: Path, kilobytes: int) -> None:
        map_.mkdir()
        opdracht = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(map_)]
        if os.geteuid() or subprocess.run(opdracht, capture_output=True).returncode:
            pytest.skip("alleen wie een bestandssysteem mag koppelen, kan een schijf laten vollopen")
        gekoppeld.append(map_)

    yield koppel
    for map_ in gekoppeld:
        subprocess.run(["umount", str(map_)], check=True)


def test_een_volle_schijf(project, ongestoord, volle_schijf, request):
    verwacht, _ = ongestoord
    nodig = sum(map(len, verwacht.values())) // 1024
    punten = 20 if request.config.getoption("volledig") else 1
    for punt in range(1, punten + 1):
        uit = f"vol-{punt}"
        volle_schijf(project / uit, max(8, nodig * punt // (punten + 1)))
        run = start(project, uit)
        assert run.wait() in (1, 2)
        assert b"Traceback" not in run.stderr.read()
        niets_gescheurd(project / uit, verwacht)
        subprocess.run(["mount", "-o", "remount,size=64m", str(project / uit)], check=True)
        assert start(project, uit).wait() == 0
        assert gepubliceerd(project / uit) == verwacht


def test_een_vergiftigd_rapport_laat_de_rest_ongemoeid(project, ongestoord):
    verwacht, _ = ongestoord
    (project / "notebooks" / "gif.txt").write_text("23002")
    try:
        assert start(project, "vergiftigd").wait() == 1
    finally:
        (project / "notebooks" / "gif.txt").write_text("")
    na = gepubliceerd(project / "vergiftigd")
    assert {p for p in na if p[:5] == "23002"} == {
        f"23002-asse/{naam}" for naam in ("index.html", "proef.fout.txt", "toegankelijkheid.html")
    }
    anderen, rest = (
        {p: b for p, b in bestanden.items() if p[:5] != "23002" and p != "index.html"} for bestanden in (na, verwacht)
    )
    assert anderen == rest


@pytest.fixture
def tijdelijk():
    """Een eigen map voor tijdelijke bestanden; kort, zodat de sockets er een naam in kunnen krijgen."""
    with tempfile.TemporaryDirectory(dir="/tmp") as map_:
        yield Path(map_)


def test_acht_werkers_laten_niets_achter(project, request, tijdelijk):
    from integratie import gebieden

    alle = sorted(gebieden.groep("vlaanderen").leden)
    for keer in range(3 if request.config.getoption("volledig") else 1):
        gemeenten = alle[:100] if request.config.getoption("volledig") else alle[:8]
        run = start(project, f"acht-{keer}", *gemeenten, werkers=8, env=os.environ | {"TMPDIR": str(tijdelijk)})
        assert run.wait() == 0, run.stderr.read()
        wacht_op_einde(run.pid)
        assert list(tijdelijk.iterdir()) == []
        mappen = {p.name[:5] for p in (project / f"acht-{keer}").iterdir() if p.is_dir()}
        assert mappen == set(gemeenten)
        assert not [p.name for p in (project / f"acht-{keer}").iterdir() if p.name.startswith(".")]
