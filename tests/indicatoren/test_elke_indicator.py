"""Wat voor élke indicator moet gelden, wie hem ook toevoegt: kaart, bereik, sommen, volgorde, ontbrekende waarden."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from integratie import gebieden
from integratie.indicator import (
    DOELEN,
    FACTOR,
    THEMAS,
    bereken,
    catalogus,
    cijfers,
    groepsnaam,
    kaart,
    leemten,
    register,
)
from integratie.opslag import edities

ALLE = list(register())
OPTELBAAR = [n for n in ALLE if kaart(n).optelbaar]
VERDELINGEN = [n for n in ALLE if kaart(n).samen_honderd]
# Wat op 1 januari na het jaar geteld is.
LATER = {("gemiddeld_inkomen_per_inwoner", "herkomst"): 1}
STAAL = ["23088", "23047", "23100"]  # Vilvoorde, Machelen en het kleine Linkebeek


def staal(naam: str) -> dict[str, pd.DataFrame]:
    """De tabellen van een indicator voor drie gemeenten, als eigen kopie."""
    return {t: _staal_van(t).copy() for t in kaart(naam).tabellen}


@cache
def _staal_van(tabel: str) -> pd.DataFrame:
    return edities.lees(tabel)[lambda r: r["nis"].isin(STAAL)]


@cache
def van_staal(naam: str) -> pd.DataFrame:
    """De cijfers van een indicator voor die drie gemeenten, één keer berekend; wie ze krijgt, verandert ze niet."""
    return bereken(kaart(naam), staal(naam))


def op_sleutel(rijen: pd.DataFrame) -> pd.DataFrame:
    return rijen.set_index(["nis", "jaar", "groep"])


def test_elk_thema_van_de_omgevingsanalyse_heeft_cijfers():
    verplicht = [
        "aantallen",
        "instroom",
        "nieuwkomers",
        "anderstaligen",
        "minderjarigen",
        "tewerkstelling",
        "onderwijs",
        "inburgering",
    ]
    assert list(THEMAS)[:8] == verplicht
    assert {kaart(n).thema for n in ALLE} == set(THEMAS)


@pytest.mark.parametrize("naam", ALLE)
def test_kaart_is_volledig(naam):
    ind = kaart(naam)
    functie = getattr(ind.functie, "func", ind.functie)  # van een familie
    assert all((ind.titel, ind.definitie, ind.teller, ind.eenheid, functie.__doc__))
    assert ind.definitie.endswith(".") and ind.definitie[0].isupper() and not ind.titel.endswith(".")
    assert set(ind.doelen) <= set(DOELEN) and ind.doelen
    assert not ind.is_relatief or ind.noemer
    assert 0 <= ind.decimalen <= 3
    assert set(ind.tabellen) <= set(edities.bronnen())


def test_titels_zijn_uniek():
    titels = [kaart(n).titel for n in ALLE]
    assert len(titels) == len(set(titels))


@pytest.mark.parametrize("naam", ALLE)
def test_er_zijn_cijfers_en_elke_groep_heeft_een_naam(naam):
    c = cijfers(naam)
    assert c["waarde"].notna().any()
    assert not c.duplicated(["nis", "jaar", "groep"]).any()
    assert set(c["groep"]) == set(kaart(naam).groepen or {""})
    assert not any("_" in groepsnaam(g) for g in set(c["groep"]))


@pytest.mark.parametrize("naam", ALLE)
def test_bereik(naam):
    ind, waarde = kaart(naam), cijfers(naam)["waarde"].dropna()
    if not ind.met_teken:
        assert (waarde >= 0).all()
    if ind.is_aandeel:
        assert (waarde <= 100).all()


@pytest.mark.parametrize("naam", ALLE)
def test_waarde_en_status_spreken_elkaar_niet_tegen(naam):
    c = cijfers(naam)
    assert (c["waarde"].notna() == c["status"].isin(["bekend", "benaderd"])).all()


@pytest.mark.parametrize("naam", ALLE)
def test_waarde_volgt_uit_teller_en_noemer(naam):
    c = cijfers(naam).dropna(subset=["teller", "noemer", "waarde"])
    verwacht = FACTOR.get(kaart(naam).eenheid, 1.0) * c["teller"] / c["noemer"]
    np.testing.assert_allclose(c["waarde"], verwacht, rtol=1e-6)


@pytest.mark.parametrize("naam", VERDELINGEN)
def test_delen_sommeren_tot_het_geheel(naam):
    c = cijfers(naam)
    c = c[c["status"] == "bekend"]
    delen = c.groupby(["nis", "jaar"]).agg(
        teller=("teller", "sum"), noemer=("noemer", "first"), waarde=("waarde", "sum"), n=("groep", "size")
    )
    volledig = delen[delen["n"] == len(kaart(naam).groepen)]
    assert len(volledig) > (2000 if "kopers" not in naam else 18)  # kopers: alleen de Rand, in 2025
    heel = volledig[volledig["noemer"].notna()]  # zonder noemer staan de aandelen op één decimaal
    np.testing.assert_allclose(heel["teller"], heel["noemer"], rtol=1e-6)
    np.testing.assert_allclose(heel["waarde"], 100.0, rtol=1e-6)
    np.testing.assert_allclose(volledig["waarde"], 100.0, atol=0.05 * len(kaart(naam).groepen) + 1e-6)


@pytest.mark.traag
@pytest.mark.parametrize("naam", ALLE)
def test_volgorde_van_de_rijen_maakt_niet_uit_en_de_invoer_blijft_heel(naam):
    ind, tabellen = kaart(naam), staal(naam)
    gewoon = van_staal(naam)
    geschud = {t: r.sample(frac=1, random_state=7) for t, r in tabellen.items()}
    voor = {t: r.copy() for t, r in geschud.items()}
    pd.testing.assert_frame_equal(bereken(ind, geschud), gewoon)
    for t in geschud:
        pd.testing.assert_frame_equal(geschud[t], voor[t])


@pytest.mark.traag
@pytest.mark.parametrize("naam", ALLE)
def test_ontbrekend_blijft_ontbrekend(naam):
    """Maak één gemeente-jaar onbekend in één tabel: daar verdwijnt de waarde, elders verandert niets in dat jaar."""
    ind, tabellen = kaart(naam), staal(naam)
    goed = van_staal(naam)
    jaar = goed[(goed["nis"] == "23088") & goed["waarde"].notna()]["jaar"].max()
    for t, rijen in tabellen.items():
        weg = (rijen["nis"] == "23088") & (rijen["jaar"] == jaar + LATER.get((naam, t), 0))
        if not weg.any():
            continue  # dat jaar komt uit een andere tabel
        anders = tabellen | {
            t: rijen.assign(waarde=rijen["waarde"].mask(weg), status=rijen["status"].mask(weg, "ontbreekt"))
        }
        nu = bereken(ind, anders)
        hier = (nu["nis"] == "23088") & (nu["jaar"] == jaar)
        assert nu.loc[hier, "waarde"].isna().all()
        assert set(nu.loc[hier, "status"]) <= {"ontbreekt", "onvolledig"}
        pd.testing.assert_frame_equal(nu[nu["nis"] != "23088"], goed[goed["nis"] != "23088"])


@pytest.mark.traag
@pytest.mark.parametrize("naam", OPTELBAAR)
def test_een_deel_dat_wegvalt_geeft_geen_kleinere_som(naam, steekproef):
    """Laat één rij weg (een groep of leeftijd): de waarde blijft gelijk of wordt onbekend, nooit stil iets anders.

    Gewoon ongeveer twee rijen van elke tabel, elke dag andere; met `--volledig` zes, over de hele tabel verspreid.
    """
    ind, tabellen = kaart(naam), staal(naam)
    goed = op_sleutel(van_staal(naam))["waarde"]
    jaar = goed.dropna().index.get_level_values("jaar").max()
    for t, rijen in tabellen.items():
        kandidaten = rijen[(rijen["nis"] == "23088") & (rijen["jaar"] == jaar)].index
        for weg in steekproef(kandidaten[:: max(1, len(kandidaten) // 6)], 3):
            nu = op_sleutel(bereken(ind, tabellen | {t: rijen.drop(index=weg)}))["waarde"].reindex(goed.index)
            verschilt = nu.notna() & ((nu - goed).abs() > 1e-9)
            assert not verschilt.any(), f"{t}: {rijen.loc[weg].to_dict()}"


@pytest.mark.parametrize("naam", OPTELBAAR)
def test_gebied_is_som_van_tellers_over_som_van_noemers(naam):
    """De Vlaamse Rand, jaar per jaar, tegenover de tellers en noemers van haar 19 leden."""
    ind, c = kaart(naam), cijfers(naam)
    # Wie niemand telt, heeft geen verhouding (n.v.t.) maar wel een gekende teller en noemer: nul.
    gekend = (c["status"] == "bekend") | ((c["status"] == "nvt") & (c["noemer"] == 0) & (c["teller"] == 0))
    leden = c[c["nis"].isin(gebieden.groep("vlaamse-rand").leden) & gekend]
    if leden["teller"].isna().all():  # dan heeft het gebied er ook geen; zijn cijfer heeft een eigen test
        assert c.loc[c["nis"] == "vlaamse-rand", "teller"].isna().all()
        return
    sommen = leden.groupby(["jaar", "groep"])[["teller", "noemer"]].agg(["sum", "size"])
    volledig = sommen[sommen["teller", "size"] == 19]
    rand = c[c["nis"] == "vlaamse-rand"].set_index(["jaar", "groep"])
    if volledig.empty:  # geen jaar waarin de bron van elk lid een cijfer geeft
        assert len(rand) and "bekend" not in set(rand["status"])
        return
    rand = rand.loc[volledig.index]
    assert len(rand)
    assert rand["teller"].to_list() == pytest.approx(volledig["teller", "sum"].to_list())
    if ind.noemer:
        verhouding = FACTOR.get(ind.eenheid, 1.0) * volledig["teller", "sum"] / volledig["noemer", "sum"]
        assert rand["waarde"].to_list() == pytest.approx(verhouding.to_list())


@pytest.mark.parametrize("naam", [n for n in ALLE if not kaart(n).optelbaar])
def test_niet_optelbaar_heeft_geen_berekend_gebied(naam):
    """Alleen gebieden die de bron zelf publiceert hebben een cijfer; een eigen cluster staat er leeg, met de reden."""
    gepubliceerd = {nis for t in kaart(naam).tabellen for nis in edities.lees(t)["nis"].unique()}
    andere = cijfers(naam)[lambda c: ~c["nis"].isin(gepubliceerd)]
    assert set(andere["nis"]) <= set(gebieden.clusters()) and andere["waarde"].isna().all()
    assert set(andere["status"]) <= {"niet_optelbaar"}
    assert "vlaamse-rand" not in gepubliceerd


def test_een_gekende_nul_is_geen_ontbrekende_waarde():
    c = cijfers("verkochte_woningen")
    nul = c[c["teller"] == 0]
    assert len(nul)
    assert (nul["waarde"] == 0).all() and (nul["status"] == "bekend").all()


def test_catalogus_zegt_per_indicator_waar_hij_vandaan_komt():
    tabel = catalogus().set_index("naam")
    assert list(tabel.index) == ALLE
    assert tabel.loc["aandeel_niet_belg", ["eerste_jaar", "laatste_jaar"]].to_list() == [2009, 2025]
    assert "Statbel" in tabel.loc["aandeel_buitenlandse_herkomst", "bronnen"]
    assert tabel["bronnen"].str.len().gt(0).all()
    assert set(catalogus("onderwijs")["naam"]) == set(register("onderwijs"))


def test_elke_leemte_hoort_bij_een_thema_en_noemt_bestand_en_uitgever():
    assert {"instroom", "onderwijs", "inburgering"} <= {x.thema for x in leemten()} <= set(THEMAS)
    assert all(x.onderwerp and x.bestand and x.uitgever for x in leemten())


def test_de_basis_van_een_aandeel_bestaat_en_heeft_de_genoemde_groepen():
    """Naast 64,5 % van de werkzoekenden hoort 46,3 % van de inwoners van Vilvoorde (2024)."""
    from integratie import vergelijking

    for ind in register().values():
        for groep, basisgroep in ind.basisgroepen if ind.basis else ():
            assert groep in ind.groepen or not groep
            assert basisgroep in kaart(ind.basis).groepen or not basisgroep
    naam, groep = kaart("werkzoekenden_naar_herkomst").basis_van("niet_eu")
    assert round(vergelijking.stand(naam, "23088", 2024, groep).waarde, 1) == 46.3
    assert kaart("aandeel_niet_eu_in_wzw").basis_van() == ("aandeel_niet_eu_herkomst", "")
    assert kaart("werkzoekenden_naar_herkomst").basis_van("eu") is None
