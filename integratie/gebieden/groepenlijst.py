"""Gebieden van meer gemeenten: de Vlaamse Rand, de officiële gebieden, de eigen groepen en andere vaste groepen."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import yaml

from integratie.gebieden import groepenbestand
from integratie.gebieden.gemeentelijst import (
    BRUSSELS_GEWEST,
    VLAAMS_GEWEST,
    Gemeente,
    bestand,
    gemeenten,
    plat,
    zoek_gemeente,
)
from integratie.project import projectmap

RAND = "vlaamse-rand"
AFKORTINGEN = {"arrondissement ": "arr.\u00a0", "provincie ": "prov.\u00a0"}
_AFGEKORT = re.compile("|".join(AFKORTINGEN))
VASTE_GROEPEN = Path(__file__).with_name("vaste_groepen.yaml")


@dataclass(frozen=True, slots=True)
class Gebied:
    """Een som van gemeenten: `code` is de officiële REFNIS-code of, zonder code, een korte naam."""

    code: str
    naam: str
    leden: tuple[str, ...]
    in_zin: str  # hoe het gebied in een zin heet, met het juiste lidwoord
    leden_heten: str = ""  # hoe zijn gemeenten samen heten, als dat niet "gemeenten van …" is

    @property
    def wie(self) -> str:
        """ "gemeenten van de Vlaamse Rand", "centrumsteden": de leden samen, na een telwoord of "de"."""
        return self.leden_heten or f"gemeenten van {self.in_zin}"

    @property
    def na_telwoord(self) -> str:
        """ "in de Vlaamse Rand", "centrumsteden": waar iemand een plaats heeft, na "2e van 13"."""
        return self.leden_heten or f"in {self.in_zin}"

    @property
    def kort_in_zin(self) -> str:
        """Zoals `in_zin`, voor een titel of een smalle kolom: "de Rand", "Vlaanderen"."""
        return {RAND: "de Rand", VLAAMS_GEWEST: "Vlaanderen"}.get(self.code, self.in_zin)

    @property
    def in_kolom(self) -> str:
        """Nog korter, voor een kolomkop of cel: "het arr. Aalst", "de prov. Antwerpen"; met een vaste spatie, zodat de punt geen einde van een zin is."""
        return _AFGEKORT.sub(lambda m: AFKORTINGEN[m[0]], self.kort_in_zin)


@cache
def groepen() -> dict[str, Gebied]:
    """Vaste groepen op naam: Vlaamse Rand, arrondissementen, provincies, gewesten, en die van `parameters/groepen.yaml`."""
    alle = gemeenten().values()
    vast: dict[str, Gebied] = {}

    def voeg_toe(sleutel: str, code: str, naam: str, in_zin: str, leden) -> None:
        vast[sleutel] = Gebied(code, naam, tuple(g.nis for g in leden), in_zin)

    voeg_toe(RAND, RAND, "Vlaamse Rand", "de Vlaamse Rand", [g for g in alle if g.vlaamse_rand])
    for sleutel, code, naam in (
        ("vlaanderen", VLAAMS_GEWEST, "Vlaams Gewest"),
        ("brussel", BRUSSELS_GEWEST, "Brussels Hoofdstedelijk Gewest"),
    ):
        voeg_toe(sleutel, code, naam, f"het {naam}", [g for g in alle if g.gewest == code])
    for code, naam in namen_hogere_gebieden().items():
        leden = [g for g in alle if code in (g.arrondissement, g.provincie)]
        soort, _, eigennaam = naam.partition(" ")
        sleutel, lidwoord = plat(eigennaam).replace(" ", "-"), "de" if soort == "Provincie" else "het"
        kort = soort == "Provincie" or sleutel == "halle-vilvoorde"
        in_zin = f"{lidwoord} {soort.lower()} {eigennaam}"
        voeg_toe(sleutel if kort else f"arrondissement-{sleutel}", code, naam, in_zin, leden)
    return vast | _eigen_groepen(vast)


@cache
def namen_hogere_gebieden() -> dict[str, str]:
    """REFNIS-code → naam van de arrondissementen en provincies van het Vlaams Gewest."""
    rijen = pd.read_csv(bestand("hogere_gebieden.csv"), dtype=str)
    return dict(zip(rijen["code"], rijen["naam"], strict=True))


@cache
def samenwerkingen() -> pd.DataFrame:
    """`code, naam, nis`: de intergemeentelijke samenwerkingen voor woonbeleid (2026) en hun gemeenten; niet elke gemeente doet mee."""
    return pd.read_csv(bestand("igs.csv"), dtype=str)


@cache
def andere_vaste_groepen() -> dict[str, Gebied]:
    """Sleutel → groep van `vaste_groepen.yaml` (de centrumsteden), tenzij een eigen groep zo heet."""
    uit: dict[str, Gebied] = {}
    bezet = {plat(t) for sleutel, groep in groepen().items() for t in (sleutel, groep.naam)}
    for sleutel, groep in yaml.safe_load(VASTE_GROEPEN.read_text(encoding="utf-8")).items():
        if not bezet & {plat(sleutel), plat(groep["naam"])}:
            leden = tuple(zoek_gemeente(lid).nis for lid in groep["gemeenten"])
            uit[sleutel] = Gebied(sleutel, groep["naam"], leden, groep["in_zin"], groep["leden_heten"])
    return uit


def _eigen_groepen(vast: dict[str, Gebied]) -> dict[str, Gebied]:
    """De groepen van `parameters/groepen.yaml`. Fout: `Gebruiksfout` met regel, veld en raad."""
    pad = projectmap() / "parameters" / "groepen.yaml"
    if not pad.exists():
        return {}
    bezet = {plat(t): f"de vaste groep {groep.naam}" for s, groep in vast.items() for t in (s, groep.naam)}
    bezet |= {plat(t): f"de gemeente {g.naam}" for g in gemeenten().values() for t in (g.nis, g.naam)}
    gelezen = groepenbestand.lees(pad, bezet)
    return {sleutel: Gebied(sleutel, groep.naam, groep.leden, groep.naam) for sleutel, groep in gelezen.items()}


@cache
def clusters() -> dict[str, Gemeente]:
    """Sleutel → groep als één eenheid: de Vlaamse Rand en elke groep van `parameters/groepen.yaml`."""
    return {sleutel: als_eenheid(groep) for sleutel, groep in groepen().items() if sleutel == groep.code}


def als_eenheid(gebied: Gebied) -> Gemeente:
    """Een gebied gelezen zoals één gemeente: wat al zijn leden gemeen hebben, is van het gebied."""
    leden = [gemeenten()[nis] for nis in gebied.leden]

    def gedeeld(veld: str) -> str:
        waarden = {getattr(lid, veld) for lid in leden}
        return waarden.pop() if len(waarden) == 1 else ""

    gewest, provincie, arrondissement, regio = map(
        gedeeld, ("gewest", "provincie", "arrondissement", "referentieregio")
    )
    met_faciliteiten, in_de_rand = any(g.faciliteiten for g in leden), all(g.vlaamse_rand for g in leden)
    return Gemeente(
        gebied.code, gebied.naam, gewest, provincie, arrondissement, regio, met_faciliteiten, in_de_rand, gebied.leden
    )


def waarom_onbekend(code: str) -> str:
    """Waarom een code of sleutel van vroeger nu geen gebied is, voor wie een oud rapport nog opsomt."""
    if re.fullmatch(r"[0-9]{5}", code):
        return f"{code} is geen gemeente van vandaag"
    return "deze groep bestaat niet meer in parameters/groepen.yaml"


@cache
def op_code() -> dict[str, Gebied]:
    """Code → gebied of groep waarvan de som klaarligt."""
    return {g.code: g for g in groepen().values()}
