"""De cijfers van alle indicatoren, voor het warme proces: wie deze module laadt, begint ze in een tweede proces te berekenen.

Zo werken beide kernen: het ene proces laadt bibliotheken, het andere rekent, en wat over is verdelen ze.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import struct
from multiprocessing.connection import Connection

from integratie import indicator
from integratie.opslag import edities
from integratie.uitvoering.processen import WARM

_GETAL = struct.Struct("H")


class Cijferproces:
    """Begint meteen te rekenen, als er een proces af te splitsen is."""

    def __init__(self) -> None:
        self._namen = list(indicator.register())
        self._lijst, schrijver = os.pipe()  # elk nummer komt er één keer uit, bij wie het eerst leest
        os.write(schrijver, b"".join(map(_GETAL.pack, range(len(self._namen)))))
        os.close(schrijver)
        self._proces = None
        if WARM:
            splitsen = multiprocessing.get_context("fork")
            self._hier, daar = splitsen.Pipe(duplex=False)
            proces = splitsen.Process(target=self._help, args=(daar,), daemon=True)
            with daar, contextlib.suppress(OSError):  # lukt het niet, dan rekent dit proces alles
                proces.start()
                self._proces = proces

    def maak_af(self) -> None:
        """Bereken mee wat over is, en neem over wat het tweede proces berekende."""
        self._reken()
        os.close(self._lijst)
        if self._proces:
            # Valt het weg, ook halfweg zijn antwoord, dan rekent wie een cijfer vraagt het zelf uit.
            with self._hier, contextlib.suppress(EOFError, OSError):
                indicator.neem_over(self._hier.recv())
            self._proces.join()
            self._proces.close()

    def _help(self, daar: Connection) -> None:
        self._hier.close()  # anders zou het eeuwig op zichzelf wachten als het eerste wegvalt
        with contextlib.suppress(OSError):  # het eerste is al weg
            daar.send(self._reken())

    def _reken(self) -> dict:
        cijfers = {}
        while nummer := os.read(self._lijst, _GETAL.size):
            naam = self._namen[_GETAL.unpack(nummer)[0]]
            with contextlib.suppress(Exception):  # een fout in de gegevens hoort bij het rapport dat erop stuit
                cijfers[naam, edities.kies_editie()] = indicator.cijfers(naam)
        return cijfers


CIJFERS = Cijferproces()
