"""De uittreksels uit de officiële bestanden: letterlijk, klein, met hun herkomst, en zonder aanvulling voor geen lezer genoeg."""

import json
import re
import sys
from pathlib import Path

import bronbestanden
import geopandas as gpd
import pandas as pd
import pytest
from bronbestanden import UITTREKSELS
from openpyxl import load_workbook

sys.path.insert(0, str(UITTREKSELS))
import maak
from opmaak import lees_zip, records

from integratie.fouten import Gegevensfout
from integratie.lezers import soorten
from integratie.opslag import edities

TEKST = [naam for naam in bronbestanden.namen(UITTREKSELS) if naam.endswith((".csv", "REFNIS.txt"))]
WERKBOEKEN = [naam for naam in bronbestanden.namen(UITTREKSELS) if naam.endswith(".xlsx")]


def sommen() -> dict[str, str]:
    """Bestand → vingerafdruk van het volledige bestand, volgens HERKOMST.md."""
    tekst = (UITTREKSELS / "HERKOMST.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", tekst, re.MULTILINE))


def test_elk_uittreksel_heeft_zijn_herkomst_en_is_geen_volledig_bestand():
    """Alleen de beschrijving van Lambert 72 (.prj) is overal dezelfde."""
    namen = bronbestanden.namen(UITTREKSELS)
    assert sorted(sommen()) == namen and len(namen) >= 70
    assert [
        naam for naam in namen if edities.sha256(UITTREKSELS / naam) == sommen()[naam] and not naam.endswith(".prj")
    ] == []
    assert sum((UITTREKSELS / naam).stat().st_size for naam in namen) < 2_500_000


def test_de_volledige_bestanden_zijn_die_van_de_editie():
    per_naam = {Path(naam).name: som for naam, som in sommen().items()}
    inhoud = json.loads((edities.INGEBED / "editie.json").read_text(encoding="utf-8"))
    van_editie = {naam: som for bron in inhoud["tabellen"].values() for naam, som in bron["bestanden"].items()}
    assert len(van_editie) >= 19 and van_editie.items() <= per_naam.items()
    assert list(soorten.soorten()["gsm_survey"].jaar_van) == [
        per_naam["gemeente_stadsmonitor_survey_2023_per_gemeente.csv"]
    ]


def _inhoud(pad: Path):
    """De inhoud zonder wat van een bibliotheek afhangt: hoe een zip inpakt, hoe een tabel opgeslagen is."""
    if pad.suffix in (".zip", ".xlsx"):
        return lees_zip(pad)
    if pad.suffix == ".parquet":
        return pd.read_parquet(pad).to_dict("list")
    return gpd.read_file(pad).to_wkt().to_dict("list") if pad.suffix == ".gpkg" else pad.read_bytes()


def test_opnieuw_maken_geeft_dezelfde_uittreksels(tmp_path, monkeypatch, steekproef):
    """Uit de volledige bestanden als die er zijn, en anders uit de uittreksels zelf: daar valt niets meer uit weg.

    Elke dag één soort op vijf, met `--volledig` alle.
    """
    alle, vandaag = maak.BESTANDEN, dict(steekproef(maak.BESTANDEN.items(), 5))
    monkeypatch.setattr(maak, "BESTANDEN", vandaag)
    maak.schrijf(bronbestanden.kies(), tmp_path)
    namen, er = bronbestanden.namen(tmp_path), bronbestanden.namen(UITTREKSELS)
    assert namen == er if len(vandaag) == len(alle) else set(namen) < set(er)
    assert [naam for naam in namen if str(_inhoud(tmp_path / naam)) != str(_inhoud(UITTREKSELS / naam))] == []
    if not bronbestanden.zijn_uittreksels(bronbestanden.kies()):
        nu, toen = ((m / "HERKOMST.md").read_text(encoding="utf-8").splitlines() for m in (tmp_path, UITTREKSELS))
        assert nu == toen if len(vandaag) == len(alle) else _staat_in(nu, toen)


def _staat_in(deel: list, geheel: list) -> bool:
    """Staan deze regels in deze volgorde tussen de andere?"""
    rest = iter(geheel)
    return all(any(regel == ander for ander in rest) for regel in deel)


@pytest.mark.parametrize(
    "naam", [*TEKST, "statbel/TF_PSNL_INC_TAX_MUNTY_tcm325-272513.zip", "statbel/TF_SOC_POP_STRUCT_2015.zip"]
)
def test_elke_regel_staat_letterlijk_in_het_bestand(bronmap, naam):
    """In het volledige bestand, of in het uittreksel nadat de andere gemeenten erbij kwamen."""

    def regels(map_: Path) -> list[bytes]:
        pad = map_ / naam
        return records(next(iter(lees_zip(pad).values())) if pad.suffix == ".zip" else pad.read_bytes())

    assert _staat_in(regels(UITTREKSELS), regels(bronmap)) and len(regels(UITTREKSELS)) >= 2


@pytest.mark.parametrize("naam", WERKBOEKEN)
def test_elke_rij_van_een_werkboek_staat_letterlijk_in_het_bestand(bronmap, naam):
    def bladen(map_: Path) -> dict[str, list[tuple]]:
        boek = load_workbook(map_ / naam, read_only=True)
        lang = {
            blad.title: [tuple(c for c in rij if c is not None) for rij in blad.iter_rows(values_only=True)]
            for blad in boek
        }
        return {titel: [rij for rij in rijen if rij] for titel, rijen in lang.items()}

    hier, daar = bladen(UITTREKSELS), bladen(bronmap)
    assert list(hier) == list(daar) and any(hier.values())
    assert [titel for titel in hier if not _staat_in(hier[titel], daar[titel])] == []


@pytest.mark.parametrize(
    ("naam", "melding"),
    [
        ("statbel/herkomst_per_gemeente_2000-2025.parquet", "voor 2000 ontbreken 262 van de 327 gemeenten"),
        ("statbel/nationaliteit_per_gemeente_2009-2025.parquet", "voor 2009 ontbreken 262 van de 327"),
        ("statbel/TF_SOC_POP_STRUCT_2015.zip", "ontbreken 303 van de 327"),
        ("statbel/TF_PSNL_INC_TAX_MUNTY_tcm325-272513.zip", "ontbreken 262 van de 327"),
        ("statbel/fiscale_inkomens_tabel_C1_2014-2017.xlsx", "ontbreken 262 van de 327"),
        ("statbel/vastgoedprijzen_per_gemeente_2010-2024.csv", "voor 2010 ontbreken 248 van de 304"),
        ("statbel/loop_van_de_bevolking_2025_rand19_overgetikt.csv", "elk van de 19 gemeenten"),
        ("gsm/gemeente_stadsmonitor_survey_2023_per_gemeente.csv", "verwacht"),
        ("svr/huishoudensprojecties_2010-2040.csv", "van de 300 gemeenten"),
        ("pinc/nieuwkomers - gemeenten.csv", "248 Vlaamse gemeenten ontbreken"),
        ("pinc/werkloosheid_gemeenten.xlsx", "248 Vlaamse gemeenten ontbreken"),
    ],
)
def test_een_lezer_weigert_een_bestand_met_enkele_gemeenten(naam, melding):
    with pytest.raises(Gegevensfout, match=melding):
        soorten.lees(UITTREKSELS / naam)
