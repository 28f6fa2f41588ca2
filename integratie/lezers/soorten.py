"""Welke soort bestand is dit, en wat staat erin? Herkend aan de inhoud; `recepten.yaml` beschrijft elke soort."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

import yaml

from integratie.bestanden.wegschrijven import sha256
from integratie.fouten import Gegevensfout
from integratie.lezers import gebiedsbestanden
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
    lezer: str = ""  # module en functie, als dat niet `<naam>.lees` is
    indeling: int | None = None  # het jaar van de gemeente-indeling van alle rijen, als het bestand er maar één heeft
    uitgave: str = ""  # hoe deze uitgave heet, als dat niet op de kaart van de tabel staat


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


def lezer(naam: str) -> Callable[[Path], list[Lading]]:
    """De lezer van een soort die tabellen vult: `<naam>.lees`, of wat ze zelf noemt. Geeft die alleen rijen, dan zijn ze van haar ene tabel."""
    soort = soorten()[naam]
    module, _, functie = (soort.lezer or f"{naam}.lees").partition(".")
    gelezen = getattr(import_module(f"{__package__}.{module}"), functie)

    def ladingen(pad: Path) -> list[Lading]:
        uit = gelezen(pad, soort.jaar_van.get(sha256(pad.read_bytes()))) if soort.jaar_van else gelezen(pad)
        return uit if isinstance(uit, list) else [Lading(soort.tabellen[0], uit, soort.indeling, uitgave=soort.uitgave)]

    return ladingen


def lees(pad: Path, soort: Soort | None = None) -> list[Lading] | str:
    """Wat er in een bestand zit, of een zin over een bestand dat wel gekend is maar geen tabel vult. Fout: `Gegevensfout` met bestand, blad of regel, kolom en wat verwacht werd."""
    soort = soort or herken(pad)
    if soort.tabellen:
        return lezer(soort.naam)(pad)
    return f"{soort.wat}: {gebiedsbestanden.NAKIJKEN[soort.naam](pad)}. Waarvoor: {soort.dient}."
