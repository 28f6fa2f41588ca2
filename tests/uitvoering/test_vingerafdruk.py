"""Wat telt als een wijziging van de code: precies wat een rapport kan veranderen."""

import os
import shutil
from pathlib import Path

import pytest

from integratie.uitvoering import vingerafdruk
from integratie.uitvoering.manifest import PAKKET


def _van(pakket: Path) -> str:
    return vingerafdruk.van_gelezen(vingerafdruk.lees(pakket))


@pytest.fixture
def pakket(tmp_path) -> Path:
    """Een kopie van het pakket om in te wijzigen, zonder de zware tabellen."""
    niet = shutil.ignore_patterns("__pycache__", "*.parquet")
    return Path(shutil.copytree(PAKKET, tmp_path / "integratie", ignore=niet))


def wijzig(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count(oud) >= 1
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw"),
    [
        (
            "indicatoren/aantallen.py",
            "aantal(_alle(herkomst, inwoners_totaal))",
            "aantal(_alle(herkomst, inwoners_totaal) * 1)",
        ),
        ("indicatoren/aantallen.py", 'titel="Inwoners"', 'titel="Bewoners"'),
        ("rekenen.py", "def breuk(", "def _breuk("),
    ],
)
def test_wat_een_module_doet_telt(pakket, bestand, oud, nieuw):
    voor = _van(pakket)
    wijzig(pakket / bestand, oud, nieuw)
    assert _van(pakket) != voor


def test_een_module_die_geen_python_is_telt_zoals_ze_er_staat(pakket):
    (pakket / "rekenen.py").write_text("x = (\n")
    voor = _van(pakket)
    (pakket / "rekenen.py").write_text("y = (\n")
    assert _van(pakket) != voor


@pytest.mark.parametrize("bestand", ["weergave/sjabloon/stijl.css", "beeld/begrippen.yaml", "data/gemeenten.csv"])
def test_sjabloon_teksten_en_gebieden_tellen(pakket, bestand):
    voor = _van(pakket)
    (pakket / bestand).write_bytes((pakket / bestand).read_bytes() + b"\n")
    assert _van(pakket) != voor


def test_aanraken_commentaar_en_docstrings_tellen_niet(pakket):
    voor = _van(pakket)
    pad = pakket / "indicatoren" / "aantallen.py"
    os.utime(pad, (0, 0))
    wijzig(pad, '"""Teller per (`nis`, `jaar`): inwoners.', '"""Een andere uitleg.')
    wijzig(pad, "import pandas as pd\n", "import pandas as pd  # tabellen\n\n")
    (pakket / "__pycache__").mkdir(exist_ok=True)
    (pakket / "__pycache__" / "x.pyc").write_bytes(b"x")
    (pakket / "indicatoren" / ".ipynb_checkpoints").mkdir()
    for restant in (
        ".ipynb_checkpoints/aantallen.py",
        "aantallen.py.orig",
        "aantallen.py~",
        ".aantallen.py.swp",
        "~$plan.xlsx",
    ):
        (pakket / "indicatoren" / restant).write_bytes(b"x")
    assert _van(pakket) == voor


def test_wat_geen_rapport_bereikt_telt_niet(pakket):
    voor = _van(pakket)
    for naam in ("cli/plan.py", "lezers/pinc.py", "weergave/overzichtspagina.py"):
        (pakket / naam).write_text("x = 1\n")
    assert _van(pakket) == voor


def test_een_rapport_laadt_niets_van_wat_niet_meetelt(klaargezet):
    # Bewijs van de lijst: dit is alles wat een werkproces en een kernel van het pakket laden.
    namen = [pad.relative_to(PAKKET).as_posix() for pad in klaargezet.modules]
    assert len(namen) > 20
    assert [naam for naam in namen if not vingerafdruk.telt_mee(naam)] == []
