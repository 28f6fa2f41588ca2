"""Instroom, nagerekend uit de loop van de bevolking 2025 (overgetikt) en de herkomsttabel van Statbel."""

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


def test_een_gebied_met_ontbrekende_gemeenten_heeft_geen_cijfer(cijfer):
    """De bron dekt enkel de Rand: het arrondissement Halle-Vilvoorde is onvolledig, niet nul."""
    assert pd.isna(cijfer("interne_inwijking", "23000", 2025))
    assert cijfer("interne_inwijking", "23000", 2025, kolom="status") == "onvolledig"


def test_de_instroom_uit_brussel_is_een_leemte():
    assert any("uit Brussel" in x.onderwerp for x in leemten("instroom"))
    assert cijfers("verloopgraad")["jaar"].unique().tolist() == [2025]
