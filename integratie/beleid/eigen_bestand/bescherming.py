"""Kleine aantallen in een eigen bestand van de gemeente: wat verborgen blijft, zodat niemand herkenbaar wordt.

Een aantal van 1 tot 4 is klein; nul mag getoond worden. Wie de totalen kent, moet van elk verborgen aantal nog een
bereik van minstens vijf overhouden.
"""

import numpy as np
import pandas as pd

KLEINSTE = 5


def klein(aantallen: pd.Series) -> pd.Series:
    """Waar een aantal klein is (1 tot 4)."""
    return aantallen.between(1, KLEINSTE - 1)


def verberg(groep: pd.Series, totaal: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Welke aantallen van de groep en welke totalen verborgen blijven, per gebied (twee Series van bool).

    `groep` en `totaal`: aantallen per gebied; NaN in `groep` is door de bron verborgen, NaN in `totaal` een gebied zonder cijfer.
    De rest (totaal min groep) is even beschermd als de groep. Kan het niet, dan is alles verborgen.
    """
    rest, bewoond = totaal - groep, totaal > 0
    zonder_totaal = klein(totaal)
    while zonder_totaal.any() and not _totalen_veilig(totaal, zonder_totaal):
        over = totaal[bewoond & ~zonder_totaal]
        if over.empty:
            break
        zonder_totaal[over.idxmin()] = True
    weg = (zonder_totaal | klein(groep) | klein(rest) | groep.isna()) & totaal.notna()
    while weg.any() and not _veilig(groep, totaal, weg, zonder_totaal):
        over = totaal[bewoond & ~weg].sort_values(kind="stable")
        if over.empty:
            return totaal.notna(), zonder_totaal
        genoeg = (i for i in over.index if _veilig(groep, totaal, weg | (totaal.index == i), zonder_totaal))
        # Het kleinste gebied waarmee het lukt; helpt één niet, dan dat met de grootste kleinste helft.
        bijdrage = np.minimum(groep[over.index], rest[over.index])
        weg[next(genoeg, bijdrage.idxmax())] = True
    return weg, zonder_totaal


def _totalen_veilig(totaal: pd.Series, weg: pd.Series) -> bool:
    """Wie de som kent, weet van een verborgen totaal alleen dat het tussen nul en de som van de verborgen totalen ligt."""
    return weg.sum() >= 2 and totaal[weg].sum() >= KLEINSTE


def _veilig(groep: pd.Series, totaal: pd.Series, weg: pd.Series, zonder_totaal: pd.Series) -> bool:
    """Is het bereik van elk verborgen aantal minstens vijf breed, voor wie alle totalen en alle zichtbare rijen kent?

    Met S de verborgen groep en R de verborgen rest samen ligt het aantal van een gebied met totaal t tussen max(0, t − R) en
    min(t, S): de breedte is het kleinste van t, S, R en de andere verborgen totalen samen.
    """
    # Wat de bron verborg, telt als nul: dat is het ergste geval.
    verborgen, rest = groep[weg].sum(), (totaal - groep)[weg].sum()
    totalen = totaal[weg & ~zonder_totaal]
    anderen = totaal[weg].sum() - totalen
    return min(verborgen, rest) >= KLEINSTE and (totalen >= KLEINSTE).all() and (anderen >= KLEINSTE).all()
