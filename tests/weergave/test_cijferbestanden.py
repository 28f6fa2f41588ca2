"""gegevens.csv en gegevens.xlsx: wat een onderzoeker in zijn eigen programma opent."""

import io
import zipfile

import openpyxl
import pandas as pd
import pytest

from integratie.uitvoering.opdracht import stel_op
from integratie.weergave import cijferbestanden

CONTRACT = "nis,gebied,indicator,groep,jaar,teller,noemer,waarde,eenheid,bron,status"


@pytest.fixture(scope="module")
def opdracht():
    return stel_op(["vilvoorde"])[0]


@pytest.fixture(scope="module")
def bestanden(opdracht) -> dict[str, bytes]:
    return cijferbestanden.bestanden(opdracht)


def test_csv_volgt_het_contract(bestanden):
    tekst = bestanden["gegevens.csv"].decode("utf-8")
    assert tekst.splitlines()[0] == CONTRACT
    assert "\r" not in tekst
    rijen = pd.read_csv(io.StringIO(tekst), dtype={"nis": str}, keep_default_na=False)
    assert set(rijen["nis"]) == {"23088", ""}
    assert set(rijen.loc[rijen["nis"] == "", "gebied"]) == {
        "Vlaamse Rand",
        "Arrondissement Halle-Vilvoorde",
        "Provincie Vlaams-Brabant",
        "Vlaams Gewest",
        "Brussels Hoofdstedelijk Gewest",
    }


def test_getallen_in_csv():
    rij = {k: "x" for k in CONTRACT.split(",")} | {"teller": 3.0, "noemer": float("nan"), "waarde": 33.333333}
    assert cijferbestanden.csv(pd.DataFrame([rij])).decode().splitlines()[1] == "x,x,x,x,x,3,,33.333333,x,x,x"


def test_xlsx_heeft_uitleg_en_een_blad_per_thema(bestanden):
    boek = openpyxl.load_workbook(io.BytesIO(bestanden["gegevens.xlsx"]))
    assert boek.sheetnames[:4] == ["Lees mij", "Indicatoren", "Bronnen", "Aantallen"]
    assert {"Instroom", "Nieuwkomers", "Anderstaligen", "Minderjarigen", "Tewerkstelling"} <= set(boek.sheetnames)
    lees_mij = {rij[0].value: rij[1].value for rij in boek["Lees mij"].iter_rows() if rij[0].value}
    assert lees_mij["Gemeente"] == "Vilvoorde (23088)"
    assert set(CONTRACT.split(",")) | {"bekend", "verborgen", "onvolledig"} <= set(lees_mij)
    assert [cel.value for cel in boek["Aantallen"][1]] == CONTRACT.split(",")
    assert boek["Aantallen"]["A2"].value == "23088"


def test_csv_en_xlsx_tonen_dezelfde_cijfers(bestanden):
    csv = pd.read_csv(io.BytesIO(bestanden["gegevens.csv"]), dtype={"nis": str})
    bladen = pd.read_excel(io.BytesIO(bestanden["gegevens.xlsx"]), sheet_name=None, dtype={"nis": str})
    xlsx = pd.concat([blad for naam, blad in bladen.items() if naam not in ("Lees mij", "Indicatoren", "Bronnen")])
    sleutel = ["gebied", "indicator", "groep", "jaar"]
    samen = csv.merge(xlsx, on=sleutel, how="outer", suffixes=("", "_x"), indicator="waar")
    assert (samen["waar"] == "both").all()
    pd.testing.assert_series_equal(samen["waarde"], samen["waarde_x"], check_names=False)


def test_dezelfde_invoer_geeft_dezelfde_bytes(opdracht, bestanden):
    assert cijferbestanden.bestanden(opdracht) == bestanden
    with zipfile.ZipFile(io.BytesIO(bestanden["gegevens.xlsx"])) as zip_:
        assert b"2000-01-01T00:00:00Z" in zip_.read("docProps/core.xml")
        assert {lid.date_time[0] for lid in zip_.infolist()} == {1980}
