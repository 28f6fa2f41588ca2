"""`integratie controle` op een echte uitvoermap: bestanden, gegevens, uitgangscode en één zin per fout."""

import io
import json
import shutil

import pandas as pd
import pytest
from inhoudshulp import NIS, als_notebook, maak_map
from uitvoerdeel import van_een_gebied

from integratie.cli import main
from integratie.controle import cijferbestanden, controleer
from integratie.fouten import Gegevensfout
from integratie.opslag import edities

MAP = "23088-vilvoorde"


@pytest.fixture(scope="module")
def klein(tmp_path_factory):
    """Een volledige uitvoermap van een kort rapport over Vilvoorde."""
    uit = tmp_path_factory.mktemp("klein") / "outputs"
    maak_map(uit, als_notebook(["ig.titel(gemeente, peiljaar)", 'ig.trend("inwoners", gemeente, peiljaar)'], NIS), NIS)
    return uit


@pytest.fixture
def uit(klein, tmp_path):
    """Een eigen kopie, om te beschadigen."""
    return shutil.copytree(klein, tmp_path / "outputs")


@pytest.mark.wisselend(3)
@pytest.mark.parametrize("nis", ["23088", "23098", "24104"])
def test_een_echt_rapport_is_in_orde(rapporten, tmp_path, capsys, nis):
    """Elke dag een ander van de drie, met `--volledig` alle."""
    assert main(["controle", "--uit", str(van_een_gebied(rapporten.uit, nis, tmp_path / "uit"))]) == 0
    assert capsys.readouterr().out.startswith("1 rapport en ")


def test_een_veranderd_bestand(uit, capsys):
    pad = uit / MAP / "gegevens.xlsx"
    pad.write_bytes(pad.read_bytes() + b" ")
    assert main(["controle", "--uit", str(uit)]) == 1
    regels = capsys.readouterr().out.splitlines()
    assert regels[0].startswith(f"{MAP}/gegevens.xlsx, bestand: verwacht sha256 ")
    assert regels[-1].endswith(": 1 fout.")


def test_een_ontbrekend_bestand(uit):
    (uit / MAP / "omgevingsanalyse.ipynb").unlink()
    (fout,) = (f for f in controleer(uit).fouten if f.bestand == f"{MAP}/omgevingsanalyse.ipynb")
    assert "ontbreekt" in fout.verwacht


def test_een_veranderd_cijfer_in_de_csv_wordt_bij_naam_genoemd(uit):
    pad = uit / MAP / "gegevens.csv"
    # Statbel, herkomst op 1 januari 2025: Vilvoorde telt 48.040 inwoners.
    pad.write_text(pad.read_text(encoding="utf-8").replace(",48040,", ",48041,", 1), encoding="utf-8", newline="")
    fouten = [str(f) for f in controleer(uit).fouten if f.bestand == f"{MAP}/gegevens.csv"]
    assert any("teller 48040, niet 48041" in fout for fout in fouten), fouten


def test_een_ontbrekende_kolom(uit):
    pad = uit / MAP / "gegevens.csv"
    pad.write_text(pad.read_text(encoding="utf-8").replace("noemer", "deler", 1), encoding="utf-8", newline="")
    assert any("regel 1: verwacht de kolommen nis, gebied" in str(f) for f in controleer(uit).fouten)


@pytest.mark.parametrize(
    ("rijen", "melding"),
    [
        (
            "samenstelling_herkomst,belgisch,60,100,60\nsamenstelling_herkomst,buurland,50,100,50",
            "samen 100 zijn, niet 110",
        ),
        ("samenstelling_herkomst,belgisch,100,110,100\ninwoners,,110,,110", "samen 110 inwoners zijn, niet 100"),
        ("aandeel_niet_belg,,10,100,11", "verwacht teller gedeeld door noemer, niet 11"),
    ],
)
def test_delen_en_totalen(monkeypatch, rijen, melding):
    regels = [
        f"23088,Vilvoorde,{a},{b},2025,{c},%,Statbel,bekend" for a, b, c in (r.split(",", 2) for r in rijen.split("\n"))
    ]
    kop = "nis,gebied,indicator,groep,jaar,teller,noemer,waarde,eenheid,bron,status"
    gegevens = pd.read_csv(io.StringIO("\n".join([kop, *regels])), dtype={"nis": str, "groep": str})
    monkeypatch.setattr(cijferbestanden.vergelijking, "gegevens", lambda *_: gegevens.fillna({"groep": ""}))
    rij = {"nis": "23088", "gebied": "Vilvoorde", "peiljaar": 2025, "editie": edities.kies_editie()}
    assert melding in " ".join(map(str, cijferbestanden.editie(rij)))


def test_een_mislukt_rapport_is_een_fout(uit):
    manifest = json.loads((uit / "manifest.json").read_text(encoding="utf-8"))
    manifest["rapporten"][0] |= {"status": "mislukt", "reden": "stuk", "bestanden": {}}
    (uit / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert any("het rapport is mislukt: stuk" in str(f) for f in controleer(uit).fouten)


@pytest.mark.parametrize("inhoud", [None, "geen json", '{"rapporten": [{"nis": "23088"}]}'])
def test_zonder_leesbaar_manifest(tmp_path, inhoud, capsys):
    if inhoud:
        (tmp_path / "manifest.json").write_text(inhoud, encoding="utf-8")
    with pytest.raises(Gegevensfout):
        controleer(tmp_path)
    assert main(["controle", "--uit", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("integratie: ")


def test_json_is_een_document(uit, capsys):
    assert main(["controle", "--uit", str(uit), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["fouten"] == []
