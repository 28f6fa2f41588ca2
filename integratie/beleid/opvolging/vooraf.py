"""Vóór een plan begint: wat valt er over elk streefcijfer te waarschuwen? Nooit een fout: het bestuur kiest."""

from __future__ import annotations

from dataclasses import dataclass

from integratie import vergelijking
from integratie.beleid.opvolging.effect import REDENEN, Effect, effect
from integratie.beleid.opvolging.paneel import reeks
from integratie.beleid.plan.lezen import Uitslag
from integratie.beleid.plan.model import Actie, Plan, Streefcijfer
from integratie.beleid.plan.nakijken import streefpaden
from integratie.beleid.plan.ruw import Fout
from integratie.indicator import Indicator
from integratie.opslag import edities
from integratie.rekenen import in_tekst


@dataclass(frozen=True)
class Vooraf:
    """Wat over een streefcijfer te weten is wanneer men het schrijft."""

    actie: Actie
    doel: Streefcijfer
    effect: Effect
    waarschuwingen: tuple[str, ...]


def vooraf(plan: Plan, peiljaar: int | None = None, editie: str | None = None) -> list[Vooraf]:
    """Elk streefcijfer van een plan, met het kleinste effect dat te zien is en de waarschuwingen, uit cijfers tot het peiljaar (gewoon: alle)."""
    editie = edities.kies_editie(editie)
    tot = peiljaar or vergelijking.laatste_peiljaar(editie)
    uit = []
    for actie, doel in plan.streefcijfers():
        gezien = effect(plan.gebied, doel, tot, editie)
        zinnen = (*_over_de_indicator(plan.gebied, doel, tot, editie), *_over_het_effect(doel, gezien))
        uit.append(Vooraf(actie, doel, gezien, zinnen))
    return uit


def meldingen(uitslag: Uitslag, gezien: list[Vooraf]) -> list[Fout]:
    """De waarschuwingen met hun plaats in het bestand."""
    paden = streefpaden(uitslag.ruw)
    return [
        uitslag.ruw.fout((*pad, "streefwaarde"), "streefwaarde", zin)
        for pad, v in zip(paden, gezien, strict=True)
        for zin in v.waarschuwingen
    ]


def niet_te_beinvloeden(ind: Indicator) -> str:
    """Waarom een indicator geen goed streefcijfer is; leeg als een bestuur hem kan beïnvloeden."""
    if ind.beinvloedbaar:
        return ""
    waarom = (
        "zegt hoe de bevolking samengesteld is"
        if ind.samenstelling
        else "hangt vooral af van wat buiten het bestuur gebeurt"
    )
    return f"'{ind.titel}' {waarom}: een bestuur kan dat niet sturen. Kies liever een cijfer dat de actie zelf raakt"


def _over_de_indicator(code: str, doel: Streefcijfer, tot: int, editie: str) -> list[str]:
    jaren = [int(j) for j in reeks(doel.indicator, doel.groep, code, editie).index if j <= tot]
    oud = jaren and vergelijking.te_oud(max(jaren), tot)
    return [
        *([zin] if (zin := niet_te_beinvloeden(doel.kaart)) else []),
        *(
            [
                f"het laatste cijfer is van {max(jaren)}, meer dan {vergelijking.TE_OUD} jaar oud; of het doel gehaald wordt, is dan niet te volgen"
            ]
            if oud
            else []
        ),
    ]


def _over_het_effect(doel: Streefcijfer, gezien: Effect) -> list[str]:
    if gezien.kleinste is None:
        return [
            f"het kleinste effect dat te zien is, is niet te bepalen: {REDENEN[gezien.reden]}. Reken op een eigen effectmeting"
        ]
    if not gezien.te_klein:
        return []
    klein = _schrijf(doel.kaart, gezien.kleinste)
    if gezien.nodig <= 0:
        trend = in_tekst(gezien.trend, doel.kaart.decimalen)
        return [
            f"het doel vraagt niets boven de eigen trend (die komt in {doel.streefjaar} uit op {trend}); te zien is een effect vanaf {klein}"
        ]
    nodig = _schrijf(doel.kaart, gezien.nodig)
    return [
        f"het doel vraagt {nodig} tegenover de eigen trend, en pas een effect vanaf {klein} is in {doel.streefjaar} te zien"
    ]


def _schrijf(ind: Indicator, grootte: float) -> str:
    eenheid = {"%": " procentpunt", "verhouding": "", "index": ""}.get(ind.eenheid, f" {ind.eenheid}")
    return in_tekst(grootte, ind.decimalen) + eenheid
