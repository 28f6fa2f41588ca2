"""Wat er in een map over eigen bestanden van de gemeente te lezen is: aantallen per wijk, deelnemers per groep, en rijen van zo'n bestand zelf.

Een tabel wordt herkend aan haar kop. Wat over dezelfde rij op meer plaatsen staat (een ander bestand, een tekstalternatief, een vroegere uitgave), is
samen wat een buitenstaander weet.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from integratie.afleiding.lezen import Inhoud, Rij

KENMERKEN = {"herkomst", "nationaliteit", "geslacht", "leeftijd"}
VERBORGEN = {"n.b.", "x"}
GETAL = r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?"


@dataclass
class Gebied:
    """Wat er over één rij bekend is: `gezien` is deel → (getal, decimalen, bestand); `verborgen` de delen die ergens verborgen staan."""

    naam: str
    gezien: dict[str, tuple[float, int, str]] = field(default_factory=dict)
    verborgen: set[str] = field(default_factory=set)


@dataclass
class Reeks:
    """Alle rijen van één tabel over wijken; `som` is de rij van de gemeente, als die er staat."""

    bestand: str
    titel: str
    gebieden: dict[str, Gebied] = field(default_factory=dict)
    som: Gebied = field(default_factory=lambda: Gebied("de gemeente"))


@dataclass(frozen=True)
class Telling:
    """Een aantal mensen dat zonder meer te lezen is of volgt uit een aftrekking."""

    bestand: str
    tabel: str
    cel: str
    aantal: int


DELEN = {"inwoners": "totaal", "totaal": "totaal", "groep": "groep", "rest": "rest", "aandeel": "aandeel"}


def getal(cel: str) -> tuple[float, int] | None:
    """Het getal waarmee een cel begint, en met hoeveel decimalen het er staat."""
    cel = cel.strip().removeprefix("ca.").strip()
    if machine := re.fullmatch(r"\d+\.\d+", cel):  # een getal uit een werkboek
        return (float(machine[0]), len(cel.partition(".")[2])) if len(cel.partition(".")[2]) != 3 else _belgisch(cel)
    return _belgisch(cel)


def _belgisch(cel: str) -> tuple[float, int] | None:
    past = re.match(GETAL + r"(?![\w.])", cel)
    return (float(f"{past[1].replace('.', '')}.{past[2] or 0}"), len(past[2] or "")) if past else None


@lru_cache(100_000)  # dezelfde cellen staan in elk rapport
def _kolomnaam(cel: str) -> str:
    return re.sub(r"\s*\(.*\)", "", cel).strip().casefold()


def _met_kop(rijen: list[Rij], hoort: set[str]) -> Iterator[tuple[list[str], list[Rij]]]:
    """Elke kop waarin deze kolommen staan, met de rijen eronder tot de eerste lege."""
    for nummer, rij in enumerate(rijen):
        if len(rij) >= len(hoort) and hoort <= set(kop := list(map(_kolomnaam, rij))):
            onder = []
            for volgende in rijen[nummer + 1 :]:
                if not any(cel.strip() for cel in volgende):
                    break
                onder.append(volgende)
            yield kop, onder


def wijkreeksen(alle: Iterable[Inhoud]) -> list[Reeks]:
    """De tabellen over wijken, samengevoegd per map van een gemeente en onderwerp; ook wat teksten over hun rijen zeggen."""
    uit: dict[tuple[str, str], Reeks] = {}
    alle = list(alle)
    titels: dict[
        str, list[str]
    ] = {}  # map → onderwerpen die er een naam hebben: een bestand zonder titel hoort bij het enige
    gevonden = []
    for inhoud in alle:
        map_ = inhoud.bestand.partition("/")[0]
        for titel, rijen in inhoud.rasters:
            onderwerp = re.sub(r"^(Figuur|Tabel) \d+: ", "", titel).partition(": aandeel per")[0].strip()
            for hoort in ({"inwoners", "groep"}, {"gebied", "groep", "totaal"}):
                for kop, onder in _met_kop(rijen, hoort):
                    gevonden.append((inhoud.bestand, map_, onderwerp, kop, onder))
                    if onderwerp and onderwerp not in titels.setdefault(map_, []):
                        titels[map_].append(onderwerp)
    for bestand, map_, onderwerp, kop, onder in gevonden:
        onderwerp = onderwerp or (titels.get(map_) or [""])[0]
        reeks = uit.setdefault((map_, onderwerp), Reeks(bestand, onderwerp or "cijfers per wijk"))
        for rij in onder:
            _lees_rij(reeks, bestand, kop, rij)
    for inhoud in alle:
        for (map_, _), reeks in uit.items():
            if map_ == inhoud.bestand.partition("/")[0]:
                _lees_teksten(reeks, inhoud)
    return list(uit.values())


def _lees_rij(reeks: Reeks, bestand: str, kop: list[str], rij: Rij) -> None:
    naam = rij[0].strip()
    is_som = naam.casefold() in ("totaal", "gemeente", "samen", "alle wijken")
    gebied = reeks.som if is_som else reeks.gebieden.setdefault(naam, Gebied(naam))
    for kolom, cel in zip(kop[1:], rij[1:], strict=False):
        if deel := DELEN.get(kolom):
            if cel.strip() in VERBORGEN:
                gebied.verborgen.add(deel)
            elif waarde := getal(cel):
                _zie(gebied, deel, waarde, bestand)


def _zie(gebied: Gebied, deel: str, waarde: tuple[float, int], bestand: str) -> None:
    """Het nauwkeurigste cijfer telt; een aantal dat in een vroegere uitgave anders was, blijft zoals het eerst gelezen is."""
    staat = gebied.gezien.get(deel)
    if staat is None or (deel == "aandeel" and waarde[1] > staat[1]):
        gebied.gezien[deel] = (*waarde, bestand)


def _lees_teksten(reeks: Reeks, inhoud: Inhoud) -> None:
    """ "Far-West: 33,3 %" is een aandeel, "Far-West: 7" een aantal van de groep; enkel voor wat verborgen hoort te zijn."""
    for gebied in reeks.gebieden.values():
        if not gebied.verborgen:
            continue
        patroon = re.compile(
            rf"(?<!\w){re.escape(gebied.naam)}(?:\s*:\s*|\s+){GETAL}\s*(%?)(?![\w.,]*\d|\s+(?:n\.b\.|\d))"
        )
        for past in (p for tekst in inhoud.teksten for p in patroon.finditer(tekst)):
            cijfer = float(f"{past[1].replace('.', '')}.{past[2] or 0}")
            _zie(gebied, "aandeel" if past[3] else "groep", (cijfer, len(past[2] or "")), inhoud.bestand)


def tellingen(alle: Iterable[Inhoud]) -> Iterator[Telling]:
    """Deelnemers per groep van een bevraging, wie daarvan onbekend is, en elke combinatie in rijen van het bestand zelf."""
    for inhoud in alle:
        for titel, rijen in inhoud.rasters:
            for kop, onder in _met_kop(rijen, {"deelnemers", "bevolking"}):
                for rij in onder:
                    if waarde := getal(rij[kop.index("deelnemers")]):
                        yield Telling(inhoud.bestand, titel, f"{rij[0]}, deelnemers", int(waarde[0]))
            for hoort in ({"aantal"}, {"gewicht"}):
                for kop, onder in _met_kop(rijen, hoort):
                    if KENMERKEN & set(kop) and not (hoort == {"gewicht"} and "aantal" in kop):
                        yield from _combinaties(inhoud.bestand, titel, kop, onder)
        for tekst in inhoud.teksten:
            for past in re.finditer(r"Van (\d+) deelnemers? is dit niet bekend", tekst):
                yield Telling(inhoud.bestand, "deelnemers aan een bevraging", "onbekend", int(past[1]))


def _combinaties(bestand: str, titel: str, kop: list[str], rijen: list[Rij]) -> Iterator[Telling]:
    som: dict[str, int] = {}
    for rij in rijen:
        naam = " × ".join(cel for kolom, cel in zip(kop, rij, strict=False) if kolom not in ("aantal", "gewicht"))
        waarde = getal(rij[kop.index("aantal")]) if "aantal" in kop else (1.0, 0)
        som[naam] = som.get(naam, 0) + int(waarde[0] if waarde else 0)
    yield from (Telling(bestand, titel or "rijen van deelnemers", naam, n) for naam, n in som.items())
