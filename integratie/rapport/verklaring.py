"""`toegankelijkheid.html`: wat aan de toegankelijkheid getest is, wat niet, en waar men terechtkan."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import jinja2

from integratie.rapport.stijlblad import SJABLOON, stijlblad
from integratie.uitvoering.eigenwerk import LEEG, SOM, vernieuw

NAAM = "toegankelijkheid.html"


def schrijf(uit: Path) -> list[Path]:
    """Schrijf de verklaring in de uitvoermap; geeft wat daarvoor onder een eigen naam bewaard werd. Gelijke inhoud wordt niet aangeraakt."""
    sjablonen = jinja2.Environment(loader=jinja2.FileSystemLoader(SJABLOON), autoescape=True)
    pagina = sjablonen.get_template("toegankelijkheid.html.j2").render(
        stijlblad=stijlblad(), versie=version("integratie"), som=SOM + LEEG
    )
    return vernieuw(uit / NAAM, pagina)
