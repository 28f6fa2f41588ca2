"""Samenwerkingen: precies wat brute kracht vindt, op echte grenzen en ruwe cijfers."""

from itertools import combinations

import geopandas as gpd
import pytest
import shapely

from integratie import gebieden
from integratie.beleid.regels.formaat import regels
from integratie.beleid.samenwerking import combinaties
from integratie.fouten import Gebruiksfout

DREMPEL = 7500


@pytest.fixture(scope="module")
def alle() -> tuple[combinaties.Samenwerking, ...]:
    return combinaties.samenwerkingen(regels()["plan-samenleven"], 2025)


@pytest.fixture(scope="module")
def echte_buren(bronmap) -> dict[str, set[str]]:
    """Buren uit de ongewijzigde grenzen van de bron: een gemeenschappelijke grens van meer dan nul meter."""
    vlak = gpd.read_file(bronmap / "gebieden" / "gemeente.shp").set_index("geoitem").geometry
    paren = [
        (a, b)
        for a, b in combinations(vlak.index, 2)
        if shapely.box(*vlak[a].bounds).intersects(shapely.box(*vlak[b].bounds))
    ]
    raakt = [(a, b) for a, b in paren if vlak[a].intersection(vlak[b]).length > 0]
    return {nis: {b if a == nis else a for a, b in raakt if nis in (a, b)} for nis in vlak.index}


def aaneen(groep: tuple[str, ...], buren: dict[str, set[str]]) -> bool:
    bereikt, rest = {groep[0]}, set(groep[1:])
    while erbij := {nis for nis in rest if buren[nis] & bereikt}:
        bereikt, rest = bereikt | erbij, rest - erbij
    return not rest


def test_buren_zijn_die_van_de_echte_grenzen(echte_buren):
    assert {nis: set(gebieden.buren(nis)) for nis in gebieden.gemeenten()} == echte_buren


def test_gelijk_aan_brute_kracht_op_heel_vlaams_brabant(alle, herkomst_nu, referentieregio, vlaanderen, echte_buren):
    """Alle deelverzamelingen tot 6 gemeenten van Halle-Vilvoorde en Oost-Brabant, zonder enige slimheid."""
    brabant = [nis for nis in vlaanderen if nis[:2] in ("23", "24")]
    assert len(brabant) == 63
    verwacht = set()
    for regio in {referentieregio[nis] for nis in brabant}:
        niet_eu = {
            nis: int(herkomst_nu.at[(nis, 2025), "non_eu27"]) for nis in brabant if referentieregio[nis] == regio
        }
        for grootte in range(2, 7):
            for groep in combinations([n for n in niet_eu if niet_eu[n] <= DREMPEL], grootte):
                som = sum(map(niet_eu.get, groep))
                if som > DREMPEL and som - min(map(niet_eu.get, groep)) <= DREMPEL and aaneen(groep, echte_buren):
                    verwacht.add((groep, som))
    gevonden = [(s.leden, int(s.som)) for s in alle if s.leden[0] in brabant]
    assert len(gevonden) == len(set(gevonden))
    assert set(gevonden) == verwacht


def test_elke_groep_ligt_in_een_referentieregio_en_kan_niemand_missen(alle, herkomst_nu, referentieregio, echte_buren):
    for s in alle:
        delen = [int(herkomst_nu.at[(nis, 2025), "non_eu27"]) for nis in s.leden]
        assert s.som == sum(delen) > DREMPEL and sum(delen) - min(delen) <= DREMPEL
        assert s.overschot == s.som - DREMPEL
        assert len({referentieregio[nis] for nis in s.leden}) == 1 and aaneen(s.leden, echte_buren)


def test_overijse_en_tervuren_samen_maar_niet_met_zaventem(alle):
    """Overijse 3.942 + Tervuren 4.141 = 8.083; Zaventem grenst eraan maar ligt in een andere referentieregio."""
    paar = next(s for s in alle if s.leden == ("23062", "24104"))
    assert (paar.som, paar.overschot) == (8083, 583)
    tervuren = combinaties.mogelijkheden(regels()["plan-samenleven"], "24104", 2025)
    assert "23094" in gebieden.buren("24104") and "23094" not in tervuren.aansluiten_bij
    assert {len(s.leden) for s in tervuren.kleinste} == {2}


def test_wie_alleen_haalt_hoeft_niemand():
    vilvoorde = combinaties.mogelijkheden(regels()["plan-samenleven"], "23088", 2025)
    assert vilvoorde.alleen and not vilvoorde.kleinste and not vilvoorde.aansluiten_bij


def test_een_regel_die_men_alleen_haalt_wordt_geweigerd():
    with pytest.raises(Gebruiksfout, match="integratiesubsidie"):
        combinaties.samenwerkingen(regels()["integratiesubsidie"])
