"""Tewerkstelling, nagerekend uit de VDAB-export van provincies.incijfers.be (label in de láátste kolom van elk blok)."""

import pandas as pd
import pytest

WZW = "WZW [aantal] (1)"
HERKOMST = {
    "belgisch": "WZW Belgische herkomst [aantal] (1)",
    "eu": "WZW EU herkomst (excl. Belg) [aantal] (1)",
    "niet_eu": "WZW niet-EU herkomst [aantal] (1)",
}
NATIONALITEIT = {
    "belg": "WZW Belg [aantal] (1)",
    "eu": "WZW EU (excl. Belg) [aantal] (1)",
    "niet_eu": "WZW niet-EU [aantal] (1)",
}
GRAAD = {"": "werkzoekendengraad (jaargemiddelde) [%]"} | {
    g: f"werkzoekendengraad {g} (jaargemiddelde) [%]"
    for g in ("mannen", "vrouwen", "18-24 jaar", "25-59 jaar", "60-64 jaar")
}


def test_vilvoorde_2024_gepubliceerd(cijfer):
    """Vaste waarden uit de export: 7,6 %, 1.573 WZW van wie 1.014 van niet-EU-herkomst."""
    assert cijfer("werkzoekendengraad", "23088", 2024) == 7.6
    assert cijfer("werkzoekenden_naar_herkomst", "23088", 2024, "niet_eu", "teller") == 1014
    assert cijfer("aandeel_niet_eu_in_wzw", "23088", 2024) == pytest.approx(100 * 1014 / 1573)


@pytest.mark.parametrize("nis", ["23088", "23047", "23094"])
def test_gelijk_aan_de_export(cijfer, werkloosheid, rand, nis):
    naam = rand[nis]
    totaal = werkloosheid(WZW, naam)
    for groep, label in GRAAD.items():
        for jaar, breuk in werkloosheid(label, naam).items():
            assert cijfer("werkzoekendengraad", nis, jaar, groep) == pytest.approx(round(100 * breuk, 1))
    for jaar in range(2015, 2025):
        for indicator, labels in (
            ("werkzoekenden_naar_herkomst", HERKOMST),
            ("werkzoekenden_naar_nationaliteit", NATIONALITEIT),
        ):
            for groep, label in labels.items():
                verwacht = 100 * werkloosheid(label, naam)[jaar] / totaal[jaar]
                assert cijfer(indicator, nis, jaar, groep) == pytest.approx(verwacht)
    for jaar, aantal in werkloosheid("werkzoekenden zonder werk (jaargemiddelde) [aantal]", naam).items():
        assert cijfer("werkzoekenden", nis, jaar) == aantal


def test_delen_tellen_op_tot_honderd():
    from integratie.indicator import cijfers

    for naam in ("werkzoekenden_naar_herkomst", "werkzoekenden_naar_nationaliteit"):
        c = cijfers(naam)
        volledig = c[c["status"] == "bekend"].groupby(["nis", "jaar"])["waarde"].agg(["sum", "size"])
        volledig = volledig[volledig["size"] == 3]
        assert len(volledig) > 2500
        assert volledig["sum"].to_list() == pytest.approx(
            [100.0] * len(volledig), abs=0.1501
        )  # op één decimaal waar het totaal iets verborgens zou geven


def test_oververtegenwoordiging(cijfer, werkloosheid, ruwe_herkomst):
    wzw = werkloosheid(HERKOMST["niet_eu"], "Vilvoorde")[2024] / werkloosheid(WZW, "Vilvoorde")[2024]
    ruw = ruwe_herkomst.loc[("23088", 2024)]
    verwacht = wzw / (ruw["non_eu27"] / ruw["total"])
    assert cijfer("oververtegenwoordiging_niet_eu", "23088", 2024) == pytest.approx(verwacht)
    assert verwacht > 1


def test_nieuw_in_gemeente(cijfer, werkloosheid):
    zelfde, buitenland, andere = (
        werkloosheid(f"WZW vorig jaar wonend in {waar} [aantal] (1)", "Vilvoorde")[2024]
        for waar in ("dezelfde gemeente", "het buitenland", "een andere  gemeente")
    )
    verwacht = 100 * (buitenland + andere) / (zelfde + buitenland + andere)
    assert cijfer("aandeel_wzw_nieuw_in_gemeente", "23088", 2024) == pytest.approx(verwacht)


def test_aandeel_18_64_zoals_gepubliceerd(cijfer, werkloosheid):
    assert cijfer("wzw_aandeel_18_64", "23088", 2024) == pytest.approx(
        round(100 * werkloosheid("WZW (t.o.v. inwoners 18-64 jaar) [%] (1)", "Vilvoorde")[2024], 1)
    )


def test_2014_heeft_geen_wzw(cijfer):
    """De export toont `-` voor 2014: dat is geen nul."""
    assert pd.isna(cijfer("aandeel_niet_eu_in_wzw", "23088", 2014))
    assert cijfer("aandeel_niet_eu_in_wzw", "23088", 2014, kolom="status") == "geen"


def test_rand_is_som_over_som(cijfer, werkloosheid, rand):
    niet_eu = sum(werkloosheid(HERKOMST["niet_eu"], naam)[2024] for naam in rand.values())
    totaal = sum(werkloosheid(WZW, naam)[2024] for naam in rand.values())
    assert cijfer("aandeel_niet_eu_in_wzw", "vlaamse-rand", 2024) == pytest.approx(100 * niet_eu / totaal)
