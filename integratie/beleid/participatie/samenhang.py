"""Verraadt een bevraging een kleine groep naast een vroegere uitgave, of naast wat een deel van het gebied zelf toont?"""

from collections.abc import Iterator

from integratie.onthulling.getoond import Stand, te_dicht
from integratie.onthulling.regels import regel

Deel = tuple[frozenset[str], dict[str, int]]  # gemeenten, en wat ze samen tonen: cel → aantal
TOTAAL = "deelnemers"  # de cel met alle deelnemers samen
VERSCHIL = (
    "in een vroeger rapport in deze map stond deze tabel met andere groepen, of met aantallen die minder dan {0} van die van nu verschillen; wacht op {0} "
    "deelnemers meer, of geef een nieuwe bevraging een andere titel"
)
REST = "naast wat gemeenten of kleinere clusters van dit gebied zelf tonen, zou een groep van minder dan {} deelnemers volgen"
TE_DICHT = (
    "De bevraging wordt niet getoond: het aantal deelnemers verschilt met minder dan {} van wat er in een vroeger rapport in deze map stond, of van wat "
    "gemeenten of kleinere clusters van dit gebied samen tonen, en dat verschil zou over enkele mensen gaan."
)


def waarom_niet(kenmerk: str, cellen: dict[str, int], stand: Stand, delen: list[Deel]) -> str:
    """Waarom een kenmerk met deze aantallen beter verborgen blijft, of niets."""
    grens, stond = regel("bevraging").personen, {cel: w for cel, w in stand.items() if cel.startswith(f"{kenmerk}: ")}
    if stond and cellen and (stond.keys() != cellen.keys() or te_dicht(stond, cellen, grens)):
        return VERSCHIL.format(grens)
    return REST.format(grens) if _laat_kleine_rest(cellen, delen) else ""


def waarom_geheel_niet(deelnemers: int, stand: Stand, delen: list[Deel]) -> str:
    """Waarom zelfs het aantal deelnemers er niet mag staan, of niets."""
    grens, cellen = regel("bevraging").personen, {TOTAAL: deelnemers}
    return TE_DICHT.format(grens) if te_dicht(stand, cellen, grens) or _laat_kleine_rest(cellen, delen) else ""


def _laat_kleine_rest(cellen: dict[str, int], delen: list[Deel]) -> bool:
    """Blijft er een kleine groep over als men aftrekt wat delen zelf tonen?"""
    grens = regel("bevraging").personen
    return any(0 < n < grens for rest in _resten(cellen, delen, frozenset()) for n in rest.values())


def _resten(cellen: dict[str, int], delen: list[Deel], weg: frozenset[str]) -> Iterator[dict[str, int]]:
    """Wat er overblijft na aftrek van zoveel mogelijk delen die niet overlappen, voor elke keuze van clusters.

    Een deel dat ergens meer telt dan het geheel, is een andere bevraging.
    """
    for i, (leden, deel) in enumerate(delen):
        rest = {cel: n - deel[cel] for cel, n in cellen.items() if cel in deel}
        if not weg & leden and rest and min(rest.values()) >= 0:
            if len(leden) > 1 or rest.keys() != cellen.keys():
                yield from _resten(cellen, delen[i + 1 :], weg)  # ook zonder dit deel
            cellen, weg = rest, weg | leden
    yield cellen
