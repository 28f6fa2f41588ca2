"""Fiscale inkomens: de ruwe zip en tabel C.1, getoetst aan wat er letterlijk in staat."""

import shutil

import openpyxl
import pytest

from integratie.fouten import Gegevensfout
from integratie.lezers import statbel_inkomen

ZIP = "statbel/TF_PSNL_INC_TAX_MUNTY_tcm325-272513.zip"
C1 = "statbel/fiscale_inkomens_tabel_C1_2014-2017.xlsx"
SLEUTEL = ["nis", "jaar", "onderwerp"]


def test_ruwe_zip(bronmap):
    rijen = statbel_inkomen.lees_ruw(bronmap / ZIP).set_index(SLEUTEL)["waarde"]
    assert rijen[("23088", 2005, "aangiften")] == 20926
    assert rijen[("23088", 2005, "netto_belastbaar_inkomen")] == 535599388.81
    assert rijen[("23088", 2005, "inwoners_fiscaal")] == 37324


def test_tabel_c1(bronmap):
    rijen = statbel_inkomen.lees_c1(bronmap / C1)
    waarde = rijen.set_index(SLEUTEL)["waarde"]
    assert waarde[("23088", 2017, "aangiften")] == 23111
    assert waarde[("23088", 2017, "mediaan_inkomen")] == 25543
    assert waarde[("02000", 2014, "mediaan_inkomen")] == 25423
    assert waarde[("04000", 2014, "mediaan_inkomen")] == 19044
    assert waarde[("13000", 2017, "mediaan_inkomen")] == 26604
    assert waarde[("44001", 2014, "mediaan_inkomen")] > 0  # Aalter vóór de fusie van 2019
    assert set(rijen.loc[rijen["nis"].isin(["02000", "13000"]), "onderwerp"]) == {"mediaan_inkomen"}


def test_gemeenten_van_c1_sommeren_tot_de_gewesten(bronmap):
    """Het werkboek zelf geeft voor 2014: Vlaams Gewest 3 642 974 en Brussel 596 777 aangiften."""
    rijen = statbel_inkomen.lees_c1(bronmap / C1)
    rijen = rijen[(rijen["jaar"] == 2014) & (rijen["onderwerp"] == "aangiften")]
    brussel = rijen["nis"].str.startswith("21")
    assert rijen.loc[~brussel, "waarde"].sum() == 3_642_974
    assert rijen.loc[brussel, "waarde"].sum() == 596_777


def test_codes_op_naam_zijn_die_van_het_blad_niscodes(bronmap):
    """Het werkboek bevat een eigen lijst naam → code; onze namen moeten dezelfde codes geven."""
    from integratie.lezers.namen import nis_van

    blad = openpyxl.load_workbook(bronmap / C1, read_only=True)["NIS-codes"]
    paren = [(naam, str(code)) for naam, code in list(blad.iter_rows(values_only=True))[1:] if isinstance(code, int)]
    onze = set(statbel_inkomen.lees_c1(bronmap / C1).query("jaar == 2014 and onderwerp == 'aangiften'")["nis"])
    getoetst = [(naam, code) for naam, code in paren if code in onze]
    assert len({code for _, code in getoetst}) == 327
    assert all(nis_van(naam, 2014, "lijst") == code for naam, code in getoetst)


@pytest.mark.parametrize(
    ("wijziging", "melding"),
    [
        (lambda b: b["2014"].__setitem__("M7", "Mediaan"), "Mediaan inkomen per aangifte' ontbreekt"),
        (lambda b: b["2014"].__setitem__("A3", "Inkomstenjaar 2013"), "verwacht 'Inkomstenjaar 2014'"),
        (lambda b: b["2014"].__setitem__("C15", "<5"), "'aangiften', Aartselaar bevat '<5'"),
        (lambda b: b["2014"].__setitem__("A15", "Aartselaer"), "geen Vlaamse of Brusselse gemeente"),
        (lambda b: b["2014"].delete_rows(15), r"ontbreken 1 van de 327 gemeenten, waaronder Aartselaar"),
        (lambda b: setattr(b["2014"], "title", "blad"), None),
    ],
)
def test_gewijzigd_werkboek(bronmap, tmp_path, wijziging, melding):
    boek = openpyxl.load_workbook(bronmap / C1)
    for naam in boek.sheetnames:
        if naam != "2014":
            del boek[naam]
    wijziging(boek)
    pad = tmp_path / "c1.xlsx"
    boek.save(pad)
    with pytest.raises(Gegevensfout, match=melding or "geen blad met een jaartal"):
        statbel_inkomen.lees_c1(pad)


def test_afgekapte_zip(bronmap, tmp_path):
    pad = shutil.copy(bronmap / ZIP, tmp_path / "half.zip")
    pad.chmod(0o644)
    pad.write_bytes(pad.read_bytes()[:100_000])
    with pytest.raises(Gegevensfout, match="geen leesbaar"):
        statbel_inkomen.lees_ruw(pad)
