"""Van de inhoud van een notebook naar één zelfstandig HTML-bestand."""

import dataclasses

from bs4 import BeautifulSoup
from markupsafe import Markup
from nbconvert.exporters import Exporter, FilenameExtension
from nbformat import NotebookNode

from integratie.blok.blok import Blok, Figuur
from integratie.blok.html import Bladzijde, op_bladzijde
from integratie.blok.onderdelen import Kop, met_inhoud
from integratie.blok.vierblad import Rijenblad
from integratie.weergave import (
    bladen,
    figuurbestanden,
    herhaling,
    ouderdom,
    paginasjabloon,
    tekstcel,
    verantwoordingspagina,
)
from integratie.weergave import notebookinhoud as n

_BREED = Markup('<div class="schuif" role="region" tabindex="0" aria-label="Tabel">{}</div>')


class Rapportexporteur(Exporter):
    """De nbconvert-exporteur `integratie`: ook `jupyter nbconvert --to integratie NOTEBOOK` maakt er ons rapport mee."""

    export_from_notebook = "Rapport"
    output_mimetype = "text/html"
    file_extension = FilenameExtension(".html")

    def from_notebook_node(self, nb: NotebookNode, resources=None, **opties):
        """De pagina als tekst, zonder links naar bestanden die er niet naast staan; zonder titel in zijn metadata heet ze zoals het notebook."""
        notebook, middelen = super().from_notebook_node(nb, resources, **opties)
        titel = notebook.metadata.get("title") or middelen["metadata"].get("name", "")
        return naar_html(notebook, titel, druk=True), middelen


def naar_html(notebook: NotebookNode, titel: str, druk: bool = False) -> str:
    """Het rapport van een uitgevoerd notebook, zie `pagina`."""
    return pagina(n.celinhoud(notebook), titel, druk)


def pagina(alle: list[n.Celinhoud], titel: str, druk: bool = False) -> str:
    """Het rapport als tekst: één HTML-bestand zonder verwijzing naar buiten, met de code verborgen.

    Met `druk` zoals een pdf het nodig heeft: zonder links naar andere bestanden, met begrippen, definities en bronnen achteraan. Met een bladvoet erin komt het blad per blad op A4, zonder
    links en zonder script, om alleen door te sturen.
    """
    if voet := bladen.voet(alle):
        schrijver = _Schrijver(druk, alleen=True)
        op_blad = [[schrijver.schrijf(inhoud) for inhoud in blad] for blad in bladen.verdeel(alle)]
        return paginasjabloon.vul("vierblad.html.j2", titel=titel, voet=voet, bladen=op_blad)
    achteraan = verantwoordingspagina.bijlage(alle) if druk else []
    alle = herhaling.een_keer(ouderdom.met_regel(alle))
    schrijver = _Schrijver(druk, alleen=druk and not achteraan)
    schrijver.blad.uitleg = _alle_rijen(alle)
    alle += achteraan
    secties = [(sectie, [schrijver.schrijf(inhoud) for inhoud in sectie.inhouden]) for sectie in ouderdom.secties(alle)]
    noemt = any(verantwoordingspagina.NAAM in html for _, geschreven in secties for html in geschreven)
    verantwoording = noemt and not schrijver.zonder_bestanden
    return paginasjabloon.vul(
        "rapport.html.j2",
        titel=titel,
        secties=secties,
        koppen=schrijver.koppen,
        druk=druk,
        verantwoording=verantwoording and verantwoordingspagina.NAAM,
    )


def _alle_rijen(alle: list[n.Celinhoud]) -> Rijenblad | None:
    """Alle rijen zonder eigen titel als één blad: wat de uitleg erboven moet uitleggen."""
    bladen_ = [d for x in alle for d in met_inhoud(x) if isinstance(d, Rijenblad) and not d.titel]
    if not bladen_:
        return None
    return dataclasses.replace(bladen_[0], themas=tuple(thema for blad in bladen_ for thema in blad.themas))


class _Schrijver:
    """Schrijft wat de cellen van één bladzijde tonen, na elkaar; `koppen` zijn anker en tekst van wat in de inhoudsopgave komt.

    In druk, en op een bladzijde die men `alleen` doorstuurt, leidt geen link naar een ander bestand.
    """

    def __init__(self, druk: bool, alleen: bool = False) -> None:
        self.koppen: list[tuple[str, str]] = []
        self.zonder_bestanden = druk or alleen
        definities = None if alleen else "" if druk else verantwoordingspagina.NAAM
        lopend = tekstcel.Begripslinks(definities)
        self.tekstcel = tekstcel.Schrijver(self.koppen, lopend, self.zonder_bestanden)
        self.blad = Bladzijde(druk=druk, lopend=lopend, definities=definities)
        if not self.zonder_bestanden:
            self.blad.bestanden = figuurbestanden.links

    def schrijf(self, inhoud: n.Celinhoud) -> Markup:
        """Wat één cel toont, als HTML; wat een onderzoeker zelf toonde, zoals nbconvert het toont."""
        match inhoud:
            case Blok() | Figuur():
                koppen = (deel for deel in met_inhoud(inhoud) if isinstance(deel, Kop))
                self.koppen += [(kop.anker, kop.tekst) for kop in koppen if kop.niveau == 2 and kop.anker]
                return op_bladzijde(inhoud, self.blad)
            case n.Tekstcel():
                return self.tekstcel.schrijf(inhoud.markdown)
            case n.Uitvoer(vorm=n.MARKDOWN):
                return self.tekstcel.schrijf(inhoud.inhoud)
            case n.Uitvoer(vorm=n.HTML):
                html = Markup(_zonder_bestandslinks(inhoud.inhoud) if self.zonder_bestanden else inhoud.inhoud)
                return _BREED.format(html) if 'class="dataframe"' in html else html
            case n.Uitvoer(vorm=n.SVG):
                vanaf = max(0, inhoud.inhoud.find("<svg"))  # wat ervoor staat, hoort alleen in een bestand
                tekening = Markup(inhoud.inhoud[vanaf:])
                return Markup('<div role="img" aria-label="{}">{}</div>').format(inhoud.alt, tekening)
            case n.Uitvoer(vorm=n.TEKST):
                return Markup("<pre>{}</pre>").format(inhoud.inhoud)
            case _:
                gegevens = "".join(inhoud.inhoud.split())
                return Markup('<img src="data:{};base64,{}" alt="{}">').format(inhoud.vorm, gegevens, inhoud.alt)


def _zonder_bestandslinks(html: str) -> str:
    """HTML van een onderzoeker zonder verwijzingen naar bestanden."""
    boom = BeautifulSoup(html, "html.parser")
    for link in boom.select("[href]"):
        if not str(link["href"]).startswith(tekstcel.OP_DE_PAGINA):
            del link["href"]
    return str(boom)
