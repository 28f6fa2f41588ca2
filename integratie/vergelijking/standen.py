"""Waar staat een gemeente in een jaar, en wat zegt dat jaartal: is het een waarneming of een vooruitzicht, en nog recent genoeg?"""

from dataclasses import dataclass
from functools import cache
from typing import TypeGuard

import numpy as np
import pandas as pd

from integratie.indicator import cijfers, kaart, van_code
from integratie.opslag import edities
from integratie.vergelijking.reeksen import plaatsen_van

GEEN_EINDE = 9_999  # laatste jaar met waarnemingen van een bron zonder vooruitzichten
TE_OUD = 5  # een cijfer van meer jaren vóór het peiljaar is geen boodschap meer: geen rang, opvallend of streefcijfer


@dataclass(frozen=True, slots=True)
class Stand:
    """Een cijfer op één ogenblik; `waarde` is None zodra `status` iets onbekends zegt."""

    jaar: int | None
    teller: float | None
    noemer: float | None
    waarde: float | None
    status: str


class Gekend(Stand):
    """Een stand met een waarde, en dus een jaar: zo weet wie de types nakijkt wat `is_gekend` vaststelde. Elke stand blijft een `Stand`."""

    jaar: int
    waarde: float


def is_gekend(s: Stand | None) -> TypeGuard[Gekend]:
    """Is er een stand met een waarde?"""
    return s is not None and s.waarde is not None


@cache
def alle_standen(naam: str, nis: str, editie: str) -> dict[str, dict[int, Stand]]:
    """Groep → jaar → de stand van een gemeente of gebied, oudste eerst; bewaard, want een rapport vraagt ze telkens opnieuw."""
    plaatsen = plaatsen_van(naam, editie).get(nis)
    if plaatsen is None:
        kolommen = _in_kolommen(van_code(naam, nis, editie))
    else:
        kolommen = tuple(k[plaatsen] for k in _kolommen(naam, editie))
    uit: dict[str, dict[int, Stand]] = {}
    for groep, jaar, *getallen, status in zip(*(k.tolist() for k in kolommen), strict=True):
        teller, noemer, waarde = (None if pd.isna(x) else float(x) for x in getallen)
        uit.setdefault(groep, {})[int(jaar)] = Stand(int(jaar), teller, noemer, waarde, str(status))
    return {groep: dict(sorted(standen.items())) for groep, standen in uit.items()}


@cache
def _kolommen(naam: str, editie: str) -> tuple[np.ndarray, ...]:
    return _in_kolommen(cijfers(naam, editie))


def _in_kolommen(rijen: pd.DataFrame) -> tuple[np.ndarray, ...]:
    return tuple(rijen[k].to_numpy() for k in ("groep", "jaar", "teller", "noemer", "waarde", "status"))


def stand(naam: str, nis: str, peiljaar: int, groep: str = "", editie: str | None = None) -> Stand:
    """De laatste bekende waarde tot en met `peiljaar`, van een gemeente (NIS-code) of een gebied (zijn code).

    Is er geen enkele bekend, dan de laatste rij met haar status; zonder rijen status `geen` en jaar None.
    """
    alle = alle_standen(naam, nis, edities.kies_editie(editie)).get(groep, {})
    standen = [s for jaar, s in alle.items() if jaar <= peiljaar]
    bekend = [s for s in standen if is_gekend(s)]
    return (bekend or standen or [Stand(None, None, None, None, "geen")])[-1]


def stand_in(naam: str, nis: str, jaar: int, groep: str = "", editie: str | None = None) -> Stand | None:
    """De stand in precies dit jaar; None zonder rij voor dat jaar."""
    return alle_standen(naam, nis, edities.kies_editie(editie)).get(groep, {}).get(jaar)


def groepsstanden(naam: str, nis: str, peiljaar: int, editie: str | None = None) -> dict[str, Stand]:
    """Groep → haar stand, alle in één jaar: dat van het totaal, of zonder totaal het laatste waarin een groep gekend is.

    Een groep zonder waarde in dat jaar houdt haar status (zonder rij `geen`). Leeg zolang er tot `peiljaar` geen enkele waarde is.
    """
    namen = groepen(naam, nis, peiljaar, editie)
    bekend = {g: s for g in namen if is_gekend(s := stand(naam, nis, peiljaar, g, editie))}
    if not bekend:
        return {}
    jaar = max(s.jaar for g, s in bekend.items() if not g or "" not in bekend)
    return {g: stand_in(naam, nis, jaar, g, editie) or Stand(jaar, None, None, None, "geen") for g in namen}


def groepen(naam: str, nis: str, peiljaar: int, editie: str | None = None) -> list[str]:
    """De groepen van een indicator met rijen voor een gemeente tot en met `peiljaar`, in de volgorde van de kaart."""
    editie = edities.kies_editie(editie)
    aanwezig = {g for g, standen in alle_standen(naam, nis, editie).items() if min(standen) <= peiljaar}
    volgorde = dict.fromkeys(["", *kaart(naam).groepen, *sorted(aanwezig)])
    return [g for g in volgorde if g in aanwezig]


def te_oud(jaar: int, peiljaar: int) -> bool:
    """Is een cijfer van `jaar` meer dan vijf jaar ouder dan het peiljaar?"""
    return peiljaar - jaar > TE_OUD


def laatste_waarneming(naam: str, editie: str | None = None) -> int:
    """Tot en met dit jaar zijn de cijfers van een indicator of onderwerp waarnemingen; daarna noemt de bron ze een vooruitzicht."""
    bronnen = edities.bronnen(editie)
    vanaf = [bronnen[t].vooruitzicht_vanaf for t in kaart(naam).tabellen if t in bronnen]
    return min((jaar for jaar in vanaf if jaar), default=GEEN_EINDE + 1) - 1


def is_vooruitzicht(naam: str, jaar: int, editie: str | None = None) -> bool:
    """Is het cijfer van deze indicator (of dit onderwerp) in dit jaar een vooruitzicht, en dus geen waarneming?"""
    return kaart(naam).soort == "vooruitzicht" or jaar > laatste_waarneming(naam, editie)
