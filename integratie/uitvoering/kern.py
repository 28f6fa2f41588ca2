"""Kernels: op Linux afgesplitst van een warm proces dat alles al geladen heeft, elders een proces dat al geladen klaarstaat.

Elk notebook krijgt een eigen, vers proces met een lege naamruimte; alleen het laden van bibliotheken
en het berekenen van de cijfers wordt gedeeld. Het warme proces is de `forkserver` van Python zelf: één draad.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import multiprocessing
import os
import signal
import sys
import threading
import time
import uuid
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import Empty
from typing import ClassVar

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner

from integratie.uitvoering.werkmap import werkmap

# Elders dan op Linux zijn grafische en netwerkbibliotheken niet veilig te splitsen.
WARM = sys.platform == "linux" and not os.environ.get("INTEGRATIE_ZONDER_FORK")
VOORLADEN = ("integratie.uitvoering.voorladen",)
# Elk rapport draait in dezelfde omgeving, waar of wanneer het ook gemaakt wordt; één draad per proces.
OMGEVING = {
    "PYTHONHASHSEED": "0", "TZ": "UTC", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}  # fmt: skip
KANALEN = ("shell", "iopub", "stdin", "control", "hb")
GEEN_GESCHIEDENIS = "--HistoryManager.enabled=False"  # anders schrijft elke kernel een databank die niemand leest
LANGSTE_SOCKETPAD = 90  # een unixsocket laat er 108 toe, en elk kanaal krijgt nog een volgnummer
_slot = threading.Lock()


def verwarm(omgeving: dict[str, str] | None = None, voorladen: Iterable[str] = VOORLADEN) -> None:
    """Start het warme proces, als het er nog niet is, met `omgeving` voor wat deze modules klaarzetten; wacht er niet op.

    Waar geen proces te splitsen is, gebeurt er niets.
    """
    with _slot:
        os.environ.update(OMGEVING)
        werkmap()
        if WARM:
            vorige = dict(os.environ)
            os.environ.update(omgeving or {})
            try:
                _context().set_forkserver_preload(list(voorladen))
                forkserver.ensure_running()
            finally:
                os.environ.clear()
                os.environ.update(vorige)


def ernaast() -> ProcessPoolExecutor:
    """Eén proces naast een kernel, voor wat geen kernel nodig heeft."""
    return ProcessPoolExecutor(1, _context(), _begin_ernaast)


def _context() -> BaseContext:
    return multiprocessing.get_context("forkserver" if WARM else "spawn")


def _begin_ernaast() -> None:
    """Bij Ctrl-C mag het lopende rapport nog af, maar zonder hoofdproces blijft er niets draaien."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_stop_met_ouder, daemon=True).start()


def _draai(argumenten: list[str], map_: str, omgeving: dict[str, str]) -> None:
    """Wordt in dit verse proces een kernel."""
    threading.Thread(target=_stop_met_ouder, daemon=True).start()
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # Ctrl-C is voor het hoofdproces; dat laat lopende rapporten afwerken
    os.environ.clear()
    os.environ.update(omgeving)
    os.chdir(map_)
    niets = os.open(os.devnull, os.O_WRONLY)
    os.dup2(niets, 1)
    os.dup2(niets, 2)
    sys.argv, sys.path[:0] = ["ipykernel_launcher", *argumenten], [""]
    from ipykernel.kernelapp import launch_new_instance

    launch_new_instance(argv=argumenten)


def _wacht(opdracht: Connection) -> None:
    """Waar niets af te splitsen is: alles laden, en dan wachten tot er een notebook komt."""
    for module in VOORLADEN:
        importlib.import_module(module)
    _draai(*opdracht.recv())


class _Reserve:
    """Kernels die al klaarstaan: terwijl de ene werkt, laadt de volgende."""

    def __init__(self) -> None:
        self._klaar: list[tuple[BaseProcess, Connection]] = []
        self._slot = threading.Lock()

    def neem(self, *notebook) -> BaseProcess:
        """Het langst wachtende proces, dat nu dit notebook krijgt; een nieuw begint al te laden."""
        with self._slot:
            while len(self._klaar) < 2:
                hier, daar = multiprocessing.Pipe()
                proces = _context().Process(target=_wacht, args=(daar,), daemon=True)
                proces.start()
                self._klaar.append((proces, hier))
            proces, opdracht = self._klaar.pop(0)
        opdracht.send(notebook)
        return proces


