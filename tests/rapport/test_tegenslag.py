"""Een klein rapport dat mislukt, halverwege stopt of op een andere manier gemaakt wordt: wat er staat, blijft juist en heel."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from kleinrapport import bekijk
from proefproject import maak, schrijf_notebook, schrijf_project

from integratie.bestanden.wegschrijven import sha256
from integratie.rapport import maken
from integratie.uitvoering import manifest, motor, opdracht, processen


def test_een_mislukt_ander_peiljaar_beschrijft_wat_er_staat(klein):
    schrijf_project(klein, "assert peiljaar == 2026")
    maak("vilvoorde")
    (vroeger,) = opdracht.stel_op(["vilvoorde"], peiljaar=2020)
    (rij,) = maken.maak_alles([vroeger], Path("outputs"), ThreadPoolExecutor(1))
    assert (rij["status"], rij["peiljaar"]) == ("mislukt", 2026)
    rij = maak("vilvoorde")["23088"]
    assert (rij["status"], rij["peiljaar"]) == ("ongewijzigd", 2026)


def test_de_gegevens_zijn_van_het_rapport_dat_ze_het_laatst_maakte(klein):
    schrijf_project(klein, "1")
    schrijf_notebook(klein / "notebooks" / "ander.ipynb", "2")
    with (klein / "parameters" / "rapporten.yaml").open("a", encoding="utf-8") as lijst:
        lijst.write("- {notebook: ander, titel: Ander, groep: vlaamse-rand}\n")
    maak("vilvoorde")
    (ander,) = opdracht.stel_op(["vilvoorde"], notebook="ander", peiljaar=2020)
    maken.maak_alles([ander], Path("outputs"), ThreadPoolExecutor(1))
    rijen = manifest.lees(Path("outputs"))
    assert all(manifest.staat_er_nog(rij, Path("outputs")) for rij in rijen.values())
    assert {s: "23088-vilvoorde/gegevens.csv" in rij["bestanden"] for (_, s), rij in rijen.items()} == {
        "proef": False,
        "ander": True,
    }
    assert maak("vilvoorde")["23088"]["status"] == "gemaakt"  # de gegevens van 2026 horen er weer bij


def test_wat_een_vorige_versie_meer_had_gaat_meteen_weg(klein):
    class Gestopt(Exception):
        pass

    def stop(rijen):
        raise Gestopt

    schrijf_project(klein, "1")
    maak("asse", "vilvoorde")
    oud = Path("outputs/23002-asse/proef.pdf")
    oud.write_bytes(b"pdf")
    rijen = manifest.lees(Path("outputs"))
    rijen["23002", "proef"]["bestanden"]["23002-asse/proef.pdf"] = sha256(b"pdf")
    manifest.schrijf(Path("outputs"), rijen["23002", "proef"]["editie"], rijen)
    schrijf_notebook(klein / "notebooks" / "proef.ipynb", "2")
    with pytest.raises(Gestopt):  # zo valt een run weg na zijn eerste rapport
        maken.maak_alles(opdracht.stel_op(["asse", "vilvoorde"]), Path("outputs"), ThreadPoolExecutor(1), False, stop)
    assert not oud.exists()
    assert manifest.lees(Path("outputs"))["23002", "proef"]["invoer"] != rijen["23002", "proef"]["invoer"]


def test_kan_het_manifest_niet_geschreven_worden_dan_begint_er_niets_meer(klein, monkeypatch):
    cel = "from pathlib import Path\nPath(f'begonnen-{gemeente}').touch()"
    schrijf_project(klein, cel)
    schrijf, keren = manifest.schrijf, []

    def vol(*wat):
        keren.append(wat)
        if len(keren) > 1:
            raise OSError(28, "No space left on device")
        schrijf(*wat)

    monkeypatch.setattr(manifest, "schrijf", vol)
    monkeypatch.setattr(maken, "TUSSENTIJD", 0)
    with pytest.raises(OSError):
        maken.maak_alles(opdracht.stel_op(), Path("outputs"), ThreadPoolExecutor(1))
    assert len(list((klein / "notebooks").glob("begonnen-*"))) < 4
    assert not list(Path("outputs").glob(".*"))


@pytest.mark.skipif(not processen.WARM, reason="alleen een afgesplitst notebook staat naast de andere processen")
def test_een_weggevallen_werkproces_kost_alleen_het_eigen_rapport(klein):
    # Eén tegelijk: er is dan maar één ander proces, dat straks het rapport opmaakt.
    cel = """
import os, psutil
if gemeente == "23025":
    [p.kill() for p in psutil.Process().parent().children() if p.pid != os.getpid()]
"""
    schrijf_project(klein, cel)
    opdrachten = opdracht.stel_op(["vilvoorde", "grimbergen", "asse"])
    rijen = {rij["nis"]: rij for rij in maken.maak_alles(opdrachten, Path("outputs"), ThreadPoolExecutor(1))}
    assert {nis: rij["status"] for nis, rij in rijen.items()} == {
        "23088": "gemaakt",
        "23025": "mislukt",
        "23002": "gemaakt",
    }
    assert "werkproces viel weg" in rijen["23025"]["reden"]
    assert not list(Path("outputs").glob(".bezig-*"))


def test_elke_uitvoerder_maakt_hetzelfde(klein):
    # Een proces in plaats van draden: zo werkt ook een uitvoerder met machines.
    schrijf_project(klein, "gemeente")
    opdrachten = opdracht.stel_op(["vilvoorde", "asse"])
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as processen:
        rijen = maken.maak_alles(opdrachten, klein / "processen", processen)
    assert [rij["status"] for rij in rijen] == ["gemaakt", "gemaakt"]
    maken.maak_alles(opdrachten, klein / "draden", ThreadPoolExecutor(2))
    eerste, tweede = (bekijk(klein / map_) for map_ in ("processen", "draden"))
    for bestanden in (eerste, tweede):
        assert bestanden.pop("manifest.json")
    assert eerste == tweede


@pytest.mark.parametrize("fout", [EOFError("unexpected EOF"), ConnectionResetError(104, "Connection reset by peer")])
def test_een_weggevallen_warm_proces_is_de_reden_van_een_mislukking(klein, monkeypatch, fout):
    def voer_uit(*_):
        raise fout  # wat multiprocessing dan zegt

    schrijf_project(klein, "1")
    monkeypatch.setattr(motor, "voer_uit", voer_uit)
    assert maak("asse")["23002"]["reden"] == "Het werkproces viel weg (te weinig geheugen?)."


def test_een_map_waarin_niet_geschreven_kan_worden(klein):
    schrijf_project(klein, "1")
    (klein / "outputs").mkdir()
    (klein / "outputs" / "23088-vilvoorde").write_text("geen map")
    rij = maak("vilvoorde")["23088"]
    assert rij["status"] == "mislukt"
    assert "Kan 23088-vilvoorde niet lezen of schrijven" in rij["reden"]
