"""De onderdelen van "In vier bladzijden": hoeveel hoofdpunten en beelden, de kerngetallen, ouderdomslijn en voet; de andere hebben hun eigen bestand."""

from collections.abc import Iterator

from integratie import gebieden
from integratie.blok import vierblad as v
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Groep, Kop
from integratie.blok.tekst import Cijfertekst
from integratie.controle.hoofdpunten import hoofdpunten
from integratie.controle.kaartlijst import kaartlijst
from integratie.controle.rapport import Fout, Rapport, Regel, enig, onderdelen, per_onderdeel
from integratie.controle.richting import te_klein_ernaast
from integratie.controle.rijen import rijenblad
from integratie.controle.slot import jongste, slot
from integratie.controle.teksten import JAAR
from integratie.controle.verwacht import kort, naam
from integratie.indicator import THEMAS, kaart

FIGUREN = 6
TELWOORD = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes")


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
        balken = [enig(s.cijfer) for s in punt.staven]
        yield from _jaren(waar, punt, [m, *(b for b in balken if b)])
        if not balken:
            continue
        eerste = balken[0]
        if eerste is None or None in balken or len({(b.indicator, b.groep, b.jaar, b.soort) for b in balken if b}) > 1:
            yield f"{waar}: verwacht balkjes van één cijfer in één jaar"
            continue
        g = r.grootheid(kaart(eerste.indicator), eerste.groep)
        er_is = [
            x
            for x in gebieden.maatstaven(r.nis)
            if g.waarde(x.code, eerste.jaar) is not None and not te_klein_ernaast(g, x.code, eerste.jaar)
        ]
        codes = [r.nis, *(x.code for x in er_is)]
        if [b.code for b in balken if b] != codes:
            yield f"{waar}: verwacht balkjes van {', '.join([naam(r.nis), *(x.naam for x in er_is)])}"
        namen = [kort(naam(r.nis)), *map(kort, er_is)]
        hoort = [(n, code == r.nis, b.waarde) for n, code, b in zip(namen, codes, balken, strict=False) if b]
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
