"""Processen naast de kernels, voor wat geen kernel nodig heeft: elk dient enkele rapporten na elkaar, en maakt dan plaats voor een vers.

Hier draait alleen code van het pakket, nooit een notebook.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing.util import Finalize
from pathlib import Path

from integratie.uitvoering import grondslag, processen

RAPPORTEN = 25  # zoveel keer dient een proces, het overzicht inbegrepen: wat zich intussen opstapelt, blijft klein
_vrij: list[_Naast] = []
_slot = threading.Lock()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_vrij.clear)  # wie afsplitst, heeft hun draden niet


class _Naast:
    """Eén proces met deze werkmap en omgeving."""

    def __init__(self, plek: tuple[str, dict[str, str]]) -> None:
        self.plek, self.over = plek, RAPPORTEN
        self.uitvoerder = ProcessPoolExecutor(1, processen.context(), _begin, plek)
        # In een werkproces (dask, procespool) wacht `multiprocessing` bij het einde op elk kind vóór de uitvoerder stopt;
        # daarom stopt hij hier eerst, nog voor zijn wachtrij sluit (die heeft 10).
        Finalize(self, self.uitvoerder.shutdown, exitpriority=100)
        with processen.zonder_hoofdmodule():
            self.uitvoerder.submit(int)  # nu start het

    def leeft(self) -> bool:
        """Of het nog antwoordt; het kan intussen weggevallen zijn."""
        with contextlib.suppress(RuntimeError):
            return self.uitvoerder.submit(int).result() == 0
        return False

    def maak_vrij(self) -> bool:
        """Laat het opruimen wat het rapport achterliet: een rekenblad en een pagina verwijzen in een kring. Onwaar als het wegviel."""
        with contextlib.suppress(RuntimeError):  # ook als het programma intussen eindigt
            return bool(self.uitvoerder.submit(gc.collect))
        return False


@contextlib.contextmanager
def ernaast(omgeving: dict[str, str]) -> Iterator[Executor]:
    """Een proces dat intussen niemand anders gebruikt, met `omgeving` bij de onze; na een fout dient het niet meer."""
    naast = _neem((str(Path.cwd()), processen.omgeving_met(omgeving)))
    with contextlib.ExitStack() as einde:
        einde.callback(naast.uitvoerder.shutdown)
        yield naast.uitvoerder
        naast.over -= 1
        if naast.over and naast.maak_vrij():
            einde.pop_all()
            with _slot:
                _vrij.append(naast)


def sluit() -> None:
    """Beëindig wie wacht."""
    with _slot:
        weg = _vrij.copy()
        _vrij.clear()
    for naast in weg:
        naast.uitvoerder.shutdown()


def _neem(plek: tuple[str, dict[str, str]]) -> _Naast:
    while True:
        with _slot:
            naast = _vrij.pop() if _vrij else None
        if not naast:
            return _Naast(plek)
        if naast.plek == plek and naast.leeft():
            return naast
        naast.uitvoerder.shutdown()


def _begin(werkmap: str, omgeving: dict[str, str]) -> None:
    """Bij Ctrl-C mag het lopende rapport nog af, maar zonder hoofdproces blijft er niets draaien."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=processen.stop_met_ouder, daemon=True).start()
    os.chdir(werkmap)
    os.environ.clear()
    os.environ.update(omgeving)
    grondslag.ververs()
