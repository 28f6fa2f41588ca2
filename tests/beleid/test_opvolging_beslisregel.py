"""De regel, en wat ze eerlijk niet zegt: te vroeg, niet op te tellen, een enquête zonder marge, een plafond dat doorbroken is."""

import pytest

from integratie.beleid.opvolging import beslisregel
from integratie.beleid.opvolging.beslisregel import REDENEN
from integratie.beleid.opvolging.oordeel import oordeel
from integratie.beleid.opvolging.oordeel import steekproefmarge as marge
from integratie.beleid.plan.model import Streefcijfer
from integratie.vergelijking import stand

pytestmark = pytest.mark.traag


def doel(indicator: str, nis: str, basis: int, streef: int, waarde: float, richting: str = "omhoog") -> Streefcijfer:
    """Een streefcijfer met de echte basiswaarde van het register."""
    van = stand(indicator, nis, basis).waarde
    return Streefcijfer(
        indicator=indicator, basisjaar=basis, basiswaarde=van, streefjaar=streef, streefwaarde=waarde, richting=richting
    )


# Cijfer min pad, cijfer min verwachting, de richting, en of het het streefjaar is; de band loopt van -2 tot 3.
@pytest.mark.parametrize(
    ("van_pad", "weg", "teken", "einde", "antwoord"),
    [
        (-2.1, -1, 1, False, "achter"),
        (-2.1, 9, 1, False, "achter"),
        (-2, 2.1, 1, False, "op het pad"),
        (-2, 1.9, 1, False, "nog niet te zeggen"),
        (-2, 1.9, 1, True, "achter"),
        (-1, 1.9, 1, True, "op het pad"),
        (0, -9, 1, False, "op het pad"),
        (0, -9, 1, True, "gehaald"),
        (3.1, -9, -1, False, "achter"),
        (3, -9, -1, False, "op het pad"),
        (3, -1, -1, True, "achter"),
        (-0.1, 4, -1, True, "gehaald"),
    ],
)
def test_tegenover_het_doel(van_pad, weg, teken, einde, antwoord):
    assert beslisregel.tegenover_doel(van_pad, weg, -2, 3, teken, einde) == antwoord


@pytest.mark.parametrize(
    ("weg", "teken", "antwoord"),
    [
        (3.1, 1, "beter"),
        (3, 1, "zoals te verwachten"),
        (-2, 1, "zoals te verwachten"),
        (-2.1, 1, "slechter"),
        (3.1, -1, "slechter"),
        (-2.1, -1, "beter"),
    ],
)
def test_tegenover_de_verwachting(weg, teken, antwoord):
    assert beslisregel.tegenover_verwachting(weg, -2, 3, teken) == antwoord


def test_op_koers_is_op_het_pad_en_beter_en_niets_anders():
    paren = {(d, v): beslisregel.besluit(d, v) for d in beslisregel.DOELEN for v in beslisregel.VERWACHTINGEN}
    assert [p for p, status in paren.items() if status == "op koers"] == [("op het pad", "beter")]
    assert all(status == "nog niet te zeggen" for (_, v), status in paren.items() if v == "nog niet te zeggen")
    assert {paren["gehaald", v] for v in beslisregel.VERWACHTINGEN[:3]} == {"gehaald"}
    assert {paren["achter", v] for v in beslisregel.VERWACHTINGEN[:3]} == {"achter"}


def test_elk_besluit_heeft_een_reden_in_woorden():
    sleutels = {
        beslisregel.reden(d, v, b)
        for d in beslisregel.DOELEN
        for v in beslisregel.VERWACHTINGEN[:3]
        for b in (True, False)
    }
    assert sleutels == {"gehaald", "koers", "gewoon", "slechter", "achter", "niet_gehaald", "tussenin"} <= set(REDENEN)


# Een plafond en een bodem die niet gehouden zijn: cijfers van Statbel (herkomst) en provincies.incijfers.be (thuistaal).
@pytest.mark.parametrize(
    ("nis", "naam", "basis", "streefjaar", "waarde", "echt"),
    [
        ("23047", "aandeel_buitenlandse_herkomst", 57.3, 2025, 59.3, 67.7),
        ("23088", "thuistaal_niet_nl_basis", 57.3, 2024, 58.3, 62.2),
    ],
)
def test_een_doorbroken_plafond_is_achter_en_geen_vooruitgang(nis, naam, basis, streefjaar, waarde, echt):
    streef = {
        "indicator": naam,
        "basisjaar": 2019,
        "basiswaarde": basis,
        "streefjaar": streefjaar,
        "streefwaarde": waarde,
    }
    plafond = oordeel(nis, Streefcijfer(**streef, richting="omlaag"), 2025)
    assert round(plafond.werkelijk, 1) == echt and plafond.doel.grens == "hoogstens"
    assert (plafond.tegen_doel, plafond.status) == ("achter", "achter") and plafond.basis_klopt
    omhoog = oordeel(nis, Streefcijfer(**streef, richting="omhoog"), 2025)
    assert omhoog.tegen_doel == "gehaald" and omhoog.doel.grens == ""
    bodem = Streefcijfer(**streef | {"streefwaarde": basis - 1}, richting="omhoog")
    assert bodem.grens == "minstens" and oordeel(nis, bodem, 2025).tegen_doel == "gehaald"


