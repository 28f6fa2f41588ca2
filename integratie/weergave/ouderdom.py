"""Hoe oud de cijfers van een bladzijde zijn, uit wat elk blok over zijn cijfers meegeeft: per thema, en per sectie."""

from dataclasses import dataclass

from integratie.blok.blok import Blok, Cijfers
from integratie.blok.onderdelen import OPSOMMING, alinea, lijst
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
    uit = []
    for groep in filter(None, groepen):
        thema = next((inhoud.thema for inhoud in groep if isinstance(inhoud, Blok) and inhoud.thema), "")
        jaren = [jaar for _, jaar in _cijfers(groep)]
        uit.append(Sectie(tuple(groep), thema, min(jaren, default=None), max(jaren, default=None)))
    return uit


def _cijfers(inhouden: list[Celinhoud]) -> Cijfers:
    return tuple(paar for inhoud in inhouden for paar in getattr(inhoud, "cijfers", ()))


def met_regel(inhouden: list[Celinhoud]) -> list[Celinhoud]:
    """Wat de cellen tonen, met onder de titel en onder de kop van elk thema het oudste en het jongste jaar van wat er te zien is; niets erbij zonder cijfers."""
    jaren: dict[str, list[int]] = {}
    for naam, jaar in _cijfers(inhouden):
        if naam in register():
            jaren.setdefault(register()[naam].thema, []).append(jaar)
    if not jaren:
        return inhouden
    grenzen = [f"{titel.lower()} {_tussen(min(jaren[t]), max(jaren[t]))}" for t, titel in THEMAS.items() if t in jaren]
    kop = sterk("Hoe oud zijn de cijfers?") + " Oudste en jongste jaar:"
    ouderdom = Blok((alinea(kop, "ouderdom"), lijst(grenzen, OPSOMMING)))
    uit: list[Celinhoud] = []
    for sectie in secties(inhouden):
        for plaats, inhoud in enumerate(sectie.inhouden):
            uit.append(inhoud)
            if isinstance(inhoud, Blok) and inhoud.is_titel:
                uit.append(ouderdom)
            elif plaats == 0 and sectie.thema and sectie.oudste and sectie.jongste:
                zin = f"De cijfers bij dit thema zijn van {_tussen(sectie.oudste, sectie.jongste)}."
                uit.append(Blok((alinea(zin, "ouderdom"),)))
    return uit


def _tussen(van: int, tot: int) -> str:
    return f"{van} tot {tot}" if tot > van else str(van)
