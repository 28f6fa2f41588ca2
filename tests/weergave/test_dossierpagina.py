"""Het dossier van een map: wat er is en voor wie, wat er nog niet is en hoe men het maakt, en geen link die de map verlaat."""

import re
import shlex
import shutil

import manifestrij
import pytest
from bs4 import BeautifulSoup
from proefopslag import vergeet

import integratie as ig
from integratie.cli import _lezer
from integratie.uitvoering.opdracht import rapporten
from integratie.weergave import dossierpagina, overzicht
from integratie.weergave.dossiers import dossiers
from integratie.weergave.herhaling import wat_ontbreekt
from integratie.weergave.notebookinhoud import Tekstcel

NAMEN = ("html", "ipynb", "docx")
OOK = ("gegevens.csv", "gegevens.xlsx", "figuren/trend-inwoners.svg", "figuren/trend-inwoners.csv")


def rij(notebook: str = "omgevingsanalyse", nis: str = "23088", naam: str = "Vilvoorde", **velden) -> dict:
    return manifestrij.rij(nis, naam, notebook, (*(f"{notebook}.{soort}" for soort in NAMEN), *OOK), **velden)


def bladzijde(*rijen: dict) -> BeautifulSoup:
    (dossier,) = dossiers(rijen)
    return BeautifulSoup(dossierpagina.pagina(dossier), "html.parser")


def opdrachten(boom: BeautifulSoup) -> list[str]:
    return [code.get_text() for code in boom.select("code")]


def test_elk_bestand_van_het_manifest_is_te_openen():
    boom = bladzijde(rij(), rij("kader"))
    adressen = {a["href"] for a in boom.select("main a")}
    assert {pad.partition("/")[2] for r in (rij(), rij("kader")) for pad in r["bestanden"]} <= adressen
    assert "omgevingsanalyse.html#trend-inwoners" in adressen
    assert "verantwoording.html" not in adressen
    met = rij()
    met["bestanden"]["23088-vilvoorde/verantwoording.html"] = "0"
    assert "verantwoording.html" in {a["href"] for a in bladzijde(met).select("main a")}


def test_geen_link_leidt_uit_de_map_ook_niet_van_een_vreemd_manifest(tmp_path):
    vreemd = rij(
        bestanden={"23002-asse/omgevingsanalyse.html": "0", "index.html": "0", "23088-vilvoorde/a#b.html": "0"}
    )
    for boom in (bladzijde(rij()), bladzijde(vreemd), bladzijde(rij(gebied="../../weg"))):
        assert [a["href"] for a in boom.select("a") if "/" in a["href"].removeprefix("figuren/")] == []
    paden = overzicht.bladen({("23088", "omgevingsanalyse"): rij(gebied="../../weg")}, tmp_path)
    assert set(paden) == {
        "23088-weg/index.html",
        "23088-weg/toegankelijkheid.html",
        "index.html",
        "toegankelijkheid.html",
    }


def test_elk_rapport_zegt_voor_wie_het_is_en_waarover():
    tekst = bladzijde(rij("kader", naast=["centrumsteden"])).get_text(" ")
    assert rapporten()["kader"].voor in tekst
    assert "Peiljaar 2025, naast centrumsteden; gegevens: editie 2026-11 (van november 2026)" in tekst


def test_een_rapport_uit_een_oudere_editie_zegt_dat_er_een_nieuwere_is(opslag, met_proef):
    assert "nieuwere" not in bladzijde(rij()).get_text(" ")
    shutil.copytree(met_proef, opslag)
    vergeet()
    assert "editie 2026-11 (van november 2026), en er is een nieuwere: proef" in bladzijde(rij()).get_text(" ")
    assert "nieuwere" not in bladzijde(rij(editie="proef")).get_text(" ")


def test_de_stand_staat_er_een_keer_en_bij_elk_rapport_als_ze_verschilt():
    gelijk, anders = (bladzijde(rij(), rij("kader", peiljaar=jaar)).get_text(" ") for jaar in (2025, 2024))
    assert gelijk.count("Peiljaar 2025; gegevens") == 1
    assert anders.count("Peiljaar 2025; gegevens") == anders.count("Peiljaar 2024; gegevens") == 1


