"""De zinnen van de duiding uit `duidingszinnen.yaml`: elk een sjabloon met plaatsen voor gemerkte getallen en woorden.

Wat er op een plaats komt, staat in `sjabloon`; `[was|waren]` kiest het eerste bij precies één, anders het tweede.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from integratie.beeld.woorden import HOOG, SNEL, VEEL
from integratie.blok.tekst import Tekst
from integratie.vergelijking import Gekend

BESTAND = Path(__file__).with_suffix(".yaml")
FACILITEITEN = "In een faciliteitengemeente vertekent dat cijfer: wie naar een Franstalige school gaat, telt niet mee."
FACILITEITEN_ALLE = "In een faciliteitengemeente vertekenen de cijfers over leerlingen en cursisten: wie in het Frans les volgt, telt niet mee."
_WOORDEN = {"hoog": HOOG, "veel": VEEL, "snel": SNEL}


@dataclass(frozen=True)
class Zin:
    """Eén zin over één indicator. Andere sjablonen vervangen `kern`: `gelijk` als het saldo of de groei ongeveer nul is en `onzeker` als ze
    toeval kunnen zijn, `geen` bij nul personen, `klein` als alleen het aantal mag, `vooruitzicht` bij een verwacht cijfer, en `breuk` als het
    aandeel een breukwoord heeft. Een leeg sjabloon vervangt niets; met None valt de zin weg.

    `kop` en `woord` (hoog, veel of snel) beginnen de vergelijking met andere gebieden, `groepen` somt groepen op, elk met
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
    woord: str = "hoog"
    groepen: tuple[tuple[str, str], ...] = ()
    minstens: int = 1
    bij: Callable[[str, Gekend], Tekst] | None = None

    @property
    def drietal(self) -> tuple[str, str, str]:
        """Het woord bij meer, bij minder en bij ongeveer gelijk."""
        return _WOORDEN[self.woord]


@cache
def per_thema() -> dict[str, tuple[Zin, ...]]:
    """Thema → zijn zinnen, in volgorde."""
    alle = yaml.safe_load(BESTAND.read_text(encoding="utf-8"))
    return {
        thema: tuple(Zin(**zin | {"groepen": tuple(zin.get("groepen", {}).items())}) for zin in zinnen)
        for thema, zinnen in alle.items()
    }
