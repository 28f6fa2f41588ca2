"""Een uittreksel uit het bevolkingsregister, csv of xlsx, als kolommen in het geheugen: elke verschillende tekst één keer, en per rij haar nummer.

Niets van een rij komt in een melding: een fout noemt het bestand, de regel, de kolom en wat verwacht werd, nooit wat er stond.
"""

import contextlib
import datetime
import sys
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np

from integratie.bestanden.csv_met_plaats import stroom_csv
from integratie.bestanden.openen import eis_gewoon
from integratie.fouten import Gebruiksfout, IntegratieFout

GROOTSTE = 500_000_000  # bytes
VERWACHT = "een uittreksel met één rij per gebeurtenis"
BREEDSTE = 200  # kolommen
BLOK = 10_000  # rijen
T = TypeVar("T")
Rijen = Iterator[tuple[int, list[str]]]  # regelnummer en cellen


@dataclass(frozen=True, repr=False)
class Kolom:
    """`waarden`: elke verschillende tekst; `codes`: per rij het nummer van haar tekst."""

    codes: np.ndarray
    waarden: list[str]

    def eerste(self, welke: set[int]) -> int:
        """De plaats van de eerste rij met een van deze waarden."""
        return int(np.isin(self.codes, list(welke)).argmax())


@dataclass(frozen=True, repr=False)
class Uittreksel:
    """De kolommen onder hun kop (zoals ze er staat), en het regelnummer van elke rij in het bestand; `verzonnen` als de titel (#) dat zegt."""

    pad: Path
    verzonnen: bool
    kolommen: dict[str, Kolom]
    regels: np.ndarray

    def fout(self, zin: str) -> Gebruiksfout:
        """De fout over dit bestand."""
        return Gebruiksfout(f"{self.pad}: {zin}")


def zonder_inhoud(pad: Path, doe: Callable[[], T]) -> T:
    """Wat `doe` geeft. Een fout draagt geen oorzaak mee, en van een onverwachte blijft enkel de soort: haar tekst kan een waarde uit een rij zijn."""
    try:
        return doe()
    except IntegratieFout as fout:
        zin = str(fout)
    except Exception as fout:
        zin = f"{pad} is niet te lezen ({type(fout).__name__}); verwacht: {VERWACHT}, als csv (UTF-8) of xlsx."
    raise Gebruiksfout(zin)  # buiten de except: anders staat de oorzaak in een traceback


def _zonder_geheugenafdruk() -> None:
    """Loopt dit proces vast, dan schrijft het systeem zijn geheugen niet weg. Met 1 (0 volstaat niet) doet Linux dat ook niet via een ander programma."""
    if sys.platform != "win32":
        import resource

        _, hoogst = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (min(hoogst, 1) if hoogst >= 0 else 1, hoogst))


def lees(pad: Path) -> Uittreksel:
    """Alle kolommen van het bestand, zoals ze er staan. Fout: `Gebruiksfout`, zonder iets van een rij."""
    _zonder_geheugenafdruk()

    def doe() -> Uittreksel:
        with _open(pad) as (titel, stroom):
            return _in_kolommen(pad, "verzonnen" in titel.casefold(), stroom)

    return zonder_inhoud(pad, doe)


@contextlib.contextmanager
def _open(pad: Path) -> Iterator[tuple[str, Rijen]]:
    try:
        eis_gewoon(pad, Gebruiksfout)
        with pad.open("rb") as bestand:
            ingepakt = bestand.read(2) == b"PK"
    except OSError as fout:
        raise Gebruiksfout(f"{pad} is niet te openen ({fout.strerror}); verwacht: {VERWACHT}.") from None
    if not ingepakt:
        yield stroom_csv(pad, GROOTSTE, VERWACHT)
        return
    from integratie.lezers.werkboek import gevulde, open_bladen  # laadt openpyxl, dat een csv niet nodig heeft

    with open_bladen(pad) as bladen:
        stromen = []
        for blad in bladen:
            rijen = gevulde(blad.rijen(), f"{pad}, blad '{blad.naam}'", Gebruiksfout)
            if eerste := next(rijen, None):
                stromen.append((eerste, rijen))
        if len(stromen) != 1:
            raise Gebruiksfout(f"{pad}: {len(stromen)} bladen met inhoud; verwacht: één blad, {VERWACHT}.")
        (nummer, kop), rijen = stromen[0]
        yield "", _als_tekst(nummer, kop, rijen)


