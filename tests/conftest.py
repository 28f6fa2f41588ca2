"""Wat alle tests delen: de officiële bronbestanden (de volledige horen niet bij het project) en de rapporten van drie gemeenten."""

import datetime
import gc
import os
import pickle
import signal
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import bronbestanden
import pytest

from integratie import gebieden
from integratie.bestanden.slot import beurt_in
from integratie.bestanden.wegschrijven import sha256
from integratie.uitvoering import laden

PROJECT = Path(__file__).parents[1]
TRAGE_KAMERS = ("cli", "controle", "inlezen", "lezers", "rapport", "uitvoering", "weergave")
# Wie zelf edities inlas, test nog altijd met de ingebedde.
_EIGEN = tempfile.TemporaryDirectory(prefix="integratie-test-")
os.environ["INTEGRATIE_GEGEVENS"] = _EIGEN.name
os.environ.pop("INTEGRATIE_EDITIE", None)
# Waar elke steekproef begint: elke dag elders, en voor alle testprocessen gelijk.
os.environ.setdefault("INTEGRATIE_ZAAD", str(datetime.date.today().toordinal()))
ZAAD = int(os.environ["INTEGRATIE_ZAAD"])
# De bestanden die het langst duren, in volgorde: zij beginnen eerst, zo zijn alle kernen samen klaar. Twee die op hetzelfde wachten, staan uit elkaar.
EERST = (
    "test_beleidsrapporten.py",
    "test_rapporten.py",
    "test_nieuw_jaar.py",
    "test_instroom_rapport.py",
    "test_uitbreiden.py",
    "test_vervalsingen.py",
    "test_inspuiting.py",
    "test_van_bestand_tot_rapport.py",
    "test_planrapport.py",
    "test_opvolging_rapport.py",
    "test_vierblad_browser.py",
    "test_documenten.py",
    "test_instroom_cijfers.py",
    "test_crash.py",
    "test_browser.py",
    "test_verkennen.py",
    "test_opvolging_placebo.py",
    "test_bijwerken.py",
    "test_papermill.py",
    "test_cluster.py",
    "test_gsm_register.py",
    "test_onderbreken.py",
    "test_inlezen.py",
    "test_een_waarde.py",
)
gebieden.groepen()  # die van dit project, ook als een proces met een test in een ander begint
laden.nbformat()  # voor een test het zelf laadt: zo duurt het een seconde minder in elk testproces


def pytest_report_header(config) -> str:
    wat = "alles" if config.getoption("--volledig") else f"INTEGRATIE_ZAAD={ZAAD} (alles met --volledig)"
    return f"steekproeven: {wat}"


def pytest_ignore_collect(collection_path, config) -> bool | None:
    """Wie alleen het snelle vraagt, laadt de trage bestanden niet."""
    kamer = collection_path.relative_to(PROJECT / "tests").parts[:1]
    eigen = kamer[:1] and (kamer[0] in TRAGE_KAMERS or kamer[0].startswith("test_"))
    return True if eigen and config.getoption("markexpr") == "not traag" else None


@pytest.hookimpl(tryfirst=True)  # voor `-m` kiest
def pytest_collection_modifyitems(config, items) -> None:
    """Merkt wat traag is, kiest uit wat met `wisselend` gemerkt is, en zet wat lang duurt eerst: het snelle vult op het einde alle kernen.

    Traag is wat rapporten maakt, bestanden inleest of een browser opent: hele kamers, en elke test die niet in een kamer zit.
    """
    for item in items:
        kamer = item.path.relative_to(PROJECT / "tests").parts[:-1]
        if not kamer or kamer[0] in TRAGE_KAMERS:
            item.add_marker(pytest.mark.traag)
        if "traag" in item.keywords and config.pluginmanager.hasplugin("pytest_cov"):
            item.add_marker(
                pytest.mark.no_cover
            )  # meten kost hier de helft meer tijd, en het meeste draait in andere processen
    weg = set() if config.getoption("--volledig") else _niet_vandaag(items)
    if weg:
        config.hook.pytest_deselected(items=[item for item in items if item in weg])
    traag = {item.path for item in items if "traag" in item.keywords}
    plaats = {naam: nummer for nummer, naam in enumerate(EERST)}
    items[:] = sorted(
        (item for item in items if item not in weg),
        key=lambda item: (plaats.get(item.path.name, len(EERST)), item.path not in traag),
    )


