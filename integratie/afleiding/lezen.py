"""Wat er in een bestand van een map met rapporten te lezen staat: tabellen, en al het andere als tekst.

Ook wat niet vanzelf in beeld komt: tekstalternatief, tekst bij het aanwijzen, metagegevens, commentaar, verborgen bladen, notities bij een dia.
"""

import base64
import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from html import unescape
from pathlib import Path
from zipfile import BadZipFile

from integratie.blok import machine
from integratie.blok.blok import MIME, Figuur
from integratie.blok.onderdelen import Cel, Tabel
from integratie.blok.tekst import Tekst
from integratie.fouten import Gegevensfout

Rij = list[str]
OPMAAK = ("text/html", "image/svg+xml")


@dataclass
class Inhoud:
    """Wat er in één bestand staat: `rasters` zijn (titel, rijen) van elke tabel, de kop inbegrepen; `teksten` al het andere."""

    rasters: list[tuple[str, list[Rij]]] = field(default_factory=list)
    teksten: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Bestand:
    """Een bestand in een map met rapporten; `uitgave` is 0 voor de map van nu, `naam` zijn pad daarin."""

    uitgave: int
    naam: str
    pad: Path

    @property
    def map(self) -> str:
        """De map van de gemeente of het gebied; leeg voor wat bovenaan staat."""
        return self.naam.rpartition("/")[0].partition("/")[0]

    def ruw(self) -> bytes:
        """De bytes. Fout: `Gegevensfout`."""
        try:
            return self.pad.read_bytes()
        except OSError as fout:
            raise Gegevensfout(f"{self.pad} is niet te lezen, dus niet na te gaan: {fout.strerror}.") from fout

    def lees(self) -> Inhoud:
        """De inhoud. Fout: `Gegevensfout` als ze niet te lezen is."""
        uit = Inhoud()
        try:
            LEZERS[self.pad.suffix.lower()](self.ruw(), uit)
        except (ValueError, KeyError, TypeError, AttributeError, SyntaxError, BadZipFile) as fout:
            raise Gegevensfout(f"{self.pad} is niet te lezen, dus niet na te gaan: {fout}.") from fout
        return uit


def bestanden(map_: Path, uitgave: int) -> Iterator[Bestand]:
    """Elk bestand dat een lezer van deze map kan openen. Fout: `Gegevensfout` als de map er niet is."""
    if not map_.is_dir():
        raise Gegevensfout(f"{map_} is geen map; verwacht een map met rapporten.")
    for pad in sorted(p for p in map_.rglob("*") if p.suffix.lower() in LEZERS and p.is_file()):
        yield Bestand(uitgave, pad.relative_to(map_).as_posix(), pad)


def _notebook(ruw: bytes, uit: Inhoud) -> None:
    notebook = json.loads(ruw)
    uit.teksten.append(json.dumps(notebook.get("metadata", {}), ensure_ascii=False))
    for cel in notebook["cells"]:
        uit.teksten += ["".join(cel["source"]), json.dumps(cel.get("metadata", {}), ensure_ascii=False)]
        for uitvoer in cel.get("outputs", ()):
            uit.teksten.append("".join(x for k in ("text", "traceback", "evalue") for x in uitvoer.get(k, "")))
            for vorm, data in uitvoer.get("data", {}).items():
                if vorm == MIME:
                    _blok(machine.lees(data), uit)
                elif vorm in OPMAAK:
                    opmaak("".join(data), uit)
                elif not vorm.startswith("image/"):
                    als_tekst = isinstance(data, str | list) and all(isinstance(x, str) for x in data)
                    uit.teksten.append("".join(data) if als_tekst else json.dumps(data, ensure_ascii=False))


def _blok(deel: object, uit: Inhoud) -> None:
    if isinstance(deel, Tabel):
        rijen = [[_cel(cel) for cel in rij] for rij in deel.rijen]
        uit.rasters.append((deel.titel, [list(deel.kolommen), *rijen]))
    elif isinstance(deel, Tekst | str):
        if str(deel).startswith("<svg"):
            opmaak(str(deel), uit)
        else:
            uit.teksten.append(str(deel))
    elif isinstance(deel, tuple):
        for binnen in deel:
            _blok(binnen, uit)
    elif is_dataclass(deel):
        for veld in fields(deel):
            _blok(getattr(deel, veld.name), uit)
        if isinstance(deel, Figuur):
            _blok(deel.cijfertabel, uit)


