"""De synthetische controle: gewichten die kloppen, een mengsel dat teruggevonden wordt, en een interval met haar aannames."""

import numpy as np
import pytest

from integratie.beleid.opvolging import synthetisch
from integratie.beleid.opvolging.oordeel import oordeel
from integratie.beleid.plan.model import Streefcijfer
from integratie.gebieden import gemeenten


def test_een_bekend_mengsel_wordt_teruggevonden():
    donoren = np.random.default_rng(3).normal(size=(30, 5)).cumsum(axis=0)
    eigen = 0.3 * donoren[:, 1] + 0.7 * donoren[:, 4]
    w = synthetisch._gewichten(np.column_stack([donoren, eigen]))
    assert w[:, -1] == pytest.approx([0, 0.3, 0, 0, 0.7], abs=0.02)


def test_gewichten_zijn_een_optimum_zonder_zichzelf():
    vooraf = np.random.default_rng(8).normal(size=(8, 41)).cumsum(axis=0)
    x, w = vooraf[:, :-1], synthetisch._gewichten(vooraf)
    assert (w >= 0).all() and w.sum(axis=0) == pytest.approx(np.ones(41))
    assert np.diag(w[:, :40]) == pytest.approx(np.zeros(40))
    # Voorwaarde van Karush, Kuhn en Tucker: waar gewicht ligt, is de gradiënt overal even klein, en nergens kleiner.
    glad = synthetisch.GLAD * np.trace(x.T @ x) / 40 + 1e-12
    for kolom in range(41):
        g = x.T @ (x @ w[:, kolom] - vooraf[:, kolom]) + glad * (w[:, kolom] - 1 / 40)
        toegelaten = np.arange(40) != kolom
        laagst = g[toegelaten].min()
        assert g[(w[:, kolom] > 1e-4) & toegelaten] == pytest.approx(laagst, abs=5e-3 * np.abs(g).max())


def test_op_simplex_is_het_dichtste_punt():
    punten = np.array([[0.2, 3.0, -1.0], [0.3, 0.0, -5.0], [0.5, 1.0, 0.5]])
    dichtst = [[0.2, 1.0, 0.0], [0.3, 0.0, 0.0], [0.5, 0.0, 1.0]]
    assert np.abs(synthetisch._op_simplex(punten) - dichtst).max() < 1e-12


def test_het_interval_van_een_gemeente():
    streef = Streefcijfer(
        indicator="aandeel_niet_belg",
        basisjaar=2014,
        basiswaarde=13.7,
        streefjaar=2024,
        streefwaarde=12,
        richting="omlaag",
    )
    o = oordeel("23088", streef, 2025)
    c = o.synthetisch
    assert c.goed and c.pasvorm <= c.drempel == 0.5 * o.variatie.schommeling
    assert c.laag < c.verschil < c.hoog and sum(c.gewichten.values()) <= 1 + 1e-9
    assert all(gemeenten()[nis].arrondissement != gemeenten()["23088"].arrondissement for nis in c.gewichten)
    assert len(synthetisch.AANNAMES) == 5


def test_zonder_goede_pasvorm_is_er_geen_vergelijking():
    # Machelen veranderde vóór 2019 sneller dan elke gemeente waaruit men een gewogen gemiddelde kan maken.
    streef = Streefcijfer(
        indicator="aandeel_buitenlandse_herkomst",
        basisjaar=2019,
        basiswaarde=57.3,
        streefjaar=2025,
        streefwaarde=59.3,
        richting="omlaag",
    )
    c = oordeel("23047", streef, 2025).synthetisch
    assert not c.goed and c.pasvorm > 3 > c.drempel
    assert (c.verschil, c.laag, c.hoog, c.gewichten) == (None, None, None, {})
