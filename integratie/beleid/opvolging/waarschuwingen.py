"""Vóór een plan begint: wat valt er over elk streefcijfer te waarschuwen? Nooit een fout: het bestuur kiest."""

from dataclasses import dataclass

from integratie import vergelijking
from integratie.beleid.opvolging.effect import REDENEN, Effect, effect
from integratie.beleid.opvolging.paneel import Reeks
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


def vooraf(plan: Plan, peiljaar: int | None = None) -> list[Vooraf]:
    """Elk streefcijfer van een plan, met het kleinste effect dat te zien is en de waarschuwingen, uit cijfers tot het peiljaar (gewoon: alle)."""
    editie = edities.kies_editie()
    tot = peiljaar or vergelijking.laatste_peiljaar(editie)
    uit = []
    for actie, doel in plan.streefcijfers():
        gezien = effect(plan.gebied, doel, tot, editie)
        zinnen = (*_over_de_indicator(plan.gebied, doel, tot, editie), *_over_het_effect(doel, gezien))
        uit.append(Vooraf(actie, doel, gezien, zinnen))
    return uit


def meldingen(uitslag: Uitslag, gezien: list[Vooraf]) -> list[Fout]:
    """De waarschuwingen met hun plaats in het bestand."""
    ruw = uitslag.ruw
    assert ruw is not None  # alleen een bestand dat niet te lezen is, heeft geen plaatsen, en dan ook geen plan
    return [
        ruw.fout((*pad, "streefwaarde"), "streefwaarde", zin)
        for pad, v in zip(streefpaden(ruw), gezien, strict=True)
        for zin in v.waarschuwingen
    ]


def niet_te_beinvloeden(ind: Indicator) -> str:
    """Waarom een indicator geen goed streefcijfer is; leeg als een bestuur hem kan beïnvloeden."""
    if ind.beinvloedbaar:
        return ""
    waarom = "hangt vooral af van wat buiten het bestuur gebeurt"
    if ind.samenstelling:
        waarom = "zegt hoe de bevolking samengesteld is"
    return f"'{ind.titel}' {waarom}: een bestuur kan dat niet sturen. Kies liever een cijfer dat de actie zelf raakt"


def _over_de_indicator(code: str, doel: Streefcijfer, tot: int, editie: str) -> list[str]:
    uit = [niet_te_beinvloeden(doel.kaart)]
    jaren = Reeks(doel.indicator, doel.groep, code, editie).waarden.index
    laatste = max((int(j) for j in jaren if j <= tot), default=tot)
    if vergelijking.te_oud(laatste, tot):
        slot = "of het doel gehaald wordt, is dan niet te volgen"
        uit.append(f"het laatste cijfer is van {laatste}, meer dan {vergelijking.TE_OUD} jaar oud; {slot}")
    return [zin for zin in uit if zin]


def _over_het_effect(doel: Streefcijfer, gezien: Effect) -> list[str]:
    if gezien.kleinste is None:
        slot = f"{REDENEN[gezien.reden]}. Reken op een eigen effectmeting"
        return [f"het kleinste effect dat te zien is, is niet te bepalen: {slot}"]
    if gezien.nodig is None or not gezien.te_klein:
        return []
    klein, nodig = (_schrijf(doel.kaart, x) for x in (gezien.kleinste, gezien.nodig))
    if gezien.nodig > 0:
        slot = f"en pas een effect vanaf {klein} is in {doel.streefjaar} te zien"
        return [f"het doel vraagt {nodig} tegenover de eigen trend, {slot}"]
    trend = in_tekst(gezien.trend, doel.kaart.decimalen)
    slot = f"(die komt in {doel.streefjaar} uit op {trend}); te zien is een effect vanaf {klein}"
    return [f"het doel vraagt niets boven de eigen trend {slot}"]


def _schrijf(ind: Indicator, grootte: float) -> str:
    eenheid = {"%": " procentpunt", "verhouding": "", "index": ""}.get(ind.eenheid, f" {ind.eenheid}")
    return in_tekst(grootte, ind.decimalen) + eenheid
