"""Een rapport als Word-document, met echte koppen, tabellen en bijschriften, om in een omgevingsanalyse te plakken."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

from integratie.fouten import Gebruiksfout

VASTE_DATUM = datetime.datetime(2000, 1, 1)


def eis() -> None:
    """Ga na dat python-docx er is. Fout: `Gebruiksfout`."""
    try:
        import docx  # noqa: F401
    except ImportError as fout:
        zin = "Voor --formaat docx is python-docx nodig; typ: python -m pip install 'integratie[docx]'"
        raise Gebruiksfout(zin) from fout


def maak(notebook: Path) -> bytes:
    """Het document van een uitgevoerd notebook; dezelfde invoer geeft dezelfde bytes."""
    from integratie.weergave import herhaling, notebookinhoud, ouderdom, wordstijl
    from integratie.weergave.wordschrijver import Schrijver

    gelezen = notebookinhoud.lees(notebook)
    document = wordstijl.document(gelezen.metadata.get("title", notebook.stem), VASTE_DATUM)
    schrijver = Schrijver(document)
    for inhoud in herhaling.een_keer(ouderdom.met_regel(notebookinhoud.celinhoud(gelezen))):
        schrijver.schrijf(inhoud)
    buffer = io.BytesIO()
    document.save(buffer)
    return _zonder_tijden(buffer.getvalue())


def _zonder_tijden(inhoud: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            nieuw.writestr(zipfile.ZipInfo(naam), oud.read(naam), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
