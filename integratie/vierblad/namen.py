"""Korte namen van gebieden, voor een label in een figuur of een kolomkop."""

from __future__ import annotations

from integratie import gebieden
from integratie.gebieden import Gebied

_KORT = {
    gebieden.RAND: "Rand",
    gebieden.VLAAMS_GEWEST: "Vlaanderen",
    gebieden.BRUSSELS_GEWEST: "Brussel",
}


def korte_naam(gebied: Gebied) -> str:
    """ "Rand", "Vlaanderen", "arr. Leuven", "prov. Antwerpen"; een ander gebied houdt zijn naam."""
    kort = gebied.naam.replace("Arrondissement ", "arr. ").replace("Provincie ", "prov. ")
    return _KORT.get(gebied.code, kort)


def naast(gebied: Gebied) -> str:
    """Hetzelfde achter "dan in": "de Rand", "Vlaanderen", "het arrondissement Leuven"."""
    return "de Rand" if gebied.code == gebieden.RAND else _KORT.get(gebied.code, gebied.in_zin)
