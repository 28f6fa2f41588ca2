"""Schrijft dia's in een presentatie: titel, tekst, tabel en beeld elk in hun vak, met bron en voet eronder en de rest in de notities."""

import io

from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.table import Table
from pptx.util import Emu, Pt

from integratie.blok.beeldstijl import PAPIER, SCHAAL, met_stijl
from integratie.blok.onderdelen import Tabel
from integratie.weergave import beelden
from integratie.weergave.presentatie import maat, stijl
from integratie.weergave.presentatie.dia import Beeld, Dia
from integratie.weergave.wordinhoud import celtekst, schoon

VERDER = "En nog {}: zie de notities of het rapport."
WIT = 16  # tussen een beeld en wat ernaast staat
NAAST_BEELD = 0.55  # deel van de breedte voor een beeld met een tabel ernaast


class Schrijver:
    """Schrijft dia's na elkaar; `voet` staat onderaan elke dia, met haar nummer en `aantal`."""

    def __init__(self, presentatie: Presentation, voet: str, aantal: int) -> None:
        self.presentatie, self.voet, self.aantal = presentatie, voet, aantal

    def schrijf(self, dia: Dia) -> None:
        """Voeg een dia toe."""
        naam = "Title Slide" if dia.is_titel else "Title and Content" if dia.punten else "Title Only"
        blad = self.presentatie.slides.add_slide(stijl.indeling(self.presentatie, naam))
        weg = self._titel(blad, dia)
        if dia.is_titel:
            weg += self._tekst(blad, dia.regels, stijl.ONDERTITEL)
        elif dia.punten:
            weg += self._tekst(blad, dia.punten, stijl.INHOUD)
            if dia.genummerd:
                stijl.nummer(blad.placeholders[1])
        else:
            weg += self._inhoud(blad, dia)
        nummer = f"{len(self.presentatie.slides)} van {self.aantal}"
        self._klein(blad, f"{self.voet} · {nummer}" if self.voet else nummer, stijl.VOET)
        if dia.bron:
            self._klein(blad, self._passend(f"Bron: {dia.bron}"), stijl.BRON)
        noten = [schoon(zin) for zin in (*weg, *dia.noten) if zin]
        stijl.schrijf(blad.notes_slide.notes_text_frame, noten, stijl.KLEIN)

    def _titel(self, blad: Slide, dia: Dia) -> list[str]:
        """Zet de titel; geeft wat er niet op kon."""
        vak, groottes = (stijl.VOORBLAD, maat.VOORBLAD) if dia.is_titel else (stijl.TITEL, maat.TITELGROOTTES)
        heel = schoon(dia.titel)
        grootte, tekst = maat.titel(heel, *vak[2:], groottes)
        kader = blad.placeholders[0].text_frame
        stijl.boven(kader)
        stijl.schrijf(kader, [tekst], grootte, vet=True)
        return [heel] if tekst != heel else []

    def _tekst(self, blad: Slide, zinnen: tuple[str, ...] | list[str], vak: stijl.Vak) -> list[str]:
        """Zet zinnen in het tekstvak van de indeling; wat niet past, komt in de notities."""
        alle = [schoon(zin) for zin in zinnen]
        _, _, breed, hoog = vak
        grootte, aantal = maat.lijst(alle, breed, hoog)
        if aantal < len(alle):
            grootte, aantal = maat.lijst(alle, breed, hoog - maat.zinshoogte([VERDER], grootte, breed))
        over = [VERDER.format(len(alle) - aantal)] if aantal < len(alle) else []
        kader = blad.placeholders[1].text_frame
        stijl.boven(kader)
        stijl.schrijf(kader, [*alle[:aantal], *over], grootte, na=maat.NA_PUNT)
        return alle[aantal:]

    def _inhoud(self, blad: Slide, dia: Dia) -> list[str]:
        """Zet beeld en tabel; geeft wat er van de tabel niet op kon."""
        weg: list[str] = []
        links, boven, breed, hoog = stijl.INHOUD
        if regels := list(map(schoon, dia.regels)):
            grootte, _ = maat.lijst(regels, breed, hoog / 3)
            eronder = maat.zinshoogte(regels, grootte, breed)
            self._vak(blad, regels, grootte, (links, boven, breed, eronder))
            boven, hoog = boven + eronder, hoog - eronder
        if dia.beeld:
            deel = breed * NAAST_BEELD if dia.tabel else breed
            gebruikt = self._beeld(blad, dia.beeld, (links, boven, deel, hoog), not dia.tabel)
            links, breed = links + gebruikt + WIT, breed - gebruikt - WIT
        if dia.tabel:
            klassen = dia.beeld.klassen if dia.beeld else ()
            rest = (links, boven, breed, hoog - self._legende_hoogte(len(klassen)))
            onder, weg = self._tabel(blad, dia.tabel, dia.volgorde, rest)
            if klassen:
                self._legende(blad, klassen, dia.tabel.kolommen[-1], (links, onder + WIT, breed, 0))
        return [] if dia.volgorde else weg  # wie een volgorde geeft, heeft alles al in de notities

    def _beeld(self, blad: Slide, beeld: Beeld, vak: stijl.Vak, midden: bool) -> float:
        """Zet een beeld zo groot als het past; geeft zijn breedte."""
        links, boven, breed, hoog = vak
        inhoud = io.BytesIO(beelden.png(met_stijl(beeld.svg), beelden.LOS))
        vorm = blad.shapes.add_picture(inhoud, Pt(links), Pt(boven))
        schaal = min(Pt(breed) / vorm.width, Pt(hoog) / vorm.height)
        vorm.width, vorm.height = Emu(int(vorm.width * schaal)), Emu(int(vorm.height * schaal))
        vorm.left = Emu(Pt(links) + (Pt(breed) - vorm.width) // 2) if midden else Pt(links)
        self._uitleg(vorm, beeld.alt)
        return vorm.width.pt

    def _tabel(self, blad: Slide, tabel: Tabel, volgorde: tuple[int, ...], vak: stijl.Vak) -> tuple[float, list[str]]:
        """Zet een echte tabel met een kopregel; geeft waar ze eindigt, en elke rij die er niet of niet heel op kon."""
        links, boven, breed, hoog = vak
        cellen = [[schoon(celtekst(cel)).replace("\n", "; ") for cel in rij] for rij in (tabel.kolommen, *tabel.rijen)]
        heel, cellen = cellen, maat.kort(cellen, breed, hoog)
        m = maat.tabel(cellen, volgorde, breed, hoog)
        if len(m.rijen) < len(cellen) and not volgorde:  # met een volgorde is het een keuze, geen begin
            verder = maat.zinshoogte([VERDER], maat.GROOTTES[-1], breed)
            m = maat.tabel(cellen, volgorde, breed, hoog - verder)
            over = VERDER.format(len(cellen) - len(m.rijen))
            self._vak(blad, [over], maat.GROOTTES[-1], (links, boven + sum(m.hoogtes), breed, verder))
        niet = [rij for nummer, rij in enumerate(heel) if nummer not in m.rijen or rij != cellen[nummer]]
        weg = ["; ".join(f"{k}: {cel}" for k, cel in zip(tabel.kolommen, rij, strict=True) if cel) for rij in niet]
        rechts = tabel.getalkolommen()
        self._cellen(blad, [cellen[nummer] for nummer in m.rijen], m, (links, boven), rechts, tabel.titel)
        return boven + sum(m.hoogtes), weg

    def _cellen(
        self,
        blad: Slide,
        lijst: list[list[str]],
        m: maat.Tabelmaat,
        hoek: tuple[float, float],
        rechts: set[int],
        titel: str,
    ) -> Table:
        vorm = blad.shapes.add_table(
            len(lijst), len(lijst[0]), Pt(hoek[0]), Pt(hoek[1]), Pt(sum(m.breedtes)), Pt(sum(m.hoogtes))
        )
        self._uitleg(vorm, titel)
        for nummer, breedte in enumerate(m.breedtes):
            vorm.table.columns[nummer].width = Pt(breedte)
        for nummer, (rij, hoogte) in enumerate(zip(vorm.table.rows, m.hoogtes, strict=True)):
            rij.height = Pt(hoogte)
            for plek, (cel, tekst) in enumerate(zip(rij.cells, lijst[nummer], strict=True)):
                cel.margin_left = cel.margin_right = Pt(maat.RAND)
                cel.margin_top = cel.margin_bottom = Pt(maat.BOVEN)
                stijl.schrijf(cel.text_frame, [tekst], m.grootte, vet=nummer == 0, rechts=plek in rechts)
                cel.fill.solid()
                cel.fill.fore_color.rgb = stijl.kleur(SCHAAL[0] if nummer == 0 else PAPIER)
        return vorm.table

    def _legende(self, blad: Slide, klassen: tuple[tuple[str, str], ...], kop: str, vak: stijl.Vak) -> None:
        """De klassen van een kaart als tabel van één rij: elk een vak in haar kleur, met haar naam eronder."""
        links, boven, breed, _ = vak
        namen = [schoon(naam) for _, naam in klassen]
        m = maat.Tabelmaat(
            maat.GROOTTES[-1], (breed / len(namen),) * len(namen), (12.0, self._legende_hoogte(1) - 12 - WIT), (0, 1)
        )
        tabel = self._cellen(blad, [[""] * len(namen), namen], m, (links, boven), set(), f"Legende van de kaart, {kop}")
        for plek, (kleur, _) in enumerate(klassen):
            tabel.cell(0, plek).fill.fore_color.rgb = stijl.kleur(kleur)

    def _legende_hoogte(self, aantal: int) -> float:
        return 12 + maat.GROOTTES[-1] * maat.REGEL + 2 * maat.BOVEN + WIT if aantal else 0

    def _vak(self, blad: Slide, zinnen: list[str], grootte: float, vak: stijl.Vak, grijs: bool = False) -> None:
        kader = blad.shapes.add_textbox(*map(Pt, vak)).text_frame
        stijl.boven(kader)
        stijl.schrijf(kader, zinnen, grootte, grijs=grijs)

    def _klein(self, blad: Slide, tekst: str, vak: stijl.Vak) -> None:
        self._vak(blad, [schoon(tekst)], stijl.KLEIN, vak, grijs=True)

    def _passend(self, bron: str) -> str:
        """De bron, of waar ze staat als ze te lang is."""
        _, _, breed, hoog = stijl.BRON
        past = maat.regels(bron, stijl.KLEIN, breed) * stijl.KLEIN * maat.REGEL <= hoog
        return bron if past else "Bron: zie de notities."

    def _uitleg(self, vorm, alt: str) -> None:
        """Het tekstalternatief van een beeld of tabel."""
        for naam in vorm.element.iter(qn("p:cNvPr")):
            naam.set("descr", alt)
