"""Een zin van de duiding, als sjabloon met plaatsen voor gemerkte getallen en woorden.

Wat er op een plaats komt, staat in `sjabloon`; `[was|waren]` kiest het eerste bij precies één, anders het tweede.
"""

from collections.abc import Callable
from dataclasses import dataclass

from integratie.beeld.woorden import HOOG
from integratie.blok.tekst import Tekst
from integratie.vergelijking import Gekend

FACILITEITEN = "In een faciliteitengemeente vertekent dat cijfer: wie naar een Franstalige school gaat, telt niet mee."
FACILITEITEN_ALLE = "In een faciliteitengemeente vertekenen de cijfers over leerlingen en cursisten: wie in het Frans les volgt, telt niet mee."


@dataclass(frozen=True)
class Zin:
    """Eén zin over één indicator. Andere sjablonen vervangen `kern`: `gelijk` als het saldo of de groei ongeveer nul is en `onzeker` als ze
    toeval kunnen zijn, `geen` bij nul personen, `klein` als alleen het aantal mag, `vooruitzicht` bij een verwacht cijfer, en `breuk` als het
    aandeel een breukwoord heeft. Een leeg sjabloon vervangt niets; met None valt de zin weg.

    `kop` en `woord` beginnen de vergelijking met andere gebieden, `groepen` somt groepen op, elk met
    haar voorzetsel (zijn er minder dan `minstens` gekend, dan valt de zin weg), en `bij` maakt van de gemeente en haar stand wat op de plaats `{bij}` komt.
    """

    indicator: str
    kern: str
    groep: str = ""
    gelijk: str = ""
    onzeker: str | None = ""
    geen: str | None = ""
    klein: str | None = None
    vooruitzicht: str = ""
    breuk: str = ""
    kop: str = "Dat aandeel ligt"
    woord: tuple[str, str, str] = HOOG
    groepen: tuple[tuple[str, str], ...] = ()
    minstens: int = 1
    bij: Callable[[str, Gekend], Tekst] | None = None
