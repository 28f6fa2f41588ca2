"""Wat een lezer in een bladzijde, document, presentatie, werkboek of csv ziet, naast de blokken gelegd.

Elke rij van een tabel is er een van een blok, met elke cel onder haar kop en in dezelfde volgorde; koppen, zinnen en opschriften staan er letterlijk.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from integratie.blok import onderdelen as o
from integratie.blok import vierblad as v
from integratie.blok.blok import Blok, Figuur
from integratie.blok.tekst import Tekst
from integratie.controle import getallen, lezers
from integratie.controle.lezers import Cel, Tafel

Rij = dict[str, object]  # kop → wat eronder hoort te staan
KORTER = ("klein", "leeg", "ouderdom", "bron")  # deze alinea's worden samengenomen of staan er één keer
EIGEN = ("Kerncijfers", "Bronnen", "Samenvatting")  # titels van een dia die geen kop van het rapport zijn
_EENHEID = re.compile(r" \([^()]*\)$")
_GETAL = re.compile(r"(?:ca\.\s)?([+\u2212]?[\d.,]+)(?:\s\D*)?")


class Hoort(NamedTuple):
    """Wat er in een cel hoort te staan: de letters, of een getal dat hoogstens `speling` afwijkt (NaN: alleen letters)."""

    letters: str
    getal: float
    speling: float


def kaal(x: object) -> str:
    """Zonder wit en puntkomma's: waar regels breken en wat een cel opsomt, verschilt per formaat."""
    return "".join(_tekst(x).replace(";", "").split())


def _tekst(x: object) -> str:
    if isinstance(x, tuple):
        return " ".join(map(_tekst, x))
    if isinstance(x, o.Lijst):
        return _tekst(x.punten)
    return str(x.tekst if isinstance(x, o.Alinea | o.Kop) else x)


def _hoort(x: object) -> Hoort:
    """Een getal staat er met alle decimalen van zijn cel, of zoals het te lezen staat."""
    letters, gelezen = kaal(x), _GETAL.fullmatch(_tekst(x))
    if isinstance(x, o.Cel) and x.waarde is not None:
        return Hoort(letters, x.waarde, 1e-12 * abs(x.waarde))
    if gelezen is None or not re.search(r"\d", gelezen[1]):
        return Hoort(letters, float("nan"), 0)
    half = 0.5 / 10 ** len(gelezen[1].partition(",")[2])
    return Hoort(letters, getallen.lees(gelezen[1].removeprefix("+")), half + 1e-9)


def rijen_van(blokken: Iterable[object]) -> Iterator[list[Rij]]:
    """De rijen van elke tabel, figuur of lijst."""
    for deel in (d for blok in blokken for d in o.met_inhoud(blok)):
        match deel:
            case o.Tabel() | Figuur():
                tabel = deel.cijfertabel if isinstance(deel, Figuur) else deel
                yield [dict(zip(tabel.kolommen, rij, strict=True)) for rij in tabel.rijen]
            case o.Kerncijfers():
                kolommen = [(k.naam, k.waarde, "; ".join(map(str, k.regels))) for k in deel.punten]
                yield [dict(zip(("Kerncijfer", "Waarde", "Toelichting"), rij, strict=True)) for rij in kolommen]
            case v.Kerngetallen():
                for kop in ("Kerngetal", "Kerncijfer"):
                    yield [{kop: k.naam, "Waarde": k.waarde, "Verandering": k.verandering} for k in deel.punten]
            case v.Kaartlijst():
                yield [{"Gebied": x.naam, "Waarde": x.cijfer, f"In {deel.eenheid}": x.cijfer} for x in deel.regels]
            case v.Rijenblad():
                per_thema = [[_themarij(rij, thema.titel, deel) for rij in thema.rijen] for thema in deel.themas]
                yield from (*per_thema, [rij for rijen in per_thema for rij in rijen])


