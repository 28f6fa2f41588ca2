"""Cijfers per wijk: kaart, maten, verborgen kleine aantallen, en elke fout met bestand, regel en reden. Alle aantallen zijn verzonnen."""

import xml.etree.ElementTree as ET
from pathlib import Path

import bronbestanden
import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

import integratie as ig
from integratie.beleid.wijken import cijfers as w
from integratie.blok.blok import Blok, Figuur
from integratie.fouten import Gebruiksfout
from integratie.inlezen import grondgebied

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
    for soort, naam in grondgebied.WIJKEN.items():
        echt = gpd.read_file(bronmap / "gebieden" / naam).set_index("geoitem")
        eigen = g[g["soort"] == soort]
        assert set(eigen.index) == set(echt.index)
        assert sum(v.area for v in eigen["vorm"]) == pytest.approx(echt.area.sum(), rel=1e-5)
        assert max(eigen["vorm"][code].hausdorff_distance(echt.geometry[code]) for code in echt.index) < 30


def test_het_bestand_met_grenzen_is_opnieuw_te_maken(tmp_path):
    """Byte voor byte; van uittreksels alleen de wijken die er zijn, en aan de rand ervan op enkele meters na."""
    map_ = bronbestanden.kies()
    grondgebied.schrijf_wijken(map_, tmp_path)
    if not bronbestanden.zijn_uittreksels(map_):
        assert (tmp_path / "wijken.parquet").read_bytes() == (grondgebied.MAP / "wijken.parquet").read_bytes()
        return
    hier, ingebed = (gpd.read_parquet(m / "wijken.parquet").set_index("code") for m in (tmp_path, grondgebied.MAP))
    paren = list(zip(hier.geometry, ingebed.geometry.loc[hier.index], strict=True))
    assert len(paren) == 30 and hier.drop(columns="geometry").equals(ingebed.drop(columns="geometry").loc[hier.index])
    assert max(a.hausdorff_distance(b) for a, b in paren) < 10 and sum(a.equals_exact(b, 0) for a, b in paren) >= 20


def test_de_maten_met_de_hand(tmp_path):
    """Vier wijken met 60 van 80 en vier met 40 van 120: dissimilariteit ½·4·(|60/400 − 20/400| + |40/400 − 80/400|) = 0,4."""
    rijen = [(code, 60, 80) if i < 4 else (code, 40, 120) for i, code in enumerate(WIJKEN)]
    uit = w.lees(schrijf(tmp_path, rijen), "23088")
    assert (uit.soort, uit.jaar, uit.reden) == ("wijk", 2025, "")
    assert uit.maten["dissimilariteit"] == pytest.approx(0.4)
    assert uit.maten["isolatie"] == pytest.approx(4 * (60 / 400 * 60 / 80 + 40 / 400 * 40 / 120))
    assert uit.maten["isolatie"] + uit.maten["blootstelling"] == pytest.approx(1)
    assert list(uit.tabel["naam"])[:3] == ["Broek", "Far-West", "Faubourg"]


# Geplante lekken in de acht wijken: (groep, totaal) per wijk; wie de totalen van de gemeente kent, mag niets afleiden.
LEKKEN = {
    "klein in de groep": [(3, 80), (30, 80), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)],
    "klein in de rest": [(77, 80), (30, 80), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)],
    "twee kleine, samen te smal": [(1, 80), (1, 80), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)],
    "de kleinste wijk vult niet genoeg": [(4, 600), (6, 7), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)],
    "de andere verborgen wijk is te klein": [
        (3, 900),
        (5, 6),
        (400, 800),
        (50, 800),
        (200, 800),
        (250, 800),
        (350, 800),
        (5, 10),
    ],
    "klein totaal": [(0, 3), (30, 80), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)],
    "klein totaal, honderd procent": [(4, 4), (30, 80), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)],
    "overal bijna niemand": [(2, 80), (0, 80), (0, 80), (0, 80), (0, 80), (0, 80), (0, 80), (0, 80)],
    "overal bijna iedereen": [(78, 80), (80, 80), (80, 80), (80, 80), (80, 80), (80, 80), (80, 80), (80, 80)],
    "verborgen door de bron": [("x", 80), (30, 80), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)],
}


def bereiken(weg: pd.DataFrame, groep: int, totaal: int) -> list[tuple[int, int, int]]:
    """Per rij waarin iets verborgen is: hoe breed het bereik van groep, rest en totaal nog is, door alle mogelijke tabellen af te gaan.

    `groep` en `totaal` zijn de sommen over die rijen samen: wie de som van de gemeente kent, trekt er de andere rijen van af.
    """
    onbekend = int(totaal - weg["totaal"].sum())  # de inwoners van de wijken zonder totaal, samen
    kan = [
        {
            (g, t - g)
            for t in (range(onbekend + 1) if np.isnan(r.totaal) else [int(r.totaal)])
            for g in (range(t + 1) if np.isnan(r.groep) else [int(r.groep)])
            if g <= t
        }
        for r in weg.itertuples()
    ]
    uit = []
    for i, eigen in enumerate(kan):
        sommen = {(0, 0)}
        for ander in kan[:i] + kan[i + 1 :]:
            sommen = {(g + a, r + b) for g, r in sommen for a, b in ander if g + a <= groep and r + b <= totaal - groep}
        over = [(g, r) for g, r in eigen if (groep - g, totaal - groep - r) in sommen]
        uit.append(
            tuple(max(x) - min(x) for x in ([g for g, _ in over], [r for _, r in over], [g + r for g, r in over]))
        )
    return uit


