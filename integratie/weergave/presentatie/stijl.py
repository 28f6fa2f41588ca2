"""De opmaak van een presentatie: breed scherm, drie indelingen met echte plaatsen voor titel en tekst, Nederlands van België, vaste datums."""

from pptx import Presentation as lege_presentatie
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.text.text import TextFrame
from pptx.util import Length, Pt

from integratie.bestanden.vaste_tijd import VASTE_DATUM
from integratie.blok.beeldstijl import GRIJS, INKT

TAAL = "nl-BE"
Vak = tuple[float, float, float, float]  # links, boven, breedte, hoogte, in punten
BREED, HOOG = 960, 540
TITEL: Vak = (36, 18, 888, 84)
INHOUD: Vak = (36, 110, 888, 366)
BRON: Vak = (36, 480, 888, 34)
VOET: Vak = (36, 514, 888, 20)
VOORBLAD: Vak = (60, 60, 840, 90)
ONDERTITEL: Vak = (60, 165, 840, 310)
KLEIN = 12  # bron en voet
# Naam van de indeling in het sjabloon → waar haar titel en haar tekst staan.
INDELINGEN = {"Title Slide": (VOORBLAD, ONDERTITEL), "Title and Content": (TITEL, INHOUD), "Title Only": (TITEL,)}


def presentatie(titel: str) -> Presentation:
    """Een lege presentatie met alleen de indelingen die gebruikt worden."""
    nieuw = lege_presentatie()
    smal = nieuw.slide_width
    nieuw.slide_width, nieuw.slide_height = Pt(BREED), Pt(HOOG)
    for vorm in nieuw.slide_master.shapes:
        vorm.left, vorm.width = (
            Length(vorm.left * nieuw.slide_width // smal),
            Length(vorm.width * nieuw.slide_width // smal),
        )
    for indeling in list(nieuw.slide_layouts):
        if indeling.name not in INDELINGEN:
            nieuw.slide_layouts.remove(indeling)
            continue
        for vorm, vak in zip(indeling.placeholders, INDELINGEN[indeling.name], strict=False):
            plaats(vorm, vak)
    eigenschappen = nieuw.core_properties
    eigenschappen.title, eigenschappen.language, eigenschappen.author = titel, TAAL, "integratie"
    eigenschappen.created = eigenschappen.modified = VASTE_DATUM
    eigenschappen.last_modified_by, eigenschappen.revision = "integratie", 1
    return nieuw


def indeling(nieuw: Presentation, naam: str):
    """De indeling met deze naam."""
    return next(x for x in nieuw.slide_layouts if x.name == naam)


def plaats(vorm, vak: Vak) -> None:
    """Zet een vorm op haar plaats."""
    vorm.left, vorm.top, vorm.width, vorm.height = map(Pt, vak)


def kleur(code: str) -> RGBColor:
    """Een kleur van `blok.beeldstijl` ("#174c74")."""
    return RGBColor.from_string(code.removeprefix("#").upper())


def schrijf(
    kader: TextFrame,
    zinnen: list[str],
    grootte: float,
    vet: bool = False,
    grijs: bool = False,
    rechts: bool = False,
    na: float = 0,
) -> None:
    """Zinnen onder elkaar, elk een alinea, in het Nederlands van België; de maat ligt vast, niets krimpt of loopt over."""
    kader.word_wrap, kader.auto_size = True, MSO_AUTO_SIZE.NONE
    for nummer, zin in enumerate(zinnen):
        alinea = kader.paragraphs[0] if nummer == 0 else kader.add_paragraph()
        letters = alinea.add_run()
        letters.text, letters.font.size, letters.font.bold = zin, Pt(grootte), vet
        letters.font.language_id = MSO_LANGUAGE_ID.BELGIAN_DUTCH
        letters.font.color.rgb = kleur(GRIJS if grijs else INKT)
        alinea.space_before, alinea.space_after = Pt(0), Pt(na)
        alinea.alignment = PP_ALIGN.RIGHT if rechts else PP_ALIGN.LEFT


def boven(kader: TextFrame) -> None:
    """De tekst begint bovenaan haar vak, zonder rand."""
    kader.vertical_anchor = MSO_ANCHOR.TOP
    kader.margin_left = kader.margin_right = kader.margin_top = kader.margin_bottom = Pt(0)


def nummer(vorm) -> None:
    """Elke alinea van een tekstvak krijgt een nummer in plaats van een bolletje."""
    for alinea in vorm.element.iter(qn("a:p")):
        alinea.get_or_add_pPr().append(parse_xml(f'<a:buAutoNum {nsdecls("a")} type="arabicPeriod"/>'))
