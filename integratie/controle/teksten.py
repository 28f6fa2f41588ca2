"""Gegenereerde zinnen: wat niet gemerkt is, draagt geen getal of vergelijkend woord, en jaar en gebied zijn die van het cijfer ernaast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from integratie import gebieden
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Alinea, Kerncijfers, Lijst, Tabel
from integratie.blok.tekst import Cijfertekst, Opmaak, Tekst
from integratie.controle import jaren
from integratie.controle.fout import Fout
from integratie.controle.merken import gebrek
from integratie.controle.plekken import op_hun_plaats
from integratie.controle.rapport import Getoond, Rapport, onderdelen
from integratie.controle.woorden import VERGELIJKEND
from integratie.indicator import Indicator, groepsnaam, register
from integratie.opslag import edities

ZIN = ("inleiding", "duiding")
JAAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)")
GETAL = re.compile(r"\d[\d.,]*")
# Een dag van het jaar, een leeftijd en "per 1.000" zijn geen cijfers.
VAST = re.compile(
    r"\b1 januari\b|\bvan 0 tot en met 24 jaar\b|\b18 tot en met \d\d jaar\b|\b18 jaar en ouder\b|\bper 1\.000\b", re.I
)
_WOORD = re.compile(rf"\b(?:{'|'.join(sorted(VERGELIJKEND, key=len, reverse=True))})\b", re.I)
_BREUK = re.compile(r"breuk(?:en)? in de meting \(?((?:\d{4}(?:, | en )?)+)\)?")
_EINDE = re.compile(r"(?<=[.!?]) +(?=[A-Z\ue000])")


def teksten(r: Rapport) -> list[Fout]:
    """Alle gebreken in de teksten van de blokken, en in hun merken."""
    return [fout for waar in r.getoond for fout in _van(r, waar)]


def _van(r: Rapport, waar: Getoond) -> Iterator[Fout]:
    for t, soort in met_tekst(waar.blok):
        for m in t.cijferteksten():
            if verwacht := gebrek(m, r.peiljaar, r.editie, r.codes):
                yield r.fout(waar, f"'{m.tekst}': verwacht {verwacht}")
        if soort in ZIN or any(m.soort != "opvolging" for m in t.cijferteksten()):
            for verwacht in dict.fromkeys(gebreken(t, soort, r, waar.blok)):
                yield r.fout(waar, verwacht)


def met_tekst(blok: Blok | Figuur) -> Iterator[tuple[Tekst, str]]:
    """Elke tekst die merken kan dragen, met de soort van haar alinea of de naam van haar onderdeel."""
    for deel in onderdelen(blok):
        if isinstance(deel, Tabel):
            for rij in deel.rijen:
                for cel in rij:
                    yield from _binnen(cel, "cel")
        else:
            yield from _binnen(deel, "")


def _binnen(deel: object, soort: str) -> Iterator[tuple[Tekst, str]]:
    if isinstance(deel, Tekst):
        yield deel, soort
    elif isinstance(deel, Alinea):
        yield deel.tekst, deel.soort
    elif isinstance(deel, Lijst | tuple):
        for punt in deel.punten if isinstance(deel, Lijst) else deel:
            yield from _binnen(punt, "punt")
    elif isinstance(deel, Kerncijfers):
        for punt in deel.punten:
            for t in (punt.waarde, *punt.regels):
                yield t, "kerncijfer"


def vlak(t: Tekst) -> list[str | Cijfertekst]:
    """De fragmenten van een tekst zonder hun nadruk."""
    uit: list[str | Cijfertekst] = []
    for fragment in t.fragmenten:
        uit += vlak(fragment.inhoud) if isinstance(fragment, Opmaak) else [fragment]
    return uit


def gebreken(t: Tekst, soort: str, r: Rapport, blok: Blok | Figuur) -> Iterator[str]:
    """Wat er in een tekst verwacht werd en niet staat; merken tellen hier alleen mee voor het jaar en het gebied ernaast."""
    fragmenten = vlak(t)
    merken = [s for s in fragmenten if isinstance(s, Cijfertekst)]
    # Elk merk wordt één teken: zo blijft te zien wat ernaast staat.
    heel = "".join(chr(0xE000 + merken.index(s)) if isinstance(s, Cijfertekst) else s for s in fragmenten)
    los = zonder_namen(heel, kaarten(blok), r)
    zonder_jaren = JAAR.sub("", _zonder_breuken(los, merken, r))
    yield from (f"verwacht een herrekenbaar getal, niet '{g.strip('.,')}'" for g in GETAL.findall(zonder_jaren))
    yield from (f"verwacht een woord dat uit een cijfer volgt, niet '{w}'" for w in _WOORD.findall(los))
    if soort != "cel":
        yield from (f"verwacht {r.rij['gebied']}, niet '{naam}'" for naam in _andere_namen(heel, r.nis))
    for zin in _EINDE.split(los):
        bij = [merken[ord(teken) - 0xE000] for teken in zin if 0xE000 <= ord(teken) < 0xE000 + len(merken)]
        bekend = {jaar for m in bij for jaar in _jaren_van(m)}
        over = _zonder_breuken(zin, merken, r).replace(f"tot en met {r.peiljaar} geen cijfers", "")
        yield from (
            f"verwacht een jaar dat bij een cijfer hoort, niet {jaar}"
            for jaar in JAAR.findall(over)
            if int(jaar) not in bekend
        )
        yield from op_hun_plaats(zin, merken, r, soort)
    if soort in ZIN:
        yield from _te_oud(merken, r)


def kaarten(blok: Blok | Figuur) -> list[Indicator]:
    """De indicatoren waarvan in dit blok een cijfer staat."""
    namen = [m.indicator for t, _ in met_tekst(blok) for m in t.cijferteksten()]
    namen += [naam for naam, _ in getattr(blok, "cijfers", ())]
    return [register()[naam] for naam in dict.fromkeys(namen) if naam in register()]


def zonder_namen(tekst: str, inds: list[Indicator], r: Rapport) -> str:
    """De tekst zonder namen van deze indicatoren, hun groepen en de gebieden van het rapport, en zonder leeftijden en vaste dagen."""
    titels = [titel for i in inds for titel in (i.titel, i.teller, i.noemer)]
    namen = {*map(klein, titels), *map(groot, titels), *titels, r.rij["gebied"]}
    namen |= {groepsnaam(g) for i in inds for g in i.groepen if g}
    namen |= {n for g in gebieden.vergelijkingsgebieden(r.nis) for n in (g.naam, g.in_zin)}
    for naam in sorted(filter(_draagt, namen), key=len, reverse=True):
        tekst = re.sub(rf"(?<!\w){re.escape(naam)}(?!\w)", "", tekst)
    return VAST.sub("", tekst)


def klein(tekst: str) -> str:
    """Met een kleine beginletter."""
    return tekst[:1].lower() + tekst[1:]


def groot(tekst: str) -> str:
    """Met een hoofdletter."""
    return tekst[:1].upper() + tekst[1:]


def _draagt(naam: str) -> bool:
    """Draagt deze naam een cijfer of een woord dat anders een fout zou lijken?"""
    return bool(GETAL.search(naam) or _WOORD.search(naam))


def _zonder_breuken(zin: str, merken: list[Cijfertekst], r: Rapport) -> str:
    """Zonder de opgesomde breuken in de meting, als de bronnen van de editie ze alle kennen."""
    breuken = {str(jaar) for bron in edities.bronnen(r.editie).values() for jaar in bron.breuken}
    return _BREUK.sub(lambda m: "" if set(JAAR.findall(m[1])) <= breuken else m[0], zin)


def _jaren_van(m: Cijfertekst) -> set[int]:
    eerder = m.indicator in register() and register()[m.indicator].eind_vorig_jaar
    alle = {m.jaar, m.van} - {None}
    return alle | ({jaar - 1 for jaar in alle} if eerder else set())


@cache
def _gemeentenamen() -> re.Pattern:
    namen = sorted((g.naam for g in gebieden.gemeenten().values()), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, namen))})(?![\w-])")


def _andere_namen(tekst: str, nis: str) -> list[str]:
    """De gemeenten die een zin noemt zonder dat het rapport erover gaat."""
    eigen = gebieden.plaats(nis).naam
    return [naam for naam in _gemeentenamen().findall(tekst.replace(eigen, "")) if naam != eigen]


def _te_oud(merken: list[Cijfertekst], r: Rapport) -> Iterator[str]:
    """Een cijfer van meer dan vijf jaar oud is geen boodschap; alleen naast dat van vijf jaar later."""
    recent = {(m.indicator, m.groep, m.jaar) for m in merken}
    for m in merken:
        later = (m.indicator, m.groep, m.jaar + 5) in recent and not jaren.te_oud(m.jaar + 5, r.peiljaar)
        if m.soort != "opvolging" and jaren.te_oud(m.jaar, r.peiljaar) and not later:
            yield f"'{m.tekst}': verwacht geen cijfer van {m.jaar} als boodschap, want dat is te oud"
