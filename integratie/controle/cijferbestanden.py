"""`gegevens.csv` en `gegevens.xlsx` hebben precies de cijfers van de editie, tot en met het peiljaar, cel voor cel; en die doorstaan de keuring."""

import csv
import io
import re
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
GETAL = re.compile(r"[-+]?\d+([.,]\d+)?")
VAST = 5  # kolommen van een blad met cijfers; erna een kolom per jaar
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
    juist = [[f"'{x}" if x.startswith(FORMULE) and k not in CIJFERS else x for k, x in rij.items()] for rij in hoort]
    yield from _eerste([*csv.reader(io.StringIO(tekst, newline=""))], [[*KOLOMMEN], *juist], "regel 1", "regel {}")
    if "\r" in tekst or not tekst.endswith("\n"):
        yield "bestand", "regeleinden \\n"


def _xlsx(inhoud: bytes, hoort: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """De bladen per thema (een getal, of de status zonder waarde) en dat met tellers en noemers (een getal of een leeg vak)."""
    import openpyxl

    try:
        boek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True)
    except (BadZipFile, KeyError, ValueError, OSError):
        yield "bestand", "een leesbaar werkboek"
        return
    for blad, juist in _bladen(hoort):
        if juist[1:] and blad not in boek.sheetnames:
            yield blad, "dit blad"
        elif juist[1:]:
            rijen = boek[blad].iter_rows()
            staat = [[*(_tekst(cel.value) for cel in rij[:VAST]), *map(_uit_werkboek, rij[VAST:])] for rij in rijen]
            yield from _eerste(staat, juist, f"{blad}, rij 1", blad + ", rij {}")


def _bladen(hoort: list[dict[str, str]]) -> Iterator[tuple[str, list[list[str]]]]:
    """Naam van elk blad met cijfers → wat er in elke rij hoort te staan, de kop inbegrepen."""
    kaarten = register()
    for thema, blad in THEMAS.items():
        van_thema = [rij | {"deel": "waarde"} for rij in hoort if kaarten[rij["indicator"]].thema == thema]
        yield blad, _breed(van_thema, "eenheid")
    delen = [rij | {"deel": deel} for rij in hoort if kaarten[rij["indicator"]].noemer for deel in ("teller", "noemer")]
    yield "Tellers en noemers", _breed(delen, "deel")


def _breed(rijen: list[dict[str, str]], laatste: str) -> list[list[str]]:
    """Een rij per indicator (zoals in het register), gebied, groep en deel, een kolom per jaar."""
    plaats, jaren = {naam: nummer for nummer, naam in enumerate(register())}, sorted({rij["jaar"] for rij in rijen})
    breed: dict[tuple[str, ...], dict[str, str]] = {}
    for rij in sorted(rijen, key=lambda rij: plaats[rij["indicator"]]):  # de rest blijft in de volgorde van de csv
        naam = rij["indicator"]
        sleutel = (register()[naam].titel, rij["groep"], rij["gebied"], naam, rij[laatste])
        ca = "ca. " if rij["status"] == "benaderd" else ""
        getal, leeg = rij[rij["deel"]], rij["status"] if rij["deel"] == "waarde" else ""
        breed.setdefault(sleutel, {})[rij["jaar"]] = ca + getal if getal else leeg
    kop = ["titel", "groep", "gebied", "indicator", laatste, *jaren]
    return [kop, *([*sleutel, *(reeks.get(jaar, "") for jaar in jaren)] for sleutel, reeks in breed.items())]


def _uit_werkboek(cel) -> str:
    """Wat een cel toont; een getal dat als tekst bewaard is, is geen getal."""
    if not isinstance(cel.value, str):
        return ("ca. " if "ca." in (cel.number_format or "") else "") + _tekst(cel.value)
    return f"'{cel.value}'" if GETAL.fullmatch(cel.value) else cel.value


def _eerste(rijen: list[list[str]], hoort: list[list[str]], kop: str, plaats: str) -> Iterator[tuple[str, str]]:
    """De eerste rij die afwijkt, met elke kolom die er anders is; de eerste rij van `hoort` is de kop."""
    if not rijen or rijen[0] != hoort[0]:
        yield kop, f"de kolommen {', '.join(hoort[0])}"
        return
    for nummer, (staat, juist) in enumerate(zip_longest(rijen[1:], hoort[1:], fillvalue=()), start=2):
        if [*staat] != [*juist]:
            paren = zip_longest(hoort[0], juist, staat, fillvalue="")
            anders = "; ".join(f"{k} {j}, niet {er}" for k, j, er in paren if er != j)
            yield plaats.format(nummer), anders or f"{len(hoort[0])} kolommen"
            return


LEZERS = {"gegevens.csv": _csv, "gegevens.xlsx": _xlsx}
