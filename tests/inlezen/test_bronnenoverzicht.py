"""`integratie bronnen`: per bron en per onderwerp welke jaren er zijn, en wanneer de volgende komen."""

import datetime
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "lezers"))
import zelfgemaakt

from integratie.cli import main
from integratie.inlezen import bronnenoverzicht, nieuwe_editie


def test_bronnen_als_tabel_en_json(opslag, capsys):
    assert main(["bronnen", "--json"]) == 0
    inhoud = json.loads(capsys.readouterr().out)
    loop = next(b for b in inhoud["bronnen"] if b["tabel"] == "loop")
    assert (loop["dekking_rand"], loop["dekking_vlaanderen"], loop["laatste_jaar"]) == (19, 285, 2025)
    herkomst = next(b for b in inhoud["bronnen"] if b["tabel"] == "herkomst")
    assert (herkomst["uitgever"], herkomst["editie"], herkomst["dekking_vlaanderen"]) == ("Statbel", "2026-11", 285)
    assert (herkomst["eerste_jaar"], herkomst["laatste_jaar"]) == (2000, 2025)
    assert inhoud["editie"] in inhoud["edities"]
    assert {leemte["thema"] for leemte in inhoud["leemten"]} >= {"onderwijs", "inburgering"}
    assert main(["bronnen"]) == 0
    uit = capsys.readouterr().out
    assert "19/285" in uit and "Statbel" in uit


def test_verwacht_laatste_jaar_volgt_het_ritme_van_de_bron():
    dag = datetime.date
    assert bronnenoverzicht.verwacht_jaar("herkomst", dag(2026, 6, 30)) == 2025
    assert bronnenoverzicht.verwacht_jaar("herkomst", dag(2026, 7, 1)) == 2026
    assert bronnenoverzicht.verwacht_jaar("survey", dag(2027, 5, 1)) == 2023
    assert bronnenoverzicht.verwacht_jaar("survey", dag(2027, 7, 1)) == 2026
    assert bronnenoverzicht.verwacht_jaar("huishoudens", dag(2026, 7, 1)) is None


def test_een_vernieuwd_onderwerp_verbergt_de_oude_niet(opslag, tmp_path, capsys):
    """Alleen het aantal nieuwkomers krijgt 2025; de drie andere onderwerpen van die tabel eindigen in 2024."""
    nieuwe_editie.lees_in([zelfgemaakt.pinc(tmp_path / "n.csv", "nieuwkomers", lambda nis, jaar: "60", jaren=(2025,))])
    rij = next(r for r in bronnenoverzicht.bronnen(vandaag=datetime.date(2026, 11, 29)) if r["tabel"] == "nieuwkomers")
    stand = {
        r["onderwerp"]: (r["laatste_jaar"], r["achterstand"], r["volgende_levering"]) for r in rij["per_onderwerp"]
    }
    assert len(stand) == 4 and stand.pop("nieuwkomers") == (2025, 0, "2027-06")
    assert set(stand.values()) == {(2024, 1, "2026-06")}
    assert (rij["laatste_jaar"], rij["achterstand"]) == (2025, 1)
    assert any("loopt tot 2024, verwacht 2025" in x["onderwerp"] for x in bronnenoverzicht.ontbreekt([rij]))
    assert main(["bronnen"]) == 0
    assert "nieuwkomers.nieuwkomers " in capsys.readouterr().out


def test_de_levering_van_de_gemeente_stadsmonitor_komt_van_haar_lijst():
    """Kansarmoede-index, naar herkomst moeder (AR_04): letterlijk uit de indicatorenlijst."""
    assert bronnenoverzicht.volgende("gsm_ar_04", 2022) == "augustus 2024 (lijst van december 2023)"
    assert bronnenoverzicht.volgende("pinc_iets", 2022) == ""
