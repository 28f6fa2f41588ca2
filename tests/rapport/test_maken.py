"""Echte runs van een klein notebook: wat klaar is staat er heel, wat mislukt houdt niets tegen, en wat gelijk bleef ook."""

import ast
import json
import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from proefproject import maak, schrijf_notebook, schrijf_project

from integratie.bestanden.wegschrijven import sha256
from integratie.rapport import maken
from integratie.uitvoering import manifest, motor, opdracht, processen

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
def project(tmp_path_factory):
    """Het project met de eerste run van drie gemeenten, waarvan er twee mislukken."""
    map_, vroeger = schrijf_project(tmp_path_factory.mktemp("project"), CEL), Path.cwd()
    os.chdir(map_)
    yield map_, maak("vilvoorde", "grimbergen", "machelen")
    os.chdir(vroeger)


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


def test_een_mislukt_ander_peiljaar_beschrijft_wat_er_staat(tmp_path, monkeypatch):
    monkeypatch.chdir(schrijf_project(tmp_path, "assert peiljaar == 2026"))
    maak("vilvoorde")
    (vroeger,) = opdracht.stel_op(["vilvoorde"], peiljaar=2020)
    (rij,) = maken.maak_alles([vroeger], Path("outputs"), ThreadPoolExecutor(1))
    assert (rij["status"], rij["peiljaar"]) == ("mislukt", 2026)
    rij = maak("vilvoorde")["23088"]
    assert (rij["status"], rij["peiljaar"]) == ("ongewijzigd", 2026)


def test_de_gegevens_zijn_van_het_rapport_dat_ze_het_laatst_maakte(tmp_path, monkeypatch):
    monkeypatch.chdir(schrijf_project(tmp_path, "1"))
    schrijf_notebook(tmp_path / "notebooks" / "ander.ipynb", "2")
    with (tmp_path / "parameters" / "rapporten.yaml").open("a", encoding="utf-8") as lijst:
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
    assert maak("vilvoorde")["23088"]["status"] == "gemaakt"  # de gegevens van 2025 horen er weer bij


def test_wat_een_vorige_versie_meer_had_gaat_meteen_weg(tmp_path, monkeypatch):
    class Gestopt(Exception):
        pass

    def stop(rijen):
        raise Gestopt

    monkeypatch.chdir(schrijf_project(tmp_path, "1"))
    maak("asse", "vilvoorde")
    oud = Path("outputs/23002-asse/proef.pdf")
    oud.write_bytes(b"pdf")
    rijen = manifest.lees(Path("outputs"))
    rijen["23002", "proef"]["bestanden"]["23002-asse/proef.pdf"] = sha256(b"pdf")
    manifest.schrijf(Path("outputs"), rijen["23002", "proef"]["editie"], rijen)
    schrijf_notebook(tmp_path / "notebooks" / "proef.ipynb", "2")
    with pytest.raises(Gestopt):  # zo valt een run weg na zijn eerste rapport
        maken.maak_alles(opdracht.stel_op(["asse", "vilvoorde"]), Path("outputs"), ThreadPoolExecutor(1), False, stop)
    assert not oud.exists()
    assert manifest.lees(Path("outputs"))["23002", "proef"]["invoer"] != rijen["23002", "proef"]["invoer"]


def test_kan_het_manifest_niet_geschreven_worden_dan_begint_er_niets_meer(tmp_path, monkeypatch):
    cel = "from pathlib import Path\nPath(f'begonnen-{gemeente}').touch()"
    monkeypatch.chdir(schrijf_project(tmp_path, cel))
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
    assert len(list((tmp_path / "notebooks").glob("begonnen-*"))) < 4
    assert not list(Path("outputs").glob(".*"))


@pytest.mark.skipif(not processen.WARM, reason="alleen een afgesplitst notebook staat naast de andere processen")
def test_een_weggevallen_werkproces_kost_alleen_het_eigen_rapport(tmp_path, monkeypatch):
    # Eén tegelijk: er is dan maar één ander proces, dat straks het rapport opmaakt.
    cel = """
import os, psutil
if gemeente == "23025":
    [p.kill() for p in psutil.Process().parent().children() if p.pid != os.getpid()]
"""
    monkeypatch.chdir(schrijf_project(tmp_path, cel))
    opdrachten = opdracht.stel_op(["vilvoorde", "grimbergen", "asse"])
    rijen = {rij["nis"]: rij for rij in maken.maak_alles(opdrachten, Path("outputs"), ThreadPoolExecutor(1))}
    assert {nis: rij["status"] for nis, rij in rijen.items()} == {
        "23088": "gemaakt",
        "23025": "mislukt",
        "23002": "gemaakt",
    }
    assert "werkproces viel weg" in rijen["23025"]["reden"]
    assert not list(Path("outputs").glob(".bezig-*"))


def test_elke_uitvoerder_maakt_hetzelfde(tmp_path, monkeypatch):
    # Processen in plaats van draden: zo werkt ook een uitvoerder met machines.
    monkeypatch.chdir(schrijf_project(tmp_path, "gemeente"))
    opdrachten = opdracht.stel_op(["vilvoorde", "asse"])
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as processen:
        rijen = maken.maak_alles(opdrachten, tmp_path / "processen", processen)
    assert [rij["status"] for rij in rijen] == ["gemaakt", "gemaakt"]
    maken.maak_alles(opdrachten, tmp_path / "draden", ThreadPoolExecutor(2))
    eerste, tweede = (
        {pad: inhoud for pad, (_, inhoud) in momentopname(tmp_path / map_).items()} for map_ in ("processen", "draden")
    )
    assert eerste == tweede


@pytest.mark.parametrize("fout", [EOFError("unexpected EOF"), ConnectionResetError(104, "Connection reset by peer")])
def test_een_weggevallen_warm_proces_is_de_reden_van_een_mislukking(tmp_path, monkeypatch, fout):
    def voer_uit(*_):
        raise fout  # wat multiprocessing dan zegt

    monkeypatch.chdir(schrijf_project(tmp_path, "1"))
    monkeypatch.setattr(motor, "voer_uit", voer_uit)
    assert maak("asse")["23002"]["reden"] == "Het werkproces viel weg (te weinig geheugen?)."


def test_een_map_waarin_niet_geschreven_kan_worden(tmp_path, monkeypatch):
    monkeypatch.chdir(schrijf_project(tmp_path, CEL))
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs" / "23088-vilvoorde").write_text("geen map")
    rij = maak("vilvoorde")["23088"]
    assert rij["status"] == "mislukt"
    assert "Kan 23088-vilvoorde niet lezen of schrijven" in rij["reden"]
