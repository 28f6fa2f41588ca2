"""Het rapport uit een bevolkingsregister: nagekeken, nagegaan, en nergens iets van een rij. De uittreksels zijn verzonnen."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from integratie import gebieden
from integratie.afleiding.nagaan import ga_na
from integratie.beleid.instroom.voorbeeld import voorbeeld

PROJECT = Path(__file__).parents[2]
KORT = (
    "/tmp" if Path("/tmp").is_dir() else None
)  # een verbinding tussen processen heeft een pad van hoogstens een honderdtal tekens
GROEPEN = "paar: {naam: Paar, gemeenten: [23098, 23100]}\n"
# Verzonnen, op plaatsen waar ze niet horen: de rijen tellen mee als ze te lezen zijn, en zijn anders een reden om te weigeren.
GEHEIM = ("geheimesleutel", "Zonderlinge Wijknaam")
GEWEIGERD = {
    "23098": ("wijk", "85.07.30-033.28"),
    "23100": ("wijk", "Kapelstraat 127"),
    "23099": ("geboortejaar", "30/07/1985"),
}


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    """Twee kleine gemeenten en hun cluster, met vijf rijen die herkenbare woorden dragen; op een korte plaats, want ook haar tijdelijke map staat erin."""
    with tempfile.TemporaryDirectory(dir=KORT) as map_:
        yield _vul(Path(map_) / "p")


def _vul(map_: Path) -> Path:
    shutil.copytree(PROJECT / "notebooks", map_ / "notebooks")
    (map_ / "parameters" / "registers").mkdir(parents=True)
    shutil.copy(PROJECT / "parameters" / "rapporten.yaml", map_ / "parameters")
    (map_ / "parameters" / "groepen.yaml").write_text(GROEPEN, encoding="utf-8")
    for nis in ("23098", "23100"):
        rij = f"2025-03-04,inschrijving,21001,,België,1985,M,1,{GEHEIM[1]},bevolking,{GEHEIM[0]},{GEHEIM[0]}\n"
        (map_ / "parameters" / "registers" / f"{nis}.csv").write_bytes(voorbeeld(nis) + rij.encode())
    return map_


def draai(map_: Path, *argumenten: str) -> subprocess.CompletedProcess:
    tijdelijk = map_ / "t"
    tijdelijk.mkdir(exist_ok=True)
    omgeving = {**os.environ, "TMPDIR": str(tijdelijk), "PYTHONPATH": str(PROJECT)}
    opdracht = [sys.executable, "-m", "integratie", *argumenten]
    return subprocess.run(opdracht, cwd=map_, env=omgeving, capture_output=True, text=True, check=False)


def alles(map_: Path) -> bytes:
    """Elke byte buiten de uittreksels zelf, ook die in werkboeken."""
    uit = b""
    for pad in sorted(map_.rglob("*")):
        if pad.is_file() and pad.parent.name != "registers":
            uit += pad.read_bytes()
            if zipfile.is_zipfile(pad):
                with zipfile.ZipFile(pad) as zip_:
                    uit += b"".join(map(zip_.read, zip_.namelist()))
    return uit


def test_rapporten_van_twee_gemeenten_en_hun_cluster(project):
    """De controle en de nagang vinden niets, en van een rij is nergens iets te lezen."""
    uit = draai(project, "rapporten", "23098", "23100", "paar", "--notebook", "instroom", "--formaat", "docx")
    assert uit.returncode == 0, uit.stdout + uit.stderr
    nagegaan = ga_na([project / "outputs"])
    assert nagegaan.verborgen > 100 and not nagegaan.lekken
    controle = draai(project, "controle", "--json")
    assert json.loads(controle.stdout)["fouten"] == []
    blad = (project / "outputs" / "cluster-paar" / "instroom.html").read_text(encoding="utf-8")
    assert "Komen en gaan volgens het register: Paar (verzonnen)" in blad and "n.b." in blad
    assert (
        "de som van haar gemeenten" in blad and "Benaderingsstrategie: Paar (verzonnen)" in blad and "te kiezen" in blad
    )
    inhoud = alles(project)
    assert not [woord for woord in GEHEIM if woord.encode() in inhoud]


def test_wie_een_verborgen_aantal_invult_wordt_betrapt(project):
    """De nagang deelt niets met wie verbergt: een aantal in de plaats van n.b. maakt andere berekenbaar, ook over de cluster heen."""
    kopie = project.parent / "lek"
    shutil.copytree(project / "outputs", kopie)
    pad = kopie / "23098-drogenbos" / "instroom.html"
    tekst = pad.read_text(encoding="utf-8")
    begin = tekst.index("Leeftijd bij aankomst")
    pad.write_text(tekst[:begin] + tekst[begin:].replace(">n.b.<", ">6<", 1), encoding="utf-8")
    assert ga_na([kopie]).lekken


def test_een_geweigerd_uittreksel_laat_niets_achter(project):
    """Elk rapport mislukt met één zin; in de map, het verslag, het manifest en de tijdelijke map staat niets van wat geweigerd werd."""
    for nis, (kolom, waarde) in GEWEIGERD.items():
        pad = project / "parameters" / "registers" / f"{nis}.csv"
        cellen = {"wijk": "Noord", "geboortejaar": "1985"} | {kolom: waarde}
        rij = f"2025-03-04,inschrijving,21001,,België,{cellen['geboortejaar']},M,1,{cellen['wijk']},bevolking,x1,x1\n"
        pad.write_bytes(voorbeeld(nis) + rij.encode())
    uit = draai(project, "rapporten", *GEWEIGERD, "--notebook", "instroom")
    assert uit.returncode == 1
    inhoud = alles(project)
    for nis, (kolom, waarde) in GEWEIGERD.items():
        assert re.search(rf"{gebieden.plaats(nis).naam}.*in kolom '{kolom}' lijken", uit.stdout)
        assert waarde not in uit.stdout + uit.stderr and waarde.encode() not in inhoud
