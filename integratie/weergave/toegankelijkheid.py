"""`toegankelijkheid.html`: wat aan de toegankelijkheid getest is, wat niet, en waar men terechtkan."""

from __future__ import annotations

from pathlib import Path

from integratie.uitvoering.uitvoermap import LEEG, SOM, vernieuw
from integratie.weergave import paginasjabloon

NAAM = "toegankelijkheid.html"


def schrijf(uit: Path) -> list[Path]:
    """Schrijf de verklaring in de uitvoermap; geeft wat daarvoor onder een eigen naam bewaard werd. Gelijke inhoud wordt niet aangeraakt."""
    return vernieuw(uit / NAAM, paginasjabloon.vul(f"{NAAM}.j2", som=SOM + LEEG))
