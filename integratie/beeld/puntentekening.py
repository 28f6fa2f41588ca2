"""Gemeenten tussen alle andere: als punten tussen twee assen, of als staven die tellen hoeveel er rond elke waarde liggen; de eigen met naam."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path

from integratie.beeld import asverdeling
from integratie.beeld.lijntekening import asgetallen
from integratie.beeld.tekenvlak import BREEDTE, LETTER, REGEL, Tekenvlak, breedte_van, op_regels
from integratie.blok.beeldstijl import ACCENT, GRIJS, INKT, LICHT_PER_NAAM, MIDDEN, PAPIER

GEWOON = LICHT_PER_NAAM["k3"]
VAK = 210.0  # hoogte van het vlak
STAVEN = 40  # hoogstens, in een verdeling


@dataclass(frozen=True)
class Punt:
    """Een gemeente met haar waarden; met een `label` is ze er een van de vraag, en `code` geeft haar een tooltip."""

    code: str
    x: float
    y: float
    label: str = ""


@dataclass(frozen=True)
class As:
    """Van een waarde naar een plaats tussen `van` en `tot`, met de getallen die erbij staan."""

    stappen: tuple[float, ...]
    laag: float
    hoog: float
    van: float
    tot: float

    def plaats(self, waarde: float) -> float:
        return self.van + (self.tot - self.van) * (waarde - self.laag) / (self.hoog - self.laag)


def _as(waarden: Sequence[float], van: float, tot: float) -> As:
    laag, hoog = min(waarden), max(waarden)
    marge = 0.03 * (hoog - laag) or 1
    laag, hoog = max(laag - marge, 0.0) if laag >= 0 else laag - marge, hoog + marge
    return As(tuple(asverdeling.stappen(laag, hoog)), laag, hoog, van, tot)


def wolk(punten: Sequence[Punt], kop_x: str, kop_y: str) -> Tekenvlak:
    """Elke gemeente een punt; `kop_y` staat boven de staande as, `kop_x` onder de liggende."""
    boven_regels, onder_regels = op_regels(kop_y, BREEDTE), op_regels(kop_x, BREEDTE)
    boven = REGEL * len(boven_regels) + 6
    y_as = _as([p.y for p in punten], boven + VAK, boven)
    links = max(map(breedte_van, asgetallen(y_as.stappen))) + 6
    x_as = _as([p.x for p in punten], links, BREEDTE - 6)
    blad = Tekenvlak(boven + VAK + 18 + REGEL * len(onder_regels))
    _regels(blad, boven_regels, 0)
    _regels(blad, onder_regels, boven + VAK + 18)
    _liggend(blad, y_as, links)
    _staand(blad, x_as, boven + VAK)
    for p in sorted(punten, key=lambda p: bool(p.label)):
        rond, plek = Path.circle(radius=4.2 if p.label else 2.6), (x_as.plaats(p.x), y_as.plaats(p.y))
        kleur = ACCENT if p.label else GEWOON
        blad.vorm(Path(np.asarray(rond.vertices) + plek, rond.codes), kleur, PAPIER, 0.6, gid=f"gemeente-{p.code}")
    midden = (links + BREEDTE) / 2
    for rechts in (False, True):  # de naam staat aan de kant waar er plaats is
        kant = sorted((p for p in punten if p.label and (x_as.plaats(p.x) > midden) == rechts), key=lambda p: -p.y)
        plekken = [y_as.plaats(p.y) for p in kant]
        hoogten = asverdeling.uit_elkaar(plekken, [REGEL] * len(kant), boven, boven + VAK)
        for p, y in zip(kant, hoogten, strict=True):
            blad.tekst(
                x_as.plaats(p.x) + (-8 if rechts else 8), y + 3.8, p.label, INKT, True, "right" if rechts else "left"
            )
    return blad


def verdeling(waarden: Sequence[float], eigen: Sequence[tuple[str, float]], midden: float, kop: str) -> Tekenvlak:
    """Hoeveel gemeenten er in elk stuk van de as liggen; `eigen` (naam met cijfer, waarde) en de middelste gemeente hebben een streep."""
    alle = [*waarden, *(w for _, w in eigen)]
    namen, onder_regels = sorted(eigen, key=lambda paar: paar[1]), op_regels(kop, BREEDTE)
    boven = REGEL * len(namen) + 8
    x_as = _as(alle, 28, BREEDTE - 6)
    grenzen = asverdeling.stappen(min(0.0, x_as.laag), x_as.hoog, STAVEN)
    stap = grenzen[1] - grenzen[0]
    telling: dict[int, int] = {}
    for waarde in waarden:
        telling[int(waarde // stap)] = telling.get(int(waarde // stap), 0) + 1
    y_stappen = [s for s in asverdeling.stappen(0, max(telling.values()), 4) if s % 1 == 0]
    y_as = As(tuple(y_stappen), 0, max(telling.values()) * 1.04, boven + VAK / 2, boven)
    blad = Tekenvlak(boven + VAK / 2 + 18 + REGEL * len(onder_regels))
    _liggend(blad, y_as, 28)
    for vak, aantal in telling.items():
        x = max(x_as.plaats(vak * stap), x_as.van)
        rechts = min(x_as.plaats((vak + 1) * stap), x_as.tot)
        blad.staaf(x, y_as.plaats(aantal), max(rechts - x - 0.8, 0.8), y_as.van - y_as.plaats(aantal), GEWOON)
    _staand(blad, x_as, y_as.van)
    blad.lijn([(x_as.plaats(midden), boven), (x_as.plaats(midden), y_as.van)], INKT, 1.2, "--")
    for dikte, kleur in ((4.5, PAPIER), (2.0, ACCENT)):
        for nummer, (_, waarde) in enumerate(namen):
            x = x_as.plaats(waarde)
            blad.lijn([(x, REGEL * nummer + 2), (x, y_as.van)], kleur, dikte)
    for nummer, (label, waarde) in enumerate(namen):
        x, breed = x_as.plaats(waarde), breedte_van(label, True) + 8
        links = x + breed > BREEDTE
        blad.staaf(x - breed if links else x + 1.2, REGEL * nummer, breed - 1.2, REGEL, PAPIER)
        blad.tekst(x - 4 if links else x + 4, REGEL * nummer + LETTER, label, INKT, True, "right" if links else "left")
    _regels(blad, onder_regels, y_as.van + 18)
    return blad


def _regels(blad: Tekenvlak, regels: Sequence[str], boven: float) -> None:
    for nummer, regel in enumerate(regels):
        blad.tekst(0, boven + REGEL * nummer + LETTER, regel, GRIJS)


def _liggend(blad: Tekenvlak, y_as: As, links: float) -> None:
    blad.lijnen([((links, y_as.plaats(s)), (BREEDTE - 6, y_as.plaats(s))) for s in y_as.stappen])
    for stap, tekst in zip(y_as.stappen, asgetallen(y_as.stappen), strict=True):
        blad.tekst(links - 4, y_as.plaats(stap) + 3.8, tekst, GRIJS, anker="right")


def _staand(blad: Tekenvlak, x_as: As, onder: float) -> None:
    blad.lijn([(x_as.van, onder), (x_as.tot, onder)], MIDDEN, 0.8)
    for stap, tekst in zip(x_as.stappen, asgetallen(x_as.stappen), strict=True):
        blad.lijn([(x_as.plaats(stap), onder), (x_as.plaats(stap), onder + 3)], MIDDEN, 0.8)
        blad.tekst(x_as.plaats(stap), onder + 13, tekst, GRIJS, anker="center")
