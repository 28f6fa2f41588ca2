"""Bestanden die niet zijn wat de lezer verwacht, worden geweigerd met een zin die zegt wat er mis is."""

import zipfile

import pandas as pd
import pyarrow as pa
import pytest

from integratie.fouten import Gegevensfout
from integratie.lezers import archief, bestand, werkboek

TYPES = {"CD_REFNIS": pa.string(), "MS_POPULATION": pa.int32()}


def _schrijf(map_, tekst: bytes | str, naam="bron.csv"):
    pad = map_ / naam
    pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode("utf-8"))
    return pad


def _zip(map_, *leden: str):
    pad = map_ / "bron.zip"
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
        for nummer, tekst in enumerate(leden):
            zip_.writestr(f"lid{nummer}.txt", tekst)
    return pad


def test_csv_met_bom_en_crlf(tmp_path):
    pad = _schrijf(tmp_path, "\ufeffnis,n\r\n23088,5\r\n")
    assert bestand.lees_csv(pad).to_dict("list") == {"nis": ["23088"], "n": ["5"]}


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("nis,aantal\n23088,5\n", r"bron\.csv: kolom 'n' ontbreekt"),
        ("nis,n,n\n23088,5,6\n", "kolom 'n' staat er meer dan één keer"),
        ("nis,n\n23088,5\n23", "rij 3 telt 1 kolommen; verwacht: 2"),
        ("nis:n\n23088:5\n", "kolom 'nis' ontbreekt"),
        ("nis;n\n23088;5\n23089\n", "rij 3 telt 1 kolommen; verwacht: 2 .*de scheiding niet overal ';'"),
        ("nis,n\n", "leeg"),
        (b"nis,n\nLi\xe8ge,5\n", "UTF-8"),
    ],
)
def test_csv_wordt_geweigerd(tmp_path, inhoud, melding):
    with pytest.raises(Gegevensfout, match=melding):
        bestand.lees_csv(_schrijf(tmp_path, inhoud), ",", ["nis", "n"])


@pytest.mark.parametrize("cel", ["<5", "NA", "1.234,5", "1 234", "", "5,0", "-5"])
def test_getallen_weigert_wat_geen_getal_is(cel):
    with pytest.raises(Gegevensfout, match="kolom 'n', rij 3"):
        bestand.getallen(pd.Series(["1", cel], name="n"), "bron.csv")


def test_getallen_geheel_en_leeg():
    assert bestand.getallen(pd.Series(["1.0", ""], name="n"), "b", geheel=True, leeg_mag=True).tolist()[0] == 1
    with pytest.raises(Gegevensfout, match="een geheel getal vanaf 0 zonder duizendtalteken"):
        bestand.getallen(pd.Series(["1.5"], name="n"), "b", geheel=True)


def test_niscode_zonder_voorloopnul():
    with pytest.raises(Gegevensfout, match="voorloopnullen"):
        bestand.niscodes(pd.Series(["02000", "4000"], name="nis"), "bron.csv")


def test_zip_leest_alleen_de_gevraagde_kolommen(tmp_path):
    pad = _zip(tmp_path, "\ufeffMS_POPULATION|NAAM|CD_REFNIS\r\n5|Vilvoorde|23088\r\n")
    assert archief.lees_tekst(pad, TYPES).to_pydict() == {"CD_REFNIS": ["23088"], "MS_POPULATION": [5]}


@pytest.mark.parametrize(
    ("leden", "melding"),
    [
        (("CD_REFNIS|BEVOLKING\n23088|5\n",), "kolom 'MS_POPULATION' ontbreekt"),
        (("CD_REFNIS|MS_POPULATION\n23088|<5\n",), "kolom 'MS_POPULATION' bevat '<5'"),
        (("CD_REFNIS|MS_POPULATION\n23088|NA\n",), "kolom 'MS_POPULATION' bevat 'NA'"),
        (("CD_REFNIS|MS_POPULATION\n23088|5\n230",), "ongelijke lengte"),
        (("CD_REFNIS|MS_POPULATION\n", "b"), "één tekstbestand"),
    ],
)
def test_zip_wordt_geweigerd(tmp_path, leden, melding):
    with pytest.raises(Gegevensfout, match=melding):
        archief.lees_tekst(_zip(tmp_path, *leden), TYPES)


def test_geen_zip_en_afgekapte_zip(tmp_path):
    with pytest.raises(Gegevensfout, match="geen leesbaar zipbestand"):
        archief.lees_tekst(_schrijf(tmp_path, "PK gewone tekst", "bron.zip"), TYPES)
    heel = _zip(tmp_path, "CD_REFNIS|MS_POPULATION\n" + "23088|5\n" * 5000).read_bytes()
    with pytest.raises(Gegevensfout, match="geen leesbaar zipbestand"):
        archief.lees_tekst(_schrijf(tmp_path, heel[: len(heel) // 2], "half.zip"), TYPES)


def test_te_groot_uitgepakt_wordt_geweigerd(tmp_path):
    """Een zipbom: klein op schijf, meer dan 200 MB uitgepakt."""
    pad = tmp_path / "bom.zip"
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_, zip_.open("lid.txt", "w") as lid:
        for _ in range(201):
            lid.write(b"0" * 1024 * 1024)
    with pytest.raises(Gegevensfout, match="200 MB"):
        archief.lees_tekst(pad, TYPES)
    with pytest.raises(Gegevensfout, match="200 MB"):
        werkboek.lees_werkboek(pad)


def test_geen_werkboek(tmp_path):
    with pytest.raises(Gegevensfout, match="geen leesbaar xlsx-werkboek"):
        werkboek.lees_werkboek(_schrijf(tmp_path, "tekst", "bron.xlsx"))


def test_omgeklapte_byte_in_een_zip(tmp_path):
    """Eén gewijzigde byte in de gecomprimeerde inhoud wordt gemerkt."""
    inhoud = bytearray(
        _zip(tmp_path, "CD_REFNIS|MS_POPULATION\n" + "".join(f"23088|{n}\n" for n in range(5000))).read_bytes()
    )
    inhoud[len(inhoud) // 2] ^= 0xFF
    with pytest.raises(Gegevensfout, match="omgeklapt"):
        archief.lees_tekst(_schrijf(tmp_path, bytes(inhoud), "omgeklapt.zip"), TYPES)


@pytest.mark.parametrize(
    "inhoud", ["nis;n\n23088;5\n", "sep=;\nnis;n;;\n23088;5;;\n;;;\n\n", '"nis"|"n"\n23088|5', "nis\tn\n23088\t5"]
)
def test_een_andere_scheiding_en_wat_excel_toevoegt(tmp_path, inhoud):
    (tmp_path / "bron.csv").write_text(inhoud, encoding="utf-8")
    assert bestand.lees_csv(tmp_path / "bron.csv", ",", ["nis", "n"]).to_dict("list") == {"nis": ["23088"], "n": ["5"]}


def test_een_fout_noemt_de_rij_van_het_bestand_ook_na_lege_rijen(tmp_path):
    (tmp_path / "bron.csv").write_text("nis,n\n,\n\n23088,vijf\n", encoding="utf-8")
    with pytest.raises(Gegevensfout, match="kolom 'n', rij 4 bevat 'vijf'"):
        bestand.getallen(bestand.lees_csv(tmp_path / "bron.csv", ",", ["nis", "n"])["n"], "bron.csv")
