"""Waar het project staat: notebooks, parameters en uitvoer horen bij een projectmap, niet bij de werkmap."""

from pathlib import Path

KENMERK = Path("parameters") / "rapporten.yaml"


def projectmap() -> Path:
    """De dichtste map van de werkmap naar boven met `parameters/rapporten.yaml`, anders die waarin het pakket staat."""
    werkmap = Path.cwd()
    for map_ in (werkmap, *werkmap.parents):
        if (map_ / KENMERK).is_file():
            return map_
    return Path(__file__).resolve().parent.parent
