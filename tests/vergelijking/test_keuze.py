"""Waarmee een gemeente vergeleken wordt: gewoon en gekozen, in cijfers, tabellen, plaatsen en opdrachten."""

import json

import pytest

import integratie as ig
from integratie import gebieden, vergelijking
from integratie.fouten import Gebruiksfout
from integratie.uitvoering import manifest, opdracht, parametercel
from integratie.vergelijking.gelijkaardig import gelijkaardig
from integratie.vergelijking.keuze import zoek_naast

GEMEENTEN = ("23088", "71016", "23094")  # Vilvoorde, Genk, Zaventem


@pytest.fixture(autouse=True)
def zonder_keuze():
    yield
    for nis in GEMEENTEN:
        gebieden.kies(nis, ())


def test_niemand_buiten_de_rand_staat_ongevraagd_naast_de_rand():
    rand = set(gebieden.groep("vlaamse-rand").leden)
    for nis in gebieden.groep("vlaanderen").leden:
        codes = [g.code for g in gebieden.vergelijkingsgebieden(nis)]
        eigen = gebieden.gemeenten()[nis]
        if nis in rand:
            assert codes[0] == "vlaamse-rand" and codes[-2:] == ["02000", "04000"]
            assert [g.code for g in gebieden.maatstaven(nis)] == ["vlaamse-rand", "02000"]
        else:
            assert codes == [eigen.arrondissement, eigen.provincie, "02000"]
            assert [g.code for g in gebieden.maatstaven(nis)] == [eigen.arrondissement, "02000"]
        assert nis in gebieden.referentiegroep(nis).leden


def test_de_centrumsteden_zijn_de_dertien_van_het_decreet():
    namen_ = {gebieden.gemeenten()[lid].naam for lid in gebieden.groep("centrumsteden").leden}
    steden = (
        "Aalst Antwerpen Brugge Genk Gent Hasselt Kortrijk Leuven Mechelen Oostende Roeselare Sint-Niklaas Turnhout"
    )
    assert namen_ == set(steden.split())


@pytest.mark.traag
def test_een_keuze_vervangt_de_gewone_gebieden_en_geldt_voor_een_gemeente():
    ig.vergelijk("Vilvoorde", ["centrumsteden", "mechelen", "referentieregio:Oost-Brabant", "vlaanderen"])
    codes = [g.code for g in gebieden.vergelijkingsgebieden("23088")]
    assert codes == ["centrumsteden", "12025", "referentieregio-oost-brabant", "02000"]
    assert [g.code for g in gebieden.maatstaven("23088")] == codes[:3]
    assert gebieden.referentiegroep("23088").code == "centrumsteden"
    assert set(vergelijking.gegevens("23088", 2025)["gebied"]) == {
        "Vilvoorde",
        "Centrumsteden",
        "Mechelen",
        "Referentieregio Oost-Brabant",
        "Vlaams Gewest",
    }
    blad = ig.thema("aantallen", "Vilvoorde", 2025).onderdelen[0]
    assert blad.maatstaven == ("Centrumsteden", "Mechelen")
    assert [g.code for g in gebieden.maatstaven("23094")] == ["vlaamse-rand", "02000"]  # Zaventem koos niets
    ig.vergelijk("Vilvoorde")
    assert [g.code for g in gebieden.maatstaven("23088")] == ["vlaamse-rand", "02000"]


def test_een_plaats_noemt_haar_groep():
    assert "in het arrondissement Hasselt" in ig.positie("werkzoekendengraad", "Genk", 2025).titel
    ig.vergelijk("Genk", "centrumsteden")
    rang = vergelijking.rang("werkzoekendengraad", "71016", 2025)
    assert rang.aantal == 13
    assert ig.positie("werkzoekendengraad", "Genk", 2025).titel.endswith("van 13 centrumsteden (hoogste waarde is 1e)")
    ig.vergelijk("Genk", ["hasselt", "vlaanderen"])  # één gemeente is geen groep om een plaats in te hebben
    assert gebieden.referentiegroep("71016").code == "02000"


def test_gelijkaardige_gemeenten_zijn_de_tien_van_het_peiljaar():
    (gebied,) = zoek_naast("71016", "gelijkaardig", 2020)
    assert set(gebied.leden) == set(gelijkaardig("71016", 2020).lijst["nis"]) and len(gebied.leden) == 10


@pytest.mark.parametrize(
    ("gemeente", "naast", "zin"),
    [
        ("vilvoorde", ["centrumstede"], "Bedoelde je Centrumsteden"),
        ("vilvoorde", ["Vilvoorde"], "Vilvoorde staat niet naast zichzelf"),
        ("vilvoorde", [1], r"Bij naast hoort een naam \(tekst\); hier staat '\[1\]'"),
        ("vilvoorde", [""], "'naast' is een naam of een lijst van namen"),
        ("vilvoorde", ["asse", "halle", "leuven", "genk", "gent", "aalst", "brugge"], "geef er hoogstens 6"),
        ("noordrand", ["gelijkaardig"], "Noordrand is een cluster"),
        ("halle-vilvoorde", ["arrondissement:halle-vilvoorde"], "staat niet naast zichzelf"),
    ],
)
def test_een_foute_keuze_is_een_zin(gemeente, naast, zin):
    with pytest.raises(Gebruiksfout, match=zin):
        ig.vergelijk(gemeente, naast)


def test_naast_een_heel_kleine_gemeente_staat_geen_aandeel():
    """Herstappe heeft nog geen honderd inwoners."""
    ig.vergelijk("Genk", "Herstappe")
    rijen = ig.thema("aantallen", "Genk", 2025).onderdelen[0]
    assert rijen.maatstaven[0] == "Herstappe"
    kolom = {rij.indicator: str(rij.maatstaven[0]) for rij in rijen.themas[0].rijen if rij.maatstaven}
    assert len(kolom) > 10 and kolom["aandeel_niet_belg"] == kolom["aandeel_buitenlandse_herkomst"] == ""


def test_de_opdracht_geeft_naast_aan_het_notebook_en_aan_de_vingerafdruk():
    gewoon, anders = (opdracht.stel_op(["genk"], naast=naast)[0] for naast in ((), ("centrumsteden",)))
    assert "naast" not in gewoon.parameters and anders.parameters["naast"] == ["centrumsteden"]
    assert manifest.invoer(gewoon)["parameters"] != manifest.invoer(anders)["parameters"]
    with pytest.raises(Gebruiksfout, match="Bedoelde je Centrumsteden"):
        opdracht.stel_op(["genk"], naast=["centrumstede"])


def test_wat_een_notebook_zelf_instelt_geldt_ook(tmp_path):
    notebook = '{"cells": [{"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": %s}]}'
    pad = tmp_path / "n.ipynb"
    begin = 'gemeente: str = "23088"\npeiljaar: int = 2025\n'
    for regel, hoort in (("", ()), ('naast = "centrumsteden"', ("centrumsteden",)), ('naast = ["a", "b"]', ("a", "b"))):
        pad.write_text(notebook % json.dumps(begin + regel), encoding="utf-8")
        assert parametercel.eis(pad, parametercel.lees(pad)) == hoort
    pad.write_text(notebook % json.dumps(begin), encoding="utf-8")
    with pytest.raises(Gebruiksfout, match="laat geen gebieden kiezen"):
        parametercel.eis_naast(pad, parametercel.lees(pad))
    pad.write_text(notebook % json.dumps(begin + "naast = [1]"), encoding="utf-8")
    with pytest.raises(Gebruiksfout, match="stelt 'naast' niet goed in"):
        parametercel.eis(pad, parametercel.lees(pad))
