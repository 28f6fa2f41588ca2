"""Wat een gebruiker in de uitvoermap zelf wijzigde, blijft bewaard; en wat er ook in staat, niets komt erbuiten."""

import contextlib
import datetime
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from proefproject import maak, schrijf_notebook, schrijf_project

from integratie import gebieden
from integratie.cli import main
from integratie.rapport import formaten, maken
from integratie.uitvoering import manifest, opdracht
from integratie.weergave import overzichtspagina, toegankelijkheid
from integratie.weergave.documenten import docx

UIT = Path("outputs")
ASSE = UIT / "23002-asse"
CEL = """
import pandas as pd
from integratie.blok.blok import Figuur
svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"></svg>'
Figuur("figuur-een", "", "Een", svg, "Een vlak.", "x 2025", pd.DataFrame({"a": [1]}))
"""
SOORTEN = ["proef.html", "proef.ipynb", "gegevens.csv", "gegevens.xlsx", "figuren/figuur-een.svg"]


def eigen(naam: str, nummer: int = 1) -> str:
    """Hoe een bewaard bestand heet volgens het contract: `<naam>.eigen-<datum>-<n>.<ext>`."""
    stam, _, ext = naam.rpartition(".")
    return f"{stam}.eigen-{datetime.date.today().isoformat()}-{nummer}.{ext}"


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory) -> Path:
    """Een project met het rapport van Asse en het overzicht, één keer gemaakt."""
    map_ = schrijf_project(tmp_path_factory.mktemp("project"), CEL)
    with contextlib.chdir(map_):
        assert maak("asse")["23002"]["status"] == "gemaakt"
        toegankelijkheid.schrijf(UIT), overzichtspagina.schrijf(UIT)
    return map_


@pytest.fixture
def project(gemaakt, tmp_path, monkeypatch) -> Path:
    """Een eigen kopie van dat project, en de werkmap erin."""
    monkeypatch.chdir(shutil.copytree(gemaakt, tmp_path / "project", symlinks=True))
    return tmp_path / "project"


def bekijk(map_: Path) -> dict[str, bytes]:
    """Pad → inhoud van alles onder een map."""
    return {p.relative_to(map_).as_posix(): p.read_bytes() for p in map_.rglob("*") if p.is_file()}


def wijzig_manifest(verander) -> None:
    inhoud = json.loads((UIT / "manifest.json").read_text(encoding="utf-8"))
    verander(inhoud["rapporten"][0])
    (UIT / "manifest.json").write_text(json.dumps(inhoud), encoding="utf-8")


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
    (ASSE / "figuren/figuur-een.png").write_bytes(b"mijn figuur")
    schrijf_notebook(project / "notebooks" / "proef.ipynb", "'geen figuur meer'")
    rij = maak("asse")["23002"]
    staat_er = bekijk(ASSE)
    assert "proef.pdf" not in staat_er and "proef.docx" not in staat_er and "figuren/figuur-een.svg" not in staat_er
    assert staat_er[eigen("proef.docx")] == b"mijn tekst"
    assert staat_er[eigen("figuren/figuur-een.png")] == b"mijn figuur"
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


@pytest.mark.parametrize("naam", ["index.html", "toegankelijkheid.html"])
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
    assert len(list(UIT.glob("*.eigen-*"))) == 1


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


BUITEN = [
    "../../buiten.txt",
    "../buiten.txt",
    "23002-asse/../../buiten.txt",
    "{absoluut}",
    "..\\buiten.txt",
    "a//b",
    "",
    "C:x",
]


@pytest.mark.parametrize("pad", BUITEN)
def test_een_manifest_dat_naar_buiten_leidt_is_een_zin(project, pad, capsys):
    pad = pad.format(absoluut=(project / "buiten.txt").absolute().as_posix())
    wijzig_manifest(lambda rij: rij.update(bestanden={pad: "0" * 64}))
    oud = (UIT / "manifest.json").read_bytes()
    assert main(["controle"]) == 1
    for melding in (capsys.readouterr().err.rstrip("\n"), manifest.herstel(UIT)):
        assert "\n" not in melding and "niet in de uitvoermap" in melding
    assert (UIT / eigen("manifest.json")).read_bytes() == oud


