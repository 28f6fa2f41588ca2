"""Welke cellen van een stelsel verborgen blijven, zodat van elk verborgen aantal een bereik van minstens `breed` overblijft.

Wie alle zichtbare cellen en alle sommen kent, kan een verborgen aantal niet verder bepalen dan de tabellen die daarmee kloppen. Een keuze van cellen wordt
dus nagegaan met lineair programmeren (HiGHS): hoeveel hoger en lager kan elk verborgen aantal nog? Is dat te weinig, dan zegt de duale oplossing welke
cellen er samen meer verborgen moeten zijn: een voorwaarde voor de volgende keuze, de goedkoopste die aan alle voorwaarden voldoet. In een kleine tabel is
elke keuze geheel, en de laatste de zuinigste die er is. In een grote mag een keuze cellen eerst half verbergen; telkens wordt dan verborgen wat dat het
meest is, en op het einde weer getoond wat niet nodig blijkt, het grootste eerst.

Literatuur: Fischetti en Salazar (2001), Solving the Cell Suppression Problem on Tabular Data with Linear Constraints, Management Science 47(7).
"""

import highspy
import numpy as np

from integratie.onthulling.stelsel import Stelsel

SPELING = 1e-6  # zo ver mag een rekenfout een cel bewegen
KLEINE_TABEL = 60  # tot zoveel cellen is de zuinigste keuze snel te vinden
KLEINER_EERST = 1e-3  # van evenveel cellen liever die met kleine aantallen: zo gaat er het minst verloren
RAND = 0.01  # zoveel telt een zichtbare cel als verborgen bij het zoeken naar een voorwaarde: die noemt dan zo weinig mogelijk cellen
BIJNA = 0.95  # wat zo ver verborgen is, wordt samen met het verste helemaal verborgen
SCHENDING, HALVE_SCHENDING = 1e-3, 0.05  # vanaf hier is een voorwaarde geschonden, door een gehele of een halve keuze
RONDEN = (
    30,
    8,
)  # zo vaak komen er bij halve keuzes voorwaarden bij: voor het eerst, en telkens als er een cel verborgen is


def verborgen(
    s: Stelsel, klein: np.ndarray, gekend: np.ndarray, ongetoond: np.ndarray, breed: float
) -> np.ndarray | None:
    """Welke cellen verborgen blijven (bool per cel); None als geen enkele keuze volstaat: dan wordt het beste niets getoond.

    `klein` moet verborgen. `gekend` weet iedereen (een totaal dat elders staat): verbergen helpt niet. `ongetoond` staat nergens, en volgt alleen uit
    de sommen; zo'n cel verbergen kost niets, en ze is enkel beschermd als ze klein is.
    """
    aantallen, nodig = s.aantallen.to_numpy(float), klein | ~ongetoond
    duur = np.where(ongetoond, 0.0, 1 + KLEINER_EERST * aantallen / max(aantallen.max(), 1))
    keuze, bereik = Keuze(s, klein | (ongetoond & ~gekend), ~gekend, duur, nodig), Bereik(s, breed)
    if len(aantallen) <= KLEINE_TABEL:
        keuze.geheel()
    deel = _scherp(keuze, bereik, nodig, ~gekend, RONDEN[0])
    while deel is not None and (half := (deel > SPELING) & (deel < 1 - SPELING)).any():
        keuze.verberg(half & (deel >= min(BIJNA, deel[half].max())))
        deel = _scherp(keuze, bereik, nodig, ~gekend, RONDEN[1])
    if deel is None:
        return None
    weg = deel > 0.5
    for cel in sorted(np.flatnonzero(weg & ~klein & ~ongetoond), key=lambda i: -aantallen[i]):
        weg[cel] = False
        weg[cel] = not bereik.volstaat(weg, nodig)
    return weg & ~ongetoond | klein


def _scherp(keuze: "Keuze", bereik: "Bereik", nodig: np.ndarray, mag: np.ndarray, ronden: int) -> np.ndarray | None:
    """De goedkoopste keuze (0 tot 1 per cel) die geen voorwaarde schendt; met halve cellen de beste na zoveel ronden. None als er geen is."""
    ronde = 0
    while (deel := keuze.goedkoopste()) is not None:
        geheel, ronde = bool(((deel < SPELING) | (deel > 1 - SPELING)).all()), ronde + 1
        if not geheel and ronde > ronden:
            return deel
        for rand in (RAND, 0.0) if geheel else (RAND,):
            bereik.laat_vrij(np.where(mag, np.maximum(deel, rand), 0.0))
            voorwaarden = [bereik.voorwaarde(int(cel)) for cel in np.flatnonzero((deel > RAND) & nodig)]
            geschonden = [v for v in voorwaarden if v @ deel < -(SCHENDING if geheel else HALVE_SCHENDING)]
            for voorwaarde in geschonden:
                keuze.eis(voorwaarde)
            if geschonden:
                break
        else:
            return deel
    return None


