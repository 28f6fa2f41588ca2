"""Twee uitgaven van één eigen bestand in dezelfde map: wat er stond, blijft gekend, en hun verschil is nooit een kleine groep. Alle aantallen zijn verzonnen."""

import itertools
import json
import shutil
from pathlib import Path

import pytest

import integratie as ig
from integratie.beleid.participatie import bevraging
from integratie.beleid.wijken import cijfers
from integratie.fouten import Gegevensfout
from integratie.onthulling.getoond import Uitgave, in_map, noteer, vroeger
from integratie.project import met_omgeving

TITEL = "Inwoners van buitenlandse herkomst, 1 januari 2025"
# Broek (W01) telt 3 mensen van de groep.
EERST = [(3, 80), (30, 80), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)]


@pytest.fixture
def in_uit(tmp_path, monkeypatch) -> Path:
    """Een projectmap en haar uitvoermap, waarvoor er gerekend wordt."""
    for map_ in ("wijken", "bevragingen"):
        (tmp_path / "parameters" / map_).mkdir(parents=True)
    for naam in ("rapporten.yaml", "groepen.yaml"):
        shutil.copyfile(Path(__file__).parents[2] / "parameters" / naam, tmp_path / "parameters" / naam)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outputs").mkdir()
    with met_omgeving(in_map(tmp_path / "outputs")):
        yield tmp_path / "outputs"


def wijken(rijen: list[tuple[int, int]], titel: str = TITEL, soort: str = "W0{}") -> None:
    regels = [f"# {titel}", "gebied;groep;totaal"]
    regels += [f"23088{soort.format(i)};{g};{t}" for i, (g, t) in enumerate(rijen, start=1)]
    Path("parameters/wijken/23088.csv").write_text("\n".join(regels) + "\n", encoding="utf-8")


def toon(uit: Path) -> cijfers.Wijken:
    """Wat een rapport nu toont, en dat staat daarna in de map."""
    w = cijfers.van("23088")
    assert w
    noteer(uit, "23088", {"wijken": w.uitgave})
    return w


def test_dezelfde_uitgave_blijft_dezelfde(in_uit):
    """Ook na tien keer: wat verborgen is blijft het, wat er stond staat er nog, en in het bestand staat geen verborgen aantal."""
    wijken(EERST)
    eerste = toon(in_uit)
    assert (eerste.tabel["status"] == "verborgen").sum() >= 2
    for _ in range(10):
        assert toon(in_uit).tabel.equals(eerste.tabel)
    bewaard = json.loads((in_uit / "getoond.json").read_text(encoding="utf-8"))
    ((waarover, stand),) = bewaard["wijken"]["23088"].items()
    assert TITEL in waarover and stand["23088W01 groep"] == [] and "23088W01 rest" not in stand
    zichtbaar = eerste.tabel[eerste.tabel["status"] == "bekend"].iloc[0]
    assert stand[f"{zichtbaar.code} groep"] == [int(zichtbaar.groep)]


@pytest.mark.parametrize(
    ("plaats", "rij"),
    [(7, (47, 80)), (7, (45, 83)), (7, (4, 80)), (7, (55, 92))],
    ids=["groep twee meer", "drie inwoners meer", "nu een klein aantal", "rest twee meer"],
)
def test_een_klein_verschil_met_wat_er_stond_wordt_niet_getoond(in_uit, plaats, rij):
    """Wijk 8 stond er met 45 van 80; haar nieuwe cijfer zou naast dat van toen over enkele mensen gaan."""
    wijken(EERST)
    assert toon(in_uit).tabel["groep"].notna()[plaats]
    wijken([*EERST[:plaats], rij, *EERST[plaats + 1 :]])
    w = toon(in_uit)
    assert w.teruggehouden and w.tabel.empty and w.maten == {}
    html = ig.wijken("Vilvoorde", 2025).html
    assert "minder dan vijf" in html and "<table" not in html
    wijken(EERST)
    assert toon(in_uit).teruggehouden == ""


def test_wat_verborgen_was_blijft_verborgen(in_uit):
    """Broek telt er nu 13. Stond dat er, dan gaf de som van toen de andere verborgen wijk, en dus de 3 van toen."""
    wijken(EERST)
    eerste = toon(in_uit).tabel["groep"].isna()
    wijken([(13, 80), *EERST[1:]])
    assert toon(in_uit).tabel["groep"].isna().equals(eerste)


def test_een_wijk_die_er_nog_niet_stond(in_uit):
    """Zeven wijken stonden er al; de achtste telt 3 mensen en wordt beschermd zonder dat iets van toen verdwijnt."""
    wijken([(20, 80), (30, 80), (40, 80), (50, 80), (20, 80), (25, 80), (3, 80)])
    eerste = toon(in_uit).tabel
    wijken([(20, 80), (30, 80), (40, 80), (50, 80), (20, 80), (25, 80), (3, 80), (2, 90)])
    w = toon(in_uit)
    assert w.teruggehouden == "" and w.tabel["groep"].isna()[7]
    assert w.tabel["groep"][:7].equals(eerste["groep"][:7])


