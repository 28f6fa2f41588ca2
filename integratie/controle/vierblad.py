"""De onderdelen van "In vier bladzijden": hoofdpunten, kerngetallen, de kaart met haar lijst, ouderdomslijn en voet, met eigen regels nagegaan."""

import html
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator

import shapely

from integratie import gebieden
from integratie.blok import vierblad as v
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Groep, Kop
from integratie.blok.tekst import Cijfertekst, Tekst
from integratie.controle import getallen
from integratie.controle import richting as r_
from integratie.controle.grootheid import Grootheid
from integratie.controle.hoofdpunten import hoofdpunten
from integratie.controle.rapport import Fout, Rapport, onderdelen
from integratie.controle.rijen import heeft_rij, rijenblad
from integratie.controle.slot import slot
from integratie.controle.tekening import met_alt
from integratie.controle.teksten import JAAR
from integratie.controle.verwacht import kort, naam
from integratie.indicator import THEMAS, kaart, register
from integratie.register import rijen_van
from integratie.vergelijking import is_gekend

FIGUREN = 6
TELWOORD = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes")
_VLAK = re.compile(r'<path class="m (k[1-5]|leeg)"')
_PAD = re.compile(r'<path class="m (?:k[1-5]|leeg)"[^>]* d="([^"]*)"')
# Waar een lijntje naar een naam begint, en elke regel van een naam (die van Brussel niet).
_LETTERS = re.compile(
    r'<(?:circle|text) class="(?:kl )?(pijl|(?:i?kl)[^"]*)" (?:c?x)="([\d.-]+)" (?:c?y)="([\d.-]+)"[^>]*>(?:([^<]*)</text>)?'
)


def vierblad(r: Rapport) -> Iterator[Fout]:
    """Alle gebreken in deze onderdelen; hun gemerkte getallen en woorden gaat `teksten` na, de figuren `figuren`."""
    regels: dict[type, Callable[..., Iterator[str]]] = {
        v.Hoofdpunten: hoofdpunten,
        v.Kerngetallen: _kerngetallen,
        v.Kaartlijst: _kaartlijst,
        v.Rijenblad: rijenblad,
        v.Ouderdomslijn: _ouderdomslijn,
        v.Bladvoet: _bladvoet,
    }
    for waar in r.getoond:
        for soort, regel in regels.items():
            gevonden: Iterator[object] = onderdelen(waar.blok, soort)
            yield from (r.fout(waar, zin) for deel in gevonden for zin in dict.fromkeys(regel(deel, r)))
        yield from (r.fout(waar, zin) for zin in _aantallen(waar.blok))
        if any(groep.soort == "kop3" for groep in onderdelen(waar.blok, Groep)):
            yield from (
                r.fout(waar, zin) for zin in slot(waar.blok, r, {thema: _jongste(thema, r) for thema in THEMAS})
            )


def _aantallen(blok: Blok | Figuur) -> Iterator[str]:
    """De kop boven hoofdpunten en beelden telt wat eronder staat; zes beelden is het meeste, en geen twee keer hetzelfde."""
    for groep in onderdelen(blok, Groep):
        koppen = [kop.tekst for kop in onderdelen(blok, Kop)]
        if groep.soort == "hpw":
            aantal = sum(len(deel.punten) for deel in onderdelen(groep, v.Hoofdpunten))
            yield from _kop(koppen, aantal, "hoofdpunt")
        if groep.soort == "f4":
            namen = [figuur.naam for figuur in onderdelen(groep, Figuur)]
            yield from _kop(koppen, len(namen), "beeld")
            if len(namen) > FIGUREN or len(set(namen)) < len(namen):
                yield f"verwacht hoogstens {FIGUREN} verschillende beelden"


def _kop(koppen: list[str], aantal: int, wat: str) -> Iterator[str]:
    hoort = f"{TELWOORD[min(aantal, FIGUREN)]} {wat}{'' if aantal == 1 else 'en'}"
    if hoort not in koppen:
        yield f"verwacht een kop '{hoort}'"


