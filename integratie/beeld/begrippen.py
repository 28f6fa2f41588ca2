"""De begrippenlijst: wat een woord in deze rapporten betekent, uit `begrippen.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from integratie.blok import onderdelen
from integratie.blok.blok import Blok
from integratie.gebieden import plat

BESTAND = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True)
class Begrip:
    """Een begrip met zijn uitleg en de andere vormen waarin het in een zin staat."""

    begrip: str
    uitleg: str
    vormen: tuple[str, ...] = ()

    @property
    def anker(self) -> str:
        """De id van de uitleg in het rapport."""
        return "begrip-" + plat(self.begrip).replace(" ", "-")


@cache
def lijst() -> tuple[Begrip, ...]:
    """Alle begrippen, alfabetisch (hoofdletters tellen niet)."""
    regels = yaml.safe_load(BESTAND.read_text(encoding="utf-8"))
    alle = [Begrip(r["begrip"], r["uitleg"], tuple(r.get("vormen", ()))) for r in regels]
    return tuple(sorted(alle, key=lambda b: plat(b.begrip)))


def begrippen() -> Blok:
    """De begrippenlijst van het rapport; elk begrip heeft een anker waarnaar de tekst verwijst."""
    paren = tuple(onderdelen.Begrip(b.begrip, (b.uitleg,), b.anker) for b in lijst())
    return Blok((onderdelen.Begrippen(paren, "begrippen"),), f"{len(paren)} begrippen")
