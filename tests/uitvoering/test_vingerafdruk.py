"""Wat telt als een wijziging van de code: precies wat een rapport kan veranderen."""

import importlib
import inspect
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from integratie.indicator import register
from integratie.uitvoering import vingerafdruk
from integratie.uitvoering.manifest import PAKKET


@pytest.fixture
def pakket(tmp_path) -> Path:
    """Een kopie van het pakket om in te wijzigen, zonder de zware tabellen."""
    niet = shutil.ignore_patterns("__pycache__", "*.parquet")
    return Path(shutil.copytree(PAKKET, tmp_path / "integratie", ignore=niet))


def wijzig(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count(oud) >= 1
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


def gewijzigd(pakket: Path, bestand: str, oud: str, nieuw: str) -> tuple[bool, set[str]]:
    """Of de code anders is na deze wijziging, en van welke indicatoren de functie anders is."""
    voor = vingerafdruk.lees(pakket)
    wijzig(pakket / bestand, oud, nieuw)
    na = vingerafdruk.lees(pakket)
    functies, anders = vingerafdruk.van_indicatoren(voor), vingerafdruk.van_indicatoren(na)
    assert functies.keys() == anders.keys()
    return vingerafdruk.van_code(voor) != vingerafdruk.van_code(na), {n for n in anders if functies[n] != anders[n]}


def test_elke_indicator_van_het_register_heeft_een_vingerafdruk():
    assert vingerafdruk.van_indicatoren(vingerafdruk.lees(PAKKET)).keys() == register().keys()


@pytest.mark.parametrize(("bestand", "oud", "nieuw", "code", "indicatoren"), [
    ("aantallen", 'aantal(tel(herkomst, "inwoners"))', 'aantal(tel(herkomst, "inwoners") * 1)', False, {"inwoners"}),
    ("aantallen", 'breuk(tel(herkomst, "inwoners", BUITENLANDS)', 'breuk(1 * tel(herkomst, "inwoners", BUITENLANDS)',
     False, {"aandeel_buitenlandse_herkomst", "verandersnelheid_herkomst"}),
    ("aantallen", "return min_(tel(", "return min_(1 * tel(", True, set()),
    ("aantallen", 'titel="Inwoners"', 'titel="Bewoners"', True, set()),
    ("aantallen", "def inwoners(herkomst: pd.DataFrame)", "def inwoners(herkomst)", True, set()),
    ("aantallen", 'Teller per (`nis`, `jaar`): inwoners.', "Anders uitgelegd.", False, set()),
])  # fmt: skip
def test_de_functie_van_een_indicator_telt_voor_wie_haar_leest_en_haar_kaart_voor_allen(
    pakket, bestand, oud, nieuw, code, indicatoren
):
    assert gewijzigd(pakket, f"indicatoren/{bestand}.py", oud, nieuw) == (code, indicatoren)


def test_wat_indicatoren_delen_noemt_er_zelf_geen():
    # Anders zou een indicator via zo'n hulpfunctie van een andere afhangen zonder dat haar vingerafdruk dat weet.
    for naam in {kaart.functie.__module__ for kaart in register().values()}:
        module = importlib.import_module(naam)
        hulp = [f for f in vars(module).values() if inspect.isfunction(f) and f.__module__ == naam]
        noemt = {n for f in hulp if f.__name__ not in register() for n in inspect.getclosurevars(f).globals}
        assert not noemt & register().keys(), naam


@pytest.mark.parametrize("bestand", ["rapport/sjabloon/stijl.css", "beeld/begrippen.yaml", "gegevens/gemeenten.csv"])
def test_sjabloon_teksten_en_gebieden_tellen(pakket, bestand):
    voor = vingerafdruk.van_code(vingerafdruk.lees(pakket))
    (pakket / bestand).write_bytes((pakket / bestand).read_bytes() + b"\n")
    assert vingerafdruk.van_code(vingerafdruk.lees(pakket)) != voor


def test_aanraken_commentaar_en_docstrings_tellen_niet(pakket):
    voor = vingerafdruk.van_code(vingerafdruk.lees(pakket))
    pad = pakket / "indicatoren" / "aantallen.py"
    os.utime(pad, (0, 0))
    wijzig(pad, '"""Teller per (`nis`, `jaar`): inwoners.', '"""Een andere uitleg.')
    wijzig(pad, "import pandas as pd\n", "import pandas as pd  # tabellen\n\n")
    (pakket / "__pycache__").mkdir(exist_ok=True)
    (pakket / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert vingerafdruk.van_code(vingerafdruk.lees(pakket)) == voor


def test_wat_geen_rapport_bereikt_telt_niet(pakket):
    voor = vingerafdruk.van_code(vingerafdruk.lees(pakket))
    for naam in ("cli.py", "bronnen/pinc.py", "rapport/index.py"):
        (pakket / naam).write_text("x = 1\n")
    assert vingerafdruk.van_code(vingerafdruk.lees(pakket)) == voor


def test_een_rapport_laadt_niets_van_wat_niet_meetelt(tmp_path):
    # Bewijs van de lijst: dit is alles wat een werkproces en een kernel van het pakket laden.
    code = (
        "import sys, integratie.rapport.voorladen, integratie.uitvoering.voorladen_beleid, integratie.rapport.werker\n"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.partition('.')[0] == 'integratie'), sep='\\n')"
    )
    uit = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    namen = [Path(regel).relative_to(PAKKET).as_posix() for regel in uit.stdout.split("\n") if regel]
    assert len(namen) > 20
    assert [naam for naam in namen if not vingerafdruk.telt_mee(naam)] == []
