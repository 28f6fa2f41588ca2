"""Eén opdracht maakt de rapporten voor beleid: van een gemeente, van een cluster van drie en van de Rand; met en zonder eigen bestanden.

Met `--volledig` ook van Linkebeek, een gemeente zonder eigen bestanden; gewoon staat de cluster daarvoor.
"""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import browserhulp
import nbformat
import pytest
from opdrachtregel import integratie, programma
from uitvoerdeel import van_een_gebied
from zinshulp import eis_kort, zinnen_van

from integratie.beleid.instroom.voorbeeld import voorbeeld
from integratie.controle.alles import keur_inhoud
from integratie.controle.rapport import lees

PROJECT = Path(__file__).parents[1]
VILVOORDE, LINKEBEEK, NOORDRAND = "23088-vilvoorde", "23100-linkebeek", "cluster-noordrand"
PER_GEMEENTE = (
    "vier_bladzijden",
    "omgevingsanalyse",
    "kader",
    "samenwerking",
    "plan_van_aanpak",
    "opvolging",
    "instroom",
)
GROOTSTE = 2_000_000  # bytes


@dataclass(frozen=True)
class Gemaakt:
    """Een projectmap met een bevraging, een netwerk, een register en cijfers per wijk voor Vilvoorde, en haar rapporten."""

    map: Path
    proces: subprocess.CompletedProcess

    @property
    def uit(self) -> Path:
        return self.map / "outputs"

    def integratie(self, *opdracht: str) -> subprocess.CompletedProcess:
        return integratie(*opdracht, map_=self.map)


@pytest.fixture(scope="module")
def mappen(request) -> dict[str, str]:
    """Voor wie de rapporten gemaakt worden, met hun map."""
    ook = {"23100": LINKEBEEK} if request.config.getoption("--volledig") else {}
    return {"23088": VILVOORDE, "noordrand": NOORDRAND} | ook


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory, mappen) -> Gemaakt:
    map_ = tmp_path_factory.mktemp("beleid")
    for deel in ("notebooks", "parameters"):
        shutil.copytree(PROJECT / deel, map_ / deel)
    for map_in, soort in (("bevragingen", "csv"), ("netwerken", "yaml")):
        eigen = map_ / "parameters" / map_in
        shutil.copyfile(eigen / f"voorbeeld.{soort}", eigen / f"23088.{soort}")
    (map_ / "parameters" / "registers").mkdir()
    (map_ / "parameters/registers/23088.csv").write_bytes(voorbeeld("23088"))
    (map_ / "parameters" / "wijken").mkdir(exist_ok=True)
    wijken = "".join(f"23088W0{i};{100 * i if i > 1 else 3};2000\n" for i in range(1, 9))  # verzonnen, één klein aantal
    (map_ / "parameters/wijken/23088.csv").write_text(
        f"# Een groep, 2025\ngebied;groep;totaal\n{wijken}", encoding="utf-8"
    )
    groepen = (map_ / "parameters" / "groepen.yaml").read_text(encoding="utf-8")
    assert "noordrand:" in groepen and "[Vilvoorde, Machelen, Zaventem]" in groepen
    per_gemeente = programma("rapporten", *mappen, "--notebook", "alle", map_=map_)
    assert per_gemeente.returncode == 0, per_gemeente.stdout + per_gemeente.stderr
    return Gemaakt(map_, programma("rapporten", "vlaamse-rand", "--notebook", "vlaamse_rand", map_=map_))


@pytest.fixture(scope="module")
def rapporten(gemaakt) -> list[Path]:
    """De pagina's van de rapporten, zonder overzicht, dossiers, begrippen en verklaring."""
    bladen = ("index.html", "toegankelijkheid.html", "verantwoording.html")
    return sorted(pad for pad in gemaakt.uit.glob("*/*.html") if pad.name not in bladen)


def test_alle_rapporten_komen_er(gemaakt, rapporten, mappen):
    assert gemaakt.proces.returncode == 0, gemaakt.proces.stdout + gemaakt.proces.stderr
    verwacht = {f"{map_}/{notebook}.html" for map_ in mappen.values() for notebook in PER_GEMEENTE}
    assert {f"{pad.parent.name}/{pad.name}" for pad in rapporten} == verwacht | {"vlaamse-rand/vlaamse_rand.html"}


def test_ze_staan_in_manifest_en_index(gemaakt, rapporten, mappen):
    rijen = json.loads((gemaakt.uit / "manifest.json").read_text(encoding="utf-8"))["rapporten"]
    assert {(r["nis"], r["notebook"]) for r in rijen if r["status"] == "gemaakt"} == {
        *((nis, notebook) for nis in mappen for notebook in PER_GEMEENTE),
        ("vlaamse-rand", "vlaamse_rand"),
    }
    index = (gemaakt.uit / "index.html").read_text(encoding="utf-8")
    for pad in rapporten:
        assert f'href="{pad.parent.name}/index.html"' in index
        assert f'href="{pad.name}"' in pad.with_name("index.html").read_text(encoding="utf-8")


def test_geen_rapport_is_groter_dan_twee_megabyte(rapporten):
    assert [(pad.name, pad.stat().st_size) for pad in rapporten if pad.stat().st_size > GROOTSTE] == []


