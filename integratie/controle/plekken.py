"""Staat naast een gemerkt cijfer het juiste jaar en het juiste gebied? Wat vlak voor of na een merk staat, hoort erbij."""

from __future__ import annotations

import re
from collections.abc import Iterator

from integratie import gebieden
from integratie.blok.tekst import Cijfertekst
from integratie.controle import jaren
from integratie.controle.rapport import Rapport
from integratie.indicator import kaart, register

_MERK = "([\ue000-\uf8ff])"
_WANNEER = r"(?P<wanneer>in (?:de (?:[a-z]+) jaar tot en met )?\d{4}|eind \d{4}|(?:[a-z]+) jaar tot en met \d{4}|\d{4})"
_ERNA = re.compile(rf"{_MERK}(?: mensen)? \(?(?:sinds )?{_WANNEER}")
_VOORAAN = re.compile(r"^(?:In|Op)(?: 1 januari)? +(\d{4})\b")
_SINDS = re.compile(r"^Sinds (\d{4})\b")
_TUSSEN = re.compile(rf"{_MERK} tussen (\d{{4}}) en (\d{{4}})")
VAN_TOEN = ("richting", "toeval", "verschil", "procent", "toename")  # soorten waar het vroegere jaar bij staat
VAN_CIJFER = ("waarde", "grootte", "teller", "tellergrootte", "tekenteller", "woorden")


def op_hun_plaats(zin: str, merken: list[Cijfertekst], r: Rapport, soort: str) -> Iterator[str]:
    """De gebreken in één zin; elk merk is er het teken dat zijn plaats in `merken` zegt."""

    def merk(teken: str) -> Cijfertekst:
        return merken[ord(teken) - 0xE000]

    bij = [merk(teken) for teken in zin if 0xE000 <= ord(teken) < 0xE000 + len(merken)]
    bij = [m for m in bij if m.soort != "opvolging" and m.indicator in register()]
    if not bij:
        return
    for gevonden in _ERNA.finditer(zin):
        m = merk(gevonden[1])
        if m in bij and (hoort := _jaartal(m, r)) and gevonden["wanneer"] not in hoort:
            yield f"'{m.tekst}': verwacht {hoort[0]} erbij, niet {gevonden['wanneer']}"
    eerste = next((m for m in bij if m.soort not in ("richting", "vergelijking")), bij[0])
    if (begin := _VOORAAN.match(zin)) and eerste.jaar != int(begin[1]):
        yield f"'{eerste.tekst}': verwacht {eerste.jaar} vooraan in de zin, niet {begin[1]}"
    if (begin := _SINDS.match(zin)) and bij[0].van != int(begin[1]):
        yield f"'{bij[0].tekst}': verwacht {bij[0].van} vooraan in de zin, niet {begin[1]}"
    for gevonden in _TUSSEN.finditer(zin):
        m = merk(gevonden[1])
        if [str(m.van), str(m.jaar)] != [gevonden[2], gevonden[3]]:
            yield f"'{m.tekst}': verwacht tussen {m.van} en {m.jaar}"
    for gevonden in re.finditer(_MERK, zin):
        m, erna = merk(gevonden[1]), re.match(f" van {_MERK}", zin[gevonden.end() :])
        if m.soort == "rang" and not (erna and merk(erna[1]).soort == "gerangschikt"):
            yield f"'{m.tekst}': verwacht erna tussen hoeveel gemeenten"
    if soort != "cel":
        yield from _gebieden(zin, merken, r.nis)


def _jaartal(m: Cijfertekst, r: Rapport) -> list[str]:
    """De schrijfwijzen van het jaar dat na een merk mag staan; leeg als er geen vast jaar bij hoort."""
    jaar = m.van if m.soort in VAN_TOEN else m.jaar if m.soort in VAN_CIJFER else None
    if jaar is None:
        return []
    ind = kaart(m.indicator)
    return [jaren.in_zin(ind, jaar, r.editie), jaren.label(ind, jaar, r.editie)]


def namen(nis: str) -> dict[str, tuple[str, ...]]:
    """Code → hoe een ander gebied in een zin heet."""
    alle = {g.code: (g.in_zin,) for g in gebieden.vergelijkingsgebieden(nis)}
    return alle | ({gebieden.RAND: (*alle[gebieden.RAND], "de Rand")} if gebieden.RAND in alle else {})


def _gebieden(zin: str, merken: list[Cijfertekst], nis: str) -> Iterator[str]:
    """Een cijfer van een ander gebied volgt op de naam van dat gebied, een eigen cijfer niet, en na "hoger dan" komt het gebied ernaast."""
    andere, laatste = namen(nis), ""
    patroon = "|".join(re.escape(n) for lijst in andere.values() for n in sorted(lijst, key=len, reverse=True))
    code_van = {n: code for code, lijst in andere.items() for n in lijst}
    for gevonden in re.finditer(rf"{_MERK}|{patroon}" if patroon else _MERK, zin):
        if not gevonden[1]:
            laatste = code_van[gevonden[0]]
            continue
        m = merken[ord(gevonden[1]) - 0xE000]
        if m.soort in VAN_CIJFER and m.code != nis and m.code in andere and m.code != laatste:
            yield f"'{m.tekst}': verwacht na '{andere[m.code][0]}'"
        elif m.soort in VAN_CIJFER and m.code == nis and laatste:
            yield f"'{m.tekst}': verwacht niet na '{andere[laatste][0]}'"
        rest = zin[gevonden.end() :]
        if m.soort == "vergelijking" and not rest.startswith(
            tuple(f" {a}{n}" for n in andere.get(m.met, ()) for a in ("in ", ""))
        ):
            yield f"'{m.tekst}': verwacht erna '{andere[m.met][0] if m.met in andere else m.met}'"
