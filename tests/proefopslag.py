"""Wat de tests van het inlezen delen: de opslag bekijken, vergeten wat onthouden was, en een bestand licht wijzigen."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "lezers"))
import zelfgemaakt

from integratie import register
from integratie.inlezen import nieuwe_editie
from integratie.opslag import edities
from integratie.vergelijking import reeksen

PINC = "pinc/nieuwkomers - gemeenten.csv"


def vergeet() -> None:
    """Vergeet wat over edities onthouden is."""
    gebonden = (register._op_thema, register._gebonden, register._met_thema)
    van_edities = (edities.edities, edities._inhoud, edities._bronnen, edities._lees, edities._in_tekst)
    for geheugen in (*van_edities, reeksen._reeks, reeksen.plaatsen_van, reeksen._rijen, *gebonden):
        geheugen.cache_clear()


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
