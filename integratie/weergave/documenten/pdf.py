"""Een rapport als pdf, afgedrukt door de browser die er is: met titel, taal, bladwijzers en labels voor wie niet ziet."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from integratie.fouten import Gebruiksfout, Gegevensfout
from integratie.uitvoering.werkmap import werkmap

NAMEN = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
# Waar browsers staan op macOS en Windows; daar staan ze niet in het zoekpad.
PLAATSEN = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
VLAGGEN = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
HOOGSTENS = 180  # seconden voor één rapport
# Start een programma, en stopt het met al zijn processen zodra de pijp van wie erom vroeg dichtgaat.
_WACHTER = """
import os, signal, subprocess, sys, threading
signal.signal(signal.SIGINT, signal.SIG_IGN)
stil = subprocess.DEVNULL
programma = subprocess.Popen(sys.argv[1:], stdin=stil, stdout=stil, stderr=stil, start_new_session=True)
def stop_met_ouder():
    sys.stdin.buffer.read()
    os.killpg(programma.pid, signal.SIGKILL) if hasattr(os, "killpg") else programma.kill()
threading.Thread(target=stop_met_ouder, daemon=True).start()
os._exit(programma.wait() and 1)
"""
_DATUM = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")


def browser() -> str:
    """Het pad van een Chromium, Chrome of Edge; `INTEGRATIE_BROWSER` gaat voor. Fout: `Gebruiksfout` als er geen is."""
    gekozen = os.environ.get("INTEGRATIE_BROWSER")
    namen = (gekozen,) if gekozen else (*NAMEN, *PLAATSEN)
    if pad := next((pad for naam in namen if (pad := shutil.which(naam))), None):
        return pad
    raise Gebruiksfout(
        "Voor --formaat pdf is Chromium, Chrome of Edge nodig, en ik vind er geen; "
        "installeer er een, of zet INTEGRATIE_BROWSER op het volledige pad."
    )


def eis() -> None:
    """Ga na dat er een browser is. Fout: `Gebruiksfout`."""
    browser()


def maak(notebook: Path) -> bytes:
    """De pdf van een uitgevoerd notebook, met een vaste datum zodat gelijk gelijk blijft. Fout: `Gegevensfout`."""
    from integratie.weergave import notebookinhoud
    from integratie.weergave.bladzijde import naar_html

    inhoud = notebookinhoud.lees(notebook)
    return druk_af(naar_html(inhoud, inhoud.metadata.get("title", notebook.stem), druk=True), notebook.name)


def druk_af(html: str, naam: str) -> bytes:
    """De pdf van een bladzijde; `naam` staat in de melding als het niet lukt. Fout: `Gegevensfout`."""
    # De zandbak van de browser werkt niet als beheerder, zoals in een container.
    zandbak = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    # In de map van dit proces: valt het weg, dan ruimt de volgende run ook het profiel van de browser op.
    with tempfile.TemporaryDirectory(prefix="pdf-", dir=werkmap(), ignore_cleanup_errors=True) as map_:
        doel, blad = Path(map_) / "rapport.pdf", Path(map_) / "rapport.html"
        blad.write_text(html, encoding="utf-8")
        eigen = [f"--user-data-dir={Path(map_) / 'profiel'}", f"--print-to-pdf={doel}", blad.absolute().as_uri()]
        try:
            # Valt dit proces weg of duurt het te lang, dan stopt de wachter de browser ook.
            opdracht, stil = [sys.executable, "-c", _WACHTER, browser(), *VLAGGEN, *zandbak, *eigen], subprocess.DEVNULL
            with subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=stil, stderr=stil) as wachter:
                if code := wachter.wait(HOOGSTENS):
                    raise subprocess.CalledProcessError(code, browser())
            return _DATUM.sub(rb"/\1 (D:20000101000000", doel.read_bytes())
        except (OSError, subprocess.SubprocessError) as fout:
            raise Gegevensfout(f"De browser kon {naam} niet afdrukken ({type(fout).__name__}).") from fout