_reserve = _Reserve()


def _stop_met_ouder() -> None:
    multiprocessing.parent_process().join()
    os._exit(1)


class _Proces:
    """Een afgesplitst of wachtend proces met de methoden die de provisioner van een `Popen` verwacht."""

    stdin = stdout = stderr = None

    def __init__(self, argumenten: list[str], map_: str, omgeving: dict[str, str]) -> None:
        if WARM:
            self._proces = _context().Process(target=_draai, args=(argumenten, map_, omgeving), daemon=True)
            self._proces.start()
        else:
            self._proces = _reserve.neem(argumenten, map_, omgeving)
        self.pid = self._proces.pid

    def poll(self) -> int | None:
        return self._proces.exitcode

    def wait(self, seconden: float | None = None) -> int | None:
        self._proces.join(seconden)
        return self.poll()

    def send_signal(self, signaal: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, signaal)

    def kill(self) -> None:
        self._proces.kill()

    def terminate(self) -> None:
        self._proces.terminate()


class Kern(LocalProvisioner):
    """Start een kernel in een proces dat alles al geladen heeft, in plaats van met een nieuwe Python."""

    async def launch_kernel(self, cmd: list[str], **opties):
        self.process = _Proces(cmd[3:], str(opties.get("cwd") or Path.cwd()), opties["env"])
        self.pid = self.pgid = self.process.pid
        if self.parent.transport == "ipc":
            # Een verbinding die te vroeg komt, probeert het pas na een tiende seconde opnieuw.
            sockets = [f"{self.connection_info['ip']}-{self.connection_info[f'{kanaal}_port']}" for kanaal in KANALEN]
            einde = time.monotonic() + 5
            while not all(map(os.path.exists, sockets)) and time.monotonic() < einde and self.process.poll() is None:
                await asyncio.sleep(0.005)
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        await super().kill(restart)
        self.process.wait(5)  # anders kijkt de beheerder pas na een tiende seconde of het weg is


class Klant(AsyncKernelClient):
    """Praat met één kernel; na het eerste antwoord gaat het meteen verder, zonder vaste wachttijd."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wacht tot de kernel antwoordt en zijn uitvoer te horen is. Fout: `RuntimeError` als hij stierf of te lang zwijgt."""
        einde = time.monotonic() + (timeout or float("inf"))
        while True:
            vraag, rust = self.kernel_info(), False
            with contextlib.suppress(Empty):
                await self.get_shell_msg(timeout=1)
                while not rust:
                    bericht = await self.get_iopub_msg(timeout=0.2)
                    rust = (
                        bericht["parent_header"].get("msg_id") == vraag
                        and bericht["content"].get("execution_state") == "idle"
                    )
                return
            if not await self.is_alive() or time.monotonic() > einde:
                raise RuntimeError("De kernel antwoordt niet.")


class Kernelbeheer(AsyncKernelManager):
    """Beheert één kernel van precies deze Python, wat er ook elders op de machine geïnstalleerd is."""

    omgeving: ClassVar[dict[str, str]] = {}

    def __init__(self, **opties) -> None:
        super().__init__(**opties)
        self.client_factory = Klant
        self.kernel_id = str(uuid.uuid4())
        verbinding = str(werkmap() / f"kern-{self.kernel_id[:8]}.json")
        if WARM and len(verbinding) < LANGSTE_SOCKETPAD:
            # Poorten kunnen door een ander proces ingepikt worden; een socket met een unieke naam niet.
            self.transport, self.connection_file = "ipc", verbinding
        self.provisioner = Kern(kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self)

    @property
    def kernel_spec(self) -> KernelSpec:
        opdracht = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", GEEN_GESCHIEDENIS]
        # Instellingen van IPython van de gebruiker tellen niet mee.
        omgeving = {"IPYTHONDIR": str(werkmap() / "ipython"), **self.omgeving}
        return KernelSpec(argv=opdracht, display_name="Python 3", language="python", env=omgeving)


def beheer(omgeving: dict[str, str]) -> type[Kernelbeheer]:
    """De klasse die kernels met deze extra omgeving start; Papermill vraagt een klasse, geen object."""
    return type("Kernelbeheer", (Kernelbeheer,), {"omgeving": omgeving})
