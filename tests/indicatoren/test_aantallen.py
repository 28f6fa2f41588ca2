"""Aantallen, nagerekend uit de bestanden van Statbel (herkomst 2000–2025, nationaliteit 2009–2025)."""

import pandas as pd
import pytest

from integratie.indicator import cijfers

BUITENLANDS = ["neighbouring", "eu27", "non_eu27"]


def test_gepubliceerde_cijfers_van_vilvoorde_2025(cijfer):
    """Vaste waarden van Statbel voor 1 januari 2025."""
    assert cijfer("inwoners", "23088", 2025) == 48040
    assert round(cijfer("aandeel_buitenlandse_herkomst", "23088", 2025), 1) == 64.2
    assert round(cijfer("aandeel_niet_belg", "23088", 2025), 1) == 16.3


def test_machelen_leidt_de_rand(cijfer, rand):
    aandelen = {nis: cijfer("aandeel_buitenlandse_herkomst", nis, 2025) for nis in rand}
    assert max(aandelen, key=aandelen.get) == "23047"
    assert round(aandelen["23047"], 1) == 67.7


def test_herkomst_van_de_rand_gelijk_aan_het_bestand(ruwe_herkomst, rand):
    """Elke gemeente van de Rand, elk jaar: geen van de 19 fuseerde, dus bestand en indicator zijn rij per rij gelijk."""
    ruw = ruwe_herkomst.loc[list(rand)].sort_index()
    for naam, kolommen in {
        "aandeel_buitenlandse_herkomst": BUITENLANDS,
        "aandeel_eu_herkomst": ["eu27"],
        "aandeel_niet_eu_herkomst": ["non_eu27"],
        "aandeel_buurland_herkomst": ["neighbouring"],
    }.items():
        c = cijfers(naam)
        c = c[c["nis"].isin(list(rand))].set_index(["nis", "jaar"]).sort_index()
        assert len(c) == 19 * 26
        assert c["teller"].to_list() == ruw[kolommen].sum(axis=1).to_list()
        assert c["waarde"].to_list() == pytest.approx((100 * ruw[kolommen].sum(axis=1) / ruw["total"]).to_list())


def test_vlaamse_rand_is_som_over_som(cijfer, ruwe_herkomst, rand):
    ruw = ruwe_herkomst.xs(2025, level="jaar").loc[list(rand)].sum()
    verwacht = 100 * ruw[BUITENLANDS].sum() / ruw["total"]
    assert cijfer("aandeel_buitenlandse_herkomst", "vlaamse-rand", 2025) == pytest.approx(verwacht)


def test_brussel_is_de_som_van_19_gemeenten(cijfer, ruwe_herkomst):
    ruw = ruwe_herkomst.xs(2025, level="jaar")
    assert cijfer("inwoners", "04000", 2025) == ruw.loc[ruw.index.str.match(r"210\d\d"), "total"].sum()


def test_gefuseerde_gemeente_is_de_som_van_haar_delen(cijfer, ruwe_herkomst):
    """Pajottegem (1-1-2025) = Galmaarden + Gooik + Herne."""
    delen = ruwe_herkomst.xs(2015, level="jaar").loc[["23023", "23024", "23032"]].sum()
    assert cijfer("inwoners", "23106", 2015) == delen["total"]
    assert cijfer("aandeel_niet_eu_herkomst", "23106", 2015) == pytest.approx(100 * delen["non_eu27"] / delen["total"])


@pytest.mark.parametrize("jaren", [1, 5, 10])
def test_bevolkingsgroei(cijfer, ruwe_herkomst, jaren):
    nu, toen = (ruwe_herkomst.loc[("23088", j), "total"] for j in (2025, 2025 - jaren))
    assert cijfer("bevolkingsgroei", "23088", 2025, f"{jaren} jaar", "teller") == nu - toen
    assert cijfer("bevolkingsgroei", "23088", 2025, f"{jaren} jaar") == pytest.approx(100 * (nu - toen) / toen)


def test_groei_begint_pas_als_het_oude_jaar_er_is():
    c = cijfers("bevolkingsgroei")
    assert c.groupby("groep")["jaar"].min().to_dict() == {"1 jaar": 2001, "5 jaar": 2005, "10 jaar": 2010}


def test_aandeel_niet_belg(cijfer, ruwe_nationaliteit, rand):
    for nis in rand:
        ruw = ruwe_nationaliteit.loc[(nis, 2025)]
        assert cijfer("aandeel_niet_belg", nis, 2025) == pytest.approx(100 * ruw["ETR"] / ruw["total"])


