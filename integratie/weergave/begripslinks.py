"""Van het eerste gebruik van een begrip in de tekst een link naar zijn uitleg maken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

from integratie.beeld.begrippen import lijst
from integratie.blok.onderdelen import Begrippen, met_inhoud
from integratie.weergave.notebookinhoud import Celinhoud


@cache
def _vormen() -> tuple[dict[str, str], re.Pattern[str]]:
    """Vorm (kleine letters) → anker, en het patroon dat ze vindt; de langste vorm gaat voor."""
    ankers = {vorm.lower(): begrip.anker for begrip in lijst() for vorm in (begrip.begrip, *begrip.vormen)}
    keuze = "|".join(re.escape(vorm) for vorm in sorted(ankers, key=len, reverse=True))
    return ankers, re.compile(rf"(?<![\w-])(?:{keuze})(?![\w-])", re.IGNORECASE)


class Begripslinks:
    """Schrijft tekst als HTML, met van elk begrip waarvan de uitleg op de bladzijde staat één keer een link ernaar."""

    def __init__(self, inhouden: Iterable[Celinhoud]) -> None:
        uitgelegd = (deel for inhoud in inhouden for deel in met_inhoud(inhoud) if isinstance(deel, Begrippen))
        ankers = {begrip.anker for begrippen in uitgelegd for begrip in begrippen.paren}
        self.vrij = ankers & set(_vormen()[0].values())

    def __call__(self, tekst: str) -> Markup:
        """De tekst, ontsnapt."""
        if not self.vrij:
            return escape(tekst)
        ankers, patroon = _vormen()
        uit, geschreven = Markup(""), 0
        for gevonden in patroon.finditer(tekst):
            anker = ankers[gevonden[0].lower()]
            if anker in self.vrij:
                self.vrij.discard(anker)
                link = Markup('<a class="begrip" href="#{}">{}</a>').format(anker, gevonden[0])
                uit += escape(tekst[geschreven : gevonden.start()]) + link
                geschreven = gevonden.end()
        return uit + escape(tekst[geschreven:])
