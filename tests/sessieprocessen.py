"""Wat er van een run nog draait: alle processen van zijn sessie."""

import contextlib
from pathlib import Path


def processen_van(sessie: int) -> list[int]:
    """Levende processen van een sessie (het zesde veld van /proc/PID/stat)."""
    gevonden = []
    for pad in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            velden = pad.read_text().rpartition(")")[2].split()
            if int(velden[3]) == sessie and velden[0] != "Z":
                gevonden.append(int(pad.parent.name))
    return gevonden
