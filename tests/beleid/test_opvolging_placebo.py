"""Placebo over de 285 gemeenten: het vals alarm is nagerekend en blijft overal onder het nominale niveau, en een echt effect wordt gezien."""

import opvolgingshulp as hulp
import pytest

from integratie.beleid.opvolging import placebo
from integratie.beleid.opvolging.effect import TEKENS, effect
from integratie.beleid.opvolging.oordeel import oordeel
from integratie.beleid.opvolging.paneel import Reeks, paneel
from integratie.beleid.plan.model import Streefcijfer

pytestmark = pytest.mark.traag

REEKSEN = (
    ("inwoners", ""),
    ("aandeel_buitenlandse_herkomst", ""),
    ("aandeel_niet_belg", ""),
    ("werkzoekendengraad", ""),
    ("thuistaal_niet_nl_basis", ""),
    ("nieuwkomers_per_1000_inwoners", ""),
)


@pytest.fixture(scope="module")
def onderzoek():
    return placebo.onderzoek(REEKSEN)


def test_op_koers_is_nergens_vaker_vals_dan_beloofd(onderzoek):
    assert onderzoek["nis"].nunique() == 285 and set(onderzoek["termijn"]) == {1, 2, 5, 10}
    per_doel = 100 * onderzoek[list(placebo.PER_DOEL)].mean()
    assert len(per_doel) == 8 and (per_doel <= 10).all()
    # Ook het makkelijkste doel, in elke reeks, elk basisjaar, elke termijn en elke richting apart.
    vensters = 100 * onderzoek.groupby(["reeks", "basisjaar", "termijn"])[list(TEKENS)].mean()
    assert (vensters <= 10).all(axis=None) and vensters.mean(axis=None) > 4


def test_een_echt_effect_wordt_gezien(onderzoek):
    gezien = 100 * onderzoek.groupby(["reeks", "termijn"])[list(placebo.ZICHT)].mean()
    assert gezien["eenmaal"].between(76, 84).all() and (gezien["tweemaal"] >= 80).all()


def test_normale_schokken_beloven_wat_ze_niet_waarmaken(onderzoek):
    lang = placebo.samenvatting(onderzoek[onderzoek["termijn"] == 10])
    assert lang["random_walk"] > 20 > 2 * lang["procent"] and lang["klopt"]


def test_een_venster_zoals_met_de_hand():
    reeksen = {nis: rij.dropna().to_dict() for nis, rij in paneel("inwoners", "", "2026-11").iterrows()}
    boek = hulp.Boek(reeksen, 2010, True)
    alarmen = placebo.alarmen("inwoners", "", 2010, 2020)
    for nis in list(reeksen)[::12]:
        trend, beweging, laag, hoog = boek.grenzen(nis, 2020)
        rest = 100 * (reeksen[nis][2020] / reeksen[nis][2010] - 1) - 10 * trend - beweging
        assert tuple(alarmen.loc[nis, ["omhoog", "omlaag"]]) == (rest > hoog, rest < laag), nis


def test_de_proef_geeft_hetzelfde_als_het_rapport(steekproef):
    """Een doel onder de verwachting, vijf jaar na het streefjaar gelegd: status uit het rapport en uit de placebo zijn gelijk."""
    naam, basis, jaar, streefjaar = "werkzoekendengraad", 2018, 2023, 2028
    alarmen, gezien = placebo.alarmen(naam, "", basis, jaar), set()
    waarden = paneel(naam, "", "2026-11")
    met_alarm = alarmen.index[alarmen[list(TEKENS)].any(axis=1)]
    for nis in (*steekproef(met_alarm, 9), *steekproef(alarmen.index, 27)):
        for richting in TEKENS:
            streef = Streefcijfer(
                indicator=naam,
                basisjaar=basis,
                basiswaarde=waarden.at[nis, basis],
                streefjaar=streefjaar,
                streefwaarde=0 if richting == "omhoog" else 100,
                richting=richting,
            )
            o = oordeel(nis, streef, jaar)
            assert (o.status == "op koers") == alarmen.at[nis, richting], (nis, richting)
            if o.status == "achter":  # halfweg naar nul is het pad de helft van de basiswaarde
                assert richting == "omhoog" and waarden.at[nis, jaar] < waarden.at[nis, basis] / 2, nis
            gezien.add(o.status)
    assert {"op koers", "nog niet te zeggen"} <= gezien <= {"op koers", "nog niet te zeggen", "achter"}


@pytest.mark.wisselend(2)
@pytest.mark.parametrize(
    ("naam", "basis", "termijn"), [("werkzoekendengraad", 2019, 5), ("aandeel_niet_belg", 2015, 5)]
)
def test_twee_keer_het_kleinste_effect_is_op_koers(naam, basis, termijn, monkeypatch, steekproef):
    """Een verzonnen effect in de cijfers zelf: elke twaalfde gemeente krijgt het erbij, de andere niet.

    Elke dag één van de twee reeksen en de helft van die gemeenten, met `--volledig` alles.
    """
    jaar, gezien, echt = basis + termijn, [], Reeks.waarden.fget
    waarden = paneel(naam, "", "2026-11")
    for nis in steekproef(waarden.index[waarden[[basis, jaar]].notna().all(axis=1)][::12], 2):
        for richting, teken in TEKENS.items():
            streef = Streefcijfer(
                indicator=naam,
                basisjaar=basis,
                basiswaarde=waarden.at[nis, basis],
                streefjaar=jaar + termijn,
                streefwaarde=waarden.at[nis, basis],
                richting=richting,
            )
            in_jaar = streef.model_copy(update={"streefjaar": jaar})
            groot = 2 * effect(nis, in_jaar, jaar, "2026-11").kleinste
            met_effect = property(lambda reeks, g=teken * groot: echt(reeks) + g * (echt(reeks).index == jaar))
            monkeypatch.setattr(Reeks, "waarden", met_effect)
            verwacht = oordeel(nis, streef, jaar).verwacht
            pad = verwacht + teken * groot
            op_pad = streef.model_copy(update={"streefwaarde": 2 * pad - streef.basiswaarde})
            gezien.append(oordeel(nis, op_pad, jaar).status)
    assert len(gezien) > 20 and gezien.count("op koers") >= 0.8 * len(gezien)


def test_de_fout_komt_van_hele_arrondissementen(onderzoek):
    deel = onderzoek[onderzoek["reeks"] == "inwoners"]
    p = placebo.percentage(deel)
    los = 100 * (0.1 * 0.9 / p.gevallen) ** 0.5
    assert p.fout > 2 * los  # buren en opeenvolgende jaren zijn geen losse gevallen
    assert placebo.percentage(deel) == p
