"""Hoe oud de cijfers van een bladzijde zijn: de regel onder de titel, en de jaren van elke sectie en elk blok."""

import pytest
from bs4 import BeautifulSoup
from nbformat import v4

import integratie as ig
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import alinea
from integratie.weergave import ouderdom
from integratie.weergave.bladzijde import naar_html
from integratie.weergave.notebookinhoud import celinhoud

NIS = "23088"


def _cel(*blokken):
    uitvoer = [
        v4.new_output(
            "display_data", {"text/html": str(b._repr_html_()), "text/plain": repr(b), **b._repr_mimebundle_()}
        )
        for b in blokken
    ]
    return v4.new_code_cell("", outputs=uitvoer)


@pytest.fixture(scope="module")
def pagina():
    cellen = [
        _cel(ig.titel(NIS, 2025)),
        v4.new_markdown_cell("## Samenvatting"),
        _cel(ig.samenvatting(NIS, 2025)),
        v4.new_markdown_cell("## Kinderen en jongeren\n\nMet uitleg."),
        _cel(ig.piramide(NIS, 2025), ig.thema("minderjarigen", NIS, 2025)),
        v4.new_markdown_cell("## Nieuwkomers"),
        _cel(ig.duiding("nieuwkomers", NIS, 2025)),
        _cel(ig.trend("meerderjarige_nieuwkomers", NIS, 2025)),
        v4.new_markdown_cell("## Werkwijze"),
        v4.new_code_cell("1", outputs=[v4.new_output("execute_result", {"text/plain": "1"})]),
    ]
    return BeautifulSoup(naar_html(v4.new_notebook(cells=cellen), "Proef"), "html.parser")


def test_elk_thema_noemt_zijn_oudste_en_jongste_jaar(pagina):
    """Vilvoorde op peiljaar 2025: leeftijd naar nationaliteit van 2019, jongeren naar herkomst en nieuwkomers van 2024, kinderen tot 14 jaar van 2025."""
    secties = [(s["data-thema"], s["data-oudste"], s["data-jongste"]) for s in pagina.select("main > section")]
    assert secties == [("minderjarigen", "2019", "2025"), ("nieuwkomers", "2024", "2024")]
    assert pagina.find("h2", string="Kinderen en jongeren").find_parent("section")["data-thema"] == "minderjarigen"
    assert pagina.find("h2", string="Werkwijze").find_parent("section") is None
    regels = [s.find(class_="ouderdom").get_text() for s in pagina.select("main > section")]
    assert regels == [f"De cijfers bij dit thema zijn van {jaren}." for jaren in ("2019 tot 2025", "2024")]


def test_onder_de_titel_staat_hoe_oud_de_cijfers_zijn(pagina):
    regel = pagina.find(class_="ouderdom")
    assert regel.find_previous("h1").get_text() == "Vilvoorde" and regel.find_next("h2").get_text() == "Samenvatting"
    tekst = regel.get_text() + regel.find_next("ul").get_text()
    assert tekst.startswith("Hoe oud zijn de cijfers?")
    for deel in ("aantallen 2025", "nieuwkomers 2024", "minderjarigen 2019 tot 2024", "tewerkstelling 2024"):
        assert deel in tekst


def test_elk_blok_draagt_zijn_jaar(pagina):
    assert pagina.find(id="piramide")["data-jaar"] == "2019"
    assert pagina.find(id="trend-meerderjarige-nieuwkomers")["data-jaar"] == "2024"
    assert pagina.find("table", class_="rijen").find_parent("div", attrs={"data-jaar": True})["data-jaar"] == "2025"


def test_een_bladzijde_zonder_cijfers_zegt_er_niets_over():
    notebook = v4.new_notebook(cells=[_cel(ig.titel(NIS, 2025)), v4.new_markdown_cell("## Uitleg")])
    alle = celinhoud(notebook)
    assert ouderdom.met_regel(alle) == alle and "ouderdom" not in naar_html(notebook, "Proef").partition("</style>")[2]


def test_een_eigen_onderwerp_hoort_bij_geen_thema():
    titel = ig.titel(NIS, 2025)
    eigen = Blok((alinea("x"),), cijfers=(("geboorten", 2025), ("inwoners", 2025), ("inwoners", 2024)))
    assert "<li>aantallen 2024 tot 2025</li></ul>" in ouderdom.met_regel([titel, eigen])[1].html