def _cel(cel: object) -> str:
    """De tekst; staat er in die tekst geen cijfer en draagt de cel er wel een mee, dan dat."""
    waarde = cel.waarde if isinstance(cel, Cel) and not re.search(r"\d", cel) else None
    return str(cel) if waarde is None else str(waarde)


_STUK = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1\s*>|<!--(.*?)-->", re.S | re.I)
_TABEL = re.compile(r"<table\b.*?</table\s*>", re.S | re.I)
_OPSCHRIFT = re.compile(r"<caption\b[^>]*>(.*?)</caption", re.S | re.I)
_RIJ = re.compile(r"<tr\b[^>]*>(.*?)(?=<tr\b|</table)", re.S | re.I)
_CEL = re.compile(r"<t[hd]\b([^>]*)>(.*?)(?=<t[hd]\b|</tr|$)", re.S | re.I)
_KENMERK = re.compile(
    r"""\b(?:alt|title|content|summary|value|aria-[a-z]+|data-[a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I
)
_WAARDE = re.compile(r"""data-waarde\s*=\s*["']([^"']+)""")
_INGEBED = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")


def opmaak(tekst: str, uit: Inhoud) -> None:
    """De tabellen van een stuk HTML of svg, en al wat er verder in staat: tekst, kenmerken, commentaar en script.

    Uitdrukkingen in plaats van een boom: een map met rapporten is al gauw honderden megabytes.
    """
    for soort, stuk, commentaar in _STUK.findall(tekst):
        if soort.lower() != "style":
            uit.teksten.append(unescape(stuk or commentaar))
    tekst = _STUK.sub(" ", tekst)
    uit.teksten += [unescape(een or ander) for een, ander in _KENMERK.findall(tekst)]
    for beeld in _INGEBED.findall(tekst):
        opmaak(base64.b64decode(beeld).decode("utf-8"), uit)
    for tabel in _TABEL.findall(tekst):
        opschrift = _OPSCHRIFT.search(tabel)
        rijen = [[_htmlcel(*cel) for cel in _CEL.findall(rij)] for rij in _RIJ.findall(tabel)]
        titel = _kaal(opschrift[1]) if opschrift else ""
        uit.rasters.append((titel, rijen))
        uit.teksten.append(titel)
    uit.teksten.append(_kaal(_TABEL.sub(" ", tekst)))


def _htmlcel(kenmerken: str, inhoud: str) -> str:
    cel = _kaal(inhoud)
    waarde = None if re.search(r"\d", cel) else _WAARDE.search(kenmerken)
    return waarde[1] if waarde else cel


def _kaal(tekst: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", tekst)).split())


def _csv(ruw: bytes, uit: Inhoud) -> None:
    tekst = ruw.decode("utf-8-sig")
    titel, _, rest = tekst.partition("\n") if tekst.startswith("#") else ("", "", tekst)
    scheiding = next((s for s in ";\t" if s in rest.partition("\n")[0]), ",")
    uit.rasters.append((titel.strip("# \r"), list(csv.reader(io.StringIO(rest), delimiter=scheiding))))


def _document(lezer: str) -> Callable[[bytes, Inhoud], None]:
    def lees(ruw: bytes, uit: Inhoud) -> None:
        # Laadt bibliotheken die een map zonder zulke bestanden niet nodig heeft.
        from integratie.afleiding import documenten

        getattr(documenten, lezer)(ruw, uit)

    return lees


DOCUMENTEN = tuple(f".{naam}" for naam in ("docx", "pptx", "xlsx", "pdf"))
LEZERS: dict[str, Callable[[bytes, Inhoud], None]] = {
    ".ipynb": _notebook,
    **dict.fromkeys((".csv", ".tsv"), _csv),
    **dict.fromkeys((".html", ".htm", ".svg"), lambda ruw, uit: opmaak(ruw.decode("utf-8"), uit)),
    **dict.fromkeys((".json", ".md", ".txt", ".yaml"), lambda ruw, uit: uit.teksten.append(ruw.decode("utf-8"))),
    **{naam: _document(naam[1:]) for naam in DOCUMENTEN},
}
