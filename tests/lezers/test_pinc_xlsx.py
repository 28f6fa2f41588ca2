"""PinC-export als werkboek: het onderwerp staat boven de laatste kolom van zijn blok."""

import zipfile

import pytest
import zelfgemaakt
from openpyxl import Workbook

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.lezers import pinc_xlsx, soorten

BLOKKEN = (("werkzoekendengraad (jaargemiddelde) [%]", 0.076), ("WZW niet-EU herkomst [aantal] (1)", 1014))


def _werkboek(map_, blokken=BLOKKEN, labels_links=False, gemeenten=None, voet=True, jaren=("2023", "2024")):
    """Twee blokken van twee jaren.

    Daaronder gemeenten, een restregel, een lege rij en de voettekst van PinC.
    """
    boek = Workbook()
    blad = boek.active
    blad.append(["Werkloosheid - gemeenten"])
    blad.append([""] + [c for label, _ in blokken for c in ([label, ""] if labels_links else ["", label])])
    blad.append(["", *(list(jaren) * len(blokken))])
    for naam in gemeenten or [
        *(g.naam for g in gebieden.gemeenten().values() if g.gewest == "02000"),
        "Niet te lokaliseren",
    ]:
        blad.append([naam] + [c for _, waarde in blokken for c in (waarde, "x" if naam == "Herstappe" else waarde)])
    if voet:
        blad.append([None])
        blad.append(["Speciale waarden", "- Geen waarde"])
        blad.append(["Bron", "VDAB"])
    pad = map_ / "werkloosheid.xlsx"
    boek.save(pad)
    return pad


def test_label_hoort_bij_het_blok_links_ervan(tmp_path):
    rijen = zelfgemaakt.rijen(pinc_xlsx.lees(_werkboek(tmp_path))).set_index(["nis", "jaar", "onderwerp"])
    assert rijen.loc[("23088", 2024, "werkzoekendengraad"), "waarde"] == 7.6
    assert rijen.loc[("23088", 2023, "wzw_herkomst"), "waarde"] == 1014
    assert rijen.loc[("73028", 2024, "wzw_herkomst"), "status"] == "verborgen"
    assert len(rijen) == 285 * 2 * 2


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"labels_links": True}, "laatste kolom van zijn blok staan .C.; gevonden in B"),
        (
            {"blokken": (("werkzoekendengraad (jaargemiddelde) [%]", 7.6),)},
            "bevat '7.6'; verwacht: een breuk van 0 tot 1",
        ),
        ({"blokken": (("WZW [aantal] (1)", 7.6),)}, "verwacht: een geheel aantal"),
        ({"blokken": (("WZW [aantal] (1)", "<5"),)}, "bevat '<5'"),
        ({"blokken": (("WZW [aantal] (1)", "1.234"),)}, "bevat '1.234'"),
        ({"blokken": (("WZW [%]", 0.1),)}, "andere eenheid"),
        (
            {"blokken": (("WZW niet-EU herkomst. [aantal]", 5),)},
            "ik ken het onderwerp 'WZW niet-EU herkomst.' niet, maar wel",
        ),
        ({"blokken": (("", 5),)}, "gevonden in geen enkele kolom"),
        ({"jaren": ("2023", "totaal")}, "geen rij met jaartallen|heeft 'totaal' als kop"),
        ({"gemeenten": ["Vilvoorde"]}, "284 Vlaamse gemeenten ontbreken"),
    ],
)
def test_afwijkend_werkboek_wordt_geweigerd(tmp_path, anders, melding):
    with pytest.raises(Gegevensfout, match=melding):
        pinc_xlsx.lees(_werkboek(tmp_path, **anders))


@pytest.fixture(scope="module")
def echte_rijen(bronmap):
    rijen = zelfgemaakt.rijen(pinc_xlsx.lees(bronmap / "pinc" / "werkloosheid_gemeenten.xlsx"))
    return rijen.set_index(["nis", "jaar", "onderwerp", "groep"])


@pytest.mark.parametrize(
    ("nis", "jaar", "onderwerp", "groep", "waarde"),
    [  # letterlijk uit het ruwe werkboek (rij Vilvoorde)
        ("23088", 2024, "werkzoekendengraad", "totaal", 7.6),
        ("23088", 2024, "werkzoekendengraad", "60-64 jaar", 7.4),
        ("23088", 2024, "wzw_jaargemiddelde", "", 1629),
        ("23088", 2024, "wzw", "", 1573),
        ("23088", 2024, "wzw_aandeel_18_64", "", 5.5),
        ("23088", 2024, "wzw_nationaliteit", "niet_eu", 361),
        ("23088", 2024, "wzw_herkomst", "belgisch", 330),
        ("23088", 2024, "wzw_vorig_jaar", "andere_gemeente", 150),
        ("23088", 2024, "wzw_volgend_jaar", "buitenland", 60),
        ("41002", 2014, "werkzoekendengraad", "totaal", 9.6),
    ],
)
def test_echte_waarden(echte_rijen, nis, jaar, onderwerp, groep, waarde):
    assert echte_rijen.loc[(nis, jaar, onderwerp, groep), ["waarde", "status"]].tolist() == [waarde, "bekend"]


