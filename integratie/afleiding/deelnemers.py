"""Wat er over deelnemers aan een bevraging te lezen staat: aantallen per groep, wie van een kenmerk niet gekend is, en rijen van het bestand zelf."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from integratie.afleiding.bereiken import Bereik, Stelsel
from integratie.afleiding.lezen import Bestand, Inhoud, Rij
from integratie.afleiding.waarnemingen import RIJEN, VERBORGEN, getal, met_kop

SAMEN = "alle deelnemers"
ONBEKEND = re.compile(r"(?:(?<!\w)(\w+)\. (?:Alle|Geen) [^\n]{0,500}? )?Van (\d+) deelnemers? is dit niet bekend")


@dataclass(frozen=True)
class Telling:
    """Een aantal deelnemers: het ligt tussen `laag` en `hoog`, en staat er of staat er verborgen."""

    bestand: str
    tabel: str
    cel: str
    bereik: Bereik
    verborgen: bool


def tellingen(gelezen: dict[Bestand, Inhoud]) -> Iterator[Telling]:
    """Elk aantal deelnemers van elk bestand; een verborgen aantal volgt soms uit de andere."""
    for bestand, inhoud in gelezen.items():
        yield from _per_groep(bestand.naam, inhoud)
        for titel, rijen in inhoud.rasters:
            koppen = {id(onder[0]): (kop, onder) for hoort in RIJEN for kop, onder in met_kop(rijen, hoort) if onder}
            for kop, onder in koppen.values():
                yield from _combinaties(bestand.naam, titel, kop, onder)


def _per_groep(bestand: str, inhoud: Inhoud) -> Iterator[Telling]:
    """De tabellen per kenmerk: hun groepen en wie onbekend is, zijn samen alle deelnemers."""
    s, cellen = Stelsel(), dict[tuple[str, str], tuple[str, bool]]()  # (kenmerk, groep) → tabel, verborgen
    tekst = "\n".join(t for t in inhoud.teksten if "deelnemer" in t)
    onbekend = {(past[1] or "een kenmerk").casefold(): int(past[2]) for past in ONBEKEND.finditer(tekst)}
    for titel, rijen in inhoud.rasters:
        for kop, onder in met_kop(rijen, {"deelnemers"}):
            kolom, kenmerk = kop.index("deelnemers"), kop[0]
            if not kolom or (kenmerk, onder[0][0]) in cellen:  # dezelfde tabel staat er soms twee keer
                continue
            for rij in onder:
                cellen[kenmerk, rij[0]] = titel, rij[kolom].split(" ")[0] in VERBORGEN
                _lees_cel(s, (kenmerk, rij[0]), (kenmerk, ""), rij[kolom])
            groepen = [(kenmerk, rij[0]) for rij in onder]
            s.som((kenmerk, ""), groepen)
            s.som(SAMEN, [(kenmerk, ""), (kenmerk, "onbekend")])
            s.weet((kenmerk, "onbekend"), weg := onbekend.get(kenmerk, 0), weg)
    if not cellen:
        return
    if past := re.search(r": (\d{1,3}(?:\.\d{3})*) deelnemers\b", tekst):
        s.weet(SAMEN, n := float(past[1].replace(".", "")), n)
    if not s.klopt():  # twee bevragingen in één bestand: dan enkel wat er staat
        s.rijen.clear()
        s.__dict__.pop("delen", None)
    for sleutel, (titel, verborgen) in cellen.items():
        yield Telling(bestand, titel, f"{sleutel[1]}, deelnemers", s.bereik(sleutel), verborgen)
    for kenmerk, n in onbekend.items():
        yield Telling(bestand, "deelnemers aan een bevraging", f"{kenmerk}, onbekend", Bereik(n, n), False)


def _lees_cel(s: Stelsel, groep: tuple[str, str], alle: tuple[str, str], cel: str) -> None:
    """ "22 (6,1 %)": het aantal en het aandeel van wie zijn groep gekend is."""
    s.weet(groep)
    if waarde := getal(cel):
        s.weet(groep, waarde[0], waarde[0])
    if (past := re.search(r"\(([\d.,]+)\s*%\)", cel)) and (procent := getal(past[1])):
        s.aandeel(groep, alle, *procent)


def _combinaties(bestand: str, titel: str, kop: list[str], rijen: list[Rij]) -> Iterator[Telling]:
    som: dict[str, int] = {}
    for rij in rijen:
        naam = " × ".join(cel for kolom, cel in zip(kop, rij, strict=False) if kolom not in ("aantal", "gewicht"))
        waarde = getal(rij[kop.index("aantal")]) if "aantal" in kop else (1.0, 0)
        som[naam] = som.get(naam, 0) + int(waarde[0] if waarde else 0)
    yield from (Telling(bestand, titel or "rijen van deelnemers", naam, Bereik(n, n), False) for naam, n in som.items())
