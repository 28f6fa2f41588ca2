"""Teken en grenzen: een feit van het onderwerp, en voor een vrij onderwerp een regel over zijn naam."""

import pandas as pd
import pytest

from integratie.indicator import register
from integratie.invarianten.bereik import EINDIG, TOT_HONDERD, VANAF_NUL, gebrek, meet_verschil
from integratie.lezers.statbel_loop_werkboek import ONDERWERPEN
from integratie.tabel import KAARTEN, Onderwerp, onderwerpen_van

KAART = {
    "aantal": Onderwerp("Aantal", "personen", True),
    "saldo": Onderwerp("Saldo", "personen", True, met_teken=True),
    "aandeel": Onderwerp("Aandeel", "%", False),
    "groei": Onderwerp("Groei", "%", False, met_teken=True),
}


@pytest.mark.parametrize(
    ("naam", "mag"),
    [
        ("Intern migratiesaldo", True),
        ("bevolkingsgroei (5 jaar)", True),
        ("verschil met het Vlaams Gewest", True),
        ("evolutie huurprijs", True),
        ("verandering aantal leefloners", True),
        ("kansarmoede-index", True),
        ("jaarlijkse afname", True),
        ("Statistische aanpassing (saldo)", True),
        ("inwoners met een leefloon", False),
        ("Vindt dat mensen met een verschillende herkomst goed samenleven", False),
        ("gezinnen in een groeiende wijk", False),
    ],
)
def test_de_regel_voor_een_vrij_onderwerp(naam, mag):
    assert meet_verschil(naam) is mag


@pytest.mark.parametrize(
    ("naam", "waarde", "verwacht"),
    [
        ("aantal", -1, VANAF_NUL),
        ("aantal", 0, ""),
        ("aantal", 500, ""),
        ("aantal", 2e13, EINDIG),
        ("saldo", -31, ""),
        ("saldo", -2e13, EINDIG),
        ("aandeel", 100.04, ""),
        ("aandeel", 100.06, TOT_HONDERD),
        ("aandeel", -0.1, VANAF_NUL),
        ("groei", -12.5, ""),
        ("groei", 240, ""),
        ("aantal", float("nan"), ""),
    ],
)
def test_grenzen(naam, waarde, verwacht):
    assert gebrek(pd.Series([naam]), pd.Series([float(waarde)]), KAART).tolist() == [verwacht]


def test_alleen_saldi_hebben_een_teken():
    met_teken = {
        (pad.stem, naam)
        for pad in KAARTEN.glob("*.yaml")
        for naam, o in onderwerpen_van(pad.stem).items()
        if o.met_teken
    }
    saldi = ("intern_migratiesaldo", "internationaal_migratiesaldo", "statistische_aanpassing")
    assert met_teken == {*(("loop", naam) for naam in saldi), ("verhuizingen_vreemdelingen", "migratiesaldo")}
    assert set(ONDERWERPEN.values()) <= set(onderwerpen_van("loop"))


def test_een_saldo_of_snelheid_is_een_indicator_met_teken():
    """Wat in de naam een verschil is, zegt dat ook op zijn kaart; een index tegenover 1 of 100 kan niet onder nul."""
    for ind in register().values():
        if meet_verschil(ind.titel) and "index" not in ind.titel.casefold():
            assert ind.met_teken, ind.naam
