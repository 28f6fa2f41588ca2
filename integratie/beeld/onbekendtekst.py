"""Zinnen over wat we niet weten: ontbrekende onderwerpen per thema, en cijfers die een gemeente niet heeft."""

from __future__ import annotations

from integratie import gebieden, vergelijking
from integratie.beeld.naamwoorden import gebiedsnaam
from integratie.beeld.opmaak import is_leeg
from integratie.indicator import THEMAS, leemten, register


def onbekend(nis: str, peiljaar: int) -> list[str]:
    """Per thema wat ontbreekt, in één zin; en de indicatoren zonder cijfer voor deze gemeente."""
    zinnen = []
    for thema, titel in THEMAS.items():
        if onderwerpen := [x.onderwerp for x in leemten(thema)]:
            zinnen.append(f"{titel}: {'; '.join(onderwerpen)}.")
    leeg = [ind.titel for ind in register().values() if _zonder_cijfer(ind.naam, nis, peiljaar)]
    naam = gebiedsnaam(nis)
    if gebieden.plaats(nis).leden:
        apart = [ind.titel for ind in register().values() if not ind.optelbaar and ind.titel in leeg]
        leeg = [titel for titel in leeg if titel not in apart]
        zinnen.append(f"Niet op te tellen over de gemeenten van {naam}: {'; '.join(apart)}.")
    if leeg:
        zinnen.append(f"Zonder cijfer voor {naam} tot en met {peiljaar}: {'; '.join(leeg)}.")
    return zinnen


def _zonder_cijfer(naam: str, nis: str, peiljaar: int) -> bool:
    groepen = vergelijking.groepen(naam, nis, peiljaar)
    return all(is_leeg(vergelijking.stand(naam, nis, peiljaar, g).waarde) for g in groepen)
