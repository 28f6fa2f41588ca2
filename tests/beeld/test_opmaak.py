import pytest

from integratie.beeld.opmaak import getal, met_eenheid, opsomming, verschil_in_woorden
from integratie.indicator import kaart


@pytest.mark.parametrize(
    ("x", "decimalen", "teken", "tekst"),
    [
        (48040, 0, False, "48.040"),
        (64.232, 1, False, "64,2"),
        (62.25, 1, False, "62,3"),
        (-0.04, 1, True, "0,0"),
        (-1250.5, 1, False, "\u22121.250,5"),
        (3.15, 1, True, "+3,2"),
        (0, 0, True, "0"),
    ],
)
def test_getal_staat_zoals_in_belgie(x, decimalen, teken, tekst):
    assert getal(x, decimalen, teken) == tekst


@pytest.mark.parametrize(
    ("status", "tekst"),
    [
        ("verborgen", "n.b."),
        ("geen", "geen gegevens"),
        ("ontbreekt", "ontbreekt"),
        ("fusie", "niet op te tellen na fusie"),
    ],
)
def test_wat_onbekend_is_heet_naar_zijn_status(status, tekst):
    assert met_eenheid(kaart("aandeel_niet_belg"), float("nan"), status) == tekst


def test_nul_is_een_cijfer():
    assert met_eenheid(kaart("aandeel_niet_belg"), 0.0) == "0,0\u00a0%"


def test_verschil_tussen_percentages_is_procentpunt():
    assert verschil_in_woorden(kaart("aandeel_niet_belg"), 1.26) == "1,3\u00a0procentpunt"


def test_opsomming():
    assert [opsomming(x) for x in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a en b", "a, b en c"]
