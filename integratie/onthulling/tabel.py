"""Een tabel uit een eigen bestand van de gemeente, beschermd volgens haar regel: wie toont, houdt enkel over wat niet verborgen is."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from integratie.onthulling.bescherming import verborgen
from integratie.onthulling.regels import Regel
from integratie.onthulling.stelsel import Stelsel, Totalen, stelsel


def beschermd(
    aantallen: pd.Series,
    totalen: Totalen,
    regel: Regel,
    gekend: np.ndarray,
    ongetoond: np.ndarray,
    gezinnen: pd.Series,
    vroeger: Mapping[tuple, Sequence[int]],
) -> pd.Series | None:
    """Waar een aantal verborgen blijft (bool, zelfde index): wat klein is, en wat men nodig heeft om dat te berekenen.

    `aantallen` heeft een niveau per kenmerk; NaN is door de bron verborgen en blijft dat. `totalen` zegt welke sommen er zijn, `gekend` welke cellen
    iedereen weet, `ongetoond` welke enkel uit de sommen volgen, `gezinnen` hoeveel gezinnen een cel telt (NaN als dat niet gekend is), `vroeger` welke
    aantallen er in een vroegere uitgave stonden (leeg: toen verborgen). Wat er stond, is niet meer te verbergen; wat verborgen was, blijft het.

    Is er geen enkele manier om alles te beschermen, dan is alles verborgen; stond er al iets, dan is dat te laat en is het antwoord None.
    """
    if aantallen.index.nlevels > regel.gekruist:
        raise ValueError(f"{aantallen.index.nlevels} kenmerken gekruist; verwacht hoogstens {regel.gekruist}")
    s = stelsel(aantallen.fillna(0), totalen)  # wat de bron verborg, telt als nul
    toen = [vroeger.get(cel) for cel in aantallen.index]
    stond, bleef_weg = np.array([bool(x) for x in toen]), np.array([x is not None and not x for x in toen])
    klein = _met_delen(s, (regel.klein(aantallen, gezinnen) | aantallen.isna()).to_numpy() & ~gekend) & ~gekend
    if (klein & stond).any():
        return None
    weg = verborgen(s, klein | (bleef_weg & ~gekend), gekend | stond, ongetoond, regel.personen)
    if weg is None:
        return None if (stond & ~gekend).any() else pd.Series(~gekend, index=aantallen.index)
    return pd.Series(weg, index=aantallen.index)


def _met_delen(s: Stelsel, klein: np.ndarray) -> np.ndarray:
    """Ook wat deel is van een klein totaal is klein: nul of honderd procent van enkele mensen zegt iets over elk van hen."""
    klein = klein.copy()
    for _ in s.sommen:  # een deel kan zelf een totaal zijn
        for totaal, delen in s.sommen:
            klein[list(delen)] |= klein[totaal]
    return klein
