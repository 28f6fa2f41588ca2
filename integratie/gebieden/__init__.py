"""Gemeenten, groepen, fusies en grenzen: op welk grondgebied slaat een cijfer?

De lijst telt de 285 gemeenten van het Vlaams Gewest en de 19 van het Brussels Hoofdstedelijk
Gewest, in de indeling van 1 januari 2025. Bron: gebiedsindelingen van provincies.incijfers.be en
de REFNIS-tabel van Statbel; de bestanden in `data/` worden geschreven door `integratie.inlezen`.
"""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from integratie.bestanden import vingerafdrukken
from integratie.fouten import Gebruiksfout, suggestie
from integratie.gebieden import groepenbestand
from integratie.project import projectmap

# Onze tabellen zijn klein: tekst in Arrow kost per bewerking meer dan ze opbrengt (een derde van het opwarmen).
pd.set_option("mode.string_storage", "python")

MAP = Path(__file__).parents[1] / "data"
VLAAMS_GEWEST, BRUSSELS_GEWEST = "02000", "04000"
RAND = "vlaamse-rand"


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


@dataclass(frozen=True, slots=True)
class Gebied:
    """Een som van gemeenten: `code` is de officiële REFNIS-code of, zonder code, een korte naam."""

    code: str
    naam: str
    leden: tuple[str, ...]
    in_zin: str  # hoe het gebied in een zin heet, met het juiste lidwoord


def _bestand(naam: str) -> io.BytesIO:
    """Een bestand over gebieden, ongewijzigd sinds het geschreven werd. Fout: `Gegevensfout`."""
    return io.BytesIO(vingerafdrukken.lees(MAP / naam))


@cache
def gemeenten() -> dict[str, Gemeente]:
    """Alle 304 gemeenten, op NIS-code gesorteerd."""
    rijen = pd.read_csv(_bestand("gemeenten.csv"), dtype=str, keep_default_na=False)
    return {
        r["nis"]: Gemeente(
            **{**r, "faciliteiten": r["faciliteiten"] == "ja", "vlaamse_rand": r["vlaamse_rand"] == "ja"}
        )
        for r in rijen.sort_values("nis").to_dict("records")
    }


def plat(naam: str) -> str:
    """Naam zonder accenten, hoofdletters, leestekens of dubbele spaties, om namen te vergelijken."""
    zonder = "".join(t for t in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(t))
    return " ".join("".join(t if t.isalnum() else " " for t in zonder.casefold()).split())


def zoek(invoer: str) -> Gemeente:
    """De gemeente met deze NIS-code of naam (hoofdletters en accenten tellen niet), of de cluster met deze sleutel of naam.

    Fout: `Gebruiksfout` met de dichtste namen wanneer niets past.
    """
    if gevonden := _gemeente(invoer):
        return gevonden
    op_sleutel = {plat(t): c for c in clusters().values() for t in (c.nis, c.naam)}
    return op_sleutel.get(plat(str(invoer))) or _niet_gevonden(invoer, clusters().values())


def zoek_gemeente(invoer: str) -> Gemeente:
    """Zoals `zoek`, maar alleen een gemeente."""
    return _gemeente(invoer) or _niet_gevonden(invoer)


def _gemeente(invoer: str) -> Gemeente | None:
    return gemeenten().get(str(invoer).strip()) or _op_naam().get(plat(str(invoer)))


@cache
def _op_naam() -> dict[str, Gemeente]:
    return {plat(g.naam): g for g in gemeenten().values()}


def _niet_gevonden(invoer: str, clusters=()):
    tekst = str(invoer).strip()
    if opvolger := _opvolgers().get(plat(tekst)) or _opvolgers().get(tekst):
        nieuw = gemeenten()[opvolger]
        raise Gebruiksfout(
            f"De gemeente '{invoer}' is opgegaan in {nieuw.naam} ({nieuw.nis}): geef die naam of code op."
        )
    hulp = suggestie(tekst, [g.naam for g in (*gemeenten().values(), *clusters)])
    verwacht = hulp or " Geef een NIS-code van vijf cijfers of de naam van een Vlaamse of Brusselse gemeente."
    raise Gebruiksfout(f"Ik ken geen gemeente '{invoer}'.{verwacht}")


