"""TF_SOC_POP_STRUCT: oude en nieuwe kolomnamen, volledige raster, leeftijdsklassen."""

import zipfile

import pandas as pd
import pytest
from openpyxl import Workbook

from integratie.fouten import Gegevensfout
from integratie.lezers import statbel_structuur
from integratie.lezers.namen import gemeenten_in

OUD = ["CD_MUNTY_REFNIS", "TX_MUNTY_DESCR_NL", "CD_SEX", "CD_NATLTY", "CD_AGE", "MS_POPULATION", "CD_YEAR"]
NIEUW = ["CD_REFNIS", "TX_DESCR_NL", "CD_SEX", "CD_NATLTY", "CD_AGE", "MS_POPULATION", "CD_YEAR"]
KORT = ["CD_REFNIS", "CD_SEX", "CD_AGE", "MS_POPULATION"]
GEWOON = {"CD_SEX": "M", "CD_NATLTY": "BEL", "CD_AGE": 17, "MS_POPULATION": 2, "CD_YEAR": 2025}


def _zip(map_, kolommen=NIEUW, naam="TF_SOC_POP_STRUCT_2025.zip", nis=None, extra=(), **anders):
    """Eén man van 17 jaar (2 keer) per gemeente, plus eventuele rijen."""
    rijen = [{"nis": code, **GEWOON, **anders} for code in nis or gemeenten_in(2025)] + [
        {**GEWOON, **rij} for rij in extra
    ]
    regels = ["|".join(kolommen)]
    regels += ["|".join(str(rij["nis"] if "REFNIS" in k else rij.get(k, "Naam")) for k in kolommen) for rij in rijen]
    pad = map_ / naam
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr(naam.replace(".zip", ".txt"), "\ufeff" + "\r\n".join(regels) + "\r\n")
    return pad


@pytest.mark.parametrize("kolommen", [OUD, NIEUW])
def test_oude_en_nieuwe_kolomnamen_met_volledige_raster(tmp_path, kolommen):
    extra = [{"nis": "23088", "CD_SEX": "F", "CD_NATLTY": "ETR", "CD_AGE": 101, "MS_POPULATION": 3}, {"nis": "23088"}]
    rijen = statbel_structuur.lees(_zip(tmp_path, kolommen, extra=extra))
    assert len(rijen) == 304 * 2 * 2 * len(statbel_structuur.KLASSEN)
    assert set(rijen["status"]) == {"bekend"}
    vilvoorde = rijen[(rijen["nis"] == "23088") & (rijen["waarde"] > 0)].set_index(["groep", "leeftijd", "geslacht"])[
        "waarde"
    ]
    assert vilvoorde.to_dict() == {("belg", "15-17", "man"): 4, ("niet_belg", "95+", "vrouw"): 3}


def test_leeftijdsklassen():
    assert statbel_structuur.KLASSEN[:7] == ["0-4", "5-9", "10-14", "15-17", "18-19", "20-24", "25-29"]
    assert statbel_structuur.KLASSEN[-2:] == ["90-94", "95+"]


def test_zonder_nationaliteit_en_jaar_in_de_naam(tmp_path):
    """De opmaak die vanaf 2026 verwacht wordt.

    Geen nationaliteit, het jaar staat alleen in de bestandsnaam.
    """
    rijen = statbel_structuur.lees(_zip(tmp_path, KORT, "TF_SOC_POP_STRUCT_2026.zip"))
    assert set(rijen["groep"]) == {"alle"}
    assert set(rijen["jaar"]) == {2026}


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"CD_SEX": "V"}, "kolom 'CD_SEX' bevat 'V'; verwacht: M, F"),
        ({"CD_NATLTY": "NLD"}, "kolom 'CD_NATLTY' bevat 'NLD'"),
        ({"CD_AGE": "-1"}, "leeftijden vanaf 0"),
        ({"MS_POPULATION": "1.000"}, "kolom 'MS_POPULATION' bevat '1.000'"),
        ({"CD_YEAR": 2024}, "verwacht één jaar"),
        ({"nis": ["23088"]}, "ontbreken 303 van de 304 gemeenten"),
        ({"nis": ["2308"]}, "NIS-code van vijf cijfers"),
        ({"kolommen": [k for k in NIEUW if k != "CD_AGE"]}, "kolom 'CD_AGE' ontbreekt"),
    ],
)
def test_fouten(tmp_path, anders, melding):
    with pytest.raises(Gegevensfout, match=melding):
        statbel_structuur.lees(_zip(tmp_path, **anders))


def test_tekst_en_werkboek_geven_dezelfde_rijen_als_de_zip(tmp_path):
    uit_zip = statbel_structuur.lees(_zip(tmp_path))
    with zipfile.ZipFile(tmp_path / "TF_SOC_POP_STRUCT_2025.zip") as zip_:
        inhoud = zip_.read(zip_.namelist()[0])
    (tmp_path / "hernoemd.txt").write_bytes(inhoud)
    boek = Workbook()
    for regel in inhoud.decode("utf-8-sig").splitlines():
        boek.active.append([int(c) if c.isdigit() and len(c) < 5 else c for c in regel.split("|")])
    boek.save(tmp_path / "hernoemd.bin")
    _zip_met(tmp_path / "ingepakt", "TF_SOC_POP_STRUCT_2025.xlsx", (tmp_path / "hernoemd.bin").read_bytes())
    for naam in ("hernoemd.txt", "hernoemd.bin", "ingepakt"):
        pd.testing.assert_frame_equal(statbel_structuur.lees(tmp_path / naam), uit_zip)


def _zip_met(pad, naam, inhoud):
    with zipfile.ZipFile(pad, "w") as zip_:
        zip_.writestr(naam, inhoud)


def test_zonder_jaar_wordt_de_naam_in_de_zip_gebruikt_en_anders_geweigerd(tmp_path):
    pad = _zip(tmp_path, KORT, "TF_SOC_POP_STRUCT_2026.zip")
    hernoemd = pad.rename(tmp_path / "download")
    assert set(statbel_structuur.lees(hernoemd)["jaar"]) == {2026}
    (tmp_path / "x.txt").write_bytes(zipfile.ZipFile(hernoemd).read("TF_SOC_POP_STRUCT_2026.txt"))
    with pytest.raises(Gegevensfout, match=r"verwacht één jaar.*gevonden: geen"):
        statbel_structuur.lees(tmp_path / "x.txt")


def test_echte_bestanden_geven_het_aantal_van_nationaliteit(bronmap):
    """Vilvoorde op 1 januari 2015 in de parquet van nationaliteit: dezelfde Belgen en niet-Belgen."""
    rijen = statbel_structuur.lees(bronmap / "statbel" / "TF_SOC_POP_STRUCT_2015.zip")
    ander = pd.read_parquet(bronmap / "statbel" / "nationaliteit_per_gemeente_2009-2025.parquet")
    ander = ander[(ander["year"] == 2015) & (ander["CD_REFNIS"].astype(str) == "23088")].iloc[0]
    som = rijen[rijen["nis"] == "23088"].groupby("groep")["waarde"].sum()
    assert som.to_dict() == {"belg": ander["BEL"], "niet_belg": ander["ETR"]}
