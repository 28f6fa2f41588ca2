"""Aantallen waarover iets bekend is, en het bereik van elk: het kleinste en het grootste dat met alles klopt.

Lineair programmeren (HiGHS). Mensen zijn geheel: waar gewone getallen een bereik laten dat maar wat ruimer is dan hoort, rekenen we het nog eens met gehele
getallen uit. Wat niet samenhangt, wordt apart gerekend.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import highspy
import numpy as np

SMAL = 20  # onder deze breedte ook met gehele getallen
SPELING = 1e-6
HEEL = 1e-4  # zo ver ligt een grens die een geheel getal is er door afronden naast
KNOPEN = 500  # zo lang wordt er met gehele getallen gezocht; de grens die dan bewezen is, geldt
KLAAR = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit)
Rij = tuple[float, float, dict[Hashable, float]]  # laag ≤ som van aantal × getal ≤ hoog


@dataclass(frozen=True)
class Bereik:
    """Tussen welke aantallen een cel ligt; `hoog` kan oneindig zijn."""

    laag: float
    hoog: float

    @property
    def breed(self) -> float:
        return self.hoog - self.laag


@dataclass(frozen=True)
class Lek:
    """Een aantal dat een buitenstaander kent, of op minder dan vijf na."""

    bestand: str
    tabel: str
    cel: str
    laag: int
    hoog: int

    def __str__(self) -> str:
        wat = f"is {self.laag}" if self.laag == self.hoog else f"ligt tussen {self.laag} en {self.hoog}"
        waar = f"{self.bestand}, tabel '{self.tabel}', {self.cel}"
        return f"{waar}: wie leest wat er staat, berekent dat het aantal {wat}."


class Stelsel:
    """Aantallen vanaf nul, elk met een sleutel, en wat ertussen klopt."""

    def __init__(self) -> None:
        self.grenzen: dict[Hashable, tuple[float, float]] = {}
        self.rijen: list[Rij] = []

    def weet(self, sleutel: Hashable, laag: float = 0.0, hoog: float = highspy.kHighsInf) -> None:
        """Een aantal ligt tussen `laag` en `hoog`; wat er al over geweten is, blijft gelden."""
        onder, boven = self.grenzen.get(sleutel, (0.0, highspy.kHighsInf))
        self.grenzen[sleutel] = max(onder, laag), min(boven, hoog)

    def rij(self, laag: float, hoog: float, delen: Mapping[Hashable, float]) -> None:
        """De som van aantal × getal ligt tussen `laag` en `hoog`."""
        for sleutel in delen:
            self.grenzen.setdefault(sleutel, (0.0, highspy.kHighsInf))
        self.rijen.append((laag, hoog, dict(delen)))

    def som(self, totaal: Hashable, delen: Iterable[Hashable], min_: Iterable[Hashable] = ()) -> None:
        """`totaal` is de som van `delen`, zonder `min_`."""
        self.rij(0, 0, dict.fromkeys(delen, 1.0) | dict.fromkeys(min_, -1.0) | {totaal: -1.0})

    def aandeel(self, deel: Hashable, totaal: Hashable, procent: float, decimalen: int) -> None:
        """`deel` is zoveel procent van `totaal`, op een halve eenheid van de laatste decimaal na."""
        half = 0.5 * 10**-decimalen + 1e-9
        self.rij(0, highspy.kHighsInf, {deel: 100.0, totaal: half - procent})
        self.rij(-highspy.kHighsInf, 0, {deel: 100.0, totaal: -half - procent})

    def _vast(self, sleutel: Hashable) -> bool:
        laag, hoog = self.grenzen[sleutel]
        return hoog - laag < SPELING

    @cached_property
    def delen(self) -> dict[Hashable, "Deel"]:
        """Elk aantal dat niet vastligt → het deel van het stelsel waarin het staat."""
        groep: dict[Hashable, list[Hashable]] = {s: [s] for s in self.grenzen if not self._vast(s)}
        for _, _, rij in self.rijen:
            vrij = [s for s in rij if not self._vast(s)]
            for ander in vrij[1:]:
                if (a := groep[vrij[0]]) is not (b := groep[ander]):
                    a, b = (a, b) if len(a) > len(b) else (b, a)
                    a += b
                    groep |= dict.fromkeys(b, a)
        rijen: dict[int, list[Rij]] = {}
        for laag, hoog, rij in self.rijen:
            if eerste := next((s for s in rij if not self._vast(s)), None):
                rijen.setdefault(id(groep[eerste]), []).append((laag, hoog, rij))
        per_groep = {id(leden): leden for leden in groep.values()}
        uit = {nummer: Deel(self.grenzen, leden, rijen.get(nummer, [])) for nummer, leden in per_groep.items()}
        return {s: uit[id(leden)] for s, leden in groep.items()}

    def klopt(self) -> bool:
        """Zijn er aantallen die met alles kloppen?"""
        for laag, hoog, rij in self.rijen:
            if all(map(self._vast, rij)):
                som = sum(self.grenzen[s][0] * getal for s, getal in rij.items())
                if not laag - 1e-4 <= som <= hoog + 1e-4:
                    return False
        if any(hoog < laag - SPELING for laag, hoog in self.grenzen.values()):
            return False
        return all(deel.klopt for deel in {id(d): d for d in self.delen.values()}.values())

    def bereik(self, sleutel: Hashable) -> Bereik:
        """Het bereik van één aantal."""
        return Bereik(*self.grenzen[sleutel]) if self._vast(sleutel) else self.delen[sleutel].bereik(sleutel)


class Deel:
    """De aantallen van een stelsel die samenhangen, als model van HiGHS; wat vastligt, zit in de grenzen van de rijen."""

    def __init__(self, grenzen: dict[Hashable, tuple[float, float]], leden: list[Hashable], rijen: list[Rij]) -> None:
        self.h = highspy.Highs()
        self.h.setOptionValue("output_flag", False)
        self.h.setOptionValue("threads", 1)
        self.h.setOptionValue("mip_max_nodes", KNOPEN)
        self.plaats = {sleutel: nummer for nummer, sleutel in enumerate(leden)}
        for sleutel in leden:
            self.h.addVar(*grenzen[sleutel])
        for laag, hoog, rij in rijen:
            vast = sum(grenzen[s][0] * getal for s, getal in rij.items() if s not in self.plaats)
            vrij = {self.plaats[s]: getal for s, getal in rij.items() if s in self.plaats}
            self.h.addRow(laag - vast, hoog - vast, len(vrij), [*vrij], [*vrij.values()])

    @cached_property
    def klopt(self) -> bool:
        """Zijn er aantallen die met de rijen kloppen?"""
        self.h.run()
        return self.h.getModelStatus() != highspy.HighsModelStatus.kInfeasible

    def bereik(self, sleutel: Hashable) -> Bereik:
        """Het bereik van één aantal."""
        ruim = self._grenzen(self.plaats[sleutel])
        if not SPELING < ruim.breed < SMAL:
            return ruim
        self._geheel(highspy.HighsVarType.kInteger)
        smal = self._grenzen(self.plaats[sleutel], "mip_dual_bound")
        self._geheel(highspy.HighsVarType.kContinuous)
        return Bereik(np.ceil(max(smal.laag, ruim.laag) - HEEL), np.floor(min(smal.hoog, ruim.hoog) + HEEL))

    def _geheel(self, soort: highspy.HighsVarType) -> None:
        n = len(self.plaats)
        self.h.changeColsIntegrality(n, np.arange(n, dtype=np.int32), np.full(n, int(soort), dtype=np.uint8))

    def _grenzen(self, kolom: int, wat: str = "objective_function_value") -> Bereik:
        """De grens naar elke kant; een zoektocht die stopt, geeft de grens die ze bewees."""
        uit = []
        for richting in (1.0, -1.0):
            self.h.changeColCost(kolom, richting)
            self.h.run()
            klaar = self.h.getModelStatus() in KLAAR
            uit.append(richting * getattr(self.h.getInfo(), wat) if klaar else richting * -highspy.kHighsInf)
        self.h.changeColCost(kolom, 0.0)
        laag, hoog = (round(x, 6) for x in uit)
        return Bereik(laag, hoog)
