"""De kaart met haar lijst: cijfers uit de bron, ronde klassen, en namen die elkaar niet raken."""

from itertools import combinations, pairwise

import pytest
import shapely
from bs4 import BeautifulSoup

import integratie as ig
from integratie.beeld import kaartklassen, kaartvlakken
from integratie.beeld.kaartnamen import Kaartblad, plaats
from integratie.blok.html import los
from integratie.blok.vierblad import Kaartlijst
from integratie.fouten import Gebruiksfout
from integratie.vierblad import randkaart

HERKOMST = "aandeel_buitenlandse_herkomst"


@pytest.fixture(scope="module")
def vilvoorde() -> Kaartlijst:
    return ig.kaart_met_lijst(HERKOMST, "Vilvoorde", 2026).onderdelen[0]


def test_de_titel_noemt_de_uiteinden_en_geen_plaats(vilvoorde):
    # Statbel, herkomst op 1 januari 2025: Merchtem 27,1 % en Machelen 67,7 % van de inwoners.
    assert (
        str(vilvoorde.titel) == "In de Rand loopt het aandeel van 27,1\u00a0% in Merchtem tot 67,7\u00a0% in Machelen"
    )
    assert [m.code for m in vilvoorde.titel.cijferteksten()] == ["23052", "23047"]
    assert not any(
        woord in f"{vilvoorde.titel!s} {vilvoorde.onder!s}" for woord in ("hoogste", "laagste", "alleen", "1e")
    )


def test_de_lijst_heeft_elke_gemeente_en_elk_gebied_hoogste_eerst(vilvoorde):
    waarden = [r.waarde for r in vilvoorde.regels]
    assert waarden == sorted(waarden, reverse=True)
    assert sum(r.klasse is not None for r in vilvoorde.regels) == 19
    assert {r.naam for r in vilvoorde.regels if r.klasse is None} == {"Brussel", "Rand", "Vlaanderen"}
    assert [r.naam for r in vilvoorde.regels if r.eigen] == ["Vilvoorde"]


def test_kaart_en_lijst_kleuren_hetzelfde(vilvoorde):
    assert vilvoorde.klassen == ("< 30", "30–40", "40–50", "50–60", "≥ 60")
    assert all(r.klasse == min(max(int(r.waarde // 10) - 2, 0), 4) for r in vilvoorde.regels if r.klasse is not None)
    svg = BeautifulSoup(vilvoorde.svg, "html.parser")
    in_tekening = sorted(int(pad["class"][-1][1]) - 1 for pad in svg.select("path.m:not(.ik)"))
    assert in_tekening == sorted(r.klasse for r in vilvoorde.regels if r.klasse is not None)
    (omlijnd,) = svg.select("path.m.ik")
    assert omlijnd["class"][-1] == f"k{next(r.klasse for r in vilvoorde.regels if r.eigen) + 1}"
    assert svg.svg["aria-label"] == vilvoorde.alt and "style" not in vilvoorde.svg and "#" not in vilvoorde.svg


@pytest.mark.parametrize("wie", ["Vilvoorde", "Halle", "Leuven", "Voeren", "noordrand"])
def test_de_tekening_blijft_licht_en_de_eigen_naam_staat_erop(wie):
    (deel,) = ig.kaart_met_lijst(HERKOMST, wie, 2026).onderdelen
    assert len(deel.svg.encode()) <= 40_000
    namen = BeautifulSoup(deel.svg, "html.parser").select("text.ikl")
    assert [n.text for n in namen] == ([] if wie == "noordrand" else [wie])


def test_een_cluster_toont_haar_leden_en_zichzelf():
    (deel,) = ig.kaart_met_lijst(HERKOMST, "noordrand", 2026).onderdelen
    assert {r.naam for r in deel.regels if r.klasse is not None} == {"Vilvoorde", "Machelen", "Zaventem"}
    assert [r.naam for r in deel.regels if r.eigen] == ["Noordrand"]


def test_wie_te_weinig_inwoners_heeft_staat_er_zonder_cijfer():
    # Herstappe heeft minder dan honderd inwoners: geen aandelen (domein 8).
    (deel,) = ig.kaart_met_lijst(HERKOMST, "Voeren", 2026).onderdelen
    assert str(deel.onder).endswith("Zonder cijfer: Herstappe.")
    assert "Herstappe" not in {r.naam for r in deel.regels}
    assert len(BeautifulSoup(deel.svg, "html.parser").select("path.leeg")) == 1


def test_een_onbekende_indicator_wordt_geweigerd():
    with pytest.raises(Gebruiksfout, match="aandeel_buitenlandse_herkomst"):
        ig.kaart_met_lijst("aandeel_buitenlandse_herkomt", "Vilvoorde", 2026)


def test_los_leest_men_naam_en_cijfer_van_elkaar():
    soep = BeautifulSoup(str(los(ig.kaart_met_lijst(HERKOMST, "Vilvoorde", 2026))), "html.parser")
    rij = next(r for r in soep.select("tr") if r.th.text == "Machelen")
    assert [cel.text for cel in rij.select("th, td")] == ["Machelen", "", "67,7\u00a0%"]


@pytest.mark.parametrize(
    ("waarden", "grenzen"),
    [
        ([27.1, 33.6, 41.0, 47.3, 55.7, 64.2, 67.7], [30, 40, 50, 60]),
        ([0.4, 0.9, 1.2, 1.8, 2.3], [0.5, 1.0, 1.5, 2.0]),
        ([-4.0, -1.0, 0.5, 2.0, 5.5], [-2, 0, 2, 4]),
        ([1200, 5300, 9900, 48000], [10000, 20000, 30000, 40000]),
    ],
)
def test_ronde_grenzen_met_een_gelijke_stap(waarden, grenzen):
    gevonden = kaartklassen.grenzen(waarden)
    stappen = {round(b - a, 9) for a, b in pairwise(gevonden)}
    assert len(stappen) == 1 and kaartklassen.gevuld(gevonden, waarden) >= min(3, len(waarden))
    if kaartklassen.gevuld(grenzen, waarden) >= 4:
        assert gevonden == grenzen


def test_een_enkele_waarde_heeft_ook_klassen():
    assert kaartklassen.klasse(kaartklassen.grenzen([12.0, 12.0, 12.0]), 12.0) in range(5)


@pytest.mark.parametrize("code", ["vlaamse-rand", "halle-vilvoorde", "leuven"])
def test_namen_raken_elkaar_niet_en_blijven_op_de_kaart(code):
    leden = ig.groep(code).leden
    kaart = kaartvlakken.vlakken(leden)
    kader = shapely.box(0, 0, *kaart.maat)
    blad = Kaartblad(dict(kaart.vlakken), kader, dict.fromkeys(leden, randkaart.LETTER), [])
    namen = list(plaats(blad, {lid: ig.gemeenten()[lid].naam for lid in leden}, leden[0]))
    vakken = [blad.vak(n.code, n.regels, n.x, n.y) for n in namen]
    assert all(kader.covers(vak) for vak in vakken)
    assert not any(a.intersects(b) for a, b in combinations(vakken, 2))
    assert len(namen) >= 0.5 * len(leden)  # van dertig gemeenten past niet elke naam in een leesbare letter
