"""Breuken, gebeurtenissen, vooruitzichten en tellingen van 31 december: elk een eigen gegeven, en zo heten ze ook."""

import json

import pandas as pd
import pytest
from openpyxl import load_workbook

import integratie as ig
from integratie import vergelijking
from integratie.beeld.bronvermelding import noten
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel
from integratie.indicator import cijfers, kaart, register
from integratie.inlezen import recept
from integratie.opslag import edities

HERSTAPPE, VILVOORDE = "73028", "23088"
BREUKEN = {
    "inkomen": {2014},
    "nieuwkomers": {2022},
    "onderwijs_kansarmoede": {2020},
    "volwassenenonderwijs": {2019},
}
GEBEURTENISSEN = {
    "herkomst": {(2023, "Oekraïne")},
    "inwoners_totaal": {(2023, "Oekraïne")},
    "jongeren": {(2023, "Oekraïne")},
    "loop": {(2020, "COVID-19"), (2022, "Oekraïne")},
    "nationaliteit": {(2023, "Oekraïne")},
    "nieuwkomers": {
        (2020, "COVID-19"),
        (2020, "Brexit"),
        (2022, "Oekraïne"),
        (2023, "vierde pijler"),
        (2023, "betalend traject"),
    },
    "thuistaal": {(2020, "COVID-19")},
    "werkzoekendengraad": {(2020, "COVID-19")},
    "werkzoekenden": {(2020, "COVID-19"), (2020, "Brexit"), (2022, "Oekraïne")},
    "vreemdelingen": {(2005, "EU-uitbreiding"), (2008, "EU-uitbreiding"), (2021, "COVID-19")},
    "verhuizingen_vreemdelingen": {(2004, "EU-uitbreiding"), (2007, "EU-uitbreiding"), (2020, "COVID-19")},
    "nieuwkomers_profiel": {(2020, "COVID-19"), (2020, "Brexit")},
}


def test_breuk_gebeurtenis_en_vooruitzicht_zijn_drie_gegevens():
    bronnen = edities.bronnen(recept.EDITIE)
    assert {t: set(bronnen[t].breuken) for t in BREUKEN} == BREUKEN
    assert {t: {(g.jaar, g.naam) for g in bronnen[t].gebeurtenissen} for t in GEBEURTENISSEN} == GEBEURTENISSEN
    assert {t: b.vooruitzicht_vanaf for t, b in bronnen.items() if b.vooruitzicht_vanaf} == {"huishoudens": 2024}


def test_het_vooruitzicht_begint_waar_de_bron_herstappe_weglaat(bronmap):
    """Statistiek Vlaanderen maakt voor Herstappe (± 80 inwoners) geen vooruitzicht: tot 2023 heeft ze er waarnemingen."""
    ruw = pd.read_csv(bronmap / "svr/huishoudensprojecties_2010-2040.csv", dtype={"niscode": str})
    assert ruw.loc[ruw["niscode"] == HERSTAPPE, "jaar"].max() == 2023
    assert vergelijking.laatste_waarneming("huishoudens") == 2023


@pytest.mark.parametrize(
    ("naam", "jaar", "antwoord"),
    [
        ("huishoudens", 2023, False),
        ("huishoudens", 2024, True),
        ("aandeel_alleenwonenden", 2025, True),
        ("inwoners", 2025, False),
        ("groei_huishoudens_tot_2040", 2024, True),
    ],
)
def test_een_vooruitzicht_is_geen_waarneming(naam, jaar, antwoord):
    assert vergelijking.is_vooruitzicht(naam, jaar) is antwoord


def test_een_vooruitzicht_heet_zo_en_krijgt_geen_plaats():
    figuur = ig.trend("aandeel_alleenwonenden", VILVOORDE, 2025)
    assert "naar 29,1\u00a0% in 2023; vooruitzicht 2025: 28,9\u00a0%" in figuur.titel
    assert figuur.cellen["Jaar"].tolist()[:3] == ["vooruitzicht 2025", "vooruitzicht 2024", 2023]
    assert "vooruitzicht" in figuur.svg and "stroke-dasharray" in figuur.svg
    assert "vooruitzicht" not in ig.trend("aandeel_alleenwonenden", VILVOORDE, 2023).svg
    assert vergelijking.rang("aandeel_alleenwonenden", VILVOORDE, 2025) is None
    assert vergelijking.verandering("aandeel_alleenwonenden", VILVOORDE, 2025, 5) is None
    assert "vooruitzicht 2025" in ig.kaart("aandeel_alleenwonenden", VILVOORDE, 2025).titel
    rijen = {r.indicator: r for r in ig.thema("context", VILVOORDE, 2025).onderdelen[0].themas[0].rijen}
    assert rijen["aandeel_alleenwonenden"].jaar == "vanaf 2025" and not rijen["aandeel_alleenwonenden"].verandering
    assert "vanaf 2024 zijn het vooruitzichten" in ig.fiche("huishoudens").tekst