def test_samenstelling_telt_op_tot_honderd(cijfer, ruwe_herkomst):
    c = cijfers("samenstelling_herkomst")
    assert set(c["groep"]) == {"belgisch", "buurland", "eu27", "niet_eu27"}
    sommen = c.groupby(["nis", "jaar"])["waarde"].sum(min_count=4).dropna()
    assert len(sommen) > 8000
    assert sommen.to_list() == pytest.approx([100.0] * len(sommen))
    ruw = ruwe_herkomst.loc[("23088", 2025)]
    assert cijfer("samenstelling_herkomst", "23088", 2025, "belgisch", "teller") == ruw["belgian_bg"]


def test_belgen_met_buitenlandse_achtergrond(cijfer, ruwe_herkomst, ruwe_nationaliteit, rand):
    for nis in rand:
        herkomst, nationaliteit = ruwe_herkomst.loc[(nis, 2025)], ruwe_nationaliteit.loc[(nis, 2025)]
        verwacht = herkomst[BUITENLANDS].sum() - nationaliteit["ETR"]
        assert cijfer("belgen_met_buitenlandse_achtergrond", nis, 2025) == verwacht
        aandeel = cijfer("aandeel_belgen_met_buitenlandse_achtergrond", nis, 2025)
        assert aandeel == pytest.approx(100 * verwacht / herkomst["total"])


def test_verandersnelheid(cijfer, ruwe_herkomst):
    aandeel = {
        j: 100 * ruwe_herkomst.loc[("23102", j), BUITENLANDS].sum() / ruwe_herkomst.loc[("23102", j), "total"]
        for j in (2020, 2025)
    }
    assert cijfer("verandersnelheid_herkomst", "23102", 2025) == pytest.approx((aandeel[2025] - aandeel[2020]) / 5)


def test_diversiteitsindex(cijfer, ruwe_herkomst, rand):
    for nis in rand:
        p = (
            ruwe_herkomst.loc[(nis, 2025), ["belgian_bg", *BUITENLANDS]].astype(float)
            / ruwe_herkomst.loc[(nis, 2025), "total"]
        )
        assert cijfer("diversiteitsindex", nis, 2025) == pytest.approx(1 - (p**2).sum())


def test_diversiteitsindex_van_een_gebied_komt_uit_de_sommen(cijfer, ruwe_herkomst, rand):
    ruw = ruwe_herkomst.xs(2025, level="jaar").loc[list(rand)].sum()
    p = pd.Series({k: ruw[k] / ruw["total"] for k in ["belgian_bg", *BUITENLANDS]})
    assert cijfer("diversiteitsindex", "vlaamse-rand", 2025) == pytest.approx(1 - (p**2).sum())


def test_inwoners_tot_2026(cijfer, bronmap, rand):
    """Wat de tabel naar herkomst nog niet heeft, komt uit de bevolking per gemeente: Vilvoorde 48.413, het Vlaams Gewest 6.898.350."""
    (pad,) = bronmap.glob("statbel/bevolking_01012026_*.csv")
    ruw = pd.read_csv(pad, dtype={"public_geography_id": str}).set_index("public_geography_id")
    for nis in rand:
        assert cijfer("inwoners", nis, 2026) == ruw.loc[nis, "population"]
        assert cijfer("aandeel_65_plus", nis, 2026) == pytest.approx(ruw.loc[nis, "value"], abs=1e-6)
    assert cijfer("inwoners", "23088", 2026) == 48_413
    assert cijfer("inwoners", "02000", 2026) == 6_898_350
    groei = 100 * (48_413 - cijfer("inwoners", "23088", 2021)) / cijfer("inwoners", "23088", 2021)
    assert cijfer("bevolkingsgroei", "23088", 2026, "5 jaar") == pytest.approx(groei)
    assert cijfers("aandeel_buitenlandse_herkomst")["jaar"].max() == 2025


def test_leeftijd_in_drie_klassen(cijfer, bronmap):
    ruw = pd.read_csv(bronmap / "statbel/bevolking_leeftijd3_2017-2026_rand19_overgetikt.csv", dtype={"nis": str})
    for r in ruw.to_dict("records"):
        for klasse in ("0-14", "15-64", "65+"):
            verwacht = 100 * r[klasse] / r["totaal"]
            assert cijfer("leeftijdsklassen", r["nis"], r["jaar"], klasse) == pytest.approx(verwacht)
