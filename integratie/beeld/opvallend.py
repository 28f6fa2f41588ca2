"""Wat opvalt: waarin staat de gemeente alleen bovenaan of alleen onderaan de Vlaamse Rand?"""

from __future__ import annotations

from markupsafe import Markup

from integratie import gebieden, vergelijking
from integratie.beeld import merk
from integratie.beeld.naamwoorden import met_lidwoord
from integratie.beeld.opmaak import opsomming
from integratie.indicator import Indicator, register
from integratie.vergelijking import Rang

OPVALLEND = 3  # zoveel uitschieters noemt de samenvatting hoogstens


def opvallend(nis: str, peiljaar: int) -> Markup | None:
    """Hoogstens drie verhoudingen, in één of twee zinnen; None als er geen zijn."""
    rangen = [(ind, vergelijking.rang(ind.naam, nis, peiljaar)) for ind in register().values() if ind.is_relatief]
    uitersten = [(ind, r) for ind, r in rangen if r and not r.gedeeld and r.plaats in (1, r.aantal)][:OPVALLEND]
    zinnen: list[Markup] = []
    for bovenaan in (True, False):
        if kant := [(ind, r) for ind, r in uitersten if (r.plaats == 1) == bovenaan]:
            zinnen.append(_zin(nis, peiljaar, kant, eerste=not zinnen))
    return Markup(" ").join(zinnen) if zinnen else None


def _zin(nis: str, peiljaar: int, kant: list[tuple[Indicator, Rang]], eerste: bool) -> Markup:
    wat = []
    for ind, _ in kant:
        cijfer = merk.waarde(ind, vergelijking.stand(ind.naam, nis, peiljaar), nis)
        wat.append(Markup("{} ({})").format(met_lidwoord(ind), cijfer))
    waar, dan = ("in de Vlaamse Rand", f" dan in {gebieden.plaats(nis).naam}") if eerste else ("in de Rand", "")
    ligt = "ligt" if len(wat) == 1 else "liggen"
    woord = merk.uiterste(*kant[0], nis)
    return Markup("Nergens {} {} {} {}{}.").format(waar, ligt, Markup(opsomming(wat)), woord, dan)
