"""`integratie opvolging`: haar uitgangscode en wat ze op het scherm zet."""

import json

import pytest
from opdrachtregel import integratie
from opvolgingshulp import maak_project

from integratie.beleid.opvolging.oordeel import oordeel
from integratie.beleid.plan.lezen import lees_plan
from integratie.rekenen import precies

pytestmark = pytest.mark.traag


@pytest.mark.parametrize(
    ("argumenten", "woord"),
    [
        (["vilvorde"], "Bedoelde je Vilvoorde"),
        ([], "--placebo"),
        (["vilvoorde", "--placebo"], "laat de gemeente weg"),
        (["vilvoorde", "--peiljaar", "1830"], "kies een jaar van 2000 tot 2026"),
    ],
)
def test_verkeerd_gebruik_is_een_zin_en_code_2(argumenten, woord):
    uit = integratie("opvolging", *argumenten)
    assert (uit.returncode, uit.stdout, uit.stderr.count("\n")) == (2, "", 1) and woord in uit.stderr


def test_json_zegt_hetzelfde_als_het_oordeel(tmp_path):
    map_ = maak_project(tmp_path)
    document = json.loads(integratie("opvolging", "Vilvoorde", "--json", map_=map_).stdout)
    assert (document["peiljaar"], document["vals_alarm"], len(document["streefcijfers"])) == (2026, 0.1, 8)
    eerste = document["streefcijfers"][0]
    o = oordeel("23088", lees_plan(map_ / "parameters/plannen/23088.yaml").streefcijfers()[0][1], 2026)
    assert (
        (eerste["status"], eerste["cijfer"], eerste["pad"])
        == (o.status, o.werkelijk, o.pad)
        == ("achter", 45_495, 50_000)
    )
    assert (eerste["richting"], eerste["doel"], eerste["verwachting"]) == ("omhoog", "achter", "beter")
    assert eerste["kleinste_effect"] == precies(o.effect.kleinste) and "beter" in eerste["uitleg"]
    assert eerste["vlaamse_rand"]["verschil"] == pytest.approx(o.rand.verschil)
    laat = json.loads(integratie("opvolging", "Vilvoorde", "--json", "--peiljaar", "2016", map_=map_).stdout)[
        "streefcijfers"
    ][2]
    antwoorden = ("status", "doel", "verwachting")
    assert laat == {
        k: laat[k]
        for k in ("actie", "indicator", "groep", "richting", *antwoorden, "reden", "uitleg", "kleinste_effect")
    }
    assert {laat[k] for k in antwoorden} == {"nog niet te zeggen"} and laat["kleinste_effect"] is None


def test_zonder_plan_een_zin(tmp_path):
    uit = integratie("opvolging", "Asse", map_=maak_project(tmp_path))
    assert uit.returncode == 0 and "geen plan met streefcijfers" in uit.stdout
