"""Een bestand van de Gemeente-Stadsmonitor als bladen: een werkboek, een zip met een csv per blad, of één csv van een indicator.

Elk blad wordt rij voor rij gelezen en één voor één gegeven, zodat ook een werkboek van honderden MB past.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from pathlib import Path, PurePosixPath
from typing import IO

from openpyxl.utils import get_column_letter

from integratie.bestanden.scheiding import scheiding_van, zonder_aanwijzing
from integratie.fouten import Gegevensfout
from integratie.lezers.archief import csvs_in_zip, is_ingepakt, open_lid
from integratie.lezers.bestand import UITGEPAKT_HOOGSTENS
from integratie.lezers.werkboek import DUIZENDTAL, KOP_IN, gevulde, open_bladen, tekst

CODE = re.compile(r"[A-Z]{2}_?(S_?)?[0-9]{1,3}[a-z]?")
VAST = ("gemeente", "nis-code", "indicator", "jaar")  # koppen, in kleine letters
CSV_SAMEN_HOOGSTENS = 2_000  # bladen in een zip
_VERMINKT = re.compile("[ÂÃ][\u0080-\u00bf]")


@dataclass(frozen=True)
class Blad:
    """Eén blad zoals het er staat: per kolom de cellen van de rijen met inhoud, tekst met elke witruimte als één spatie."""

    code: str
    waar: str
    kop: list[str]
    kolommen: list[list]
    rijnummers: list[int]

    def cel(self, rij: int, kolom: int) -> str:
        """«bestand, blad 'x': cel D7 (kolom 'Jaar')» van de zoveelste rij en kolom, vanaf 0."""
        plaats = f"{self.waar}: cel {get_column_letter(kolom + 1)}{self.rijnummers[rij]}"
        return f"{plaats} (kolom '{self.kop[kolom]}')"

    def kolom(self, kop: str) -> str:
        """«bestand, blad 'x': kolom D ('Jaar')»."""
        return f"{self.waar}: kolom {get_column_letter(self.kop.index(kop) + 1)} ('{kop}')"


def lees_bladen(pad: Path) -> Iterator[Blad]:
    """De bladen met cijfers, een voor een. Fout: `Gegevensfout` met bestand, blad en rij."""
    if not is_ingepakt(pad):
        gevonden = CODE.search(pad.stem)
        with pad.open("rb") as stroom:
            if (blad := _csv(stroom, gevonden[0] if gevonden else "", pad.name)) is not None:
                yield blad
    elif leden := csvs_in_zip(pad):
        for lid in leden[:CSV_SAMEN_HOOGSTENS]:
            code = PurePosixPath(lid).stem
            with open_lid(pad, lid) as stroom:
                if (blad := _csv(stroom, code, f"{pad.name}, blad '{code}'")) is not None:
                    yield blad
    else:
        with open_bladen(pad) as bladen:
            for ruw in bladen:
                waar = f"{pad.name}, blad '{ruw.naam}'"
                if (blad := _blad(gevulde(ruw.rijen(), waar, Gegevensfout), ruw.naam.strip(), waar)) is not None:
                    yield blad


def _csv(stroom: IO[bytes], code: str, waar: str) -> Blad | None:
    try:
        regels = io.TextIOWrapper(stroom, encoding="utf-8-sig", errors="strict", newline="")
        eerste, begin = regels.readline(UITGEPAKT_HOOGSTENS), 1
        if not zonder_aanwijzing(eerste):
            eerste, begin = regels.readline(UITGEPAKT_HOOGSTENS), 2
        scheiding = scheiding_van(eerste)
        rijen = csv.reader(chain([eerste], regels), delimiter=scheiding, strict=True)
        blad = _blad(_cellen(rijen, waar, begin), code, waar)
        return blad and _met_getallen(blad, scheiding)
    except UnicodeDecodeError as fout:
        raise Gegevensfout(
            f"{waar}: het bestand is geen UTF-8 (byte {fout.object[fout.start]:#04x}); verwacht: UTF-8, zoals de uitgever het aanbiedt."
        ) from fout
    except csv.Error as fout:
        raise Gegevensfout(
            f"{waar}: geen leesbare csv (een aanhalingsteken of een heel lange regel); haal ze opnieuw op bij de uitgever."
        ) from fout


def _cellen(rijen: Iterable[list[str]], waar: str, begin: int) -> Iterator[tuple[int, tuple]]:
    breed = 0
    for nummer, rij in enumerate(rijen, start=begin):
        if not any(rij):
            continue
        breed = breed or len(rij)
        if len(rij) != breed:
            raise Gegevensfout(
                f"{waar}: rij {nummer} telt {len(rij)} kolommen; verwacht: {breed} (is het bestand afgekapt?)."
            )
        yield nummer, tuple(rij)


def _met_getallen(blad: Blad, scheiding: str) -> Blad:
    """Het blad met getallen als getal; bij `;` staat er een komma als decimaalteken. Fout: `Gegevensfout` als een punt ook een duizendtalteken kan zijn."""
    kolommen = []
    for k, kolom in enumerate(blad.kolommen):
        getallen = {cel: _waarde(cel, scheiding) for cel in set(kolom)}
        met_punt = {cel for cel, getal in getallen.items() if isinstance(getal, float) and "." in cel}
        if met_punt and all(map(DUIZENDTAL.fullmatch, met_punt)):
            rij = next(i for i, cel in enumerate(kolom) if cel in met_punt)
            raise Gegevensfout(
                f"{blad.cel(rij, k)} bevat '{kolom[rij]}'; verwacht: een getal zonder duizendtalteken ({kolom[rij].replace('.', '')})."
            )
        kolommen.append([getallen[cel] for cel in kolom])
    return replace(blad, kolommen=kolommen)


def _waarde(cel: str, scheiding: str) -> str | int | float:
    if not cel or cel[0] not in "-0123456789" or "_" in cel:
        return cel
    punt = cel
    if scheiding == ";" and "," in cel:
        if "." in cel:
            return cel
        punt = cel.replace(",", ".")
    try:
        return int(punt) if punt.isdigit() else float(punt)
    except ValueError:
        return cel


def _blad(rijen: Iterable[tuple[int, tuple]], code: str, waar: str) -> Blad | None:
    """Het blad, of niets als er geen cijfers per gemeente op staan (een inhoudsblad, een leeg blad)."""
    kop: list[str] = []
    inhoud: list[tuple] = []
    nummers: list[int] = []
    for nummer, rij in rijen:
        if not kop:
            eerste = [tekst(cel) for cel in rij]
            if (
                nummer <= KOP_IN
                and len(set(VAST) & {naam.casefold() for naam in eerste}) < 3
                and len(list(filter(None, eerste))) < 2
            ):
                continue  # een titel
            kop = eerste
            if not is_gegevensblad(kop, code):
                return None
            continue
        kop += [""] * (len(rij) - len(kop))
        nummers.append(nummer)
        inhoud.append(rij)
    kolommen = [_schoon(kolom) for kolom in zip_longest(*inhoud)]
    kolommen += [[None] * len(inhoud) for _ in range(len(kop) - len(kolommen))]
    return Blad(code, waar, kop, kolommen, nummers) if kop else None


def _schoon(kolom: tuple) -> list:
    """Tekst zonder dubbele spaties en hersteld; dezelfde cel komt vaak terug."""
    teksten = {cel: hersteld(tekst(cel)) for cel in set(kolom) if isinstance(cel, str)}
    return [teksten.get(cel, cel) for cel in kolom]


def is_gegevensblad(kop: list[str], code: str) -> bool:
    """Een blad met een code als naam, of met de vaste koppen."""
    return bool(CODE.fullmatch(code)) or len(set(VAST) & {naam.casefold() for naam in kop}) >= 3


def hersteld(woord: str) -> str:
    """Tekst die tweemaal als UTF-8 bewaard werd («RoemeniÃ«»), zoals ze bedoeld is; andere tekst blijft."""
    if not _VERMINKT.search(woord):
        return woord
    for codering in ("latin-1", "cp1252"):
        try:
            return woord.encode(codering).decode("utf-8")
        except UnicodeError:
            continue
    return woord
