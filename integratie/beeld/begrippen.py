"""De begrippenlijst: wat een woord in deze rapporten betekent, uit `begrippen.yaml`."""

from functools import cache
from pathlib import Path

import yaml

from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Begrip, Begrippen
from integratie.gebieden import plat

BESTAND = Path(__file__).with_suffix(".yaml")


@cache
def lijst() -> dict[str, tuple[Begrip, tuple[str, ...]]]:
    """Anker → het begrip met zijn uitleg, en alle vormen waarin het in een zin staat; alfabetisch (hoofdletters tellen niet)."""
    uit = {}
    for regel in yaml.safe_load(BESTAND.read_text(encoding="utf-8")):
        naam, anker = regel["begrip"], "begrip-" + plat(regel["begrip"]).replace(" ", "-")
        uit[anker] = Begrip(naam, (regel["uitleg"],), anker), (naam, *regel.get("vormen", ()))
    return dict(sorted(uit.items(), key=lambda paar: plat(paar[1][0].term)))


def begrippen() -> Blok:
    """De begrippenlijst van het rapport; elk begrip heeft een anker waarnaar de tekst verwijst."""
    alle = tuple(begrip for begrip, _ in lijst().values())
    return Blok((Begrippen(alle, "begrippen"),), f"{len(alle)} begrippen")
