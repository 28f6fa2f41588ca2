"""De beleidsopdrachten: hun uitgangscode en wat ze op het scherm zetten."""

import json

import pytest
from opdrachtregel import integratie

pytestmark = pytest.mark.traag


@pytest.mark.parametrize(
    ("argumenten", "woorden"),
    [
        (["regels", "vilvorde"], ["Bedoelde je Vilvoorde"]),
        (["regels", "--groep", "vlaamse-rant"], ["Bedoelde je vlaamse-rand"]),
        (["gelijkaardig"], ["gemeente"]),
        (["gelijkaardig", "elsene"], ["Elsene", "Vlaams Gewest"]),
        (["samenwerking", "plan-samenlevn"], ["Bedoelde je plan-samenleven"]),
        (["samenwerking", "gemeentefonds"], ["gemeentefonds", "niet samen halen"]),
    ],
)
def test_verkeerd_gebruik_is_een_zin_en_code_2(argumenten, woorden):
    uit = integratie(*argumenten)
    assert (uit.returncode, uit.stdout, uit.stderr.count("\n")) == (2, "", 1)
    assert all(woord in uit.stderr for woord in woorden), uit.stderr


def test_regels_json_is_een_document_met_waarde_drempel_en_afstand():
    uit = integratie("regels", "Tervuren", "--json")
    document = json.loads(uit.stdout)
    rij = next(r for r in document["uitkomsten"] if r["regel"] == "plan-samenleven")
    assert (rij["nis"], rij["resultaat"], rij["waarde"], rij["drempel"]) == ("24104", "enkel samen", 4141, 7500)
    assert rij["afstand"] == 4141 - 7500
    subsidie = next(r for r in document["regels"] if r["regel"] == "integratiesubsidie")
    assert sum(subsidie["resultaten"].values()) == subsidie["gemeenten"] == 285
    assert subsidie["bevroren"]["aantal"] == 57


def test_regels_als_tekst_zegt_ter_herinnering_en_geen_advies():
    tekst = integratie("regels").stdout
    for deel in (
        "uit tweede hand",
        "geen juridisch advies",
        "Wezembeek-Oppem",
        "57",
        "Ter herinnering",
        "1 november 2026",
    ):
        assert deel in tekst
    assert "273 voldeden en 12 waren uitgezonderd" in tekst
    assert "Extrapolatie" not in tekst and "Trend kruist" not in tekst and "Afstand" not in tekst


def test_samenwerking_van_een_afgelopen_regel_stelt_niets_meer_voor():
    tekst = integratie("samenwerking", "plan-samenleven").stdout
    assert "Ter herinnering: Plan Samenleven liep van 1-10-2022 tot 30-9-2025" in tekst
    assert "Kleinste groep" not in tekst and "aansluiten" not in tekst and " + " not in tekst


def test_gelijkaardig_json_legt_elke_afstand_uit():
    document = json.loads(integratie("gelijkaardig", "23088", "--json").stdout)
    assert len(document["gelijkaardig"]) == 10
    for rij in document["gelijkaardig"]:
        delen = [v["verschil"] for v in rij["verschillen"] if v["verschil"] is not None]
        assert rij["afstand"] == pytest.approx((sum(d * d for d in delen) / len(delen)) ** 0.5)


def test_samenwerking_json_heeft_alle_gemeenten_van_de_regel():
    document = json.loads(integratie("samenwerking", "plan-samenleven", "--json").stdout)
    assert len(document["gemeenten"]) == 285
    assert {"leden": ["23062", "24104"], "som": 8083.0}.items() <= next(
        s for s in document["samenwerkingen"] if s["leden"] == ["23062", "24104"]
    ).items()
    assert all(g["waarde"] > 7500 for g in document["gemeenten"] if g["haalt_alleen"])
