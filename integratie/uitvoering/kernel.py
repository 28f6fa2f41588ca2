"""De kernel: die van IPython, met één lijn naar het notebook in plaats van vijf netwerksockets en hun draden.

Voor de cellen is er geen verschil; een bericht kost alleen minder.
"""

from __future__ import annotations

import logging
import os
import select
import socket
import sys
import threading
import time
from contextvars import copy_context
from types import SimpleNamespace

import zmq
from ipykernel.iostream import IOPubThread, OutStream
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from traitlets import Any

from integratie import gebruik
from integratie.uitvoering.lijn import IOPUB, SHELL, Kernelkant

BEURTEN = 50  # zo vaak krijgt wie naar andere programma's luistert de kans


def draai(verbinding: socket.socket, argumenten: list[str]) -> None:
    """Wees de kernel aan deze kant van de lijn, tot het notebook ze verbreekt."""
    stroom = f"{Stroom.__module__}.{Stroom.__name__}"
    toepassing = Toepassing.instance(einde=Kernelkant(verbinding), session=Session(key=b""), outstream_class=stroom)
    toepassing.initialize(argumenten)
    _stel_bij()
    toepassing.log.setLevel(logging.WARNING)  # anders stelt traitlets bij elke cel berichten op die niemand ziet
    gebruik.begin()
    toepassing.start()


def _stel_bij() -> None:
    """Wat een bibliotheek bij het laden van haar kernel afkijkt: in het warme proces was die er nog niet."""
    if matplotlib := sys.modules.get("matplotlib"):
        matplotlib.rcParams["backend"] = os.environ["MPLBACKEND"]
    if pandas := sys.modules.get("pandas"):
        pandas.set_option("display.max_columns", 20)


class _Uitgang:
    """Wat de kernel voor een netwerksocket neemt."""

    context = None

    def __init__(self, einde: Kernelkant, naam: bytes) -> None:
        self._einde, self._naam = einde, naam

    def send_multipart(self, delen: list, *_, **__) -> None:
        self._einde.stuur([self._naam, *map(bytes, delen)])

    def flush(self, *_) -> None:
        """Alles is al verstuurd."""


class _Uitvoer(IOPubThread):
    """Verstuurt uitvoer meteen, in de draad die iets te zeggen heeft: `start` wordt nooit geroepen."""

    def _setup_event_pipe(self) -> None:
        """Zonder eigen draad zijn er geen seinen tussen draden."""


class Stroom(OutStream):
    """`sys.stdout` en `sys.stderr`: wat een lange cel schrijft, is na een vijfde seconde te zien, ook als ze dan vastloopt."""

    def _schedule_flush(self) -> None:
        if not self._flush_pending:
            self._flush_pending = True
            straks = threading.Timer(self.flush_interval, self.flush)
            straks.daemon = True
            straks.start()

    def flush(self) -> None:
        """Verstuur wat er staat, en eerst wat een ander programma al schreef: dat leest een andere draad."""
        for _ in range(BEURTEN):
            if self._fid is None or not select.select([self._fid], [], [], 0)[0]:
                break
            time.sleep(0.0002)
        super().flush()


class Kernel(IPythonKernel):
    """Voert de cellen uit."""

    shell_stream = Any()
    _supports_kernel_subshells = False
    _execute_sleep = 0.0001  # seconden; `Stroom.flush` wacht al op wat andere programma's schreven

    def finish_metadata(self, parent: dict, metadata: dict, reply_content: dict) -> dict:
        """Bij het antwoord op een cel: welke indicatoren het notebook tot nu toe las."""
        return super().finish_metadata(parent, metadata, reply_content) | {"indicatoren": gebruik.gelezen()}


class Toepassing(IPKernelApp):
    """Zet een kernel op en bedient het notebook."""

    einde = Any()

    def init_connection_file(self) -> None:
        """Er is geen verbinding om te beschrijven of te bewaken."""

    write_connection_file = log_connection_info = init_heartbeat = init_poller = init_connection_file

    def init_sockets(self) -> None:
        """De uitvoer gaat over de lijn."""
        self.iopub_thread = _Uitvoer(_Uitgang(self.einde, IOPUB), session=self.session)
        self.iopub_socket = self.iopub_thread.background_socket

    def init_kernel(self) -> None:
        """De antwoorden ook."""
        self.kernel = Kernel.instance(
            parent=self, session=self.session, log=self.log, profile_dir=self.profile_dir, user_ns=self.user_ns,
            shell_stream=_Uitgang(self.einde, SHELL), iopub_thread=self.iopub_thread, iopub_socket=self.iopub_socket,
            # Zo weet de kernel in welke draad een signaal aankomt.
            shell_channel_thread=SimpleNamespace(parent_thread=threading.main_thread()),
        )  # fmt: skip
        self.displayhook.get_execution_count = lambda: self.kernel.execution_count

    def start(self) -> None:
        """Beantwoord bericht na bericht; alle cellen delen één lus en één context, zoals in JupyterLab."""
        self.kernel.io_loop, context = IOLoop.current(), copy_context()
        lus = self.kernel.io_loop.asyncio_loop
        while not self.kernel.shell.exit_now and (delen := self.einde.ontvang()):
            antwoord = self.kernel.dispatch_shell([zmq.Frame(deel) for deel in delen[1:]])
            lus.run_until_complete(lus.create_task(antwoord, context=context))
