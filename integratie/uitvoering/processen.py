"""Processen voor notebooks: op Linux afgesplitst van een warm proces dat alles al geladen heeft, elders al geladen en wachtend.

Elk notebook krijgt een eigen, vers proces met een lege naamruimte; alleen het laden van bibliotheken
en het berekenen van de cijfers wordt gedeeld. Het warme proces is de `forkserver` van Python zelf: één draad.
"""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from multiprocessing.util import Finalize
from pathlib import Path
from types import ModuleType
from weakref import WeakSet

from integratie.uitvoering import grondslag, inladen
from integratie.uitvoering.werkmap import werkmap

# Elders dan op Linux zijn grafische en netwerkbibliotheken niet veilig te splitsen.
WARM = sys.platform == "linux" and not os.environ.get("INTEGRATIE_ZONDER_FORK")
VOORLADEN = ("integratie.uitvoering.voorladen",)
# Elk rapport draait in dezelfde omgeving, waar of wanneer het ook gemaakt wordt; één draad per proces.
OMGEVING = {
    "PYTHONHASHSEED": "0", "TZ": "UTC", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    # De instellingen van matplotlib zelf, niet die van de gebruiker of zijn werkmap.
    "MATPLOTLIBRC": str(Path(find_spec("matplotlib").origin).with_name("mpl-data") / "matplotlibrc"),
}  # fmt: skip
ONDERBREKING = (signal.SIGINT,)
_slot = threading.Lock()
_lopend: WeakSet[Notebookproces] = WeakSet()


def verwarm(omgeving: dict[str, str] | None = None, voorladen: Iterable[str] = VOORLADEN) -> None:
    """Start het warme proces, als het er nog niet is, met `omgeving` voor wat deze modules klaarzetten; wacht er niet op.

    Waar geen proces te splitsen is, gebeurt er niets.
    """
    with _slot:
        os.environ.update(OMGEVING)
        werkmap()
        if WARM:
            tijdelijk = {inladen.MODULES: " ".join(voorladen), **(omgeving or {})}
            vorige = {naam: os.environ.get(naam) for naam in tijdelijk}
            resource_tracker.ensure_running()  # bij zijn start zou die Ctrl-C weer toelaten
            # Het warme proces erft dit: Ctrl-C is voor het hoofdproces, ook tijdens het laden.
            masker = signal.pthread_sigmask(signal.SIG_BLOCK, ONDERBREKING)
            try:
                os.environ.update(tijdelijk)
                context().set_forkserver_preload([inladen.__name__])
                forkserver.ensure_running()
            finally:
                for naam, waarde in vorige.items():
                    os.environ.pop(naam) if waarde is None else os.environ.update({naam: waarde})
                signal.pthread_sigmask(signal.SIG_SETMASK, masker)


class Notebookproces:
    """Een vers proces dat de cellen van één notebook uitvoert in werkmap `map_`, met `extra` bij onze omgeving."""

    def __init__(self, map_: str, extra: dict[str, str]) -> None:
        self.verbinding, daar = multiprocessing.Pipe()
        with daar, zonder_hoofdmodule():
            # Instellingen van IPython van de gebruiker tellen niet mee.
            notebook = daar, map_, {**os.environ, "IPYTHONDIR": str(werkmap() / "ipython"), **extra}
            try:
                self._proces = _nieuw_proces(notebook)
            except (EOFError, ConnectionError):  # het warme proces viel net weg; er komt een ander
                self._proces = _nieuw_proces(notebook)
        _lopend.add(self)
        # Ook als niemand het stopt, eindigt het met dit programma.
        self.stop = Finalize(self, _stop, (self._proces, self.verbinding), exitpriority=100)

    def leeft(self) -> bool:
        """Of het proces er nog is."""
        return self._proces.exitcode is None

    def wacht(self, seconden: float | None) -> bool:
        """Wacht tot er iets te lezen is of tot het proces eindigt; onwaar als dat te lang duurt."""
        return bool(wait([self.verbinding, self._proces.sentinel], seconden))

    def onderbreek(self) -> None:
        """Ctrl-C in de lopende cel."""
        if self.leeft():
            os.kill(self._proces.pid, signal.SIGINT)

    def dood(self) -> None:
        """Beëindig het meteen, met alles wat het zelf startte."""
        _dood(self._proces)


