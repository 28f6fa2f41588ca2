"""Wat uit een eigen bestand van de gemeente komt (bevraging, netwerk), opnieuw gemaakt: de pagina hoort woord voor woord hetzelfde te zeggen."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from integratie import kubus
from integratie.beeld.beleid.netwerk import dekking, netwerk
from integratie.beeld.beleid.participatie import participatie
from integratie.beeld.beleid.wijken import wijken
from integratie.fouten import IntegratieFout
from integratie.rapport.controle.fout import Fout
from integratie.rapport.controle.pagina import Pagina

FIGUREN = {"netwerk": netwerk, "wijken": wijken}
BLOKKEN = {"participatie": participatie, "dekking": dekking, **FIGUREN}
_WEG = ".hergebruik"  # links naar bestanden komen er pas bij het opmaken bij


def beleidsblokken(pagina: Pagina, rij: dict) -> list[Fout]:
    """Elk stuk uit een bestand van de gemeente is gelijk aan wat dat bestand nu geeft."""
    fouten = []
    for stuk in pagina.alle("[data-blok], " + ", ".join(f"figure#{naam}" for naam in FIGUREN)):
        naam = stuk.get("data-blok") or stuk["id"]
        if rij["editie"] != kubus.kies_editie() or naam not in BLOKKEN:
            fouten.append(pagina.fout(stuk, f"'{naam}' is niet na te rekenen met editie {kubus.kies_editie()}"))
            continue
        try:
            hoort = _stukken(
                BeautifulSoup(str(BLOKKEN[naam](rij["nis"], rij["peiljaar"])._repr_html_()), "html.parser")
            )
        except IntegratieFout as fout:
            fouten.append(pagina.fout(stuk, f"'{naam}' is niet na te rekenen: {fout}"))
            continue
        staat = _stukken(stuk)
        if staat != hoort:
            anders = next(
                (f"'{h}', niet '{s}'" for s, h in zip(staat, hoort, strict=False) if s != h), "evenveel tekst"
            )
            fouten.append(pagina.fout(stuk, f"verwacht wat het bestand van de gemeente geeft: {anders}"))
    return fouten


def _stukken(deel: Tag) -> list[str]:
    """De tekst en de tekstalternatieven, in volgorde."""
    weg = {id(t) for e in deel.select(_WEG) for t in e.find_all(string=True)}
    tekst = [" ".join(t.split()) for t in deel.find_all(string=True) if id(t) not in weg and t.strip()]
    return [*tekst, *(svg["aria-label"] for svg in deel.select("svg[aria-label]"))]
