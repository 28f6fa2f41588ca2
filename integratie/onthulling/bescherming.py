"""Welke cellen van een stelsel verborgen blijven, zodat van elk verborgen aantal een bereik van minstens `breed` overblijft.

Wie alle zichtbare cellen en alle sommen kent, kan een verborgen aantal niet verder bepalen dan de tabellen die daarmee kloppen. Voor elke
verborgen cel zoeken we dus twee zulke tabellen die in die cel minstens `breed` verschillen, zo dat er zo weinig mogelijk zichtbare cellen in
veranderen: lineair programmeren (HiGHS). Wat verandert, wordt mee verborgen, en moet dan zelf ook zo'n bereik hebben. Daarna wordt wat achteraf
niet nodig blijkt, weer getoond, het grootste eerst.

Literatuur: Fischetti en Salazar (2001), Solving the Cell Suppression Problem on Tabular Data with Linear Constraints, Management Science 47(7).
"""

import highspy
import numpy as np

from integratie.onthulling.stelsel import Stelsel

SPELING = 1e-6  # zo ver mag een rekenfout een cel bewegen
POGINGEN = 20  # zo vaak wordt een zuiniger keuze gezocht
HERGEBRUIK = 0.3  # prijs van een cel die in de beste keuze al verborgen is
KLEINER_EERST = 1e-3  # van evenveel cellen liever die met kleine aantallen: zo gaat er het minst verloren


class Tabellenpaar:
    """Zoekt twee tabellen die met dezelfde sommen kloppen en in één cel minstens `breed` verschillen.

    Elke cel heeft vier kolommen: hoeveel ze in de eerste en in de tweede tabel hoger en lager is dan het echte aantal.
    """

    def __init__(self, s: Stelsel, breed: float) -> None:
        self.aantallen = s.aantallen.to_numpy(float)
        self.n, self.laatste = len(self.aantallen), 2 * len(s.sommen)
        rijen = []  # (kolommen, tekens) van elke som, eerst voor de ene tabel en dan voor de andere
        for begin in (0, 2 * self.n):
            for totaal, delen in s.sommen:
                cellen, teken = np.array([totaal, *delen]), np.array([-1.0] + [1.0] * len(delen))
                kolommen = np.concatenate([begin + cellen, begin + self.n + cellen])
                rijen.append((kolommen, np.concatenate([teken, -teken])))
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = 4 * self.n, self.laatste + 1
        lp.col_cost_ = lp.col_lower_ = lp.col_upper_ = np.zeros(4 * self.n)
        lp.row_lower_ = np.append(np.zeros(self.laatste), breed)
        lp.row_upper_ = np.append(np.zeros(self.laatste), highspy.kHighsInf)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(k) for k, _ in rijen), 0]).astype(np.int32)
        lp.a_matrix_.index_ = np.concatenate([k for k, _ in rijen] or [np.zeros(0)]).astype(np.int32)
        lp.a_matrix_.value_ = np.concatenate([w for _, w in rijen] or [np.zeros(0)])
        self.highs = highspy.Highs()
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("threads", 1)
        self.highs.passModel(lp)

    def zoek(self, cel: int, vrij: np.ndarray, prijs: np.ndarray) -> np.ndarray | None:
        """Welke cellen veranderen in het goedkoopste paar, of None als er geen is; alleen wat `vrij` is, mag veranderen."""
        h, alle = self.highs, np.arange(4 * self.n, dtype=np.int32)
        hoger, lager = np.where(vrij, highspy.kHighsInf, 0.0), np.where(vrij, self.aantallen, 0.0)
        h.changeColsBounds(4 * self.n, alle, np.zeros(4 * self.n), np.concatenate([hoger, lager] * 2))
        h.changeColsCost(4 * self.n, alle, np.tile(prijs, 4))
        tekens = dict(zip(cel + self.n * np.arange(4), (1.0, -1.0, -1.0, 1.0), strict=True))
        for kolom, teken in tekens.items():
            h.changeCoeff(self.laatste, int(kolom), teken)
        h.run()
        raak = None
        if h.getModelStatus() == highspy.HighsModelStatus.kOptimal:
            x = np.array(h.getSolution().col_value).reshape(2, 2, self.n)
            raak = (np.abs(x[:, 0] - x[:, 1]) > SPELING).any(axis=0)
        for kolom in tekens:
            h.changeCoeff(self.laatste, int(kolom), 0.0)
        return raak


