"""De letters in een tekening, haar lijn, staven en kleuren: ze zeggen hetzelfde als de tabel ernaast."""

import html
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import isfinite

import numpy as np

from integratie import gebieden
from integratie.blok.beeldstijl import ROOSTER as ROOSTERKLEUR
from integratie.blok.beeldstijl import met_stijl
from integratie.blok.blok import Figuur
from integratie.blok.vierblad import Kaartlijst
from integratie.controle import getallen
from integratie.controle.verwacht import Verwacht

_TEKST = re.compile(r"<text[^>]*>(.*?)</text>", re.S)
_TIP = re.compile(r"<title>(.*?)</title>", re.S)
_ASGETAL = re.compile(r"\u2212?\d{1,3}(?:\.\d{3})*(?:,\d+)?")
_JAAR = re.compile(r"(?:eind )?((?:19|20)\d\d)")
_PAD = re.compile(r'<path d="([^"]*)" style="([^"]*)"')
_PUNT = re.compile(r"[ML] (-?[\d.]+) (-?[\d.]+)")
_VLAK = re.compile(r'-gemeente-(\d{5})"><title>([^<]*)</title> *<path d="[^"]*" style="fill: (#[0-9a-f]{6}|url[^;"]*)')
EIGEN_LIJN, ROOSTER, STAAFHOOGTE = "stroke-width: 2.4", f"stroke: {ROOSTERKLEUR}", 9
DICHTBIJ = 0.35  # beeldpunten; de tekening rondt op een tiende af
EIGEN = ("trend", "verschillen", "spreiding")  # met een eigen lijn, in de eerste kolom van de tabel
MET_JAREN = ("samenstelling", *EIGEN)
LIJSTEN = ("positie", "ontwikkeling", "typologie", "inhalen")


def tekening(figuur: Figuur, v: Verwacht, soort: str) -> Iterator[str]:
    """Wat er in de tekening verwacht werd en niet staat."""
    svg = met_stijl(figuur.svg)
    yield from met_alt("tekening", figuur)
    letters = [html.unescape(t) for t in _TEKST.findall(svg)]
    over = list(letters)
    for label in v.labels:
        if not _neem(over, label):
            yield f"tekening: verwacht '{label}'"
    los = [x for x in over if re.search(r"\d", x) and not _is_verklaard(x, v, soort)]
    yield from (f"tekening: verwacht niet '{x}'" for x in los if not _ASGETAL.fullmatch(x))
    as_ = [getallen.lees(x) for x in los if _ASGETAL.fullmatch(x)]
    as_getallen = sorted(set(map(abs, as_)) if as_ != sorted(as_) else set(as_))
    if len({round(b - a, 9) for a, b in itertools.pairwise(as_getallen)}) > 1:
        yield f"tekening: verwacht een as met gelijke stappen, niet {as_}"
    tips = [html.unescape(t) for t in _TIP.findall(svg)]
    if Counter(tips) != Counter(v.tips):
        anders = next((t for t in tips if t not in v.tips), "minder of meer tooltips")
        yield f"tooltip: verwacht wat in de tabel staat, niet {anders}"
    if soort in EIGEN:
        yield from _lijn(svg, as_, v)
    elif soort == "staven":
        yield from _staven(svg, v)
    elif soort in LIJSTEN:
        yield from _lijst(svg, letters, v, soort in ("positie", "ontwikkeling"))
    elif soort == "kaart":
        yield from _op_de_kaart(letters, v)
        yield from _kleuren(svg, letters, v)
    elif soort == "kaartreeks":
        yield from _klassen(letters, [c.waarde for rij in v.rijen for c in rij[1:] if c.waarde is not None])


def met_alt(waar: str, deel: Figuur | Kaartlijst) -> Iterator[str]:
    """Een tekening draagt het tekstalternatief van wat ze toont."""
    alt = re.search(r'aria-label="([^"]*)"', deel.svg)
    if alt is None or html.unescape(alt[1]) != deel.alt:
        yield f"{waar}: verwacht hetzelfde tekstalternatief in de tekening"


def _neem(over: list[str], label: str) -> bool:
    """Haal een label uit de letters; het mag over regels verdeeld zijn, aan een spatie of na een koppelteken."""
    for i in range(len(over)):
        tekst = ""
        for j in range(i, min(i + 5, len(over))):
            tekst += ("" if not tekst or tekst.endswith("-") else " ") + over[j]
            if tekst == label:
                del over[i : j + 1]
                return True
            if not label.startswith(tekst):
                break
    return False


