"""Negentien ladingen met script in elk tekstveld van een project, geopend in een echte browser zonder beveiligingsbeleid.

Zo is te zien of de tekst overal ontsnapt, en niet of het beleid de fout opvangt.
"""

import csv
import datetime
import json
import os
import shutil
from itertools import pairwise
from pathlib import Path

import browserhulp
import nbformat
import officieel
import pytest
import yaml
from opdrachtregel import programma

from integratie.beleid.plan import model
from integratie.bestanden import vingerafdrukken
from integratie.inlezen import recept
from integratie.opslag import edities

PROJECT = Path(__file__).parents[1]
RAND = sorted(officieel.RAND)
LADINGEN = [
    "<script>geraakt(1)</script>",
    "<img src=x onerror=geraakt(2)>",
    "<svg onload=geraakt(3)>",
    '"><script>geraakt(4)</script>',
    "'><img src=x onerror=geraakt(5)>",
    '" onmouseover="geraakt(6)" x="',
    "' onfocus='geraakt(7)' tabindex='0",
    "</title><script>geraakt(8)</script>",
    "</style><script>geraakt(9)</script>",
    "</text></svg><img src=x onerror=geraakt(10)>",
    '<a href="javascript:geraakt(11)">x</a>',
    "[x](javascript:geraakt(12))",
    '<iframe srcdoc="<script>parent.geraakt(13)</script>"></iframe>',
    "<details open ontoggle=geraakt(14)>x</details>",
    "{% for x in [1] %}<script>geraakt(15)</script>{% endfor %}{{ 7 * 7 }}",
    "${geraakt(16)}$<style onload=geraakt(16)></style>",
    "--><script>geraakt(17)</script><!--",
    "]]><script>geraakt(18)</script>",
    "&lt;script&gt;geraakt(19)&lt;/script&gt;&#60;img src=x onerror=geraakt(19)&#62;",
]
SAMEN = " ".join(LADINGEN)


@pytest.fixture(scope="module")
def paginas(tmp_path_factory) -> list[Path]:
    """Het overzicht en elk rapport van een project waarin alle namen, titels en toelichtingen ladingen zijn."""
    map_ = tmp_path_factory.mktemp("kwaad")
    for deel in ("integratie", "notebooks", "parameters"):
        shutil.copytree(PROJECT / deel, map_ / deel, ignore=shutil.ignore_patterns("__pycache__"))
    _gemeenten(map_ / "integratie" / "data" / "gemeenten.csv")
    _editie(map_ / "integratie" / "data" / "editie.json")
    vingerafdrukken.schrijf(
        map_ / "integratie" / "data", [f"{tabel}.parquet" for tabel in edities.bronnen(recept.EDITIE)]
    )
    _parameters(map_ / "parameters")
    _notebook(map_ / "notebooks" / "omgevingsanalyse.ipynb")
    _plannen(map_ / "parameters" / "plannen")
    notebooks = ("omgevingsanalyse", "samenwerking", "kader", "plan_van_aanpak")
    keuze = [deel for notebook in notebooks for deel in ("--notebook", notebook)]
    omgeving = os.environ | {"PYTHONPATH": str(map_)}
    uit = programma("rapporten", "23088", "kwaad", *keuze, map_=map_, env=omgeving)
    assert uit.returncode == 0, uit.stdout + uit.stderr
    gevonden = sorted((map_ / "outputs").rglob("*.html"))
    assert {pad.parent.name for pad in gevonden if pad.name == "omgevingsanalyse.html"} > {"cluster-kwaad"}
    return list({pad.read_bytes(): pad for pad in gevonden}.values())  # wat overal dezelfde bytes heeft, één keer


def _gemeenten(pad: Path) -> None:
    with pad.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    for rij in rijen:
        if rij["nis"] in RAND:
            rij["naam"] = f"{rij['nis']} {LADINGEN[RAND.index(rij['nis'])]}"
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, list(rijen[0]))
        schrijver.writeheader()
        schrijver.writerows(rijen)


def _editie(pad: Path) -> None:
    inhoud = json.loads(pad.read_text(encoding="utf-8"))
    for tabel in inhoud["tabellen"].values():
        tabel |= {k: f"{SAMEN} 2025" for k in ("titel", "uitgever", "licentie", "peildatum", "uitgave", "ophalen")}
        tabel |= {"voorbehouden": LADINGEN, "breuken": {"2015": SAMEN}, "bestanden": dict.fromkeys(LADINGEN, "0" * 64)}
        for onderwerp in tabel["onderwerpen"].values():
            onderwerp["titel"] = SAMEN
    pad.write_text(json.dumps(inhoud), encoding="utf-8")


def _parameters(map_: Path) -> None:
    rapporten = yaml.safe_load((map_ / "rapporten.yaml").read_text(encoding="utf-8"))
    rapporten = [rapport | {"titel": SAMEN} for rapport in rapporten]
    (map_ / "rapporten.yaml").write_text(yaml.safe_dump(rapporten), encoding="utf-8")
    groepen = {"kwaad": {"naam": LADINGEN[3], "gemeenten": ["23088", "23025"]}}
    (map_ / "groepen.yaml").write_text(yaml.safe_dump(groepen), encoding="utf-8")

    _van_de_gemeente(map_)


