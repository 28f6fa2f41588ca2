"""Werkboeken (xlsx) voorzichtig lezen: bladen als rijen met celwaarden, en wat elke lezer daarmee doet."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TypeGuard

import openpyxl
import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from integratie.bestanden.openen import eis_gewoon, lees_bytes
from integratie.fouten import Gegevensfout, IntegratieFout
from integratie.lezers.archief import ZIPFOUTEN, open_zip
from integratie.lezers.bestand import UITGEPAKT_HOOGSTENS, eis_kolommen

Rijen = list[tuple]
WERKBOEKFOUTEN = (*ZIPFOUTEN, SyntaxError, KeyError, TypeError, AttributeError, IndexError, InvalidFileException)
CELLEN_HOOGSTENS = 20_000_000  # van een blad, de lege vóór een gevulde inbegrepen; Statbel geeft er hoogstens 7 miljoen
LEEG_HOOGSTENS = 1_000_000  # zoveel cellen mag een blad beslaan waarvan er meer dan 19 op 20 leeg zijn
BLADEN_HOOGSTENS = 4_000_000_000  # bytes, uitgepakt, van alle bladen samen als ze rij voor rij gelezen worden
DELEN_HOOGSTENS = 2_000  # bestanden in een werkboek: een blad is er één of twee
HOOGSTE_RIJ, VERSTE_KOLOM = 1_048_576, 16_384  # van Excel zelf

_GEEN_OPMAAK = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'


def lees_werkboek(pad: Path) -> dict[str, Rijen]:
    """Blad → rijen met celwaarden van een xlsx-bestand, los of als enige in een zip.

    Fout: `Gegevensfout` als het geen (of een te groot) werkboek is.
    """
    eis_gewoon(pad)
    stand = pad.stat()
    return _lees(pad, stand.st_mtime_ns, stand.st_size)


@lru_cache(maxsize=2)  # herkennen en lezen gebruiken hetzelfde werkboek
def _lees(pad: Path, _gewijzigd: int, _grootte: int) -> dict[str, Rijen]:
    with open_bladen(pad, UITGEPAKT_HOOGSTENS) as bladen:
        return {
            naam: _recht(gevulde_rijen(blad, f"{pad.name}, blad '{naam}'", Gegevensfout, waarden=True))
            for naam, blad in bladen
        }


@contextmanager
def open_bladen(pad: Path, bladen_hoogstens: int = BLADEN_HOOGSTENS) -> Iterator[list[tuple]]:
    """Naam en blad van een werkboek, los of als enige in een zip; wie een blad rij voor rij leest (`gevulde`), houdt er één rij van vast.

    `bladen_hoogstens` is hoeveel bytes de bladen samen uitgepakt mogen tellen. Fout: `Gegevensfout` als het geen (of een te groot) werkboek is.
    """
    try:
        inhoud = lees_bytes(pad, UITGEPAKT_HOOGSTENS)
        if not is_werkboek(pad):
            with open_zip(pad) as (_, stroom):
                inhoud = stroom.read()
        eis_te_overzien(inhoud, pad.name, UITGEPAKT_HOOGSTENS, Gegevensfout, bladen_hoogstens)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # PinC-exports missen een standaardstijl: onschuldig
            werkboek = _open(inhoud)
            yield [(blad.title, blad) for blad in werkboek.worksheets]
            werkboek.close()
    except WERKBOEKFOUTEN as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar xlsx-werkboek; haal het opnieuw op bij de uitgever, of bewaar het opnieuw in Excel."
        ) from fout


def _open(inhoud: bytes) -> openpyxl.Workbook:
    """Het werkboek; met een kapotte opmaak wordt het zonder opmaak gelezen (een datum is dan een getal)."""

    def lees(bytes_: bytes) -> openpyxl.Workbook:  # niet het pad: openpyxl weigert een andere extensie dan xlsx
        return openpyxl.load_workbook(io.BytesIO(bytes_), read_only=True, data_only=True)

    try:
        return lees(inhoud)
    except (ValueError, SyntaxError):  # SyntaxError: XML die niet klopt, met of zonder lxml
        kaal = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(kaal, "w") as nieuw:
            for deel in oud.namelist():
                nieuw.writestr(deel, _GEEN_OPMAAK if deel == "xl/styles.xml" else oud.read(deel))
        return lees(kaal.getvalue())


def eis_te_overzien(
    inhoud: bytes, waar: str, hoogstens: int, soort: type[IntegratieFout], bladen_hoogstens: int | None = None
) -> None:
    """Ga na dat een werkboek uitgepakt hoogstens zoveel bytes telt (met `bladen_hoogstens` alleen de rest ervan).

    Fout: `soort`, of een van `WERKBOEKFOUTEN`.
    """
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        delen = zip_.infolist()
    # Bladen leest openpyxl rij voor rij; al de rest (teksten, stijlen) houdt het in het geheugen.
    rest = [d.file_size for d in delen if not re.search(r"worksheets/[^/]*\.xml$", d.filename)]
    alles = bladen_hoogstens or hoogstens
    if len(delen) > DELEN_HOOGSTENS or sum(d.file_size for d in delen) > alles or sum(rest) > hoogstens // 5:
        raise soort(
            f"{waar}: het werkboek is uitgepakt te groot (meer dan {alles // 1_000_000} MB, {DELEN_HOOGSTENS} delen of "
            f"{hoogstens // 5_000_000} MB tekst en stijlen); verwacht: een werkboek met alleen de tabel."
        )


def gevulde_rijen(
    blad,
    waar: str,
    soort: type[IntegratieFout],
    rijen: int = HOOGSTE_RIJ,
    kolommen: int = VERSTE_KOLOM,
    waarden: bool = False,
) -> Rijen:
    """De rijen van een blad (cellen, of met `waarden` hun inhoud), elk tot haar laatste gevulde cel.

    Fout: `soort` als er iets staat voorbij `rijen` of `kolommen`, of ver buiten de tabel: zo'n blad past niet in het geheugen.
    """
    uit: Rijen = []
    for nummer, rij in gevulde(blad, waar, soort, rijen, kolommen, waarden):
        uit += [()] * (nummer - 1 - len(uit))
        uit.append(rij)
    return uit


def gevulde(
    blad,
    waar: str,
    soort: type[IntegratieFout],
    rijen: int = HOOGSTE_RIJ,
    kolommen: int = VERSTE_KOLOM,
    waarden: bool = False,
) -> Iterator[tuple[int, tuple]]:
    """Nummer (vanaf 1) en inhoud van elke gevulde rij, een voor een gelezen. Fout: als bij `gevulde_rijen`."""
    blad.reset_dimensions()  # wat een bestand over zijn eigen omvang zegt, klopt niet altijd
    bekeken = gevuld = breedte = 0
    for nummer, rij in enumerate(blad.iter_rows(values_only=waarden), start=1):
        bekeken += len(rij) + 1
        if bekeken > CELLEN_HOOGSTENS:
            raise soort(f"{waar}: meer dan {CELLEN_HOOGSTENS // 1_000_000} miljoen cellen; verwacht: alleen de tabel.")
        vol = [i for i, cel in enumerate(rij) if (cel if waarden else cel.value) not in (None, "")]
        if not vol:
            continue
        lengte = vol[-1] + 1
        gevuld, breedte = gevuld + len(vol), max(breedte, lengte)
        te_leeg = nummer * breedte > LEEG_HOOGSTENS and gevuld * 20 < nummer * breedte
        if nummer > rijen or lengte > kolommen or te_leeg:
            wat = f"meer dan {rijen} rijen" if nummer > rijen else f"meer dan {kolommen} kolommen"
            wat = wat if nummer > rijen or lengte > kolommen else "er staat iets ver buiten de tabel"
            cel = f"{get_column_letter(lengte)}{nummer}"
            raise soort(f"{waar}: {wat} (cel {cel} is gevuld); wis wat onder of naast de tabel staat.")
        yield nummer, rij[:lengte]


def is_werkboek(pad: Path) -> bool:
    """Is dit zipbestand zelf een werkboek?"""
    try:
        with zipfile.ZipFile(pad) as zip_:
            return "[Content_Types].xml" in zip_.namelist()
    except ZIPFOUTEN:
        return True  # laat openpyxl zeggen wat er mis is


def _recht(rijen: Rijen) -> Rijen:
    """Alle rijen even lang."""
    breed = max((len(rij) for rij in rijen), default=0)
    return [(*rij, *(None,) * (breed - len(rij))) for rij in rijen]


def tekst(cel) -> str:
    """De inhoud van een cel als tekst, met elke witruimte als één spatie; leeg als er niets staat."""
    return "" if cel is None else " ".join(str(cel).split())


def plaats(waar: str, rij: int, kolom: int) -> str:
    """«bestand, blad 'x': cel D7» – rij en kolom tellen vanaf 0."""
    return f"{waar}: cel {get_column_letter(kolom + 1)}{rij + 1}"


def getal(cel, waar: str, negatief_mag: bool = False, geheel: bool = False) -> float:
    """Een getal uit een cel. Fout: `Gegevensfout` die zegt wat er staat en wat verwacht wordt."""
    if not is_getal(cel) or (cel < 0 and not negatief_mag) or (geheel and cel != int(cel)):
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


def lees_jaarbladen(pad: Path, lees_blad: Callable[[Rijen, int, str], pd.DataFrame]) -> pd.DataFrame:
    """Wat `lees_blad` geeft voor (rijen, jaar, waar) van elk blad met een jaartal als naam, oudste eerst. Fout: `Gegevensfout` als er geen is."""
    bladen = lees_werkboek(pad)
    jaren = {int(naam): rijen for naam, rijen in bladen.items() if re.fullmatch(r"(19|20)\d\d", naam.strip())}
    if not jaren:
        raise Gegevensfout(
            f"{pad.name}: geen blad met een jaartal als naam; verwacht: een blad per jaar; gevonden: {', '.join(bladen)}."
        )
    delen = [lees_blad(rijen, jaar, f"{pad.name}, blad '{jaar}'") for jaar, rijen in sorted(jaren.items())]
    return pd.concat(delen, ignore_index=True)


def blad_met(pad: Path, kolom: str, kolommen: list[str], keuze: list[str]) -> tuple[dict[str, list], str]:
    """Kolom → cellen van het blad dat `kolom` in zijn eerste rij heeft, en waar dat is; `keuze` mogen ontbreken. Fout: `Gegevensfout`."""
    for blad, rijen in lees_werkboek(pad).items():
        kop = [tekst(c) for c in rijen[0]] if rijen else []
        if kolom in kop:
            waar = f"{pad.name}, blad '{blad}'"
            eis_kolommen([k for k in kop if k], kolommen, waar)
            return {k: [rij[kop.index(k)] for rij in rijen[1:]] for k in (*kolommen, *keuze) if k in kop}, waar
    raise Gegevensfout(f"{pad.name}: geen blad met kolom '{kolom}' in de eerste rij; verwacht: dat van Statbel.")


def kop_van(rijen: Rijen, verwacht: list[str], waar: str) -> list[str]:
    """De koppen in de eerste rij. Fout: `Gegevensfout` als er een ontbreekt of dubbel staat."""
    kop = [tekst(c) for c in rijen[0]] if rijen else []
    eis_kolommen([k for k in kop if k], verwacht, waar)
    return kop


def is_getal(cel: object) -> TypeGuard[float]:
    """Een getal, en niet zo groot dat het geen cijfer meer is."""
    return isinstance(cel, int | float) and not isinstance(cel, bool) and abs(cel) < 1e15
