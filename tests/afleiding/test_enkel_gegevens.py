"""De bladzijden en het werkboek van een gemeente tonen over openbare cijfers niets dat niet in `gegevens.csv` staat: wie die nagaat, gaat alles na.

Linkebeek: de bron verbergt er van 2011 tot 2024 OKAN-leerlingen, leerlingen deeltijds onderwijs en werkzoekenden. Dat elk getal op een bladzijde bij
zijn merk hoort, gaat `integratie controle` na.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from merken import merken
from opdrachtregel import programma

from integratie import gebieden, vergelijking
from integratie.blok import machine
from integratie.blok.blok import MIME
from integratie.blok.tekst import Cijfertekst

LINKEBEEK = "23100"
KOLOM = {"waarde": "waarde", "kaal": "waarde", "teller": "teller", "tekenteller": "teller", "noemer": "noemer"}
pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def map_(tmp_path_factory) -> Path:
    project = tmp_path_factory.mktemp("gegevens")
    for deel in ("notebooks", "parameters"):
        shutil.copytree(Path(__file__).parents[2] / deel, project / deel)
    uit = programma(
        "rapporten", LINKEBEEK, "--notebook", "omgevingsanalyse", "--notebook", "vier_bladzijden", map_=project
    )
    assert uit.returncode == 0, uit.stdout + uit.stderr
    return project / "outputs/23100-linkebeek"


def getoonde_merken(map_: Path) -> Iterator[Cijfertekst]:
    for pad in map_.glob("*.ipynb"):
        for cel in json.loads(pad.read_text(encoding="utf-8"))["cells"]:
            for uitvoer in cel.get("outputs", ()):
                if MIME in uitvoer.get("data", {}):
                    yield from merken(machine.lees(uitvoer["data"][MIME]))


def test_elk_merk_heeft_zijn_rij_in_gegevens(map_):
    """Van de gemeente en haar gebieden in haar eigen `gegevens.csv`, van een andere gemeente in die van haar."""
    eigen = pd.read_csv(map_ / "gegevens.csv", keep_default_na=False, dtype=str)
    per_code, n = {}, 0
    for m in getoonde_merken(map_):
        if m.code not in per_code:
            naam = gebieden.plaats(m.code).naam
            elders = vergelijking.gegevens(m.code)
            rijen = eigen[eigen["gebied"] == naam] if naam in set(eigen["gebied"]) else elders[elders["gebied"] == naam]
            per_code[m.code] = {(r.indicator, r.groep, int(r.jaar)): r for r in rijen.itertuples()}
        for jaar in {m.jaar, m.van or m.jaar}:
            rij = per_code[m.code].get((m.indicator, m.groep, jaar))
            assert rij is not None and (rij.waarde or rij.teller) not in ("", None), (m, jaar)
        if m.soort in KOLOM:
            staat = getattr(per_code[m.code][m.indicator, m.groep, m.jaar], KOLOM[m.soort])
            assert float(staat) == pytest.approx(m.waarde, rel=1e-12), m
            n += 1
    assert n > 500


def test_het_werkboek_heeft_enkel_die_getallen(map_):
    eigen = pd.read_csv(map_ / "gegevens.csv", keep_default_na=False, dtype=str)
    mogen = {float(x) for k in ("teller", "noemer", "waarde", "jaar") for x in eigen[k] if x}
    boek = openpyxl.load_workbook(map_ / "gegevens.xlsx", read_only=True)
    staan = {
        float(cel)
        for blad in boek
        for rij in blad.iter_rows(values_only=True)
        for cel in rij
        if isinstance(cel, int | float)
    }
    assert len(staan) > 2000 and sorted(staan - mogen) == []
