"""Het rapport in vier bladzijden naast andere gebieden dan de gewone, en over een gebied als geheel: de controle vindt er niets in."""

import pytest

import integratie as ig
from integratie import gebieden
from integratie.controle.rapport import Getoond, Rapport
from integratie.controle.vierblad import vierblad
from integratie.opslag import edities

KAART = "aandeel_buitenlandse_herkomst"


def bladen(gemeente: str) -> list:
    delen = [maak(gemeente, 2026) for maak in (ig.vierbladkop, ig.hoofdpunten, ig.kerngetallen, ig.beelden, ig.slot)]
    return [*delen, ig.kaart_met_lijst(KAART, gemeente, 2026), ig.themarijen(gemeente, 2026, ["aantallen"])]


def gebreken(nis: str, blokken: list) -> list:
    getoond = tuple(Getoond(nummer, "", blok) for nummer, blok in enumerate(blokken, start=1))
    return list(vierblad(Rapport("", nis, 2026, edities.kies_editie(), {}, getoond)))


@pytest.mark.traag
@pytest.mark.parametrize("naast", [["mechelen", "gelijkaardig"], ["centrumsteden", "hasselt"], ["mechelen,duffel"]])
def test_naast_andere_gebieden(naast):
    """Een enkele gemeente, de gelijkaardige, een vaste groep of een lijst: in titels, balkjes en de lijst bij de kaart."""
    ig.vergelijk("Vilvoorde", naast, 2026)
    try:
        gekozen = {g.naam for g in gebieden.gekozen("23088")}
        blokken = bladen("Vilvoorde")
        assert not gebreken("23088", blokken)
        (kaartlijst,) = blokken[5].onderdelen
        assert gekozen <= {regel.naam for regel in kaartlijst.regels}
    finally:
        gebieden.kies("23088", ())


@pytest.mark.traag
@pytest.mark.parametrize("gebied", ["referentieregio:Oost-Brabant", "centrumsteden", "halle-vilvoorde"])
def test_over_een_gebied_als_geheel(gebied):
    assert not gebreken(gebieden.zoek(gebied).nis, bladen(gebied))


@pytest.mark.traag
def test_een_gemeente_met_te_weinig_inwoners_voor_een_verhouding():
    """Een bron van een cijfer dat te klein is om te tonen, staat niet in het slot."""
    assert not gebreken("73028", bladen("Herstappe"))
