"""Een csv met deelnemers: wat gelezen wordt, en elke fout met bestand, regel en wat verwacht werd."""

from pathlib import Path

import pytest

from integratie.beleid.participatie.deelnemers import lees, lees_randtotalen
from integratie.fouten import Gebruiksfout

VOORBEELD = Path(__file__).parents[2] / "parameters" / "bevragingen" / "voorbeeld.csv"


def schrijf(map_: Path, inhoud: str | bytes, naam: str = "proef.csv") -> Path:
    pad = map_ / naam
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    return pad


def test_het_voorbeeld_is_verzonnen_en_leesbaar():
    d = lees(VOORBEELD)
    assert "VERZONNEN" in d.titel and d.kenmerken == ("leeftijd", "geslacht", "herkomst")
    assert d.rijen["aantal"].sum() == 22 + 14 + 26 + 17 + 61 + 18 + 74 + 21 + 44 + 6 + 48 + 5 + 7


@pytest.mark.parametrize("scheiding", [",", ";"])
def test_een_rij_per_deelnemer_met_losse_leeftijden(tmp_path, scheiding):
    inhoud = "\ufeffGeslacht,Leeftijd,Herkomst\nMan,17,Belgisch\nvrouw,18,niet-EU27\n\nvrouw,,\nman,80,EU\n".replace(
        ",", scheiding
    )
    d = lees(schrijf(tmp_path, inhoud))
    assert d.rijen.to_dict("list") == {
        "geslacht": ["man", "vrouw", "vrouw", "man"],
        "leeftijd": ["0-17", "18-34", "", "80+"],
        "herkomst": ["belgisch", "niet_eu27", "", "eu"],
        "aantal": [1, 1, 1, 1],
    }


@pytest.mark.parametrize(
    ("inhoud", "woorden"),
    [
        ("geslacht,aantl\nman,3\n", ["regel 1", "'aantl'", "leeftijd"]),
        ("herkmst\nbelgisch\n", ["regel 1", "Bedoelde je herkomst"]),
        ("aantal\n3\n", ["regel 1", "minstens een van herkomst"]),
        ("geslacht,geslacht\nman,man\n", ["regel 1", "twee keer"]),
        ("geslacht\nman\nmannelijk\n", ["regel 3", "'mannelijk'", "man, vrouw"]),
        ("# titel\ngeslacht\nman\nx\n", ["regel 4", "'x'"]),
        ("geslacht,aantal\nman,3\nvrouw,drie\n", ["regel 3", "'drie'", "geheel getal"]),
        ("geslacht,aantal\nman,-3\n", ["regel 2", "vanaf nul"]),
        ("geslacht,aantal\nman,1.200\n", ["regel 2", "zonder punten"]),
        ("geslacht,aantal\nman,0\n", ["geen enkele deelnemer"]),
        ("geslacht,aantal\nman,1\nvrouw\n", ["regel 3", "1 cellen", "verwacht 2"]),
        ("leeftijd\n18-33\n", ["regel 2", "'18-33'", "18-34"]),
        ("leeftijd\n34\nveertig\n", ["regel 3", "'veertig'"]),
        ("leeftijd\n34\n200\n", ["regel 3", "0 tot 120"]),
        ("leeftijd\n18-34\n25-49\n", ["18-34 en 25-49 overlappen"]),
        ("geslacht\n", ["minstens één rij"]),
        ('geslacht\n"man\n', ["aanhalingstekens"]),
        (b"geslacht\nman\nvrouw\xff\n", ["regel 3", "UTF-8"]),
        ("geslacht\nman\x07\n", ["regel 2", "stuurteken"]),
    ],
)
def test_fout_noemt_bestand_regel_en_wat_verwacht_werd(tmp_path, inhoud, woorden):
    with pytest.raises(Gebruiksfout) as fout:
        lees(schrijf(tmp_path, inhoud))
    assert all(w in str(fout.value) for w in ["proef.csv", *woorden]), str(fout.value)
    assert "\n" not in str(fout.value)


def test_een_bestand_dat_er_niet_is(tmp_path):
    with pytest.raises(Gebruiksfout, match="bestaat niet"):
        lees(tmp_path / "weg.csv")


def test_eigen_randtotalen_met_een_eigen_kenmerk(tmp_path):
    totalen = lees_randtotalen(schrijf(tmp_path, "kenmerk;groep;aantal\nwijk;Noord;300\nwijk;Zuid;700\n", "r.csv"))
    assert totalen == {"wijk": {"Noord": 300.0, "Zuid": 700.0}}
    assert list(lees(schrijf(tmp_path, "wijk\nNoord\nZuid\n"), totalen).rijen["wijk"]) == ["Noord", "Zuid"]
    with pytest.raises(
        Gebruiksfout, match=r"regel 2: 'Nord' \(wijk\) staat niet bij de randtotalen. Bedoelde je Noord"
    ):
        lees(schrijf(tmp_path, "wijk\nNord\n"), totalen)


@pytest.mark.parametrize(
    ("inhoud", "woorden"),
    [
        ("kenmerk,groep\nwijk,Noord\n", ["regel 1", "kenmerk, groep en aantal"]),
        ("kenmerk,groep,aantal\nwijk,Noord,x\n", ["regel 2", "geheel getal"]),
        ("kenmerk,groep,aantal\nwijk,Noord,1\nwijk,Noord,2\n", ["regel 3", "stond er al"]),
        ("kenmerk,groep,aantal\n,Noord,1\n", ["regel 2", "niet leeg"]),
    ],
)
def test_foute_randtotalen(tmp_path, inhoud, woorden):
    with pytest.raises(Gebruiksfout) as fout:
        lees_randtotalen(schrijf(tmp_path, inhoud))
    assert all(w in str(fout.value) for w in ["proef.csv", *woorden]), str(fout.value)