@pytest.mark.parametrize("naam", LEKKEN)
def test_een_klein_aantal_is_niet_af_te_leiden(tmp_path, naam):
    """Ook wie de totalen van de gemeente kent, houdt voor elke verborgen wijk een bereik van minstens vijf over."""
    echt = [(0 if g == "x" else g, t) for g, t in LEKKEN[naam]]
    uit = w.lees(schrijf(tmp_path, [(c, *rij) for c, rij in zip(WIJKEN, LEKKEN[naam], strict=True)]), "23088")
    verborgen = uit.tabel[uit.tabel["status"] == "verborgen"]
    assert len(verborgen) >= 2 and uit.maten == {} and "verborgen" in uit.reden
    assert verborgen["aandeel"].isna().all() and set(verborgen["status"]) == {"verborgen"}
    zichtbaar = uit.tabel[uit.tabel["status"] == "bekend"]
    assert not zichtbaar["groep"].between(1, 4).any() and not zichtbaar["totaal"].between(1, 4).any()
    assert not (zichtbaar["totaal"] - zichtbaar["groep"]).between(1, 4).any()
    assert not uit.tabel["totaal"].between(1, 4).any()
    if naam.startswith("overal"):  # in de hele gemeente zijn er minder dan vijf: dan staat er nergens een aantal
        assert len(verborgen) == 8
        return
    groepen, totalen = (sum(x) for x in zip(*echt, strict=True))
    rest = groepen - int(zichtbaar["groep"].sum()), totalen - int(zichtbaar["totaal"].sum())
    per_code = dict(zip(WIJKEN, echt, strict=True))
    for rij, (groep, buiten, totaal) in zip(verborgen.itertuples(), bereiken(verborgen, *rest), strict=True):
        assert groep >= 5 or not np.isnan(rij.groep)
        assert totaal >= 5 or not np.isnan(rij.totaal)
        assert buiten >= 5 or not 0 < per_code[rij.code][1] - per_code[rij.code][0] < 5


def test_minder_dan_drie_gezinnen_is_klein(tmp_path):
    """Negen mensen in Broek, maar van twee gezinnen: verborgen, samen met minstens een ander; zonder die telling staat alles er."""
    aantallen = [(9, 80), (30, 80), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)]
    gezinnen = [2, 12, "", 20, 8, 10, 14, 18]
    rijen = [(code, *rij, n) for code, rij, n in zip(WIJKEN, aantallen, gezinnen, strict=True)]
    pad = schrijf(tmp_path, rijen)
    pad.write_text(pad.read_text(encoding="utf-8").replace("totaal\n", "totaal;gezinnen\n"), encoding="utf-8")
    met = w.lees(pad, "23088").tabel
    assert np.isnan(met["groep"][0]) and (met["status"] == "verborgen").sum() >= 2 and "gezinnen" not in met
    zonder = w.lees(schrijf(tmp_path, [rij[:3] for rij in rijen]), "23088").tabel
    assert (zonder["status"] == "bekend").all()


def test_wat_groot_genoeg_is_blijft_staan(tmp_path):
    """Nul, honderd procent en vijf zijn geen klein aantal: er wordt niets verborgen, en de maten staan er."""
    rijen = [(0, 40), (40, 40), (5, 10), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)]
    uit = w.lees(schrijf(tmp_path, [(c, *rij) for c, rij in zip(WIJKEN, rijen, strict=True)]), "23088")
    assert uit.tabel["groep"].notna().all() and uit.maten and uit.reden == ""


def test_kaart_tekst_en_tabel_komen_van_de_beschermde_rijen(project):
    """Wijk 1 telt 3 inwoners: noch dat getal, noch 33,3 %, noch de wijk die mee verborgen wordt, staat ergens."""
    rijen = [(1, 3), (7, 21), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)]
    schrijf(project / "parameters" / "wijken", [(c, *rij) for c, rij in zip(WIJKEN, rijen, strict=True)])
    figuur = ig.wijken("Vilvoorde", 2025)
    alles = f"{figuur.svg} {figuur.alt} {figuur.tabel.to_string()} {' '.join(figuur.opmerkingen)}"
    assert "33,3" not in alles and list(figuur.tabel["Inwoners"]).count("n.b.") == 2
    assert "3" not in list(figuur.tabel["Inwoners"]) and "21" not in list(figuur.tabel["Inwoners"])
    assert "dissimilariteit" not in figuur.opmerkingen[0] and "Broek: n.b." in figuur.alt


def test_een_bestand_met_gaten_heeft_geen_maten_maar_wel_een_kaart(project):
    schrijf(project / "parameters" / "wijken", [(c, 50, 100) for c in WIJKEN[:6]])
    figuur = ig.wijken("Vilvoorde", 2025)
    assert isinstance(figuur, Figuur) and "niet elke wijk heeft een cijfer" in figuur.opmerkingen[0]
    assert list(figuur.tabel["Inwoners"]).count("geen cijfer") == 2 and len(figuur.tabel) == 8
    ET.fromstring(figuur.svg)
    assert "gemeentebesturen" in figuur.bron and figuur.svg == ig.wijken("Vilvoorde", 2025).svg
    assert "na 2024" in ig.wijken("Vilvoorde", 2024).html


def test_sectoren_krijgen_een_tabel(project):
    schrijf(project / "parameters" / "wijken", [("23088A00-", 60, 80), ("23088A01-", 20, 80)])
    blok = ig.wijken("Vilvoorde", 2025)
    # ½·(|60/80 − 20/80| + |20/80 − 60/80|) = 0,5
    assert isinstance(blok, Blok) and "dissimilariteit 50,0" in blok.html and "<caption>" in blok.html


@pytest.mark.parametrize("plaats", ["Asse", "noordrand"])
def test_zonder_bestand_afwezig_met_de_reden(plaats):
    html = ig.wijken(plaats, 2025).html
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
