"""Lijnen en vlakken door de tijd: een as met ronde getallen, de namen naast het einde van hun lijn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.path import Path

from integratie.beeld import asverdeling, tijdas
from integratie.beeld.jaarwoorden import op_de_as
from integratie.beeld.opmaak import getal
from integratie.beeld.tekenvlak import BREEDTE, LETTER, REGEL, Punt, Tekenvlak, breedte_van, op_regels
from integratie.blok.beeldstijl import GRIJS, INKT, LICHT, MIDDEN, PAPIER
from integratie.indicator import Indicator

STREEPJES = (0, (3, 2))  # zo staat een vooruitzicht in elke lijn
VAK = 150.0  # hoogte van het vlak
LABEL = 100.0  # zo breed is een naam naast een lijn hoogstens; een langere staat over twee regels
MET_STIPPEN = 12  # punten; bij meer is de lijn alleen een lijn


@dataclass(frozen=True)
class Lijn:
    """Punten (jaar, waarde), oudste eerst; de eerste `gezien` zijn waargenomen, de rest is vooruitzicht."""

    punten: tuple[tuple[int, float], ...]
    label: str
    kleur: str
    streep: Any
    gezien: int
    eigen: bool = False


@dataclass(frozen=True)
class Assen:
    """Van een jaar en een waarde naar een plaats op het blad."""

    links: float
    rechts: float
    boven: float
    jaren: tuple[int, int]  # op de as
    waarden: tuple[float, float]

    @property
    def onder(self) -> float:
        return self.boven + VAK

    def x(self, jaar: float) -> float:
        van, tot = self.jaren
        rand = 0.02 * (self.rechts - self.links)
        deel = (jaar - van) / (tot - van) if tot > van else 0.5
        return self.links + rand + (self.rechts - self.links - 2 * rand) * deel

    def y(self, waarde: float) -> float:
        laag, hoog = self.waarden
        return self.onder - VAK * (waarde - laag) / (hoog - laag)


def lijnen(
    ind: Indicator, jaren: Sequence[int], alle: Sequence[Lijn], erachter: Iterable[Sequence[Punt]] = (), kop: str = "",
    vanaf_nul: bool = True, achtertitel: str = "", band: Sequence[tuple[int, float, float]] = (),
) -> Tekenvlak:  # fmt: skip
    """De lijnen, de eigen bovenop; `erachter` zijn lichte lijnen en `band` (jaar, laag, hoog) een licht vlak, met `kop` als uitleg; `achtertitel` staat onder de as."""
    erachter = [list(stuk) for stuk in erachter]
    waarden = [w for x in alle for _, w in x.punten] + [w for stuk in erachter for _, w in stuk]
    waarden += [w for _, *grenzen in band for w in grenzen]
    laag, hoog = min(0.0, *waarden) if vanaf_nul else min(waarden), max(waarden)
    if laag == hoog:
        hoog = laag + (1 if ind.decimalen else 5)  # een platte reeks van nullen: geen as met verzonnen fracties
    stappen = asverdeling.stappen(laag, hoog)
    hoog = asverdeling.tot_de_stap(hoog, stappen) if hoog > 0 else hoog
    labels = {x: op_regels(x.label, LABEL, x.eigen) for x in alle}
    rechts = BREEDTE - 6 - max(breedte_van(regel, x.eigen) for x, regels in labels.items() for regel in regels)
    links = max(map(breedte_van, _asgetallen(stappen))) + 5
    plaatsen = op_de_as(ind, jaren[0]), op_de_as(ind, jaren[-1])
    aanduidingen = tijdas.aanduidingen(ind, list(jaren), rechts - links)
    boven = 8 + tijdas.hoogte(aanduidingen) + REGEL * bool(kop)
    assen = Assen(links, rechts, boven, plaatsen, (laag, hoog))
    blad = Tekenvlak(boven + VAK + 18 + REGEL * bool(achtertitel))
    if band:
        omtrek = [(j, hoog) for j, _, hoog in band] + [(j, laag) for j, laag, _ in reversed(band)]
        blad.vorm(Path([(assen.x(op_de_as(ind, j)), assen.y(w)) for j, w in (*omtrek, omtrek[0])], closed=True), LICHT)
    _rooster(blad, ind, assen, stappen)
    for stuk in erachter:
        blad.lijn([(assen.x(j), assen.y(w)) for j, w in stuk], LICHT, 0.8)
    if kop:
        blad.tekst(0, LETTER, kop, GRIJS)
    tijdas.teken(blad, aanduidingen, assen)
    for x in sorted(alle, key=lambda x: x.eigen):
        _lijn(blad, x, [(assen.x(op_de_as(ind, j)), assen.y(w)) for j, w in x.punten])
    _eindlabels(blad, assen, [(assen.y(x.punten[-1][1]), labels[x], x.kleur, x.eigen) for x in alle])
    if achtertitel:
        blad.tekst((links + rechts) / 2, blad.hoogte - 3, achtertitel, GRIJS, anker="center")
    return blad


def vlakken(ind: Indicator, jaren: Sequence[int], delen: dict[str, np.ndarray], kleuren: Sequence[str]) -> Tekenvlak:
    """Gestapelde vlakken van samen 100 %, oudste jaar links; `delen` zijn label → aandeel per jaar, van onder naar boven."""
    stappen = asverdeling.stappen(0, 100)
    labels = [op_regels(label, LABEL) for label in delen]
    rechts = BREEDTE - 6 - max(breedte_van(regel) for regels in labels for regel in regels)
    links = max(map(breedte_van, _asgetallen(stappen))) + 5
    assen = Assen(links, rechts, 8, (op_de_as(ind, jaren[0]), op_de_as(ind, jaren[-1])), (0, 100))
    blad = Tekenvlak(8 + VAK + 18)
    _rooster(blad, ind, assen, stappen)
    plaatsen = [assen.x(op_de_as(ind, jaar)) for jaar in jaren]
    onder, middens = np.zeros(len(jaren)), []
    for deel, kleur in zip(delen.values(), kleuren, strict=False):
        boven = onder + deel
        heen = [(x, assen.y(w)) for x, w in zip(plaatsen, boven, strict=True)]
        terug = [(x, assen.y(w)) for x, w in zip(plaatsen, onder, strict=True)]
        punten = [*heen, *terug[::-1], heen[0]]
        blad.vorm(Path(punten, closed=True), kleur, PAPIER, 0.8)
        middens.append(assen.y(onder[-1] + deel[-1] / 2))
        onder = boven
    _eindlabels(blad, assen, [(y, regels, INKT, False) for y, regels in zip(middens, labels, strict=True)])
    return blad


def _asgetallen(stappen: Sequence[float]) -> list[str]:
    """Belgische schrijfwijze, met overal evenveel decimalen."""
    decimalen = next((d for d in range(6) if all(abs(round(s, d) - s) < 1e-9 for s in stappen)), 6)
    return [getal(stap, decimalen) for stap in stappen]


def _rooster(blad: Tekenvlak, ind: Indicator, assen: Assen, stappen: Sequence[float]) -> None:
    """Liggende lijnen met hun getal, en de jaren die eronder passen."""
    blad.lijnen([((assen.links, assen.y(s)), (assen.rechts, assen.y(s))) for s in stappen])
    for stap, tekst in zip(stappen, _asgetallen(stappen), strict=True):
        blad.tekst(assen.links - 4, assen.y(stap) + 3.8, tekst, GRIJS, anker="right")
    blad.lijn([(assen.links, assen.onder), (assen.rechts, assen.onder)], MIDDEN, 0.8)
    voor = "eind " if ind.eind_vorig_jaar else ""
    breedte = assen.x(assen.jaren[1]) - assen.x(assen.jaren[0])
    for jaar in asverdeling.jaren_op_de_as(*assen.jaren, breedte, breedte_van(f"{voor}2000") + 5):
        tekst = f"{voor}{jaar}"
        half = breedte_van(tekst) / 2
        midden = min(max(assen.x(jaar), half), assen.rechts + 4 - half)  # naast de as staan de namen van de lijnen
        blad.tekst(midden, assen.onder + 13, tekst, GRIJS, anker="center")


def _lijn(blad: Tekenvlak, x: Lijn, plaatsen: list[Punt]) -> None:
    dikte = 2.4 if x.eigen else 1.4
    gezien, verwacht = plaatsen[: x.gezien], plaatsen[max(x.gezien - 1, 0) :]
    if len(gezien) > 1:
        blad.lijn(gezien, x.kleur, dikte, x.streep)
    if x.gezien < len(plaatsen):
        blad.lijn(verwacht, x.kleur, dikte, STREEPJES)
    if len(plaatsen) == 1 or (x.eigen and len(plaatsen) <= MET_STIPPEN):
        blad.stippen(plaatsen, 2.4 if x.eigen else 1.8, x.kleur)


def _eindlabels(blad: Tekenvlak, assen: Assen, alle: Iterable[tuple[float, list[str], str, bool]]) -> None:
    """Elke naam naast het einde van haar lijn; wat te dicht staat, schuift uit elkaar."""
    rij = sorted(alle, key=lambda label: label[0])
    hoogten = [REGEL * len(regels) for _, regels, *_ in rij]
    # Tussen de namen boven de as en de jaren eronder.
    middens = asverdeling.uit_elkaar([y for y, *_ in rij], hoogten, assen.boven + 2, assen.onder + 1)
    for midden, hoogte, (_, regels, kleur, vet) in zip(middens, hoogten, rij, strict=True):
        for nummer, regel in enumerate(regels):
            blad.tekst(assen.rechts + 6, midden - hoogte / 2 + REGEL * nummer + LETTER * 0.9, regel, kleur, vet)
