"""Wat een streefcijfer kan laten zien: het kleinste effect dat in het streefjaar in vier op de vijf gevallen opvalt, en wat het doel vraagt."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from integratie import gebieden
from integratie.beleid.opvolging.paneel import Reeks, in_procent, verandering, waarde_na
from integratie.beleid.opvolging.variatie import GESCHIEDENIS, gelijken, rond_beweging, venster_van
from integratie.beleid.plan.model import Streefcijfer

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
    r = Reeks(doel.indicator, doel.groep, code, editie)
    if doel.basisjaar > tot:
        return Effect(reden="later")
    if r.kaart.soort == "enquete":
        return Effect(reden="enquete")
    if gebieden.plaats(code).leden and not r.kaart.optelbaar:
        return Effect(reden="cluster")
    if np.isnan(verandering(r.kaart, doel.streefwaarde, doel.basiswaarde)):
        return Effect(reden="basis")
    termijn = doel.streefjaar - doel.basisjaar
    gemeten = _in_venster(r, doel.basisjaar, termijn, doel.richting, tot)
    stap = _uit_vroeger(r, termijn, doel.richting, tot) if gemeten is None else gemeten
    if stap is None:
        return Effect(reden="geschiedenis")
    nodig, trend = _nodig(r, doel)
    # Een verandering in de eenheid van de waarde: bij een aantal of bedrag is ze een deel van de basis.
    kleinste = stap * doel.basiswaarde / 100 if in_procent(r.kaart) else stap
    return Effect(kleinste, nodig, trend, gemeten is None)


def _nodig(r: Reeks, doel: Streefcijfer) -> tuple[float | None, float | None]:
    """(wat het doel vraagt tegenover de eigen trend, waar die trend uitkomt); None zonder genoeg geschiedenis."""
    v = venster_van(r, doel.basisjaar, doel.basisjaar)
    if v is None:
        return None, None
    stap = float(v.kenmerken.at[r.code, "trend"]) * (doel.streefjaar - doel.basisjaar)
    trend = waarde_na(r.kaart, stap, doel.basiswaarde)
    return TEKENS[doel.richting] * (doel.streefwaarde - trend), trend


@cache
def _in_venster(r: Reeks, basisjaar: int, termijn: int, richting: str, tot: int) -> float | None:
    """Het kleinste zichtbare effect in één venster dat al voorbij is, als verandering; None als het er niet is."""
    if basisjaar + termijn > tot or isinstance(gevonden := gelijken(r, basisjaar, basisjaar + termijn), str):
        return None
    return float(rond_beweging(*gevonden, basisjaar + termijn)[f"zien_{richting}"][0])


@cache
def _uit_vroeger(r: Reeks, termijn: int, richting: str, tot: int) -> float | None:
    """Het derde kwartiel over de jongste vensters van dezelfde termijn; is er geen zo lang, dan van de langste, naar rato van de jaren."""
    jaren = [j for j in r.paneel if j <= tot]
    for t in range(min(termijn, len(jaren)), 0, -1):
        gevonden = [_in_venster(r, j - t, t, richting, tot) for j in jaren[-GESCHIEDENIS:]]
        if gekend := [x for x in gevonden if x is not None]:
            return float(np.quantile(gekend, VOORZICHTIG)) * termijn / t
    return None
