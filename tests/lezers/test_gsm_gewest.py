"""Het Vlaamse cijfer van een blad: bewaard waar de bron gemeenten weglaat, want dan is er geen andere som."""

import zipfile
from pathlib import Path

import pandas as pd
import pytest

from integratie.lezers import gsm_werkboek


def rijen(bronmap: Path, doel: Path, blad: str) -> pd.DataFrame:
    """De rijen van één blad uit de zip van het register."""
    (zip_,) = (bronmap / "gsm" / "register").glob("GSM_register_Armoede_*.zip")
    with zipfile.ZipFile(zip_) as bron, zipfile.ZipFile(doel / zip_.name, "w") as kort:
        lid = f"GSM_register_Armoede/{blad}.csv"
        kort.writestr(lid, bron.read(lid))
    (lading,) = gsm_werkboek.lees(doel / zip_.name)
    return lading.rijen


def test_leefloon_naar_herkomst_van_het_gewest(bronmap, tmp_path):
    """Blad AR_14, rij 2000, Niet-EU in 2020: 29.658 op 884.474; de gemeenten die er staan, zijn samen minder."""
    alle = rijen(bronmap, tmp_path, "AR_14")
    alle = alle[(alle["jaar"] == 2020) & (alle["groep"] == "niet_eu")]
    gewest = alle[alle["nis"] == "02000"].set_index("onderwerp")["waarde"]
    assert gewest.to_dict() == {"leefloon": 29658, "leefloon_inwoners": 884474}
    gemeenten = alle[alle["nis"] != "02000"].groupby("onderwerp")["waarde"].sum()
    assert (gemeenten < gewest).all()


def test_een_gepubliceerde_index_van_het_gewest(bronmap, tmp_path):
    """Blad AR03, rij 2000: 0,12717 in 2021."""
    alle = rijen(bronmap, tmp_path, "AR03")
    gewest = alle[(alle["nis"] == "02000") & (alle["jaar"] == 2021)]
    assert gewest["waarde"].to_list() == pytest.approx([12.717])


def test_een_tweede_som_alleen_waar_gemeenten_ontbreken(bronmap, tmp_path):
    """Blad AR13, rij 2000: 41.381 met een leefloon in 2022, precies de 300 gemeenten samen; in het uittreksel staan er enkele."""
    alle = rijen(bronmap, tmp_path, "AR13")
    nu = alle[(alle["jaar"] == 2022) & (alle["onderwerp"] == "leefloon")]
    gewest, gemeenten = nu.loc[nu["nis"] == "02000", "waarde"], nu.loc[nu["nis"] != "02000", "waarde"]
    if len(gemeenten) >= 300:
        assert gemeenten.sum() == 41381 and gewest.empty
    else:
        assert gemeenten.sum() < 41381 and gewest.tolist() == [41381]
