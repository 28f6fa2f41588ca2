"""Van uitgevoerd notebook naar één zelfstandig HTML-bestand, met nbconvert en het eigen sjabloon."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version

import mistune
from nbconvert import HTMLExporter
from nbformat import NotebookNode

from integratie.gebieden import plat
from integratie.rapport.begripslinks import begripslinks
from integratie.rapport.figuurbestanden import met_links
from integratie.rapport.script import beleid, script
from integratie.rapport.stijlblad import SJABLOON, stijlblad

_KOP = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)


def ankers(inhoud: str) -> str:
    """Geef elke h2 een id uit haar tekst, zodat de inhoudsopgave ernaar kan verwijzen."""
    return _KOP.sub(lambda kop: f'<h2 id="{_anker(kop[1])}">{kop[1].strip()}</h2>', inhoud)


def koppen(inhoud: str) -> list[tuple[str, str]]:
    """(id, tekst) van elke h2 met een id, voor de inhoudsopgave."""
    return re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', inhoud)


def _anker(tekst: str) -> str:
    return plat(re.sub(r"<[^>]+>", "", tekst)).replace(" ", "-")


@cache
def _exporteur() -> HTMLExporter:
    exporteur = HTMLExporter(template_name="rapport", extra_template_basedirs=[str(SJABLOON)])
    exporteur.exclude_anchor_links = True
    exporteur.register_filter("koppen", koppen)
    exporteur.register_filter("ankers", ankers)
    exporteur.register_filter("begripslinks", begripslinks)
    exporteur.register_filter("figuurlinks", met_links)
    # Niet die van nbconvert: die laat HTML en scripts in een tekstcel door.
    exporteur.register_filter("tekstcel", mistune.create_markdown(escape=True, plugins=["strikethrough", "table"]))
    return exporteur


def naar_html(notebook: NotebookNode, titel: str) -> str:
    """Het rapport als tekst: één HTML-bestand zonder verwijzing naar buiten, met de code verborgen."""
    middelen = {
        "titel": titel,
        "stijlblad": stijlblad(),
        "script": script(),
        "beleid": beleid(),
        "versie": version("integratie"),
    }
    inhoud, _ = _exporteur().from_notebook_node(notebook, resources=middelen)
    return inhoud
