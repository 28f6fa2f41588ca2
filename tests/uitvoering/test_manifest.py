"""Het manifest: wat er staat, en waaraan men ziet dat er iets veranderde."""

import json

import pytest
from proefproject import schrijf_notebook

from integratie.opslag import edities
from integratie.uitvoering import manifest, opdracht


def rij(nis: str, **velden) -> dict:
    vast = {"gebied": "X", "notebook": "proef", "peiljaar": 2025, "editie": "e", "status": "gemaakt", "seconden": 1.0}
    return {"nis": nis} | vast | {"bestanden": {}, "invoer": {}} | velden


@pytest.mark.parametrize(
    "inhoud", ["", "{", "[]", '{"rapporten": [1]}', '{"rapporten": [{"nis": "23088"}]}', '{"editie": "x"}']
)
def test_een_onbruikbaar_manifest_is_een_leeg_manifest(tmp_path, inhoud):
    (tmp_path / "manifest.json").write_text(inhoud)
    assert manifest.lees(tmp_path) == {}


def test_schrijven_en_lezen_op_volgorde_van_nis(tmp_path):
    rijen = {("24104", "proef"): rij("24104"), ("23088", "proef"): rij("23088")}
    manifest.schrijf(tmp_path, "2026-11", rijen)
    inhoud = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert inhoud["editie"] == "2026-11"
    assert [r["nis"] for r in inhoud["rapporten"]] == ["23088", "24104"]
    assert manifest.lees(tmp_path) == rijen


def test_een_gelijk_manifest_wordt_niet_aangeraakt(tmp_path):
    manifest.schrijf(tmp_path, "e", {("23088", "proef"): rij("23088")})
    voor = (tmp_path / "manifest.json").stat().st_mtime_ns
    manifest.schrijf(tmp_path, "e", {("23088", "proef"): rij("23088")})
    assert (tmp_path / "manifest.json").stat().st_mtime_ns == voor
    assert [p.name for p in tmp_path.iterdir()] == ["manifest.json"]


def test_staat_er_nog_kijkt_naar_elke_byte(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"abc")
    beschrijving = rij("23088", bestanden={"a.csv": edities.sha256(tmp_path / "a.csv")})
    assert manifest.staat_er_nog(beschrijving, tmp_path)
    (tmp_path / "a.csv").write_bytes(b"abd")
    assert not manifest.staat_er_nog(beschrijving, tmp_path)
    assert not manifest.staat_er_nog(rij("23088"), tmp_path)


def test_de_invoer_verandert_met_notebook_en_parameters(project):
    (eerste,), (ander_jaar,) = opdracht.stel_op(["asse"]), opdracht.stel_op(["asse"], peiljaar=2016)
    voor = manifest.invoer(eerste)
    assert {k for k in voor if voor[k] != manifest.invoer(ander_jaar)[k]} == {"parameters"}
    schrijf_notebook(project / "notebooks" / "proef.ipynb", "2")
    assert {k for k in voor if voor[k] != manifest.invoer(eerste)[k]} == {"notebook"}


def test_het_aanbod_van_een_cluster_hangt_af_van_de_bestanden_van_haar_gemeenten(project):
    schrijf_notebook(project / "notebooks" / "proef.ipynb", "import integratie as ig\nig.vraag_en_aanbod(gemeente)")
    (rand,) = opdracht.stel_op(["vlaamse-rand"])
    voor = manifest.invoer(rand)
    pad = project / "parameters" / "netwerken" / "23088.yaml"
    pad.parent.mkdir()
    pad.write_text("x")
    manifest._bestanden.cache_clear()
    assert manifest.invoer(rand) != voor


@pytest.mark.parametrize(
    ("cel", "bestand", "verandert"),
    [
        ("1", "plannen/23088.yaml", False),
        ("1", "plannen/23002.yaml", True),
        ("1", "bevragingen/23002-randtotalen.csv", False),
        ("1", "bevragingen/23088-randtotalen.csv", False),
        ("1", "regels/nieuw.yaml", True),
        ("import integratie as ig\nig.plannaast(gemeente)", "plannen/23088.yaml", True),
        ("import integratie as ig\nig.plannaast(gemeente)", "netwerken/23088.yaml", False),
    ],
)
def test_het_bestand_van_een_andere_gemeente_telt_niet_mee(project, cel, bestand, verandert):
    schrijf_notebook(project / "notebooks" / "proef.ipynb", cel)
    (eerste,) = opdracht.stel_op(["asse"])
    voor = manifest.invoer(eerste)
    pad = project / "parameters" / bestand
    pad.parent.mkdir()
    pad.write_text("x")
    manifest._bestanden.cache_clear()
    assert (manifest.invoer(eerste) != voor) == verandert
