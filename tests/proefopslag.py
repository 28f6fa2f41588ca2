"""Wat de tests van het inlezen delen: de opslag bekijken, vergeten wat onthouden was, en een bestand licht wijzigen."""

import contextlib
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "lezers"))
import zelfgemaakt

from integratie import gebieden, register
from integratie.gebieden import groepenlijst, zoeken
from integratie.inlezen import nieuwe_editie
from integratie.inlezen.recept import EDITIE
from integratie.opslag import edities
from integratie.vergelijking import reeksen

PINC = "pinc/nieuwkomers - gemeenten.csv"


def _met_ingebed(naam: str) -> Callable:
    """Geeft een functie van `edities` een tweede geheugen, voor de ingebedde editie: die verandert nooit, dus `vergeet` laat het staan."""
    eigen = getattr(edities, naam)
    ingebed = cache(eigen.__wrapped__)

    def kies(*wat):
        return ingebed(*wat) if wat[-1] in (EDITIE, edities.INGEBED) else eigen(*wat)

    setattr(edities, naam, kies)
    return eigen


VAN_EDITIES = [_met_ingebed(naam) for naam in ("_inhoud", "_bronnen", "_lees", "_in_tekst")]


def vergeet() -> None:
    """Vergeet wat over edities onthouden is, behalve de inhoud van de ingebedde."""
    gebonden = (register._op_thema, register._gebonden, register._met_thema)
    van_reeksen = (reeksen._reeks, reeksen.plaatsen_van, reeksen._rijen)
    for geheugen in (edities.edities, *VAN_EDITIES, *van_reeksen, *gebonden):
        geheugen.cache_clear()


def groepen_van(project: Path) -> dict[str, gebieden.Gebied]:
    """De groepen zoals dit project ze kent, voor alle vragen erna: het antwoord over een ander project wordt vergeten."""
    for module in (groepenlijst, zoeken):
        for wat in vars(module).values():
            if hasattr(wat, "cache_clear"):
                wat.cache_clear()
    with contextlib.chdir(project):
        return gebieden.groepen()


def lees_proef_in(opslag: Path) -> None:
    """Een eigen editie `proef` met de leerlingen van AgODi."""
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("INTEGRATIE_GEGEVENS", str(opslag))
        vergeet()
        nieuwe_editie.lees_in([zelfgemaakt.agodi(opslag.parent / "leerlingen.xlsx")], "proef")
    vergeet()


def foto(map_: Path) -> dict[str, bytes]:
    """Elk bestand met zijn bytes."""
    return {p.relative_to(map_).as_posix(): p.read_bytes() for p in sorted(map_.rglob("*")) if p.is_file()}


def gewijzigd(bronmap: Path, doel: Path, oud: str, nieuw: str, naam: str = PINC) -> Path:
    """Een kopie van een bronbestand waarin één tekst anders is."""
    inhoud = (bronmap / naam).read_text(encoding="utf-8")
    assert oud in inhoud
    doel.write_text(inhoud.replace(oud, nieuw), encoding="utf-8")
    return doel
