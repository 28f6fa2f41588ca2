"""Spreiding, convergentie en segregatie: met de hand na te rekenen, en op de ruwe cijfers."""

import numpy as np
import pandas as pd
import pytest

from integratie import gebieden
from integratie.beleid import segregatie, verschillen
from integratie.fouten import Gegevensfout

RAND = "vlaamse-rand"


def test_dissimilariteit_op_een_rekenvoorbeeld():
    """Groep 60/40, rest 20/80: de helft van |0,6 − 0,2| + |0,4 − 0,8| is 0,4."""
    assert segregatie.dissimilariteit([60, 40], [20, 80]) == pytest.approx(0.4)


def test_uitersten_en_schaal():
    assert segregatie.dissimilariteit([10, 20, 30], [1, 2, 3]) == pytest.approx(0)
    assert segregatie.dissimilariteit([10, 0], [0, 99]) == 1
    assert segregatie.isolatie([10, 0], [10, 99]) == 1
    assert segregatie.dissimilariteit([600, 400], [2, 8]) == pytest.approx(
        segregatie.dissimilariteit([60, 40], [20, 80])
    )


def test_isolatie_en_blootstelling_zijn_samen_een():
    """Isolatie: 0,6 · 60/80 + 0,4 · 40/120 = 0,5833; wie niet tot de groep hoort, is de rest."""
    groep, rest = np.array([60, 40]), np.array([20, 80])
    assert segregatie.isolatie(groep, groep + rest) == pytest.approx(0.6 * 60 / 80 + 0.4 * 40 / 120)
    assert segregatie.isolatie(groep, groep + rest) + segregatie.blootstelling(
        groep, rest, groep + rest
    ) == pytest.approx(1)


@pytest.mark.parametrize(
    ("groep", "rest"),
    [([1, 2], [1]), ([1, -1], [1, 1]), ([1, float("nan")], [1, 1]), ([0, 0], [1, 1]), ([1, 1], [0, 0])],
)
def test_onmogelijke_aantallen_worden_geweigerd(groep, rest):
    with pytest.raises(Gegevensfout):
        segregatie.dissimilariteit(groep, rest)


def test_meer_mensen_in_de_groep_dan_inwoners():
    with pytest.raises(Gegevensfout, match="meer mensen"):
        segregatie.isolatie([5, 1], [4, 9])


@pytest.mark.parametrize(
    ("jaar", "dissimilariteit", "isolatie"),
    [(2000, 0.22914413971279549, 0.21018072744755484), (2025, 0.18167449457798288, 0.5145975607198088)],
)
def test_gelijk_aan_pysal_segregation(jaar, dissimilariteit, isolatie):
    """Orakel: `Dissim` en `Isolation` van pysal/segregation 2.5.4 op het ruwe bestand van Statbel, de 19 gemeenten van de Rand."""
    uit = verschillen.spreiding(RAND, 2025).loc[jaar]
    assert uit["dissimilariteit"] == pytest.approx(dissimilariteit, rel=1e-12)
    assert uit["isolatie"] == pytest.approx(isolatie, rel=1e-12)


def test_spreiding_van_de_rand_uit_de_ruwe_cijfers(herkomst_nu):
    uit = verschillen.spreiding(RAND, 2025)
    assert list(uit.index) == list(range(2000, 2026))
    for jaar in (2000, 2013, 2025):
        nu = herkomst_nu.xs(jaar, level="year").loc[list(gebieden.groep(RAND).leden)]
        belg, vreemd = nu["belgian_bg"], nu["total"] - nu["belgian_bg"]
        d = 0.5 * sum(abs(v / vreemd.sum() - b / belg.sum()) for v, b in zip(vreemd, belg, strict=True))
        i = sum(v / vreemd.sum() * v / t for v, t in zip(vreemd, nu["total"], strict=True))
        assert uit.at[jaar, "dissimilariteit"] == pytest.approx(d)
        assert uit.at[jaar, "isolatie"] == pytest.approx(i)
        assert uit.at[jaar, "isolatie"] + uit.at[jaar, "blootstelling"] == pytest.approx(1)


def test_sigma_en_beta_op_een_rekenvoorbeeld():
    """10, 20, 30 wordt 30, 35, 40: de spreiding halveert; +2, +1,5, +1 per jaar is −0,05 per procentpunt beginwaarde."""
    waarden = pd.DataFrame({2010: [10.0, 20.0, 30.0], 2020: [30.0, 35.0, 40.0]})
    s = verschillen.sigma(waarden)
    assert s.at[2010, "standaardafwijking"] == pytest.approx(2 * s.at[2020, "standaardafwijking"])
    assert s.at[2010, "variatie"] == pytest.approx(100 * np.sqrt(200 / 3) / 20)
    b = verschillen.beta(waarden)
    assert (b.van, b.tot, b.helling, b.verklaard) == (2010, 2020, pytest.approx(-0.05), pytest.approx(1))


