"""Tabellen van regels en drempels, samenwerking en gelijkaardige gemeenten: waarde, afstand, som en besluit uit de editie, drempels uit parameters/regels."""

import re
from collections.abc import Iterator

from integratie import gebieden
from integratie.beleid.regels.formaat import Regel, Voorwaarde
from integratie.beleid.regels.toepassen import jaar_van_toen
from integratie.blok.onderdelen import Lijst, Tabel, Uitklap
from integratie.controle import getallen
from integratie.controle.rapport import Fout, Rapport, als_rijen, anders, per_onderdeel
from integratie.indicator import kaart
from integratie.vergelijking.gelijkaardig import gelijkaardig

STREEPJE = "–"
Rij = dict[str, str]
_KRUIST = re.compile(r"trend kruist in (\d{4})(?: of later| tot (\d{4}))?")


def regeltabellen(r: Rapport) -> Iterator[Fout]:
    """Alle gebreken in deze tabellen, en in hoeveel gemeenten een regel halen."""
    yield from per_onderdeel(r, {Tabel: _tabel, Uitklap: _tellingen})


def _tabel(tabel: Tabel, r: Rapport) -> Iterator[str]:
    rijen = als_rijen(tabel)
    zinnen: Iterator[str] = iter(())
    if {"Regel", "Drempel"} <= {*tabel.kolommen}:
        zinnen = (zin for rij in rijen for zin in _drempel(rij, r))
    elif "Samen met" in tabel.kolommen:
        zinnen = _samen(tabel.titel, rijen, r)
    elif tabel.kolommen[:1] == ("Toen",):
        zinnen = _toen(tabel.titel, rijen, r)
    elif "Meest gelijk" in tabel.kolommen:
        zinnen = _gelijk(rijen, r)
    yield from (f"{tabel.titel}: verwacht {zin}" for zin in zinnen)


def _tellingen(deel: Uitklap, r: Rapport) -> Iterator[str]:
    """ "Van de 285 gemeenten: 273 voldoen en 12 zijn uitgezonderd." telt alle gemeenten van de groep van de regel."""
    for punt in (str(p) for lijst in deel.onderdelen if isinstance(lijst, Lijst) for p in lijst.punten):
        m = re.search(r"Van de ([\d.]+) gemeenten: ([^.]*(?:\.\d{3}[^.]*)*)\.", punt)
        regel = m and next((x for x in r.regels if punt.startswith(f"{x.titel} (")), None)
        if m and regel:
            delen = sum(map(getallen.lees, re.findall(r"\d[\d.]*", m[2])))
            if not getallen.lees(m[1]) == delen == len(gebieden.groep(regel.groep).leden):
                yield f"verwacht een telling die klopt, niet '{punt}'"


def _reeks(v: Voorwaarde, nis: str, tot: int, r: Rapport) -> dict[int, float]:
    alle = r.grootheid(kaart(v.indicator)).reeks(nis, tot)
    return {j: w for j, c in alle.items() if (w := getattr(c, v.kolom)) is not None}


def _schrijf(x: float | None, v: Voorwaarde, plus: bool = False) -> str:
    procent = v.kolom == "waarde" and kaart(v.indicator).eenheid == "%"
    achter = f"{getallen.VAST}%" if procent and not plus else ""
    return STREEPJE if x is None else getallen.getal(x, 1 if procent else 0, plus) + achter


def _haalt(v: Voorwaarde, waarde: float) -> bool:
    return waarde > v.drempel if v.streng else waarde >= v.drempel


def _tot(regel: Regel, r: Rapport) -> int:
    return jaar_van_toen(regel, r.peiljaar) or r.peiljaar


def _drempel(rij: Rij, r: Rapport) -> Iterator[str]:
    """Een rij van één voorwaarde, voor een gemeente, voor gemeenten met dezelfde cijfers, of geteld over de groep."""
    paren = ((regel, v) for regel in r.regels for v in regel.voorwaarden)
    regel, v = next(((a, b) for a, b in paren if rij["Regel"] == f"{a.titel}: {b.naam}"), (None, None))
    if regel is None or v is None:
        return
    tot, hoort = _tot(regel, r), {"Drempel": _schrijf(v.drempel, v)}
    if telling := rij.get("Haalden de drempel"):
        leden = gebieden.plaats(r.nis).leden or gebieden.groep(gebieden.RAND).leden
        laatste = [reeks[max(reeks)] for lid in leden if (reeks := _reeks(v, lid, tot, r))]
        hoort["Haalden de drempel"] = f"{sum(_haalt(v, w) for w in laatste)} van {len(leden)}"
    for nis in [] if telling else _gemeenten(rij, r):
        reeks = _reeks(v, nis, tot, r)
        jaar = max(reeks, default=None)
        waarde = None if jaar is None else reeks[jaar]
        hoort["Waarde"] = _schrijf(waarde, v) + (f" ({jaar})" if jaar else "")
        hoort["Afstand"] = _schrijf(None if waarde is None else waarde - v.drempel, v, plus=True)
        if len(regel.voorwaarden) == 1 and waarde is not None:
            voldoet = _haalt(v, waarde)
            staat = rij.get("Resultaat") or rij.get("Toen", "")
            if (staat in ("voldoet", "voldeed")) != voldoet:
                yield f"bij {rij['Regel']} dat {gebieden.plaats(nis).naam} {'wel' if voldoet else 'niet'} voldoet, niet '{staat}'"
        if zin := _wanneer(rij.get("Wanneer", ""), reeks, v):
            yield f"bij {rij['Regel']} {zin}"
    yield from anders(rij, hoort, rij["Regel"])


