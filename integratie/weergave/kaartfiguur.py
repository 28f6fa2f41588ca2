"""Een kaart met haar lijst als gewone figuur, voor wie ze buiten de bladzijde gebruikt: met de legende in de tekening en de lijst als tabel."""

import re
from html import escape

from integratie.blok.blok import Figuur
from integratie.blok.onderdelen import Cel, Tabel
from integratie.blok.vierblad import Kaartlijst

# Hoogte van een regel, een vakje, de breedte van een letter en de ruimte tussen twee klassen.
REGEL, VAK, LETTER, WIT = 20, 13, 7.4, 12
_VLAK = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def van(kaart: Kaartlijst) -> Figuur:
    """De figuur; haar naam begint met `kaart-met-lijst`."""
    tabel, onder = lijst(kaart).frame(), str(kaart.onder)
    return Figuur(
        kaart.anker, kaart.indicator, str(kaart.titel), _met_legende(kaart), kaart.alt, kaart.bron, tabel, onder=onder
    )


def lijst(kaart: Kaartlijst) -> Tabel:
    """De cijfers van de kaart, hoogste eerst."""
    rijen = tuple((r.naam, Cel.van(str(r.cijfer), r.waarde, kaart.eenheid)) for r in kaart.regels)
    met_eenheid = all(cel.endswith(kaart.eenheid) for _, cel in rijen)
    return Tabel(str(kaart.titel), ("Gebied", "Waarde" if met_eenheid else f"Waarde ({kaart.eenheid})"), rijen)


def _met_legende(kaart: Kaartlijst) -> str:
    """De tekening met onderaan een vakje en een naam per klasse; wat niet op een regel past, komt op de volgende."""
    vlak = _VLAK.search(kaart.svg)
    if vlak is None:
        return kaart.svg
    breed, hoog = map(float, vlak.groups())
    x, y, stukken = 0.0, hoog + REGEL, []
    for klasse, tekst in enumerate((f"In {kaart.eenheid}:", *kaart.klassen)):
        plaats = (VAK + 5 if klasse else 0) + len(tekst) * LETTER
        if x and x + plaats > breed:
            x, y = 0.0, y + REGEL
        if klasse:
            stukken.append(f'<rect class="k{klasse}" x="{x:g}" y="{y - VAK + 2:g}" width="{VAK}" height="{VAK}"/>')
        stukken.append(f'<text x="{x + (VAK + 5 if klasse else 0):g}" y="{y:g}">{escape(tekst, False)}</text>')
        x += plaats + WIT
    groter = f'viewBox="0 0 {breed:g} {y + REGEL / 3:g}"'
    return kaart.svg.replace(vlak[0], groter, 1).removesuffix("</svg>") + "".join(stukken) + "</svg>"
