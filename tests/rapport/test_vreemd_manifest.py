"""Een manifest dat stuk of van vroeger is: één zin, en niets verloren."""

import json
import shutil

import pytest
from kleinrapport import ASSE, UIT, eigen, wijzig_manifest

from integratie import gebieden
from integratie.cli import main
from integratie.uitvoering import manifest
from integratie.weergave import overzichtspagina
from integratie.weergave.dossiers import dossiers

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
    assert f'href="{map_}/index.html"' in html and zin in html
    assert 'href="proef.html"' in (UIT / map_ / "index.html").read_text(encoding="utf-8")
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
    html = overzichtspagina.pagina(dossiers([rij]), met_verantwoording=False)
    assert "deze groep bestaat niet meer" in html and "<h2>Kaart</h2>" not in html
    assert gebieden.waarom_onbekend("weg") in html
