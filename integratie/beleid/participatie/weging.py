"""Weging op randtotalen (raking, iteratieve proportionele aanpassing), en wat die weging aan zekerheid kost.

Literatuur: Deming en Stephan (1940) voor de methode; Kish (1965), Survey Sampling, voor het designeffect.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from integratie.fouten import Gebruiksfout

PRECIES = 1e-7  # strenger dan de 1e-6 die we beloven
RONDEN = 5_000


@dataclass(frozen=True)
class Weging:
    """`gewichten`: één per deelnemer van elke cel (rij van de invoer). `afwijking`: de grootste met een randtotaal."""

    gewichten: np.ndarray
    designeffect: float  # n · Σw² / (Σw)²; 1 is geen verlies
    effectief: float  # zoveel deelnemers blijven er na weging in precisie over
    afwijking: float
    ronden: int


def raak(cellen: pd.DataFrame, aantallen: np.ndarray, randtotalen: dict[str, dict[str, float]]) -> Weging:
    """Weeg cellen (een rij per combinatie, een kolom per kenmerk) tot elk randtotaal klopt op minstens 1e-6.

    `aantallen`: deelnemers per cel. `randtotalen`: kenmerk → groep → doel, elk kenmerk met dezelfde som.
    Fout: `Gebruiksfout` met de reden wanneer geen gewichten bestaan die eraan voldoen.
    """
    aantallen = np.asarray(aantallen, dtype=float)
    _controleer(cellen, aantallen, randtotalen)
    plaats = {k: pd.Index(doel).get_indexer(cellen[k]) for k, doel in randtotalen.items()}
    doelen = {k: np.array(list(doel.values()), dtype=float) for k, doel in randtotalen.items()}
    massa = aantallen.copy()
    for ronde in range(1, RONDEN + 1):
        for kenmerk, doel in doelen.items():
            som = np.bincount(plaats[kenmerk], massa, len(doel))
            massa *= np.divide(doel, som, out=np.zeros_like(doel), where=som > 0)[plaats[kenmerk]]
        afwijkingen = {k: np.abs(np.bincount(plaats[k], massa, len(d)) - d) for k, d in doelen.items()}
        ergst = max(afwijkingen, key=lambda k: afwijkingen[k].max())
        grootste = afwijkingen[ergst].max()
        if grootste <= PRECIES:
            return _weging(massa, aantallen, grootste, ronde)
    groep = list(randtotalen[ergst])[int(afwijkingen[ergst].argmax())]
    raise Gebruiksfout(
        f"De weging komt niet tot rust: na {RONDEN} ronden wijkt '{groep}' ({ergst}) nog {_komma(grootste, 3)} af, omdat sommige "
        "combinaties van groepen geen deelnemers hebben; voeg groepen samen of laat een kenmerk weg."
    )


def _controleer(cellen: pd.DataFrame, aantallen: np.ndarray, randtotalen: dict[str, dict[str, float]]) -> None:
    sommen = {k: sum(doel.values()) for k, doel in randtotalen.items()}
    for kenmerk, doel in randtotalen.items():
        if fout := [g for g, d in doel.items() if not (np.isfinite(d) and d >= 0)]:
            raise Gebruiksfout(f"Het randtotaal van '{fout[0]}' ({kenmerk}) is geen getal vanaf nul.")
        if onbekend := sorted(set(cellen[kenmerk]) - set(doel)):
            wie = f"'{onbekend[0]}' ({kenmerk})"
            raise Gebruiksfout(f"Er zijn deelnemers met {wie}, maar die groep heeft geen randtotaal.")
        per_groep = pd.Series(aantallen).groupby(cellen[kenmerk].to_numpy()).sum()
        if leeg := [groep for groep, d in doel.items() if d > 0 and per_groep.get(groep, 0) == 0]:
            raise Gebruiksfout(
                f"Wegen kan niet: geen enkele deelnemer hoort bij '{leeg[0]}' ({kenmerk}), en die groep heeft wel een randtotaal; "
                "voeg haar samen met een andere groep of laat het kenmerk weg."
            )
    if sommen and max(sommen.values()) - min(sommen.values()) > 1e-9 * max(sommen.values()):
        tekst = ", ".join(f"{k} {_komma(som, 10)}" for k, som in sommen.items())
        raise Gebruiksfout(f"De randtotalen zijn niet voor elk kenmerk samen even groot ({tekst}); maak ze gelijk.")
    if not sommen or min(sommen.values()) <= 0:
        raise Gebruiksfout("Wegen vraagt minstens één kenmerk met een randtotaal groter dan nul.")


def _weging(massa: np.ndarray, aantallen: np.ndarray, afwijking: float, ronden: int) -> Weging:
    gewichten = np.divide(massa, aantallen, out=np.zeros_like(massa), where=aantallen > 0)
    n = aantallen.sum()
    effect = float(n * (aantallen * gewichten**2).sum() / massa.sum() ** 2)
    return Weging(gewichten, effect, float(n / effect), float(afwijking), ronden)


def _komma(x: float, cijfers: int) -> str:
    return f"{x:.{cijfers}g}".replace(".", ",")
