"""Vijftig keuzes van gebieden ernaast, door elkaar: elk cijfer van een gebied is de som van zijn gemeenten, hier uit de tabellen zelf berekend."""

import random
from functools import cache

import pandas as pd
import pytest
from merken import merken
from officieel import RAND

import integratie as ig
from integratie import gebieden
from integratie.opslag import edities
from integratie.vierblad import keuze

Cellen = tuple[str, str, tuple[str, ...]]  # tabel, onderwerp, groepen (leeg = alle)
BUITENLANDS = ("buurland", "eu27", "niet_eu27")
MENSEN: Cellen = ("herkomst", "inwoners", ())
# Indicator → wat geteld wordt, waarover, en maal wat.
SOMMEN: dict[str, tuple[Cellen, Cellen, int]] = {
    "aandeel_buitenlandse_herkomst": (("herkomst", "inwoners", BUITENLANDS), MENSEN, 100),
    "aandeel_niet_eu_herkomst": (("herkomst", "inwoners", ("niet_eu27",)), MENSEN, 100),
    "aandeel_niet_belg": (("nationaliteit", "inwoners", ("niet_belg",)), ("nationaliteit", "inwoners", ()), 100),
    "aandeel_65_plus": (("inwoners_totaal", "inwoners_65plus", ()), ("inwoners_totaal", "inwoners", ()), 100),
    "nieuwkomers_per_1000_inwoners": (("nieuwkomers", "nieuwkomers", ()), MENSEN, 1000),
    "aandeel_niet_eu_nieuwkomers": (
        ("nieuwkomers", "nieuwkomers_niet_eu", ()),
        ("nieuwkomers", "nieuwkomers", ()),
        100,
    ),
    "leefloon_per_1000_inwoners": (("armoede", "leefloon", ()), ("armoede", "leefloon_inwoners", ()), 1000),
    "verhoogde_tegemoetkoming": (
        ("armoede", "verhoogde_tegemoetkoming", ()),
        ("armoede", "verhoogde_tegemoetkoming_inwoners", ()),
        100,
    ),
    "andere_thuistaal_lager": (
        ("leerlingen_register", "leerlingen_lager", ("niet_nederlands",)),
        ("leerlingen_register", "leerlingen_lager", ()),
        100,
    ),
    "cursisten_per_1000_inwoners": (
        ("volwassenenonderwijs", "cursisten", ()),
        ("nationaliteit", "inwoners", ()),
        1000,
    ),
}
THEMAS = (
    "aantallen",
    "nieuwkomers",
    "anderstaligen",
    "minderjarigen",
    "tewerkstelling",
    "onderwijs",
    "inburgering",
    "context",
)


def keuzes() -> list[tuple[str, list[str]]]:
    """Vijftig keren een gemeente met één tot vier gebieden ernaast: groepen, referentieregio's, samenwerkingen, eigen groepen en gemeenten."""
    toeval, alle = random.Random(23), gebieden.groep("vlaanderen").leden
    gemeenten = [gebieden.gemeenten()[nis].naam for nis in alle]
    bakken = [
        [code for code in gebieden.groepen() if code != "vlaanderen"],
        ["referentieregio:Oost-Brabant", "referentieregio:Halle-Vilvoorde", "referentieregio:Kempen"],
        ["centrumsteden", "noordrand", "gelijkaardig"],
        gemeenten,
    ]
    uit = [
        (toeval.choice(alle), [toeval.choice(toeval.choice(bakken)) for _ in range(toeval.randint(1, 4))])
        for _ in range(60)
    ]
    return [(nis, naast) for nis, naast in uit if gebieden.plaats(nis).naam not in naast][:50]


@cache
def tabel(naam: str) -> pd.DataFrame:
    return edities.lees(naam)


@cache
def som(cellen: Cellen, jaar: int, leden: tuple[str, ...]) -> float:
    naam, onderwerp, groepen = cellen
    t = tabel(naam)
    t = t[(t["onderwerp"] == onderwerp) & (t["jaar"] == jaar) & t["nis"].isin(leden)]
    return float((t[t["groep"].isin(groepen)] if groepen else t)["waarde"].sum())


@pytest.mark.traag
def test_elk_cijfer_van_een_gebied_is_de_som_van_zijn_gemeenten(steekproef):
    nagerekend = 0
    for nis, naast in steekproef(keuzes(), 25):
        ig.vergelijk(nis, naast, 2026)
        try:
            leden = {g.code: g.leden for g in gebieden.gekozen(nis)}
            bladen = (ig.kerngetallen(nis, 2026), ig.hoofdpunten(nis, 2026), ig.themarijen(nis, 2026, list(THEMAS)))
            alle = [m for blok in bladen for m in merken(blok.onderdelen)]
        finally:
            gebieden.kies(nis, ())
        for m in alle:
            if m.indicator in SOMMEN and m.code in leden and m.soort in ("waarde", "kaal") and not m.groep:
                teller, noemer, maal = SOMMEN[m.indicator]
                wie = leden[m.code] or (m.code,)
                verwacht = maal * som(teller, m.jaar, wie) / som(noemer, m.jaar, wie)
                assert m.waarde == pytest.approx(verwacht, rel=1e-9), (nis, naast, m)
                nagerekend += 1
    assert nagerekend > 20


def test_een_keuze_verandert_niets_aan_wie_niet_koos():
    """Na een keuze voor Vilvoorde staan de andere van de Rand nog naast dezelfde gebieden, en Vilvoorde na afloop ook."""

    def naast() -> dict[str, list[str]]:
        return {nis: [g.code for g in gebieden.maatstaven(nis)] for nis in RAND}

    voor, punten = naast(), keuze.kandidaten("23088", 2026)
    ig.vergelijk("Vilvoorde", ["centrumsteden", "Mechelen"], 2026)
    try:
        gekozen = naast()
        assert len(gekozen.pop("23088")) == 2 and gekozen == {nis: g for nis, g in voor.items() if nis != "23088"}
        assert keuze.kandidaten("23088", 2026) != punten
    finally:
        gebieden.kies("23088", ())
    assert (naast(), keuze.kandidaten("23088", 2026)) == (voor, punten)
