"""De onderdelen van "In vier bladzijden": hoeveel hoofdpunten en beelden, de kerngetallen, ouderdomslijn, slot en voet; de andere hebben hun eigen bestand."""

import re
from collections.abc import Callable, Iterator

from integratie import gebieden
from integratie.blok import vierblad as v
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Groep, Kop, Lijst
from integratie.blok.tekst import Cijfertekst
from integratie.controle.hoofdpunten import hoofdpunten
from integratie.controle.kaartlijst import kaartlijst
from integratie.controle.rapport import Fout, Rapport, Regel, enig, onderdelen, per_onderdeel
from integratie.controle.richting import ernaast
from integratie.controle.rijen import heeft_rij, rijenblad
from integratie.controle.teksten import JAAR
from integratie.controle.verwacht import kort, naam
from integratie.indicator import THEMAS, kaart
from integratie.register import rijen_van
from integratie.vergelijking import is_gekend

FIGUREN = 6
TELWOORD = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes")
_BRON = re.compile(r"(.+) \(tot (\d{4})\): (.+)")
_MONITOR = re.escape("Agentschap Binnenlands Bestuur (")  # de Gemeente-Stadsmonitor heet naar haar uitgave
_OUD = re.compile(r"(.+) na ((?:\D+ )?\d{4}): nieuwere cijfers hebben we niet\.")
_SAMEN = re.compile(r"(.+): de (\d+) gemeenten samen")


def vierblad(r: Rapport) -> Iterator[Fout]:
    """Alle gebreken in deze onderdelen; hun gemerkte getallen en woorden gaat `teksten` na, de figuren `figuren`."""
    regels: dict[type, Regel] = {
        Blok: _aantallen,
        Groep: slot,
        v.Hoofdpunten: hoofdpunten,
        v.Kerngetallen: _kerngetallen,
    }
    regels |= {v.Kaartlijst: kaartlijst, v.Rijenblad: rijenblad, v.Ouderdomslijn: _ouderdomslijn, v.Bladvoet: _bladvoet}
    yield from per_onderdeel(r, regels)


def _aantallen(blok: Blok, r: Rapport) -> Iterator[str]:
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


def _kerngetallen(deel: v.Kerngetallen, r: Rapport) -> Iterator[str]:
    """Elk balkje is het cijfer ernaast, van de gemeente en van elke maatstaf die er een heeft, in hetzelfde jaar."""
    for punt in deel.punten:
        waar, m = f"kerngetal '{punt.naam}'", enig(punt.waarde)
        if m is None or (m.indicator, m.code, m.soort) != (punt.indicator, r.nis, "waarde"):
            yield f"{waar}: verwacht het cijfer van {punt.indicator} van {naam(r.nis)}"
            continue
        if any(x.indicator != m.indicator or x.jaar != m.jaar for x in punt.verandering.cijferteksten()):
            yield f"{waar}: verwacht een verandering tot {m.jaar} van {punt.indicator}"
        balken = [b for s in punt.staven if (b := enig(s.cijfer))]
        yield from _jaren(waar, punt, [m, *balken])
        cijfers = {(b.indicator, b.groep, b.jaar, b.soort) for b in balken}
        if len(cijfers) > 1 or len(balken) < len(punt.staven):
            yield f"{waar}: verwacht balkjes van één cijfer in één jaar"
        if len(cijfers) != 1 or len(balken) < len(punt.staven):
            continue
        g, jaar = r.grootheid(kaart(balken[0].indicator), balken[0].groep), balken[0].jaar
        er_is = [x for x in gebieden.maatstaven(r.nis) if ernaast(g, x.code, jaar) is not None]
        codes = [r.nis, *(x.code for x in er_is)]
        if [b.code for b in balken] != codes:
            yield f"{waar}: verwacht balkjes van {', '.join([naam(r.nis), *(x.naam for x in er_is)])}"
        namen = [kort(naam(r.nis)), *map(kort, er_is)]
        hoort = [(n, code == r.nis, b.waarde) for n, code, b in zip(namen, codes, balken, strict=False)]
        if (staat := [(s.naam, s.eigen, s.waarde) for s in punt.staven]) != hoort:
            yield f"{waar}: verwacht de balkjes {hoort}, niet {staat}"


