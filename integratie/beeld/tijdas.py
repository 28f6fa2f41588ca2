"""Aanduidingen boven een tijdas: een breuk in de meting, een gebeurtenis, het begin van vooruitzichten. Geen lijn loopt door hun naam."""

from __future__ import annotations

from dataclasses import dataclass

from integratie.beeld.bronvermelding import breuken, gebeurtenissen
from integratie.beeld.jaarwoorden import op_de_as
from integratie.beeld.stijl import GRIJS, bijschrift, tekstbreedte
from integratie.indicator import Indicator
from integratie.vergelijking import laatste_waarneming

# Punten: grootte van een naam, hoogte van een rij namen, en van de as tot de eerste rij.
LETTER, REGEL, BEGIN = 7, 10, 5
_WIT = 0.08  # duim tussen twee namen
STREEP, PUNT, NIETS = "streep", "punt", ""


@dataclass(frozen=True)
class Aanduiding:
    """Eén plaats op de as met haar naam, in de hoeveelste rij boven de as die naam staat, en hoe de plaats getoond wordt."""

    x: float
    naam: str
    rij: int
    soort: str


def aanduidingen(ind: Indicator, jaren: list[int], breedte: float, eerst: float = 0) -> list[Aanduiding]:
    """De aanduidingen binnen deze jaren voor een as van `breedte` duim; de eerste `eerst` duim van de onderste rij blijven vrij."""
    van, tot = op_de_as(ind, jaren[0]), op_de_as(ind, jaren[-1])
    namen: dict[float, list[str]] = {}
    for g in gebeurtenissen(ind, jaren):
        namen.setdefault(g.jaar, []).append(g.naam)
    alle = [(x, ", ".join(lijst), PUNT) for x, lijst in namen.items()]
    alle += [(op_de_as(ind, jaar) - 0.5, "breuk", STREEP) for jaar in breuken(ind, jaren)]
    vanaf = laatste_waarneming(ind.naam) + 1
    alle += [(max(vanaf, van) - 0.5, "vooruitzicht", NIETS)] if vanaf <= tot else []
    per_jaar = breedte / (tot - van + 0.6)
    uit: list[Aanduiding] = []
    vrij_tot: list[float] = []  # per rij: waar rechts de eerstvolgende naam of aanloop begint
    for x, naam, soort in sorted(alle, reverse=True):
        links = (x - van + 0.3) * per_jaar
        einde = links + tekstbreedte([naam], LETTER) + _WIT
        past = (r for r, grens in enumerate(vrij_tot) if einde <= grens and (r or links >= eerst))
        rij = next(past, max(len(vrij_tot), int(links < eerst)))
        # Een naam staat rechts van haar aanloop: die kruist dus alleen wat links ervan, in een lagere rij, te lang is.
        vrij_tot = [links] * (rij + 1) + vrij_tot[rij + 1 :]
        uit.append(Aanduiding(x, naam, rij, soort))
    return uit


def hoogte(alle: list[Aanduiding]) -> float:
    """Hoeveel plaats de namen boven de as vragen, in duim."""
    return (BEGIN + REGEL * (1 + max((m.rij for m in alle), default=-1))) / 72


def teken(as_, alle: list[Aanduiding]) -> None:
    """Zet elke aanduiding op haar plaats boven het assenstelsel; alleen een breuk loopt als streep door het vlak."""
    for plek in alle:
        omhoog = BEGIN + REGEL * plek.rij
        if plek.soort == STREEP:
            as_.axvline(plek.x, color=GRIJS, linewidth=0.8, linestyle=(0, (2, 2)))
        if plek.soort == PUNT:
            as_.plot([plek.x], [1], "v", color=GRIJS, markersize=4, transform=as_.get_xaxis_transform(), clip_on=False)
        boven = ("data", "axes fraction")
        pijl = {"arrowstyle": "-", "color": GRIJS, "lw": 0.6, "shrinkA": 0, "shrinkB": 0}
        bijschrift(as_, "", (plek.x, 1), (0, omhoog + LETTER), None, 9, arrowprops=pijl, xycoords=boven)
        bijschrift(as_, plek.naam, (plek.x, 1), (3, omhoog), GRIJS, LETTER, xycoords=boven)
