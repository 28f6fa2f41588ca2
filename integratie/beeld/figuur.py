"""Hoe een figuur heet: haar anker op de bladzijde, en de naam van haar bestanden."""

from __future__ import annotations

from integratie.gebieden import plat


def figuurnaam(soort: str, indicator: str, groep: str = "") -> str:
    """ "trend", "aandeel_niet_belg" → "trend-aandeel-niet-belg"."""
    return plat(" ".join([soort, indicator.replace("_", " "), groep.replace("_", " ")])).replace(" ", "-")
