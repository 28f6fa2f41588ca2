"""De stijl van het Word-document: A4, Nederlands (België), bijschriften die meetellen, tabellen met een kop per blad."""

import datetime
import io

from docx import Document as leeg_document
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from integratie.weergave import kolombreedtes

TAAL = "nl-BE"
BEELD_CM, HOOGSTENS_CM, BLAD_CM = 15.5, 10, 16.6
KOLOM_CM, TUSSEN_CM = 8, 0.6  # twee kolommen op een blad, en het wit ertussen
PER_EENHEID_CM = 0.03  # een eenheid van een tekening: haar letters (10,6) zijn dan 9 punt, zoals een bron of een tabel
KOLOM_EENHEDEN = 350  # zo breed is een tekening die in een kolom leesbaar blijft: haar letters zijn er 7 punt
KLEIN, RAND_PT = 8.5, 4  # letter van een bron, en de rand van een cel links en rechts
TABEL = (8, 7, 6.5)  # letters van een tabel: de grootste waarmee geen woord breekt
LETTER, VASTE_BREEDTE = "Calibri", "Consolas"
INHOUDSKOP, INHOUDSREGEL = "TOC Heading", "toc 2"  # zoals Word ze zelf noemt
KLEINE_LIJST, UITLEG = "Kleine lijst", "Uitleg"
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
    _voet(blad.footer.paragraphs[0], titel)
    return nieuw


def _voet(alinea: Paragraph, titel: str) -> None:
    """De titel en het bladnummer onder elk blad."""
    alinea.style = "Bron"
    alinea.add_run(f"{titel} · blad ")
    veld(alinea, "PAGE", "1")


