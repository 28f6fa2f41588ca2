"""Eén rapport maken, in een eigen werkproces: uitvoeren, opmaken, exporteren en op zijn plaats zetten."""

from __future__ import annotations

import contextlib
import os
import time
import traceback
from pathlib import Path

from integratie.fouten import IntegratieFout
from integratie.rapport import export, figuurbestanden
from integratie.uitvoering import kern, manifest, motor
from integratie.uitvoering.opdracht import Opdracht
from integratie.uitvoering.wegschrijven import plaats, sha256

# Elk rapport draait in dezelfde omgeving, waar of wanneer het ook gemaakt wordt; één draad per proces.
OMGEVING = {
    "PYTHONHASHSEED": "0", "TZ": "UTC", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}  # fmt: skip


def begin(bezig: str, editie: str) -> None:
    """Zet een werkproces klaar; instellingen van IPython van de gebruiker tellen niet mee."""
    os.environ.update(OMGEVING, INTEGRATIE_EDITIE=editie, IPYTHONDIR=str(Path(bezig) / "ipython"))
    kern.begin_werkproces()
    kern.verwarm()


def maak(opdracht: Opdracht, uit: Path, bezig: Path, tijdslimiet: int) -> dict:
    """Voer het notebook uit en zet alle bestanden samen op hun plaats; geeft de rij voor het manifest, zonder `invoer`.

    Wat er ook misgaat, het blijft bij dit ene rapport: `reden` in één zin, de rest in `<notebook>.fout.txt`.
    """
    start, bestanden = time.perf_counter(), {}
    try:
        bestanden = _inhoud(opdracht, tijdslimiet)
        plaats({uit / opdracht.map / naam: inhoud for naam, inhoud in bestanden.items()}, bezig)
        foutbestand(opdracht, uit).unlink(missing_ok=True)
        uitkomst = {"status": manifest.GEMAAKT}
    except Exception as fout:
        bestanden = {}
        cel, reden = (fout.cel, fout.reden) if isinstance(fout, motor.Mislukking) else (0, _reden(fout))
        uitkomst = {"status": manifest.MISLUKT, "cel": cel, "reden": reden}
        verslag = fout.verslag if isinstance(fout, motor.Mislukking) else traceback.format_exc()
        with contextlib.suppress(OSError):  # op een volle schijf past ook het verslag niet
            plaats({foutbestand(opdracht, uit): verslag.encode()}, bezig)
    seconden = round(time.perf_counter() - start, 1)
    sommen = {f"{opdracht.map}/{naam}": sha256(inhoud) for naam, inhoud in bestanden.items()}
    return kop(opdracht) | uitkomst | {"seconden": seconden, "bestanden": sommen}


def foutbestand(opdracht: Opdracht, uit: Path) -> Path:
    """Waar het volledige verslag van een mislukking staat."""
    return uit / opdracht.map / f"{opdracht.notebook}.fout.txt"


def kop(opdracht: Opdracht) -> dict:
    """Wat een rij van het manifest over haar opdracht zegt."""
    return {k: getattr(opdracht, k) for k in ("nis", "gebied", "notebook", "peiljaar", "editie")}


def _reden(fout: Exception) -> str:
    if isinstance(fout, IntegratieFout):
        return str(fout)
    if isinstance(fout, OSError):
        return f"Kan {Path(fout.filename2 or fout.filename or 'het bestand').name} niet wegschrijven: {fout.strerror}."
    return f"{type(fout).__name__}: {fout}"


def _inhoud(opdracht: Opdracht, tijdslimiet: int) -> dict[str, bytes]:
    """Bestandsnaam → inhoud. Fout: `motor.Mislukking` als een cel faalt."""
    # Pas hier: het hoofdproces laadt deze module ook, en nbconvert laden duurt langer dan zien dat niets veranderde.
    import nbformat

    from integratie.rapport.html import naar_html

    with kern.ernaast() as ernaast:
        gegevens = ernaast.submit(export.bestanden, opdracht) if opdracht.met_gegevens else None
        notebook = motor.voer_uit(opdracht.pad, opdracht.parameters, tijdslimiet)
        figuren = ernaast.submit(figuurbestanden.bestanden, figuurbestanden.figuren(notebook))
        html = naar_html(notebook, f"{opdracht.titel}: {opdracht.gebied} ({opdracht.peiljaar})")
    return {
        f"{opdracht.notebook}.html": html.encode(),
        f"{opdracht.notebook}.ipynb": (nbformat.writes(notebook) + "\n").encode(),
        **(gegevens.result() if gegevens else {}),
        **figuren.result(),
    }
