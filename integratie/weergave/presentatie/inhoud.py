"""Van wat de cellen van een notebook tonen naar dia's, in de volgorde van het rapport: een tekst wordt een lijst, een figuur en een tabel elk een dia."""

from collections.abc import Iterator
from dataclasses import replace

from integratie.blok import onderdelen as o
from integratie.blok.blok import Blok, Figuur
from integratie.blok.vierblad import Ouderdomslijn
from integratie.weergave import notebookinhoud as n
from integratie.weergave import wordinhoud, wordvierblad
from integratie.weergave.presentatie import vierblad
from integratie.weergave.presentatie.dia import Beeld, Dia

LATER = 4  # rang van een tabel of tekst: na de eerste figuren van elke sectie
LEZEN, BRON = "lezen", "bron"  # soorten van een groep; de derde van het slot is wat we niet weten


class Lezer:
    """Verzamelt de dia's; `onbekend` en `bronnen` komen achteraan."""

    def __init__(self) -> None:
        self.dias: list[Dia] = []
        self.onbekend: Dia | None = None
        self.bronnen: tuple[str, ...] = ()
        self.lezen: tuple[str, ...] = ()
        self.kop, self.figuren = "", 0  # van de sectie tot hier
        self.tekst: tuple[str, ...] = ()

    def lees(self, inhoud: n.Celinhoud) -> None:
        """Voeg toe wat een cel toont; wat een onderzoeker zelf als beeld of HTML toonde, blijft in het rapport."""
        match inhoud:
            case n.Tekstcel(markdown=tekst) | n.Uitvoer(vorm=n.MARKDOWN, inhoud=tekst):
                for deel in wordinhoud.van_markdown(tekst):
                    self._deel(deel)
            case Blok(is_titel=True):
                self._titel(inhoud)
            case Blok() | Figuur():
                self._deel(inhoud)

    def _deel(self, deel: object) -> None:
        match deel:
            case o.Kop():
                self._nieuwe_sectie(deel)
            case o.Alinea(soort="bron"):
                self._bron(str(deel.tekst))
            case o.Alinea(soort="ouderdom") if len(self.dias) == 1:
                self.dias[0] = replace(self.dias[0], regels=(*self.dias[0].regels, str(deel.tekst)))
            case o.Alinea(soort="" | "duiding" | "inleiding" | "leeg"):
                self.tekst = (*self.tekst, str(deel.tekst))
            case Figuur():
                self._figuur(deel)
            case o.Tabel():
                self._tabel(deel)
            case o.Kerncijfers():
                rijen = tuple((k.naam, k.waarde) for k in deel.punten)
                self.dias.append(Dia("Kerncijfers", tabel=o.Tabel("Kerncijfers", ("Kerncijfer", "Waarde"), rijen)))
            case o.Groep(soort="onbekend" | "lezen" | "bron"):
                self._slot(deel)
            case o.Groep(soort="samenvatting"):
                zinnen = tuple(str(x.tekst) for x in deel.onderdelen if isinstance(x, o.Alinea) and x.soort != "bron")
                self.dias.append(Dia(self.kop or "Samenvatting", punten=zinnen))
                self._delen(x for x in deel.onderdelen if not isinstance(x, o.Alinea) or x.soort == "bron")
            case Blok() | o.Groep():
                self._delen(iter(deel.onderdelen))
            case _ if isinstance(deel, vierblad.SOORTEN):
                if dia := vierblad.van(deel, self.kop):
                    self.dias.append(dia)

    def _delen(self, delen: Iterator[object]) -> None:
        for deel in delen:
            self._deel(deel)

    def _nieuwe_sectie(self, kop: o.Kop) -> None:
        """Een kop; had de vorige sectie alleen tekst, dan wordt die een dia."""
        self.sluit()
        self.kop = kop.tekst

    def sluit(self) -> None:
        """Wat nog geen dia werd van de sectie tot hier, wordt er een."""
        if self.tekst and not self.figuren:
            self.dias.append(Dia(self.kop, punten=self.tekst, rang=LATER + 1))
        self.figuren, self.tekst = 0, ()

    def _titel(self, blok: Blok) -> None:
        delen = [deel for deel in o.met_inhoud(blok) if isinstance(deel, o.Kop | o.Alinea | Ouderdomslijn)]
        regels = []
        for deel in delen:
            for x in wordvierblad.van(deel) if isinstance(deel, Ouderdomslijn) else (deel,):
                regels += [str(x.tekst)] if isinstance(x, o.Alinea) else []
        titel = next((deel.tekst for deel in delen if isinstance(deel, o.Kop)), "")
        self.dias.append(Dia(titel, regels=tuple(regels), is_titel=True))

    def _figuur(self, figuur: Figuur) -> None:
        self.figuren += 1
        beeld = Beeld(figuur.svg, figuur.alt)
        regels = (figuur.onder,) if figuur.onder else ()
        noten = (*(self.tekst if self.figuren == 1 else ()), figuur.alt, *figuur.opmerkingen, *figuur.voorbehouden)
        self.dias.append(
            Dia(figuur.titel, regels=regels, beeld=beeld, bron=figuur.bron, noten=noten, rang=self.figuren)
        )

    def _tabel(self, tabel: o.Tabel) -> None:
        if tabel.kolommen and tabel.rijen:
            titel = tabel.titel or self.kop
            self.dias.append(Dia(titel, tabel=tabel, rang=LATER, noten=self.tekst if not self.figuren else ()))
            self.tekst = ()

    def _bron(self, tekst: str) -> None:
        if self.dias and not self.dias[-1].bron:
            self.dias[-1] = replace(self.dias[-1], bron=tekst.removeprefix("Bron: "))

    def _slot(self, groep: o.Groep) -> None:
        titel = next((str(getattr(x, "tekst", x)) for x in groep.onderdelen if not isinstance(x, o.Lijst)), self.kop)
        punten = tuple(str(p) for x in groep.onderdelen if isinstance(x, o.Lijst) for p in x.punten if p)
        if groep.soort == LEZEN:
            self.lezen = (f"{titel}:", *punten)
        elif groep.soort == BRON:
            self.bronnen = punten
        elif self.onbekend is None:
            self.onbekend = Dia(titel, punten=punten)
