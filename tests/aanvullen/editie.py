"""Wat bij elke uitgever nodig is: de cijfers van de ingebedde editie, welke gemeenten ontbreken, en rijen erbij zetten."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pandas as pd
from uittreksels.opmaak import Rij, records, velden, wijzig_werkboek

from integratie import gebieden
from integratie.lezers.namen import gemeenten_in

EDITIE = gebieden.MAP
LEEG_NA_FUSIE = 50  # een aandeel of mediaan van een deel: de editie houdt er niets van over


@cache
def tabel_van(tabel: str) -> pd.DataFrame:
    return pd.read_parquet(EDITIE / f"{tabel}.parquet")


@cache
def cijfers_van(tabel: str) -> dict[tuple, tuple[float, str]]:
    """(nis, jaar, onderwerp, groep) → (waarde, status) uit de editie."""
    kolommen = (tabel_van(tabel)[k] for k in ("nis", "jaar", "onderwerp", "groep", "waarde", "status"))
    return {(n, int(j), o, g): (w, s) for n, j, o, g, w, s in zip(*kolommen, strict=True)}


def ontbrekend(jaar: int, aanwezig: set[str]) -> Iterator[tuple[str, str, str | None]]:
    """(NIS-code, naam, code van vandaag) van elke gemeente van dat jaar die er niet bij staat; zonder code is ze een later deel van een fusie."""
    gezien = set()
    for nis, naam in sorted(gemeenten_in(jaar).items()):
        vandaag = gebieden.vandaag(nis)
        if nis not in aanwezig:
            yield nis, naam, None if vandaag in gezien else vandaag
        gezien.add(vandaag)


def gewest_van(nis: str) -> str:
    return gebieden.gemeenten()[gebieden.vandaag(nis)].gewest


def in_werkboek(pad: Path, wijzig: Callable[[str, list[Rij]], list[Rij]]) -> None:
    wijzig_werkboek(pad, pad, wijzig)


def zet_erbij(pad: Path, maak) -> None:
    """Regels onderaan een csv; `maak(kop, aanwezige regels)` geeft ze als lijsten van cellen."""
    inhoud = pad.read_bytes()
    eerste, *regels = records(inhoud)
    einde = "\r\n" if eerste.endswith(b"\r\n") else "\n"
    erbij = maak(velden(eerste, ","), [velden(regel, ",") for regel in regels])
    pad.write_bytes(inhoud + "".join(",".join(map(str, cellen)) + einde for cellen in erbij).encode("utf-8"))
