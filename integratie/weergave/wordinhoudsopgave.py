"""De inhoudsopgave van een Word-document: een veld dat Word zelf bijwerkt, met tot dan de koppen als links, zonder bladnummers die niet zouden kloppen."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from integratie.weergave.wordstijl import INHOUDSKOP, INHOUDSREGEL, xml

KOP = "Inhoud"
NIVEAU = "Heading 2"
VELD = ' TOC \\o "2-2" \\h \\z \\n '  # koppen van niveau 2, als link, zonder bladnummers
MINST = 3  # met minder koppen ziet men alles al


def voeg_in(doc: Document) -> None:
    """Zet de inhoudsopgave voor de eerste kop van niveau 2."""
    koppen = [alinea for alinea in doc.paragraphs if alinea.style and alinea.style.name == NIVEAU]
    if len(koppen) < MINST:
        return
    koppen[0].insert_paragraph_before(KOP, INHOUDSKOP)
    regels = [_regel(koppen[0], kop, nummer) for nummer, kop in enumerate(koppen, start=1)]
    eerste, laatste = xml(regels[0]), xml(regels[-1])
    for plek, deel in enumerate((_teken("begin"), _opdracht(), _teken("separate")), start=1):
        eerste.insert(plek, deel)  # na de eigenschappen van de alinea
    laatste.append(_teken("end"))


def _regel(voor: Paragraph, kop: Paragraph, nummer: int) -> Paragraph:
    """Een regel met een link naar een kop, die daarvoor een bladwijzer krijgt."""
    naam = f"kop_{nummer}"
    begin, einde = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for deel in (begin, einde):
        deel.set(qn("w:id"), str(nummer))
    begin.set(qn("w:name"), naam)
    xml(kop).insert(1, begin)
    xml(kop).append(einde)
    regel = voor.insert_paragraph_before(style=INHOUDSREGEL)
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), naam)
    link.append(_run("w:t", kop.text))
    xml(regel).append(link)
    return regel


def _teken(soort: str):
    run = _run("w:fldChar")
    run[0].set(qn("w:fldCharType"), soort)
    return run


def _opdracht():
    run = _run("w:instrText", VELD)
    run[0].set(qn("xml:space"), "preserve")
    return run


def _run(naam: str, tekst: str | None = None):
    run, inhoud = OxmlElement("w:r"), OxmlElement(naam)
    inhoud.text = tekst
    run.append(inhoud)
    return run
