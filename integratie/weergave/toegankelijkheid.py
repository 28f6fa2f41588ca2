"""`toegankelijkheid.html`: wat aan de toegankelijkheid getest is, wat niet, en waar men terechtkan. Ze staat in elke map, want elke map kan alleen reizen."""

from integratie.uitvoering.uitvoermap import LEEG, SOM
from integratie.weergave import paginasjabloon

NAAM = "toegankelijkheid.html"


def pagina() -> str:
    """De HTML van de verklaring, overal gelijk."""
    return paginasjabloon.vul(f"{NAAM}.j2", som=SOM + LEEG)
