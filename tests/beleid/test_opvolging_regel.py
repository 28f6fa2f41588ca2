"""De regel, en wat ze eerlijk niet zegt: te vroeg, niet op te tellen, een enquête zonder marge, een doel zonder richting."""

import pytest

from integratie.beleid.opvolging import oordeel
from integratie.beleid.opvolging.enquete import marge
from integratie.beleid.opvolging.regel import REDENEN, beslis
from integratie.beleid.plan.model import Streefcijfer
from integratie.vergelijking import stand


def doel(indicator: str, nis: str, basis: int, streef: int, waarde: float) -> Streefcijfer:
    """Een streefcijfer met de echte basiswaarde van het register."""
    van = stand(indicator, nis, basis).waarde
    return Streefcijfer(indicator=indicator, basisjaar=basis, basiswaarde=van, streefjaar=streef, streefwaarde=waarde)


# afwijking van het pad, vooruitgang sinds de basis, en de richting van het doel; de band loopt van -2 tot 3.
@pytest.mark.parametrize(
    ("afwijking", "vooruitgang", "richting", "status"),
    [
        (-2.1, 10, 1, "achter"), (-2.0, 10, 1, "op koers"), (0, 3.0, 1, "nog niet te zeggen"), (0, 3.1, 1, "op koers"),
        (5, 20, 1, "op koers"), (3.1, -10, -1, "achter"), (3.0, -10, -1, "op koers"), (0, -2.0, -1, "nog niet te zeggen"),
        (-1, -2.1, -1, "op koers"), (0, 0, 0, "nog niet te zeggen"),
    ],
)  # fmt: skip
def test_de_drempels(afwijking, vooruitgang, richting, status):
    assert beslis(afwijking, vooruitgang, -2, 3, richting)[0] == status


def test_wie_dichter_bij_de_basis_dan_bij_het_pad_staat_is_niet_op_koers():
    assert beslis(-6, 4, -7, 3, 1) == ("nog niet te zeggen", "half")
    assert beslis(-4, 6, -7, 3, 1) == ("op koers", "koers")


def test_elk_besluit_heeft_een_reden_in_woorden():
    assert all(
        REDENEN[beslis(*x)[1]] for x in ((-9, 0, -2, 3, 1), (0, 9, -2, 3, 1), (0, 0, -2, 3, 1), (0, 0, -2, 3, 0))
    )


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


def test_een_doel_zonder_richting():
    van = stand("inwoners", "23088", 2015).waarde
    o = oordeel("23088", doel("inwoners", "23088", 2015, 2024, van), 2025)
    assert (o.status, o.reden, o.richting) == ("nog niet te zeggen", "richting", 0)


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
    streef = Streefcijfer(indicator="inwoners", basisjaar=2010, basiswaarde=100, streefjaar=2020, streefwaarde=200)
    o = oordeel("23088", streef, 2025)
    assert [o.pad_in(j) for j in (2010, 2013, 2020, 2024)] == [100, 130, 200, 200] and o.jaar == 2020
    assert not o.basis_klopt and o.register == 39_628  # Statbel, 1 januari 2010
