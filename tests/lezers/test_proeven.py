"""De proefbestanden naast de volledige bronbestanden: hoe echte bestanden afwijken, met de waarden van hun LEESMIJ.md."""

import bronbestanden
import pytest

from integratie.cli import main
from integratie.fouten import Gegevensfout
from integratie.inlezen.nieuwe_editie import tabellen_van
from integratie.lezers import soorten
from integratie.opslag import edities

PROEVEN = bronbestanden.kies() / "proeven"
if not PROEVEN.is_dir():
    pytest.skip("de proefbestanden staan niet naast de bronbestanden", allow_module_level=True)
# Nieuwkomers van Vilvoorde in 2024 en van Aalst in 2014; drie wijzigingen die Excel aanbrengt.
NIEUWKOMERS = {("23088", 2024): 325, ("41002", 2014): 444}


# Wat ook in één opdracht altijd geweigerd wordt of nagerekend.
BEOORDEELD = ("onbekend_werkboek", "agodi", "TF_PSNL_INC_TAX", "TF_SOC_POP_STRUCT_2024", "TF_SOC_POP_STRUCT_2021_komma")


@pytest.mark.parametrize(
    ("naam", "tabel", "onderwerp", "waarden"),
    [
        ("pinc/b_excel_utf8_kommapunten.csv", "nieuwkomers", "nieuwkomers", NIEUWKOMERS),
        ("pinc/h_sep.csv", "nieuwkomers", "nieuwkomers", NIEUWKOMERS),
        ("pinc/g_leegregels.csv", "nieuwkomers", "nieuwkomers", NIEUWKOMERS),
        ("pinc_stijl_kapot.xlsx", "werkzoekenden", "wzw_jaargemiddelde", {("23088", 2024): 1629}),
        ("swing_komma_index.txt", "pinc_v9003_test", "v9003_test", {("23088", 2020): 10, ("23047", 2020): 12}),
        (
            "swing_gemengd_niveau.xlsx",
            "pinc_v9001_test",
            "v9001_test",
            {("23088", 2020): 10, ("23002", 2020): 11, ("23047", 2020): 12},
        ),
        ("swing_twee_indelingen.xlsx", "pinc_v9002_test", "v9002_test", {("23088", 2018): 5, ("23088", 2020): 10}),
        ("agodi_so.xlsx", "leerlingen", "leerlingen_school_secundair", {("23088", 2024): 400}),
        ("agodi_bao2.xlsx", "leerlingen", "leerlingen_school_basis", {("23088", 2024): 800}),
        ("agodi_lln_per_kolom.xlsx", "leerlingen", "leerlingen_school_secundair", {("23088", 2024): 400}),
    ],
)
def test_gelezen(naam, tabel, onderwerp, waarden):
    groep = "leerlingen" if tabel == "leerlingen" else ""
    gevonden = {}
    for lading in soorten.lees(PROEVEN / naam):
        rijen = lading.rijen[(lading.rijen["onderwerp"] == onderwerp) & (lading.rijen["groep"] == groep)]
        gevonden |= rijen.set_index(["nis", "jaar"])["waarde"].to_dict() if lading.tabel == tabel else {}
    assert {sleutel: gevonden[sleutel] for sleutel in waarden} == waarden


@pytest.mark.parametrize(("naam", "thuistaal"), [("agodi_so.xlsx", 260.5), ("agodi_bao2.xlsx", 521)])
def test_thuistaal_van_vilvoorde(naam, thuistaal):
    (lading,) = soorten.lees(PROEVEN / naam)
    assert lading.rijen.set_index(["nis", "groep"])["waarde"]["23088", "thuistaal_niet_nl"] == thuistaal


def test_swing_meldt_wat_geen_gemeente_is():
    (lading,) = soorten.lees(PROEVEN / "swing_gemengd_niveau.xlsx")
    assert "1 van niveau 'gewest', 1 van niveau 'provincie'" in lading.opmerkingen[0]


def test_een_onbekend_werkboek_is_geen_pinc():
    with pytest.raises(Gegevensfout, match=r"ik herken dit bestand niet .werkboek, eerste blad 'Projecten'"):
        soorten.lees(PROEVEN / "onbekend_werkboek.xlsx")


@pytest.mark.parametrize(
    "naam", ["refnis_komma.csv", "TF_SOC_POP_STRUCT_2021_komma.csv", "TF_SOC_POP_STRUCT_2021_puntkomma.csv"]
)
def test_een_andere_scheiding_dan_die_van_de_uitgever(naam):
    assert soorten.lees(PROEVEN / naam)


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


def test_alles_in_een_opdracht(opslag, capsys, steekproef):
    """Fiscaal inkomen naast de echte cijfers van de editie: Vilvoorde 2020, en Pajottegem 2018 als som van drie. Geweigerd is alleen wat LEESMIJ.md weigert, of wat elkaar tegenspreekt.

    Elke dag één ander bestand op vijf, met `--volledig` alle.
    """
    alle = sorted(p for p in PROEVEN.rglob("*") if p.is_file() and p.suffix != ".md")
    alle = sorted({*(p for p in alle if p.name.startswith(BEOORDEELD)), *steekproef(alle, 5)})
    assert main(["bronnen", "inlezen", *map(str, alle), "--editie", "proef"]) == 1
    geweigerd = capsys.readouterr().err
    goed = {p.name for p in alle if p.name not in geweigerd}
    assert {p.name for p in alle} - goed == {
        "onbekend_werkboek.xlsx",
        "agodi_bao.xlsx",
        "agodi_bao2.xlsx",
        *(p.name for p in alle if p.name.startswith("TF_SOC_POP_STRUCT")),  # 4 % van de bevolking, of zonder geslacht
    }
    inkomen = edities.lees("inkomen").set_index(["nis", "jaar", "onderwerp"])["waarde"]
    assert (inkomen["23088", 2020, "aangiften"], inkomen["23106", 2018, "aangiften"]) == (1038, 3079)
    assert inkomen["23088", 2020, "netto_belastbaar_inkomen"] == 30_023_088.5
