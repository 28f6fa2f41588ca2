"""Van de inhoud van een notebook naar één zelfstandig HTML-bestand."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

import jinja2
from bs4 import BeautifulSoup
from markupsafe import Markup
from nbconvert.exporters import Exporter, FilenameExtension
from nbformat import NotebookNode

from integratie.blok.blok import Blok, Figuur
from integratie.blok.html import Bladzijde, op_bladzijde
from integratie.blok.onderdelen import Kop, met_inhoud
from integratie.weergave import figuurbestanden, ouderdom, tekstcel
from integratie.weergave.begripslinks import Begripslinks
from integratie.weergave.notebookinhoud import BEELDEN, HTML, MARKDOWN, SVG, Celinhoud, Tekstcel, Uitvoer, celinhoud
from integratie.weergave.script import beleid, script
from integratie.weergave.stijlblad import SJABLOON, stijlblad

_BREED = Markup('<div class="schuif" role="region" tabindex="0" aria-label="Tabel">{}</div>')


class Rapportexporteur(Exporter):
    """De nbconvert-exporteur `integratie`: ook `jupyter nbconvert --to integratie NOTEBOOK` maakt er ons rapport mee."""

    export_from_notebook = "Rapport"
    output_mimetype = "text/html"
    file_extension = FilenameExtension(".html")

    def from_notebook_node(self, nb: NotebookNode, resources=None, **opties):
        """De pagina als tekst; zonder titel in zijn metadata heet ze zoals het notebook."""
        notebook, middelen = super().from_notebook_node(nb, resources, **opties)
        titel = notebook.metadata.get("title") or middelen["metadata"].get("name", "")
        return naar_html(notebook, titel), middelen


def naar_html(notebook: NotebookNode, titel: str, druk: bool = False) -> str:
    """Het rapport van een uitgevoerd notebook, zie `pagina`."""
    return pagina(celinhoud(notebook), titel, druk)


def pagina(alle: list[Celinhoud], titel: str, druk: bool = False) -> str:
    """Het rapport als tekst: één HTML-bestand zonder verwijzing naar buiten, met de code verborgen.

    Met `druk` zoals een pdf het nodig heeft: zonder links naar andere bestanden.
    """
    alle = ouderdom.met_regel(alle)
    schrijver = _Schrijver(Begripslinks(alle), druk)
    secties = [(sectie, [schrijver.schrijf(inhoud) for inhoud in sectie.inhouden]) for sectie in ouderdom.secties(alle)]
    return _sjabloon().render(
        titel=titel,
        secties=secties,
        koppen=schrijver.koppen,
        druk=druk,
        stijlblad=Markup(stijlblad()),
        script=Markup(script()),
        beleid=Markup(beleid()),
        versie=version("integratie"),
    )


@cache
def _sjabloon() -> jinja2.Template:
    lader = jinja2.FileSystemLoader(SJABLOON)
    return jinja2.Environment(loader=lader, autoescape=True, trim_blocks=True).get_template("rapport.html.j2")


class _Schrijver:
    """Schrijft wat de cellen van één bladzijde tonen, na elkaar; `koppen` zijn anker en tekst van wat in de inhoudsopgave komt."""

    def __init__(self, lopend: Begripslinks, druk: bool) -> None:
        self.koppen: list[tuple[str, str]] = []
        self.druk, self.tekstcel = druk, tekstcel.Schrijver(self.koppen, lopend, druk)
        links = {} if druk else {"bestanden": figuurbestanden.links}
        self.blad = Bladzijde(druk=druk, lopend=lopend, **links)

    def schrijf(self, inhoud: Celinhoud) -> Markup:
        """Wat één cel toont, als HTML."""
        if isinstance(inhoud, Blok | Figuur):
            delen = (deel for deel in met_inhoud(inhoud) if isinstance(deel, Kop))
            self.koppen += [(kop.anker, kop.tekst) for kop in delen if kop.niveau == 2 and kop.anker]
            return op_bladzijde(inhoud, self.blad)
        return self.tekstcel.schrijf(inhoud.markdown) if isinstance(inhoud, Tekstcel) else self._uitvoer(inhoud)

    def _uitvoer(self, uitvoer: Uitvoer) -> Markup:
        """Wat een onderzoeker zelf toonde, zoals nbconvert het toont."""
        if uitvoer.vorm == HTML:
            html = Markup(_zonder_bestandslinks(uitvoer.inhoud) if self.druk else uitvoer.inhoud)
            return _BREED.format(html) if 'class="dataframe"' in html else html
        if uitvoer.vorm == MARKDOWN:
            return self.tekstcel.schrijf(uitvoer.inhoud)
        if uitvoer.vorm == SVG:
            vanaf = max(0, uitvoer.inhoud.find("<svg"))  # wat ervoor staat, hoort alleen in een bestand
            tekening = Markup(uitvoer.inhoud[vanaf:])
            return Markup('<div role="img" aria-label="{}">{}</div>').format(uitvoer.alt, tekening)
        if uitvoer.vorm in BEELDEN:
            inhoud = "".join(uitvoer.inhoud.split())
            return Markup('<img src="data:{};base64,{}" alt="{}">').format(uitvoer.vorm, inhoud, uitvoer.alt)
        return Markup("<pre>{}</pre>").format(uitvoer.inhoud)


def _zonder_bestandslinks(html: str) -> str:
    """HTML van een onderzoeker zonder verwijzingen naar bestanden."""
    boom = BeautifulSoup(html, "html.parser")
    for link in boom.select("[href]"):
        if not link["href"].startswith(tekstcel.OP_DE_PAGINA):
            del link["href"]
    return str(boom)
