"""Tussen welke gemeenten een gemeente staat: op een strook, een kaart, een lijst, en voor haar plaats."""

from __future__ import annotations

from integratie import gebieden


def kort(gebied: gebieden.Gebied) -> str:
    """ "de Rand", "Leuven", "Noordrand": hoe de groep heet achter "de 19 van"."""
    return "de Rand" if gebied.code == gebieden.RAND else gebied.naam.removeprefix("Arrondissement ")