@pytest.mark.parametrize(
    ("titel", "soort", "mag"),
    [
        (TITEL.replace("buitenlandse", "niet-EU-"), "W0{}", False),
        (TITEL, "A0{}-", False),
        (TITEL.replace("2025", "2026"), "W0{}", True),
    ],
)
def test_een_tweede_onderwerp_of_indeling_van_hetzelfde_jaar(in_uit, titel, soort, mag):
    """Buitenlandse min niet-EU-herkomst, of deelgemeenten min wijken, geven kleine groepen; een ander jaar zijn andere cijfers."""
    wijken(EERST)
    toon(in_uit)
    wijken(EERST, titel, soort)
    w = toon(in_uit)
    assert (w.teruggehouden == "") == mag and (mag or TITEL in w.teruggehouden)


def schrijf_bevraging(wie: str, titel: str = "", **aantallen: int) -> None:
    regels = "".join(f"{groep},{n}\n" for groep, n in aantallen.items())
    kop = f"# {titel}\nherkomst,aantal\n" if titel else "herkomst,aantal\n"
    Path(f"parameters/bevragingen/{wie}.csv").write_text(kop + regels, encoding="utf-8")


@pytest.mark.parametrize(
    ("nu", "gezien"),
    [
        ({"belgisch": 40, "buitenlands": 30}, True),
        ({"belgisch": 45, "buitenlands": 35}, True),
        ({"belgisch": 45, "buitenlands": 32}, False),
        ({"belgisch": 45, "eu": 20, "niet_eu27": 12}, False),
    ],
    ids=["gelijk", "vijf meer", "twee meer", "andere groepen"],
)
def test_nieuwe_deelnemers_zijn_geen_kleine_groep(in_uit, nu, gezien):
    """Eerst 40 en 30 deelnemers; wie er sindsdien bij kwam, is het verschil."""
    schrijf_bevraging("23088", belgisch=40, buitenlands=30)
    noteer(in_uit, "23088", {"bevraging": bevraging.van("23088").uitgave})
    schrijf_bevraging("23088", **nu)
    p = bevraging.van("23088")
    assert bool(p.getoond) == gezien and p.teruggehouden == ""
    assert p.getoond or ("vroeger rapport" in p.kenmerken[0].verborgen and p.kenmerken[0].onbekend is None)


def test_een_deelnemer_meer_houdt_de_hele_bevraging_tegen(in_uit):
    schrijf_bevraging("23088", belgisch=40, buitenlands=30)
    noteer(in_uit, "23088", {"bevraging": bevraging.van("23088").uitgave})
    schrijf_bevraging("23088", belgisch=40, buitenlands=31)
    html = ig.participatie("Vilvoorde", ig.laatste_peiljaar()).html
    assert "niet getoond" in html and not any(f">{n}" in html or f" {n} deelnemers" in html for n in (71, 31, 40))


def test_een_cluster_verraadt_haar_gemeenten_niet(in_uit):
    """Vilvoorde verbergt zijn 3 deelnemers van buitenlandse herkomst; de cluster van 43 min Machelen (30) en Zaventem (10) zou ze geven."""
    schrijf_bevraging("23088", belgisch=40, buitenlands=3)
    schrijf_bevraging("23047", belgisch=50, buitenlands=30)
    schrijf_bevraging("23094", belgisch=20, buitenlands=10)
    schrijf_bevraging("noordrand", belgisch=110, buitenlands=43)
    assert not bevraging.van("23088").getoond and bevraging.van("23047").getoond
    assert not bevraging.van("noordrand").getoond
    # De hele Rand min de cluster: buiten de drie gemeenten zijn er 2 van buitenlandse herkomst.
    schrijf_bevraging("23088", belgisch=40, buitenlands=13)
    schrijf_bevraging("noordrand", belgisch=110, buitenlands=53)
    schrijf_bevraging("vlaamse-rand", belgisch=130, buitenlands=55)
    assert bevraging.van("noordrand").getoond and not bevraging.van("vlaamse-rand").getoond
    # Telt een deel ergens meer dan het geheel, dan is het een andere bevraging.
    schrijf_bevraging("vlaamse-rand", belgisch=10, buitenlands=55)
    assert bevraging.van("vlaamse-rand").getoond


DRIE = {  # Vilvoorde telt 3 deelnemers van buitenlandse herkomst: de Noordrand (43) min Machelen (30) en Zaventem (10)
    "23047": {"belgisch": 50, "buitenlands": 30},
    "23094": {"belgisch": 20, "buitenlands": 10},
    "noordrand": {"belgisch": 110, "buitenlands": 43},
}


