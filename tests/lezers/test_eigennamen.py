"""Van naam naar NIS-code, in de indeling van het jaar."""

import pandas as pd
import pytest

from integratie.fouten import Gegevensfout
from integratie.gebieden import plat
from integratie.lezers import namen, pinc


@pytest.mark.parametrize(("jaar", "aantal"), [(2018, 308 + 19), (2019, 300 + 19), (2024, 300 + 19), (2025, 285 + 19)])
def test_gemeenten_per_jaar(jaar, aantal):
    assert len(namen.gemeenten_in(jaar)) == aantal


@pytest.mark.parametrize(
    ("naam", "jaar", "nis"),
    [
        ("Machelen (Halle-Vilvoorde)", 2025, "23047"),
        ("Beveren (Sint-Niklaas)", 2024, "46003"),
        ("Tielt (Tielt)", 2018, "37015"),
        ("Tielt", 2025, "37022"),
        ("Aalter", 2017, "44001"),
        ("AALTER", 2019, "44084"),
        ("Vorst (Brussel-Hoofdstad)", 2014, "21007"),
        ("Antwerpen", 2014, "11002"),
    ],
)
def test_nis_van(naam, jaar, nis):
    assert namen.nis_van(naam, jaar, "bron") == nis


def test_gemeente_van_een_andere_indeling():
    with pytest.raises(Gegevensfout, match="bestaat niet in de indeling van 2025"):
        namen.nis_van("Galmaarden", 2025, "bron")


@pytest.mark.parametrize("naam", ["Machelen (Zulte)", "Vilvoordee"])
def test_onbekende_naam(naam):
    with pytest.raises(Gegevensfout, match="geen Vlaamse of Brusselse gemeente"):
        namen.nis_van(naam, 2025, "bron")


@pytest.mark.parametrize(
    "naam", ["Niet te lokaliseren", "Niet te lokaliseren - Brussel", "Buiten Vlaanderen en Brussel"]
)
def test_restregels(naam):
    assert plat(naam) in pinc.RESTREGELS
    assert plat("Brussel") not in pinc.RESTREGELS


def test_eis_volledig_laat_wallonie_vallen_en_mist_niets():
    rijen = pd.DataFrame({"nis": [*namen.gemeenten_in(2025), "62063"], "jaar": 2025})
    assert len(namen.eis_volledig(rijen, "bron")) == 304
    with pytest.raises(
        Gegevensfout,
        match=r"ontbreken 1 van de 304 gemeenten, waaronder Vilvoorde "
        "\(23088\)",
    ):
        namen.eis_volledig(rijen[rijen["nis"] != "23088"], "bron")
