"""Hoeveel beweegt een cijfer vanzelf? Per indicator gemeten op alle gemeenten van het Vlaams Gewest, één keer per editie.

De variantie van een cijfer is `factor` maal wat loting zou geven (`loting`) plus `spreiding` maal het kwadraat van zijn grootte
(`schaal`). Voor een stroom is dat de negatief-binomiale variantie μ + αμ², met `factor` 1 en `spreiding` α. Voor een deel van een stroom is
het de bèta-binomiale: `spreiding` komt van de grootste gemeenten, `factor` van gezinnen die samen aankomen. Voor een stand is `spreiding` 0
en meet `factor` de afwijking van het eigen vloeiende verloop, want van jaar op jaar worden dezelfde mensen geteld.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.indicator import FACTOR, GETALLEN, Indicator, cijfers, kaart
from integratie.vergelijking.standen import laatste_waarneming

Z = 1.96  # 95 % zekerheid
FOUT = 0.05  # zoveel bewegingen mogen in geen enkele grootteklasse buiten de grens vallen
KLASSEN = 5  # grootteklassen van gemeenten, met even veel gemeenten
GENOEG = 100  # zoveel bewegingen moeten er zijn om een grootteklasse, of een stroom, apart te meten
MINSTENS = 20  # onder zoveel mensen in de teller is er alleen een aantal
# Voor een stroom met te weinig jaren om te meten: op de saldo's 2017–2025 van de 19 gemeenten van de Rand (Statbel) volstaat 0,003.
ALFA_ONBEKEND = 0.005


@dataclass(frozen=True, slots=True)
class Ruis:
    """De variantie van een cijfer: `factor * loting + spreiding * schaal`; `gemeten` is onwaar als er te weinig jaren zijn.

    `van_telling`: de factor van de telling van dezelfde mensen, voor een stand die alleen als verhouding gepubliceerd is (anders 0).
    """

    factor: float
    spreiding: float
    gemeten: bool
    van_telling: float = 0.0


def loting(ind: Indicator, waarde, teller, noemer, inwoners):
    """Wat loting aan variantie zou geven, in het kwadraat van de eenheid; getallen of reeksen van dezelfde vorm."""
    maat = FACTOR.get(ind.eenheid)
    if ind.met_teken or (maat is None and ind.eenheid != "euro" and (ind.noemer or not ind.optelbaar)):
        return 1.0 / inwoners  # een verschil, index of verhouding
    if ind.eenheid == "euro":
        return waarde**2 / inwoners
    if maat is None:
        return teller
    van = np.where(np.isfinite(noemer), noemer, inwoners)
    if ind.soort == "stroom":
        return waarde * maat / van
    return waarde * (maat - waarde) / van


def schaal(ind: Indicator, waarde):
    """Het kwadraat van de grootte waarmee de spreiding meegroeit, in het kwadraat van de eenheid."""
    maat = FACTOR.get(ind.eenheid, 0.0)
    return waarde * (maat - waarde) if ind.soort == "deel van een stroom" else waarde**2


@cache
def ruis(naam: str, groep: str, editie: str) -> Ruis | None:
    """De gemeten ruis van een indicator (en groep); None wanneer er niets te meten is: een enquête, een vooruitzicht, te weinig jaren."""
    ind = kaart(naam)
    if not ind.is_geteld:
        return None
    if ind.soort != "stand" and ind.telling:
        van_telling = ruis(ind.telling, "", editie)
        assert van_telling is not None  # een stroom heeft altijd ruis
        return Ruis(1.0, van_telling.spreiding / ind.jaren, van_telling.gemeten)
    if ind.soort == "stand":
        factor = _meet_stand(ind, groep, editie)
        van_telling = ruis(ind.telling, "", editie) if ind.telling and not groep else None
        return None if factor is None else Ruis(factor, 0.0, True, van_telling.factor if van_telling else 0.0)
    return _meet_stroom(ind, groep, editie) or Ruis(1.0, ALFA_ONBEKEND, False)


def paneel(naam: str, groep: str, kolom: str, editie: str) -> pd.DataFrame:
    """Een kolom van een indicator per gemeente van het Vlaams Gewest (rijen) en jaar met een waarneming (kolommen)."""
    return _panelen_van(naam, groep, editie)[kolom]


@cache
def _panelen_van(naam: str, groep: str, editie: str) -> dict[str, pd.DataFrame]:
    rijen = cijfers(naam, editie)
    rijen = rijen[(rijen["groep"] == groep) & (rijen["jaar"] <= laatste_waarneming(naam, editie))]
    leden, jaren = pd.Index(gebieden.groep("vlaanderen").leden), pd.Index(sorted(set(rijen["jaar"].tolist())))
    rij, plek = leden.get_indexer(rijen["nis"]), jaren.get_indexer(rijen["jaar"])
    breed = {kolom: np.full((len(leden), len(jaren)), np.nan) for kolom in GETALLEN}
    for kolom, waarden in breed.items():
        waarden[rij[rij >= 0], plek[rij >= 0]] = rijen[kolom].to_numpy(dtype=float, na_value=np.nan)[rij >= 0]
    return {kolom: pd.DataFrame(waarden, leden, jaren) for kolom, waarden in breed.items()}


@cache
def inwoners(editie: str) -> pd.DataFrame:
    """Inwoners per gemeente en jaar."""
    return paneel("inwoners", "", "waarde", editie)


def _panelen(ind: Indicator, groep: str, editie: str) -> tuple[np.ndarray, ...]:
    """Waarde, teller, noemer en inwoners: gemeenten × jaren."""
    waarde = paneel(ind.naam, groep, "waarde", editie)
    mensen = inwoners(editie).reindex(columns=waarde.columns)
    delen = (paneel(ind.naam, groep, k, editie) for k in ("teller", "noemer"))
    return tuple(deel.to_numpy() for deel in (waarde, *delen, mensen))


def _meet_stand(ind: Indicator, groep: str, editie: str) -> float | None:
    """De factor waarbij hoogstens 5 % van de tweede verschillen (zonder de gezamenlijke beweging) buiten de grens valt."""
    delen = _panelen(ind, groep, editie)
    if delen[0].shape[1] < 4:
        return None
    krom = _midden(delen[0][:, :-2] - 2 * delen[0][:, 1:-1] + delen[0][:, 2:])
    volgt = _volgt(ind, groep, editie)
    krom[:, ~(volgt[:-1] & volgt[1:])] = np.nan
    v = loting(ind, *delen)
    z2 = _deel(krom**2, v[:, :-2] + 4 * v[:, 1:-1] + v[:, 2:])
    return max((float(np.quantile(deel, 1 - FOUT)) / Z**2 for deel in _per_klasse(z2, editie)), default=None)


def _meet_stroom(ind: Indicator, groep: str, editie: str) -> Ruis | None:
    """De ruis waarbij hoogstens 5 % van de bewegingen van jaar op jaar (zonder de gezamenlijke) buiten de grens valt."""
    waarde, teller, noemer, mensen = _panelen(ind, groep, editie)
    if waarde.shape[1] < 3:
        return None
    if ind.saldo_van:
        return _meet_saldo(ind, waarde, noemer, editie)
    stap = np.sqrt(_samen(teller, noemer, ind))  # de gezamenlijke beweging, half bij elk van beide jaren
    a, b = waarde[:, :-1] * stap, waarde[:, 1:] / stap
    telt = (np.minimum(teller[:, :-1], teller[:, 1:]) >= MINSTENS) & _volgt(ind, groep, editie)
    if telt.sum() < GENOEG:
        return None
    loterij = loting(ind, a, a, noemer[:, :-1], mensen[:, :-1]) + loting(ind, b, b, noemer[:, 1:], mensen[:, 1:])
    grootte = schaal(ind, a) + schaal(ind, b)

    def te_vaak(factor: float, spreiding: float, klassen: slice = slice(None)) -> bool:
        z2 = _deel((b - a) ** 2, np.where(telt, factor * loterij + spreiding * grootte, 0.0))
        return any((deel > Z**2).mean() > FOUT for deel in _per_klasse(z2, editie)[klassen])

    if ind.soort == "stroom":
        return Ruis(1.0, _kleinste(lambda s: te_vaak(1.0, s)), True)
    spreiding = _kleinste(lambda s: te_vaak(1.0, s, slice(-1, None)))
    return Ruis(1.0 + _kleinste(lambda f: te_vaak(1.0 + 10 * f, spreiding)) * 10, spreiding, True)


def _meet_saldo(ind: Indicator, waarde: np.ndarray, noemer: np.ndarray, editie: str) -> Ruis | None:
    """De spreiding van de stromen van een saldo, want het saldo zelf kan nul zijn: zijn variantie is die van al zijn stromen samen."""
    namen = [f"{ind.tabellen[0]}.{onderwerp}" for onderwerp in ind.saldo_van]
    jaren = paneel(ind.naam, "", "waarde", editie).columns
    stromen = [paneel(naam, "", "teller", editie).reindex(columns=jaren).to_numpy() for naam in namen]
    beweging = _midden(np.diff(waarde, axis=1)) * noemer[:, 1:] / FACTOR[ind.eenheid]
    beweging[:, ~_volgt(ind, "", editie)] = np.nan
    gekend = np.isfinite(sum(stromen))  # een saldo kan er zijn zonder zijn stromen: dan valt er niets te meten
    if (np.isfinite(beweging) & gekend[:, 1:] & gekend[:, :-1]).sum() < GENOEG:
        return None

    def te_vaak(spreiding: float) -> bool:
        variantie = sum(stroom + spreiding * stroom**2 for stroom in stromen)
        z2 = _deel(beweging**2, variantie[:, 1:] + variantie[:, :-1])
        return any((deel > Z**2).mean() > FOUT for deel in _per_klasse(z2, editie))

    return Ruis(1.0, _kleinste(te_vaak), True)


def _samen(teller: np.ndarray, noemer: np.ndarray, ind: Indicator) -> np.ndarray:
    """Hoeveel keer zo groot het cijfer van alle gemeenten samen werd, van jaar op jaar; alleen wie in beide jaren gekend is, telt mee."""
    beide = np.isfinite(teller[:, :-1]) & np.isfinite(teller[:, 1:])
    toen, nu = (np.where(beide, deel, 0.0).sum(axis=0) for deel in (teller[:, :-1], teller[:, 1:]))
    if not ind.noemer:
        return nu / toen
    van, tot = (np.where(beide, deel, 0.0).sum(axis=0) for deel in (noemer[:, :-1], noemer[:, 1:]))
    return (nu / tot) / (toen / van)


def _volgt(ind: Indicator, groep: str, editie: str) -> np.ndarray:
    """Ligt elk jaar met een waarneming één jaar na het vorige? Over een gat heen zegt een beweging niets over de ruis van één jaar."""
    return np.diff(paneel(ind.naam, groep, "waarde", editie).columns.to_numpy()) == 1


def _kleinste(te_klein: Callable[[float], bool]) -> float:
    """De kleinste waarde tussen 0 en 1 (op een tienduizendste) die niet te klein is."""
    return bisect_left(range(10_000), True, key=lambda i: not te_klein(i / 10_000)) / 10_000


def _deel(kwadraat: np.ndarray, variantie: np.ndarray) -> np.ndarray:
    """Kwadraat gedeeld door variantie; NaN waar er geen variantie is."""
    return np.divide(kwadraat, variantie, out=np.full(kwadraat.shape, np.nan), where=variantie > 0)


def _midden(x: np.ndarray) -> np.ndarray:
    """Zonder de beweging die alle gemeenten delen (de mediaan per jaar)."""
    return x - np.nanmedian(np.where(np.isfinite(x).any(axis=0), x, 0.0), axis=0)


@cache
def _klassen(editie: str) -> np.ndarray:
    """De grootteklasse van elke gemeente, van de kleinste (0) tot de grootste."""
    alle = inwoners(editie)
    grootte = alle.dropna(axis=1, thresh=len(alle) // 2).iloc[:, -1]
    return pd.qcut(grootte.rank(method="first"), KLASSEN, labels=False).to_numpy()


def _per_klasse(x: np.ndarray, editie: str) -> list[np.ndarray]:
    """De gekende waarden per grootteklasse; een klasse met te weinig waarden telt niet apart."""
    klasse = _klassen(editie)
    delen = [x[klasse == k] for k in range(KLASSEN)]
    gekend = [deel[np.isfinite(deel)] for deel in delen]
    genoeg = [deel for deel in gekend if len(deel) >= GENOEG]
    samen = [deel for deel in (np.concatenate(gekend),) if len(deel)]
    return genoeg or samen
