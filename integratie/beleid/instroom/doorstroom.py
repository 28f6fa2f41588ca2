"""Wie er na een jaar nog woont: doorstroom van wie binnen de periode aankwam, met vertrek en overlijden als concurrerende uitkomsten.

Schatter van Aalen en Johansen (1978), Scandinavian Journal of Statistics 5(3). Wie aan het einde van de periode nog woont, is gecensureerd. Een ambtshalve
schrapping heeft een administratieve datum: wanneer iemand echt vertrok, is niet gekend. Ze telt daarom één keer als vertrek en één keer als gecensureerd.
Het interval komt uit hertrekkingen van gezinnen (bootstrap): wie samen aankomt, vertrekt vaak samen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from integratie.beleid.instroom.kolommen import BUITENLAND, EMIGRATIE, IN, OVERLIJDEN, SCHRAPPING, UIT, WACHT
from integratie.onthulling.regels import regel

MAANDEN = (12, 24, 36)
DAGEN = 365.25 / 12  # van een maand
MINSTENS = 50  # mensen die lang genoeg geleden aankwamen
TREKKINGEN, ZAAD = 200, 20250101
STAPPEN = (1, 2, 5, 10)  # procentpunten waarop afgerond wordt
ALS_VERTREK, GECENSUREERD = "schrapping telt als vertrek", "schrapping telt als onbekend"
WIE = {"alle aankomsten": (IN, BUITENLAND), "uit een andere gemeente": (IN,), "uit het buitenland": (BUITENLAND,)}


@dataclass(frozen=True)
class Doorstroom:
    """Van `mensen` (op tien afgerond) die aankwamen: na zoveel maanden woont nog `blijft` % er (interval `laag` tot `hoog`), en vertrok `vertrokken` %.

    `lezing`: hoe een ambtshalve schrapping telt. Percenten zijn afgerond op `stap` procentpunten, zo dat er minstens vijf mensen in de afronding passen.
    """

    wie: str
    lezing: str
    maanden: int
    mensen: int
    blijft: int
    laag: int
    hoog: int
    vertrokken: int
    stap: int


def aalen_johansen(duur: np.ndarray, oorzaak: np.ndarray, gewicht: np.ndarray, oorzaken: int) -> np.ndarray:
    """De kans op elke uitkomst (1 … `oorzaken`; 0 is gecensureerd) tot en met elke dag: rij 0 is dag 0. `duur` in hele dagen, `gewicht` per persoon."""
    einde = int(duur.max()) + 1
    gebeurt = np.array([np.bincount(duur, gewicht * (oorzaak == k), einde) for k in range(1, oorzaken + 1)])
    weg = np.bincount(duur, gewicht, einde)
    nog = weg[::-1].cumsum()[::-1]  # wie net voor die dag nog gevolgd wordt
    deel = np.divide(gebeurt, nog, out=np.zeros_like(gebeurt), where=nog > 0)
    blijft = np.cumprod(1 - deel.sum(axis=0))
    voor = np.concatenate([[1.0], blijft[:-1]])
    return np.cumsum(voor * deel, axis=1).T


def doorstroom(rijen: pd.DataFrame, laatste: int) -> tuple[Doorstroom, ...]:
    """De doorstroom in gelezen rijen met sleutels, tot de dag `laatste`; leeg zonder sleutels of met te weinig mensen."""
    paden = _paden(rijen[rijen["persoon"].notna() & (rijen["register"] != WACHT)], laatste)
    return tuple(d for naam, soorten in WIE.items() for d in _van_groep(naam, paden[paden["soort"].isin(soorten)]))


def _paden(rijen: pd.DataFrame, laatste: int) -> pd.DataFrame:
    """Per persoon de eerste aankomst: `soort`, `gezin`, `duur` in dagen, `weg` (soort van het eerste einde erna, leeg als die nog woont) en `gevolgd` (dagen tot het einde)."""
    op_tijd = rijen.sort_values("dag", kind="stable")
    aankomst = op_tijd[op_tijd["soort"].isin((IN, BUITENLAND))].drop_duplicates("persoon").set_index("persoon")
    einden = op_tijd[op_tijd["soort"].isin((UIT, EMIGRATIE, OVERLIJDEN, SCHRAPPING))]
    einden = (
        einden[einden["dag"] >= einden["persoon"].map(aankomst["dag"])].drop_duplicates("persoon").set_index("persoon")
    )
    uit = aankomst[["soort", "gezin"]].copy()
    uit["weg"] = einden["soort"].astype(object).reindex(aankomst.index)
    uit["duur"] = (einden["dag"].reindex(aankomst.index).fillna(laatste) - aankomst["dag"]).astype(int)
    uit["gevolgd"] = laatste - aankomst["dag"]
    zonder = uit["gezin"].isna()
    uit["gezin"] = uit["gezin"].mask(zonder, -1.0 - uit.index.to_series())  # zonder sleutel is ieder een eigen gezin
    return uit


def _van_groep(wie: str, p: pd.DataFrame) -> list[Doorstroom]:
    gezin, uit = pd.factorize(p["gezin"])[0], list[Doorstroom]()
    maanden = [m for m in MAANDEN if (p["gevolgd"] >= m * DAGEN).sum() >= MINSTENS]
    if not maanden or gezin.max() + 1 < regel("instroom").gezinnen:
        return []
    stap = next((s for s in STAPPEN if len(p) * s / 100 >= regel("instroom").personen), STAPPEN[-1])
    lezingen = {
        ALS_VERTREK: np.select([p["weg"].isin((UIT, EMIGRATIE, SCHRAPPING)), p["weg"] == OVERLIJDEN], [1, 2], 0),
        GECENSUREERD: np.select([p["weg"].isin((UIT, EMIGRATIE)), p["weg"] == OVERLIJDEN], [1, 2], 0),
    }
    duur, kansen = p["duur"].to_numpy(), {lezing: list[np.ndarray]() for lezing in lezingen}
    for gewicht in _trekkingen(gezin):
        for lezing, oorzaak in lezingen.items():
            kromme = aalen_johansen(duur, oorzaak, gewicht, 2)
            kansen[lezing].append(kromme[[min(int(m * DAGEN), len(kromme) - 1) for m in maanden]])
    for lezing, trekkingen in kansen.items():
        weg = np.array(trekkingen)  # trekking × maand × uitkomst
        blijft = 1 - weg.sum(axis=2)
        laag, hoog = np.quantile(blijft[1:], [0.025, 0.975], axis=0)
        for nummer, m in enumerate(maanden):
            delen = (blijft[0, nummer], laag[nummer], hoog[nummer], weg[0, nummer, 0])
            nog, onder, boven, vertrok = (int(stap * round(100 * x / stap)) for x in delen)
            uit.append(Doorstroom(wie, lezing, m, round(len(p), -1), nog, onder, boven, vertrok, stap))
    return uit


def _trekkingen(gezin: np.ndarray) -> Iterator[np.ndarray]:
    """Het gewicht van elke persoon: eerst overal één, dan hoe vaak zijn gezin getrokken is."""
    toeval, aantal = np.random.default_rng(ZAAD), gezin.max() + 1
    yield np.ones(len(gezin))
    for _ in range(TREKKINGEN):
        yield np.bincount(toeval.integers(aantal, size=aantal), minlength=aantal)[gezin].astype(float)
