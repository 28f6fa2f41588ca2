"""Hoe oud de cijfers van een bladzijde zijn, uit wat elk blok over zijn cijfers meegeeft: per thema, en per sectie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from integratie.blok.blok import Blok, Cijfers
from integratie.blok.onderdelen import alinea
from integratie.blok.tekst import sterk
from integratie.indicator import THEMAS, register
from integratie.weergave.notebookinhoud import Stuk, Tekstcel


@dataclass(frozen=True)
class Sectie:
    """Stukken die samen onder één kop staan; `thema` en de jaren van hun cijfers, leeg waar ze geen thema hebben."""

    stukken: tuple[Stuk, ...]
    thema: str
    oudste: int | None
    jongste: int | None


def secties(stukken: list[Stuk]) -> list[Sectie]:
    """De stukken, verdeeld bij elke tekstcel met een kop van niveau twee; het thema is dat van het eerste blok dat er een noemt."""
    groepen: list[list[Stuk]] = [[]]
    for stuk in stukken:
        if isinstance(stuk, Tekstcel) and stuk.markdown.lstrip().startswith("## "):
            groepen.append([])
        groepen[-1].append(stuk)
    return [_sectie(groep) for groep in groepen if groep]


def _sectie(stukken: list[Stuk]) -> Sectie:
    jaren = [jaar for stuk in stukken for _, jaar in _cijfers(stuk)]
    thema = next((stuk.thema for stuk in stukken if isinstance(stuk, Blok) and stuk.thema), "")
    return Sectie(tuple(stukken), thema, min(jaren, default=None), max(jaren, default=None))


def _cijfers(stuk: Stuk) -> Cijfers:
    return getattr(stuk, "cijfers", ())


def per_thema(cijfers: Iterable[tuple[str, int]]) -> dict[str, tuple[int, int]]:
    """Thema → oudste en jongste jaar van deze cijfers (indicator, jaar), in de volgorde van de analyse."""
    jaren: dict[str, list[int]] = {}
    for naam, jaar in cijfers:
        if naam in register():
            jaren.setdefault(register()[naam].thema, []).append(jaar)
    return {thema: (min(jaren[thema]), max(jaren[thema])) for thema in THEMAS if thema in jaren}


def met_regel(stukken: list[Stuk]) -> list[Stuk]:
    """De stukken, met onder de titel per thema het oudste en het jongste jaar van wat de bladzijde toont; niets erbij zonder cijfers."""
    alle = per_thema(paar for stuk in stukken for paar in _cijfers(stuk))
    if not alle:
        return stukken
    delen = [f"{THEMAS[t].lower()} {van}" + (f" tot {tot}" if tot > van else "") for t, (van, tot) in alle.items()]
    tekst = sterk("Hoe oud zijn de cijfers?") + f" Oudste en jongste jaar: {'; '.join(delen)}."
    regel = Blok((alinea(tekst, "ouderdom"),))
    titels = (isinstance(stuk, Blok) and stuk.is_titel for stuk in stukken)
    return [x for stuk, titel in zip(stukken, titels, strict=True) for x in ((stuk, regel) if titel else (stuk,))]
