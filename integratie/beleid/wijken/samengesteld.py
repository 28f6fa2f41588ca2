"""Een gebied dat iemand uit wijken samenstelt: welke erbij horen, hun som, en wat er niet op te tellen is.

Staat het in een bestand van de gemeente, dan wordt het samen met de wijken beschermd (`cijfers`). Vraagt een notebook het, dan telt enkel op wat er te
lezen staat: daaruit volgt niets nieuws.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.bestanden.yaml_met_plaats import lees_bestand
from integratie.fouten import suggestie
from integratie.gebieden import plat

AANTALLEN = ["groep", "totaal"]
NAAM = re.compile(r"[^\W\d_][\w '’./&-]{0,59}")
GETOOND = 16  # zoveel namen noemt een fout


@dataclass(frozen=True)
class Gebied:
    """De codes van de wijken van een gebied, en hoe het heet."""

    leden: tuple[str, ...]
    naam: str

    @property
    def code(self) -> str:
        return "+".join(self.leden)


def lees(pad: Path, wijken: pd.DataFrame, nis: str, soort: str) -> list[Gebied]:
    """De gebieden uit een bestand met per naam een lijst van wijken; leeg als het er niet is. Fout: `Gebruiksfout` met regel."""
    if not pad.is_file():
        return []
    knoop, uit = lees_bestand(pad), dict[str, Gebied]()
    bezet = {plat(x) for x in (*wijken["code"], *wijken["naam"], gebieden.gemeenten()[nis].naam)}
    for naam in knoop:
        if not NAAM.fullmatch(naam) or plat(naam) in bezet:
            reden = (
                f"verwacht een naam met letters, hoogstens 60 tekens, die niet die van een {soort} of de gemeente is"
            )
            raise knoop.fout(naam, reden)
        try:
            gebied = kies([woord for woord, _ in knoop.woorden(naam)], wijken, nis, soort, naam)
            if gebied.code in uit:
                raise ValueError(f"dat is hetzelfde gebied als {uit[gebied.code].naam}.")
        except ValueError as fout:
            raise knoop.fout(naam, str(fout)) from fout
        uit[gebied.code] = gebied
        bezet.add(plat(naam))
    return list(uit.values())


def kies(woorden: Sequence[str], wijken: pd.DataFrame, nis: str, soort: str, naam: str = "") -> Gebied:
    """Het gebied uit wijken met deze namen of codes, ook zonder NIS-code ervoor (W01). Fout: `ValueError`."""
    namen = dict(zip(wijken["code"], wijken["naam"], strict=True))
    vormen = {plat(vorm): c for c, n in namen.items() for vorm in (c, c.removeprefix(nis), n)}
    vormen |= {n: c for c, n in namen.items()}  # twee wijken kunnen op een koppelteken na gelijk heten
    leden = list[str]()
    for woord in woorden:
        code = vormen.get(woord) or vormen.get(plat(woord))
        if code is None:
            wie, bekend = gebieden.gemeenten()[nis].naam, ", ".join([*namen.values()][:GETOOND])
            hulp = suggestie(woord, [*namen.values(), *namen])
            raise ValueError(f"'{woord}' is geen {soort} van {wie}; verwacht {bekend}.{hulp}")
        if code in leden:
            raise ValueError(f"'{woord}' staat er al.")
        leden.append(code)
    if not 1 < len(leden) < len(namen):
        raise ValueError(f"verwacht minstens twee namen van een {soort}, en niet alle: samen zijn ze de gemeente.")
    leden.sort()
    delen = " + ".join(namen[code] for code in leden)
    return Gebied(tuple(leden), f"{naam} ({delen})" if naam else delen)


def som(getoond: pd.DataFrame, leden: Iterable[str]) -> pd.Series:
    """`groep` en `totaal` van deze wijken samen, leeg zodra er een leeg is; `getoond` heeft hun code als index."""
    return getoond.reindex(leden)[AANTALLEN].sum(skipna=False)
