"""Tekst van een notebook naar wie het uitvoert: één pijp per stroom, ook voor wat andere programma's en C-code schrijven.

Bij elk bericht dat geen tekst is (een figuur, een fout, het einde van een cel) komt in beide pijpen een scheiding: zo weet wie leest
welke tekst ervoor kwam.
"""

import codecs
import os
import select
from multiprocessing.connection import Connection

STROMEN = ("stdout", "stderr")
PER_KEER = 1 << 20  # bytes die in één keer gelezen worden


def schrijf(pijp: Connection, inhoud: bytes) -> None:
    """Schrijf alles; wie leest, bepaalt hoe snel dat gaat."""
    if os.name == "nt":
        pijp.send_bytes(inhoud)
        return
    while inhoud:
        try:
            inhoud = inhoud[os.write(pijp.fileno(), inhoud) :]
        except BlockingIOError:  # een ander programma maakte van deze pijp er een die niet wacht
            select.select([], [pijp], [])


class Lezer:
    """Leest één stroom; `scheiding` begint met een nulbyte en heeft er verder geen."""

    def __init__(self, pijp: Connection, scheiding: bytes) -> None:
        self.pijp, self._scheiding, self._rest = pijp, scheiding, b""
        self._tekst = codecs.getincrementaldecoder("utf-8")("replace").decode
        if os.name != "nt":
            os.set_blocking(pijp.fileno(), False)

    def wacht_op_bericht(self) -> bool:
        """Of wat nu volgt pas na het volgende bericht komt."""
        return self._scheiding in self._rest

    def lees(self) -> str:
        """Wat er tot de volgende scheiding al staat."""
        if not self.wacht_op_bericht():
            self._haal()
        begin = self._rest.find(self._scheiding)
        if begin < 0:  # misschien is de scheiding nog maar half gelezen
            begin = self._rest.rfind(b"\0", max(0, len(self._rest) - len(self._scheiding) + 1))
        return self._neem(begin if begin >= 0 else len(self._rest))

    def tot_scheiding(self) -> str:
        """Wat er voor de volgende scheiding staat; die is er al als haar bericht er is."""
        while not self.wacht_op_bericht() and self._haal():
            pass
        voor, _, na = self._rest.partition(self._scheiding)
        self._rest = voor + na
        return self._neem(len(voor))

    def _neem(self, lengte: int) -> str:
        deel, self._rest = self._rest[:lengte], self._rest[lengte:]
        return self._tekst(deel)

    def _haal(self) -> bool:
        try:
            if os.name == "nt":
                deel = self.pijp.recv_bytes() if self.pijp.poll() else b""
            else:
                deel = os.read(self.pijp.fileno(), PER_KEER)
        except (BlockingIOError, EOFError):
            return False
        self._rest += deel
        return bool(deel)
