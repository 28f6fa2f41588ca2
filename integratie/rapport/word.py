"""Een rapport als Word-document, met echte koppen, tabellen en bijschriften, om in een omgevingsanalyse te plakken."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

from integratie.fouten import Gebruiksfout
from integratie.rapport.figuurbestanden import MAP

VASTE_DATUM = datetime.datetime(2000, 1, 1)
_SVG = re.compile(r'<svg\b[^>]*?aria-label="([^"]*)"[^>]*>.*?</svg>', re.DOTALL)
_STIJL = {"reeks": "Subtitle", "bron": "Bron", "klein": "Bron", "onderkop": "Bron", "ouderdom": "Bron"}
_KOP = {"h1": 1, "h2": 2, "h3": 3}


def bibliotheek() -> None:
    """Ga na dat python-docx er is. Fout: `Gebruiksfout`."""
    try:
        import docx  # noqa: F401
    except ImportError as fout:
        zin = "Voor --formaat docx is python-docx nodig; typ: python -m pip install 'integratie[docx]'"
        raise Gebruiksfout(zin) from fout


def maak(html: Path) -> bytes:
    """Het document van een HTML-rapport en de figuren ernaast; dezelfde invoer geeft dezelfde bytes."""
    from bs4 import BeautifulSoup

    from integratie.rapport import wordstijl

    soep = BeautifulSoup(_SVG.sub(r'<img alt="\1">', html.read_text(encoding="utf-8")), "html.parser")
    document = wordstijl.document(_tekst(soep.title), VASTE_DATUM)
    _Schrijver(document, html.parent / MAP).blokken(soep.main)
    buffer = io.BytesIO()
    document.save(buffer)
    return _zonder_tijden(buffer.getvalue())


class _Schrijver:
    """Loopt door de HTML en schrijft elk blok; telt figuren en tabellen voor hun bijschrift."""

    def __init__(self, document, figuren: Path) -> None:
        self.document, self.figuren = document, figuren
        self.nummers = {"Figuur": 0, "Tabel": 0}

    def blokken(self, ouder) -> None:
        for blok in ouder.find_all(True, recursive=False):
            klassen = blok.get("class", [])
            if blok.name in _KOP:
                self.document.add_heading(_tekst(blok), _KOP[blok.name])
            elif blok.name == "figure":
                self.figuur(blok)
            elif blok.name == "table":
                self.tabel(blok)
            elif "kerncijfers" in klassen:
                self.kerncijfers(blok)
            elif blok.name in ("ul", "ol"):
                for punt in blok.find_all("li", recursive=False):
                    self.document.add_paragraph(_tekst(punt), "List Bullet")
            elif blok.name == "dl":
                self.paren(blok)
            elif blok.name in ("p", "strong", "summary"):
                stijl = next((_STIJL[k] for k in klassen if k in _STIJL), None)
                self.alinea(blok, stijl)
            elif blok.name in ("div", "section", "details", "aside"):
                self.blokken(blok)

    def alinea(self, blok, stijl: str | None = None) -> None:
        if tekst := _tekst(blok):
            alinea = self.document.add_paragraph(style=stijl)
            alinea.add_run(tekst).bold = True if blok.name in ("strong", "summary") else None
            alinea.paragraph_format.keep_with_next = blok.name in ("strong", "summary")

    def paren(self, lijst) -> None:
        """Een definitielijst: elke term vet voor zijn uitleg; een fiche wordt één alinea."""
        alinea, fiche = None, lijst.parent.name == "details"
        for deel in lijst.find_all(["dt", "dd"], recursive=False):
            if alinea is None or (deel.name == "dt" and not fiche):
                alinea = self.document.add_paragraph(style="Bron")
            term = deel.name == "dt"
            alinea.add_run(f"{_tekst(deel).rstrip('.')}{': ' if term else '. '}").bold = term or None

    def figuur(self, blok) -> None:
        """Bijschrift, beeld met tekstalternatief, bron en opmerkingen; de cijfers staan in de csv van de figuur."""
        from docx.shared import Cm

        from integratie.rapport import wordstijl

        self.bijschrift("Figuur", _tekst(blok.figcaption))
        beeld = self.document.add_paragraph(style="Beeld")
        vorm = beeld.add_run().add_picture(str(self.figuren / f"{blok['id']}.png"), width=Cm(wordstijl.BEELD_CM))
        schaal = min(1, Cm(wordstijl.HOOGSTENS_CM) / vorm.height)
        vorm.width, vorm.height = round(vorm.width * schaal), round(vorm.height * schaal)
        vorm._inline.docPr.set("descr", blok.img["alt"])
        vorm._inline.docPr.set("title", _tekst(blok.figcaption))
        for noot in blok.select(":scope > .bron, :scope > .voetnoten > li"):
            self.alinea(noot, "Bron")

    def kerncijfers(self, lijst) -> None:
        rijen = [["Kerncijfer", "Waarde", "Toelichting"]]
        for punt in lijst.find_all("li", recursive=False):
            delen = [_tekst(s) for s in punt.find_all("span", class_="klein")]
            naam = _net("".join(punt.find_all(string=True, recursive=False)))
            rijen.append([naam, _tekst(punt.find(class_="waarde")), "; ".join(delen)])
        self.rijen("Kerncijfers", rijen, {1})

    def tabel(self, tabel) -> None:
        rijen = [[_tekst(cel) for cel in rij.find_all(["th", "td"])] for rij in tabel.find_all("tr")]
        koppen = tabel.find("tr").find_all(["th", "td"])
        rechts = {i for i, kop in enumerate(koppen) if "getal" in kop.get("class", [])}
        self.rijen(_tekst(tabel.caption), rijen, rechts)

    def rijen(self, bijschrift: str, rijen: list[list[str]], rechts: set[int]) -> None:
        from integratie.rapport import wordstijl

        self.bijschrift("Tabel", bijschrift)
        wordstijl.tabel(self.document, rijen, rechts)

    def bijschrift(self, soort: str, tekst: str) -> None:
        from integratie.rapport import wordstijl

        self.nummers[soort] += 1
        wordstijl.bijschrift(self.document, soort, self.nummers[soort], tekst)


def _tekst(element) -> str:
    return _net(element.get_text())


def _net(tekst: str) -> str:
    return re.sub(r"[ \t\n]+", " ", tekst).strip()  # een vaste spatie tussen getal en eenheid blijft


def _zonder_tijden(inhoud: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            nieuw.writestr(zipfile.ZipInfo(naam), oud.read(naam), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
