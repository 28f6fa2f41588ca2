"""Tewerkstelling naar herkomst (KSZ): wie is werkloos, hoe groot is de beroepsbevolking, en in welke sector werkt men?"""

import pandas as pd

from integratie.indicator import Rij, familie, indicator
from integratie.indicatoren import HERKOMSTGROEPEN, HOOFDGROEPEN, TE_WEINIG, TWEE_NIVEAUS
from integratie.rekenen import Vergelijking, aantal, breuk, gedeeld, min_, naast_groep, per_groep, tel

VAN = {"belgisch": "Belgische herkomst", "eu": "EU-herkomst", "niet_eu": "niet-EU-herkomst"}
SECTOREN = ("primair", "secundair", "tertiair", "quartair")
LEEFTIJDEN = ("15-24 jaar", "25-49 jaar", "50-64 jaar")
MET_UITKERING = "Alleen werklozen met een uitkering tellen mee; het cijfer ligt dus lager dan de werkzoekendengraad van VDAB en is er niet mee te vergelijken."
ELDERS = "Wie voor een internationale instelling of in het buitenland werkt, is in deze gegevens meestal niet als werkend bekend."
WERKLOZEN = ("werklozen_geslacht", "beroepsbevolking_geslacht")  # teller en noemer van de werkloosheidsgraad
ONDER_TIEN = "Onder 10 werklozen geeft de bron voor een groep niets, ook de beroepsbevolking niet."
DEEL = {"thema": "tewerkstelling", "doelen": ("empowerment",), "laag": "sociaal-economisch"}
WERKLOOS = {
    **DEEL,
    "teller": "werklozen met een uitkering, per herkomstgroep",
    "noemer": "beroepsbevolking (werkenden en werklozen), per herkomstgroep",
    "feit": "werkloosheid naar herkomst",
    "duiding": "gunstig als lager",
    "beinvloedbaar": True,
    "opmerkingen": (MET_UITKERING, ONDER_TIEN, ELDERS),
}


def _kruis(tabel: pd.DataFrame, teller: str, noemer: str, kenmerken: tuple[str, ...]) -> pd.DataFrame:
    """Teller en noemer voor elke hoofdgroep in elk kenmerk; `groep` is dan `<herkomst> <kenmerk>`."""
    delen = {
        f"{groep} {kenmerk}": breuk(
            tel(tabel, teller, groep, kenmerk=kenmerk), tel(tabel, noemer, groep, kenmerk=kenmerk)
        )
        for groep in HOOFDGROEPEN
        for kenmerk in kenmerken
    }
    return pd.concat(delen, names=["groep"])


def _namen(kenmerken: tuple[str, ...], sjabloon: str) -> dict[str, str]:
    return {f"{g} {k}": sjabloon.format(kenmerk=k, van=van) for g, van in VAN.items() for k in kenmerken}


GESLACHT = {
    f"{g} {k}": f"{wie} van {van}" for g, van in VAN.items() for k, wie in (("man", "mannen"), ("vrouw", "vrouwen"))
}
LEEFTIJD = _namen(LEEFTIJDEN, "{kenmerk}, {van}")
SECTOR = {f"{g} {s}": f"{van}, {s}e sector" for g, van in VAN.items() for s in SECTOREN}


