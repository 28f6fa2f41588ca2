"""`gegevens.csv` en `gegevens.xlsx` hebben precies de cijfers van de editie, tot en met het peiljaar, cel voor cel; en die doorstaan de keuring."""

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
from integratie.controle.rapport import Fout
from integratie.fouten import IntegratieFout
from integratie.indicator import FACTOR, THEMAS, register
from integratie.invarianten import cijfers
from integratie.uitvoering import manifest

KOLOMMEN = ("nis", "gebied", "indicator", "groep", "jaar", "teller", "noemer", "waarde", "eenheid", "bron", "status")
CIJFERS = ("teller", "noemer", "waarde")
FORMULE = ("=", "+", "-", "@", "\t", "\r")


def editie(rij: dict) -> list[Fout]:
    """De editie is bruikbaar voor deze gemeente, zoals voor het rapport gemaakt werd, en haar cijfers doorstaan de keuring.

    Elke waarde ligt binnen haar grenzen en is teller op noemer; aandelen zijn samen 100, herkomstgroepen samen alle inwoners.
    """
    try:
        vergelijking.controleer(rij["nis"], rij["peiljaar"], rij["editie"])
    except IntegratieFout as fout:
        return [Fout(manifest.NAAM, rij["gebied"], str(fout))]
    gegevens = vergelijking.gegevens(rij["nis"], rij["peiljaar"], rij["editie"])
    gebreken = cijfers.gebreken(gegevens, register(), FACTOR)
    return [Fout(manifest.NAAM, waar, f"verwacht {wat}") for waar, wat in gebreken]


def cijferbestanden(rij: dict, uit: Path) -> list[Fout]:
    """De eerste afwijking in het csv-bestand van een rapport en in elk blad van zijn werkboek."""
    fouten = []
    for pad in (p for p in rij["bestanden"] if Path(p).name in LEZERS and (uit / p).is_file()):
        hoort, lees = (
            _rijen(rij["nis"], tuple(rij.get("naast", ())), rij["peiljaar"], rij["editie"]),
            LEZERS[Path(pad).name],
        )
        fouten += [Fout(pad, plaats, f"verwacht {wat}") for plaats, wat in lees((uit / pad).read_bytes(), hoort)]
    return fouten


@lru_cache(1)
def _rijen(nis: str, naast: tuple[str, ...], peiljaar: int, editie: str) -> list[dict[str, str]]:
    """Wat er in elke cel hoort te staan, als tekst, met de vergelijkingsgebieden die voor dit rapport gekozen zijn (`naast`)."""
    rijen = vergelijking.gegevens(nis, peiljaar, editie)[list(KOLOMMEN)].to_dict("records")
    return [{kolom: _tekst(x) for kolom, x in rij.items()} for rij in rijen]


def _tekst(x: object) -> str:
    return getallen.machine(float(x)) if isinstance(x, int | float) else "" if x is None else str(x)


def _csv(inhoud: bytes, hoort: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    try:
        tekst = inhoud.decode("utf-8")
    except UnicodeDecodeError:
        yield "bestand", "UTF-8"
        return
    # Wat Excel als formule zou lezen, krijgt een aanhalingsteken.
    hoort = [{k: f"'{x}" if x.startswith(FORMULE) and k not in CIJFERS else x for k, x in rij.items()} for rij in hoort]
    yield from _eerste(list(csv.reader(io.StringIO(tekst, newline=""))), hoort, "regel 1", "regel {}")
    if "\r" in tekst or not tekst.endswith("\n"):
        yield "bestand", "regeleinden \\n"


def _xlsx(inhoud: bytes, hoort: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """De bladen per thema; een leeg vak is er een zonder cijfer."""
    import openpyxl

    try:
        boek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True)
    except (BadZipFile, KeyError, ValueError, OSError):
        yield "bestand", "een leesbaar werkboek"
        return
    for thema, blad in THEMAS.items():
        juist = [rij for rij in hoort if rij["indicator"] in register(thema)]
        if juist and blad not in boek.sheetnames:
            yield blad, "dit blad"
        elif juist:
            rijen = [[*map(_uit_werkboek, KOLOMMEN, rij)] for rij in boek[blad].iter_rows(values_only=True)]
            yield from _eerste(rijen, juist, blad, blad + ", rij {}")


def _uit_werkboek(kolom: str, x: object) -> str:
    """Een getal dat als tekst bewaard is, is geen getal."""
    als_tekst = isinstance(x, str) and x != kolom and kolom in (*CIJFERS, "jaar")
    return f"'{x}'" if als_tekst else _tekst(x)


def _eerste(rijen: list[list[str]], hoort: list[dict[str, str]], kop: str, plaats: str) -> Iterator[tuple[str, str]]:
    """De eerste rij die afwijkt, met elke kolom die er anders is."""
    if not rijen or tuple(rijen[0]) != KOLOMMEN:
        yield kop, f"de kolommen {', '.join(KOLOMMEN)}"
        return
    for nummer, (staat, rij) in enumerate(zip_longest(rijen[1:], hoort, fillvalue=()), start=2):
        juist = list(dict(rij).values())
        if staat != juist:
            paren = zip_longest(KOLOMMEN, juist, staat, fillvalue="")
            anders = "; ".join(f"{k} {j}, niet {er}" for k, j, er in paren if er != j)
            yield plaats.format(nummer), anders or f"{len(KOLOMMEN)} kolommen"
            return


LEZERS = {"gegevens.csv": _csv, "gegevens.xlsx": _xlsx}
