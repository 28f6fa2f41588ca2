"""Van het eerste gebruik van een begrip in de tekst een link naar zijn uitleg maken."""

from __future__ import annotations

import re
from functools import cache

from integratie.beeld.begrippen import lijst

# Alleen lopende tekst: een bronregel, een bijschrift of een tabel blijft zoals hij is.
_ALINEA = re.compile(r'(<p(?: class="(?:inleiding|duiding)")?>)(.*?)(</p>)', re.DOTALL)
_ANKER = re.compile(r'id="([^"]+)"')
_STUK = re.compile(r"(<[^>]+>)")
_GESLOTEN = ("a", "data", "code")  # hierbinnen komt geen link: in een link of een gemerkt getal hoort er geen andere


@cache
def _vormen() -> tuple[dict[str, str], re.Pattern[str]]:
    """Vorm (kleine letters) → anker, en het patroon dat ze vindt; de langste vorm gaat voor."""
    ankers = {vorm.lower(): begrip.anker for begrip in lijst() for vorm in (begrip.begrip, *begrip.vormen)}
    keuze = "|".join(re.escape(vorm) for vorm in sorted(ankers, key=len, reverse=True))
    return ankers, re.compile(rf"(?<![\w-])(?:{keuze})(?![\w-])", re.IGNORECASE)


def begripslinks(inhoud: str) -> str:
    """De HTML met links naar de begrippen waarvan de uitleg op dezelfde pagina staat, elk één keer."""
    vrij = set(_ANKER.findall(inhoud)) & set(_vormen()[0].values())
    return _ALINEA.sub(lambda alinea: alinea[1] + _alinea(alinea[2], vrij) + alinea[3], inhoud) if vrij else inhoud


def _alinea(tekst: str, vrij: set[str]) -> str:
    ankers, patroon = _vormen()

    def link(gevonden: re.Match[str]) -> str:
        anker = ankers[gevonden[0].lower()]
        if anker not in vrij:
            return gevonden[0]
        vrij.discard(anker)
        return f'<a class="begrip" href="#{anker}">{gevonden[0]}</a>'

    stukken, diepte = _STUK.split(tekst), 0
    for i, stuk in enumerate(stukken):
        if stuk.startswith("<"):
            naam = re.split(r"[\s>/]", stuk.lstrip("</"), maxsplit=1)[0]
            diepte += (naam in _GESLOTEN) * (-1 if stuk.startswith("</") else 1)
        elif not diepte:
            stukken[i] = patroon.sub(link, stuk)
    return "".join(stukken)
