"""De tijdelijke map van één proces: alles wat verbindt of wacht staat erin, en niets ervan blijft achter.

Valt het proces weg, dan ruimt de volgende run de map op: het slot erin verdwijnt met het proces zelf.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path

from integratie.uitvoering.wegschrijven import vergrendel

BEGIN = "integratie-"
SLOT = ".slot"


@cache
def werkmap() -> Path:
    """De map van dit proces; ook andere bibliotheken zetten hier voortaan hun tijdelijke bestanden."""
    ruim_op(Path(tempfile.gettempdir()))
    map_ = Path(tempfile.mkdtemp(prefix=BEGIN))
    nummer = vergrendel(map_ / SLOT)
    # Na de opruiming van multiprocessing (-100), dat hier zijn sockets heeft; alleen in dit proces, niet in een afgesplitst.
    Finalize(None, _weg, (map_, nummer), exitpriority=-200)
    os.environ["TMPDIR"] = tempfile.tempdir = str(map_)
    return map_


def ruim_op(waar: Path) -> None:
    """Verwijder de mappen van processen die er niet meer zijn."""
    for map_ in waar.glob(f"{BEGIN}*"):
        if (map_ / SLOT).is_file():
            try:
                nummer = vergrendel(map_ / SLOT)
            except OSError:  # het proces leeft nog, of de map is van iemand anders
                continue
            shutil.rmtree(map_, ignore_errors=True)
            os.close(nummer)


def _weg(map_: Path, nummer: int) -> None:
    os.close(nummer)
    shutil.rmtree(map_, ignore_errors=True)
