"""Leerboekvoorbeelden: de toets en het interval geven wat in druk staat."""

import math

import pytest

from integratie.beleid.participatie import vertegenwoordiging as v
from integratie.fouten import Gegevensfout

HEEL_VEEL = 10**9  # een bevolking zo groot dat de correctie wegvalt
JURY = ([205, 26, 25, 19], [0.72, 0.07, 0.12, 0.09])


def bevolking(delen: list[float]) -> list[float]:
    return [HEEL_VEEL * d for d in delen]


def test_de_jury_van_openintro():
    """Diez, Çetinkaya-Rundel en Barr, OpenIntro Statistics, 'Testing for goodness of fit': 275 juryleden, χ² = 5,89, df 3, p 0,117."""
    uit = v.toets(JURY[0], bevolking(JURY[1]))
    assert (round(uit.chi2, 2), uit.vrijheidsgraden, round(uit.p, 3)) == (5.89, 3, 0.117)
    assert uit.kleinste_verwacht == pytest.approx(19.25)


def test_de_snoepjes_van_advanced_high_school_statistics():
    """Diez e.a., Advanced High School Statistics, 3e druk, 'Testing for goodness of fit': 712 M&M's, χ² = 17,36, df 5, p 0,004."""
    uit = v.toets([133, 133, 139, 103, 108, 96], bevolking([0.24, 0.20, 0.16, 0.14, 0.13, 0.13]))
    # Het boek rondt de verwachte aantallen af op één decimaal: vandaar de speling.
    assert uit.chi2 == pytest.approx(17.36, abs=0.02)
    assert (uit.vrijheidsgraden, round(uit.p, 3)) == (5, 0.004)


@pytest.mark.parametrize(
    ("vrijheidsgraden", "grens5", "grens1"),
    [
        (1, 3.841, 6.635),
        (2, 5.991, 9.210),
        (3, 7.815, 11.345),
        (4, 9.488, 13.277),
        (7, 14.067, 18.475),
        (10, 18.307, 23.209),
        (30, 43.773, 50.892),
    ],
)
def test_de_tabel_van_kritische_waarden(vrijheidsgraden, grens5, grens1):
    """De tabel achteraan in elk leerboek statistiek (NIST/SEMATECH, e-Handbook of Statistical Methods, 1.3.6.7.4)."""
    assert v.overschrijding(grens5, vrijheidsgraden) == pytest.approx(0.05, abs=5e-5)
    assert v.overschrijding(grens1, vrijheidsgraden) == pytest.approx(0.01, abs=5e-5)
    assert v.overschrijding(0, vrijheidsgraden) == 1


@pytest.mark.parametrize(
    ("aantal", "n", "laag", "hoog"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_het_interval_van_wilson_bij_newcombe(aantal, n, laag, hoog):
    """Newcombe (1998), Statistics in Medicine 17, 857–872, tabel I, methode 3."""
    uit = v.interval(aantal, n, HEEL_VEEL)
    assert uit == (pytest.approx(laag, abs=6e-5), pytest.approx(hoog, abs=6e-5))


def test_de_marge_van_de_gemeente_stadsmonitor():
    """p = 39,587, n = 408, N = 11626,85: marge 4,66 met de eindige bevolking; het interval van Wilson is even breed."""
    laag, hoog = v.interval(0.39587 * 408, 408, 11626.85)
    assert 100 * (hoog - laag) / 2 == pytest.approx(4.66, abs=0.03)
    zonder = v.interval(0.39587 * 408, 408, HEEL_VEEL)
    assert hoog - laag < zonder[1] - zonder[0]


def test_de_correctie_voor_een_eindige_bevolking():
    """Cochran: bij trekken zonder terugleggen krimpt de variantie met 1 − n/N; de helft van de bevolking halveert ze, χ² verdubbelt."""
    uit = v.toets([60, 40], [100, 100])
    assert uit.chi2 == pytest.approx(2 * v.toets([60, 40], bevolking([0.5, 0.5])).chi2, rel=1e-6)
    assert v.interval(30, 100, 100) == (0.3, 0.3)


def test_te_kleine_verwachte_aantallen_geven_geen_p():
    assert v.toets([10, 2], bevolking([0.8, 0.2])).p is None
    assert v.toets([20, 5], bevolking([0.8, 0.2])).p is not None


@pytest.mark.parametrize(("deelnemers", "inwoners"), [([1, 1], [5, 0]), ([3], [9]), ([0, 0], [5, 5]), ([5, 5], [5, 5])])
def test_wat_geen_toets_is_wordt_geweigerd(deelnemers, inwoners):
    with pytest.raises(Gegevensfout):
        v.toets(deelnemers, inwoners)


def test_evenredig_is_chi_kwadraat_nul():
    uit = v.toets([30, 70], [300, 700])
    assert (uit.chi2, uit.p) == (pytest.approx(0), pytest.approx(1)) and math.isfinite(uit.kleinste_verwacht)
