"""Een rapport als Word-document, met echte koppen, tabellen en bijschriften, om in een omgevingsanalyse te plakken."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from integratie.weergave.documenten import eis_pakket

if TYPE_CHECKING:
    from docx.document import Document

    from integratie.weergave import notebookinhoud as n

INHOUD = ("word/document.xml", "word/media/")  # de stijlen hangen af van de versie van python-docx


def eis() -> None:
    """Ga na dat python-docx er is. Fout: `Gebruiksfout`."""
    eis_pakket("docx", "python-docx")


def maak(notebook: Path) -> bytes:
    """Het document van een uitgevoerd notebook; dezelfde invoer geeft dezelfde bytes."""
    from integratie.weergave import (
        bladen,
        herhaling,
        notebookinhoud,
        ouderdom,
        verantwoordingspagina,
        wordinhoudsopgave,
    )

    gelezen = notebookinhoud.lees(notebook)
    alle = notebookinhoud.celinhoud(gelezen)
    if not bladen.voet(alle):  # op bladen staat hun ouderdom al bovenaan
        alle = herhaling.een_keer(ouderdom.met_regel(alle)) + verantwoordingspagina.bijlage(alle)
    return schrijf(alle, gelezen.metadata.get("title", notebook.stem), wordinhoudsopgave.voeg_in)


def schrijf(alle: "Iterable[n.Celinhoud]", titel: str, daarna: "Callable[[Document], None] | None" = None) -> bytes:
    """Een document met deze inhoud; `daarna` maakt het af."""
    from integratie.bestanden.vaste_tijd import VASTE_DATUM, zonder_tijden
    from integratie.weergave import wordstijl
    from integratie.weergave.wordschrijver import Schrijver

    document = wordstijl.document(titel, VASTE_DATUM)
    schrijver = Schrijver(document)
    for inhoud in alle:
        schrijver.schrijf(inhoud)
    if daarna:
        daarna(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return zonder_tijden(buffer.getvalue())
