"""Welke woorden bij een richting mogen staan, en hoe een aandeel in woorden heet: een eigen lijst, los van de schrijvers."""

from __future__ import annotations

from integratie.controle.richting import GELIJK, MEER, MINDER, TOEVAL

# Door de tijd ("steeg"), en naast een ander gebied ("hoger dan").
_TIJD = {
    MEER: {"steeg", "groeide", "meer", "meer dan", "hoger", "hoger dan"},
    MINDER: {"daalde", "kromp", "minder", "minder dan", "lager", "lager dan"},
    GELIJK: {
        "ongeveer gelijk",
        "ongeveer even groot",
        "evenveel",
        "ongeveer evenveel als",
        "ongeveer even hoog",
        "ongeveer even hoog als",
    },
}
_NAAST = {
    MEER: {"hoger dan", "meer dan", "sneller dan"},
    MINDER: {"lager dan", "minder dan", "trager dan"},
    GELIJK: {"ongeveer even hoog als", "ongeveer evenveel als", "ongeveer even snel als"},
}
GEEN_WOORD = {"geen richtingwoord"}
# Wat een lezer als een vergelijking leest: zonder merk hoort dat niet in een zin van ons.
VERGELIJKEND = (
    "hoger",
    "lager",
    "hoogste",
    "laagste",
    "meer dan",
    "minder dan",
    "steeg",
    "stegen",
    "gestegen",
    "stijgt",
    "stijging",
    "daalde",
    "daalden",
    "gedaald",
    "daalt",
    "daling",
    "groeide",
    "gegroeid",
    "kromp",
    "gekrompen",
    "toename",
    "afname",
    "toegenomen",
    "afgenomen",
    "ongeveer gelijk",
    "ongeveer even",
    "evenveel",
    "sneller",
    "trager",
    "toeval",
    "dubbel",
    "dubbele",
    "verdubbeld",
    "verdubbelde",
    "gehalveerd",
    "halveerde",
    "de helft",
    "een derde",
    "een kwart",
    "op de drie",
    "op de vier",
    "op de vijf",
    "op de zes",
    "op de acht",
    "op de tien",
)
_BREUKEN = {
    "een op de tien": 10,
    "een op de acht": 12.5,
    "een op de zes": 100 / 6,
    "een op de vijf": 20,
    "een op de vier": 25,
    "een op de drie": 100 / 3,
    "twee op de vijf": 40,
    "de helft": 50,
    "drie op de vijf": 60,
    "twee op de drie": 200 / 3,
    "drie op de vier": 75,
    "vier op de vijf": 80,
    "negen op de tien": 90,
}


def door_de_tijd(richting: str, verschil: float) -> set[str]:
    """De woorden die bij een verandering mogen staan."""
    zelfde = {"net als"} if richting == GELIJK and verschil == 0 else set()
    return _TIJD.get(richting, GEEN_WOORD) | zelfde


def naast(richting: str) -> set[str]:
    """De woorden die naast een ander gebied mogen staan."""
    return _NAAST.get(richting, GEEN_WOORD)


def bij_toeval(richting: str, zinnen: set[str], anders: set[str]) -> set[str]:
    """Alleen bij een verschil dat toeval kan zijn mag dat er staan."""
    return zinnen if richting == TOEVAL else anders


def breuk(procent: float) -> set[str]:
    """ "bijna twee op de drie", met en zonder hoofdletter; leeg als geen breuk dicht genoeg ligt (drie punten)."""
    woord = min(_BREUKEN, key=lambda w: abs(_BREUKEN[w] - procent))
    ernaast = procent - _BREUKEN[woord]
    if abs(ernaast) > 3:
        return set()
    uit = woord if abs(ernaast) < 0.5 else f"ruim {woord}" if ernaast > 0 else f"bijna {woord}"
    return {uit, uit[:1].upper() + uit[1:]}
