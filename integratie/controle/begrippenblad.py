"""`begrippen.html`: bronnen en definities volgen uit de editie en de kaarten, en de bladzijde is wat daaruit volgt."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from integratie.controle.bestanden import bestand
from integratie.controle.rapport import Fout, Getoond, Rapport
from integratie.controle.verantwoording import verantwoording
from integratie.weergave import begrippenpagina


def begrippen(r: Rapport, uit: Path) -> Iterator[Fout]:
    """De fouten in de begrippen naast een rapport."""
    naam = next((pad for pad in r.rij["bestanden"] if Path(pad).name == begrippenpagina.NAAM), "")
    if naam:
        yield from bestand(uit, naam, begrippenpagina.pagina())
        yield from _inhoud(r.editie)


@cache
def _inhoud(editie: str) -> tuple[Fout, ...]:
    """De blokken waaruit de bladzijde gemaakt is, met eigen regels nagegaan."""
    getoond = tuple(Getoond(0, "", blok) for _, _, blok in begrippenpagina.delen())
    return tuple(verantwoording(Rapport(begrippenpagina.NAAM, "02000", 9999, editie, {}, getoond)))
