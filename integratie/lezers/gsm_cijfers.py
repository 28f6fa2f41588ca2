"""De cijfers van één blad, nagekeken: gemeente, jaar, elke cel, en of teller en noemer de verhouding geven."""

import datetime
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.gebieden import VLAAMS_GEWEST
from integratie.invarianten.bereik import DEEL_TOT
from integratie.lezers import gsm_afwijkingen
from integratie.lezers.gsm_bladen import Blad
from integratie.lezers.gsm_kolommen import (
    LEEG,
    STATUS_VAN,
    Kolommen,
    Verhouding,
    getallen,
    is_jaar,
    jaar_van,
    met_getallen,
    speling,
    zoek,
)
from integratie.lezers.namen import INDELINGEN, alle_codes, gemeenten_in, indeling_van, nis_of_niets
from integratie.lezers.werkboek import is_getal, niscode, tekst
from integratie.onderwerpen import bindingen, kan_onder_nul

VEEL = 20  # vanaf zoveel waarden tot 1 staat een kolom in % als breuk
GEHEEL = 0.99  # staan er zoveel gehele getallen in een kolom, dan zijn het aantallen (in maart 2023: alle, of minder dan de helft)


@dataclass(frozen=True)
class Cijfers:
    """`vast`: `nis, jaar, indicator, indeling, rij` per rij; `teksten` en `waarden`/`statussen` per kolom, met haar kop; een aandeel in %.

    `gewest` zijn de rijen van het Vlaams Gewest: `jaar`, teksten en waarden. `afwijking` is wat er in dit blad van de uitgever mis is, met het bewijs.
    """

    blad: Blad
    titel: str
    vast: pd.DataFrame
    teksten: pd.DataFrame
    waarden: pd.DataFrame
    statussen: pd.DataFrame
    breuk: tuple[str, str, str] | None  # koppen van teller, noemer en verhouding
    factor: int | None
    met_teken: bool
    gewest: pd.DataFrame
    afwijking: str


def is_procent(kop: str) -> bool:
    """Zegt de kop van een kolom dat ze een aandeel in % is?"""
    return "%" in kop or kop.casefold().startswith("procent")


def lees(blad: Blad) -> Cijfers:
    """Fout: `Gegevensfout` met blad, cel en wat verwacht werd."""
    blad = met_getallen(blad)
    kolommen = zoek(blad)
    blad = _zonder_voet(blad, kolommen)
    codes = _codes(blad, kolommen)
    jaren = _jaren(blad, kolommen.jaar)
    titels = blad.kolommen[kolommen.indicator] if kolommen.indicator is not None else [""] * len(jaren)
    titel = next((t for t in titels if t), blad.code)
    met_teken = kan_onder_nul(tekst(titel), bindingen())
    koppen = {k: blad.kop[k] for k in (*kolommen.teksten, *kolommen.maten)}
    teksten = pd.DataFrame(
        {koppen[k]: _teksten(blad, k) for k in kolommen.teksten}, index=range(len(jaren)), dtype="str"
    )
    waarden = pd.DataFrame({koppen[k]: _waarden(blad, k, met_teken, kolommen) for k in kolommen.maten})
    statussen = pd.DataFrame({koppen[k]: _statussen(blad.kolommen[k]) for k in kolommen.maten})
    vast = pd.DataFrame({"nis": codes, "jaar": jaren, "indicator": [tekst(t) for t in titels]})
    v = kolommen.verhouding
    if v:
        _eis_breuk(blad, v, waarden, koppen)
    _in_procenten(blad, waarden, koppen, kolommen, met_teken)
    breuk = (koppen[v.teller], koppen[v.noemer], koppen[v.verhouding]) if v else None
    houd = ~vast["nis"].isin(["", VLAAMS_GEWEST])
    sleutels = pd.concat([vast[["nis", "jaar", "indicator"]], teksten], axis=1)[houd]
    if sleutels.empty:
        raise Gegevensfout(f"{blad.waar}: geen rijen met cijfers; verwacht: een rij per gemeente en jaar.")
    if afwijking := gsm_afwijkingen.van(blad.code):
        sleutels, waarden = gsm_afwijkingen.pas_toe(afwijking, sleutels, waarden, breuk, blad.waar)
    _eis_uniek(blad, sleutels, kolommen)
    _eis_namen(blad, sleutels, kolommen)
    hier = sleutels.index
    return Cijfers(
        blad,
        tekst(titel),
        vast.loc[hier].assign(
            indeling=_indelingen(blad, vast.loc[hier], kolommen.nis), rij=[blad.rijnummers[i] for i in hier]
        ),
        teksten.loc[hier],
        waarden.loc[hier],
        statussen.loc[hier],
        breuk,
        v.factor if v else None,
        met_teken,
        pd.concat([vast[["jaar"]], teksten, waarden], axis=1)[vast["nis"] == VLAAMS_GEWEST],
        afwijking.bewijs if afwijking else "",
    )


