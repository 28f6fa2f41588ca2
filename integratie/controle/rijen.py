"""Een blad met rijen: welke rijen erop horen, en van elke rij verloop, cijfer, verandering, strook, maatstaven en plaats, uit de editie."""

from collections.abc import Iterator
from dataclasses import dataclass

from integratie import gebieden
from integratie.blok.tekst import Cijfertekst, Tekst
from integratie.blok.vierblad import Rijenblad, Strook, Themarij
from integratie.controle import getallen
from integratie.controle import richting as r_
from integratie.controle.grootheid import Grootheid, te_oud
from integratie.controle.rangen import ernaast, rang, tussen, vergelijkbaar
from integratie.controle.rapport import Rapport
from integratie.controle.verwacht import kort, naam
from integratie.indicator import FACTOR, THEMAS, Indicator, Rij, kaart, opschrift, register
from integratie.register import rijen_van
from integratie.vergelijking import Gekend, Stand, is_gekend

EERSTE, JAREN = 2010, 5
PP = f"{getallen.VAST}pp"
EENHEID = {"%": PP, "procentpunt": PP} | {
    per: f" {per.replace(' ', getallen.VAST)}" for per in ("per 100", "per 1.000")
}
Punten = tuple[tuple[int, float], ...]


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
    r = blad.r
    g = r.grootheid(kaart(rij.indicator), rij.groep)
    ind, c = g.ind, g.laatste(r.nis)
    assert is_gekend(c)  # zonder cijfer hoort er geen rij
    oud, klein = te_oud(c.jaar, r.peiljaar), r_.alleen_aantal(g, r.nis, c)
    lijn, ernaast = ((), ()) if klein else _verloop(g, c.jaar, blad)
    begin = lijn[0][0] if lijn else None
    hoort = {"jaar": _jaar(g, c.jaar), "oud": oud, "lijn": lijn, "ernaast": ernaast, "beginjaar": begin}
    for veld, juist in hoort.items():
        if (staat := getattr(rij, veld)) != juist:
            yield f"in '{veld}' {_kort(juist)}, niet {_kort(staat)}"
    soorten = ("tekenteller" if ind.met_teken else "teller",) if klein else ("waarde", "kaal")
    if not _is(rij.waarde, g, r.nis, c.jaar, soorten):
        yield f"het cijfer van {c.jaar}, niet '{rij.waarde!s}'"
    if not klein and ind.eenheid in FACTOR and ind.eenheid != "%" and not str(rij.onder).startswith(ind.eenheid):
        yield f"de eenheid '{ind.eenheid}', niet '{rij.onder!s}'"
    if bool(rij.begin) != bool(lijn) or (
        begin and not _is(rij.begin, g, r.nis, begin + ind.eind_vorig_jaar, ("kaal",))
    ):
        yield f"het cijfer van het begin van de lijn ({begin}), niet '{rij.begin!s}'"
    yield from _maatstaven(rij, g, c, blad, klein)
    yield from _verandering(rij, g, c, r.nis, not oud and not klein)
    yield from _strook(rij.strook, None if klein else _verwachte_strook(g, c, blad))
    plaats = None if oud or klein else rang(g, r.nis)
    if bool(rij.plaats) != bool(plaats) or (plaats and not _is_plaats(rij.plaats, g, c, blad)):
        yield f"de plaats {plaats.tekst if plaats else 'leeg'}, niet '{rij.plaats!s}'"


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


def _is(t: Tekst, g: Grootheid, code: str, jaar: int, soorten: tuple[str, ...]) -> bool:
    """Staat er één cijfer van dit gebied en dit jaar?"""
    merken = list(t.cijferteksten())
    wie = [(m.indicator, m.groep, m.code, m.jaar) for m in merken]
    return wie == [(g.ind.naam, g.groep, code, jaar)] and merken[0].soort in soorten


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


def _maatstaven(rij: Themarij, g: Grootheid, c: Gekend, blad: Blad, klein: bool) -> Iterator[str]:
    """Van elke maatstaf het cijfer van hetzelfde jaar, en niets waar er geen is of waar een aantal niets zegt."""
    if klein:
        if any(rij.maatstaven):
            yield "geen maatstaven, want het gaat om te weinig mensen"
        return
    if len(rij.maatstaven) != len(blad.maatstaven):
        yield f"{len(blad.maatstaven)} maatstaven, niet {len(rij.maatstaven)}"
    for gebied, t in zip(blad.maatstaven, rij.maatstaven, strict=False):
        er_is = not _telt(g.ind) and ernaast(g, gebied.code, c.jaar) is not None
        if bool(t) != er_is or (er_is and not _is(t, g, gebied.code, c.jaar, ("kaal", "waarde"))):
            yield f"van {gebied.naam} {'het cijfer van ' + str(c.jaar) if er_is else 'geen cijfer'}, niet '{t!s}'"


