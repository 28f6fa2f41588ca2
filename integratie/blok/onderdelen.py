"""De onderdelen van een blok: koppen, alinea's, lijsten, tabellen. Elk is een gegeven; hoe het eruitziet, beslist wie het toont."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from integratie.blok.tekst import Tekst, tekst

_WOORD = re.compile(r"[^\W\d_]{2,}")
BENADERD = "ca.\u00a0"  # voor een cijfer waarvan een klein deel niet gekend is


OPSOMMING = "opsomming"  # soort van een kleine lijst in kolommen


@dataclass(frozen=True)
class Kop:
    """Een kop van niveau 1 tot 3; met een anker staat hij in de inhoudsopgave."""

    niveau: int
    tekst: str
    anker: str = ""


@dataclass(frozen=True)
class Alinea:
    """Een alinea; `soort` is leeg of inleiding, duiding, klein, bron, leeg, reeks, onderkop of ouderdom."""

    tekst: Tekst
    soort: str = ""


@dataclass(frozen=True)
class Lijst:
    """Punten met een bolletje; een punt is tekst, of tekst met onderdelen eronder. `soort` is leeg, voetnoten, opsomming (klein, in kolommen) of stappen (genummerd)."""

    punten: tuple[Tekst | tuple, ...]
    soort: str = ""


@dataclass(frozen=True)
class Begrip:
    """Een term met zijn uitleg, elke regel apart."""

    term: str
    uitleg: tuple[str, ...]
    anker: str = ""


@dataclass(frozen=True)
class Begrippen:
    """Termen met hun uitleg; `soort` is leeg of begrippen."""

    paren: tuple[Begrip, ...]
    soort: str = ""


class Cel(str):
    """De tekst van een tabelcel die haar cijfer meedraagt; zonder cijfer is `waarde` None."""

    waarde: float | None = None
    eenheid: str = ""
    status: str = ""

    @classmethod
    def van(cls, tekst: str, waarde: float | None, eenheid: str = "", status: str = "bekend") -> Cel:
        """Een cel met haar cijfer."""
        uit = cls(tekst)
        uit.waarde, uit.eenheid, uit.status = waarde, eenheid, status
        return uit


@dataclass(frozen=True)
class Tabel:
    """Een tabel met een titel; een cel is tekst, een getal, een `Cel`, een `Tekst`, of onderdelen. De eerste kolom is de rijkop."""

    titel: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple, ...]
    soort: str = "cijfers"

    def frame(self) -> pd.DataFrame:
        """Dezelfde cellen als DataFrame."""
        return pd.DataFrame(list(self.rijen), columns=list(self.kolommen), dtype=object)

    def getallen(self) -> pd.DataFrame:
        """Dezelfde tabel om mee te rekenen: een kolom met cijfers wordt getallen, met de ene eenheid in haar kop en leeg zonder cijfer."""
        uit = {}
        for kop, kolom in zip(self.kolommen, zip(*self.rijen, strict=True), strict=True):
            eenheden = {cel.eenheid for cel in kolom if isinstance(cel, Cel) and cel.eenheid}
            if any(isinstance(cel, Cel) for cel in kolom):
                eenheid = eenheden.pop() if len(eenheden) == 1 else ""
                kop = kop if eenheid.casefold() in kop.casefold() else f"{kop} ({eenheid})"
                kolom = tuple(_waarde(cel) for cel in kolom)
            uit[kop] = kolom
        return pd.DataFrame({kop: pd.Series(kolom) for kop, kolom in uit.items()})

    def lang(self) -> pd.DataFrame:
        """Een rij per cel met een cijfer of met de reden waarom er geen staat; de eerste kolom is `rij`."""
        rijen = [
            (str(rij[0]), kop, _waarde(cel), cel.eenheid, cel.status, str(cel))
            for rij in self.rijen
            for kop, cel in zip(self.kolommen, rij, strict=True)
            if isinstance(cel, Cel)
        ]
        return pd.DataFrame(rijen, columns=["rij", "kolom", "waarde", "eenheid", "status", "tekst"])

    def getalkolommen(self) -> set[int]:
        """De nummers van de kolommen met alleen getallen, die rechts uitlijnen; zonder rijen zijn dat alle kolommen."""
        kolommen = zip(*self.rijen, strict=True) if self.rijen else [()] * len(self.kolommen)
        return {nummer for nummer, kolom in enumerate(kolommen) if all(map(_is_getal, kolom))}


def _waarde(cel: object) -> float:
    waarde = getattr(cel, "waarde", cel if isinstance(cel, int | float) else None)
    return float("nan") if waarde is None else float(waarde)


def _is_getal(cel: object) -> bool:
    """Een getal met hoogstens twee woorden erbij; een zin die met een getal begint, is tekst."""
    tekst = str(cel).removeprefix(BENADERD)
    return not (isinstance(cel, tuple) or tekst[:1].isalpha() or len(_WOORD.findall(tekst)) > 2)


def tabel_van(rijen: pd.DataFrame | list[dict], titel: str, soort: str = "cijfers") -> Tabel:
    """Een tabel van een DataFrame, of van rijen met kolomnaam → cel."""
    frame = rijen if isinstance(rijen, pd.DataFrame) else pd.DataFrame(rijen, dtype=object)
    cellen = frame.astype(object).itertuples(index=False, name=None)
    return Tabel(titel, tuple(map(str, frame.columns)), tuple(map(tuple, cellen)), soort)


@dataclass(frozen=True)
class Uitklap:
    """Onderdelen die dichtgeplooid staan onder een titel."""

    titel: str
    onderdelen: tuple
    anker: str = ""


@dataclass(frozen=True)
class Kerncijfer:
    """Een groot cijfer met zijn naam en hoogstens enkele regels eronder."""

    waarde: Tekst
    naam: str
    regels: tuple[Tekst, ...] = ()


@dataclass(frozen=True)
class Kerncijfers:
    """Kerncijfers naast elkaar."""

    punten: tuple[Kerncijfer, ...]


@dataclass(frozen=True)
class Groep:
    """Onderdelen die samenhoren. `soort`: samenvatting, onbekend, partnerblad, plan, bestand of eigentekst; `naam` is waaraan de controle het herkent."""

    soort: str
    onderdelen: tuple
    naam: str = ""


def met_inhoud(deel: object) -> Iterator[object]:
    """Het onderdeel of blok zelf en de onderdelen die erin staan, in de volgorde van de bladzijde."""
    yield deel
    for binnen in getattr(deel, "onderdelen", ()):
        yield from met_inhoud(binnen)


def alinea(x: object, soort: str = "") -> Alinea:
    """Een alinea van wat dan ook."""
    return Alinea(tekst(x), soort)


def lijst(punten, soort: str = "") -> Lijst:
    """Een lijst van teksten."""
    return Lijst(tuple(tekst(p) for p in punten), soort)


def onder_elkaar(kop: str, punten, soort: str = "klein") -> tuple[Alinea, Lijst]:
    """Wat in één zin te lang zou zijn: een regel met een dubbelepunt, en de punten eronder."""
    return alinea(f"{kop}:", soort), lijst(punten, OPSOMMING)
