"""Een tekening als png: zonder browser, met de letters van matplotlib en nooit die van de machine."""

import io
import textwrap
import threading
from html import escape
from pathlib import Path
from xml.etree import ElementTree

from integratie.blok.beeldstijl import in_het_licht, met_stijl
from integratie.blok.blok import Figuur

PAPIER = (255, 255, 255, 255)
BREEDTE = 1440  # beeldpunten, waar de tekst ernaast staat (Word): ruim 230 per duim op de bladspiegel van een A4
LOS, PER_DUIM = 2000, 300  # beeldpunten van een beeld dat op zichzelf staat: scherp op papier en op een groot scherm
_TITEL, _KLEIN = 11, 8  # lettergrootte
MARGE = 8  # wit links en rechts
_REGEL, _LETTER = 1.35, 0.7  # hoe hoog een regel en hoe breed een letter daarbij is
_PER_DRAAD = threading.local()


def van_figuur(figuur: Figuur, breed: int = LOS, per_duim: int = PER_DUIM) -> bytes:
    """De figuur met haar titel erboven en haar bron eronder, en beide ook als gegevens in het bestand; `breed` is in beeldpunten."""
    from PIL import Image, PngImagePlugin

    velden, uit = PngImagePlugin.PngInfo(), io.BytesIO()
    velden.add_itxt("Title", figuur.titel)
    velden.add_itxt("Description", f"{figuur.alt} Bron: {figuur.bron}")
    with Image.open(io.BytesIO(png(met_tekst(figuur), breed))) as beeld:
        beeld.save(uit, "png", dpi=(per_duim, per_duim), pnginfo=velden)
    return uit.getvalue()


def png(tekening: str, breedte: int = BREEDTE) -> bytes:
    """De tekening als beeld, `breedte` beeldpunten breed; een vreemde zonder `viewBox` houdt haar maat."""
    import resvg

    boom = resvg.usvg.Tree.from_str(op_maat(in_het_licht(tekening), breedte), _met_letters())
    return resvg.render(boom, (1, 0, 0, 0, 1, 0), bg_color=PAPIER)


def met_tekst(figuur: Figuur) -> str:
    """De tekening, met plaats erboven voor de titel (en wat er gemeten is) en eronder voor de bron."""
    svg = met_stijl(figuur.svg)
    wortel = _wortel(svg)
    if "viewBox" not in wortel.attrib:
        return svg
    links, boven, breedte, hoogte = _viewbox(wortel)
    links, breedte = links - MARGE, breedte + 2 * MARGE
    titel, onder, bron = (
        textwrap.wrap(tekst, int((breedte - 2 * MARGE) / (grootte * _LETTER)))
        for tekst, grootte in ((figuur.titel, _TITEL), (figuur.onder, _KLEIN), (f"Bron: {figuur.bron}", _KLEIN))
    )
    kop = (len(titel) + 0.5) * _TITEL * _REGEL
    boven_bij, onder_bij = kop + len(onder) * _KLEIN * _REGEL, (len(bron) + 0.5) * _KLEIN * _REGEL
    regels = [
        *((boven - boven_bij + (n + 1) * _TITEL * _REGEL, _TITEL, "bold", regel) for n, regel in enumerate(titel)),
        *((boven - boven_bij + kop + (n + 0.5) * _KLEIN * _REGEL, _KLEIN, "normal", r) for n, r in enumerate(onder)),
        *((boven + hoogte + (n + 1) * _KLEIN * _REGEL, _KLEIN, "normal", regel) for n, regel in enumerate(bron)),
    ]
    tekst = "".join(
        f'<text x="{links + MARGE:g}" y="{y:g}" style="font-size:{grootte}px;font-weight:{gewicht}">{escape(regel, False)}</text>'
        for y, grootte, gewicht, regel in regels
    )
    vak = f"{links:g} {boven - boven_bij:g} {breedte:g} {hoogte + boven_bij + onder_bij:g}"
    begin, _, rest = svg.partition(">")
    begin = begin.replace(f'viewBox="{wortel.get("viewBox")}"', f'viewBox="{vak}"')
    return f"{begin}>{rest.removesuffix('</svg>')}{tekst}</svg>"


def _wortel(tekening: str) -> ElementTree.Element:
    _, wortel = next(ElementTree.iterparse(io.BytesIO(tekening.encode()), ["start"]))
    return wortel


def breedte(tekening: str) -> float:
    """De breedte van een tekening met een `viewBox`, in haar eigen eenheden."""
    return _viewbox(_wortel(tekening))[2]


def _viewbox(wortel: ElementTree.Element) -> list[float]:
    return [float(getal) for getal in wortel.attrib["viewBox"].split()]


def op_maat(tekening: str, breed: float, eenheid: str = "") -> str:
    """De tekening met deze breedte (zonder eenheid: beeldpunten), en de hoogte die erbij past; een vreemde zonder `viewBox` houdt haar maat."""
    wortel = _wortel(tekening)
    if "viewBox" not in wortel.attrib:
        return tekening
    hoog = breed * verhouding(tekening)
    for naam, maat in (("width", breed), ("height", hoog if eenheid else round(hoog))):
        tekening = tekening.replace(f' {naam}="{wortel.get(naam)}"', f' {naam}="{maat:.6g}{eenheid}"', 1)
    return tekening


def verhouding(tekening: str) -> float:
    """Hoogte gedeeld door breedte van een tekening met een `viewBox`."""
    _, _, breedte, hoogte = _viewbox(_wortel(tekening))
    return hoogte / breedte


def _met_letters():
    """De opties van resvg met de letters, één keer per draad: die van een andere draad weigert het."""
    import matplotlib
    import resvg

    if not hasattr(_PER_DRAAD, "opties"):
        opties = resvg.usvg.Options.default()
        for naam in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
            letters = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / naam
            opties.load_font_data(letters.read_bytes())  # met `load_font_file` opent elke tekst het bestand opnieuw
        opties.font_family = "DejaVu Sans"
        _PER_DRAAD.opties = opties
    return _PER_DRAAD.opties
