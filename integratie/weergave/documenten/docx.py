"""Een rapport als Word-document, met echte koppen, tabellen en bijschriften, om in een omgevingsanalyse te plakken."""

import io
from pathlib import Path

from integratie.weergave.documenten import eis_pakket

INHOUD = ("word/document.xml", "word/media/")  # de stijlen hangen af van de versie van python-docx


def eis() -> None:
    """Ga na dat python-docx er is. Fout: `Gebruiksfout`."""
    eis_pakket("docx", "python-docx")


def maak(notebook: Path) -> bytes:
    """Het document van een uitgevoerd notebook; dezelfde invoer geeft dezelfde bytes."""
    from integratie.bestanden.vaste_tijd import VASTE_DATUM, zonder_tijden
    from integratie.weergave import (
        bladen,
        herhaling,
        notebookinhoud,
        ouderdom,
        verantwoordingspagina,
        wordinhoudsopgave,
        wordopbouw,
        wordstijl,
    )
    from integratie.weergave.wordschrijver import Schrijver

    gelezen = notebookinhoud.lees(notebook)
    document = wordstijl.document(gelezen.metadata.get("title", notebook.stem), VASTE_DATUM)
    schrijver = Schrijver(document)
    alle = notebookinhoud.celinhoud(gelezen)
    achteraan: list = []
    if not bladen.voet(alle):  # op bladen staat hun ouderdom al bovenaan
        uitleg = verantwoordingspagina.bijlage(alle)
        bronnen = {figuur.naam: figuur.bron for figuur in notebookinhoud.figuren(alle)}
        alle, achteraan = wordopbouw.verdeel(herhaling.een_keer(ouderdom.met_regel(alle)), bronnen)
        achteraan += uitleg
    for inhoud in alle:
        schrijver.schrijf(inhoud)
    if achteraan:
        schrijver.in_kolommen()
    for inhoud in achteraan:
        schrijver.schrijf(inhoud)
    wordinhoudsopgave.voeg_in(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return zonder_tijden(buffer.getvalue())
