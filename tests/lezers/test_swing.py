"""Uploadbestanden van Swing: het voorbeeld van het platform, en heen en terug dezelfde cijfers en codes."""

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from integratie.cli import main
from integratie.fouten import Gegevensfout
from integratie.lezers import swing
from integratie.lezers.namen import gemeenten_in
from integratie.opslag import edities


def test_het_voorbeeld_van_het_platform(bronmap):
    """Aartselaar (11001) en Antwerpen (11002) in 2010, letterlijk uit het blad voorbeeld_UPLOAD_onderwijs; sjablonen tellen niet."""
    ladingen = {x.tabel: x for x in swing.lees(bronmap / "pinc" / "swing_upload_voorbeeld.xlsx")}
    assert set(ladingen) == {"pinc_v2302_gko_v", "pinc_v2301_bko_v", "pinc_v2301_glo_v"}
    gewoon = ladingen["pinc_v2301_glo_v"]
    waarde = gewoon.rijen.set_index(["nis", "jaar"])["waarde"]
    assert (waarde["11001", 2010], waarde["11002", 2010]) == (818, 29536)
    assert gewoon.indeling == 2018  # het blad zegt gemeente2024, de codes zijn die van vóór 2019


def test_heen_en_terug_dezelfde_cijfers_en_codes(tmp_path):
    rijen = edities.lees("werkzoekenden").query("onderwerp == 'wzw_nationaliteit' and groep == 'niet_eu'")
    vreemd = (
        rijen.drop_duplicates("nis")
        .head(3)
        .assign(jaar=2030, waarde=float("nan"), status=["ontbreekt", "nvt", "verborgen"])
    )
    heen = pd.concat([rijen, vreemd], ignore_index=True)
    swing.schrijf({"v1234_niet_eu": heen}, tmp_path / "upload.xlsx")
    (terug,) = swing.lees(tmp_path / "upload.xlsx")
    sleutel = ["nis", "jaar"]
    a, b = (
        heen.set_index(sleutel)[["waarde", "status"]].sort_index(),
        terug.rijen.set_index(sleutel)[["waarde", "status"]].sort_index(),
    )
    b = b[b.index.isin(a.index)]
    assert set(a["status"]) >= {"bekend", "verborgen", "geen", "ontbreekt", "nvt"}
    pd.testing.assert_frame_equal(a, b, check_dtype=False)


def test_de_codes_in_het_bestand(tmp_path):
    statussen = ["verborgen", "geen", "ontbreekt", "nvt", "bekend"]
    rijen = pd.DataFrame(
        {"nis": list(gemeenten_in(2025))[:5], "jaar": 2024, "waarde": [None] * 4 + [7.5], "status": statussen}
    )
    swing.schrijf({"v1": rijen}, tmp_path / "u.xlsx")
    cellen = list(load_workbook(tmp_path / "u.xlsx").active.iter_rows(values_only=True))
    assert cellen[0] == ("period", "geolevel", "geoitem", "v1")
    assert [rij[3] for rij in cellen[1:]] == [-99997, -99996, -99999, -99998, 7.5]
    eerste = (tmp_path / "u.xlsx").read_bytes()
    swing.schrijf({"v1": rijen}, tmp_path / "u.xlsx")
    assert (tmp_path / "u.xlsx").read_bytes() == eerste


def _upload(pad, rijen, kop=("period", "geolevel", "geoitem", "v1")):
    boek = Workbook()
    for rij in (kop, *rijen):
        boek.active.append(list(rij))
    boek.save(pad)
    return pad


GOED = [(2024, "gemeente", int(nis), 5) for nis in gemeenten_in(2025)]


@pytest.mark.parametrize(
    ("rijen", "melding"),
    [
        ([*GOED[1:], (2024, "gemeente", 23088, -5)], r"cel D305 \('v1', 23088\) bevat -5"),
        ([*GOED[1:], (2024, "gemeente", 23088, -99995)], "bevat -99995; verwacht"),
        ([*GOED, (2024, "gemeente", 23088, 5)], "meer dan één keer"),
        ([*GOED, (2024, "gemeente", 23999, 5)], "23999 is geen gemeente"),
        ([(2024, "wijk", 23088, 5)], "kolom 'geolevel' bevat wijk; verwacht: minstens één rij van gemeente"),
        ([*GOED, (2024, "gemeente2018", 23088, 5)], "'v1' staat voor 2024 in de gemeenten van 2018 en 2025"),
        ([*GOED[1:], ("2024M1", "gemeente", 23088, 5)], "bevat '2024M1'; verwacht: een jaartal"),
        ([*GOED[1:], (2024, "gemeente", 23088, "<5")], "bevat '<5'"),
        ([], "geen enkel blad"),
    ],
)
def test_upload_die_niet_klopt(tmp_path, rijen, melding):
    with pytest.raises(Gegevensfout, match=melding):
        swing.lees(_upload(tmp_path / "u.xlsx", rijen))


def test_andere_niveaus_en_waalse_gemeenten_worden_gemeld(tmp_path):
    rijen = [
        (2020, "gewest", 2000, 60),
        (2020, "provincie", 20001, 30),
        (2020, "gemeente", 23088, 10),
        (2020, "gemeente", 62063, 9),
    ]
    (lading,) = swing.lees(_upload(tmp_path / "u.xlsx", rijen))
    assert lading.rijen[["nis", "waarde"]].to_numpy().tolist() == [["23088", 10.0]]
    assert lading.opmerkingen[0].endswith("1 van Waalse gemeenten, 1 van niveau 'gewest', 1 van niveau 'provincie'.")


def test_elk_jaar_zijn_eigen_indeling(tmp_path):
    """Galmaarden, Gooik en Herne (2018) zijn Pajottegem (23106) van vandaag."""
    rijen = [(2018, "gemeente2018", nis, 5) for nis in (23023, 23024, 23032)] + [(2025, "gemeente", 23106, 20)]
    ladingen = swing.lees(_upload(tmp_path / "u.xlsx", rijen))
    assert [(x.indeling, len(x.rijen)) for x in ladingen] == [(2018, 3), (2025, 1)]


def test_een_bestand_dat_er_al_stond_blijft_onder_een_eigen_naam(tmp_path, capsys):
    pad = tmp_path / "upload.xlsx"
    pad.write_bytes(b"van mij")
    opdracht = ["bronnen", "uitvoeren", "wzw", "--jaar", "2024", "--uit", str(pad)]
    assert main(opdracht) == 0
    (eigen,) = tmp_path.glob("upload.eigen-*-1.xlsx")
    assert f"bewaard als {eigen.name}" in capsys.readouterr().out
    assert eigen.read_bytes() == b"van mij" and load_workbook(pad).sheetnames == ["upload"]
    assert main(opdracht) == 0  # dezelfde cijfers geven hetzelfde bestand: er is niets te bewaren
    assert "bewaard" not in capsys.readouterr().out
    assert {p.name for p in tmp_path.iterdir()} == {"upload.xlsx", eigen.name}
