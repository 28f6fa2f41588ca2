"""Vergelijken: reeksen, standen en veranderingen op de echte gegevens."""

import pandas as pd
import pytest

from integratie import gebieden, vergelijking
from integratie.fouten import Gebruiksfout
from integratie.opslag import edities

RAND = gebieden.groep("vlaamse-rand").leden
GEBIEDEN = [
    "Vlaamse Rand",
    "Arrondissement Halle-Vilvoorde",
    "Provincie Vlaams-Brabant",
    "Vlaams Gewest",
    "Brussels Hoofdstedelijk Gewest",
]


def test_laatste_peiljaar_is_het_jongste_jaar_van_herkomst():
    assert vergelijking.laatste_peiljaar() == 2026


def test_reeks_toont_eerst_de_gemeente_dan_haar_gebieden():
    r = vergelijking.reeks("aandeel_buitenlandse_herkomst", "vilvoorde", 2025)
    assert list(r.columns) == ["nis", "gebied", "groep", "jaar", "teller", "noemer", "waarde", "eenheid", "status"]
    assert r["gebied"].drop_duplicates().to_list() == ["Vilvoorde", *GEBIEDEN]
    assert set(r.loc[r["gebied"] != "Vilvoorde", "nis"]) == {""}
    assert set(r.loc[r["gebied"] == "Vilvoorde", "nis"]) == {"23088"}


def test_tervuren_hoort_bij_leuven_en_bij_de_rand():
    r = vergelijking.reeks("inwoners", "24104", 2025)
    assert {"Vlaamse Rand", "Arrondissement Halle-Vilvoorde", "Arrondissement Leuven"} <= set(r["gebied"])


def test_reeks_van_alle_gemeenten():
    r = vergelijking.reeks("inwoners", peiljaar=2025)
    assert r.loc[r["nis"] != "", "nis"].nunique() == 304
    assert set(GEBIEDEN) <= set(r.loc[r["nis"] == "", "gebied"])


def test_reeks_van_een_opgeslagen_onderwerp(bronmap):
    """Geboorten staan in geen indicator; de Rand is de som van de 19 rijen van het bestand."""
    ruw = pd.read_csv(bronmap / "statbel/loop_van_de_bevolking_2025_rand19_overgetikt.csv", dtype={"nis": str})
    r = vergelijking.reeks("geboorten", "23088")
    rand = r[r["gebied"] == "Vlaamse Rand"].set_index("jaar")["waarde"]
    assert (rand.index.min(), rand[2025]) == (2017, ruw["geboorten"].sum())
    assert r["teller"].isna().all()


def test_een_naam_in_twee_tabellen_vraagt_om_te_kiezen():
    assert set(vergelijking.reeks("nationaliteit.inwoners", "23088")["groep"]) == {"belg", "niet_belg"}
    with pytest.raises(Gebruiksfout, match="Bedoelde je geboorten"):
        vergelijking.reeks("geborten", "23088")


def test_peiljaar_2016_toont_niets_van_later():
    g = vergelijking.gegevens("23088", 2016)
    assert g["jaar"].max() == 2016
    assert not {"vertrouwen_medemens", "interne_inwijking", "groei_huishoudens_tot_2040"} & set(g["indicator"])
    assert vergelijking.stand("aandeel_buitenlandse_herkomst", "23088", 2016).jaar == 2016
    assert vergelijking.stand("thuistaal_niet_nl_basis", "23088", 2016).jaar == 2016
    assert vergelijking.stand("vertrouwen_medemens", "23088", 2016).waarde is None
    assert vergelijking.rang("werkzoekendengraad", "23088", 2016).jaar == 2016
    assert vergelijking.verandering("inwoners", "23088", 2016, 5).tot_jaar == 2016


def test_gegevens_heeft_de_kolommen_van_het_contract(ruwe_som):
    g = vergelijking.gegevens("23088", 2025)
    assert list(g.columns) == [
        "nis",
        "gebied",
        "indicator",
        "groep",
        "jaar",
        "teller",
        "noemer",
        "waarde",
        "eenheid",
        "bron",
        "status",
    ]
    assert set(g["gebied"]) == {"Vilvoorde", *GEBIEDEN}
    assert not g.duplicated(["gebied", "indicator", "groep", "jaar"]).any()
    assert g["bron"].str.len().gt(0).all()
    rij = g[
        (g["gebied"] == "Vlaamse Rand") & (g["indicator"] == "aandeel_buitenlandse_herkomst") & (g["jaar"] == 2025)
    ].iloc[0]
    teller, noemer = ruwe_som(2025)
    assert (rij["teller"], rij["noemer"], rij["waarde"]) == (teller, noemer, float(f"{100 * teller / noemer:.15g}"))


