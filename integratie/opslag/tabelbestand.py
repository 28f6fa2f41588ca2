"""Eén parquetbestand lezen, met zijn tekst als categorieën of als gewone tekst; en is het nog zoals het werd weggeschreven?"""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq


def lees(pad: Path, dimensies: Iterable[str]) -> pd.DataFrame:
    """De rijen van een tabel met deze dimensies; elke tekstkolom heeft haar categorieën op volgorde. Fout: `OSError` of `ValueError`."""
    tekst = ["nis", "onderwerp", "groep", *dimensies, "status"]
    # Zonder draden: een proces dat later splitst (fork) mag er geen hebben.
    gelezen = pq.ParquetFile(pad, pre_buffer=False, read_dictionary=tekst).read(use_threads=False)
    rijen = gelezen.to_pandas(use_threads=False)
    return rijen.assign(
        **{
            k: kolom.cat.reorder_categories(sorted(kolom.cat.categories))
            for k, kolom in rijen.select_dtypes("category").items()
            if not kolom.cat.categories.is_monotonic_increasing
        }
    )


def in_tekst(rijen: pd.DataFrame) -> pd.DataFrame:
    """Dezelfde rijen met gewone tekst."""
    return rijen.astype(dict.fromkeys(rijen.select_dtypes("category"), "str"))


def sommen(rijen: pd.DataFrame) -> dict[str, str]:
    """Een controlesom per `nis`; de volgorde van de rijen telt niet mee."""
    per_rij = pd.util.hash_pandas_object(
        rijen.astype({k: "object" for k in rijen.columns if k != "waarde"}), index=False
    )
    return {
        str(nis): f"{int(som):016x}"
        for nis, som in per_rij.groupby(rijen["nis"].astype("object").to_numpy()).sum().items()
    }


def veranderd(rijen: pd.DataFrame, verwacht: dict[str, str]) -> set[str]:
    """De codes (`nis`) waarvan rijen veranderden, verdwenen of erbij kwamen."""
    nu = sommen(rijen)
    return {nis for nis in nu.keys() | verwacht.keys() if nu.get(nis) != verwacht.get(nis)}


def zonder(rijen: pd.DataFrame, codes: set[str]) -> pd.DataFrame:
    """De rijen van deze codes zonder waarde, zodat geen enkele som op een beschadigd cijfer steunt."""
    raak = rijen["nis"].isin(codes)
    return rijen.assign(waarde=rijen["waarde"].mask(raak), status=rijen["status"].mask(raak, "onvolledig"))
