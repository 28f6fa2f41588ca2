"""Onderwijs, nagerekend uit de thuistaalexport van provincies.incijfers.be."""

import pytest

from integratie.indicator import leemten

BESTAND = "jeugd_herkomst_en_thuistaal.csv"


def test_verschil_tussen_basis_en_secundair(cijfer, pinc):
    basis = pinc(BESTAND, "leerlingen basisonderwijs die thuis", "Vilvoorde")
    secundair = pinc(BESTAND, "leerlingen secundair onderwijs die thuis", "Vilvoorde")
    for jaar in (2014, 2024):
        assert cijfer("verschil_thuistaal_basis_secundair", "23088", jaar) == pytest.approx(
            basis[jaar] - secundair[jaar]
        )


def test_verandersnelheid_van_de_thuistaal(cijfer, pinc):
    basis = pinc(BESTAND, "leerlingen basisonderwijs die thuis", "Zaventem")
    assert cijfer("verandersnelheid_thuistaal_basis", "23094", 2024) == pytest.approx((basis[2024] - basis[2019]) / 5)


def test_wat_ontbreekt_noemt_bestand_en_uitgever():
    onderwerpen = " ".join(x.onderwerp for x in leemten("onderwijs"))
    assert all(woord in onderwerpen for woord in ("OKAN", "vertraging", "OKI", "stromen"))
    assert all(x.bestand and x.uitgever for x in leemten())
