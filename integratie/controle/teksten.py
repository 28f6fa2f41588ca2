"""Gegenereerde zinnen: wat niet gemerkt is, draagt geen getal of vergelijkend woord, en jaar en gebied zijn die van het cijfer ernaast."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from integratie import gebieden
from integratie.blok.blok import Blok, Figuur
from integratie.blok.tekst import Cijfertekst, Opmaak, Tekst
from integratie.controle import woorden
from integratie.controle.grootheid import te_oud
from integratie.controle.merken import TELLINGEN, VERANDERINGEN, gebrek
from integratie.controle.rapport import CELLEN, EIGEN_TEKST, LEDEN, RIJ, Fout, Rapport, met_tekst
from integratie.controle.woorden import VERGELIJKEND, groot, klein
from integratie.indicator import Indicator, groepsnaam, kaart, register
from integratie.opslag import edities

Tekens = dict[str, Cijfertekst]  # elk merk van een tekst is er één teken: zo blijft te zien wat ernaast staat
ZIN = ("inleiding", "duiding")
JAAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)")
GETAL = re.compile(r"\d[\d.,]*")
# Een dag van het jaar, een leeftijd, "per 100" en "per 1.000" zijn geen cijfers.
VAST = re.compile(
    r"\b1 januari\b|\b0 tot 14 jaar\b|\blager onderwijs\b|\b\d+ jaar (?:en|of) ouder\b|\bvan 0 tot en met 24 jaar\b|\b18 tot en met \d\d jaar\b|\b18 jaar en ouder\b|\bper\s1(?:00|\.000)\b",
    re.I,
)
_MERK = woorden.MERK
_WANNEER = r"(?P<wanneer>in (?:de (?:[a-z]+) jaar tot en met )?\d{4}|eind \d{4}|(?:[a-z]+) jaar tot en met \d{4}|\d{4})"
_ERNA = re.compile(rf"{_MERK}(?: mensen)? \(?(?:sinds )?{_WANNEER}")
_VOORAAN = re.compile(r"^(?:In|Op)(?: 1 januari)? +(\d{4})\b")
_SINDS = re.compile(r"^Sinds (\d{4})\b")
_TUSSEN = re.compile(rf"{_MERK} tussen (\d{{4}}) en (\d{{4}})")
# Bij deze soorten staat het jaar van het cijfer, bij een verandering het vroegere.
VAN_CIJFER = (*TELLINGEN, "waarde", "grootte", "woorden")
_BREUK = re.compile(r"breuk(?:en)? in de meting \(?((?:\d{4}(?:, | en )?)+)\)?")
_EINDE = re.compile(r"(?<=[.!?]) +(?=[A-Z\ue000])")


@dataclass(frozen=True)
class Namen:
    """Wat in de teksten van een rapport een naam is, één keer opgezocht."""

    r: Rapport

    @cached_property
    def van_gebieden(self) -> list[str]:
        """Hoe een vergelijkingsgebied kan heten, en de groep van de plaatsen (geen van beide als er alleen een andere gemeente gekozen is)."""
        alle = [*gebieden.vergelijkingsgebieden(self.r.nis), gebieden.onder_elkaar(self.r.nis)]
        namen = {n for g in alle for n in (g.naam, g.in_zin, g.wie, g.kort_in_zin, g.in_kolom)}
        return sorted(namen, key=len, reverse=True)

    @cached_property
    def plaatsen(self) -> re.Pattern:
        """Elk gebied en elke gemeente van het rapport: in de naam van een gebied kan die van een andere gemeente staan."""
        eigen = gebieden.plaats(self.r.nis).naam
        return _een_van([*sorted({*self.van_gebieden, *self.r.leden.values()}, key=len, reverse=True), eigen])

    @cached_property
    def code_van(self) -> dict[str, str]:
        """Hoe een vergelijkingsgebied in een zin heet → zijn code."""
        alle = gebieden.vergelijkingsgebieden(self.r.nis)
        return {n: g.code for g in alle for n in (g.kort_in_zin, g.in_zin, g.in_kolom)}

    @cached_property
    def merk_of_gebied(self) -> re.Pattern:
        """Een merk, of de naam van een vergelijkingsgebied."""
        return re.compile("|".join([_MERK, *map(re.escape, sorted(self.code_van, key=len, reverse=True))]))

    @cached_property
    def breuken(self) -> set[str]:
        """De jaren waarin een bron van de editie anders mat."""
        return {str(jaar) for bron in edities.bronnen(self.r.editie).values() for jaar in bron.breuken}

    def lijken_een_fout(self, inds: list[Indicator]) -> re.Pattern:
        """Namen van deze indicatoren, hun groepen en de gebieden met een cijfer, woord, gebied of gemeente die anders een fout zou lijken."""
        titels = [x for i in inds for x in (i.titel, i.teller, i.noemer, i.in_zin, *(rij.titel for rij in i.rijen))]
        op_kaart = {*map(klein, titels), *map(groot, titels)}
        groepen = {groepsnaam(g) for i in inds for g in i.groepen if g}
        alle = {*op_kaart, *groepen, *self.van_gebieden, self.r.rij["gebied"]}
        weg = {naam for naam in alle if GETAL.search(naam) or VERGELIJKEND.search(naam)}
        weg |= {naam for naam in op_kaart if _gemeentenamen().search(naam)}
        weg |= {naam for naam in groepen if any(gebied in naam for gebied in self.van_gebieden)}
        return _een_van(sorted(weg, key=len, reverse=True))


def _een_van(namen: list[str]) -> re.Pattern:
    delen = "|".join(map(re.escape, filter(None, namen)))
    return re.compile(rf"(?<!\w)(?:{delen})(?!\w)" if delen else "(?!)")


def teksten(r: Rapport) -> Iterator[Fout]:
    """Alle gebreken in de teksten van de blokken, en in hun merken."""
    op_de_kaart = (*gebieden.onder_elkaar(r.nis).leden, *gebieden.kaartgebied(r.nis).leden, gebieden.BRUSSELS_GEWEST)
    namen = Namen(r)
    for waar in r.getoond:
        weg = namen.lijken_een_fout(kaarten(waar.blok))
        yield from (r.fout(waar, zin) for zin in woorden.faciliteiten(waar.blok, r))
        for t, soort in met_tekst(waar.blok, eigen=True):
            for m in t.cijferteksten():
                ook = {m.code, m.met} if soort == EIGEN_TEKST else op_de_kaart if soort == LEDEN else ()
                if verwacht := gebrek(m, r, ook):
                    yield r.fout(waar, f"'{m.tekst}': verwacht {verwacht}")
        for t, soort in met_tekst(waar.blok):
            merken = list(t.cijferteksten())
            if soort in ZIN or (soort != EIGEN_TEKST and any(m.soort != "opvolging" for m in merken)):
                yield from (r.fout(waar, zin) for zin in dict.fromkeys(_gebreken(t, soort, namen, weg)))


def kaarten(blok: Blok | Figuur) -> list[Indicator]:
    """De indicatoren waarvan in dit blok een cijfer staat."""
    namen = [m.indicator for t, _ in met_tekst(blok) for m in t.cijferteksten()]
    namen += [naam for naam, _ in blok.cijfers]
    return [register()[naam] for naam in dict.fromkeys(namen) if naam in register()]


def _vlak(t: Tekst) -> Iterator[str | Cijfertekst]:
    """De fragmenten van een tekst zonder hun nadruk."""
    for fragment in t.fragmenten:
        yield from _vlak(fragment.inhoud) if isinstance(fragment, Opmaak) else [fragment]


def _merken_in(zin: str, merken: Tekens) -> list[Cijfertekst]:
    return [merken[teken] for teken in zin if teken in merken]


def _gebreken(t: Tekst, soort: str, namen: Namen, weg: re.Pattern) -> Iterator[str]:
    """Wat er in een tekst verwacht werd en niet staat; merken tellen hier alleen mee voor het jaar en het gebied ernaast."""
    merken, r = {chr(0xE000 + nummer): m for nummer, m in enumerate(t.cijferteksten())}, namen.r
    tekens = iter(merken)
    heel = "".join(next(tekens) if isinstance(s, Cijfertekst) else s for s in _vlak(t))
    los = VAST.sub("", weg.sub("", heel))
    for getal in GETAL.findall(JAAR.sub("", _zonder_breuken(los, namen))):
        yield f"verwacht een herrekenbaar getal, niet '{getal.strip('.,')}'"
    for woord in VERGELIJKEND.findall(los):
        yield f"verwacht een woord dat uit een cijfer volgt, niet '{woord}'"
    for naam in _gemeentenamen().findall(namen.plaatsen.sub("", los)) if soort not in CELLEN else ():
        yield f"verwacht {r.rij['gebied']}, niet '{naam}'"
    for zin in [los] if soort == LEDEN else _EINDE.split(los):
        bekend = {jaar for m in _merken_in(zin, merken) for jaar in _jaren_van(m)}
        over = _zonder_breuken(zin, namen).replace(f"tot en met {r.peiljaar} geen cijfers", "")
        for jaar in JAAR.findall(over):
            if int(jaar) not in bekend:
                yield f"verwacht een jaar dat bij een cijfer hoort, niet {jaar}"
        yield from _op_hun_plaats(zin, merken, namen, soort)
    yield from woorden.eenheden(heel, merken, soort)
    for zin in _EINDE.split(heel) if soort in ZIN else ():
        yield from woorden.groepen(zin, merken)
        yield from woorden.afbakening(zin, merken)
    if soort in ZIN:
        yield from _te_oud(list(merken.values()), r)


def _zonder_breuken(zin: str, namen: Namen) -> str:
    """Zonder de opgesomde breuken in de meting, als de bronnen van de editie ze alle kennen."""
    return _BREUK.sub(lambda m: "" if set(JAAR.findall(m[1])) <= namen.breuken else m[0], zin)


def _jaren_van(m: Cijfertekst) -> set[int]:
    eerder = m.indicator in register() and register()[m.indicator].eind_vorig_jaar
    return {jaar - af for jaar in (m.jaar, m.van) if jaar is not None for af in range(1 + eerder)}


@cache
def _gemeentenamen() -> re.Pattern:
    namen = sorted((g.naam for g in gebieden.gemeenten().values()), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, namen))})(?![\w-])")


def _te_oud(merken: list[Cijfertekst], r: Rapport) -> Iterator[str]:
    """Een cijfer van meer dan vijf jaar oud is geen boodschap; alleen naast dat van vijf jaar later."""
    recent = {(m.indicator, m.groep, m.jaar) for m in merken}
    for m in merken:
        later = (m.indicator, m.groep, m.jaar + 5) in recent and not te_oud(m.jaar + 5, r.peiljaar)
        if m.soort != "opvolging" and te_oud(m.jaar, r.peiljaar) and not later:
            yield f"'{m.tekst}': verwacht geen cijfer van {m.jaar} als boodschap, want dat is te oud"


def _op_hun_plaats(zin: str, merken: Tekens, namen: Namen, soort: str) -> Iterator[str]:
    """Staat naast een gemerkt cijfer het juiste jaar en het juiste gebied? Wat vlak voor of na een merk staat, hoort erbij."""
    bij = [m for m in _merken_in(zin, merken) if m.soort != "opvolging" and m.indicator in register()]
    if not bij:
        return
    for gevonden in _ERNA.finditer(zin):
        m = merken[gevonden[1]]
        if m in bij and (hoort := _jaartal(m, namen.r)) and gevonden["wanneer"] not in hoort:
            yield f"'{m.tekst}': verwacht {hoort[0]} erbij, niet {gevonden['wanneer']}"
    eerste = next((m for m in bij if m.soort not in ("richting", "vergelijking")), bij[0])
    for patroon, m, jaar in ((_VOORAAN, eerste, eerste.jaar), (_SINDS, bij[0], bij[0].van)):
        if (begin := patroon.match(zin)) and jaar != int(begin[1]):
            yield f"'{m.tekst}': verwacht {jaar} vooraan in de zin, niet {begin[1]}"
    for teken, *jaren in _TUSSEN.findall(zin):
        m = merken[teken]
        if [str(m.van), str(m.jaar)] != jaren:
            yield f"'{m.tekst}': verwacht tussen {m.van} en {m.jaar}"
    for teken, erna in re.findall(rf"{_MERK}(?= van {_MERK}|)", zin):
        m = merken[teken]
        if m.soort == "rang" and soort != RIJ and not (erna and merken[erna].soort == "gerangschikt"):
            yield f"'{m.tekst}': verwacht erna tussen hoeveel gemeenten"
    if soort not in CELLEN:
        yield from _gebieden(zin, merken, namen)


def _jaartal(m: Cijfertekst, r: Rapport) -> list[str]:
    """De schrijfwijzen van het jaar dat na een merk mag staan; leeg als er geen vast jaar bij hoort."""
    jaar = m.van if m.soort in VERANDERINGEN else m.jaar if m.soort in VAN_CIJFER else None
    g = r.grootheid(kaart(m.indicator))
    return [] if jaar is None else [g.in_zin(jaar), g.label(jaar)]


def _gebieden(zin: str, merken: Tekens, namen: Namen) -> Iterator[str]:
    """Een cijfer van een ander gebied volgt op de naam van dat gebied, een eigen cijfer niet, en na "hoger dan" komt het gebied ernaast."""
    codes, laatste = {*namen.code_van.values()}, ""
    for gevonden in namen.merk_of_gebied.finditer(zin):
        if not gevonden[1]:
            laatste = namen.code_van[gevonden[0]]
            continue
        m = merken[gevonden[1]]
        if m.soort in VAN_CIJFER and m.code in codes and m.code != laatste:
            yield f"'{m.tekst}': verwacht na '{gebieden.van_code(m.code).in_zin}'"
        elif m.soort in VAN_CIJFER and m.code == namen.r.nis and laatste:
            yield f"'{m.tekst}': verwacht niet na '{gebieden.van_code(laatste).in_zin}'"
        erna = tuple(f" {a}{naam}" for naam, code in namen.code_van.items() if code == m.met for a in ("in ", ""))
        if m.soort == "vergelijking" and not zin[gevonden.end() :].startswith(erna):
            yield f"'{m.tekst}': verwacht erna '{(erna or (m.met,))[0].strip()}'"
