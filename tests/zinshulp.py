"""Hoe lang zinnen zijn: van een tekst, of van wat er op een bladzijde te lezen staat."""

import re
import statistics

from bs4 import BeautifulSoup

MEDIAAN, BIJNA_ALLE = 16, 28  # woorden per zin, en van 95 % van de zinnen
_STUKKEN = ["p", "li", "dd", "figcaption", "summary"]


def woorden(zin: str) -> int:
    return sum(any(teken.isalnum() for teken in woord) for woord in re.split(r"\s", zin))


def zinnen(tekst: str) -> list[str]:
    return re.split(r"(?<=[.!?]) +(?=[A-ZÉ0-9])", tekst)


def zinnen_van(html: str) -> list[str]:
    """Elke zin van drie woorden of meer die op een punt, vraag- of uitroepteken eindigt; cellen van tabellen tellen niet mee."""
    boom = BeautifulSoup(html, "lxml")
    stukken = [x for x in boom.main(_STUKKEN) if not x.find(_STUKKEN) and not x.find_parent("td")]
    teksten = (" ".join(x.get_text().split()) for x in stukken)
    return [z for tekst in teksten for z in zinnen(tekst) if z[-1:] in set(".!?") and woorden(z) > 2]


def eis_kort(alle: list[str]) -> None:
    lengtes = sorted(map(woorden, alle))
    lang = [z for z in alle if woorden(z) > BIJNA_ALLE]
    assert statistics.median(lengtes) <= MEDIAAN, lang
    assert lengtes[int(0.95 * len(lengtes))] <= BIJNA_ALLE, lang