def test_een_rapport_zonder_bestand_van_de_gemeente_zegt_wat_ontbreekt():
    """Leeg is het als het niets anders heeft: zo leest wie het dossier opent niet eerst een leeg rapport."""
    kop = Tekstcel("## Komen en gaan")
    leeg, deels = (
        wat_ontbreekt([kop, ig.instroom("24104", 2026), kop]),
        wat_ontbreekt([ig.netwerk("24104", 2026), kop, ig.trend("inwoners", "24104", 2026)]),
    )
    begin = wat_ontbreekt([ig.titel("24104", 2026, "Plan"), ig.planblad("24104", 2026), ig.planbudget("24104", 2026)])
    boom = bladzijde(rij("instroom", **leeg), rij("samenwerking", **deels), rij("plan_van_aanpak", **begin), rij())
    gezegd = [p.get_text() for p in boom.select("p.zonder")]
    assert [zin.partition(". ")[0] for zin in gezegd] == ["Voor een deel leeg", "Nog leeg", "Nog leeg"]
    assert "parameters/netwerken/24104.yaml" in gezegd[0] and "nog geen planbestand" in gezegd[1]
    assert "parameters/registers/24104.csv" in gezegd[2] and wat_ontbreekt([ig.trend("inwoners", "24104", 2026)]) == {}


def test_een_figuur_heet_naar_wat_ze_toont():
    namen = {a.get_text() for a in bladzijde(rij()).select("details a")}
    assert "Inwoners (door de jaren)" in namen and not [naam for naam in namen if "trend" in naam.casefold()]


@pytest.mark.parametrize(
    ("nis", "naam", "notebook", "hoort"),
    [
        ("23088", "Vilvoorde", "kader", set(rapporten()) - {"kader", "vlaamse_rand"}),
        ("noordrand", "Noordrand", "kader", set(rapporten()) - {"kader", "vlaamse_rand"}),
        ("vlaamse-rand", "Vlaamse Rand", "vlaamse_rand", set(rapporten()) - {"vlaamse_rand"}),
    ],
)
def test_wat_er_nog_niet_is_staat_er_met_een_opdracht_die_bestaat(nis, naam, notebook, hoort):
    gevraagd = opdrachten(bladzijde(rij(notebook, nis, naam)))
    gelezen = [_lezer().parse_args(shlex.split(opdracht)[1:]) for opdracht in gevraagd]
    assert {keuze.notebook[0] for keuze in gelezen if not keuze.formaat} == hoort
    assert {f for keuze in gelezen for f in keuze.formaat if f != "png"} == {"pdf", "pptx", "xlsx"}
    assert all((keuze.gemeente, keuze.peiljaar) == ([nis], 2025) for keuze in gelezen)


def test_een_gekozen_vergelijking_gaat_mee_in_de_opdracht():
    gevraagd = opdrachten(bladzijde(rij(naast=["referentieregio:Halle Vilvoorde", "genk"])))
    assert all(
        _lezer().parse_args(shlex.split(o)[1:]).naast == ["referentieregio:Halle Vilvoorde", "genk"] for o in gevraagd
    )


def test_een_mislukking_staat_er_als_tekst_en_de_vorige_versie_blijft_te_vinden():
    boom = bladzijde(rij(status="mislukt", cel=7, reden="<b>stuk</b>"))
    assert "de laatste poging mislukte in cel 7: <b>stuk</b>" in boom.get_text(" ")
    assert boom.select_one('h3 a[href="omgevingsanalyse.html"]')
    weg = bladzijde(rij(status="mislukt", cel=7, reden="stuk", bestanden={}))
    assert "Mislukt in cel 7: stuk" in weg.get_text(" ") and not weg.select("h3 a")
    assert any("--notebook omgevingsanalyse" in opdracht for opdracht in opdrachten(weg))


def test_zelfde_rijen_zelfde_bytes_en_de_stand_van_de_run_telt_niet(tmp_path):
    een, twee = (
        overzicht.bladen({("23088", "omgevingsanalyse"): rij(**v)}, tmp_path)
        for v in ({}, {"status": "ongewijzigd", "seconden": 9.0})
    )
    assert een == twee
    assert all(re.search(rb"integratie-sha256:[0-9a-f]{64}", inhoud) for inhoud in een.values())
