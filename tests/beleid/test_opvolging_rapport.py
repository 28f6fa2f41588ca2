"""Het rapport opvolging op echte geschiedenis: cijfers nagerekend, niets van na het peiljaar, tekst ontsnapt, en zonder plan netjes leeg."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from opdrachtregel import integratie, programma
from opvolgingshulp import maak_project

import integratie as ig
from integratie.beleid.opvolging.beslisregel import OPEN, REDENEN
from integratie.beleid.opvolging.blokken import cijferteksten
from integratie.beleid.opvolging.oordeel import bewaard
from integratie.blok.html import tekst as als_html
from integratie.controle.alles import keur_inhoud
from integratie.controle.rapport import lees

pytestmark = pytest.mark.traag

BLOKKEN = (ig.opvolging, ig.streefcijfers, ig.bijsturen, ig.veranderd, ig.betrouwbaarheid)
PLAATSEN = ("23088", "noordrand")


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(maak_project(tmp_path))
    return tmp_path


@pytest.fixture(scope="module")
def uitvoer(tmp_path_factory) -> tuple[Path, Path]:
    """(project, uitvoermap) met de rapporten van een gemeente en een cluster met plan, en een gemeente zonder."""
    map_ = maak_project(tmp_path_factory.mktemp("opvolging"))
    opdracht = ["rapporten", "23088", "noordrand", "23002", "--notebook", "opvolging", "--werkers", "1"]
    programma(*opdracht, map_=map_).check_returncode()
    return map_, map_ / "outputs"


def test_elk_besluit_staat_in_tekst_tabel_en_figuur(project):
    for code in PLAATSEN:
        lijst = bewaard(code, 2025, "2026-11")
        html = ig.opvolging(code, 2025).html + ig.streefcijfers(code, 2025).html
        assert {o.status for o in lijst} >= {"achter", "nog niet te zeggen"}
        for o in lijst:
            antwoorden = (n for n in ("status", "tegen_doel", "verwachting") if getattr(o, n) != OPEN)
            assert all(als_html(cijferteksten.merk(o, naam)) in html for naam in antwoorden)
            assert REDENEN[o.reden][1:] in html
        for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
            ET.fromstring(svg)
        getekend = [
            o for o in lijst if o.reden != "geen" or len(o.waarden) > 1
        ]  # één punt en een rechte zijn geen figuur
        assert html.count("<figure") == len(getekend) == html.count("Besluit: ") > 1
        zonder = [str(o.nummer) for o in lijst if o not in getekend]
        gezegd = re.findall(r"Bij streefcijfer ([\d, en]+) is er geen figuur", html)
        assert [re.findall(r"\d+", wie) for wie in gezegd] == ([zonder] if zonder else [])


def test_wat_nog_niet_te_zeggen_is_staat_er_een_keer_per_reden(project):
    """Elk streefcijfer staat in één tabel; wie geen besluit heeft, onder de reden waarom, en geen cel herhaalt dat het niet te zeggen is."""
    for code in PLAATSEN:
        lijst = bewaard(code, 2025, "2026-11")
        tabellen = BeautifulSoup(ig.opvolging(code, 2025).html, "html.parser").select("table")
        rijen = {rij.th.get_text(): t.caption.get_text() for t in tabellen for rij in t.select("tbody tr")}
        assert len(rijen) == len(lijst) and not any(OPEN in cel.get_text() for t in tabellen for cel in t.select("td"))
        for o in lijst:
            bijschrift = rijen[f"{o.doel.naam} (actie {o.bij_actie.code})"]
            samen = [x for x in lijst if x.status == OPEN and x.reden == o.reden]
            hoort = f"Nog niet te zeggen ({len(samen)}): {REDENEN[o.reden]}"
            assert bijschrift == hoort if o.status == OPEN else bijschrift.startswith("Streefcijfers van ")


def test_het_overzicht_telt(project):
    zin = BeautifulSoup(ig.opvolging("23088", 2025).html, "html.parser").select_one("p.inleiding").get_text()
    assert (
        zin == "Het plan heeft 8 streefcijfers: 0 gehaald, 0 op koers, 4 achter, en over 4 is het nog niet te zeggen."
    )


@pytest.mark.parametrize("peiljaar", [2012, 2016, 2020])
def test_geen_cijfer_van_na_het_peiljaar(project, peiljaar):
    for blok in BLOKKEN:
        boom = BeautifulSoup(blok("23088", peiljaar).html, "html.parser")
        assert all(int(d["data-jaar"]) <= peiljaar for d in boom.select("data"))
        for rij in boom.select("figure tbody tr"):
            jaar, cijfer, _, laag, _ = (cel.get_text() for cel in rij.select("th, td"))
            assert int(jaar) <= peiljaar or cijfer == laag == "geen gegevens"


def test_zonder_plan_alleen_wat_men_krijgt_en_hoe_men_begint(project):
    assert {blok("23002", 2025).html for blok in BLOKKEN} == {""}
    begin = ig.opvolgingbegin("23002", 2025).html
    assert "Nog geen plan" in begin and "integratie plan nieuw 23002" in begin and "Werkzoekendengraad" in begin
    assert ig.opvolgingbegin("23088", 2025).html == ""


def test_een_plan_zonder_streefcijfers(project):
    pad = project / "parameters" / "plannen" / "23088.yaml"
    tekst = re.sub(r"            streefcijfers:\n(?:              .*\n)+", "", pad.read_text(encoding="utf-8"))
    pad.write_text(tekst, encoding="utf-8")
    assert "Nog geen streefcijfers" in ig.opvolging("23088", 2025).html
    assert ig.streefcijfers("23088", 2025).html == "" and "geen streefcijfer" in ig.bijsturen("23088", 2025).html


def test_tekst_van_het_plan_is_tekst(project):
    pad = project / "parameters" / "plannen" / "23088.yaml"
    tekst = pad.read_text(encoding="utf-8").replace("titel: Woonbeleid", "titel: '<script>alert(1)</script>{basis}'")
    pad.write_text(tekst, encoding="utf-8")
    html = "".join(blok("23088", 2025).html for blok in BLOKKEN)
    assert "<script>" not in html and "&lt;script&gt;alert(1)&lt;/script&gt;{basis}" in html


def test_controle_vindt_geen_fout_en_een_vervalst_getal_wel(uitvoer, monkeypatch):
    map_, uit = uitvoer
    controle = integratie("controle", map_=map_)
    assert controle.returncode == 0, controle.stdout
    monkeypatch.chdir(map_)
    rij = {"nis": "23088", "gebied": "Vilvoorde", "notebook": "opvolging", "peiljaar": 2026, "editie": "2026-11"}
    notebook = nbformat.read(uit / "23088-vilvoorde" / "opvolging.ipynb", as_version=4)
    status, naast = (rf'("deel": "{deel}",[^}}]*"tekst": ")' for deel in ("status", "naast_pad"))
    vervalsingen = {
        f"{status}achter": r"\1op koers",
        '"deel": "trend"': '"deel": "werkelijk"',
        r'"45\.495 inwoners"': '"45.496 inwoners"',
        f"{naast}lager dan": r"\1hoger dan",
        r'"48\.413': '"48.414',
        '"doel": 8': '"doel": 9',
    }

    def fouten(cel: str) -> list:
        los = nbformat.v4.new_notebook(metadata=notebook.metadata, cells=[json.loads(cel)])
        return keur_inhoud(lees("23088-vilvoorde/opvolging.ipynb", rij, nbformat.from_dict(los)))

    cellen = [json.dumps(cel, ensure_ascii=False) for cel in notebook.cells]
    for patroon, nieuw in vervalsingen.items():
        cel = next(cel for cel in cellen if re.search(patroon, cel))
        assert not fouten(cel) and fouten(re.sub(patroon, nieuw, cel, count=1)), patroon


def test_bestanden_zelfdragend_en_klein(uitvoer):
    _, uit = uitvoer
    for map_ in ("23088-vilvoorde", "cluster-noordrand", "23002-asse"):
        pad = uit / map_ / "opvolging.html"
        html = pad.read_text(encoding="utf-8")
        assert len(html.encode()) < 1_500_000 and not re.search(r'(?:src|href)="https?://', html)
        figuren = re.findall(r'<figure class="figuur" id="([^"]+)"', html)
        assert all((uit / map_ / "figuren" / f"{f}.{s}").is_file() for f in figuren for s in ("svg", "csv"))
