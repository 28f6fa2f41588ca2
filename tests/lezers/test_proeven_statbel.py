"""De kleine bestanden van Statbel die tonen hoe echte verschillen; de juiste cijfers staan in hun LEESMIJ.md."""

import bronbestanden
import pytest

from integratie.inlezen.nieuwe_editie import tabellen_van
from integratie.lezers import soorten

PROEVEN = bronbestanden.kies() / "proeven"
if not PROEVEN.is_dir():
    pytest.skip("de proefbestanden staan niet naast de bronbestanden", allow_module_level=True)


def _tabellen(naam: str) -> dict:
    tabellen, _ = tabellen_van([PROEVEN / naam])
    return {t.bron.tabel: t.rijen.set_index(["nis", "jaar", "onderwerp", "groep"]).sort_index() for t in tabellen}


@pytest.mark.parametrize("naam", ["TF_PSNL_INC_TAX_MUNTY.xlsx", "TF_PSNL_INC_TAX_MUNTY_2018_2020.zip"])
def test_fiscaal_inkomen_met_alle_jaren_op_de_gemeenten_van_2019(naam):
    inkomen = _tabellen(naam)["inkomen"]["waarde"]
    assert inkomen["23088", 2020, "aangiften", ""] == 1038
    assert inkomen["23088", 2020, "netto_belastbaar_inkomen", ""] == 30_023_088.5
    assert inkomen["23088", 2020, "inwoners_fiscaal", ""] == 2038
    assert inkomen["23106", 2018, "aangiften", ""] == 1023 + 1024 + 1032
    assert inkomen["11002", 2018, "aangiften", ""] == 1002 + 1007  # Antwerpen met Borsbeek
    assert inkomen.index.unique("nis").size == 304


def test_bevolking_per_gemeente():
    inwoners = _tabellen("Bevolking_per_gemeente.xlsx")["inwoners_totaal"]["waarde"]
    assert inwoners["23088", 2025, "inwoners", ""] == 41200
    assert inwoners["23088", 2024, "inwoners", ""] == 41000


def test_vastgoed_per_kwartaal():
    rijen = _tabellen("NL_immo_statbel_kwartaal_per_gemeente.xlsx")["vastgoed_kwartaal"].reset_index()
    rijen = rijen.set_index(["nis", "kwartaal", "onderwerp"])["waarde"]
    assert rijen["23088", "Q1", "transacties_kwartaal"] == 40
    assert rijen["23088", "Q4", "mediaanprijs_kwartaal"] == 350000
    assert rijen["23047", "Q2", "eerste_kwartiel_kwartaal"] == 300000
    assert rijen["23047", "Q2", "derde_kwartiel_kwartaal"] == 420000


@pytest.mark.parametrize(
    ("naam", "jaar"),
    [
        ("TF_SOC_POP_STRUCT_2019_met_leesmij.zip", 2019),
        ("TF_SOC_POP_STRUCT_2021_komma.csv", 2021),
        ("TF_SOC_POP_STRUCT_2021_puntkomma.csv", 2021),
    ],
)
def test_structuur_met_een_bijbestand_of_een_andere_scheiding(naam, jaar):
    """Aartselaar: mannen en vrouwen, Belg en niet-Belg, telkens drie leeftijden; de eerste regel zegt 45 Belgische jongens van 5."""
    bevolking = _tabellen(naam)["bevolking"].reset_index()
    rij = bevolking[(bevolking["nis"] == "11001") & (bevolking["leeftijd"] == "5-9")]
    assert set(rij["jaar"]) == {jaar}
    assert rij[(rij["groep"] == "belg") & (rij["geslacht"] == "man")]["waarde"].tolist() == [45]


def test_refnis_met_een_komma():
    assert "1 gebieden, 1 nog geldig" in soorten.lees(PROEVEN / "refnis_komma.csv")
