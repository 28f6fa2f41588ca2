"""De ruwe bestanden, hier opnieuw en onafhankelijk van het pakket gelezen en naar de gemeenten van 2025 gebracht."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

GROEPEN = ["belgian_bg", "neighbouring", "eu27", "non_eu27", "total"]


@pytest.fixture(scope="session")
def herkomst_nu(bronmap) -> pd.DataFrame:
    """Statbel herkomst per (nis van 2025, jaar), gefuseerde gemeenten opgeteld met de fusietabel van de bronmap."""
    rijen = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet")
    fusies = pd.read_csv(bronmap / "gebieden/nis_changes_2019_2025.csv", dtype=str)
    for jaar in (2019, 2025):
        stap = fusies[fusies["year"] == str(jaar)].set_index("old_nis")["new_nis"].to_dict()
        vroeger = rijen["year"] < jaar
        rijen.loc[vroeger, "CD_REFNIS"] = [stap.get(nis, nis) for nis in rijen.loc[vroeger, "CD_REFNIS"]]
    return rijen.groupby(["CD_REFNIS", "year"])[GROEPEN].sum().astype(int)


@pytest.fixture(scope="session")
def vlaanderen(bronmap) -> list[str]:
    """De 285 gemeenten van het Vlaams Gewest in 2025, volgens het bestand van Statbel."""
    rijen = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet")
    nu = rijen[(rijen["year"] == 2025) & (rijen["TX_RGN_DESCR_NL"] == "Vlaams Gewest")]
    assert len(nu) == 285
    return sorted(nu["CD_REFNIS"])


@pytest.fixture(scope="session")
def referentieregio(bronmap) -> dict[str, str]:
    """NIS-code → code van de referentieregio, volgens het bestand van provincies.incijfers.be."""
    tabel = pd.read_excel(bronmap / "gebieden/gemeente_refreg.xlsx", dtype=str)
    return dict(zip(tabel["gemeente"], tabel["REFREG"], strict=True))


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """Een lege projectmap met de groepen van het echte project, en de werkmap erin; hier komen bestanden van een gemeente."""
    for map_ in ("bevragingen", "netwerken", "wijken"):
        (tmp_path / "parameters" / map_).mkdir(parents=True)
    for naam in ("rapporten.yaml", "groepen.yaml"):
        shutil.copyfile(Path(__file__).parents[2] / "parameters" / naam, tmp_path / "parameters" / naam)
    monkeypatch.chdir(tmp_path)
    return tmp_path
