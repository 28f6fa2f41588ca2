"""Wat uit een Lokaal Plan van Aanpak komt, opnieuw gemaakt: de pagina hoort woord voor woord hetzelfde te zeggen."""

from __future__ import annotations

from integratie.beleid.planrapport import bladzijde, geld_en_tijd, matrices, naast, partners
from integratie.beleid.planrapport.onderdeel import STUKKEN
from integratie.controle_oud.fout import Fout
from integratie.controle_oud.hermaakt import hermaakt
from integratie.controle_oud.pagina import Pagina

MODULES = (bladzijde, geld_en_tijd, matrices, naast, partners)  # laden zet hun stukken in STUKKEN


def planblokken(pagina: Pagina, rij: dict) -> list[Fout]:
    """Elk stuk uit het plan is gelijk aan wat het bestand nu geeft."""
    fouten = []
    for deel in pagina.alle("[data-plan]"):
        naam = deel["data-plan"]
        fouten += hermaakt(pagina, rij, deel, naam, STUKKEN.get(naam), "het plan zegt")
    return fouten
