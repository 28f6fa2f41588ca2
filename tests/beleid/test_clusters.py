"""Een cluster van gemeenten krijgt dezelfde cijfers en rapporten als één gemeente: de som van haar leden."""

import pandas as pd
import pytest

import integratie as ig
from integratie import gebieden
from integratie.fouten import Gebruiksfout
from integratie.indicator import cijfers, kaart, register
from integratie.uitvoering import opdracht
from integratie.vergelijking import gegevens, stand

LEDEN = ("23088", "23047", "23094")  # Vilvoorde, Machelen, Zaventem
TELBAAR = [n for n, ind in register().items() if ind.optelbaar]


def per_lid(naam: str, code: str) -> pd.DataFrame:
    rijen = cijfers(naam)
    return rijen[rijen["nis"] == code].set_index(["jaar", "groep"])


@pytest.mark.parametrize("vraag", ["noordrand", "Noordrand", "NOORDRAND "])
def test_zoek_vindt_de_cluster(vraag):
    cluster = gebieden.zoek(vraag)
    assert (cluster.nis, cluster.naam, cluster.leden) == ("noordrand", "Noordrand", LEDEN)
    assert cluster.vlaamse_rand and not cluster.faciliteiten and cluster.arrondissement == "23000"


@pytest.mark.parametrize("naam", TELBAAR)
def test_elke_optelbare_indicator_is_de_som_van_de_leden(naam):
    """Tellers en noemers tellen op; een snelheid of index heeft geen teller en wordt in test_indicatoren nagerekend."""
    samen, delen = per_lid(naam, "noordrand"), [per_lid(naam, nis) for nis in LEDEN]
    if samen.empty:  # alleen als ook geen enkel lid een cijfer heeft
        assert all(deel["waarde"].isna().all() for deel in delen), naam
        return
    for kolom in ("teller", "noemer"):
        if kaart(naam).noemer and delen[0][kolom].notna().any():
            gekend = samen.index[samen[kolom].notna() & samen["status"].isin(["bekend"])]
            som = sum(d[kolom].reindex(gekend) for d in delen)
            pd.testing.assert_series_equal(samen.loc[gekend, kolom], som, check_names=False)
        elif kolom == "teller" and not kaart(naam).noemer:
            gekend = samen.index[samen["status"] == "bekend"]
            som = sum(d["waarde"].reindex(gekend) for d in delen)
            pd.testing.assert_series_equal(samen.loc[gekend, "waarde"], som, check_names=False)


@pytest.mark.parametrize("naam", [n for n in register() if n not in TELBAAR])
def test_wat_niet_optelt_is_leeg_met_reden(naam):
    rijen = per_lid(naam, "noordrand")
    assert len(rijen) and rijen["waarde"].isna().all()
    assert set(rijen["status"]) == {"niet_optelbaar"}
    assert "niet op te tellen" in ig.trend(naam, "noordrand", 2025, rijen.index[0][1]).tekst


def test_aandeel_is_som_van_tellers_over_som_van_noemers(herkomst_nu):
    leden = herkomst_nu.loc[[(nis, 2025) for nis in LEDEN]].sum()
    nu = stand("aandeel_buitenlandse_herkomst", "noordrand", 2025)
    assert nu.waarde == pytest.approx(100 * (leden["total"] - leden["belgian_bg"]) / leden["total"])


def test_gegevens_van_de_cluster_dragen_haar_sleutel():
    rijen = gegevens("noordrand", 2025)
    eigen = rijen[rijen["nis"] == "noordrand"]
    assert set(eigen["gebied"]) == {"Noordrand"} and "niet_optelbaar" in set(eigen["status"])
    assert set(rijen["nis"]) == {"noordrand", ""}
    assert (eigen["waarde"].notna() == eigen["status"].isin(["bekend", "benaderd"])).all()


def test_op_de_kaart_staat_de_samengevoegde_grens():
    figuur = ig.kaart("aandeel_buitenlandse_herkomst", "noordrand", 2025)
    assert "De gemeenten van Noordrand zijn samen uitgelicht" in figuur.alt and len(figuur.cellen) == 19


def test_opdrachten_van_een_cluster():
    opdrachten = opdracht.stel_op(["noordrand"], notebook="alle")
    assert {o.map for o in opdrachten} == {"cluster-noordrand"}
    assert {o.parameters["gemeente"] for o in opdrachten} == {"noordrand"}
    assert len(opdracht.stel_op(groep="noordrand", notebook="omgevingsanalyse")) == 3


def test_het_rapport_over_de_rand_is_er_een_en_geen_negentien():
    assert [o.map for o in opdracht.stel_op(notebook="vlaamse_rand")] == ["vlaamse-rand"]
    assert "vlaamse_rand" not in {o.notebook for o in opdracht.stel_op(["vilvoorde"], notebook="alle")}
    assert "vlaamse_rand" in {o.notebook for o in opdracht.stel_op(groep="vlaamse-rand", notebook="alle")}
    with pytest.raises(Gebruiksfout, match="laat de gemeente weg"):
        opdracht.stel_op(["vilvoorde"], notebook="vlaamse_rand")