def _van_de_gemeente(map_: Path) -> None:
    """Een netwerk en een bevraging waarin elke naam, titel en groep een lading is."""
    actoren = [
        {"naam": tekst[:80], "soort": "vereniging", "rol": "overleg", "rubrieken": ["inburgering"]}
        for tekst in LADINGEN
    ]
    relaties = [{"van": a["naam"], "naar": b["naam"], "aard": "overleg"} for a, b in pairwise(actoren)]
    netwerk = {"titel": LADINGEN[0], "stand": datetime.date(2026, 1, 1), "actoren": actoren, "relaties": relaties}
    (map_ / "wijken").mkdir(exist_ok=True)
    wijken = f"# {LADINGEN[0]} {LADINGEN[2]} 2025\ngebied;groep;totaal\n" + "".join(
        f"23088W0{i};40;90\n" for i in range(1, 9)
    )
    (map_ / "wijken" / "23088.csv").write_text(wijken, encoding="utf-8")
    for sleutel in ("23088", "kwaad"):
        (map_ / "netwerken" / f"{sleutel}.yaml").write_text(
            yaml.safe_dump(netwerk, allow_unicode=True), encoding="utf-8"
        )
        deelnemers, totalen = ((map_ / "bevragingen" / f"{sleutel}{einde}.csv") for einde in ("", "-randtotalen"))
        with (
            deelnemers.open("w", encoding="utf-8", newline="") as een,
            totalen.open("w", encoding="utf-8", newline="") as twee,
        ):
            een.write(f"# {LADINGEN[1]}\n")
            csv.writer(een).writerows([("<b>wijk</b>", "aantal"), *((tekst, 9) for tekst in LADINGEN)])
            csv.writer(twee).writerows(
                [("kenmerk", "groep", "aantal"), *(("<b>wijk</b>", tekst, 900) for tekst in LADINGEN)]
            )


def _plannen(map_: Path) -> None:
    """Het voorbeeldplan, met een lading in elk veld dat vrije tekst mag zijn."""
    for nis in ("23088", "kwaad"):
        plan = yaml.load((map_ / "voorbeelden" / "vilvoorde.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
        (map_ / f"{nis}.yaml").write_text(yaml.safe_dump(_besmet(plan) | {"gebied": nis}), encoding="utf-8")


def _besmet(deel):
    """Vrije tekst wordt elke lading, een naam een van de ladingen; wat gekozen wordt uit een lijst, blijft."""
    vrij = ("titel", "naam", "visie", "omschrijving", "taak", "doelgroep", "resultaat", "effectmeting", "bevoegd")
    vrij += ("coordinatie", "toelichting", "onderwerp", "vraag", "antwoord", "afwijking")
    if isinstance(deel, dict):
        lopend = dict.fromkeys(model.LOPEND, SAMEN.replace("{", "{{").replace("}", "}}"))  # daar is { een levend cijfer
        besmet = {k: lopend.get(k, SAMEN) for k, v in deel.items() if k in vrij and isinstance(v, str)}
        return {k: besmet.get(k) or _besmet(v) for k, v in deel.items()}
    return [_besmet(d) for d in deel] if isinstance(deel, list) else deel


def _notebook(pad: Path) -> None:
    notebook = nbformat.read(pad, 4)
    alineas = [f"## Kop {lading}\n\nAlinea {lading}\n\n- punt {lading}\n\n`{lading}`" for lading in LADINGEN]
    notebook.cells += [nbformat.v4.new_markdown_cell(tekst, id=f"kwaad-{i}") for i, tekst in enumerate(alineas)]
    blok = (
        f"```mermaid\n{SAMEN}\n```\n\n```python\n{SAMEN}\n```\n\n| a |\n|---|\n| {LADINGEN[1]} |\n\n![{LADINGEN[3]}](x)"
    )
    notebook.cells.append(nbformat.v4.new_markdown_cell(blok, id="kwaad-blok"))
    nbformat.write(notebook, pad)


def test_de_ladingen_staan_echt_op_de_paginas(paginas):
    tekst = "".join(pad.read_text(encoding="utf-8") for pad in paginas)
    assert all(f"geraakt({nummer})" in tekst for nummer in range(1, len(LADINGEN) + 1))
    assert all(
        lading in tekst for lading in ("&lt;script&gt;geraakt(1)&lt;/script&gt;", "&lt;svg onload=geraakt(3)&gt;")
    )
    assert "{{ 7 * 7 }}" in tekst
    samen = [pad.read_text(encoding="utf-8") for pad in paginas if pad.name == "samenwerking.html"]
    assert len(samen) == 2
    assert any("per wijk" in pad.read_text(encoding="utf-8") for pad in paginas if pad.name == "kader.html")
    for html in samen:
        assert "Wie dekt elke rubriek" in html and "Deelnemers en inwoners naar &lt;b&gt;wijk&lt;/b&gt;" in html


def test_geen_enkele_lading_wordt_uitgevoerd(paginas):
    uitkomst = browserhulp.draai("inspuiting.mjs", browserhulp.chromium(), *paginas)
    assert [(Path(u["bestand"]).name, u["geraakt"]) for u in uitkomst if u["geraakt"]] == []
    assert not [script for u in uitkomst for script in u["scripts"] if "geraakt" in script]


def test_een_lading_die_niet_ontsnapt_zou_gezien_worden(tmp_path):
    (tmp_path / "x.html").write_text(f"<!DOCTYPE html><p>{SAMEN}</p>", encoding="utf-8")
    (uitkomst,) = browserhulp.draai("inspuiting.mjs", browserhulp.chromium(), tmp_path / "x.html")
    assert {"1", "2", "3", "4", "5", "8", "13", "14"} <= set(uitkomst["geraakt"])
