"""De gemeten ruis van elke indicator, als rijen: voor `integratie toeval`, de fiches en docs/toeval.md."""

from functools import cache
from math import nan, sqrt

import numpy as np
import pandas as pd

from integratie.indicator import FACTOR, Indicator, kaart, register
from integratie.opslag import edities
from integratie.vergelijking.ruis import Z, inwoners, paneel, ruis
from integratie.vergelijking.toeval import Meting, drempel

KOLOMMEN = ("indicator", "soort", "factor", "spreiding", "gemeten", "waarde", "kleinste_verandering", "eenheid")


def ruistabel(editie: str | None = None) -> pd.DataFrame:
    """Per indicator (haar geheel, of haar hoofdgroep) de ruis, en wat ze in de middelste gemeente betekent.

    Kolommen: `indicator, soort, factor, spreiding, gemeten, waarde, kleinste_verandering, eenheid`. `waarde` is de mediaan van de
    gemeenten van het Vlaams Gewest in het laatste jaar; `kleinste_verandering` het kleinste verschil tussen twee jaren dat daar een
    richtingwoord krijgt, in de eenheid (bij % dus procentpunt). Zonder ruis (enquête, vooruitzicht) en voor een saldo is er geen rij.
    """
    editie = edities.kies_editie(editie)
    rijen = [rij for naam in register() if (rij := ruisrij(naam, editie))]
    return pd.DataFrame(rijen, columns=list(KOLOMMEN))


@cache
def ruisrij(naam: str, editie: str) -> dict | None:
    """De rij van één indicator in `ruistabel`, of None."""
    ind = kaart(naam)
    groep = ind.hoofdgroep or ("" if not ind.groepen or "" in ind.groepen else ind.groepen[0])
    if not ind.kan_uit(edities.bronnen(editie)) or (ind.met_teken and ind.soort == "stroom"):
        return None
    if (wet := ruis(naam, groep, editie)) is None:
        return None
    m = _middelste(ind, groep, editie)
    kleinste = max(Z * sqrt(2 * m.variantie), drempel(ind, m.waarde, m.waarde))
    waarden = (naam, ind.soort, wet.factor, wet.spreiding, wet.gemeten, m.waarde, kleinste, ind.eenheid)
    return dict(zip(KOLOMMEN, waarden, strict=True))


def _middelste(ind: Indicator, groep: str, editie: str) -> Meting:
    """Een gemeente met van alles het midden, in het laatste jaar."""
    waarden = paneel(ind.naam, groep, "waarde", editie)
    jaar = waarden.columns[-1]
    waarde, mensen = float(np.nanmedian(waarden[jaar])), inwoners(editie)
    teller = float(paneel(ind.naam if groep else ind.telling or ind.naam, groep, "teller", editie)[jaar].median())
    noemer = float(paneel(ind.naam, groep, "noemer", editie)[jaar].median())
    if ind.eenheid in FACTOR and np.isfinite(noemer):
        teller = waarde * noemer / FACTOR[ind.eenheid]
    wonen_er = float(mensen[min(jaar, mensen.columns[-1])].median())
    return Meting(ind, "", groep, editie, waarde, teller, noemer, wonen_er, 1.0, nan)
