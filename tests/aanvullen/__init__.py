"""Uittreksels aanvullen tot een map die de lezers aanvaarden: zij weigeren een bestand waarin gemeenten ontbreken.

Wat in een uittreksel staat, blijft letter voor letter staan. De andere gemeenten komen erbij met de cijfers van de ingebedde editie. Wat over hen
nagerekend wordt, bewijst dus dat de berekening klopt, niet dat de editie met het bestand van de uitgever overeenkomt; dat bewijzen de gemeenten van
het uittreksel, en alle gemeenten samen met de volledige bestanden. Van een latere fusie krijgt het eerste deel alles en de andere delen nul.
"""

import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from aanvullen import grondgebied, overgetikt, pinc, statbel
from aanvullen.editie import LEEG_NA_FUSIE, cijfers_van, gewest_van, in_werkboek, ontbrekend, zet_erbij
from integratie import gebieden
from integratie.lezers.gsm_survey import ITEMS


def vul_aan(uittreksels: Path, doel: Path) -> Path:
    """Kopieer de uittreksels naar `doel` en vul elk bestand aan dat een lezer anders weigert."""
    shutil.copytree(
        uittreksels, doel, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__", "HERKOMST.md")
    )
    for tabel in statbel.GROEPEN:
        statbel.parquet(next(doel.glob(f"statbel/{tabel}_*.parquet")), tabel)
    for pad in doel.glob("statbel/TF_SOC_POP_STRUCT_*.zip"):
        statbel.structuur(pad)
    statbel.inkomen(next(doel.glob("statbel/TF_PSNL_INC_TAX_MUNTY*.zip")))
    in_werkboek(next(doel.glob("statbel/fiscale_inkomens_tabel_C1*.xlsx")), statbel.tabel_c1)
    for patroon, maak in overgetikt.MAKERS.items():
        for pad in doel.glob(patroon):
            zet_erbij(pad, maak)
    zet_erbij(next(doel.glob("svr/*.csv")), _huishoudens)
    zet_erbij(next(doel.glob("gsm/gemeente_stadsmonitor_survey_*.csv")), _survey)
    for pad in doel.glob("pinc/*.csv"):
        pinc.csv(pad)
    in_werkboek(doel / "pinc" / "werkloosheid_gemeenten.xlsx", pinc.werkloosheid)
    grondgebied.vul_aan(doel / "gebieden")
    return doel


def _huishoudens(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    cijfers, aanwezig = cijfers_van("huishoudens"), {r[1] for r in regels}
    weg = [
        (nis, vandaag) for nis, _, vandaag in ontbrekend(2024, aanwezig) if gewest_van(nis) == gebieden.VLAAMS_GEWEST
    ]
    for jaar, (nis, vandaag), leden in product(range(2010, 2041), weg, ("1", "2", "3", "4+")):
        yield [jaar, nis, leden, int(cijfers[vandaag, jaar, "huishoudens", leden][0]) if vandaag else 0]


def _survey(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    """Herstappe deed niet mee."""
    cijfers, aanwezig = cijfers_van("survey"), {"73028", *(r[2].removesuffix(".0") for r in regels)}
    for nis, naam, vandaag in ontbrekend(2024, aanwezig):
        if gewest_van(nis) == gebieden.VLAAMS_GEWEST:
            cellen = dict.fromkeys(kop, "") | {"gemeente": naam, "nis_code": f"{nis}.0"}
            for kolom, onderwerp in ITEMS.items():
                waarde, status = cijfers[vandaag, 2023, onderwerp, ""] if vandaag else (0, "fusie")
                cellen[kolom] = LEEG_NA_FUSIE if status == "fusie" else waarde
            yield list(cellen.values())
