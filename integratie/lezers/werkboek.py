"""Werkboeken (xlsx) voorzichtig lezen: bladen als rijen met celwaarden, en wat elke lezer daarmee doet."""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeGuard

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from integratie.bestanden.openen import eis_gewoon
from integratie.fouten import Gegevensfout, IntegratieFout
from integratie.lezers.archief import ZIPFOUTEN, open_zip
from integratie.lezers.bestand import eis_kolommen, zoals_verwacht
from integratie.lezers.xlsx import HOOGSTE_RIJ, VERSTE_KOLOM, Blad, Xlsx

Rijen = list[tuple]
WERKBOEKFOUTEN = (
    *ZIPFOUTEN, SyntaxError, KeyError, TypeError, AttributeError, IndexError, StopIteration, InvalidFileException
)  # fmt: skip
KOP_IN = 20  # zoveel rijen mogen er boven de koprij staan (titel, lege rijen)
JAAR_IN_NAAM = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
DUIZENDTAL = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+")  # tekst die met of zonder dat teken een ander getal is
_GEHEEL = re.compile(r"-?[0-9]{1,15}(\.0)?")
CELLEN_HOOGSTENS = 20_000_000  # van een blad, de lege vóór een gevulde inbegrepen
GEVULD_HOOGSTENS = 5_000_000  # cellen van alle bladen samen, als die tegelijk in het geheugen staan
LEEG_HOOGSTENS = 1_000_000  # zoveel cellen mag een blad beslaan waarvan er meer dan 19 op 20 leeg zijn
BLADEN_HOOGSTENS = 4_000_000_000  # bytes, uitgepakt: bladen worden rij voor rij gelezen
SAMEN_HOOGSTENS = 40_000_000  # bytes, uitgepakt, van wat tegelijk in het geheugen staat
TEKSTEN_HOOGSTENS = 100_000_000  # en van de gedeelde teksten: een miljoen sleutels
DELEN_HOOGSTENS = 2_000  # bestanden in een werkboek: een blad is er één of twee


def lees_werkboek(pad: Path) -> dict[str, Rijen]:
    """Blad → rijen met celwaarden van een xlsx-bestand, los of als enige in een zip; alles samen in het geheugen (zie `lees_bladen`).

    Fout: `Gegevensfout` als het geen (of een te groot) werkboek is.
    """
    eis_gewoon(pad)
    stand = pad.stat()
    return _lees(pad, stand.st_mtime_ns, stand.st_size)


@lru_cache(maxsize=2)  # herkennen en lezen gebruiken hetzelfde werkboek
def _lees(pad: Path, _gewijzigd: int, _grootte: int) -> dict[str, Rijen]:
    uit: dict[str, Rijen] = {}
    gevuld = 0
    for naam, rijen in lees_bladen(pad):
        uit[naam] = rijen
        gevuld += sum(cel is not None for rij in rijen for cel in rij)
        if gevuld > GEVULD_HOOGSTENS:
            raise Gegevensfout(
                f"{pad.name}: het werkboek is te groot (meer dan {GEVULD_HOOGSTENS // 1_000_000} miljoen gevulde cellen); verwacht: een "
                "werkboek met alleen de tabel."
            )
    return uit


def lees_bladen(pad: Path) -> Iterator[tuple[str, Rijen]]:
    """Naam en rijen van elk blad dat niet verborgen is, een voor een, zodat er één in het geheugen past. Fout: als bij `open_bladen`."""
    with open_bladen(pad) as bladen:
        for blad in bladen:
            yield blad.naam, _recht(aaneen(gevulde(blad.rijen(), f"{pad.name}, blad '{blad.naam}'", Gegevensfout)))


def verborgen_bladen(pad: Path) -> list[str]:
    """De bladen die niet gelezen worden omdat niemand ze ziet; leeg voor iets anders dan een werkboek."""
    try:
        with zipfile.ZipFile(pad) as zip_:
            return [blad.naam for blad in Xlsx(zip_, teksten=False).bladen if blad.verborgen]
    except WERKBOEKFOUTEN:
        return []


