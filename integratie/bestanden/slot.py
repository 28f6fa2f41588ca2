"""Een slot op een map: één proces tegelijk, en het verdwijnt vanzelf met het proces."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from integratie.fouten import Gebruiksfout

SLOT = ".slot"
_POLS = 0.1  # seconden


def vergrendel(slot: Path) -> int:
    """Het nummer van het geopende slot. Fout: `BlockingIOError` of `FileExistsError` als een ander proces het heeft, en `Gebruiksfout` bij een koppeling."""
    if slot.is_symlink():
        raise Gebruiksfout(f"{slot} is een koppeling naar een andere plaats; verwijder ze en probeer opnieuw.")
    if sys.platform == "win32":
        return os.open(slot, os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
    import fcntl

    nummer = os.open(slot, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW)
    try:
        fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
        hetzelfde = slot.exists() and os.path.samestat(os.fstat(nummer), slot.stat())
    except OSError:
        os.close(nummer)
        raise
    if not hetzelfde:  # de vorige verwijderde dit bestand net: dan sluit het niemand uit
        os.close(nummer)
        return vergrendel(slot)
    return nummer


@contextlib.contextmanager
def beurt_in(map_: Path, wacht: float, bezet: str) -> Iterator[None]:
    """Wacht hoogstens zoveel seconden tot geen ander proces in deze map bezig is, en houd de andere dan zolang tegen.

    Fout: `Gebruiksfout` met de zin `bezet` als het langer duurt.
    """
    map_.mkdir(parents=True, exist_ok=True)
    slot, einde = map_ / SLOT, time.monotonic() + wacht
    while True:
        try:
            nummer = vergrendel(slot)
            break
        except (BlockingIOError, FileExistsError) as fout:
            if time.monotonic() >= einde:
                raise Gebruiksfout(bezet) from fout
            time.sleep(_POLS)
    try:
        yield
    finally:
        if os.name != "nt":
            slot.unlink(missing_ok=True)  # er blijft niets van staan
        os.close(nummer)