def _dood(proces: BaseProcess) -> None:
    with contextlib.suppress(AttributeError, OSError):  # geen groepen op Windows; of het begint nog maar
        os.killpg(proces.pid, signal.SIGKILL)
    proces.kill()
    proces.join(5)


def _stop(proces: BaseProcess, verbinding: Connection) -> None:
    _dood(proces)
    verbinding.close()


def dood_notebooks() -> None:
    """Stop elk notebook van dit programma meteen; wie op een van hen wacht, ziet een dood proces."""
    for proces in list(_lopend):
        if proces.leeft():
            proces.dood()


def _nieuw_proces(notebook: tuple) -> BaseProcess:
    if not WARM:
        return _reserve.neem(*notebook)
    proces = context().Process(target=_draai, args=notebook)
    proces.start()
    return proces


def context() -> BaseContext:
    """Hoe een nieuw proces begint: afgesplitst van het warme, of helemaal nieuw."""
    return multiprocessing.get_context("forkserver" if WARM else "spawn")


def omgeving_met(extra: dict[str, str]) -> dict[str, str]:
    """Onze omgeving met `extra`, zonder wat `verwarm` er intussen even bij zet."""
    with _slot:
        return os.environ | extra


@contextlib.contextmanager
def zonder_hoofdmodule() -> Iterator[None]:
    """Het script van de gebruiker hoeft in een nieuw proces niet opnieuw te lopen: wat daar draait, staat hier."""
    with _slot:
        hoofd, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = hoofd


def _draai(verbinding: Connection, map_: str, omgeving: dict[str, str]) -> None:
    """Voert in dit verse proces een notebook uit."""
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # Ctrl-C is voor het hoofdproces; dat laat lopende rapporten afwerken
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # een Ctrl-C die al onderweg was, vervalt
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ONDERBREKING)
    threading.Thread(target=stop_met_ouder, args=(True,), daemon=True).start()
    multiprocessing.set_start_method(None, force=True)  # een cel start processen op dezelfde manier als in JupyterLab
    os.environ.clear()
    os.environ.update(omgeving)
    os.chdir(map_)
    sys.argv, sys.path[:0] = [""], [""]
    grondslag.ververs()
    from integratie.uitvoering import shell

    shell.draai(verbinding)


def _wacht(opdracht: Connection) -> None:
    """Waar niets af te splitsen is: alles laden, en dan wachten tot er een notebook komt."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is voor het hoofdproces
    for module in VOORLADEN:
        importlib.import_module(module)
    _draai(*opdracht.recv())


class _Reserve:
    """Processen die al klaarstaan: terwijl het ene werkt, laadt het volgende."""

    def __init__(self) -> None:
        self._klaar: list[tuple[BaseProcess, Connection]] = []
        self._slot = threading.Lock()
        Finalize(self, self._ruim_op, exitpriority=100)

    def neem(self, *notebook) -> BaseProcess:
        """Het langst wachtende proces, dat nu dit notebook krijgt; een nieuw begint al te laden."""
        with self._slot:
            while len(self._klaar) < 2:
                hier, daar = multiprocessing.Pipe()
                proces = context().Process(target=_wacht, args=(daar,))
                proces.start()
                daar.close()
                self._klaar.append((proces, hier))
            proces, opdracht = self._klaar.pop(0)
        opdracht.send(notebook)
        return proces

    def _ruim_op(self) -> None:
        for proces, _ in self._klaar:
            proces.kill()


_reserve = _Reserve()


def stop_met_ouder(met_groep: bool = False) -> None:
    """Zonder hoofdproces houdt ook dit op, met zijn groep ook wat een cel zelf startte."""
    multiprocessing.parent_process().join()
    if met_groep and hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