def test_een_editie_van_vroeger_houdt_haar_vooruitzichten(tmp_path, monkeypatch):
    """Ze schreef het begin van de vooruitzichten als een breuk, en kende geen gebeurtenissen."""
    inhoud = json.loads((edities.INGEBED / "editie.json").read_text(encoding="utf-8"))
    for bron in inhoud["tabellen"].values():
        del bron["gebeurtenissen"], bron["vooruitzicht_vanaf"]
    tekst = "Vanaf hier vooruitzichten in plaats van waarnemingen (te bevestigen)."
    inhoud["tabellen"]["huishoudens"]["breuken"] = {"2024": tekst}
    map_ = tmp_path / "vroeger"
    map_.mkdir()
    (map_ / "editie.json").write_text(
        json.dumps(inhoud | {"editie": "vroeger", "basis": "2026-11", "volgnummer": 1}), encoding="utf-8"
    )
    monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(tmp_path))
    edities.edities.cache_clear()
    try:
        bronnen = edities.bronnen("vroeger")
        assert (
            bronnen["huishoudens"].breuken == {} and vergelijking.laatste_waarneming("huishoudens", "vroeger") == 2023
        )
        assert set(bronnen["nieuwkomers"].breuken) == {2022} and bronnen["herkomst"].gebeurtenissen == ()
    finally:
        edities.edities.cache_clear()


def test_een_breuk_waarschuwt_en_een_gebeurtenis_staat_in_de_figuur():
    figuur = ig.trend("meerderjarige_nieuwkomers", VILVOORDE, 2025)
    assert [n for n in figuur.opmerkingen if n.startswith("Breuk in de meting 2022: ")]
    assert not [n for n in figuur.opmerkingen if "COVID" in n or "pijler" in n]
    assert [v for v in figuur.voorbehouden if v.startswith("COVID-19 (2020): ")]
    for naam in ("COVID-19", "Brexit", "breuk", "Oekraïne", "vierde pijler", "betalend traject"):
        assert f">{naam}<" in figuur.svg
    graad = noten(kaart("werkzoekendengraad"), [2014, 2024])
    assert not [n for n in graad["opmerkingen"] if "COVID" in n]
    tekst = ig.duiding("nieuwkomers", VILVOORDE, 2025).tekst
    assert "breuk in de meting (2022)" in tekst and "2020" not in tekst
    assert "breuk" not in ig.duiding("tewerkstelling", VILVOORDE, 2025).tekst


def test_een_breuk_noemt_het_cijfer_dat_ze_raakt():
    """Alleen de nieuwkomers gaan over 2022 heen; aanmeldingen en attesten stoppen in 2021 en worden met 2016 vergeleken."""
    zin = "Voor de nieuwkomers van de laatste vijf jaar zit er tussen beide jaren een breuk in de meting (2022): zie de noten."
    tekst = ig.duiding("inburgering", VILVOORDE, 2026).tekst
    assert tekst.endswith(zin) and tekst.count("breuk") == 1 and "in 2016" in tekst


def test_een_breuk_zonder_vergelijking_wordt_niet_genoemd():
    """Dessel (13006): het aandeel van buiten de EU staat er zonder cijfer van 2019, want toen waren er te weinig nieuwkomers."""
    tekst = ig.duiding("nieuwkomers", "13006", 2026).tekst
    assert (
        "Voor de meerderjarige nieuwkomers zit er" in tekst and "aandeel nieuwkomers van buiten de EU zit" not in tekst
    )


@pytest.mark.parametrize(
    "naam", ["meerderjarige_nieuwkomers", "nieuwkomers_cumulatief_5_jaar", "aandeel_niet_eu_in_wzw", "huishoudens"]
)
@pytest.mark.parametrize("breedte", [150, 200, 250])
def test_geen_streep_loopt_door_een_naam_boven_de_as(naam, breedte):
    from integratie.beeld import tijdas
    from integratie.beeld.tekenvlak import breedte_van

    jaren = sorted(cijfers(naam).query("waarde.notna() and jaar <= 2025")["jaar"].unique().tolist())
    merken = tijdas.aanduidingen(kaart(naam), jaren, breedte)
    per_jaar = breedte / (jaren[-1] - jaren[0])
    assert merken
    for m in merken:
        einde = m.x + breedte_van(m.naam) / per_jaar
        assert not [n for n in merken if n.rij >= m.rij and m.x < n.x < einde]
        assert not [n for n in merken if n is not m and (n.rij, n.x) == (m.rij, m.x)]


