"""Figuren: elke cel van hun tabel, opschrift, tekstalternatief, bron en voorbehouden volgen uit de editie."""

import re
from collections.abc import Iterator
from math import isclose, nan

from integratie import gebieden
from integratie.blok.blok import Figuur
from integratie.blok.onderdelen import Cel as Tabelcel
from integratie.controle import getallen, opvolging
from integratie.controle.beelden import beeld
from integratie.controle.beeldtekening import beeldtekening
from integratie.controle.figuren_rand import HERKOMST, inhalen, spreiding, typologie, verschillen
from integratie.controle.figuren_stand import kaart, piramide, positie, staven
from integratie.controle.figuren_tijd import kaartreeks, ontwikkeling, samenstelling, trend
from integratie.controle.grootheid import Grootheid
from integratie.controle.rapport import VAN_GEMEENTE, VRIJ, Fout, Rapport, per_onderdeel
from integratie.controle.tekening import tekening
from integratie.controle.verwacht import Cel, Verwacht
from integratie.controle.woorden import VERGELIJKEND, klein
from integratie.indicator import register

KAARTEN = {maak.__name__: maak for maak in (kaart, kaartreeks)}
VAN_DE_RAND = (ontwikkeling, typologie, verschillen, inhalen, spreiding)
MAKERS = {maak.__name__: maak for maak in (piramide, trend, samenstelling, positie, staven, *VAN_DE_RAND)}
SOORTEN = (*KAARTEN, *MAKERS)
BEELD = "beeld"
_GETAL = r"[\u2212+]?\d+(?:\.\d{3})*(?:,\d+)?"


def figuren(r: Rapport) -> Iterator[Fout]:
    """Alle afwijkingen tussen figuren en gegevens; wat uit een bestand of plan van de gemeente komt, wordt opnieuw gemaakt."""
    yield from per_onderdeel(r, {Figuur: _gebreken})


def _gebreken(figuur: Figuur, r: Rapport) -> Iterator[str]:
    bestand = figuur.naam.partition("_")[0]
    if bestand in VAN_GEMEENTE or figuur.naam.startswith(VRIJ):  # `cellen` weet of de cel daarom vroeg
        return
    if figuur.naam.startswith("opvolging-"):
        yield from opvolging.figuur(figuur, r)
        return
    soort = figuur.naam.partition("-")[0]
    if figuur.indicator not in register() or soort not in (*SOORTEN, BEELD):
        yield "verwacht een anker, een tabel en een link naar de definitie"
        return
    if soort == BEELD:
        v = beeld(figuur.naam, figuur.indicator, r)
    else:
        g = _grootheid(soort, figuur, r)
        if g is None:
            yield f"verwacht een anker dat bij {figuur.indicator} hoort, niet {figuur.naam}"
            return
        v = KAARTEN[soort](g, r, _gebied(figuur, r)) if soort in KAARTEN else MAKERS[soort](g, r)
    if v is None:
        yield "verwacht geen figuur, want er is geen cijfer tot het peiljaar"
        return
    if v.g.ind.naam != figuur.indicator:
        yield f"verwacht een figuur over {v.g.ind.titel}"
    yield from _tabel(figuur, v)
    if v.begin:
        yield from _feiten("opschrift", figuur.titel, v.titel, v)
        if not figuur.titel.startswith(v.begin):
            yield f"opschrift: verwacht dat het begint met '{v.begin}'"
    elif figuur.titel != v.titel:
        yield f"opschrift: verwacht '{v.titel}', niet '{figuur.titel}'"
    yield from _feiten("tekstalternatief", figuur.alt, v.alt, v)
    if figuur.jaar != v.jaren[-1]:
        yield f"verwacht {v.jaren[-1]} als jaar van de figuur, niet {figuur.jaar}"
    if figuur.onder != v.onder:
        yield f"grijze regel: verwacht '{v.onder}', niet '{figuur.onder}'"
    yield from _bron_en_noten(figuur, v)
    maatstaven = [gebied.naam for gebied in gebieden.maatstaven(r.nis)]
    yield from beeldtekening(figuur, v, maatstaven) if soort == BEELD else tekening(figuur, v, soort)


