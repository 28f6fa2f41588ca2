"""De gemeenten van vandaag, hun vroegere namen en codes, en hoe namen te vergelijken zijn."""

import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NoReturn

import pandas as pd

from integratie.bestanden import vingerafdrukken
from integratie.fouten import Gebruiksfout, suggestie

# Onze tabellen zijn klein: tekst in Arrow kost per bewerking meer dan ze opbrengt (een derde van het opwarmen).
pd.set_option("mode.string_storage", "python")

MAP = Path(__file__).parents[1] / "data"
VLAAMS_GEWEST, BRUSSELS_GEWEST = "02000", "04000"
_KENMERK = re.compile(r"\s*\(.*\)")  # "Hal (Hal-Vilvorde)"


@dataclass(frozen=True, slots=True)
class Gemeente:
    """Eén gemeente van vandaag; `nis` is tekst van vijf cijfers.

    Een cluster van gemeenten wordt gelezen zoals één gemeente: `nis` is dan de sleutel van de groep en `leden` de NIS-codes.
    """

    nis: str
    naam: str
    gewest: str
    provincie: str
    arrondissement: str
    referentieregio: str
    faciliteiten: bool
    vlaamse_rand: bool
    leden: tuple[str, ...] = ()


def bestand(naam: str) -> io.BytesIO:
    """Een bestand over gebieden, ongewijzigd sinds het geschreven werd. Fout: `Gegevensfout`."""
    return io.BytesIO(vingerafdrukken.lees(MAP / naam))


@cache
def gemeenten() -> dict[str, Gemeente]:
    """NIS-code → gemeente, voor alle gemeenten, op code gesorteerd.

    >>> ig.gemeenten()["23088"].naam
    'Vilvoorde'
    """
    rijen = pd.read_csv(bestand("gemeenten.csv"), dtype=str, keep_default_na=False).sort_values("nis")
    vlaggen = {kolom: rijen[kolom] == "ja" for kolom in ("faciliteiten", "vlaamse_rand")}
    return {rij["nis"]: Gemeente(**rij) for rij in rijen.assign(**vlaggen).to_dict("records")}


@lru_cache(maxsize=20_000)  # een bestand noemt elke naam vele keren
def plat(naam: str) -> str:
    """Naam zonder accenten, hoofdletters, leestekens of dubbele spaties, om namen te vergelijken."""
    zonder = "".join(t for t in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(t))
    return " ".join("".join(t if t.isalnum() else " " for t in zonder.casefold()).split())


def gemeente(invoer: object) -> Gemeente | None:
    """De gemeente met deze NIS-code of naam (hoofdletters en accenten tellen niet), of None."""
    tekst = str(invoer).strip()
    return gemeenten().get(tekst) or _op_naam().get(plat(tekst))


@cache
def _op_naam() -> dict[str, Gemeente]:
    return {plat(g.naam): g for g in gemeenten().values()}


@cache
def _in_een_andere_taal() -> dict[str, str]:
    """Naam in het Frans of Duits (plat) → naam in het Nederlands."""
    alle = gemeenten().items()
    return {plat(_KENMERK.sub("", naam)): g.naam for nis, g in alle for naam in namen_in_elke_taal().get(nis, ())}


@cache
def namen_in_elke_taal() -> dict[str, tuple[str, ...]]:
    """NIS-code → namen in het Nederlands, Frans en Duits, van alle Belgische gemeenten sinds 2018. Bron: REFNIS (Statbel), `gemeentenamen.csv`."""
    rijen = pd.read_csv(Path(__file__).with_name("gemeentenamen.csv"), dtype=str)
    return {r.nis: tuple(r.namen.split("|")) for r in rijen.itertuples()}


def zoek_gemeente(invoer: object) -> Gemeente:
    """Zoals `gemeente`. Fout: `Gebruiksfout` met de dichtste namen wanneer niets past."""
    return gemeente(invoer) or onbekend(invoer)


def onbekend(invoer: object, ook: Iterable[str] = ()) -> NoReturn:
    """De `Gebruiksfout` bij een gemeente die niet bestaat; `ook` zijn andere namen die hier mogen."""
    tekst = str(invoer).strip()
    if opvolger := _opvolgers().get(plat(tekst)) or _opvolgers().get(tekst):
        nieuw = gemeenten()[opvolger]
        raise Gebruiksfout(
            f"De gemeente '{invoer}' is opgegaan in {nieuw.naam} ({nieuw.nis}): geef die naam of code op."
        )
    if nederlands := _in_een_andere_taal().get(plat(tekst)):
        raise Gebruiksfout(f"Ik ken geen gemeente '{invoer}'. Bedoelde je {nederlands}?")
    hulp = suggestie(tekst, [*(g.naam for g in gemeenten().values()), *ook])
    verwacht = hulp or " Geef een NIS-code van vijf cijfers of de naam van een Vlaamse of Brusselse gemeente."
    raise Gebruiksfout(f"Ik ken geen gemeente '{invoer}'.{verwacht}")


@cache
def _opvolgers() -> dict[str, str]:
    """Vroegere namen en codes (plat) → NIS-code van vandaag, voor wat geen gemeente van vandaag meer is."""
    namen = {plat(g.naam) for g in gemeenten().values()}
    rijen = [(plat(r.oude_naam), r.oud, vandaag(r.oud)) for r in fusies().itertuples()]
    gevonden = {naam: nieuw for naam, _, nieuw in rijen if naam not in namen}
    return gevonden | {oud: nieuw for _, oud, nieuw in rijen if oud not in gemeenten()}


@cache
def fusies() -> pd.DataFrame:
    """Fusies van 2019 en 2025 in Vlaanderen: `jaar, oud, oude_naam, nieuw, nieuwe_naam` (1 januari van `jaar`)."""
    return pd.read_csv(bestand("fusies.csv"), dtype={"oud": str, "nieuw": str})


@cache
def _keten() -> dict[str, str]:
    return dict(zip(fusies()["oud"], fusies()["nieuw"], strict=True))


def vandaag(nis: str) -> str:
    """De code van vandaag voor een code van vroeger (ongewijzigd als er niets gebeurde)."""
    nieuw = _keten().get(nis, nis)
    return nis if nieuw == nis else vandaag(nieuw)


def parquet(naam: str) -> pd.DataFrame:
    """Een tabel over gebieden, zonder draden: een proces dat later splitst (fork) mag er geen hebben. Fout: `Gegevensfout`."""
    import pyarrow.parquet as pq

    inhoud = pq.ParquetFile(bestand(naam), pre_buffer=False)
    return inhoud.read(use_threads=False).to_pandas(use_threads=False)


@cache
def sectoren() -> pd.DataFrame:
    """Statistische sector van 2025 (index) → `nis` van de gemeente en `wijk` (code van provincies.incijfers.be)."""
    return parquet("statistische_sectoren.parquet").astype("str").set_index("sector")
