"""Een rapport als presentatie voor een gemeenteraad: een tiental dia's met echte titels en tabellen, tekstalternatieven en notities."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from integratie.weergave.documenten import eis_pakket

if TYPE_CHECKING:
    from integratie.weergave.presentatie.dia import Dia

INHOUD = ("ppt/slides/", "ppt/notesSlides/", "ppt/media/")  # de rest hangt af van de versie van python-pptx


def eis() -> None:
    """Ga na dat python-pptx er is. Fout: `Gebruiksfout`."""
    eis_pakket("pptx", "python-pptx")


def maak(notebook: Path) -> bytes:
    """De presentatie van een uitgevoerd notebook; dezelfde invoer geeft dezelfde bytes."""
    from integratie.weergave import bladen, notebookinhoud
    from integratie.weergave.presentatie import keuze

    gelezen = notebookinhoud.lees(notebook)
    alle, titel = notebookinhoud.celinhoud(gelezen), gelezen.metadata.get("title", notebook.stem)
    return schrijf(keuze.dias(alle, titel), titel, bladen.voet(alle) or titel)


def schrijf(dias: "list[Dia]", titel: str, voet: str) -> bytes:
    """Een presentatie van deze dia's."""
    from integratie.bestanden.vaste_tijd import zonder_tijden
    from integratie.weergave.presentatie import stijl
    from integratie.weergave.presentatie.schrijver import Schrijver

    presentatie = stijl.presentatie(titel)
    schrijver = Schrijver(presentatie, voet, len(dias))
    for dia in dias:
        schrijver.schrijf(dia)
    buffer = io.BytesIO()
    presentatie.save(buffer)
    return zonder_tijden(buffer.getvalue())
