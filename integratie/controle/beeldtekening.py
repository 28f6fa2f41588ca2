"""De tekening van een van de zes beelden: haar letters, en de maten van haar staven, lijnen en omtrek, naast de cijfers van de tabel."""

import html
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from integratie.blok.blok import Figuur
from integratie.controle import getallen
from integratie.controle.tekening import DICHTBIJ, anders, in_verhouding, met_alt
from integratie.controle.verwacht import Verwacht, kort

_TEKST = re.compile(r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)"(?: text-anchor="(\w+)")?>(.*?)</text>')
_STAAF = re.compile(r'<rect class="(f[123])" x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"/>')
_LIJN = re.compile(r'<polyline class="(l\w+)" points="([^"]*)"/>')
_STIP = re.compile(r'<circle class="(l\w+)p" cx="([^"]*)" cy="([^"]*)"')
_OMTREK = re.compile(r'<path class="om" d="M([\d.]+) [\d.]+([^"]*)"/>')
_GETAL = re.compile("\u2212?" r"\d{1,3}(?:\.\d{3})*(?:,\d+)?")
BREDER = 1.2  # eenheden van de tekening: wat uit een afgeronde as volgt, mag wat meer afwijken
KLASSEN = ("f1", "f2", "f3")


class Letters(NamedTuple):
    """Een regel tekst in de tekening."""

    klasse: str
    x: float
    y: float
    anker: str
    tekst: str


def beeldtekening(figuur: Figuur, v: Verwacht, maatstaven: list[str]) -> Iterator[str]:
    """Wat er in de tekening verwacht werd en niet staat; `maatstaven` zijn hun namen, in volgorde."""
    yield from met_alt("tekening", figuur)
    alle = [Letters(k, float(x), float(y), a, html.unescape(t)) for k, x, y, a, t in _TEKST.findall(figuur.svg)]
    if len(alle) != figuur.svg.count("<text"):
        yield "tekening: verwacht alleen tekst met een klasse en een plaats"
    soort = figuur.naam.split("-")[1]
    vormen = {"groei": _groei, "leeftijd": _leeftijd, "staven": _staven}
    yield from _letters(alle, v, soort)
    yield from vormen[soort](figuur.svg, alle, v) if soort in vormen else _lijnen(figuur.svg, alle, v, maatstaven)


def _kaal(tekst: str) -> str:
    return "".join(tekst.split())


def _letters(alle: list[Letters], v: Verwacht, soort: str) -> Iterator[str]:
    """Elk label staat er (een lange naam over meer regels), en er staat geen ander getal buiten de assen."""
    los = Counter(x.tekst for x in alle if x.anker and not (x.klasse == "ax" and _is_as(x, soort)))
    doorlopend = _kaal("".join(x.tekst for x in alle if not x.anker))
    for label in sorted(v.labels, key=len, reverse=True):
        if los[label]:
            los[label] -= 1
        elif _kaal(label) in doorlopend:
            doorlopend = doorlopend.replace(_kaal(label), "\n", 1)
        else:
            yield f"tekening: verwacht '{label}'"
    mag = "|".join(map(re.escape, map(_kaal, v.mag))) or "(?!)"
    over = [*los.elements(), *(deel for deel in doorlopend.split("\n") if not re.fullmatch(f"(?:{mag})*", deel))]
    yield from (f"tekening: verwacht niet '{x}'" for x in over if x)


def _is_as(x: Letters, soort: str) -> bool:
    return bool(_GETAL.fullmatch(x.tekst)) if x.anker == "end" else x.tekst != "breuk" if soort != "staven" else False


def _schaal(alle: list[Letters]) -> np.poly1d | None:
    """Van een hoogte in de tekening naar een getal van de as; None als de getallen op de as niet op gelijke stappen staan."""
    op_de_as = [x for x in alle if x.klasse == "ax" and x.anker == "end" and _GETAL.fullmatch(x.tekst)]
    if len(op_de_as) < 2:
        return None
    y, waarden = np.array([(x.y - 3.6, getallen.lees(x.tekst)) for x in op_de_as]).T
    lijn = np.poly1d(np.polyfit(y, waarden, 1))
    return lijn if np.abs(lijn(y) - waarden).max() <= DICHTBIJ * abs(lijn[1]) else None


