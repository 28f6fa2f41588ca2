"""Leerlingenkenmerken per school: zelfgemaakte bestanden volgens de gedocumenteerde opmaak."""

import pytest
import zelfgemaakt

from integratie.bronnen import agodi
from integratie.fouten import Gegevensfout


def test_scholen_worden_per_gemeente_opgeteld_ook_deelgemeenten_van_de_rand(tmp_path):
    rijen = agodi.lees(zelfgemaakt.agodi(tmp_path / "a.xlsx")).set_index(["nis", "groep"])
    assert set(rijen["jaar"]) == {2024}
    assert rijen.loc[("23088", "leerlingen"), "waarde"] == 150.5  # Vilvoorde en Peutie
    assert rijen.loc[("23088", "thuistaal_niet_nl"), "waarde"] == 41
    assert set(rijen["status"]) == {"bekend"}


def test_een_onbekende_deelgemeente_maakt_de_rest_onvolledig(tmp_path):
    scholen = (("Vilvoorde", 100), ("Gent", 200), ("Wondelgem", 50))
    rijen = agodi.lees(zelfgemaakt.agodi(tmp_path / "a.xlsx", scholen)).set_index(["nis", "groep"])["status"]
    assert rijen["23088", "leerlingen"] == "bekend"
    assert rijen["44021", "leerlingen"] == "onvolledig"


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"kop": ["Provincie", "Instelling", "Gemeente", "Teldatum"]}, "'aantal lln' staat er 0 keer"),
        ({"thuistaal": "<5"}, "bevat '<5'"),
        ({"thuistaal": 900}, "meer leerlingen met een kenmerk"),
    ],
)
def test_afwijkend_werkboek(tmp_path, anders, melding):
    with pytest.raises(Gegevensfout, match=melding):
        agodi.lees(zelfgemaakt.agodi(tmp_path / "a.xlsx", **anders))
