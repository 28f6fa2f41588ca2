"""Voor wie een aanpak te kiezen is: hoeveel mensen er per doelgroep aankomen, wanneer en waar. De keuze zelf blijft open.

Een doelgroep volgt uit leeftijd en nationaliteit, nooit uit een vermoeden van taal; hoeveel er hulp nodig hebben, zegt een register niet.
"""

from dataclasses import dataclass

import pandas as pd

from integratie.beeld.opmaak import getal
from integratie.beleid.instroom.cijfers import Instroom
from integratie.beleid.instroom.doelgroepen import NIVEAUS, leerlingen, volwassenen
from integratie.beleid.instroom.tabellen import AANKOMSTEN, ANDERE_WIJK, EU, MAAND, NIET_EU, VANWAAR, WIJK

IEDEREEN = "iedereen die aankomt"
HOOGSTE = 3  # zoveel maanden en wijken worden genoemd
RUBRIEK = {
    IEDEREEN: "onthaal en taalpromotie",
    **{f"kinderen, {niveau}": "onderwijsvoorzieningen" for niveau in NIVEAUS},
    f"{EU} van 18 tot 64 jaar": "inburgering",
    f"{NIET_EU} van 18 tot 64 jaar": "inburgering",
}


@dataclass(frozen=True)
class Doelgroep:
    """`aantal` in `jaar` (het laatste hele jaar waarin het getoond wordt), tussen `laag` en `hoog` in de hele jaren; `maanden` en `wijken` met de meeste aankomsten."""

    naam: str
    rubriek: str
    aantal: int
    jaar: int
    laag: int
    hoog: int
    jaren: tuple[int, ...]
    maanden: tuple[str, ...] = ()
    wijken: tuple[str, ...] = ()


def doelgroeprijen(i: Instroom) -> list[Doelgroep]:
    """Elke doelgroep waarvan in een heel jaar een aantal getoond wordt; wanneer en waar is enkel van iedereen samen te zeggen."""
    heel = [j for j in i.jaren if j in i.periode.volledig]
    per_groep = {IEDEREEN: pd.Series({j: i.aantallen(VANWAAR, j).get(AANKOMSTEN) for j in heel})}
    per_groep |= {f"kinderen, {niveau}": r for niveau, r in leerlingen(i).iterrows()}
    per_groep |= {
        f"{groep} van 18 tot 64 jaar": r for groep, r in volwassenen(i).drop(index="Belgen", errors="ignore").iterrows()
    }
    uit = []
    for naam, reeks in per_groep.items():
        gekend = reeks.reindex(heel).dropna().astype(int)
        if len(gekend):
            jaar = int(gekend.index[-1])
            meeste = (_meeste(i, MAAND, heel), _meeste(i, WIJK, heel)) if naam == IEDEREEN else ((), ())
            uit.append(
                Doelgroep(
                    naam,
                    RUBRIEK[naam],
                    int(gekend.iloc[-1]),
                    jaar,
                    int(gekend.min()),
                    int(gekend.max()),
                    tuple(map(int, gekend.index)),
                    *meeste,
                )
            )
    return uit


def in_een_zin(d: Doelgroep) -> str:
    """ "In 2025 waren het er 180 (tussen 150 en 190 in 2022 tot 2025)."; van één jaar zonder bereik."""
    bereik = (
        f" (tussen {getal(d.laag)} en {getal(d.hoog)} in {d.jaren[0]} tot {d.jaren[-1]})" if len(d.jaren) > 1 else ""
    )
    return f"In {d.jaar} waren het er {getal(d.aantal)}{bereik}."


def _meeste(i: Instroom, tabel: str, jaren: list[int]) -> tuple[str, ...]:
    """De cellen met de meeste aankomsten over alle hele jaren samen; een die ergens verborgen is, doet niet mee."""
    per_jaar = [i.aantallen(tabel, j).drop([AANKOMSTEN, ANDERE_WIJK], errors="ignore") for j in jaren]
    if not per_jaar or any(p.empty for p in per_jaar):
        return ()
    som = pd.concat(per_jaar, axis=1).sum(axis=1, skipna=False).dropna()
    return tuple(som[som > 0].sort_values(ascending=False, kind="stable").index[:HOOGSTE])
