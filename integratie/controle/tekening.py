"""De letters in een tekening, haar lijn, staven en kleuren: ze zeggen hetzelfde als de tabel ernaast."""

from __future__ import annotations

import html
import itertools
import re
from collections import Counter
from collections.abc import Iterator

import numpy as np

from integratie import gebieden
from integratie.blok.blok import Figuur
from integratie.controle.verwacht import Verwacht, klasse, klassen

_TEKST = re.compile(r"<text[^>]*>(.*?)</text>", re.S)
_TIP = re.compile(r"<title>(.*?)</title>", re.S)
_ASGETAL = re.compile(r"\u2212?\d{1,3}(?:\.\d{3})*(?:,\d+)?")
_JAAR = re.compile(r"(?:eind )?((?:19|20)\d\d)")
_PAD = re.compile(r'<path d="([^"]*)" style="([^"]*)"')
_PUNT = re.compile(r"[ML] (-?[\d.]+) (-?[\d.]+)")
_VLAK = re.compile(r'-gemeente-(\d{5})"><title>([^<]*)</title> *<path d="[^"]*" style="fill: (#[0-9a-f]{6}|url[^;"]*)')
EIGEN_LIJN, ROOSTER = "stroke-width: 2.4", "stroke: #e7e9ec"
DICHTBIJ = 0.35  # beeldpunten; de tekening rondt op een tiende af
TWEE_ASSEN = ("typologie", "sigma", "beta", "ongelijkheid")
MET_JAREN = ("trend", "samenstelling", *TWEE_ASSEN)


def tekening(figuur: Figuur, v: Verwacht, soort: str) -> Iterator[str]:
    """Wat er in de tekening verwacht werd en niet staat."""
    alt = re.search(r'aria-label="([^"]*)"', figuur.svg)
    if alt is None or html.unescape(alt[1]) != figuur.alt:
        yield "tekening: verwacht hetzelfde tekstalternatief als bij de figuur"
    letters = [html.unescape(t) for t in _TEKST.findall(figuur.svg)]
    over = list(letters)
    for label in v.labels:
        if label in over:
            over.remove(label)
        else:
            yield f"tekening: verwacht '{label}'"
    los = [x for x in over if re.search(r"\d", x) and not _is_verklaard(x, v, soort)]
    yield from (f"tekening: verwacht niet '{x}'" for x in los if not _ASGETAL.fullmatch(x))
    as_ = [float(x.replace(".", "").replace(",", ".").replace("\u2212", "-")) for x in los if _ASGETAL.fullmatch(x)]
    as_getallen = sorted(set(map(abs, as_)) if as_ != sorted(as_) else set(as_))
    if soort not in TWEE_ASSEN and len({round(b - a, 9) for a, b in itertools.pairwise(as_getallen)}) > 1:
        yield f"tekening: verwacht een as met gelijke stappen, niet {as_}"
    tips = [html.unescape(t) for t in _TIP.findall(figuur.svg)]
    if Counter(tips) != Counter(v.tips):
        anders = next((t for t in tips if t not in v.tips), "minder of meer tooltips")
        yield f"tooltip: verwacht wat in de tabel staat, niet {anders}"
    if soort == "trend":
        yield from _lijn(figuur.svg, as_, v)
    elif soort == "staven":
        yield from _staven(figuur.svg, as_, v)
    elif soort == "kaart":
        yield from _op_de_kaart(letters, v)
        yield from _kleuren(figuur.svg, v)


def _is_verklaard(tekst: str, v: Verwacht, soort: str) -> bool:
    """Is dit een jaar op de as, een naam, een gebeurtenis, of een cijfer van de tabel op een kaart?"""
    if (jaar := _JAAR.fullmatch(tekst)) and soort in MET_JAREN and v.jaren[0] - 1 <= int(jaar[1]) <= v.jaren[-1]:
        return True
    gebeurtenissen = {x.naam for b in v.g.bronnen for x in b.gebeurtenissen}
    cellen = {c.tekst for rij in v.rijen for c in rij} if soort == "kaart" else set()
    return tekst in v.mag | cellen or tekst.strip() in v.namen or set(tekst.split(", ")) <= gebeurtenissen


def _punten(pad: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in _PUNT.findall(pad)]


