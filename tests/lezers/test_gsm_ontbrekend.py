"""Wat een rij betekent die een blad weglaat: alleen als de kaart het zegt, en het blad niet afgekapt is."""

import csv
import io
import zipfile

import pandas as pd
import pytest
from bronbestanden import kies, zijn_uittreksels

from integratie.lezers import gsm_werkboek


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


def test_verborgen_als_de_kaart_dat_zegt(gelezen):
    """Herstappe (73028) staat in geen enkel jaar in ON15; Pelt (72043) tot en met 2018 niet, met bijna 2.000 leerlingen."""
    bron = next((kies() / "gsm/register").glob("GSM_register_Integratie*.zip"))
    ladingen = [d.rijen for d in gelezen(bron) if "vertraging_lager" in set(d.rijen["onderwerp"])]
    rijen = next(r[r["onderwerp"] == "vertraging_lager"] for r in ladingen)
    assert set(rijen.loc[rijen["nis"] == "73028", "status"]) == {"verborgen"}
    assert rijen.loc[rijen["nis"] == "72043", "jaar"].min() == 2019


def test_een_ontbrekende_groep_is_nul_als_de_andere_het_geheel_zijn(gelezen):
    """ON39, 2013, Vilvoorde: 11 leerlingen met een andere en 1 met een onbekende thuistaal, van 12; er is geen rij voor Nederlands."""
    bron = next((kies() / "gsm/register").glob("GSM_register_Integratie*.zip"))
    (rijen,) = (d.rijen for d in gelezen(bron) if "okan" in set(d.rijen["onderwerp"]))
    hier = rijen.query("onderwerp == 'okan' and nis == '23088' and jaar == 2013").set_index("groep")["waarde"]
    assert hier.to_dict() == {"nederlands": 0, "niet_nederlands": 11, "thuistaal_onbekend": 1}


def test_okan_is_nul_in_een_jaar_zonder_grens(gelezen):
    """ON39 toont in 2011, 2012 en 2018 ook gemeenten met één leerling, en samen zijn ze rij 2000; in de andere jaren is vijf het kleinste."""
    if zijn_uittreksels(kies()):
        pytest.skip("in de uittreksels staan niet alle gemeenten")
    bron = next((kies() / "gsm/register").glob("GSM_register_Integratie*.zip"))
    with zipfile.ZipFile(bron) as archief, archief.open("GSM_register_Integratie/ON39.csv") as blad:
        ruw = pd.read_csv(blad, dtype={"Nis-code": str}, encoding="utf-8-sig")
    ruw["totaal"] = ruw.iloc[:, 6:8].max(axis=1)
    gewest = ruw[ruw["Nis-code"] == "2000"].groupby("Jaar")["totaal"].first()
    per_gemeente = ruw[ruw["Nis-code"] != "2000"].groupby(["Jaar", "Nis-code"])["totaal"].first()
    kleinste, samen = per_gemeente.groupby("Jaar").min(), per_gemeente.groupby("Jaar").sum()
    zonder_grens = [2011, 2012, 2018]
    assert {j: kleinste[j] for j in gewest.index} == {j: 1 if j in zonder_grens else 5 for j in gewest.index}
    assert samen.to_dict() == gewest.to_dict()
    (rijen,) = (d.rijen for d in gelezen(bron) if "okan" in set(d.rijen["onderwerp"]))
    rijen = rijen[(rijen["onderwerp"] == "okan") & (rijen["nis"] != "02000")]
    for jaar, deel in rijen.groupby("jaar"):
        anders = deel[~deel["nis"].isin(per_gemeente.loc[jaar].index)]
        status, waarden = ("bekend", {0}) if jaar in zonder_grens else ("verborgen", set())
        assert len(anders) and set(anders["status"]) == {status} and set(anders["waarde"].dropna()) == waarden
        assert deel["waarde"].sum() == gewest[jaar]


def test_het_vlaamse_cijfer_van_de_uitgever_geldt_waar_een_gemeente_onbekend_is(bronmap, gelezen):
    """Rij 2000 van DE56 in 2010 en van LO29 in 2018."""
    bron = next((bronmap / "gsm/register").glob("GSM_register_Integratie*.zip"))
    alle = pd.concat(d.rijen for d in gelezen(bron) if d.tabel in ("inburgering", "kiezers"))
    gewest = alle[alle["nis"] == "02000"]
    attesten = gewest[(gewest["onderwerp"] == "attesten_doelgroep") & (gewest["jaar"] == 2010)]
    assert attesten.set_index("groep")["waarde"].to_dict() == {
        "verplicht": 5803,
        "rechthebbend": 2672,
        "doelgroep_onbekend": 13,
    }
    kiezers = gewest[gewest["onderwerp"].isin(["kiezers", "mogelijke_kiezers"]) & (gewest["jaar"] == 2018)]
    assert kiezers.set_index("onderwerp")["waarde"].to_dict() == {"kiezers": 41133, "mogelijke_kiezers": 367812}
