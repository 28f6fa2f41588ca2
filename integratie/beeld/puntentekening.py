"""Gemeenten als punten tussen twee assen, of boven elkaar gestapeld waar ze dezelfde waarde hebben; de eigen met naam."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from matplotlib.path import Path

from integratie.beeld import asverdeling
from integratie.beeld.lijntekening import asgetallen
from integratie.beeld.tekenvlak import BREEDTE, LETTER, REGEL, Tekenvlak, breedte_van, op_regels
from integratie.blok.beeldstijl import ACCENT, GRIJS, INKT, LICHT_PER_NAAM, MIDDEN, PAPIER

GEWOON = LICHT_PER_NAAM["k3"]
VAK = 210.0  # hoogte van het vlak


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


def wolk(punten: Sequence[Punt], kop_x: str, kop_y: str, telt: bool = False) -> Tekenvlak:
    """Elke gemeente een punt; `kop_y` staat boven de staande as (die met `telt` van nul telt), `kop_x` onder de liggende."""
    boven_regels, onder_regels = op_regels(kop_y, BREEDTE), op_regels(kop_x, BREEDTE)
    boven = REGEL * len(boven_regels) + 6
    y_as = _as([*[0.0] * telt, *(p.y for p in punten)], boven + VAK, boven)
    y_as = replace(y_as, stappen=tuple(s for s in y_as.stappen if not telt or s % 1 == 0))
    links = max(map(breedte_van, asgetallen(y_as.stappen))) + 6
    x_as = _as([p.x for p in punten], links, BREEDTE - 6)
    blad = Tekenvlak(boven + VAK + 18 + REGEL * len(onder_regels))
    _regels(blad, boven_regels, 0)
    _regels(blad, onder_regels, boven + VAK + 18)
    _liggend(blad, y_as, links)
    _staand(blad, x_as, boven + VAK)
    _punten(blad, [p for p in punten if not p.label], x_as, y_as, GEWOON, 2.6)
    midden = (links + BREEDTE) / 2
    for rechts in (False, True):  # de naam staat aan de kant waar er plaats is
        kant = sorted((p for p in punten if p.label and (x_as.plaats(p.x) > midden) == rechts), key=lambda p: -p.y)
        plekken = [y_as.plaats(p.y) for p in kant]
        hoogten = asverdeling.uit_elkaar(plekken, [REGEL] * len(kant), boven, boven + VAK)
        for p, y in zip(kant, hoogten, strict=True):
            blad.tekst(
                x_as.plaats(p.x) + (-8 if rechts else 8),
                y + 3.8,
                p.label,
                INKT,
                True,
                "right" if rechts else "left",
                rand=True,
            )
    _punten(blad, [p for p in punten if p.label], x_as, y_as, ACCENT, 4.2)
    return blad


def _punten(blad: Tekenvlak, punten: Sequence[Punt], x_as: As, y_as: As, kleur: str, straal: float) -> None:
    rond = Path.circle(radius=straal)
    for p in punten:
        plek = np.add(rond.vertices, (x_as.plaats(p.x), y_as.plaats(p.y)))
        blad.vorm(Path(plek, rond.codes), kleur, PAPIER, 0.6, gid=f"gemeente-{p.code}")


def gestapeld(waarden: Sequence[tuple[str, float, str]]) -> list[Punt]:
    """(code, waarde, label) als punten boven elkaar: hoe hoger de stapel, hoe meer gemeenten er rond die waarde liggen; wie een label heeft, ligt bovenop."""
    laag, hoog = min(w for _, w, _ in waarden), max(w for _, w, _ in waarden)
    stap = (hoog - laag) / min(60, 10 + len(waarden) // 5) or 1
    telling, uit = dict[int, int](), list[Punt]()
    for code, waarde, label in sorted(waarden, key=lambda x: bool(x[2])):
        stapel = int((waarde - laag) / stap)
        telling[stapel] = telling.get(stapel, 0) + 1
        uit.append(Punt(code, waarde, telling[stapel], label))
    return uit


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
