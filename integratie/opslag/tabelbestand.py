"""Eén parquetbestand lezen, met zijn tekst als categorieën of als gewone tekst."""

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
