"""`gegevens.csv` en `gegevens.xlsx` hebben precies de cijfers van de editie, tot en met het peiljaar, cel voor cel; en die doorstaan de keuring."""

import csv
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from integratie import vergelijking
from integratie.controle import getallen
from integratie.controle.lezers import Vak, werkboek
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
Rij = tuple[str, ...]  # wat er in elke cel hoort te staan, in de volgorde van `KOLOMMEN`


def editie(rij: dict) -> list[Fout]:
    """De editie is bruikbaar voor deze gemeente, zoals voor het rapport gemaakt werd, en haar cijfers doorstaan de keuring.

    Elke waarde ligt binnen haar grenzen en is teller op noemer; aandelen zijn samen 100, herkomstgroepen samen alle inwoners.
    """
    vraag = rij["nis"], rij["peiljaar"], rij["editie"]
    try:
        vergelijking.controleer(*vraag)
    except IntegratieFout as fout:
        return [Fout(manifest.NAAM, rij["gebied"], str(fout))]
    gebreken = cijfers.gebreken(vergelijking.gegevens(*vraag), register(), FACTOR)
    return [Fout(manifest.NAAM, waar, f"verwacht {wat}") for waar, wat in gebreken]


def cijferbestanden(rij: dict, uit: Path) -> list[Fout]:
    """De eerste afwijking in het csv-bestand van een rapport en in elk blad van zijn werkboek."""
    fouten = []
    for pad in (p for p in rij["bestanden"] if Path(p).name in LEZERS and (uit / p).is_file()):
        lees, maak = LEZERS[Path(pad).name]
        delen = (maak(*deel, rij["peiljaar"], rij["editie"]) for deel in vergelijking.gegevensdelen(rij["nis"]))
        gevonden = lees((uit / pad).read_bytes(), [cellen for deel in delen for cellen in deel])
        fouten += [Fout(pad, plaats, f"verwacht {wat}") for plaats, wat in gevonden]
    return fouten


@lru_cache(16)
def _cellen(code: str, naam: str, met_code: bool, peiljaar: int, editie: str) -> list[Rij]:
    """Van één gebied; bewaard, want naast de meeste gemeenten staan dezelfde gebieden."""
    rijen = vergelijking.gegevens_van(code, naam, met_code, peiljaar, editie)
    kolommen = (map(_tekst, rijen[k].tolist()) for k in KOLOMMEN)
    return list(zip(*kolommen, strict=True))


@lru_cache(16)
def _in_csv(*deel) -> list[Rij]:
    """Wat Excel als formule zou lezen, krijgt een aanhalingsteken."""
    paren = ([*zip(KOLOMMEN, rij, strict=True)] for rij in _cellen(*deel))
    return [tuple(f"'{x}" if x.startswith(FORMULE) and k not in CIJFERS else x for k, x in rij) for rij in paren]


def _tekst(x: object) -> str:
    return getallen.machine(float(x)) if isinstance(x, int | float) else "" if x is None else str(x)


def _csv(inhoud: bytes, hoort: list[Rij]) -> Iterator[tuple[str, str]]:
    try:
        tekst = inhoud.decode("utf-8")
    except UnicodeDecodeError:
        yield "bestand", "UTF-8"
        return
    staat = [tuple(rij) for rij in csv.reader(io.StringIO(tekst, newline=""))]
    yield from _eerste(staat, [KOLOMMEN, *hoort], "regel 1", "regel {}")
    if "\r" in tekst or not tekst.endswith("\n"):
        yield "bestand", "regeleinden \\n"


def _xlsx(inhoud: bytes, hoort: list[Rij]) -> Iterator[tuple[str, str]]:
    """De bladen per thema (een getal, of de status zonder waarde) en dat met tellers en noemers (een getal of een leeg vak)."""
    try:
        boek = werkboek(inhoud)
    except (BadZipFile, KeyError, ValueError, ParseError):
        yield "bestand", "een leesbaar werkboek"
        return
    for blad, juist in _bladen(hoort):
        if juist[1:] and blad not in boek:
            yield blad, "dit blad"
        elif juist[1:]:
            staat = [_uit_werkboek(rij, len(juist[0])) for rij in boek[blad]]
            yield from _eerste(staat, juist, f"{blad}, rij 1", blad + ", rij {}")


def _bladen(hoort: list[Rij]) -> Iterator[tuple[str, list[Rij]]]:
    """Naam van elk blad met cijfers → wat er in elke rij hoort te staan, de kop inbegrepen."""
    per_naam: dict[str, list[Rij]] = {naam: [] for naam in register()}
    for rij in hoort:
        per_naam[rij[2]].append(rij)
    for thema, blad in THEMAS.items():
        yield blad, _breed([rij for naam in register(thema) for rij in per_naam[naam]], "eenheid", ("waarde",))
    met_noemer = [rij for naam, ind in register().items() if ind.noemer for rij in per_naam[naam]]
    yield "Tellers en noemers", _breed(met_noemer, "deel", ("teller", "noemer"))


def _breed(rijen: list[Rij], laatste: str, delen: tuple[str, ...]) -> list[Rij]:
    """Een rij per indicator (zoals in het register), groep, gebied en deel, een kolom per jaar; de rest blijft in de volgorde van de csv."""
    breed, kaarten = dict[Rij, dict[str, str]](), register()
    for _, gebied, naam, groep, jaar, *getallen_, eenheid, _, status in rijen:
        for deel in delen:
            getal = getallen_[CIJFERS.index(deel)]
            sleutel = kaarten[naam].titel, groep, gebied, naam, eenheid if deel == "waarde" else deel
            ca, leeg = "ca. " if status == "benaderd" else "", status if deel == "waarde" else ""
            breed.setdefault(sleutel, {})[jaar] = ca + getal if getal else leeg
    jaren = sorted({rij[4] for rij in rijen})
    kop = ("titel", "groep", "gebied", "indicator", laatste, *jaren)
    return [kop, *((*sleutel, *(reeks.get(jaar, "") for jaar in jaren)) for sleutel, reeks in breed.items())]


def _uit_werkboek(rij: list[Vak], breed: int) -> Rij:
    """Wat een rij toont; een getal dat als tekst bewaard is, is geen getal."""
    eerste = (_tekst(vak.inhoud) for vak in rij[:VAST])
    return (*eerste, *map(_getal, rij[VAST:]), *[""] * (breed - len(rij)))


def _getal(vak: Vak) -> str:
    if not isinstance(vak.inhoud, str):
        return ("ca. " if "ca." in vak.vorm else "") + _tekst(vak.inhoud)
    return f"'{vak.inhoud}'" if GETAL.fullmatch(vak.inhoud) else vak.inhoud


def _eerste(rijen: list[Rij], hoort: list[Rij], kop: str, plaats: str) -> Iterator[tuple[str, str]]:
    """De eerste rij die afwijkt, met elke kolom die er anders is; de eerste rij van `hoort` is de kop."""
    if not rijen or rijen[0] != hoort[0]:
        yield kop, f"de kolommen {', '.join(hoort[0])}"
        return
    for nummer, (staat, juist) in enumerate(zip_longest(rijen, hoort, fillvalue=()), start=1):
        if staat != juist:
            paren = zip_longest(hoort[0], juist, staat, fillvalue="")
            anders = "; ".join(f"{k} {j}, niet {er}" for k, j, er in paren if er != j)
            yield plaats.format(nummer), anders or f"{len(hoort[0])} kolommen"
            return


LEZERS = {"gegevens.csv": (_csv, _in_csv), "gegevens.xlsx": (_xlsx, _cellen)}
