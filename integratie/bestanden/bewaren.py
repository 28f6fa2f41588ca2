"""Wat van een gebruiker is, krijgt een eigen naam voor er iets anders op zijn plaats komt."""

import datetime
import re
from pathlib import Path

_EIGEN = re.compile(r".*\.eigen-\d{4}-\d\d-\d\d-\d+(\.[^.]*)?")


def bewaar(pad: Path) -> Path:
    """Hernoem wat er staat tot `<naam>.eigen-<datum>-<n>.<ext>`; geeft die nieuwe plaats."""
    begin = f"{pad.stem}.eigen-{datetime.date.today().isoformat()}"
    nummer = 1
    while True:
        doel = pad.with_name(f"{begin}-{nummer}{pad.suffix}")
        try:
            doel.touch(exist_ok=False)  # ook met twee tegelijk krijgt elk een eigen naam
            break
        except FileExistsError:
            nummer += 1
    try:
        return pad.replace(doel)
    except OSError:
        doel.unlink()
        raise


def is_bewaard(pad: Path) -> bool:
    """Heeft dit bestand zo'n eigen naam?"""
    return bool(_EIGEN.fullmatch(pad.name))