def _enig(t: Tekst) -> Cijfertekst | None:
    """Het ene cijfer van een tekst, als er precies één is."""
    merken = list(t.cijferteksten())
    return merken[0] if len(merken) == 1 else None


def _kerngetallen(deel: v.Kerngetallen, r: Rapport) -> Iterator[str]:
    """Elk balkje is het cijfer ernaast, van de gemeente en van elke maatstaf die er een heeft, in hetzelfde jaar."""
    for punt in deel.punten:
        waar, m = f"kerngetal '{punt.naam}'", _enig(punt.waarde)
        if m is None or (m.indicator, m.code, m.soort) != (punt.indicator, r.nis, "waarde"):
            yield f"{waar}: verwacht het cijfer van {punt.indicator} van {naam(r.nis)}"
            continue
        if any(x.indicator != m.indicator or x.jaar != m.jaar for x in punt.verandering.cijferteksten()):
            yield f"{waar}: verwacht een verandering tot {m.jaar} van {punt.indicator}"
        balken = [_enig(s.cijfer) for s in punt.staven]
        yield from _jaren(waar, punt, [m, *(b for b in balken if b)])
        if not balken:
            continue
        eerste = balken[0]
        if eerste is None or None in balken or len({(b.indicator, b.groep, b.jaar, b.soort) for b in balken if b}) > 1:
            yield f"{waar}: verwacht balkjes van één cijfer in één jaar"
            continue
        g = r.grootheid(kaart(eerste.indicator), eerste.groep)
        er_is = [x for x in gebieden.maatstaven(r.nis) if g.waarde(x.code, eerste.jaar) is not None]
        codes = [r.nis, *(x.code for x in er_is)]
        if [b.code for b in balken if b] != codes:
            yield f"{waar}: verwacht balkjes van {', '.join([naam(r.nis), *(x.naam for x in er_is)])}"
        namen = [kort(naam(r.nis)), *map(kort, er_is)]
        for staaf, b, code, hoort in zip(punt.staven, balken, codes, namen, strict=False):
            if b is None or staaf.waarde != b.waarde:
                yield f"{waar}: verwacht een balkje van {b and b.waarde}, niet {staaf.waarde}"
            if staaf.naam != hoort or staaf.eigen != (code == r.nis):
                yield f"{waar}: verwacht het balkje van {hoort}, niet {staaf.naam}"


def _jaren(waar: str, punt: v.Kerngetal, merken: list[Cijfertekst]) -> Iterator[str]:
    """Een jaartal in de naam of bij de balkjes is dat van een cijfer ernaast."""
    bekend = {m.jaar - af for m in merken for af in (0, kaart(m.indicator).eind_vorig_jaar)}
    for jaar in JAAR.findall(f"{punt.naam} {punt.wat}"):
        if int(jaar) not in bekend:
            yield f"{waar}: verwacht het jaar van een cijfer, niet {jaar}"
    nu = merken[0]
    if JAAR.search(punt.naam) and str(nu.jaar - kaart(nu.indicator).eind_vorig_jaar) not in punt.naam:
        yield f"{waar}: verwacht {nu.jaar} bij het cijfer"


