"""Tabellen en kerncijfers met merken: elke rij hoort bij één indicator en jaar, elke kolom bij één gebied, en geen gekend cijfer ontbreekt."""

import re
from collections.abc import Iterator
from functools import cache

from integratie import gebieden
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Kerncijfer, Kerncijfers, Tabel
from integratie.blok.tekst import Cijfertekst, Tekst
from integratie.controle import getallen
from integratie.controle.grootheid import Grootheid
from integratie.controle.rapport import Fout, Rapport, onderdelen, per_onderdeel
from integratie.controle.richting import alleen_aantal
from integratie.controle.themablad import is_themablad
from integratie.controle.woorden import groot
from integratie.indicator import kaart, opschrift, register

NAAM, TEGENOVER, PLAATS, VERSCHIL = "Indicator", "Tegenover ", "Plaats in ", "Verschil met 5 jaar eerder"
ERNAAST = "Ernaast"  # de eerste maatstaf die in dat jaar een cijfer heeft
LEDEN_HOOGSTENS = 40  # van meer gemeenten staan de cijfers niet naast elkaar
VERANDERING = (VERSCHIL, "Verschil over vijf jaar")
SOORTEN = {
    "Aantal": ("teller",),
    **dict.fromkeys(VERANDERING, ("toename",)),
}


def tabellen(r: Rapport) -> Iterator[Fout]:
    """Alle gebreken in tabellen en kerncijfers."""
    yield from per_onderdeel(r, {Tabel: _tabel, Kerncijfers: _kerncijfers, Blok: _leden_volledig})


def _tabel(tabel: Tabel, r: Rapport) -> Iterator[str]:
    for rij in tabel.rijen if NAAM in tabel.kolommen else ():
        yield from (f"{tabel.titel}: {zin}" for zin in _rij(dict(zip(tabel.kolommen, rij, strict=True)), r))


def _merken(cel: object) -> list[Cijfertekst]:
    return list(cel.cijferteksten()) if isinstance(cel, Tekst) else []


def _rij(cellen: dict[str, object], r: Rapport) -> Iterator[str]:
    label, codes = str(cellen[NAAM]), {n: code for code, n in (r.gebieden | r.leden).items()}
    g, jaar = _op_naam(label, r) or (None, None)
    for kolom, m in ((k, m) for k, cel in cellen.items() for m in _merken(cel) if m.soort != "opvolging"):
        bij = f"'{m.tekst}' bij {label}: verwacht"
        if g is None or (m.indicator, m.groep) != (g.ind.naam, g.groep):
            yield f"verwacht in de rij '{label}' geen cijfer van {m.indicator}{' ' + m.groep if m.groep else ''}"
        elif jaar is not None and m.soort != "waarde" and m.jaar != jaar:
            yield f"verwacht in de rij '{label}' geen cijfer van {m.jaar}"
        if kolom == ERNAAST and g is not None and (m.met or m.code) != _ernaast(g, m.jaar, r):
            yield f"{bij} de eerste maatstaf met een cijfer in {m.jaar}"
        if not kolom.startswith((TEGENOVER, ERNAAST)) and m.code != codes.get(kolom, r.nis):
            yield f"{bij} een cijfer van {kolom if kolom in codes else r.rij['gebied']}"
        if m.soort not in (("rang", "gerangschikt") if kolom.startswith(PLAATS) else SOORTEN.get(kolom, (m.soort,))):
            yield f"{bij} iets anders in de kolom {kolom}"
        if kolom in (*VERANDERING, "Richting") and m.van is not None and m.jaar - m.van != 5:
            yield f"{bij} de verandering over vijf jaar"
        if kolom in codes and (m.soort, m.jaar) != ("waarde", jaar if g else m.jaar):
            yield f"{bij} de waarde van {jaar}"
    yield from _koppen(cellen, r)
    if g is None:
        return
    kolom, c = next((k for k in (r.rij["gebied"], "Waarde") if k in cellen), NAAM), g.laatste(r.nis)
    # Waar het eigen cijfer niet gemerkt is, hoort het onbekend te zijn, of te klein om te tonen.
    hoort = getallen.met_eenheid(g.ind, c.waarde, c.status)
    hoort = getallen.STATUSWOORDEN["te_klein"] if alleen_aantal(g, r.nis, c) else hoort
    if kolom != NAAM and not _merken(cellen[kolom]) and str(cellen[kolom]) != hoort:
        yield f"verwacht {hoort} bij {label}, niet {cellen[kolom]}"


def _ernaast(g: Grootheid, jaar: int, r: Rapport) -> str:
    """De code van de eerste maatstaf met een cijfer in `jaar`, dat niet te klein is om te tonen; leeg als er geen is."""
    for gebied in gebieden.maatstaven(r.nis):
        if (c := g.bekend(gebied.code).get(jaar)) is not None and not alleen_aantal(g, gebied.code, c):
            return gebied.code
    return ""