def _themarij(rij: v.Themarij, thema: str, blad: v.Rijenblad) -> Rij:
    return {
        "Indicator": rij.titel.removeprefix("… "),
        "Thema": thema,
        "Jaar": rij.jaar,
        blad.eigen: rij.waarde,
        "Laatste cijfer": f"{rij.waarde!s}{rij.jaar}",
        "In vijf jaar": rij.verandering,
        "Plaats": rij.plaats,
        "Eerste cijfer": rij.begin,
        f"Verloop sinds {blad.eerste}": f"{rij.begin!s}{rij.beginjaar or ''}",
        **dict(zip(blad.maatstaven, rij.maatstaven, strict=False)),
    }


def zinnen_van(blokken: Iterable[object]) -> Iterator[str]:
    """Elke kop, alinea, punt en elk opschrift dat een bladzijde en een document letterlijk tonen."""
    for deel in (d for blok in blokken for d in o.met_inhoud(blok)):
        match deel:
            case o.Kop():
                yield deel.tekst
            case o.Alinea() if deel.soort not in KORTER:
                yield str(deel.tekst)
            case o.Lijst():
                yield from (str(punt) for punt in deel.punten if isinstance(punt, Tekst))
            case Figuur() | v.Kaartlijst():
                yield str(deel.titel)
            case v.Hoofdpunten():
                yield from (str(x) for punt in deel.punten for x in (punt.titel, punt.kern, punt.vraag) if x)


def tabelfouten(tafels: list[Tafel], alle: list[list[Rij]], volledig: int) -> Iterator[str]:
    """Elke rij van het bestand is er een van een blok, in dezelfde volgorde; van de eerste `volledig` tabellen staat alles er als er iets van staat."""
    horen = [[{kop: _hoort(x) for kop, x in rij.items()} for rij in rijen] for rijen in alle]
    gezien = set[tuple[int, int]]()
    for koppen, rijen in (t for t in tafels if any(t[0]) or not t[0]):  # een legende heeft lege koppen
        paren = [_paren(koppen, lijst[0]) if lijst else [] for lijst in horen]
        mogelijk: set[tuple[int, int]] | None = None
        van_rij: list[set[tuple[int, int]]] = []
        for rij in rijen if koppen else [rij for rij in rijen if len(rij) > 1]:
            staat = [kaal(x) if isinstance(x, str) else x for x in rij]
            past = {
                (i, j)
                for i, lijst in enumerate(horen)
                for j, hoort in enumerate(lijst)
                if _past(staat, hoort, paren[i])
            }
            if not past:
                yield f"een rij van een tabel van het rapport, niet '{'; '.join(str(x) for x in rij if x != '')}'"
                break
            vorige, mogelijk = mogelijk, past
            if vorige is not None:
                eerste = {i: min(j for k, j in vorige if k == i) for i, _ in vorige}
                mogelijk = {(i, j) for i, j in past if eerste.get(i, j) < j}
            if not mogelijk:
                yield f"de rijen in de volgorde van het rapport, niet daar '{rij[0]}'"
                break
            van_rij.append(past)
        gezien |= _van_dezelfde(van_rij)
    for i, lijst in enumerate(alle[:volledig]):
        weg = [rij for j, rij in enumerate(lijst) if (i, j) not in gezien]
        if weg and 2 * len(weg) < len(lijst):
            yield f"ook de rij '{kaal(next(iter(weg[0].values())))}'"


def _van_dezelfde(van_rij: list[set[tuple[int, int]]]) -> set[tuple[int, int]]:
    """Van een lijst waarvan elke rij van een tabel er een kan zijn; is er zo geen, dan van elke: een rij past ook toevallig op een andere lijst."""
    hele = set.intersection(*({i for i, _ in past} for past in van_rij)) if van_rij else set()
    return {(i, j) for past in van_rij for i, j in past if i in hele or not hele}


