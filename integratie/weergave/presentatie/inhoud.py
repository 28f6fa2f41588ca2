"""Van wat de cellen van een notebook tonen naar dia's, in de volgorde van het rapport: een tekst wordt een lijst, een figuur en een tabel elk een dia."""

import re
from collections.abc import Iterator
from dataclasses import replace

from integratie.beeld.opmaak import STATUSTEKST
from integratie.blok import onderdelen as o
from integratie.blok.blok import Blok, Figuur
from integratie.blok.vierblad import Ouderdomslijn
from integratie.register import register
from integratie.weergave import kolombreedtes, wordinhoud, wordvierblad
from integratie.weergave import notebookinhoud as n
from integratie.weergave.presentatie import maat, stijl, vierblad
from integratie.weergave.presentatie.dia import TABEL, TEKST, ZONDER, Beeld, Dia

LEZEN, BRON = "lezen", "bron"  # soorten van een groep; de derde van het slot is wat we niet weten
KAART = "kaart-"  # zo begint de naam van een kaart van gemeenten
ZINNEN = 2  # van elke alinea van de samenvatting
TE_BREED = "Deze tabel is te groot voor een dia en staat in het rapport."
_ZIN = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_LEEG = {"", "–", "-", *STATUSTEKST.values()}


class Lezer:
    """Verzamelt de dia's; `onbekend` en `bronnen` komen achteraan."""

    def __init__(self) -> None:
        self.dias: list[Dia] = []
        self.onbekend: Dia | None = None
        self.bronnen: tuple[str, ...] = ()
        self.lezen: tuple[str, ...] = ()
        self.kop, self.vanaf = "", 0  # van de sectie tot hier, en haar eerste dia
        self.inleiding: tuple[str, ...] = ()  # wat het notebook zelf vertelt, over elke gemeente hetzelfde
        self.tekst: tuple[str, ...] = ()
        self.leeg: tuple[str, ...] = ()

    def lees(self, inhoud: n.Celinhoud) -> None:
        """Voeg toe wat een cel toont; wat een onderzoeker zelf als beeld of HTML toonde, blijft in het rapport."""
        match inhoud:
            case n.Tekstcel(markdown=tekst) | n.Uitvoer(vorm=n.MARKDOWN, inhoud=tekst):
                for deel in wordinhoud.van_markdown(tekst):
                    if isinstance(deel, o.Alinea):
                        self.inleiding = (*self.inleiding, str(deel.tekst))
                    else:
                        self._deel(deel)
            case Blok(is_titel=True):
                self._titel(inhoud)
            case Blok() | Figuur():
                self._deel(inhoud)

    def _deel(self, deel: object) -> None:
        match deel:
            case o.Kop():
                self.sluit()
                self.kop = deel.tekst
            case o.Alinea(soort="bron"):
                self._bron(str(deel.tekst))
            case o.Alinea(soort="ouderdom") if len(self.dias) == 1:
                self.dias[0] = replace(self.dias[0], noten=(*self.dias[0].noten, str(deel.tekst)))
            case o.Alinea(soort="leeg"):
                self.leeg = (*self.leeg, str(deel.tekst))
            case o.Alinea(soort="" | "duiding" | "inleiding"):
                self.tekst = (*self.tekst, str(deel.tekst))
            case Figuur():
                self._figuur(deel)
            case o.Tabel():
                self._tabel(deel)
            case o.Lijst(soort=o.OPSOMMING) if self.dias:
                self._opsomming("; ".join(map(str, deel.punten)))
            case o.Lijst(soort="bevindingen"):
                titel = self.tekst[-1].rstrip(".:") if self.tekst else self.kop
                self.dias.append(Dia(titel, punten=tuple(map(str, deel.punten))))
            case o.Kerncijfers():
                rijen = tuple((k.naam, k.waarde) for k in deel.punten)
                self.dias.append(Dia("Kerncijfers", tabel=o.Tabel("Kerncijfers", ("Kerncijfer", "Waarde"), rijen)))
            case o.Groep(soort="onbekend" | "lezen" | "bron"):
                self._slot(deel)
            case o.Groep(soort="samenvatting"):
                self._samenvatting(deel)
            case Blok() | o.Groep():
                self._delen(iter(deel.onderdelen))
            case _ if isinstance(deel, vierblad.SOORTEN):
                if dia := vierblad.van(deel, self.kop):
                    self.dias.append(dia)

    def _delen(self, delen: Iterator[object]) -> None:
        for deel in delen:
            self._deel(deel)

    def sluit(self) -> None:
        """Einde van de sectie: de belangrijkste figuur komt eerst, en wat geen dia werd van haar tekst wordt er een of komt in de notities."""
        eigen = range(self.vanaf, len(self.dias))
        figuren = [nummer for nummer in eigen if self.dias[nummer].rang and self.dias[nummer].beeld]
        for rang, nummer in enumerate(sorted(figuren, key=lambda x: -self.dias[x].belang), start=1):
            self.dias[nummer] = replace(self.dias[nummer], rang=rang)
        tekst = (*self.inleiding, *self.tekst)
        if eigen:
            eerste = figuren[0] if figuren else eigen[0]
            self.dias[eerste] = replace(self.dias[eerste], noten=(*self.leeg, *tekst, *self.dias[eerste].noten))
        elif self.tekst:
            self.dias.append(Dia(self.kop, punten=(*self.leeg, *self.tekst), noten=self.inleiding, rang=TEKST))
        elif tekst or self.leeg:
            self.dias.append(Dia(self.kop, punten=(*tekst, *self.leeg), rang=ZONDER))
        self.vanaf, self.inleiding, self.tekst, self.leeg = len(self.dias), (), (), ()

    def _titel(self, blok: Blok) -> None:
        delen = [deel for deel in o.met_inhoud(blok) if isinstance(deel, o.Kop | o.Alinea | Ouderdomslijn)]
        regels = []
        for deel in delen:
            for x in wordvierblad.van(deel) if isinstance(deel, Ouderdomslijn) else (deel,):
                regels += [str(x.tekst)] if isinstance(x, o.Alinea) else []
        titel = next((deel.tekst for deel in delen if isinstance(deel, o.Kop)), "")
        self.dias.append(Dia(titel, regels=tuple(regels), is_titel=True))
        self.vanaf = len(self.dias)

    def _samenvatting(self, groep: o.Groep) -> None:
        """Van elke alinea de eerste zinnen; alles staat in de notities."""
        alineas = [str(x.tekst) for x in groep.onderdelen if isinstance(x, o.Alinea) and x.soort != "bron"]
        eerste = tuple(" ".join(_ZIN.split(alinea)[:ZINNEN]) for alinea in alineas)
        self.dias.append(Dia(self.kop or "Samenvatting", punten=eerste, noten=tuple(alineas)))
        self._delen(x for x in groep.onderdelen if not isinstance(x, o.Alinea) or x.soort == "bron")

    def _figuur(self, figuur: Figuur) -> None:
        """Een figuur bij de samenvatting is er altijd."""
        regels = (figuur.onder,) if figuur.onder else ()
        noten = (figuur.alt, *figuur.opmerkingen, *figuur.voorbehouden)
        belang = register()[figuur.indicator].prioriteit if figuur.indicator in register() else 0
        samen = any(dia.punten and not dia.rang for dia in self.dias[self.vanaf :])
        dia = Dia(figuur.titel, regels=regels, beeld=Beeld(figuur.svg, figuur.alt), bron=figuur.bron, noten=noten)
        if figuur.naam.startswith(KAART):
            dia = replace(dia, tabel=figuur.cijfertabel, volgorde=self._volgorde(figuur.cijfertabel))
        self.dias.append(replace(dia, rang=0 if samen else 1, belang=belang))

    def _volgorde(self, tabel: o.Tabel) -> tuple[int, ...]:
        """Naast een kaart, waarop niemand van achteraan een naam leest: eerst de gemeente zelf, dan van beide uiteinden naar het midden."""
        eigen, laatste = self.dias[0].titel if self.dias else "", len(tabel.rijen) - 1
        return tuple(0 if str(rij[0]) == eigen else 1 + min(n, laatste - n) for n, rij in enumerate(tabel.rijen))

    def _tabel(self, tabel: o.Tabel) -> None:
        """Rijen zonder enig cijfer of woord, en een tabel die te breed is of lijsten in haar cellen heeft, blijven in het rapport."""
        rijen = tuple(
            rij for rij in tabel.rijen if any(wordinhoud.celtekst(cel) not in _LEEG for cel in rij[1:] or rij)
        )
        if tabel.kolommen and rijen:
            titel, cellen = (
                tabel.titel or self.kop,
                [tuple(map(wordinhoud.celtekst, rij)) for rij in (tabel.kolommen, *rijen)],
            )
            met_lijst = any(isinstance(cel, tuple) for rij in rijen for cel in rij)
            if not met_lijst and kolombreedtes.woorden_passen(
                cellen, stijl.INHOUD[2], maat.GROOTTES[-1], 2 * maat.RAND
            ):
                self.dias.append(Dia(titel, tabel=replace(tabel, rijen=rijen), rang=TABEL))
            else:
                self.dias.append(Dia(titel, punten=(TE_BREED,), rang=ZONDER))

    def _bron(self, tekst: str) -> None:
        if self.dias and not self.dias[-1].bron and not self.dias[-1].is_titel:
            self.dias[-1] = replace(self.dias[-1], bron=tekst.removeprefix("Bron: "))

    def _opsomming(self, punten: str) -> None:
        """De punten onder een bron of ouderdom die op haar dubbelepunt eindigt; een andere kleine lijst blijft in het rapport."""
        dia = self.dias[-1]
        if dia.bron.endswith(":"):
            self.dias[-1] = replace(dia, bron=f"{dia.bron} {punten}.")
        elif dia.noten and dia.noten[-1].endswith(":"):
            self.dias[-1] = replace(dia, noten=(*dia.noten[:-1], f"{dia.noten[-1]} {punten}."))

    def _slot(self, groep: o.Groep) -> None:
        titel = next((str(getattr(x, "tekst", x)) for x in groep.onderdelen if not isinstance(x, o.Lijst)), self.kop)
        punten = tuple(str(p) for x in groep.onderdelen if isinstance(x, o.Lijst) for p in x.punten if p)
        if groep.soort == LEZEN:
            self.lezen = (f"{titel}:", *punten)
        elif groep.soort == BRON:
            self.bronnen = punten
        elif self.onbekend is None:
            self.onbekend = Dia(titel, punten=punten)
