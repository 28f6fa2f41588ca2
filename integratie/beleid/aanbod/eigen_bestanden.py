"""Wat het netwerk en het plan van een gemeente over aanbod zeggen; van een cluster zonder eigen bestand die van haar gemeenten."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from integratie import gebieden
from integratie.beeld.opmaak import datum, getal
from integratie.beleid.netwerk import regie
from integratie.beleid.netwerk.netwerkblokken import te_laat
from integratie.beleid.plan.lezen import plan_van
from integratie.beleid.plan.model import Plan
from integratie.beleid.planrapport.onderdeel import bron, te_vroeg
from integratie.fouten import Gebruiksfout

T = TypeVar("T")


@dataclass(frozen=True)
class Bestanden:
    """Netwerken en plannen per code van een gebied; `plaats` is waar het netwerk van het gevraagde gebied hoort te staan."""

    plaats: str
    netwerken: dict[str, regie.Netwerk]
    plannen: dict[str, Plan]
    onleesbaar: tuple[str, ...] = ()  # wie een plan heeft dat nog niet klaar is

    @property
    def bronnen(self) -> list[str]:
        """Elk bestand met zijn datum of looptijd."""
        netwerken = [f"{regie.PLAATS.format(code)}, stand op {datum(n.stand)}" for code, n in self.netwerken.items()]
        return [*netwerken, *self.bronnen_plan]

    @property
    def bronnen_plan(self) -> list[str]:
        return [bron(plan).rstrip(".") for plan in self.plannen.values()]

    def wie_biedt(self, soort: str) -> list[str]:
        """ "Taalschool De Brug (Stationsstraat, 45 plaatsen)" voor elk aanbod van deze soort."""
        return [
            self._van(code, a.naam + _waar(aanbod, a.naam))
            for code, n in self.netwerken.items()
            for a in n.actoren
            for aanbod in a.aanbod
            if aanbod.soort == soort
        ]

    def dekt_zonder_aanbod(self, rubriek: str, soorten: Collection[str]) -> list[str]:
        """Actoren die de rubriek dekken en geen aanbod van deze soorten hebben."""
        return [
            self._van(code, a.naam)
            for code, n in self.netwerken.items()
            for a in n.actoren
            if rubriek in a.rubrieken and not {x.soort for x in a.aanbod} & set(soorten)
        ]

    def acties(self, rubriek: str) -> list[str]:
        """ "A1.2.1 NT2-overleg (Taalpunt, lopend)" voor elke actie van de rubriek die niet stopgezet is."""
        return [
            self._van(code, f"{a.code} {a.titel} ({plan.partner(a.trekker).naam}, {a.status})")
            for code, plan in self.plannen.items()
            for a in plan.acties()
            if a.rubriek == rubriek and a.status != "stopgezet"
        ]

    def _van(self, code: str, wat: str) -> str:
        """Met de gemeente ervoor als het bestand dat van een lid van de cluster is."""
        return wat if regie.PLAATS.format(code) == self.plaats else f"{gebieden.plaats(code).naam}: {wat}"


def _waar(aanbod: regie.Aanbod, naam: str) -> str:
    waar = "" if aanbod.waar == naam else aanbod.waar  # bij wie het aanbod in zijn eigen huis heeft
    plaatsen = (
        ""
        if aanbod.plaatsen is None
        else f"{getal(aanbod.plaatsen)} {'plaats' if aanbod.plaatsen == 1 else 'plaatsen'}"
    )
    delen = ", ".join(filter(None, (waar, plaatsen)))
    return f" ({delen})" if delen else ""


def bestanden(nis: str, peiljaar: int) -> Bestanden:
    """De bestanden van een gemeente of cluster met de stand van het peiljaar.

    Een plan dat nog niet klaar is, telt niet mee en wordt genoemd. Fout: `Gebruiksfout` bij een netwerk dat niet klopt.
    """
    onleesbaar: list[str] = []

    def plan(code: str) -> Plan | None:
        try:
            p = plan_van(code)
        except Gebruiksfout:
            onleesbaar.append(gebieden.plaats(code).naam)
            return None
        return None if p is None or te_vroeg(p, peiljaar) else p

    def netwerk(code: str) -> regie.Netwerk | None:
        n = regie.van(code)
        return None if n is None or te_laat(n, peiljaar) else n

    netwerken, plannen = _van_elk(nis, netwerk), _van_elk(nis, plan)
    return Bestanden(regie.PLAATS.format(nis), netwerken, plannen, tuple(onleesbaar))


def _van_elk(nis: str, lees: Callable[[str], T | None]) -> dict[str, T]:
    """Dat van het gebied zelf, anders dat van elk van zijn leden."""
    if (eigen := lees(nis)) is not None:
        return {nis: eigen}
    gelezen = {lid: lees(lid) for lid in gebieden.plaats(nis).leden}
    return {lid: x for lid, x in gelezen.items() if x is not None}
