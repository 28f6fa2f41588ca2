"""Thuistaal, vergeleken met de export van provincies.incijfers.be 2014–2024 (naar woonplaats)."""

import pytest

from integratie.indicator import cijfers, kaart
from integratie.opslag import edities

BESTAND = "jeugd_herkomst_en_thuistaal.csv"


def test_vilvoorde_basis_2024(cijfer):
    """Gepubliceerd: 62,2 % in het basisonderwijs in 2024."""
    assert cijfer("thuistaal_niet_nl_basis", "23088", 2024) == 62.2


@pytest.mark.parametrize("niveau", ["basis", "secundair"])
@pytest.mark.parametrize("nis", ["23088", "23047", "23098", "24104"])
def test_gelijk_aan_de_export(cijfer, pinc, rand, niveau, nis):
    soort = {"basis": "basisonderwijs", "secundair": "secundair onderwijs"}[niveau]
    for jaar, waarde in pinc(BESTAND, f"leerlingen {soort} die thuis geen Nederlands", rand[nis]).items():
        assert cijfer(f"thuistaal_niet_nl_{niveau}", nis, jaar) == waarde


def test_geen_gebiedscijfer_en_de_vertekening_staat_erbij():
    """Zonder teller en noemer mag een gebied geen cijfer krijgen, dus ook geen gemiddelde."""
    ind = kaart("thuistaal_niet_nl_basis")
    assert not ind.optelbaar
    assert "vlaamse-rand" not in set(cijfers(ind.naam)["nis"])
    voorbehouden = [v for tabel in ind.tabellen for v in edities.bronnen()[tabel].voorbehouden]
    assert any("faciliteitengemeenten" in v for v in voorbehouden)


def test_gefuseerde_gemeente_is_leeg_met_reden_of_door_de_bron_gepubliceerd():
    """Een percentage wordt nooit over fusiedelen opgeteld."""
    c = cijfers("thuistaal_niet_nl_basis")
    assert c.loc[c["status"] == "fusie", "waarde"].isna().all()


@pytest.mark.parametrize(("niveau", "blad"), [("lager", "ON15"), ("secundair", "ON27")])
def test_leerlingen_met_een_andere_thuistaal(cijfer, gsm, niveau, blad):
    """Teller en noemer van de Gemeente-Stadsmonitor, dus ook voor gebieden; het Vlaams Gewest is haar rij 2000."""
    for nis, code in (("23088", "23088"), ("23098", "23098"), ("02000", "2000")):
        nederlands, andere = (gsm(blad, code, 2021, tekst)[1] for tekst in ("Nederlands", "Niet Nederlands"))
        assert cijfer(f"andere_thuistaal_{niveau}", nis, 2021) == pytest.approx(100 * andere / (nederlands + andere))
        assert cijfer(f"anderstalige_leerlingen_{niveau}", nis, 2021) == andere


def test_pajottegem_is_galmaarden_gooik_en_herne(cijfer):
    """ON15 en ON27 van 2021: 23023, 23024 en 23032."""
    assert cijfer("anderstalige_leerlingen_lager", "23106", 2021) == 69 + 78 + 63
    assert cijfer("anderstalige_leerlingen_secundair", "23106", 2021) == 70 + 54 + 58


def test_oudsbergen_ontbreekt_tot_en_met_2018(cijfer):
    """ON15 heeft geen rij van 72043 vóór 2019, en dat is geen klein aantal: de provincie Limburg is dan niet op te tellen."""
    assert cijfer("andere_thuistaal_lager", "70000", 2018, kolom="status") == "onvolledig"