def _bladen(map_, **bladen):
    """Elk blad: (label, jaren, waarde voor elke gemeente)."""
    boek = Workbook()
    boek.remove(boek.active)
    boek.create_sheet("Toelichting").append(["Dit blad bevat geen cijfers"])
    for naam, (label, jaren, waarde) in bladen.items():
        blad = boek.create_sheet(naam)
        blad.append(["Titel"])
        blad.append(["", *[""] * (len(jaren) - 1), label])
        blad.append(["", *jaren])
        for gemeente in gebieden.gemeenten().values():
            if gemeente.gewest == "02000":
                blad.append([gemeente.naam, *[waarde] * len(jaren)])
    boek.save(map_ / "x.xlsx")
    return map_ / "x.xlsx"


def test_meer_bladen_een_jaar_en_onbekende_onderwerpen(tmp_path):
    pad = _bladen(tmp_path, A=("WZW [aantal]", ["2025"], 7), B=("leefloners [per 1.000]", ["2024", "2025"], 3.25))
    ladingen = {lading.tabel: lading for lading in pinc_xlsx.lees(pad)}
    assert set(ladingen) == {"werkzoekenden", "pinc_leefloners"}
    assert set(ladingen["werkzoekenden"].rijen["jaar"]) == {2025}
    eigen = ladingen["pinc_leefloners"]
    assert eigen.bron.onderwerpen["leefloners"].eenheid == "per 1.000"
    assert set(eigen.rijen["waarde"]) == {3.25}


def test_een_saldo_mag_negatief_zijn_een_aantal_niet(tmp_path):
    (lading,) = pinc_xlsx.lees(_bladen(tmp_path, A=("intern migratiesaldo [aantal]", ["2025"], -4)))
    assert set(lading.rijen["waarde"]) == {-4}
    with pytest.raises(Gegevensfout, match=r"cel B4 .*bevat '-4'; verwacht: een geheel aantal"):
        pinc_xlsx.lees(_bladen(tmp_path, A=("leefloners [aantal]", ["2025"], -4)))


def test_hetzelfde_onderwerp_op_twee_bladen(tmp_path):
    with pytest.raises(Gegevensfout, match="meer dan één blad"):
        pinc_xlsx.lees(_bladen(tmp_path, A=("WZW [aantal]", ["2025"], 7), B=("WZW [aantal]", ["2025"], 7)))


def test_half_blok(tmp_path):
    pad = _bladen(tmp_path, A=("WZW [aantal]", ["2024", "2025", "2025"], 7))
    with pytest.raises(Gegevensfout, match="laatste kolom van zijn blok"):
        pinc_xlsx.lees(pad)


def test_een_onderwerp_zonder_eenheid_wordt_gelezen_en_de_eenheid_gevraagd(tmp_path):
    ladingen = pinc_xlsx.lees(_bladen(tmp_path, A=("leefloners", ["2025"], 7.5), B=("WZW (1)", ["2025"], 7)))
    per_tabel = {lading.tabel: lading for lading in ladingen}
    assert set(per_tabel["werkzoekenden"].rijen["waarde"]) == {7}  # een gekend onderwerp heeft zijn eigen eenheid
    eigen = per_tabel["pinc_leefloners"]
    assert set(eigen.rijen["waarde"]) == {7.5} and eigen.bron.onderwerpen["leefloners"].eenheid == ""
    assert '"leefloners": {titel: leefloners, eenheid: …}' in eigen.opmerkingen[0]


def test_een_werkboek_zonder_gemeenten_is_geen_pinc(tmp_path):
    boek = Workbook()
    for rij in (["Begroting"], ["", "", "uitgaven"], ["", "2024", "2025"], ["Taalcafé", 1200, 1300]):
        boek.active.append(rij)
    boek.save(tmp_path / "x.xlsx")
    with pytest.raises(Gegevensfout, match=r"ik herken dit bestand niet .eerste blad 'Sheet'"):
        soorten.lees(tmp_path / "x.xlsx")


def test_een_kapotte_opmaak_wordt_overgeslagen(tmp_path):
    pad = _werkboek(tmp_path)
    with zipfile.ZipFile(pad) as heel, zipfile.ZipFile(tmp_path / "kapot.xlsx", "w") as kapot:
        for naam in heel.namelist():
            kapot.writestr(naam, b"<styleSheet><fonts>" if naam == "xl/styles.xml" else heel.read(naam))
    anders = zelfgemaakt.rijen(pinc_xlsx.lees(tmp_path / "kapot.xlsx"))
    assert anders.equals(zelfgemaakt.rijen(pinc_xlsx.lees(pad)))