def _grootheid(soort: str, figuur: Figuur, r: Rapport) -> Grootheid | None:
    g = r.grootheid(register()[figuur.indicator])
    if soort == piramide.__name__:  # over alle inwoners: haar anker is haar soort
        return g if figuur.naam == soort else None
    return next((g.met(x) for x in g.alle_groepen() if anker(soort, g.ind.naam, x) == figuur.naam), None)


def anker(*woorden: str) -> str:
    """ "trend-aandeel-niet-belg"."""
    return gebieden.plat(" ".join(woorden).replace("_", " ")).replace(" ", "-")


def _gebied(figuur: Figuur, r: Rapport) -> gebieden.Gebied:
    """Wat er op een kaart staat: zonder gemeente gevraagd de Rand, anders de gekozen referentiegroep of waar de gemeente ligt."""
    rand = gebieden.groep(gebieden.RAND)
    namen = {gebieden.gemeenten()[lid].naam for lid in rand.leden}
    return rand if set(figuur.cellen.iloc[:, 0].map(str)) == namen else gebieden.kaartgebied(r.nis)


def _tabel(figuur: Figuur, v: Verwacht) -> Iterator[str]:
    """Dezelfde kolommen en rijen, en in elke cel dezelfde tekst, waarde, eenheid en status."""
    kolommen, rijen = list(map(str, figuur.cellen.columns)), figuur.cellen.to_numpy(dtype=object).tolist()
    if kolommen != v.kolommen:
        yield f"tabel: verwacht de kolommen {', '.join(v.kolommen)}, niet {', '.join(kolommen)}"
        return
    hoort, staat = {rij[0].tekst: rij for rij in v.rijen}, {str(rij[0]): rij for rij in rijen}
    if len(rijen) != len(v.rijen) or staat.keys() != hoort.keys():
        ontbreekt, teveel = [k for k in hoort if k not in staat], [k for k in staat if k not in hoort]
        yield f"tabel: verwacht {len(v.rijen)} rijen, niet {len(rijen)}; ontbreekt: {ontbreekt}, te veel: {teveel}"
    for kop in (kop for kop in staat if kop in hoort):
        for kolom, er, juist in zip(kolommen, staat[kop], hoort[kop], strict=True):
            yield from (f"tabel, {kop}, {kolom}: verwacht {zin}" for zin in _cel(er, juist))
    volgorde = [hoort[kop] for kop in staat if kop in hoort]
    op = [[x[v.sorteer].waarde if v.sorteer else x[0].tekst for x in lijst] for lijst in (volgorde, v.rijen)]
    if staat.keys() == hoort.keys() and op[0] != op[1]:
        yield f"tabel: verwacht de volgorde {', '.join(hoort)}"


def _cel(staat: object, juist: Cel) -> Iterator[str]:
    if str(staat) != juist.tekst:
        yield f"{juist.tekst or 'niets'}, niet {staat}"
    if not isinstance(staat, Tabelcel):
        staat = Tabelcel.van(str(staat), None, juist.eenheid, juist.status)
    # Een maat uit sommen kan in de laatste cijfers verschillen van een som in een andere volgorde.
    a, b = (nan if x is None else x for x in (staat.waarde, juist.waarde))
    if not isclose(a, b, rel_tol=1e-12, abs_tol=1e-15) and (a == a or b == b):
        yield f"de waarde {getallen.machine(b) or 'onbekend'}, niet {getallen.machine(a) or 'onbekend'}"
    if (staat.eenheid, staat.status) != (juist.eenheid, juist.status):
        yield f"{juist.eenheid or 'geen eenheid'} ({juist.status}), niet {staat.eenheid} ({staat.status})"


