"""Een docx heeft de koppen, alinea's, bijschriften en tabelcellen van het notebook, in dezelfde volgorde."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Alinea, Groep, Kerncijfers, Kop, Lijst, Tabel, Uitklap
from integratie.blok.tekst import Tekst
from integratie.controle.fout import Fout
from integratie.controle.rapport import Rapport

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Woordinhoud = str | tuple  # een alinea, of de cellen van een tabel


def woorddocument(r: Rapport, uit: Path) -> list[Fout]:
    """Het eerste fragment van de inhoud dat niet (op die plaats) in het document staat; niets als er geen document is."""
    pad = str(PurePosixPath(r.naam).with_suffix(".docx"))
    if pad not in r.rij["bestanden"] or not (uit / pad).is_file():
        return []
    try:
        staat = list(_van_document((uit / pad).read_bytes()))
    except (BadZipFile, KeyError, ElementTree.ParseError):
        return [Fout(pad, "bestand", "verwacht een leesbaar Word-document")]
    plek = 0
    for waar in r.getoond:
        for fragment in _van_deel(waar.blok):
            if fragment not in staat[plek:]:
                return [Fout(pad, f"cel {waar.cel}", f"verwacht '{_kort(fragment)}', zoals in het notebook")]
            plek = staat.index(fragment, plek) + 1
    return []


def _kort(fragment: Woordinhoud) -> str:
    tekst = fragment if isinstance(fragment, str) else " | ".join(cel for rij in fragment for cel in rij)
    return tekst if len(tekst) <= 160 else f"{tekst[:160]}…"


def _van_document(inhoud: bytes) -> Iterator[Woordinhoud]:
    with ZipFile(io.BytesIO(inhoud)) as boek:
        inhoud_xml = ElementTree.fromstring(boek.read("word/document.xml"))
    for deel in inhoud_xml.find(f"{W}body"):
        if deel.tag == f"{W}p":
            yield _zonder_nummer(_alinea(deel))
        elif deel.tag == f"{W}tbl":
            yield tuple(
                tuple("\n".join(map(_alinea, cel.findall(f"{W}p"))) for cel in rij.findall(f"{W}tc"))
                for rij in deel.findall(f"{W}tr")
            )


def _alinea(deel: ElementTree.Element) -> str:
    tekens = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}cr": "\n"}
    return "".join((x.text or "") if x.tag == f"{W}t" else tekens.get(x.tag, "") for x in deel.iter())


def _zonder_nummer(tekst: str) -> str:
    """Een bijschrift zonder zijn nummer: "Tabel 3: titel" → "Tabel: titel"."""
    soort, _, rest = tekst.partition(" ")
    nummer, _, titel = rest.partition(": ")
    return f"{soort}: {titel}" if soort in ("Tabel", "Figuur") and nummer.isdigit() else tekst


def _van_deel(deel: object) -> Iterator[Woordinhoud]:
    match deel:
        case Kop() | Alinea():
            yield from _zin(str(deel.tekst))
        case Tekst():
            yield from _zin(str(deel))
        case Lijst():
            for punt in deel.punten:
                for binnen in punt if isinstance(punt, tuple) else (punt,):
                    yield from _van_deel(binnen)
        case Uitklap():
            yield from _zin(deel.titel)
            for binnen in deel.onderdelen:
                yield from _van_deel(binnen)
        case Kerncijfers():
            yield "Tabel: Kerncijfers"
            rijen = [(k.naam, str(k.waarde), "; ".join(map(str, k.regels))) for k in deel.punten]
            yield _rijen([("Kerncijfer", "Waarde", "Toelichting"), *rijen])
        case Tabel():
            yield from [f"Tabel: {_schoon(deel.titel)}"] if deel.titel else []
            yield _rijen([deel.kolommen, *deel.rijen])
        case Figuur():
            yield f"Figuur: {_schoon(deel.titel)}"
            yield from map(_schoon, (f"Bron: {deel.bron}", *deel.opmerkingen))
        case Blok() | Groep():
            for binnen in deel.onderdelen:
                yield from _van_deel(binnen)


def _zin(tekst: str) -> Iterator[str]:
    yield from [_schoon(tekst)] if tekst else []


def _rijen(rijen: list[tuple]) -> tuple:
    return tuple(tuple(_schoon(_cel(cel)) for cel in rij) for rij in rijen)


def _cel(cel: object) -> str:
    """De tekst van een cel; onderdelen staan elk op hun regel."""
    if isinstance(cel, tuple):
        return "\n".join(regel for deel in cel if (regel := _cel(deel)))
    if isinstance(cel, Lijst):
        return _cel(cel.punten)
    return str(cel.tekst) if isinstance(cel, Alinea | Kop) else str(cel)


def _schoon(tekst: str) -> str:
    return "".join(t for t in tekst if t in "\n\t" or unicodedata.category(t) != "Cc")
