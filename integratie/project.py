"""Waar het project staat: notebooks, parameters en uitvoer horen bij een projectmap, niet bij de werkmap."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

KENMERK = Path("parameters") / "rapporten.yaml"


def projectmap() -> Path:
    """De dichtste map van de werkmap naar boven met `parameters/rapporten.yaml`, anders die waarin het pakket staat."""
    werkmap = Path.cwd()
    for map_ in (werkmap, *werkmap.parents):
        if (map_ / KENMERK).is_file():
            return map_
    return Path(__file__).resolve().parent.parent


@contextlib.contextmanager
def met_omgeving(tijdelijk: Mapping[str, str]) -> Iterator[None]:
    """Zet deze omgevingsvariabelen, en daarna weer wat er stond."""
    vorige = {naam: os.environ.get(naam) for naam in tijdelijk}
    os.environ.update(tijdelijk)
    try:
        yield
    finally:
        for naam, waarde in vorige.items():
            os.environ.pop(naam) if waarde is None else os.environ.update({naam: waarde})
