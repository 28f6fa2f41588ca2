"""Elk bestand van de bronmap wordt herkend aan zijn inhoud, ook zonder naam of extensie, en gelezen."""

import shutil
from fnmatch import fnmatch
from pathlib import Path

import bronbestanden
import pandas as pd
import pytest
import zelfgemaakt

from integratie.fouten import Gegevensfout
from integratie.lezers import gebiedsbestanden, soorten
from integratie.opslag.edities import sha256
from integratie.tabel import KOLOMMEN

# Opmaken die nog geen lezer hebben: geweigerd in één zin.
ONGELEZEN = ("gsm/indicatorenlijst_*.csv",)
ALLE = bronbestanden.namen(bronbestanden.kies())
NIEUW = [naam for naam in ALLE if any(fnmatch(naam, patroon) for patroon in ONGELEZEN)]
BESTANDEN = [naam for naam in ALLE if naam not in NIEUW]


@pytest.fixture(autouse=True)
def jaar_van_de_bevraging(bronmap, monkeypatch):
    """Het jaar van de bevraging staat alleen in de naam; een hernoemd bestand heeft het van zijn vingerafdruk. Die van een uittreksel is een andere."""
    (pad,) = (bronmap / "gsm").glob("*_survey_2023_*.csv")
    if bronbestanden.zijn_uittreksels(bronbestanden.kies()):
        monkeypatch.setitem(soorten.soorten()["gsm_survey"].jaar_van, sha256(pad), 2023)


@pytest.mark.wisselend(3)
@pytest.mark.parametrize("naam", BESTANDEN)
def test_herkend_en_gelezen_onder_een_andere_naam(bronmap, tmp_path, naam, gelezen):
    """Van de grote zips van het register geldt wat er onder hun eigen naam uit gelezen is: die lezer kent de naam niet.

    Elke dag één bestand op drie, met `--volledig` alle.
    """
    anders = tmp_path / "download (3)"
    shutil.copyfile(bronmap / naam, anders)
    soort = soorten.herken(anders)
    assert soort == soorten.herken(bronmap / naam)
    assert soort.echt
    inhoud = gelezen(bronmap / naam) if "register" in naam else soorten.lees(anders, soort)
    if isinstance(inhoud, str):
        assert soort.dient
        assert soort.wat in inhoud and soort.dient in inhoud
        return
    for lading in inhoud:
        assert set(KOLOMMEN) <= set(lading.rijen.columns)
        assert len(lading.rijen) >= (1 if "register" in naam else 38)  # van het register blijven vijf gemeenten over


@pytest.mark.parametrize("naam", NIEUW)
def test_wat_nog_geen_lezer_heeft_is_een_zin(bronmap, naam):
    """Of het zijn gewone cijfers: een rij per gemeente en jaar."""
    try:
        soort = soorten.herken(bronmap / naam)
        soorten.lees(bronmap / naam, soort)
    except Gegevensfout as fout:
        assert Path(naam).name in str(fout) and "\n" not in str(fout)
    else:
        assert soort.naam == "eigen_cijfers"


def test_een_hernoemd_bestand_geeft_dezelfde_rijen(bronmap, tmp_path):
    echt = bronmap / "gsm" / "gemeente_stadsmonitor_survey_2023_per_gemeente.csv"
    shutil.copyfile(echt, tmp_path / "x")
    pd.testing.assert_frame_equal(soorten.lees(tmp_path / "x")[0].rijen, soorten.lees(echt)[0].rijen)


@pytest.mark.parametrize(
    ("maak", "soort"),
    [
        (zelfgemaakt.loop, "statbel_loop_werkboek"),
        (zelfgemaakt.achtergrond, "statbel_achtergrond"),
        (zelfgemaakt.sectoren, "statbel_sectoren"),
        (zelfgemaakt.agodi, "agodi_leerlingenkenmerken"),
    ],
)
def test_wat_alleen_gedocumenteerd_is(tmp_path, maak, soort):
    gevonden = soorten.herken(maak(tmp_path / "bestand.bin"))
    assert gevonden.naam == soort
    assert not gevonden.echt
    assert soorten.lees(tmp_path / "bestand.bin")


def test_elke_soort_heeft_een_lezer_of_een_uitleg():
    for naam, soort in soorten.soorten().items():
        assert callable(soorten.lezer(naam)) if soort.tabellen else naam in gebiedsbestanden.NAKIJKEN, naam
        assert bool(soort.dient) != bool(soort.tabellen), naam
        assert soort.hand and soort.wat and soort.uitgever


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "leeg"),
        (b"<!DOCTYPE html><html>", "webpagina"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "wachtwoord"),
        (b"%PDF-1.7", "pdf"),
        (b"naam;waarde\nx;1\n", "ik herken dit bestand"),
        (b"nis,gemeente,jaar\nGent,Gent,\xe9\n", "regel 2 is geen UTF-8"),
        (b"PAR1xxxx", "geen leesbaar parquetbestand"),
        (b"SQLite format 3\0" + b"x" * 200, "geen leesbaar GeoPackage"),
        (b"PK\x03\x04xxxx", "geen leesbaar"),
    ],
)
def test_wat_geen_bronbestand_is(tmp_path, inhoud, melding):
    (tmp_path / "b").write_bytes(inhoud)
    with pytest.raises(Gegevensfout, match=melding):
        soorten.lees(tmp_path / "b")
