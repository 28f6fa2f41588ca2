"""LibreOffice, als het er is: een document omzetten zoals een gebruiker het opent."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
met_libreoffice = pytest.mark.skipif(not SOFFICE, reason="geen LibreOffice")


def omgezet(pad: Path, soort: str, *opties: str) -> Path:
    """Het bestand in een andere soort, ernaast; met een eigen profiel, zodat niets van de machine meespeelt."""
    profiel = f"-env:UserInstallation={(pad.parent / 'profiel').as_uri()}"
    opdracht = [SOFFICE, profiel, "--headless", *opties, "--convert-to", soort, "--outdir", str(pad.parent), str(pad)]
    subprocess.run(opdracht, check=True, capture_output=True)
    return pad.with_suffix(f".{soort}")
