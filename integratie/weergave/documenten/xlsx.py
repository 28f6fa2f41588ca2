"""Elke tabel van een rapport als blad van één werkboek, ook die achter een figuur: om mee verder te werken."""

from pathlib import Path

INHOUD = ("xl/worksheets/", "xl/sharedStrings.xml", "xl/workbook.xml")


def eis() -> None:
    """Dit kan overal."""


def maak(notebook: Path) -> bytes:
    """Het werkboek van een uitgevoerd notebook; dezelfde invoer geeft dezelfde bytes."""
    from integratie.weergave import notebookinhoud, tabellenboek

    gelezen = notebookinhoud.lees(notebook)
    return tabellenboek.maak(notebookinhoud.celinhoud(gelezen), gelezen.metadata.get("title", notebook.stem))
