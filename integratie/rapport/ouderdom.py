"""Hoe oud de cijfers van een bladzijde zijn, uit wat elk blok over zijn cijfers meegeeft: per thema, en per sectie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup
from nbformat import NotebookNode

from integratie.beeld.figuur import MIME
from integratie.indicator import THEMAS, register


@dataclass(frozen=True)
class Sectie:
    """Cellen die samen onder één kop staan; `thema` en de jaren van haar cijfers, leeg waar ze geen thema heeft."""

    cellen: tuple[NotebookNode, ...]
    thema: str
    oudste: int | None
    jongste: int | None


def secties(notebook: NotebookNode) -> list[Sectie]:
    """De cellen, verdeeld bij elke kop van niveau twee; het thema is dat van het eerste blok dat er een noemt."""
    groepen: list[list[NotebookNode]] = [[]]
    for cel in notebook.cells:
        if cel.cell_type == "markdown" and cel.source.lstrip().startswith("## "):
            groepen.append([])
        groepen[-1].append(cel)
    return [_sectie(cellen) for cellen in groepen if cellen]


def _sectie(cellen: list[NotebookNode]) -> Sectie:
    inhoud = [i for cel in cellen for i in _inhoud(cel)]
    jaren = [jaar for i in inhoud for _, jaar in i.get("cijfers", ())]
    thema = next((i["thema"] for i in inhoud if i.get("thema")), "")
    return Sectie(tuple(cellen), thema, min(jaren, default=None), max(jaren, default=None))


def _inhoud(cel: NotebookNode) -> list[dict]:
    """Wat de blokken in de uitvoer van een cel over zichzelf meegeven."""
    uitvoer = (uit.get("data", {}).get(MIME) for uit in cel.get("outputs", ()))
    return [i for i in uitvoer if i]


def is_titel(uitvoer: NotebookNode) -> bool:
    """Is deze uitvoer de kop van de bladzijde?"""
    return bool(uitvoer.get("data", {}).get(MIME, {}).get("titel"))


def per_thema(cijfers: Iterable[tuple[str, int]]) -> dict[str, tuple[int, int]]:
    """Thema → oudste en jongste jaar van deze cijfers (indicator, jaar), in de volgorde van de analyse."""
    jaren: dict[str, list[int]] = {}
    for naam, jaar in cijfers:
        if naam in register():
            jaren.setdefault(register()[naam].thema, []).append(jaar)
    return {thema: (min(jaren[thema]), max(jaren[thema])) for thema in THEMAS if thema in jaren}


def regel(notebook: NotebookNode) -> Markup:
    """De regel onder de titel: per thema het oudste en het jongste jaar van wat de bladzijde toont; leeg zonder cijfers."""
    alle = per_thema(
        (naam, jaar) for cel in notebook.cells for i in _inhoud(cel) for naam, jaar in i.get("cijfers", ())
    )
    if not alle:
        return Markup("")
    delen = [f"{THEMAS[t].lower()} {van}" + (f" tot {tot}" if tot > van else "") for t, (van, tot) in alle.items()]
    return Markup(
        '<p class="ouderdom"><strong>Hoe oud zijn de cijfers?</strong> Oudste en jongste jaar: {}.</p>'
    ).format("; ".join(delen))
