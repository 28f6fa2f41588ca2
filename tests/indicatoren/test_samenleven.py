"""Samenleven, vergeleken met het surveybestand 2023 van de Gemeente-Stadsmonitor."""

import zipfile

import pandas as pd
import pytest

from integratie.indicator import cijfers, register
from integratie.opslag import edities

KOLOM = {
    ("houding_tegenover_diversiteit", ""): "Houding tegenover diversiteit",
    ("houding_tegenover_diversiteit", "goed_samenleven"): "Houding tegenover diversiteit - Goed samenleven",
    (
        "houding_tegenover_diversiteit",
        "verrijking",
    ): "Houding tegenover diversiteit - Verschillende herkomst verrijking",
    (
        "houding_tegenover_diversiteit",
        "ontmoeting_zinvol",
    ): "Houding tegenover diversiteit - Zinvol ontmoetingsactiviteiten",
    (
        "houding_tegenover_diversiteit",
        "onprettig_buren",
    ): "Houding tegenover diversiteit - Onprettig buren andere herkomst",
    (
        "houding_tegenover_diversiteit",
        "te_veel_herkomsten",
    ): "Houding tegenover diversiteit - Teveel verschillende herkomst",
    ("vrienden_niet_belgische_herkomst", ""): "Diversiteit vriendenkring - Vrienden niet-Belgische herkomst",
    (
        "praatje_niet_belgische_herkomst",
        "",
    ): "Intensiteit van contacten - Praatje met mensen van niet-Belgische herkomst",
    ("vertrouwen_medemens", ""): "Vertrouwen in medemens",
    ("vertrouwen_gemeentebestuur", ""): "Vertrouwen in gemeentebestuur",
    ("thuis_voelen_buurt", ""): "Zich thuis voelen in de buurt",
    ("sociaal_weefsel_buurt", ""): "Sociaal weefsel in de buurt",
    ("participatie_verenigingsleven", ""): "Participatie in verenigingsleven",
    ("vrijwilligerswerk", ""): "Vrijwilligerswerk",
    ("onveiligheidsgevoel_buurt", ""): "Onveiligheidsgevoel in de buurt",
    ("tevredenheid_buurt", ""): "Tevredenheid over de buurt",
    ("fier_op_gemeente", ""): "Fierheid over de gemeente",
    ("betalingsmoeilijkheden", ""): "Betalingsmoeilijkheden",
}


@pytest.mark.parametrize(("naam", "groep"), KOLOM)
def test_gelijk_aan_het_bestand(cijfer, bronmap, rand, naam, groep):
    ruw = pd.read_csv(bronmap / "gsm/gemeente_stadsmonitor_survey_2023_per_gemeente.csv")
    ruw = ruw.set_index(ruw["nis_code"].astype(int).astype(str))  # het bestand schrijft 23088.0
    for nis in rand:
        assert cijfer(naam, nis, 2023, groep) == ruw.loc[nis, KOLOM[naam, groep]]


VROEGER = {
    "vertrouwen_gemeentebestuur": ("Lokaal_bestuur/LO_S_09", "Veel (%)", "Vertrouwen in gemeente-/stadsbestuur"),
    "tevredenheid_buurt": ("Wonen_en_woonomgeving/WO_S_14", "Tevreden (%)", ""),
    "fier_op_gemeente": ("Wonen_en_woonomgeving/WO_S_11", "Eens (%)", ""),
    "betalingsmoeilijkheden": ("Armoede/AR_S_01", "Ja (%)", ""),
}


@pytest.mark.parametrize("naam", VROEGER)
def test_vroegere_bevragingen_zijn_die_van_het_blad(cijfer, bronmap, naam):
    """Vilvoorde en Zaventem in 2017 en 2020; de bladen geven een breuk met twee decimalen. Pajottegem bestond niet."""
    blad, antwoord, item = VROEGER[naam]
    (pad,) = (bronmap / "gsm" / "register").glob("GSM_surveyresultaten_*.zip")
    with zipfile.ZipFile(pad) as zip_, zip_.open(f"GSM_surveyresultaten_{blad}.csv") as bestand:
        ruw = pd.read_csv(bestand, dtype={"NIS-code": str}, encoding="utf-8-sig")
    if item:
        ruw = ruw[ruw["Item"] == item]
    ruw = ruw.set_index([ruw["NIS-code"].str.strip(), "Jaar"])[antwoord]
    for nis in {"23088", "23094"} & set(ruw.index.unique(level=0)):  # een uittreksel heeft niet elke gemeente
        for jaar in (2017, 2020):
            assert cijfer(naam, nis, jaar) == pytest.approx(100 * ruw[nis, jaar])
    assert cijfer(naam, "23106", 2020, kolom="status") == "fusie"


def test_een_enquete_wordt_nooit_gerangschikt_of_opgeteld():
    assert any("Steekproef" in v for v in edities.bronnen()["survey"].voorbehouden)
    for ind in (i for i in register().values() if i.tabellen == ("survey",)):
        assert ind.soort == "enquete"
        assert not ind.rangschikbaar
        assert not ind.optelbaar
        jaren = set(cijfers(ind.naam)["jaar"])
        assert {2017, 2020, 2023} <= jaren if ind.naam in VROEGER else jaren == {2023}
