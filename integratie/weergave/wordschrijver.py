"""Schrijft wat de cellen van een notebook tonen in een Word-document."""

import base64
import io
from dataclasses import replace

from docx.document import Document
from docx.text.paragraph import Paragraph

from integratie.blok import onderdelen as o
from integratie.blok.beeldstijl import met_stijl
from integratie.blok.blok import Blok, Figuur
from integratie.blok.tekst import Opmaak, Tekst
from integratie.blok.vierblad import Kaartlijst
from integratie.weergave import beelden, kaartfiguur, wordinhoud, wordstijl, wordvierblad
from integratie.weergave import notebookinhoud as n
from integratie.weergave.wordinhoud import celtekst, schoon

# Soort van een alinea → haar stijl.
_STIJL = {
    "reeks": "Subtitle",
    "bron": "Bron",
    "klein": "Bron",
    "onderkop": "Bron",
    "ouderdom": "Bron",
    wordinhoud.CODE: "Code",
}
HOOFDSTUK = 2  # niveau van de kop van een hoofdstuk
_PUNT = ("List Bullet", "List Bullet 2", "List Bullet 3")


class Schrijver:
    """Schrijft wat de cellen tonen na elkaar, en telt figuren en tabellen voor hun bijschrift."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nummers = {"Figuur": 0, "Tabel": 0}
        self.niveau = HOOFDSTUK - 1  # van de laatste kop
        self.breed: float = wordstijl.BLAD_CM
        self.gewoon: str | None = None  # stijl van een gewone alinea
        self.vorige: Paragraph | None = None  # de alinea waar een opsomming bij hoort

    def in_kolommen(self) -> None:
        """Begin een nieuw blad in twee kolommen, voor wat achteraan staat."""
        self.breed, self.gewoon = wordstijl.KOLOM_CM, wordstijl.UITLEG
        wordstijl.kolommen(self.document)

    def schrijf(self, deel: object) -> None:
        """Schrijf wat één cel toont, of een onderdeel daarvan. Fout: `TypeError` bij wat geen onderdeel is."""
        match deel:
            case n.Tekstcel():
                self._onderdelen(wordinhoud.van_markdown(deel.markdown))
            case n.Uitvoer(vorm=n.MARKDOWN):
                self._onderdelen(wordinhoud.van_markdown(deel.inhoud))
            case n.Uitvoer(vorm=n.HTML):
                self._onderdelen(wordinhoud.van_html(deel.inhoud))
            case n.Uitvoer(vorm=n.SVG):
                wordstijl.beeld(self.document, io.BytesIO(beelden.png(deel.inhoud)), deel.alt)
            case n.Uitvoer(vorm=n.TEKST):
                self._alinea(deel.inhoud, "Code")
            case n.Uitvoer():
                wordstijl.beeld(self.document, io.BytesIO(base64.b64decode(deel.inhoud)), deel.alt)
            case o.Kop():
                self._kop(deel.tekst, deel.niveau)
            case o.Alinea():
                self._alinea(tekst := str(deel.tekst), _STIJL.get(deel.soort, self.gewoon), samen=tekst.endswith(":"))
            case Tekst():
                vet = [s for s in deel.fragmenten if isinstance(s, Opmaak) and s.soort == "sterk"]
                self._alinea(str(deel), vet=vet == list(deel.fragmenten))
            case o.Lijst():
                self._lijst(deel)
            case o.Begrippen():
                for begrip in deel.paren:
                    self._begrippen((begrip,))
            case o.Uitklap(onderdelen=(o.Begrippen(paren=paren),)):
                self._begrippen(paren, deel.titel)
            case o.Uitklap():
                self._kop(deel.titel, HOOFDSTUK + 1)
                self._onderdelen(deel.onderdelen)
            case o.Kerncijfers():
                self._tabel(wordinhoud.van_kerncijfers(deel), {1})
            case o.Tabel():
                self._tabel(deel)
            case Figuur():
                self._figuur(deel)
            case Kaartlijst():
                self._onderdelen((*wordvierblad.van(deel), kaartfiguur.van(deel), kaartfiguur.lijst(deel)))
            case _ if isinstance(deel, wordvierblad.SOORTEN):
                self._onderdelen(wordvierblad.van(deel))
            case o.Groep(soort="kop3"):  # op papier kleine koppen naast elkaar, hier elk een hoofdstuk
                self._onderdelen(tuple(map(_als_hoofdstuk, deel.onderdelen)))
            case Blok() | o.Groep():
                self._onderdelen(deel.onderdelen)
            case _:
                raise TypeError(f"{type(deel).__name__} is geen onderdeel van een blok")

    def _kop(self, tekst: str, niveau: int) -> None:
        """Een kop; nooit meer dan één niveau onder de vorige."""
        self.niveau = min(niveau, self.niveau + 1)
        self.document.add_heading(schoon(tekst), self.niveau)

    def _onderdelen(self, delen: tuple) -> None:
        for deel in delen:
            self.schrijf(deel)

    def _alinea(self, tekst: str, stijl: str | None = None, vet: bool = False, samen: bool = False) -> None:
        """Een alinea; een vette, en een die `samen` blijft, staat nooit alleen onderaan een blad."""
        if tekst:
            alinea = self.document.add_paragraph(style=stijl)
            alinea.add_run(schoon(tekst)).bold = vet or None
            alinea.paragraph_format.keep_with_next = vet or samen
            self.vorige = alinea if samen and stijl == "Bron" else None

    def _lijst(self, lijst: o.Lijst, diepte: int = 0) -> None:
        """Een punt met onderdelen eronder begint met zijn tekst; een lijst daarin springt in. Een opsomming na haar inleiding loopt daarin door."""
        if lijst.soort == o.OPSOMMING and self.vorige is not None:
            self.vorige.add_run(schoon(f" {'; '.join(map(celtekst, lijst.punten))}."))
            self.vorige.paragraph_format.keep_with_next, self.vorige = None, None
            return
        stijl = wordstijl.KLEINE_LIJST if lijst.soort == o.OPSOMMING else _PUNT[min(diepte, len(_PUNT) - 1)]
        for punt in lijst.punten:
            for deel in punt if isinstance(punt, tuple) else (punt,):
                if isinstance(deel, o.Lijst):
                    self._lijst(deel, diepte + 1)
                else:
                    self.document.add_paragraph(schoon(celtekst(deel)), stijl)

    def _begrippen(self, paren: tuple[o.Begrip, ...], titel: str = "") -> None:
        """Eén alinea, met elke term vet voor zijn uitleg, en wat ze samen uitleggen op een regel erboven."""
        alinea = self.document.add_paragraph(style=self.gewoon or "Bron")
        if titel:
            alinea.add_run(f"{titel}\n").bold = True
        for begrip in paren:
            alinea.add_run(f"{begrip.term.rstrip('.')}: ").bold = True
            for regel in begrip.uitleg:
                alinea.add_run(f"{regel.rstrip('.')}. ")

    def _tabel(self, tabel: o.Tabel, rechts: set[int] | None = None) -> None:
        if tabel.titel:
            self._bijschrift("Tabel", tabel.titel)
        rijen = [[schoon(celtekst(cel)) for cel in rij] for rij in (tabel.kolommen, *tabel.rijen)]
        if tabel.kolommen:
            rechts = tabel.getalkolommen() if rechts is None else rechts
            wordstijl.tabel(self.document, rijen, rechts, tabel.titel, self.breed)

    def _figuur(self, figuur: Figuur) -> None:
        """Bijschrift, beeld met tekstalternatief, bron en opmerkingen; de cijfers staan in de csv van de figuur, de voorbehouden in de bijlage met de bronnen."""
        self._bijschrift("Figuur", figuur.titel)
        self._alinea(figuur.onder, "Bron", samen=True)
        tekening = met_stijl(figuur.svg)
        breed = min(beelden.breedte(tekening) * wordstijl.PER_EENHEID_CM, self.breed)
        noten = (*((f"Bron: {figuur.bron}",) if figuur.bron else ()), *figuur.opmerkingen)
        inhoud = io.BytesIO(beelden.png(tekening))
        wordstijl.beeld(self.document, inhoud, figuur.alt, figuur.titel, breed, samen=bool(noten))
        for noot in noten:
            self._alinea(noot, "Bron")

    def _bijschrift(self, soort: str, tekst: str) -> None:
        self.nummers[soort] += 1
        wordstijl.bijschrift(self.document, soort, self.nummers[soort], tekst)


def _als_hoofdstuk(deel: object) -> object:
    """Een groep met een kleine kop, met die kop als die van een hoofdstuk."""
    if isinstance(deel, o.Kop):
        return replace(deel, niveau=HOOFDSTUK)
    return replace(deel, onderdelen=tuple(map(_als_hoofdstuk, deel.onderdelen))) if isinstance(deel, o.Groep) else deel
