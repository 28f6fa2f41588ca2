"""Aanduidingen boven een tijdas: een breuk in de meting, een gebeurtenis, het begin van vooruitzichten. Geen lijn loopt door hun naam."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.path import Path

from integratie.beeld.bronvermelding import breuken, gebeurtenissen
from integratie.beeld.jaarwoorden import op_de_as
from integratie.beeld.tekenvlak import LETTER, REGEL, Tekenvlak, breedte_van
from integratie.blok.beeldstijl import GRIJS, MIDDEN
from integratie.indicator import Indicator
from integratie.vergelijking import laatste_waarneming

if TYPE_CHECKING:
    from integratie.beeld.lijntekening import Assen

BEGIN = 3  # van de as tot de eerste rij
_WIT = 6  # tussen twee namen
STREEP, PUNT, NIETS = "streep", "punt", ""


@dataclass(frozen=True)
class Aanduiding:
    """Eén plaats op de as met haar naam, in de hoeveelste rij boven de as die naam staat, en hoe de plaats getoond wordt."""

    x: float
    naam: str
    rij: int
    soort: str


def aanduidingen(ind: Indicator, jaren: list[int], breedte: float) -> list[Aanduiding]:
    """De aanduidingen binnen deze jaren voor een as van `breedte` punten."""
    van, tot = op_de_as(ind, jaren[0]), op_de_as(ind, jaren[-1])
    alle: list[tuple[float, str, str]] = [(g.jaar, g.naam, PUNT) for g in gebeurtenissen(ind, jaren)]
    alle += [(op_de_as(ind, jaar) - 0.5, "breuk", STREEP) for jaar in breuken(ind, jaren)]
    vanaf = laatste_waarneming(ind.naam) + 1
    alle += [(max(vanaf, van) - 0.5, "vooruitzicht", NIETS)] if vanaf <= tot else []
    per_jaar = breedte / max(tot - van, 1)
    uit: list[Aanduiding] = []
    vrij_tot: list[float] = []  # per rij: waar rechts de eerstvolgende naam of aanloop begint
    for x, naam, soort in sorted(alle, reverse=True):
        links = (x - van) * per_jaar
        einde = links + breedte_van(naam) + _WIT
        past = (r for r, grens in enumerate(vrij_tot) if einde <= grens)
        rij = next(past, len(vrij_tot))
        # Een naam staat rechts van haar aanloop: die kruist dus alleen wat links ervan, in een lagere rij, te lang is.
        vrij_tot = [links] * (rij + 1) + vrij_tot[rij + 1 :]
        uit.append(Aanduiding(x, naam, rij, soort))
    return uit


def hoogte(alle: list[Aanduiding]) -> float:
    """Hoeveel plaats de namen boven de as vragen, in punten."""
    return BEGIN + REGEL * (1 + max(m.rij for m in alle)) if alle else 0


def teken(blad: Tekenvlak, alle: list[Aanduiding], assen: Assen) -> None:
    """Zet elke aanduiding op haar plaats boven het vlak; alleen een breuk loopt als streep door het vlak."""
    for plek in alle:
        x, voet = assen.x(plek.x), assen.boven - BEGIN - REGEL * plek.rij
        blad.lijn([(x, assen.boven), (x, voet - LETTER * 0.8)], MIDDEN, 0.8)
        if plek.soort == STREEP:
            blad.lijn([(x, assen.onder), (x, assen.boven)], MIDDEN, 0.8, (0, (2, 2)))
        if plek.soort == PUNT:
            blad.vorm(Path([(x - 3, assen.boven - 1), (x + 3, assen.boven - 1), (x, assen.boven + 4)]), MIDDEN)
        blad.tekst(min(x + 3, blad.breedte - breedte_van(plek.naam)), voet, plek.naam, GRIJS)
