"""De plaats van een gemeente in een groep: een reeks plaatsen, want een klein verschil is geen plaats."""

from dataclasses import dataclass
from functools import cache
from math import erfc, isfinite, isnan, sqrt

from integratie import gebieden
from integratie.indicator import kaart
from integratie.opslag import edities
from integratie.vergelijking.standen import is_gekend, is_vooruitzicht, stand, stand_in, te_oud
from integratie.vergelijking.toeval import meting, z_tussen

ZEKERHEID = 0.05
BREEDSTE = 4  # een reeks van meer plaatsen zegt niets en wordt niet getoond


@dataclass(frozen=True, slots=True)
class Rang:
    """De plaatsen (1 = hoogste waarde) die een gemeente kan innemen tussen `aantal` gemeenten met een bekende waarde in `jaar`."""

    jaar: int
    van: int
    tot: int
    aantal: int

    @property
    def tekst(self) -> str:
        """ "2e" of "2e–3e"."""
        return f"{self.van}e" if self.van == self.tot else f"{self.van}e–{self.tot}e"


def rang(
    naam: str, nis: str, peiljaar: int, binnen: str | None = None, groep: str = "", editie: str | None = None
) -> Rang | None:
    """De plaats in een groep (gewoon: haar referentiegroep) in het jaar van de laatste stand: 1 + wie zeker hoger ligt, tot allen min wie zeker lager ligt.

    None wanneer de indicator geen plaats krijgt (een stroom van één jaar, een enquête, een vooruitzicht, de samenstelling van de bevolking, geen
    teller), de gemeente geen lid is, haar waarde onbekend of te oud is, te weinig leden een aandeel hebben (minder dan de
    helft), of haar plaats te onzeker is (meer dan vier breed).
    """
    editie = edities.kies_editie(editie)
    ind, eigen = kaart(naam), stand(naam, nis, peiljaar, groep, editie)
    leden = vergelijkbaar(naam, gebieden.groep(binnen) if binnen else gebieden.referentiegroep(nis))
    if not ind.rangschikbaar or groep in ind.zonder_plaats or nis not in leden or not is_gekend(eigen):
        return None
    if te_oud(eigen.jaar, peiljaar) or is_vooruitzicht(naam, eigen.jaar, editie):
        return None
    return _rangen(naam, leden, groep, eigen.jaar, editie).get(nis)


def vergelijkbaar(naam: str, binnen: gebieden.Gebied) -> tuple[str, ...]:
    """De leden van een groep die men op dit cijfer naast elkaar mag leggen: van leerlingen niet de faciliteitengemeenten."""
    leerlingen = kaart(naam).leerlingen
    return tuple(lid for lid in binnen.leden if not (leerlingen and gebieden.gemeenten()[lid].faciliteiten))


@cache
def _rangen(naam: str, leden: tuple[str, ...], groep: str, jaar: int, editie: str) -> dict[str, Rang]:
    """De plaats van elk van deze gemeenten die smal genoeg is; samen, want elk rapport vraagt ze."""
    ind = kaart(naam)
    standen = {lid: s for lid in leden if is_gekend(s := stand_in(naam, lid, jaar, groep, editie))}
    metingen = {lid: meting(ind, lid, s, groep, editie) for lid, s in standen.items()}
    metingen = {lid: m for lid, m in metingen.items() if isfinite(m.teller) and (ind.met_teken or not m.te_klein)}
    if 2 * len(metingen) < len(leden):
        return {}  # van de meeste leden gaat het om te weinig mensen: een plaats onder de andere zegt niets over de groep
    uit: dict[str, Rang] = {}
    for lid, eigen in metingen.items():
        hoger, lager = _zeker([z_tussen(eigen, m) for m in metingen.values() if m is not eigen])
        van, tot = 1 + hoger, len(metingen) - lager
        if tot - van < BREEDSTE:
            uit[lid] = Rang(jaar, van, tot, len(metingen))
    return uit


def _zeker(z: list[float]) -> tuple[int, int]:
    """Hoeveel anderen zeker hoger, en hoeveel zeker lager liggen (Holm over alle vergelijkingen samen)."""
    hoger = lager = 0
    toetsbaar = sorted((x for x in z if not isnan(x)), key=abs, reverse=True)
    for i, x in enumerate(toetsbaar):
        if erfc(abs(x) / sqrt(2)) > ZEKERHEID / (len(z) - i):
            break
        hoger, lager = hoger + (x < 0), lager + (x > 0)
    return hoger, lager
