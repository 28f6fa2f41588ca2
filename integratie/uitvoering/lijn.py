"""De lijn tussen een notebook en zijn kernel: Jupyter-berichten over één paar sockets, zonder poorten of bestanden.

Een bericht is een rij stukken bytes; het eerste stuk noemt het kanaal, `SHELL` of `IOPUB`.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import signal
import socket
import struct
import threading
from collections.abc import Iterator
from multiprocessing.synchronize import Lock

SHELL, IOPUB = b"shell", b"iopub"
WACHT = 30  # seconden
_GETAL = struct.Struct("!I")


def ingepakt(delen: list[bytes]) -> bytes:
    """Eén bericht als bytes: het aantal stukken, hun lengtes, en dan de stukken zelf."""
    return struct.pack(f"!{len(delen) + 1}I", len(delen), *map(len, delen)) + b"".join(delen)


def _lengtes(kop: bytes) -> tuple[int, ...]:
    return struct.unpack(f"!{len(kop) // _GETAL.size}I", kop)


async def ontvang(lezer: asyncio.StreamReader) -> list[bytes]:
    """Het volgende bericht. Fout: `IncompleteReadError` als de kernel weg is."""
    (aantal,) = _lengtes(await lezer.readexactly(_GETAL.size))
    kop = await lezer.readexactly(_GETAL.size * aantal)
    return [await lezer.readexactly(lengte) for lengte in _lengtes(kop)]


class Kernelkant:
    """De kant van de kernel: leest wachtend, en schrijft hele berichten uit elke draad en elk afgesplitst proces."""

    def __init__(self, verbinding: socket.socket) -> None:
        self._verbinding, self._lezer = verbinding, verbinding.makefile("rb")
        self._slot = _slot()

    def ontvang(self) -> list[bytes]:
        """Het volgende bericht; leeg als het notebook klaar is."""
        if not (begin := self._lezer.read(_GETAL.size)):
            return []
        return [self._lezer.read(n) for n in _lengtes(self._lezer.read(_GETAL.size * _lengtes(begin)[0]))]

    def stuur(self, delen: list[bytes]) -> None:
        """Verzend één bericht; een Ctrl-C komt pas daarna, want van een half bericht herstelt de lijn niet."""
        with _ononderbroken():
            if not self._slot.acquire(timeout=WACHT):  # wie het had, werd intussen gedood en geeft het nooit meer terug
                self._slot = _slot()
                self._slot.acquire()
            try:
                self._verbinding.sendall(ingepakt(delen))
            finally:
                self._slot.release()


def _slot() -> Lock:
    """Een slot dat ook geldt tussen de kernel en wat een cel ervan afsplitst."""
    return multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn").Lock()


@contextlib.contextmanager
def _ononderbroken() -> Iterator[None]:
    """Stel Ctrl-C uit tot na dit blok; alleen de hoofddraad krijgt er een."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    gemeld: list[int] = []
    vorige = signal.signal(signal.SIGINT, lambda nummer, _: gemeld.append(nummer))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, vorige)
        if gemeld:
            signal.raise_signal(signal.SIGINT)
