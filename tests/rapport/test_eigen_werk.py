"""Wat een gebruiker in de uitvoermap zelf wijzigde, blijft bewaard."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from kleinrapport import ASSE, CEL, SOORTEN, UIT, bekijk, eigen, wijzig_manifest
from proefproject import maak, schrijf_notebook

from integratie.cli import main
from integratie.rapport import formaten, maken
from integratie.uitvoering import manifest, opdracht
from integratie.weergave.documenten import docx


@pytest.mark.parametrize("opnieuw", [False, True])
def test_wat_met_de_hand_gewijzigd_werd_staat_naast_het_nieuwe(project, opnieuw):
    voor = bekijk(ASSE)
    assert set(SOORTEN) <= voor.keys()
    for naam in SOORTEN:
        (ASSE / naam).write_bytes(b"mijn werk aan " + naam.encode())
    rij = maak("asse", opnieuw=opnieuw)["23002"]
    na = bekijk(ASSE)
    assert {naam: na[naam] for naam in voor} == voor
    assert {naam: na[eigen(naam)] for naam in SOORTEN} == {naam: b"mijn werk aan " + naam.encode() for naam in SOORTEN}
    assert sorted(rij["bewaard"]) == sorted(f"23002-asse/{eigen(naam)}" for naam in SOORTEN)
    assert "bewaard" not in (UIT / "manifest.json").read_text(encoding="utf-8")


def test_een_bewaard_bestand_wordt_zelf_nooit_aangeraakt(project):
    for keer in (b"eerste", b"tweede"):
        (ASSE / "proef.html").write_bytes(keer)
        maak("asse")
    assert (ASSE / eigen("proef.html")).read_bytes() == b"eerste"
    assert (ASSE / eigen("proef.html", 2)).read_bytes() == b"tweede"
    # Ook niet als het manifest het als bestand van ons noemt.
    pad = f"23002-asse/{eigen('proef.html')}"
    wijzig_manifest(lambda rij: rij["bestanden"].update({pad: manifest.sha256(b"eerste")}))
    maak("asse", opnieuw=True)
    assert (UIT / pad).read_bytes() == b"eerste"


def test_zonder_wijziging_wordt_niets_bewaard(project):
    schrijf_notebook(project / "notebooks" / "proef.ipynb", "2")
    assert "bewaard" not in maak("asse")["23002"]
    assert "bewaard" not in maak("asse", opnieuw=True)["23002"]
    assert not list(UIT.rglob("*.eigen-*"))


def test_een_vroegere_figuur_of_pdf_gaat_weg_maar_niet_als_ze_gewijzigd_werd(project):
    for naam in ("proef.pdf", "proef.docx"):
        (ASSE / naam).write_bytes(b"van ons")
    wijzig_manifest(
        lambda rij: rij["bestanden"].update(
            {f"23002-asse/{naam}": manifest.sha256(b"van ons") for naam in ("proef.pdf", "proef.docx")}
        )
    )
    (ASSE / "proef.docx").write_bytes(b"mijn tekst")
    (ASSE / "figuren/figuur-een.csv").write_bytes(b"mijn figuur")
    schrijf_notebook(project / "notebooks" / "proef.ipynb", "'geen figuur meer'")
    rij = maak("asse")["23002"]
    staat_er = bekijk(ASSE)
    assert "proef.pdf" not in staat_er and "proef.docx" not in staat_er and "figuren/figuur-een.svg" not in staat_er
    assert staat_er[eigen("proef.docx")] == b"mijn tekst"
    assert staat_er[eigen("figuren/figuur-een.csv")] == b"mijn figuur"
    assert len(rij["bewaard"]) == 2


def test_een_eigen_docx_onder_de_naam_van_het_rapport_blijft(project, monkeypatch):
    (ASSE / "proef.docx").write_bytes(b"mijn tekst")
    monkeypatch.setattr(docx, "maak", lambda notebook: b"van ons")
    rijen = list(manifest.lees(UIT).values())
    assert formaten.vul_aan(rijen, UIT, rijen[0]["editie"], ["docx"], 1) == []
    assert (ASSE / "proef.docx").read_bytes() == b"van ons"
    assert (ASSE / eigen("proef.docx")).read_bytes() == b"mijn tekst"
    assert rijen[0]["bewaard"] == [f"23002-asse/{eigen('proef.docx')}"]
    assert not list(UIT.glob(".*"))


def test_na_een_mislukking_blijft_ook_een_gewijzigd_rapport_staan(project):
    (ASSE / "proef.html").write_bytes(b"mijn werk")
    voor = bekijk(ASSE)
    schrijf_notebook(project / "notebooks" / "proef.ipynb", "1 / 0")
    assert maak("asse")["23002"]["status"] == "mislukt"
    assert {naam: inhoud for naam, inhoud in bekijk(ASSE).items() if naam != "proef.fout.txt"} == voor
    # Wat we vroeger schreven, kennen we nog: na herstel wordt alleen het gewijzigde bewaard.
    schrijf_notebook(project / "notebooks" / "proef.ipynb", CEL, "'hersteld'")
    assert maak("asse")["23002"]["bewaard"] == [f"23002-asse/{eigen('proef.html')}"]
    assert not (ASSE / "proef.fout.txt").exists()


def test_notities_in_een_foutverslag_blijven(project):
    schrijf_notebook(project / "notebooks" / "proef.ipynb", "1 / 0")
    maak("asse")
    with (ASSE / "proef.fout.txt").open("a", encoding="utf-8") as verslag:
        verslag.write("gebeld met IT\n")
    maak("asse")
    schrijf_notebook(project / "notebooks" / "proef.ipynb", "1")
    maak("asse")
    assert (ASSE / eigen("proef.fout.txt")).read_text(encoding="utf-8").endswith("gebeld met IT\n")
    assert not (ASSE / "proef.fout.txt").exists()


@pytest.mark.parametrize("naam", ["index.html", "toegankelijkheid.html", "23002-asse/index.html"])
def test_een_gewijzigd_overzicht_blijft(project, naam, capsys):
    voor = (UIT / naam).read_bytes()
    (UIT / naam).write_bytes(voor.replace(b"</h1>", b" van ons</h1>"))
    anders = (UIT / naam).read_bytes()
    assert main(["rapporten", "asse", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["bewaard"] == [eigen(naam)]
    assert ((UIT / naam).read_bytes(), (UIT / eigen(naam)).read_bytes()) == (voor, anders)
    assert main(["rapporten", "asse"]) == 0
    assert "bewaard" not in capsys.readouterr().out
    # Bij andere inhoud, zoals na een nieuw rapport, wordt ons eigen overzicht gewoon vervangen.
    assert main(["rapporten", "beersel"]) == 0
    assert len(list(UIT.rglob("*.eigen-*"))) == 1


def test_de_opdracht_noemt_wat_bewaard_werd(project, capsys):
    (ASSE / "proef.html").write_bytes(b"mijn werk")
    (UIT / "index.html").write_bytes(b"mijn overzicht")
    assert main(["rapporten", "asse"]) == 0
    getoond = capsys.readouterr().out
    assert f"met de hand gewijzigd en bewaard als 23002-asse/{eigen('proef.html')}" in getoond
    assert f"met de hand gewijzigd en bewaard als {eigen('index.html')}" in getoond


def test_twee_rapporten_met_een_figuur_van_dezelfde_naam_bewaren_elkaars_figuur_niet(project):
    schrijf_notebook(project / "notebooks" / "ander.ipynb", CEL.replace("Een", "Twee").replace("0 0 9 9", "0 0 8 8"))
    with (project / "parameters" / "rapporten.yaml").open("a", encoding="utf-8") as lijst:
        lijst.write("- {notebook: ander, titel: Ander, groep: vlaamse-rand}\n")
    for _ in range(2):
        opdrachten = opdracht.stel_op(["asse"], notebook=opdracht.ALLE)
        rijen = maken.maak_alles(opdrachten, UIT, ThreadPoolExecutor(1), opnieuw=True)
        assert [rij["status"] for rij in rijen] == ["gemaakt", "gemaakt"]
    assert not list(UIT.rglob("*.eigen-*"))
