"""Wat de bron verbergt, is niet af te leiden uit wat wij optellen: geen gat tussen een totaal en de som van de delen.

Getallen uit de WZW-export van provincies.incijfers.be: in Herne en Galmaarden (nu Pajottegem), Mesen, Spiere-Helkijn … zijn
cellen met 1 of 2 werkzoekenden verborgen.
"""

import numpy as np
import pandas as pd
import pytest

from integratie import gebieden, vergelijking
from integratie.indicator import bereken, cijfers, gebiedstabel, kaart
from integratie.opslag import edities

VERDELINGEN = {"werkzoekenden_naar_herkomst": "wzw_herkomst", "werkzoekenden_naar_nationaliteit": "wzw_nationaliteit"}


def echte(onderwerp: str) -> pd.DataFrame:
    """De sommen per gebied zoals ze uit de cellen van de bron volgen: kolommen per groep, en het gepubliceerde totaal."""
    tabel = gebiedstabel("werkzoekenden", edities.kies_editie())
    delen = tabel[tabel["onderwerp"] == onderwerp].pivot(index=["nis", "jaar"], columns="groep", values="waarde")
    totaal = tabel[tabel["onderwerp"] == "wzw"].set_index(["nis", "jaar"])["waarde"]
    return delen.assign(totaal=totaal)


@pytest.mark.parametrize("naam", VERDELINGEN)
def test_het_gat_van_een_gebied_staat_nergens(naam):
    """Zonder bescherming was het gat (totaal min de drie groepen) in 62 gebieden en jaren 1 tot 4."""
    echt = echte(VERDELINGEN[naam])
    gat = echt["totaal"] - echt.drop(columns="totaal").sum(axis=1, min_count=3)
    smal = gat[gat.between(1, 4)]
    assert len(smal) == {"werkzoekenden_naar_herkomst": 27, "werkzoekenden_naar_nationaliteit": 35}[naam]
    c = cijfers(naam).set_index(["nis", "jaar", "groep"]).sort_index()
    for nis, jaar in smal.index:
        rijen = c.loc[(nis, jaar)]
        assert rijen["teller"].isna().all() and rijen["noemer"].isna().all(), (nis, jaar)
        # Wat overblijft, laat voor elke groep nog minstens vijf aantallen toe.
        getoond = rijen["waarde"].dropna()
        assert list(getoond) == pytest.approx([round(w, 1) for w in getoond], abs=1e-12)
        assert getoond.empty or 0.001 * echt.at[(nis, jaar), "totaal"] >= 5


VERBORGEN = {
    "werkzoekenden_naar_herkomst": 34,
    "werkzoekenden_naar_nationaliteit": 142,
}  # groepen, gemeenten en jaren in de bestanden van VDAB


def verborgen_in_gemeenten(naam):
    """`nis, jaar` van elke groep die de bron in een gemeente verbergt."""
    rijen = edities.lees("werkzoekenden")
    return rijen.loc[(rijen["onderwerp"] == VERDELINGEN[naam]) & (rijen["status"] == "verborgen"), ["nis", "jaar"]]


@pytest.mark.parametrize("naam", VERDELINGEN)
def test_bij_een_verborgen_cel_staat_niets(naam):
    """In een gemeente met een verborgen groep is het totaal min de andere twee precies het verborgen aantal; dat totaal verdeelt herkomst én nationaliteit.

    Ook hun aandelen staan er niet: bij zulke kleine totalen past één decimaal bij weinig breuken. Lierde 2017: 85,1 % en 13,5 % kan enkel als de
    verborgen groep er 2 of 4 telt.
    """
    alle = [verborgen_in_gemeenten(x) for x in VERDELINGEN]
    assert len(verborgen_in_gemeenten(naam)) == VERBORGEN[naam]
    sleutels = pd.MultiIndex.from_frame(pd.concat(alle).astype({"nis": "str"}))
    for ander in (naam, "aandeel_niet_eu_in_wzw", "aandeel_wzw_nieuw_in_gemeente"):
        c = cijfers(ander)
        raak = pd.MultiIndex.from_frame(c[["nis", "jaar"]].astype({"nis": "str"})).isin(sleutels)
        assert raak.any() and c.loc[raak, ["teller", "noemer", "waarde"]].isna().all(axis=None)
        # Waar niets verborgen is, blijven teller en noemer staan.
        gemeenten = c[~raak & (c["status"] == "bekend") & c["nis"].isin(gebieden.gemeenten())]
        assert gemeenten["teller"].notna().all() and len(gemeenten) > 2000


