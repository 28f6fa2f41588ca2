"""Bestanden die een lezer laten hangen of het geheugen vullen: één zin, en weinig geheugen."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from openpyxl import Workbook

from integratie import cli
from integratie.beleid.plan import lezen
from integratie.bestanden import csv_met_plaats
from integratie.bestanden.yaml_met_plaats import lees_bestand
from integratie.fouten import Gebruiksfout, Gegevensfout, suggestie
from integratie.lezers import archief, bestand, soorten, vorm, werkboek

PROJECT = Path(__file__).parents[2]
GEEN_BESTAND = {
    "bron": (vorm.bekijk, Gegevensfout),
    "csv": (bestand.lees_csv, Gegevensfout),
    "zip": (archief.naam_in_zip, Gegevensfout),
    "tekst": (lambda pad: archief.lees_tekst(pad, {}), Gegevensfout),
    "werkboek": (werkboek.lees_werkboek, Gegevensfout),
    "plan": (lezen.controleer, Gebruiksfout),
    "deelnemers": (csv_met_plaats.lees_csv, Gebruiksfout),
    "netwerk": (lees_bestand, Gebruiksfout),
}


@pytest.mark.skipif(sys.platform == "win32", reason="maakt een FIFO")
@pytest.mark.parametrize("naam", ["invoer.csv", "invoer.xlsx", "invoer.yaml"])
@pytest.mark.parametrize("lezer", GEEN_BESTAND)
def test_een_pijp_een_map_of_een_apparaat_is_geen_bestand(tmp_path, lezer, naam):
    lees, soort = GEEN_BESTAND[lezer]
    os.mkfifo(tmp_path / naam)
    with pytest.raises(soort, match=r"dit is een pijp \(FIFO\); verwacht: een gewoon bestand"):
        lees(tmp_path / naam)
    (tmp_path / "map" / naam).mkdir(parents=True)
    with pytest.raises(soort, match="dit is een map; verwacht: een bestand"):
        lees(tmp_path / "map" / naam)
    with pytest.raises(soort, match="dit is een apparaat"):
        lees(Path("/dev/zero"))


@pytest.mark.skipif(sys.platform == "win32", reason="maakt een FIFO")
@pytest.mark.parametrize(
    "opdracht",
    [
        "bronnen inlezen BESTAND.xlsx",
        "plan controle BESTAND.xlsx",
        "plan omzetten BESTAND.yaml",
        "netwerk BESTAND.yaml",
        "participatie BESTAND.csv vilvoorde",
        "rapporten noordrand",
    ],
)
def test_geen_enkele_opdracht_wacht_op_een_pijp(tmp_path, opdracht):
    """In een eigen project; de laatste leest de groepen van de gebruiker."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "rapporten.yaml").write_text("- {notebook: proef, titel: Proef, groep: vlaamse-rand}\n")
    for naam in ("BESTAND.xlsx", "BESTAND.yaml", "BESTAND.csv", "parameters/groepen.yaml"):
        os.mkfifo(tmp_path / naam)
    if not opdracht.startswith("rapporten"):
        (tmp_path / "parameters" / "groepen.yaml").unlink()
    uit = subprocess.run(
        [sys.executable, "-m", "integratie", *opdracht.split()],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )
    assert uit.returncode in (1, 2)
    assert "dit is een pijp (FIFO)" in uit.stderr and "Traceback" not in uit.stderr


def test_een_regel_van_5_mb(tmp_path, capsys):
    lang = "x" * 5_000_000
    for nummer, (inhoud, regel) in enumerate(
        {f"{lang}\n1,2\n": 1, f"nis,n\n23088,5\n23047,{lang}\n": 3, f"nis;n\n23088;{'1;' * 2_500_000}\n": 2}.items()
    ):
        pad = tmp_path / f"lang{nummer}.csv"
        pad.write_text(inhoud)
        for lees in (bestand.lees_csv, soorten.herken):
            with pytest.raises(Gegevensfout, match=f"regel {regel} telt meer dan 100000 tekens; verwacht: elke rij"):
                lees(pad)
        with pytest.raises(Gebruiksfout, match=f"regel {regel}: meer dan 100000 tekens"):
            csv_met_plaats.lees_csv(pad)
        assert cli.main(["bronnen", "inlezen", str(pad)]) in (1, 2)
        assert f"regel {regel} telt meer dan" in (zin := capsys.readouterr().err) and len(zin) < 1000


def test_een_regel_van_5_mb_in_een_zip(tmp_path):
    pad = tmp_path / "lang.zip"
    lang = "x" * 5_000_000
    gevallen = {
        lang: "regel 1 telt meer dan",
        f"a|b\n1|{lang}": "kolom 'b' bevat",
        f"a|b\n{lang * 3}|1": "langer dan 4 MB",
    }
    for inhoud, reden in gevallen.items():
        with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
            zip_.writestr("lang.txt", inhoud)
        with pytest.raises(Gegevensfout, match=reden) as fout:
            archief.lees_tekst(pad, {"a": pa.string(), "b": pa.int32()})
        assert len(str(fout.value)) < 4_000


