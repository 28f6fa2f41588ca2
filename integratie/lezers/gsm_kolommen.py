"""Welke kolom van een blad wat is: gevonden aan wat erin staat, want koppen staan in sommige bladen verwisseld.

Teller, noemer en verhouding: de drie kolommen waarvan de derde overal een vast aantal keer de eerste gedeeld door de tweede is.
"""

import datetime
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np

from integratie.fouten import Gegevensfout
from integratie.lezers.gsm_bladen import VAST, Blad
from integratie.lezers.werkboek import DUIZENDTAL, is_getal

STATUS_VAN = {"x": "verborgen", "nvt": "nvt", "?": "ontbreekt"}  # tekens van de uitgever; een andere lege cel is «geen»
LEEG = (None, "", "-", "/", *STATUS_VAN)
FACTOREN = (1, 100, 1000, 10_000, 1_000_000)  # fractie, %, per 1.000, per 10.000, en euro per miljoen euro
_MEESTE, _PAST = 0.5, 0.6
_VERHOUDING = re.compile(r"%|^(procent|verhouding|aandeel|per )", re.IGNORECASE)
_GETAL = re.compile(r"-?[0-9]{1,15}(,[0-9]{1,15}|\.0)?")
_IN_PROCENT = re.compile(r"-?[0-9]{1,3}([.,][0-9]{1,15})? ?%")
_BIJNA = re.compile(r"-?[0-9]+([\s.,][0-9]+)+")
_DECIMALEN = 6


@dataclass(frozen=True)
class Verhouding:
    """Plaats van teller, noemer en verhouding, en hoeveel keer de verhouding de breuk is."""

    teller: int
    noemer: int
    verhouding: int
    factor: int


@dataclass(frozen=True)
class Kolommen:
    """Plaats van elke kolom; `teksten` en `maten` zijn de overige met tekst en met getallen."""

    gemeente: int | None
    nis: int
    indicator: int | None
    jaar: int
    teksten: list[int]
    maten: list[int]
    verhouding: Verhouding | None


def met_getallen(blad: Blad) -> Blad:
    """Het blad met getallen waar een hele kolom getallen als tekst bevat, ook met een %-teken. Fout: `Gegevensfout` bij een duizendtalteken of een formule."""
    kolommen = list(blad.kolommen)
    for k, kolom in enumerate(kolommen):
        teksten = {cel for cel in kolom if isinstance(cel, str) and cel not in LEEG}
        if any(t.startswith("=") for t in teksten):
            rij = next(i for i, cel in enumerate(kolom) if str(cel).startswith("="))
            raise Gegevensfout(
                f"{blad.cel(rij, k)} bevat de formule '{kolom[rij]}' zonder uitkomst; verwacht: een waarde (bewaar het werkboek opnieuw in Excel)."
            )
        if teksten and all(_IN_PROCENT.fullmatch(t) for t in teksten) and not any(map(is_getal, kolom)):
            kolom = kolommen[k] = [cel[:-1].strip() if cel in teksten else cel for cel in kolom]
            teksten = {cel[:-1].strip() for cel in teksten}
        if not teksten or not all(_GETAL.fullmatch(t) or _BIJNA.fullmatch(t) for t in teksten):
            continue
        met_komma = {t for t in teksten if "," in t}
        twijfel = {t for t in teksten if not _GETAL.fullmatch(t)}
        if twijfel or (met_komma and all(DUIZENDTAL.fullmatch(t.replace(",", ".")) for t in met_komma)):
            rij = next(i for i, cel in enumerate(kolom) if cel in (twijfel or met_komma))
            raise Gegevensfout(
                f"{blad.cel(rij, k)} bevat '{kolom[rij]}'; verwacht: een getal zonder duizendtalteken, met een komma als decimaalteken."
            )
        waarden = {t: float(t.replace(",", ".")) if "," in t else int(t.removesuffix(".0")) for t in teksten}
        kolommen[k] = [waarden[cel] if isinstance(cel, str) and cel not in LEEG else cel for cel in kolom]
    return replace(blad, kolommen=kolommen)


