"""Minderjarigen, nagerekend uit TF_SOC_POP_STRUCT (Statbel, 2009–2015 en 2019) en de export van provincies.incijfers.be."""

import pytest

BESTAND = "jeugd_herkomst_en_thuistaal.csv"
KOLOM = {
    "maghreb": "0-24 jaar Maghreb herkomst",
    "turks": "0-24 jaar Turkse herkomst",
    "oost_europees_niet_eu": "0-24 jaar Oost-Europese (niet-EU) herkomst",
    "andere_afrikaans": "0-24 jaar andere Afrikaanse herkomst",
}


@pytest.mark.parametrize("nis", ["23088", "23099", "24104"])
def test_jongeren_gelijk_aan_de_export(cijfer, pinc, rand, nis):
    for jaar, waarde in pinc(BESTAND, "0-24 jaar totaal niet-Belgische herkomst", rand[nis]).items():
        assert cijfer("jongeren_buitenlandse_herkomst", nis, jaar) == waarde
    for groep, kolom in KOLOM.items():
        for jaar, waarde in pinc(BESTAND, kolom, rand[nis]).items():
            getoond = cijfer("jongeren_naar_herkomst", nis, jaar, groep)
            status = cijfer("jongeren_naar_herkomst", nis, jaar, groep, "status")
            assert (getoond == waarde) if isinstance(waarde, float) else status in ("verborgen", "geen", "ontbreekt")


@pytest.mark.traag
@pytest.mark.parametrize("jaar", [2009, 2015, 2019])
def test_leeftijd_en_nationaliteit_uit_het_officiele_bestand(cijfer, structuur, rand, jaar):
    rijen = structuur(jaar)
    for nis in rand:
        eigen = rijen[rijen["nis"] == nis]
        tot_17, tot_24 = eigen[eigen["leeftijd"] <= 17], eigen[eigen["leeftijd"] <= 24]
        for naam, deel in {"minderjarigen_niet_belg": tot_17, "jongeren_niet_belg": tot_24}.items():
            vreemd = deel.loc[deel["nationaliteit"] == "ETR", "aantal"].sum()
            assert cijfer(naam, nis, jaar, kolom="teller") == vreemd
            assert cijfer(naam, nis, jaar) == pytest.approx(100 * vreemd / deel["aantal"].sum())
        assert cijfer("aandeel_minderjarigen", nis, jaar) == pytest.approx(
            100 * tot_17["aantal"].sum() / eigen["aantal"].sum()
        )


def test_vlaams_gewest_is_de_som_van_zijn_gemeenten(cijfer, structuur):
    rijen = structuur(2015)
    vlaams = rijen[rijen["nis"].str[0].isin(list("1347")) | rijen["nis"].str[:2].isin(["23", "24"])]
    jong = vlaams[vlaams["leeftijd"] <= 17]
    verwacht = 100 * jong.loc[jong["nationaliteit"] == "ETR", "aantal"].sum() / jong["aantal"].sum()
    assert cijfer("minderjarigen_niet_belg", "02000", 2015) == pytest.approx(verwacht)
