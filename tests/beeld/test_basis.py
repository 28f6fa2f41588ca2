"""Een aandeel van een groep staat naast haar aandeel in de bevolking, in hetzelfde jaar."""

import pandas as pd
import pytest

import integratie as ig
from integratie import vergelijking

KOP = "Alle inwoners (1 januari 2024)"


def test_staven_hebben_de_bevolking_van_hetzelfde_jaar_ernaast(bronmap):
    """Vilvoorde 2024: 1.014 van 1.573 werkzoekenden van niet-EU-herkomst (64,5 %), bij 46,3 % van de inwoners volgens Statbel."""
    ruw = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet")
    rij = ruw[(ruw["CD_REFNIS"] == "23088") & (ruw["year"] == 2024)].iloc[0]
    niet_eu, belgisch = (
        f"{100 * rij[k] / rij['total']:.1f}\u00a0%".replace(".", ",") for k in ("non_eu27", "belgian_bg")
    )
    assert niet_eu == "46,3\u00a0%"
    figuur = ig.staven("werkzoekenden_naar_herkomst", "Vilvoorde", 2025)
    tabel = figuur.cellen.set_index("Groep")
    assert tabel.at["niet-EU", "Vilvoorde"] == f"{100 * 1014 / 1573:.1f}\u00a0%".replace(".", ",")
    assert list(tabel.index) == ["niet-EU", "Belgische herkomst", "EU zonder België"]  # van groot naar klein
    assert list(tabel[KOP]) == [niet_eu, belgisch, "niet vergelijkbaar"]
    assert tabel.at["niet-EU", "Aantal"] == "1.014" and ">1.014<" in figuur.svg
    assert f"{KOP} {niet_eu}" in figuur.alt and "Statbel" in figuur.bron
    assert any("andere definitie van herkomst" in o for o in figuur.opmerkingen)
    assert "alle inwoners" in figuur.svg


def test_de_basis_volgt_het_peiljaar():
    figuur = ig.staven("werkzoekenden_naar_herkomst", "Vilvoorde", 2020)
    assert "Alle inwoners (1 januari 2020)" in figuur.cellen and "2024" not in figuur.alt


@pytest.mark.parametrize("naam", ["werkzoekendengraad", "werkzoekenden_naar_nationaliteit"])
def test_zonder_basis_op_de_kaart_komt_er_geen_kolom(naam):
    figuur = ig.staven(naam, "Vilvoorde", 2025)
    assert not [k for k in figuur.cellen if k.startswith("Alle inwoners")] and "alle inwoners" not in figuur.svg


def test_de_kaart_noemt_de_basis_in_haar_titel_tekst_en_tabel():
    figuur = ig.kaart("aandeel_niet_eu_in_wzw", "Vilvoorde", 2025)
    assert figuur.titel.endswith("64,5\u00a0% in Vilvoorde, bij 46,3\u00a0% van alle inwoners")
    assert figuur.alt.endswith("Van alle inwoners van Vilvoorde is het 46,3\u00a0%.")
    verwacht = {
        r.gebied: r.waarde for r in vergelijking.reeks("aandeel_niet_eu_herkomst").itertuples() if r.jaar == 2024
    }
    for rij in figuur.cellen.itertuples(index=False):
        assert rij[2] == f"{verwacht[rij[0]]:.1f}\u00a0%".replace(".", ",")
    assert KOP not in ig.kaart("aandeel_niet_belg", "Vilvoorde", 2025).cellen
