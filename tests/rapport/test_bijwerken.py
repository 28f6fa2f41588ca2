"""Na een wijziging in het pakket wordt precies opnieuw gemaakt wat ervan afhangt; in een kopie van het hele project."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from opdrachtregel import programma

pytestmark = pytest.mark.usefixtures("in_kleine_editie")

PROJECT = Path(__file__).parents[2]
ALLE = {"kader", "plan_van_aanpak", "opvolging"}  # de andere hangen van dezelfde bestanden af, en duren langer
AANTALLEN = "integratie/indicatoren/aantallen.py"


def draai(map_: Path, *opties: str) -> subprocess.CompletedProcess:
    keuze = [deel for notebook in sorted(ALLE) for deel in ("--notebook", notebook)]
    return programma("rapporten", "vilvoorde", *keuze, *opties, map_=map_)


def gemaakt(map_: Path) -> set[str]:
    """De notebooks waarvan een nieuwe run het rapport maakt; de andere bleven ongewijzigd."""
    run = draai(map_, "--json")
    assert run.returncode == 0, run.stderr
    status = {rij["notebook"]: rij["status"] for rij in json.loads(run.stdout)["rapporten"]}
    assert set(status.values()) <= {"gemaakt", "ongewijzigd"} and status.keys() == ALLE
    return {notebook for notebook, wat in status.items() if wat == "gemaakt"}


def wijzig(map_: Path, bestand: str, oud: str, nieuw: str) -> None:
    """Zet in dit bestand iets anders; een volgende test bouwt daarop verder."""
    pad = map_ / bestand
    heel = pad.read_text(encoding="utf-8")
    assert heel.count(oud) == 1
    pad.write_text(heel.replace(oud, nieuw), encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """Een kopie van het project waarin deze rapporten gemaakt zijn."""
    map_ = tmp_path_factory.mktemp("project")
    for deel in ("integratie", "notebooks", "parameters"):
        shutil.copytree(PROJECT / deel, map_ / deel, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(PROJECT / "pyproject.toml", map_ / "pyproject.toml")
    assert gemaakt(map_) == ALLE
    return map_


def test_na_een_wijziging_wordt_opnieuw_gemaakt_wat_ervan_afhangt_en_de_tweede_keer_niets(project):
    oud = "return aantal(_alle(herkomst, inwoners_totaal))"
    wijzig(project, AANTALLEN, oud, "return (aantal(_alle(herkomst, inwoners_totaal)),)[0]")
    assert gemaakt(project) == ALLE
    # Aanraken en commentaar maken niets opnieuw.
    for pad in (project / "integratie").rglob("*.py"):
        os.utime(pad)
    with (project / AANTALLEN).open("a", encoding="utf-8") as bestand:
        bestand.write("# een opmerking\n")
    assert gemaakt(project) == set()
    wijzig(project, "parameters/rapporten.yaml", "titel: Kader", "titel: Groot kader")
    assert gemaakt(project) == ALLE
    wijzig(project, "notebooks/kader.ipynb", '"nbformat": 4', '"nbformat":  4')
    assert gemaakt(project) == {"kader"}


def test_een_module_die_niet_te_laden_is_is_de_reden_van_elke_mislukking(project):
    wijzig(project, AANTALLEN, '"""Aantallen: ', 'x = (\n"""Aantallen: ')
    run = draai(project)
    wijzig(project, AANTALLEN, 'x = (\n"""Aantallen: ', '"""Aantallen: ')
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert run.stdout.count("SyntaxError: '(' was never closed (aantallen.py") == len(ALLE)


def test_een_stukke_indicator_geeft_de_tabel_en_een_zin_over_het_overzicht(project):
    wijzig(project, AANTALLEN, "aantal(_alle(herkomst, inwoners_totaal))", "aantal(1 / 0)")
    run = draai(project)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "mislukt" in run.stdout
    (zin,) = [regel for regel in run.stderr.splitlines() if "index.html" in regel]
    overzicht = project / "outputs" / "index.html"
    assert zin == f"integratie: Het overzicht {overzicht} is niet bijgewerkt: ZeroDivisionError: division by zero."
    assert "Overzicht:" not in run.stdout
