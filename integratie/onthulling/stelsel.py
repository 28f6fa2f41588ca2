"""Tabellen die samenhangen, als één stelsel: cellen met hun aantal, en elke som ertussen.

Een som zegt dat een totaal gelijk is aan zijn delen. Totalen van een kenmerk, jaren, wijken en deelgemeenten, oude en gefuseerde gemeenten,
clusters: het zijn allemaal sommen, en een cel mag in zoveel sommen staan als er zijn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

Totalen = Mapping[str, Mapping[str, Sequence[str]]]  # kenmerk → totaal → zijn delen


@dataclass(frozen=True)
class Stelsel:
    """`aantallen` per cel, en per som het nummer van het totaal en die van zijn delen."""

    aantallen: pd.Series
    sommen: tuple[tuple[int, tuple[int, ...]], ...]


def stelsel(aantallen: pd.Series, totalen: Totalen) -> Stelsel:
    """Het stelsel van een tabel: `aantallen` heeft een index met een niveau per kenmerk.

    Elke som van `totalen` geldt voor elke combinatie van de andere kenmerken waarvoor het totaal en al zijn delen een cel hebben.
    Fout: `ValueError` als een som in de aantallen zelf niet klopt.
    """
    nummers = {cel: i for i, cel in enumerate(aantallen.index)}
    sommen = []
    for kenmerk, per_totaal in totalen.items():
        plaats = aantallen.index.names.index(kenmerk)
        for totaal, delen in per_totaal.items():
            for cel in (c for c in nummers if c[plaats] == totaal):
                leden = [(*cel[:plaats], deel, *cel[plaats + 1 :]) for deel in delen]
                if all(lid in nummers for lid in leden):
                    sommen.append((nummers[cel], tuple(nummers[lid] for lid in leden)))
    waarden = aantallen.to_numpy(float)
    for totaal_, delen_ in sommen:
        if not np.isclose(waarden[totaal_], waarden[list(delen_)].sum()):
            raise ValueError(f"{aantallen.index[totaal_]} is niet de som van zijn delen")
    return Stelsel(aantallen, tuple(sommen))
