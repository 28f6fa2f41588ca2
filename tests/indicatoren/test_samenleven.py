"""Samenleven, vergeleken met het surveybestand 2023 van de Gemeente-Stadsmonitor."""

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
}


@pytest.mark.parametrize(("naam", "groep"), KOLOM)
def test_gelijk_aan_het_bestand(cijfer, bronmap, rand, naam, groep):
    ruw = pd.read_csv(bronmap / "gsm/gemeente_stadsmonitor_survey_2023_per_gemeente.csv")
    ruw = ruw.set_index(ruw["nis_code"].astype(int).astype(str))  # het bestand schrijft 23088.0
    for nis in rand:
        assert cijfer(naam, nis, 2023, groep) == ruw.loc[nis, KOLOM[naam, groep]]


def test_een_enquete_wordt_nooit_gerangschikt_of_opgeteld():
    assert any("Steekproef" in v for v in edities.bronnen()["survey"].voorbehouden)
    for ind in register("samenleven").values():
        assert not ind.rangschikbaar
        assert not ind.optelbaar
        assert set(cijfers(ind.naam)["jaar"]) == {2023}
