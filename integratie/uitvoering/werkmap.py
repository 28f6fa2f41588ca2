"""De tijdelijke map van één proces: alles wat verbindt of wacht staat erin, en niets ervan blijft achter.

Valt het proces weg, dan ruimt de volgende run de map op: het slot erin verdwijnt met het proces zelf.
"""

import contextlib
import os
import shutil
import tempfile
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path

from integratie.bestanden.slot import vergrendel
from integratie.fouten import Gebruiksfout

BEGIN = "integratie-werk-"  # geen naam die iemand aan zijn uitvoer geeft: zo'n map wordt opgeruimd
SLOT = ".werkslot"


@cache
def werkmap() -> Path:
    """De map van dit proces; ook andere bibliotheken zetten hier voortaan hun tijdelijke bestanden."""
    ruim_op(Path(tempfile.gettempdir()))
    map_, nummer = _nieuw()
    # Na de opruiming van multiprocessing (-100), dat hier zijn sockets heeft; alleen in dit proces, niet in een afgesplitst.
    Finalize(None, _weg, (map_, nummer), exitpriority=-200)
    os.environ["TMPDIR"] = tempfile.tempdir = str(map_)
    return map_


def ruim_op(waar: Path) -> None:
    """Verwijder de mappen van processen die er niet meer zijn."""
    for map_ in waar.glob(f"{BEGIN}*"):
        # Het proces leeft nog, de map is van iemand anders, of haar slot is een koppeling.
        with contextlib.suppress(OSError, Gebruiksfout):
            if map_.is_symlink():  # zo'n map maken wij niet, en wat erachter ligt is niet van ons
                continue
            # Leeg: het proces viel weg voor het zijn slot kon zetten.
            if (map_ / SLOT).is_file() or not any(map_.iterdir()):
                nummer = vergrendel(map_ / SLOT)
                _verwijder(map_)
                os.close(nummer)


def _nieuw() -> tuple[Path, int]:
    """Een nieuwe map en haar slot; een ander proces kan een nog lege map net opruimen, en dan komt er een andere."""
    while True:
        map_ = Path(tempfile.mkdtemp(prefix=BEGIN))
        with contextlib.suppress(BlockingIOError, FileExistsError, FileNotFoundError):
            return map_, vergrendel(map_ / SLOT)


def _weg(map_: Path, nummer: int) -> None:
    os.close(nummer)
    _verwijder(map_)


def _verwijder(map_: Path) -> None:
    """Het slot gaat als laatste weg: ook een map die maar half verwijderd raakte, herkent de volgende run."""
    with contextlib.suppress(OSError):
        for deel in map_.iterdir():
            if deel.is_dir() and not deel.is_symlink():
                shutil.rmtree(deel, ignore_errors=True)
            elif deel.name != SLOT:
                deel.unlink(missing_ok=True)
    shutil.rmtree(map_, ignore_errors=True)