def _groei(svg: str, alle: list[Letters], v: Verwacht) -> Iterator[str]:
    """Elke staaf is zo hoog als haar deel en ligt aan de goede kant van nul; onder elk jaar staat dat jaar."""
    schaal = _schaal(alle)
    staven = [(k, *map(float, maten)) for k, *maten in _STAAF.findall(svg)][:-3]  # de laatste drie zijn de legende
    if schaal is None:
        yield "tekening: verwacht een as met gelijke stappen"
        return
    jaren = sorted((rij for rij in v.rijen if rij[0].tekst.isdecimal()), key=lambda rij: rij[0].tekst)
    hoort = [(k, c.waarde or 0.0) for rij in jaren for k, c in zip(KLASSEN, rij[1:], strict=True) if c.waarde]
    staat = [(k, hoog * -schaal[1] * (1 if schaal(y + hoog / 2) >= 0 else -1)) for k, _, y, _, hoog in staven]
    # Een staaf van minder dan een halve honderdste valt weg.
    hoort = [(k, w) for k, w in hoort if abs(w / schaal[1]) > 0.006]
    zelfde = [k for k, _ in hoort] == [k for k, _ in staat]
    if not zelfde or anders([w for _, w in hoort], [w for _, w in staat], BREDER * abs(schaal[1])):
        yield "tekening: verwacht staven zo hoog als de cijfers van de tabel"
    yield from _jaren(alle, int(jaren[0][0].tekst), int(jaren[-1][0].tekst))


def _jaren(alle: list[Letters], van: int, tot: int) -> Iterator[str]:
    """De jaren onder de as liggen op hun plaats tussen het eerste en het laatste."""
    er = [(x.x, x.tekst) for x in alle if x.klasse == "ax" and x.anker == "middle" and x.tekst != "breuk"]
    if [er[0][1], er[-1][1]] != [str(van), str(tot)]:
        yield f"tekening: verwacht een as van {van} tot {tot}"
        return
    for x, tekst in er[1:-1]:
        jaar = round(van + (x - er[0][0]) / (er[-1][0] - er[0][0]) * (tot - van))
        if tekst != f"’{jaar % 100:02d}":
            yield f"tekening: verwacht ’{jaar % 100:02d} op de as, niet {tekst}"


def _staven(svg: str, alle: list[Letters], v: Verwacht) -> Iterator[str]:
    """De staven staan van lang naar kort in de volgorde van de tabel, en zijn zo lang als hun cijfer."""
    waarden = [rij[1].waarde for rij in v.rijen if rij[1].waarde is not None]
    lengtes = [float(breed) for _, _, _, breed, _ in _STAAF.findall(svg)]
    if not in_verhouding(lengtes, waarden, DICHTBIJ):
        yield "tekening: verwacht staven zo lang als de cijfers van de tabel"
    namen = _kaal("".join(x.tekst for x in alle if not x.anker))
    plaatsen = [namen.casefold().find(_kaal(rij[0].tekst).casefold()) for rij in v.rijen]
    cijfers = [x for x in alle if x.anker == "end" and x.klasse in ("nm", "gr")]
    if plaatsen != sorted(plaatsen):
        yield "tekening: verwacht de groepen in de volgorde van de tabel"
    # Op elke regel staat eerst het eigen cijfer en dan dat van de maatstaf, zoals de labels.
    volgorde = [t for t in v.labels if any(t == c.tekst for c in cijfers)]
    koppen = {kort(k) for k in v.kolommen[1:]}
    staat = [c.tekst for c in cijfers if c.tekst not in koppen]
    if staat != [t for t in volgorde if t not in koppen]:
        yield f"tekening: verwacht de cijfers in de volgorde {', '.join(volgorde)}"


def _lijnen(svg: str, alle: list[Letters], v: Verwacht, maatstaven: list[str]) -> Iterator[str]:
    """Elke lijn gaat door de cijfers van haar kolom, en eindigt met een stip op het laatste."""
    schaal, af = _schaal(alle), v.g.ind.eind_vorig_jaar
    jaren = [x for x in alle if x.klasse == "ax" and x.anker == "middle" and x.tekst != "breuk"]
    if schaal is None or len(jaren) < 2:
        yield "tekening: verwacht een as met gelijke stappen"
        return
    van, tot = v.jaren
    yield from _jaren(alle, van - af, tot - af)
    yield from _bij_hun_groep(alle, v)
    stap = (jaren[-1].x - jaren[0].x) / max(tot - van, 1)
    staat: dict[str, set[tuple[float, float]]] = {}
    for klasse, punten in _LIJN.findall(svg):
        paren = (p.split(",") for p in punten.split())
        staat.setdefault(klasse, set()).update((float(x), float(y)) for x, y in paren)
    for klasse, x, y in _STIP.findall(svg):
        staat.setdefault(klasse, set()).add((float(x), float(y)))
    hoort: dict[str, set[tuple[float, float]]] = {}
    for nummer, (wie, _) in enumerate(v.lijnen, start=1):
        jaar_en_waarde = ((int(re.findall(r"\d{4}", rij[0].tekst)[-1]), rij[nummer].waarde) for rij in v.rijen)
        punten = {(jaren[0].x + (j + af - van) * stap, w) for j, w in jaar_en_waarde if w is not None}
        hoort.setdefault(_klasse(wie, v, maatstaven), set()).update(punten)
    for klasse in sorted(hoort.keys() | staat.keys()):
        # Plaatsen van één jaar kunnen op een tiende verschillen.
        er = sorted((round(x), float(schaal(y)), x) for x, y in staat.get(klasse, ()))
        nodig = sorted((round(x), w, x) for x, w in hoort.get(klasse, ()))
        (x1, w1), (x2, w2) = (([p[2] for p in lijst], [p[1] for p in lijst]) for lijst in (nodig, er))
        if anders(x1, x2, DICHTBIJ) or anders(w1, w2, BREDER * abs(schaal[1])):
            yield "tekening: verwacht lijnen door de cijfers van de tabel"
            return


