"""Een eigen notebook met eigen zinnen, van de opdrachtregel tot bladzijde, Word, dia's en werkboek; de controle rekent na en vindt elke vervalsing."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from opdrachtregel import integratie, programma
from proefproject import schrijf_notebook, schrijf_project
from uitvoerdeel import van_een_gebied

from integratie.blok.blok import MIME

pytestmark = pytest.mark.usefixtures("in_kleine_editie")
ZIN = "In {inwoners:jaar} telde {gemeente} {inwoners} inwoners, en 12 straten. Dat {inwoners:verandering 5}. Het aandeel {aandeel_niet_eu_herkomst:tegenover vlaanderen}."


@pytest.fixture(scope="module")
def project(tmp_path_factory, kleine_editie) -> Path:
    map_ = schrijf_project(tmp_path_factory.mktemp("eigen"))
    schrijf_notebook(
        map_ / "notebooks" / "proef.ipynb",
        f"import integratie as ig\nig.tekst({ZIN!r}, gemeente, peiljaar)",
        'from pathlib import Path\nig.tekst(Path("parameters/inleiding.md"), gemeente, peiljaar)',
    )
    (map_ / "parameters" / "inleiding.md").write_text(
        "**{inwoners} mensen**\n\n- {inwoners:tegenover Leuven|zelf Leuven}\n", "utf-8"
    )
    assert maak(map_)["23088"]["status"] == "gemaakt"
    return map_


def maak(map_: Path) -> dict:
    formaten = [x for f in ("docx", "pptx", "xlsx") for x in ("--formaat", f)]
    run = programma("rapporten", "vilvoorde", "--notebook", "proef", "--json", *formaten, map_=map_)
    assert run.returncode == 0, run.stdout + run.stderr
    return {rij["nis"]: rij for rij in json.loads(run.stdout)["rapporten"]}


def controle(map_: Path, uit: Path) -> list[dict]:
    return json.loads(integratie("controle", "--uit", str(uit), "--json", map_=map_).stdout)["fouten"]


def test_elk_formaat_toont_ze_en_alles_klopt(project):
    html = (project / "outputs" / "23088-vilvoorde" / "proef.html").read_text(encoding="utf-8")
    assert re.search(
        r'telde Vilvoorde <data value="48413" [^>]*>48\.413</data> inwoners, en 12 straten\. Dat <data', html
    )
    assert re.search(r'<strong><data value="48413"[^>]*>48\.413</data> mensen</strong>', html)
    assert controle(project, project / "outputs") == []


@pytest.mark.parametrize(
    ("nummer", "oud", "nieuw"),
    [(2, "48.413", "48.431"), (2, "steeg", "daalde"), (2, "hoger dan", "lager dan"), (2, "12 straten", "13 straten"), (3, "mensen", "gezinnen")],
)  # fmt: skip
def test_een_vervalsing_wordt_gevonden(project, tmp_path, nummer, oud, nieuw):
    uit = van_een_gebied(project / "outputs", "23088", tmp_path)
    pad = uit / "23088-vilvoorde" / "proef.ipynb"
    nb = nbformat.read(pad, 4)
    cel = next(c for c in nb.cells if "ig.tekst(" in c.source and ("Path" in c.source) == (nummer == 3))
    blok = json.dumps(cel.outputs[0].data[MIME], ensure_ascii=False)
    assert oud in blok
    cel.outputs[0].data[MIME] = json.loads(blok.replace(oud, nieuw))
    nbformat.write(nb, pad)
    verwacht = [
        f["verwacht"]
        for f in controle(project, uit)
        if f["bestand"].endswith("proef.ipynb") and f["plaats"].startswith("cel")
    ]
    assert any(oud in zin for zin in verwacht), verwacht


def test_een_ander_bestand_in_parameters_maakt_het_rapport_opnieuw(project):
    assert {rij["status"] for rij in maak(project).values()} == {"ongewijzigd"}
    pad = project / "parameters" / "inleiding.md"
    pad.write_text(pad.read_text("utf-8").replace("mensen", "inwoners"), "utf-8")
    assert {rij["status"] for rij in maak(project).values()} == {"gemaakt"}
    assert controle(project, project / "outputs") == []
