"""Optellen: `x`, `-`, `?` en 0 zijn vier verschillende dingen; fusies en gebieden."""

import math

import pandas as pd
import pytest

from integratie.gebieden import Gebied
from integratie.gebieden.optellen import naar_vandaag, per_gebied, som

KOLOMMEN = ["nis", "jaar", "onderwerp", "groep", "waarde", "status"]
LEEG = float("nan")


def _rijen(*rijen):
    return pd.DataFrame(
        [(nis, jaar, "aantal", "", waarde, status) for nis, jaar, waarde, status in rijen], columns=KOLOMMEN
    )


def _een(tabel: pd.DataFrame) -> tuple[float, str]:
    assert len(tabel) == 1
    return tabel["waarde"].iloc[0], tabel["status"].iloc[0]


@pytest.mark.parametrize(
    ("delen", "waarde", "status"),
    [
        ([(3, "bekend"), (0, "bekend")], 3, "bekend"),
        ([(0, "bekend"), (0, "bekend")], 0, "bekend"),
        ([(LEEG, "geen"), (LEEG, "geen")], LEEG, "geen"),
        ([(LEEG, "verborgen"), (LEEG, "verborgen")], LEEG, "verborgen"),
        ([(LEEG, "ontbreekt"), (LEEG, "ontbreekt")], LEEG, "ontbreekt"),
        ([(3, "bekend"), (LEEG, "verborgen")], LEEG, "onvolledig"),
        ([(3, "bekend"), (LEEG, "geen")], LEEG, "onvolledig"),
        ([(3, "bekend"), (LEEG, "ontbreekt")], LEEG, "onvolledig"),
        ([(LEEG, "geen"), (LEEG, "verborgen")], LEEG, "onvolledig"),
        ([(800, "bekend"), (LEEG, "verborgen")], 800, "benaderd"),
        ([(799, "bekend"), (LEEG, "verborgen")], LEEG, "onvolledig"),
        ([(100000, "bekend"), (LEEG, "ontbreekt")], LEEG, "onvolledig"),
        ([(800, "benaderd"), (10, "bekend")], 810, "benaderd"),
    ],
)
def test_som_van_gekend_en_ongekend(delen, waarde, status):
    """Een verborgen aantal is hoogstens 4: pas vanaf 800 is dat hoogstens 0,5 % en heet de som benaderd."""
    rijen = _rijen(*[(f"1100{i}", 2024, w, s) for i, (w, s) in enumerate(delen)])
    gekregen, kreeg_status = _een(som(rijen, ["jaar"]))
    assert kreeg_status == status
    assert gekregen == waarde or (math.isnan(gekregen) and math.isnan(waarde))


def test_te_weinig_delen_is_onvolledig():
    assert _een(som(_rijen(("11001", 2024, 5, "bekend")), ["jaar"], verwacht=2))[1] == "onvolledig"


def test_fusie_telt_aantallen_op():
    """Pajottegem (23106) = Galmaarden + Gooik + Herne, vanaf 2025."""
    delen = _rijen(("23023", 2024, 10, "bekend"), ("23024", 2024, 20, "bekend"), ("23032", 2024, 30, "bekend"))
    vandaag = naar_vandaag(delen, ["aantal"])
    assert vandaag["nis"].tolist() == ["23106"]
    assert _een(vandaag) == (60, "bekend")


def test_fusie_zonder_alle_delen_is_onvolledig():
    delen = _rijen(("23023", 2024, 10, "bekend"), ("23024", 2024, 20, "bekend"))
    assert _een(naar_vandaag(delen, ["aantal"]))[1] == "onvolledig"


def test_fusie_van_wat_niet_optelbaar_is_blijft_leeg_met_de_reden():
    delen = _rijen(("23023", 2024, 10, "bekend"), ("23024", 2024, 20, "bekend"), ("23032", 2024, 30, "bekend"))
    waarde, status = _een(naar_vandaag(delen, []))
    assert status == "fusie"
    assert math.isnan(waarde)


def test_antwerpen_houdt_zijn_code_maar_krijgt_borsbeek():
    """11002 van vóór 2025 en van 2025 zijn een verschillend grondgebied."""
    rijen = _rijen(("11002", 2024, 100, "bekend"), ("11007", 2024, 5, "bekend"), ("11002", 2025, 107, "bekend"))
    vandaag = naar_vandaag(rijen, ["aantal"]).set_index("jaar")["waarde"]
    assert vandaag.to_dict() == {2024: 105, 2025: 107}
    assert set(naar_vandaag(rijen, [])["status"]) == {"fusie", "bekend"}


def test_indeling_van_het_bestand_gaat_voor_op_het_jaar():
    """Een bestand in de gemeenten van 2024 met cijfers voor 2040 moet ook samengeteld worden.

    Een van 2025 nooit.
    """
    oud = _rijen(("23023", 2040, 1, "bekend"), ("23024", 2040, 2, "bekend"), ("23032", 2040, 3, "bekend"))
    assert _een(naar_vandaag(oud, ["aantal"], indeling=2024)) == (6, "bekend")
    nieuw = _rijen(("11002", 2014, 500, "bekend"))
    assert _een(naar_vandaag(nieuw, ["aantal"], indeling=2025)) == (500, "bekend")


def test_fusies_van_2019_en_2025_na_elkaar():
    """Wat in 2019 fuseerde staat vandaag nog onder die code.

    Zwijndrecht (11056) verhuist in 2025 van provincie.
    """
    rijen = _rijen(
        ("44011", 2018, 1, "bekend"),
        ("44049", 2018, 2, "bekend"),
        ("11056", 2018, 3, "bekend"),
        ("46003", 2018, 4, "bekend"),
        ("46013", 2018, 5, "bekend"),
    )
    vandaag = naar_vandaag(rijen, ["aantal"]).set_index("nis")["waarde"]
    assert vandaag.to_dict() == {"44083": 3, "46030": 12}


def test_groepen_en_dimensies_blijven_apart():
    rijen = pd.concat(
        [_rijen(("11002", 2024, 1, "bekend"), ("11007", 2024, 2, "bekend")).assign(groep=g) for g in ("a", "b")]
    )
    assert len(naar_vandaag(rijen, ["aantal"])) == 2


def test_gebied_is_de_som_van_zijn_leden():
    duo = Gebied("duo", "Duo", ("23088", "23047"), "het duo")
    rijen = _rijen(("23088", 2024, 7, "bekend"), ("23047", 2024, 3, "bekend"), ("23088", 2025, 7, "bekend"))
    uit = per_gebied(rijen, [duo]).set_index("jaar")
    assert uit.loc[2024, ["nis", "waarde", "status"]].tolist() == ["duo", 10, "bekend"]
    assert uit.loc[2025, "status"] == "onvolledig"


def test_een_gebied_is_niet_verborgen_omdat_zijn_leden_het_zijn():
    """De bron verbergt de aantallen van de gemeenten; het gebied is van ons, en onvolledig."""
    gebieden = [Gebied("duo", "Duo", ("23088", "23047"), "het duo"), Gebied("een", "Een", ("23088",), "een")]
    rijen = _rijen(("23088", 2024, LEEG, "verborgen"), ("23047", 2024, LEEG, "verborgen"))
    assert per_gebied(rijen, gebieden).set_index("nis")["status"].to_dict() == {"duo": "onvolledig", "een": "verborgen"}
