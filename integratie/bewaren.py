"""Wat van een gebruiker is, krijgt een eigen naam voor er iets anders op zijn plaats komt."""

from __future__ import annotations

import datetime
import os
import re
from itertools import count
from pathlib import Path

_EIGEN = re.compile(r".*\.eigen-\d{4}-\d\d-\d\d-\d+(\.[^.]*)?")


def bewaar(pad: Path) -> Path:
    """Hernoem wat er staat tot `<naam>.eigen-<datum>-<n>.<ext>`; geeft die nieuwe plaats."""
    begin = f"{pad.stem}.eigen-{datetime.date.today().isoformat()}"
    for nummer in count(1):
        doel = pad.with_name(f"{begin}-{nummer}{pad.suffix}")
        try:
            os.close(os.open(doel, os.O_CREAT | os.O_EXCL))  # ook met twee tegelijk krijgt elk een eigen naam
        except FileExistsError:
            continue
        try:
            return pad.replace(doel)
        except OSError:
            doel.unlink()
            raise


def is_bewaard(pad: Path) -> bool:
    """Heeft dit bestand zo'n eigen naam?"""
    return bool(_EIGEN.fullmatch(pad.name))