def _schaal(svg: str, richting: int, getallen: list[float]) -> np.poly1d | None:
    """Van een plaats op het blad naar een getal op de as, met de staande (0: x) of liggende (1: y) roosterlijnen; None zonder twee getallen."""
    rooster = [_punten(pad) for pad, stijl in _PAD.findall(svg) if ROOSTER in stijl]
    plaatsen = [p[0][richting] for p in rooster if len(p) == 2 and abs(p[0][richting] - p[1][richting]) < 0.05]
    return np.poly1d(np.polyfit(plaatsen, getallen, 1)) if len(plaatsen) == len(getallen) >= 2 else None


def _lijn(svg: str, getallen: list[float], v: Verwacht) -> Iterator[str]:
    """De punten van de eigen lijn liggen waar de tabel ze zegt."""
    schaal = _schaal(svg, 1, getallen)
    punten = sorted({p for pad, stijl in _PAD.findall(svg) if EIGEN_LIJN in stijl for p in _punten(pad)})
    if schaal is None or len(punten) < 2:
        return
    van, tot, links, rechts = v.jaren[0], v.jaren[-1], punten[0][0], punten[-1][0]
    jaren = [int(re.findall(r"\d{4}", rij[0].tekst)[-1]) + v.g.ind.eind_vorig_jaar for rij in v.rijen]
    eigen = {jaar: rij[1].waarde for jaar, rij in zip(jaren, v.rijen, strict=True)}
    for x, y in punten:
        jaar = round(van + (x - links) / (rechts - links) * (tot - van)) if rechts > links else van
        if eigen.get(jaar) is None or abs(schaal(y) - eigen[jaar]) > DICHTBIJ * abs(schaal[1]):
            yield f"tekening: verwacht de lijn in {jaar} op {eigen.get(jaar)}, niet op {schaal(y):.3g}"
            return


def _staven(svg: str, getallen: list[float], v: Verwacht) -> Iterator[str]:
    """Elke staaf is zo lang als haar cijfer."""
    schaal, waarden, lengtes = _schaal(svg, 0, getallen), [rij[1].waarde or 0.0 for rij in v.rijen], []
    if schaal is None or not any(waarden):
        return
    for pad, stijl in _PAD.findall(svg):
        p = _punten(pad)
        if pad.rstrip().endswith("z") and len(p) == 4 and "fill: #" in stijl and "#ffffff" not in stijl:
            lengtes.append(schaal(p[2][0]) - schaal(p[0][0]))
    if len(lengtes) != len(waarden) or not np.allclose(lengtes, waarden, rtol=0, atol=2 * DICHTBIJ * abs(schaal[1])):
        hoort, staat = (", ".join(f"{x:.4g}" for x in lijst) for lijst in (waarden, lengtes))
        yield f"tekening: verwacht staven van {hoort}, niet {staat}"


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


def _kleuren(svg: str, v: Verwacht) -> Iterator[str]:
    """Gemeenten van dezelfde klasse hebben dezelfde kleur, en een hogere klasse is donkerder; wat onbekend is, krijgt geen kleur."""
    waarden = {rij[0].tekst: rij[1].waarde for rij in v.rijen}
    grenzen, per_klasse = klassen(w for w in waarden.values() if w is not None), dict[int, set[str]]()
    for nis, tip, kleur in _VLAK.findall(svg):
        naam = gebieden.gemeenten()[nis].naam
        if not html.unescape(tip).startswith(f"{naam}: "):
            yield f"tooltip: verwacht die van {naam}, niet {html.unescape(tip)}"
        if kleur.startswith("url"):
            kleur = "#000000"  # een arcering is voor wat onbekend is
        if (waarde := waarden.get(naam)) is not None:
            per_klasse.setdefault(klasse(waarde, grenzen), set()).add(kleur)
    kleuren = [per_klasse[k] for k in sorted(per_klasse)]
    licht = [np.array([0.299, 0.587, 0.114]) @ list(bytes.fromhex(min(kleur)[1:])) for kleur in kleuren]
    if any(len(k) > 1 for k in kleuren) or licht != sorted(set(licht), reverse=True):
        yield "tekening: verwacht één kleur per klasse, donkerder naarmate het cijfer hoger is"