@pytest.fixture
def ruwe_som(bronmap):
    ruw = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet")

    def geef(jaar: int) -> tuple[float, float]:
        rijen = ruw[(ruw["year"] == jaar) & ruw["CD_REFNIS"].isin(RAND)]
        return float(rijen[["neighbouring", "eu27", "non_eu27"]].sum().sum()), float(rijen["total"].sum())

    return geef


def test_stand_geeft_de_laatste_bekende_waarde():
    stand = vergelijking.stand("meerderjarige_nieuwkomers", "23088", 2025)
    assert (stand.jaar, stand.waarde, stand.status) == (2024, 325.0, "bekend")


def test_stand_zegt_waarom_er_niets_is():
    """Machelen fuseerde niet, maar een gefuseerde gemeente heeft geen enquêtecijfer."""
    assert vergelijking.stand("vertrouwen_medemens", "23106", 2025).status == "fusie"
    assert vergelijking.stand("interne_inwijking", "11002", 2024).status == "geen"


def test_verandering_over_tien_jaar():
    """Statbel: Vilvoorde had 42.418 inwoners op 1-1-2015 en 48.040 op 1-1-2025."""
    v = vergelijking.verandering("inwoners", "23088", 2025, 10)
    assert (v.van_jaar, v.tot_jaar, v.van, v.tot, v.verschil) == (2015, 2025, 42418, 48040, 5622)
    assert v.procent == pytest.approx(100 * 5622 / 42418)


def test_verandering_van_een_aandeel_is_in_procentpunt():
    v = vergelijking.verandering("aandeel_buitenlandse_herkomst", "23088", 2025, 5)
    assert v.procent is None
    assert v.verschil == pytest.approx(v.tot - v.van)


def test_geen_verandering_zonder_beide_jaren():
    assert vergelijking.verandering("aandeel_niet_belg", "23088", 2015, 10) is None
    assert vergelijking.verandering("vertrouwen_medemens", "23088", 2025, 5) is None


def test_verandering_noemt_de_trendbreuk_ertussen():
    """Maart 2022: verzoekers om bescherming verlaten de doelgroep van inburgering."""
    assert any(
        t.startswith("2022: ") for t in vergelijking.verandering("meerderjarige_nieuwkomers", "23088", 2024, 5).breuken
    )
    assert vergelijking.verandering("meerderjarige_nieuwkomers", "23088", 2019, 5).breuken == ()


@pytest.mark.parametrize(
    ("gebied", "leden"),
    [
        ("referentieregio:Oost-Brabant", None),
        ("Vilvoorde, Machelen, Zaventem", ["23088", "23047", "23094"]),
        ("arrondissement:Leuven", None),
    ],
)
def test_een_gebied_is_de_som_van_zijn_gemeenten(gebied, leden):
    """Teller en noemer zoals men ze uit de tabel van Statbel optelt."""
    gemeenten = pd.read_csv(gebieden.MAP / "gemeenten.csv", dtype=str).set_index("nis")
    if leden is None:
        kolom, naam = gebied.split(":")
        code = {"Leuven": "24000"}.get(naam, naam)
        leden = list(gemeenten.index[gemeenten[kolom] == code])
    rijen = edities.lees("herkomst").query("jaar == 2025 and onderwerp == 'inwoners' and nis in @leden")
    r = vergelijking.reeks("aandeel_niet_eu_herkomst", gebied).set_index("jaar").loc[2025]
    assert r["nis"] == "" and r["noemer"] == rijen["waarde"].sum()
    assert r["teller"] == rijen.loc[rijen["groep"] == "niet_eu27", "waarde"].sum()


def test_wat_niet_op_te_tellen_is_heeft_voor_een_lijst_geen_cijfer():
    r = vergelijking.reeks("mediaan_inkomen", "Vilvoorde, Machelen")
    assert set(r["status"]) == {"niet_optelbaar"} and r["waarde"].isna().all()


def test_wat_niet_op_te_tellen_is_heeft_geen_cijfer_voor_een_gebied():
    assert vergelijking.stand("thuistaal_niet_nl_basis", "23088", 2025).waarde == 62.2
    assert [g.naam for g in gebieden.vergelijkingsgebieden("23088")] == GEBIEDEN
    codes = [g.code for g in gebieden.vergelijkingsgebieden("23088")]
    assert {vergelijking.stand("thuistaal_niet_nl_basis", code, 2025).status for code in codes} == {"geen"}