def toon_bevraging(uit: Path, wie: str) -> bool:
    """Of een rapport nu de herkomst van de deelnemers toont; dat staat daarna in de map."""
    p = bevraging.van(wie)
    noteer(uit, wie, {"bevraging": p.uitgave})
    return bool(p.getoond)


@pytest.mark.parametrize("samen", [False, True], ids=["een voor een", "in een keer"])
@pytest.mark.parametrize("orde", itertools.permutations(DRIE))
def test_het_maakt_niet_uit_wie_eerst_toont(in_uit, orde, samen):
    """Alle drie getoond zou de 3 van Vilvoorde geven, dus toont wie laatst komt niets, of in een keer de cluster; en opnieuw maken verandert niets."""
    gezien = {}
    for wie in orde if samen else ():
        schrijf_bevraging(wie, **DRIE[wie])
    for wie in orde:
        schrijf_bevraging(wie, **DRIE[wie])
        gezien[wie] = toon_bevraging(in_uit, wie)
    assert [wie for wie in orde if not gezien[wie]] == ["noordrand" if samen else orde[-1]]
    assert {wie: toon_bevraging(in_uit, wie) for wie in reversed(orde)} == gezien
    (weg,) = (wie for wie in orde if not gezien[wie])
    assert not any("buitenlands" in cel for cel in bevraging.van(weg).uitgave.cellen)


def test_in_een_keer_na_de_cluster(in_uit):
    """De cluster stond er al; dan komen haar twee gemeenten samen, en nog voor een van beide er staat, weet de tweede wat de eerste toont."""
    schrijf_bevraging("noordrand", **DRIE["noordrand"])
    assert toon_bevraging(in_uit, "noordrand")
    for wie in ("23047", "23094"):
        schrijf_bevraging(wie, **DRIE[wie])
    assert [bool(bevraging.van(wie).getoond) for wie in ("23047", "23094")] == [True, False]


def test_een_cluster_die_ruimer_vraagt_dan_haar_gemeenten(in_uit):
    """Machelen vraagt het fijner: 12 uit de buurlanden, 8 uit de rest van de EU en 10 van daarbuiten zijn samen 30."""
    fijn = {"belgisch": 50, "buurland": 12, "eu27": 8, "niet_eu27": 10}
    for wie, aantallen in (DRIE | {"23047": fijn}).items():
        schrijf_bevraging(wie, **aantallen)
    assert bevraging.van("23047").getoond and not bevraging.van("noordrand").getoond
    schrijf_bevraging("noordrand", belgisch=110, buitenlands=45)
    assert bevraging.van("noordrand").getoond


def test_een_oudere_bevraging_van_de_cluster_telt_niet(in_uit):
    """Met dezelfde titel als haar gemeenten is duidelijk welke bij elkaar horen: twee jaar later is het verschil geen kleine groep."""
    for wie, aantallen in DRIE.items():
        schrijf_bevraging(wie, titel="Bevraging 2024", **aantallen)
    assert not bevraging.van("noordrand").getoond
    for wie in ("23047", "noordrand"):
        schrijf_bevraging(wie, titel="Bevraging 2024", **DRIE[wie])
        Path("parameters/bevragingen/23094.csv").unlink(missing_ok=True)
        assert toon_bevraging(in_uit, wie)
    schrijf_bevraging("23047", titel="Bevraging 2026", belgisch=60, buitenlands=41)
    assert toon_bevraging(in_uit, "23047")


def test_de_vingerafdruk_is_die_van_wat_getoond_wordt(in_uit):
    """Een ander verborgen aantal geeft dezelfde: wie alle mogelijkheden probeert, wordt niets wijzer."""
    wijken(EERST)
    eerste = cijfers.van("23088").uitgave
    wijken([(2, 80), *EERST[1:]])
    tweede = cijfers.van("23088").uitgave
    assert eerste.cellen == tweede.cellen and eerste.vingerafdruk == tweede.vingerafdruk
    wijken([*EERST[:7], (60, 80)])
    assert cijfers.van("23088").uitgave.vingerafdruk != eerste.vingerafdruk


@pytest.mark.parametrize("inhoud", ["{", "[1]", '{"wijken": {"23088": {"x": {"a": ["b"]}}}}', '{"wijken": 3}'])
def test_een_onleesbare_lijst_is_een_zin(in_uit, inhoud):
    (in_uit / "getoond.json").write_text(inhoud, encoding="utf-8")
    with pytest.raises(Gegevensfout, match=r"getoond\.json is niet te lezen"):
        vroeger("wijken", "23088")


def test_wat_niets_toont_laat_geen_spoor(in_uit):
    noteer(in_uit, "23088", {"wijken": Uitgave("2025, per wijk: x", {})})
    assert vroeger("wijken", "23088") == {}
