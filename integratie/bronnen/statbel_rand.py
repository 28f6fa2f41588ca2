"""Loop van de bevolking en census (Statbel) voor de 19 gemeenten van de Vlaamse Rand: overgetikte csv's van één jaar."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.bronnen.bestand import getallen, lees_csv, niscodes
from integratie.fouten import Gegevensfout
from integratie.tabel import onderwerpen_van

LOOP = ["geboorten", "overlijdens", "interne_inwijking", "interne_uitwijking", "internationaal_migratiesaldo"]
CENSUS = ["niet_eu_nationaliteit", "geboren_in_buitenland"]


def lees_loop(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp, groep, waarde, status`: de tellingen en `bevolking_einde` (1 januari erna).

    Fout: `Gegevensfout` bij een ontbrekende kolom, een andere reeks gemeenten dan de Rand of een naam die niet bij zijn
    code past.
    """
    einde = next((k for k in lees_csv(pad).columns if k.startswith("bevolking_0101")), "bevolking_0101<jaar>")
    lang = _lees(pad, "loop", {k: k for k in LOOP} | {einde: "bevolking_einde"})
    jaar = lang["jaar"].iloc[0]
    if einde != f"bevolking_0101{jaar + 1}":
        raise Gegevensfout(f"{pad.name}: kolom '{einde}'; verwacht: bevolking_0101{jaar + 1}, het jaar na {jaar}.")
    return lang


def lees_census(pad: Path) -> pd.DataFrame:
    """Zoals `lees_loop`: personen op 1 januari van het censusjaar."""
    return _lees(pad, "census", {k: k for k in CENSUS})


def _lees(pad: Path, tabel: str, onderwerpen: dict[str, str]) -> pd.DataFrame:
    """`onderwerpen`: kolom → onderwerp van `tabel`."""
    ruw = lees_csv(pad, ",", ["nis", "gemeente", "jaar", *onderwerpen])
    nis, jaar = niscodes(ruw["nis"], pad.name), getallen(ruw["jaar"], pad.name, geheel=True).astype(int)
    rand = gebieden.groep(gebieden.RAND).leden
    if sorted(nis) != sorted(rand) or (jaar != jaar.iloc[0]).any():
        raise Gegevensfout(
            f"{pad.name}: verwacht elk van de {len(rand)} gemeenten van de Vlaamse Rand één keer, voor één jaar."
        )
    for code, naam in zip(nis, ruw["gemeente"], strict=True):
        if gebieden.plat(naam) != gebieden.plat(gebieden.gemeenten()[code].naam):
            raise Gegevensfout(
                f"{pad.name}: bij code {code} staat '{naam}'; verwacht: {gebieden.gemeenten()[code].naam}."
            )
    breed = {
        onderwerp: getallen(ruw[kolom], pad.name, geheel=True, negatief_mag=onderwerpen_van(tabel)[onderwerp].met_teken)
        for kolom, onderwerp in onderwerpen.items()
    }
    lang = (
        pd.DataFrame(breed).assign(nis=nis, jaar=jaar).melt(["nis", "jaar"], var_name="onderwerp", value_name="waarde")
    )
    return lang.assign(groep="", status="bekend")
