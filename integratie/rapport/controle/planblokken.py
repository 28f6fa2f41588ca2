"""Wat uit een Lokaal Plan van Aanpak komt, opnieuw gemaakt: de pagina hoort woord voor woord hetzelfde te zeggen."""

from __future__ import annotations

from integratie.beeld.beleid.plan import bladzijde, geld_en_tijd, matrices, naast, partners
from integratie.beeld.beleid.plan.stuk import STUKKEN
from integratie.rapport.controle.fout import Fout
from integratie.rapport.controle.hermaakt import hermaakt
from integratie.rapport.controle.pagina import Pagina

MODULES = (bladzijde, geld_en_tijd, matrices, naast, partners)  # laden zet hun stukken in STUKKEN


def planblokken(pagina: Pagina, rij: dict) -> list[Fout]:
    """Elk stuk uit het plan is gelijk aan wat het bestand nu geeft."""
    fouten = []
    for deel in pagina.alle("[data-plan]"):
        naam = deel["data-plan"]
        fouten += hermaakt(pagina, rij, deel, naam, STUKKEN.get(naam), "het plan zegt")
    return fouten
