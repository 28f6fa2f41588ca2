"""Staat naast een gemerkt cijfer het juiste jaar en het juiste gebied? Wat vlak voor of na een merk staat, hoort erbij."""

from __future__ import annotations

import re
from collections.abc import Iterator

from integratie import gebieden
from integratie.blok.tekst import Cijfertekst
from integratie.controle.merken import TELLINGEN, VERANDERINGEN
from integratie.controle.rapport import Rapport
from integratie.indicator import kaart, register

BEGIN = 0xE000  # het eerste van de tekens waarmee een merk in een zin aangewezen wordt
_MERK = "([\ue000-\uf8ff])"
_WANNEER = r"(?P<wanneer>in (?:de (?:[a-z]+) jaar tot en met )?\d{4}|eind \d{4}|(?:[a-z]+) jaar tot en met \d{4}|\d{4})"
_ERNA = re.compile(rf"{_MERK}(?: mensen)? \(?(?:sinds )?{_WANNEER}")
_VOORAAN = re.compile(r"^(?:In|Op)(?: 1 januari)? +(\d{4})\b")
_SINDS = re.compile(r"^Sinds (\d{4})\b")
_TUSSEN = re.compile(rf"{_MERK} tussen (\d{{4}}) en (\d{{4}})")
VAN_CIJFER = (
    *TELLINGEN,
    "waarde",
    "grootte",
    "woorden",
)  # bij deze soorten staat het jaar van het cijfer, bij een verandering het vroegere


def met_tekens(fragmenten: list[str | Cijfertekst], merken: list[Cijfertekst]) -> str:
    """De tekst waarin elk merk één teken is: zo blijft te zien wat ernaast staat."""
    return "".join(chr(BEGIN + merken.index(s)) if isinstance(s, Cijfertekst) else s for s in fragmenten)


def merken_in(zin: str, merken: list[Cijfertekst]) -> list[Cijfertekst]:
    """De merken die in een zin staan, in volgorde."""
    return [merken[ord(teken) - BEGIN] for teken in zin if 0 <= ord(teken) - BEGIN < len(merken)]


def op_hun_plaats(zin: str, merken: list[Cijfertekst], r: Rapport, soort: str) -> Iterator[str]:
    """De gebreken in één zin; elk merk is er het teken dat zijn plaats in `merken` zegt."""
    bij = [m for m in merken_in(zin, merken) if m.soort != "opvolging" and m.indicator in register()]
    if not bij:
        return
    for gevonden in _ERNA.finditer(zin):
        m = merken[ord(gevonden[1]) - BEGIN]
        if m in bij and (hoort := _jaartal(m, r)) and gevonden["wanneer"] not in hoort:
            yield f"'{m.tekst}': verwacht {hoort[0]} erbij, niet {gevonden['wanneer']}"
    eerste = next((m for m in bij if m.soort not in ("richting", "vergelijking")), bij[0])
    for patroon, m, jaar in ((_VOORAAN, eerste, eerste.jaar), (_SINDS, bij[0], bij[0].van)):
        if (begin := patroon.match(zin)) and jaar != int(begin[1]):
            yield f"'{m.tekst}': verwacht {jaar} vooraan in de zin, niet {begin[1]}"
    for teken, *jaren in _TUSSEN.findall(zin):
        m = merken[ord(teken) - BEGIN]
        if [str(m.van), str(m.jaar)] != jaren:
            yield f"'{m.tekst}': verwacht tussen {m.van} en {m.jaar}"
    for teken, erna in re.findall(rf"{_MERK}(?= van {_MERK}|)", zin):
        m = merken[ord(teken) - BEGIN]
        if m.soort == "rang" and not (erna and merken[ord(erna) - BEGIN].soort == "gerangschikt"):
            yield f"'{m.tekst}': verwacht erna tussen hoeveel gemeenten"
    if soort != "cel":
        yield from _gebieden(zin, merken, r.nis)


def _jaartal(m: Cijfertekst, r: Rapport) -> list[str]:
    """De schrijfwijzen van het jaar dat na een merk mag staan; leeg als er geen vast jaar bij hoort."""
    jaar = m.van if m.soort in VERANDERINGEN else m.jaar if m.soort in VAN_CIJFER else None
    g = r.grootheid(kaart(m.indicator))
    return [] if jaar is None else [g.in_zin(jaar), g.label(jaar)]


def _gebieden(zin: str, merken: list[Cijfertekst], nis: str) -> Iterator[str]:
    """Een cijfer van een ander gebied volgt op de naam van dat gebied, een eigen cijfer niet, en na "hoger dan" komt het gebied ernaast."""
    in_zin = {g.code: g.in_zin for g in gebieden.vergelijkingsgebieden(nis)}
    code_van = {naam: code for code, naam in in_zin.items()}
    if gebieden.RAND in in_zin:
        code_van["de Rand"] = gebieden.RAND
    patroon, laatste = "|".join([_MERK, *map(re.escape, sorted(code_van, key=len, reverse=True))]), ""
    for gevonden in re.finditer(patroon, zin):
        if not gevonden[1]:
            laatste = code_van[gevonden[0]]
            continue
        m = merken[ord(gevonden[1]) - BEGIN]
        if m.soort in VAN_CIJFER and m.code in in_zin and m.code != laatste:
            yield f"'{m.tekst}': verwacht na '{in_zin[m.code]}'"
        elif m.soort in VAN_CIJFER and m.code == nis and laatste:
            yield f"'{m.tekst}': verwacht niet na '{in_zin[laatste]}'"
        erna = tuple(f" {a}{naam}" for naam, code in code_van.items() if code == m.met for a in ("in ", ""))
        if m.soort == "vergelijking" and not zin[gevonden.end() :].startswith(erna):
            yield f"'{m.tekst}': verwacht erna '{in_zin.get(m.met, m.met)}'"
