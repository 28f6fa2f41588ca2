"""Grondgebied: lijsten, groepen, namen, fusies en grenzen."""

import geopandas as gpd
import officieel
import pandas as pd
import pytest
import shapely

from integratie import gebieden
from integratie.fouten import Gebruiksfout
from integratie.vergelijking import reeks

# Domein: 308 → 300 → 285 gemeenten in het Vlaams Gewest, 19 in het Brussels Hoofdstedelijk Gewest (REFNIS).
RAND = set(officieel.RAND)


def test_aantal_gemeenten():
    gewesten = [g.gewest for g in gebieden.gemeenten().values()]
    assert len(gewesten) == 304
    assert gewesten.count("02000") == 285
    assert gewesten.count("04000") == 19


@pytest.mark.parametrize(
    ("naam", "aantal"),
    [("vlaamse-rand", 19), ("halle-vilvoorde", 33), ("vlaams-brabant", 63), ("vlaanderen", 285), ("brussel", 19)],
)
def test_groepen_tellen_de_juiste_leden(naam, aantal):
    assert len(gebieden.groep(naam).leden) == aantal


def test_de_rand_en_haar_faciliteiten():
    leden = set(gebieden.groep("vlaamse-rand").leden)
    assert leden == RAND
    assert {g.nis: g.naam for g in gebieden.gemeenten().values() if g.faciliteiten} == officieel.FACILITEITEN
    assert len(RAND & officieel.FACILITEITEN.keys()) == 6


def test_referentieregios_van_de_rand():
    """Hoeilaart, Overijse en Tervuren horen bij Oost-Brabant, de andere 16 bij Halle-Vilvoorde."""
    regio = {gebieden.gemeenten()[nis].naam: gebieden.gemeenten()[nis].referentieregio for nis in RAND}
    assert {naam for naam, r in regio.items() if r == "Oost-Brabant"} == {"Hoeilaart", "Overijse", "Tervuren"}
    assert sum(r == "Halle-Vilvoorde" for r in regio.values()) == 16
    vlaams = {g.referentieregio for g in gebieden.gemeenten().values() if g.gewest == "02000"}
    assert len(vlaams) == 15
    assert "" not in vlaams
    assert {g.referentieregio for g in gebieden.gemeenten().values() if g.gewest == "04000"} == {""}


def test_tervuren_ligt_in_arrondissement_leuven():
    assert gebieden.zoek("Tervuren").arrondissement == "24000"
    codes = [g.code for g in gebieden.vergelijkingsgebieden("24104")]
    assert codes == ["vlaamse-rand", "23000", "24000", "20001", "02000", "04000"]


@pytest.mark.parametrize("invoer", ["23088", "Vilvoorde", "vilvoorde", " VILVOORDE ", "Vilvöorde"])
def test_zoek_vindt_code_en_naam(invoer):
    assert gebieden.zoek(invoer).nis == "23088"


@pytest.mark.parametrize(
    ("invoer", "nis"), [("sint pieters leeuw", "23077"), ("Machelen", "23047"), ("Tielt", "37022")]
)
def test_zoek_zonder_leestekens_en_gelijknamige_fusie(invoer, nis):
    assert gebieden.zoek(invoer).nis == nis


@pytest.mark.parametrize(
    ("invoer", "opvolger"),
    [
        ("Gooik", "Pajottegem"),
        ("23024", "Pajottegem"),
        ("Borsbeek", "Antwerpen"),
        ("Beveren", "Beveren-Kruibeke"),
        ("Nevele", "Deinze"),
    ],
)
def test_zoek_wijst_naar_de_opvolger(invoer, opvolger):
    with pytest.raises(Gebruiksfout, match=opvolger):
        gebieden.zoek(invoer)


def test_zoek_stelt_een_naam_voor():
    with pytest.raises(Gebruiksfout, match="Vilvoorde"):
        gebieden.zoek("Vilvoordee")


