"""Eén rapport maken: uitvoeren, opmaken, exporteren en op zijn plaats zetten.

Hier wordt alleen gewacht en geschreven: het notebook draait in zijn kernel, al de rest in een proces ernaast.
"""

from __future__ import annotations

import contextlib
import re
import time
import traceback
from concurrent.futures import BrokenExecutor
from pathlib import Path

from integratie.fouten import IntegratieFout
from integratie.uitvoering import laden, manifest, motor, processen
from integratie.uitvoering.ernaast import ernaast
from integratie.uitvoering.opdracht import Opdracht
from integratie.uitvoering.wegschrijven import plaats, sha256

VOORLADEN, VOORLADEN_BELEID = "integratie.rapport.voorladen", "integratie.uitvoering.voorladen_beleid"
# Wat een notebook vraagt waarvoor alle gemeenten doorgerekend worden.
_BELEID = re.compile(r"\big\.(gelijkaardig|regels|samen|volgende_drempels)\b")


def maak(opdracht: Opdracht, uit: Path, bezig: Path, tijdslimiet: int) -> dict:
    """Voer het notebook uit en zet alle bestanden samen op hun plaats; geeft de rij voor het manifest, zonder `invoer`.

    Wat er ook misgaat, het blijft bij dit ene rapport: `reden` in één zin, de rest in `<notebook>.fout.txt`.
    """
    start, bestanden, indicatoren = time.perf_counter(), {}, []
    try:
        bestanden, indicatoren = _inhoud(opdracht, tijdslimiet)
        plaats({uit / opdracht.map / naam: inhoud for naam, inhoud in bestanden.items()}, bezig)
        foutbestand(opdracht, uit).unlink(missing_ok=True)
        uitkomst = {"status": manifest.GEMAAKT}
    except Exception as fout:
        bestanden, indicatoren = {}, []
        cel, waarom = (fout.cel, fout.reden) if isinstance(fout, motor.Mislukking) else (0, reden(fout))
        uitkomst = {"status": manifest.MISLUKT, "cel": cel, "reden": waarom}
        verslag = fout.verslag if isinstance(fout, motor.Mislukking) else traceback.format_exc()
        _schrijf_verslag(opdracht, uit, bezig, verslag)
    seconden = round(time.perf_counter() - start, 1)
    sommen = {f"{opdracht.map}/{naam}": sha256(inhoud) for naam, inhoud in bestanden.items()}
    return kop(opdracht) | uitkomst | {"seconden": seconden, "bestanden": sommen, "indicatoren": indicatoren}


def _schrijf_verslag(opdracht: Opdracht, uit: Path, bezig: Path, verslag: str) -> None:
    with contextlib.suppress(OSError):  # op een volle schijf past ook het verslag niet
        plaats({foutbestand(opdracht, uit): verslag.encode()}, bezig)


def weggevallen(opdracht: Opdracht, uit: Path, bezig: Path, fout: BaseException) -> dict:
    """De rij van een rapport waarvan wie het maakte wegviel, hier of op een andere machine, met zijn verslag."""
    waarom = f"Het werkproces viel weg ({type(fout).__name__}: te weinig geheugen?)."
    _schrijf_verslag(opdracht, uit, bezig, f"{waarom}\n\n{''.join(traceback.format_exception(fout))}")
    leeg = {"seconden": 0.0, "bestanden": {}, "indicatoren": []}
    return kop(opdracht) | {"status": manifest.MISLUKT, "cel": 0, "reden": waarom} | leeg


def foutbestand(opdracht: Opdracht, uit: Path) -> Path:
    """Waar het volledige verslag van een mislukking staat."""
    return uit / opdracht.map / f"{opdracht.notebook}.fout.txt"


def kop(opdracht: Opdracht) -> dict:
    """Wat een rij van het manifest over haar opdracht zegt."""
    return {k: getattr(opdracht, k) for k in ("nis", "gebied", "notebook", "peiljaar", "editie")}


def reden(fout: Exception) -> str:
    """Wat er misging buiten een cel, in één zin voor de gebruiker."""
    if isinstance(fout, BrokenExecutor | EOFError | ConnectionError):  # het proces ernaast, of het warme
        return "Het werkproces viel weg (te weinig geheugen?)."
    if isinstance(fout, IntegratieFout):
        return str(fout)
    if isinstance(fout, OSError):
        naam = Path(str(fout.filename2 or fout.filename or "een bestand")).name
        return f"Kan {naam} niet lezen of schrijven: {fout.strerror or fout}."
    eerste = next(iter(str(fout).splitlines()), "")
    return f"{type(fout).__name__}: {eerste}".removesuffix(": ")


def verwarm(opdrachten: list[Opdracht]) -> None:
    """Zet klaar wat deze rapporten delen; doet niets als dat al gebeurde."""
    beleid = any(_BELEID.search(o.pad.read_text(encoding="utf-8")) for o in opdrachten)
    processen.verwarm(
        {"INTEGRATIE_EDITIE": opdrachten[0].editie}, (VOORLADEN, VOORLADEN_BELEID) if beleid else (VOORLADEN,)
    )
    laden.nbformat()
    import papermill  # noqa: F401  # terwijl het warme proces klaarzet, want daarna wacht alles daarop


def _inhoud(opdracht: Opdracht, tijdslimiet: int) -> tuple[dict[str, bytes], list[str]]:
    """Bestandsnaam → inhoud, en de indicatoren die het notebook las. Fout: `motor.Mislukking` als een cel faalt."""
    omgeving = {"INTEGRATIE_EDITIE": opdracht.editie}
    verwarm([opdracht])
    with ernaast(omgeving) as naast:
        gegevens = naast.submit(_gegevens, opdracht) if opdracht.met_gegevens else None
        notebook = motor.voer_uit(opdracht.pad, opdracht.parameters, tijdslimiet, omgeving)
        pagina = naast.submit(_opmaken, opdracht, notebook)
        return pagina.result() | (gegevens.result() if gegevens else {}), motor.indicatoren(notebook)


# Wat deze twee laden, heeft alleen het proces ernaast nodig.
def _gegevens(opdracht: Opdracht) -> dict[str, bytes]:
    from integratie.rapport import export

    return export.bestanden(opdracht)


def _opmaken(opdracht: Opdracht, notebook) -> dict[str, bytes]:
    import nbformat

    from integratie.rapport import figuurbestanden
    from integratie.rapport.html import naar_html

    html = naar_html(notebook, f"{opdracht.titel}: {opdracht.gebied} ({opdracht.peiljaar})")
    return {
        f"{opdracht.notebook}.html": html.encode(),
        f"{opdracht.notebook}.ipynb": (nbformat.writes(notebook) + "\n").encode(),
        **figuurbestanden.bestanden(figuurbestanden.figuren(notebook)),
    }
