"""Elke figuur van een rapport als los bestand: `figuren/<anker>.svg`, `.png` en `.csv`, om zelf te gebruiken.

De csv heeft de tabel van de figuur, met de cijfers van `gegevens.csv`: UTF-8, komma tussen kolommen, punt als decimaalteken,
de eenheid in de kolomkop. Wat geen getal is ("n.b.", "geen gegevens"), blijft als woord staan; naast een kolom met een benaderde
som staat een kolom die zegt welke dat zijn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from pathlib import Path

from integratie.beeld.opmaak import BENADERD, Cel
from integratie.rekenblad import csv_van_rijen

MAP = "figuren"
PAPIER = (255, 255, 255, 255)
BREEDTE = 720  # beeldpunten: 110 per duim op de bladspiegel van een A4; wie scherper wil, neemt de svg ernaast
_FIGUUR = re.compile(r'<figure class="figuur" id="([^"]+)"[^>]*>(.*?)</figure>', re.DOTALL)
_KOP, _MAAT = re.compile(r"<svg[^>]*"), re.compile(r'\s(?:width|height)="[^"]*"')
_HERGEBRUIK = re.compile(r'(<p class="hergebruik">)(.*?</p>\s*</figure>)', re.DOTALL)
_RIJ = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CEL = re.compile(r'<t([hd])(?:[^>]*? data-waarde="([^"]*)")?[^>]*>(.*?)</t\1>', re.DOTALL)
_GETAL = re.compile(rf"(?:{BENADERD})?" r"([+\u2212-]?)(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?:\s(%|euro))?")


@dataclass(frozen=True)
class Los:
    """Wat er van één figuur in bestanden komt; `rijen` is de tabel zoals getoond, de kop eerst."""

    naam: str
    titel: str
    bron: str
    svg: str
    rijen: list[list[str]]


def figuren(notebook) -> list[Los]:
    """De figuren in de uitvoer van een notebook, elke naam één keer."""
    uitvoer = (uit for cel in notebook.cells for uit in cel.get("outputs", ()))
    html = "".join(uit.get("data", {}).get("text/html", "") for uit in uitvoer)
    uniek: dict[str, str] = {}
    for naam, inhoud in _FIGUUR.findall(html):
        uniek.setdefault(naam, inhoud)
    return [_los(naam, inhoud) for naam, inhoud in uniek.items()]


def bestanden(alle: list[Los]) -> dict[str, bytes]:
    """Pad in de map van de gemeente → inhoud: drie bestanden per figuur, altijd met dezelfde bytes."""
    uit = {}
    for los in alle:
        tekening = svg(los)
        uit[f"{MAP}/{los.naam}.svg"] = tekening.encode()
        uit[f"{MAP}/{los.naam}.png"] = png(tekening)
        uit[f"{MAP}/{los.naam}.csv"] = tabel(los.rijen)
    return uit


def met_links(html: str) -> str:
    """Zet bij elke figuur in de HTML de links naar haar bestanden."""

    def vul(figuur: re.Match) -> str:
        titel = _tussen(figuur[2], "<strong>", "</strong>")
        links = "".join(
            f'<a href="{MAP}/{figuur[1]}.{soort}" aria-label="{soort}: {titel}">{soort}</a> '
            for soort in ("svg", "png", "csv")
        )
        return _HERGEBRUIK.sub(rf"\g<1>{links}\g<2>", figuur[0])

    return _FIGUUR.sub(vul, html)


def svg(los: Los) -> str:
    """De tekening als zelfstandig document, met titel, beschrijving en bron."""
    alt = re.search(r' aria-label="([^"]*)"', los.svg)
    beschrijving = f"{unescape(alt[1]) if alt else los.titel} Bron: {los.bron}"
    kop = f"<title>{escape(los.titel, False)}</title><desc>{escape(beschrijving, False)}</desc>"
    begin, _, rest = los.svg.partition(">")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{begin} style="background: #ffffff">{kop}{rest}\n'


def png(tekening: str) -> bytes:
    """De tekening als beeld, met de letters van matplotlib en nooit die van de machine."""
    import resvg

    breedte, hoogte = map(float, re.search(r' viewBox="\S+ \S+ (\S+) (\S+)"', tekening).groups())
    maat = f' width="{BREEDTE}" height="{round(BREEDTE * hoogte / breedte)}"'
    op_maat = _KOP.sub(lambda kop: _MAAT.sub("", kop[0]) + maat, tekening, count=1)
    boom = resvg.usvg.Tree.from_str(op_maat, _met_letters())
    return resvg.render(boom, (1, 0, 0, 0, 1, 0), bg_color=PAPIER)


@cache
def _met_letters():
    import matplotlib
    import resvg

    opties = resvg.usvg.Options.default()
    for naam in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        letters = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / naam
        opties.load_font_data(letters.read_bytes())  # met `load_font_file` opent elke tekst het bestand opnieuw
    opties.font_family = "DejaVu Sans"
    return opties


def tabel(rijen: list[list[str]]) -> bytes:
    """De tabel als csv; een kolom met overal dezelfde eenheid krijgt die in de kop."""
    kolommen = [uit for kolom in zip(*rijen, strict=True) for uit in _kolommen(*kolom)]
    return csv_van_rijen(zip(*kolommen, strict=True)).encode()


def _kolommen(kop: str, *cellen: str) -> list[list[str]]:
    """De kolom, en als er benaderde sommen in staan een kolom die dat zegt."""
    benaderd = ["ja" if cel.startswith(BENADERD) else "" for cel in cellen]
    extra = [[f"{kop}: benaderd", *benaderd]] if any(benaderd) else []
    return [_kolom(kop, *cellen), *extra]


def _kolom(kop: str, *cellen: str) -> list[str]:
    getallen = [_GETAL.fullmatch(cel) for cel in cellen]
    eenheden = {g[4] for g in getallen if g}
    if len(eenheden) != 1:
        return [kop, *cellen]
    (eenheid,) = eenheden
    waarden = [getattr(cel, "machine", "") or _waarde(g) if g else cel for g, cel in zip(getallen, cellen, strict=True)]
    return [f"{kop} ({eenheid})" if eenheid else kop, *waarden]


def _waarde(getal: re.Match) -> str:
    teken = "" if getal[1] in ("", "+") else "-"
    return teken + getal[2].replace(".", "") + (getal[3] or "").replace(",", ".")


def _los(naam: str, inhoud: str) -> Los:
    rijen = [[_cel(*cel) for _, *cel in _CEL.findall(rij)] for rij in _RIJ.findall(inhoud)]
    titel, bron = _tussen(inhoud, "<strong>", "</strong>"), _tussen(inhoud, '<p class="bron">', "</p>")
    tekening = inhoud[inhoud.index("<svg") : inhoud.index("</svg>") + len("</svg>")]
    return Los(naam, _tekst(titel), _tekst(bron).removeprefix("Bron: "), tekening, rijen)


def _cel(machine: str, inhoud: str) -> Cel:
    uit = Cel(_tekst(inhoud))
    uit.machine = machine
    return uit


def _tussen(html: str, begin: str, eind: str) -> str:
    return html.partition(begin)[2].partition(eind)[0]


def _tekst(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()