def _is_verklaard(tekst: str, v: Verwacht, soort: str) -> bool:
    """Is dit een jaar op de as, een naam, een gebeurtenis, of een cijfer van de tabel op een kaart?"""
    if (jaar := _JAAR.fullmatch(tekst)) and soort in MET_JAREN and v.jaren[0] - 1 <= int(jaar[1]) <= v.jaren[-1]:
        return True
    if soort in ("kaart", "kaartreeks") and getallen.klasse(tekst):
        return True
    gebeurtenissen = {x.naam for b in v.g.bronnen for x in b.gebeurtenissen}
    cellen = {c.tekst for rij in v.rijen for c in rij} if soort == "kaart" else set()
    return tekst in v.mag | cellen or tekst.strip() in v.namen or set(tekst.split(", ")) <= gebeurtenissen


def _punten(pad: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in _PUNT.findall(pad)]


def _schaal(svg: str, richting: int, as_: list[float]) -> np.poly1d | None:
    """Van een plaats op het blad naar een getal op de as, met de staande (0: x) of liggende (1: y) roosterlijnen; None zonder twee getallen."""
    rooster = [_punten(pad) for pad, stijl in _PAD.findall(svg) if ROOSTER in stijl]
    plaatsen = [p[0][richting] for p in rooster if len(p) == 2 and abs(p[0][richting] - p[1][richting]) < 0.05]
    return np.poly1d(np.polyfit(plaatsen, as_, 1)) if len(plaatsen) == len(as_) >= 2 else None


def _lijn(svg: str, as_: list[float], v: Verwacht) -> Iterator[str]:
    """De punten van de eigen lijn liggen waar de tabel ze zegt."""
    schaal = _schaal(svg, 1, as_)
    punten = sorted({p for pad, stijl in _PAD.findall(svg) if EIGEN_LIJN in stijl for p in _punten(pad)})
    if schaal is None or len(punten) < 2:
        return
    van, tot, links, rechts = v.jaren[0], v.jaren[-1], punten[0][0], punten[-1][0]
    jaren = [int(re.findall(r"\d{4}", rij[0].tekst)[-1]) + v.g.ind.eind_vorig_jaar for rij in v.rijen]
    eigen = {jaar: rij[1].waarde for jaar, rij in zip(jaren, v.rijen, strict=True)}
    if v.index and (begin := eigen[van]):
        eigen = {jaar: None if w is None else 100 * w / begin for jaar, w in eigen.items()}
    for x, y in punten:
        jaar = round(van + (x - links) / (rechts - links) * (tot - van)) if rechts > links else van
        if eigen.get(jaar) is None or abs(schaal(y) - eigen[jaar]) > DICHTBIJ * abs(schaal[1]):
            yield f"tekening: verwacht de lijn in {jaar} op {eigen.get(jaar)}, niet op {schaal(y):.3g}"
            return


def _vakken(svg: str) -> list[tuple[float, float, float]]:
    """(links, breedte, hoogte) van elke rechthoek, in de volgorde van de tekening."""
    punten = (_punten(pad) for pad, _ in _PAD.findall(svg) if pad.rstrip().endswith("z"))
    vier = ([x for x, _ in p] + [y for _, y in p] for p in punten if len(p) == 4 and len({x for x, _ in p}) < 3)
    return [(min(p[:4]), max(p[:4]) - min(p[:4]), max(p[4:]) - min(p[4:])) for p in vier]


def in_verhouding(lengtes: list[float], waarden: list[float], maat: float = 2 * DICHTBIJ) -> bool:
    """Is elke staaf zo lang als haar cijfer, naast de langste?"""
    langste, hoogste = max(lengtes, default=0), max(map(abs, waarden), default=0) or 1
    return not anders([langste * abs(w) / hoogste for w in waarden], lengtes, maat)


def anders(hoort: Sequence[float], staat: Sequence[float], maat: float) -> bool:
    """Wijkt een van de getallen meer dan `maat` af, of zijn het er meer of minder?"""
    return len(hoort) != len(staat) or bool(np.abs(np.array(hoort) - np.array(staat)).max(initial=0) > maat)


def _staven(svg: str, v: Verwacht) -> Iterator[str]:
    """Elke staaf is zo lang als haar cijfer."""
    waarden = [rij[1].waarde for rij in v.rijen if rij[1].waarde is not None]
    lengtes = [breed for _, breed, hoog in _vakken(svg) if abs(hoog - STAAFHOOGTE) < 0.2]
    if not in_verhouding(lengtes, waarden):
        yield f"tekening: verwacht staven van {waarden}, niet {[round(x, 1) for x in lengtes]}"


