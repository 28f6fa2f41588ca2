"""Het bereik van elk aantal van een reeks wijken: het kleinste en het grootste dat klopt met al wat er te lezen is.

Lineair programmeren; waar het bereik smal is, nog eens met gehele getallen, want mensen zijn geheel. Groep en rest zijn samen het totaal, wijken samen
de gemeente, en een aandeel met d decimalen is een halve eenheid van zijn laatste decimaal ruim.
"""

from dataclasses import dataclass

import highspy
import numpy as np

from integratie.afleiding.waarnemingen import Gebied, Reeks

SMAL = 20  # onder deze breedte ook met gehele getallen
AANTALLEN = ("groep", "rest", "totaal")


@dataclass(frozen=True)
class Bereik:
    """Tussen welke aantallen een cel ligt; `hoog` kan oneindig zijn."""

    laag: float
    hoog: float

    @property
    def breed(self) -> float:
        return self.hoog - self.laag


class Model:
    """Het stelsel van vergelijkingen van één reeks; `gemeente` zijn aantallen van de hele gemeente die elders in de map staan."""

    def __init__(self, reeks: Reeks, gemeente: dict[str, float]) -> None:
        self.h = highspy.Highs()
        self.h.setOptionValue("output_flag", False)
        self.h.setOptionValue("threads", 1)
        self.plaats: dict[tuple[str, str], int] = {}
        rijen = [*reeks.gebieden.values(), reeks.som]
        for gebied in rijen:
            self._voeg_toe(gebied)
        for deel in AANTALLEN:
            leden = [self.plaats[g.naam, deel] for g in reeks.gebieden.values()]
            self._rij(0, 0, [*leden, self.plaats[reeks.som.naam, deel]], [1.0] * len(leden) + [-1.0])
        for deel, aantal in gemeente.items():
            self.h.changeColBounds(self.plaats[reeks.som.naam, deel], aantal, aantal)

    def _voeg_toe(self, gebied: Gebied) -> None:
        for deel in AANTALLEN:
            vast = gebied.gezien.get(deel)
            self.plaats[gebied.naam, deel] = self.h.getNumCol()
            self.h.addVar(*((vast[0], vast[0]) if vast else (0.0, highspy.kHighsInf)))
        groep, rest, totaal = (self.plaats[gebied.naam, deel] for deel in AANTALLEN)
        self._rij(0, 0, [groep, rest, totaal], [1.0, 1.0, -1.0])
        if aandeel := gebied.gezien.get("aandeel"):
            half = 0.5 * 10 ** -aandeel[1] + 1e-9
            self._rij(0, highspy.kHighsInf, [groep, totaal], [100.0, half - aandeel[0]])
            self._rij(-highspy.kHighsInf, 0, [groep, totaal], [100.0, -half - aandeel[0]])

    def _rij(self, laag: float, hoog: float, kolommen: list[int], getallen: list[float]) -> None:
        self.h.addRow(laag, hoog, len(kolommen), kolommen, getallen)

    def klopt(self) -> bool:
        """Is er een tabel die met alles klopt?"""
        self.h.run()
        return self.h.getModelStatus() != highspy.HighsModelStatus.kInfeasible

    def bereik(self, naam: str, deel: str) -> Bereik:
        """Het bereik van één aantal."""
        ruim = self._grenzen(self.plaats[naam, deel])
        if ruim.breed >= SMAL:
            return ruim
        self._geheel(highspy.HighsVarType.kInteger)
        smal = self._grenzen(self.plaats[naam, deel])
        self._geheel(highspy.HighsVarType.kContinuous)
        return smal

    def _geheel(self, soort: highspy.HighsVarType) -> None:
        n = len(self.plaats)
        self.h.changeColsIntegrality(n, np.arange(n, dtype=np.int32), np.full(n, int(soort), dtype=np.uint8))

    def _grenzen(self, kolom: int) -> Bereik:
        uit = []
        for richting in (1.0, -1.0):
            self.h.changeColCost(kolom, richting)
            self.h.run()
            optimaal = self.h.getModelStatus() == highspy.HighsModelStatus.kOptimal
            uit.append(richting * self.h.getObjectiveValue() if optimaal else richting * -highspy.kHighsInf)
        self.h.changeColCost(kolom, 0.0)
        laag, hoog = (round(x, 6) for x in uit)
        return Bereik(laag, hoog)