def _feiten(waar: str, tekst: str, hoort: str, v: Verwacht) -> Iterator[str]:
    """De getallen en namen van een tekst, in volgorde, en geen woord dat uit een cijfer zou moeten volgen."""
    # Zonder de titel van de indicator, en zonder wat een lezer over rangschikken leest.
    los = tekst
    for titel in (v.begin, v.g.ind.titel, klein(v.begin), klein(v.g.ind.titel)):
        los = los.replace(titel, "", 1)
    los = los.replace("hoogste waarde is", "")
    namen = "|".join(re.escape(n) for n in sorted(v.namen, key=len, reverse=True) if n)
    naam = re.compile(rf"(?<!\w)(?:{namen})(?!\w)")
    feit = re.compile(f"{naam.pattern}|{_GETAL}" if namen else _GETAL)  # een naam met cijfers erin is een naam
    staat, juist = [*feit.findall(los), "niets meer"], [*feit.findall(hoort), "niets meer"]
    if staat != juist:
        er, nodig = next((a, b) for a, b in zip(staat, juist, strict=False) if a != b)
        yield f"{waar}: verwacht {nodig}, niet {er} in '{tekst}'"
    if waar == "opschrift" or not v.vrije_noten:
        for woord in VERGELIJKEND.findall(naam.sub("", los) if namen else los):
            yield f"{waar}: verwacht een woord dat uit een cijfer volgt, niet '{woord}'"


def _bron_en_noten(figuur: Figuur, v: Verwacht) -> Iterator[str]:
    """De bronregel noemt elke bron met haar peildatum, de jaren en de editie; de voorbehouden zijn die van de kaart en van de bron."""
    if v.bron:
        yield from [] if figuur.bron == v.bron else [f"bron: verwacht '{v.bron}', niet '{figuur.bron}'"]
        if (*figuur.opmerkingen, *figuur.voorbehouden) != v.noten:
            yield f"voorbehouden: verwacht {'; '.join(v.noten)}"
        return
    per_type = figuur.naam.startswith("typologie-")
    g, jaren = v.g.van(HERKOMST) if per_type else v.g, v.jaren[-1:] if per_type else v.jaren
    wie = "; ".join(f"{b.vermelding} ({b.peildatum})" for b in g.bronnen)
    van, tot = g.label(v.jaren[0]), g.label(v.jaren[-1])
    periode = f"Jaar: {tot}" if van == tot else f"Jaren: {van}{' tot ' if ' ' in van + tot else '–'}{tot}"
    hoort = f"{wie}. {periode}. Editie {g.editie}.{v.bij_bron}"
    if figuur.bron != hoort:
        yield f"bron: verwacht '{hoort}', niet '{figuur.bron}'"
    open_, dicht = _noten(v.g, jaren[0], jaren[-1])
    eigen = [n for n in figuur.opmerkingen if n in open_ or not v.vrije_noten]
    staat = (*eigen, *figuur.voorbehouden)
    yield from (f"voorbehouden: verwacht ook '{n}'" for n in (*open_, *dicht) if n not in staat)
    yield from (f"voorbehouden: verwacht niet '{n}'" for n in staat if n not in (*open_, *dicht))
    if set(open_) - set(figuur.opmerkingen):
        yield "voorbehouden: verwacht de belangrijkste open naast de figuur"


def _noten(g: Grootheid, van: int, tot: int) -> tuple[list[str], list[str]]:
    """Wat open naast een figuur hoort, en wat opengeplooid te lezen is."""
    open_ = [*g.ind.opmerkingen]
    open_ += [f"Breuk in de meting {j}: {tekst}" for j, tekst in g.breuken(van, tot).items()]
    dicht = [noot for b in g.bronnen for noot in b.voorbehouden]
    eerder, gezien = g.ind.eind_vorig_jaar, dict[str, str]()
    for x in sorted((x for b in g.bronnen for x in b.gebeurtenissen), key=lambda x: x.jaar):
        if van - eerder < x.jaar <= tot - eerder:
            gezien.setdefault(x.naam, f"{x.naam} ({x.jaar}): {x.uitleg}")
    return open_, [n for n in (*dicht, *gezien.values()) if n not in open_]
