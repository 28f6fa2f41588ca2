"""De tabel naast de LIIM: elk blad van het thema Integratie heeft zijn indicator of zegt welk bestand ontbreekt."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
import yaml
from bronbestanden import kies

from integratie.indicator import catalogus, register
from integratie.inlezen import documentatie

LIIM = yaml.safe_load((Path(documentatie.__file__).parent / "liim.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("thema", "minstens"), [("Integratie", 51), ("Armoede", 15)])
def test_elk_blad_van_het_thema_staat_erin(thema, minstens):
    bron = next((kies() / "gsm/register").glob(f"GSM_register_{thema}*.zip"))
    with zipfile.ZipFile(bron) as archief:
        naam = next((n for n in archief.namelist() if n.endswith("Indicatoren.csv")), None)
        if naam is None:
            pytest.skip("het uittreksel heeft geen lijst van bladen")
        rijen = list(csv.reader(io.TextIOWrapper(archief.open(naam), "utf-8-sig")))
    codes = {rij[0].strip() for rij in rijen[1:] if re.fullmatch(r"[A-Z]{2}_[0-9]+", rij[0].strip())}
    assert len(codes) >= minstens
    assert codes <= {deel["code"] for deel in LIIM}


def test_elk_onderdeel_heeft_een_indicator_met_cijfers_of_een_reden():
    jaren = catalogus().set_index("naam")["laatste_jaar"]
    for deel in LIIM:
        assert deel.get("indicatoren") or deel.get("nodig"), deel
        for naam in deel.get("indicatoren", []):
            assert naam in register(), naam
            assert jaren[naam] >= 2018, naam
