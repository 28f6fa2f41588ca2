"""Een blad met alle gemeenten dat onderweg rijen verloor, en een blad zonder zijn gewest: geen cijfer dat er was, gaat verloren."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "lezers"))
import zelfgemaakt

from integratie import gebieden
from integratie.cli import main
from integratie.opslag import edities

EDITIE, JAREN = "2026-11", (2019, 2020)
GROEPEN = {"belg": "België", "eu": "EU (zonder België)", "niet_eu": "Niet-EU"}
KOP = ["Gemeente", "Nis-code", "Centrumstad?", "Indicator", "Jaar", "Nationaliteit", "Aantal huurders"]
KOP += ["Aantal inwoners per nationaliteitsgroep", "Procent"]
TITEL = "Huurders van een sociale woning (naar nationaliteit)"


@pytest.fixture(scope="module")
def rijen() -> list[list]:
    """Het blad WO12 van heel Vlaanderen zoals de uitgever het schikt, zonder de rij van het gewest."""
    breed = edities.lees("sociale_huur", EDITIE).pivot_table(
        "waarde", ["nis", "jaar", "groep"], "onderwerp", observed=True
    )
    uit = []
    for (nis, jaar, groep), r in breed.iterrows():
        if jaar in JAREN:
            huurders, inwoners = int(r["sociale_huurders"]), int(r["inwoners_nationaliteit"])
            naam = gebieden.gemeenten()[nis].naam
            deel = huurders / inwoners if inwoners else None
            uit.append([naam, int(nis), "nee", TITEL, jaar, GROEPEN[groep], huurders, inwoners, deel])
    return uit


def _lees_in(rijen: list[list], pad: Path) -> int:
    zelfgemaakt.bewaar({"Indicatoren": [["ID", "Naam indicator "]], "WO12": [KOP, *rijen]}, pad)
    return main(["bronnen", "inlezen", str(pad)])


def test_het_hele_blad_wordt_gelezen(opslag, rijen, tmp_path, capsys):
    assert _lees_in(rijen, tmp_path / "heel.xlsx") == 0
    assert "285 van 285 in Vlaanderen; 0 cijfers erbij, 0 gewijzigd" in capsys.readouterr().out


@pytest.mark.parametrize("weg", [6, 60, 600])
def test_een_blad_zonder_zijn_laatste_rijen_is_geweigerd(opslag, rijen, tmp_path, capsys, weg):
    """Zes rijen zijn één gemeente: drie groepen in twee jaren."""
    assert _lees_in(rijen[:-weg], tmp_path / "kort.xlsx") == 2
    zin = capsys.readouterr().err
    assert "blad 'WO12': kolom " in zin and ", laatste rij " in zin and "afgekapt" in zin and zin.count("\n") == 1


def test_een_selectie_van_gemeenten_wordt_gelezen(opslag, rijen, tmp_path, capsys):
    """De 65 gemeenten van Vlaams-Brabant: wat er van de andere al was, blijft."""
    brabant = [r for r in rijen if str(r[1]).startswith(("23", "24"))]
    voor = edities.lees("sociale_huur")
    assert _lees_in(brabant, tmp_path / "brabant.xlsx") == 0, capsys.readouterr().err
    assert edities.lees("sociale_huur")["waarde"].sum() == voor["waarde"].sum()


def test_een_weggelaten_nul_zonder_het_gewest_blijft_de_nul_die_er_was(opslag, rijen, tmp_path, capsys):
    """Zonder de rij van het gewest bewijst een weggelaten rij geen nul, maar ze maakt een gekende nul ook niet onbekend."""
    nul = [r for r in rijen if r[6] == 0 and r[7] == 0]
    assert nul, "deze test heeft een gemeente zonder inwoners van een groep nodig"
    voor = edities.lees("sociale_huur")
    assert _lees_in([r for r in rijen if r not in nul], tmp_path / "zonder.xlsx") == 0, capsys.readouterr().err
    na = edities.lees("sociale_huur")
    assert na["waarde"].notna().sum() == voor["waarde"].notna().sum()
    for r in nul:
        hier = na[(na["nis"] == str(r[1])) & (na["jaar"] == r[4]) & na["waarde"].eq(0)]
        assert not hier.empty