class Keuze:
    """De goedkoopste keuze die aan alle voorwaarden voldoet; 1 is verborgen."""

    def __init__(self, s: Stelsel, altijd: np.ndarray, mag: np.ndarray, duur: np.ndarray, nodig: np.ndarray) -> None:
        self.alle, self.highs = np.arange(len(duur), dtype=np.int32), _highs()
        self.highs.addVars(len(duur), altijd.astype(float), mag.astype(float))
        self.highs.changeColsCost(len(duur), self.alle, duur)
        for totaal, delen in s.sommen:  # een verborgen cel is nooit de enige van een som
            leden = np.array([totaal, *delen])
            for cel in leden[nodig[leden]]:
                self.highs.addRow(0, highspy.kHighsInf, len(leden), leden, np.where(leden == cel, -1.0, 1.0))

    def geheel(self) -> None:
        """Voortaan is een cel verborgen of niet, nooit half."""
        soort = np.full(len(self.alle), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        self.highs.changeColsIntegrality(len(self.alle), self.alle, soort)

    def eis(self, voorwaarde: np.ndarray) -> None:
        """De som van `voorwaarde` over wat verborgen is, is minstens nul."""
        cellen = np.flatnonzero(np.abs(voorwaarde) > SPELING)
        self.highs.addRow(0, highspy.kHighsInf, len(cellen), cellen, voorwaarde[cellen])

    def verberg(self, cellen: np.ndarray) -> None:
        """Deze cellen zijn voortaan verborgen."""
        for cel in np.flatnonzero(cellen):
            self.highs.changeColBounds(int(cel), 1.0, 1.0)

    def goedkoopste(self) -> np.ndarray | None:
        """Hoe ver elke cel verborgen is (0 tot 1), of None als geen keuze voldoet."""
        self.highs.run()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.clip(np.array(self.highs.getSolution().col_value), 0, 1)


class Bereik:
    """Hoe ver een cel kan bewegen als elke som blijft kloppen en alleen beweegt wat verborgen is."""

    def __init__(self, s: Stelsel, breed: float) -> None:
        self.lager, self.breed, self.highs = s.aantallen.to_numpy(float), breed, _highs()
        self.alle = np.arange(len(self.lager), dtype=np.int32)
        nul = np.zeros(len(self.lager))
        self.highs.addVars(len(nul), nul, nul)
        for totaal, delen in s.sommen:
            self.highs.addRow(0, 0, len(delen) + 1, np.array([totaal, *delen]), np.array([-1.0] + [1.0] * len(delen)))

    def laat_vrij(self, deel: np.ndarray) -> None:
        """Elke cel mag dalen tot nul en `breed` stijgen, of daarvan dit deel."""
        self.highs.changeColsBounds(len(deel), self.alle, -self.lager * deel, self.breed * deel)

    def voorwaarde(self, cel: int) -> np.ndarray:
        """Wat elke cel hoogstens bijdraagt aan het bereik van deze; samen moet dat `breed` zijn als deze verborgen is."""
        bijdrage = np.minimum(self._uitersten(cel)[1], self.breed)
        bijdrage[cel] -= self.breed
        return bijdrage

    def volstaat(self, weg: np.ndarray, nodig: np.ndarray) -> bool:
        """Houdt elke verborgen cel die het nodig heeft, genoeg bereik?"""
        self.laat_vrij(weg.astype(float))
        open_ = weg & nodig
        while open_.any():
            cel = int(open_.argmax())
            ruim = (
                self._uitersten(cel)[0] >= self.breed - SPELING
            )  # zulke tabellen bewijzen vaak ook het bereik van andere cellen
            if not ruim[cel]:
                return False
            open_ &= ~ruim
        return True

    def _uitersten(self, cel: int) -> tuple[np.ndarray, np.ndarray]:
        """Hoeveel elke cel verschilt tussen de tabellen waarin deze het hoogst en het laagst is, en (duaal) hoeveel elke cel daar geheel vrij aan bijdraagt."""
        verschil, bijdrage = np.zeros((2, len(self.lager)))
        for richting in (1.0, -1.0):
            self.highs.changeColCost(cel, -richting)
            self.highs.run()
            uit = self.highs.getSolution()
            duaal = np.array(uit.col_dual)
            verschil += richting * np.array(uit.col_value)
            bijdrage += np.maximum(duaal, 0) * self.lager + np.maximum(-duaal, 0) * self.breed
        self.highs.changeColCost(cel, 0.0)
        return np.abs(verschil), bijdrage


def _highs() -> highspy.Highs:
    h = highspy.Highs()
    for optie, waarde in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0)):
        h.setOptionValue(optie, waarde)
    return h
