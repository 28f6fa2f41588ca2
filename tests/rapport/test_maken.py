"""Echte runs van een klein notebook: wat klaar is staat er heel, wat mislukt houdt niets tegen, en wat gelijk bleef ook."""

import ast
import contextlib
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from kleinrapport import leeg
from proefproject import maak, schrijf_notebook, schrijf_project

from integratie.bestanden.wegschrijven import sha256
from integratie.rapport import maken
from integratie.uitvoering import manifest, opdracht

# Grimbergen geeft een gewone fout, Machelen verliest zijn kernel; de andere slagen.
CEL = """
from integratie.fouten import Gegevensfout
if gemeente == "23025":
    raise Gegevensfout("De gegevens van Grimbergen zijn stuk.")
if gemeente == "23047":
    import os
    os._exit(9)
gemeente
"""
BESTANDEN = {"proef.html", "proef.ipynb", "gegevens.csv", "gegevens.xlsx"}
WERKERS = 2


def momentopname(uit: Path = Path("outputs")) -> dict[str, tuple[int, bytes]]:
    """Pad → (tijd van wijziging, inhoud) van alles behalve het manifest."""
    bestanden = (p for p in uit.rglob("*") if p.is_file() and p.name != "manifest.json")
    return {p.relative_to(uit).as_posix(): (p.stat().st_mtime_ns, p.read_bytes()) for p in bestanden}


@pytest.fixture(scope="module")
def project(plek):
    """Het project met de eerste run van drie gemeenten, waarvan er twee mislukken."""
    with contextlib.chdir(schrijf_project(leeg(plek), CEL)):
        yield plek, maak("vilvoorde", "grimbergen", "machelen")


def test_een_mislukte_gemeente_houdt_de_andere_niet_tegen(project):
    _, rijen = project
    assert {nis: rij["status"] for nis, rij in rijen.items()} == {
        "23088": "gemaakt",
        "23025": "mislukt",
        "23047": "mislukt",
    }
    assert (rijen["23025"]["cel"], rijen["23025"]["reden"]) == (3, "De gegevens van Grimbergen zijn stuk.")
    assert rijen["23047"]["cel"] == 3
    assert "kernel stopte" in rijen["23047"]["reden"]


def test_draden_lezen_geen_code(project, monkeypatch):
    """`ast.parse` in twee draden tegelijk geeft soms `SystemError`."""
    lees = ast.parse

    def alleen_vooraf(*waarden, **opties):
        assert threading.current_thread() is threading.main_thread()
        return lees(*waarden, **opties)

    monkeypatch.setattr(ast, "parse", alleen_vooraf)
    manifest._van_code.cache_clear()
    rijen = maken.maak_alles(opdracht.stel_op(["asse", "zaventem"]), Path("uit-draden"), ThreadPoolExecutor(WERKERS))
    assert [rij.get("reden") for rij in rijen] == [None, None]


def test_alleen_volledige_rapporten_en_een_verslag_van_elke_fout(project):
    map_, _ = project
    inhoud = {p.name: {b.name for b in p.iterdir()} for p in (map_ / "outputs").iterdir() if p.is_dir()}
    assert inhoud == {
        "23088-vilvoorde": BESTANDEN,
        "23025-grimbergen": {"proef.fout.txt"},
        "23047-machelen": {"proef.fout.txt"},
    }
    verslag = (map_ / "outputs" / "23025-grimbergen" / "proef.fout.txt").read_text(encoding="utf-8")
    assert "cel 3" in verslag
    assert "Traceback" in verslag


def test_het_manifest_volgt_het_contract(project):
    map_, _ = project
    manifest = json.loads((map_ / "outputs" / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest) == {"editie", "rapporten"}
    rijen = {rij["nis"]: rij for rij in manifest["rapporten"]}
    assert set(rijen) == {"23025", "23047", "23088"}
    gemaakt = rijen["23088"]
    assert (gemaakt["gebied"], gemaakt["notebook"], gemaakt["status"]) == ("Vilvoorde", "proef", "gemaakt")
    assert gemaakt["seconden"] > 0
    assert {Path(pad).name for pad in gemaakt["bestanden"]} == BESTANDEN
    for pad, som in gemaakt["bestanden"].items():
        assert sha256((map_ / "outputs" / pad).read_bytes()) == som
    assert all(len(som) == 64 for som in gemaakt["invoer"].values())


def test_een_tweede_keer_wordt_niets_herschreven(project):
    maak("vilvoorde")
    voor, manifest = momentopname(), Path("outputs/manifest.json").read_bytes()
    assert maak("vilvoorde")["23088"]["status"] == "ongewijzigd"
    assert momentopname() == voor
    assert Path("outputs/manifest.json").read_bytes() == manifest
    # Wat eerder gemaakt of mislukt was, blijft in het manifest staan.
    assert len(json.loads(manifest)["rapporten"]) == 3


def test_een_verdwenen_of_veranderd_bestand_wordt_opnieuw_gemaakt(project):
    voor = momentopname()
    csv, xlsx = Path("outputs/23088-vilvoorde/gegevens.csv"), Path("outputs/23088-vilvoorde/gegevens.xlsx")
    csv.unlink()
    xlsx.write_bytes(b"kapot")
    rij = maak("vilvoorde")["23088"]
    assert rij["status"] == "gemaakt"
    (eigen,) = (Path("outputs") / pad for pad in rij["bewaard"])
    assert eigen.read_bytes() == b"kapot"
    eigen.unlink()
    assert {pad: inhoud for pad, (_, inhoud) in momentopname().items()} == {pad: b for pad, (_, b) in voor.items()}


def test_opnieuw_dwingt_en_geeft_dezelfde_bytes(project):
    voor = momentopname()
    assert maak("vilvoorde", opnieuw=True)["23088"]["status"] == "gemaakt"
    na = momentopname()
    assert {pad: inhoud for pad, (_, inhoud) in na.items()} == {pad: inhoud for pad, (_, inhoud) in voor.items()}
    assert na["23088-vilvoorde/proef.html"][0] > voor["23088-vilvoorde/proef.html"][0]


def test_na_een_mislukking_blijft_de_vorige_versie_staan(project):
    map_, _ = project
    goed = json.loads(Path("outputs/manifest.json").read_text(encoding="utf-8"))["rapporten"][-1]
    voor = momentopname()
    schrijf_notebook(map_ / "notebooks" / "proef.ipynb", CEL, "1 / 0")
    rij = maak("vilvoorde")["23088"]
    assert (rij["status"], rij["cel"], rij["reden"]) == ("mislukt", 4, "ZeroDivisionError: division by zero")
    # `bestanden` en `invoer` beschrijven wat er staat: de vorige versie.
    assert (rij["bestanden"], rij["invoer"]) == (goed["bestanden"], goed["invoer"])
    na = momentopname()
    assert na.pop("23088-vilvoorde/proef.fout.txt")
    assert na == voor
    # Wordt het notebook hersteld, dan klopt die versie weer en verdwijnt het foutverslag.
    schrijf_notebook(map_ / "notebooks" / "proef.ipynb", CEL)
    assert maak("vilvoorde")["23088"]["status"] == "ongewijzigd"
    assert momentopname() == voor