def _stijlen(stijlen) -> None:
    stijlen["Normal"].font.size, stijlen["Normal"].paragraph_format.space_after = Pt(10.5), Pt(6)
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
    beeld.paragraph_format.space_after = Pt(2)
    klein = stijlen.add_style("Bron", WD_STYLE_TYPE.PARAGRAPH)
    klein.base_style = stijlen["Normal"]
    klein.font.size, klein.font.color.rgb = Pt(KLEIN), ZACHT
    klein.paragraph_format.space_after, klein.paragraph_format.line_spacing = Pt(3), 1
    uitleg = stijlen.add_style(UITLEG, WD_STYLE_TYPE.PARAGRAPH)
    uitleg.base_style = klein
    uitleg.font.size, uitleg.paragraph_format.line_spacing = Pt(TABEL[0]), 1
    klein_punt = stijlen.add_style(KLEINE_LIJST, WD_STYLE_TYPE.PARAGRAPH)
    klein_punt.base_style = stijlen["List Bullet"]
    klein_punt.font.size, klein_punt.paragraph_format.space_after = Pt(KLEIN), Pt(2)
    klein_punt.paragraph_format.line_spacing = 1
    stijlen[INHOUDSKOP].font.size, stijlen[INHOUDSKOP].font.color.rgb = Pt(GROOTTES["Heading 2"]), INKT
    regel = stijlen.add_style(INHOUDSREGEL, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    regel.base_style = stijlen["Normal"]
    regel.paragraph_format.space_after, regel.paragraph_format.line_spacing = Pt(2), 1
    code = stijlen.add_style("Code", WD_STYLE_TYPE.PARAGRAPH)
    code.base_style = stijlen["Normal"]
    code.font.name, code.font.size = VASTE_BREEDTE, Pt(KLEIN)


def veld(alinea: Paragraph, instructie: str, tekst: str) -> None:
    """Een veld dat Word zelf bijwerkt; `tekst` staat er tot dan."""
    nieuw = OxmlElement("w:fldSimple")
    nieuw.set(qn("w:instr"), f" {instructie} ")
    run, inhoud = OxmlElement("w:r"), OxmlElement("w:t")
    inhoud.text = tekst
    run.append(inhoud)
    nieuw.append(run)
    xml(alinea).append(nieuw)


def xml(alinea: Paragraph):
    """Het xml-element van een alinea: `paragraph_format` is de openbare weg ernaartoe."""
    return alinea.paragraph_format.element


def bijschrift(doc: Document, soort: str, nummer: int, tekst: str) -> None:
    """ "Figuur 3: …" met een veld dat Word zelf hernummert, ook na plakken."""
    alinea = doc.add_paragraph(f"{soort} ", "Caption")
    veld(alinea, f"SEQ {soort} \\* ARABIC", str(nummer))
    alinea.add_run(f": {tekst}")


def beeld(
    doc: Document, bestand: io.BytesIO, alt: str, titel: str = "", breed: float = BEELD_CM, samen: bool = False
) -> None:
    """Een beeld met zijn tekstalternatief, `breed` centimeter of smaller als het anders te hoog is; `samen` met wat eronder staat."""
    alinea = doc.add_paragraph(style="Beeld")
    alinea.paragraph_format.keep_with_next = samen
    vorm = alinea.add_run().add_picture(bestand, width=Cm(breed))
    schaal = min(1, Cm(HOOGSTENS_CM) / vorm.height)
    vorm.width, vorm.height = Emu(round(vorm.width * schaal)), Emu(round(vorm.height * schaal))
    for uitleg in xml(alinea).iter(qn("wp:docPr")):
        uitleg.set("descr", alt)
        uitleg.set("title", titel)


def kolommen(doc: Document) -> None:
    """Een nieuw blad, en vanaf daar twee kolommen met kleinere uitleg."""
    doc.add_section(WD_SECTION.NEW_PAGE)
    (kolom,) = doc.element.body.sectPr.xpath("w:cols")
    kolom.set(qn("w:num"), "2")
    kolom.set(qn("w:space"), str(Cm(TUSSEN_CM).twips))


def tabel(doc: Document, rijen: list[list[str]], rechts: set[int], titel: str, breed: float) -> None:
    """Een tabel van `breed` centimeter met een kopregel die op elk blad terugkomt; een rij breekt nooit over twee bladen."""
    nieuw = doc.add_table(len(rijen), len(rijen[0]), "Table Grid")
    nieuw.autofit = False
    element = doc.element.body.sectPr.getprevious()  # de tabel zelf: een nieuwe komt altijd onderaan
    maat = Cm(breed).pt, 2 * RAND_PT
    letter = next((x for x in TABEL if kolombreedtes.woorden_passen(rijen, maat[0], x, maat[1])), TABEL[-1])
    breedtes = [Pt(b) for b in kolombreedtes.breedtes(rijen, maat[0], letter, maat[1])]
    for kolom, breedte in zip(element.tblGrid.gridCol_lst, breedtes, strict=True):
        kolom.w = breedte
    marges = OxmlElement("w:tblCellMar")
    for kant in ("left", "right"):
        marge = OxmlElement(f"w:{kant}")
        marge.set(qn("w:w"), str(RAND_PT * 20))
        marge.set(qn("w:type"), "dxa")
        marges.append(marge)
    element.tblPr[-1].addprevious(marges)  # voor de eigenschap die altijd de laatste is
    if titel:
        uitleg = OxmlElement("w:tblCaption")
        uitleg.set(qn("w:val"), titel)
        element.tblPr.append(uitleg)
    for nummer, (rij, cellen) in enumerate(zip(element.tr_lst, rijen, strict=True)):
        eigenschappen = rij.get_or_add_trPr()
        eigenschappen.append(OxmlElement("w:cantSplit"))
        if nummer == 0:
            eigenschappen.append(OxmlElement("w:tblHeader"))
        # Rechtstreeks op de cellen: `rij.cells` zoekt bij elke rij de hele tabel af.
        for kolom, (vak, tekst) in enumerate(zip(rij.tc_lst, cellen, strict=True)):
            vak.width = breedtes[kolom]
            _vul(vak, nieuw, tekst, letter, kop=nummer == 0, rechts=kolom in rechts)
    doc.add_paragraph(style="Bron")


def _vul(vak, tabel: Table, tekst: str, letter: float, kop: bool, rechts: bool) -> None:
    alinea = Paragraph(vak.p_lst[0], tabel)
    alinea.paragraph_format.space_before = alinea.paragraph_format.space_after = Pt(1.5)
    alinea.paragraph_format.keep_with_next = kop or None
    if rechts:
        alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    letters = alinea.add_run(tekst)
    letters.font.size, letters.bold = Pt(letter), kop or None
    if kop:
        grond = OxmlElement("w:shd")
        for naam, waarde in (("val", "clear"), ("color", "auto"), ("fill", "E9ECEF")):
            grond.set(qn(f"w:{naam}"), waarde)
        vak.get_or_add_tcPr().append(grond)
