"""Het stijlblad dat in elk HTML-bestand zit."""

from functools import cache
from pathlib import Path

SJABLOON = Path(__file__).parent / "sjabloon"


@cache
def stijlblad() -> str:
    """De inhoud van `sjabloon/stijl.css`."""
    return (SJABLOON / "stijl.css").read_text(encoding="utf-8")
