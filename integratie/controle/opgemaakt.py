"""Wat gepubliceerd is, volgt uit de inhoud: de pagina, de figuurbestanden en het overzicht, byte voor byte; en de pagina zegt wat in het notebook staat.

De schrijvers van hele bestanden worden hier enkel opgeroepen om te vergelijken. Daarnaast leest deze module de pagina zelf: haar merken
en tabellen zijn die van de blokken, in dezelfde volgorde.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from bs4 import Tag

from integratie.blok.blok import Figuur
from integratie.blok.onderdelen import Alinea, Lijst, Tabel, met_inhoud
from integratie.controle import getallen
from integratie.controle.fout import Fout
from integratie.controle.pagina import Pagina
from integratie.controle.rapport import Rapport, alle_merken
from integratie.uitvoering import laden, manifest
from integratie.uitvoering.eigenwerk import met_som
from integratie.uitvoering.opdracht import rapporten
from integratie.weergave import figuurbestanden, notebookinhoud, overzichtspagina, toegankelijkheid


def opgemaakt(r: Rapport, notebook, uit: Path) -> list[Fout]:
    """De pagina en de figuurbestanden van een rapport zijn wat zijn notebook geeft."""
    laden.nbformat()  # anders laadt wat de pagina maakt er seconden over
    from integratie.weergave import bladzijde

    pad = str(PurePosixPath(r.naam).with_suffix(".html"))
    titel = notebook.metadata.get("title", "")
    fouten = [Fout(r.naam, "titel", zin) for zin in _titel(titel, r)]
    fouten += _bestand(uit, pad, bladzijde.naar_html(notebook, titel).encode())
    alle = notebookinhoud.figuren(notebookinhoud.celinhoud(notebook))
    map_ = str(PurePosixPath(r.naam).parent)
    for naam, inhoud in figuurbestanden.bestanden(alle).items():
        fouten += _bestand(uit, f"{map_}/{naam}", inhoud)
        if f"{map_}/{naam}" not in r.rij["bestanden"]:
            fouten.append(Fout(f"{map_}/{naam}", "bestand", "verwacht dat het in het manifest staat"))
    return fouten


def _titel(titel: str, r: Rapport) -> Iterator[str]:
    soort = rapporten().get(r.rij["notebook"])
    hoort = f"{soort.titel}: {r.rij['gebied']} ({r.peiljaar})" if soort else titel
    if titel != hoort:
        yield f"verwacht '{hoort}', niet '{titel}'"


def overzicht(uit: Path) -> list[Fout]:
    """`index.html` is wat het manifest geeft, en de verklaring is die van deze versie."""
    fouten = _bestand(uit, "index.html", met_som(overzichtspagina.pagina(manifest.lees(uit))))
    with tempfile.TemporaryDirectory() as elders:
        toegankelijkheid.schrijf(Path(elders))
        hoort = (Path(elders) / toegankelijkheid.NAAM).read_bytes()
    return fouten + _bestand(uit, toegankelijkheid.NAAM, hoort)


def _bestand(uit: Path, naam: str, hoort: bytes) -> list[Fout]:
    """De eerste plaats waar een bestand afwijkt van wat het hoort te zijn."""
    if not (uit / naam).is_file():
        return [Fout(naam, "bestand", "ontbreekt; maak de rapporten opnieuw")]
    staat = (uit / naam).read_bytes()
    if staat == hoort:
        return []
    if b"\0" in hoort[:1000]:
        return [Fout(naam, "bestand", "verwacht het beeld van de figuur in het notebook")]
    er, juist = (inhoud.decode("utf-8", "replace") for inhoud in (staat, hoort))
    plek = next((i for i, (a, b) in enumerate(zip(er, juist, strict=False)) if a != b), min(len(er), len(juist)))
    regel = juist.count("\n", 0, plek) + 1
    return [
        Fout(
            naam,
            f"regel {regel}",
            f"verwacht wat uit de inhoud volgt: '{_rond(juist, plek)}', niet '{_rond(er, plek)}'",
        )
    ]


def _rond(tekst: str, plek: int) -> str:
    return " ".join(tekst[max(0, plek - 40) : plek + 40].split())


def getoond(r: Rapport, pagina: Pagina) -> list[Fout]:
    """De merken en tabellen van de pagina zijn die van de blokken, in dezelfde volgorde; wat een onderzoeker zelf toont, mag ertussen."""
    hoort = [(getallen.machine(m.waarde), m.tekst) for w in r.getoond for m in alle_merken(w.blok)]
    staat = [(d.get("value", ""), d.get_text()) for d in pagina.alle("main data")]
    fouten = []
    if anders := _ontbreekt(hoort, staat):
        fouten.append(
            Fout(pagina.naam, "hele pagina", f"verwacht '{anders[1]}' ({anders[0]}), in de volgorde van het notebook")
        )
    tabellen = [_cellen(t) for w in r.getoond for t in _tabellen(w.blok)]
    if anders := _ontbreekt(tabellen, [_van_pagina(t) for t in pagina.alle("main table")]):
        fouten.append(Fout(pagina.naam, "hele pagina", f"verwacht de tabel '{anders[0]}' zoals in het notebook"))
    return fouten


def _ontbreekt(hoort: Iterable, staat: Iterable):
    """Het eerste van `hoort` dat niet in deze volgorde in `staat` voorkomt."""
    rest = iter(staat)
    return next((x for x in hoort if x not in rest), None)


def _tabellen(blok: object) -> Iterator[Tabel]:
    for deel in met_inhoud(blok):
        if isinstance(deel, Tabel):
            yield deel
        elif isinstance(deel, Figuur):
            yield deel.cijfertabel


def _cellen(t: Tabel) -> tuple:
    return t.titel, t.kolommen, tuple(tuple(_plat(cel) for cel in rij) for rij in t.rijen)


def _plat(cel: object) -> str:
    if isinstance(cel, tuple):
        return "".join(_plat(deel) for deel in cel)
    if isinstance(cel, Lijst):
        return "".join(_plat(punt) for punt in cel.punten)
    return str(cel.tekst) if isinstance(cel, Alinea) else str(cel)


def _van_pagina(tabel: Tag) -> tuple:
    titel = tabel.caption.get_text() if tabel.caption else ""
    koppen, *rijen = [tuple(c.get_text() for c in rij.find_all(["th", "td"])) for rij in tabel.find_all("tr")] or [()]
    return titel, koppen, tuple(rijen)
