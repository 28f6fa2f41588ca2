"""Eén byte anders in een bestand waarop alle cijfers rusten: gemerkt voor een rapport en in de controle, in één zin."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from proefopslag import vergeet

sys.path.insert(0, str(Path(__file__).parents[1] / "lezers"))
import zelfgemaakt

from integratie.bestanden import vingerafdrukken
from integratie.cli import main
from integratie.inlezen import recept
from integratie.opslag import edities

pytestmark = pytest.mark.traag

PROJECT = Path(__file__).parents[2]
VAST = (
    "controlesommen.json",
    "editie.json",
    "fusies.csv",
    "gemeenten.csv",
    "grenzen.parquet",
    "hogere_gebieden.csv",
    "igs.csv",
    "referentieregios.csv",
    "statistische_sectoren.parquet",
    "wijken.parquet",
)


def klap_om(pad: Path, plaats: int) -> None:
    """Verander één byte; een cijfer of letter wordt er een andere, zodat het bestand leesbaar blijft."""
    inhoud = bytearray(pad.read_bytes())
    inhoud[plaats] ^= 1
    pad.write_bytes(inhoud)


@pytest.fixture(scope="module")
def kopie(tmp_path_factory) -> Path:
    """Een kopie van het pakket en zijn parameters, met een rapport om na te kijken."""
    map_ = tmp_path_factory.mktemp("kopie")
    for deel in ("integratie", "parameters", "notebooks"):
        shutil.copytree(PROJECT / deel, map_ / deel, ignore=shutil.ignore_patterns("__pycache__"))
    (map_ / "outputs").mkdir()
    (map_ / "outputs" / "manifest.json").write_text('{"editie": "2026-11", "rapporten": []}', encoding="utf-8")
    return map_


def draai(map_: Path, *opdracht: str) -> subprocess.CompletedProcess:
    omgeving = os.environ | {"PYTHONPATH": str(map_)}
    volledig = [sys.executable, "-m", "integratie", *opdracht]
    return subprocess.run(volledig, cwd=map_, env=omgeving, capture_output=True, text=True, encoding="utf-8")


def test_de_ingebedde_editie_is_gaaf_en_alles_staat_onder_een_vingerafdruk():
    regels = (edities.INGEBED / vingerafdrukken.NAAM).read_text(encoding="utf-8").splitlines()
    assert [regel.split("  ")[1] for regel in regels] == list(VAST)
    in_editie = {f"{tabel}.parquet" for tabel in recept.ingebed()}
    bestanden = {p.name for p in edities.INGEBED.iterdir() if p.suffix in (".csv", ".json", ".parquet")}
    assert bestanden == {*VAST, *in_editie}
    assert edities.gebreken() == []


def test_opnieuw_vastleggen_geeft_dezelfde_bytes(tmp_path):
    kopie = shutil.copytree(edities.INGEBED, tmp_path / "gegevens")
    (kopie / vingerafdrukken.NAAM).unlink()
    vingerafdrukken.schrijf(kopie, [f"{tabel}.parquet" for tabel in recept.ingebed()])
    assert (kopie / vingerafdrukken.NAAM).read_bytes() == (edities.INGEBED / vingerafdrukken.NAAM).read_bytes()


@pytest.mark.parametrize("naam", [*VAST, vingerafdrukken.NAAM])
def test_elke_byte_telt(tmp_path, naam):
    kopie = shutil.copytree(edities.INGEBED, tmp_path / "gegevens")
    lengte = (kopie / naam).stat().st_size
    for plaats in (0, lengte // 3, lengte // 2, lengte - 1):
        klap_om(kopie / naam, plaats)
        try:
            (zin,) = vingerafdrukken.gebreken(kopie)
        except vingerafdrukken.Gegevensfout as fout:
            zin = str(fout)
        assert "veranderd" in zin and "\n" not in zin
        klap_om(kopie / naam, plaats)
    assert vingerafdrukken.gebreken(kopie) == []


@pytest.mark.parametrize(
    ("naam", "plaats"), [("gemeenten.csv", 0), ("referentieregios.csv", -3), ("editie.json", -9), ("fusies.csv", 40)]
)
def test_een_veranderde_byte_in_het_pakket_is_een_zin_voor_een_rapport_en_in_de_controle(kopie, naam, plaats):
    pad = kopie / "integratie" / "data" / naam
    klap_om(pad, plaats)
    try:
        voor, na = draai(kopie, "rapporten", "asse"), draai(kopie, "controle")
    finally:
        klap_om(pad, plaats)
    assert (voor.returncode, na.returncode) == (1, 1)
    assert voor.stderr.startswith("integratie: ") and voor.stderr.count("\n") == 1
    assert naam in voor.stderr and naam in na.stderr + na.stdout
    assert "Traceback" not in voor.stderr + na.stderr
    assert [p.name for p in (kopie / "outputs").iterdir()] == ["manifest.json"]


@pytest.fixture
def opslag(opslag, met_proef) -> Path:
    """De map van een eigen editie, `proef`."""
    return shutil.copytree(met_proef, opslag) / "proef"


BESCHRIJVING = {
    "naam van de editie": ('"editie": "proef"', '"editie": "prodf"'),
    "volgnummer": ('"volgnummer": 1', '"volgnummer": 0'),
    "titel": ("Statbel", "Statbek"),
    "sleutel": ('"tabellen"', '"tabelleo"'),
    "uitgave": ('"uitgave"', '"uitgavf"'),
    "geen JSON": ("{", "z"),
}


@pytest.mark.parametrize("wat", BESCHRIJVING)
def test_een_veranderde_beschrijving_van_een_eigen_editie_is_een_zin(opslag, tmp_path, wat, capsys):
    oud, nieuw = BESCHRIJVING[wat]
    tekst = (opslag / "editie.json").read_text(encoding="utf-8")
    assert oud in tekst
    (opslag / "editie.json").write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    (tmp_path / "manifest.json").write_text('{"editie": "proef", "rapporten": []}', encoding="utf-8")
    for opdracht in (["rapporten", "asse", "--uit", str(tmp_path / "uit")], ["controle", "--uit", str(tmp_path)]):
        vergeet()
        assert main(opdracht) == 1
        uitgang = capsys.readouterr()
        (zin,) = [z for z in (uitgang.err + uitgang.out).splitlines() if "editie.json" in z]
        assert "Traceback" not in uitgang.err and str(opslag) in zin
    assert not (tmp_path / "uit").exists()
    # Op een veranderde editie wordt niet verder gebouwd.
    vergeet()
    assert main(["bronnen", "inlezen", str(zelfgemaakt.agodi(tmp_path / "a.xlsx"))]) != 0
    assert [p.name for p in opslag.parent.iterdir()] == ["proef"]


def test_een_editie_zonder_vingerafdrukken_blijft_bruikbaar_en_de_controle_zegt_het(opslag):
    (opslag / vingerafdrukken.NAAM).unlink()
    assert edities.zonder_zegel("proef") and edities.gebreken("proef") == []


def test_het_manifest_van_een_editie_die_naar_buiten_leidt(opslag):
    inhoud = json.loads((opslag / "editie.json").read_text(encoding="utf-8"))
    inhoud["tabellen"]["../buiten"] = inhoud["tabellen"]["herkomst"]
    (opslag / "editie.json").write_text(json.dumps(inhoud), encoding="utf-8")
    with pytest.raises(vingerafdrukken.Gegevensfout, match="geen leesbare beschrijving"):
        edities.edities()
