"""Afronden op veelvouden, zo dat elke som blijft kloppen: voor wie liever overal een getal heeft dan hier en daar een verborgen.

Literatuur: Cox (1987), A Constructive Procedure for Unbiased Controlled Rounding, Journal of the American Statistical Association 82(398).
"""

import highspy
import numpy as np
import pandas as pd

from integratie.onthulling.stelsel import Totalen, stelsel


def afgerond(aantallen: pd.Series, totalen: Totalen, op: int) -> pd.Series:
    """Elke cel het veelvoud van `op` net erboven of eronder, samen zo dicht mogelijk bij de aantallen; NaN blijft NaN.

    Fout: `ValueError` als een som niet klopt, of (bij meer dan twee kenmerken) als er zo geen veelvouden zijn die optellen.
    """
    s = stelsel(aantallen.fillna(0), totalen)
    echt = s.aantallen.to_numpy(float)
    onder, over = echt // op, echt % op
    h = highspy.Highs()
    for optie, waarde in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0)):
        h.setOptionValue(optie, waarde)
    for rest in over:  # 1 is naar boven; een veelvoud blijft staan
        h.addVar(0.0, float(rest > 0))
    alle = np.arange(len(echt), dtype=np.int32)
    h.changeColsCost(len(echt), alle, op - 2 * over)
    h.changeColsIntegrality(len(echt), alle, np.full(len(echt), int(highspy.HighsVarType.kInteger), dtype=np.uint8))
    for totaal, delen in s.sommen:
        verschil = onder[totaal] - onder[list(delen)].sum()
        h.addRow(verschil, verschil, len(delen) + 1, [totaal, *delen], [-1.0] + [1.0] * len(delen))
    h.run()
    if h.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ValueError("geen veelvouden die optellen")
    naar_boven = np.round(np.array(h.getSolution().col_value))
    return pd.Series(op * (onder + naar_boven), index=aantallen.index).mask(aantallen.isna())
