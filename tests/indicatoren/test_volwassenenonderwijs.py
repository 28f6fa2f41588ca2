"""Volwassenenonderwijs, nagerekend uit blad ON37 van de Gemeente-Stadsmonitor."""

import pytest

VILVOORDE, PAJOTTEGEM, VLAANDEREN = "23088", "23106", "02000"
EU = ("West- en Noord-EU15", "Zuid-EU15", "EU13")
NIET_EU = ("Europa niet-EU", "Turkije en Maghreb", "Andere landen")


def samen(gsm, nis: str, jaar: int, *teksten: str) -> int:
    return sum(gsm("ON37", nis, jaar, tekst)[0] for tekst in teksten)


def test_in_2021_herhaalt_de_bron_eu_bij_niet_eu(gsm):
    """Daarom komen de cijfers uit de zeven delen; tot en met 2020 zijn die samen wat de bron voor Niet-EU geeft."""
    for nis in (VILVOORDE, "2000"):
        assert gsm("ON37", nis, 2021, "Niet-EU") == gsm("ON37", nis, 2021, "EU")
        assert samen(gsm, nis, 2021, *NIET_EU) > gsm("ON37", nis, 2021, "Niet-EU")[0]
        assert samen(gsm, nis, 2020, *NIET_EU) == gsm("ON37", nis, 2020, "Niet-EU")[0]


@pytest.mark.parametrize("jaar", [2014, 2020, 2021])
def test_cursisten(cijfer, gsm, jaar):
    for nis, code in ((VILVOORDE, VILVOORDE), (VLAANDEREN, "2000")):
        alle = samen(gsm, code, jaar, "België", *EU, *NIET_EU)
        assert cijfer("cursisten_volwassenenonderwijs", nis, jaar) == alle
        assert jaar == 2021 or alle == gsm("ON37", code, jaar, "België")[1]
        for groep, teksten in (("belg", ("België",)), ("eu", EU), ("niet_eu", NIET_EU)):
            deel = 100 * samen(gsm, code, jaar, *teksten) / alle
            assert cijfer("cursisten_naar_nationaliteit", nis, jaar, groep) == pytest.approx(deel)
        zonder = 100 * samen(gsm, code, jaar, *EU, *NIET_EU) / alle
        assert cijfer("aandeel_niet_belg_cursisten", nis, jaar) == pytest.approx(zonder)


def test_per_1000_inwoners(cijfer, gsm, ruwe_nationaliteit):
    inwoners = ruwe_nationaliteit.loc[(VILVOORDE, 2021)]
    for groep, teksten, van in (
        ("", ("België", *EU, *NIET_EU), "total"),
        ("belg", ("België",), "BEL"),
        ("niet_belg", EU + NIET_EU, "ETR"),
    ):
        verwacht = 1000 * samen(gsm, VILVOORDE, 2021, *teksten) / inwoners[van]
        assert cijfer("cursisten_per_1000_inwoners", VILVOORDE, 2021, groep) == pytest.approx(verwacht)


def test_pajottegem_is_galmaarden_gooik_en_herne(cijfer):
    """ON37, 2021: België 107 + 147 + 73; de zes andere delen 19, 27 en 17."""
    assert cijfer("cursisten_volwassenenonderwijs", PAJOTTEGEM, 2021) == 107 + 147 + 73 + 19 + 27 + 17
    assert cijfer("aandeel_niet_belg_cursisten", PAJOTTEGEM, 2021, kolom="teller") == 19 + 27 + 17
