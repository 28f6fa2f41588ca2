"""Wat een notebook schrijft en toont, vanuit zijn proces naar wie het uitvoert.

Tekst gaat door een pijp per stroom (`tekstpijp`); al de rest is een bericht over de verbinding, in JSON: `{"soort": ..., ...}`.
"""

import contextlib
import io
import json
import os
import threading
from multiprocessing.connection import Connection
from queue import SimpleQueue

from integratie.uitvoering import tekstpijp
from integratie.uitvoering.tekstpijp import STROMEN


class Celuitvoer:
    """Een eigen draad verstuurt de berichten, zodat een onderbroken cel er nooit een half achterlaat."""

    def __init__(self, verbinding: Connection, pijpen: list[Connection], scheiding: bytes) -> None:
        self._verbinding, self.pijpen, self._scheiding = verbinding, dict(zip(STROMEN, pijpen, strict=True)), scheiding
        self._rij: SimpleQueue = SimpleQueue()  # de enige wachtrij waarin ook een signaal mag schrijven
        self._proces = os.getpid()
        if os.name != "nt":
            for nummer, pijp in enumerate(pijpen, 1):
                os.dup2(pijp.fileno(), nummer)
        threading.Thread(target=self._verstuur, daemon=True).start()

    def meld(self, soort: str, **inhoud) -> None:
        """Verstuur een bericht, na alle tekst tot nu. Fout: `ValueError` als het geen JSON kan zijn."""
        if os.getpid() != self._proces:  # een proces dat een cel afsplitste, heeft deze draad niet
            return
        verstuurd: SimpleQueue = SimpleQueue()
        self._rij.put((_als_json({"soort": soort, **inhoud}), verstuurd))
        verstuurd.get()

    def _verstuur(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                bericht, verstuurd = self._rij.get()
                for pijp in self.pijpen.values():
                    tekstpijp.schrijf(pijp, self._scheiding)
                self._verbinding.send_bytes(bericht)
                verstuurd.put(None)
        os._exit(1)  # niemand luistert nog


class Stroom(io.TextIOBase):
    """`sys.stdout` of `sys.stderr` van een notebook."""

    encoding, errors = "UTF-8", "backslashreplace"

    def __init__(self, uitvoer: Celuitvoer, naam: str) -> None:
        super().__init__()
        self.name, self._pijp = naam, uitvoer.pijpen[naam]

    def write(self, tekst: str) -> int:
        """Schrijf `tekst`; geeft haar lengte."""
        if not isinstance(tekst, str):
            raise TypeError(f"write() argument must be str, not {type(tekst).__name__}")
        tekstpijp.schrijf(self._pijp, tekst.encode(self.encoding, self.errors))
        return len(tekst)

    def writable(self) -> bool:
        """Altijd."""
        return True

    def fileno(self) -> int:
        """Het bestand dat een ander programma krijgt om op te schrijven."""
        return STROMEN.index(self.name) + 1


def _als_json(bericht: dict) -> bytes:
    try:
        return json.dumps(bericht, allow_nan=False).encode()
    except (TypeError, ValueError):  # zoals Jupyter: een datum als tekst, bytes als base64, NaN als "nan"
        from jupyter_client.jsonutil import json_clean, json_default

        try:
            return json.dumps(bericht, default=json_default, allow_nan=False).encode()
        except (TypeError, ValueError):
            return json.dumps(json_clean(bericht), default=json_default, allow_nan=False).encode()