@indicator(
    effect="participatie",
    titel="Werkloosheidsgraad naar herkomst",
    definitie="Werklozen van 15 tot en met 64 jaar met een uitkering in % van de beroepsbevolking van dezelfde herkomst, op 1 januari.",
    groepen=HERKOMSTGROEPEN,
    prioriteit=2,
    rijen=(
        Rij(7, "Werkloosheid, niet-EU-herkomst", groep="niet_eu"),
        Rij(8, "Werkloosheid, Belgische herkomst", groep="belgisch"),
    ),
    **{**WERKLOOS, "opmerkingen": (MET_UITKERING, TWEE_NIVEAUS, ONDER_TIEN, ELDERS)},
)
def werkloosheidsgraad_herkomst(arbeidsmarkt_herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen; `groep` is de herkomst. Bron: KSZ (blad WE10)."""
    return per_groep(arbeidsmarkt_herkomst, *WERKLOZEN)


KRUISEN = {
    "werkloosheidsgraad_herkomst_geslacht": {
        "van": (*WERKLOZEN, ("man", "vrouw")),
        "titel": "Werkloosheidsgraad naar herkomst en geslacht",
        "definitie": "Werkloze mannen en vrouwen van 15 tot en met 64 jaar met een uitkering in % van de beroepsbevolking van hetzelfde geslacht en dezelfde herkomst, op 1 januari.",
        "groepsnamen": GESLACHT,
    },
    "werkloosheidsgraad_herkomst_leeftijd": {
        "van": ("werklozen_leeftijd", "beroepsbevolking_leeftijd", LEEFTIJDEN),
        "titel": "Werkloosheidsgraad naar herkomst en leeftijd",
        "definitie": "Werklozen met een uitkering in % van de beroepsbevolking van dezelfde leeftijd en herkomst, op 1 januari.",
        "groepsnamen": LEEFTIJD,
    },
}


@familie({**WERKLOOS, "prioriteit": 0}, KRUISEN)
def werkloos_per_kenmerk(
    teller: str, noemer: str, kenmerken: tuple[str, ...], arbeidsmarkt_herkomst: pd.DataFrame
) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen; `groep` is herkomst en geslacht of leeftijd. Bron: KSZ (bladen WE10 en WE11)."""
    return _kruis(arbeidsmarkt_herkomst, teller, noemer, kenmerken)


@indicator(
    titel="Beroepsbevolking naar herkomst",
    definitie="Werkenden en werklozen met een uitkering van 15 tot en met 64 jaar, per herkomstgroep, op 1 januari.",
    teller="werkenden en werklozen, per herkomstgroep",
    eenheid="personen",
    groepen=HOOFDGROEPEN,
    samenstelling=True,
    opmerkingen=(ONDER_TIEN, ELDERS),
    **DEEL,
)
def beroepsbevolking_herkomst(arbeidsmarkt_herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`, `groep`), in personen; `groep` is de herkomst. Bron: KSZ (blad WE10)."""
    return aantal(tel(arbeidsmarkt_herkomst, "beroepsbevolking_geslacht", list(HOOFDGROEPEN), per_groep=True))


TEGENOVER_BELGISCH = {
    "werkloosheidskloof_herkomst": {
        "van": (min_,),
        "titel": "Werkloosheidskloof met Belgische herkomst",
        "definitie": "Werkloosheidsgraad van wie van EU- of niet-EU-herkomst is, min die van wie van Belgische herkomst is; nul is geen verschil.",
        "eenheid": "procentpunt",
        "met_teken": True,
        "teller": "werkloosheidsgraad van de groep min die van Belgische herkomst",
        "noemer": "beroepsbevolking van elke groep",
    },
    "werkloosheidsverhouding_herkomst": {
        "van": (gedeeld,),
        "titel": "Verhouding van de werkloosheidsgraad tot die van Belgische herkomst",
        "definitie": "Werkloosheidsgraad van wie van EU- of niet-EU-herkomst is, gedeeld door die van wie van Belgische herkomst is; 1 is geen verschil.",
        "eenheid": "verhouding",
        "teller": "werkloosheidsgraad van de groep",
        "noemer": "werkloosheidsgraad van Belgische herkomst",
    },
}


@familie(
    {**WERKLOOS, "groepen": ("eu", "niet_eu"), "opmerkingen": (MET_UITKERING, TE_WEINIG, ELDERS), "prioriteit": 0},
    TEGENOVER_BELGISCH,
)
def naast_belgische_herkomst(vergelijk: Vergelijking, arbeidsmarkt_herkomst: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`, `groep`), in procentpunt of een verhouding. Bron: KSZ (blad WE10)."""
    return naast_groep(arbeidsmarkt_herkomst, *WERKLOZEN, "belgisch", ("eu", "niet_eu"), vergelijk)


@indicator(
    titel="Loontrekkenden naar sector en herkomst",
    in_zin="de verdeling van de loontrekkenden naar sector en herkomst",
    definitie="Loontrekkenden van 20 tot en met 64 jaar in de primaire, secundaire, tertiaire en quartaire sector, in % van de loontrekkenden van dezelfde herkomst, op 1 januari. Per herkomst samen 100 %.",
    teller="loontrekkenden in de sector, per herkomstgroep",
    noemer="loontrekkenden, per herkomstgroep",
    groepsnamen=SECTOR,
    samenstelling=True,
    prioriteit=0,
    opmerkingen=(
        "Primair is landbouw en delfstoffen; secundair industrie, energie en bouw; tertiair handel en diensten; quartair overheid, onderwijs, zorg en welzijn.",
        "De bron geeft een herkomstgroep alleen als in elke sector minstens 10 mensen werken; met weinig landbouw ontbreekt dus alles.",
        ELDERS,
    ),
    **DEEL,
)
def loontrekkenden_sector_herkomst(arbeidsmarkt_herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen; `groep` is herkomst en sector. Bron: KSZ (blad WE26)."""
    return _kruis(arbeidsmarkt_herkomst, "loontrekkenden_sector", "loontrekkenden", SECTOREN)
