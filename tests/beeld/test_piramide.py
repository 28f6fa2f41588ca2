"""De leeftijdsopbouw toont het jongste jaar dat een gemeente heeft."""

import pandas as pd
import pytest

import integratie as ig
from integratie import gebieden

VILVOORDE, LEUVEN = "23088", "24062"
BESTAND = "statbel/bevolking_2026_leeftijd5_geslacht_rand19_overgetikt.csv"


@pytest.fixture(scope="module")
def ruw(bronmap) -> pd.DataFrame:
    return pd.read_csv(bronmap / BESTAND, dtype={"nis": str})


def test_de_rand_toont_2026(ruw):
    figuur, eigen = ig.piramide(VILVOORDE, 2026), ruw[ruw["nis"] == VILVOORDE]
    assert figuur.titel == "Leeftijd en geslacht in Vilvoorde op 1 januari 2026" and figuur.jaar == 2026
    assert ">1 januari 2026<" in figuur.svg and "niet-Belgen" not in figuur.svg
    assert list(figuur.cellen.columns) == ["Leeftijd", "Mannen", "Vrouwen"]
    for kolom, geslacht in (("Mannen", "M"), ("Vrouwen", "F")):
        hoort = eigen[eigen["geslacht"] == geslacht].set_index("leeftijd")["aantal"].to_dict()
        staat = dict(zip(figuur.cellen["Leeftijd"], (c.waarde for c in figuur.cellen[kolom]), strict=True))
        assert staat == hoort
        assert f"{sum(hoort.values()):,}".replace(",", ".") in figuur.alt
    assert "naar leeftijd en geslacht" in figuur.bron


def test_een_gemeente_zonder_nieuwere_leeftijden_draagt_haar_jaar():
    figuur = ig.piramide(LEUVEN, 2026)
    assert figuur.titel.endswith("in Leuven op 1 januari 2019 (ouder dan vijf jaar)")
    assert "Mannen, niet-Belg" in figuur.cellen and "7 jaar ouder dan het peiljaar 2026" in figuur.opmerkingen[0]


def test_voor_2026_blijft_de_nationaliteit():
    assert ig.piramide(VILVOORDE, 2025).titel.endswith("op 1 januari 2019 (ouder dan vijf jaar)")
    assert "Mannen, Belg" in ig.piramide(VILVOORDE, 2015).cellen


def test_een_cluster_telt_haar_gemeenten_op():
    figuur = ig.piramide(gebieden.RAND, 2026)
    per = [ig.piramide(nis, 2026).cellen["Vrouwen"] for nis in gebieden.groep(gebieden.RAND).leden[:2]]
    assert figuur.jaar == 2026 and len(figuur.cellen) == 21
    assert figuur.cellen["Vrouwen"].iloc[0].waarde > sum(kolom.iloc[0].waarde for kolom in per)
