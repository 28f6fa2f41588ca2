"""`begrippen.html`: begrippen, definities, bronnen en werkwijze, één keer per editie en overal met dezelfde bytes."""

from functools import cache

from integratie.beeld import begrippen, verantwoording
from integratie.blok.blok import Blok
from integratie.blok.html import Bladzijde, op_bladzijde
from integratie.opslag import edities
from integratie.weergave import paginasjabloon

NAAM = "begrippen.html"


def delen() -> tuple[tuple[str, str, Blok], ...]:
    """Anker, kop en blok van elk deel."""
    return (
        ("begrippen", "Begrippen", begrippen.begrippen()),
        ("definities", "Definities", verantwoording.definities()),
        ("ontbreekt", "Nog geen gegevens", verantwoording.leemten()),
        ("status", "Zonder cijfer", verantwoording.statussen()),
        ("bronnen", "Bronnen", verantwoording.brontabel()),
    )


def pagina() -> bytes:
    """De bladzijde van de gekozen editie."""
    return _pagina(edities.kies_editie())


@cache
def _pagina(editie: str) -> bytes:
    geschreven = [(anker, kop, op_bladzijde(blok, Bladzijde())) for anker, kop, blok in delen()]
    return paginasjabloon.vul(f"{NAAM}.j2", editie=editie, delen=geschreven).encode()
