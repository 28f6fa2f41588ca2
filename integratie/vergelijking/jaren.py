"""Wat een jaartal over een cijfer zegt: is het een waarneming of een vooruitzicht, en is het nog recent genoeg?"""

from __future__ import annotations

from integratie import kubus
from integratie.indicator import kaart

GEEN_EINDE = 9_999  # laatste jaar met waarnemingen van een bron zonder vooruitzichten
TE_OUD = 5  # een cijfer van meer jaren vóór het peiljaar is geen boodschap meer: geen rang, opvallend of streefcijfer


def te_oud(jaar: int, peiljaar: int) -> bool:
    """Is een cijfer van `jaar` meer dan vijf jaar ouder dan het peiljaar?"""
    return peiljaar - jaar > TE_OUD


def laatste_waarneming(naam: str, editie: str | None = None) -> int:
    """Tot en met dit jaar zijn de cijfers van een indicator of onderwerp waarnemingen; daarna noemt de bron ze een vooruitzicht."""
    bronnen = kubus.bronnen(editie)
    vanaf = [bronnen[t].vooruitzicht_vanaf for t in kaart(naam).tabellen if t in bronnen]
    return min((jaar for jaar in vanaf if jaar), default=GEEN_EINDE + 1) - 1


def is_vooruitzicht(naam: str, jaar: int, editie: str | None = None) -> bool:
    """Is het cijfer van deze indicator (of dit onderwerp) in dit jaar een vooruitzicht, en dus geen waarneming?"""
    return kaart(naam).soort == "vooruitzicht" or jaar > laatste_waarneming(naam, editie)