def test_onbekende_groep_noemt_de_groepen():
    with pytest.raises(Gebruiksfout, match="vlaamse-rand"):
        gebieden.groep("de rand")


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [("44011", "44083"), ("11056", "46030"), ("11002", "11002"), ("23032", "23106"), ("23088", "23088")],
)
def test_vandaag_volgt_fusies(oud, nieuw):
    assert gebieden.vandaag(oud) == nieuw


def test_308_300_285_sluit():
    """Elke fusie vervangt haar delen door één gemeente: 308 − 15 + 7 = 300 en 300 − 28 + 13 = 285."""
    per_jaar = gebieden.fusies().groupby("jaar").agg(oud=("oud", "nunique"), nieuw=("nieuw", "nunique"))
    assert per_jaar.loc[2019].tolist() == [15, 7]
    assert per_jaar.loc[2025].tolist() == [28, 13]
    for fusie in gebieden.fusies().itertuples():
        assert fusie.nieuw in gebieden.gemeenten()


def _buren(grenzen: gpd.GeoDataFrame) -> set[frozenset[str]]:
    """Paren gemeenten met een gemeenschappelijke grens die meer is dan een punt."""
    vormen, nis = grenzen.geometry.to_numpy(), grenzen["nis"].to_numpy()
    links, rechts = shapely.STRtree(vormen).query(vormen, predicate="intersects")
    paren = [(a, b) for a, b in zip(links, rechts, strict=True) if a < b]
    lengte = shapely.length(shapely.intersection([vormen[a] for a, _ in paren], [vormen[b] for _, b in paren]))
    return {frozenset((nis[a], nis[b])) for (a, b), meter in zip(paren, lengte, strict=True) if meter > 0}


def _rand_volgens_de_regel(buren: set[frozenset[str]]) -> set[str]:
    """Grenst aan Brussel, of aan een faciliteitengemeente die aan Brussel grenst (Vlaamse overheid, «Een blik op de Vlaamse Rand»)."""
    brussel = set(gebieden.groep("brussel").leden)
    gemeenten = gebieden.gemeenten()
    vlaams = {nis for nis, g in gemeenten.items() if g.gewest == gebieden.VLAAMS_GEWEST}

    def grenst_aan(doel: set[str]) -> set[str]:
        return {nis for paar in buren if paar & doel for nis in paar - doel} & vlaams

    aan_brussel = grenst_aan(brussel)
    return aan_brussel | grenst_aan({nis for nis in aan_brussel if gemeenten[nis].faciliteiten})


def test_ingebedde_grenzen_zijn_een_sluitende_kaart():
    grenzen = gebieden.grenzen()
    assert sorted(grenzen["nis"]) == sorted(gebieden.gemeenten())
    assert grenzen.crs.to_epsg() == 31370
    assert grenzen.is_valid.all()
    assert shapely.coverage_is_valid(grenzen.geometry.to_numpy())


def test_de_regel_geeft_precies_de_19():
    assert _rand_volgens_de_regel(_buren(gebieden.grenzen())) == RAND


def test_de_regel_op_de_echte_grenzen_en_dezelfde_buren(bronmap):
    echte = gpd.read_file(bronmap / "gebieden" / "gemeente.shp").rename(columns={"geoitem": "nis"})
    buren = _buren(echte)
    assert _rand_volgens_de_regel(buren) == RAND
    assert _buren(gebieden.grenzen()) == buren


def test_oppervlakte_blijft_dicht_bij_de_echte(bronmap):
    """Veralgemenen tot op 100 m mag de oppervlakte van een Randgemeente hoogstens 3 % wijzigen."""
    echte = gpd.read_file(bronmap / "gebieden" / "gemeente.shp").set_index("geoitem").area
    verhouding = gebieden.grenzen().set_index("nis").area / echte
    assert verhouding[sorted(RAND)].between(0.97, 1.03).all()