def _koppen(cellen: dict[str, object], r: Rapport) -> Iterator[str]:
    """De kolommen met een plaats en met een vergelijking noemen de referentiegroep en de eerste maatstaf."""
    maat = next(iter(gebieden.maatstaven(r.nis)), None)
    for begin, gebied in ((PLAATS, gebieden.referentiegroep(r.nis)), (TEGENOVER, maat)):
        for kop in (kop for kop in cellen if kop.startswith(begin)):
            if gebied is None or kop != begin + gebied.in_kolom:
                yield f"verwacht de kolom '{begin}{gebied.in_kolom if gebied else ''}', niet '{kop}'"
            elif begin == TEGENOVER and not {m.met or m.code for m in _merken(cellen[kop])} <= {gebied.code}:
                yield f"verwacht in de kolom '{kop}' alleen een vergelijking met {gebied.naam}"


def _op_naam(label: str, r: Rapport) -> tuple[Grootheid, int | None] | None:
    """Grootheid en jaar van een opschrift "titel: groep (jaar)"; None als er geen zo heet."""
    naam, haakje, wanneer = label.rpartition(" (")
    if not haakje or not wanneer.endswith(")"):
        naam, wanneer = label, ""
    gevonden = _opschriften(r.editie).get(naam) or _opschriften(r.editie).get(label)
    if gevonden is None:
        return None
    g = r.grootheid(kaart(gevonden[0]), gevonden[1])
    if not (jaartal := re.search(r"\d{4}", wanneer)):
        return g, None
    jaar = int(jaartal[0]) + g.ind.eind_vorig_jaar
    return (g, jaar) if g.label(jaar) == wanneer[:-1] else None


@cache
def _opschriften(editie: str) -> dict[str, tuple[str, str]]:
    paren = [(ind, groep) for ind in register().values() for groep in Grootheid(ind, "", editie).alle_groepen()]
    return {_opschrift(Grootheid(ind, groep, editie)): (ind.naam, groep) for ind, groep in paren}


def _opschrift(g: Grootheid) -> str:
    return opschrift(g.ind, g.groep, ": ")


def _leden_volledig(blok: Blok, r: Rapport) -> Iterator[str]:
    """Wat voor een cluster niet op te tellen is, staat er van elke gemeente."""
    tafels, nodig = list(onderdelen(blok, Tabel)), is_themablad(blok) and 0 < len(r.leden) <= LEDEN_HOOGSTENS
    kolommen = {kop for t in tafels for kop in t.kolommen}
    labels = {str(rij[0]) for t in tafels for rij in t.rijen}
    for ind in register(blok.thema).values() if nodig else ():
        g = r.grootheid(ind)
        if ind.optelbaar or g.heeft_cijfer(r.nis):
            continue
        for deel in map(g.met, g.alle_groepen()):
            jaren = [max(er) for lid in r.leden if (er := deel.bekend(lid))]
            if jaren and f"{_opschrift(deel)} ({deel.label(max(jaren))})" not in labels:
                yield f"verwacht een rij '{_opschrift(deel)} ({deel.label(max(jaren))})' met elke gemeente"
            yield from (f"verwacht een kolom '{n}'" for n in r.leden.values() if jaren and n not in kolommen)


def _kerncijfers(deel: Kerncijfers, r: Rapport) -> Iterator[str]:
    yield from (zin for k in deel.punten for zin in _kerncijfer(k, r))


def _kerncijfer(k: Kerncijfer, r: Rapport) -> Iterator[str]:
    """De naam onder een groot cijfer is die van zijn indicator, met het jaar; de regels eronder gaan over hetzelfde cijfer."""
    merken = list(k.waarde.cijferteksten())
    for m in (m for m in merken if m.indicator in register()):
        ind = kaart(m.indicator)
        titel = groot(ind.teller) if m.soort == "teller" else opschrift(ind)
        if not re.match(rf"{re.escape(titel)} \({m.jaar}\)$", k.naam):
            yield f"verwacht '{titel} ({m.jaar})' bij {m.tekst}, niet '{k.naam}'"
        if m.code != r.nis:
            yield f"'{m.tekst}': verwacht een cijfer van {r.rij['gebied']}"
        for ander in (x for regel in k.regels for x in regel.cijferteksten()):
            if (ander.indicator, ander.groep, ander.code) != (m.indicator, m.groep, m.code):
                yield f"'{ander.tekst}': verwacht een cijfer over {ind.titel} van {r.rij['gebied']}"
    if not merken and re.search(r"\d", str(k.waarde)):
        yield f"verwacht een herrekenbaar getal, niet '{k.waarde}'"