def test_een_manifest_dat_naar_buiten_leidt_wist_daar_niets(project, capsys):
    buiten = project / "buiten.txt"
    buiten.write_bytes(b"van een ander")
    som = manifest.sha256(b"van een ander")
    paden = ("../buiten.txt", buiten.absolute().as_posix(), "23002-asse/../../buiten.txt")
    wijzig_manifest(lambda rij: rij.update(bestanden=rij["bestanden"] | dict.fromkeys(paden, som), invoer={}))
    assert main(["rapporten", "asse"]) == 0
    melding = capsys.readouterr().err
    assert melding.count("\n") == 1 and "'../buiten.txt', dat niet in de uitvoermap ligt" in melding
    assert eigen("manifest.json") in melding
    assert buiten.read_bytes() == b"van een ander"
    assert [p.name for p in project.rglob("*.eigen-*")] == [eigen("manifest.json")]


@pytest.mark.skipif(os.name == "nt", reason="een koppeling maken vraagt daar rechten")
@pytest.mark.parametrize("deel", ["23002-asse", "23002-asse/figuren"])
def test_een_gekoppelde_map_wordt_niet_beschreven(project, deel, capsys):
    elders = project / "elders"
    shutil.move(UIT / deel, elders)
    (UIT / deel).symlink_to(elders)
    voor = bekijk(elders)
    assert main(["controle"]) == 1
    assert "is een koppeling" in capsys.readouterr().err
    schrijf_notebook(project / "notebooks" / "proef.ipynb", CEL, "'anders'")
    assert main(["rapporten", "asse"]) == 1
    assert "is een koppeling naar een andere map" in capsys.readouterr().out
    assert bekijk(elders) == voor
    # Ook wat het nieuwe rapport niet meer heeft, wordt daar niet gewist.
    schrijf_notebook(project / "notebooks" / "proef.ipynb", "'geen figuur'")
    main(["rapporten", "asse", "--opnieuw"])
    assert bekijk(elders) == voor


@pytest.mark.skipif(os.name == "nt", reason="een koppeling maken vraagt daar rechten")
@pytest.mark.parametrize("naam", ["23002-asse/proef.html", "index.html", "manifest.json", ".slot"])
def test_een_gekoppeld_bestand_wijst_niet_naar_een_ander_bestand_dat_we_wijzigen(project, naam, capsys):
    (project / "elders.txt").write_bytes(b"van een ander")
    (UIT / naam).unlink(missing_ok=True)
    (UIT / naam).symlink_to(project / "elders.txt")
    assert main(["rapporten", "asse"]) == (2 if naam == ".slot" else 0)
    uitgang = capsys.readouterr()
    assert "Traceback" not in uitgang.err and (uitgang.err + uitgang.out).count("koppeling") <= 1
    assert (project / "elders.txt").read_bytes() == b"van een ander"
    if naam != ".slot":
        assert (UIT / eigen(naam)).is_symlink() and not (UIT / naam).is_symlink()


def test_een_figuur_waarvan_het_anker_naar_buiten_leidt_is_een_mislukt_rapport(project):
    schrijf_notebook(project / "notebooks" / "proef.ipynb", CEL.replace("figuur-een", "../../../weg"))
    voor = bekijk(project)
    rij = maak("asse")["23002"]
    assert rij["status"] == "mislukt" and "ligt niet in" in rij["reden"]
    assert bekijk(project).keys() - voor.keys() == {"outputs/23002-asse/proef.fout.txt"}


STUK = {
    "leeg": "",
    "geen json": "dag",
    "halve json": '{"editie": "2026-11", "rapporten": [{"nis": "230',
    "een lijst": "[]",
    "geen rapporten": '{"editie": "x"}',
    "rapporten is geen lijst": '{"rapporten": {"a": 1}}',
    "rij is een getal": '{"rapporten": [1]}',
    "rij mist velden": '{"rapporten": [{"nis": "23088"}]}',
    "diep": "[" * 100_000,
    "geen tekst": b"\xff\xfe\x00",
    "lang getal": '{"rapporten": ' + "9" * 10_000 + "}",
}


@pytest.mark.parametrize("soort", STUK)
def test_een_onleesbaar_manifest_is_een_zin_en_blijft_bewaard(project, soort, capsys):
    inhoud = STUK[soort] if isinstance(STUK[soort], bytes) else STUK[soort].encode()
    (UIT / "manifest.json").write_bytes(inhoud)
    assert main(["controle"]) == 1
    for melding in (capsys.readouterr().err.rstrip("\n"), manifest.herstel(UIT)):
        assert "\n" not in melding and "manifest.json" in melding
    assert (UIT / eigen("manifest.json")).read_bytes() == inhoud