def _zonder_voet(blad: Blad, kolommen: Kolommen) -> Blad:
    """Rijen zonder NIS-code zijn tekst onder de tabel. Fout: `Gegevensfout` als er toch een cijfer in staat."""
    nis = blad.kolommen[kolommen.nis]
    houd = []
    for i, code in enumerate(nis):
        if tekst(code):
            houd.append(i)
        elif any(is_getal(blad.kolommen[k][i]) for k in (*kolommen.maten, kolommen.jaar)):
            raise Gegevensfout(
                f"{blad.cel(i, kolommen.nis)} is leeg; verwacht: een NIS-code in elke rij met cijfers (samengevoegde cellen?)."
            )
    if len(houd) == len(nis):
        return blad
    kort = [[kolom[i] for i in houd] for kolom in blad.kolommen]
    return Blad(blad.code, blad.waar, blad.kop, kort, [blad.rijnummers[i] for i in houd])


def _codes(blad: Blad, kolommen: Kolommen) -> list[str]:
    """De NIS-code van elke rij; die van het Vlaams Gewest, of leeg voor een ander gewest, een provincie of een groep van gemeenten."""
    bekend = alle_codes()
    gezien: dict[object, str] = {}
    for i, cel in enumerate(blad.kolommen[kolommen.nis]):
        if cel in gezien:
            continue
        gevuld = tekst(cel).removesuffix(".0")
        hoger = len(gevuld) in (4, 5) and (gevuld.endswith("000") or gevuld == "20001")
        if hoger or (gevuld in LEEG and not _is_gemeente(blad, kolommen, i)):
            gezien[cel] = VLAAMS_GEWEST if gevuld.zfill(5) == VLAAMS_GEWEST else ""
            continue
        gezien[cel] = niscode(cel, blad.cel(i, kolommen.nis))
        if gezien[cel] not in bekend:
            raise Gegevensfout(
                f"{blad.cel(i, kolommen.nis)}: {gezien[cel]} is geen gemeente; verwacht: NIS-codes van Vlaamse en Brusselse gemeenten."
            )
    return [gezien[cel] for cel in blad.kolommen[kolommen.nis]]


def _is_gemeente(blad: Blad, kolommen: Kolommen, rij: int) -> bool:
    naam = tekst(blad.kolommen[kolommen.gemeente][rij]) if kolommen.gemeente is not None else ""
    return bool(_codes_van(naam))


@lru_cache(maxsize=2_000)  # elk blad van een bestand noemt dezelfde gemeenten
def _codes_van(naam: str) -> frozenset[str]:
    """De NIS-codes die een gemeente met deze naam in een van de indelingen heeft."""
    return frozenset(code for indeling in INDELINGEN if (code := nis_of_niets(naam, indeling)))


