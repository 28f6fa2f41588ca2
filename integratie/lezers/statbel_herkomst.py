"""Herkomst en nationaliteit per gemeente (Statbel), in de hervormde parquet-opmaak: een rij per gemeente en jaar."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import eis_kolommen, getallen, niscodes
from integratie.lezers.namen import eis_uniek, eis_volledig

HERKOMST = {"belgian_bg": "belgisch", "neighbouring": "buurland", "eu27": "eu27", "non_eu27": "niet_eu27"}
NATIONALITEIT = {"BEL": "belg", "ETR": "niet_belg"}


def lees_herkomst(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp (inwoners), groep, waarde, status` naar herkomst, op 1 januari in de indeling van het eigen jaar."""
    return _lees(pad, HERKOMST)


def lees_nationaliteit(pad: Path) -> pd.DataFrame:
    """Zoals `lees_herkomst`, naar nationaliteit (belg, niet_belg)."""
    return _lees(pad, NATIONALITEIT)


def _lees(pad: Path, groepen: dict[str, str]) -> pd.DataFrame:
    """Fout: `Gegevensfout` bij een ander bestand, een niet-geheel aantal, of groepen die niet tot het totaal sommeren."""
    verwacht = ["year", "CD_REFNIS", *groepen, "total"]
    try:
        bestand = pq.ParquetFile(pad)
        eis_kolommen(bestand.schema_arrow.names, verwacht, pad.name)
        ruw = bestand.read(columns=verwacht, use_threads=False).to_pandas().astype("str")
    except (pa.ArrowException, OSError, ValueError) as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar parquetbestand; verwacht: kolommen {', '.join(verwacht)}."
        ) from fout
    breed = pd.DataFrame(
        {
            "nis": niscodes(ruw["CD_REFNIS"], pad.name),
            "jaar": getallen(ruw["year"], pad.name, geheel=True).astype(int),
            **{groep: getallen(ruw[kolom], pad.name, geheel=True) for kolom, groep in groepen.items()},
        }
    )
    anders = breed[list(groepen.values())].sum(axis=1) != getallen(ruw["total"], pad.name, geheel=True)
    if anders.any():
        rij = breed[anders].iloc[0]
        raise Gegevensfout(
            f"{pad.name}: voor {rij['nis']} in {rij['jaar']} zijn {', '.join(groepen)} samen niet 'total'; verwacht: een som die sluit."
        )
    eis_uniek(breed, ["nis", "jaar"], pad.name)
    lang = breed.melt(["nis", "jaar"], var_name="groep", value_name="waarde")
    return eis_volledig(lang.assign(onderwerp="inwoners", status="bekend"), pad.name)
