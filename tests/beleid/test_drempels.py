"""Kruisingen van een rechte lijn met een drempel, met de hand te volgen."""

import pandas as pd
import pytest

from integratie.beleid.regels.trend import HORIZON, kruising, sinds


def reeks(**waarden: float) -> pd.Series:
    return pd.Series({int(j[1:]): w for j, w in waarden.items()}, dtype=float)


def test_stijgende_trend_met_bereik():
    """Van 400 (2015) over 600 (2020) naar 1.000 (2025): +80 of +60 per jaar, dus 1.240 in 2028 of 2029."""
    uit = kruising(reeks(j2015=400, j2020=600, j2025=1000), 1240, False)
    assert (uit.per_periode, uit.van, uit.tot) == ({5: 2028, 10: 2029}, 2028, 2029)


@pytest.mark.parametrize(("streng", "jaar"), [(False, 2030), (True, 2031)])
def test_precies_op_de_drempel_telt_alleen_bij_minstens(streng, jaar):
    assert kruising(reeks(j2020=500, j2025=1000), 1500, streng).van == jaar


@pytest.mark.parametrize(("streng", "jaar"), [(False, 2031), (True, 2030)])
def test_dalende_trend_verliest_de_drempel(streng, jaar):
    assert kruising(reeks(j2020=2000, j2025=1500), 1000, streng).van == jaar


def test_van_de_drempel_weg_of_gelijk_kruist_niet():
    for toen in (1100, 1000):
        uit = kruising(reeks(j2020=toen, j2025=1000), 1500, False)
        assert (uit.van, uit.tot) == (None, None)


def test_een_van_beide_trends_kruist_niet_geeft_een_open_bereik():
    uit = kruising(reeks(j2015=1100, j2020=500, j2025=1000), 1500, False)
    assert (uit.per_periode, uit.van, uit.tot) == ({5: 2030, 10: None}, 2030, None)


def test_voorbij_de_horizon_wordt_geen_jaar_genoemd():
    assert kruising(reeks(j2020=995, j2025=1000), 1000 + HORIZON, False).van == 2025 + HORIZON
    assert kruising(reeks(j2020=995, j2025=1000), 1001 + HORIZON, False).van is None


def test_zonder_vroeger_cijfer_geen_trend():
    assert kruising(reeks(j2024=900, j2025=1000), 1500, False) is None
    assert kruising(pd.Series(dtype=float), 1500, False) is None


def test_gehaald_sinds_telt_alleen_de_laatste_ononderbroken_periode():
    lijn = reeks(j2020=1200, j2021=900, j2022=1000, j2023=1001)
    assert sinds(lijn, 1000, False) == 2022
    assert sinds(lijn, 1000, True) == 2023
    assert sinds(lijn, 2000, False) is None
