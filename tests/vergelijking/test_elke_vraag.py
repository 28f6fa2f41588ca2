"""Elke publieke functie, elke soort gebied en elke verkeerde waarde: het goede antwoord of één Nederlandse zin, nooit niets en nooit een traceback."""

import doctest
import inspect

import pandas as pd
import pytest
from test_argumenten import ARGUMENTEN

import integratie as ig
from integratie import gebieden
from integratie.fouten import Gebruiksfout

GEBIEDEN = (
    "Vilvoorde", "23088", "Brussel", "Herstappe", "vlaamse-rand", "vlaanderen", "noordrand", "centrumsteden",
    "referentieregio:Oost-Brabant", "arrondissement:Leuven", "provincie:Antwerpen", "igs:Woonwinkel Noord", "Vilvoorde, Machelen",
)  # fmt: skip
VREEMD = (
    "Rhode-Saint-Genèse",
    None,
    True,
    5,
    1.5,
    [],
    ["xx"],
    {"a": 1},
    b"x",
    object(),
    pd.DataFrame({"a": [1]}),
    "",
    "xx",
    "soort:naam",
)
FUNCTIES = [f for f in ig.__all__ if f != "vergelijk"]  # dat onthoudt een keuze en geeft niets


def parameters(functie: str) -> dict:
    return inspect.signature(ig.__getattr__(functie)).parameters


def waarden(functie: str) -> dict:
    """Een juiste waarde voor al wat moet."""
    eigen = {
        "gebied": "vlaamse-rand",
        "binnen": "vlaamse-rand",
        "tabel": "herkomst",
        "figuur": ig.fiche("inwoners"),
        "pad": "uit.csv",
    }
    moet = {p: x for p, x in parameters(functie).items() if p in ("gemeente", "peiljaar") or x.default is x.empty}
    return {p: (ARGUMENTEN | eigen)[p] for p in moet}


MET_GEBIED = [(f, p) for f in FUNCTIES for p in parameters(f) if p in ("gemeente", "gebied", "binnen")]


@pytest.mark.wisselend(25)
@pytest.mark.parametrize("gebied", GEBIEDEN)
@pytest.mark.parametrize(("functie", "parameter"), MET_GEBIED)
def test_elke_soort_gebied(functie, parameter, gebied):
    """Elke dag één op vijfentwintig van ruim negenhonderd, met `--volledig` alle."""
    if functie == "groep" or parameter == "binnen":
        gebied = gebied if len(gebieden.zoek(gebied).leden) > 1 else "vlaamse-rand"
    try:
        uit = ig.__getattr__(functie)(**waarden(functie) | {parameter: gebied})
    except Gebruiksfout as fout:
        assert functie in ("rang", "verandering") and " want " in str(fout)
    else:
        assert uit is not None


@pytest.mark.parametrize("functie", FUNCTIES)
def test_wat_er_niet_hoort_is_een_zin(functie, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for parameter in parameters(functie):
        for vreemd in VREEMD:
            try:
                uit = ig.__getattr__(functie)(**waarden(functie) | {parameter: vreemd})
            except Gebruiksfout as fout:
                assert str(fout)[-1] in ".?" and "Error" not in str(fout), str(fout)
            else:
                assert uit is not None, (parameter, vreemd)


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        (lambda: ig.rang("aandeel_niet_belg", "Leuven", 2025), "Leuven heeft hier geen plaats, want de samenstelling"),
        (lambda: ig.rang("werkzoekendengraad", "Leuven", 2024, binnen="vlaamse-rand"), "geen lid van de Vlaamse Rand"),
        (lambda: ig.verandering("aandeel_niet_belg", "Herstappe", 2025, 5), "2020 en 2025 gaat het om te weinig"),
        (lambda: ig.kaart("aandeel_niet_belg", groep="vlaanderen"), 'geen groepen. Het is wel een gebied: typ binnen="vl'),
        (lambda: ig.positie("werkzoekendengraad", "Asse", groep="Asse"), 'mannen.* wel een gebied: typ gemeente="Asse"'),
        (lambda: ig.trend("werkzoekendengraad", "Asse", groep="mannne"), "Bedoelde je mannen"),
        (lambda: ig.trend("werkzoekenden_naar_herkomst", "Asse"), "alleen cijfers per groep: geef er een met groep="),
        (lambda: ig.kader(["Asse", "Halle"]), "Hier hoort één gebied, en geen lijst.*samen als één gebied met 'Asse, Halle'"),
        (lambda: ig.kaart("inwoners", binnen="Asse"), "Asse is één gemeente; hier hoort een groep van gemeenten"),
        (lambda: ig.themarijen("Asse", 2025, "aantallen"), "Bij themas hoort een lijst van namen; hier staat 'aantallen'"),
        (lambda: ig.verandering("inwoners", "Asse", 2025, 0), "een aantal jaren van 1 of meer"),
        (lambda: ig.reeks("inwoners", "Asse", editie=5), "Bij editie hoort een naam"),
        (lambda: ig.trend("inwoners", list(gebieden.groep("vlaamse-rand").leden)), "19 lijnen in één figuur; geef er hoogstens 6"),
        (lambda: ig.cijfertabel([], "Asse"), "minstens één indicator en één gemeente"),
    ],
)  # fmt: skip
def test_de_zin_zegt_wat_men_typt(vraag, zin):
    with pytest.raises(Gebruiksfout, match=zin):
        vraag()