def _paren(koppen: list[str], rij: dict[str, Hoort]) -> list[tuple[int, str]]:
    """Welke cel bij welke kop van een rij hoort; van een lijst zonder koppen de eerste en de laatste."""
    if not koppen:
        return [*zip((0, -1), rij, strict=False)]
    namen = ((n, kop if kop in rij else _EENHEID.sub("", kop)) for n, kop in enumerate(koppen))
    paren = [(n, naam) for n, naam in namen if naam in rij]
    return paren if len(paren) > (len(rij) > 1) else []


def _past(rij: list[Cel], hoort: dict[str, Hoort], paren: list[tuple[int, str]]) -> bool:
    return bool(paren) and all(_zelfde(rij[n], hoort[kop]) for n, kop in paren if kop in hoort and n < len(rij))


def _zelfde(cel: Cel, hoort: Hoort) -> bool:
    if not isinstance(cel, str):
        return abs(cel - hoort.getal) <= hoort.speling
    if cel.endswith("…"):  # op een dia past niet elke tekst
        return hoort.letters.startswith(cel[:-1])
    plek = cel.find(hoort.letters)
    if not hoort.letters or plek < 0:
        return not hoort.letters and not cel
    # "8.040" staat niet in "48.040".
    return plek == 0 or not (hoort.letters[0].isdecimal() and cel[plek - 1] in "0123456789.,\u2212")


def _lijsten(inhoud: bytes, blokken: list[object]) -> Iterator[str]:
    """In elk punt van een lijst met cijfers of hoofdpunten staat alles van dat punt."""
    horen: dict[str, list[tuple]] = {"ul.kerncijfers": [], "ul.kc": [], "ol.hp": []}
    for deel in (d for blok in blokken for d in o.met_inhoud(blok)):
        match deel:
            case o.Kerncijfers():
                horen["ul.kerncijfers"] += [(k.waarde, k.naam, *k.regels) for k in deel.punten]
            case v.Kerngetallen():
                for k in deel.punten:
                    staven = (f"{s.naam}{s.cijfer!s}" for s in k.staven)
                    horen["ul.kc"].append((k.waarde, k.naam, k.verandering, k.wat, *staven))
            case v.Hoofdpunten():
                horen["ol.hp"] += [(p.titel, p.kern, p.dienst, p.vraag) for p in deel.punten]
    for keuze, punten in horen.items():
        staat = [kaal(li.get_text()) for li in lezers.html(inhoud).select(f"main {keuze} > li")]
        if len(staat) != len(punten):
            yield f"{len(punten)} punten, niet {len(staat)}"
        for li, punt in zip(staat, punten, strict=False):
            yield from (f"'{x!s}' bij {punt[1]!s}" for x in punt if kaal(x) not in li)


def gelezen(pad: Path, inhoud: bytes, blokken: list[object], bijlage: list[Blok]) -> Iterator[str]:
    """Wat er in een bestand verwacht werd en niet staat; tabellen mogen ook uit de `bijlage` komen."""
    soort, eigen = pad.suffix[1:], [*rijen_van(blokken)]
    alle = [*eigen, *rijen_van([] if soort in ("html", "csv") else bijlage)]
    yield from tabelfouten(lezers.tafels(inhoud, soort), alle, 0 if soort == "pptx" else len(eigen))
    if soort == "html":
        yield from _lijsten(inhoud, blokken)
    if soort in ("html", "docx"):
        letters = kaal(lezers.alle_letters(inhoud, soort))
        yield from (f"'{zin}'" for zin in dict.fromkeys(zinnen_van(blokken)) if kaal(zin) not in letters)
    elif soort == "pptx":
        delen = (d for blok in blokken for d in o.met_inhoud(blok))
        titels = (getattr(d, "titel", "") for d in delen)
        bekend = [*map(kaal, (*EIGEN, *zinnen_van(blokken), *titels))]
        for titel in lezers.diatitels(inhoud):
            if not any(x.startswith(kaal(titel).rstrip("…")) for x in bekend):
                yield f"een titel uit het rapport, niet '{titel}'"