def _kaartlijst(deel: v.Kaartlijst, r: Rapport) -> Iterator[str]:
    """Elk lid met een cijfer en elke maatstaf staan in de lijst, hoogste eerst; wie op de kaart ligt, heeft de klasse van zijn waarde."""
    merken = [_enig(x.cijfer) for x in deel.regels]
    if deel.indicator not in register() or not merken or None in merken:
        yield "kaart: verwacht bij elke regel één cijfer van een indicator"
        return
    g, leden = r.grootheid(kaart(deel.indicator)), gebieden.op_de_kaart(r.nis).leden
    jaar = merken[0].jaar if merken[0] else 0
    eigen = g.laatste(r.nis)
    if is_gekend(eigen) and eigen.jaar != jaar:
        yield f"kaart: verwacht cijfers van {eigen.jaar}, niet {jaar}"
    brussel = gebieden.op_code()[gebieden.BRUSSELS_GEWEST]
    nodig = {lid: gebieden.gemeenten()[lid].naam for lid in leden if _getoond(g, lid, jaar)}
    nodig |= {x.code: kort(x) for x in gebieden.maatstaven(r.nis) if _getoond(g, x.code, jaar)}
    nodig |= {r.nis: kort(naam(r.nis))} if gebieden.plaats(r.nis).leden and _getoond(g, r.nis, jaar) else {}
    mag = nodig | {brussel.code: kort(brussel)}
    staat = [m.code for m in merken if m]
    if not nodig.keys() <= set(staat) <= mag.keys() or len(set(staat)) < len(staat):
        yield f"kaart: verwacht een regel van {', '.join(sorted(nodig.values()))}"
        return
    for regel, m in zip(deel.regels, merken, strict=True):
        assert m is not None
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


def _tekening(deel: v.Kaartlijst, leden: tuple[str, ...]) -> Iterator[str]:
    """De kaart heeft van elke klasse zoveel vlakken als de lijst, en zegt in woorden wat ernaast staat."""
    yield from met_alt("kaart", deel)
    staat = Counter(_VLAK.findall(deel.svg))
    hoort = Counter(f"k{x.klasse + 1}" for x in deel.regels if x.klasse is not None)
    hoort["leeg"] = len(leden) - hoort.total()
    if staat != +hoort:
        yield f"kaart: verwacht vlakken {dict(+hoort)}, niet {dict(staat)}"


def _namen(deel: v.Kaartlijst, leden: tuple[str, ...]) -> Iterator[str]:
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
    """De grootste ring van een vlak: een begin en daarna telkens een stap."""
    ringen = []
    for begin, rest in re.findall(r"M([^l]*)l([^Z]*)Z", pad):
        stappen = [float(x) for x in re.findall(r"-?[\d.]+", f"{begin} {rest}")]
        ringen.append([*zip(itertools.accumulate(stappen[::2]), itertools.accumulate(stappen[1::2]), strict=True)])
    return max(ringen, key=lambda ring: shapely.Polygon(ring).area)


def _ouderdomslijn(deel: v.Ouderdomslijn, r: Rapport) -> Iterator[str]:
    """Elk thema met het jaar van zijn jongste waarneming."""
    hoort = tuple((thema, titel, _jongste(thema, r)) for thema, titel in THEMAS.items())
    if deel.themas != hoort:
        anders = next((b for a, b in zip(deel.themas, hoort, strict=False) if a != b), hoort[-1])
        yield f"ouderdom: verwacht {anders[1]} {anders[2] or 'zonder jaar'}"


def _jongste(thema: str, r: Rapport) -> str:
    """Het label van het jongste jaar van de rijen van een thema; een telling van eind 2023 is ouder dan een cijfer van 2024."""
    gevonden = []
    for ind, rij in rijen_van(thema):
        g = r.grootheid(ind, rij.groep)
        gezien = g.waarnemingen(r.nis)
        if gezien and heeft_rij(gezien[jaar := max(gezien)], g, r.nis):
            label = g.label(jaar) if ind.jaren == 1 else str(jaar)
            gevonden.append((jaar - ind.eind_vorig_jaar, not ind.eind_vorig_jaar, label))
    return max(gevonden)[2] if gevonden else ""


def _bladvoet(deel: v.Bladvoet, r: Rapport) -> Iterator[str]:
    hoort = f"{naam(r.nis)} in vier bladzijden · editie {r.editie}"
    if deel.tekst != hoort:
        yield f"voet: verwacht '{hoort}', niet '{deel.tekst}'"
