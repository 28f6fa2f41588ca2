"""Een thema in cijfers: elk gekend cijfer staat er, als rij of bij zijn groep, en wat er geen heeft wordt genoemd."""

import re
from collections.abc import Iterator

from integratie import gebieden
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Lijst, Uitklap
from integratie.blok.tekst import Tekst, tekst
from integratie.blok.vierblad import Rijenblad
from integratie.controle import richting as r_
from integratie.controle.rapport import Fout, Rapport, met_tekst, onderdelen, opsommingen, per_onderdeel
from integratie.indicator import groepsnaam, kaart, leemten, register
from integratie.vergelijking import is_gekend

PER_GROEP = "Naar groep"


def themabladen(r: Rapport) -> Iterator[Fout]:
    """Alle gebreken in de bladen van een thema, naast die van hun rijen (`rijen`)."""
    yield from per_onderdeel(r, {Blok: _blad})


def _blad(blok: Blok, r: Rapport) -> Iterator[str]:
    for regel in (_volledig, _per_groep, _zonder_cijfers) if is_themablad(blok) else ():
        yield from regel(blok, r)


def is_themablad(blok: Blok) -> bool:
    """Toont dit blok alle cijfers van een thema?"""
    return bool(blok.thema) and any(onderdelen(blok, Rijenblad))


def _volledig(blok: Blok, r: Rapport) -> Iterator[str]:
    """Van elke indicator van het thema en elk van zijn groepen staat het laatste cijfer er, behalve van een groep die vroeger stopt dan
    een andere; waar te weinig mensen zijn, het aantal of niets."""
    merken = (m for t, _ in met_tekst(blok) for m in t.cijferteksten())
    er = {(m.indicator, m.groep, m.jaar) for m in merken if m.code == r.nis}
    for ind in register(blok.thema).values():
        for g in (r.grootheid(ind, groep) for groep in r.grootheid(ind).groepen(r.nis)):
            c = g.laatste(r.nis)
            if not is_gekend(c) or r_.alleen_aantal(g, r.nis, c):
                continue
            later = any((naam, jaar > c.jaar) == (ind.naam, True) for naam, groep, jaar in er if groep)
            if (ind.naam, g.groep, c.jaar) not in er and not (g.groep and later):
                yield f"verwacht ook een cijfer voor {ind.titel}{': ' + groepsnaam(g.groep) if g.groep else ''} ({c.jaar})"


def _per_groep(blok: Blok, r: Rapport) -> Iterator[str]:
    """Elke regel noemt één indicator, één jaar, en van elk cijfer zijn groep."""
    for deel in onderdelen(blok, Uitklap):
        lijsten = [x for x in deel.onderdelen if deel.titel == PER_GROEP and isinstance(x, Lijst)]
        for punt in (tekst(p) for lijst in lijsten for p in lijst.punten):
            if (hoort := _regel(punt, r)) != str(punt):
                yield f"verwacht '{hoort}', niet '{punt!s}'"


def _regel(punt: Tekst, r: Rapport) -> str:
    """Wat er hoort te staan bij de cijfers van een regel; leeg zonder cijfers of met een onbekende indicator."""
    merken = list(punt.cijferteksten())
    if not merken or merken[0].indicator not in register():
        return ""
    g = r.grootheid(kaart(merken[0].indicator))
    for m in merken:
        c = g.met(m.groep).laatste(r.nis)
        eigen = (m.indicator, m.code, m.jaar) == (g.ind.naam, r.nis, merken[0].jaar)
        if not eigen or m.soort not in ("waarde", "teller") or c.jaar != m.jaar:
            return f"{g.ind.titel} in één jaar, het laatste"
    gewoon, aantallen = (
        "; ".join(f"{groepsnaam(m.groep)} {m.tekst}" for m in merken if (m.soort == "teller") == geteld)
        for geteld in (False, True)
    )
    kop = f"{g.ind.titel} ({g.label(merken[0].jaar)})" + (f": {gewoon}" if gewoon else "")
    return f"{kop}{'; ' if gewoon else ', '}in aantal: {aantallen}" if aantallen else kop


def _zonder_cijfers(blok: Blok, r: Rapport) -> Iterator[str]:
    """Wat geen cijfer heeft, wat niet op te tellen is, en waarover nergens gegevens zijn."""
    leeg = [r.grootheid(i) for i in register(blok.thema).values() if not r.grootheid(i).heeft_cijfer(r.nis)]
    apart = [g for g in leeg if not g.ind.optelbaar and gebieden.plaats(r.nis).leden]
    hoort = {
        rf"Zonder cijfers voor .+ tot en met {r.peiljaar}": [g.ind.titel for g in leeg if g not in apart],
        "Niet op te tellen over gemeenten": [g.ind.titel for g in apart],
        "Nog geen gegevens": [x.onderwerp for x in leemten(blok.thema)],
    }
    staat = [*opsommingen(blok)]
    for begin, wat in hoort.items():
        if [punten for kop, punten in staat if re.fullmatch(begin, kop)] != [wat] * bool(wat):
            yield f"verwacht zonder cijfers: {'; '.join(wat) or 'niets'}"
