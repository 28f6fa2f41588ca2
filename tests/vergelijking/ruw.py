"""De officiële bestanden, hier opnieuw gelezen: deze module kent het pakket niet. Elke tabel heeft een rij per gemeente (NIS), een kolom per jaar."""

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

STATBEL_HERKOMST = "statbel/herkomst_per_gemeente_2000-2025.parquet"


def gemeenten(bronmap: Path) -> dict[str, str]:
    """Naam → NIS-code van de 285 gemeenten van het Vlaams Gewest in 2025."""
    rijen = pd.read_parquet(bronmap / STATBEL_HERKOMST)
    nu = rijen[(rijen["year"] == 2025) & (rijen["TX_RGN_DESCR_NL"] == "Vlaams Gewest")]
    return dict(zip(nu["TX_DESCR_NL"], nu["CD_REFNIS"], strict=True))


def inwoners(bronmap: Path) -> pd.DataFrame:
    """Inwoners op 1 januari, gefuseerde gemeenten opgeteld."""
    return herkomst(bronmap, ["total"])


def herkomst(bronmap: Path, groepen: list[str]) -> pd.DataFrame:
    """Inwoners van deze herkomstgroepen samen, gefuseerde gemeenten opgeteld."""
    rijen = pd.read_parquet(bronmap / STATBEL_HERKOMST)
    fusies = pd.read_csv(bronmap / "gebieden/nis_changes_2019_2025.csv", dtype=str)
    for jaar in (2019, 2025):
        stap = fusies[fusies["year"] == str(jaar)].set_index("old_nis")["new_nis"].to_dict()
        vroeger = rijen["year"] < jaar
        rijen.loc[vroeger, "CD_REFNIS"] = [stap.get(nis, nis) for nis in rijen.loc[vroeger, "CD_REFNIS"]]
    som = rijen.assign(som=rijen[groepen].sum(axis=1)).groupby(["CD_REFNIS", "year"])["som"].sum()
    return som.unstack().loc[list(gemeenten(bronmap).values())].astype(float)


def pinc(bronmap: Path, bestand: str, kop: str = "") -> pd.DataFrame:
    """Een export van provincies.incijfers.be; van een bestand met meer indicatoren die waarvan de naam met `kop` begint."""
    namen = gemeenten(bronmap)
    rijen = pd.read_csv(
        bronmap / "pinc" / bestand, sep=";", encoding="utf-8-sig", decimal=",", na_values=["x", "-", "?"], index_col=0
    )
    rijen = rijen[[k for k in rijen if k.startswith(kop)]].rename(columns=lambda k: int(k.rpartition("|")[2]))
    return rijen.loc[list(namen)].set_axis(list(namen.values())).astype(float)


@cache
def _blad(bronmap: Path) -> pd.DataFrame:
    return pd.read_excel(bronmap / "pinc/werkloosheid_gemeenten.xlsx", header=None)


def werkboek(bronmap: Path, kop: str) -> pd.DataFrame:
    """Een indicator van het werkboek met werkzoekenden; zijn naam staat boven de laatste van zijn elf kolommen."""
    ruw = _blad(bronmap)
    laatste = next(i for i, naam in ruw.iloc[1].items() if naam == kop)
    kolommen, namen = list(range(laatste - 10, laatste + 1)), gemeenten(bronmap)
    rijen = ruw.iloc[3:].set_index(0)[kolommen].loc[list(namen)]
    rijen = rijen.apply(pd.to_numeric, errors="coerce").set_axis([int(j) for j in ruw.loc[2, kolommen]], axis=1)
    return rijen.set_axis(list(namen.values()))


def woningen(bronmap: Path) -> pd.DataFrame:
    """Verkochte huizen en appartementen samen; Statbel heeft alle jaren op de gemeenten van 2025 gezet."""
    rijen = pd.read_csv(bronmap / "statbel/vastgoedprijzen_per_gemeente_2010-2024.csv", dtype={"nis": str})
    rijen = rijen[(rijen["lvl"] == 5) & rijen["type"].isin(["alle_huizen", "appartementen"])]
    breed = rijen.pivot(index=["nis", "type"], columns="y", values="n").groupby("nis").sum(min_count=2)
    return breed.reindex(list(gemeenten(bronmap).values()))


def grootteklasse(bronmap: Path) -> np.ndarray:
    """Vijf klassen met even veel gemeenten, van klein (0) naar groot (4)."""
    nu = inwoners(bronmap)[2025]
    return (5 * (nu.rank(method="first") - 1) // len(nu)).astype(int).to_numpy()