def test_een_fout_en_een_raad_blijven_kort():
    assert len(str(Gegevensfout(f"cel A1 bevat '{'x' * 5_000_000}'; verwacht: een getal."))) < 4_000
    assert str(Gegevensfout("a\nb")) == "a\nb"
    assert suggestie("x" * 5_000_000, ["vilvoorde"]) == ""


# In een apart proces: wat een test gebruikt, moet van deze ene lezer zijn.
METEN = """
import resource, sys
from pathlib import Path
from integratie.fouten import IntegratieFout
from integratie.lezers import werkboek
from integratie.beleid.plan import lezen
from integratie.indicator import register
register()
voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    werkboek.lees_werkboek(Path(sys.argv[1])) if sys.argv[2] == "bron" else lezen.controleer(Path(sys.argv[1]))
    print("gelezen")
except IntegratieFout as fout:
    print(fout)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor) // 1024)
"""


def gemeten(pad: Path, lezer: str) -> tuple[str, int]:
    """Wat een lezer over een bestand zegt, en hoeveel MB geheugen daarvoor bij kwam."""
    uit = subprocess.run([sys.executable, "-c", METEN, str(pad), lezer], capture_output=True, text=True, timeout=120)
    assert uit.returncode == 0, uit.stderr[-2000:]
    zin, megabytes = uit.stdout.strip().rsplit("\n", 1)
    return zin, int(megabytes)


@pytest.mark.skipif(sys.platform != "linux", reason="leest het geheugen van een proces in kB")
@pytest.mark.parametrize("lezer", ["bron", "plan"])
@pytest.mark.parametrize("cel", ["XFD300", "A1048576", "XFD1048576"])
def test_een_cel_ver_buiten_de_tabel(tmp_path, lezer, cel):
    boek = Workbook()
    boek.active.title = "Vragen"
    for rij in range(300):
        boek.active.append(["a", rij])
    boek.active[cel] = "hier"
    boek.save(tmp_path / "ver.xlsx")
    zin, megabytes = gemeten(tmp_path / "ver.xlsx", lezer)
    assert f"blad 'Vragen': {'meer dan' if lezer == 'plan' else 'er staat iets ver buiten de tabel'}" in zin
    assert f"(cel {cel} is gevuld); wis wat onder of naast de tabel staat." in zin
    assert megabytes < 100


@pytest.mark.parametrize("cel", ["XFD2", "A1048576"])
def test_een_lege_cel_met_alleen_opmaak_is_geen_inhoud(tmp_path, cel):
    boek = Workbook()
    boek.active.append(["nis", "n"])
    boek.active.append(["23088", 5])
    boek.active[cel].number_format = "0%"
    boek.save(tmp_path / "opmaak.xlsx")
    assert werkboek.lees_werkboek(tmp_path / "opmaak.xlsx") == {"Sheet": [("nis", "n"), ("23088", 5)]}


def xlsx_van_xml(pad: Path, rijen, delen: dict[str, str] | None = None) -> Path:
    """Een werkboek waarvan de rijen van het blad als XML gegeven zijn."""
    leeg = pad.with_name("leeg.xlsx")
    Workbook().save(leeg)
    with zipfile.ZipFile(leeg) as bron, zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as doel:
        for naam in bron.namelist():
            if naam == "xl/worksheets/sheet1.xml":
                with doel.open(naam, "w") as stroom:
                    stroom.write(
                        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
                    )
                    for rij in rijen:
                        stroom.write(rij.encode())
                    stroom.write(b"</sheetData></worksheet>")
            elif naam not in (delen or {}):
                doel.writestr(naam, bron.read(naam))
        for naam, inhoud in (delen or {}).items():
            doel.writestr(naam, inhoud)
    return pad


@pytest.mark.skipif(sys.platform != "linux", reason="leest het geheugen van een proces in kB")
@pytest.mark.parametrize("lezer", ["bron", "plan"])
def test_een_werkboek_dat_uitgepakt_het_geheugen_vult(tmp_path, lezer):
    breed = (f'<row r="{n}"><c r="XFD{n}" t="n"><v>1</v></c></row>' for n in range(1, 20_000))
    zin, megabytes = gemeten(xlsx_van_xml(tmp_path / "breed.xlsx", breed), lezer)
    assert "wis wat onder of naast de tabel staat" in zin and megabytes < 150
    opmaak = (f'<row r="{n}"><c r="XFD{n}" s="0"/></row>' for n in range(1, 20_000))
    zin, megabytes = gemeten(xlsx_van_xml(tmp_path / "opmaak.xlsx", opmaak), lezer)
    # Een bron leest een lege cel niet; een plan onthoudt ook haar opmaak.
    assert ("gelezen" if lezer == "bron" else "meer dan 20 miljoen cellen") in zin and megabytes < 150
    stijlen = {"xl/styles.xml": "<styleSheet>" + "<a/>" * 15_000_000 + "</styleSheet>"}
    zin, megabytes = gemeten(xlsx_van_xml(tmp_path / "stijlen.xlsx", [], stijlen), lezer)
    assert "uitgepakt te groot" in zin and megabytes < 150
