"""Bevolking naar nationaliteit, geslacht en leeftijd (Statbel, TF_SOC_POP_STRUCT_<jaar>), als zip, txt of xlsx."""

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import eis_keuze, eis_kolommen, niscodes
from integratie.lezers.lading import Lading
from integratie.lezers.namen import eis_volledig
from integratie.lezers.open_data import lees_kolommen, namen_van

NATIONALITEIT = {"BEL": "belg", "ETR": "niet_belg"}
GESLACHT = {"M": "man", "F": "vrouw"}
GRENZEN = [0, 5, 10, 15, 18, *range(20, 100, 5)]  # ondergrens van elke leeftijdsklasse
KLASSEN = [f"{a}-{b - 1}" for a, b in pairwise(GRENZEN)] + ["95+"]
ALLE = "alle"  # groep wanneer het bestand geen nationaliteit bevat (opmaak vanaf 2026)
OUDSTE = 130
_TEKST = pa.dictionary(pa.int32(), pa.string())
_CODES = ("CD_REFNIS", "CD_MUNTY_REFNIS")  # de nieuwe en de oude naam van de kolom met de gemeente
_KEUZE = ("CD_NATLTY", "CD_CIV_STS", "CD_YEAR")  # deze kolommen heeft niet elk jaar
_TYPES = {
    **dict.fromkeys(_CODES, _TEKST),
    "CD_NATLTY": _TEKST,
    "CD_SEX": _TEKST,
    "CD_CIV_STS": _TEKST,
    "CD_AGE": pa.int16(),
    "MS_POPULATION": pa.int32(),
    "CD_YEAR": pa.int16(),
}
_KLASSE_VAN = pa.array(np.searchsorted(GRENZEN, np.arange(OUDSTE + 1), side="right") - 1, pa.int8())
_NAAM = re.compile(r"TF_SOC_POP_STRUCT_((?:19|20)[0-9]{2})", re.IGNORECASE)


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp (inwoners), groep, leeftijd, geslacht, waarde, status` op 1 januari.

    Volledige raster: een combinatie die niet in het bestand staat, is een gekende nul. Zonder nationaliteit is de groep
    `alle`. Fout: `Gegevensfout` bij andere kolommen, codes of ontbrekende gemeenten.
    """
    som, jaar = _opgeteld(pad)
    codes = pd.Series(som["nis"].unique(), name="nis")
    som["nis"] = som["nis"].map(dict(zip(codes, niscodes(codes, pad.name), strict=True)))
    groepen = NATIONALITEIT if "CD_NATLTY" in som else {ALLE: ALLE}
    som = som if "CD_NATLTY" in som else som.assign(CD_NATLTY=ALLE)
    for kolom, naam, vertaling in (("CD_NATLTY", "groep", groepen), ("CD_SEX", "geslacht", GESLACHT)):
        eis_keuze(som[kolom], vertaling, pad.name)
        som[naam] = som[kolom].map(vertaling)
    som["leeftijd"] = np.array(KLASSEN)[som["klasse"]]
    hier = eis_volledig(som.assign(jaar=jaar), pad.name)
    assen = [hier["nis"].unique(), groepen.values(), KLASSEN, GESLACHT.values()]
    raster = pd.MultiIndex.from_product(assen, names=["nis", "groep", "leeftijd", "geslacht"])
    aantal = hier.groupby(raster.names)["MS_POPULATION_sum"].sum().astype("float64").reindex(raster, fill_value=0.0)
    return aantal.rename("waarde").reset_index().assign(jaar=jaar, onderwerp="inwoners", status="bekend")


def ladingen(pad: Path) -> list[Lading]:
    """Wat `lees` geeft in tabel `bevolking`, of zonder nationaliteit in `leeftijd`; en de totalen. Fout: `Gegevensfout`."""
    rijen = lees(pad)
    totaal = Lading("inwoners_totaal", totalen(rijen))
    if set(rijen["groep"]) != {ALLE}:
        return [Lading("bevolking", rijen), totaal]
    # Zonder nationaliteit is het een andere tabel: anders zou de som over groepen niet meer volledig zijn.
    return [Lading("leeftijd", rijen.assign(groep="", onderwerp="inwoners_leeftijd")), totaal]


def totalen(rijen: pd.DataFrame) -> pd.DataFrame:
    """Wat `lees` geeft, opgeteld over nationaliteit en geslacht: inwoners, 65-plussers en drie leeftijdsklassen (tabel `inwoners_totaal`)."""
    ondergrens = rijen["leeftijd"].str.extract(r"^(\d+)")[0].astype(int)
    klasse = pd.cut(ondergrens, [-1, 14, 64, OUDSTE], labels=["0-14", "15-64", "65+"]).astype("str")
    per_klasse = rijen.groupby([rijen["nis"], rijen["jaar"], klasse.rename("groep")])["waarde"].sum().reset_index()
    alle = per_klasse.groupby(["nis", "jaar"], as_index=False)["waarde"].sum().assign(groep="", onderwerp="inwoners")
    oud = per_klasse[per_klasse["groep"] == "65+"].assign(groep="", onderwerp="inwoners_65plus")
    return pd.concat([alle, oud, per_klasse.assign(onderwerp="inwoners_leeftijd3")], ignore_index=True).assign(
        status="bekend"
    )


def _opgeteld(pad: Path) -> tuple[pd.DataFrame, int]:
    """Opgeteld over leeftijdsklasse en burgerlijke staat: `nis, CD_SEX, klasse, [CD_NATLTY], MS_POPULATION_sum`, en het jaar."""
    tabel = lees_kolommen(pad, _TYPES, (*_CODES, *_KEUZE))
    code = next((k for k in _CODES if k in tabel.column_names), _CODES[0])
    eis_kolommen(tabel.column_names, [code], pad.name)
    for kolom, hoogste in (("CD_AGE", OUDSTE), ("MS_POPULATION", None)):
        uitersten = pc.min_max(tabel[kolom]).as_py()
        if not len(tabel) or uitersten["min"] < 0 or (hoogste and uitersten["max"] > hoogste):
            raise Gegevensfout(
                f"{pad.name}: kolom '{kolom}' loopt van {uitersten['min']} tot {uitersten['max']}; verwacht: leeftijden "
                f"vanaf 0 tot {OUDSTE} (CD_AGE) en aantallen vanaf 0 (MS_POPULATION)."
            )
    jaren = set(pc.unique(tabel["CD_YEAR"]).to_pylist()) if "CD_YEAR" in tabel.column_names else set()
    tabel = tabel.unify_dictionaries()
    if "CD_CIV_STS" in tabel.column_names:  # zonder staan er meer rijen voor hetzelfde, en die tellen allemaal
        _eis_uniek(tabel, [k for k in tabel.column_names if k not in ("MS_POPULATION", "CD_YEAR")], pad.name)
    tabel = tabel.append_column("klasse", pc.take(_KLASSE_VAN, tabel["CD_AGE"])).unify_dictionaries()
    vast = [k for k in (code, "CD_NATLTY", "CD_SEX", "klasse") if k in tabel.column_names]
    som = tabel.group_by(vast, use_threads=False).aggregate([("MS_POPULATION", "sum")])
    rijen = som.to_pandas().rename(columns={code: "nis"})
    return rijen.astype({k: "str" for k in ("nis", "CD_SEX", "CD_NATLTY") if k in rijen}), _jaar(pad, jaren)


def _eis_uniek(tabel: pa.Table, sleutel: list[str], waar: str) -> None:
    """Een rij die er twee keer staat, telt haar mensen dubbel. Fout: `Gegevensfout`."""
    aantal = tabel.group_by(sleutel, use_threads=False).aggregate([([], "count_all")])
    dubbel = aantal.filter(pc.greater(aantal["count_all"], 1)).slice(0, 1).to_pylist()
    if dubbel:
        staat = ", ".join(f"{k} {dubbel[0][k]}" for k in sleutel)
        raise Gegevensfout(
            f"{waar}: {staat} staat er {dubbel[0]['count_all']} keer; verwacht: elke combinatie één keer."
        )


def _jaar(pad: Path, in_bestand: set[int]) -> int:
    """Het ene jaar, uit de kolom CD_YEAR of anders uit de naam van het bestand (of van wat in de zip zit)."""
    officieel = {int(past[1]) for naam in namen_van(pad) if (past := _NAAM.search(naam))}
    jaren = in_bestand or officieel or {int(j) for j in re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", pad.stem)}
    if len(jaren) != 1 or (officieel and not jaren <= officieel):
        gevonden = ", ".join(map(str, sorted(jaren))) or "geen"
        raise Gegevensfout(
            f"{pad.name}: verwacht één jaar, in kolom CD_YEAR en (TF_SOC_POP_STRUCT_<jaar>) in de bestandsnaam hetzelfde; "
            f"gevonden: {gevonden}."
        )
    return int(jaren.pop())
