"""Wat een streefcijfer kan laten zien: het kleinste effect dat in het streefjaar in vier op de vijf gevallen opvalt, en wat het doel vraagt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from integratie import gebieden
from integratie.beleid.opvolging.paneel import in_procent, mogelijk, paneel, verandering, waarde_na
from integratie.beleid.opvolging.variatie import (
    GESCHIEDENIS,
    MINSTENS_VERGELEKEN,
    rond_beweging,
    trendverschil,
    venster_van,
    vergelijkbaar,
)
from integratie.beleid.plan.model import Streefcijfer
from integratie.indicator import Indicator, kaart

TEKENS = {"omhoog": 1, "omlaag": -1}
VOORZICHTIG = 0.75  # liever iets te hoog geschat: de komende jaren kunnen onrustiger zijn dan de vorige
REDENEN = {
    "enquete": "voor een enquête is niet te weten wat te verwachten was",
    "cluster": "dit cijfer is niet op te tellen over gemeenten",
    "geschiedenis": "de reeks is te kort: er moeten vier jaren vóór een basisjaar liggen, en minstens één erna",
    "basis": "de basiswaarde is geen aantal boven nul",
    "later": "het basisjaar ligt na de laatste cijfers",
}


@dataclass(frozen=True)
class Effect:
    """`kleinste` effect dat in het streefjaar te zien is en wat het doel `nodig` heeft tegenover de eigen trend, in de eenheid van de
    indicator en in de richting van het plan (negatief: de eigen trend alleen volstaat). None als ze niet te bepalen zijn; `reden` zegt waarom.

    `geschat`: uit vroegere periodes, omdat er tot het streefjaar nog geen cijfers zijn. `trend`: waar de eigen trend dan uitkomt.
    """

    kleinste: float | None = None
    nodig: float | None = None
    trend: float | None = None
    geschat: bool = True
    reden: str = ""

    @property
    def te_klein(self) -> bool:
        """Vraagt het doel minder dan wat te zien is?"""
        return self.kleinste is not None and self.nodig is not None and self.nodig < self.kleinste


def effect(code: str, doel: Streefcijfer, tot: int, editie: str) -> Effect:
    """Het kleinste zichtbare effect van een streefcijfer van een gemeente (NIS-code), cluster of gebied, uit cijfers tot en met `tot`."""
    ind = kaart(doel.indicator)
    if doel.basisjaar > tot:
        return Effect(reden="later")
    if ind.soort == "enquete":
        return Effect(reden="enquete")
    if gebieden.plaats(code).leden and not ind.optelbaar:
        return Effect(reden="cluster")
    if np.isnan(verandering(ind, doel.streefwaarde, doel.basiswaarde)):
        return Effect(reden="basis")
    termijn = doel.streefjaar - doel.basisjaar
    gemeten = _in_venster(doel.indicator, doel.groep, code, doel.basisjaar, termijn, doel.richting, tot, editie)
    stap = (
        _uit_vroeger(doel.indicator, doel.groep, code, termijn, doel.richting, tot, editie)
        if gemeten is None
        else gemeten
    )
    if stap is None:
        return Effect(reden="geschiedenis")
    nodig, trend = _nodig(ind, doel, code, editie)
    return Effect(_in_eenheid(ind, stap, doel.basiswaarde), nodig, trend, gemeten is None)


def _in_eenheid(ind: Indicator, stap: float, basis: float) -> float:
    """Een verandering in de eenheid van de waarde: bij een aantal of bedrag is ze een deel van de basis."""
    return stap * basis / 100 if in_procent(ind) else stap


def _nodig(ind: Indicator, doel: Streefcijfer, code: str, editie: str) -> tuple[float | None, float | None]:
    """(wat het doel vraagt tegenover de eigen trend, waar die trend uitkomt); None zonder genoeg geschiedenis."""
    v = venster_van(doel.indicator, doel.groep, code, doel.basisjaar, doel.basisjaar, editie)
    if v is None:
        return None, None
    stap = float(v.kenmerken.at[code, "trend"]) * (doel.streefjaar - doel.basisjaar)
    trend = mogelijk(ind, waarde_na(ind, stap, doel.basiswaarde))
    return TEKENS[doel.richting] * (doel.streefwaarde - trend), trend


@cache
def _in_venster(
    naam: str, groep: str, code: str, basisjaar: int, termijn: int, richting: str, tot: int, editie: str
) -> float | None:
    """Het kleinste zichtbare effect in één venster dat al voorbij is, als verandering; None als het er niet is."""
    if basisjaar + termijn > tot:
        return None
    v = venster_van(naam, groep, code, basisjaar, basisjaar + termijn, editie)
    if v is None:
        return None
    rij = v.kenmerken.index.get_indexer([code])
    gelijk = vergelijkbaar(v, rij, () if code in gebieden.gemeenten() else gebieden.leden_van(code))
    if gelijk.shape[1] < MINSTENS_VERGELEKEN:
        return None
    band = rond_beweging(v.afwijking.iloc[:, -1].to_numpy()[gelijk], trendverschil(v, rij, gelijk))
    return float(band[f"zien_{richting}"][0])


@cache
def _uit_vroeger(naam: str, groep: str, code: str, termijn: int, richting: str, tot: int, editie: str) -> float | None:
    """Het derde kwartiel over de jongste vensters van dezelfde termijn; is er geen zo lang, dan van de langste, naar rato van de jaren."""
    jaren = [j for j in paneel(naam, groep, editie) if j <= tot]
    for t in range(min(termijn, len(jaren)), 0, -1):
        gevonden = [_in_venster(naam, groep, code, j - t, t, richting, tot, editie) for j in jaren[-GESCHIEDENIS:]]
        if gekend := [x for x in gevonden if x is not None]:
            return float(np.quantile(gekend, VOORZICHTIG)) * termijn / t
    return None
