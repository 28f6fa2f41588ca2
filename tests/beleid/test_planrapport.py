"""Van startplan tot rapport, voor een gemeente en een cluster: echte opdrachten, echte cijfers, nagerekend en toegankelijk."""

import json
import re
import shutil
from pathlib import Path

import browserhulp
import pytest
import yaml
from opdrachtregel import integratie, programma
from plannen import VOORBEELDEN
from uitvoerdeel import van_een_gebied

from integratie.beleid.plan.lezen import lees_plan
from integratie.beleid.plan.yamlbestand import als_yaml

PROJECT = Path(__file__).parents[2]
GEBIEDEN = {"23088": "23088-vilvoorde", "noordrand": "cluster-noordrand"}
RAPPORT = ("--notebook", "plan_van_aanpak")
pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """Begonnen met `plan nieuw`, ingevuld, gecontroleerd en tot rapport gemaakt; Asse heeft geen plan."""
    map_ = tmp_path_factory.mktemp("plan")
    for deel in ("notebooks", "parameters"):
        shutil.copytree(PROJECT / deel, map_ / deel)
    for code, voorbeeld in (("23088", "vilvoorde"), ("noordrand", "noordrand")):
        assert integratie("plan", "nieuw", code, map_=map_).returncode == 0
        pad = map_ / "parameters" / "plannen" / f"{code}.yaml"
        assert integratie("plan", "controle", str(pad), map_=map_).returncode == 2
        begin, ingevuld = (
            yaml.load(p.read_text(encoding="utf-8"), yaml.BaseLoader) for p in (pad, VOORBEELDEN / f"{voorbeeld}.yaml")
        )
        velden = ("visie", "partners", "beleidsdoelstellingen", "bevoegd", "coordinatie")
        pad.write_text(als_yaml(begin | {k: ingevuld[k] for k in velden}), encoding="utf-8")
        klaar = integratie("plan", "controle", str(pad), map_=map_)
        assert klaar.returncode == 0 and "is in orde" in klaar.stdout, klaar.stdout
    uit = programma("rapporten", *RAPPORT, "vilvoorde", "noordrand", "asse", map_=map_)
    assert uit.returncode == 0, uit.stdout + uit.stderr
    return map_


def pagina(project: Path, map_: str) -> str:
    return (project / "outputs" / map_ / "plan_van_aanpak.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", GEBIEDEN)
def test_elke_actie_partner_en_bedrag_staat_in_het_rapport(project, code):
    html, plan = pagina(project, GEBIEDEN[code]), lees_plan(project / "parameters" / "plannen" / f"{code}.yaml")
    assert all(f"{a.code} {a.titel}" in html for a in plan.acties())
    assert all(f"<h3>{p.naam}: wat vragen wij van u?</h3>" in html for p in plan.partners)
    totaal = sum(bedrag for a in plan.acties() for bedrag in a.budget.values())
    assert f"{totaal:,.0f}".replace(",", ".") in html
    assert html.count('class="partnerblad"') == len(plan.partners)
    assert "FICTIEF" not in html  # het ingevulde plan zegt niet dat het een voorbeeld is


def test_zonder_plan_legt_het_rapport_uit_hoe_te_beginnen(project):
    html = pagina(project, "23002-asse")
    assert "Nog geen plan" in html and "integratie plan nieuw 23002" in html
    assert not re.search(r"\bBudget\b", html) and 'id="naast-andere-besturen"' in html


def test_de_controle_rekent_het_rapport_na_en_merkt_een_veranderd_plan(project, tmp_path):
    uit = integratie("controle", "--json", map_=project)
    assert json.loads(uit.stdout)["fouten"] == [], uit.stdout
    pad = project / "parameters" / "plannen" / "23088.yaml"
    voor = pad.read_text(encoding="utf-8")
    pad.write_text(voor.replace("Welkomstbalie op zaterdag", "Welkomstbalie op zondag"), encoding="utf-8")
    een = van_een_gebied(project / "outputs", "23088", tmp_path)
    fouten = json.loads(integratie("controle", "--uit", str(een), "--json", map_=project).stdout)["fouten"]
    pad.write_text(voor, encoding="utf-8")
    assert any("verwacht wat het plan zegt" in f["verwacht"] for f in fouten)


def test_een_kapot_plan_mislukt_alleen_en_de_stand_van_toen_toont_geen_later_plan(project):
    pad = project / "parameters" / "plannen" / "23002.yaml"
    pad.write_text(
        (VOORBEELDEN / "vilvoorde.yaml")
        .read_text(encoding="utf-8")
        .replace("'23088'", "'23002'")
        .replace("status: lopend", "status: x"),
        encoding="utf-8",
    )
    uit = programma("rapporten", *RAPPORT, "asse", "vilvoorde", "--peiljaar", "2016", "--uit", "toen", map_=project)
    pad.unlink()
    assert uit.returncode == 1 and "integratie plan controle" in uit.stdout, uit.stdout
    assert "2 rapporten: 1 gemaakt, 0 ongewijzigd, 1 mislukt." in uit.stdout
    html = (project / "toen" / "23088-vilvoorde" / "plan_van_aanpak.html").read_text(encoding="utf-8")
    assert "steunt op cijfers van na 2016" in html and "Welkomstbalie" not in html


def test_de_paginas_zijn_toegankelijk_en_stil(project, request):
    """Elke bladzijde in één van de vier vormen, elke dag een andere; met `--volledig` in alle vier."""
    paden = [project / "outputs" / m / "plan_van_aanpak.html" for m in (*GEBIEDEN.values(), "23002-asse")]
    gezien = browserhulp.bekeken(paden, 4 if request.config.getoption("--volledig") else 1)
    assert [(g["bestand"], g["breedte"], o["id"], o["plaatsen"]) for g in gezien for o in g["overtredingen"]] == []
    assert [g for g in gezien if g["verzoeken"] or g["fouten"] or g["schuift"]] == []
