"""Wat een notebook schrijft en toont, vanuit zijn proces naar wie het uitvoert: in volgorde, tekst samengenomen, en begrensd.

Een bericht is JSON: `{"soort": ..., ...}`. Ook wat een ander programma of C-code op bestand 1 of 2 schrijft, komt mee.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import math
import numbers
import os
import select
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait

STROMEN = ("stdout", "stderr")
TEKST, REGELS = 20_000_000, 200_000  # tekens en regels die één cel schrijft; een notebook bewaart elke regel apart
RIJK = 200_000_000  # bytes die één cel toont: figuren, tabellen
WACHT = 0.2  # seconden: zo lang mag tekst op meer tekst wachten
VOL = 1 << 20  # bytes: zoveel gaat meteen weg, zoveel past in een pijp, en daarboven wacht wie schrijft


def zonder_overschreven(tekst: str) -> str:
    """Van een regel die zichzelf herschreef, zoals een voortgangsbalk, alleen wat er op het einde stond."""
    if "\r" not in tekst:
        return tekst
    # Geen reguliere expressie: die begint op een regel van megabytes bij elk teken opnieuw.
    return "\n".join(regel[regel.rfind("\r", 0, len(regel) - 1) + 1 :] for regel in tekst.split("\n"))


class Celuitvoer:
    """Eén rij berichten; een eigen draad verstuurt ze, zodat een onderbroken cel nooit een half bericht achterlaat."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding
        self._slot = threading.Condition()  # ook een signaal dat midden in een bericht komt, mag schrijven
        self._rij: list[bytes | dict] = []
        self._wachtend, self._sinds, self._dringend, self._gewekt = 0, 0.0, False, False
        self._wekker, self._wek = Pipe(duplex=False)
        self._leest = False
        self._hier = True  # niet in een proces dat een cel afsplitst: dat heeft deze draad niet
        self._pijpen = {naam: _Pijp(nummer) for nummer, naam in enumerate(STROMEN, 1)} if os.name == "posix" else {}
        if self._pijpen:
            self._kijk = select.poll()
            for pijp in self._pijpen.values():
                self._kijk.register(pijp.lezer, select.POLLIN)
        self.nieuwe_cel()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._afgesplitst)
        threading.Thread(target=self._verstuur, daemon=True).start()

    def nieuwe_cel(self) -> None:
        """Vanaf nu telt voor de grenzen wat de volgende cel schrijft en toont."""
        self._tekst, self._regels, self._rijk, self._gemeld = TEKST, REGELS, RIJK, False

    def schrijf(self, naam: str, tekst: str) -> None:
        """`tekst` op stroom `naam`, na wat andere programma's al schreven."""
        if not self._hier:
            _schrijf_alles(STROMEN.index(naam) + 1, tekst.encode("utf-8", "backslashreplace"))
            return
        with self._slot:
            self._lees()
            self._voeg_toe(naam, tekst)
            self._wacht_op_plaats()

    def meld(self, soort: str, **inhoud) -> None:
        """Een bericht dat geen tekst is. Fout: `TypeError` of `ValueError` als het geen JSON kan zijn."""
        if not self._hier:
            return
        bericht = _ingepakt({"soort": soort, **inhoud})
        with self._slot:
            self._lees()
            if soort == "wis":
                self.nieuwe_cel()
            elif soort in ("toon", "resultaat"):
                self._rijk -= len(bericht)
                if self._rijk < 0:
                    self._meld_grens(f"toonde meer dan {RIJK // 10**6} MB")
                    return
            self._rij.append(bericht)
            self._wachtend += len(bericht)
            self._verzend_nu()
            self._wacht_op_plaats()

    def verzend(self) -> None:
        """Verstuur wat er staat, zonder op meer te wachten."""
        if self._hier:
            with self._slot:
                self._lees()
                if self._rij:
                    self._verzend_nu()

    def _voeg_toe(self, naam: str, tekst: str) -> None:
        lengte, tekst = len(tekst), self._wat_past(tekst)
        if tekst:
            self._lopende_tekst(naam).append(tekst)
            if not self._wachtend:
                self._sinds = time.monotonic()
                self._maak_wakker()
            self._wachtend += len(tekst)
            if self._wachtend > VOL:
                self._verzend_nu()
        if len(tekst) < lengte:
            self._meld_grens(f"schreef meer dan {TEKST // 10**6} MB of {REGELS} regels")

    def _wat_past(self, tekst: str) -> str:
        tekst = tekst[: self._tekst] if self._regels else ""
        if (regels := tekst.count("\n")) > self._regels:
            tekst = "\n".join(tekst.split("\n", self._regels)[:-1]) + "\n"
            regels = self._regels
        self._tekst, self._regels = self._tekst - len(tekst), self._regels - regels
        return tekst

    def _lopende_tekst(self, naam: str) -> list[str]:
        """De delen van deze stroom sinds het vorige bericht dat geen tekst is."""
        for bericht in reversed(self._rij):
            if isinstance(bericht, bytes):
                break
            if bericht["naam"] == naam:
                return bericht["delen"]
        nieuw = {"naam": naam, "delen": []}
        self._rij.append(nieuw)
        return nieuw["delen"]

    def _meld_grens(self, wat: str) -> None:
        if not self._gemeld:
            self._gemeld = True
            self._lopende_tekst("stderr").append(f"\nDeze cel {wat}; wat daarna kwam, is weggelaten.\n")
            self._verzend_nu()

    def _lees(self) -> None:
        if not self._pijpen or self._leest:  # een signaal kwam midden in het lezen
            return
        self._leest = True
        try:
            if self._kijk.poll(0):
                for naam, pijp in self._pijpen.items():
                    if tekst := pijp.lees():
                        self._voeg_toe(naam, tekst)
        finally:
            self._leest = False

    def _verzend_nu(self) -> None:
        self._dringend = True
        self._maak_wakker()

    def _maak_wakker(self) -> None:
        if not self._gewekt:
            self._gewekt = True
            self._wek.send_bytes(b"")

    def _wacht_op_plaats(self) -> None:
        while self._wachtend > 2 * VOL:
            self._slot.wait()

    def _verstuur(self) -> None:
        bronnen = [self._wekker, *(pijp.lezer for pijp in self._pijpen.values())]
        while True:
            klaar = wait(bronnen, max(0, self._sinds + WACHT - time.monotonic()) if self._wachtend else None)
            with self._slot:
                if self._wekker in klaar:
                    self._wekker.recv_bytes()
                    self._gewekt = False
                self._lees()
                if not (self._dringend or (self._wachtend and time.monotonic() >= self._sinds + WACHT)):
                    continue
                rij, self._rij, self._dringend = self._rij, [], False
            try:
                for bericht in rij:
                    self._verbinding.send_bytes(bericht if isinstance(bericht, bytes) else _tekstbericht(bericht))
            except OSError:  # niemand luistert nog
                os._exit(1)
            with self._slot:
                self._wachtend = sum(map(_lengte, self._rij))
                self._slot.notify_all()

    def _afgesplitst(self) -> None:
        self._hier = False


