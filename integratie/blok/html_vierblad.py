"""HTML van een blad met rijen per thema."""

from __future__ import annotations

from markupsafe import Markup

from integratie.blok.vierblad import Rijenblad


def rijenblad(x: Rijenblad, blad: object) -> Markup:
    """Het blad, met een sectie per thema."""
    return Markup("<h2>{}</h2>").format(x.titel)
