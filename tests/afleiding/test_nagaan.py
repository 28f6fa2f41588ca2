"""Geplante lekken in een echte afgewerkte map: elk aantal dat een buitenstaander kan lezen of berekenen wordt gevonden, en zonder lek is er niets."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lekken import BROEK, LEKKEN
from lekken_elders import LEKKEN_ELDERS
from opdrachtregel import integratie
from planten import GEBIEDEN, MAP, TITEL, WIJKEN, in_bestand, vul, wijknamen

from integratie.afleiding.lezen import DOCUMENTEN
from integratie.afleiding.nagaan import ga_na

PROJECT = Path(__file__).parents[2]
DEELNEMERS = "herkomst,geslacht,aantal\nbelgisch,man,40\nbuitenlands,man,4\nbelgisch,vrouw,30\n"
pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory) -> Path:
    """De rapporten van Vilvoorde en de Noordrand, met een bestand per wijk en een bevraging van Vilvoorde."""
    map_ = tmp_path_factory.mktemp("nagaan")
    shutil.copytree(PROJECT / "notebooks", map_ / "notebooks")
    shutil.copytree(PROJECT / "parameters", map_ / "parameters")
    rijen = [f"23088W0{i};{g};{t}" for i, (g, t) in enumerate(WIJKEN, start=1)]
    for soort, inhoud in (
        ("wijken", "\n".join([f"# {TITEL}", "gebied;groep;totaal", *rijen])),
        ("bevragingen", DEELNEMERS),
    ):
        (map_ / "parameters" / soort).mkdir(exist_ok=True)
        (map_ / "parameters" / soort / "23088.csv").write_text(inhoud + "\n", encoding="utf-8")
    (map_ / "parameters/wijken/23088.yaml").write_text(GEBIEDEN, encoding="utf-8")
    opdracht = ["rapporten", "23088", "noordrand", "--notebook", "kader", "--notebook", "samenwerking"]
    formaten = [x for naam in ("docx", "pptx", "xlsx") for x in ("--formaat", naam)]
    uit = subprocess.run(
        [sys.executable, "-m", "integratie", *opdracht, *formaten], cwd=map_, capture_output=True, text=True
    )
    assert uit.returncode == 0, uit.stdout + uit.stderr
    return map_


@pytest.fixture
def uit(gemaakt, tmp_path, monkeypatch) -> Path:
    """Een kopie om een lek in te planten; het geheugen kent na de eerste keer de bestanden zonder lek."""
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: gemaakt / "geheugen")
    return shutil.copytree(gemaakt / "outputs", tmp_path / "uit")


def test_wat_de_bescherming_overlaat_heeft_geen_lek(uit, gemaakt):
    """Ook met de totalen van de gemeente ernaast; en er staat wel degelijk iets verborgen."""
    n = ga_na([uit])
    assert [str(x) for x in n.lekken] == [] and n.verborgen >= 2
    rijen = (uit / MAP / "figuren" / "wijken.csv").read_text(encoding="utf-8-sig")
    assert '"Station (Broek + Far-West)";"87";"9"' in rijen
    for waar in ([str(uit)], ["--uit", str(uit)]):
        antwoord = integratie("onthulling", *waar, "--json", map_=gemaakt)
        document = json.loads(antwoord.stdout)
        assert antwoord.returncode == 0 and document["toegevoegd"] == []
        assert {k: document[k] for k in ("verborgen", "exact", "te_smal", "lekken")} == {
            "verborgen": n.verborgen,
            "exact": 0,
            "te_smal": 0,
            "lekken": [],
        }


@pytest.mark.parametrize("naam", LEKKEN | LEKKEN_ELDERS)
def test_een_geplant_lek_wordt_gevonden(uit, gemaakt, naam):
    plant, bestand, cel = (LEKKEN | LEKKEN_ELDERS)[naam]
    shutil.copyfile(gemaakt / "parameters/wijken/23088.csv", uit.parent / "eigen.csv")
    plant(uit)
    # Documenten vragen de meeste tijd, en in een zonder lek staat niets: zie hierboven.
    for pad in sorted(uit.rglob("*")):
        echt = gemaakt / "outputs" / pad.relative_to(uit)
        if pad.suffix in DOCUMENTEN and echt.exists() and echt.read_bytes() == pad.read_bytes():
            pad.unlink()
    n = ga_na([uit])
    assert any(lek.cel == cel and lek.hoog < lek.laag + 5 for lek in n.lekken), [str(lek) for lek in n.lekken]
    assert any(lek.bestand.endswith(bestand) for lek in n.lekken), [str(lek) for lek in n.lekken]


def test_een_opsomming_met_andere_aantallen_gaat_over_iets_anders(uit):
    """Aankomsten per wijk zijn niet de groep; staat het aantal van de tabel ernaast, dan gaat de opsomming er wel over."""
    derde, titel = wijknamen()[2], "<title>Broek: {}; {}: {}</title></svg>"
    in_bestand("figuren/wijken.svg", "</svg>", titel.format(428, derde, 391))(uit)
    assert ga_na([uit]).lekken == ()
    in_bestand("figuren/wijken.svg", "</svg>", titel.format(3, derde, WIJKEN[2][0]))(uit)
    assert any(lek.cel == BROEK and (lek.laag, lek.hoog) == (3, 3) for lek in ga_na([uit]).lekken)


def test_een_vroegere_uitgave_verraadt_wat_nu_verborgen_is(uit, tmp_path):
    """Toen stond Broek er nog; nu is het aantal verborgen, maar wie de oude map heeft, kent het."""
    vroeger = shutil.copytree(uit, tmp_path / "vroeger")
    vul("Broek", "Groep", "3")(vroeger)
    assert ga_na([uit]).lekken == ()
    n = ga_na([uit, vroeger])
    assert any(lek.cel == BROEK and (lek.laag, lek.hoog) == (3, 3) for lek in n.lekken)


def test_een_verbeterd_bestand_spreekt_zijn_vroegere_uitgave_niet_tegen(uit, tmp_path):
    """Andere aantallen dan vroeger zijn geen lek en geen fout: elke uitgave wordt dan apart nagegaan."""
    vroeger = shutil.copytree(uit, tmp_path / "vroeger")
    vul("Stadscentrum", "Groep", str(WIJKEN[-1][0] - 500))(vroeger)
    vul("Stadscentrum", "Aandeel", "64")(vroeger)
    assert ga_na([uit, vroeger]).lekken == ()


def test_wie_al_eens_gelezen_is_wordt_opnieuw_gelezen_als_hij_verandert(uit, gemaakt):
    """Ook een bestand waarin eerst niets stond."""
    assert ga_na([uit]).lekken == ga_na([uit]).lekken == ()
    in_bestand("samenwerking.html", "</main>", "<table><tr><th>Wijk<th>Groep<tr><td>Broek<td>3</table></main>")(uit)
    assert any(lek.cel == BROEK and lek.bestand.endswith("samenwerking.html") for lek in ga_na([uit]).lekken)
    antwoord = integratie("onthulling", str(uit), map_=gemaakt)
    assert antwoord.returncode == 1 and BROEK in antwoord.stdout


def test_een_map_die_er_niet_is(tmp_path, capsys):
    antwoord = integratie("onthulling", str(tmp_path / "weg"))
    assert antwoord.returncode == 1 and "is geen map" in antwoord.stderr


def test_een_bestand_dat_niet_te_lezen_is(uit):
    (uit / MAP / "kapot.docx").write_bytes(b"geen zip")
    antwoord = integratie("onthulling", str(uit))
    assert antwoord.returncode == 1 and "kapot.docx is niet te lezen" in antwoord.stderr
