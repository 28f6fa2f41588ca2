"""Zipbestanden met één tekstbestand of werkboek erin, nooit op schijf uitgepakt."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

import pyarrow as pa
import pyarrow.csv as pacsv

from integratie.bestanden.openen import LANGSTE_REGEL, eis_gewoon
from integratie.bestanden.scheiding import scheiding_van
from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import UITGEPAKT_HOOGSTENS, eis_kolommen, eis_utf8, zoals_verwacht

ZIPFOUTEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)

_BIJBESTAND = re.compile(r"^__MACOSX/|(^|/)(\._[^/]*|\.DS_Store)$")  # wat een Mac erbij zet


def _leden(pad: Path) -> list[zipfile.ZipInfo]:
    """De bestanden in een zip, zonder mappen en wat een Mac erbij zet. Fout: `Gegevensfout` bij een kapotte zip."""
    eis_gewoon(pad)
    try:
        with zipfile.ZipFile(pad) as zip_:
            return [lid for lid in zip_.infolist() if not lid.is_dir() and not _BIJBESTAND.search(lid.filename)]
    except ZIPFOUTEN as fout:
        raise Gegevensfout(f"{pad.name}: geen leesbaar zipbestand; haal het opnieuw op bij de uitgever.") from fout


@contextmanager
def open_zip(pad: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Naam en stroom van het enige bestand in een zip.

    Fout: `Gegevensfout` bij een kapotte, te grote of beveiligde zip, meer dan één bestand, of een naam die
    buiten de zip wijst.
    """
    leden = _leden(pad)
    if len(leden) != 1 or leden[0].file_size > UITGEPAKT_HOOGSTENS:
        raise Gegevensfout(
            f"{pad.name}: verwacht één tekstbestand van hoogstens 200 MB in de zip; gevonden: {len(leden)} "
            f"({sum(lid.file_size for lid in leden) // 1_000_000} MB)."
        )
    naam = leden[0].filename
    if naam.startswith(("/", "\\")) or ".." in PurePosixPath(naam.replace("\\", "/")).parts or ":" in naam:
        raise Gegevensfout(f"{pad.name}: het bestand in de zip heet '{naam}'; verwacht: een gewone naam.")
    with open_lid(pad, naam) as stroom:
        yield naam, stroom


def kopregel(pad: Path) -> str:
    """De eerste regel van een tekstbestand (UTF-8), los of als enige in een zip. Fout: `Gegevensfout` als het onleesbaar is."""
    with _open(pad) as stroom:
        return eis_utf8(stroom.readline(LANGSTE_REGEL + 2), pad.name).strip()


def naam_in_zip(pad: Path) -> str:
    """De naam van het enige bestand in een zip."""
    with open_zip(pad) as (naam, _):
        return PurePosixPath(naam).name


def lees_tekst(pad: Path, kolommen: dict[str, pa.DataType], keuze: tuple[str, ...] = ()) -> pa.Table:
    """Kolommen uit een tekstbestand (gewoon `|`, UTF-8), los of als enige in een zip; `keuze` mogen ontbreken.

    Fout: `Gegevensfout` bij een kapot of te groot bestand, een ontbrekende of dubbele kolom of een waarde van een
    ander type.
    """
    regel = kopregel(pad)
    scheiding = scheiding_van(regel, kolommen, "|")
    kop = zoals_verwacht([k.strip().strip('"') for k in regel.split(scheiding)], kolommen)
    eis_kolommen(kop, [k for k in kolommen if k not in keuze], pad.name)
    types = {k: t for k, t in kolommen.items() if k in kop}
    omzetten = pacsv.ConvertOptions(
        include_columns=list(types), column_types=types, null_values=[], strings_can_be_null=False
    )
    lezen = pacsv.ReadOptions(use_threads=False, block_size=1 << 22, column_names=kop, skip_rows=1)
    aanhaling: str | bool = False if scheiding == "|" else '"'  # de uitgever zelf gebruikt er geen
    ontleden = pacsv.ParseOptions(delimiter=scheiding, quote_char=aanhaling)
    with _open(pad) as stroom:
        try:
            return pacsv.read_csv(stroom, lezen, ontleden, omzetten)
        except (pa.ArrowInvalid, pa.ArrowKeyError) as fout:
            raise Gegevensfout(f"{pad.name}: {_uitleg(str(fout), kop)}.") from fout


def _uitleg(fout: str, kop: list[str]) -> str:
    if "straddling" in fout:  # een regel die niet in één blok van 4 MB past
        return "een regel is langer dan 4 MB; verwacht: elke rij op een eigen regel"
    if geval := re.search(r"CSV column #(\d+): .*invalid value '(.*)'", fout):
        return f"kolom '{kop[int(geval[1])]}' bevat '{geval[2]}', verwacht: een getal"
    return f"rijen van ongelijke lengte of onleesbare tekens; verwacht: {len(kop)} kolommen per rij"


def csvs_in_zip(pad: Path) -> list[str]:
    """De csv-bestanden in een zip met niets anders, op naam; leeg als er iets anders in zit. Fout: `Gegevensfout` bij een kapotte zip."""
    namen = [lid.filename for lid in _leden(pad)]
    return sorted(namen) if all(naam.casefold().endswith(".csv") for naam in namen) else []


@contextmanager
def open_lid(pad: Path, naam: str) -> Iterator[IO[bytes]]:
    """De stroom van één bestand uit een zip. Fout: `Gegevensfout` als het te groot, beveiligd of kapot is."""
    eis_gewoon(pad)
    try:
        with zipfile.ZipFile(pad) as zip_:
            lid = zip_.getinfo(naam)
            if lid.file_size > UITGEPAKT_HOOGSTENS or lid.flag_bits & 1:
                raise Gegevensfout(
                    f"{pad.name}: '{naam}' telt {lid.file_size // 1_000_000} MB of vraagt een wachtwoord; verwacht: hoogstens 200 MB, zonder wachtwoord."
                )
            with zip_.open(lid) as stroom:
                yield stroom
    except ZIPFOUTEN as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar zipbestand ('{naam}'); haal het opnieuw op bij de uitgever."
        ) from fout


def is_ingepakt(pad: Path) -> bool:
    """Begint dit bestand zoals een zip (ook een werkboek is er een)? Fout: `Gegevensfout` als het geen gewoon bestand is."""
    eis_gewoon(pad)
    with pad.open("rb") as bestand:
        return bestand.read(2) == b"PK"


@contextmanager
def _open(pad: Path) -> Iterator[IO[bytes]]:
    if is_ingepakt(pad):
        with open_zip(pad) as (_, stroom):
            yield stroom
    else:
        if pad.stat().st_size > UITGEPAKT_HOOGSTENS:
            raise Gegevensfout(f"{pad.name}: het bestand is groter dan 200 MB; verwacht: een bestand van de uitgever.")
        with pad.open("rb") as stroom:
            yield stroom
