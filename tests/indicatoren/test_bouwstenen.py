"""De bouwstenen van een verhouding tussen groepen: delen door nul en een onbekend deel geven nooit een cijfer."""

import pandas as pd
import pytest

from integratie.rekenen import gedeeld, graad, met_geheel, per_groep

SLEUTEL = ["nis", "jaar", "onderwerp", "groep", "waarde", "status"]
RIJEN = pd.DataFrame(
    [
        ("1", 2020, "werkloos", "a", 12.0, "bekend"),
        ("1", 2020, "alle", "a", 48.0, "bekend"),
        ("1", 2020, "werkloos", "b", 10.0, "bekend"),
        ("1", 2020, "alle", "b", 80.0, "bekend"),
        ("2", 2020, "werkloos", "a", 0.0, "bekend"),
        ("2", 2020, "alle", "a", 0.0, "bekend"),
        ("2", 2020, "werkloos", "b", float("nan"), "ontbreekt"),
        ("2", 2020, "alle", "b", float("nan"), "ontbreekt"),
    ],
    columns=SLEUTEL,
)


def van(groep: str) -> pd.DataFrame:
    return graad(RIJEN, "werkloos", "alle", groep, 0)


def test_graad_en_verhouding():
    assert van("a")["waarde"].to_list()[0] == 25 and van("b")["waarde"].to_list()[0] == 12.5
    assert gedeeld(van("a"), van("b"))["waarde"].to_list()[0] == 2


def test_nul_op_nul_en_een_onbekend_deel_geven_niets():
    assert pd.isna(van("a").loc[("2", 2020), "waarde"])
    assert van("b").loc[("2", 2020), "status"] == "ontbreekt"
    assert gedeeld(van("a"), van("b")).loc[("2", 2020)].isna()["waarde"]
    assert gedeeld(van("a"), van("b")).loc[("2", 2020), "status"] == "ontbreekt"


def test_het_geheel_staat_boven_zijn_groepen():
    groepen = per_groep(RIJEN, "werkloos", "alle")
    samen = met_geheel(groepen.xs("a", level="groep"), groepen)
    assert samen.index.names == ["nis", "jaar", "groep"]
    assert samen.loc[("1", 2020, ""), ["teller", "noemer"]].to_list() == pytest.approx([12, 48])
    assert samen.loc[("1", 2020, "b"), ["teller", "noemer"]].to_list() == pytest.approx([10, 80])


def test_met_te_weinig_in_de_teller_geen_verhouding():
    """Twaalf is genoeg, tien niet."""
    met_grens = [graad(RIJEN, "werkloos", "alle", g, 12) for g in ("a", "b")]
    assert [c["waarde"].to_list()[0] for c in met_grens] == [25, pytest.approx(float("nan"), nan_ok=True)]
