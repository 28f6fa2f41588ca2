"""Cijfers per wijk: kaart, maten, verborgen kleine aantallen, en elke fout met bestand, regel en reden. Alle aantallen zijn verzonnen."""

import xml.etree.ElementTree as ET
from itertools import product
from pathlib import Path

import geopandas as gpd
import pytest

import integratie as ig
from integratie.beeld.figuur import Blok, Figuur
from integratie.beleid import wijken as w
from integratie.fouten import Gebruiksfout
from integratie.gegevens import wijkgrenzen

WIJKEN = [f"23088W{i:02}" for i in range(1, 9)]  # Vilvoorde heeft er acht
TITEL = "# Inwoners van buitenlandse herkomst, 1 januari 2025"


def schrijf(map_: Path, rijen: list[tuple], titel: str = TITEL) -> Path:
    pad = map_ / "23088.csv"
    regels = [titel, "gebied;groep;totaal", *(";".join(map(str, rij)) for rij in rijen)]
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return pad


def test_de_grenzen_zijn_die_van_de_bron(bronmap):
    """159 wijken en 50 deelgemeenten; samen dezelfde oppervlakte, en elke grens hoogstens 30 m verschoven."""
    g = w.grenzen()
    assert g["soort"].value_counts().to_dict() == {"wijk": 159, "deelgemeente": 50}
    for soort, naam in wijkgrenzen.BESTANDEN.items():
        echt = gpd.read_file(bronmap / "gebieden" / naam).set_index("geoitem")
        eigen = g[g["soort"] == soort]
        assert set(eigen.index) == set(echt.index)
        assert sum(v.area for v in eigen["vorm"]) == pytest.approx(echt.area.sum(), rel=1e-5)
        assert max(eigen["vorm"][code].hausdorff_distance(echt.geometry[code]) for code in echt.index) < 30


def test_het_bestand_met_grenzen_is_opnieuw_te_maken(bronmap, tmp_path):
    wijkgrenzen.schrijf(bronmap, tmp_path)
    assert (tmp_path / "wijken.parquet").read_bytes() == (wijkgrenzen.MAP / "wijken.parquet").read_bytes()


def test_de_maten_met_de_hand(tmp_path):
    """Vier wijken met 60 van 80 en vier met 40 van 120: dissimilariteit ½·4·(|60/400 − 20/400| + |40/400 − 80/400|) = 0,4."""
    rijen = [(code, 60, 80) if i < 4 else (code, 40, 120) for i, code in enumerate(WIJKEN)]
    uit = w.lees(schrijf(tmp_path, rijen), "23088")
    assert (uit.soort, uit.jaar, uit.reden) == ("wijk", 2025, "")
    assert uit.maten["dissimilariteit"] == pytest.approx(0.4)
    assert uit.maten["isolatie"] == pytest.approx(4 * (60 / 400 * 60 / 80 + 40 / 400 * 40 / 120))
    assert uit.maten["isolatie"] + uit.maten["blootstelling"] == pytest.approx(1)
    assert list(uit.tabel["naam"])[:3] == ["Broek", "Far-West", "Faubourg"]


@pytest.mark.parametrize("klein", [3, 77])  # 3 in de groep, of 80 − 77 = 3 in de rest
def test_een_klein_aantal_is_niet_af_te_leiden(tmp_path, klein):
    """Ook wie het totaal van de gemeente kent, houdt voor elke verborgen wijk minstens vijf mogelijke aantallen over."""
    waarden = [klein, 30, 40, 50, 20, 25, 35, 45]
    uit = w.lees(schrijf(tmp_path, [(c, x, 80) for c, x in zip(WIJKEN, waarden, strict=True)]), "23088")
    verborgen = uit.tabel[uit.tabel["groep"].isna()]
    assert len(verborgen) >= 2 and uit.maten == {} and "verborgen" in uit.reden
    som = sum(waarden) - uit.tabel["groep"].sum()
    mogelijk = [rij for rij in product(range(81), repeat=len(verborgen)) if sum(rij) == som]
    assert all(len({rij[i] for rij in mogelijk}) >= 5 for i in range(len(verborgen)))
    assert verborgen["aandeel"].isna().all()


def test_een_bestand_met_gaten_heeft_geen_maten_maar_wel_een_kaart(project):
    schrijf(project / "parameters" / "wijken", [(c, 50, 100) for c in WIJKEN[:6]])
    figuur = ig.wijken("Vilvoorde", 2025)
    assert isinstance(figuur, Figuur) and "niet elke wijk heeft een cijfer" in figuur.opmerkingen[0]
    assert list(figuur.tabel["Inwoners"]).count("geen cijfer") == 2 and len(figuur.tabel) == 8
    ET.fromstring(figuur.svg)
    assert "gemeentebesturen" in figuur.bron and figuur.svg == ig.wijken("Vilvoorde", 2025).svg
    assert "na 2024" in str(ig.wijken("Vilvoorde", 2024).html)


def test_sectoren_krijgen_een_tabel(project):
    schrijf(project / "parameters" / "wijken", [("23088A00-", 60, 80), ("23088A01-", 20, 80)])
    blok = ig.wijken("Vilvoorde", 2025)
    # ½·(|60/80 − 20/80| + |20/80 − 60/80|) = 0,5
    assert isinstance(blok, Blok) and "dissimilariteit 50,0" in str(blok.html) and "<caption>" in str(blok.html)


@pytest.mark.parametrize("plaats", ["Asse", "noordrand"])
def test_zonder_bestand_afwezig_met_de_reden(plaats):
    html = str(ig.wijken(plaats, 2025).html)
    assert "parameters/wijken/" in html and "<table" not in html


@pytest.mark.parametrize(
    ("titel", "rijen", "woorden"),
    [
        ("", [("23088W01", 1, 2)], ["regel 1", "titel met één jaar"]),
        ("# Herkomst", [("23088W01", 1, 2)], ["regel 1", "titel met één jaar"]),
        (TITEL, [("Peutie", 1, 2)], ["regel 3", "'Peutie' is geen gebied"]),
        (TITEL, [("23088W01", 1, 2), ("23088A", 1, 2)], ["regel 4", "dezelfde indeling"]),
        (TITEL, [("23088W99", 1, 2)], ["regel 3", "geen wijk van Vilvoorde", "23088W01"]),
        (TITEL, [("23088W01", 1, 2), ("23088W01", 1, 2)], ["regel 4", "stond er al"]),
        (TITEL, [("23088W01", 3, 2)], ["regel 3", "groter dan het totaal"]),
        (TITEL, [("23088W01", "1,5", 2)], ["regel 3", "geheel getal"]),
        (TITEL, [("23088W01", 1, "x")], ["regel 3", "totaal 'x'"]),
    ],
)
def test_fout_noemt_bestand_regel_en_reden(tmp_path, titel, rijen, woorden):
    with pytest.raises(Gebruiksfout) as fout:
        w.lees(schrijf(tmp_path, rijen, titel), "23088")
    assert all(woord in str(fout.value) for woord in ["23088.csv", *woorden]), str(fout.value)
