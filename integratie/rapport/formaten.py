"""Andere formaten van een rapport dat er al staat (pdf, docx, pptx, xlsx, png), alleen als erom gevraagd wordt."""

import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from integratie.bestanden.wegschrijven import BEZIG, sha256
from integratie.fouten import IntegratieFout
from integratie.uitvoering import manifest
from integratie.uitvoering.uitvoermap import Uitvoer, binnen
from integratie.weergave import documenten


def controleer(formaten: Sequence[str]) -> None:
    """Zeg het vóór er iets gemaakt wordt. Fout: `Gebruiksfout` als er geen browser, python-docx of python-pptx is."""
    for naam in formaten:
        documenten.module(naam).eis()


def vul_aan(rijen: list[dict], uit: Path, editie: str, formaten: Sequence[str], werkers: int) -> list[str]:
    """Maak de gevraagde formaten die nog ontbreken en zet ze in het manifest, terwijl niemand anders in `uit` schrijft; geeft een zin per mislukking.

    Een formaat dat al in `bestanden` staat hoort bij het notebook van nu: een nieuw rapport begint zonder. Staat er dan toch al
    zo'n bestand, dan is het niet van ons en blijft het onder een eigen naam.
    """
    te_maken = [(rij, naam) for rij in rijen if rij["status"] != manifest.MISLUKT for naam in dict.fromkeys(formaten)]
    with ThreadPoolExecutor(werkers) as werkgroep:
        fouten = list(werkgroep.map(lambda taak: _maak(taak[0], taak[1], uit), te_maken))
        alle = manifest.lees(uit)
        alle |= {(rij["nis"], rij["notebook"]): rij for rij in rijen if (rij["nis"], rij["notebook"]) in alle}
        manifest.schrijf(uit, editie, alle)
    return [fout for fout in fouten if fout]


def _maak(rij: dict, naam: str, uit: Path) -> str:
    if documenten.is_er(naam, rij["notebook"], rij["bestanden"]):
        return ""
    notebook = next(pad for pad in rij["bestanden"] if PurePosixPath(pad).name == f"{rij['notebook']}.ipynb")
    try:
        gemaakt = documenten.bestanden(naam, binnen(uit, notebook))
        inhoud = {str(PurePosixPath(notebook).parent / pad): bytes_ for pad, bytes_ in gemaakt.items()}
        uitvoer = Uitvoer(uit, {})
        with tempfile.TemporaryDirectory(prefix=BEZIG, dir=uit) as bezig:
            uitvoer.plaats(inhoud, Path(bezig))
    except Exception as fout:  # één mislukking houdt de andere niet tegen
        soort = "" if isinstance(fout, IntegratieFout) else f"{type(fout).__name__}: "
        return f"{rij['gebied']}, {naam}: {soort}{fout}"
    rij["bestanden"] |= {pad: sha256(bytes_) for pad, bytes_ in inhoud.items()}
    rij.update(manifest.noteer(rij, uitvoer.bewaard))
    return ""
