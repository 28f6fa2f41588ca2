"""Fouten die een gebruiker te zien krijgt: één duidelijke Nederlandse zin, zonder traceback."""


class IntegratieFout(Exception):
    """Basis van alle fouten die het pakket zelf meldt; de boodschap is een zin voor de gebruiker."""


class Gebruiksfout(IntegratieFout):
    """De vraag zelf klopt niet (onbekende gemeente, jaar, indicator …); uitgangscode 2."""


class Gegevensfout(IntegratieFout):
    """De gegevens kloppen niet of ontbreken, zodat een eerlijk resultaat niet kan."""


def suggestie(invoer: str, mogelijk, aantal: int = 3) -> str:
    """« Bedoelde je Vilvoorde?» – of een lege tekst wanneer niets lijkt op `invoer`."""
    from difflib import get_close_matches

    namen = {str(m).casefold(): str(m) for m in mogelijk}
    dichtst = get_close_matches(invoer.casefold(), namen, n=aantal, cutoff=0.6)
    return f" Bedoelde je {' of '.join(namen[d] for d in dichtst)}?" if dichtst else ""
