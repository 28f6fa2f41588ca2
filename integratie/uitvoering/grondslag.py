"""Waarop rust wat een proces van het pakket onthoudt: het project en de map van eigen edities, zoals bij het laden."""

import sys
from pathlib import Path

from integratie.opslag import edities
from integratie.project import projectmap


def _nu() -> tuple[Path, Path]:
    return projectmap(), edities.map_van_edities()


GELADEN = _nu()


def ververs() -> None:
    """Vergeet het pakket als dit proces het voor een ander project laadde; wie het dan importeert, begint opnieuw."""
    if _nu() != GELADEN:
        for naam in [n for n in sys.modules if n.partition(".")[0] == "integratie"]:
            del sys.modules[naam]
