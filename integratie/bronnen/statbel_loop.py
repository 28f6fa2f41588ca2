"""Loop van de bevolking (Statbel) voor de 19 gemeenten van de Vlaamse Rand, overgetikte csv van één jaar."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.bronnen.bestand import getallen, lees_csv, niscodes
from integratie.fouten import Gegevensfout
from integratie.tabel import onderwerpen_van

TELLINGEN = [
    "geboorten",
    "overlijdens",
    "interne_inwijking",
    "interne_uitwijking",
    "internationaal_migratiesaldo",
]
EINDE = "bevolking_einde"


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp, groep, waarde, status`: de tellingen en `bevolking_einde` (1 januari erna).

    Fout: `Gegevensfout` bij een ontbrekende kolom, een andere reeks gemeenten dan de Rand of een naam die
    niet bij zijn code past.
    """
    kop = list(lees_csv(pad).columns)
    einde = next((k for k in kop if k.startswith("bevolking_0101")), "bevolking_0101<jaar>")
    ruw = lees_csv(pad, ",", ["nis", "gemeente", "jaar", *TELLINGEN, einde])
    nis, jaar = eis_rand(ruw, pad.name)
    if einde != f"bevolking_0101{jaar.iloc[0] + 1}":
        raise Gegevensfout(
            f"{pad.name}: kolom '{einde}'; verwacht: bevolking_0101{jaar.iloc[0] + 1}, het jaar na {jaar.iloc[0]}."
        )
    breed = pd.DataFrame(
        {
            kolom.replace(einde, EINDE): getallen(
                ruw[kolom],
                pad.name,
                geheel=True,
                negatief_mag=onderwerpen_van("loop")[kolom.replace(einde, EINDE)].met_teken,
            )
            for kolom in [*TELLINGEN, einde]
        }
    )
    lang = breed.assign(nis=nis, jaar=jaar).melt(["nis", "jaar"], var_name="onderwerp", value_name="waarde")
    return lang.assign(groep="", status="bekend")


def eis_rand(ruw: pd.DataFrame, waar: str) -> tuple[pd.Series, pd.Series]:
    """NIS-code en jaar van een tabel met `nis, gemeente, jaar`. Fout: `Gegevensfout` als het niet de 19 van de Rand zijn."""
    nis, jaar = niscodes(ruw["nis"], waar), getallen(ruw["jaar"], waar, geheel=True).astype(int)
    rand = gebieden.groep(gebieden.RAND).leden
    if sorted(nis) != sorted(rand) or (jaar != jaar.iloc[0]).any():
        raise Gegevensfout(
            f"{waar}: verwacht elk van de {len(rand)} gemeenten van de Vlaamse Rand één keer, voor één jaar."
        )
    for code, naam in zip(nis, ruw["gemeente"], strict=True):
        if gebieden.plat(naam) != gebieden.plat(gebieden.gemeenten()[code].naam):
            raise Gegevensfout(f"{waar}: bij code {code} staat '{naam}'; verwacht: {gebieden.gemeenten()[code].naam}.")
    return nis, jaar
