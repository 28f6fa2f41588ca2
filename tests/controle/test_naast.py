"""De controle rekent een rapport met gekozen vergelijkingsgebieden na, en ziet het als er andere gebieden in staan."""

import pytest
from inhoudshulp import PEILJAAR, als_notebook, als_rapport, keur, vragen

import integratie as ig
from integratie import gebieden
from integratie.controle.alles import keur_inhoud

KEUZES = {
    "23088": ["centrumsteden", "mechelen", "gelijkaardig", "referentieregio:Oost-Brabant"],
    "71016": ["provincie:limburg", "Hasselt, Genk, Beringen", "centrumsteden"],
    "23106": ["leuven"],
    "11040": ["lier", "vlaamse-rand"],  # een figuur zonder de laatste maatstaf: van de Rand is er geen mediaanprijs
    "44088": ["Heers, Stekene, Hulshout"],  # samen alleen voor 2020 gekend: een lijn van één punt
    "24107": ["genk"],  # Tienen ligt in het arrondissement Leuven, dat naar een andere gemeente heet
}
KORT = [
    "ig.titel(gemeente, peiljaar)",
    "ig.samenvatting(gemeente, peiljaar)",
    "ig.opvallend(gemeente, peiljaar)",
    'ig.kaart("aandeel_buitenlandse_herkomst", gemeente, peiljaar)',
    'ig.trend("aandeel_buitenlandse_herkomst", gemeente, peiljaar)',
    'ig.positie("thuistaal_niet_nl_secundair", gemeente, peiljaar)',
    'ig.staven("leefloon_naar_herkomst", gemeente, peiljaar)',
    'ig.duiding("aantallen", gemeente, peiljaar)',
    'ig.thema("tewerkstelling", gemeente, peiljaar)',
    'ig.effecttabel("participatie", gemeente, peiljaar)',
    "ig.hoofdpunten(gemeente, peiljaar)",
    "ig.kerngetallen(gemeente, peiljaar)",
    "ig.beelden(gemeente, peiljaar)",
]


@pytest.fixture(autouse=True)
def zonder_keuze():
    yield
    for nis in KEUZES:
        gebieden.kies(nis, ())


@pytest.mark.wisselend(2)
@pytest.mark.parametrize("nis", KEUZES)
def test_een_rapport_met_gekozen_gebieden_klopt(nis):
    """Elke dag één op twee, met `--volledig` alle."""
    ig.vergelijk(nis, KEUZES[nis], PEILJAAR)
    assert keur(KORT, nis) == []


def test_de_hele_omgevingsanalyse_met_gekozen_gebieden_klopt():
    ig.vergelijk("71016", KEUZES["71016"], PEILJAAR)
    assert keur(vragen("omgevingsanalyse"), "71016") == []


def test_de_kaart_van_heel_vlaanderen_klopt():
    """Op die schaal blijven van een heel klein deel van een gemeente maar twee punten over."""
    ig.vergelijk("72043", ["vlaanderen", "arrondissement:Turnhout"], PEILJAAR)
    assert keur(['ig.kaart_met_lijst("aandeel_buitenlandse_herkomst", gemeente, peiljaar)'], "72043") == []
    gebieden.kies("72043", ())


@pytest.mark.parametrize("nis", ["44021", "23000", "igs-igs66"])  # Gent, Halle-Vilvoorde en een woonsamenwerking
def test_een_rapport_buiten_de_rand_of_over_een_gebied_klopt(nis):
    assert keur([code for code in KORT if nis == "44021" or "positie" not in code], nis) == []


def test_cijfers_van_andere_gebieden_zijn_fouten():
    """Gemaakt naast de centrumsteden, nagerekend naast de gewone gebieden."""
    ig.vergelijk("23088", "centrumsteden", PEILJAAR)
    nb = als_notebook(KORT, "23088")
    ig.vergelijk("23088")
    fouten = [str(f) for f in keur_inhoud(als_rapport(nb, "23088"))]
    assert any("vergelijkingsgebied" in f for f in fouten) and any("tabel: verwacht de kolommen" in f for f in fouten)
