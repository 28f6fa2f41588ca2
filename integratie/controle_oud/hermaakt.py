"""Een stuk van de pagina naast hetzelfde stuk, opnieuw gemaakt: het hoort woord voor woord hetzelfde te zeggen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from bs4 import BeautifulSoup, Tag

from integratie.blok.blok import Blok, Figuur
from integratie.fouten import IntegratieFout
from integratie.opslag import edities
from integratie.controle_oud.fout import Fout
from integratie.controle_oud.pagina import Pagina

_WEG = ".hergebruik"  # links naar bestanden komen er pas bij het opmaken bij
Maker = Callable[[str, int], Blok | Figuur]


def hermaakt(pagina: Pagina, rij: dict, deel: Tag, naam: str, maak: Maker | None, wat: str) -> list[Fout]:
    """De fout als `deel` iets anders zegt dan wat `maak` nu geeft; `wat` zegt waar het vandaan komt."""
    if rij["editie"] != edities.kies_editie() or maak is None:
        return [pagina.fout(deel, f"'{naam}' is niet na te rekenen met editie {edities.kies_editie()}")]
    try:
        hoort = _stukken(BeautifulSoup(maak(rij["nis"], rij["peiljaar"]).html, "html.parser"))
    except IntegratieFout as fout:
        return [pagina.fout(deel, f"'{naam}' is niet na te rekenen: {fout}")]
    for staat, juist in zip_longest(_stukken(deel), hoort, fillvalue="niets"):
        if staat != juist:
            return [pagina.fout(deel, f"verwacht wat {wat}: '{juist}', niet '{staat}'")]
    return []


def _stukken(deel: Tag) -> list[str]:
    """De tekst en de tekstalternatieven, in volgorde."""
    weg = {id(t) for e in deel.select(_WEG) for t in e.find_all(string=True)}
    tekst = [" ".join(t.split()) for t in deel.find_all(string=True) if id(t) not in weg and t.strip()]
    return [*tekst, *(svg["aria-label"] for svg in deel.select("svg[aria-label]"))]
