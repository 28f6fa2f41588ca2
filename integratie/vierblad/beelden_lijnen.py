"""Lijnen door de tijd: één cijfer naast de maatstaven en Brussel, of de groepen van een cijfer naast één maatstaf."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from integratie import vergelijking
from integratie.beeld import asverdeling
from integratie.beeld.bronvermelding import breuken, figuur
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel, op_de_as
from integratie.beeld.opmaak import cel, getal, met_eenheid
from integratie.beeld.woorden import klein
from integratie.blok.blok import Figuur
from integratie.indicator import Indicator, groepsnaam, kaart
from integratie.vergelijking import Gekend
from integratie.vergelijking.opvallend import JAREN
from integratie.vergelijking.toeval import DAALT, STIJGT
from integratie.vierblad import tekening as t
from integratie.vierblad.verloop import Wie, brussel, eigen, ernaast, na_elkaar, periode, recent, standen

BOVEN, VRIJ = 14.0, 7.0  # plaats boven de hoogste lijn, en tussen een lijn en haar label
HOOG = 205  # met groepen staan er meer namen naast de lijnen
STRAAL = {True: 3.6, False: 2.4}
WOORDEN = {STIJGT: "steeg", DAALT: "daalde"}


@dataclass(frozen=True, eq=False)
class Lijn:
    """Een lijn: van wie, welke groep, en haar punten; `naam` is haar kolom in de tabel."""

    wie: Wie
    groep: str
    punten: dict[int, Gekend]
    naam: str

    @property
    def eind(self) -> float:
        """De laatste waarde."""
        return self.punten[max(self.punten)].waarde

    def labels(self, ind: Indicator) -> list[tuple[str, str]]:
        """(klasse, regel): de naam met het laatste cijfer, op twee regels als dat te lang is."""
        laatste = max(self.punten)
        cijfer = met_eenheid(ind, self.punten[laatste].waarde, self.punten[laatste].status)
        heel = f"{self.wie.naam} {cijfer}"
        namen = [heel] if len(heel) <= t.PER_REGEL else [*t.regels(self.wie.naam), cijfer]
        return [("dl ikt" if self.wie.eigen else "dl", regel) for regel in namen]


def lijn(naam: str, nis: str, peiljaar: int, hoogte: float = 170) -> Figuur | None:
    """Eén cijfer naast de maatstaven en Brussel; None zonder vijf punten, zonder iets ernaast, of als het laatste te oud is."""
    ind, lijnen = kaart(naam), list[Lijn]()
    for wie in (eigen(nis), *brussel(nis), *ernaast(nis)):
        punten = standen(ind, wie.code, peiljaar)
        if wie.eigen and not recent(ind, nis, peiljaar, punten):
            return None
        binnen = {j: s for j, s in punten.items() if not lijnen or min(lijnen[0].punten) <= j <= max(lijnen[0].punten)}
        if binnen and (wie.eigen or ind.noemer or not ind.optelbaar):
            lijnen.append(Lijn(wie, "", binnen, wie.kolom))
    if len(lijnen) < 2:
        return None
    van, tot = min(lijnen[0].punten), max(lijnen[0].punten)
    begin, eind = lijnen[0].punten[van], lijnen[0].punten[tot]
    wat = ind.titel if ind.eenheid in ind.titel else korte_titel(ind)
    toen, nu = (f"{met_eenheid(ind, s.waarde, s.status)} {in_jaar(ind, s.jaar)}" for s in (begin, eind))
    titel = nu if breuken(ind, [van, tot]) else f"van {toen} naar {nu}"  # over een breuk heen is het geen verandering
    return _figuur("lijn", ind, lijnen, f"{wat}: {titel}", hoogte)


def korte_titel(ind: Indicator) -> str:
    """Hoe een indicator op een rij heet, en anders zijn titel."""
    return next((rij.titel for rij in ind.rijen if rij.titel and not rij.groep), ind.titel)


def groepslijnen(naam: str, groepen: tuple[str, ...], nis: str, peiljaar: int) -> Figuur | None:
    """Elke groep van een cijfer, naast het laatste gebied van de maatstaven; None als een groep te klein of te oud is."""
    ind, lijnen = kaart(naam), list[Lijn]()
    for groep in groepen:
        for wie in (eigen(nis), *ernaast(nis)[-1:]):
            punten = standen(ind, wie.code, peiljaar, groep)
            if wie.eigen and not recent(ind, nis, peiljaar, punten, groep):
                return None
            lijnen += [Lijn(wie, groep, punten, f"{wie.kolom}, {groepsnaam(groep)}")] if punten else []
    van = min(min(x.punten) for x in lijnen if x.wie.eigen)
    lijnen = [Lijn(x.wie, x.groep, {j: s for j, s in x.punten.items() if j >= van}, x.naam) for x in lijnen]
    return _figuur("groepen", ind, lijnen, _titel_groepen(ind, groepen, nis, peiljaar, lijnen), HOOG)


def _titel_groepen(ind: Indicator, groepen: tuple[str, ...], nis: str, peiljaar: int, lijnen: list[Lijn]) -> str:
    """ "… daalde sinds 2016 bij beide groepen" als dat van elke groep gezegd mag worden; anders het laatste cijfer van elke groep."""
    alle = [vergelijking.verandering(ind.naam, nis, peiljaar, JAREN, g) for g in groepen]
    richtingen = {v.richting if v else "" for v in alle}
    if len(richtingen) == 1 and (woord := WOORDEN.get(richtingen.pop())) and alle[0]:
        return f"{ind.titel} {woord} sinds {alle[0].van_jaar} bij beide groepen"
    nu = {x.groep: x.punten[max(x.punten)] for x in lijnen if x.wie.eigen}
    delen = (f"{groepsnaam(groep)} {met_eenheid(ind, s.waarde, s.status)}" for groep, s in nu.items())
    return f"{korte_titel(ind)}: {', '.join(delen)}"


def _figuur(soort: str, ind: Indicator, lijnen: list[Lijn], titel: str, hoogte: float) -> Figuur:
    eigen_jaren = [j for x in lijnen if x.wie.eigen for j in x.punten]
    jaren = [min(eigen_jaren), max(eigen_jaren)]
    eenheid = "" if ind.eenheid in ind.titel else f" in {ind.eenheid}," if ind.eenheid == "%" else f" {ind.eenheid},"
    assen = periode([op_de_as(ind, j) for j in jaren])
    onder = f"{ind.titel},{eenheid} {'eind ' if ind.eind_vorig_jaar else ''}{assen}"
    alt = f"Lijnen van {klein(ind.titel)}: {'. '.join(_zin(ind, x) for x in lijnen)}."
    tekening = t.svg(hoogte, _tekening(ind, lijnen, jaren, hoogte), alt)
    return figuur(f"beeld {soort}", ind, "", jaren, titel, (tekening, alt), _tabel(ind, lijnen), onder=onder)


def _zin(ind: Indicator, x: Lijn) -> str:
    van, tot = min(x.punten), max(x.punten)
    delen = [f"{met_eenheid(ind, x.punten[j].waarde, x.punten[j].status)} ({jaarlabel(ind, j)})" for j in (van, tot)]
    return f"{x.naam} van {' naar '.join(delen)}" if van != tot else f"{x.naam} {delen[1]}"


def _tabel(ind: Indicator, lijnen: list[Lijn]) -> pd.DataFrame:
    """Een rij per jaar, nieuwste boven, een kolom per lijn; wat geen punt is, is er niet."""
    jaren = sorted({j for x in lijnen for j in x.punten}, reverse=True)
    cellen = {x.naam: {j: cel(ind, s.waarde, s.status) for j, s in x.punten.items()} for x in lijnen}
    kolommen = {naam: [er.get(j) or cel(ind, None, "geen") for j in jaren] for naam, er in cellen.items()}
    return pd.DataFrame({"Jaar": [jaarlabel(ind, j) for j in jaren]} | kolommen, dtype=object)


def _tekening(ind: Indicator, lijnen: list[Lijn], jaren: list[int], hoogte: float) -> list[str]:
    """As en rooster, de jaren, de lijnen (eigen bovenop) en hun labels aan begin en einde."""
    onder = hoogte - 20
    waarden = [s.waarde for x in lijnen for s in x.punten.values()]
    laag = min(0.0, *waarden)
    hoog = asverdeling.tot_de_stap(max(waarden), asverdeling.stappen(laag, max(waarden)))
    labels = _labels(ind, lijnen)
    breed = max(t.breedte_van(regel, "ikt" in k) for rij in labels.values() for k, regel in rij)
    as_ = asverdeling.stappen(laag, hoog)
    decimalen = 0 if all(x % 1 == 0 for x in as_) else 1
    links = max(t.breedte_van(getal(x, decimalen)) for x in as_) + 9
    rechts = t.BREEDTE - breed - VRIJ
    schaal = (onder - BOVEN) / ((hoog - laag) or 1)
    breedte = rechts - links

    def plaats(jaar: int, waarde: float) -> t.Punt:
        deel = (jaar - jaren[0]) / ((jaren[1] - jaren[0]) or 1)
        return links + breedte * deel, onder - (waarde - laag) * schaal

    uit = t.rooster({plaats(jaren[0], stap)[1]: stap for stap in as_}, links, rechts, decimalen)
    van, tot = (op_de_as(ind, j) for j in jaren)
    for jaar in asverdeling.jaren_op_de_as(van, tot, breedte):
        bij, _ = plaats(jaar + (jaren[0] - van), laag)
        uit.append(t.tekst(bij, onder + 16, asverdeling.jaarletters(jaar, van, tot), "ax", "middle"))
    for jaar in breuken(ind, jaren):
        bij, _ = plaats(jaar, laag)
        uit += [t.pad("nul", bij, BOVEN, f"V{t.maat(onder)}"), t.tekst(bij, BOVEN - 4, "breuk", "ax", "middle")]
    punten = {x: [plaats(j, s.waarde) for j, s in sorted(x.punten.items())] for x in lijnen}
    for x in sorted(lijnen, key=lambda x: x.wie.eigen):
        stukken = [[plaats(j, x.punten[j].waarde) for j in stuk] for stuk in na_elkaar(sorted(x.punten))]
        uit.append(t.lijn(x.wie.klasse, stukken, STRAAL[x.wie.eigen]))
    uit += _eindlabels({x: (punten[x][-1], labels[x]) for x in lijnen}.values(), rechts + VRIJ, onder)
    if not lijnen[0].groep:
        uit += _beginlabels(ind, {x: punten[x] for x in lijnen if min(x.punten) == jaren[0]}, onder)
    return uit


def _labels(ind: Indicator, lijnen: list[Lijn]) -> dict[Lijn, list[tuple[str, str]]]:
    """De regels bij elke lijn, van boven naar onder; een groep staat boven haar bovenste lijn, of onder elke naam als groepen door elkaar liggen."""
    rij = sorted(lijnen, key=lambda x: -x.eind)
    stukken = [groep for groep, _ in itertools.groupby(rij, key=lambda x: x.groep)]
    uit = {}
    for vorige, x in zip([None, *rij], rij, strict=False):
        uit[x] = x.labels(ind)
        if x.groep and len(stukken) > len(set(stukken)):
            uit[x] = [*uit[x], ("ax", groepsnaam(x.groep))]
        elif x.groep and (vorige is None or vorige.groep != x.groep):
            uit[x] = [("ax", f"{groepsnaam(x.groep)}:"), *uit[x]]
    return uit


def _eindlabels(alle: Iterable[tuple[t.Punt, list[tuple[str, str]]]], x: float, onder: float) -> list[str]:
    """Elke naam naast het einde van haar lijn; wat te dicht staat, schuift uit elkaar."""
    rij = sorted(alle, key=lambda p: p[0][1])
    hoogten = [t.REGEL * len(regels) + 2 for _, regels in rij]
    middens = asverdeling.uit_elkaar([punt[1] for punt, _ in rij], hoogten, 2, onder + 8)
    return [
        t.tekst(x, midden - hoogte / 2 + 10.8 + t.REGEL * i, regel, klasse)
        for midden, hoogte, (_, regels) in zip(middens, hoogten, rij, strict=True)
        for i, (klasse, regel) in enumerate(regels)
    ]


def _beginlabels(ind: Indicator, lijnen: dict[Lijn, list[t.Punt]], onder: float) -> list[str]:
    """Het eerste cijfer van een lijn erboven of eronder; wat een lijn of een ander cijfer zou raken, valt weg."""
    uit, bezet = list[str](), list[float]()
    letters = {x: getal(x.punten[min(x.punten)].waarde, 0 if ind.eenheid == "%" else ind.decimalen) for x in lijnen}
    breed = {x: t.breedte_van(letters[x], x.wie.eigen) for x in lijnen}
    # Waar elke lijn loopt onder of boven het langste cijfer.
    bereik = {x: [y for px, y in p if px <= p[0][0] + max(breed.values()) + 6] for x, p in lijnen.items()}
    for x in sorted(lijnen, key=lambda x: not x.wie.eigen):
        begin = lijnen[x][0][0] + 3
        for midden in (min(bereik[x]) - 7, max(bereik[x]) + 7.5):
            raakt = any(min(b) - 4.8 < midden < max(b) + 4.8 for b in bereik.values())
            if not raakt and BOVEN - 6 < midden < onder - 6 and all(abs(midden - ander) > 11 for ander in bezet):
                uit.append(t.tekst(begin, midden + 3.6, letters[x], "dl ikt" if x.wie.eigen else "dl"))
                bezet.append(midden)
                break
    return uit
