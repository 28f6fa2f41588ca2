"""Bevolking naar nationaliteit, geslacht en leeftijd (Statbel, TF_SOC_POP_STRUCT_<jaar>.zip)."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pyarrow as pa

from integratie.bronnen.bestand import kop_van_zip, lees_zip, niscodes
from integratie.bronnen.namen import eis_volledig
from integratie.fouten import Gegevensfout

NATIONALITEIT = {"BEL": "belg", "ETR": "niet_belg"}
GESLACHT = {"M": "man", "F": "vrouw"}
GRENZEN = [0, 5, 10, 15, 18, *range(20, 100, 5)]  # ondergrens van elke leeftijdsklasse
KLASSEN = [f"{a}-{b - 1}" for a, b in pairwise(GRENZEN)] + ["95+"]
ALLE = "alle"  # groep wanneer het bestand geen nationaliteit bevat (opmaak vanaf 2026)


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp (inwoners), groep, leeftijd, geslacht, waarde, status` op 1 januari.

    Volledige raster: een combinatie die niet in het bestand staat, is een gekende nul. Kent de oude
    (`CD_MUNTY_REFNIS`) en de nieuwe (`CD_REFNIS`) kolomnaam. Fout: `Gegevensfout` bij andere kolommen, codes
    of ontbrekende gemeenten.
    """
    ruw = _ruw(pad)
    ruw["nis"] = niscodes(ruw["nis"], pad.name)
    ruw = ruw.assign(
        groep=_vertaal(ruw["CD_NATLTY"], NATIONALITEIT, pad) if "CD_NATLTY" in ruw else ALLE,
        geslacht=_vertaal(ruw["CD_SEX"], GESLACHT, pad),
        leeftijd=pd.cut(ruw["CD_AGE"], [*GRENZEN, 200], right=False, labels=KLASSEN).astype(str),
    )
    if not ruw["CD_AGE"].between(0, 199).all() or (ruw["MS_POPULATION"] < 0).any():
        raise Gegevensfout(f"{pad.name}: verwacht leeftijden vanaf 0 (CD_AGE) en aantallen vanaf 0 (MS_POPULATION).")
    sleutel = ["jaar", "groep", "leeftijd", "geslacht"]
    gevuld = eis_volledig(ruw.groupby(["nis", *sleutel], as_index=False)["MS_POPULATION"].sum(), pad.name)
    groepen = sorted(set(gevuld["groep"]))
    raster = pd.MultiIndex.from_product(
        [sorted(set(gevuld["nis"])), sorted(set(gevuld["jaar"])), groepen, KLASSEN, list(GESLACHT.values())],
        names=["nis", *sleutel],
    )
    vol = gevuld.set_index(["nis", *sleutel])["MS_POPULATION"].reindex(raster, fill_value=0).astype("float64")
    return vol.rename("waarde").reset_index().assign(onderwerp="inwoners", status="bekend")


def _ruw(pad: Path) -> pd.DataFrame:
    kolommen = {
        "CD_NATLTY": pa.string(),
        "CD_SEX": pa.string(),
        "CD_AGE": pa.int16(),
        "MS_POPULATION": pa.int32(),
        "CD_YEAR": pa.int16(),
    }
    code = "CD_REFNIS" if "CD_REFNIS" in kop_van_zip(pad) else "CD_MUNTY_REFNIS"
    ruw = lees_zip(pad, {code: pa.string(), **kolommen}, keuze=("CD_NATLTY", "CD_YEAR"))
    in_naam = re.search(r"(?:19|20)\d\d", pad.stem)
    jaren = set(ruw["CD_YEAR"]) if "CD_YEAR" in ruw else {int(in_naam[0])} if in_naam else set()
    if len(jaren) != 1 or (in_naam and int(in_naam[0]) not in jaren):
        gevonden = ", ".join(map(str, sorted(jaren))) or "geen"
        raise Gegevensfout(
            f"{pad.name}: verwacht één jaar, hetzelfde in de bestandsnaam en in kolom CD_YEAR; gevonden: {gevonden}."
        )
    return ruw.rename(columns={code: "nis"}).assign(jaar=jaren.pop())


def _vertaal(codes: pd.Series, vertaling: dict[str, str], pad: Path) -> pd.Series:
    if vreemd := sorted(set(codes) - set(vertaling)):
        raise Gegevensfout(f"{pad.name}: kolom {codes.name} bevat '{vreemd[0]}'; verwacht: {', '.join(vertaling)}.")
    return codes.map(vertaling)
