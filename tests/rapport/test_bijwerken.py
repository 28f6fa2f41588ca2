"""Na een wijziging in het pakket wordt precies opnieuw gemaakt wat ervan afhangt; in een kopie van het hele project."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
ALLE = {"omgevingsanalyse", "kader", "samenwerking", "plan_van_aanpak", "opvolging"}
AANTALLEN, ONDERWIJS = "integratie/indicatoren/aantallen.py", "integratie/indicatoren/onderwijs.py"

pytestmark = pytest.mark.traag


def draai(map_: Path, *opties: str) -> subprocess.CompletedProcess:
    opdracht = [sys.executable, "-m", "integratie", "rapporten", "vilvoorde", "--notebook", "alle", *opties]
    return subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, encoding="utf-8")


def gemaakt(map_: Path) -> set[str]:
    """De notebooks waarvan een nieuwe run het rapport maakt; de andere bleven ongewijzigd."""
    run = draai(map_, "--json")
    assert run.returncode == 0, run.stderr
    status = {rij["notebook"]: rij["status"] for rij in json.loads(run.stdout)["rapporten"]}
    assert set(status.values()) <= {"gemaakt", "ongewijzigd"} and status.keys() == ALLE
    return {notebook for notebook, wat in status.items() if wat == "gemaakt"}


def rijen(map_: Path) -> list[dict]:
    return json.loads((map_ / "outputs" / "manifest.json").read_text(encoding="utf-8"))["rapporten"]


def wijzig(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count(oud) == 1
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """Een kopie van het project waarin alle rapporten van Vilvoorde gemaakt zijn."""
    map_ = tmp_path_factory.mktemp("project")
    for deel in ("integratie", "notebooks", "parameters"):
        shutil.copytree(PROJECT / deel, map_ / deel, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(PROJECT / "pyproject.toml", map_ / "pyproject.toml")
    assert gemaakt(map_) == ALLE
    return map_


def test_aanraken_en_commentaar_maken_niets_opnieuw(project):
    for pad in (project / "integratie").rglob("*.py"):
        os.utime(pad)
    with (project / AANTALLEN).open("a", encoding="utf-8") as bestand:
        bestand.write("# een opmerking\n")
    assert gemaakt(project) == set()


# Omgevingsanalyse (met gegevens.csv) en kader tonen elke indicator; inwoners telt mee in regels en gelijkaardige gemeenten.
@pytest.mark.parametrize(("bestand", "functie", "wie"), [
    (AANTALLEN, "inwoners", {"omgevingsanalyse", "kader", "samenwerking"}),
    (ONDERWIJS, "verschil_thuistaal_basis_secundair", {"omgevingsanalyse", "kader"}),
])  # fmt: skip
def test_een_functie_van_een_indicator_maakt_precies_opnieuw_wie_hem_leest(project, bestand, functie, wie):
    heel = (project / bestand).read_text(encoding="utf-8")
    regels = heel.splitlines(keepends=True)
    begin = next(i for i, regel in enumerate(regels) if regel.startswith(f"def {functie}("))
    einde = next(i for i in range(begin, len(regels)) if regels[i].startswith("    return "))
    regels.insert(einde, "    _ = 1\n")
    (project / bestand).write_text("".join(regels), encoding="utf-8")
    assert gemaakt(project) == wie
    assert gemaakt(project) == set()
    (project / bestand).write_text(heel, encoding="utf-8")
    assert gemaakt(project) == wie


@pytest.mark.parametrize("notebook", ["samenwerking", "plan_van_aanpak", "opvolging"])
def test_een_rapport_heeft_genoeg_aan_de_indicatoren_die_het_volgens_het_manifest_las(project, notebook):
    (rij,) = [rij for rij in rijen(project) if rij["notebook"] == notebook]
    register = project / "integratie/indicator.py"
    heel = register.read_text(encoding="utf-8")
    namen = f"{rij['indicatoren']!r}"
    wijzig(register, "uit = ind.functie(", f"assert ind.naam in {namen}, ind.naam\n    uit = ind.functie(")
    draai(project, "--opnieuw")  # wie alle indicatoren toont, mislukt nu
    register.write_text(heel, encoding="utf-8")
    status = {r["notebook"]: r["status"] for r in rijen(project)}
    assert status["kader"] == "mislukt"
    (nu,) = [r for r in rijen(project) if r["notebook"] == notebook]
    assert (nu["status"], nu["bestanden"]) == ("gemaakt", rij["bestanden"])


def test_een_stukke_indicator_geeft_de_tabel_en_een_zin_over_het_overzicht(project):
    heel = (project / AANTALLEN).read_text(encoding="utf-8")
    wijzig(project / AANTALLEN, 'aantal(tel(herkomst, "inwoners"))', "aantal(1 / 0)")
    run = draai(project)
    (project / AANTALLEN).write_text(heel, encoding="utf-8")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "3 mislukt" in run.stdout
    (zin,) = [regel for regel in run.stderr.splitlines() if "index.html" in regel]
    overzicht = project / "outputs" / "index.html"
    assert zin == f"integratie: Het overzicht {overzicht} is niet bijgewerkt: ZeroDivisionError: division by zero."
    assert "Overzicht:" not in run.stdout
