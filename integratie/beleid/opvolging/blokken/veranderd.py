"""Wat er veranderde sinds de vorige editie: in cijfers, definities en acties."""

from __future__ import annotations

from integratie import gebieden
from integratie.beleid.opvolging import wijzigingen
from integratie.beleid.opvolging.blokken.overzicht import LEEG, blok
from integratie.beleid.plan.lezen import plan_van
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import alinea, tabel_van
from integratie.opslag import edities

GEEN_EDITIE = (
    "Deze editie bouwt niet voort op een vroegere: er zijn geen vorige cijfers of definities om naast te leggen."
)
GEEN_PLAN = (
    f"Er is geen vorig planbestand in parameters/plannen/{wijzigingen.MAP_VORIGE}/. Bewaar daar een kopie van het plan na elke opvolging, "
    "dan staat hier wat er aan de acties veranderde."
)
VERANDERD = (
    "Wat veranderde er sinds de vorige keer?",
    "Een cijfer kan verschuiven omdat de wereld veranderde, of omdat de bron, de definitie of het plan veranderde.",
)
KOPPEN = {"cijfer": "Cijfers", "definitie": "Definities", "actie": "Acties", "streefcijfer": "Streefcijfers"}


def veranderd(gemeente: str, peiljaar: int) -> Blok:
    """Cijfers en definities naast de vorige editie, en acties naast het vorige plan."""
    code = gebieden.zoek(gemeente).nis
    plan, editie = plan_van(code), edities.kies_editie()
    if plan is None:
        return LEEG
    vorige, oud = edities.basis(editie), wijzigingen.vorig_plan(code)
    alle = wijzigingen.van_gegevens(plan, peiljaar, editie) + (wijzigingen.van_plan(oud, plan) if oud else [])
    zinnen = [GEEN_EDITIE if vorige is None else f"Vergeleken met editie {vorige} van de gegevens."]
    zinnen.append(GEEN_PLAN if oud is None else f"Vergeleken met het vorige plan ({oud.titel}).")
    if not alle and (vorige or oud):
        zinnen.append("Er veranderde niets dat de streefcijfers raakt.")
    delen = [alinea(z) for z in zinnen]
    for soort, kop in KOPPEN.items():
        wat = [w for w in alle if w.soort == soort]
        rijen = [{"Waarover": w.waarover, "Wat": w.wat, "Vroeger": w.oud or "–", "Nu": w.nieuw or "–"} for w in wat]
        delen.append(tabel_van(rijen, f"{kop} die veranderden") if rijen else None)
    return blok(*VERANDERD, delen, f"{len(alle)} veranderingen")