def test_wie_een_naam_in_het_frans_typt_leest_de_nederlandse(bronmap):
    rijen = pd.read_csv(bronmap / "gebieden" / "TU_COM_REFNIS.txt", sep="|", dtype=str, encoding="utf-8-sig")
    rijen = rijen[(rijen["LVL_REFNIS"] == "4") & rijen["CD_REFNIS"].isin(list(gebieden.gemeenten()))]
    assert len(rijen) > 10
    for r in rijen.itertuples():
        frans, nederlands = r.TX_REFNIS_FR.partition(" (")[0], gebieden.gemeenten()[r.CD_REFNIS].naam
        if gebieden.plat(frans) != gebieden.plat(nederlands):
            with pytest.raises(Gebruiksfout, match=f"Bedoelde je {nederlands}"):
                gebieden.zoek(frans)


def test_wat_help_toont_is_hoe_men_het_oproept():
    assert str(inspect.signature(ig.kader)).startswith("(gemeente: str, peiljaar: int = het laatste) ->")
    assert str(inspect.signature(ig.planbudget)) == str(inspect.signature(ig.planblad))
    assert "naam: str | pandas" in str(inspect.signature(ig.kaart)).replace("pandas.core.frame", "pandas")


def test_wat_een_onderzoeker_gebruikt_heeft_een_voorbeeld_met_een_uitkomst():
    onderzoek = "reeks kaart trend positie staven samenstelling puntenwolk verdeling cijfertabel piramide kaartreeks rang verandering"
    for functie in (*onderzoek.split(), "vergelijk", "gemeenten", "groep", "zoek", "catalogus", "bewaar", "gegevens"):
        assert f">>> ig.{functie}(" in (uitleg := ig.__getattr__(functie).__doc__) or f"(ig.{functie}(" in uitleg
        assert "uit = ig." not in uitleg


@pytest.mark.wisselend(6)
@pytest.mark.parametrize("functie", [f for f in FUNCTIES if "uit = ig." in ig.__getattr__(f).__doc__])
def test_elk_voorbeeld_loopt(functie, tmp_path, monkeypatch):
    """Elke dag één op zes, met `--volledig` alle."""
    _loop(functie, tmp_path, monkeypatch)


@pytest.mark.parametrize("functie", [f for f in FUNCTIES if "uit = ig." not in ig.__getattr__(f).__doc__])
def test_elk_voorbeeld_met_een_uitkomst_klopt(functie, tmp_path, monkeypatch):
    _loop(functie, tmp_path, monkeypatch)


def _loop(functie: str, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    voorbeeld = doctest.DocTestParser().get_doctest(ig.__getattr__(functie).__doc__, {"ig": ig}, functie, None, 0)
    assert voorbeeld.examples
    uit: list[str] = []
    assert doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(voorbeeld, out=uit.append).failed == 0, (
        "".join(uit)
    )
