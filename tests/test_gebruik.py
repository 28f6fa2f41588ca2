"""Welke indicatoren een rapport leest: dezelfde in een warm en in een gewoon proces, ook wat al klaarstond."""

import json
import shutil
from pathlib import Path

import nbformat
import papermill
import pytest

from integratie import gebruik
from integratie.uitvoering import motor
from integratie.vergelijking.gelijkaardig import PROFIEL, gelijkaardig

PROJECT = Path(__file__).parents[1]


def test_wie_een_onthouden_uitkomst_krijgt_las_ook_de_indicatoren_erachter():
    @gebruik.onthoud
    def binnen(naam: str) -> str:
        gebruik.noteer(naam)
        return naam.upper()

    @gebruik.onthoud
    def buiten(naam: str) -> str:
        return binnen(naam) + binnen("vast")

    assert buiten("a") == "AVAST"
    gebruik.begin()
    gebruik.noteer("eerst")
    assert buiten("a") == "AVAST"
    assert gebruik.gelezen() == ["a", "eerst", "vast"]
    gebruik.begin()
    assert gebruik.gelezen() == []


def test_een_fout_wordt_niet_onthouden_en_wat_gelezen_werd_telt():
    @gebruik.onthoud
    def stuk(naam: str) -> None:
        gebruik.noteer(naam)
        raise ValueError("stuk")

    gebruik.begin()
    gebruik.noteer("eerst")
    for _ in range(2):
        with pytest.raises(ValueError, match=r"^stuk$"):
            stuk("a")
    assert gebruik.gelezen() == ["a", "eerst"]


def test_gelijkaardige_gemeenten_lezen_het_profiel_ook_de_tweede_keer():
    for _ in range(2):
        gebruik.begin()
        gelijkaardig("vilvoorde")
        assert gebruik.gelezen() == sorted(PROFIEL)


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory) -> Path:
    """De notebooks van een project waarin Vilvoorde een plan heeft."""
    map_ = tmp_path_factory.mktemp("gebruik")
    for deel in ("notebooks", "parameters"):
        shutil.copytree(PROJECT / deel, map_ / deel)
    plannen = map_ / "parameters" / "plannen"
    shutil.copyfile(plannen / "voorbeelden" / "vilvoorde.yaml", plannen / "23088.yaml")
    return map_ / "notebooks"


@pytest.mark.traag
@pytest.mark.parametrize("naam", ["omgevingsanalyse", "kader", "samenwerking", "plan_van_aanpak", "opvolging"])
def test_warm_worden_dezelfde_indicatoren_gelezen_als_in_een_gewoon_proces(notebooks, naam, tmp_path):
    parameters = {"gemeente": "23088", "peiljaar": 2025}
    warm = motor.indicatoren(motor.voer_uit(notebooks / f"{naam}.ipynb", parameters))
    gewoon = nbformat.read(notebooks / f"{naam}.ipynb", as_version=4)
    cel = "import json\nfrom integratie import gebruik\nprint(json.dumps(gebruik.gelezen()))"
    gewoon.cells.append(nbformat.v4.new_code_cell(cel))
    nbformat.write(gewoon, tmp_path / "gewoon.ipynb")
    klaar = papermill.execute_notebook(
        tmp_path / "gewoon.ipynb", None, parameters, kernel_name="python3", progress_bar=False, cwd=notebooks
    )
    assert warm == json.loads(klaar.cells[-1].outputs[0].text)
    assert warm
