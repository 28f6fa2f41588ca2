"""Een ongeldig regelbestand wordt geweigerd met bestand, regelnummer en reden."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from integratie.beleid.regels.formaat import lees
from integratie.fouten import Gebruiksfout

REGELS = Path(__file__).parents[2] / "parameters" / "regels"
GOED = """titel: Proef
versie: 1
soort: drempel
bron: Een besluit
periode: {van: 2020-01-01, tot: 2025-12-31}
zekerheid: te bevestigen
toelichting: Geen
groep: vlaanderen
voldoet_bij: één voorwaarde
voorwaarden:
  - naam: inwoners
    indicator: inwoners
    kolom: teller
    minstens: 1000
"""
FOUTEN = [
    ("versie: 1", "versie: één", 2, "getal"),
    ("versie: 1", "versie: 0", 2, "vanaf 1"),
    ("versie: 1", "versie: .nan", 2, "getal"),
    ("versie: 1", "versie: true", 2, "getal"),
    ("soort: drempel", "soort: drempl", 3, "Bedoelde je drempel"),
    ("bron: Een besluit", "bron:", 4, "tekst"),
    ("van: 2020-01-01", "van: 2020", 5, "datum"),
    ("van: 2020-01-01", "van: 2020-13-01", 5, "niet leesbaar"),
    ("tot: 2025-12-31", "tot: 2019-12-31", 5, "eindigt"),
    ("zekerheid: te bevestigen", "zekerheid: zeker", 6, "bevestigd"),
    ("toelichting: Geen", "toelichtng: Geen", 7, "ken deze sleutel niet"),
    ("groep: vlaanderen", "groep: vlanderen", 8, "Bedoelde je vlaanderen"),
    ("voldoet_bij: één voorwaarde", "voldoet_bij: een", 9, "één voorwaarde"),
    ("    indicator: inwoners", "    indicator: inwonrs", 12, "Bedoelde je inwoners"),
    ("    kolom: teller", "    kolom: noemer", 13, "teller, waarde"),
    ("    minstens: 1000", "    minstens: -5", 14, "vanaf 0"),
    ("    minstens: 1000", "    minstens: duizend", 14, "getal"),
    ("    minstens: 1000", "    minstens: 1\n    meer_dan: 2", 11, "precies één drempel"),
    ("    minstens: 1000\n", "", 11, "precies één drempel"),
    ("titel: Proef", "titel: Proef\ntitel: Nog eens", 2, "twee keer"),
    ("titel: Proef", "titel: 'Proef", 1, "YAML"),
    ("versie: 1", "versie: !!python/object/apply:os.system ['true']", 2, "niet leesbaar"),
]


def schrijf(map_: Path, inhoud: str) -> Path:
    pad = map_ / "proef.yaml"
    pad.write_text(inhoud, encoding="utf-8")
    return pad


def test_het_goede_bestand_is_leesbaar(tmp_path):
    regel = lees(schrijf(tmp_path, GOED))
    assert (regel.naam, regel.periode, regel.voorwaarden[0].drempel) == ("proef", "1-1-2020 tot 31-12-2025", 1000)


@pytest.mark.parametrize(("goed", "fout", "nummer", "reden"), FOUTEN)
def test_fout_noemt_bestand_regelnummer_en_reden(tmp_path, goed, fout, nummer, reden):
    assert goed in GOED
    pad = schrijf(tmp_path, GOED.replace(goed, fout))
    with pytest.raises(Gebruiksfout) as melding:
        lees(pad)
    tekst = str(melding.value)
    assert str(pad) in tekst and reden in tekst and "\n" not in tekst
    if "YAML" not in reden:
        assert f"regel {nummer}:" in tekst


@pytest.mark.parametrize("inhoud", ["", "- een lijst", "tekst", "a: &x 1\nb: *x\n"])
def test_geen_regel(tmp_path, inhoud):
    with pytest.raises(Gebruiksfout, match=r"proef\.yaml"):
        lees(schrijf(tmp_path, inhoud))


def test_geen_tekst_is_geen_regel(tmp_path):
    (tmp_path / "proef.yaml").write_bytes(b"titel: Proef\nbron: \xff\n")
    with pytest.raises(Gebruiksfout, match="regel 2: geen geldige UTF-8"):
        lees(tmp_path / "proef.yaml")


def test_gewichten_zijn_samen_honderd(tmp_path):
    inhoud = (REGELS / "vluchtelingensubsidie-2016.yaml").read_text(encoding="utf-8")
    with pytest.raises(Gebruiksfout, match="samen 95 en niet 100"):
        lees(schrijf(tmp_path, inhoud.replace("gewicht: 10", "gewicht: 5")))


def test_samen_alleen_met_een_aantal(tmp_path):
    inhoud = (REGELS / "plan-samenleven.yaml").read_text(encoding="utf-8")
    with pytest.raises(Gebruiksfout, match="kolom: teller"):
        lees(schrijf(tmp_path, inhoud.replace("kolom: teller", "kolom: waarde")))


@pytest.mark.traag
def test_de_opdrachtregel_weigert_met_code_2(tmp_path):
    shutil.copytree(REGELS.parent, tmp_path / "parameters")
    (tmp_path / "parameters/regels/kapot.yaml").write_text(GOED.replace("versie: 1", "versie: x"), encoding="utf-8")
    uit = subprocess.run(
        [sys.executable, "-m", "integratie", "regels", "vilvoorde"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (uit.returncode, uit.stdout, uit.stderr.count("\n")) == (2, "", 1)
    assert "kapot.yaml, regel 2:" in uit.stderr and "getal" in uit.stderr
