"""Elke figuur van een rapport als beeld, voor een presentatie of een tekst: met titel en bron erin."""

from pathlib import Path


def eis() -> None:
    """Dit kan overal."""


def bestanden(notebook: Path) -> dict[str, bytes]:
    """Pad naast het notebook → het beeld van elke figuur; dezelfde invoer geeft dezelfde bytes."""
    from integratie.weergave import beelden, figuurbestanden, notebookinhoud

    figuren = notebookinhoud.figuren(notebookinhoud.celinhoud(notebookinhoud.lees(notebook)))
    return {f"{figuurbestanden.MAP}/{figuur.naam}.png": beelden.van_figuur(figuur) for figuur in figuren}