def _als_tekst(nummer: int, kop: tuple, rijen: Iterator[tuple[int, tuple]]) -> Rijen:
    """De rijen van een blad als tekst, even lang als de kop: een werkboek bewaart lege cellen achteraan niet."""
    breed = len(kop)
    yield nummer, [_cel(c).strip() for c in kop]
    for volgend, rij in rijen:
        yield volgend, [c if type(c) is str else _cel(c) for c in rij] + [""] * (breed - len(rij))


def _cel(cel: object) -> str:
    if cel is None:
        return ""
    if isinstance(cel, datetime.datetime):
        return cel.date().isoformat()
    return str(int(cel)) if isinstance(cel, float) and cel.is_integer() else str(cel)


class _Nummers(dict[str, int]):
    """Tekst → haar nummer, met of zonder spaties eromheen; `waarden` zijn de teksten zonder, in volgorde."""

    def __init__(self) -> None:
        super().__init__()
        self.waarden: list[str] = []

    def __missing__(self, tekst: str) -> int:
        kaal = tekst.strip()
        if kaal == tekst:
            self.waarden.append(tekst)
        self[tekst] = nummer = len(self.waarden) - 1 if kaal == tekst else self[kaal]
        return nummer


def _in_kolommen(pad: Path, verzonnen: bool, stroom: Rijen) -> Uittreksel:
    kopregel, kop = next(stroom, (0, []))
    if not kop:
        raise Gebruiksfout(f"{pad}: het bestand is leeg; verwacht: een kop en {VERWACHT}.")
    if len(kop) > BREEDSTE:
        raise Gebruiksfout(f"{pad}: {len(kop)} kolommen; verwacht: {VERWACHT}, met hoogstens {BREEDSTE} kolommen.")
    woorden = [_Nummers() for _ in kop]
    codes, regels = [array("i") for _ in kop], array("i")
    while blok := list(islice(stroom, BLOK)):
        for regel, cellen in blok:
            if len(cellen) != len(kop):
                raise Gebruiksfout(f"{pad}, regel {regel}: {len(cellen)} cellen; verwacht {len(kop)}, zoals in de kop.")
        regels.extend(regel for regel, _ in blok)
        for nummers, bekend, kolom in zip(codes, woorden, zip(*(c for _, c in blok), strict=True), strict=True):
            nummers.extend(map(bekend.__getitem__, kolom))
    if not regels:
        raise Gebruiksfout(f"{pad}: onder de kop (regel {kopregel}) staat geen enkele rij; verwacht: {VERWACHT}.")
    alle = [
        Kolom(np.frombuffer(nummers, np.int32), bekend.waarden) for nummers, bekend in zip(codes, woorden, strict=True)
    ]
    houd = [k for k, naam in enumerate(kop) if naam or alle[k].waarden != [""]]
    namen = [kop[k] for k in houd]
    plat = [n.casefold() for n in namen]
    if "" in namen:
        raise Gebruiksfout(f"{pad}, regel {kopregel}: kolom {houd[namen.index('')] + 1} heeft geen naam in de kop.")
    if dubbel := next((k for k, n in enumerate(plat) if n in plat[:k]), None):
        raise Gebruiksfout(f"{pad}, regel {kopregel}: kolom {houd[dubbel] + 1} heeft dezelfde naam als een andere.")
    return Uittreksel(pad, verzonnen, {kop[k]: alle[k] for k in houd}, np.frombuffer(regels, np.int32))
