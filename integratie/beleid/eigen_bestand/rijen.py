"""De rijen van een eigen bestand lezen, zodat elke fout de plaats noemt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from integratie.fouten import Gebruiksfout

Ruw, Gelezen = TypeVar("Ruw"), TypeVar("Gelezen")


def lees_rijen(pad: Path, regels: Iterable[tuple[int, Ruw]], lees: Callable[[Ruw], Gelezen]) -> list[Gelezen]:
    """Elke (regelnummer, inhoud) gelezen met `lees`; haar `ValueError` wordt een `Gebruiksfout` met bestand en regelnummer."""
    uit = []
    for nummer, inhoud in regels:
        try:
            uit.append(lees(inhoud))
        except ValueError as fout:
            raise Gebruiksfout(f"{pad}, regel {nummer}: {fout}") from fout
    return uit


def geheel_getal(cel: str) -> bool:
    """Is een cel een geheel getal vanaf nul, zonder punten?"""
    return cel.isascii() and cel.isdigit() and len(cel) < 10
