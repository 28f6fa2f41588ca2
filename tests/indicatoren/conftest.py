"""Ruwe bronbestanden, hier opnieuw en onafhankelijk van het pakket gelezen, om indicatoren mee na te rekenen."""

import csv
import io
import re
import zipfile

import openpyxl
import pandas as pd
import pytest
from officieel import RAND

from integratie import gebieden
from integratie.indicator import cijfers


@pytest.fixture
def cijfer():
    """(naam, nis, jaar, groep) → de waarde van een indicator."""

    def geef(naam: str, nis: str, jaar: int, groep: str = "", kolom: str = "waarde"):
        c = cijfers(naam)
        rij = c[(c["nis"] == nis) & (c["jaar"] == jaar) & (c["groep"] == groep)]
        assert len(rij) == 1, f"{naam} {nis} {jaar} {groep!r}: {len(rij)} rijen"
        return rij[kolom].iloc[0]

    return geef


@pytest.fixture(scope="session")
def ruwe_herkomst(bronmap) -> pd.DataFrame:
    """Statbel: per (nis, jaar) `belgian_bg, neighbouring, eu27, non_eu27, total`."""
    rijen = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet")
    return rijen.rename(columns={"CD_REFNIS": "nis", "year": "jaar"}).set_index(["nis", "jaar"])


@pytest.fixture(scope="session")
def ruwe_nationaliteit(bronmap) -> pd.DataFrame:
    """Statbel: per (nis, jaar) `BEL, ETR, total`."""
    rijen = pd.read_parquet(bronmap / "statbel/nationaliteit_per_gemeente_2009-2025.parquet")
    return rijen.rename(columns={"CD_REFNIS": "nis", "year": "jaar"}).set_index(["nis", "jaar"])


@pytest.fixture(scope="session")
def pinc(bronmap):
    """(bestand, begin van de indicatornaam, gemeente) → {jaar: waarde of teken} uit een ruwe PinC-export."""

    def lees(bestand: str, indicator: str, gemeente: str) -> dict:
        tabel = pd.read_csv(bronmap / "pinc" / bestand, sep=";", encoding="utf-8-sig", dtype=str).set_index("gemeenten")
        rij = tabel.loc[next(n for n in tabel.index if re.fullmatch(re.escape(gemeente) + r"( \(.*\))?", n))]
        gekozen = {k: v for k, v in rij.items() if k.startswith(indicator)}
        return {int(k.split("|")[1]): float(v.replace(",", ".")) if v[0].isdigit() else v for k, v in gekozen.items()}

    return lees


@pytest.fixture(scope="session")
def werkloosheid(bronmap):
    """(label, gemeente) → {jaar: waarde of teken}; het label staat in de láátste kolom van zijn blok van 11 jaren."""
    rijen = list(
        openpyxl.load_workbook(bronmap / "pinc/werkloosheid_gemeenten.xlsx").active.iter_rows(values_only=True)
    )
    einde = {label: kolom for kolom, label in enumerate(rijen[1]) if kolom and label}

    def lees(label: str, gemeente: str) -> dict:
        rij = next(r for r in rijen if str(r[0]).partition(" (")[0] == gemeente)
        return dict(zip(range(2014, 2025), rij[einde[label] - 10 : einde[label] + 1], strict=True))

    return lees


@pytest.fixture(scope="session")
def structuur(bronmap):
    """jaar → Statbel TF_SOC_POP_STRUCT met `nis, nationaliteit, leeftijd, aantal`."""

    def lees(jaar: int) -> pd.DataFrame:
        pad = bronmap / f"statbel/TF_SOC_POP_STRUCT_{jaar}.zip"
        with zipfile.ZipFile(pad) as archief, archief.open(archief.namelist()[0]) as bestand:
            rijen = pd.read_csv(
                bestand, sep="|", encoding="utf-8-sig", dtype={"CD_MUNTY_REFNIS": str, "CD_REFNIS": str}
            )
        return rijen.rename(
            columns={
                "CD_MUNTY_REFNIS": "nis",
                "CD_REFNIS": "nis",
                "CD_NATLTY": "nationaliteit",
                "CD_AGE": "leeftijd",
                "MS_POPULATION": "aantal",
            }
        )

    return lees


@pytest.fixture(scope="session")
def gsm(bronmap):
    """(blad, nis, jaar[, tekst]) → (teller, noemer) uit de csv van de Gemeente-Stadsmonitor; het Vlaams Gewest is 2000."""
    rijen: dict[str, list[list[str]]] = {}

    def lees(blad: str, nis: str, jaar: int, tekst: str = "") -> tuple[int, int]:
        if blad not in rijen:
            thema = "Armoede" if blad.startswith("AR") else "Integratie"
            pad = next((bronmap / "gsm/register").glob(f"GSM_register_{thema}*.zip"))
            with zipfile.ZipFile(pad) as archief, archief.open(f"GSM_register_{thema}/{blad}.csv") as bestand:
                rijen[blad] = list(csv.reader(io.TextIOWrapper(bestand, "utf-8-sig", newline="")))
        kop, *alle = rijen[blad]
        van = kop.index("Jaar")
        raak = [r for r in alle if r[1] == nis and r[van] == str(jaar) and (not tekst or tekst in map(str.strip, r))]
        assert len(raak) == 1, f"{blad} {nis} {jaar} {tekst!r}: {len(raak)} rijen"
        return int(raak[0][-3]), int(raak[0][-2])

    return lees


@pytest.fixture(scope="session")
def rand() -> dict[str, str]:
    """De 19 gemeenten van de Vlaamse Rand (domeinkennis, niet uit het pakket)."""
    assert set(RAND) == set(gebieden.groep("vlaamse-rand").leden)
    return RAND
