"""Processen voor notebooks en pagina's: op Linux afgesplitst van een warm proces dat alles al geladen heeft, elders helemaal nieuw.

Elk notebook krijgt een eigen, vers proces met een lege naamruimte; alleen het laden van bibliotheken
en het berekenen van de cijfers wordt gedeeld. Het warme proces is de `forkserver` van Python zelf: één draad.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import secrets
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from importlib.metadata import distribution
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.util import Finalize
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING
from weakref import WeakSet

from integratie.opslag import edities
from integratie.project import met_omgeving, projectmap
from integratie.uitvoering import voorladen
from integratie.uitvoering.tekstpijp import STROMEN, Lezer
from integratie.uitvoering.werkmap import werkmap

if TYPE_CHECKING:  # op Windows bestaat de eerste niet
    from multiprocessing.context import ForkServerContext, SpawnContext

# Elders dan op Linux zijn grafische en netwerkbibliotheken niet veilig te splitsen.
WARM = sys.platform == "linux" and not os.environ.get("INTEGRATIE_ZONDER_FORK")
KLAARZETTEN = ("integratie.uitvoering.klaarzetten:notebooks",)
# Elk rapport draait in dezelfde omgeving, waar of wanneer het ook gemaakt wordt; één draad per proces.
OMGEVING = {
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    # De instellingen van matplotlib zelf, niet die van de gebruiker of zijn werkmap.
    "MATPLOTLIBRC": str(distribution("matplotlib").locate_file("matplotlib/mpl-data/matplotlibrc")),
}
ONDERBREKING = (signal.SIGINT,)
_slot = threading.Lock()
_lopend: WeakSet[Notebookproces] = WeakSet()


def verwarm(omgeving: dict[str, str] | None = None, functies: Iterable[str] = KLAARZETTEN) -> None:
    """Start het warme proces, als het er nog niet is, met `omgeving` voor wat deze functies klaarzetten; wacht er niet op.

    Waar geen proces te splitsen is, gebeurt er niets.
    """
    with _slot:
        os.environ.update(OMGEVING)
        werkmap()
        if WARM:
            tijdelijk = {voorladen.FUNCTIES: " ".join(functies), **(omgeving or {})}
            resource_tracker.ensure_running()  # bij zijn start zou die Ctrl-C weer toelaten
            # Het warme proces erft dit: Ctrl-C is voor het hoofdproces, ook tijdens het laden.
            masker = signal.pthread_sigmask(signal.SIG_BLOCK, ONDERBREKING)
            try:
                with met_omgeving(tijdelijk):
                    context().set_forkserver_preload([voorladen.__name__])
                    forkserver.ensure_running()
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, masker)


class Notebookproces:
    """Een vers proces dat de cellen van één notebook uitvoert in werkmap `map_`, met `extra` bij onze omgeving."""

    def __init__(self, map_: str, extra: dict[str, str]) -> None:
        self.verbinding, daar = multiprocessing.Pipe()
        lezen, schrijven = zip(*(multiprocessing.Pipe(duplex=False) for _ in STROMEN), strict=True)
        scheiding = b"\0" + secrets.token_hex(8).encode()
        self.stromen = {naam: Lezer(pijp, scheiding) for naam, pijp in zip(STROMEN, lezen, strict=True)}
        # Instellingen van IPython van de gebruiker tellen niet mee.
        omgeving = {**os.environ, "IPYTHONDIR": str(werkmap() / "ipython"), **extra}
        with zonder_hoofdmodule():
            try:
                self._proces = _nieuw_proces(daar, schrijven, scheiding, map_, omgeving)
            except (EOFError, ConnectionError):  # het warme proces viel net weg; er komt een ander
                self._proces = _nieuw_proces(daar, schrijven, scheiding, map_, omgeving)
        for pijp in (daar, *schrijven):
            pijp.close()
        _lopend.add(self)
        # Ook als niemand het stopt, eindigt het met dit programma.
        self.stop = Finalize(self, _stop, (self._proces, (self.verbinding, *lezen)), exitpriority=100)

    def leeft(self) -> bool:
        """Of het proces er nog is."""
        return self._proces.exitcode is None

    def wacht(self, seconden: float, op_bericht: bool) -> None:
        """Wacht hoogstens zo lang tot er een bericht is of het proces eindigt, en zonder `op_bericht` ook op tekst."""
        pijpen = [] if op_bericht else [s.pijp for s in self.stromen.values() if not s.wacht_op_bericht()]
        wait([self.verbinding, self._proces.sentinel, *pijpen], seconden)

    def onderbreek(self) -> None:
        """Ctrl-C in de lopende cel."""
        if self._proces.pid and self.leeft():
            os.kill(self._proces.pid, signal.SIGINT)

    def dood(self) -> None:
        """Beëindig het meteen, met alles wat het zelf startte."""
        _dood(self._proces)


def _dood(proces: BaseProcess) -> None:
    if sys.platform != "win32" and proces.pid:
        with contextlib.suppress(OSError):  # het begint nog maar
            os.killpg(proces.pid, signal.SIGKILL)
    proces.kill()
    proces.join(5)


def _stop(proces: BaseProcess, verbindingen: Iterable[Connection]) -> None:
    _dood(proces)
    for verbinding in verbindingen:
        verbinding.close()


def dood_notebooks() -> None:
    """Stop elk notebook van dit programma meteen; wie op een van hen wacht, ziet een dood proces."""
    for proces in list(_lopend):
        if proces.leeft():
            proces.dood()


def _nieuw_proces(*notebook) -> BaseProcess:
    proces = context().Process(target=_draai, args=notebook)
    proces.start()
    return proces


def context() -> ForkServerContext | SpawnContext:
    """Hoe een nieuw proces begint: afgesplitst van het warme, of helemaal nieuw."""
    return multiprocessing.get_context("forkserver") if WARM else multiprocessing.get_context("spawn")


@contextlib.contextmanager
def zonder_hoofdmodule() -> Iterator[None]:
    """Het script van de gebruiker hoeft in een nieuw proces niet opnieuw te lopen: wat daar draait, staat hier."""
    with _slot:
        hoofd, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = hoofd


def _draai(
    verbinding: Connection, pijpen: list[Connection], scheiding: bytes, map_: str, omgeving: dict[str, str]
) -> None:
    """Voert in dit verse proces een notebook uit."""
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # Ctrl-C is voor het hoofdproces; dat laat lopende rapporten afwerken
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # een Ctrl-C die al onderweg was, vervalt
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ONDERBREKING)
    _betrek(map_, omgeving, True)
    multiprocessing.set_start_method(None, force=True)  # een cel start processen op dezelfde manier als in JupyterLab
    sys.argv, sys.path[:0] = [""], [""]
    from integratie.uitvoering import shell
    from integratie.uitvoering.celuitvoer import Celuitvoer

    shell.draai(Celuitvoer(verbinding, pijpen, scheiding), verbinding)


@contextlib.contextmanager
def hulpproces(omgeving: dict[str, str]) -> Iterator[Executor]:
    """Een vers proces voor wat geen notebook is, met `omgeving` bij de onze; hier draait alleen code van het pakket."""
    with _slot:  # zonder wat `verwarm` er intussen even bij zet
        omgeving = os.environ | omgeving
    with ProcessPoolExecutor(1, context(), _begin_hulp, (str(Path.cwd()), omgeving)) as uitvoerder:
        with zonder_hoofdmodule():
            uitvoerder.submit(int)  # nu start het
        yield uitvoerder


def _begin_hulp(map_: str, omgeving: dict[str, str]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # bij Ctrl-C mag het lopende rapport nog af
    _betrek(map_, omgeving, False)


def _betrek(map_: str, omgeving: dict[str, str], met_groep: bool) -> None:
    """Werk in deze map en omgeving, zolang het hoofdproces er is."""
    threading.Thread(target=_stop_met_ouder, args=(met_groep,), daemon=True).start()
    os.environ.clear()
    os.environ.update(omgeving)
    os.chdir(map_)
    # Wat het pakket onthoudt, geldt voor één project; wie het in een ander importeert, begint opnieuw.
    if _project() != _GELADEN:
        for naam in [n for n in sys.modules if n.partition(".")[0] == "integratie"]:
            del sys.modules[naam]


def _project() -> tuple[Path, Path]:
    return projectmap(), edities.map_van_edities()


_GELADEN = _project()


def _stop_met_ouder(met_groep: bool) -> None:
    """Zonder hoofdproces houdt ook dit op, met zijn groep ook wat een cel zelf startte."""
    ouder = multiprocessing.parent_process()
    assert ouder is not None  # alleen een proces dat hier ontstond, roept dit
    ouder.join()
    if met_groep and sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
