"""Een document van Word of PowerPoint is een zip met tijden erin; zonder die blijft gelijk byte voor byte gelijk."""

import datetime
import io
import zipfile

VASTE_DATUM = datetime.datetime(2000, 1, 1)


def zonder_tijden(inhoud: bytes) -> bytes:
    """Dezelfde zip, met elk deel op een vaste tijd."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            nieuw.writestr(zipfile.ZipInfo(naam), oud.read(naam), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
