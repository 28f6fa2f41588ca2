"""Context, nagerekend uit de bestanden van Statbel (inkomen, vastgoed) en Statistiek Vlaanderen (huishoudens)."""

import openpyxl
import pandas as pd
import pytest


@pytest.mark.parametrize(
    ("nis", "jaar", "gepubliceerd"), [("23088", 2014, 32624), ("23088", 2017, 33356), ("23047", 2014, 31452)]
)
def test_gemiddelde_zoals_statbel_het_zelf_publiceert(cijfer, nis, jaar, gepubliceerd):
    """Kolom "Gemiddeld inkomen per aangifte" van tabel C.1."""
    assert round(cijfer("gemiddeld_inkomen_per_aangifte", nis, jaar)) == gepubliceerd


def test_gemiddelde_van_het_arrondissement_is_som_over_som(cijfer):
    """Tabel C.1 publiceert voor het arrondissement Halle-Vilvoorde 37 815 euro in 2014."""
    assert round(cijfer("gemiddeld_inkomen_per_aangifte", "23000", 2014)) == 37815


def test_mediaan_en_inkomen_per_inwoner(cijfer, bronmap):
    blad = openpyxl.load_workbook(bronmap / "statbel/fiscale_inkomens_tabel_C1_2014-2017.xlsx", read_only=True)["2016"]
    rijen = list(blad.iter_rows(values_only=True))
    mediaan = next(k for rij in rijen[5:7] for k, kop in enumerate(rij) if kop and "mediaan" in str(kop).lower())
    rij = next(r for r in rijen if r[0] == "Vilvoorde")
    assert cijfer("mediaan_inkomen", "23088", 2016) == rij[mediaan]
    assert cijfer("gemiddeld_inkomen_per_inwoner", "23088", 2016) == pytest.approx(rij[10] / rij[9])


def test_inkomen_per_inwoner_na_2017(cijfer, bronmap, ruwe_herkomst, rand):
    """Inwoners op 1 januari na het inkomstenjaar, uit de herkomsttabel; 2023 komt uit het bestand van alle gemeenten."""
    rijen = pd.read_csv(bronmap / "statbel/fiscale_inkomens_2017-2023_rand19_overgetikt.csv", dtype={"nis": str})
    rijen = rijen[rijen["jaar"] >= 2018]
    assert set(rijen["nis"]) == set(rand)
    for r in rijen.itertuples():
        inwoners = float(ruwe_herkomst.loc[(r.nis, r.jaar + 1), "total"])
        verwacht = r.totaal_netto_belastbaar_inkomen / inwoners
        assert cijfer("gemiddeld_inkomen_per_inwoner", r.nis, r.jaar) == pytest.approx(verwacht, rel=1e-9)
        per_aangifte = r.totaal_netto_belastbaar_inkomen / r.aantal_aangiften
        assert cijfer("gemiddeld_inkomen_per_aangifte", r.nis, r.jaar) == pytest.approx(per_aangifte, rel=1e-9)


def test_inkomen_per_inwoner_van_het_vlaams_gewest_in_2023(cijfer, bronmap, ruwe_herkomst):
    (pad,) = bronmap.glob("statbel/fiscaal_inkomen_2023_*.csv")
    ruw = pd.read_csv(pad, dtype={"geography_id": str}).set_index("geography_id")["value"]
    vlaams = [nis for nis in ruw.index if nis[0] in "1347" or nis[:2] in ("23", "24")]
    assert len(vlaams) == 285
    toen = ruwe_herkomst.xs(2024, level="jaar")["total"].astype(float)
    inwoners = toen[[nis for nis in toen.index if nis[0] in "1347" or nis[:2] in ("23", "24")]].sum()
    assert cijfer("gemiddeld_inkomen_per_inwoner", "02000", 2023) == pytest.approx(ruw[vlaams].sum() / inwoners)


def test_vastgoed_gelijk_aan_het_bestand(cijfer, bronmap):
    ruw = pd.read_csv(bronmap / "statbel/vastgoedprijzen_per_gemeente_2010-2024.csv", dtype={"nis": str}).set_index(
        ["nis", "y", "type"]
    )
    for jaar in (2010, 2024):
        for groep, soort in {"": "alle_huizen", "huizen_23": "huizen_23", "huizen_4plus": "huizen_4plus"}.items():
            assert cijfer("mediaan_huisprijs", "23088", jaar, groep) == ruw.loc[("23088", jaar, soort), "p50"]
        assert cijfer("mediaan_appartementsprijs", "23088", jaar) == ruw.loc[("23088", jaar, "appartementen"), "p50"]
        verkocht = ruw.loc[("23088", jaar, "alle_huizen"), "n"] + ruw.loc[("23088", jaar, "appartementen"), "n"]
        assert cijfer("verkochte_woningen", "23088", jaar) == verkocht


def test_mediaanprijs_van_een_gewest_komt_van_de_bron(cijfer, bronmap):
    ruw = pd.read_csv(bronmap / "statbel/vastgoedprijzen_per_gemeente_2010-2024.csv", dtype={"nis": str}).set_index(
        ["nis", "y", "type"]
    )
    assert cijfer("mediaan_huisprijs", "02000", 2024) == ruw.loc[("02000", 2024, "alle_huizen"), "p50"]


def test_geen_mediaan_bij_weinig_verkopen_is_geen_nul(cijfer):
    """Linkebeek 2024: 20 verkochte appartementen, geen mediaan in het bestand."""
    assert pd.isna(cijfer("mediaan_appartementsprijs", "23100", 2024))
    assert cijfer("verkochte_woningen", "23100", 2024, "appartementen") == 20


def test_huishoudens_en_vooruitzicht(cijfer, bronmap):
    ruw = pd.read_csv(bronmap / "svr/huishoudensprojecties_2010-2040.csv", dtype=str, encoding="utf-8-sig")
    ruw = ruw.assign(jaar=ruw["jaar"].astype(int), aantal=ruw["aantal"].astype(float))
    eigen = ruw[ruw["niscode"] == "23088"]
    per_jaar = eigen.groupby("jaar")["aantal"].sum()
    alleen = eigen[eigen["aantal_huishoudleden"] == "1"].set_index("jaar")["aantal"]
    assert cijfer("huishoudens", "23088", 2023) == per_jaar[2023]
    assert cijfer("aandeel_alleenwonenden", "23088", 2023) == pytest.approx(100 * alleen[2023] / per_jaar[2023])
    verwacht = 100 * (per_jaar[2040] - per_jaar[2024]) / per_jaar[2024]
    assert cijfer("groei_huishoudens_tot_2040", "23088", 2024) == pytest.approx(verwacht)
