"""Liggende staven: een gesorteerde lijst met namen, of groepen met de maatstaven als streepjes erop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.path import Path

from integratie.beeld.tekenvlak import BREEDTE, REGEL, Tekenvlak, breedte_van, op_regels
from integratie.blok.beeldstijl import ACCENT, GRIJS, INKT, LICHT_PER_NAAM, MIDDEN, PAPIER

BASIS = LICHT_PER_NAAM["oranje"]  # de ruit: de enige andere vorm en kleur in de figuur
RUIT = 4.5  # halve breedte
GEWOON, STRIJDIG = LICHT_PER_NAAM["k3"], LICHT_PER_NAAM["k2"]


@dataclass(frozen=True)
class Rij:
    """Eén staaf van een lijst; `gebied` is een maatstaf (holle staaf), zonder waarde is het een tussenregel, met `eigen` een tussenkop."""

    naam: str
    waarde: float | None
    tekst: str = ""
    eigen: bool = False
    gebied: bool = False
    toen: float | None = None  # een vroegere waarde: een streepje op de staaf


@dataclass(frozen=True)
class Groep:
    """Eén groep: haar naam, de eigen waarde en tekst, het aantal, de waarden van de maatstaven en van de basis."""

    naam: str
    waarde: float | None
    tekst: str
    aantal: str = ""
    naast: tuple[float | None, ...] = ()
    basis: float | None = None
    kop: str = ""  # staat boven de eerste groep van een soort
    strijdig: bool = False  # een stelling waarmee een hoger cijfer het omgekeerde zegt


def lijst(rijen: Sequence[Rij], kop: str = "") -> Tekenvlak:
    """De namen links, de cijfers rechts, de staven ertussen vanaf nul; `kop` is de grijze uitleg erboven."""
    waarden = [w for r in rijen for w in (r.waarde, r.toen) if w is not None]
    laag, hoog = min(0.0, *waarden), max(0.0, *waarden)
    links = max(breedte_van(r.naam, r.eigen) for r in rijen if r.waarde is not None) + 8
    rechts = BREEDTE - max(breedte_van(r.tekst, r.eigen) for r in rijen) - 8
    per_eenheid = (rechts - links) / ((hoog - laag) or 1)
    nul = links - laag * per_eenheid
    uitleg = op_regels(kop, BREEDTE) if kop else []
    boven = (REGEL * len(uitleg) + 4) if uitleg else 0
    blad = Tekenvlak(boven + REGEL * len(rijen) + 4)
    for nummer, regel in enumerate(uitleg):
        blad.tekst(0, REGEL * nummer + 10, regel, GRIJS)
    for nummer, r in enumerate(rijen):
        y = boven + 2 + REGEL * nummer
        kleur = INKT if r.eigen else GRIJS if r.gebied or r.waarde is None else INKT
        blad.tekst(0, y + 10, r.naam, kleur, r.eigen)
        if r.waarde is None:
            continue
        van, lengte = min(nul, nul + r.waarde * per_eenheid), abs(r.waarde) * per_eenheid
        rand: dict[str, Any] = {"rand": GRIJS, "dikte": 1} if r.gebied else {}
        blad.staaf(van, y + 2, lengte, REGEL - 4, PAPIER if r.gebied else ACCENT if r.eigen else GEWOON, **rand)
        if r.toen is not None:
            x = nul + r.toen * per_eenheid
            blad.lijn([(x, y + 0.5), (x, y + REGEL - 0.5)], PAPIER, 4)
            blad.lijn([(x, y + 0.5), (x, y + REGEL - 0.5)], INKT, 2)
        blad.tekst(BREEDTE, y + 10, r.tekst, kleur, r.eigen, "right")
        blad.lijn([(nul, y - 0.5), (nul, y + REGEL - 0.5)], MIDDEN, 0.8)
    return blad


def groepen(alle: Sequence[Groep], eigen: str, naast: Sequence[tuple[str, str, Any]], basis: str = "") -> Tekenvlak:
    """Per groep haar naam met eronder de staaf; `naast` zijn (naam, kleur, lijn) van de maatstaven, `basis` is wat de ruit betekent."""
    grootste = max((x for g in alle for x in (g.waarde, g.basis, *g.naast) if x is not None), default=1) or 1
    cijfers = max(breedte_van(g.tekst, True) for g in alle) + 6
    aantallen = max((breedte_van(g.aantal) for g in alle), default=0)
    lengte = BREEDTE - cijfers - (aantallen + 12 if aantallen else 0)
    uitleg = _uitleg(eigen, naast, basis if any(g.basis is not None for g in alle) else "")
    regels = [op_regels(g.naam, BREEDTE) for g in alle]
    hoogte = sum(REGEL * (len(r) + bool(g.kop)) + 18 + 4 * bool(g.kop) for g, r in zip(alle, regels, strict=True))
    blad = Tekenvlak(REGEL * len(uitleg) + 8 + hoogte)
    _teken_uitleg(blad, uitleg)
    if aantallen:
        blad.tekst(BREEDTE, REGEL * len(uitleg) - 2, "aantal", GRIJS, anker="right")
    y = REGEL * len(uitleg) + 8.0
    schaal = lengte / grootste
    for g, namen in zip(alle, regels, strict=True):
        if g.kop:
            y += 4
            blad.tekst(0, y + 7, g.kop, GRIJS)
            y += REGEL
        for regel in namen:
            blad.tekst(0, y + 7, regel)
            y += REGEL
        _groep(blad, g, y - 2, schaal, naast, aantallen and BREEDTE - aantallen - 12)
        y += 18
    return blad


def _groep(
    blad: Tekenvlak, g: Groep, y: float, schaal: float, naast: Sequence[tuple[str, str, Any]], tot: float
) -> None:
    if g.waarde is not None:
        blad.staaf(0, y, g.waarde * schaal, 9, STRIJDIG if g.strijdig else ACCENT)
    for (_, kleur, lijn), waarde in zip(naast, g.naast, strict=True):
        if waarde is not None:
            x = waarde * schaal
            blad.lijn([(x, y - 2.5), (x, y + 11.5)], PAPIER, 4)
            blad.lijn([(x, y - 2.5), (x, y + 11.5)], kleur, 2, lijn)
    if g.basis is not None:
        blad.vorm(_ruit(g.basis * schaal, y + 4.5), BASIS, PAPIER, 0.8)
    if g.tekst:
        blad.tekst(tot or BREEDTE, y + 8.5, g.tekst, INKT, True, "right")
    if g.aantal:
        blad.tekst(BREEDTE, y + 8.5, g.aantal, GRIJS, anker="right")


def _ruit(x: float, y: float) -> Path:
    hoeken = ((0, -1), (1, 0), (0, 1), (-1, 0), (0, -1))
    return Path([(x + RUIT * dx, y + RUIT * dy) for dx, dy in hoeken], closed=True)


def _uitleg(eigen: str, naast: Sequence[tuple[str, str, Any]], basis: str) -> list[list[tuple[str, str, Any]]]:
    """Over regels verdeeld: (naam, kleur, lijn), met "staaf" en "ruit" als lijn van wat er geen is."""
    delen = [(eigen, ACCENT, "staaf"), *naast, *([(basis, BASIS, "ruit")] if basis else [])]
    regels, breedte = [[delen[0]]], 20 + breedte_van(eigen)
    for deel in delen[1:]:
        breed = 30 + breedte_van(deel[0])
        if breedte + breed > BREEDTE - 40:
            regels, breedte = [*regels, []], -10
        regels[-1].append(deel)
        breedte += breed
    return regels


def _teken_uitleg(blad: Tekenvlak, regels: Iterable[Iterable[tuple[str, str, Any]]]) -> None:
    for nummer, regel in enumerate(regels):
        x, y = 0.0, 2 + REGEL * nummer
        for naam, kleur, lijn in regel:
            if lijn == "staaf":
                blad.staaf(x, y + 1, 13, 8, kleur)
            elif lijn == "ruit":
                blad.vorm(_ruit(x + 7, y + 5), kleur)
            else:
                blad.lijn([(x, y + 5), (x + 14, y + 5)], kleur, 2, lijn)
            blad.tekst(x + 18, y + 9, naam, GRIJS)
            x += 30 + breedte_van(naam)