def test_een_telling_op_31_december_heet_naar_het_einde_van_dat_jaar(bronmap):
    """PinC zet bij de telling van 31 december 2023 het jaartal 2024: dat is eind 2023."""
    blad = load_workbook(bronmap / "pinc/werkloosheid_gemeenten.xlsx").worksheets[0]
    assert any("situatie 31/12" in str(c.value) for r in blad.iter_rows(min_row=290) for c in r)
    ind = kaart("aandeel_niet_eu_in_wzw")
    assert (jaarlabel(ind, 2024), in_jaar(ind, 2024)) == ("eind 2023", "eind 2023")
    assert (
        ig.staven("werkzoekenden_naar_herkomst", VILVOORDE, 2025).titel
        == "Werkzoekenden naar herkomst in Vilvoorde, eind 2023"
    )
    assert ig.kaart("aandeel_niet_eu_in_wzw", VILVOORDE, 2025).titel.startswith(f"{ind.titel}, eind 2023: 64,5\u00a0%")
    assert "eind 2014" in ig.trend("aandeel_niet_eu_in_wzw", VILVOORDE, 2025).svg
    assert "eind 2023" in ig.duiding("tewerkstelling", VILVOORDE, 2025).tekst
    assert jaarlabel(kaart("werkzoekendengraad"), 2024) == "2024"  # een jaargemiddelde
    eind = {naam for naam, i in register().items() if i.eind_vorig_jaar}
    assert eind == {naam for naam, i in register().items() if "werkzoekenden" in i.tabellen} - {"werkzoekenden"}


def test_een_som_van_vijf_jaren_zegt_dat():
    ind = kaart("nieuwkomers_cumulatief_5_jaar")
    assert jaarlabel(ind, 2024) == "vijf jaar tot en met 2024"
    figuur = ig.trend(ind.naam, VILVOORDE, 2025)
    assert (
        "in de vijf jaar tot en met 2024" in figuur.titel and "telkens de vijf jaar tot en met dat jaar" in figuur.svg
    )
    v = vergelijking.verandering(ind.naam, VILVOORDE, 2025, 5)
    per_jaar = cijfers("meerderjarige_nieuwkomers").query("nis == @VILVOORDE").set_index("jaar")["waarde"]
    assert v is None or v.van == sum(per_jaar[j] for j in range(v.van_jaar - 4, v.van_jaar + 1))


def test_de_piramide_draagt_haar_jaar():
    figuur = ig.piramide(VILVOORDE, 2025)
    assert figuur.titel.endswith("op 1 januari 2019 (ouder dan vijf jaar)") and ">1 januari 2019<" in figuur.svg
    assert "6 jaar ouder dan het peiljaar 2025" in figuur.opmerkingen[0]
    assert ig.piramide(VILVOORDE, 2015).titel.endswith("op 1 januari 2015")


@pytest.mark.parametrize(("jaar", "oud"), [(2019, True), (2020, False), (2025, False), (2015, True)])
def test_ouder_dan_vijf_jaar(jaar, oud):
    assert vergelijking.te_oud(jaar, 2025) is oud


def test_een_te_oud_cijfer_staat_grijs_in_de_tabel_van_zijn_thema():
    """De leeftijd naar nationaliteit stopt in 2019; wat van 2024 is, blijft gewoon."""
    (rijen,) = ig.thema("minderjarigen", VILVOORDE, 2025).onderdelen[0].themas
    oud = [rij for rij in rijen.rijen if rij.oud]
    assert oud and all(rij.jaar.endswith("2019") and not rij.verandering and not rij.plaats for rij in oud)
    (toen,) = ig.thema("minderjarigen", VILVOORDE, 2019).onderdelen[0].themas
    assert not any(rij.oud for rij in toen.rijen)


def test_het_opschrift_van_een_figuur_loopt_niet_over_een_breuk_heen():
    """OKI: de metingen voor en na 2020 zijn niet te vergelijken; het aantal inwoners wel, in elk jaar."""
    oki = ig.trend("onderwijskansarmoede_indicator", "Drogenbos", 2026).titel
    assert " naar " not in oki and oki.endswith("1,88 in 2021")
    assert " naar " in ig.trend("inwoners", "Drogenbos", 2026).titel
