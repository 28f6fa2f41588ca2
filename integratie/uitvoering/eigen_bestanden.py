"""Wat een rapport toont uit een bestand van de gemeente met aantallen mensen (`onthulling.getoond`)."""

import re
from collections.abc import Iterator
from pathlib import Path

from integratie import gebieden
from integratie.fouten import IntegratieFout
from integratie.onthulling.getoond import PLAATSEN, Uitgave, in_map
from integratie.project import met_omgeving, projectmap
from integratie.uitvoering.opdracht import Opdracht

INSTROOM = "instroom"
# Soort → waaraan men ziet dat een notebook het toont, of zelf leest.
TOONT = {
    "wijken": r"\b(ig|integratie)\.wijken\b|\bimport\b.*\bwijken\b|parameters/wijken",
    "bevraging": r"\b(ig|integratie)\.participatie\b|\bimport\b.*\bparticipatie\b|parameters/bevragingen",
    "instroom": r"\b(ig|integratie)\.instroom|\bimport\b.*\binstroom\b|parameters/registers",
}


def soorten(opdracht: Opdracht) -> Iterator[str]:
    """De soorten bestanden die er zijn en die het notebook toont."""
    notebook = opdracht.pad.read_text(encoding="utf-8")
    for soort, plaats in PLAATSEN.items():
        if re.search(TOONT[soort], notebook) and any(map(Path.is_file, _plaatsen(soort, plaats, opdracht.nis))):
            yield soort


def _plaatsen(soort: str, plaats: str, nis: str) -> Iterator[Path]:
    """Waar het bestand kan staan; een cluster heeft de uittreksels van haar gemeenten."""
    if soort != INSTROOM:
        yield projectmap() / plaats.format(nis)
        return
    for lid in gebieden.leden_van(nis):
        yield from ((projectmap() / plaats.format(lid)).with_suffix(soort_) for soort_ in (".csv", ".xlsx"))


def uitgaven(opdracht: Opdracht, uit: Path) -> dict[str, Uitgave]:
    """Soort → wat het rapport er in deze uitvoermap uit zal tonen; leeg als een bestand niet klopt, want dan mislukt het rapport."""
    gevonden = list(soorten(opdracht))
    if not gevonden:
        return {}
    from integratie.beleid.instroom import cijfers as instroom
    from integratie.beleid.participatie import bevraging
    from integratie.beleid.wijken import cijfers as wijken

    van = {"wijken": wijken.uitgave, "bevraging": bevraging.uitgave, INSTROOM: instroom.uitgave}
    try:
        with met_omgeving(omgeving(opdracht, uit)):
            alle = {soort: van[soort](opdracht.nis, opdracht.peiljaar) for soort in gevonden}
    except IntegratieFout:
        return {}
    return {soort: uitgave for soort, uitgave in alle.items() if uitgave}


def omgeving(opdracht: Opdracht, uit: Path) -> dict[str, str]:
    """Waarin een notebook loopt: de editie van de opdracht, en de map waarvan telt wat er al getoond is."""
    return {"INTEGRATIE_EDITIE": opdracht.editie, **in_map(uit)}
