"""Levende cijfers in de lopende tekst van een plan: nagekeken met regel en veld, gemerkt in het rapport, en nagerekend."""

import json
import re
import shutil
from pathlib import Path

import pytest
from opdrachtregel import integratie
from plannen import VOORBEELDEN

import integratie as ig
from integratie.beleid.plan.lezen import controleer, lees_plan
from integratie.beleid.plan.yamlbestand import als_yaml, inhoud_van
from integratie.beleid.planrapport.onderdeel import lopend
from integratie.blok import machine
from integratie.blok.blok import Blok
from integratie.controle.alles import keur_inhoud
from integratie.controle.rapport import Getoond, Rapport, met_tekst
from integratie.opslag import edities

PROJECT = Path(__file__).parents[2]
VISIE = "Van de inwoners is {aandeel_niet_belg} niet-Belg.\nDat {aandeel_niet_belg:verandering 5}; {{letterlijk}}."
DOELGROEP = "[de {meerderjarige_nieuwkomers}\nnieuwkomers van {meerderjarige_nieuwkomers:jaar}|nieuwkomers]"


@pytest.fixture
def plan(tmp_path, monkeypatch):
    """Schrijft het voorbeeldplan van Vilvoorde met deze velden in een eigen project, en geeft zijn pad."""
    shutil.copytree(PROJECT / "parameters", tmp_path / "parameters")
    monkeypatch.chdir(tmp_path)

    def schrijf(visie: str = VISIE, doelgroep: str = DOELGROEP) -> Path:
        inhoud = inhoud_van(lees_plan(VOORBEELDEN / "vilvoorde.yaml")) | {"visie": visie}
        inhoud["beleidsdoelstellingen"][0]["actieplannen"][0]["acties"][0]["doelgroep"] = doelgroep
        pad = tmp_path / "parameters" / "plannen" / "23088.yaml"
        pad.write_text(als_yaml(inhoud), encoding="utf-8")
        return pad

    return schrijf


def fouten(blok: Blok) -> list[str]:
    rij = {"nis": "23088", "gebied": "Vilvoorde", "peiljaar": 2025, "editie": edities.kies_editie()}
    getoond = (Getoond(1, "", blok),)
    return [f.verwacht for f in keur_inhoud(Rapport("x", "23088", 2025, rij["editie"], rij, getoond))]


def test_in_het_rapport_staan_de_cijfers_gemerkt_en_de_controle_rekent_ze_na(plan):
    assert not controleer(plan()).fouten
    for maak, hoort in (
        (ig.planblad, "Van de inwoners is 16,3\u00a0% niet-Belg.|Dat steeg met 1,2\u00a0procentpunt tegenover 2020, tot 16,3\u00a0% in 2025; {letterlijk}."),
        (ig.planperpartner, "de 325\nnieuwkomers van 2024"),
    ):  # fmt: skip
        blok = maak("Vilvoorde", 2025)
        teksten = [t for t, _ in met_tekst(blok, eigen=True)]
        assert set(hoort.split("|")) <= set(map(str, teksten)) and fouten(blok) == []
        inhoud = json.dumps(machine.schrijf(blok), ensure_ascii=False)
        for oud, nieuw in (
            ("steeg", "daalde"),
            ("16,3", "16,4"),
            ("325", "352"),
            ("nieuwkomers van", "vluchtelingen van"),
        ):
            if (anders := inhoud.replace(oud, nieuw)) != inhoud:
                assert fouten(machine.lees(json.loads(anders)))


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"visie": "x\n{aandel_niet_belg}"}, r"regel \d+, veld 'visie': regel 2: {aandel_niet_belg}: Ik ken geen .* Bedoelde je aandeel_niet_belg"),
        ({"doelgroep": "{inwoners:warde}"}, r"regel \d+, veld 'doelgroep' van actie A1.1.1: {inwoners:warde}: Ik ken geen vorm .* waarde"),
        ({"doelgroep": "{aandeel_niet_belg:rang}"}, "veld 'doelgroep' van actie A1.1.1: Aandeel niet-Belgen: Vilvoorde heeft hier geen plaats"),
        ({"visie": "een { los"}, "veld 'visie': hier staat een losse accolade"),
    ],
)  # fmt: skip
def test_plan_controle_wijst_het_veld_aan(plan, velden, zin):
    uit = integratie("plan", "controle", str(plan(**velden)))
    assert uit.returncode == 2 and uit.stderr.count("veld '") + uit.stdout.count("veld '") >= 1
    assert re.search(zin.replace("{", r"\{").replace("}", r"\}"), uit.stdout + uit.stderr), uit.stdout + uit.stderr


def test_in_een_plan_van_een_faciliteitengemeente_staat_het_voorbehoud_erbij(plan):
    van = lees_plan(plan())
    for nis, hoort in (("23098", True), ("23088", False)):
        tekst = lopend("{thuistaal_niet_nl_basis}", van.model_copy(update={"gebied": nis}), 2025)
        assert ("vertekenen de cijfers" in str(tekst)) is hoort


def test_omzetten_naar_excel_en_terug_houdt_het_sjabloon(plan):
    pad = plan()
    voor = lees_plan(pad)
    assert integratie("plan", "omzetten", str(pad)).returncode == 0
    assert lees_plan(pad.with_suffix(".xlsx")) == voor and voor.visie == VISIE
