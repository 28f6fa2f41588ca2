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
    assert boek.sheetnames[-1] == "Tellers en noemers"
    kop = [cel.value for cel in boek["Aantallen"][1]]
    assert kop[:5] == ["titel", "groep", "gebied", "indicator", "eenheid"] and kop[5:] == sorted(kop[5:])
    # Statbel, herkomst op 1 januari 2025: Vilvoorde telt 48.040 inwoners.
    rijen = [dict(zip(kop, rij, strict=True)) for rij in boek["Aantallen"].iter_rows(min_row=2, values_only=True)]
    (rij,) = (r for r in rijen if (r["indicator"], r["gebied"]) == ("inwoners", "Vilvoorde"))
    assert (rij["titel"], rij["groep"], rij[2025]) == ("Inwoners", None, 48040)
    in_kaarten = {rij[0].value: rij[-1].value for rij in boek["Indicatoren"].iter_rows()}
    assert in_kaarten["indicator"] == "bron" and "Statbel" in in_kaarten["inwoners"]


def test_csv_en_xlsx_tonen_dezelfde_cijfers(bestanden):
    csv = pd.read_csv(io.BytesIO(bestanden["gegevens.csv"]), dtype={"nis": str}, keep_default_na=False, na_values=[""])
    csv = csv.fillna({"groep": ""}).set_index(["gebied", "indicator", "groep", "jaar"])
    bladen = pd.read_excel(io.BytesIO(bestanden["gegevens.xlsx"]), sheet_name=None)
    tellers = bladen.pop("Tellers en noemers")
    waarden = pd.concat([_lang(blad) for naam, blad in bladen.items() if "gebied" in blad])
    assert set(waarden.index) == set(csv.index) and len(waarden) == len(csv)
    hoort = (
        csv["waarde"].astype(object).where(csv["waarde"].notna(), csv["status"])
    )  # zonder waarde staat er haar status
    assert (waarden.reindex(csv.index) == hoort).all()
    for deel in ("teller", "noemer"):
        # Van een aantal is de teller de waarde zelf.
        breuken = csv.loc[csv["noemer"].notna() | (csv["teller"] != csv["waarde"]), deel].dropna()
        staat = _lang(tellers[tellers["deel"] == deel]).astype(float)
        assert len(breuken) > 10_000
        pd.testing.assert_series_equal(staat.reindex(breuken.index), breuken, check_names=False)


def _lang(blad: pd.DataFrame) -> pd.Series:
    """De gevulde cellen van een blad met een kolom per jaar."""
    sleutel = ["gebied", "indicator", "groep"]
    rijen = blad.fillna({"groep": ""}).set_index(sleutel)
    jaren = [k for k in rijen if isinstance(k, int)]
    lang = rijen[jaren].astype(object).stack().dropna()
    return lang.rename_axis([*sleutel, "jaar"])


def test_dezelfde_invoer_geeft_dezelfde_bytes(opdracht, bestanden):
    assert cijferbestanden.bestanden(opdracht) == bestanden
    with zipfile.ZipFile(io.BytesIO(bestanden["gegevens.xlsx"])) as zip_:
        assert b"2000-01-01T00:00:00Z" in zip_.read("docProps/core.xml")
        assert {lid.date_time[0] for lid in zip_.infolist()} == {1980}
