"""Nieuwkomers, nagerekend uit de exports van provincies.incijfers.be (AgII) 2014–2024."""

import pytest

from integratie.indicator import kaart

TOTAAL, NIET_EU = "nieuwkomers - gemeenten.csv", "nieuwkomers niet-EU - gemeenten.csv"


def test_vilvoorde_2024(cijfer):
    """Gepubliceerd: 325 meerderjarige nieuwkomers in 2024."""
    assert cijfer("meerderjarige_nieuwkomers", "23088", 2024) == 325


@pytest.mark.parametrize("nis", ["23088", "23094", "23016", "24104"])
def test_aantallen_en_aandeel_gelijk_aan_de_export(cijfer, pinc, rand, ruwe_herkomst, nis):
    totaal, niet_eu = pinc(TOTAAL, "nieuwkomers", rand[nis]), pinc(NIET_EU, "nieuwkomers niet-EU", rand[nis])
    for jaar in totaal:
        assert cijfer("meerderjarige_nieuwkomers", nis, jaar) == totaal[jaar]
        assert cijfer("nieuwkomers_niet_eu", nis, jaar) == niet_eu[jaar]
        assert cijfer("aandeel_niet_eu_nieuwkomers", nis, jaar) == pytest.approx(100 * niet_eu[jaar] / totaal[jaar])
        inwoners = ruwe_herkomst.loc[(nis, jaar), "total"]
        assert cijfer("nieuwkomers_per_1000_inwoners", nis, jaar) == pytest.approx(1000 * totaal[jaar] / inwoners)


def test_verhoudingen_zoals_gepubliceerd(cijfer, pinc):
    per_1000 = pinc("nieuwkomers per 1.000 inwoners 18_ jaar - gemeenten.csv", "nieuwkomers per 1.000", "Vilvoorde")
    niet_eu = pinc(
        "nieuwkomers niet-EU per 1.000 inwoners 18_ jaar niet-EU - gemeenten.csv",
        "nieuwkomers niet-EU per",
        "Vilvoorde",
    )
    for jaar in range(2014, 2025):
        assert cijfer("nieuwkomers_per_1000", "23088", jaar) == per_1000[jaar]
        assert cijfer("nieuwkomers_niet_eu_per_1000", "23088", jaar) == niet_eu[jaar]


def test_de_rand_is_de_som_van_de_19(cijfer, pinc, rand, ruwe_herkomst):
    totaal = sum(pinc(TOTAAL, "nieuwkomers", naam)[2024] for naam in rand.values())
    inwoners = sum(ruwe_herkomst.loc[(nis, 2024), "total"] for nis in rand)
    assert cijfer("meerderjarige_nieuwkomers", "vlaamse-rand", 2024) == totaal
    assert cijfer("nieuwkomers_per_1000_inwoners", "vlaamse-rand", 2024) == pytest.approx(1000 * totaal / inwoners)


def test_gepubliceerde_verhoudingen_zijn_niet_optelbaar():
    assert not kaart("nieuwkomers_per_1000").optelbaar
    assert not kaart("nieuwkomers_niet_eu_per_1000").optelbaar
