"""Welke cellen van een stelsel verborgen blijven, zodat van elk verborgen aantal een bereik van minstens `breed` overblijft.

Wie alle zichtbare cellen en alle sommen kent, kan een verborgen aantal niet verder bepalen dan de tabellen die daarmee kloppen. Een keuze van cellen wordt
dus nagegaan met lineair programmeren (HiGHS): hoeveel hoger en lager kan elk verborgen aantal nog? Is dat te weinig, dan zegt de duale oplossing welke
cellen er samen meer verborgen moeten zijn: een voorwaarde voor de volgende keuze, de goedkoopste die aan alle voorwaarden voldoet (op `GAT` na). In een
kleine tabel is dat de zuinigste die er is; in een grote de zuinigste van de cellen die in aanmerking kwamen toen een keuze ze ook half mocht verbergen.

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
# Zo vaak komen er bij halve keuzes voorwaarden bij: in het begin, en telkens als er een cel verborgen is.
EERSTE_RONDEN, VOLGENDE_RONDEN = 30, 8
GAT = 0.03  # zo dicht bij de zuinigste is een gehele keuze: tot dertig verborgen cellen is dat minder dan één cel
STIJGT = 4  # zoveel keer het bereik mag een cel stijgen: wie buiten staat kent geen grens, en met een krappe zijn er meer cellen nodig


def verborgen(
    s: Stelsel, klein: np.ndarray, gekend: np.ndarray, ongetoond: np.ndarray, breed: float
) -> np.ndarray | None:
    """Welke cellen verborgen blijven (bool per cel); None als geen enkele keuze volstaat: dan wordt het beste niets getoond.

    `klein` moet verborgen. `gekend` weet iedereen (een totaal dat elders staat): verbergen helpt niet. `ongetoond` staat nergens, en volgt alleen uit
    de sommen; zo'n cel verbergen kost niets, en ze is enkel beschermd als ze klein is.
    """
    aantallen, nodig = s.aantallen.to_numpy(float), klein | ~ongetoond
    duur = np.where(ongetoond, 0.0, 1 + KLEINER_EERST * aantallen / max(aantallen.max(), 1))
    altijd, mag = klein | (ongetoond & ~gekend), ~gekend
    keuze, bereik = Keuze(s, altijd, mag, duur, nodig), Bereik(s, breed)
    if len(aantallen) > KLEINE_TABEL:
        mag = mag & _in_aanmerking(keuze, bereik, nodig, mag)
    keuze.geheel(altijd, mag)
    deel = _scherp(keuze, bereik, nodig, mag)
    return None if deel is None else ((deel > 0.5) & ~ongetoond) | klein


def _in_aanmerking(keuze: "Keuze", bereik: "Bereik", nodig: np.ndarray, mag: np.ndarray) -> np.ndarray:
    """Wat ooit in een halve keuze verborgen is, tot ze geheel is: telkens wordt helemaal verborgen wat dat het meest is."""
    half, ronden = np.ones(len(mag), bool), EERSTE_RONDEN
    while half.any() and (deel := _scherp(keuze, bereik, nodig, mag, ronden)) is not None:
        half, ronden = (deel > SPELING) & (deel < 1 - SPELING), VOLGENDE_RONDEN
        keuze.verberg(half & (deel >= min(BIJNA, deel[half].max(initial=0))))
    return keuze.ooit


def _scherp(
    keuze: "Keuze", bereik: "Bereik", nodig: np.ndarray, mag: np.ndarray, ronden: float = np.inf
) -> np.ndarray | None:
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
    """De goedkoopste keuze die aan alle voorwaarden voldoet; 1 is verborgen. `ooit` is wat een keuze al verborg, al was het maar half."""

    def __init__(self, s: Stelsel, altijd: np.ndarray, mag: np.ndarray, duur: np.ndarray, nodig: np.ndarray) -> None:
        self.alle, self.highs, self.ooit = np.arange(len(duur), dtype=np.int32), _highs(), altijd.copy()
        self.highs.addVars(len(duur), altijd.astype(float), mag.astype(float))
        self.highs.changeColsCost(len(duur), self.alle, duur)
        for totaal, delen in s.sommen:  # een verborgen cel is nooit de enige van een som
            leden = np.array([totaal, *delen])
            for cel in leden[nodig[leden]]:
                self.highs.addRow(0, highspy.kHighsInf, len(leden), leden, np.where(leden == cel, -1.0, 1.0))

    def geheel(self, altijd: np.ndarray, mag: np.ndarray) -> None:
        """Voortaan is een cel verborgen of niet, nooit half, en is wat tot nu verborgen werd weer vrij."""
        n, soort = len(self.alle), np.full(len(self.alle), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        self.highs.changeColsIntegrality(n, self.alle, soort)
        self.highs.changeColsBounds(n, self.alle, altijd.astype(float), mag.astype(float))

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
        deel = np.clip(np.round(self.highs.getSolution().col_value, 5), 0, 1)  # HiGHS noemt 0,999999 geheel
        self.ooit |= deel > SPELING
        return deel


class Bereik:
    """Hoe ver een cel kan bewegen als elke som blijft kloppen en alleen beweegt wat verborgen is."""

    def __init__(self, s: Stelsel, breed: float) -> None:
        self.lager, self.hoger, self.breed, self.highs = s.aantallen.to_numpy(float), STIJGT * breed, breed, _highs()
        self.alle = np.arange(len(self.lager), dtype=np.int32)
        nul = np.zeros(len(self.lager))
        self.highs.addVars(len(nul), nul, nul)
        for totaal, delen in s.sommen:
            self.highs.addRow(0, 0, len(delen) + 1, np.array([totaal, *delen]), np.array([-1.0] + [1.0] * len(delen)))

    def laat_vrij(self, deel: np.ndarray) -> None:
        """Elke cel mag dalen tot nul en `hoger` stijgen, of daarvan dit deel."""
        self.highs.changeColsBounds(len(deel), self.alle, -self.lager * deel, self.hoger * deel)

    def voorwaarde(self, cel: int) -> np.ndarray:
        """Wat elke cel hoogstens bijdraagt aan het bereik van deze (duaal), min wat nodig is als deze verborgen is."""
        bijdrage = np.zeros(len(self.lager))
        for richting in (1.0, -1.0):
            self.highs.changeColCost(cel, -richting)
            self.highs.run()
            duaal = np.array(self.highs.getSolution().col_dual)
            bijdrage += np.maximum(duaal, 0) * self.lager + np.maximum(-duaal, 0) * self.hoger
        self.highs.changeColCost(cel, 0.0)
        bijdrage = np.minimum(bijdrage, self.breed)
        bijdrage[cel] -= self.breed
        return bijdrage


def _highs() -> highspy.Highs:
    h = highspy.Highs()
    for optie, waarde in (("output_flag", False), ("threads", 1), ("mip_rel_gap", GAT)):
        h.setOptionValue(optie, waarde)
    return h
