"""Bestanden voorzichtig openen: geen afgekapt, te groot of verkeerd ingedeeld bestand glipt erdoor."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.csv as pacsv

from integratie.fouten import Gegevensfout

UITGEPAKT_HOOGSTENS = 200 * 1024 * 1024  # bytes
ZIPFOUTEN = (zipfile.BadZipFile, zlib.error, EOFError, UnicodeDecodeError, RuntimeError)
_GETAL, _GETAL_VANAF_0 = re.compile(r"-?\d+(\.\d+)?"), re.compile(r"\d+(\.\d+)?")


def eis_kolommen(aanwezig: list[str], verwacht: list[str], waar: str) -> None:
    """Fout.

    `Gegevensfout` als een verwachte kolom ontbreekt of dubbel staat; `waar` noemt bestand (en blad).
    """
    if ontbrekend := [k for k in verwacht if k not in aanwezig]:
        raise Gegevensfout(
            f"{waar}: kolom '{ontbrekend[0]}' ontbreekt; verwacht: {', '.join(verwacht)}; gevonden: "
            f"{', '.join(aanwezig)[:300]}."
        )
    if dubbel := sorted({k for k in aanwezig if aanwezig.count(k) > 1}):
        raise Gegevensfout(f"{waar}: kolom '{dubbel[0]}' staat er meer dan één keer; verwacht: elke kolom één keer.")


def lees_csv(pad: Path, scheiding: str = ",", kolommen: list[str] | None = None) -> pd.DataFrame:
    """Alle cellen van een csv-bestand als tekst.

    Fout: `Gegevensfout` bij een andere codering, kolom of rijlengte dan verwacht.
    """
    if pad.stat().st_size > UITGEPAKT_HOOGSTENS:
        raise Gegevensfout(f"{pad.name}: het bestand is groter dan 200 MB; verwacht: een csv-bestand van de uitgever.")
    try:
        tekst = pad.read_text(encoding="utf-8-sig")
        rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True))
    except (UnicodeDecodeError, csv.Error) as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar csv-bestand ({fout}); verwacht: UTF-8 met '{scheiding}' als scheiding."
        ) from fout
    if len(rijen) < 2:
        raise Gegevensfout(f"{pad.name}: het bestand is leeg; verwacht: een koprij en rijen met cijfers.")
    kop = [k.strip() for k in rijen[0]]
    eis_kolommen(kop, kolommen or [], pad.name)
    for nummer, rij in enumerate(rijen[1:], start=2):
        if len(rij) != len(kop):
            raise Gegevensfout(
                f"{pad.name}: rij {nummer} telt {len(rij)} kolommen; verwacht: {len(kop)} (is het bestand "
                "afgekapt of heeft het een "
                f"andere scheiding dan '{scheiding}'?)."
            )
    return pd.DataFrame(rijen[1:], columns=kop, dtype="str")


@contextmanager
def _open_zip(pad: Path) -> Iterator[IO[bytes]]:
    """Het enige bestand in een zip, als stroom. Fout: `Gegevensfout` bij een kapotte of te grote zip."""
    try:
        with zipfile.ZipFile(pad) as zip_:
            leden = [lid for lid in zip_.infolist() if not lid.is_dir()]
            if len(leden) != 1 or leden[0].file_size > UITGEPAKT_HOOGSTENS:
                raise Gegevensfout(
                    f"{pad.name}: verwacht één tekstbestand van hoogstens 200 MB in de zip; gevonden: {len(leden)} "
                    f"({sum(lid.file_size for lid in leden) // 1_000_000} MB)."
                )
            with zip_.open(leden[0]) as stroom:
                yield stroom
    except ZIPFOUTEN as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar zipbestand ({fout}); haal het opnieuw op bij de uitgever."
        ) from fout


def kop_van_zip(pad: Path) -> list[str]:
    """De kolomnamen van het tekstbestand (`|`, UTF-8) in een zip. Fout: `Gegevensfout` als het onleesbaar is."""
    with _open_zip(pad) as stroom:
        return stroom.readline(100_000).decode("utf-8-sig").strip().split("|")


def lees_zip(pad: Path, kolommen: dict[str, pa.DataType], keuze: tuple[str, ...] = ()) -> pd.DataFrame:
    """Kolommen uit het enige tekstbestand (`|`, UTF-8) in een zip; `keuze` zijn kolommen die mogen ontbreken.

    Fout: `Gegevensfout` bij een kapotte of te grote zip, een ontbrekende kolom of een waarde van een ander
    type.
    """
    kop = kop_van_zip(pad)
    eis_kolommen(kop, [k for k in kolommen if k not in keuze], pad.name)
    with _open_zip(pad) as stroom:
        return _lees_stroom(stroom, {k: t for k, t in kolommen.items() if k in kop}, kop, pad)


def _lees_stroom(stroom, types: dict[str, pa.DataType], kop: list[str], pad: Path) -> pd.DataFrame:
    omzetten = pacsv.ConvertOptions(
        include_columns=list(types), column_types=types, null_values=[], strings_can_be_null=False
    )
    try:
        tabel = pacsv.read_csv(
            stroom,
            pacsv.ReadOptions(use_threads=False),
            pacsv.ParseOptions(delimiter="|", quote_char=False),
            omzetten,
        )
    except pa.ArrowInvalid as fout:
        nummer = re.search(r"CSV column #(\d+): .*invalid value '(.*)'", str(fout))
        uitleg = (
            f"kolom '{kop[int(nummer[1])]}' bevat '{nummer[2]}', verwacht: een getal"
            if nummer
            else f"rijen van ongelijke lengte of onleesbare tekens ({fout})"
        )
        raise Gegevensfout(f"{pad.name}: {uitleg}.") from fout
    return tabel.to_pandas()


def lees_werkboek(pad: Path) -> dict[str, list[tuple]]:
    """Blad → rijen met celwaarden van een xlsx-bestand.

    Fout: `Gegevensfout` als het geen (of een te groot) werkboek is.
    """
    try:
        with zipfile.ZipFile(pad) as zip_:
            if sum(lid.file_size for lid in zip_.infolist()) > UITGEPAKT_HOOGSTENS:
                raise Gegevensfout(
                    f"{pad.name}: het werkboek is uitgepakt groter dan 200 MB; verwacht: een werkboek van de uitgever."
                )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # PinC-exports missen een standaardstijl: onschuldig
            werkboek = openpyxl.load_workbook(pad, read_only=False, data_only=True)
            return {blad.title: list(blad.iter_rows(values_only=True)) for blad in werkboek.worksheets}
    except (*ZIPFOUTEN, ParseError, KeyError, ValueError, TypeError) as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar xlsx-werkboek ({fout}); haal het opnieuw op bij de uitgever."
        ) from fout


def getallen(
    tekst: pd.Series, waar: str, geheel: bool = False, leeg_mag: bool = False, negatief_mag: bool = False
) -> pd.Series:
    """Tekst met een punt als decimaalteken → getallen; leeg wordt NaN als `leeg_mag`.

    Fout: `Gegevensfout` met kolom en rij.
    """
    vorm = _GETAL if negatief_mag else _GETAL_VANAF_0
    goed = tekst.map(lambda t: bool(vorm.fullmatch(t)) or (leeg_mag and t == ""))
    if not goed.all():
        plaats = int((~goed).to_numpy().argmax())
        raise Gegevensfout(
            f"{waar}: kolom '{tekst.name}', rij {plaats + 2} bevat '{tekst.iloc[plaats]}'; verwacht: een getal"
            f"{'' if negatief_mag else ' vanaf 0'} zonder duizendtalteken, met een punt als decimaalteken."
        )
    uit = pd.to_numeric(tekst.where(tekst != ""), errors="raise").astype("float64")
    if geheel and (uit.dropna() % 1 != 0).any():
        raise Gegevensfout(
            f"{waar}: kolom '{tekst.name}' bevat {uit[uit % 1 != 0].iloc[0]}; verwacht: gehele aantallen."
        )
    return uit


def niscodes(tekst: pd.Series, waar: str) -> pd.Series:
    """Controleer dat elke cel een NIS-code van vijf cijfers is. Fout: `Gegevensfout` met kolom en rij."""
    goed = tekst.str.fullmatch(r"\d{5}")
    if not goed.all():
        plaats = int((~goed).to_numpy().argmax())
        raise Gegevensfout(
            f"{waar}: kolom '{tekst.name}', rij {plaats + 2} bevat '{tekst.iloc[plaats]}'; verwacht: een "
            "NIS-code van vijf cijfers "
            "(zijn voorloopnullen verloren gegaan?)."
        )
    return tekst
