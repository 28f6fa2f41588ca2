"""Een notebook van iemand zelf, overal, met andere parameters: van de opdrachtregel tot bladzijde, csv, manifest en controle."""

import json

import pytest
from opdrachtregel import integratie, programma
from proefproject import schrijf_notebook

pytestmark = pytest.mark.usefixtures("in_kleine_editie")

CEL = """gemeente: str = "23088"
peiljaar: int = 2025
naast: list[str] = []
indicator: str = "aandeel_niet_belg"  # welk cijfer
jaren: int = 10
drempel: float = 2.5  # in procentpunten # vanaf hier
met_kaart = False
wijken: list[str] = []
raar = {"a": 1}"""


@pytest.fixture
def notebook(tmp_path):
    """Een eigen notebook buiten het project, met een trend van de gekozen indicator."""
    pad = tmp_path / "mijn_blik.ipynb"
    cellen = (
        "import integratie as ig\nig.trend(indicator, gemeente, peiljaar)",
        "print(jaren, drempel, met_kaart, wijken)",
    )
    return schrijf_notebook(pad, *cellen, parameters=CEL)


def maak(notebook, *opties: str) -> dict:
    run = programma(
        "rapporten",
        "asse",
        "machelen",
        "--notebook",
        notebook.name,
        "--json",
        "--uit",
        "uit",
        *opties,
        map_=notebook.parent,
    )
    assert run.returncode == 0, run.stderr
    return {rij["nis"]: rij for rij in json.loads(run.stdout)["rapporten"]}


def test_van_parameter_tot_bladzijde_en_wat_verandert_komt_opnieuw(notebook):
    keuze = (
        "-p",
        "indicator=aandeel_niet_eu_herkomst",
        "-p",
        "wijken=Noord, Zuid;Oost",
        "-p",
        "drempel=3,5",
        "-p",
        "met_kaart=ja",
    )
    assert {r["reden"] for r in maak(notebook, *keuze, "--lijst").values()} == {"nog niet gemaakt"}
    assert not (notebook.parent / "uit").exists()
    rijen = maak(notebook, *keuze)
    gekozen = {
        "indicator": "aandeel_niet_eu_herkomst",
        "drempel": 3.5,
        "met_kaart": True,
        "wijken": ["Noord", "Zuid;Oost"],
    }
    assert {r["status"] for r in rijen.values()} == {"gemaakt"} and rijen["23002"]["parameters"] == gekozen
    map_ = notebook.parent / "uit" / "23047-machelen"
    bladzijde = (map_ / "mijn_blik.html").read_text(encoding="utf-8")
    assert (
        "; indicator = aandeel_niet_eu_herkomst; drempel = 3,5; met_kaart = ja; wijken = Noord, Zuid;Oost). Gemaakt"
        in bladzijde
    )
    assert "10 3.5 True [&#39;Noord&#39;, &#39;Zuid;Oost&#39;]" in bladzijde
    assert (map_ / "figuren" / "trend-aandeel-niet-eu-herkomst.csv").is_file()
    assert "wijken = Noord, Zuid;Oost" in (map_ / "index.html").read_text(encoding="utf-8")

    assert {r["status"] for r in maak(notebook, *keuze).values()} == {"ongewijzigd"}
    assert {r["reden"] for r in maak(notebook, *keuze, "--lijst").values()} == {""}
    vooraf = maak(notebook, *keuze[:-1], "met_kaart=nee", "--lijst").values()
    assert {(r["status"], r["reden"]) for r in vooraf} == {("te maken", "veranderd: parameters")}
    anders = maak(notebook, *keuze[:-1], "met_kaart=nee")
    assert {r["status"] for r in anders.values()} == {"gemaakt"} and anders["23047"]["parameters"]["met_kaart"] is False
    controle = programma("controle", "--uit", "uit", map_=notebook.parent)
    assert controle.returncode == 0, controle.stdout

    manifest = notebook.parent / "uit" / "manifest.json"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace('"drempel": 3.5', '"drempel": 4.5'), encoding="utf-8"
    )
    assert "verwacht de parameters" in programma("controle", "--uit", "uit", map_=notebook.parent).stdout


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        ("jaren=tien", "parameter 'jaren': verwacht een geheel getal, niet 'tien'"),
        ("jaren=2,5", "verwacht een geheel getal, niet '2,5'"),
        ("jaren=nan", "verwacht een geheel getal"),
        ("drempel=1e999", "verwacht een getal"),
        ("met_kaart=soms", "verwacht ja of nee, niet 'soms'"),
        ("indicator=" + "x" * 201, "hoogstens 200 tekens"),
        ("indicator=een\ntwee", "op één regel"),
        ("raar=1", "verander ze in het notebook zelf"),
        ("indicatr=x", "Bedoelde je indicator? Ze kent: indicator (een tekst; welk cijfer); jaren (een geheel getal); drempel (een getal; in procentpunten # vanaf hier)"),
        ("peiljaar=2020", "geef --peiljaar JAAR"),
        ("gemeente=asse", "geef de gemeente zelf"),
        ("naast=genk", "geef --naast GEBIED"),
        ("jaren", "NAAM=WAARDE"),
    ],
)  # fmt: skip
def test_wat_niet_kan_is_een_zin(notebook, getypt, zin):
    run = integratie("rapporten", "asse", "--notebook", str(notebook), "-p", getypt)
    assert run.returncode == 2 and zin in run.stderr and run.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("naam", "zin"),
    [
        ("nergens.ipynb", "ontbreekt of is geen leesbaar notebook"),
        ("mijn_blik", "Een eigen notebook geeft u met zijn pad"),
        ("kader.ipynb", "geef het notebook een andere naam dan 'kader'"),
        ("index.ipynb", "geef het notebook een andere naam dan 'index'"),
    ],
)
def test_een_notebook_dat_er_niet_is_of_zoals_een_ander_heet(notebook, naam, zin):
    run = integratie("rapporten", "asse", "--notebook", naam, map_=notebook.parent)
    assert run.returncode == 2 and zin in run.stderr and run.stderr.count("\n") == 1


def test_een_regel_van_de_lijst_heeft_ook_parameters(notebook, tmp_path):
    lijst = tmp_path / "parameters" / "rapporten.yaml"
    lijst.parent.mkdir()
    regel = "- {notebook: mijn_blik, titel: Blik, groep: vlaamse-rand, parameters: {jaren: 5, wijken: [Noord]}}\n"
    lijst.write_text(regel, encoding="utf-8")
    notebook.rename(schrijf_notebook(tmp_path / "notebooks" / notebook.name))
    rij = json.loads(
        programma("rapporten", "asse", "-p", "wijken=Zuid", "--json", "--uit", "uit", map_=tmp_path).stdout
    )["rapporten"][0]
    assert rij["status"] == "gemaakt" and rij["parameters"] == {"jaren": 5, "wijken": ["Zuid"]}
    lijst.write_text(regel.replace("jaren: 5", "jaar: 5"), encoding="utf-8")
    assert "kent geen 'jaar'" in programma("rapporten", "asse", map_=tmp_path).stderr
