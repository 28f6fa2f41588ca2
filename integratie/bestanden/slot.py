"""Een slot op een map: één proces tegelijk, en het verdwijnt vanzelf met het proces."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from integratie.fouten import Gebruiksfout

SLOT = ".slot"
WACHT = 600  # seconden; wie er dan nog altijd niet in mag, zegt het
_POLS = 0.1


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


def ontgrendel(slot: Path, nummer: int) -> None:
    """Geef het slot vrij; er blijft niets van staan."""
    if os.name != "nt":
        slot.unlink(missing_ok=True)
    os.close(nummer)


@contextlib.contextmanager
def beurt_in(map_: Path) -> Iterator[None]:
    """Wacht tot geen ander proces in deze map bezig is, en houd de andere dan zolang tegen. Fout: `Gebruiksfout` als het te lang duurt."""
    map_.mkdir(parents=True, exist_ok=True)
    slot, einde = map_ / SLOT, time.monotonic() + WACHT
    while True:
        try:
            nummer = vergrendel(slot)
            break
        except (BlockingIOError, FileExistsError):
            if time.monotonic() > einde:
                raise Gebruiksfout(f"Een ander proces is al lang bezig in {map_}; probeer later opnieuw.") from None
            time.sleep(_POLS)
    try:
        yield
    finally:
        ontgrendel(slot, nummer)