@pytest.mark.parametrize("naam", VERDELINGEN)
def test_een_gebied_met_een_gat_in_de_andere_verdeling(naam):
    """Arrondissement Leuven 2021: elke herkomstgroep is gekend, een nationaliteit in Glabbeek niet; het gedeelde totaal gaf dat van Glabbeek (91)."""
    c = cijfers(naam)
    rijen = c[(c["nis"] == "24000") & (c["jaar"] == 2021)]
    assert len(rijen) == 3 and rijen[["teller", "noemer"]].isna().all(axis=None)


def test_een_benaderde_noemer_staat_niet_naast_een_onbekende_teller():
    """Arrondissement Tongeren 2019: de 9.583 leerlingen zijn een som zonder die van Herstappe, en zonder «ca.» leek Herstappe nul."""
    c = cijfers("schoolse_vertraging_lager")
    rij = c[(c["nis"] == "73000") & (c["jaar"] == 2019) & (c["groep"] == "nederlands")].iloc[0]
    assert rij["status"] == "onvolledig" and np.isnan(rij["noemer"])


def test_de_andere_aandelen_van_dezelfde_rijen_verraden_het_ook_niet():
    c = cijfers("werkzoekenden_naar_herkomst")
    open_ = c[(c["groep"] == "niet_eu")].set_index(["nis", "jaar"])
    deel = cijfers("aandeel_niet_eu_in_wzw").set_index(["nis", "jaar"])
    for kolom in ("teller", "noemer", "waarde"):
        assert np.array_equal(deel[kolom], open_.loc[deel.index, kolom], equal_nan=True)
    bevolking = cijfers("aandeel_niet_eu_herkomst").set_index(["nis", "jaar"])["waarde"]
    over = cijfers("oververtegenwoordiging_niet_eu").set_index(["nis", "jaar"])["waarde"].dropna()
    verwacht = deel["waarde"].loc[over.index] / bevolking.loc[over.index]
    assert list(over) == pytest.approx(list(verwacht), rel=1e-9)


def test_een_geplant_lek_in_een_klein_gebied(monkeypatch):
    """Drie gemeenten van samen 1.000: één verborgen cel van 2. De som 898 naast 1.000 en 100 zou die 2 geven."""
    rijen = [
        (nis, 2024, onderwerp, groep, waarde, "bekend" if waarde == waarde else "verborgen")
        for nis, onderwerp, groep, waarde in [
            ("g", "wzw", "", 1000.0),
            ("g", "wzw_herkomst", "belgisch", 60.0),
            ("g", "wzw_herkomst", "niet_eu", 40.0),
            ("g", "wzw_herkomst", "eu", 898.0),
        ]
    ]
    tabel = pd.DataFrame(rijen, columns=["nis", "jaar", "onderwerp", "groep", "waarde", "status"])
    tabel.loc[3, "status"] = "benaderd"
    uit = bereken(kaart("werkzoekenden_naar_herkomst"), {"werkzoekenden": tabel})
    assert set(uit["status"]) == {"verborgen"} and uit[["teller", "noemer", "waarde"]].isna().all(axis=None)


def test_een_onderwerp_per_gebied_toont_geen_som_met_een_gat():
    """West-Vlaanderen (30000) heeft in 2015–2023 jaren met enkele verborgen cellen; het totaal `wzw` staat er wel."""
    rijen = vergelijking.reeks("wzw_herkomst")
    gebied = rijen[rijen["nis"] == ""]
    assert not (gebied["status"] == "benaderd").any() and (gebied["status"] == "verborgen").any()
    assert vergelijking.reeks("wzw")["waarde"].notna().any()
