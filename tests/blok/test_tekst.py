"""Tekst houdt haar merken bij, hoe ze ook samengesteld wordt."""

import pytest

from integratie.blok.tekst import Cijfertekst, Tekst, opsommen, sterk, tekst, voeg, vul

AANDEEL = Cijfertekst("57,3 %", 57.3, "waarde", "aandeel_buitenlandse_herkomst", "23047", 2019)
WOORD = Cijfertekst("steeg", 2.0, "richting", "aandeel_buitenlandse_herkomst", "23047", 2024, van=2019)


def test_een_gevulde_zin_leest_als_een_zin_en_houdt_elk_merk():
    zin = vul("In {} {} het aandeel tot {}.", 2024, WOORD, AANDEEL)
    assert str(zin) == "In 2024 steeg het aandeel tot 57,3 %."
    assert list(zin.cijferteksten()) == [WOORD, AANDEEL]


def test_plaatsen_met_een_naam_of_een_nummer():
    assert str(vul("{wie} en {wat}", namen={"wie": "a", "wat": AANDEEL})) == "a en 57,3 %"
    assert str(vul("{1} en {0}", "a", "b")) == "b en a"


def test_samenvoegen_langs_beide_kanten():
    samen = "(" + tekst(AANDEEL) + ")"
    assert isinstance(samen, Tekst) and str(samen) == "(57,3 %)" and list(samen.cijferteksten()) == [AANDEEL]
    assert (tekst("a") + "b").fragmenten == ("ab",)
    assert str(voeg("; ", ["a", AANDEEL])) == "a; 57,3 %"
    assert [str(opsommen(x)) for x in ([], ["a"], ["a", "b"], ["a", AANDEEL, "c"])] == [
        "",
        "a",
        "a en b",
        "a, 57,3 % en c",
    ]


def test_leeg_is_onwaar_en_een_accolade_in_een_waarde_blijft_staan():
    assert not tekst("") and not tekst(None) and not Tekst() and tekst(0)
    assert str(vul("{}", "{x}")) == "{x}"


def test_in_een_fstring_gaan_geen_merken_verloren():
    with pytest.raises(TypeError, match="merken"):
        f"{sterk(AANDEEL)}"
    assert f"{tekst('a')}" == "a"