@pytest.mark.parametrize(
    ("invoer", "soort", "naam", "leden"),
    [
        ("Vilvoorde", "gemeente", "Vilvoorde", 1),
        ("noordrand", "groep", "Noordrand", 3),
        ("vlaamse-rand", "groep", "Vlaamse Rand", 19),
        ("Leuven", "gemeente", "Leuven", 1),
        ("arrondissement:leuven", "arrondissement", "Arrondissement Leuven", 30),
        ("Halle-Vilvoorde", "arrondissement", "Arrondissement Halle-Vilvoorde", 33),
        ("referentieregio: Halle-Vilvoorde", "referentieregio", "Referentieregio Halle-Vilvoorde", 31),
        ("vlaams brabant", "provincie", "Provincie Vlaams-Brabant", 63),
        ("gewest:brussel", "gewest", "Brussels Hoofdstedelijk Gewest", 19),
        ("Machelen, noordrand", "lijst", "Machelen, Noordrand", 3),
        ("igs:Woonwinkel Noord", "igs", "Woonwinkel Noord", 4),
        ("IGS: igs63", "igs", "Woonwijs", 5),
        (
            "igs:Beter Wonen-Anzegem,Avelgem,Spiere-Helkijn,Waregem",
            "igs",
            "Beter Wonen-Anzegem,Avelgem,Spiere-Helkijn,Waregem",
            4,
        ),
    ],
)
def test_elk_soort_gebied_is_te_vinden(invoer, soort, naam, leden):
    vondst = gebieden.vind(invoer)
    assert (vondst.soort, vondst.gebied.naam, len(vondst.gebied.leden)) == (soort, naam, leden)


def test_een_samenwerking_heeft_cijfers_en_kan_een_groep_zijn(bronmap):
    """Woonwinkel Noord: Grimbergen, Kampenhout, Steenokkerzeel en Zemst (provincies.incijfers.be)."""
    leden = ["23025", "23038", "23081", "23096"]
    assert list(gebieden.groep("igs:Woonwinkel Noord").leden) == leden
    (pad,) = bronmap.glob("statbel/bevolking_01012026_*.csv")
    ruw = pd.read_csv(pad, dtype={"public_geography_id": str}).set_index("public_geography_id")["population"]
    samen = reeks("inwoners", "igs:Woonwinkel Noord").set_index("jaar")["waarde"]
    assert samen[2026] == ruw[leden].sum()


def test_wie_meer_kan_zijn_zegt_wat_gekozen_is():
    zin = gebieden.vind("Antwerpen").let_op("Antwerpen")
    assert "gemeente Antwerpen" in zin and "provincie:Antwerpen" in zin and "arrondissement:Antwerpen" in zin
    assert gebieden.vind("Vilvoorde").let_op("Vilvoorde") == ""


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        ("dorp:Leuven", "'dorp' is hier geen soort gebied"),
        ("provincie:Vilvoorde", "geen provincie 'Vilvoorde'. Mogelijk: Provincie Antwerpen; Provincie Limburg;"),
        ("igs:Woonwinkel Zuidwest", "geen igs 'Woonwinkel Zuidwest'"),
        ("Woonwijs", "Ik ken geen gemeente 'Woonwijs'"),
        ("Puurs", "opgegaan in Puurs-Sint-Amands"),
        ("Vilvoordee", "Bedoelde je Vilvoorde"),
    ],
)
def test_een_gebied_dat_niet_bestaat_geeft_een_zin(invoer, zin):
    with pytest.raises(Gebruiksfout, match=zin):
        gebieden.vind(invoer)


def test_een_rapport_gaat_over_een_gemeente_of_een_groep():
    assert gebieden.zoek("groep:noordrand").nis == "noordrand"
    assert gebieden.zoek("arrondissement:Leuven").nis == "24000" and gebieden.zoek("halle-vilvoorde").nis == "23000"
    assert gebieden.zoek("referentieregio:Oost-Brabant").nis == "referentieregio-oost-brabant"
    assert len(gebieden.zoek("centrumsteden").leden) == 13
    with pytest.raises(Gebruiksfout, match="lijst zonder naam"):
        gebieden.eenheid("Leuven, Tienen")
