"""TF_SOC_POP_STRUCT: oude en nieuwe kolomnamen, volledige raster, leeftijdsklassen."""

import zipfile

import pytest

from integratie.bronnen import statbel_structuur
from integratie.bronnen.namen import gemeenten_in
from integratie.fouten import Gegevensfout

OUD = ["CD_MUNTY_REFNIS", "TX_MUNTY_DESCR_NL", "CD_SEX", "CD_NATLTY", "CD_AGE", "MS_POPULATION", "CD_YEAR"]
NIEUW = ["CD_REFNIS", "TX_DESCR_NL", "CD_SEX", "CD_NATLTY", "CD_AGE", "MS_POPULATION", "CD_YEAR"]
KORT = ["CD_REFNIS", "CD_SEX", "CD_AGE", "MS_POPULATION"]
GEWOON = {"CD_SEX": "M", "CD_NATLTY": "BEL", "CD_AGE": 17, "MS_POPULATION": 2, "CD_YEAR": 2025}


def _zip(map_, kolommen=NIEUW, naam="TF_SOC_POP_STRUCT_2025.zip", nis=None, extra=(), **anders):
    """Eén man van 17 jaar (2 keer) per gemeente, plus eventuele rijen."""
    rijen = [{"nis": code, **GEWOON, **anders} for code in nis or gemeenten_in(2025)] + [
        {**GEWOON, **rij} for rij in extra
    ]
    regels = ["|".join(kolommen)]
    regels += ["|".join(str(rij["nis"] if "REFNIS" in k else rij.get(k, "Naam")) for k in kolommen) for rij in rijen]
    pad = map_ / naam
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr(naam.replace(".zip", ".txt"), "\ufeff" + "\r\n".join(regels) + "\r\n")
    return pad


@pytest.mark.parametrize("kolommen", [OUD, NIEUW])
def test_oude_en_nieuwe_kolomnamen_met_volledige_raster(tmp_path, kolommen):
    extra = [{"nis": "23088", "CD_SEX": "F", "CD_NATLTY": "ETR", "CD_AGE": 101, "MS_POPULATION": 3}, {"nis": "23088"}]
    rijen = statbel_structuur.lees(_zip(tmp_path, kolommen, extra=extra))
    assert len(rijen) == 304 * 2 * 2 * len(statbel_structuur.KLASSEN)
    assert set(rijen["status"]) == {"bekend"}
    vilvoorde = rijen[(rijen["nis"] == "23088") & (rijen["waarde"] > 0)].set_index(["groep", "leeftijd", "geslacht"])[
        "waarde"
    ]
    assert vilvoorde.to_dict() == {("belg", "15-17", "man"): 4, ("niet_belg", "95+", "vrouw"): 3}


def test_leeftijdsklassen():
    assert statbel_structuur.KLASSEN[:7] == ["0-4", "5-9", "10-14", "15-17", "18-19", "20-24", "25-29"]
    assert statbel_structuur.KLASSEN[-2:] == ["90-94", "95+"]


def test_zonder_nationaliteit_en_jaar_in_de_naam(tmp_path):
    """De opmaak die vanaf 2026 verwacht wordt.

    Geen nationaliteit, het jaar staat alleen in de bestandsnaam.
    """
    rijen = statbel_structuur.lees(_zip(tmp_path, KORT, "TF_SOC_POP_STRUCT_2026.zip"))
    assert set(rijen["groep"]) == {"alle"}
    assert set(rijen["jaar"]) == {2026}


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"CD_SEX": "V"}, "kolom CD_SEX bevat 'V'; verwacht: M, F"),
        ({"CD_NATLTY": "NLD"}, "kolom CD_NATLTY bevat 'NLD'"),
        ({"CD_AGE": "-1"}, "leeftijden vanaf 0"),
        ({"MS_POPULATION": "1.000"}, "kolom 'MS_POPULATION' bevat '1.000'"),
        ({"CD_YEAR": 2024}, "verwacht één jaar"),
        ({"nis": ["23088"]}, "ontbreken 303 van de 304 gemeenten"),
        ({"nis": ["2308"]}, "NIS-code van vijf cijfers"),
        ({"kolommen": [k for k in NIEUW if k != "CD_AGE"]}, "kolom 'CD_AGE' ontbreekt"),
    ],
)
def test_fouten(tmp_path, anders, melding):
    with pytest.raises(Gegevensfout, match=melding):
        statbel_structuur.lees(_zip(tmp_path, **anders))