def verborgen(
    s: Stelsel, klein: np.ndarray, gekend: np.ndarray, ongetoond: np.ndarray, breed: float
) -> np.ndarray | None:
    """Welke cellen verborgen blijven (bool per cel); None als geen enkele keuze volstaat: dan wordt het beste niets getoond.

    `klein` moet verborgen. `gekend` weet iedereen (een totaal dat elders staat): verbergen helpt niet. `ongetoond` staat nergens, en volgt alleen uit
    de sommen; zo'n cel verbergen kost niets, en ze is enkel beschermd als ze klein is. De eerste keuze wordt zuiniger door het telkens opnieuw te
    proberen zonder één van de cellen die mee verborgen werden, en met de andere goedkoop.
    """
    paar = Tabellenpaar(s, breed)
    duur = 1 + KLEINER_EERST * paar.aantallen / max(paar.aantallen.max(), 1)
    mag, beste = ~gekend, _kies(paar, klein, ~gekend, ongetoond, duur)
    if beste is None:
        return None
    mee = _grootste_eerst(beste & ~klein, duur)
    for _ in range(POGINGEN):
        if not mee:
            break
        zonder = mag.copy()
        zonder[mee.pop(0)] = False
        weg = _kies(paar, klein, zonder, ongetoond, np.where(beste, HERGEBRUIK * duur, duur))
        if weg is not None and weg.sum() < beste.sum():
            mag, beste, mee = zonder, weg, _grootste_eerst(weg & ~klein, duur)
    return beste


def _grootste_eerst(cellen: np.ndarray, duur: np.ndarray) -> list[int]:
    return sorted(np.flatnonzero(cellen).tolist(), key=lambda i: -duur[i])


def _kies(
    paar: Tabellenpaar, klein: np.ndarray, mag: np.ndarray, ongetoond: np.ndarray, duur: np.ndarray
) -> np.ndarray | None:
    """Wat verborgen blijft als alleen `mag` verborgen kan worden, of None."""
    weg, nodig = klein.copy(), np.flatnonzero(klein).tolist()
    getuigen: dict[int, np.ndarray] = {}  # verborgen cel → wat er verandert in het paar dat haar bereik bewijst
    while nodig:
        cel = nodig.pop(0)
        raak = paar.zoek(cel, mag, np.where(weg | ongetoond, 0.0, duur))
        if raak is None:
            return None
        getuigen[cel], erbij = raak, raak & ~weg & ~ongetoond
        weg |= erbij
        nodig += np.flatnonzero(erbij).tolist()
    for cel in _grootste_eerst(weg & ~klein, duur):
        proef = weg.copy()
        proef[cel] = False
        if (nieuw := _zonder(paar, getuigen, cel, proef | ongetoond, np.where(ongetoond, 0.0, duur))) is not None:
            weg = proef
            del getuigen[cel]
            getuigen |= nieuw
    return weg


def _zonder(
    paar: Tabellenpaar, getuigen: dict[int, np.ndarray], cel: int, vrij: np.ndarray, prijs: np.ndarray
) -> dict[int, np.ndarray] | None:
    """Nieuwe bewijzen voor elke verborgen cel die deze cel nodig had, of None als het niet zonder haar kan."""
    uit: dict[int, np.ndarray] = {}
    for ander, raak in getuigen.items():
        if ander != cel and raak[cel]:
            if (nieuw := paar.zoek(ander, vrij, prijs)) is None:
                return None
            uit[ander] = nieuw
    return uit