def _verandering(rij: Themarij, g: Grootheid, c: Gekend, nis: str, mag: bool) -> Iterator[str]:
    """Een verandering over vijf jaar staat er als ze gezegd mag worden; anders dat ze toeval kan zijn, of dat er een breuk is."""
    merken, hoort = list(rij.verandering.cijferteksten()), _soorten(g, c, nis) if mag else ()
    soort = merken[0].soort if len(merken) == 1 else ""
    if bool(rij.verandering) != bool(hoort) or (hoort and soort not in hoort):
        yield f"{' of '.join(hoort) or 'geen verandering'}, niet '{rij.verandering!s}'"
    elif soort == "toename" and not str(rij.verandering).endswith(merken[0].tekst + EENHEID.get(g.ind.eenheid, "")):
        yield f"een verandering in {EENHEID.get(g.ind.eenheid, g.ind.eenheid)}, niet '{rij.verandering!s}'"
    elif merken and not _over_vijf_jaar(merken[0], g, c, nis):
        yield f"een verandering van {c.jaar - JAREN} tot {c.jaar}"


def _over_vijf_jaar(m: Cijfertekst, g: Grootheid, c: Gekend, nis: str) -> bool:
    return (m.indicator, m.groep, m.code, m.van, m.jaar) == (g.ind.naam, g.groep, nis, c.jaar - JAREN, c.jaar)


def _soorten(g: Grootheid, c: Gekend, nis: str) -> tuple[str, ...]:
    ind, toen = g.ind, g.bekend(nis).get(c.jaar - JAREN)
    if ind.met_teken or ind.verandering_van or toen is None or g.is_verwacht(c.jaar) or r_.alleen_aantal(g, nis, toen):
        return ()
    if g.breuken(toen.jaar, c.jaar):
        return ("breuk",)
    richting = r_.verandering(g, nis, toen, c)
    if richting == r_.TOEVAL:
        return ("toeval",)
    if richting == r_.GELIJK:
        return ("richting",)
    if richting == r_.STIL:
        return ()
    relatief = ind.is_relatief or toen.waarde <= 0
    verschil = c.waarde - toen.waarde
    grootte = getallen.getal(verschil, ind.decimalen) if relatief else getallen.getal(100 * verschil / toen.waarde, 1)
    if not grootte.strip("0,.\u2212"):  # wat als nul te lezen staat, is geen verandering
        return ()
    return ("toename",) if relatief else ("groeiprocent",)


def _verwachte_strook(
    g: Grootheid, c: Gekend, blad: Blad
) -> tuple[float, list[float], tuple[float | None, ...]] | None:
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


def _strook(staat: Strook | None, hoort: tuple[float, list[float], tuple[float | None, ...]] | None) -> Iterator[str]:
    er = None if staat is None else (staat.eigen, sorted(staat.andere), staat.gebieden)
    if er != hoort:
        yield f"een strook met {'niets' if hoort is None else hoort[0]}, niet {'niets' if er is None else er[0]}, of met andere streepjes"
    if staat and [m.soort for t in (staat.laag, staat.hoog) for m in t.cijferteksten()] != ["laagste", "hoogste"]:
        yield "aan de uiteinden van de strook de laagste en de hoogste waarde"


def _is_plaats(t: Tekst, g: Grootheid, c: Gekend, blad: Blad) -> bool:
    """De plaats, en waar niet elk lid meetelt ook tussen hoeveel."""
    merken = list(t.cijferteksten())
    wie = {(m.indicator, m.groep, m.code, m.jaar, m.met) for m in merken}
    gevonden = rang(g, blad.r.nis)
    allen = gevonden is not None and gevonden.aantal == len(blad.groep.leden)
    soorten = ["rang"] if allen else ["rang", "gerangschikt"]
    return wie == {(g.ind.naam, g.groep, blad.r.nis, c.jaar, blad.groep.code)} and [m.soort for m in merken] == soorten
