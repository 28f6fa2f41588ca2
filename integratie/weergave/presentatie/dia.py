"""Een dia als gegeven: haar titel, wat erop staat, haar bron en haar notities."""

from dataclasses import dataclass

from integratie.blok.onderdelen import Tabel

# Rangen na die van de figuren van elke sectie; `ZONDER` is tekst zonder cijfers, die er alleen komt als er niets anders is.
TABEL, RIJEN, TEKST, ZONDER = 4, 5, 6, 7


@dataclass(frozen=True)
class Beeld:
    """Een tekening met haar tekstalternatief; `klassen` zijn kleur en naam van haar legende, als die niet in de tekening staat."""

    svg: str
    alt: str
    klassen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Dia:
    """Een dia. `rang` 0 is er altijd; van de andere komen de laagste eerst, zolang er plaats is, en bij gelijke die met het meeste `belang`.

    `regels` zijn zinnen boven de rest, `punten` een lijst (`genummerd` of met bolletjes). Van `tabel` vallen de rijen met het hoogste getal in `volgorde`
    eerst weg als ze niet past; leeg is van onder naar boven.
    """

    titel: str
    regels: tuple[str, ...] = ()
    punten: tuple[str, ...] = ()
    genummerd: bool = False
    tabel: Tabel | None = None
    volgorde: tuple[int, ...] = ()
    beeld: Beeld | None = None
    bron: str = ""
    noten: tuple[str, ...] = ()
    rang: int = 0
    belang: int = 0
    is_titel: bool = False
