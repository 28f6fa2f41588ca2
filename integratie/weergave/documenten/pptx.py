"""Een rapport als presentatie voor een gemeenteraad: een tiental dia's met echte titels en tabellen, tekstalternatieven en notities."""

import io
from pathlib import Path

from integratie.weergave.documenten import eis_pakket

INHOUD = ("ppt/slides/", "ppt/notesSlides/", "ppt/media/")  # de rest hangt af van de versie van python-pptx


def eis() -> None:
    """Ga na dat python-pptx er is. Fout: `Gebruiksfout`."""
    eis_pakket("pptx", "python-pptx")


def maak(notebook: Path) -> bytes:
    """De presentatie van een uitgevoerd notebook; dezelfde invoer geeft dezelfde bytes."""
    from integratie.bestanden.vaste_tijd import zonder_tijden
    from integratie.weergave import bladen, notebookinhoud
    from integratie.weergave.presentatie import keuze, stijl
    from integratie.weergave.presentatie.schrijver import Schrijver

    gelezen = notebookinhoud.lees(notebook)
    alle, titel = notebookinhoud.celinhoud(gelezen), gelezen.metadata.get("title", notebook.stem)
    dias, presentatie = keuze.dias(alle, titel), stijl.presentatie(titel)
    schrijver = Schrijver(presentatie, bladen.voet(alle) or titel, len(dias))
    for dia in dias:
        schrijver.schrijf(dia)
    buffer = io.BytesIO()
    presentatie.save(buffer)
    return zonder_tijden(buffer.getvalue())
