"""Wat uit een Lokaal Plan van Aanpak komt, opnieuw gemaakt: de pagina hoort woord voor woord hetzelfde te zeggen."""

from __future__ import annotations

from itertools import zip_longest

from bs4 import BeautifulSoup, Tag

from integratie import kubus
from integratie.beeld.beleid.plan import bladzijde, geld_en_tijd, matrices, naast, partners
from integratie.beeld.beleid.plan.stuk import STUKKEN
from integratie.fouten import IntegratieFout
from integratie.rapport.controle.fout import Fout
from integratie.rapport.controle.pagina import Pagina

MODULES = (bladzijde, geld_en_tijd, matrices, naast, partners)  # laden zet hun stukken in STUKKEN
_WEG = ".hergebruik"  # links naar bestanden komen er pas bij het opmaken bij


def planblokken(pagina: Pagina, rij: dict) -> list[Fout]:
    """Elk stuk uit het plan is gelijk aan wat het bestand nu geeft."""
    fouten = []
    for deel in pagina.alle("[data-plan]"):
        maak = STUKKEN.get(deel["data-plan"])
        if rij["editie"] != kubus.kies_editie() or maak is None:
            fouten.append(
                pagina.fout(deel, f"'{deel['data-plan']}' is niet na te rekenen met editie {kubus.kies_editie()}")
            )
            continue
        try:
            hoort = _stukken(BeautifulSoup(str(maak(rij["nis"], rij["peiljaar"]).html), "html.parser"))
        except IntegratieFout as fout:
            fouten.append(pagina.fout(deel, f"'{deel['data-plan']}' is niet na te rekenen: {fout}"))
            continue
        for staat, juist in zip_longest(_stukken(deel), hoort, fillvalue="niets"):
            if staat != juist:
                fouten.append(pagina.fout(deel, f"verwacht wat het plan zegt: '{juist}', niet '{staat}'"))
                break
    return fouten


def _stukken(deel: Tag) -> list[str]:
    """De tekst en de tekstalternatieven, in volgorde."""
    weg = {id(t) for e in deel.select(_WEG) for t in e.find_all(string=True)}
    tekst = [" ".join(t.split()) for t in deel.find_all(string=True) if id(t) not in weg and t.strip()]
    return [*tekst, *(svg["aria-label"] for svg in deel.select("svg[aria-label]"))]
