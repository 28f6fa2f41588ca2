"""Wat telt als een wijziging van de code: precies wat een rapport kan veranderen."""

import inspect
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
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
    ("aantallen", "return min_(tel(", "return min_(1 * tel(", False,
     {"belgen_met_buitenlandse_achtergrond", "aandeel_belgen_met_buitenlandse_achtergrond"}),
    ("aantallen", 'titel="Inwoners"', 'titel="Bewoners"', True, set()),
    ("aantallen", "def inwoners(herkomst: pd.DataFrame)", "def inwoners(herkomst)", True, set()),
    ("aantallen", 'Teller per (`nis`, `jaar`): inwoners.', "Anders uitgelegd.", False, set()),
])  # fmt: skip
def test_de_functie_van_een_indicator_telt_voor_wie_hem_leest_en_zijn_kaart_voor_allen(
    pakket, bestand, oud, nieuw, code, indicatoren
):
    assert gewijzigd(pakket, f"indicatoren/{bestand}.py", oud, nieuw) == (code, indicatoren)


@pytest.mark.parametrize(("bestand", "bron"), [
    # Wat het register niet laadt, telt als gewone code en verdringt geen indicator met dezelfde naam.
    ("indicatoren/oud/aantallen.py", ""), ("indicatoren/aantallen.voor.py", ""),
    # Wat al bij het laden loopt, kan elke kaart veranderen.
    ("indicatoren/nieuw.py", "@indicator()\ndef een(herkomst):\n    return _vast()\n\n\n"
     "def _jaar():\n    return _vast()\n\n\ndef _vast():\n    return 2024\n\n\nJAAR = _jaar()\n"),
    # Wie zijn kaart langs een omweg krijgt, staat niet in de vingerafdrukken, en deelt hier een functie met wie er wel staat.
    ("indicatoren/nieuw.py", "@indicator()\ndef een(herkomst):\n    return _vast()\n\n\n"
     "kaart = partial(indicator)\n\n\n@kaart()\ndef twee(herkomst):\n    return _vast()\n\n\ndef _vast():\n    return 2024\n"),
])  # fmt: skip
def test_wat_geen_functie_van_een_indicator_is_telt_voor_allen(pakket, bestand, bron):
    (pakket / bestand).parent.mkdir(exist_ok=True)
    (pakket / bestand).write_text(bron or (pakket / "indicatoren" / "aantallen.py").read_text("utf-8"), "utf-8")
    oud = "return 2024" if bron else 'aantal(tel(herkomst, "inwoners"))'
    assert gewijzigd(pakket, bestand, oud, oud.replace("return", "return 1 +").replace("aantal(", "aantal(1 * ")) == (
        True, set(),
    )  # fmt: skip


def test_ook_via_een_tabel_een_andere_naam_of_een_punt_hangt_een_indicator_van_een_functie_af(pakket):
    kop = "import sys\n\nfrom integratie.indicator import indicator\n\n\n"
    een = '@indicator(titel="Een")\ndef een(herkomst):\n    ander = sys.modules[__name__]._twee\n    return ander(herkomst)\n\n\n'
    (pakket / "indicatoren" / "nieuw.py").write_text(kop + een + "def _twee(herkomst):\n    return herkomst\n", "utf-8")
    assert gewijzigd(pakket, "indicatoren/nieuw.py", "return herkomst", "return herkomst * 2") == (False, {"een"})
    with (pakket / "indicatoren" / "nieuw.py").open("a", encoding="utf-8") as bestand:
        bestand.write('\n\nTABEL = {"twee": _twee}\n')
    assert gewijzigd(pakket, "indicatoren/nieuw.py", "return herkomst", "return 1 + herkomst") == (True, set())


@pytest.mark.parametrize(("bestand", "regel"), [
    ("indicatoren/context.py", "from integratie.indicatoren.aantallen import _achtergrond"),
    ("indicatoren/context.py", "from .aantallen import _achtergrond"),
    ("beleid/wijken.py", "from integratie import (\n    gebieden,\n    indicatoren,\n)"),
    ("beleid/wijken.py", 'importlib.import_module("integratie.indicatoren.aantallen")'),
    ("indicatoren/aantallen.py", "from integratie.indicator import cijfers"),
    ("indicatoren/aantallen.py", "import integratie.indicator"),
])  # fmt: skip
def test_wie_indicatoren_buiten_het_register_om_gebruikt_maakt_er_gewone_code_van(pakket, bestand, regel):
    with (pakket / bestand).open("a", encoding="utf-8") as einde:
        einde.write(f"\n\n{regel}\n")
    assert gewijzigd(pakket, "indicatoren/aantallen.py", "return min_(tel(", "return min_(1 * tel(") == (True, set())


def steunt_op(functie: Callable) -> set[str]:
    """Deze functie en alle andere van haar module die Python zelf in haar code ziet."""
    uit, te_doen = {functie.__name__}, [functie]
    while te_doen:
        for naam, waarde in inspect.getclosurevars(te_doen.pop()).globals.items():
            if inspect.isfunction(waarde) and waarde.__module__ == functie.__module__ and naam not in uit:
                uit.add(naam)
                te_doen.append(waarde)
    return uit


def test_elke_functie_telt_precies_voor_de_indicatoren_die_haar_oproepen():
    bestanden = {naam: inhoud for naam, inhoud in vingerafdruk.lees(PAKKET).items() if naam.startswith("indicatoren/")}
    voor, steunt = vingerafdruk.van_indicatoren(bestanden), {n: steunt_op(k.functie) for n, k in register().items()}
    for naam, kaart in register().items():
        bestand = f"indicatoren/{kaart.functie.__module__.rpartition('.')[2]}.py"
        begin = re.compile(rf"(\ndef {naam}\(.*?\n)(    return )".encode(), re.DOTALL)
        anders = begin.sub(rb"\1    _ = 1\n\2", bestanden[bestand], count=1)
        na = vingerafdruk.van_indicatoren(bestanden | {bestand: anders})
        assert {n for n in na if na[n] != voor[n]} == {n for n in register() if naam in steunt[n]}, naam


@pytest.mark.parametrize("bestand", ["weergave/sjabloon/stijl.css", "beeld/begrippen.yaml", "data/gemeenten.csv"])
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
    (pakket / "indicatoren" / ".ipynb_checkpoints").mkdir()
    for restant in (
        ".ipynb_checkpoints/aantallen.py",
        "aantallen.py.orig",
        "aantallen.py~",
        ".aantallen.py.swp",
        "~$plan.xlsx",
    ):
        (pakket / "indicatoren" / restant).write_bytes(b"x")
    assert vingerafdruk.van_code(vingerafdruk.lees(pakket)) == voor


def test_wat_geen_rapport_bereikt_telt_niet(pakket):
    voor = vingerafdruk.van_code(vingerafdruk.lees(pakket))
    for naam in ("cli/plan.py", "bronnen/pinc.py", "weergave/overzichtspagina.py"):
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
