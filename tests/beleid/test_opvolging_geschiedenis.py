"""Basis 2010 (of later), doel "in 2020": besluit, band en difference in differences gelijk aan een berekening op de ruwe bestanden."""

import opvolgingshulp as hulp
import pandas as pd
import pytest

from integratie import gebieden
from integratie.beleid.opvolging.oordeel import oordeel
from integratie.beleid.plan.model import Streefcijfer
from integratie.vergelijking.gelijkaardig import gelijkaardig

pytestmark = pytest.mark.traag

RAND = gebieden.groep("vlaamse-rand").leden
# Naam → (is het een aantal?, basisjaar, oordeelsjaar). De nationaliteit begint in 2009: basis 2010 heeft te weinig geschiedenis.
REEKSEN = {
    "inwoners": (True, 2010, 2020),
    "aandeel_buitenlandse_herkomst": (False, 2010, 2020),
    "aandeel_niet_eu_herkomst": (False, 2010, 2020),
    "aandeel_niet_belg": (False, 2014, 2024),
}


@pytest.fixture(scope="session")
def ruwe_delen(herkomst_nu, bronmap) -> dict[str, pd.DataFrame]:
    """Reeks → tabel met `teller` (en `noemer`) per (nis van 2025, jaar), rechtstreeks uit de bestanden van Statbel."""
    rijen = pd.read_parquet(bronmap / "statbel/nationaliteit_per_gemeente_2009-2025.parquet")
    fusies = pd.read_csv(bronmap / "gebieden/nis_changes_2019_2025.csv", dtype=str)
    for jaar in (2019, 2025):
        stap = fusies[fusies["year"] == str(jaar)].set_index("old_nis")["new_nis"].to_dict()
        vroeger = rijen["year"] < jaar
        rijen.loc[vroeger, "CD_REFNIS"] = [stap.get(nis, nis) for nis in rijen.loc[vroeger, "CD_REFNIS"]]
    nationaliteit = rijen.groupby(["CD_REFNIS", "year"])[["ETR", "total"]].sum()
    h = herkomst_nu

    def delen(teller: pd.Series, noemer: pd.Series) -> pd.DataFrame:
        return pd.DataFrame({"teller": teller.astype(float), "noemer": noemer.astype(float)})

    return {
        "inwoners": delen(h["total"], h["total"]),
        "aandeel_buitenlandse_herkomst": delen(h["total"] - h["belgian_bg"], h["total"]),
        "aandeel_niet_eu_herkomst": delen(h["non_eu27"], h["total"]),
        "aandeel_niet_belg": delen(nationaliteit["ETR"], nationaliteit["total"]),
    }


@pytest.fixture(scope="session")
def ruwe_reeksen(ruwe_delen, vlaanderen) -> dict[str, dict]:
    """Reeks → {nis: {jaar: waarde}} voor de 285 gemeenten."""
    uit = {}
    for naam, tabel in ruwe_delen.items():
        waarde = tabel["teller"] if naam == "inwoners" else 100 * tabel["teller"] / tabel["noemer"]
        uit[naam] = {nis: waarde.loc[nis].to_dict() for nis in vlaanderen}
    return uit


def doelen(reeksen: dict, naam: str, nis: str, streefjaar: int | None = None) -> list[Streefcijfer]:
    """Vier doelen (fors omhoog, licht omhoog, licht omlaag en fors omlaag), elk in de twee richtingen: ook plafonds en bodems."""
    aantal, basis, jaar = REEKSEN[naam]
    van = reeksen[nis][basis]
    return [
        Streefcijfer(
            indicator=naam,
            basisjaar=basis,
            basiswaarde=van,
            streefjaar=streefjaar or jaar,
            richting=richting,
            streefwaarde=round(van * factor) if aantal else min(100.0, van * factor),
        )
        for factor in (1.5, 1.1, 0.97, 0.7)
        for richting in ("omhoog", "omlaag")
    ]


