"""De opdrachtregel, ook als echt programma: uitgangscodes, één zin per fout, en JSON zonder iets ernaast."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from opdrachtregel import integratie, programma
from proefproject import schrijf_project

from integratie.cli import _lezer, main
from integratie.cli.lezer import Lezer


@pytest.mark.parametrize(
    ("argumenten", "woorden"),
    [
        (["rapporten", "vilvorde"], ["vilvorde", "Bedoelde je Vilvoorde"]),
        (["rapporten", "asse", "12345"], ["12345"]),
        (["rapporten", "--groep", "halle-vilvorde"], ["Bedoelde je halle-vilvoorde"]),
        (["rapporten", "--notebook", "omgevinganalyse"], ["Bedoelde je omgevingsanalyse"]),
        (["rapporten", "--peiljaar", "1990"], ["1990", "van 2000 tot"]),
        (["rapporten", "--peiljaar", "2040"], ["2040"]),
        (["rapporten", "--peiljaar", "nu"], ["--peiljaar", "geheel getal", "nu"]),
        (["rapporten", "--peiljaar"], ["--peiljaar", "waarde"]),
        (["rapporten", "--editie", "2020-01"], ["2020-01", "edities zijn"]),
        (["rapporten", "--werkers", "0"], ["--werkers", "vanaf 1"]),
        (["rapporten", "--snel"], ["--snel"]),
        (["rapportn"], ["rapportn", "Bedoelde je rapporten"]),
        ([], ["OPDRACHT"]),
        (["reeks"], ["naam"]),
        (["reeks", "inwonrs"], ["Bedoelde je", "inwoners"]),
        (["reeks", "inwoners", "vilvorde"], ["Bedoelde je Vilvoorde"]),
        (["indicatoren", "--thema", "instrom"], ["Bedoelde je instroom"]),
    ],
)
def test_verkeerd_gebruik_is_een_zin_en_code_2(tmp_path, monkeypatch, capsys, argumenten, woorden):
    monkeypatch.chdir(tmp_path)
    assert main(argumenten) == 2
    uit, fout = capsys.readouterr()
    assert uit == ""
    assert fout.count("\n") == 1
    assert fout.startswith("integratie: ")
    assert all(woord in fout for woord in woorden), fout
    for engels in ("Traceback", "error", "usage", "argument ", "invalid", "required"):
        assert engels not in fout
    assert list(tmp_path.iterdir()) == []


def test_een_foute_gemeente_laadt_niets_van_jupyter(tmp_path):
    code = (
        "import sys; from integratie.cli import main\n"
        "assert main(['rapporten', 'vilvorde']) == 2\n"
        "print(sorted({'papermill', 'nbconvert', 'jupyter_client', 'ipykernel', 'matplotlib'} & set(sys.modules)))"
    )
    uit = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert uit.stdout == "[]\n"


def opdrachten(lezer: Lezer) -> Iterator[Lezer]:
    """Elke opdracht en wat eronder valt."""
    if lezer.get_default("doe"):
        yield lezer
    if lezer._keuzes is not None:
        for onder in lezer._keuzes.choices.values():
            yield from opdrachten(onder)


def test_uitleg_in_het_nederlands():
    assert programma("--help").stdout == _lezer().format_help()
    for lezer in (_lezer(), *opdrachten(_lezer())):
        assert (uitleg := lezer.format_help()).startswith("Gebruik: integratie")
        for engels in ("usage", "options:", "positional", "show this help", "default", "required"):
            assert engels not in uitleg


def test_wat_iets_toont_kan_het_als_json():
    zonder = {x.prog for x in opdrachten(_lezer()) if "--json" not in x.format_help()}
    schrijft = {
        *(f"bronnen {x}" for x in ("inlezen", "verwijderen", "uitvoeren")),
        "plan nieuw",
        "plan omzetten",
        "lab",
    }
    assert zonder == {f"integratie {x}" for x in schrijft}
    for lijst, sleutel in (
        (("bronnen", "ophalen"), "bronnen"),
        (("plan", "voorbeeld"), "voorbeelden"),
        (("plan",), "plannen"),
    ):
        inhoud = json.loads(integratie(*lijst, "--json").stdout)[sleutel]
        assert isinstance(inhoud, list) and (inhoud or sleutel == "plannen")


def test_indicatoren():
    inhoud = json.loads(integratie("indicatoren", "--json").stdout)
    kaarten = {kaart["naam"]: kaart for kaart in inhoud["indicatoren"]}
    herkomst = kaarten["aandeel_buitenlandse_herkomst"]
    assert (herkomst["thema"], herkomst["eenheid"], herkomst["laatste_jaar"]) == ("aantallen", "%", 2025)
    assert herkomst["bronnen"] == ["Statbel, Bevolking naar herkomst per gemeente"]
    assert all(kaart["titel"] and kaart["definitie"] and kaart["bronnen"] for kaart in kaarten.values())
    nieuwkomers = json.loads(integratie("indicatoren", "--thema", "nieuwkomers", "--json").stdout)["indicatoren"]
    assert {kaart["thema"] for kaart in nieuwkomers} == {"nieuwkomers"}
    assert "meerderjarige_nieuwkomers" in integratie("indicatoren").stdout


def test_reeks_van_een_indicator_en_van_een_onderwerp():
    uit = json.loads(integratie("reeks", "inwoners", "Vilvoorde", "--json").stdout)
    cijfers = {rij["jaar"]: rij["waarde"] for rij in uit["reeks"] if rij["nis"] == "23088"}
    # Statbel, herkomst per gemeente: 34.982 inwoners in 2000 en 48.040 in 2025.
    assert (cijfers[2000], cijfers[2025]) == (34982, 48040)
    onderwerp = json.loads(integratie("reeks", "wzw_jaargemiddelde", "23088", "--json").stdout)["reeks"]
    assert {rij["jaar"] for rij in onderwerp} == set(range(2014, 2025))
    tekst = integratie("reeks", "inwoners", "asse").stdout
    assert tekst.startswith("nis,gebied,")


def test_reeks_heeft_null_voor_wat_onbekend_is():
    uit = json.loads(integratie("reeks", "mediaan_inkomen", "--json").stdout)["reeks"]
    onbekend = [rij for rij in uit if rij["status"] not in ("bekend", "benaderd")]
    assert onbekend
    assert all(rij["waarde"] is None for rij in onbekend)


def test_een_lezer_die_weggaat_is_geen_fout():
    opdracht = [sys.executable, "-m", "integratie", "reeks", "inwoners"]
    proces = subprocess.Popen(opdracht, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    proces.stdout.readline()
    proces.stdout.close()
    assert proces.stderr.read() == b""
    proces.stderr.close()
    assert proces.wait() == 0


def test_rapporten_meldt_wat_mislukt_en_geeft_code_1(tmp_path, kleine_editie):
    schrijf_project(tmp_path, "assert gemeente != '23025', 'kapot'")
    uit = programma("rapporten", "grimbergen", "vilvoorde", map_=tmp_path, env=os.environ | kleine_editie)
    assert uit.returncode == 1
    assert "2 rapporten: 1 gemaakt, 0 ongewijzigd, 1 mislukt." in uit.stdout
    assert "cel 3: AssertionError: kapot" in uit.stdout
    assert uit.stderr == ""
    assert (tmp_path / "outputs" / "index.html").is_file()
    assert (tmp_path / "outputs" / "23088-vilvoorde" / "proef.html").is_file()


def test_uitvoer_die_geen_map_is(tmp_path):
    schrijf_project(tmp_path, "1")
    (tmp_path / "bestand").write_text("x")
    uit = programma("rapporten", "asse", "--uit", "bestand", map_=tmp_path)
    assert uit.returncode == 2
    assert "geen map" in uit.stderr


@pytest.mark.skipif(os.name == "nt", reason="signalen werken anders op Windows")
def test_onbekende_eigen_groep_wordt_een_zin(tmp_path):
    schrijf_project(tmp_path, "1")
    (tmp_path / "parameters" / "groepen.yaml").write_text("rand-noord: [Vilvoorde]\n", encoding="utf-8")
    uit = programma("rapporten", "--groep", "rand-noord", map_=tmp_path)
    assert uit.returncode == 2
    assert "groepen.yaml" in uit.stderr
    assert "Traceback" not in uit.stderr


@pytest.mark.parametrize(
    ("naam", "gemeenten", "zin"),
    [
        ("Rand Noord", "[Vilvoordee]", "Bedoelde je Vilvoorde"),
        (
            "Vlaamse Rand",
            "[Vilvoorde]",
            "de groep 'rand-noord' heet 'Vlaamse Rand', zoals een ander gebied",
        ),
    ],
)
def test_eigen_groep_met_een_fout_wordt_een_zin(tmp_path, naam, gemeenten, zin):
    schrijf_project(tmp_path, "1")
    groep = f"rand-noord:\n  naam: {naam}\n  gemeenten: {gemeenten}\n"
    (tmp_path / "parameters" / "groepen.yaml").write_text(groep, encoding="utf-8")
    uit = programma("rapporten", "--groep", "rand-noord", map_=tmp_path)
    assert uit.returncode == 2
    assert zin in uit.stderr


def test_het_lab_geeft_opties_door_en_zegt_wat_een_beheerder_typt(monkeypatch):
    gestart = []
    monkeypatch.setattr("jupyterlab.labapp.LabApp.launch_instance", gestart.append)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert integratie("lab").returncode == 2 and "lab --allow-root" in integratie("lab").stderr and not gestart
    assert integratie("lab", "--allow-root", "--port", "9000").returncode == 0
    assert gestart[0][-3:] == ["--allow-root", "--port", "9000"]
    assert "Ik ken '--port' niet" in integratie("indicatoren", "--port").stderr
