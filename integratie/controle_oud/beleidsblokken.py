"""Wat uit een eigen bestand van de gemeente komt (bevraging, netwerk), opnieuw gemaakt: de pagina hoort woord voor woord hetzelfde te zeggen."""

from __future__ import annotations

from integratie.beleid.netwerk.netwerkblokken import dekking, netwerk
from integratie.beleid.participatie.participatieblokken import participatie
from integratie.beleid.wijken.wijkblokken import wijken
from integratie.controle_oud.fout import Fout
from integratie.controle_oud.hermaakt import hermaakt
from integratie.controle_oud.pagina import Pagina

FIGUREN = {"netwerk": netwerk, "wijken": wijken}
BLOKKEN = {"participatie": participatie, "dekking": dekking, **FIGUREN}


def beleidsblokken(pagina: Pagina, rij: dict) -> list[Fout]:
    """Elk stuk uit een bestand van de gemeente is gelijk aan wat dat bestand nu geeft."""
    fouten = []
    for deel in pagina.alle("[data-blok], " + ", ".join(f"figure#{naam}" for naam in FIGUREN)):
        naam = deel.get("data-blok") or deel["id"]
        fouten += hermaakt(pagina, rij, deel, naam, BLOKKEN.get(naam), "het bestand van de gemeente geeft")
    return fouten