@cache
def clusters() -> dict[str, Gemeente]:
    """Sleutel → groep als één eenheid: de Vlaamse Rand en elke groep van `parameters/groepen.yaml`."""
    return {sleutel: _als_eenheid(groep) for sleutel, groep in groepen().items() if sleutel == groep.code}


def _als_eenheid(gebied: Gebied) -> Gemeente:
    leden = [gemeenten()[nis] for nis in gebied.leden]

    def gedeeld(veld: str) -> str:
        waarden = {getattr(lid, veld) for lid in leden}
        return waarden.pop() if len(waarden) == 1 else ""

    return Gemeente(
        gebied.code,
        gebied.naam,
        gedeeld("gewest"),
        gedeeld("provincie"),
        gedeeld("arrondissement"),
        gedeeld("referentieregio"),
        faciliteiten=any(lid.faciliteiten for lid in leden),
        vlaamse_rand=all(lid.vlaamse_rand for lid in leden),
        leden=gebied.leden,
    )


def plaats(code: str) -> Gemeente:
    """De gemeente met deze NIS-code, of de cluster met deze sleutel."""
    return gemeenten().get(code) or clusters()[code]


def waarom_onbekend(code: str) -> str:
    """Waarom een code of sleutel van vroeger nu geen gebied is, voor wie een oud rapport nog opsomt."""
    if re.fullmatch(r"[0-9]{5}", code):
        return f"{code} is geen gemeente van vandaag"
    return "deze groep bestaat niet meer in parameters/groepen.yaml"


def leden_van(code: str) -> tuple[str, ...]:
    """De NIS-codes van een cluster; van een gemeente alleen die van haarzelf."""
    return plaats(code).leden or (code,)


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
    return pd.read_csv(_bestand("fusies.csv"), dtype={"oud": str, "nieuw": str})


@cache
def _keten() -> dict[str, str]:
    return dict(zip(fusies()["oud"], fusies()["nieuw"], strict=True))


def vandaag(nis: str) -> str:
    """De code van vandaag voor een code van vroeger (ongewijzigd als er niets gebeurde)."""
    nieuw = _keten().get(nis, nis)
    return nis if nieuw == nis else vandaag(nieuw)


@cache
def groepen() -> dict[str, Gebied]:
    """Vaste groepen op naam: Vlaamse Rand, arrondissementen, provincies, gewesten, en die van `parameters/groepen.yaml`."""
    alle = gemeenten().values()
    vast: dict[str, Gebied] = {}

    def voeg_toe(sleutel: str, code: str, naam: str, in_zin: str, leden) -> None:
        vast[sleutel] = Gebied(code, naam, tuple(g.nis for g in leden), in_zin)

    voeg_toe(RAND, RAND, "Vlaamse Rand", "de Vlaamse Rand", [g for g in alle if g.vlaamse_rand])
    voeg_toe(
        "vlaanderen",
        VLAAMS_GEWEST,
        "Vlaams Gewest",
        "het Vlaams Gewest",
        [g for g in alle if g.gewest == VLAAMS_GEWEST],
    )
    brussel = "Brussels Hoofdstedelijk Gewest"
    voeg_toe("brussel", BRUSSELS_GEWEST, brussel, f"het {brussel}", [g for g in alle if g.gewest == BRUSSELS_GEWEST])
    for code, naam in namen_hogere_gebieden().items():
        leden = [g for g in alle if code in (g.arrondissement, g.provincie)]
        soort, _, eigennaam = naam.partition(" ")
        lidwoord = "de " if soort == "Provincie" else "het "
        voeg_toe(
            plat(eigennaam).replace(" ", "-") if soort == "Provincie" else _arrondissementsleutel(eigennaam),
            code,
            naam,
            lidwoord + soort.lower() + " " + eigennaam,
            leden,
        )
    return vast | _eigen_groepen(vast)


