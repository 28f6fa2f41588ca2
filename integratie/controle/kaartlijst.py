"""De kaart met haar lijst: wie erop staat, in welke volgorde en klasse, en of kleuren en namen op de tekening kloppen."""

import html
import itertools
import re
from collections import Counter
from collections.abc import Iterator

import shapely

from integratie import gebieden
from integratie.blok.vierblad import Kaartlijst
from integratie.controle import getallen
from integratie.controle import richting as r_
from integratie.controle.grootheid import Grootheid
from integratie.controle.rapport import Rapport, enig
from integratie.controle.tekening import met_alt
from integratie.controle.verwacht import kort, naam
from integratie.indicator import kaart, register
from integratie.vergelijking import is_gekend

_VLAK = re.compile(r'<path class="m (k[1-5]|leeg)"')
_PAD = re.compile(r'<path class="m (?:k[1-5]|leeg)"[^>]* d="([^"]*)"')
# Waar een lijntje naar een naam begint, en elke regel van een naam (die van Brussel niet).
_LETTERS = re.compile(
    r'<(?:circle|text) class="(?:kl )?(pijl|(?:i?kl)[^"]*)" (?:c?x)="([\d.-]+)" (?:c?y)="([\d.-]+)"[^>]*>(?:([^<]*)</text>)?'
)


def kaartlijst(deel: Kaartlijst, r: Rapport) -> Iterator[str]:
    """Elk lid met een cijfer en elke maatstaf staan in de lijst, hoogste eerst; wie op de kaart ligt, heeft de klasse van zijn waarde."""
    merken = [m for x in deel.regels if (m := enig(x.cijfer))]
    if deel.indicator not in register() or not merken or len(merken) < len(deel.regels):
        yield "kaart: verwacht bij elke regel één cijfer van een indicator"
        return
    g, leden = r.grootheid(kaart(deel.indicator)), gebieden.op_de_kaart(r.nis).leden
    jaar, eigen = merken[0].jaar, g.laatste(r.nis)
    if is_gekend(eigen) and eigen.jaar != jaar:
        yield f"kaart: verwacht cijfers van {eigen.jaar}, niet {jaar}"
    brussel = gebieden.op_code()[gebieden.BRUSSELS_GEWEST]
    nodig = {lid: gebieden.gemeenten()[lid].naam for lid in leden if _getoond(g, lid, jaar)}
    nodig |= {x.code: kort(x) for x in gebieden.maatstaven(r.nis) if _getoond(g, x.code, jaar)}
    nodig |= {r.nis: kort(naam(r.nis))} if gebieden.plaats(r.nis).leden and _getoond(g, r.nis, jaar) else {}
    mag = nodig | {brussel.code: kort(brussel)}
    staat = [m.code for m in merken]
    if not nodig.keys() <= set(staat) <= mag.keys() or len(set(staat)) < len(staat):
        yield f"kaart: verwacht een regel van {', '.join(sorted(nodig.values()))}"
        return
    for regel, m in zip(deel.regels, merken, strict=True):
        if (m.indicator, m.groep, m.jaar, m.soort) != (deel.indicator, "", jaar, "waarde") or m.waarde != regel.waarde:
            yield f"kaart, {regel.naam}: verwacht {m.waarde}, het cijfer van {jaar}, niet {regel.waarde}"
        if regel.naam != mag[m.code] or regel.eigen != (m.code == r.nis):
            yield f"kaart: verwacht {mag[m.code]}, niet {regel.naam}"
        if (regel.klasse is not None) != (m.code in leden):
            yield f"kaart, {regel.naam}: verwacht {'een' if m.code in leden else 'geen'} klasse"
        elif regel.klasse is not None and not _in_klasse(regel.waarde, regel.klasse, deel.klassen):
            yield f"kaart, {regel.naam}: verwacht een andere klasse dan {regel.klasse + 1}"
    if [x.waarde for x in deel.regels] != sorted((x.waarde for x in deel.regels), reverse=True):
        yield "kaart: verwacht de hoogste waarde boven"
    for m in (m for t in (deel.titel, deel.onder) for m in t.cijferteksten()):
        wie = gebieden.plaats(m.code).naam  # in een zin zonder hoofdletter: "De centrumsteden: 42,5 %."
        eronder = f"{wie}: {m.tekst}.".lower() in str(deel.onder).lower()
        if f"{m.tekst} in {wie}" not in str(deel.titel) and not eronder:
            yield f"kaart: verwacht {m.tekst} bij {wie}"
    yield from _tekening(deel, leden)
    yield from _namen(deel, leden)
    if deel.eenheid != g.ind.eenheid or not deel.bron.startswith("; ".join(b.vermelding for b in g.bronnen)):
        yield f"kaart: verwacht de eenheid '{g.ind.eenheid}' en de bron van {g.ind.titel}"


