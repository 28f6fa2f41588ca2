"""Alles wat in een map uit een bestand van de gemeente komt, nagegaan: één zin per aantal dat te lezen of te berekenen is."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from integratie.afleiding.bereiken import Bereik, Model
from integratie.afleiding.lezen import lees_map
from integratie.afleiding.waarnemingen import Gebied, Reeks, tellingen, wijkreeksen
from integratie.fouten import Gegevensfout
from integratie.register import register

BREED = 5  # zo breed hoort elk bereik minstens te zijn, en vanaf zoveel mensen mag een aantal er staan
NAMEN = {"groep": "groep", "totaal": "inwoners", "rest": "inwoners buiten de groep"}


@dataclass(frozen=True)
class Lek:
    """Een aantal dat een buitenstaander kent, of op minder dan vijf na."""

    bestand: str
    tabel: str
    cel: str
    laag: int
    hoog: int

    def __str__(self) -> str:
        wat = f"is {self.laag}" if self.laag == self.hoog else f"ligt tussen {self.laag} en {self.hoog}"
        return (
            f"{self.bestand}, tabel '{self.tabel}', {self.cel}: wie leest wat er staat, berekent dat het aantal {wat}."
        )


@dataclass(frozen=True)
class Nagegaan:
    """Hoeveel aantallen er verborgen staan, en welke toch te kennen zijn."""

    verborgen: int
    lekken: tuple[Lek, ...]

    @property
    def exact(self) -> int:
        return sum(lek.laag == lek.hoog for lek in self.lekken)

    @property
    def te_smal(self) -> int:
        return len(self.lekken) - self.exact


def ga_na(mappen: list[Path]) -> Nagegaan:
    """Alle mappen samen: de eerste is die van nu, de andere zijn vroegere uitgaven van dezelfde map. Fout: `Gegevensfout`."""
    inhoud = [stuk for map_ in mappen for stuk in lees_map(map_)]
    lekken = [Lek(t.bestand, t.tabel, t.cel, t.aantal, t.aantal) for t in tellingen(inhoud) if 0 < t.aantal < BREED]
    verborgen = 0
    for reeks in wijkreeksen(inhoud):
        verborgen += sum(deel in NAMEN for g in reeks.gebieden.values() for deel in g.verborgen)
        lekken += _lekken(reeks, _gemeente(mappen[0], reeks))
    return Nagegaan(verborgen, tuple(dict.fromkeys(lekken)))


def _lekken(reeks: Reeks, gemeente: dict[str, float]) -> Iterator[Lek]:
    model = Model(reeks, gemeente)
    if not model.klopt():  # de bevolkingsdienst telt anders dan Statbel: dan zegt dat cijfer niets over deze tabel
        model = Model(reeks, {})
        if not model.klopt():
            raise Gegevensfout(
                f"{reeks.bestand}, tabel '{reeks.titel}': de cijfers spreken elkaar tegen; maak het rapport opnieuw."
            )
    for gebied in reeks.gebieden.values():
        for deel in NAMEN:
            bereik = model.bereik(gebied.naam, deel)
            if _is_lek(gebied, deel, bereik):
                # Het bestand dat het aantal zelf, zijn aandeel of de rest noemt; anders volgt het uit de tabel.
                bron = next(
                    (gebied.gezien[d][2] for d in (deel, "aandeel", "rest") if d in gebied.gezien), reeks.bestand
                )
                yield Lek(bron, reeks.titel, f"{gebied.naam}, {NAMEN[deel]}", int(bereik.laag), int(bereik.hoog))


def _is_lek(gebied: Gebied, deel: str, bereik: Bereik) -> bool:
    """Een verborgen aantal dat te smal is, of een klein aantal (1 tot 4) dat er staat of volgt."""
    return bereik.breed < BREED and (deel in gebied.verborgen or 0 < bereik.hoog < BREED)


def _gemeente(map_: Path, reeks: Reeks) -> dict[str, float]:
    """Het aantal inwoners en dat van de groep in de hele gemeente, als `gegevens.csv` ze voor dit jaar en dit onderwerp heeft."""
    pad, jaar = map_ / Path(reeks.bestand).parts[0] / "gegevens.csv", re.search(r"\b20\d\d\b", reeks.titel)
    if not pad.is_file() or not jaar:
        return {}
    uit: dict[str, float] = {}
    for rij in csv.DictReader(io.StringIO(pad.read_text(encoding="utf-8"))):
        if rij["nis"] and rij["jaar"] == jaar[0] and rij["indicator"] in register() and not rij["groep"]:
            titel = register()[rij["indicator"]].titel.removeprefix("Aandeel ").casefold()
            if rij["indicator"] == "inwoners" and rij["waarde"]:
                uit["totaal"] = float(rij["waarde"])
            elif titel in reeks.titel.casefold() and rij["teller"] and rij["eenheid"] == "%":
                uit["groep"] = float(rij["teller"])
    return uit
