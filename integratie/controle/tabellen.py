"""Tabellen en kerncijfers met merken: elke rij hoort bij één indicator en jaar, elke kolom bij één gebied, en geen gekend cijfer ontbreekt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Kerncijfer, Kerncijfers, Tabel
from integratie.blok.tekst import Cijfertekst, Opmaak, Tekst
from integratie.controle import cijfers, getallen, jaren
from integratie.controle import richting as r_
from integratie.controle.fout import Fout
from integratie.controle.rapport import Getoond, Rapport, onderdelen
from integratie.controle.teksten import groot, vlak
from integratie.indicator import Indicator, groepsnaam, kaart, register

STREEPJE = "–"
NAAM, AANTAL, PLAATS, TEGENOVER = "Indicator", "Aantal", "Plaats in de Rand", "Tegenover de Rand"
VERANDERING = ("Verschil met 5 jaar eerder", "Verschil over vijf jaar")
SOORT_VAN_KOLOM = {AANTAL: {"teller"}, PLAATS: {"rang", "gerangschikt"}, **{key: {"toename"} for key in VERANDERING}}


def tabellen(r: Rapport) -> list[Fout]:
    """Alle gebreken in tabellen en kerncijfers."""
    fouten = []
    for waar in r.getoond:
        if not isinstance(waar.blok, Blok):
            continue
        gevonden = []
        for deel in onderdelen(waar.blok):
            if isinstance(deel, Tabel) and NAAM in deel.kolommen:
                gevonden += [f"{deel.titel}: {zin}" for rij in deel.rijen for zin in _rij(deel, rij, r)]
            elif isinstance(deel, Kerncijfers):
                gevonden += [zin for punt in deel.punten for zin in _kerncijfer(punt, r)]
        if waar.blok.thema and any(isinstance(deel, Tabel) for deel in onderdelen(waar.blok)):
            gevonden += _volledig(waar, r)
        fouten += [r.fout(waar, zin) for zin in gevonden]
    return fouten


def merken_in(cel: object) -> list[Cijfertekst]:
    """De merken van een cel, van onderdelen erin ook."""
    return list(cel.cijferteksten()) if isinstance(cel, Tekst) else []


def _rij(tabel: Tabel, rij: tuple, r: Rapport) -> Iterator[str]:
    cellen = dict(zip(tabel.kolommen, rij, strict=True))
    label, codes = str(cellen[NAAM]), cijfers.namen_van(r.nis)
    gevonden = op_naam(label, r.editie)
    merken = [(kolom, m) for kolom, cel in cellen.items() for m in merken_in(cel) if m.soort != "opvolging"]
    for kolom, m in merken:
        if gevonden is None or (m.indicator, m.groep) != gevonden[:2]:
            yield f"verwacht in de rij '{label}' geen cijfer van {m.indicator}{' ' + m.groep if m.groep else ''}"
        elif gevonden[2] is not None and m.soort != "waarde" and m.jaar != gevonden[2]:
            yield f"verwacht in de rij '{label}' geen cijfer van {m.jaar}"
        if kolom in codes and m.code != codes[kolom]:
            yield f"'{m.tekst}' bij {label}: verwacht een cijfer van {kolom}"
        elif kolom not in (*codes, TEGENOVER) and m.code != r.nis:
            yield f"'{m.tekst}' bij {label}: verwacht een cijfer van {r.rij['gebied']}"
        if m.soort not in SOORT_VAN_KOLOM.get(kolom, {m.soort}):
            yield f"'{m.tekst}' bij {label}: verwacht iets anders in de kolom {kolom}"
        if kolom in (*VERANDERING, "Richting") and m.van is not None and m.jaar - m.van != 5:
            yield f"'{m.tekst}' bij {label}: verwacht de verandering over vijf jaar"
        if kolom in codes and (m.soort, m.jaar) != ("waarde", gevonden[2] if gevonden else m.jaar):
            yield f"'{m.tekst}' bij {label}: verwacht de waarde van {gevonden[2]}"
    if gevonden is not None:
        yield from _zonder_merk(cellen, label, kaart(gevonden[0]), gevonden[1], r)
        yield from _grijs(cellen[NAAM], label, gevonden[2], tabel, r)


def op_naam(label: str, editie: str) -> tuple[str, str, int | None] | None:
    """Indicator, groep en jaar van een opschrift "titel: groep (jaar)"; None als er geen zo heet."""
    naam, haakje, wanneer = label.rpartition(" (")
    if not haakje or not wanneer.endswith(")"):
        naam, wanneer = label, ""
    gevonden = _opschriften(editie).get(naam) or _opschriften(editie).get(label)
    if gevonden is None:
        return None
    if not (jaartal := re.search(r"\d{4}", wanneer)):
        return *gevonden, None
    jaar = int(jaartal[0]) + kaart(gevonden[0]).eind_vorig_jaar
    return (*gevonden, jaar) if jaren.label(kaart(gevonden[0]), jaar, editie) == wanneer[:-1] else None


@cache
def _opschriften(editie: str) -> dict[str, tuple[str, str]]:
    paren = [(ind, groep) for ind in register().values() for groep in cijfers.alle_groepen(ind, editie)]
    return {ind.titel + (f": {groepsnaam(groep)}" if groep else ""): (ind.naam, groep) for ind, groep in paren}


def _zonder_merk(cellen: dict, label: str, ind: Indicator, groep: str, r: Rapport) -> Iterator[str]:
    """Waar het eigen cijfer niet gemerkt is, hoort het onbekend te zijn, of te klein om te tonen."""
    kolom = next((k for k in (r.rij["gebied"], "Waarde") if k in cellen), None)
    if kolom is None or merken_in(cellen[kolom]):
        return
    c = cijfers.laatste(ind.naam, r.nis, groep, r.peiljaar, r.editie)
    hoort = getallen.STATUSWOORDEN.get("geen" if c is None else c.status, "geen gegevens")
    if c is not None and c.waarde is not None:
        klein = r_.alleen_aantal(ind, r.nis, c, groep, r.editie)
        hoort = getallen.TE_KLEIN if klein else getallen.met_eenheid(ind, c.waarde, c.status)
    if str(cellen[kolom]) != hoort:
        yield f"verwacht {hoort} bij {label}, niet {cellen[kolom]}"


def _grijs(naam: object, label: str, jaar: int | None, tabel: Tabel, r: Rapport) -> Iterator[str]:
    """In de tabel van een thema is een rij met een te oud cijfer grijs, en geen andere."""
    if tabel.soort != "thema" or not any(k in VERANDERING[:1] for k in tabel.kolommen) or jaar is None:
        return
    grijs = isinstance(naam, Tekst) and any(isinstance(s, Opmaak) and s.soort == "oud" for s in naam.fragmenten)
    if grijs != jaren.te_oud(jaar, r.peiljaar):
        yield f"verwacht de rij '{label}' {'niet ' if grijs else ''}in grijs"


def _volledig(waar: Getoond, r: Rapport) -> Iterator[str]:
    """Elk gekend cijfer van een thema staat in zijn tabel (of een gelijk cijfer: dat staat er maar één keer)."""
    tabel = next(deel for deel in onderdelen(waar.blok) if isinstance(deel, Tabel))
    er = {getallen.machine(m.waarde) for rij in tabel.rijen for cel in rij for m in merken_in(cel)}
    labels = {str(rij[0]) for rij in tabel.rijen}
    for ind in register(waar.blok.thema).values():
        for groep in cijfers.groepen(ind.naam, r.nis, r.editie, r.peiljaar):
            c = cijfers.laatste(ind.naam, r.nis, groep, r.peiljaar, r.editie)
            naam = opschrift(ind, groep, c.jaar, r.editie)
            klein = r_.alleen_aantal(ind, r.nis, c, groep, r.editie)
            if c.waarde is not None and not klein and naam not in labels and getallen.machine(c.waarde) not in er:
                yield f"verwacht ook een rij '{naam}'"


def opschrift(ind: Indicator, groep: str, jaar: int, editie: str) -> str:
    """ "titel: groep (jaar)"."""
    return f"{ind.titel}{f': {groepsnaam(groep)}' if groep else ''} ({jaren.label(ind, jaar, editie)})"


def _kerncijfer(k: Kerncijfer, r: Rapport) -> Iterator[str]:
    """De naam onder een groot cijfer is die van zijn indicator, met het jaar; de regels eronder gaan over hetzelfde cijfer."""
    for m in k.waarde.cijferteksten():
        if m.indicator not in register():
            continue
        ind = kaart(m.indicator)
        titel = groot(ind.teller) if m.soort == "teller" else ind.titel
        if not re.match(rf"{re.escape(titel)}(?:, in [a-z ]+)? \({m.jaar}\)$", k.naam):
            yield f"verwacht '{titel} ({m.jaar})' bij {m.tekst}, niet '{k.naam}'"
        if m.code != r.nis:
            yield f"'{m.tekst}': verwacht een cijfer van {r.rij['gebied']}"
        for ander in (x for regel in k.regels for x in regel.cijferteksten()):
            if (ander.indicator, ander.groep, ander.code) != (m.indicator, m.groep, m.code):
                yield f"'{ander.tekst}': verwacht een cijfer over {ind.titel} van {r.rij['gebied']}"
    if not any(isinstance(s, Cijfertekst) for s in vlak(k.waarde)) and re.search(r"\d", str(k.waarde)):
        yield f"verwacht een herrekenbaar getal, niet '{k.waarde}'"
