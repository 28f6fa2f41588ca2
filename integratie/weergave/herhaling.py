"""Wat onder één kop meer dan eens zou staan, staat er één keer: noten, bronnen, en waarom er geen figuur is."""

import dataclasses
from collections.abc import Iterator
from typing import TypeVar

from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Alinea, Groep, met_inhoud
from integratie.weergave.notebookinhoud import Celinhoud
from integratie.weergave.ouderdom import secties

T = TypeVar("T")


def een_keer(inhouden: list[Celinhoud]) -> list[Celinhoud]:
    """Een noot of voorbehoud staat bij de eerste figuur van haar sectie. In de sectie van een thema met zijn bronnen staan die niet ook bij elke figuur, en een
    mededeling zonder figuur valt er weg: het thema zegt zelf wat geen cijfers heeft. De voorbehouden van die bronnen staan op `verantwoording.html`."""
    return [x for sectie in secties(inhouden) for x in _een_keer(sectie.inhouden)]


def _een_keer(inhouden: tuple[Celinhoud, ...]) -> Iterator[Celinhoud]:
    gezien: set[str] = set()
    met_bron = any(map(_zegt_zijn_bronnen, inhouden))

    def nieuw(noten: tuple[str, ...]) -> tuple[str, ...]:
        uit = tuple(noot for noot in noten if noot not in gezien)
        gezien.update(uit)
        return uit

    def zonder(deel: T) -> T:
        match deel:
            case Blok() | Groep() if any(isinstance(x, Figuur) for x in met_inhoud(deel)):
                return dataclasses.replace(deel, onderdelen=tuple(map(zonder, deel.onderdelen)))
            case Figuur():
                voorbehouden = () if met_bron else nieuw(deel.voorbehouden)
                bron = "" if met_bron else deel.bron
                return dataclasses.replace(
                    deel, opmerkingen=nieuw(deel.opmerkingen), voorbehouden=voorbehouden, bron=bron
                )
        return deel

    yield from (zonder(inhoud) for inhoud in inhouden if not (met_bron and _is_leeg(inhoud)))


def _zegt_zijn_bronnen(inhoud: Celinhoud) -> bool:
    delen = met_inhoud(inhoud) if isinstance(inhoud, Blok) and inhoud.thema else ()
    return any(isinstance(deel, Alinea) and deel.soort == "bron" for deel in delen)


def _is_leeg(inhoud: Celinhoud) -> bool:
    match inhoud:
        case Blok(onderdelen=(Alinea(soort="leeg"),)):
            return True
    return False
