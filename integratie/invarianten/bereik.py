"""Tussen welke grenzen een cijfer ligt. Of het onder nul kan, is een feit van het onderwerp (`met_teken`)."""

import re
from collections.abc import Mapping
from typing import Protocol

import numpy as np
import pandas as pd

HOOGST = 1e13  # groter is geen cijfer van een gemeente meer
DEEL_TOT = 100.05  # een bron rondt haar percentages af: 100,04 is nog 100,0
EINDIG, VANAF_NUL, TOT_HONDERD = "een eindig getal", "een getal vanaf 0", "een aandeel tot 100"
# Woorden voor een verschil; "verschillende" en "groeiende" zijn dat niet.
_VERSCHIL = re.compile(
    r"saldo|groei(?!en)|\bverschil\b|evolutie|verandering|toename|afname|stijging|daling|aanpassing|\bindex\b",
    re.IGNORECASE,
)


class Begrensd(Protocol):
    """Een onderwerp of een indicator."""

    @property
    def eenheid(self) -> str:
        """De eenheid; % is een aandeel."""

    @property
    def met_teken(self) -> bool:
        """Kan het onder nul gaan?"""


def meet_verschil(naam: str) -> bool:
    """De regel voor een onderwerp waarvan alleen de naam gekend is: een saldo, groei, verandering of index kan onder nul gaan."""
    return bool(_VERSCHIL.search(naam.replace("_", " ")))


def laagst_en_hoogst(kaart: Begrensd) -> tuple[float, float]:
    """De laagste en de hoogste waarde die kan."""
    if kaart.met_teken:
        return -HOOGST, HOOGST
    return 0.0, DEEL_TOT if kaart.eenheid == "%" else HOOGST


def gebrek(namen: pd.Series, waarden: pd.Series, kaarten: Mapping[str, Begrensd]) -> pd.Series:
    """Per rij wat er verwacht werd, of leeg: `namen` zegt welke kaart bij welke waarde hoort; onbekend (NaN) is geen gebrek."""
    plaats, uniek = pd.factorize(namen)
    laag, hoog = np.array([laagst_en_hoogst(kaarten[naam]) for naam in uniek], dtype=float).reshape(-1, 2)[plaats].T
    x = waarden.to_numpy(dtype=float)
    soort = np.select([np.abs(x) >= HOOGST, x < laag, x > hoog], [1, 2, 3], 0)
    return pd.Series(pd.Categorical.from_codes(soort, ["", EINDIG, VANAF_NUL, TOT_HONDERD]), index=namen.index)
