"""Geplante lekken: elk aantal dat een buitenstaander kan lezen of berekenen wordt gevonden, en een map zonder lek geeft niets. Alle aantallen zijn verzonnen."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import openpyxl
import pytest

import integratie as ig
from integratie.afleiding.nagaan import Nagegaan, ga_na
from integratie.blok.blok import MIME
from integratie.cli import main
from integratie.weergave import figuurbestanden, tabellenboek

PROJECT = Path(__file__).parents[2]
TITEL = "Inwoners van buitenlandse herkomst, 1 januari 2025"
# Broek telt 3 mensen van de groep, Far-West 7 inwoners.
WIJKEN = [(3, 80), (6, 7), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)]
DEELNEMERS = "herkomst,geslacht,aantal\nbelgisch,man,40\nbuitenlands,man,4\nbelgisch,vrouw,30\n"
MAP = "23088-vilvoorde"


@pytest.fixture
def uit(tmp_path, monkeypatch) -> Path:
    """Een afgewerkte map met wat een rapport uit de eigen bestanden toont, en `gegevens.csv` met de totalen van de gemeente."""
    for naam in ("rapporten.yaml", "groepen.yaml"):
        (tmp_path / "parameters").mkdir(exist_ok=True)
        shutil.copyfile(PROJECT / "parameters" / naam, tmp_path / "parameters" / naam)
    rijen = [f"23088W0{i};{g};{t}" for i, (g, t) in enumerate(WIJKEN, start=1)]
    for soort, inhoud in (
        ("wijken", "\n".join([f"# {TITEL}", "gebied;groep;totaal", *rijen])),
        ("bevragingen", DEELNEMERS),
    ):
        (tmp_path / "parameters" / soort).mkdir()
        (tmp_path / "parameters" / soort / "23088.csv").write_text(inhoud + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    blokken = [ig.wijken("Vilvoorde", 2025), ig.participatie("Vilvoorde", 2026)]
    notebook = nbformat.v4.new_notebook()
    for blok in blokken:
        bundel = {**blok._repr_mimebundle_(), "text/html": blok._repr_html_()}
        uitvoer = nbformat.v4.new_output("execute_result", data=bundel)
        notebook.cells.append(nbformat.v4.new_code_cell("ig", outputs=[uitvoer]))
    som_groep, som = (sum(x) for x in zip(*WIJKEN, strict=True))
    kop = "nis,gebied,indicator,groep,jaar,teller,noemer,waarde,eenheid,bron,status"
    gemeente = f"23088,Vilvoorde,inwoners,,2025,{som},,{som},inwoners,,bekend"
    aandeel = f"23088,Vilvoorde,aandeel_buitenlandse_herkomst,,2025,{som_groep},{som},{100 * som_groep / som},%,,bekend"
    bestanden = {
        "kader.ipynb": nbformat.writes(notebook).encode(),
        "kader.html": "".join(b.html for b in blokken).encode(),
        "kader.xlsx": tabellenboek.maak(blokken, "Kader"),
        "gegevens.csv": f"{kop}\n{gemeente}\n{aandeel}\n".encode(),
        **figuurbestanden.bestanden([blokken[0]]),
    }
    for naam, inhoud in bestanden.items():
        pad = tmp_path / "uit" / MAP / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(inhoud)
    return tmp_path / "uit"


def test_wat_de_bescherming_overlaat_heeft_geen_lek(uit, capsys):
    """Ook met de totalen van de gemeente ernaast; en er staat wel degelijk iets verborgen."""
    n = ga_na([uit])
    assert n.lekken == () and n.verborgen >= 2
    for waar in ([str(uit)], ["--uit", str(uit)]):
        assert main(["onthulling", *waar, "--json"]) == 0
        document = json.loads(capsys.readouterr().out)
        assert document == {"verborgen": n.verborgen, "exact": 0, "te_smal": 0, "lekken": []}


def _in_csv(uit: Path, verander: Callable[[list[list[str]]], None]) -> None:
    pad = uit / MAP / "figuren" / "wijken.csv"
    rijen = list(csv.reader(pad.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    verander(rijen)
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        csv.writer(bestand, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rijen)


def _vul(wijk: str, kolom: str, waarde: str) -> Callable[[Path], None]:
    def zet(rijen: list[list[str]]) -> None:
        nummer = next(i for i, kop in enumerate(rijen[0]) if kop.startswith(kolom))
        next(rij for rij in rijen if rij[0] == wijk)[nummer] = waarde

    return lambda uit: _in_csv(uit, zet)


def _rest(uit: Path) -> None:
    """Een kolom met wie niet tot de groep behoort: inwoners min rest is de groep."""

    def erbij(rijen: list[list[str]]) -> None:
        per_naam = dict(zip(_namen(), WIJKEN, strict=True))
        rijen[0].append("Rest")
        for rij in rijen[1:]:
            rij.append(str(per_naam[rij[0]][1] - per_naam[rij[0]][0]))

    _in_csv(uit, erbij)


def _alle_andere(uit: Path) -> None:
    """Elke wijk behalve Broek staat er, met de som van de gemeente: het totaal min de delen."""

    def vul(rijen: list[list[str]]) -> None:
        for rij, (naam, (g, t)) in ((r, x) for x in zip(_namen(), WIJKEN, strict=True) for r in rijen if r[0] == x[0]):
            if naam != "Broek":
                rij[1:3] = str(t), str(g)

    _in_csv(uit, vul)


def _namen() -> list[str]:
    from integratie.beleid.wijken.cijfers import grenzen

    return [grenzen()["naam"][f"23088W0{i}"] for i in range(1, 9)]


def _in_notebook(verander: Callable[[dict], None]) -> Callable[[Path], None]:
    def doe(uit: Path) -> None:
        pad = uit / MAP / "kader.ipynb"
        notebook = json.loads(pad.read_text(encoding="utf-8"))
        verander(notebook)
        pad.write_text(json.dumps(notebook), encoding="utf-8")

    return doe


def _alt(notebook: dict) -> None:
    """In de inhoud van het blok: het aandeel van Broek, 3 op 80, op één decimaal."""
    inhoud = notebook["cells"][0]["outputs"][0]["data"][MIME]
    inhoud["alt"] = inhoud["alt"].replace("Broek: n.b.", "Broek: 3,8 %")


def _uitvoer(notebook: dict) -> None:
    notebook["cells"][1]["outputs"].append({"output_type": "stream", "name": "stdout", "text": ["Broek 3\n"]})


def _html_tabel(notebook: dict) -> None:
    tabel = "<table><tr><th>Wijk</th><th>Inwoners</th><th>Groep</th></tr><tr><td>Broek</td><td>80</td><td>3</td></tr></table>"
    notebook["cells"][0]["outputs"][0]["data"]["text/html"] += tabel


def _werkboek(uit: Path) -> None:
    pad = uit / MAP / "kader.xlsx"
    boek = openpyxl.load_workbook(pad)
    blad = boek["Figuur 1"]
    next(rij for rij in blad.iter_rows() if rij[0].value == "Broek")[2].value = 3
    boek.save(pad)


def _eigen_bestand(uit: Path) -> None:
    shutil.copyfile(uit.parent / "parameters/wijken/23088.csv", uit / MAP / "bijlage.csv")


def _gewichten(uit: Path) -> None:
    (uit / MAP / "gewogen.csv").write_text(
        "herkomst,geslacht,aantal,gewicht\nbuitenlands,man,4,1.2\n", encoding="utf-8"
    )


def _tekening(uit: Path) -> None:
    pad = uit / MAP / "figuren" / "wijken.svg"
    pad.write_text(
        pad.read_text(encoding="utf-8").replace("</svg>", "<title>Broek: 3,75 %</title></svg>"), encoding="utf-8"
    )


LEKKEN: dict[str, tuple[Callable[[Path], None], str, str]] = {
    # wat er geplant wordt, het bestand waarin, de cel
    "complement": (_rest, "figuren/wijken.csv", "Broek, groep"),
    "totaal min delen": (_alle_andere, "figuren/wijken.csv", "Broek, groep"),
    "percentage maal totaal": (_vul("Broek", "Aandeel", "3,8"), "figuren/wijken.csv", "Broek, groep"),
    "csv": (_vul("Broek", "Groep", "3"), "figuren/wijken.csv", "Broek, groep"),
    "tekstalternatief": (_in_notebook(_alt), "kader.ipynb", "Broek, groep"),
    "uitvoer van een cel": (_in_notebook(_uitvoer), "kader.ipynb", "Broek, groep"),
    "html in het notebook": (_in_notebook(_html_tabel), "kader.ipynb", "Broek, groep"),
    "werkboek": (_werkboek, "kader.xlsx", "Broek, groep"),
    "tekening": (_tekening, "figuren/wijken.svg", "Broek, groep"),
    "eigen bestand ernaast": (_eigen_bestand, "bijlage.csv", "23088W01, groep"),
    "gewichten": (_gewichten, "gewogen.csv", "buitenlands × man"),
}


@pytest.mark.parametrize("naam", LEKKEN)
def test_een_geplant_lek_wordt_gevonden(uit, capsys, naam):
    plant, bestand, cel = LEKKEN[naam]
    plant(uit)
    n = ga_na([uit])
    assert any(lek.cel == cel and lek.hoog < lek.laag + 5 for lek in n.lekken), [str(lek) for lek in n.lekken]
    assert any(lek.bestand.endswith(bestand) for lek in n.lekken), [str(lek) for lek in n.lekken]
    assert main(["onthulling", str(uit)]) == 1
    assert cel in capsys.readouterr().out


def test_een_vroegere_uitgave_verraadt_wat_nu_verborgen_is(uit, tmp_path):
    """Toen stond Broek er nog; nu is het aantal verborgen, maar wie de oude map heeft, kent het."""
    vroeger = tmp_path / "vroeger"
    shutil.copytree(uit, vroeger)
    _vul("Broek", "Groep", "3")(vroeger)
    assert ga_na([uit]).lekken == ()
    n: Nagegaan = ga_na([uit, vroeger])
    assert any(lek.cel == "Broek, groep" and (lek.laag, lek.hoog) == (3, 3) for lek in n.lekken)


def test_een_map_die_er_niet_is(tmp_path, capsys):
    assert main(["onthulling", str(tmp_path / "weg")]) == 1
    assert "is geen map" in capsys.readouterr().err