def _jaren(blad: Blad, kolom: int) -> list[int]:
    """Het jaar van elke rij; elk jaartal wordt nagekeken waar het eerst staat."""
    jaren: dict[object, int] = {}
    for rij, cel in enumerate(blad.kolommen[kolom]):
        if cel in jaren:
            continue
        if not is_jaar(cel):
            raise Gegevensfout(f"{blad.cel(rij, kolom)} bevat '{tekst(cel)}'; verwacht: een jaartal.")
        if (jaar := jaar_van(cel)) > (laatste := datetime.date.today().year + 1):
            raise Gegevensfout(f"{blad.cel(rij, kolom)} bevat '{jaar}'; verwacht: een jaar tot {laatste}.")
        jaren[cel] = jaar
    return [jaren[cel] for cel in blad.kolommen[kolom]]


def _teksten(blad: Blad, kolom: int) -> list[str]:
    cellen = blad.kolommen[kolom]
    for i, cel in enumerate(cellen):
        if cel in LEEG:
            raise Gegevensfout(
                f"{blad.cel(i, kolom)} is leeg; verwacht: een tekst zoals in de andere rijen (samengevoegde cellen?)."
            )
        if is_getal(cel):
            raise Gegevensfout(
                f"{blad.cel(i, kolom)} bevat het getal {cel:g}; verwacht: een tekst zoals in de andere rijen."
            )
    return [tekst(cel) for cel in cellen]


def _waarden(blad: Blad, kolom: int, met_teken: bool, kolommen: Kolommen) -> np.ndarray:
    waarden = getallen(blad.kolommen[kolom])
    deelt = kolommen.verhouding is not None and kolom == kolommen.verhouding.verhouding
    noemer = blad.kolommen[kolommen.verhouding.noemer] if kolommen.verhouding is not None else []
    for i in np.flatnonzero(~np.isfinite(waarden)).tolist():
        cel = blad.kolommen[kolom][i]
        if cel not in LEEG and not (deelt and noemer[i] == 0):  # delen door nul: Excel schrijft dan een foutwaarde
            raise Gegevensfout(f"{blad.cel(i, kolom)} bevat '{tekst(cel)}'; verwacht: een getal.")
    if not met_teken and (laag := np.flatnonzero(waarden < 0)).size:
        raise Gegevensfout(f"{blad.cel(int(laag[0]), kolom)} bevat {waarden[laag[0]]:g}; verwacht: een getal vanaf 0.")
    return waarden


def _statussen(cellen: list) -> list[str]:
    return ["bekend" if is_getal(cel) else STATUS_VAN.get(cel, "geen") for cel in cellen]


def _eis_uniek(blad: Blad, rijen: pd.DataFrame, kolommen: Kolommen) -> None:
    dubbel = rijen.duplicated()
    if dubbel.any():
        i = rijen.index[dubbel][0]
        r = rijen.loc[i]
        raise Gegevensfout(
            f"{blad.cel(i, kolommen.nis)}: gemeente {r['nis']} staat er dubbel in {r['jaar']}; verwacht: elke rij één keer."
        )


def _eis_namen(blad: Blad, vast: pd.DataFrame, kolommen: Kolommen) -> None:
    """Een naam die van een andere gemeente is dan de code, is een verschoven of verkeerde rij."""
    if kolommen.gemeente is None:
        return
    gezien = set()
    for i, nis in zip(vast.index, vast["nis"], strict=True):
        naam = tekst(blad.kolommen[kolommen.gemeente][i])
        if (naam, nis) in gezien:
            continue
        gezien.add((naam, nis))
        andere = _codes_van(naam)
        if andere and nis not in andere:
            raise Gegevensfout(
                f"{blad.cel(i, kolommen.nis)} bevat {nis}, maar {naam} heeft {min(andere)}; verwacht: de code van de gemeente in dezelfde rij."
            )


