"""Hoe oud de cijfers van een bladzijde zijn, uit wat elk blok over zijn cijfers meegeeft: per thema, en per sectie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from integratie.blok.blok import Blok, Cijfers
from integratie.blok.onderdelen import alinea
from integratie.blok.tekst import sterk
from integratie.indicator import THEMAS, register
from integratie.weergave.notebookinhoud import Celinhoud, Tekstcel


@dataclass(frozen=True)
class Sectie:
    """Stukken die samen onder één kop staan; `thema` en de jaren van hun cijfers, leeg waar ze geen thema hebben."""

    inhouden: tuple[Celinhoud, ...]
    thema: str
    oudste: int | None
    jongste: int | None


def secties(inhouden: list[Celinhoud]) -> list[Sectie]:
    """Wat de cellen tonen, verdeeld bij elke tekstcel met een kop van niveau twee; het thema is dat van het eerste blok dat er een noemt."""
    groepen: list[list[Celinhoud]] = [[]]
    for inhoud in inhouden:
        if isinstance(inhoud, Tekstcel) and inhoud.markdown.lstrip().startswith("## "):
            groepen.append([])
        groepen[-1].append(inhoud)
    return [_sectie(groep) for groep in groepen if groep]


def _sectie(inhouden: list[Celinhoud]) -> Sectie:
    jaren = [jaar for inhoud in inhouden for _, jaar in _cijfers(inhoud)]
    thema = next((inhoud.thema for inhoud in inhouden if isinstance(inhoud, Blok) and inhoud.thema), "")
    return Sectie(tuple(inhouden), thema, min(jaren, default=None), max(jaren, default=None))


def _cijfers(inhoud: Celinhoud) -> Cijfers:
    return getattr(inhoud, "cijfers", ())


def per_thema(cijfers: Iterable[tuple[str, int]]) -> dict[str, tuple[int, int]]:
    """Thema → oudste en jongste jaar van deze cijfers (indicator, jaar), in de volgorde van de analyse."""
    jaren: dict[str, list[int]] = {}
    for naam, jaar in cijfers:
        if naam in register():
            jaren.setdefault(register()[naam].thema, []).append(jaar)
    return {thema: (min(jaren[thema]), max(jaren[thema])) for thema in THEMAS if thema in jaren}


def met_regel(inhouden: list[Celinhoud]) -> list[Celinhoud]:
    """Wat de cellen tonen, met onder de titel per thema het oudste en het jongste jaar van wat de bladzijde toont; niets erbij zonder cijfers."""
    alle = per_thema(paar for inhoud in inhouden for paar in _cijfers(inhoud))
    if not alle:
        return inhouden
    delen = [f"{THEMAS[t].lower()} {van}" + (f" tot {tot}" if tot > van else "") for t, (van, tot) in alle.items()]
    tekst = sterk("Hoe oud zijn de cijfers?") + f" Oudste en jongste jaar: {'; '.join(delen)}."
    regel = Blok((alinea(tekst, "ouderdom"),))
    titels = (isinstance(inhoud, Blok) and inhoud.is_titel for inhoud in inhouden)
    return [
        x for inhoud, titel in zip(inhouden, titels, strict=True) for x in ((inhoud, regel) if titel else (inhoud,))
    ]
