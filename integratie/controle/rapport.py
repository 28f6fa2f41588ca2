"""Eén rapport om na te rekenen: zijn rij uit het manifest, en de blokken uit zijn uitgevoerde notebook met de cel waar ze staan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from integratie import gebieden
from integratie.blok import machine
from integratie.blok.blok import MIME, Blok, Figuur
from integratie.blok.onderdelen import Alinea, Groep, Kerncijfers, Lijst, Tabel
from integratie.blok.tekst import Cijfertekst, Tekst
from integratie.controle.fout import Fout

EIGEN_BESTAND = ("plan", "bestand")  # soorten groepen die uit een bestand van de gemeente komen


@dataclass(frozen=True)
class Getoond:
    """Een blok of figuur met de cel die het toont: haar nummer (vanaf 1) en haar code."""

    cel: int
    code: str
    blok: Blok | Figuur


@dataclass(frozen=True)
class Rapport:
    """Wat er van een rapport na te rekenen is; `naam` is het pad van het notebook in de uitvoermap."""

    naam: str
    rij: dict
    getoond: tuple[Getoond, ...]

    @property
    def nis(self) -> str:
        """De NIS-code van de gemeente, of de sleutel van de cluster."""
        return self.rij["nis"]

    @property
    def peiljaar(self) -> int:
        """Tot en met dit jaar gaan de cijfers."""
        return self.rij["peiljaar"]

    @property
    def editie(self) -> str:
        """De editie van de gegevens."""
        return self.rij["editie"]

    @cached_property
    def codes(self) -> frozenset[str]:
        """De gebieden waarvan in dit rapport een cijfer mag staan."""
        return frozenset({self.nis, *(g.code for g in gebieden.vergelijkingsgebieden(self.nis))})

    @property
    def aantal_merken(self) -> int:
        """Hoeveel gemerkte getallen en woorden er in de blokken staan."""
        return sum(1 for waar in self.getoond for _ in alle_merken(waar.blok))

    def fout(self, waar: Getoond, verwacht: str, anker: str = "") -> Fout:
        """Een fout in een cel; `anker` is de figuur of het fragment."""
        return Fout(self.naam, f"cel {waar.cel}" + (f" (#{anker})" if anker else ""), verwacht)

    def figuren(self) -> Iterator[tuple[Getoond, Figuur]]:
        """De figuren die uit de cijfers van een editie komen, en niet uit een bestand van de gemeente."""
        for waar in self.getoond:
            for deel in onderdelen(waar.blok):
                if isinstance(deel, Figuur) and deel.naam not in VAN_GEMEENTE:
                    yield waar, deel


# Figuren die uit een bestand van de gemeente komen; die worden in hun geheel opnieuw gemaakt.
VAN_GEMEENTE = ("netwerk", "wijken")


def lees(naam: str, rij: dict, notebook) -> Rapport:
    """Het rapport van een uitgevoerd notebook. Fout: `ValueError` bij een blok dat deze versie niet kent."""
    getoond = [
        Getoond(nummer, cel.source, machine.lees(uitvoer.data[MIME]))
        for nummer, cel in enumerate(notebook.cells, start=1)
        for uitvoer in cel.get("outputs", ())
        if MIME in uitvoer.get("data", {})
    ]
    return Rapport(naam, rij, tuple(getoond))


def onderdelen(deel: object) -> Iterator[object]:
    """Het blok en al zijn onderdelen, zonder wat uit een bestand van de gemeente komt."""
    if isinstance(deel, Groep) and deel.soort in EIGEN_BESTAND:
        return
    yield deel
    for binnen in getattr(deel, "onderdelen", ()):
        yield from onderdelen(binnen)


def alle_merken(deel: object) -> Iterator[Cijfertekst]:
    """Elk merk in een blok of onderdeel, in de volgorde van de bladzijde."""
    if isinstance(deel, Tekst):
        yield from deel.cijferteksten()
    elif isinstance(deel, Alinea):
        yield from deel.tekst.cijferteksten()
    elif isinstance(deel, Kerncijfers):
        for k in deel.punten:
            yield from alle_merken((k.waarde, *k.regels))
    elif isinstance(deel, Lijst | tuple):
        for x in deel.punten if isinstance(deel, Lijst) else deel:
            yield from alle_merken(x)
    elif isinstance(deel, Tabel):
        yield from alle_merken(deel.rijen)
    elif hasattr(deel, "onderdelen"):
        yield from alle_merken(deel.onderdelen)
