"""Wat alle tests delen: de officiële bronbestanden (de volledige horen niet bij het project) en de rapporten van drie gemeenten."""

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bronbestanden
import pytest

from integratie.bestanden.slot import beurt_in

PROJECT = Path(__file__).parents[1]
TRAGE_KAMERS = ("cli", "controle", "inlezen", "lezers", "rapport", "uitvoering", "weergave")
# Wie zelf edities inlas, test nog altijd met de ingebedde.
_EIGEN = tempfile.TemporaryDirectory(prefix="integratie-test-")
os.environ["INTEGRATIE_GEGEVENS"] = _EIGEN.name
os.environ.pop("INTEGRATIE_EDITIE", None)


def pytest_collection_modifyitems(items) -> None:
    """Wat rapporten maakt, bestanden inleest of een browser opent, is traag: hele kamers, en elke test die niet in een kamer zit."""
    for item in items:
        kamer = item.path.relative_to(PROJECT / "tests").parts[:-1]
        if not kamer or kamer[0] in TRAGE_KAMERS:
            item.add_marker(pytest.mark.traag)


def pytest_addoption(parser) -> None:
    lang = (
        "ook de lange reeksen: alle gemeenten in plaats van een steekproef, browsertests op alle negentien rapporten, "
        "200 keer doden, 20 keer een volle schijf"
    )
    parser.addoption("--volledig", action="store_true", help=lang)


@pytest.fixture
def steekproef(request) -> Callable[[Iterable, int], list]:
    """Kiest er één op de zoveel; met `--volledig` alles."""
    alles = request.config.getoption("--volledig")
    return lambda reeks, elke: list(reeks)[:: 1 if alles else elke]


@pytest.fixture(scope="session")
def eenmaal(tmp_path_factory) -> Callable[[str, Callable[[Path], Any]], Any]:
    """Wat traag is om te maken, één keer voor alle testprocessen samen: geeft wat `maak(map_)` gaf, in een map die tot het einde blijft."""
    eigen = tmp_path_factory.getbasetemp()
    samen = eigen.parent if "PYTEST_XDIST_WORKER" in os.environ else eigen

    def doe(naam: str, maak: Callable[[Path], Any]) -> Any:
        with beurt_in(samen / naam, 900, f"Een ander testproces maakt '{naam}' nog altijd."):
            klaar = samen / naam / "klaar.pickle"
            if not klaar.exists():
                klaar.write_bytes(pickle.dumps(maak(samen / naam)))
            return pickle.loads(klaar.read_bytes())

    return doe


@pytest.fixture(scope="session")
def bronmap(eenmaal) -> Path:
    """De map met officiële bestanden; van de uittreksels een kopie die de lezers aanvaarden (zie `aanvullen`)."""
    map_ = bronbestanden.kies()
    if not bronbestanden.zijn_uittreksels(map_):
        return map_
    from aanvullen import vul_aan

    return eenmaal("bronnen", lambda hier: vul_aan(map_, hier / "data"))


@pytest.fixture
def opslag(tmp_path, monkeypatch) -> Iterator[Path]:
    """Een lege map voor eigen edities."""
    from proefopslag import vergeet

    monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(tmp_path / "opslag"))
    monkeypatch.delenv("INTEGRATIE_EDITIE", raising=False)
    vergeet()
    yield tmp_path / "opslag"
    vergeet()


@pytest.fixture(scope="session")
def kleine_editie(eenmaal) -> dict[str, str]:
    """De omgeving van een run met een editie van twee tabellen: wie bekijkt hoe een run verloopt, wacht niet tot alle cijfers berekend zijn."""

    def maak(map_: Path) -> dict[str, str]:
        from integratie.inlezen import recept
        from integratie.opslag import edities
        from integratie.tabel import Tabel
        from integratie.vergelijking.reeksen import MET_INWONERS

        bronnen = edities.bronnen(recept.EDITIE)
        tabellen = [Tabel(bronnen[naam], edities.lees(naam, recept.EDITIE)) for naam in MET_INWONERS]
        edities.schrijf(map_ / "opslag" / "klein", "klein", tabellen)
        return {"INTEGRATIE_GEGEVENS": str(map_ / "opslag"), "INTEGRATIE_EDITIE": "klein"}

    return eenmaal("kleine-editie", maak)


@pytest.fixture(scope="module")
def in_kleine_editie(kleine_editie) -> Iterator[None]:
    """Alle tests van een bestand, met wat ze starten, in de kleine editie."""
    from proefopslag import vergeet

    with pytest.MonkeyPatch.context() as omgeving:
        for naam, waarde in kleine_editie.items():
            omgeving.setenv(naam, waarde)
        vergeet()
        yield
    vergeet()


@pytest.fixture(scope="session")
def met_proef(eenmaal) -> Path:
    """Een opslag met één eigen editie, `proef`, om te kopiëren."""

    def maak(map_: Path) -> Path:
        from proefopslag import lees_proef_in

        lees_proef_in(map_ / "opslag")
        return map_ / "opslag"

    return eenmaal("proefeditie", maak)


@dataclass(frozen=True)
class Rapporten:
    """Twee runs na elkaar van dezelfde gemeenten; `voor` en `na` zijn (tijd, inhoud) van elk bestand buiten het manifest."""

    uit: Path
    eerste: subprocess.CompletedProcess
    tweede: subprocess.CompletedProcess
    voor: dict[str, tuple[int, bytes]]
    na: dict[str, tuple[int, bytes]]


@pytest.fixture(scope="session")
def rapporten(eenmaal) -> Rapporten:
    """De rapporten van Vilvoorde, Drogenbos (faciliteiten) en Tervuren (ander arrondissement), één keer gemaakt voor alle tests."""
    return Rapporten(*eenmaal("rapporten", lambda map_: _maak_rapporten(map_ / "outputs")))


def _maak_rapporten(uit: Path) -> tuple:
    """De velden van `Rapporten`."""
    gemeenten = ("vilvoorde", "drogenbos", "tervuren")
    opdracht = [sys.executable, "-m", "integratie", "rapporten", *gemeenten]
    opdracht += ["--notebook", "omgevingsanalyse", "--uit", str(uit)]

    def draai() -> tuple[subprocess.CompletedProcess, dict[str, tuple[int, bytes]]]:
        proces = subprocess.run(opdracht, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8")
        bestanden = (p for p in uit.rglob("*") if p.is_file() and p.name != "manifest.json")
        return proces, {p.relative_to(uit).as_posix(): (p.stat().st_mtime_ns, p.read_bytes()) for p in bestanden}

    (eerste, voor), (tweede, na) = draai(), draai()
    return uit, eerste, tweede, voor, na
