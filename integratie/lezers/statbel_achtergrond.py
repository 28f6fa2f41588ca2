"""Statbel, werkboek «Herkomst naar leeftijd en geslacht per gemeente»: een blad per jaar, kop op rij 7 of daar in de buurt.

De namen staan alleen op de eerste rij van een blok. Het werkboek verdeelt naar achtergrond (Belg met Belgische of
buitenlandse achtergrond, niet-Belg), niet naar herkomstgroep: het vult dus een eigen tabel.
"""

import re
from pathlib import Path

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.gebieden import plat
from integratie.lezers.namen import eis_uniek, gemeenten_in
from integratie.lezers.werkboek import KOP_IN, Rijen, getal, lees_jaarbladen, plaats, tekst

GROEPEN = {6: "belg_belgische_achtergrond", 18: "belg_buitenlandse_achtergrond", 21: "niet_belg"}
GESLACHTEN = {"man": "man", "mannen": "man", "vrouw": "vrouw", "vrouwen": "vrouw"}
# Drie kolommen per soort (in België geboren, niet, totaal); de soorten sommeren tot het laatste totaal.
SOMMEN = (*((k + 2, (k, k + 1)) for k in range(4, 25, 3)), (18, (9, 12, 15)), (24, (6, 18, 21)))
VAST = ("woonplaats", "nis", "geslacht", "leeftijd")


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp (inwoners_achtergrond), groep, leeftijd, geslacht, waarde, status` op 1 januari.

    Een combinatie die het werkboek niet noemt, is een gekende nul. Fout: `Gegevensfout` bij een andere kop, een som die niet
    sluit of een dubbele rij. Ontbrekende gemeenten meldt het inlezen.
    """
    return lees_jaarbladen(pad, _blad)


def _is_kop(rij: tuple) -> bool:
    koppen = [plat(tekst(c)) for c in rij[:4]]
    return len(rij) >= 25 and all(woord in kop for woord, kop in zip(VAST, koppen, strict=True))


def _blad(rijen: Rijen, jaar: int, waar: str) -> pd.DataFrame:
    kop = next((n for n, rij in enumerate(rijen[:KOP_IN]) if _is_kop(rij)), None)
    if kop is None:
        raise Gegevensfout(
            f"{waar}: geen koprij in de eerste {KOP_IN} rijen; verwacht: Woonplaats, NIS-code, Geslacht, Leeftijd en daarna 21 kolommen."
        )
    bekend, uit, huidig = gemeenten_in(jaar), [], ["", "", ""]
    for nummer, rij in enumerate(rijen[kop + 1 :], start=kop + 1):
        code = tekst(rij[1]).removesuffix(".0")
        if code and code != huidig[1]:
            huidig = [tekst(rij[0]), code, ""]
        huidig[2] = plat(tekst(rij[2])) or huidig[2]
        leeftijd = re.sub(r"\s*jaar$", "", tekst(rij[3]))
        geslacht = GESLACHTEN.get(huidig[2])
        if huidig[1] not in bekend or geslacht is None or not re.match(r"[0-9<>+]", leeftijd):
            continue  # koppen, totalen, het land en de gewesten
        cellen = {k: getal(rij[k], f"{plaats(waar, nummer, k)} ({huidig[0]})", geheel=True) for k in range(4, 25)}
        for doel, delen in SOMMEN:
            if abs(cellen[doel] - sum(cellen[k] for k in delen)) > 0.5:
                raise Gegevensfout(
                    f"{plaats(waar, nummer, doel)} ({huidig[0]}) is {cellen[doel]:.0f}, maar de delen geven "
                    f"{sum(cellen[k] for k in delen):.0f}; verwacht: een som die sluit."
                )
        uit += [(huidig[1], jaar, groep, leeftijd, geslacht, cellen[kolom]) for kolom, groep in GROEPEN.items()]
    kolommen = ["nis", "jaar", "groep", "leeftijd", "geslacht", "waarde"]
    tabel = pd.DataFrame(uit, columns=kolommen)
    eis_uniek(tabel, kolommen[:-1], waar)
    if tabel.empty:
        raise Gegevensfout(
            f"{waar}: geen enkele Vlaamse of Brusselse gemeente onder de kop; verwacht: NIS-codes in kolom B."
        )
    assen = [sorted(set(tabel["nis"])), [jaar], GROEPEN.values(), sorted(set(tabel["leeftijd"])), ["man", "vrouw"]]
    raster = pd.MultiIndex.from_product(assen, names=kolommen[:-1])
    vol = tabel.set_index(kolommen[:-1])["waarde"].reindex(raster, fill_value=0.0)
    return vol.reset_index().assign(onderwerp="inwoners_achtergrond", status="bekend")