def _lijst(svg: str, letters: list[str], v: Verwacht, gesorteerd: bool) -> Iterator[str]:
    """Naast elke naam staat haar cijfer, van hoog naar laag of in de volgorde van `staven`, met een staaf zo lang als dat cijfer."""
    cijfers = {wie: (tekst, waarde) for wie, tekst, waarde in v.staven}
    rijen = [(wie, tekst) for wie, tekst in itertools.pairwise(letters) if wie in cijfers]
    yield from (f"tekening: verwacht {cijfers[wie][0]} bij {wie}, niet {t}" for wie, t in rijen if t != cijfers[wie][0])
    waarden = [cijfers[wie][1] or 0.0 for wie, _ in rijen]
    hoort = sorted(waarden, reverse=True) if gesorteerd else [waarde for _, _, waarde in v.staven]
    if waarden != hoort:
        yield "tekening: verwacht de namen van hoog naar laag" + ("" if gesorteerd else " in hun groep")
    if not in_verhouding([breed for _, breed, _ in _vakken(svg)], waarden):
        yield f"tekening: verwacht staven van {waarden}"


def _op_de_kaart(letters: list[str], v: Verwacht) -> Iterator[str]:
    """Onder de naam van een gemeente staat haar cijfer."""
    cellen, naam = {rij[0].tekst: rij[1].tekst for rij in v.rijen}, ""
    for tekst in letters:
        if naam in cellen and tekst in cellen.values():
            if tekst != cellen[naam]:
                yield f"tekening: verwacht {cellen[naam]} bij {naam}, niet {tekst}"
            naam = ""
        else:
            naam = naam + tekst if naam.endswith("-") else tekst


def _klassen(letters: list[str], waarden: list[float]) -> Iterator[str]:
    """De klassen van de legende sluiten aan met gelijke, ronde stappen, en hebben elke waarde en hun aantal."""
    klassen = [*filter(None, map(getallen.klasse, letters))]
    stappen = {round(tot - van, 9) for van, tot, _ in klassen if isfinite(tot - van)}
    if any(a[1] != b[0] for a, b in itertools.pairwise(klassen)) or len(stappen) > 1:
        yield "legende: verwacht klassen met gelijke stappen die op elkaar aansluiten"
    if stappen and f"{min(stappen):.0e}"[0] not in "125":
        yield f"legende: verwacht ronde grenzen, niet met een stap van {min(stappen)}"
    for van, tot, aantal in klassen:
        if aantal is not None and aantal != sum(van <= w < tot for w in waarden):
            yield f"legende: verwacht {sum(van <= w < tot for w in waarden)} van {van} tot {tot}, niet {aantal}"
    if not all(any(van <= w < tot for van, tot, _ in klassen) for w in waarden):
        yield "legende: verwacht een klasse voor elk cijfer"


def _kleuren(svg: str, letters: list[str], v: Verwacht) -> Iterator[str]:
    """Gemeenten van dezelfde klasse hebben dezelfde kleur, en een hogere klasse is donkerder; wat onbekend is, krijgt geen kleur."""
    waarden = {rij[0].tekst: rij[1].waarde for rij in v.rijen}
    yield from _klassen(letters, [w for w in waarden.values() if w is not None])
    klassen, per_klasse = [*filter(None, map(getallen.klasse, letters))], dict[int, set[str]]()
    for nis, tip, kleur in _VLAK.findall(svg):
        naam = gebieden.gemeenten()[nis].naam
        if not html.unescape(tip).startswith(f"{naam}: "):
            yield f"tooltip: verwacht die van {naam}, niet {html.unescape(tip)}"
        if kleur.startswith("url"):
            kleur = "#000000"  # een arcering is voor wat onbekend is
        if (waarde := waarden.get(naam)) is not None:
            klasse = next((i for i, (van, tot, _) in enumerate(klassen) if van <= waarde < tot), -1)
            per_klasse.setdefault(klasse, set()).add(kleur)
    kleuren = [per_klasse[k] for k in sorted(per_klasse)]
    licht = [np.array([0.299, 0.587, 0.114]) @ list(bytes.fromhex(min(kleur)[1:])) for kleur in kleuren]
    if any(len(k) > 1 for k in kleuren) or licht != sorted(set(licht), reverse=True):
        yield "tekening: verwacht één kleur per klasse, donkerder naarmate het cijfer hoger is"
