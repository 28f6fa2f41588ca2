"""Alle tabellen en teksten van een map met rapporten: notebooks (blokken en andere uitvoer), pagina's, csv, Excel en tekeningen."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from zipfile import BadZipFile

from bs4 import BeautifulSoup

from integratie.blok import machine
from integratie.blok.blok import MIME, Figuur
from integratie.blok.onderdelen import Tabel
from integratie.blok.tekst import Tekst
from integratie.fouten import Gegevensfout

Rij = list[str]


@dataclass
class Inhoud:
    """Wat er in één bestand staat: `rasters` zijn (titel, rijen) van elke tabel, de kop inbegrepen; `teksten` al het andere."""

    bestand: str
    rasters: list[tuple[str, list[Rij]]] = field(default_factory=list)
    teksten: list[str] = field(default_factory=list)


def lees_map(map_: Path) -> Iterator[Inhoud]:
    """Elk bestand dat een lezer van deze map kan openen. Fout: `Gegevensfout` als de map er niet is of een bestand niet te lezen is."""
    if not map_.is_dir():
        raise Gegevensfout(f"{map_} is geen map; verwacht een map met rapporten.")
    for pad in sorted(p for p in map_.rglob("*") if p.suffix in LEZERS and p.is_file()):
        inhoud = Inhoud(pad.relative_to(map_).as_posix())
        try:
            LEZERS[pad.suffix](pad, inhoud)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, BadZipFile) as fout:
            raise Gegevensfout(f"{pad} is niet te lezen, dus niet na te gaan: {fout}.") from fout
        yield inhoud


def _notebook(pad: Path, uit: Inhoud) -> None:
    for cel in json.loads(pad.read_text(encoding="utf-8"))["cells"]:
        uit.teksten.append("".join(cel["source"]))
        for uitvoer in cel.get("outputs", ()):
            uit.teksten.append("".join(uitvoer.get("text", "")))
            for vorm, data in uitvoer.get("data", {}).items():
                if vorm == MIME:
                    _blok(machine.lees(data), uit)
                elif vorm in ("text/html", "image/svg+xml"):
                    _opmaak("".join(data), uit)
                elif vorm.startswith("text/"):
                    uit.teksten.append("".join(data))


def _blok(deel: object, uit: Inhoud) -> None:
    if isinstance(deel, Tabel):
        rijen = [[str(cel) for cel in rij] for rij in deel.rijen]
        uit.rasters.append((deel.titel, [list(deel.kolommen), *rijen]))
    elif isinstance(deel, Tekst | str):
        (_opmaak if str(deel).startswith("<svg") else _tekst)(str(deel), uit)
    elif isinstance(deel, tuple):
        for binnen in deel:
            _blok(binnen, uit)
    elif is_dataclass(deel):
        for veld in fields(deel):
            _blok(getattr(deel, veld.name), uit)
        if isinstance(deel, Figuur):
            _blok(deel.cijfertabel, uit)


def _tekst(tekst: str, uit: Inhoud) -> None:
    uit.teksten.append(tekst)


def _opmaak(tekst: str, uit: Inhoud) -> None:
    """De tabellen van een stuk HTML of svg, en al wat er verder te lezen valt, ook als tekstalternatief of bij het aanwijzen."""
    soep = BeautifulSoup(re.sub(r"<\?xml[^>]*>", "", tekst), "html.parser")
    for tabel in soep.find_all("table"):
        rijen = [[cel.get_text(" ", strip=True) for cel in rij.find_all(("th", "td"))] for rij in tabel.find_all("tr")]
        uit.rasters.append((tabel.caption.get_text(" ", strip=True) if tabel.caption else "", rijen))
        tabel.extract()
    uit.teksten.append(soep.get_text(" ", strip=True))
    namen = ("alt", "title", "aria-label")
    uit.teksten += [str(x[naam]) for x in soep.find_all(True) for naam in namen if x.has_attr(naam)]


def _csv(pad: Path, uit: Inhoud) -> None:
    tekst = pad.read_text(encoding="utf-8-sig")
    titel, _, rest = tekst.partition("\n") if tekst.startswith("#") else ("", "", tekst)
    scheiding = ";" if ";" in rest.partition("\n")[0] else ","
    uit.rasters.append((titel.strip("# "), list(csv.reader(io.StringIO(rest), delimiter=scheiding))))


def _xlsx(pad: Path, uit: Inhoud) -> None:
    import openpyxl

    for blad in openpyxl.load_workbook(pad, read_only=True):
        rijen = [["" if cel is None else str(cel) for cel in rij] for rij in blad.iter_rows(values_only=True)]
        uit.rasters.append((rijen[0][0] if rijen and rijen[0] else "", rijen))


def _getekend(pad: Path, uit: Inhoud) -> None:
    _opmaak(pad.read_text(encoding="utf-8"), uit)


LEZERS = {".ipynb": _notebook, ".html": _getekend, ".svg": _getekend, ".csv": _csv, ".xlsx": _xlsx}