def _niet_vandaag(items) -> set:
    """Van elke test met `wisselend(n)` blijft van zijn reeks gevallen één op n over, morgen andere; een geval dat alleen gevraagd wordt, blijft."""
    reeksen = defaultdict(list)
    for item in items:
        if merk := item.get_closest_marker("wisselend"):
            reeksen[item.path, item.cls, item.originalname, merk.args[0]].append(item)
    gekozen = {item for (*_, n), reeks in reeksen.items() for item in reeks[ZAAD % min(n, len(reeks)) :: n]}
    return {item for reeks in reeksen.values() for item in reeks} - gekozen


def pytest_addoption(parser) -> None:
    lang = (
        "ook de lange reeksen: alle gemeenten en gevallen in plaats van de steekproef van vandaag, browsertests op alle "
        "negentien rapporten, 200 keer doden, 20 keer een volle schijf"
    )
    parser.addoption("--volledig", action="store_true", help=lang)


def pytest_collection_finish() -> None:
    """Wat nu geladen is, blijft tot het einde: ernaar zoeken hoeft de opruimer niet, en anders kost hij een tiende van de tijd."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def steekproef(request) -> Callable[[Iterable, int], list]:
    """Kiest er één op de zoveel, elke dag andere; met `--volledig` alles."""
    alles = request.config.getoption("--volledig")

    def kies(reeks: Iterable, elke: int) -> list:
        lijst = list(reeks)
        return lijst if alles else lijst[ZAAD % max(1, min(elke, len(lijst))) :: elke]

    return kies


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


@pytest.fixture(scope="session")
def gelezen(eenmaal) -> Callable[[Path], list]:
    """Wat de lezer van een groot bestand geeft, één keer gelezen voor alle testprocessen samen, waar het ook staat: een functie van het pad."""
    from integratie.lezers import soorten

    @cache
    def lees(pad: Path) -> list:
        return eenmaal(f"gelezen-{sha256(pad.read_bytes())[:12]}", lambda _: soorten.lees(pad))

    return lees


@pytest.fixture
def opslag(tmp_path, monkeypatch) -> Iterator[Path]:
    """Een lege map voor eigen edities."""
    from proefopslag import vergeet

    monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(tmp_path / "opslag"))
    monkeypatch.delenv("INTEGRATIE_EDITIE", raising=False)
    vergeet()
    yield tmp_path / "opslag"
    vergeet()


@pytest.fixture
def luistert_naar_ctrl_c() -> Iterator[None]:
    """Een shell laat wat ze op de achtergrond start Ctrl-C negeren, en elk proces van zo'n test zou dat erven."""
    vorige = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, vorige)


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
    yield from _in_editie(kleine_editie)


@pytest.fixture
def even_in_kleine_editie(kleine_editie) -> Iterator[None]:
    """Eén test, met wat hij start, in de kleine editie."""
    yield from _in_editie(kleine_editie)


def _in_editie(waarden: dict[str, str]) -> Iterator[None]:
    from proefopslag import vergeet

    with pytest.MonkeyPatch.context() as omgeving:
        for naam, waarde in waarden.items():
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
    from opdrachtregel import programma

    gemeenten = ("vilvoorde", "drogenbos", "tervuren")
    opdracht = ("rapporten", *gemeenten, "--notebook", "omgevingsanalyse", "--uit", str(uit))

    def draai() -> tuple[subprocess.CompletedProcess, dict[str, tuple[int, bytes]]]:
        proces = programma(*opdracht, map_=PROJECT)
        bestanden = (p for p in uit.rglob("*") if p.is_file() and p.name != "manifest.json")
        return proces, {p.relative_to(uit).as_posix(): (p.stat().st_mtime_ns, p.read_bytes()) for p in bestanden}

    (eerste, voor), (tweede, na) = draai(), draai()
    return uit, eerste, tweede, voor, na
