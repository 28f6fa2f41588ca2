"""Cijfers → zin: elke rij is een geval dat in een rapport voorkomt."""

import pytest

from integratie.beeld.teksten import deel_in_woorden, richting, vergelijk
from integratie.indicator import kaart


@pytest.mark.parametrize(
    ("procent", "woorden"),
    [
        (64.2, "bijna twee op de drie"),
        (67.7, "ruim twee op de drie"),
        (50.2, "de helft"),
        (51.4, "ruim de helft"),
        (48.1, "bijna de helft"),
        (19.0, "bijna een op de vijf"),
        (33.3, "een op de drie"),
        (25.3, "een op de vier"),
        (10.4, "een op de tien"),
        (2.0, ""),
        (98.0, ""),
    ],
)
def test_deel_in_woorden(procent, woorden):
    assert deel_in_woorden(procent) == woorden


@pytest.mark.parametrize(
    ("naam", "van", "tot", "woord"),
    [
        ("aandeel_niet_belg", 16.3, 16.7, "blijft ongeveer gelijk"),
        ("aandeel_niet_belg", 16.3, 16.9, "stijgt"),
        ("aandeel_niet_belg", 16.3, 15.7, "daalt"),
        ("inwoners", 48040, 48413, "blijft ongeveer gelijk"),
        ("inwoners", 45495, 48040, "stijgt"),
    ],
)
def test_richting_heeft_een_drempel(naam, van, tot, woord):
    assert richting(kaart(naam), van, tot) == woord


def test_vergelijk_gebruikt_dezelfde_drempel():
    ind = kaart("aandeel_buitenlandse_herkomst")
    assert [vergelijk(ind, 64.2, x) for x in (41.0, 64.0, 80.0)] == ["hoger dan", "ongeveer even hoog als", "lager dan"]
