"""Leerlingenkenmerken per school: zelfgemaakte bestanden volgens de gedocumenteerde opmaak."""

import pytest
import zelfgemaakt
from proefopslag import vergeet

from integratie.fouten import Gegevensfout
from integratie.inlezen import nieuwe_editie
from integratie.lezers import agodi
from integratie.opslag import edities


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


def test_basis_en_secundair_staan_naast_elkaar(tmp_path, monkeypatch):
    """Vilvoorde: 400 leerlingen secundair en 800 basis, in een tabel, welke ook het laatst ingelezen is."""
    monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(tmp_path / "opslag"))
    vergeet()
    niveaus = {"secundair onderwijs": 400, "basisonderwijs": 800}
    for niveau, aantal in niveaus.items():
        titel = f"Overzicht leerlingkenmerken {niveau} voorschot werkingstoelagen schooljaar 2024-2025"
        nieuwe_editie.lees_in([zelfgemaakt.agodi(tmp_path / f"{niveau}.xlsx", [("VILVOORDE", aantal)], titel=titel)])
    rijen = edities.lees("leerlingen").set_index(["onderwerp", "nis", "groep"])["waarde"]
    assert rijen["leerlingen_school_secundair", "23088", "leerlingen"] == 400
    assert rijen["leerlingen_school_basis", "23088", "leerlingen"] == 800
    vergeet()


def test_zonder_niveau_in_de_titel_is_het_een_zin(tmp_path):
    with pytest.raises(
        Gegevensfout, match="noemt niet één onderwijsniveau; verwacht: basisonderwijs of secundair onderwijs"
    ):
        agodi.lees(zelfgemaakt.agodi(tmp_path / "a.xlsx", titel="Overzicht leerlingkenmerken 2024-2025"))


def test_aantal_lln_voor_elk_kenmerk(tmp_path):
    kop = ["Provincie", "Instelling", "Naam", "Gemeente", "Teldatum", "Aantal lln"]
    kop += [f"Aantal lln {k}" for k in ("opleiding moeder", "schooltoelage", "thuistaal", "buurt")]
    rijen = agodi.lees(zelfgemaakt.agodi(tmp_path / "a.xlsx", [("Vilvoorde", 400)], kop)).set_index("groep")["waarde"]
    assert (rijen["leerlingen"], rijen["thuistaal_niet_nl"]) == (400, 20.5)
