"""Wat voor een bestand is dit, aan zijn inhoud gezien, en wat staat er bovenaan? De naam telt niet mee."""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path, PurePosixPath

import pyarrow as pa
import pyarrow.parquet as pq

from integratie.bestanden.openen import LANGSTE_REGEL, eis_gewoon, lees_bytes
from integratie.fouten import Gegevensfout
from integratie.lezers.archief import csvs_in_zip, kopregel, naam_in_zip, open_lid
from integratie.lezers.bestand import UITGEPAKT_HOOGSTENS, eis_utf8
from integratie.lezers.werkboek import gevulde, is_werkboek, open_bladen, tekst, verborgen_bladen

KOPRIJEN = 12
_SHP = 9994  # eerste getal van een shapefile (.shp en .shx)


@dataclass(frozen=True)
class Vorm:
    """`soort`: werkboek, zip, bladenzip (een csv per blad), tekst, parquet, gpkg, shp, shx of dbf. `kop`: het begin, met `|` tussen de velden. `blad`: het eerste van een werkboek."""

    soort: str
    kop: str
    blad: str = ""


def bekijk(pad: Path) -> Vorm:
    """De vorm van een bestand. Fout: `Gegevensfout` als het er niet is, leeg is of geen gegevensbestand is."""
    try:
        eis_gewoon(pad)
        with pad.open("rb") as bestand:
            begin = bestand.read(4096)
    except OSError as fout:
        raise Gegevensfout(
            f"{pad}: ik kan dit niet openen ({fout.strerror}); verwacht: het pad van een bronbestand."
        ) from fout
    except ValueError as fout:
        raise Gegevensfout(f"{pad!r}: dit is geen geldig pad; verwacht: het pad van een bronbestand.") from fout
    if not begin.strip():
        raise Gegevensfout(f"{pad.name}: het bestand is leeg; verwacht: een bestand van de uitgever.")
    _weiger(begin, pad.name)
    if begin.startswith(b"PK"):
        return _ingepakt(pad)
    if begin.startswith(b"PAR1"):
        return Vorm("parquet", _kolommen_parquet(pad))
    if begin.startswith(b"SQLite format 3"):
        return Vorm("gpkg", "|".join(f"{naam} {stelsel}" for naam, stelsel in lagen(pad)))
    if len(begin) >= 100 and struct.unpack(">i", begin[:4])[0] == _SHP:
        eerste = struct.unpack(">i", begin[100:104])[0] if len(begin) >= 104 else 50
        return Vorm("shx" if eerste == 50 else "shp", "")
    if begin[:1] == b"\x03" and b"\0" in begin[:32]:
        return Vorm("dbf", _velden(begin))
    # Het hele bestand, zodat een verkeerde codering op elke regel opvalt.
    regels = eis_utf8(lees_bytes(pad, UITGEPAKT_HOOGSTENS), pad.name).splitlines()[:KOPRIJEN]
    return Vorm("tekst", "\n".join(regels)[:20_000])


def _weiger(begin: bytes, naam: str) -> None:
    laag = begin.lstrip(b"\xef\xbb\xbf \r\n\t")[:200].lower()
    if laag.startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise Gegevensfout(
            f"{naam}: dit is een webpagina, geen gegevensbestand; verwacht: het bestand zelf (de uitgever weigert wellicht "
            "automatische ophalers: haal het met de browser op)."
        )
    if begin.startswith(b"\xd0\xcf\x11\xe0"):
        raise Gegevensfout(
            f"{naam}: een werkboek met een wachtwoord of in de oude opmaak (.xls); verwacht: een xlsx zonder wachtwoord."
        )
    if begin.startswith(b"PK") and b"opendocument" in begin[:100]:  # zo'n zip begint met zijn soort
        raise Gegevensfout(
            f"{naam}: een rekenblad in de opmaak van LibreOffice (.ods); verwacht: een xlsx (bewaar het daar als «Excel 2007-365»)."
        )
    if begin.startswith((b"%PDF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")):
        raise Gegevensfout(f"{naam}: dit is een pdf of een ander archief; verwacht: csv, txt, xlsx, zip of parquet.")


def _ingepakt(pad: Path) -> Vorm:
    if not is_werkboek(pad):
        if len(leden := csvs_in_zip(pad)) > 1:
            return Vorm("bladenzip", "\n".join(f"[{naam}]\n{kop}" for naam, kop in _koppen(pad, leden)))
        if not naam_in_zip(pad).casefold().endswith((".xlsx", ".xlsm")):
            return Vorm("zip", kopregel(pad))
    delen, eerste = [], ""
    with open_bladen(pad) as bladen:
        for blad in bladen:
            eerste = eerste or blad.naam
            rijen = islice(gevulde(blad.rijen(), f"{pad.name}, blad '{blad.naam}'", Gegevensfout), KOPRIJEN)
            delen += [f"[{blad.naam}]", *("|".join(tekst(c) for c in rij) for _, rij in rijen)]
    if not delen and (verborgen := verborgen_bladen(pad)):
        raise Gegevensfout(
            f"{pad.name}: elk blad is verborgen ({', '.join(verborgen[:6])}); verwacht: een zichtbaar blad (rechtermuisknop op een tab, «Zichtbaar maken»)."
        )
    return Vorm("werkboek", "\n".join(delen), eerste)


def _koppen(pad: Path, leden: list[str]) -> Iterator[tuple[str, str]]:
    """Naam en eerste regel van de eerste bladen (csv) in een zip."""
    for lid in leden[:KOPRIJEN]:
        with open_lid(pad, lid) as stroom:
            yield PurePosixPath(lid).stem, eis_utf8(stroom.readline(LANGSTE_REGEL), f"{pad.name}, {lid}").strip()


def _kolommen_parquet(pad: Path) -> str:
    try:
        return "|".join(pq.ParquetFile(pad).schema_arrow.names)
    except (pa.ArrowException, OSError, ValueError) as fout:
        raise Gegevensfout(f"{pad.name}: geen leesbaar parquetbestand; haal het opnieuw op bij de uitgever.") from fout


def lagen(pad: Path) -> list[tuple[str, int]]:
    """Naam en stelsel (EPSG) van elke laag van een GeoPackage. Fout: `Gegevensfout`."""
    return uit_gpkg(pad, "select table_name, srs_id from gpkg_contents")


def uit_gpkg(pad: Path, vraag: str) -> list[tuple]:
    """Het antwoord op een vraag in SQL aan een GeoPackage. Fout: `Gegevensfout` als het onleesbaar is."""
    try:
        with closing(sqlite3.connect(f"{pad.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            return db.execute(vraag).fetchall()
    except sqlite3.Error as fout:
        raise Gegevensfout(f"{pad.name}: geen leesbaar GeoPackage met kolom geoitem; haal het opnieuw op.") from fout


def _velden(begin: bytes) -> str:
    """Veldnamen van een dBase-bestand: blokken van 32 bytes na de kop, tot een `\r`."""
    blokken = takewhile(lambda blok: blok[:1] != b"\r", (begin[i : i + 32] for i in range(32, len(begin) - 31, 32)))
    return "|".join(blok[:11].split(b"\0")[0].decode("ascii", "replace") for blok in blokken)
