"""Wat een rij betekent die een blad weglaat: alleen als de kaart het zegt, en het blad niet afgekapt is."""

import csv
import io
import zipfile

import pandas as pd
import pytest
from bronbestanden import kies

from integratie import gebieden
from integratie.bronnen import gsm_werkboek
from integratie.bronnen.gsm_ontbrekend import aanvulling

VLAAMS = sorted(gebieden.groep("vlaanderen").leden)


@pytest.fixture
def rijen() -> pd.DataFrame:
    """Eén jaar van alle gemeenten van vandaag behalve Drogenbos; Vilvoorde heeft maar één van beide groepen."""
    delen = [(nis, groep) for nis in VLAAMS if nis != "23098" for groep in ("verplicht", "rechthebbend")]
    delen.remove(("23088", "rechthebbend"))
    tabel = pd.DataFrame(delen, columns=["nis", "groep"]).assign(jaar=2021, indeling=2025, onderwerp="contracten")
    return tabel.assign(waarde=3.0, status="bekend")


def test_nul_geldt_voor_gemeente_en_groep(rijen):
    erbij = aanvulling(rijen, [2021], "nul", {}).set_index(["nis", "groep"])
    assert set(erbij.index) == {("23098", "verplicht"), ("23098", "rechthebbend"), ("23088", "rechthebbend")}
    assert set(erbij["waarde"]) == {0.0} and set(erbij["status"]) == {"bekend"}


def test_verborgen_geldt_alleen_voor_een_hele_gemeente(rijen):
    erbij = aanvulling(rijen, [2021], "verborgen", {})
    assert set(erbij["nis"]) == {"23098"}
    assert erbij["waarde"].isna().all() and set(erbij["status"]) == {"verborgen"}


def test_wat_de_kaart_uitzondert_of_een_ander_jaar_blijft_weg(rijen):
    assert aanvulling(rijen, [2021], "verborgen", {"23098": [2020, 2021]}).empty
    assert len(aanvulling(rijen, [2021], "verborgen", {"23098": [2018, 2020]})) == 2
    assert aanvulling(rijen, [2020], "nul", {}).empty


def _met_minder(bron, doel, nis: str):
    """Dezelfde zip met alleen blad DE59, zonder de rijen van één gemeente."""
    with zipfile.ZipFile(bron) as archief:
        naam = next(n for n in archief.namelist() if n.endswith("/DE59.csv"))
        tekst = io.TextIOWrapper(archief.open(naam), "utf-8-sig", newline="")
        houd = [rij for rij in csv.reader(tekst) if rij[1] != nis]
    uit = io.StringIO(newline="")
    csv.writer(uit).writerows(houd)
    with zipfile.ZipFile(doel, "w") as archief:
        archief.writestr(naam, uit.getvalue())
    return doel


def test_een_afgekapt_blad_krijgt_geen_nullen(tmp_path):
    """Zonder de rijen van Vilvoorde is de som niet meer die van het Vlaams Gewest: niemand wordt nul."""
    bron = next((kies() / "gsm/register").glob("GSM_register_Integratie*.zip"))
    (lading,) = gsm_werkboek.lees(_met_minder(bron, tmp_path / "minder.zip", "23088"))
    assert lading.tabel == "inburgering"
    assert "23088" not in set(lading.rijen["nis"])