def zoek(blad: Blad) -> Kolommen:
    """Fout: `Gegevensfout` als een vaste kolom ontbreekt of dubbel staat, of er geen cijfers of jaren zijn."""
    laag = [k.casefold() for k in blad.kop]
    vast = {naam: laag.index(naam) for naam in VAST if naam in laag}
    if dubbel := next((naam for naam in blad.kop if naam and laag.count(naam.casefold()) > 1), ""):
        raise Gegevensfout(f"{blad.waar}: kolom '{dubbel}' staat er meer dan één keer; verwacht: elke kolom één keer.")
    if "nis-code" not in vast:
        gevonden = ", ".join(k for k in blad.kop if k)[:300]
        raise Gegevensfout(
            f"{blad.waar}: kolom 'NIS-code' ontbreekt; verwacht: Gemeente, NIS-code, Indicator, Jaar; gevonden: {gevonden}."
        )
    bezet = {k for naam, k in vast.items() if naam != "jaar"}
    over = [k for k, naam in enumerate(laag) if k not in bezet and not naam.startswith("centrumstad")]
    jaar = _jaarkolom(blad, over, vast.get("jaar"))
    over.remove(jaar)
    maten = [k for k in over if "%" in blad.kop[k] or _deel(blad.kolommen[k], is_getal) > _MEESTE]
    teksten = [k for k in over if k not in maten and any(c not in LEEG for c in blad.kolommen[k]) and blad.kop[k]]
    if zonder_kop := [k for k in maten if not blad.kop[k]]:
        rij = next(i for i, cel in enumerate(blad.kolommen[zonder_kop[0]]) if is_getal(cel))
        raise Gegevensfout(
            f"{blad.cel(rij, zonder_kop[0])} bevat een getal zonder kop; verwacht: een kop boven elke kolom."
        )
    if not maten:
        raise Gegevensfout(f"{blad.waar}: geen kolom met cijfers; verwacht: een rij per gemeente en jaar.")
    return Kolommen(
        vast.get("gemeente"), vast["nis-code"], vast.get("indicator"), jaar, teksten, maten, _breuk(blad, maten)
    )


def is_jaar(cel: object) -> bool:
    """Een jaartal als getal, als tekst of als datum."""
    if isinstance(cel, datetime.datetime):
        return True
    return bool(re.fullmatch(r"(19|20)[0-9]{2}(\.0)?", str(cel)))


def jaar_van(cel: datetime.datetime | float | str) -> int:
    """Het jaar van een cel waarvoor `is_jaar` geldt."""
    return cel.year if isinstance(cel, datetime.datetime) else int(float(cel))


def _deel(cellen: list, proef) -> float:
    """Welk deel van de gevulde cellen aan `proef` voldoet."""
    aantallen = Counter(cellen)  # dezelfde cel komt vaak terug
    vol = {cel: n for cel, n in aantallen.items() if cel not in LEEG}
    return sum(n for cel, n in vol.items() if proef(cel)) / sum(vol.values()) if vol else 0.0


def _jaarkolom(blad: Blad, over: list[int], genoemd: int | None) -> int:
    """De kolom met jaren; bij twijfel die met de kop 'Jaar', ook als er iets anders dan een jaar in staat."""
    if genoemd is not None and _deel(blad.kolommen[genoemd], is_jaar) > _MEESTE:
        return genoemd
    delen = {k: _deel(blad.kolommen[k], is_jaar) for k in over}
    beste = max(over, key=lambda k: delen[k], default=None)
    if beste is not None and (
        delen[beste] == 1 or (genoemd is not None and not delen[genoemd] and delen[beste] > _MEESTE)
    ):
        return beste
    if genoemd is None:
        raise Gegevensfout(
            f"{blad.waar}: geen kolom met jaren; verwacht: een kolom 'Jaar' met een jaartal in elke rij."
        )
    return genoemd


def getallen(cellen: list) -> np.ndarray:
    """De getallen van een kolom; al de rest is NaN."""
    return np.array([cel if is_getal(cel) else np.nan for cel in cellen], dtype="float64")


def speling(waarden: np.ndarray) -> np.ndarray:
    """Hoever een gepubliceerde verhouding van de breuk mag liggen: een half van haar laatste decimaal, of haar zesde cijfer."""
    uniek = np.unique(waarden[np.isfinite(waarden)])[:5000]
    decimalen = max((len(f"{w:.{_DECIMALEN}f}".rstrip("0").partition(".")[2]) for w in uniek), default=0)
    return np.maximum(0.51 * 10.0**-decimalen, 1.1e-5 * np.abs(waarden))


def _breuk(blad: Blad, maten: list[int]) -> Verhouding | None:
    """De drie kolommen die samen een breuk zijn; de verhouding heet zo of staat laatst, de teller staat meestal vóór de noemer."""
    if len(maten) < 3 or all("%" in blad.kop[k] for k in maten):
        return None
    waarden = {k: getallen(blad.kolommen[k]) for k in maten}
    heet = {k: bool(_VERHOUDING.search(blad.kop[k])) for k in maten}  # noemer = teller / verhouding past ook
    for v, t, n in sorted(permutations(maten, 3), key=lambda p: (not heet[p[0]], -p[0], p[1] > p[2], p[1:])):
        past = _factor(waarden[t], waarden[n], waarden[v])
        if past:
            return Verhouding(t, n, v, past)
    return None


def _factor(teller: np.ndarray, noemer: np.ndarray, verhouding: np.ndarray) -> int | None:
    bruikbaar = (teller != 0) & (noemer != 0) & (verhouding != 0) & np.isfinite(teller + noemer + verhouding)
    if not bruikbaar.any():
        return None
    t, n, v = teller[bruikbaar], noemer[bruikbaar], verhouding[bruikbaar]
    midden = np.median(v * n / t)
    factor = min(FACTOREN, key=lambda f: abs(np.log(f / midden)) if midden > 0 else np.inf)
    past = np.abs(factor * t / n - v) <= speling(v)
    return factor if past.mean() >= _PAST else None
