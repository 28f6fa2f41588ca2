"""Wat gepubliceerd is, volgt uit het notebook en het manifest: pagina, figuurbestanden, docx en overzicht zoals ze opnieuw gemaakt worden.

De schrijvers van hele bestanden worden hier enkel opgeroepen om te vergelijken.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from integratie.controle.rapport import Fout, Rapport
from integratie.fouten import IntegratieFout
from integratie.uitvoering import laden, manifest
from integratie.uitvoering.eigenwerk import met_som
from integratie.uitvoering.opdracht import rapporten
from integratie.weergave import figuurbestanden, notebookinhoud, overzichtspagina, toegankelijkheid, word


def opgemaakt(r: Rapport, notebook, uit: Path) -> list[Fout]:
    """De pagina, de figuurbestanden en het Word-document van een rapport zijn wat zijn notebook geeft."""
    laden.nbformat()  # anders laadt wat de pagina maakt er seconden over
    from integratie.weergave import bladzijde

    titel, soort = notebook.metadata.get("title", ""), rapporten().get(r.rij["notebook"])
    hoort = f"{soort.titel}: {r.rij['gebied']} ({r.peiljaar})" if soort else titel
    fouten = [] if titel == hoort else [Fout(r.naam, "titel", f"verwacht '{hoort}', niet '{titel}'")]
    pad = PurePosixPath(r.naam)
    fouten += _bestand(uit, str(pad.with_suffix(".html")), bladzijde.naar_html(notebook, titel).encode())
    alle = notebookinhoud.figuren(notebookinhoud.celinhoud(notebook))
    for naam, inhoud in figuurbestanden.bestanden(alle).items():
        fouten += _bestand(uit, str(pad.parent / naam), inhoud)
        if str(pad.parent / naam) not in r.rij["bestanden"]:
            fouten.append(Fout(str(pad.parent / naam), "bestand", "verwacht dat het in het manifest staat"))
    docx = str(pad.with_suffix(".docx"))
    return fouten + (_woorddocument(uit, r.naam, docx) if docx in r.rij["bestanden"] and (uit / docx).is_file() else [])


def overzicht(uit: Path) -> list[Fout]:
    """`index.html` is wat het manifest geeft, en de verklaring is die van deze versie."""
    fouten = _bestand(uit, "index.html", met_som(overzichtspagina.pagina(manifest.lees(uit))))
    with tempfile.TemporaryDirectory() as elders:
        toegankelijkheid.schrijf(Path(elders))
        hoort = (Path(elders) / toegankelijkheid.NAAM).read_bytes()
    return fouten + _bestand(uit, toegankelijkheid.NAAM, hoort)


def _woorddocument(uit: Path, notebook: str, pad: str) -> list[Fout]:
    """De tekst en de beelden; de stijlen hangen af van de versie van python-docx."""
    try:
        staat = ZipFile(uit / pad)
        hoort = ZipFile(io.BytesIO(word.maak(uit / notebook)))
        namen = [n for n in hoort.namelist() if n == "word/document.xml" or n.startswith("word/media/")]
        fouten = [fout for n in namen for fout in _verschil(f"{pad}", f"{n}, ", staat.read(n), hoort.read(n))]
    except (BadZipFile, KeyError):
        return [Fout(pad, "bestand", "verwacht een leesbaar Word-document")]
    except (ImportError, IntegratieFout) as fout:
        return [Fout(pad, "bestand", f"is niet na te rekenen: {fout}")]
    return fouten


def _bestand(uit: Path, naam: str, hoort: bytes) -> list[Fout]:
    if not (uit / naam).is_file():
        return [Fout(naam, "bestand", "ontbreekt; maak de rapporten opnieuw")]
    return _verschil(naam, "", (uit / naam).read_bytes(), hoort)


def _verschil(naam: str, binnen: str, staat: bytes, hoort: bytes) -> list[Fout]:
    """De eerste plaats waar een bestand (of het deel `binnen` ervan) afwijkt van wat het hoort te zijn."""
    if staat == hoort:
        return []
    if b"\0" in hoort[:1000]:
        return [Fout(naam, "bestand", "verwacht het beeld van de figuur in het notebook")]
    er, juist = (inhoud.decode("utf-8", "replace") for inhoud in (staat, hoort))
    plek = next((i for i, (a, b) in enumerate(zip(er, juist, strict=False)) if a != b), min(len(er), len(juist)))
    regel = juist.count("\n", 0, plek) + 1
    rond_er, rond_juist = (" ".join(tekst[max(0, plek - 40) : plek + 40].split()) for tekst in (er, juist))
    return [Fout(naam, f"{binnen}regel {regel}", f"verwacht wat uit de inhoud volgt: '{rond_juist}', niet '{rond_er}'")]