def test_sigma_en_beta_van_de_rand(herkomst_nu):
    leden = list(gebieden.groep(RAND).leden)
    aandeel = {
        jaar: [100 * (1 - r["belgian_bg"] / r["total"]) for r in (herkomst_nu.loc[(nis, jaar)] for nis in leden)]
        for jaar in (2000, 2025)
    }
    waarden = verschillen.per_gemeente("aandeel_buitenlandse_herkomst", RAND, 2025)
    for jaar, lijst in aandeel.items():
        assert verschillen.sigma(waarden).at[jaar, "standaardafwijking"] == pytest.approx(np.std(lijst))
    stap = (np.array(aandeel[2025]) - aandeel[2000]) / 25
    helling, _ = np.polyfit(aandeel[2000], stap, 1)
    uit = verschillen.beta(waarden)
    assert uit.helling == pytest.approx(helling)
    assert uit.verklaard == pytest.approx(np.corrcoef(aandeel[2000], stap)[0, 1] ** 2)


def test_een_jaar_is_geen_convergentie():
    with pytest.raises(Gegevensfout, match="twee jaren"):
        verschillen.beta(pd.DataFrame({2010: [1.0, 2.0]}))


def _z_aandeel(eigen: pd.Series, rest: pd.Series) -> float:
    """Twee binomiale steekproeven: de gemeente tegenover de andere achttien samen."""
    a, b = ((r["total"] - r["belgian_bg"], r["total"]) for r in (eigen, rest))
    p = (a[0] + b[0]) / (a[1] + b[1])
    return (a[0] / a[1] - b[0] / b[1]) / np.sqrt(p * (1 - p) * (1 / a[1] + 1 / b[1]))


def test_typologie_verdeelt_de_negentien(herkomst_nu):
    """Een type vraagt dat niveau en snelheid allebei genoeg en meer dan toevallig verschillen; anders ligt de gemeente dicht bij de Rand."""
    uit = verschillen.typologie(RAND, 2025)
    assert len(uit) == 19 and set(uit["type"]) <= set(verschillen.TYPES)
    som = herkomst_nu.xs(2025, level="year").loc[list(uit.index)].sum()
    assert uit.attrs["aandeel"] == pytest.approx(100 * (1 - som["belgian_bg"] / som["total"]))
    for nis, rij in uit.iterrows():
        nu, toen = herkomst_nu.loc[(nis, 2025)], herkomst_nu.loc[(nis, 2020)]
        snelheid = 20 * (toen["belgian_bg"] / toen["total"] - nu["belgian_bg"] / nu["total"])
        assert rij["snelheid"] == pytest.approx(snelheid)
        hoger, sneller = rij["aandeel"] - uit.attrs["aandeel"], rij["snelheid"] - uit.attrs["snelheid"]
        zeker = abs(hoger) >= 0.5 and abs(_z_aandeel(nu, som - nu)) >= 1.96
        if rij["type"] == verschillen.DICHTBIJ:
            # De ruis van de snelheid: op 10.000 inwoners minstens 0,1 procentpunt per jaar.
            assert not zeker or abs(sneller) < max(0.1, 1.96 * np.sqrt(40 / nu["total"]))
        else:
            assert zeker and abs(sneller) >= 0.1
            assert rij["type"] == f"{'hoog' if hoger > 0 else 'lager'} en {'snel' if sneller > 0 else 'trager'}"
    assert 1 <= (uit["type"] == verschillen.DICHTBIJ).sum() <= 9


@pytest.mark.parametrize(
    ("verklaard", "gemeenten", "duidelijk"),
    [(0.20, 19, False), (0.21, 19, True), (0.40, 10, True), (0.39, 10, False), (1.0, 5, True), (0.0, 19, False)],
)
def test_een_helling_is_pas_duidelijk_als_ze_geen_toeval_is(verklaard, gemeenten, duidelijk):
    """Student: met 17 vrijheidsgraden ligt de grens op t = 2,110 (R² = 0,2075), met 8 op t = 2,306 (R² = 0,3993)."""
    assert verschillen.Beta(2000, 2025, -0.01, verklaard, gemeenten).duidelijk is duidelijk
