"""Vreemde maar juiste namen (een cijfer of een vergelijkend woord in een titel, groep of gebied) geven geen vals alarm."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pytest
from inhoudshulp import keur, leeg_geheugen

from integratie import indicator, register
from integratie.controle import tabellen

NIS = "23088"
HERKOMST, NIET_BELG, WERK = "aandeel_buitenlandse_herkomst", "aandeel_niet_belg", "werkzoekenden_naar_herkomst"
AANTALLEN = [
    "ig.samenvatting(gemeente, peiljaar)",
    "ig.opvallend(gemeente, peiljaar)",
    'ig.duiding("aantallen", gemeente, peiljaar)',
    'ig.thema("aantallen", gemeente, peiljaar)',
    f'ig.trend("{HERKOMST}", gemeente, peiljaar)',
    f'ig.kaart("{HERKOMST}", gemeente, peiljaar)',
    f'ig.positie("{HERKOMST}", gemeente, peiljaar)',
    f'ig.trend("{NIET_BELG}", gemeente, peiljaar)',
]
WERKLOOS = [f'ig.staven("{WERK}", gemeente, peiljaar)', 'ig.thema("tewerkstelling", gemeente, peiljaar)']
# Indicator, veld van haar kaart, en de vreemde waarde ervan.
KAARTEN = [
    (HERKOMST, "titel", "Aandeel inwoners met 1 ouder of meer dan 1 grootouder van elders"),
    (HERKOMST, "titel", "Stijging 65+"),
    (HERKOMST, "titel", "Aandeel hoger opgeleiden"),
    (HERKOMST, "titel", "2 op de 3"),
    (HERKOMST, "titel", "Aandeel in 2025 (raming)"),
    (HERKOMST, "titel", "Aandeel <18 & >64 jaar"),
    (NIET_BELG, "titel", "Dubbele nationaliteit: 2 of meer"),
    (NIET_BELG, "titel", "Aandeel lager dan 1.000 euro"),
    (HERKOMST, "teller", "inwoners van 3 tot 5 jaar, of meer dan 64"),
    (NIET_BELG, "teller", "personen met 2 nationaliteiten (hoogste van 3)"),
    (HERKOMST, "titel", "2019"),
    (HERKOMST, "titel", "Ongeveer gelijk deel"),
    (NIET_BELG, "titel", "Stijgt of daalt"),
    (NIET_BELG, "titel", "Meer dan in Machelen"),
    (HERKOMST, "in_zin", "het hoogste aandeel van 5 groepen"),
    (NIET_BELG, "teller", "wie daalde of gelijk bleef"),
]
GROEPEN = [
    ("belg", "1"),
    ("eu", "2"),
    ("niet_eu", "4+"),
    ("niet_eu", "meer dan 1 jaar"),
    ("belg", "hoger opgeleid 18-24"),
    ("belg", "2019"),
    ("eu", "Meer"),
    ("niet_eu", "Hoog"),
    ("niet_eu", "daalt"),
    ("eu", "ongeveer gelijk"),
]
CLUSTERS = ["Zone 1", "Rand 19+1", "2 op de 3", "Hoger Zuid", "De helft van Brabant", "2019", "Meer", "Daalt Noord"]
_PROEF = f"""
import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})
from inhoudshulp import keur
from test_vreemde_namen import AANTALLEN
for nummer in map(int, sys.argv[1:]):
    for fout in keur(AANTALLEN[:5], f"proef-{{nummer}}"):
        print(fout)
"""


@pytest.fixture
def vergeet():
    """De opschriften van de kaarten worden onthouden."""
    leeg_geheugen(tabellen)
    yield
    leeg_geheugen(tabellen)


@pytest.mark.wisselend(3)
@pytest.mark.parametrize(("naam", "veld", "waarde"), KAARTEN)
def test_een_kaart_met_een_vreemde_titel_of_teller(monkeypatch, vergeet, naam, veld, waarde):
    """Elke dag één op drie, met `--volledig` alle."""
    anders = dataclasses.replace(indicator.register()[naam], **{veld: waarde})
    alle = {**indicator.register(), naam: anders}
    monkeypatch.setattr(
        register, "_op_thema", lambda thema, *_: {n: i for n, i in alle.items() if thema in (None, i.thema)}
    )
    assert keur(AANTALLEN, NIS) == []


@pytest.mark.wisselend(2)
@pytest.mark.parametrize(("groep", "naam"), GROEPEN)
def test_een_groep_met_een_cijfer_of_vergelijkend_woord(monkeypatch, vergeet, groep, naam):
    """Elke dag één op twee, met `--volledig` alle."""
    monkeypatch.setitem(indicator.GROEPSNAMEN, groep, naam)
    assert keur(WERKLOOS, NIS) == []


def test_een_gebied_met_een_cijfer_of_vergelijkend_woord(tmp_path, steekproef):
    """Van de acht namen elke dag twee of drie, met `--volledig` alle."""
    regels = [f"proef-{n}:\n  naam: '{naam}'\n  gemeenten: [23088, 23047, 23081]\n" for n, naam in enumerate(CLUSTERS)]
    project = Path(__file__).parents[2]
    for map_ in ("notebooks", "parameters"):
        (tmp_path / map_).mkdir()
    (tmp_path / "parameters" / "rapporten.yaml").write_bytes((project / "parameters" / "rapporten.yaml").read_bytes())
    (tmp_path / "parameters" / "groepen.yaml").write_text("".join(regels), encoding="utf-8")
    omgeving = os.environ | {"PYTHONPATH": str(project), "PYTHONIOENCODING": "utf-8"}
    opdracht = [sys.executable, "-c", _PROEF, *map(str, steekproef(range(len(CLUSTERS)), 3))]
    uit = subprocess.run(opdracht, cwd=tmp_path, env=omgeving, capture_output=True, text=True, encoding="utf-8")
    assert (uit.returncode, uit.stdout) == (0, ""), uit.stderr[-2000:]
