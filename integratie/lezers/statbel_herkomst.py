"""Herkomst en nationaliteit per gemeente (Statbel), in de hervormde parquet-opmaak: een rij per gemeente en jaar."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import eis_kolommen, niscodes
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
        breed = bestand.read(columns=verwacht, use_threads=False).to_pandas()
    except (pa.ArrowException, OSError, ValueError) as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar parquetbestand; verwacht: kolommen {', '.join(verwacht)}."
        ) from fout
    breed["nis"] = niscodes(breed["CD_REFNIS"].astype(str), pad.name)
    jaren = pd.to_numeric(breed["year"], errors="coerce")
    if not jaren.between(1900, 2100).all():
        raise Gegevensfout(
            f"{pad.name}: kolom 'year' bevat '{breed['year'][~jaren.between(1900, 2100)].iloc[0]}'; verwacht: een jaar."
        )
    breed["year"] = jaren.astype(int)
    aantallen = breed[[*groepen, "total"]].apply(pd.to_numeric, errors="coerce").astype("float64")
    ongeldig = aantallen.isna().any(axis=1) | (aantallen % 1 != 0).any(axis=1) | (aantallen < 0).any(axis=1)
    ongeldig |= aantallen[list(groepen)].sum(axis=1) != aantallen["total"]
    if ongeldig.any():
        eerste = breed[ongeldig].iloc[0]
        raise Gegevensfout(
            f"{pad.name}: voor {eerste['nis']} in {eerste['year']} zijn {', '.join(groepen)} geen gehele "
            "aantallen die samen 'total' geven."
        )
    eis_uniek(breed.rename(columns={"year": "jaar"}), ["nis", "jaar"], pad.name)
    breed = breed.assign(**aantallen).rename(columns={"year": "jaar", **groepen})
    lang = breed.melt(["nis", "jaar"], list(groepen.values()), "groep", "waarde").assign(
        onderwerp="inwoners", status="bekend"
    )
    return eis_volledig(lang, pad.name)