def _indelingen(blad: Blad, vast: pd.DataFrame, kolom: int) -> pd.Series:
    """De gemeente-indeling van elke rij: die waarin alle rijen samen passen, of anders per jaar. Fout: `Gegevensfout` met de cel van de eerste code die niet past."""
    samen = set(vast["nis"].unique())
    passen = [indeling for indeling in INDELINGEN if samen <= set(gemeenten_in(indeling))]
    if len(passen) == 1:
        return pd.Series(passen[0], index=vast.index)
    per_jaar = {}
    for jaar, deel in vast.groupby("jaar"):
        try:
            per_jaar[jaar] = indeling_van(set(deel["nis"].unique()), int(jaar), blad.waar)
        except Gegevensfout as fout:
            weg = min((set(deel["nis"].unique()) - set(gemeenten_in(i)) for i in INDELINGEN), key=len)
            i = deel.index[deel["nis"].isin(list(weg))][0]
            raise Gegevensfout(
                f"{blad.cel(i, kolom)} bevat {deel.loc[i, 'nis']}, geen gemeente in dezelfde indeling als de andere van {jaar}; verwacht: de gemeenten van "
                "vóór of van na een fusie, niet beide."
            ) from fout
    return vast["jaar"].map(per_jaar)


def _eis_breuk(blad: Blad, v: Verhouding, waarden: pd.DataFrame, koppen: dict[int, str]) -> None:
    """Fout: `Gegevensfout` als een verhouding niet bij haar teller en noemer past, een deel groter is dan het geheel, of een aantal gebroken."""
    teller, noemer, deel = (waarden[koppen[k]].to_numpy() for k in (v.teller, v.noemer, v.verhouding))
    with np.errstate(divide="ignore", invalid="ignore"):
        fout = np.abs(v.factor * teller / noemer - deel) > speling(deel)
    fout &= noemer != 0
    if is_procent(koppen[v.verhouding]) and (groter := np.flatnonzero(teller > noemer)).size:
        i = int(groter[0])
        raise Gegevensfout(
            f"{blad.cel(i, v.teller)} bevat {teller[i]:g}, meer dan de noemer {noemer[i]:g}; verwacht: een deel van het geheel."
        )
    for k in (v.teller, v.noemer, v.verhouding):
        leeg = np.array([cel in (None, "") for cel in blad.kolommen[k]]) & (
            np.isfinite([teller, noemer, deel]).sum(axis=0) == 2
        )
        leeg &= (noemer != 0) | (k != v.verhouding)  # delen door nul: die cel mag leeg zijn
        if leeg.any():
            raise Gegevensfout(
                f"{blad.cel(int(leeg.argmax()), k)} is leeg; verwacht: een getal, zoals in de twee andere kolommen van die rij."
            )
    for k, waarden_van in ((v.teller, teller), (v.noemer, noemer)):
        gebroken = np.isfinite(waarden_van) & (waarden_van % 1 != 0)
        if gebroken.any() and gebroken.sum() <= (1 - GEHEEL) * np.isfinite(waarden_van).sum():
            i = int(gebroken.argmax())
            raise Gegevensfout(
                f"{blad.cel(i, k)} bevat {waarden_van[i]:g}; verwacht: een geheel aantal, zoals in de andere rijen."
            )
    if fout.any():
        i = int(fout.argmax())
        raise Gegevensfout(
            f"{blad.cel(i, v.verhouding)} bevat {deel[i]:g}, maar teller/noemer niet: {teller[i]:g} op {noemer[i]:g}; verwacht: hetzelfde "
            "aandeel."
        )


def _in_procenten(
    blad: Blad, waarden: pd.DataFrame, koppen: dict[int, str], kolommen: Kolommen, met_teken: bool
) -> None:
    """Een aandeel als breuk wordt een percentage; geen aandeel boven 100."""
    procent = [k for k in kolommen.maten if is_procent(koppen[k])]
    if not procent:
        return
    alles = waarden[[koppen[k] for k in procent]]
    v = kolommen.verhouding
    breuk = v.factor == 1 if v else alles.max().max() <= 1 and (alles > 0).sum().sum() > VEEL
    for k in procent:
        if breuk:
            waarden[koppen[k]] = (waarden[koppen[k]] * 100).round(10)  # zonder de staart van een breuk in twee delen
        if not met_teken and (hoog := np.flatnonzero(waarden[koppen[k]] > DEEL_TOT)).size:
            raise Gegevensfout(
                f"{blad.cel(int(hoog[0]), k)} bevat {waarden[koppen[k]].iloc[hoog[0]]:g}; verwacht: een aandeel van 0 tot 100."
            )