def _jaren(waar: str, punt: v.Kerngetal, merken: list[Cijfertekst]) -> Iterator[str]:
    """Een jaartal in de naam of bij de balkjes is dat van een cijfer ernaast."""
    bekend = {m.jaar - af for m in merken for af in (0, kaart(m.indicator).eind_vorig_jaar)}
    for jaar in JAAR.findall(f"{punt.naam} {punt.wat}"):
        if int(jaar) not in bekend:
            yield f"{waar}: verwacht het jaar van een cijfer, niet {jaar}"
    nu = merken[0]
    if JAAR.search(punt.naam) and str(nu.jaar - kaart(nu.indicator).eind_vorig_jaar) not in punt.naam:
        yield f"{waar}: verwacht {nu.jaar} bij het cijfer"


def _ouderdomslijn(deel: v.Ouderdomslijn, r: Rapport) -> Iterator[str]:
    """Elk thema met het jaar van zijn jongste waarneming."""
    hoort = tuple((thema, titel, jongste(thema, r)) for thema, titel in THEMAS.items())
    if deel.themas != hoort:
        anders = next((b for a, b in zip(deel.themas, hoort, strict=False) if a != b), hoort[-1])
        yield f"ouderdom: verwacht {anders[1]} {anders[2] or 'zonder jaar'}"


def _bladvoet(deel: v.Bladvoet, r: Rapport) -> Iterator[str]:
    hoort = f"{naam(r.nis)} in vier bladzijden · editie {r.editie}"
    if deel.tekst != hoort:
        yield f"voet: verwacht '{hoort}', niet '{deel.tekst}'"


def slot(groep: Groep, r: Rapport) -> Iterator[str]:
    """Alle gebreken in een van zijn lijsten."""
    lijsten = [x for x in groep.onderdelen if isinstance(x, Lijst) and groep.soort in _REGELS]
    for punt in (str(p) for lijst in lijsten for p in lijst.punten):
        yield from (f"slot: verwacht {zin}, niet '{punt}'" for zin in _REGELS[groep.soort](punt, r))


def jongste(thema: str, r: Rapport) -> str:
    """Het label van het jongste jaar van de rijen van een thema; een telling van eind 2023 is ouder dan een cijfer van 2024."""
    gevonden = []
    for ind, rij in rijen_van(thema):
        g = r.grootheid(ind, rij.groep)
        gezien = g.waarnemingen(r.nis)
        if gezien and heeft_rij(gezien[jaar := max(gezien)], g, r.nis):
            label = g.label(jaar) if ind.jaren == 1 else str(jaar)
            gevonden.append((jaar - ind.eind_vorig_jaar, not ind.eind_vorig_jaar, label))
    return max(gevonden)[2] if gevonden else ""


def _genoemd(opsomming: str) -> set[str]:
    return {
        t for t, titel in THEMAS.items() if re.search(rf"(?<!\w){re.escape(titel.lower())}(?!\w)", opsomming.lower())
    }


def _bron(punt: str, r: Rapport) -> Iterator[str]:
    """Het jongste jaar en de thema's van wie de cijfers maakte."""
    if (m := _BRON.fullmatch(punt)) is None:
        return
    begin, jaren, themas = rf"(?:{_MONITOR})?{re.escape(m[1])}(?:$|\)| \(|,? (?:via|uit) |,$)", set[int](), set[str]()
    for thema in THEMAS:
        for ind, rij in rijen_van(thema):
            g = r.grootheid(ind, rij.groep)
            c = g.laatste(r.nis)
            if is_gekend(c) and heeft_rij(c, g, r.nis) and any(re.match(begin, b.uitgever) for b in g.bronnen):
                jaren.add(c.jaar)
                themas.add(thema)
    if not jaren or int(m[2]) != max(jaren):
        yield f"cijfers tot {max(jaren, default='nooit')}"
    if _genoemd(m[3]) != themas:
        yield f"de thema's {', '.join(sorted(themas))}"


def _oud(punt: str, r: Rapport) -> Iterator[str]:
    if m := _OUD.fullmatch(punt):
        yield from (f"na {x} voor {THEMAS[t].lower()}" for t in sorted(_genoemd(m[1])) if (x := jongste(t, r)) != m[2])


def _lezen(punt: str, r: Rapport) -> Iterator[str]:
    if m := _SAMEN.match(punt):
        maatstaf = gebieden.maatstaven(r.nis)[0]
        if m[1].lower() != maatstaf.kort_in_zin.lower() or int(m[2]) != len(maatstaf.leden):
            yield f"{maatstaf.kort_in_zin}: de {len(maatstaf.leden)} gemeenten samen"


_REGELS: dict[str, Callable[[str, Rapport], Iterator[str]]] = {"bron": _bron, "onbekend": _oud, "lezen": _lezen}
