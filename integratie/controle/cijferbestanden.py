"""`gegevens.csv` en `gegevens.xlsx` hebben precies de cijfers van de editie, tot en met het peiljaar, cel voor cel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from zipfile import BadZipFile

from integratie import vergelijking
from integratie.controle import getallen
from integratie.controle.fout import Fout
from integratie.indicator import THEMAS, register

KOLOMMEN = ("nis", "gebied", "indicator", "groep", "jaar", "teller", "noemer", "waarde", "eenheid", "bron", "status")
CIJFERS = ("teller", "noemer", "waarde")
FORMULE = ("=", "+", "-", "@", "\t", "\r")


def cijferbestanden(rij: dict, uit: Path) -> list[Fout]:
    """De eerste afwijking in elk van beide bestanden van een rapport."""
    fouten = []
    for naam, lees in (("gegevens.csv", _csv), ("gegevens.xlsx", _xlsx)):
        pad = next((p for p in rij["bestanden"] if p.endswith(f"/{naam}")), None)
        if pad is not None and (uit / pad).is_file():
            hoort = _rijen(rij["nis"], rij["peiljaar"], rij["editie"])
            fouten += [Fout(pad, plaats, f"verwacht {wat}") for plaats, wat in lees((uit / pad).read_bytes(), hoort)]
    return fouten


@lru_cache(1)
def _rijen(nis: str, peiljaar: int, editie: str) -> list[dict]:
    gegevens = vergelijking.gegevens(nis, peiljaar, editie)[list(KOLOMMEN)]
    return gegevens.astype(object).where(gegevens.notna(), None).to_dict("records")


def _csv(inhoud: bytes, hoort: list[dict]) -> Iterator[tuple[str, str]]:
    try:
        tekst = inhoud.decode("utf-8")
    except UnicodeDecodeError:
        yield "bestand", "UTF-8"
        return
    regels = list(csv.reader(io.StringIO(tekst, newline="")))
    if not regels or tuple(regels[0]) != KOLOMMEN:
        yield "regel 1", f"de kolommen {', '.join(KOLOMMEN)}"
        return
    for nummer, (staat, juist) in enumerate(zip_longest(regels[1:], hoort), start=2):
        er = dict(zip(KOLOMMEN, staat or (), strict=False))
        verschil = [f"{k} {j}, niet {er.get(k, '')}" for k in KOLOMMEN if er.get(k, "") != (j := _als_tekst(k, juist))]
        if verschil or len(staat or ()) != len(KOLOMMEN):
            yield f"regel {nummer}", "; ".join(verschil) or f"{len(KOLOMMEN)} kolommen"
            return
    if "\r" in tekst or not tekst.endswith("\n"):
        yield "bestand", "regeleinden \\n"


def _als_tekst(kolom: str, rij: dict | None) -> str:
    waarde = None if rij is None else rij[kolom]
    if kolom in CIJFERS:
        return getallen.machine(waarde)
    tekst = "" if waarde is None else str(waarde)
    return f"'{tekst}" if tekst.startswith(FORMULE) else tekst


def _xlsx(inhoud: bytes, hoort: list[dict]) -> Iterator[tuple[str, str]]:
    """Elke cel van de bladen per thema; een leeg vak is er een zonder cijfer."""
    import openpyxl

    try:
        boek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True)
    except (BadZipFile, KeyError, ValueError, OSError):
        yield "bestand", "een leesbaar werkboek"
        return
    thema_van = {ind.naam: ind.thema for ind in register().values()}
    for thema, blad in THEMAS.items():
        juist = [rij for rij in hoort if thema_van[rij["indicator"]] == thema]
        if not juist:
            continue
        if blad not in boek.sheetnames:
            yield blad, "dit blad"
            continue
        yield from _blad(blad, list(boek[blad].iter_rows(values_only=True)), juist)


def _blad(blad: str, rijen: list[tuple], juist: list[dict]) -> Iterator[tuple[str, str]]:
    if not rijen or rijen[0][: len(KOLOMMEN)] != KOLOMMEN:
        yield blad, f"de kolommen {', '.join(KOLOMMEN)}"
        return
    if len(rijen) - 1 != len(juist):
        yield blad, f"{len(juist)} rijen, niet {len(rijen) - 1}"
        return
    for nummer, (staat, rij) in enumerate(zip(rijen[1:], juist, strict=True), start=2):
        for kolom, er in zip(KOLOMMEN, staat, strict=False):
            goed = _zelfde(er, rij[kolom]) if kolom in (*CIJFERS, "jaar") else (er or "") == (rij[kolom] or "")
            if not goed:
                yield f"{blad}, rij {nummer}", f"{kolom} {rij[kolom]}, niet {er}"
                return


def _zelfde(er: object, hoort: float | None) -> bool:
    if hoort is None or er is None:
        return er is None and hoort is None
    return isinstance(er, int | float) and getallen.gelijk(float(er), float(hoort))