@pytest.mark.wisselend(4)
@pytest.mark.parametrize("verder", [0, 4])
@pytest.mark.parametrize("naam", REEKSEN)
def test_besluit_en_band_zoals_met_de_hand(naam, verder, ruwe_reeksen, steekproef):
    """In het streefjaar zelf, en vier jaar ervoor. Elke dag één geval op vier, met `--volledig` alle."""
    aantal, basis, jaar = REEKSEN[naam]
    reeksen, gezien = ruwe_reeksen[naam], set()
    boek, decimalen = hulp.Boek(reeksen, basis, aantal), 0 if aantal else 1
    for nis in steekproef(RAND, 8):
        for doel in doelen(reeksen, naam, nis, jaar + verder):
            o = oordeel(nis, doel, jaar)
            met_de_hand = hulp.besluit(
                boek, nis, doel.basiswaarde, jaar + verder, doel.streefwaarde, doel.richting, jaar, decimalen
            )
            assert (o.jaar, o.tegen_doel, o.verwachting, o.status) == (jaar, *met_de_hand), (nis, doel)
            gezien.add(o.status)
        trend, beweging, laag, hoog = boek.grenzen(nis, jaar)
        band = o.variatie.band.loc[jaar]
        assert (o.variatie.trend, *band[["beweging", "laag", "hoog"]]) == pytest.approx((trend, beweging, laag, hoog))
    assert {"achter"} < gezien and ("gehaald" in gezien) == (verder == 0)


@pytest.mark.wisselend(4)
@pytest.mark.parametrize("naam", REEKSEN)
def test_difference_in_differences_uit_de_ruwe_bestanden(naam, ruwe_delen, ruwe_reeksen):
    """Elke dag één reeks op vier, met `--volledig` alle."""
    aantal, basis, jaar = REEKSEN[naam]
    reeksen, delen = ruwe_reeksen[naam], ruwe_delen[naam]

    def stap(voor: float, na: float) -> float:
        return 100 * (na - voor) / voor if aantal else na - voor

    for nis in RAND:
        o = oordeel(nis, doelen(reeksen, naam, nis)[0], 2025)
        eigen = stap(reeksen[nis][basis], reeksen[nis][jaar])
        anderen = delen.loc[[n for n in RAND if n != nis]].groupby(level=1).sum()
        samen = anderen["teller"] if aantal else 100 * anderen["teller"] / anderen["noemer"]
        assert o.rand.verschil == pytest.approx(eigen - stap(samen[basis], samen[jaar]))
        buren = gelijkaardig(nis, basis).lijst["nis"]
        gemiddeld = sum(stap(reeksen[n][basis], reeksen[n][jaar]) for n in buren) / len(buren)
        assert o.gelijkaardig.verschil == pytest.approx(eigen - gemiddeld)


def test_een_cluster_is_de_som_van_haar_leden(ruwe_delen, ruwe_reeksen):
    leden = gebieden.plaats("noordrand").leden
    samen = ruwe_delen["inwoners"].loc[list(leden)].groupby(level=1)["teller"].sum().to_dict()
    doel = Streefcijfer(
        indicator="inwoners",
        basisjaar=2010,
        basiswaarde=samen[2010],
        streefjaar=2020,
        streefwaarde=120_000,
        richting="omhoog",
    )
    o = oordeel("noordrand", doel, 2025)
    # De cluster doet mee in de rij van de gemeenten, maar haar leden vergelijken we niet met haar.
    alle = {n: r for n, r in ruwe_reeksen["inwoners"].items()} | {"noordrand": samen}
    assert o.werkelijk == samen[2020] and o.status == "achter" and not set(o.variatie.vergeleken) & set(leden)
    assert o.variatie.trend == pytest.approx(hulp.Boek(alle, 2010, True).kenmerken["noordrand"][1])
    rest = ruwe_delen["inwoners"].loc[[n for n in RAND if n not in leden]].groupby(level=1)["teller"].sum()
    assert o.rand.ander == pytest.approx(100 * (rest[2020] / rest[2010] - 1)) and o.rand.aantal == 16


def test_te_weinig_geschiedenis_is_geen_besluit(ruwe_reeksen):
    van = ruwe_reeksen["aandeel_niet_belg"]["23088"][2010]
    doel = {"indicator": "aandeel_niet_belg", "basisjaar": 2010, "basiswaarde": van, "streefjaar": 2020}
    for streefwaarde, tegen_doel in ((5, "achter"), (20, "gehaald")):  # in 2020 was het 15,0 %
        o = oordeel("23088", Streefcijfer(**doel, streefwaarde=streefwaarde, richting="omlaag"), 2025)
        assert (o.status, o.tegen_doel, o.verwachting) == ("nog niet te zeggen", tegen_doel, "nog niet te zeggen")
        assert o.reden == "geschiedenis" and o.rand is not None