def test_het_cijfer_dat_men_leest_telt():
    # 67,68 % leest men als 67,7 %: wie hoogstens 67,7 wilde, haalde dat.
    streef = doel("aandeel_buitenlandse_herkomst", "23047", 2019, 2025, 67.7, "omlaag")
    assert oordeel("23047", streef, 2025).tegen_doel == "gehaald"
    assert oordeel("23047", streef.model_copy(update={"streefwaarde": 67.6}), 2025).tegen_doel != "gehaald"


def test_marge_van_de_stadsmonitor():
    # Voorbeeld van de Gemeente-Stadsmonitor: 39,587 % van 408 antwoorden, bevolking 11.626,85.
    assert marge(39.587, 408, 11626.85) == pytest.approx(4.66, abs=0.005)
    assert marge(50, float("nan"), 1000) is None and marge(50, 0, 1000) is None


def test_een_enquete_zonder_aantal_antwoorden_krijgt_geen_besluit():
    streef = doel("vertrouwen_gemeentebestuur", "23088", 2023, 2030, 40)
    o = oordeel("23088", streef, 2025)
    assert (o.status, o.reden, o.variatie) == ("nog niet te zeggen", "geen", None)
    o = oordeel("23088", streef.model_copy(update={"basisjaar": 2022}), 2025)
    assert (o.status, o.reden) == ("nog niet te zeggen", "marge")


def test_wat_niet_op_te_tellen_is_heeft_voor_een_cluster_geen_besluit():
    o = oordeel("noordrand", doel("werkzoekendengraad", "23088", 2019, 2026, 5), 2025)
    assert (o.status, o.reden, o.waarden) == ("nog niet te zeggen", "cluster", {})


def test_een_niet_optelbaar_cijfer_vergelijkt_met_gemeenten_maar_niet_met_de_rand_als_geheel():
    o = oordeel("23088", doel("werkzoekendengraad", "23088", 2019, 2025, 5), 2025)
    assert o.rand is None and o.gelijkaardig.aantal == 10


def test_vooruitzichten_zijn_geen_cijfers():
    o = oordeel("23088", doel("huishoudens", "23088", 2018, 2030, 25_000), 2025)
    assert o.jaar == 2023 and max(o.waarden) == 2023


@pytest.mark.parametrize("peiljaar", [2013, 2016, 2019])
def test_niets_van_na_het_peiljaar(peiljaar):
    streef = doel("aandeel_buitenlandse_herkomst", "23077", 2012, 2022, 60)
    o = oordeel("23077", streef, peiljaar)
    assert max(o.waarden) == o.jaar == peiljaar == o.variatie.band.index.max()
    later = oordeel("23077", streef, 2025)
    assert later.variatie.band.loc[2013].to_dict() != {} and later.jaar == 2022


def test_een_doel_van_na_het_peiljaar_toont_geen_cijfer():
    o = oordeel("23077", doel("inwoners", "23077", 2020, 2030, 40_000), 2016)
    assert (o.reden, o.jaar, o.werkelijk, o.register) == ("later", None, None, None) and max(o.waarden) == 2016


def test_het_pad_is_een_rechte_die_stopt_bij_het_streefjaar():
    streef = Streefcijfer(
        indicator="inwoners", basisjaar=2010, basiswaarde=100, streefjaar=2020, streefwaarde=200, richting="omhoog"
    )
    o = oordeel("23088", streef, 2025)
    assert [o.pad_in(j) for j in (2010, 2013, 2020, 2024)] == [100, 130, 200, 200] and o.jaar == 2020
    assert not o.basis_klopt and o.register == 39_628  # Statbel, 1 januari 2010


def test_een_doel_dat_minder_vraagt_dan_te_verwachten_was_is_in_het_streefjaar_gemist_of_gehaald():
    """Minstens 8,6 terwijl 9,0 te verwachten was: met 7,6 ligt het cijfer binnen de natuurlijke variatie, en toch niet op het pad."""
    assert beslisregel.tegenover_doel(7.6 - 8.6, 7.6 - 9.0, -1.5, 1.5, 1, einde=True) == beslisregel.ACHTER
    assert beslisregel.tegenover_doel(15.8 - 15.1, 15.8 - 14.9, -1.0, 1.0, -1, einde=True) == beslisregel.ACHTER
    assert beslisregel.tegenover_doel(7.6 - 8.6, 7.6 - 9.0, -1.5, 1.5, 1, einde=False) == beslisregel.OPEN
