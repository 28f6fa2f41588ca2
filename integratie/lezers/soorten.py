"""Welke soort bestand is dit, en wat staat erin? Herkend aan de inhoud; `recepten.yaml` beschrijft elke soort."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

import pandas as pd
import yaml

from integratie.bestanden.wegschrijven import sha256
from integratie.fouten import Gegevensfout
from integratie.lezers import (
    agodi,
    gebiedsbestanden,
    gsm_survey,
    statbel_achtergrond,
    statbel_herkomst,
    statbel_inkomen,
    statbel_loop_werkboek,
    statbel_per_gemeente,
    statbel_rand,
    statbel_sectoren,
    statbel_structuur,
    statbel_vastgoed,
    svr_huishoudens,
    swing,
)
from integratie.lezers.lading import Lading
from integratie.lezers.vorm import Vorm, bekijk

_MEER_DAN = 0.5  # zoveel van de kenmerken moet er zijn; de lezer zegt dan zelf welke kolom ontbreekt


@dataclass(frozen=True)
class Soort:
    """Een soort bestand zoals `recepten.yaml` ze beschrijft."""

    naam: str
    wat: str
    uitgever: str
    vormen: Sequence[str]
    kenmerken: Sequence[str]
    hand: str
    echt: bool
    tabellen: Sequence[str] = ()
    dient: str = ""
    adres: str = ""
    automaat: str = ""
    ook: Sequence[str] = ()  # wat hetzelfde adres nog geven mag
    weegt: float = 1.0  # hoe zwaar zijn kenmerken wegen naast die van een andere soort
    jaar_van: dict[str, int] = field(default_factory=dict)  # sha256 van een bekend bestand → jaar dat er niet in staat


@cache
def soorten() -> dict[str, Soort]:
    """Naam → soort, in de volgorde van `recepten.yaml`."""
    inhoud = yaml.safe_load(Path(__file__).with_name("recepten.yaml").read_text(encoding="utf-8"))
    return {naam: Soort(naam, **velden) for naam, velden in inhoud.items()}


def herken(pad: Path) -> Soort:
    """De soort van een bestand. Fout: `Gegevensfout` als het onleesbaar is of op geen enkele soort lijkt."""
    vorm = bekijk(pad)
    punten = sorted(((_punten(soort, vorm), soort.naam) for soort in soorten().values()), reverse=True)
    (deel, aantal), naam = punten[0]
    if deel > _MEER_DAN and aantal:
        return soorten()[naam]
    hint = f" Het lijkt nog het meest op: {soorten()[naam].wat}." if aantal else ""
    blad = f", eerste blad '{vorm.blad}'" if vorm.blad else ""  # niets van de inhoud: misschien zijn het mensen
    raise Gegevensfout(
        f"{pad.name}: ik herken dit bestand niet ({vorm.soort}{blad}).{hint} Verwacht: een bestand dat "
        "docs/gegevens.md noemt, ongewijzigd zoals de uitgever het aanbiedt."
    )


def _punten(soort: Soort, vorm: Vorm) -> tuple[float, int]:
    """Welk deel van de kenmerken er is, en hoeveel dat er zijn."""
    if vorm.soort not in soort.vormen:
        return 0.0, 0
    raak = sum(bool(re.search(k, vorm.kop, re.MULTILINE | re.IGNORECASE)) for k in soort.kenmerken)
    return soort.weegt * raak / len(soort.kenmerken), raak


def _structuur(pad: Path) -> list[Lading]:
    rijen = statbel_structuur.lees(pad)
    totalen = Lading("inwoners_totaal", statbel_structuur.totalen(rijen))
    if set(rijen["groep"]) != {statbel_structuur.ALLE}:
        return [Lading("bevolking", rijen), totalen]
    # Zonder nationaliteit is het een andere tabel: anders zou de som over groepen niet meer volledig zijn.
    return [Lading("leeftijd", rijen.assign(groep="", onderwerp="inwoners_leeftijd")), totalen]


def _survey(pad: Path) -> list[Lading]:
    bekend = soorten()["gsm_survey"].jaar_van.get(sha256(pad.read_bytes()))
    return [Lading("survey", gsm_survey.lees(pad, bekend), uitgave="Editie {laatste}")]


# Soort → tabel, wat de rijen geeft, en het jaar van de gemeente-indeling (None: elk jaar zijn eigen, of een kolom).
_VAST: dict[str, tuple[str, Callable[[Path], pd.DataFrame], int | None]] = {
    "statbel_herkomst": ("herkomst", statbel_herkomst.lees_herkomst, None),
    "statbel_nationaliteit": ("nationaliteit", statbel_herkomst.lees_nationaliteit, None),
    "statbel_loop_werkboek": ("loop", statbel_loop_werkboek.lees, None),
    "statbel_loop": ("loop", statbel_rand.lees_loop, None),
    "statbel_leeftijd3": ("inwoners_totaal", statbel_rand.lees_leeftijd3, None),
    "statbel_leeftijd5": ("leeftijd", statbel_rand.lees_leeftijd5, None),
    "statbel_inwoners": ("inwoners_totaal", statbel_per_gemeente.lees_inwoners, statbel_per_gemeente.INDELING),
    "statbel_inwoners_werkboek": ("inwoners_totaal", statbel_per_gemeente.lees_werkboek_inwoners, None),
    "statbel_census": ("census", statbel_rand.lees_census, None),
    "statbel_achtergrond": ("achtergrond", statbel_achtergrond.lees, None),
    "statbel_sectoren": ("sectoren", statbel_sectoren.lees, 2025),
    "statbel_inkomen_ruw": ("inkomen", statbel_inkomen.lees_ruw, None),
    "statbel_inkomen_totaal": ("inkomen", statbel_per_gemeente.lees_inkomen, statbel_per_gemeente.INDELING),
    "statbel_inkomen_rand": ("inkomen", statbel_rand.lees_inkomen, None),
    "statbel_inkomen_c1": ("inkomen", statbel_inkomen.lees_c1, None),
    "statbel_vastgoed": ("vastgoed", statbel_vastgoed.lees, statbel_vastgoed.INDELING),
    "svr_huishoudens": ("huishoudens", svr_huishoudens.lees, None),
    "agodi_leerlingenkenmerken": ("leerlingen", agodi.lees, agodi.INDELING),
}
# Wie ook hier niet staat, heeft een module met zijn naam, met `lees(pad)` dat de ladingen geeft.
_LEZERS = {"statbel_structuur": _structuur, "gsm_survey": _survey, "swing_upload": swing.lees}


def lezer(naam: str) -> Callable[[Path], list[Lading]]:
    """De lezer van een soort die tabellen vult."""
    if naam in _VAST:
        tabel, rijen_van, indeling = _VAST[naam]
        return lambda pad: [Lading(tabel, rijen_van(pad), indeling)]
    return _LEZERS.get(naam) or import_module(f"{__package__}.{naam}").lees


def lees(pad: Path, soort: Soort | None = None) -> list[Lading] | str:
    """Wat er in een bestand zit, of een zin over een bestand dat wel gekend is maar geen tabel vult. Fout: `Gegevensfout` met bestand, blad of regel, kolom en wat verwacht werd."""
    soort = soort or herken(pad)
    if soort.tabellen:
        return lezer(soort.naam)(pad)
    return f"{soort.wat}: {gebiedsbestanden.NAKIJKEN[soort.naam](pad)}. Waarvoor: {soort.dient}."