def test_na_een_half_manifest_komt_er_een_nieuw_en_wordt_niets_van_ons_bewaard(project, capsys):
    heel = (UIT / "manifest.json").read_bytes()
    (UIT / "manifest.json").write_bytes(heel[: len(heel) // 2])
    assert main(["rapporten", "asse"]) == 0
    melding = capsys.readouterr().err
    assert melding.count("\n") == 1 and "geen leesbare JSON" in melding and eigen("manifest.json") in melding
    assert [r["nis"] for r in json.loads((UIT / "manifest.json").read_bytes())["rapporten"]] == ["23002"]
    assert [p.name for p in UIT.rglob("*.eigen-*")] == [eigen("manifest.json")]
    assert main(["rapporten", "asse"]) == 0
    assert capsys.readouterr().err == ""


VELDEN = {
    "nis": [None, 23002, "../23002", ""],
    "gebied": [None, ["Asse"]],
    "notebook": [None, "../proef", "a/b"],
    "peiljaar": ["2025", 10**400, True, -1],
    "editie": [None, {}],
    "status": [None, [], "klaar"],
    "seconden": ["1", float("nan"), float("inf"), 10**400],
    "bestanden": [None, [], {"a": 1}],
    "invoer": [None, {"a": None}],
    "cel": ["3"],
    "reden": [7, "\ud800"],
}


@pytest.mark.parametrize(("veld", "waarde"), [(veld, waarde) for veld, waarden in VELDEN.items() for waarde in waarden])
def test_een_verkeerde_waarde_in_het_manifest_is_een_zin(project, veld, waarde, capsys):
    wijzig_manifest(lambda rij: rij.update({veld: waarde}))
    assert manifest.lees(UIT) == {}
    assert main(["controle"]) == 1
    zin = manifest.herstel(UIT)
    for melding in (capsys.readouterr().err.rstrip("\n"), zin):
        assert (
            "\n" not in melding and "rapport 1 heeft een onbruikbare waarde bij" in melding and f"'{veld}'" in melding
        )
    assert manifest.herstel(UIT) == ""


def test_een_te_groot_manifest_wordt_niet_gelezen(project, monkeypatch, capsys):
    monkeypatch.setattr("integratie.uitvoering.manifestrij.GROOTSTE", 10)
    assert main(["controle"]) == 1
    assert "groter dan" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("nis", "map_", "zin"),
    [
        ("noordrand-weg", "cluster-noordrand-weg", "deze groep bestaat niet meer in parameters/groepen.yaml"),
        ("99999", "99999-weg", "99999 is geen gemeente van vandaag"),
    ],
)
def test_een_rapport_over_een_groep_die_er_niet_meer_is_blijft_in_het_overzicht(project, nis, map_, zin, capsys):
    shutil.copytree(ASSE, UIT / map_)
    inhoud = json.loads((UIT / "manifest.json").read_text(encoding="utf-8"))
    oud = inhoud["rapporten"][0]
    bestanden = {pad.replace("23002-asse", map_): som for pad, som in oud["bestanden"].items()}
    inhoud["rapporten"].append(oud | {"nis": nis, "gebied": "Weg", "bestanden": bestanden})
    (UIT / "manifest.json").write_text(json.dumps(inhoud), encoding="utf-8")
    assert main(["rapporten", "asse"]) == 0
    assert capsys.readouterr().err == ""
    html = (UIT / "index.html").read_text(encoding="utf-8")
    assert f'href="{map_}/proef.html"' in html and zin in html
    assert {r["nis"] for r in json.loads((UIT / "manifest.json").read_bytes())["rapporten"]} == {"23002", nis}
    assert main(["controle"]) == 1
    assert zin in capsys.readouterr().out


def test_een_rapport_van_een_verdwenen_editie_blijft_in_het_overzicht(project, capsys):
    wijzig_manifest(lambda rij: rij.update(editie="2020-01", nis="23003", gebied="Beersel"))
    assert main(["rapporten", "asse"]) == 0
    assert capsys.readouterr().err == ""
    assert "editie 2020-01 van de gegevens is er niet meer" in (UIT / "index.html").read_text(encoding="utf-8")


def test_alleen_een_verdwenen_groep_geeft_een_overzicht_zonder_kaart():
    oud = {
        "nis": "weg",
        "gebied": "Weg",
        "notebook": "proef",
        "peiljaar": 2025,
        "editie": "2026-11",
        "status": "gemaakt",
    }
    rij = oud | {"seconden": 1.0, "bestanden": {"cluster-weg/proef.html": "0" * 64}, "invoer": {}}
    html = overzichtspagina.pagina({("weg", "proef"): rij})
    assert "deze groep bestaat niet meer" in html and "<h2>Kaart</h2>" not in html
    assert gebieden.waarom_onbekend("weg") in html
