"""Tussen welke gemeenten een gemeente staat: op een strook, een kaart, een lijst, en voor haar plaats."""

from __future__ import annotations

from integratie import gebieden
from integratie.vierblad.namen import korte_naam


def kort(gebied: gebieden.Gebied) -> str:
    """ "de Rand", "arr. Leuven", "Noordrand": hoe de groep heet achter "de 19 van"."""
    return "de Rand" if gebied.code == gebieden.RAND else korte_naam(gebied)
