"""Gemeente-Stadsmonitor: het werkboek per thema (zelfgemaakt, volgens de gedocumenteerde opmaak) en de ruwe export."""

from datetime import datetime

import pytest
import zelfgemaakt
from openpyxl import load_workbook

from integratie.fouten import Gegevensfout
from integratie.lezers import gsm_problemen, gsm_werkboek


@pytest.fixture
def ladingen(tmp_path):
    return {lading.tabel: lading for lading in gsm_werkboek.lees(zelfgemaakt.gsm(tmp_path / "samenleven.xlsx"))}


def test_een_blad_per_code_wordt_een_tabel(ladingen):
    assert set(ladingen) == {"gsm_sa_s_11", "gsm_mo_s_22", "gsm_we_36", "survey"}
    vraag = ladingen["gsm_sa_s_11"].rijen
    assert set(vraag["groep"]) >= {"Goed samenleven – Eens", "Verschillende herkomst verrijking – Oneens"}
    assert ladingen["gsm_sa_s_11"].bron.voorbehouden[0].startswith("Steekproef")


def test_bekende_vragen_komen_ook_in_de_survey(ladingen):
    survey = ladingen["survey"].rijen
    assert set(survey["onderwerp"]) == {"houding_goed_samenleven", "houding_verrijking"}
    assert set(survey["waarde"]) == {50}  # het antwoord «Eens»
    assert set(survey["jaar"]) == {2026}


def test_breuken_worden_percentages(ladingen):
    assert set(ladingen["gsm_mo_s_22"].rijen.query("groep == 'Eens'")["waarde"]) == {60.0}


def test_teller_en_noemer_zijn_optelbaar(ladingen):
    bron = ladingen["gsm_we_36"].bron
    assert bron.onderwerpen["we_36_teller"].optelbaar
    assert not bron.onderwerpen["we_36"].optelbaar
    rijen = ladingen["gsm_we_36"].rijen.query("nis == '23088' and jaar == 2024").set_index("onderwerp")["waarde"]
    assert rijen.to_dict() == {"we_36_teller": 54, "we_36_noemer": 1000, "we_36": 5.4}


@pytest.mark.parametrize(
    ("blad", "rij", "kolom", "waarde", "melding"),
    [
        ("WE_36", 5, 6, 55.0, "teller/noemer niet"),
        (
            "SA_S_11",
            5,
            7,
            150,
            r"blad 'SA_S_11': cel H6 \(kolom 'Eens \(%\)'\) bevat 150; verwacht: een aandeel van 0 tot 100",
        ),
        ("SA_S_11", 5, 7, "<5", "bevat '<5'"),
        ("SA_S_11", 5, 1, 2308, "bevat '2308'; verwacht: een NIS-code"),
        ("SA_S_11", 5, 1, 62063, "62063 is geen gemeente"),
        ("SA_S_11", 5, 4, "midden", "bevat 'midden'; verwacht: een jaartal"),
        ("SA_S_11", 0, 1, "code", "kolom 'NIS-code' ontbreekt"),
    ],
)
def test_werkboek_dat_niet_klopt(tmp_path, blad, rij, kolom, waarde, melding):
    def pas_aan(bladen):
        bladen[blad][rij][kolom] = waarde
        return bladen

    with pytest.raises(Gegevensfout, match=melding):
        gsm_werkboek.lees(zelfgemaakt.gsm(tmp_path / "g.xlsx", pas_aan))


def test_ruwe_export_van_een_indicator(bronmap):
    """Cijfers letterlijk uit het bestand: Aalst 2011 en 2017; in 2011 en 2014 alleen de dertien centrumsteden, in 2017 alle (307, of een uittreksel)."""
    pad = bronmap / "gsm" / "SAMEN_problemen.xlsx"
    (lading,) = gsm_problemen.lees(pad)
    in_2017 = sum(isinstance(rij[3], datetime) and rij[3].year == 2017 for rij in load_workbook(pad).active.values)
    assert in_2017 in (307, 45)
    rijen = lading.rijen.set_index(["nis", "jaar", "groep"])["waarde"]
    assert rijen["41002", 2011, "Nooit/zelden"] == 94.27700595382348
    assert rijen["41002", 2017, "Vaak/altijd"] == 2.2275898427978675
    assert lading.rijen.groupby("jaar")["nis"].nunique().to_dict() == {2011: 13, 2014: 13, 2017: in_2017}
