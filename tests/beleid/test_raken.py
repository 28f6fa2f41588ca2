"""Weging: randtotalen tot op 1e-6, een orakel, een gesloten oplossing, en onmogelijke marges geweigerd met de reden."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integratie.beleid.participatie.weging import raak
from integratie.fouten import Gebruiksfout

VIER = pd.DataFrame({"rij": ["a", "a", "b", "b"], "kolom": ["x", "y", "x", "y"]})


def som(cellen: pd.DataFrame, kenmerk: str, massa: np.ndarray) -> dict[str, float]:
    return pd.Series(massa).groupby(cellen[kenmerk].to_numpy()).sum().to_dict()


def test_twee_bij_twee_heeft_een_gesloten_oplossing():
    """Raking bewaart de kansverhouding 7·7/(9·12) = 49/108; met rijen 5 en 15 en kolommen 10 en 10 is de hoek de wortel van
    a(5 + a)·108 = 49·(5 − a)(10 − a)."""
    w = raak(VIER, np.array([7, 9, 12, 7]), {"rij": {"a": 5, "b": 15}, "kolom": {"x": 10, "y": 10}})
    a = max(np.roots([108 - 49, 5 * 108 + 15 * 49, -49 * 50]))
    assert w.gewichten * np.array([7, 9, 12, 7]) == pytest.approx([a, 5 - a, 10 - a, 5 + a], abs=1e-6)


def test_gelijk_aan_samplics():
    """Orakel: `SampleWeight.rake` van samplics 0.6.1 (tol 1e-12) op 356 deelnemers; designeffect 1,26954611."""
    leeftijden, geslachten, herkomsten = ("18-34", "35-64", "65+"), ("man", "vrouw"), ("belgisch", "buitenlands")
    cellen = pd.DataFrame(
        [(lft, g, h) for lft in leeftijden for g in geslachten for h in herkomsten],
        columns=["leeftijd", "geslacht", "herkomst"],
    )
    aantallen = np.array([22, 14, 26, 17, 61, 18, 74, 21, 44, 6, 48, 5])
    doelen = {
        "leeftijd": {"18-34": 110, "35-64": 170, "65+": 76},
        "geslacht": {"man": 170, "vrouw": 186},
        "herkomst": {"belgisch": 200, "buitenlands": 156},
    }
    w = raak(cellen, aantallen, doelen)
    assert w.gewichten == pytest.approx(
        [
            0.9090136374023299,
            2.250925705152328,
            0.8589173464850697,
            2.1268758292003094,
            0.7568036394768883,
            1.8740189319045248,
            0.7150957335330135,
            1.770740616008819,
            0.6556761825150453,
            1.6236042153304235,
            0.6195414718404529,
            1.5341264058025965,
        ],
        rel=1e-8,
    )
    assert w.designeffect == pytest.approx(1.2695461106097605, rel=1e-8)
    assert w.effectief == pytest.approx(356 / 1.2695461106097605, rel=1e-8)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(2, 5),
    st.integers(2, 5),
    st.integers(1, 4),
    st.integers(0, 2**32 - 1),
    st.sampled_from([1.0, 50.0, 40_000.0]),
)
def test_elk_randtotaal_klopt_tot_op_een_miljoenste(rijen, kolommen, lagen, zaad, schaal):
    """Voor een volle tabel bestaat altijd een oplossing: de randtotalen komen van een andere willekeurige tabel."""
    gok = np.random.default_rng(zaad)
    delen = [(f"r{i}", f"k{j}", f"l{k}") for i in range(rijen) for j in range(kolommen) for k in range(lagen)]
    cellen = pd.DataFrame(delen, columns=["r", "k", "l"])
    aantallen, doelmassa = gok.integers(1, 60, len(cellen)), schaal * gok.uniform(0.2, 5, len(cellen))
    doelen = {kenmerk: som(cellen, kenmerk, doelmassa) for kenmerk in ("r", "k", "l")}
    w = raak(cellen, aantallen, doelen)
    for kenmerk, doel in doelen.items():
        gewogen = som(cellen, kenmerk, aantallen * w.gewichten)
        assert max(abs(gewogen[g] - doel[g]) for g in doel) <= 1e-6
    assert (w.gewichten > 0).all() and w.designeffect >= 1 - 1e-12
    assert w.effectief <= aantallen.sum() + 1e-9


def test_gelijke_gewichten_kosten_niets():
    w = raak(VIER, np.array([1, 2, 2, 4]), {"rij": {"a": 30, "b": 60}, "kolom": {"x": 30, "y": 60}})
    assert w.gewichten == pytest.approx([10] * 4) and (w.designeffect, w.effectief) == (
        pytest.approx(1),
        pytest.approx(9),
    )


def test_kish_op_een_rekenvoorbeeld():
    """Vijf mensen met gewicht 1 en vijf met gewicht 3: 10·(5 + 45)/20² = 1,25, dus 8 effectief."""
    een = pd.DataFrame({"groep": ["p", "q"]})
    w = raak(een, np.array([5, 5]), {"groep": {"p": 5, "q": 15}})
    assert (w.designeffect, w.effectief) == (pytest.approx(1.25), pytest.approx(8))


@pytest.mark.parametrize(
    ("aantallen", "doelen", "reden"),
    [
        (
            [5, 5, 0, 0],
            {"rij": {"a": 5, "b": 5}, "kolom": {"x": 5, "y": 5}},
            "geen enkele deelnemer hoort bij 'b' (rij)",
        ),
        (
            [5, 5, 5, 5],
            {"rij": {"a": 5, "b": 5}, "kolom": {"x": 5, "y": 6}},
            "niet voor elk kenmerk samen even groot (rij 10, kolom 11)",
        ),
        (
            [5, 5, 5, 5],
            {"rij": {"a": 10}, "kolom": {"x": 5, "y": 5}},
            "'b' (rij), maar die groep heeft geen randtotaal",
        ),
        ([5, 5, 5, 5], {"rij": {"a": -1, "b": 11}, "kolom": {"x": 5, "y": 5}}, "'a' (rij) is geen getal vanaf nul"),
        (
            [5, 5, 5, 5],
            {"rij": {"a": float("nan"), "b": 11}, "kolom": {"x": 5, "y": 5}},
            "'a' (rij) is geen getal vanaf nul",
        ),
        ([5, 5, 5, 5], {"rij": {"a": 0, "b": 0}, "kolom": {"x": 0, "y": 0}}, "groter dan nul"),
        # Alleen a-x en b-y bestaan: dan moet a evenveel wegen als x, en dat vragen de marges niet.
        ([5, 0, 0, 5], {"rij": {"a": 6, "b": 4}, "kolom": {"x": 4, "y": 6}}, "komt niet tot rust"),
    ],
)
def test_onmogelijke_marges_worden_geweigerd_met_een_zin(aantallen, doelen, reden):
    mee = np.array(aantallen) > 0
    with pytest.raises(Gebruiksfout) as fout:
        raak(VIER[mee], np.array(aantallen)[mee], doelen)
    assert reden in str(fout.value) and str(fout.value).count("\n") == 0
