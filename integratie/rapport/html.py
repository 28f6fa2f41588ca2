"""Van uitgevoerd notebook naar één zelfstandig HTML-bestand, met nbconvert en het eigen sjabloon."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version

import mistune
from nbconvert import TemplateExporter
from nbformat import NotebookNode
from traitlets import default

from integratie.gebieden import plat
from integratie.rapport import ouderdom
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


class Rapportexporteur(TemplateExporter):
    """De nbconvert-exporteur `integratie`: ook `jupyter nbconvert --to integratie NOTEBOOK` maakt er ons rapport mee.

    Geen `HTMLExporter`: die leest en schrijft de hele pagina nog eens, alleen om tekstalternatieven na te kijken.
    """

    template_name = "rapport"
    export_from_notebook = "Rapport"
    output_mimetype = "text/html"

    def __init__(self, **opties) -> None:
        # Het notebook één keer nakijken, niet na elk van de tien bewerkingen.
        super().__init__(**{"extra_template_basedirs": [str(SJABLOON)], "optimistic_validation": True} | opties)
        self.register_filter("koppen", koppen)
        self.register_filter("ankers", ankers)
        self.register_filter("begripslinks", begripslinks)
        self.register_filter("figuurlinks", met_links)
        self.register_filter("secties", ouderdom.secties)
        self.register_filter("ouderdom", ouderdom.regel)
        self.register_filter("is_titel", ouderdom.is_titel)
        # Niet die van nbconvert: die laat HTML en scripts in een tekstcel door.
        self.register_filter("tekstcel", mistune.create_markdown(escape=True, plugins=["strikethrough", "table"]))

    @default("file_extension")
    def extensie(self) -> str:
        """Een webpagina."""
        return ".html"

    def from_notebook_node(self, nb: NotebookNode, resources=None, **opties):
        """De pagina als tekst; zonder `titel` in `resources` heet ze zoals het notebook."""
        middelen = dict(resources or {})
        middelen.setdefault("titel", middelen.get("metadata", {}).get("name", ""))
        vast = {"stijlblad": stijlblad(), "script": script(), "beleid": beleid(), "versie": version("integratie")}
        return super().from_notebook_node(nb, middelen | vast, **opties)


@cache
def _exporteur() -> Rapportexporteur:
    return Rapportexporteur()


def naar_html(notebook: NotebookNode, titel: str) -> str:
    """Het rapport als tekst: één HTML-bestand zonder verwijzing naar buiten, met de code verborgen."""
    inhoud, _ = _exporteur().from_notebook_node(notebook, resources={"titel": titel})
    return inhoud
