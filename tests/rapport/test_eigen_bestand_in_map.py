"""Een rapport met een eigen bestand: nagegaan voor het geplaatst wordt, en beschermd samen met wat er in die map al stond. Alle aantallen zijn verzonnen."""

import json
import shutil
from pathlib import Path

import pytest
from kleinrapport import UIT, bekijk
from proefproject import maak, schrijf_notebook, schrijf_project

from integratie.afleiding.nagaan import ga_na
from integratie.controle import controleer

MAP = UIT / "23088-vilvoorde"
WIJKEN = [(3, 80), (30, 80), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)]
TOON = "import integratie as ig\nig.wijken(gemeente, peiljaar)"


def schrijf(rijen: list[tuple[int, int]]) -> None:
    regels = [f"23088W0{i};{g};{t}" for i, (g, t) in enumerate(rijen, start=1)]
    inhoud = "\n".join(["# Inwoners van buitenlandse herkomst, 2025", "gebied;groep;totaal", *regels])
    Path("parameters/wijken/23088.csv").write_text(inhoud + "\n", encoding="utf-8")


@pytest.fixture
def met_wijken(klein):
    (klein / "parameters/wijken").mkdir()
    schrijf_project(klein, TOON)
    schrijf(WIJKEN)
    yield klein
    shutil.rmtree(klein / "parameters/wijken")


def test_opnieuw_maken_geeft_dezelfde_bytes(met_wijken):
    """Ook nu de map zegt wat er al getoond is; alleen een ander getoond cijfer, of een andere lijst, maakt het rapport opnieuw."""
    assert maak("vilvoorde")["23088"]["status"] == "gemaakt"
    eerst, getoond = bekijk(MAP), (UIT / "getoond.json").read_bytes()
    assert maak("vilvoorde")["23088"]["status"] == "ongewijzigd"
    assert maak("vilvoorde", opnieuw=True)["23088"]["status"] == "gemaakt"
    assert bekijk(MAP) == eerst and (UIT / "getoond.json").read_bytes() == getoond
    schrijf([(2, 80), *WIJKEN[1:]])  # een ander verborgen aantal: er is niets anders te tonen
    assert maak("vilvoorde")["23088"]["status"] == "ongewijzigd"
    schrijf([*WIJKEN[:7], (60, 80)])
    assert maak("vilvoorde")["23088"]["status"] == "gemaakt"
    stand = json.loads((UIT / "getoond.json").read_text(encoding="utf-8"))["wijken"]["23088"]
    assert next(iter(stand.values()))["23088W08 groep"] == [45, 60]


def test_een_verschil_van_enkele_mensen_komt_er_niet(met_wijken):
    maak("vilvoorde")
    schrijf([*WIJKEN[:7], (47, 80)])
    assert maak("vilvoorde")["23088"]["status"] == "gemaakt"
    blad = (MAP / "proef.html").read_text(encoding="utf-8")
    assert "minder dan vijf" in blad and "n.b." not in blad and not [*MAP.glob("figuren/*")]
    # De controle maakt het blok opnieuw, met dezelfde lijst van wat er al stond.
    assert not [fout for fout in controleer(UIT).fouten if "wijken" in str(fout)]


def test_gebieden_uit_wijken_in_een_rapport(met_wijken):
    """Elk heeft een rij, en `controle` maakt ze opnieuw; het rapport verandert als een gebied anders heet, en er volgt geen klein aantal uit."""
    samen = [
        TOON.replace("peiljaar)", f"peiljaar, samen={namen})") for namen in (["Broek", "Far-West"], ["W03", "W04"])
    ]
    schrijf_notebook(Path("notebooks/proef.ipynb"), TOON, *samen)
    gebieden = Path("parameters/wijken/23088.yaml")
    for naam in ("Station", "Stationswijk"):
        gebieden.write_text(f"{naam}: [Broek, Kassei]\nZuid: [Peutie, Houtem, Kassei]\n", encoding="utf-8")
        assert maak("vilvoorde")["23088"]["status"] == "gemaakt"
        assert maak("vilvoorde")["23088"]["status"] == "ongewijzigd"
        blad = (MAP / "proef.html").read_text(encoding="utf-8")
        assert f"{naam} (Broek + Kassei)" in blad and "Far-West + Broek" not in blad and "Faubourg + Houtem" in blad
        assert not [fout for fout in controleer(UIT).fouten if "wijken" in str(fout)] and ga_na([UIT]).lekken == ()
    assert {pad.stem for pad in MAP.glob("figuren/*.svg")} == {"wijken", "wijken_W01_W02", "wijken_W03_W04"}
    notebook = (MAP / "proef.ipynb").read_text(encoding="utf-8")
    assert "56,3" in notebook  # 40 en 50 van twee keer 80
    (MAP / "proef.ipynb").write_text(notebook.replace("56,3", "57,3"), encoding="utf-8")
    assert [fout for fout in controleer(UIT).fouten if "56,3" in str(fout) and "wijken_W03_W04" in str(fout)]
    stand = json.loads((UIT / "getoond.json").read_text(encoding="utf-8"))["wijken"]["23088"]
    cellen = next(iter(stand.values()))
    assert "23088W01+23088W05 groep" in cellen and "23088W03+23088W04 groep" not in cellen


def test_een_rapport_met_een_lek_wordt_niet_geplaatst(met_wijken):
    """Een notebook dat Broek zelf afdrukt: de zin noemt bestand, tabel, cel en bereik, niet het aantal; wat er stond, blijft."""
    maak("vilvoorde")
    stond, manifest = bekijk(MAP), json.loads((UIT / "manifest.json").read_text(encoding="utf-8"))
    schrijf_notebook(Path("notebooks/proef.ipynb"), TOON, "print('Broek 3')")
    rij = maak("vilvoorde")["23088"]
    assert rij["status"] == "mislukt"
    for woord in (
        "23088-vilvoorde/proef.",
        "buitenlandse herkomst",
        "Broek, groep",
        "op 0 na",
        "minstens 5",
        "niet geplaatst",
    ):
        assert woord in rij["reden"], rij["reden"]
    nu = bekijk(MAP)
    verslag = nu.pop("proef.fout.txt").decode()
    assert nu == stond and "tussen 3" not in verslag and "is 3" not in verslag and not [*UIT.glob(".bezig-*")]
    assert (
        json.loads((UIT / "manifest.json").read_text())["rapporten"][0]["bestanden"]
        == manifest["rapporten"][0]["bestanden"]
    )


def test_zonder_eigen_bestand_staat_er_niets_bij(met_wijken):
    Path("parameters/wijken/23088.csv").unlink()
    assert maak("vilvoorde")["23088"]["status"] == "gemaakt"
    assert not (UIT / "getoond.json").exists()
    (rij,) = json.loads((UIT / "manifest.json").read_text(encoding="utf-8"))["rapporten"]
    assert {*rij["invoer"]} == {"notebook", "parameters", "instellingen", "code", "gegevens", "omgeving"}
