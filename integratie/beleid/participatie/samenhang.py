"""Verraadt een bevraging een kleine groep naast een vroegere uitgave, of naast wat een ander gebied met dezelfde gemeenten toont?

Wie het eerst toont, maakt niet uit: gemeenten gaan voor clusters en kleine clusters voor grote. Van wie voor haar gaat, kent een bevraging wat die nu toont en
vroeger toonde; van wie na haar komt enkel wat er al stond.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from integratie import gebieden
from integratie.beleid.participatie.deelnemers import GROEPEN
from integratie.onthulling.getoond import Stand, Uitgave, te_dicht, vroeger
from integratie.onthulling.regels import regel

Cellen = dict[str, int]  # cel → aantal
Deel = tuple[frozenset[str], Cellen]  # gemeenten, en wat ze samen tonen
Toont = Callable[[str], Uitgave | None]  # wat een gemeente of cluster nu toont
TOTAAL = "deelnemers"  # de cel met alle deelnemers samen
VERSCHIL = (
    "in een vroeger rapport in deze map stond deze tabel met andere groepen, of met aantallen die minder dan {0} van die van nu verschillen; wacht op {0} "
    "deelnemers meer, of geef een nieuwe bevraging een andere titel"
)
REST = "naast wat gemeenten of clusters met dezelfde gemeenten zelf tonen, zou een groep van minder dan {} deelnemers volgen"
TE_DICHT = (
    "De bevraging wordt niet getoond: het aantal deelnemers verschilt met minder dan {} van wat er in een vroeger rapport in deze map stond, of van wat "
    "gemeenten of clusters met dezelfde gemeenten tonen, en dat verschil zou over enkele mensen gaan."
)


@dataclass(frozen=True)
class Naast:
    """Wat er naast de bevraging van een gebied te lezen is: `stand` van haarzelf vroeger, `delen` van haar delen, en `gehelen` wat een cluster
    waarin ze ligt al toonde, met de andere delen daarvan."""

    leden: frozenset[str]
    stand: Stand
    delen: list[Deel]
    gehelen: list[tuple[Cellen, list[Deel]]]

    def waarom_niet(self, kenmerk: str, cellen: Cellen) -> str:
        """Waarom een kenmerk met deze aantallen beter verborgen blijft, of niets."""
        stond = {cel: w for cel, w in self.stand.items() if cel.startswith(f"{kenmerk}: ")}
        grens = regel("bevraging").personen
        if stond and cellen and (stond.keys() != cellen.keys() or te_dicht(stond, cellen, grens)):
            return VERSCHIL.format(grens)
        return REST.format(grens) if self._laat_kleine_rest(cellen) else ""

    def waarom_geheel_niet(self, deelnemers: int) -> str:
        """Waarom zelfs het aantal deelnemers er niet mag staan, of niets."""
        grens, cellen = regel("bevraging").personen, {TOTAAL: deelnemers}
        return TE_DICHT.format(grens) if te_dicht(self.stand, cellen, grens) or self._laat_kleine_rest(cellen) else ""

    def _laat_kleine_rest(self, cellen: Cellen) -> bool:
        """Blijft er een kleine groep over als men delen aftrekt van deze aantallen, of deze met andere van een geheel?"""
        eigen, grens = _met_ruimere(cellen), regel("bevraging").personen
        gehelen = [(eigen, self.delen, frozenset[str]())]
        for geheel, andere in self.gehelen:
            if (rest := _zonder(geheel, eigen)) is not None:
                gehelen.append((rest, andere, self.leden))
        return any(0 < n < grens for geheel in gehelen for rest in _resten(*geheel) for n in rest.values())


def naast(plaats: gebieden.Gemeente, titel: str, toont: Toont) -> Naast:
    """Wat er naast de bevraging `titel` van een gemeente of cluster te lezen is."""
    alle, gehelen = vroeger("bevraging", plaats.nis), list[tuple[Cellen, list[Deel]]]()
    for cluster in gebieden.clusters().values():
        if _orde(plaats.nis) < _orde(cluster.nis) and _leden(plaats.nis) <= _leden(cluster.nis):
            for andere, stand in vroeger("bevraging", cluster.nis).items():
                if titel == andere or andere not in alle:
                    delen = list(_delen(cluster, andere, toont, plaats.nis))
                    gehelen += [(cellen, delen) for cellen in _versies(stand)]
    return Naast(_leden(plaats.nis), alle.get(titel, {}), list(_delen(plaats, titel, toont, plaats.nis)), gehelen)


def _leden(nis: str) -> frozenset[str]:
    return frozenset(gebieden.leden_van(nis))


def _orde(nis: str) -> tuple[bool, int, str]:
    """Wie voor wie gaat: eerst gemeenten, dan kleine clusters."""
    return nis not in gebieden.gemeenten(), len(_leden(nis)), nis


def _delen(geheel: gebieden.Gemeente, titel: str, toont: Toont, tot: str) -> Iterator[Deel]:
    """Wat de gemeenten en kleinere clusters van een cluster uit hun bevraging tonen: wie voor `tot` gaat ook nu, de andere vroeger.

    Toonde een deel iets met dezelfde titel, dan enkel dat; anders kan elk van zijn bevragingen erbij horen.
    """
    clusters = [c.nis for c in gebieden.clusters().values() if _leden(c.nis) <= set(geheel.leden)]
    for nis in (*(c for c in clusters if _orde(c) < _orde(geheel.nis)), *geheel.leden):
        getoond = {waarover: _versies(stand)[-1] for waarover, stand in vroeger("bevraging", nis).items()}
        if _orde(nis) < _orde(tot) and (nu := toont(nis)):
            cellen = {cel: n for cel, n in nu.cellen.items() if n is not None}
            getoond[nu.waarover] = getoond.get(nu.waarover, {}) | _met_ruimere(cellen)
        for cellen in [getoond[titel]] if titel in getoond else getoond.values():
            yield _leden(nis), cellen


def _versies(stand: Stand) -> list[Cellen]:
    """Wat er na elkaar stond; een cel die niet veranderde, staat in elke versie."""
    aantal = max(map(len, stand.values()), default=0)
    return [_met_ruimere({cel: w[min(i, len(w) - 1)] for cel, w in stand.items() if w}) for i in range(aantal)] or [{}]


def _met_ruimere(cellen: Cellen) -> Cellen:
    """Met de ruimere groepen die de som zijn van groepen die er staan."""
    uit = dict(cellen)
    for kenmerk, groepen in GROEPEN.items():
        staan = {groep: delen for groep, delen in groepen.items() if f"{kenmerk}: {groep}" in cellen}
        for ruim, delen in groepen.items():
            binnen = [groep for groep, fijn in staan.items() if set(fijn) <= set(delen)]
            if ruim not in staan and sum(len(staan[groep]) for groep in binnen) == len(delen):
                uit[f"{kenmerk}: {ruim}"] = sum(cellen[f"{kenmerk}: {groep}"] for groep in binnen)
    return uit


def _zonder(cellen: Cellen, deel: Cellen) -> Cellen | None:
    """Wat er overblijft na aftrek van een deel; None als er niets gemeen is, of als het deel ergens meer telt: dan is het een andere bevraging."""
    rest = {cel: n - deel[cel] for cel, n in cellen.items() if cel in deel}
    return rest if rest and min(rest.values()) >= 0 else None


def _resten(cellen: Cellen, delen: list[Deel], weg: frozenset[str]) -> Iterator[Cellen]:
    """Wat er overblijft na aftrek van zoveel mogelijk delen die niet overlappen, voor elke keuze van clusters en bevragingen."""
    for i, (leden, deel) in enumerate(delen):
        rest = _zonder(cellen, deel)
        if not weg & leden and rest is not None:
            if len(leden) > 1 or rest.keys() != cellen.keys() or any(leden == ook for ook, _ in delen[i + 1 :]):
                yield from _resten(cellen, delen[i + 1 :], weg)  # ook zonder dit deel
            cellen, weg = rest, weg | leden
    yield cellen