@contextmanager
def open_bladen(pad: Path) -> Iterator[list[Blad]]:
    """De zichtbare bladen van een werkboek, los of als enige in een zip; wie `Blad.rijen` volgt, houdt er één rij van vast.

    Fout: `Gegevensfout` als het geen (of een te groot) werkboek is.
    """
    eis_gewoon(pad)
    try:
        with ExitStack() as open_:
            bron: Path | io.BytesIO = pad
            if not is_werkboek(pad):
                _, stroom = open_.enter_context(open_zip(pad))
                bron = io.BytesIO(stroom.read())
            zip_ = open_.enter_context(zipfile.ZipFile(bron))
            eis_te_overzien(zip_, pad.name, BLADEN_HOOGSTENS, SAMEN_HOOGSTENS, teksten=TEKSTEN_HOOGSTENS)
            yield [blad for blad in Xlsx(zip_).bladen if not blad.verborgen]
    except WERKBOEKFOUTEN as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar xlsx-werkboek; haal het opnieuw op bij de uitgever, of bewaar het opnieuw in Excel."
        ) from fout


def eis_te_overzien(
    zip_: zipfile.ZipFile,
    waar: str,
    hoogstens: int,
    samen: int,
    soort: type[IntegratieFout] = Gegevensfout,
    teksten: int = 0,
) -> None:
    """Ga na dat een werkboek uitgepakt hoogstens zoveel bytes telt, en `samen` zonder zijn bladen: dat staat tegelijk in het geheugen.

    `teksten` is wat zijn gedeelde teksten meer mogen tellen. Fout: `soort`.
    """
    delen = zip_.infolist()
    rest = [d for d in delen if not re.search(r"worksheets/[^/]*\.xml$", d.filename)]
    gedeeld = sum(d.file_size for d in rest if d.filename.endswith("sharedStrings.xml"))
    telt = sum(d.file_size for d in rest) - min(gedeeld, teksten)
    if len(delen) > DELEN_HOOGSTENS or sum(d.file_size for d in delen) > hoogstens or telt > samen:
        raise soort(
            f"{waar}: het werkboek is uitgepakt te groot (meer dan {hoogstens // 1_000_000} MB, {DELEN_HOOGSTENS} delen of "
            f"{samen // 1_000_000} MB tekst en stijlen); verwacht: een werkboek met alleen de tabel."
        )


def aaneen(rijen: Iterable[tuple[int, tuple]]) -> Rijen:
    """Rijen met hun nummer als lijst, met een lege rij waar er geen is."""
    uit: Rijen = []
    for nummer, rij in rijen:
        uit += [()] * (nummer - 1 - len(uit))
        uit.append(rij)
    return uit


def gevulde(
    rijen: Iterable[tuple[int, tuple]],
    waar: str,
    soort: type[IntegratieFout],
    hoogste: int = HOOGSTE_RIJ,
    verste: int = VERSTE_KOLOM,
    inhoud: Callable[[Any], object] = lambda cel: cel,
) -> Iterator[tuple[int, tuple]]:
    """Elke rij met iets erin, tot haar laatste gevulde cel; `inhoud` geeft de waarde van een cel.

    Fout: `soort` als er iets staat voorbij rij `hoogste` of kolom `verste`, of ver buiten de tabel: zo'n blad past niet in het geheugen.
    """
    bekeken = gevuld = breedte = 0
    for nummer, rij in rijen:
        bekeken += len(rij) + 1
        if bekeken > CELLEN_HOOGSTENS:
            raise soort(f"{waar}: meer dan {CELLEN_HOOGSTENS // 1_000_000} miljoen cellen; verwacht: alleen de tabel.")
        vol = [i for i, cel in enumerate(rij) if inhoud(cel) not in (None, "")]
        if not vol:
            continue
        lengte = vol[-1] + 1
        gevuld, breedte = gevuld + len(vol), max(breedte, lengte)
        te_leeg = nummer * breedte > LEEG_HOOGSTENS and gevuld * 20 < nummer * breedte
        if nummer > hoogste or lengte > verste or te_leeg:
            wat = f"meer dan {hoogste} rijen" if nummer > hoogste else f"meer dan {verste} kolommen"
            wat = wat if nummer > hoogste or lengte > verste else "er staat iets ver buiten de tabel"
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
    """Een getal uit een cel; een geheel getal mag als tekst bewaard zijn. Fout: `Gegevensfout` die zegt wat er staat en wat verwacht wordt."""
    cel = int(tekst(cel).removesuffix(".0")) if isinstance(cel, str) and _GEHEEL.fullmatch(tekst(cel)) else cel
    if not is_getal(cel) or (cel < 0 and not negatief_mag) or (geheel and cel != int(cel)):
        soort = "een geheel aantal" if geheel else "een getal"
        staat = "niets (samengevoegde cellen?)" if cel in (None, "") else f"'{cel}'"
        raise Gegevensfout(f"{waar} bevat {staat}; verwacht: {soort}{'' if negatief_mag else ' vanaf 0'}.")
    return float(cel)


