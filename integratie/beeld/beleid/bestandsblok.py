"""Wat uit een eigen bestand van de gemeente komt: met dat bestand als bron, of afwezig met de reden."""

from __future__ import annotations

from markupsafe import Markup

from integratie.beeld.figuur import Blok


def blok(naam: str, delen: list[str], bron: str, tekst: str) -> Blok:
    """Een stuk met zijn bronregel; `naam` is waaraan `integratie controle` het herkent om het opnieuw te maken."""
    sjabloon = Markup('<div data-blok="{}">{}<p class="bron">Bron: {}</p></div>')
    return Blok(sjabloon.format(naam, Markup("").join(delen), bron), tekst)


def afwezig(zin: str, pad: str, naam: str) -> Blok:
    """De reden waarom er niets te zien is, en welk bestand dat verandert."""
    sjabloon = Markup(
        '<div data-blok="{}"><p class="leeg">{} Nodig: het bestand <code>{}</code>, zoals beschreven in docs/regie.md.</p></div>'
    )
    return Blok(sjabloon.format(naam, zin, pad), f"{zin} Nodig: {pad}.")
