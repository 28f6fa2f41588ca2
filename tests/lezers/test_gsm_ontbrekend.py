"""Wat een rij betekent die een blad weglaat: alleen als de kaart het zegt, en het blad niet afgekapt is."""

import csv
import io
import zipfile

from bronbestanden import kies

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


def test_verborgen_als_de_kaart_dat_zegt():
    """Herstappe (73028) staat in geen enkel jaar in ON15; Pelt (72043) tot en met 2018 niet, met bijna 2.000 leerlingen."""
    bron = next((kies() / "gsm/register").glob("GSM_register_Integratie*.zip"))
    ladingen = [d.rijen for d in gsm_werkboek.lees(bron) if "vertraging_lager" in set(d.rijen["onderwerp"])]
    rijen = next(r[r["onderwerp"] == "vertraging_lager"] for r in ladingen)
    assert set(rijen.loc[rijen["nis"] == "73028", "status"]) == {"verborgen"}
    assert rijen.loc[rijen["nis"] == "72043", "jaar"].min() == 2019


def test_een_ontbrekende_groep_is_nul_als_de_andere_het_geheel_zijn():
    """ON39, 2013, Vilvoorde: 11 leerlingen met een andere en 1 met een onbekende thuistaal, van 12; er is geen rij voor Nederlands."""
    bron = next((kies() / "gsm/register").glob("GSM_register_Integratie*.zip"))
    (rijen,) = (d.rijen for d in gsm_werkboek.lees(bron) if "okan" in set(d.rijen["onderwerp"]))
    hier = rijen.query("onderwerp == 'okan' and nis == '23088' and jaar == 2013").set_index("groep")["waarde"]
    assert hier.to_dict() == {"nederlands": 0, "niet_nederlands": 11, "thuistaal_onbekend": 1}
