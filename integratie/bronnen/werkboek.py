"""Werkboeken (xlsx) voorzichtig lezen: bladen als rijen met celwaarden, en wat elke lezer daarmee doet."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from integratie.bronnen.archief import ZIPFOUTEN, open_zip
from integratie.bronnen.bestand import UITGEPAKT_HOOGSTENS
from integratie.fouten import Gegevensfout

Rijen = list[tuple]
_FOUTEN = (*ZIPFOUTEN, ParseError, KeyError, TypeError, AttributeError, IndexError, InvalidFileException)


def lees_werkboek(pad: Path) -> dict[str, Rijen]:
    """Blad → rijen met celwaarden van een xlsx-bestand, los of als enige in een zip.

    Fout: `Gegevensfout` als het geen (of een te groot) werkboek is.
    """
    stand = pad.stat()
    return _lees(pad, stand.st_mtime_ns, stand.st_size)


@lru_cache(maxsize=2)  # herkennen en lezen gebruiken hetzelfde werkboek
def _lees(pad: Path, _gewijzigd: int, _grootte: int) -> dict[str, Rijen]:
    try:
        bron = io.BytesIO(pad.read_bytes())  # niet het pad: openpyxl weigert een andere extensie dan xlsx
        if not is_werkboek(pad):
            with open_zip(pad) as (_, stroom):
                bron = io.BytesIO(stroom.read())
        with zipfile.ZipFile(bron) as zip_:
            if sum(lid.file_size for lid in zip_.infolist()) > UITGEPAKT_HOOGSTENS:
                raise Gegevensfout(
                    f"{pad.name}: het werkboek is uitgepakt groter dan 200 MB; verwacht: een werkboek van de uitgever."
                )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # PinC-exports missen een standaardstijl: onschuldig
            werkboek = openpyxl.load_workbook(bron, read_only=True, data_only=True)
            bladen = {}
            for blad in werkboek.worksheets:
                blad.reset_dimensions()  # wat een bestand over zijn eigen omvang zegt, klopt niet altijd
                bladen[blad.title] = _recht(list(blad.iter_rows(values_only=True)))
            werkboek.close()
            return bladen
    except _FOUTEN as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar xlsx-werkboek; haal het opnieuw op bij de uitgever, of bewaar het opnieuw in Excel."
        ) from fout


def is_werkboek(pad: Path) -> bool:
    """Is dit zipbestand zelf een werkboek?"""
    try:
        with zipfile.ZipFile(pad) as zip_:
            return "[Content_Types].xml" in zip_.namelist()
    except ZIPFOUTEN:
        return True  # laat openpyxl zeggen wat er mis is


def _recht(rijen: Rijen) -> Rijen:
    """Alle rijen even lang, zonder lege rijen achteraan."""
    breed = max((len(rij) for rij in rijen), default=0)
    rijen = [(*rij, *(None,) * (breed - len(rij))) for rij in rijen]
    while rijen and not any(c not in (None, "") for c in rijen[-1]):
        rijen.pop()
    return rijen


def tekst(cel) -> str:
    """De inhoud van een cel als tekst, met elke witruimte als één spatie; leeg als er niets staat."""
    return "" if cel is None else " ".join(str(cel).split())


def plaats(waar: str, rij: int, kolom: int) -> str:
    """«bestand, blad 'x': cel D7» – rij en kolom tellen vanaf 0."""
    return f"{waar}: cel {get_column_letter(kolom + 1)}{rij + 1}"


def getal(cel, waar: str, negatief_mag: bool = False, geheel: bool = False) -> float:
    """Een getal uit een cel. Fout: `Gegevensfout` die zegt wat er staat en wat verwacht wordt."""
    goed = isinstance(cel, int | float) and not isinstance(cel, bool) and cel == cel
    if not goed or (cel < 0 and not negatief_mag) or (geheel and cel != int(cel)):
        soort = "een geheel aantal" if geheel else "een getal"
        staat = "niets (samengevoegde cellen?)" if cel in (None, "") else f"'{cel}'"
        raise Gegevensfout(f"{waar} bevat {staat}; verwacht: {soort}{'' if negatief_mag else ' vanaf 0'}.")
    return float(cel)


def niscode(cel, waar: str) -> str:
    """Een NIS-code uit een cel, als tekst van vijf cijfers. Fout: `Gegevensfout`."""
    code = str(int(cel)) if isinstance(cel, float) and cel == int(cel) else tekst(cel)
    if not re.fullmatch(r"[0-9]{5}", code):
        raise Gegevensfout(
            f"{waar} bevat '{code}'; verwacht: een NIS-code van vijf cijfers (zijn voorloopnullen verloren gegaan?)."
        )
    return code


def jaarbladen(bladen: dict[str, Rijen], waar: str) -> dict[int, Rijen]:
    """De bladen met een jaartal als naam, oudste eerst. Fout: `Gegevensfout` als er geen enkel is."""
    gevonden = {int(naam): rijen for naam, rijen in bladen.items() if re.fullmatch(r"(19|20)\d\d", naam.strip())}
    if not gevonden:
        raise Gegevensfout(
            f"{waar}: geen blad met een jaartal als naam; verwacht: een blad per jaar; gevonden: {', '.join(bladen)}."
        )
    return dict(sorted(gevonden.items()))