def _gemeenten(rij: Rij, r: Rapport) -> list[str]:
    """De gemeenten van een rij: die ze noemt, of die van het rapport."""
    if "Gemeente" not in rij:
        return [r.nis]
    namen = set(re.split(", | en ", rij["Gemeente"]))
    return [nis for nis, g in gebieden.gemeenten().items() if g.naam in namen]


def _wanneer(staat: str, reeks: dict[int, float], v: Voorwaarde) -> str:
    """Wie een drempel haalt, haalt hem zonder onderbreking sinds een jaar; een trend naar de andere kant kruist hem later dan nu."""
    jaren = sorted(reeks, reverse=True)
    gehaald = [j for i, j in enumerate(jaren) if all(_haalt(v, reeks[k]) for k in jaren[: i + 1])]
    if staat.startswith("gehaald sinds") and staat != f"gehaald sinds {min(gehaald, default='nooit')}":
        return f"gehaald sinds {min(gehaald, default='nooit')}, niet '{staat}'"
    if m := _KRUIST.fullmatch(staat):
        jaar, nu = jaren[0], reeks[jaren[0]]
        hellingen = [(nu - reeks[jaar - p]) / p for p in (5, 10) if jaar - p in reeks]
        kan = [jaar + (v.drempel - nu) / h for h in hellingen if h and (v.drempel - nu) / h >= 0]
        if not kan or any(min(abs(int(j) - x) for x in kan) > 1 for j in m.groups() if j):
            return f"een jaar waarin de trend de drempel kruist, niet '{staat}'"
    return ""


def _regel_samen(titel: str, r: Rapport) -> Regel | None:
    return next((x for x in r.regels if titel.startswith(x.titel) and x.samen), None)


def _samen(titel: str, rijen: list[Rij], r: Rapport) -> Iterator[str]:
    """Elke som is die van de genoemde gemeenten, in één jaar, en ligt zoveel boven de drempel."""
    if (regel := _regel_samen(titel, r)) is None:
        yield "een regel die men samen kan halen"
        return
    (v,), tot, op_naam = regel.voorwaarden, _tot(regel, r), {g.naam: nis for nis, g in gebieden.gemeenten().items()}
    reeksen = {nis: _reeks(v, nis, tot, r) for nis in gebieden.groep(regel.groep).leden}
    jaar = max((max(reeks) for reeks in reeksen.values() if reeks), default=0)
    for rij in rijen:
        met = rij["Samen met"].removeprefix("aansluiten bij ").partition(", die")[0].split(", ")
        alle = [reeksen[op_naam[n]].get(jaar) for n in (rij["Gemeente"], *met) if n in op_naam]
        som = None if None in alle or rij["Samen met"].startswith("geen ") else sum(x for x in alle if x is not None)
        hoort = {"Waarde": _schrijf(reeksen[op_naam[rij["Gemeente"]]].get(jaar), v), "Som": _schrijf(som, v)}
        hoort["Boven de drempel"] = _schrijf(None if som is None else som - v.drempel, v)
        yield from anders(rij, hoort, rij["Gemeente"])


def _toen(titel: str, rijen: list[Rij], r: Rapport) -> Iterator[str]:
    """Van een afgelopen regel staat elke gemeente van het rapport bij haar uitkomst, met haar laatste cijfer van toen."""
    if (regel := _regel_samen(titel, r)) is None:
        yield "een regel die men samen kan halen"
        return
    (v,), tot, staat = regel.voorwaarden, _tot(regel, r), [tuple(rij.values()) for rij in rijen]
    waar = {wie: toen for toen, cel in staat for wie in cel.split("; ")}
    for nis in gebieden.leden_van(r.nis):
        reeks = _reeks(v, nis, tot, r) if nis in gebieden.groep(regel.groep).leden else {}
        waarde = f"{_schrijf(reeks[max(reeks)], v)} ({max(reeks)})" if reeks else STREEPJE
        wie = f"{gebieden.plaats(nis).naam} {waarde}"
        if wie not in waar:
            yield f"'{wie}'"
        elif reeks and (waar[wie] == "voldeed") != _haalt(v, reeks[max(reeks)]):
            yield f"bij {wie} iets anders dan '{waar[wie]}'"


def _gelijk(rijen: list[Rij], r: Rapport) -> Iterator[str]:
    """Wie op de gemeente lijkt, de dichtste eerst, met het cijfer waarin ze het meest gelijk en het meest verschillend zijn."""
    lijst = gelijkaardig(r.nis, r.peiljaar, r.editie).lijst
    hoort = lijst[["gemeente", "meest_gelijk", "meest_verschillend"]].to_numpy().tolist()
    staat = [[rij[k] for k in ("Gemeente", "Meest gelijk", "Verschilt het meest")] for rij in rijen]
    if staat != hoort:
        yield f"{', '.join(rij[0] for rij in hoort)}, elk met wat het meest en het minst gelijk is"
