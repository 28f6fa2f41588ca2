"""Herkomst en nationaliteit in de hervormde parquet-opmaak."""

import pandas as pd
import pytest

from integratie.fouten import Gegevensfout
from integratie.lezers import statbel_per_gemeente
from integratie.lezers.namen import gemeenten_in


def _bestand(map_, **anders):
    tabel = pd.DataFrame(
        {
            "year": 2025,
            "CD_REFNIS": list(gemeenten_in(2025)),
            "belgian_bg": 60.0,
            "neighbouring": 10.0,
            "eu27": 10.0,
            "non_eu27": 20.0,
            "total": 100.0,
        }
    )
    for kolom, waarde in anders.items():
        tabel.loc[0, kolom] = waarde
    pad = map_ / "herkomst.parquet"
    tabel.to_parquet(pad)
    return pad


def test_vier_groepen_per_gemeente(tmp_path):
    rijen = statbel_per_gemeente.lees_herkomst(_bestand(tmp_path))
    assert rijen.groupby("groep")["waarde"].sum().to_dict() == {
        "belgisch": 60 * 304,
        "buurland": 10 * 304,
        "eu27": 10 * 304,
        "niet_eu27": 20 * 304,
    }


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"total": 99.0}, "samen niet 'total'"),
        ({"belgian_bg": 60.5, "total": 100.5}, "kolom 'belgian_bg', rij 2 bevat '60.5'; verwacht: een geheel getal"),
        ({"CD_REFNIS": "1101"}, "NIS-code van vijf cijfers"),
        ({"CD_REFNIS": "62063"}, r"ontbreken 1 van de 304 gemeenten, waaronder Aartselaar \(11001\)"),
    ],
)
def test_fouten(tmp_path, anders, melding):
    with pytest.raises(Gegevensfout, match=melding):
        statbel_per_gemeente.lees_herkomst(_bestand(tmp_path, **anders))


def test_kolom_ontbreekt_of_geen_parquet(tmp_path):
    with pytest.raises(Gegevensfout, match="kolom 'BEL' ontbreekt"):
        statbel_per_gemeente.lees_nationaliteit(_bestand(tmp_path))
    leeg = tmp_path / "leeg.parquet"
    leeg.write_bytes(b"PAR1 niet echt")
    with pytest.raises(Gegevensfout, match="geen leesbaar parquetbestand"):
        statbel_per_gemeente.lees_herkomst(leeg)
