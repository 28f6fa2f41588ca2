"""Fouten die een gebruiker te zien krijgt: één duidelijke Nederlandse zin, zonder traceback."""

from collections.abc import Iterable

LANGSTE = 4_000  # tekens van één regel: een cel van megabytes hoort niet in een zin


class IntegratieFout(Exception):
    """Basis van alle fouten die het pakket zelf meldt; de boodschap is een zin voor de gebruiker."""

    def __init__(self, zin: str = "") -> None:
        super().__init__("\n".join(_ingekort(regel) for regel in str(zin).split("\n")))


class Gebruiksfout(IntegratieFout):
    """De vraag zelf klopt niet (onbekende gemeente, jaar, indicator …); uitgangscode 2."""


class Gegevensfout(IntegratieFout):
    """De gegevens kloppen niet of ontbreken, zodat een eerlijk resultaat niet kan."""


def _ingekort(regel: str) -> str:
    return regel if len(regel) <= LANGSTE else f"{regel[: LANGSTE // 2]} … {regel[-LANGSTE // 8 :]}"


def suggestie(invoer: str, mogelijk: Iterable[object]) -> str:
    """« Bedoelde je Vilvoorde?» – of een lege tekst wanneer niets lijkt op `invoer`."""
    from difflib import get_close_matches

    if len(invoer) > 100:  # zo heet niets, en vergelijken duurt dan lang
        return ""
    namen = {str(m).casefold(): str(m) for m in mogelijk}
    dichtst = get_close_matches(invoer.casefold(), namen, n=3, cutoff=0.6)
    return f" Bedoelde je {' of '.join(namen[d] for d in dichtst)}?" if dichtst else ""