def _getoond(g: Grootheid, code: str, jaar: int) -> bool:
    c = g.in_jaar(code, jaar)
    return is_gekend(c) and not r_.alleen_aantal(g, code, c)


def _in_klasse(waarde: float, klasse: int, namen: tuple[str, ...]) -> bool:
    """Ligt een waarde tussen de grenzen die bij haar klasse staan?"""
    grenzen = getallen.klasse(namen[klasse]) if 0 <= klasse < len(namen) else None
    return grenzen is not None and grenzen[0] <= waarde < grenzen[1]


def _tekening(deel: Kaartlijst, leden: tuple[str, ...]) -> Iterator[str]:
    """De kaart heeft van elke klasse zoveel vlakken als de lijst, en zegt in woorden wat ernaast staat."""
    yield from met_alt("kaart", deel)
    staat = Counter(_VLAK.findall(deel.svg))
    hoort = Counter(f"k{x.klasse + 1}" for x in deel.regels if x.klasse is not None)
    hoort["leeg"] = len(leden) - hoort.total()
    if staat != +hoort:
        yield f"kaart: verwacht vlakken {dict(+hoort)}, niet {dict(staat)}"


def _namen(deel: Kaartlijst, leden: tuple[str, ...]) -> Iterator[str]:
    """Elke naam staat in haar eigen vlak, of heeft er een lijntje naartoe; de vlakken staan er in de volgorde van de gemeenten."""
    vormen = [shapely.Polygon(ring) for ring in map(_ringen, _PAD.findall(deel.svg))]
    wie = {naam(lid): vorm for lid, vorm in zip(leden, vormen, strict=False)}
    punt, delen = None, list[tuple[str, float, float]]()
    for soort, a, b, tekst in _LETTERS.findall(deel.svg):
        if soort == "pijl":
            punt = (float(a), float(b))
            continue
        delen.append((html.unescape(tekst), *(punt or (float(a), float(b)))))
        heel = "".join(x + ("" if x.endswith("-") else " ") for x, *_ in delen).strip()
        if heel in wie:
            midden = sum(x for _, x, _ in delen) / len(delen), sum(y for _, _, y in delen) / len(delen)
            if not wie[heel].buffer(6).contains(shapely.Point(midden)):
                yield f"kaart: verwacht de naam {heel} op haar eigen vlak"
            punt, delen = None, []
    if delen:
        yield f"kaart: verwacht de naam van een gemeente, niet '{' '.join(x for x, *_ in delen)}'"


def _ringen(pad: str) -> list[tuple[float, float]]:
    """De grootste ring van een vlak: een begin en daarna telkens een stap. Van een heel klein deel blijven soms maar twee punten over."""
    ringen = []
    for begin, rest in re.findall(r"M([^l]*)l([^Z]*)Z", pad):
        stappen = [float(x) for x in re.findall(r"-?[\d.]+", f"{begin} {rest}")]
        ringen.append([*zip(itertools.accumulate(stappen[::2]), itertools.accumulate(stappen[1::2]), strict=True)])
    return max((ring for ring in ringen if len(ring) > 2), key=lambda ring: shapely.Polygon(ring).area, default=[])