def test_eigen_bestanden_staan_erin_of_zeggen_waarom_niet(gemaakt, mappen):
    code, wijken = ("23100", "23100") if "23100" in mappen else ("noordrand", "&lt;NIS-code&gt;")
    met, zonder = (
        (gemaakt.uit / mappen[nis] / "samenwerking.html").read_text(encoding="utf-8") for nis in ("23088", code)
    )
    assert "Deelnemers en inwoners naar herkomst" in met and "Netwerk van Voorbeeldegem (verzonnen)" in met
    assert f"parameters/bevragingen/{code}.csv" in zonder and f"parameters/netwerken/{code}.yaml" in zonder
    assert "Voorbeeldegem" not in zonder
    met, zonder = ((gemaakt.uit / mappen[nis] / "kader.html").read_text(encoding="utf-8") for nis in ("23088", code))
    assert "Een groep, 2025: aandeel per wijk" in met and f"parameters/wijken/{wijken}.csv" in zonder


@pytest.mark.parametrize("soort", [*PER_GEMEENTE, "vlaamse_rand"])
def test_de_zinnen_op_een_bladzijde_zijn_kort(gemaakt, soort):
    """Ook die van bronnen, voorbehouden en wat er ontbreekt."""
    paden = list(gemaakt.uit.glob(f"*/{soort}.html"))
    assert paden
    eis_kort([z for pad in paden for z in zinnen_van(pad.read_text(encoding="utf-8"))])


def test_de_controle_vindt_niets(gemaakt, mappen, tmp_path, steekproef):
    """De Rand, en elke dag andere rapporten van een ander gebied; met `--volledig` alle van elk."""
    notebooks = steekproef(PER_GEMEENTE, 3)
    for nis in ("vlaamse-rand", *steekproef(mappen, 2)):
        keuze = () if nis == "vlaamse-rand" else notebooks
        deel = van_een_gebied(gemaakt.uit, nis, tmp_path / nis, keuze)
        uit = gemaakt.integratie("controle", "--uit", str(deel))
        aantal = f"{len(notebooks)} rapporten" if keuze else "1 rapport en"
        assert uit.returncode == 0 and aantal in uit.stdout and ": 0 fouten." in uit.stdout, uit.stdout


def test_uit_de_rapporten_is_geen_klein_aantal_te_berekenen(gemaakt):
    uit = gemaakt.integratie("onthulling", "--json")
    document = json.loads(uit.stdout)
    assert (uit.returncode, document["exact"], document["te_smal"]) == (0, 0, 0), document["lekken"]
    assert document["verborgen"] >= 2


def test_geen_overtredingen_van_wcag_op_brede_en_smalle_schermen(rapporten, request, steekproef):
    """Om de andere dag elk rapport, in één van de vier vormen; met `--volledig` alles in alle vier.

    De omgevingsanalyse van een gemeente keurt test_browser.py.
    """
    bladen = [pad for pad in rapporten if pad.name != "omgevingsanalyse.html" or pad.parent.name == NOORDRAND]
    assert len(bladen) > 11
    bladen = steekproef(bladen, 2)
    gezien = browserhulp.bekeken(bladen, 4 if request.config.getoption("--volledig") else 1)
    slecht = [
        (
            g["bestand"][-50:],
            g["breedte"],
            g["schema"],
            [o["id"] for o in g["overtredingen"]],
            g["verzoeken"],
            g["fouten"],
            g["schuift"],
        )
        for g in gezien
        if g["overtredingen"] or g["verzoeken"] or g["fouten"] or g["schuift"]
    ]
    assert slecht == []


def test_een_ander_netwerk_maakt_alleen_het_oude_rapport_fout(gemaakt, monkeypatch):
    """Verandert het bestand na het maken, dan ziet de controle dat aan de inhoud; een nieuwe run herstelt het, ook naast een fout bestand."""
    netwerken = gemaakt.map / "parameters" / "netwerken"
    eerst = (netwerken / "23088.yaml").read_text(encoding="utf-8")
    rijen = json.loads((gemaakt.uit / "manifest.json").read_text(encoding="utf-8"))["rapporten"]
    monkeypatch.chdir(gemaakt.map)

    def fouten(notebook: str) -> str:
        naam = f"{VILVOORDE}/{notebook}.ipynb"
        rij = next(r for r in rijen if (r["nis"], r["notebook"]) == ("23088", notebook))
        return " ".join(map(str, keur_inhoud(lees(naam, rij, nbformat.read(gemaakt.uit / naam, 4)))))

    assert fouten("samenwerking") == fouten("kader") == ""
    (netwerken / "23088.yaml").write_text(eerst.replace("Huisartsenwacht", "Huisartsenpost"), encoding="utf-8")
    assert "Huisartsenpost" in fouten("samenwerking") and fouten("kader") == ""
    (netwerken / "23100.yaml").write_text("titel: Kapot\nstand: 2026-01-01\nactoren: []\n", encoding="utf-8")
    uit = programma("rapporten", "linkebeek", "vilvoorde", "--notebook", "samenwerking", map_=gemaakt.map)
    assert uit.returncode == 1 and "23100.yaml, regel 3" in uit.stdout
    assert "2 rapporten: 1 gemaakt, 0 ongewijzigd, 1 mislukt." in uit.stdout
    assert fouten("samenwerking") == ""
