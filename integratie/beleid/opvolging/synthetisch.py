"""Synthetische controle: een gewogen gemiddelde van andere gemeenten dat vóór het basisjaar hetzelfde deed, en wat het daarna deed."""

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.beleid.opvolging.paneel import Reeks, verandering
from integratie.beleid.opvolging.variatie import GESCHIEDENIS, MINSTENS_JAREN, MINSTENS_VERGELEKEN, grenzen

STAPPEN = 2_000
GLAD = 1e-3  # een zachte voorkeur voor gelijke gewichten, zodat er altijd precies één antwoord is
PASVORM = 0.5  # hoogstens zoveel keer de eigen schommeling van jaar tot jaar mag de gemiddelde afwijking vóór het basisjaar zijn
AANNAMES = (
    "De gewichten zijn niet negatief en samen 1: het gewogen gemiddelde ligt altijd tussen echte gemeenten.",
    "Ze passen op de veranderingen tegenover het basisjaar in de jaren ervoor; het niveau telt niet mee.",
    "Geen van die gemeenten voert hetzelfde beleid of ondervindt er iets van; daarom doet het eigen arrondissement niet mee.",
    "Wat na het basisjaar elders gebeurde, zou hier ook gebeurd zijn. Dat is niet te bewijzen.",
    "De grenzen komen uit dezelfde berekening bij elke gebruikte gemeente, alsof die het plan had; in bijna negen op de tien gevallen ligt het verschil erbinnen.",
)


@dataclass(frozen=True)
class Controle:
    """Hoe goed het gewogen gemiddelde vóór het basisjaar past (`pasvorm`, de gemiddelde afwijking) en wat dat hoogstens mag zijn (`drempel`).

    Bij een goede pasvorm ook het verschil daarna (eigen min gewogen gemiddelde), met grenzen `laag` tot `hoog`; anders zijn die None.
    """

    pasvorm: float
    drempel: float
    verschil: float | None = None
    laag: float | None = None
    hoog: float | None = None
    gewichten: dict[str, float] = field(default_factory=dict)

    @property
    def goed(self) -> bool:
        """Past het gewogen gemiddelde goed genoeg om iets over daarna te zeggen?"""
        return self.pasvorm <= self.drempel


def controle(r: Reeks, jaren: tuple[int, int], kandidaten: tuple[str, ...], schommeling: float) -> Controle | None:
    """De synthetische controle van een cijfer tussen basisjaar en jaar, uit `kandidaten` buiten het eigen arrondissement; None als dat niet kan.

    `schommeling` is de eigen standaardafwijking van jaar tot jaar: daaraan meet men de pasvorm.
    """
    basisjaar, jaar = jaren
    streek = {gebieden.gemeenten()[lid].arrondissement for lid in gebieden.leden_van(r.code)}
    donoren = [n for n in kandidaten if gebieden.gemeenten()[n].arrondissement not in streek]
    ind, waarden, eigen = r.kaart, r.paneel.loc[donoren], r.waarden
    vooraf = [j for j in range(basisjaar - GESCHIEDENIS, basisjaar) if j in eigen.index and j in waarden]
    if len(vooraf) < MINSTENS_JAREN or basisjaar not in eigen.index or jaar not in eigen.index:
        return None
    stap = verandering(ind, waarden, waarden[basisjaar])[[*vooraf, jaar]].dropna()
    if len(stap) < MINSTENS_VERGELEKEN:
        return None
    zelf = verandering(ind, eigen, eigen[basisjaar])[[*vooraf, jaar]].to_numpy()
    alles = np.column_stack([stap.to_numpy().T, zelf])
    w = _gewichten(alles[:-1])
    fout = float(np.sqrt(np.mean((alles[:-1, -1] - alles[:-1, :-1] @ w[:, -1]) ** 2)))
    if not (past := Controle(fout, PASVORM * schommeling)).goed:
        return past
    gaten = alles[-1] - alles[-1, :-1] @ w
    laag, hoog = grenzen(gaten[:-1])
    gewichten = pd.Series(w[:, -1], index=stap.index).sort_values(ascending=False, kind="stable")
    return replace(
        past,
        verschil=float(gaten[-1]),
        laag=float(gaten[-1] - hoog),
        hoog=float(gaten[-1] - laag),
        gewichten={str(k): float(v) for k, v in gewichten[gewichten > 0.005].items()},
    )


def _gewichten(vooraf: np.ndarray) -> np.ndarray:
    """Voor elke kolom (de donoren en, als laatste, de gemeente zelf) het beste gewogen gemiddelde van de donoren, zonder zichzelf.

    Kleinste kwadraten met gewichten ≥ 0 die samen 1 zijn, met versnelde geprojecteerde gradiënt voor alle kolommen tegelijk.
    """
    x = vooraf[:, :-1]
    n = x.shape[1]
    gram = x.T @ x
    glad = GLAD * np.trace(gram) / n + 1e-12
    lineair = x.T @ vooraf + glad / n
    zelf = np.eye(n, n + 1, dtype=bool)  # een donor telt zelf niet mee
    gram = gram + glad * np.eye(n)
    stap = 1 / np.linalg.eigvalsh(gram)[-1]
    w = np.where(zelf, 0.0, 1 / n)
    v, t = w, 1.0
    for _ in range(STAPPEN):
        nieuw = _op_simplex(np.where(zelf, -np.inf, v - stap * (gram @ v - lineair)))
        t_nieuw = (1 + np.sqrt(1 + 4 * t * t)) / 2
        v = nieuw + (t - 1) / t_nieuw * (nieuw - w)
        w, t = nieuw, t_nieuw
    return w


def _op_simplex(punten: np.ndarray) -> np.ndarray:
    """Het dichtste punt met coördinaten ≥ 0 die samen 1 zijn, kolom per kolom."""
    eindig = np.where(np.isneginf(punten), -1e12, punten)
    dalend = -np.sort(-eindig, axis=0)
    rang = np.arange(1, len(punten) + 1)[:, None]
    drempels = (np.cumsum(dalend, axis=0) - 1) / rang
    rho = (dalend > drempels).sum(axis=0) - 1
    return np.maximum(eindig - drempels[rho, np.arange(punten.shape[1])], 0.0)
