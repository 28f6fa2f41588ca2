"""Welke woorden bij een richting mogen staan, en hoe een aandeel in woorden heet: een eigen lijst, los van de schrijvers."""

import re

from integratie.controle.richting import GELIJK, MEER, MINDER

GEEN_WOORD = {"geen richtingwoord"}
DOOR_DE_TIJD = {
    MEER: {"steeg", "groeide", "meer", "meer dan", "hoger", "hoger dan"},
    MINDER: {"daalde", "kromp", "minder", "minder dan", "lager", "lager dan"},
    GELIJK: {"ongeveer gelijk", "ongeveer even groot", "evenveel", "ongeveer even hoog"}
    | {"ongeveer evenveel als", "ongeveer even hoog als"},
}
NAAST = {
    MEER: {"hoger dan", "meer dan", "sneller dan"},
    MINDER: {"lager dan", "minder dan", "trager dan"},
    GELIJK: {"ongeveer even hoog als", "ongeveer evenveel als", "ongeveer even snel als"},
}
# Wat een lezer als een vergelijking leest: zonder merk hoort dat niet in een zin van ons.
VERGELIJKEND = re.compile(
    r"\b(?:hoger|lager|hoogste|laagste|meer dan|minder dan|sneller|trager|toeval"
    r"|steeg|stegen|gestegen|stijgt|stijging|daalden?|gedaald|daalt|daling|groeide|gegroeid|kromp|gekrompen"
    r"|toename|afname|toegenomen|afgenomen|ongeveer gelijk|ongeveer even|evenveel"
    r"|dubbele?|verdubbelde?|gehalveerd|halveerde|de helft|een derde|een kwart"
    r"|op de (?:drie|vier|vijf|zes|acht|tien))\b",
    re.I,
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


def breuk(procent: float) -> set[str]:
    """ "bijna twee op de drie", met en zonder hoofdletter; leeg als geen breuk dicht genoeg ligt (drie punten)."""
    woord = min(_BREUKEN, key=lambda w: abs(_BREUKEN[w] - procent))
    afwijking = procent - _BREUKEN[woord]
    if abs(afwijking) > 3:
        return set()
    uit = woord if abs(afwijking) < 0.5 else f"ruim {woord}" if afwijking > 0 else f"bijna {woord}"
    return {uit, groot(uit)}


def klein(tekst: str) -> str:
    """Met een kleine beginletter."""
    return tekst[:1].lower() + tekst[1:]


def groot(tekst: str) -> str:
    """Met een hoofdletter."""
    return tekst[:1].upper() + tekst[1:]
