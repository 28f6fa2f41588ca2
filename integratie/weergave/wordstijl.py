"""De stijl van het Word-document: A4, Nederlands (België), bijschriften die meetellen, tabellen met een kop per blad."""

from __future__ import annotations

import datetime
import io

from docx import Document as leeg_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import _Cell

TAAL = "nl-BE"
BEELD_CM, HOOGSTENS_CM, BLAD_CM = 15.5, 13.5, 16.6
LETTER, VASTE_BREEDTE = "Calibri", "Consolas"
INKT, ZACHT = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x4A, 0x51, 0x59)
GROOTTES = {"Heading 1": 20, "Heading 2": 15, "Heading 3": 12}


def document(titel: str, datum: datetime.datetime) -> Document:
    """Een leeg document met alle stijlen."""
    nieuw = leeg_document()
    blad = nieuw.sections[0]
    blad.page_width, blad.page_height = Cm(21), Cm(29.7)
    blad.left_margin = blad.right_margin = blad.top_margin = blad.bottom_margin = Cm(2.2)
    eigenschappen = nieuw.core_properties
    eigenschappen.title, eigenschappen.language, eigenschappen.author = titel, TAAL, "integratie"
    eigenschappen.comments = ""
    eigenschappen.created = eigenschappen.modified = datum
    for taal in nieuw.styles.element.iter(qn("w:lang")):
        taal.set(qn("w:val"), TAAL)
    _stijlen(nieuw.styles)
    return nieuw


def _stijlen(stijlen) -> None:
    stijlen["Normal"].font.size = Pt(10.5)
    for naam in ("Normal", *GROOTTES, "Subtitle"):
        stijlen[naam].font.name = LETTER
        for thema in ("asciiTheme", "hAnsiTheme"):  # het thema van het sjabloon gaat anders voor
            stijlen[naam].element.rPr.rFonts.attrib.pop(qn(f"w:{thema}"), None)
    for naam, grootte in GROOTTES.items():
        stijlen[naam].font.size, stijlen[naam].font.color.rgb = Pt(grootte), INKT
    for naam in ("Caption", "Subtitle"):
        stijlen[naam].font.color.rgb = INKT
    stijlen["Subtitle"].font.size = Pt(12)
    stijlen["Caption"].font.size = Pt(10)
    stijlen["Caption"].paragraph_format.space_before = Pt(12)
    stijlen["Caption"].paragraph_format.keep_with_next = True
    beeld = stijlen.add_style("Beeld", WD_STYLE_TYPE.PARAGRAPH)
    beeld.paragraph_format.keep_with_next = True
    beeld.paragraph_format.space_after = Pt(2)
    klein = stijlen.add_style("Bron", WD_STYLE_TYPE.PARAGRAPH)
    klein.base_style = stijlen["Normal"]
    klein.font.size, klein.font.color.rgb = Pt(8.5), ZACHT
    klein.paragraph_format.space_after = Pt(3)
    code = stijlen.add_style("Code", WD_STYLE_TYPE.PARAGRAPH)
    code.base_style = stijlen["Normal"]
    code.font.name, code.font.size = VASTE_BREEDTE, Pt(8.5)


def bijschrift(doc: Document, soort: str, nummer: int, tekst: str) -> None:
    """ "Figuur 3: …" met een veld dat Word zelf hernummert, ook na plakken."""
    alinea = doc.add_paragraph(f"{soort} ", "Caption")
    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), f" SEQ {soort} \\* ARABIC ")
    run = OxmlElement("w:r")
    inhoud = OxmlElement("w:t")
    inhoud.text = str(nummer)
    run.append(inhoud)
    veld.append(run)
    alinea._p.append(veld)
    alinea.add_run(f": {tekst}")


def beeld(doc: Document, bestand: str | io.BytesIO, alt: str, titel: str = "") -> None:
    """Een beeld met zijn tekstalternatief, zo breed als de bladspiegel, of smaller als het anders te hoog is."""
    vorm = doc.add_paragraph(style="Beeld").add_run().add_picture(bestand, width=Cm(BEELD_CM))
    schaal = min(1, Cm(HOOGSTENS_CM) / vorm.height)
    vorm.width, vorm.height = Emu(round(vorm.width * schaal)), Emu(round(vorm.height * schaal))
    vorm._inline.docPr.set("descr", alt)
    vorm._inline.docPr.set("title", titel)


def tabel(doc: Document, rijen: list[list[str]], rechts: set[int]) -> None:
    """Een tabel met een kopregel die op elk blad terugkomt; een rij breekt nooit over twee bladen."""
    nieuw = doc.add_table(len(rijen), len(rijen[0]), "Table Grid")
    nieuw.autofit = False
    lengtes = [min(max(15, *map(len, kolom)), 40) for kolom in zip(*rijen, strict=True)]
    breedtes = [Cm(BLAD_CM * lengte / sum(lengtes)) for lengte in lengtes]
    for kolom, breedte in zip(nieuw._tbl.tblGrid.gridCol_lst, breedtes, strict=True):
        kolom.w = breedte
    for nummer, (rij, cellen) in enumerate(zip(nieuw.rows, rijen, strict=True)):
        eigenschappen = rij._tr.get_or_add_trPr()
        eigenschappen.append(OxmlElement("w:cantSplit"))
        if nummer == 0:
            eigenschappen.append(OxmlElement("w:tblHeader"))
        # Rechtstreeks op de cellen: `rij.cells` zoekt bij elke rij de hele tabel af.
        for kolom, (vak, tekst) in enumerate(zip(rij._tr.tc_lst, cellen, strict=True)):
            vak.width = breedtes[kolom]
            _vul(_Cell(vak, nieuw), tekst, kop=nummer == 0, rechts=kolom in rechts)
    doc.add_paragraph(style="Bron")


def _vul(cel: _Cell, tekst: str, kop: bool, rechts: bool) -> None:
    alinea = cel.paragraphs[0]
    alinea.paragraph_format.space_after = Pt(0)
    alinea.paragraph_format.keep_with_next = kop or None
    alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT if rechts else None
    letters = alinea.add_run(tekst)
    letters.font.size, letters.bold = Pt(8.5), kop or None
    if kop:
        grond = OxmlElement("w:shd")
        for naam, waarde in (("val", "clear"), ("color", "auto"), ("fill", "E9ECEF")):
            grond.set(qn(f"w:{naam}"), waarde)
        cel._tc.get_or_add_tcPr().append(grond)
