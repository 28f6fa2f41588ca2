"""Wat meer dan eens zou staan, staat er één keer: onder een kop haar noten en bronnen, in een rapport een voorbehoud en een bestand dat ontbreekt."""

import dataclasses
from collections.abc import Iterator
from typing import TypeVar

from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Alinea, Groep, Kop, met_inhoud
from integratie.weergave.notebookinhoud import Celinhoud, Tekstcel
from integratie.weergave.ouderdom import secties

T = TypeVar("T")


def een_keer(inhouden: list[Celinhoud]) -> list[Celinhoud]:
    """Een noot staat bij de eerste figuur van haar sectie, een voorbehoud bij de eerste van het rapport. In de sectie van een thema met zijn bronnen staan die niet
    ook bij elke figuur, en een mededeling zonder figuur valt er weg: het thema zegt zelf wat geen cijfers heeft. De voorbehouden van die bronnen staan op
    `verantwoording.html`."""
    gezegd: set[str] = set()
    return [x for sectie in secties(zonder_herhaalde_reden(inhouden)) for x in _een_keer(sectie.inhouden, gezegd)]


def zonder_herhaalde_reden(inhouden: list[Celinhoud]) -> list[Celinhoud]:
    """Welk bestand van de gemeente er ontbreekt, staat enkel onder de eerste kop; een kop waar niets anders onder staat, valt weg."""
    gezegd: set[str] = set()
    uit: list[Celinhoud] = []
    for sectie in secties(inhouden):
        redenen = list(map(ontbrekend_bestand, sectie.inhouden))
        over = []
        for inhoud, reden in zip(sectie.inhouden, redenen, strict=True):
            if not reden or reden not in gezegd:
                over.append(inhoud)
            gezegd.add(reden)
        if len(over) == len(redenen) or not all(isinstance(x, Tekstcel) for x in over):
            uit += over
    return uit


def _een_keer(inhouden: tuple[Celinhoud, ...], gezegd: set[str]) -> Iterator[Celinhoud]:
    gezien: set[str] = set()
    met_bron = any(map(_zegt_zijn_bronnen, inhouden))

    def nieuw(noten: tuple[str, ...], al: set[str]) -> tuple[str, ...]:
        uit = tuple(noot for noot in noten if noot not in al)
        al.update(uit)
        return uit

    def zonder(deel: T) -> T:
        match deel:
            case Blok() | Groep() if any(isinstance(x, Figuur) for x in met_inhoud(deel)):
                return dataclasses.replace(deel, onderdelen=tuple(map(zonder, deel.onderdelen)))
            case Figuur():
                voorbehouden = () if met_bron else nieuw(deel.voorbehouden, gezegd)
                bron = "" if met_bron else deel.bron
                return dataclasses.replace(
                    deel, opmerkingen=nieuw(deel.opmerkingen, gezien), voorbehouden=voorbehouden, bron=bron
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


def ontbrekend_bestand(inhoud: Celinhoud) -> str:
    """Welk bestand van de gemeente er nodig is, van een blok dat alleen dat zegt."""
    match inhoud:
        case Blok(onderdelen=(Groep(soort="bestand", onderdelen=(Alinea(soort="leeg"), *_)),)):
            return inhoud.tekst
        case Blok(onderdelen=(Groep(soort="plan", onderdelen=(Kop(), Alinea(soort="leeg", tekst=zin), *_)),)):
            return str(zin)
    return ""


def wat_ontbreekt(inhouden: list[Celinhoud]) -> dict:
    """Voor het manifest: `zonder` zijn de zinnen over bestanden die ontbreken, en `leeg` of het rapport niets anders heeft."""
    met = [
        x
        for x in inhouden
        if not isinstance(x, Tekstcel) and not (isinstance(x, Blok) and (x.is_titel or not x.onderdelen))
    ]
    redenen = list(map(ontbrekend_bestand, met))
    zinnen = list(dict.fromkeys(filter(None, redenen)))
    return ({"zonder": zinnen} if zinnen else {}) | ({"leeg": True} if zinnen and all(redenen) else {})
