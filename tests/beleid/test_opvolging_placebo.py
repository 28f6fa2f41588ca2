"""Placebo over de 285 gemeenten: het vals-alarmpercentage is nagerekend, en klopt met het nominale niveau binnen zijn eigen fout."""

import opvolgingshulp as hulp
import pytest

from integratie.beleid.opvolging import placebo
from integratie.beleid.opvolging.paneel import paneel

REEKSEN = ("inwoners", "aandeel_buitenlandse_herkomst", "aandeel_niet_belg")


@pytest.fixture(scope="module")
def onderzoek():
    return placebo.onderzoek(REEKSEN, termijnen=(1, 5, 10))


def test_vals_alarm_klopt_met_het_nominale_niveau(onderzoek):
    assert onderzoek["nis"].nunique() == 285
    for naam, deel in [("alle", onderzoek), *onderzoek.groupby("reeks")]:
        p = placebo.percentage(deel)
        assert p.klopt and p.laag <= 10 <= p.hoog and 0.2 < p.fout < 1.5, (naam, p)
    for (naam, termijn), deel in onderzoek.groupby(["reeks", "termijn"]):
        p = placebo.percentage(deel)
        assert abs(p.procent - 10) < 3 * p.fout, (naam, termijn, p)


def test_elk_venster_apart_blijft_dicht_bij_het_nominale_niveau(onderzoek):
    per_venster = 100 * onderzoek.groupby(["reeks", "basisjaar", "termijn"])[["omhoog", "omlaag"]].mean()
    assert per_venster.stack().between(5, 15).all()


def test_normale_schokken_beloven_wat_ze_niet_waarmaken(onderzoek):
    lang = onderzoek[onderzoek["termijn"] == 10]
    assert placebo.samenvatting(lang)["random_walk"] > 25 > 2 * placebo.samenvatting(lang)["procent"]


def test_een_venster_zoals_met_de_hand():
    reeksen = {nis: rij.dropna().to_dict() for nis, rij in paneel("inwoners", "", "2026-11").iterrows()}
    boek = hulp.Boek(reeksen, 2010, True)
    alarmen = placebo.alarmen("inwoners", "", 2010, 2020)
    for nis in list(reeksen)[::12]:
        trend, beweging, laag, hoog = boek.grenzen(nis, 2020)
        rest = 100 * (reeksen[nis][2020] / reeksen[nis][2010] - 1) - 10 * trend - beweging
        assert tuple(alarmen.loc[nis, ["omhoog", "omlaag"]]) == (rest < laag, rest > hoog), nis


def test_de_fout_komt_van_hele_arrondissementen(onderzoek):
    deel = onderzoek[onderzoek["reeks"] == "inwoners"]
    p = placebo.percentage(deel)
    los = 100 * (0.1 * 0.9 / p.gevallen) ** 0.5
    assert p.fout > 2 * los  # buren en opeenvolgende jaren zijn geen losse gevallen
    assert placebo.percentage(deel) == p