def _bij_hun_groep(alle: list[Letters], v: Verwacht) -> Iterator[str]:
    """De namen van groepen staan boven of onder de goede lijnen: van boven naar onder zoals de laatste cijfers van hoog naar laag."""
    eind = []
    for nummer, (wie, groep) in enumerate(v.lijnen, start=1):
        laatste = next(rij[nummer] for rij in v.rijen if rij[nummer].waarde is not None)
        eigen = wie == v.lijnen[0][0]
        eind.append((-(laatste.waarde or 0.0), f"{wie if eigen else kort(wie)} {laatste.tekst}", groep))
    if not any(groep for *_, groep in eind):
        return
    rij = sorted(eind, key=lambda x: x[0])
    stukken = [groep for groep, _ in itertools.groupby(groep for *_, groep in rij)]
    door_elkaar, vorige, hoort = len(stukken) > len(set(stukken)), "", ""
    for _, naam, groep in rij:
        kop = f"{groep}:" if groep != vorige and not door_elkaar else ""
        hoort, vorige = hoort + kop + naam + (groep if door_elkaar else ""), groep
    staat = "".join(x.tekst for x in sorted((x for x in alle if not x.anker), key=lambda x: x.y))
    if _kaal(staat) != _kaal(hoort):
        yield f"tekening: verwacht naast de lijnen '{hoort}'"


def _klasse(wie: str, v: Verwacht, maatstaven: list[str]) -> str:
    """De klasse van een lijn volgt uit wie het is: de gemeente, Brussel als extra, de laatste maatstaf of een andere."""
    if wie == v.lijnen[0][0]:
        return "lik"
    return "lb" if wie not in maatstaven else "lvl" if wie == maatstaven[-1] else "lrd"


def _leeftijd(svg: str, alle: list[Letters], v: Verwacht) -> Iterator[str]:
    """Staven en omtrek zijn zo breed als de aandelen, per klasse van onder naar boven; op de as staan de leeftijden en de procenten."""
    staven = [tuple(map(float, maten)) for _, *maten in _STAAF.findall(svg)]
    deel = [rij[3 + kant].waarde or 0.0 for rij in v.rijen for kant in (0, 1)]
    schaal = sum(breed for _, _, breed, _ in staven) / sum(deel)
    if anders([w * schaal for w in deel], [breed for _, _, breed, _ in staven], DICHTBIJ):
        yield "tekening: verwacht staven zo breed als de aandelen van de tabel"
        return
    links, rechts = staven[0][0] + staven[0][2], staven[1][0]
    omtrek = [[float(m), *map(float, re.findall(r"H([\d.]+)", d))] for m, d in _OMTREK.findall(svg)]
    kanten = ((5, links, -1), (6, rechts, 1)) if len(v.kolommen) > 5 else ()
    ander = [[x + t * (rij[k].waarde or 0.0) * schaal for rij in v.rijen] for k, x, t in kanten]
    if len(omtrek) != len(ander) or any(anders(a, b, DICHTBIJ) for a, b in zip(ander, omtrek, strict=False)):
        yield "tekening: verwacht een omtrek zo breed als de aandelen van de maatstaf"
    midden, laatste = (links + rechts) / 2, len(v.rijen) - 1
    met_leeftijd = [i for i in range(len(v.rijen)) if i == laatste or (i % 2 == 0 and i != laatste - 1)]
    hoort = [v.rijen[i][0].tekst.split("-")[0] for i in met_leeftijd]
    as_ = [x for x in alle if x.klasse == "ax"]
    if [x.tekst for x in as_ if abs(x.x - midden) < 1] != hoort:
        yield "tekening: verwacht de leeftijden van de tabel op de as"
    for x in as_:
        afstand = max(links - x.x, x.x - rechts)
        if abs(x.x - midden) >= 1 and abs(getallen.lees(x.tekst.split("\u00a0")[0]) * schaal - afstand) > DICHTBIJ:
            yield f"tekening: verwacht '{x.tekst}' op zijn plaats op de as"
