"""Waar staat een gemeente: haar stand in een jaar, en die van de gebieden ernaast."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.indicator import cijfers, kaart
from integratie.opslag import edities
from integratie.vergelijking.reeksen import plaatsen_van


@dataclass(frozen=True, slots=True)
class Stand:
    """Een cijfer op één ogenblik; `waarde` is None zodra `status` iets onbekends zegt."""

    jaar: int | None
    teller: float | None
    noemer: float | None
    waarde: float | None
    status: str


@cache
def _standen(naam: str, nis: str, editie: str) -> dict[str, list[Stand]]:
    """Groep → alle standen van een gemeente of gebied, oudste eerst; bewaard, want een rapport vraagt ze telkens opnieuw."""
    plaatsen, uit = plaatsen_van(naam, editie).get(nis, []), {}
    for groep, *rij in zip(*(kolom[plaatsen].tolist() for kolom in _kolommen(naam, editie)), strict=True):
        uit.setdefault(groep, []).append(_stand_van(*rij))
    return {groep: sorted(standen, key=lambda s: s.jaar) for groep, standen in uit.items()}


@cache
def _kolommen(naam: str, editie: str) -> tuple[np.ndarray, ...]:
    rijen = cijfers(naam, editie)
    return tuple(rijen[k].to_numpy() for k in ("groep", "jaar", "teller", "noemer", "waarde", "status"))


@cache
def _in_jaar(naam: str, groep: str, jaar: int | None, editie: str) -> pd.DataFrame:
    """Alle gemeenten en gebieden in één jaar, op code: `waarde, teller, noemer, status`."""
    rijen = cijfers(naam, editie)
    rijen = rijen[(rijen["jaar"] == jaar) & (rijen["groep"] == groep)].set_index("nis")
    return rijen[["waarde", "teller", "noemer", "status"]]


def _getal(x) -> float | None:
    return None if pd.isna(x) else float(x)


def _stand_van(jaar, teller, noemer, waarde, status) -> Stand:
    return Stand(int(jaar), _getal(teller), _getal(noemer), _getal(waarde), str(status))


def stand(naam: str, nis: str, peiljaar: int, groep: str = "", editie: str | None = None) -> Stand:
    """De laatste bekende waarde tot en met `peiljaar`, van een gemeente (NIS-code) of een gebied (zijn code).

    Is er geen enkele bekend, dan de laatste rij met haar status; zonder rijen status `geen` en jaar None.
    """
    standen = [s for s in _standen(naam, nis, edities.kies_editie(editie)).get(groep, ()) if s.jaar <= peiljaar]
    bekend = [s for s in standen if s.waarde is not None]
    return (bekend or standen or [Stand(None, None, None, None, "geen")])[-1]


def stand_in(naam: str, nis: str, jaar: int, groep: str = "", editie: str | None = None) -> Stand | None:
    """De stand in precies dit jaar; None zonder rij voor dat jaar."""
    standen = _standen(naam, nis, edities.kies_editie(editie)).get(groep, ())
    return next((s for s in standen if s.jaar == jaar), None)


def groepsstanden(naam: str, nis: str, peiljaar: int, editie: str | None = None) -> dict[str, Stand]:
    """Groep → haar stand, alle in één jaar: dat van het totaal, of zonder totaal het laatste waarin een groep gekend is.

    Een groep zonder waarde in dat jaar houdt haar status (zonder rij `geen`). Leeg zolang er tot `peiljaar` geen enkele waarde is.
    """
    namen = groepen(naam, nis, peiljaar, editie)
    bekend = {g: s for g in namen if (s := stand(naam, nis, peiljaar, g, editie)).waarde is not None}
    if not bekend:
        return {}
    jaar = bekend[""].jaar if "" in bekend else max(s.jaar for s in bekend.values())
    return {g: stand_in(naam, nis, jaar, g, editie) or Stand(jaar, None, None, None, "geen") for g in namen}


def groepen(naam: str, nis: str, peiljaar: int, editie: str | None = None) -> list[str]:
    """De groepen van een indicator met rijen voor een gemeente tot en met `peiljaar`, in de volgorde van de kaart."""
    editie = edities.kies_editie(editie)
    aanwezig = {g for g, standen in _standen(naam, nis, editie).items() if standen[0].jaar <= peiljaar}
    volgorde = dict.fromkeys(["", *kaart(naam).groepen, *sorted(aanwezig)])
    return [g for g in volgorde if g in aanwezig]


def naast(naam: str, nis: str, peiljaar: int, groep: str = "", editie: str | None = None) -> pd.DataFrame:
    """De gemeente en haar vergelijkingsgebieden in het jaar van haar laatste stand.

    Kolommen: `gebied, jaar, waarde, teller, noemer, status`; elk gebied heeft een rij, zonder cijfer met status `geen`.
    """
    jaar = stand(naam, nis, peiljaar, groep, editie).jaar
    namen = {nis: gebieden.plaats(nis).naam} | {g.code: g.naam for g in gebieden.vergelijkingsgebieden(nis)}
    uit = _in_jaar(naam, groep, jaar, edities.kies_editie(editie)).reindex(list(namen))
    uit = uit.assign(gebied=list(namen.values()), jaar=jaar, status=uit["status"].fillna("geen"))
    return uit[["gebied", "jaar", "waarde", "teller", "noemer", "status"]].reset_index(drop=True)
