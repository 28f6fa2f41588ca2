"""Eén cijfer is overal hetzelfde: in csv en xlsx, op de pagina, in de bestanden van een figuur, in Word en op de opdrachtregel."""

import csv
import io
import json
import re
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest
from bs4 import BeautifulSoup

import integratie as ig
from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.opmaak import BENADERD, STATUSUITLEG, getal, met_eenheid
from integratie.cli import main
from integratie.cli.beleid import _getal as getal_beleid
from integratie.indicator import FACTOR, kaart, register
from integratie.opslag import edities
from integratie.rekenen import in_tekst, precies, uitgeschreven
from integratie.uitvoering.opdracht import stel_op
from integratie.vergelijking.reeksen import _alle
from integratie.weergave import cijferbestanden, figuurbestanden

MACHT = re.compile(r"(?<![A-Za-z0-9_.-])-?\d+(?:\.\d+)?[eE][+-]?\d+(?![A-Za-z0-9_])")
VLAANDEREN = gebieden.groep("vlaanderen").leden


@pytest.fixture(scope="module")
def alles() -> pd.DataFrame:
    """Alle cijfers van de 285 gemeenten en van hun vergelijkingsgebieden."""
    per_code = _alle(edities.kies_editie())
    return pd.concat(
        [per_code[c] for c in (*VLAANDEREN, *(g.code for g in gebieden.groepen().values())) if c in per_code]
    )


def test_elk_cijfer_heeft_hoogstens_15_beduidende_cijfers_en_geen_macht_van_tien(alles):
    assert set(VLAANDEREN) <= set(alles["nis"])
    for kolom in ("teller", "noemer", "waarde"):
        for x in alles[kolom].dropna().unique().tolist():
            tekst = uitgeschreven(x)
            assert float(tekst) == x and "e" not in tekst and not tekst.endswith(".0") and tekst != "-0"
            assert len(tekst.lstrip("-").replace(".", "").lstrip("0")) <= 15 or x.is_integer()


def test_elke_verhouding_is_teller_op_noemer_op_15_cijfers_na(alles, steekproef):
    """Nagerekend met gehele getallen en Decimal, zonder drijvende komma. Elke dag één cijfer op vijftien, met `--volledig` alle."""
    factor = {naam: Decimal(int(FACTOR.get(ind.eenheid, 1))) for naam, ind in register().items()}
    deel = alles.dropna(subset=["teller", "noemer"])
    deel = deel[deel["noemer"] > 0]
    assert len(deel) > 100_000
    for r in steekproef(deel.itertuples(), 15):
        exact = Decimal(r.teller) / Decimal(r.noemer) * factor[r.indicator]
        assert abs(Decimal(uitgeschreven(r.waarde)) - exact) <= Decimal("1e-14") * abs(exact)


def test_xlsx_en_pagina_schrijven_hetzelfde_cijfer_voor_alle_285(alles, steekproef):
    """Een werkboek schrijft 16 cijfers (`%.16G`): dat moet weer precies hetzelfde getal geven. En zo een cijfer in een zin: elke dag één op 28, met `--volledig` elk."""
    for x in pd.concat([alles[k] for k in ("teller", "noemer", "waarde")]).dropna().unique().tolist():
        assert float(f"{x:.16G}") == x
    laatste = alles[alles["waarde"].notna() & alles["nis"].isin(VLAANDEREN)].sort_values("jaar")
    laatste = laatste.drop_duplicates(["nis", "indicator", "groep"], keep="last")
    assert laatste["nis"].nunique() == 285
    for r in steekproef(laatste.itertuples(), 28):
        stand = vergelijking.stand(r.indicator, r.nis, r.jaar, r.groep)
        (cijfer,) = cijferteksten.waarde(kaart(r.indicator), stand, r.nis, r.groep).cijferteksten()
        assert cijfer.waarde == r.waarde


def _csv(pad) -> dict[tuple, dict]:
    rijen = csv.DictReader(io.StringIO(pad.read_text(encoding="utf-8")))
    return {(r["gebied"], r["indicator"], r["groep"], r["jaar"]): r for r in rijen}


