"""Instroom, nagerekend uit de loop van de bevolking (overgetikt), de herkomsttabel van Statbel en de kopers van vastgoed (FOD Financiën)."""

import pandas as pd
import pytest

from integratie.indicator import cijfers, leemten


@pytest.fixture
def loop(bronmap, ruwe_herkomst) -> pd.DataFrame:
    rijen = pd.read_csv(
        bronmap / "statbel/loop_van_de_bevolking_2025_rand19_overgetikt.csv", dtype={"nis": str}
    ).set_index("nis")
    begin = ruwe_herkomst.xs(2025, level="jaar")["total"]
    return rijen.assign(gemiddeld=(begin.reindex(rijen.index) + rijen["bevolking_01012026"]) / 2)


def test_vilvoorde_2025_met_de_hand(cijfer):
    """2608 aankomsten op een gemiddelde bevolking van (48 040 + 48 413) / 2 = 48 226,5 (Statbel)."""
    assert cijfer("interne_inwijking", "23088", 2025, kolom="noemer") == 48226.5
    assert cijfer("interne_inwijking", "23088", 2025) == pytest.approx(1000 * 2608 / 48226.5)
    assert cijfer("verloopgraad", "23088", 2025) == pytest.approx(100 * (2608 + 2532) / 48226.5)


@pytest.mark.parametrize(
    ("naam", "som"),
    [
        ("interne_inwijking", lambda r: r["interne_inwijking"]),
        ("interne_uitwijking", lambda r: r["interne_uitwijking"]),
        ("intern_migratiesaldo", lambda r: r["interne_inwijking"] - r["interne_uitwijking"]),
        ("internationaal_migratiesaldo", lambda r: r["internationaal_migratiesaldo"]),
        ("natuurlijk_saldo", lambda r: r["geboorten"] - r["overlijdens"]),
    ],
)
def test_per_duizend_voor_de_rand(cijfer, loop, rand, naam, som):
    for nis in rand:
        assert cijfer(naam, nis, 2025, kolom="teller") == som(loop.loc[nis])
        assert cijfer(naam, nis, 2025) == pytest.approx(1000 * som(loop.loc[nis]) / loop.loc[nis, "gemiddeld"])
    totaal = loop.sum(numeric_only=True)
    assert cijfer(naam, "vlaamse-rand", 2025) == pytest.approx(1000 * som(totaal) / totaal["gemiddeld"])


@pytest.mark.parametrize(
    ("naam", "som"),
    [
        ("intern_migratiesaldo", lambda r: r["intern_migratiesaldo"]),
        ("internationaal_migratiesaldo", lambda r: r["internationaal_migratiesaldo"]),
        ("geboorten_per_1000", lambda r: r["geboorten"]),
        ("overlijdens_per_1000", lambda r: r["overlijdens"]),
        ("natuurlijk_saldo", lambda r: r["geboorten"] - r["overlijdens"]),
    ],
)
def test_de_rand_van_2017_tot_2025(cijfer, bronmap, naam, som):
    """Het midden van de bevolking op 1 januari ervoor en erna, allebei uit hetzelfde bestand."""
    rijen = pd.read_csv(bronmap / "statbel/loop_van_de_bevolking_2017-2025_rand19_overgetikt.csv", dtype={"nis": str})
    midden = (rijen["bevolking_0101"] + rijen["bevolking_0101_volgend_jaar"]) / 2
    for r, noemer in zip(rijen.to_dict("records"), midden, strict=True):
        assert cijfer(naam, r["nis"], r["jaar"], kolom="teller") == som(r)
        assert cijfer(naam, r["nis"], r["jaar"]) == pytest.approx(1000 * som(r) / noemer)
    rand = rijen[rijen["jaar"] == 2018]
    assert cijfer(naam, "vlaamse-rand", 2018, kolom="teller") == som(rand.sum(numeric_only=True))


def test_een_gebied_met_ontbrekende_gemeenten_heeft_geen_cijfer(cijfer):
    """Voor 2018 dekt de bron enkel de Rand: het arrondissement Halle-Vilvoorde is onvolledig, niet nul."""
    assert pd.isna(cijfer("natuurlijk_saldo", "23000", 2018))
    assert cijfer("natuurlijk_saldo", "23000", 2018, kolom="status") == "onvolledig"
    assert cijfer("natuurlijk_saldo", "23000", 2025, kolom="status") == "bekend"


def test_het_vlaams_gewest_is_de_som_van_zijn_gemeenten(cijfer, bronmap):
    (pad,) = bronmap.glob("statbel/loop_van_de_bevolking_2025_vlaanderen_*.csv")
    rijen = pd.read_csv(pad, dtype={"nis": str})
    vlaams = rijen[~rijen["nis"].str.startswith("21")].sum(numeric_only=True)
    midden = (vlaams["bevolking_01012025"] + vlaams["bevolking_01012026"]) / 2
    assert cijfer("geboorten_per_1000", "02000", 2025) == pytest.approx(1000 * vlaams["geboorten"] / midden)
    saldo = vlaams["interne_inwijking"] - vlaams["interne_uitwijking"]
    assert cijfer("intern_migratiesaldo", "02000", 2025) == pytest.approx(1000 * saldo / midden)


def test_kopers_naar_woonplaats(cijfer, bronmap, rand):
    """De bron geeft zelf percentages, op één decimaal; die van de Rand volgen uit haar aantallen."""
    (pad,) = bronmap.glob("fod_financien/kopers_vastgoed_naar_*.csv")
    rijen = pd.read_csv(pad, dtype={"nis": str}).set_index("nis")
    for nis in rand:
        eigen = rijen.loc[nis]
        for groep in ("zelfde_gemeente", "rest_arrondissement", "rest_gewest", "andere_gewesten", "buitenland"):
            verwacht = 100 * eigen[groep] / eigen["noemer_toegewezen_percelen"]
            assert cijfer("kopers_naar_woonplaats", nis, 2025, groep) == pytest.approx(verwacht)
        elders = eigen["noemer_toegewezen_percelen"] - eigen["zelfde_gemeente"] - eigen["herkomst_onbekend"]
        assert cijfer("aandeel_kopers_van_elders", nis, 2025, kolom="teller") == pytest.approx(elders)
    som = rijen.sum(numeric_only=True)
    verwacht = 100 * som["andere_gewesten"] / som["noemer_toegewezen_percelen"]
    assert cijfer("kopers_naar_woonplaats", "vlaamse-rand", 2025, "andere_gewesten") == pytest.approx(verwacht)


def test_kopers_uit_brussel_zijn_een_ondergrens(cijfer):
    """De bron geeft voor Vilvoorde 17,4 %, voor Drogenbos 47,9 %, en van alle andere gewesten samen 29,8 % in Vilvoorde."""
    assert round(cijfer("aandeel_kopers_uit_brussel", "23088", 2025), 1) == 17.4
    assert round(cijfer("aandeel_kopers_uit_brussel", "23098", 2025), 1) == 47.9
    assert round(cijfer("kopers_naar_woonplaats", "23088", 2025, "andere_gewesten"), 1) == 29.8


def test_de_instroom_uit_brussel_is_een_leemte():
    assert any("uit Brussel" in x.onderwerp for x in leemten("instroom"))
    assert cijfers("verloopgraad")["jaar"].unique().tolist() == [2025]