def _arrondissementsleutel(eigennaam: str) -> str:
    sleutel = plat(eigennaam).replace(" ", "-")
    return sleutel if sleutel == "halle-vilvoorde" else f"arrondissement-{sleutel}"


@cache
def namen_hogere_gebieden() -> dict[str, str]:
    """REFNIS-code → naam van de arrondissementen en provincies van het Vlaams Gewest."""
    rijen = pd.read_csv(_bestand("hogere_gebieden.csv"), dtype=str)
    return dict(zip(rijen["code"], rijen["naam"], strict=True))


def _eigen_groepen(vast: dict[str, Gebied]) -> dict[str, Gebied]:
    """De groepen van `parameters/groepen.yaml`. Fout: `Gebruiksfout` met regel, veld en raad."""
    pad = projectmap() / "parameters" / "groepen.yaml"
    if not pad.exists():
        return {}
    bezet = {plat(t): f"de vaste groep {groep.naam}" for s, groep in vast.items() for t in (s, groep.naam)}
    bezet |= {plat(t): f"de gemeente {g.naam}" for g in gemeenten().values() for t in (g.nis, g.naam)}
    gelezen = groepenbestand.lees(pad, lambda woord: zoek_gemeente(woord).nis, bezet, plat)
    return {sleutel: Gebied(sleutel, groep.naam, groep.leden, groep.naam) for sleutel, groep in gelezen.items()}


def groep(naam: str) -> Gebied:
    """De groep met deze naam. Fout: `Gebruiksfout` met de bestaande namen."""
    if naam in groepen():
        return groepen()[naam]
    bekend = ", ".join(sorted(groepen()))
    raise Gebruiksfout(f"Ik ken geen groep '{naam}'.{suggestie(naam, groepen())} De groepen zijn: {bekend}.")


@cache
def op_code() -> dict[str, Gebied]:
    """Code → gebied of groep."""
    return {g.code: g for g in groepen().values()}


def vergelijkingsgebieden(nis: str) -> list[Gebied]:
    """Waarmee een gemeente (of cluster) vergeleken wordt: Rand, arrondissement, provincie, Vlaams Gewest, Brussel."""
    gemeente = plaats(nis)
    codes = [RAND] + (["23000"] if gemeente.vlaamse_rand else [])
    codes += [gemeente.arrondissement, gemeente.provincie, VLAAMS_GEWEST, BRUSSELS_GEWEST]
    return [op_code()[c] for c in dict.fromkeys(codes) if c in op_code() and c != nis]


@cache
def grenzen():
    """Grenzen van de 304 gemeenten: GeoDataFrame `nis, naam, geometry` in Lambert 72 (EPSG:31370), veralgemeend op 100 m."""
    import geopandas as gpd
    import pyarrow.parquet as pq

    # Zonder draden: een proces dat later splitst (fork) mag er geen hebben.
    bestand = pq.ParquetFile(_bestand("grenzen.parquet"), pre_buffer=False)
    tabel = bestand.read(use_threads=False).to_pandas(use_threads=False)
    vormen = gpd.GeoSeries.from_wkb(tabel["geometry"], crs="EPSG:31370")
    return gpd.GeoDataFrame(tabel[["nis", "naam"]], geometry=vormen)


@cache
def _buurparen() -> dict[str, frozenset[str]]:
    import shapely

    vormen, codes = grenzen().geometry.to_numpy(), list(grenzen()["nis"])
    links, rechts = shapely.STRtree(vormen).query(vormen, predicate="intersects")
    # Enkel een punt gemeen hebben is geen buur zijn.
    lengte = shapely.length(shapely.intersection(vormen[links], vormen[rechts]))
    paren = [(codes[a], codes[b]) for a, b, m in zip(links, rechts, lengte, strict=True) if a != b and m > 0]
    return {code: frozenset(b for a, b in paren if a == code) for code in codes}


def buren(nis: str) -> frozenset[str]:
    """De gemeenten van Vlaanderen en Brussel die een stuk grens delen met deze gemeente (NIS-codes)."""
    return _buurparen()[nis]