@pytest.mark.wisselend(3)
@pytest.mark.parametrize("map_", ["23088-vilvoorde", "23098-drogenbos", "24104-tervuren"])
def test_een_echt_rapport_zegt_overal_hetzelfde(rapporten, map_):
    """csv naast xlsx, de merken en de tabellen van de pagina, de csv van elke figuur, en Word. Elke dag een ander rapport, met `--volledig` de drie."""
    from docx import Document

    from integratie.weergave.documenten import docx

    plek = rapporten.uit / map_
    cijfers, nis = _csv(plek / "gegevens.csv"), map_[:5]
    namen = {nis: gebieden.gemeenten()[nis].naam} | {g.code: g.naam for g in gebieden.vergelijkingsgebieden(nis)}

    boek = openpyxl.load_workbook(plek / "gegevens.xlsx")
    geteld = 0
    for blad in boek.worksheets[3:]:
        kop, *rijen = blad.iter_rows()
        for rij in rijen:
            _, groep, gebied, indicator, deel, *_ = (cel.value for cel in rij)
            for jaar, cel in zip(kop[5:], rij[5:], strict=True):
                in_csv = cijfers.get((gebied, indicator, groep or "", str(jaar.value)))
                x = cel.value
                if deel in ("teller", "noemer"):
                    assert ("" if x is None else uitgeschreven(float(x))) == (in_csv[deel] if in_csv else "")
                elif in_csv is None:
                    assert x is None
                else:
                    assert (x if isinstance(x, str) else uitgeschreven(float(x))) == (
                        in_csv["waarde"] or in_csv["status"]
                    )
                    geteld += 1
                if x is not None:
                    assert ("ca." in cel.number_format) == (in_csv["status"] == "benaderd")
    assert geteld == len(cijfers)

    soep = BeautifulSoup((plek / "omgevingsanalyse.html").read_text(encoding="utf-8"), "lxml")
    merken = soep.select('data[data-soort="waarde"]')
    assert len(merken) > 100
    for m in merken:
        in_csv = cijfers[namen[m["data-code"]], m["data-indicator"], m["data-groep"], m["data-jaar"]]
        assert m["value"] == in_csv["waarde"]
        assert m.get_text().startswith(BENADERD) == (in_csv["status"] == "benaderd")
    waarden = {r[kolom] for r in cijfers.values() for kolom in ("waarde", "teller")}
    cellen = {td["data-waarde"] for td in soep.select("figure tbody td[data-waarde]")}
    for pad in (plek / "figuren").glob("trend-*.csv"):
        _, *regels = csv.reader(pad.read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
        cellen |= {cel.replace(",", ".") for regel in regels for cel in regel[1:] if cel[-1:].isdigit()}
    assert len(cellen) > 500 and cellen <= waarden

    document = Document(io.BytesIO(docx.maak(plek / "omgevingsanalyse.ipynb")))
    tekst = {p.text for p in document.paragraphs} | {
        c.text for t in document.tables for rij in t.rows for c in rij.cells
    }
    tekst = " ".join(tekst)
    for m in merken:
        assert m.get_text() in tekst


def test_nergens_een_macht_van_tien_in_een_csv(rapporten, capsys):
    paden = sorted(rapporten.uit.rglob("*.csv"))
    assert len(paden) > 30
    for pad in paden:
        assert not MACHT.search(pad.read_text(encoding="utf-8")), pad
    # Vlaams Gewest, aanslagjaar 2018: 128.676.748.405 euro voor 3.719.171 aangiften (som van de gemeenten in tabel C.1 van Statbel).
    main(["reeks", "gemiddeld_inkomen_per_aangifte", "vilvoorde"])
    uit = capsys.readouterr().out
    assert ",128676748405,3719171,34598.2339626223,euro," in uit and not MACHT.search(uit)


def test_de_csv_van_een_figuur_heeft_het_cijfer_van_de_gegevens(rapporten):
    plek = rapporten.uit / "23088-vilvoorde"
    cijfers = _csv(plek / "gegevens.csv")
    tekst = (plek / "figuren" / "trend-aandeel-buitenlandse-herkomst.csv").read_text(encoding="utf-8-sig")
    kop, eerste, *_ = csv.reader(tekst.splitlines(), delimiter=";")
    for gebied, cel in zip(kop[1:], eerste[1:], strict=True):
        assert (
            cel.replace(",", ".")
            == cijfers[gebied.removesuffix(" (%)"), "aandeel_buitenlandse_herkomst", "", "2025"]["waarde"]
        )


def test_json_en_csv_van_reeks_geven_aantallen_als_geheel_getal(capsys):
    assert main(["reeks", "aandeel_buitenlandse_herkomst", "vilvoorde", "--json"]) == 0
    tekst = capsys.readouterr().out
    rij = next(r for r in json.loads(tekst)["reeks"] if r["gebied"] == "Vilvoorde" and r["jaar"] == 2025)
    # Statbel, herkomst per gemeente: 30.857 van 48.040 inwoners.
    assert (rij["teller"], rij["noemer"], rij["waarde"]) == (30857, 48040, 64.2318900915903)
    assert '"teller": 30857,' in tekst and not MACHT.search(tekst)
    assert main(["reeks", "aandeel_buitenlandse_herkomst", "vilvoorde"]) == 0
    assert "23088,Vilvoorde,,2025,30857,48040,64.2318900915903,%,bekend" in capsys.readouterr().out


def test_62_25_en_min_0_04_zijn_overal_hetzelfde():
    aandeel, saldo = kaart("aandeel_niet_belg"), kaart("intern_migratiesaldo")
    assert met_eenheid(aandeel, 62.25) == "62,3\u00a0%"
    assert (getal_beleid(62.25, "%"), in_tekst(62.25, 1), getal_beleid(2.5, "")) == ("62,3 %", "62,3", "3")
    assert met_eenheid(saldo, -0.04) == "0,0"
    assert (getal_beleid(-0.04, "%"), in_tekst(-0.04, 1), in_tekst(-0.4, 0)) == ("0,0 %", "0,0", "0")
    assert getal(-1e-17, 1) == "0,0"
    assert (uitgeschreven(-0.0), uitgeschreven(-0.04), uitgeschreven(1e-7), uitgeschreven(1.046809911e11)) == (
        "0",
        "-0.04",
        "0.0000001",
        "104680991100",
    )
    assert precies(0.1 + 0.2) == 0.3


def test_de_getalnotatie_van_excel_kent_geen_min_nul():
    assert cijferbestanden.getalvorm(1, False) == '[<=-0.05]-#,##0.0;[<0.05]"0,0";#,##0.0'
    assert cijferbestanden.getalvorm(0, True) == '[<=-0.5]"ca. "-#,##0;[<0.5]"ca. 0";"ca. "#,##0'
    boek = openpyxl.load_workbook(io.BytesIO(cijferbestanden.bestanden(stel_op(["vilvoorde"])[0])["gegevens.xlsx"]))
    vormen = {cel.number_format for rij in boek["Instroom"].iter_rows(min_row=2) for cel in rij[5:]} - {"General"}
    assert vormen and all(re.search(r'\[<0\.?\d*\]"(ca\. )?0(,0+)?";', vorm) for vorm in vormen)


def test_benaderd_staat_erbij_waar_het_getoond_wordt():
    """VDAB verbergt kleine aantallen: in het Vlaams Gewest zijn minstens 45.996 van de 198.405 werkzoekenden niet-EU-burger (2024)."""
    cel = ig.trend("werkzoekenden_naar_nationaliteit", "vilvoorde", 2025, "niet_eu").cellen["Vlaams Gewest"].iloc[0]
    assert (cel, cel.waarde) == (f"{BENADERD}23,2\u00a0%", 23.2)  # één decimaal: naast een verborgen groep
    tabel = ig.trend("aandeel_alleenwonenden", "vilvoorde", 2025).cellen
    assert (tabel["Vlaams Gewest"].iloc[0], tabel["Vlaams Gewest"].iloc[0].waarde) == (
        f"{BENADERD}33,6\u00a0%",
        33.5724707310587,
    )
    assert not tabel["Vilvoorde"].iloc[0].startswith(BENADERD)
    assert "ca." in STATUSUITLEG["benaderd"]


def test_de_csv_van_een_figuur_zegt_welke_som_benaderd_is():
    tabel = ig.trend("aandeel_alleenwonenden", "vilvoorde", 2025).cijfertabel
    kop, *cijfers = csv.reader(io.StringIO(figuurbestanden.tabel(tabel).decode("utf-8-sig")), delimiter=";")
    rij = dict(zip(kop, cijfers[0], strict=True))
    assert (rij["Vlaams Gewest (%)"], rij["Vlaams Gewest: benaderd"]) == ("33,5724707310587", "ja")
    assert "Vilvoorde: benaderd" not in kop


def test_alleen_een_gemeente_is_verborgen(alles):
    gebied = alles[~alles["nis"].isin(list(gebieden.gemeenten()))]
    verborgen = set(gebied.loc[gebied["status"] == "verborgen", "indicator"])
    # Van werkzoekenden verbergen we zelf het gebiedscijfer naast een groep die de bron verbergt.
    assert "benaderd" in set(gebied["status"]) and all(
        naam.startswith(
            ("werkzoekenden_naar_", "aandeel_niet_eu_in_wzw", "aandeel_wzw_nieuw", "oververtegenwoordiging_niet_eu")
        )
        for naam in verborgen
    )
