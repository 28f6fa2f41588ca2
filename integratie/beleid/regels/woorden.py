"""De uitslag van een regel in woorden: nu of toen, voor één gemeente of voor veel."""

from __future__ import annotations

from integratie.beeld.opmaak import datum, getal, opsomming
from integratie.beleid.regels import toepassen as r

# resultaat → nu (één, veel) en toen (één, veel)
_UITSLAG = {
    r.VOLDOET: ("voldoet", "voldoen", "voldeed", "voldeden"),
    r.SAMEN: tuple(f"{kan} de drempel enkel samen halen" for kan in ("kan", "kunnen", "kon", "konden")),
    r.NIET: ("voldoet niet", "voldoen niet", "voldeed niet", "voldeden niet"),
    r.UITGEZONDERD: ("is uitgezonderd", "zijn uitgezonderd", "was uitgezonderd", "waren uitgezonderd"),
    r.BEREKEND: 2 * ("is berekend", "zijn berekend"),
    r.NIET_TE_BEREKENEN: 2 * ("is niet te berekenen", "zijn niet te berekenen"),
    r.GEEN_CIJFER: ("heeft geen cijfer", "hebben geen cijfer", "had geen cijfer", "hadden geen cijfer"),
    r.NVT: ("valt erbuiten", "vallen erbuiten", "viel erbuiten", "vielen erbuiten"),
}


def uitslag(resultaat: str, aantal: int = 1, toen: bool = False) -> str:
    """ "voldoet", "voldoen" of voor een afgelopen regel "voldeed", "voldeden"."""
    return _UITSLAG[resultaat][2 * toen + (aantal != 1)]


def telling(kaart: dict) -> str:
    """ "Van de 285 gemeenten: 273 voldoen en 12 zijn uitgezonderd." """
    delen = [f"{getal(n)} {uitslag(wat, n, kaart['afgelopen'])}" for wat, n in kaart["resultaten"].items()]
    return f"Van de {getal(kaart['gemeenten'])} gemeenten: {opsomming(delen)}."


def periode(kaart: dict) -> str:
    """ "liep van 1-10-2022 tot 30-9-2025" voor een afgelopen regel, anders de periode zelf."""
    return f"liep van {kaart['periode']}" if kaart["afgelopen"] else kaart["periode"]


def beslist(peiljaar: int) -> str:
    """Welke datum zegt of een regel nog geldt."""
    dag = datum(r.peildatum(peiljaar).isoformat())
    return (
        f"Een regel is afgelopen als zijn einddatum voor {dag} valt: de datum van de editie, of 31 december van een vroeger peiljaar, "
        "en niet de dag waarop dit gemaakt is."
    )