class Stroom(io.TextIOBase):
    """`sys.stdout` of `sys.stderr` van een notebook."""

    encoding, errors = "UTF-8", "backslashreplace"

    def __init__(self, uitvoer: Celuitvoer, naam: str) -> None:
        super().__init__()
        self.name, self._uitvoer = naam, uitvoer

    def write(self, tekst: str) -> int:
        """Schrijf `tekst`; geeft haar lengte."""
        if not isinstance(tekst, str):
            raise TypeError(f"write() argument must be str, not {type(tekst).__name__}")
        self._uitvoer.schrijf(self.name, tekst)
        return len(tekst)

    def flush(self) -> None:
        """Verstuur wat er staat."""
        self._uitvoer.verzend()

    def writable(self) -> bool:
        """Altijd."""
        return True

    def fileno(self) -> int:
        """Het bestand dat een ander programma krijgt om op te schrijven."""
        return STROMEN.index(self.name) + 1


class _Pijp:
    """Vangt wat op bestand `nummer` geschreven wordt."""

    def __init__(self, nummer: int) -> None:
        self.lezer, schrijver = os.pipe()
        os.set_blocking(self.lezer, False)
        if sys.platform == "linux":
            _vergroot(schrijver)
        os.dup2(schrijver, nummer)
        os.close(schrijver)
        self._lees_tekst = codecs.getincrementaldecoder("utf-8")("replace").decode

    def lees(self) -> str:
        """Wat er nu in zit, en niet wat er tijdens het lezen bij blijft komen."""
        delen, over = [], VOL
        while over > 0:
            try:
                deel = os.read(self.lezer, over)
            except BlockingIOError:
                break
            if not deel:
                break
            delen.append(deel)
            over -= len(deel)
        return self._lees_tekst(b"".join(delen)) if delen else ""


def _vergroot(pijp: int) -> None:
    import fcntl

    with contextlib.suppress(OSError):  # de gebruiker heeft al te veel grote pijpen
        fcntl.fcntl(pijp, fcntl.F_SETPIPE_SZ, VOL)  # dan wacht ook C-code die Python vasthoudt er niet snel op


def _schrijf_alles(nummer: int, inhoud: bytes) -> None:
    while inhoud:
        inhoud = inhoud[os.write(nummer, inhoud) :]


def _tekstbericht(bericht: dict) -> bytes:
    heel = "".join(bericht["delen"])
    tekst, regel = zonder_overschreven(heel), heel.partition("\n")[0]
    if zonder_overschreven(regel) != regel:
        tekst = f"\r{tekst}"  # ze overschrijft ook wat van deze regel al verstuurd is
    tekst = tekst.encode("utf-8", "backslashreplace").decode()
    return json.dumps({"soort": "tekst", "naam": bericht["naam"], "tekst": tekst}).encode()


def _lengte(bericht: bytes | dict) -> int:
    return len(bericht) if isinstance(bericht, bytes) else sum(map(len, bericht["delen"]))


def _ingepakt(bericht: dict) -> bytes:
    try:
        return json.dumps(bericht, default=_als_json, allow_nan=False).encode()
    except ValueError:  # NaN is geen JSON
        return json.dumps(_zonder_nan(json.loads(json.dumps(bericht, default=_als_json)))).encode()


def _zonder_nan(waarde: object) -> object:
    if isinstance(waarde, dict):
        return {naam: _zonder_nan(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_zonder_nan(deel) for deel in waarde]
    return repr(waarde) if isinstance(waarde, float) and not math.isfinite(waarde) else waarde


def _als_json(waarde: object) -> object:
    """Zoals Jupyter: bytes als base64, een tijdstip als tekst, een rij als lijst, een getal als gewoon getal."""
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, bytes):
        return b64encode(waarde).decode("ascii")
    if isinstance(waarde, Iterable):
        return list(waarde)
    if isinstance(waarde, numbers.Integral):
        return int(waarde)
    if isinstance(waarde, numbers.Real):
        return float(waarde)
    raise TypeError(f"{waarde!r} is not JSON serializable")
