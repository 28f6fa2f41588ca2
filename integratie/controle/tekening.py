"""De letters in een tekening, haar lijn, staven en kleuren: ze zeggen hetzelfde als de tabel ernaast."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterator

from integratie import gebieden
from integratie.blok.blok import Figuur
from integratie.controle.verwacht import Verwacht, bronnen, klasse, klassen

_TEKST = re.compile(r"<text[^>]*>(.*?)</text>", re.S)
_TIP = re.compile(r"<title>(.*?)</title>", re.S)
_ASGETAL = re.compile(r"\u2212?\d{1,3}(?:\.\d{3})*(?:,\d+)?")
_JAAR = re.compile(r"(?:eind )?((?:19|20)\d\d)")
_PAD = re.compile(r'<path d="([^"]*)" style="([^"]*)"')
_PUNT = re.compile(r"[ML] (-?[\d.]+) (-?[\d.]+)")
_VLAK = re.compile(r'-gemeente-(\d{5})"><title>([^<]*)</title> *<path d="[^"]*" style="fill: (#[0-9a-f]{6}|url[^;"]*)')
EIGEN_LIJN, ROOSTER = "stroke-width: 2.4", "stroke: #e7e9ec"
DICHTBIJ = 0.35  # beeldpunten; de tekening rondt op een tiende af
MET_JAREN = ("trend", "samenstelling")
TWEE_ASSEN = ("typologie", "sigma", "beta", "ongelijkheid")


def tekening(figuur: Figuur, v: Verwacht, soort: str, editie: str) -> Iterator[str]:
    """Wat er in de tekening verwacht werd en niet staat."""
    alt = re.search(r'aria-label="([^"]*)"', figuur.svg)
    if alt is None or html.unescape(alt[1]) != figuur.alt:
        yield "tekening: verwacht hetzelfde tekstalternatief als bij de figuur"
    letters = [html.unescape(t) for t in _TEKST.findall(figuur.svg)]
    as_ = _losse_getallen(letters, v, soort, editie)
    yield from _labels(letters, v)
    yield from (f"tekening: verwacht niet '{x}'" for x in as_ if isinstance(x, str))
    getallen = [x for x in as_ if not isinstance(x, str)]
    if soort not in TWEE_ASSEN and not _gelijkmatig(getallen):
        yield f"tekening: verwacht een as met gelijke stappen, niet {getallen}"
    tips = [html.unescape(t) for t in _TIP.findall(figuur.svg)]
    if sorted(tips) != sorted(v.tips or []):
        anders = next((t for t in tips if t not in (v.tips or [])), "minder of meer tooltips")
        yield f"tooltip: verwacht wat in de tabel staat, niet {anders}"
    if soort == "trend":
        yield from _lijn(figuur.svg, getallen, v)
    elif soort == "staven":
        yield from _staven(figuur.svg, getallen, v)
    elif soort == "kaart":
        yield from _op_de_kaart(letters, v)
        yield from _kleuren(figuur.svg, v)


def _labels(letters: list[str], v: Verwacht) -> Iterator[str]:
    over = list(letters)
    for nodig in v.labels:
        if nodig in over:
            over.remove(nodig)
        else:
            yield f"tekening: verwacht '{nodig}'"


def _losse_getallen(letters: list[str], v: Verwacht, soort: str, editie: str) -> list[float | str]:
    """De getallen van de as, in volgorde; en als tekst wat er verder met een cijfer in staat en niet te verklaren is."""
    over, uit = list(letters), []
    for label in v.labels:
        if label in over:
            over.remove(label)
    mag = v.mag | ({c.tekst for rij in v.rijen for c in rij} if soort == "kaart" else set())
    namen = {g.naam for b in bronnen(v.ind, editie) for g in b.gebeurtenissen}
    for tekst in over:
        verklaard = tekst in mag or tekst.strip() in v.namen or set(tekst.split(", ")) <= namen
        jaar = _JAAR.fullmatch(tekst)
        op_de_as = jaar and soort in (*MET_JAREN, *TWEE_ASSEN) and v.jaren[0] - 1 <= int(jaar[1]) <= v.jaren[-1]
        if not re.search(r"\d", tekst) or verklaard or op_de_as:
            continue
        uit.append(_getal(tekst) if _ASGETAL.fullmatch(tekst) else tekst)
    return uit


def _getal(tekst: str) -> float:
    return float(tekst.replace(".", "").replace(",", ".").replace("\u2212", "-"))


def _gelijkmatig(getallen: list[float]) -> bool:
    """Staan de getallen van een as op gelijke afstand?"""
    op_volgorde = sorted({abs(x) for x in getallen} if getallen != sorted(getallen) else set(getallen))
    stappen = {round(b - a, 9) for a, b in itertools.pairwise(op_volgorde)}
    return len(stappen) <= 1


def _punten(pad: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in _PUNT.findall(pad)]


def _rooster(svg: str, richting: int) -> list[float]:
    """De plaatsen van de roosterlijnen: 0 voor staande (x), 1 voor liggende (y), in de volgorde van de as."""
    lijnen = [_punten(pad) for pad, stijl in _PAD.findall(svg) if ROOSTER in stijl]
    return [p[0][richting] for p in lijnen if len(p) == 2 and abs(p[0][richting] - p[1][richting]) < 0.05]


def _schaal(plaatsen: list[float], getallen: list[float]):
    """Van een plaats op het blad naar een getal op de as; None als de as geen twee getallen heeft."""
    if len(plaatsen) != len(getallen) or len(plaatsen) < 2:
        return None
    (p0, *_, p1), (g0, *_, g1) = plaatsen, getallen
    per_punt = (g1 - g0) / (p1 - p0)
    return lambda p: g0 + (p - p0) * per_punt, abs(per_punt)


def _lijn(svg: str, getallen: list[float], v: Verwacht) -> Iterator[str]:
    """De punten van de eigen lijn liggen waar de tabel ze zegt."""
    schaal = _schaal(_rooster(svg, 1), getallen)
    punten = sorted({p for pad, stijl in _PAD.findall(svg) if EIGEN_LIJN in stijl for p in _punten(pad)})
    if schaal is None or len(punten) < 2:
        return
    waarde, per_punt = schaal
    van, tot, links, rechts = v.jaren[0], v.jaren[-1], punten[0][0], punten[-1][0]
    eigen = {jaar: rij[1].waarde for jaar, rij in zip(_tabeljaren(v), v.rijen, strict=True)}
    for x, y in punten:
        jaar = round(van + (x - links) / (rechts - links) * (tot - van)) if rechts > links else van
        if eigen.get(jaar) is None or abs(waarde(y) - eigen[jaar]) > DICHTBIJ * per_punt:
            yield f"tekening: verwacht de lijn in {jaar} op {eigen.get(jaar)}, niet op {waarde(y):.3g}"
            return


def _tabeljaren(v: Verwacht) -> list[int]:
    return [int(re.findall(r"\d{4}", rij[0].tekst)[-1]) + v.ind.eind_vorig_jaar for rij in v.rijen]


def _staven(svg: str, getallen: list[float], v: Verwacht) -> Iterator[str]:
    """Elke staaf is zo lang als haar cijfer."""
    schaal = _schaal(_rooster(svg, 0), getallen)
    waarden = [rij[1].waarde or 0.0 for rij in v.rijen]
    if schaal is None or not any(waarden):
        return
    waarde, per_punt = schaal
    staven = []
    for pad, stijl in _PAD.findall(svg):
        p = _punten(pad)
        if pad.rstrip().endswith("z") and len(p) == 4 and "fill: #" in stijl and "#ffffff" not in stijl:
            staven.append((p[0], p[2]))
    lengtes = [waarde(b[0]) - waarde(a[0]) for a, b in staven]
    if len(lengtes) != len(waarden) or any(
        abs(a - b) > 2 * DICHTBIJ * per_punt for a, b in zip(lengtes, waarden, strict=True)
    ):
        yield f"tekening: verwacht staven van {', '.join(f'{w:.4g}' for w in waarden)}, niet {', '.join(f'{x:.4g}' for x in lengtes)}"


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
    bekend = [w for w in waarden.values() if w is not None]
    grenzen, per_klasse = klassen(bekend), {}
    for nis, tip, kleur in _VLAK.findall(svg):
        naam = gebieden.gemeenten()[nis].naam
        if not html.unescape(tip).startswith(f"{naam}: "):
            yield f"tooltip: verwacht die van {naam}, niet {html.unescape(tip)}"
        waarde = waarden.get(naam)
        nummer = -1 if waarde is None else klasse(waarde, grenzen)
        per_klasse.setdefault(nummer, set()).add(kleur)
    per_klasse.pop(-1, None)
    kleuren = [per_klasse[k] for k in sorted(per_klasse)]
    licht = [_licht(min(k)) for k in kleuren]
    if any(len(k) > 1 for k in kleuren) or licht != sorted(licht, reverse=True) or len(set(licht)) != len(licht):
        yield "tekening: verwacht één kleur per klasse, donkerder naarmate het cijfer hoger is"


def _licht(kleur: str) -> float:
    if not kleur.startswith("#"):
        return 1.0
    r, g, b = (int(kleur[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * r + 0.587 * g + 0.114 * b