def niscode(cel, waar: str) -> str:
    """Een NIS-code uit een cel, als tekst van vijf cijfers. Fout: `Gegevensfout`."""
    code = str(int(cel)) if isinstance(cel, float) and cel.is_integer() else tekst(cel).removesuffix(".0")
    if not re.fullmatch(r"[0-9]{5}", code):
        raise Gegevensfout(
            f"{waar} bevat '{code}'; verwacht: een NIS-code van vijf cijfers (zijn voorloopnullen verloren gegaan?)."
        )
    return code


def lees_jaarbladen(pad: Path, lees_blad: Callable[[Rijen, int, str], pd.DataFrame]) -> pd.DataFrame:
    """Wat `lees_blad` geeft voor (rijen, jaar, waar) van elk blad met één jaartal in zijn naam («2024», «2024p»), oudste eerst.

    Een leeg blad telt niet mee. Fout: `Gegevensfout` als er geen is, of twee van hetzelfde jaar.
    """
    delen: dict[int, pd.DataFrame] = {}
    namen = []
    for naam, rijen in lees_bladen(pad):
        namen.append(naam)
        if len(jaren := JAAR_IN_NAAM.findall(naam)) != 1 or not rijen:
            continue
        if (jaar := int(jaren[0])) in delen:
            raise Gegevensfout(
                f"{pad.name}, blad '{naam}': er is nog een blad van {jaar}; verwacht: één blad per jaar."
            )
        delen[jaar] = lees_blad(rijen, jaar, f"{pad.name}, blad '{naam}'")
    if not delen:
        raise Gegevensfout(
            f"{pad.name}: geen blad met een jaartal als naam; verwacht: een blad per jaar; gevonden: {', '.join(namen)}."
        )
    return pd.concat([delen[jaar] for jaar in sorted(delen)], ignore_index=True)


def tabellen_met(pad: Path, kolommen: list[str], keuze: Collection[str] = ()) -> Iterator[tuple[str, pd.DataFrame]]:
    """Waar («bestand, blad 'x'») en de cellen van deze kolommen, van elk blad met een koprij waarin ze staan; `keuze` mogen ontbreken.

    De index is het nummer van de rij. Een rij zonder iets in de eerste twee kolommen is voettekst. Fout: `Gegevensfout`.
    """
    gevonden = False
    with open_bladen(pad) as bladen:
        for blad in bladen:
            waar = f"{pad.name}, blad '{blad.naam}'"
            rijen = gevulde(blad.rijen(), waar, Gegevensfout)
            plaatsen = _plaatsen(rijen, kolommen, keuze, waar)
            nummers: list[int] = []
            cellen: dict[str, list] = {k: [] for k in plaatsen}
            for nummer, rij in rijen if plaatsen else ():
                hier = [rij[k] if k < len(rij) else None for k in plaatsen.values()]
                if any(tekst(c) for c in hier[:2]):
                    nummers.append(nummer)
                    for kolom, cel in zip(cellen.values(), hier, strict=True):
                        kolom.append(cel)
            if nummers:
                gevonden = True
                yield waar, pd.DataFrame(cellen, nummers, dtype=object)
    if not gevonden:
        raise Gegevensfout(
            f"{pad.name}: geen blad met een koprij {', '.join(kolommen)} en rijen eronder; verwacht: dat van de uitgever."
        )


def _plaatsen(
    rijen: Iterator[tuple[int, tuple]], kolommen: list[str], keuze: Collection[str], waar: str
) -> dict[str, int]:
    """Waar elke kolom staat, uit de eerste rij met meer dan de helft ervan; leeg als die er niet is. Fout: `Gegevensfout`."""
    for nummer, rij in rijen:
        kop = zoals_verwacht([tekst(c) for c in rij], [*kolommen, *keuze])
        if len(set(kolommen) & set(kop)) * 2 > len(kolommen):
            eis_kolommen([k for k in kop if k], kolommen, waar)
            return {k: kop.index(k) for k in (*kolommen, *keuze) if k in kop}
        if nummer > KOP_IN:
            break
    return {}


def kop_van(rijen: Rijen, verwacht: list[str], waar: str) -> list[str]:
    """De koppen in de eerste rij. Fout: `Gegevensfout` als er een ontbreekt of dubbel staat."""
    kop = zoals_verwacht([tekst(c) for c in rijen[0]] if rijen else [], verwacht)
    eis_kolommen([k for k in kop if k], verwacht, waar)
    return kop


def is_getal(cel: object) -> TypeGuard[float]:
    """Een getal, en niet zo groot dat het geen cijfer meer is."""
    return isinstance(cel, (int, float)) and not isinstance(cel, bool) and abs(cel) < 1e15
