"""Elke figuur van een rapport als los bestand: `figuren/<anker>.svg` en `.csv`, om zelf te gebruiken.

De csv heeft de tabel van de figuur, met de cijfers van `gegevens.csv`, en gaat in een Belgisch rekenblad vanzelf open in kolommen: puntkomma
tussen kolommen, komma als decimaalteken (een machine leest `gegevens.csv`), de eenheid in de kolomkop. Wat geen getal is ("n.b.",
"geen gegevens"), blijft als woord staan; naast een kolom met een benaderde som staat een kolom die zegt welke dat zijn.
"""

import re
from html import escape

from markupsafe import Markup

from integratie.bestanden.rekenblad import csv_om_te_openen
from integratie.blok.beeldstijl import met_stijl
from integratie.blok.blok import Figuur
from integratie.blok.onderdelen import BENADERD, Cel, Tabel
from integratie.rekenen import uitgeschreven

MAP = "figuren"
SOORTEN = ("svg", "csv")
_GETAL = re.compile(rf"(?:{BENADERD})?" r"([+\u2212-]?)(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?:\s(%|euro))?")


def bestanden(figuren: list[Figuur]) -> dict[str, bytes]:
    """Pad in de map van de gemeente → inhoud: twee bestanden per figuur, altijd met dezelfde bytes."""
    uit: dict[str, bytes] = {}
    for figuur in figuren:
        inhoud = {"svg": svg(figuur).encode(), "csv": tabel(figuur.cijfertabel)}
        uit |= {f"{MAP}/{figuur.naam}.{soort}": inhoud[soort] for soort in SOORTEN}
    return uit


def links(figuur: Figuur) -> Markup:
    """De links naar de bestanden van een figuur, voor bij die figuur."""
    link = Markup('<a href="{}/{}.{}" aria-label="{}: {}">{}</a> ')
    return Markup("").join(link.format(MAP, figuur.naam, soort, soort, figuur.titel, soort) for soort in SOORTEN)


def svg(figuur: Figuur) -> str:
    """De tekening als zelfstandig document, met titel, beschrijving en bron."""
    titel, beschrijving = escape(figuur.titel, False), escape(f"{figuur.alt} Bron: {figuur.bron}", False)
    kop = f"<title>{titel}</title><desc>{beschrijving}</desc>"
    begin, _, rest = met_stijl(figuur.svg).partition(">")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{begin} style="background: #ffffff">{kop}{rest}\n'


def tabel(cijfers: Tabel) -> bytes:
    """De tabel als csv; een kolom met overal dezelfde eenheid krijgt die in de kop."""
    cellen = list(zip(*cijfers.rijen, strict=True)) if cijfers.rijen else [()] * len(cijfers.kolommen)
    kolommen = []
    for kop, kolom in zip(cijfers.kolommen, cellen, strict=True):
        kolommen.append(_kolom(kop, kolom))
        benaderd = ["ja" if str(cel).startswith(BENADERD) else "" for cel in kolom]
        if any(benaderd):
            kolommen.append([f"{kop}: benaderd", *benaderd])
    return csv_om_te_openen(zip(*kolommen, strict=True))


def _kolom(kop: str, cellen: tuple) -> list[str]:
    getallen = [getal(cel) for cel in cellen]
    eenheden = {g[1] for g in getallen if g}
    eenheid = next(iter(eenheden)) if len(eenheden) == 1 else ""  # anders staat ze in elke cel die er een heeft
    waarden = [
        g[0].replace(".", ",") if g and g[1] == eenheid else str(cel).replace("\u2212", "-")
        for g, cel in zip(getallen, cellen, strict=True)
    ]
    return [f"{kop} ({eenheid})" if eenheid else kop, *waarden]


def getal(cel: object) -> tuple[str, str] | None:
    """Het getal van een cel (met een punt) en de eenheid die erachter staat, of niets; wat geen cijfer meedraagt, wordt als tekst gelezen."""
    if isinstance(cel, Cel) and cel.waarde is not None:
        return uitgeschreven(cel.waarde), cel.eenheid if cel.endswith(cel.eenheid) else ""
    gelezen = _GETAL.fullmatch(str(cel))
    if not gelezen:
        return None
    teken = "" if gelezen[1] in ("", "+") else "-"
    return teken + gelezen[2].replace(".", "") + (gelezen[3] or "").replace(",", "."), gelezen[4] or ""
