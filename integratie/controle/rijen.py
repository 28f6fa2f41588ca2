"""Een blad met rijen: welke rijen erop horen, en van elke rij verloop, cijfer, verandering, strook, maatstaven en plaats, uit de editie."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from integratie import gebieden
from integratie.blok.tekst import Tekst
from integratie.blok.vierblad import Rijenblad, Strook, Themarij
from integratie.controle import getallen
from integratie.controle import richting as r_
from integratie.controle.grootheid import Grootheid, te_oud
from integratie.controle.rapport import Rapport
from integratie.controle.richting import ernaast, rang, tussen, vergelijkbaar
from integratie.controle.verwacht import kort, naam
from integratie.indicator import FACTOR, THEMAS, Indicator, Rij, kaart, opschrift, register
from integratie.register import rijen_van
from integratie.vergelijking import Gekend, Stand, is_gekend

EERSTE, JAREN = 2010, 5
PP = f"{getallen.VAST}pp"
PER = {per: f" {per.replace(' ', getallen.VAST)}" for per in ("per 100", "per 1.000")}
EENHEID = {"%": PP, "procentpunt": PP, **PER}
Punten = tuple[tuple[int, float], ...]
Streepjes = tuple[
    float, list[float], tuple[float | None, ...]
]  # eigen waarde, die van de andere en die van de maatstaven


class Merk(NamedTuple):
    """Een cijfer dat in een cel hoort: een van deze soorten, van dit gebied en jaar, bij een verandering sinds `van`, tussen wie van `met`."""

    soorten: tuple[str, ...]
    code: str
    jaar: int
    van: int | None = None
    met: str = ""

    def __str__(self) -> str:
        return f"{' of '.join(self.soorten)} van {self.jaar}"


@dataclass(frozen=True)
class Blad:
    """Waarover het blad gaat, opnieuw bepaald."""

    r: Rapport
    eerste: int
    maatstaven: list[gebieden.Gebied]
    groep: gebieden.Gebied


def rijenblad(deel: Rijenblad, r: Rapport) -> Iterator[str]:
    """Het hele blad."""
    blad = Blad(r, min(EERSTE, r.peiljaar - JAREN), gebieden.maatstaven(r.nis)[:2], gebieden.onder_elkaar(r.nis))
    groep = "de Rand" if blad.groep.code == gebieden.RAND else kort(blad.groep)
    hoort = (naam(r.nis), f"de {len(blad.groep.leden)} van {groep}", tuple(map(kort, blad.maatstaven)))
    if (deel.eigen, deel.groep, deel.maatstaven) != hoort:
        yield f"rijen: verwacht {hoort}, niet {(deel.eigen, deel.groep, deel.maatstaven)}"
    if (deel.eerste, deel.laatste) != (blad.eerste, r.peiljaar):
        yield f"rijen: verwacht een tijdas van {blad.eerste} tot {r.peiljaar}"
    weg = list(deel.weg)
    for thema in deel.themas:
        if thema.thema not in THEMAS or thema.titel != THEMAS[thema.thema]:
            yield f"rijen: verwacht een thema, niet '{thema.titel}'"
            continue
        nodig = _nodig(thema.thema, blad, alles=not deel.titel)
        staat = [(x.indicator, x.groep, x.titel) for x in thema.rijen]
        over = [x for x in nodig if x not in staat]
        if [x for x in nodig if x in staat] != staat or any(titel not in weg for *_, titel in over):
            yield f"rijen, {thema.titel}: verwacht {', '.join(titel for *_, titel in nodig)}"
        for rij in thema.rijen:
            if (rij.indicator, rij.groep, rij.titel) in nodig:
                yield from (f"rij '{rij.titel}': verwacht {zin}" for zin in _rij(rij, blad))


def _nodig(thema: str, blad: Blad, alles: bool) -> list[tuple[str, str, str]]:
    """(indicator, groep, titel) van elke rij van een thema met een cijfer, in de volgorde van de kaarten; met `alles` daarna ook wat geen rij
    op zijn kaart heeft."""
    alle = sorted(rijen_van(thema), key=lambda paar: paar[1].plaats)
    met_rij = {(ind.naam, rij.groep) for ind in register().values() for rij in ind.rijen}
    for ind in register(thema).values() if alles else ():
        if (ind.naam, ind.hoofdgroep) not in met_rij:
            titel = "" if ind.eenheid in FACTOR else opschrift(ind, ind.hoofdgroep)
            alle.append((ind, Rij(99, titel, ind.hoofdgroep)))
    uit = []
    for ind, rij in alle:
        g = blad.r.grootheid(ind, rij.groep)
        if heeft_rij(g.laatste(blad.r.nis), g, blad.r.nis):
            uit.append((ind.naam, rij.groep, rij.titel or ind.titel))
    return uit


def heeft_rij(c: Stand, g: Grootheid, nis: str) -> bool:
    """Is er een cijfer, van genoeg mensen voor een verhouding of anders met zijn aantal?"""
    if not is_gekend(c):
        return False
    return not r_.alleen_aantal(g, nis, c) or (c.teller is not None and g.ind.eenheid in FACTOR)


def _rij(rij: Themarij, blad: Blad) -> Iterator[str]:
    nis = blad.r.nis
    g = blad.r.grootheid(kaart(rij.indicator), rij.groep)
    ind, c = g.ind, g.laatste(nis)
    assert is_gekend(c)  # zonder cijfer hoort er geen rij
    oud, klein = te_oud(c.jaar, blad.r.peiljaar), r_.alleen_aantal(g, nis, c)
    lijn, naast = ((), ()) if klein else _verloop(g, c.jaar, blad)
    begin = lijn[0][0] if lijn else None
    hoort = {"jaar": _jaar(g, c.jaar), "oud": oud, "lijn": lijn, "ernaast": naast, "beginjaar": begin}
    for veld, juist in hoort.items():
        if (staat := getattr(rij, veld)) != juist:
            yield f"in '{veld}' {_kort(juist)}, niet {_kort(staat)}"
    if len(rij.maatstaven) != (0 if klein else len(blad.maatstaven)):
        yield f"{'geen' if klein else len(blad.maatstaven)} maatstaven, niet {len(rij.maatstaven)}"
    soorten = ("tekenteller" if ind.met_teken else "teller",) if klein else ("waarde", "kaal")
    verandering, plaats = ((), None) if oud or klein else (_soorten(g, c, nis), rang(g, nis))
    plaatsen = [("rang",), ("gerangschikt",)][: 1 + (plaats.aantal < len(blad.groep.leden))] if plaats else []
    cellen = {
        "als cijfer": (rij.waarde, [Merk(soorten, nis, c.jaar)]),
        "aan het begin van de lijn": (rij.begin, [Merk(("kaal",), nis, begin + ind.eind_vorig_jaar)] if begin else []),
        "als verandering": (rij.verandering, [Merk(verandering, nis, c.jaar, c.jaar - JAREN)] if verandering else []),
        "als plaats": (rij.plaats, [Merk(soort, nis, c.jaar, met=blad.groep.code) for soort in plaatsen]),
    }
    for gebied, t in zip(blad.maatstaven, rij.maatstaven, strict=False):
        er_is = not _telt(ind) and ernaast(g, gebied.code, c.jaar) is not None
        cellen[f"van {gebied.naam}"] = t, [Merk(("kaal", "waarde"), gebied.code, c.jaar)] if er_is else []
    for waar, (t, merken) in cellen.items():
        if not _past(t, g, merken):
            yield f"{waar} {'; '.join(map(str, merken)) or 'niets'}, niet '{t!s}'"
    if not klein and ind.eenheid in FACTOR and ind.eenheid != "%" and not str(rij.onder).startswith(ind.eenheid):
        yield f"de eenheid '{ind.eenheid}', niet '{rij.onder!s}'"
    if "toename" in verandering and str(rij.verandering) != "".join(
        [*(m.tekst for m in rij.verandering.cijferteksten()), EENHEID.get(ind.eenheid, "")]
    ):
        yield f"een verandering in {EENHEID.get(ind.eenheid, ind.eenheid)}, niet '{rij.verandering!s}'"
    yield from _strook(rij.strook, None if klein else _verwachte_strook(g, c, blad))


def _past(t: Tekst, g: Grootheid, horen: list[Merk]) -> bool:
    """Staan precies deze cijfers van deze grootheid in een cel?"""
    staat = [(m.soort, m.indicator, m.groep, m.code, m.jaar, m.van, m.met) for m in t.cijferteksten()]
    wie = g.ind.naam, g.groep
    mag = [{(soort, *wie, *hoort[1:]) for soort in hoort.soorten} for hoort in horen]
    return (
        bool(t) == bool(horen) and len(staat) == len(mag) and all(m in kan for m, kan in zip(staat, mag, strict=True))
    )


def _kort(x: object) -> str:
    return f"{len(x)} jaren ({x[0]} tot {x[-1]})" if isinstance(x, tuple) and x else f"'{x}'"


def _jaar(g: Grootheid, jaar: int) -> str:
    """Hoe het jaar van het cijfer op een rij heet."""
    ind = g.ind
    if g.is_verwacht(jaar):
        return f"vanaf {jaar}"
    if ind.groei_van:
        return f"{jaar - int(g.groep.split()[0])}–{jaar}"
    if ind.jaren > 1:
        return f"{jaar - ind.jaren + 1}–{jaar}"
    return f"1-1-{jaar}" if g.bronnen and g.bronnen[0].peildatum == "1 januari" else g.label(jaar)


def _telt(ind: Indicator) -> bool:
    """Een aantal van een gebied zegt alleen hoe groot het is; een bedrag niet."""
    return not ind.is_relatief and ind.eenheid != "euro"


def _verloop(g: Grootheid, tot: int, blad: Blad) -> tuple[Punten, Punten]:
    if not g.ind.is_geteld:
        return (), ()
    lijn = _punten(g, blad.r.nis, tot, blad)
    if len(lijn) < 2:
        return (), ()
    naast = [] if _telt(g.ind) else blad.maatstaven[:1]
    return lijn, tuple(p for gebied in naast for p in _punten(g, gebied.code, tot, blad))


def _punten(g: Grootheid, code: str, tot: int, blad: Blad) -> Punten:
    af = g.ind.eind_vorig_jaar
    return tuple((j - af, c.waarde) for j, c in r_.getoond(g, code, tot).items() if j - af >= blad.eerste)


def _soorten(g: Grootheid, c: Gekend, nis: str) -> tuple[str, ...]:
    ind, toen = g.ind, g.bekend(nis).get(c.jaar - JAREN)
    if ind.met_teken or ind.verandering_van or toen is None or g.is_verwacht(c.jaar) or r_.alleen_aantal(g, nis, toen):
        return ()
    if g.breuken(toen.jaar, c.jaar):
        return ("breuk",)
    richting = r_.verandering(g, nis, toen, c)
    if richting not in (r_.MEER, r_.MINDER):
        return {r_.TOEVAL: ("toeval",), r_.GELIJK: ("richting",)}.get(richting, ())
    verschil, soort = c.waarde - toen.waarde, ("toename",)
    grootte = getallen.getal(verschil, ind.decimalen)
    if not ind.is_relatief and toen.waarde > 0:
        grootte, soort = getallen.getal(100 * verschil / toen.waarde, 1), ("groeiprocent",)
    return soort if grootte.strip("0,.\u2212") else ()  # wat als nul te lezen staat, is geen verandering


def _verwachte_strook(g: Grootheid, c: Gekend, blad: Blad) -> Streepjes | None:
    """Eigen waarde, die van de andere leden en die van de maatstaven; None als de gemeente er niet tussen te leggen is."""
    leden, nis = vergelijkbaar(g.ind, blad.groep.leden), blad.r.nis
    if _telt(g.ind) or (nis in blad.groep.leden and nis not in leden):
        return None
    andere, gebied = tussen(g, nis, c.jaar)
    schaal = [c.waarde, *andere, *(w for w in gebied if w is not None)]
    te_weinig = 2 * (len(andere) + (nis in leden)) < len(blad.groep.leden)
    if not andere or te_weinig or min(schaal) == max(schaal):
        return None
    return c.waarde, [] if g.ind.soort == "enquete" else sorted(andere), gebied


def _strook(staat: Strook | None, hoort: Streepjes | None) -> Iterator[str]:
    er = None if staat is None else (staat.eigen, sorted(staat.andere), staat.gebieden)
    if er != hoort:
        yield f"een strook met {'niets' if hoort is None else hoort[0]}, niet {'niets' if er is None else er[0]}, of met andere streepjes"
    if staat and [m.soort for t in (staat.laag, staat.hoog) for m in t.cijferteksten()] != ["laagste", "hoogste"]:
        yield "aan de uiteinden van de strook de laagste en de hoogste waarde"
