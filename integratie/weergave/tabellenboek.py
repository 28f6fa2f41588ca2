"""Een werkboek met een blad per tabel en per figuur van een rapport, met de nummers die ze in het Word-document hebben; een getal blijft een getal."""

import io
from collections.abc import Iterator
from functools import cache

import xlsxwriter

from integratie.bestanden.rekenblad import TEKST_BLIJFT_TEKST
from integratie.bestanden.vaste_tijd import VASTE_DATUM
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import BENADERD, Groep, Kerncijfers, Tabel, Uitklap
from integratie.blok.tekst import Tekst
from integratie.blok.vierblad import Kaartlijst
from integratie.weergave import figuurbestanden, kaartfiguur, wordinhoud, wordvierblad
from integratie.weergave import notebookinhoud as n

BREEDSTE = 60  # letters in een kolom


def maak(alle: list[n.Celinhoud], titel: str) -> bytes:
    """Het werkboek: een blad "Inhoud", en een blad per figuur en per tabel."""
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(buffer, {"in_memory": True, **TEKST_BLIJFT_TEKST})
    boek.set_properties({"title": titel, "created": VASTE_DATUM})
    vet, groot = boek.add_format({"bold": True, "bottom": 1, "text_wrap": True}), boek.add_format({"bold": True})
    loopt = boek.add_format({"text_wrap": True, "valign": "top"})
    vorm = cache(lambda getalvorm: boek.add_format({"num_format": getalvorm}))
    inhoud, tellers = boek.add_worksheet("Inhoud"), {"Figuur": 0, "Tabel": 0}
    inhoud.write_string(0, 0, titel, groot)
    inhoud.set_column(0, 0, 12)
    inhoud.set_column(1, 1, 100)
    regel = 2
    for deel in (x for y in alle for x in tabellen(y)):
        soort = "Figuur" if isinstance(deel, Figuur) else "Tabel"
        tabel = deel.cijfertabel if isinstance(deel, Figuur) else deel
        if not tabel.titel:
            continue
        tellers[soort] += 1
        naam = f"{soort} {tellers[soort]}"
        inhoud.write_url(regel, 0, f"internal:'{naam}'!A1", string=naam)
        inhoud.write_string(regel, 1, tabel.titel)
        regel += 1
        blad = boek.add_worksheet(naam)
        blad.write_string(0, 0, f"{naam}: {tabel.titel}", groot)
        _schrijf(blad, tabel, vet, loopt, vorm)
        if isinstance(deel, Figuur):
            blad.write_string(len(tabel.rijen) + 4, 0, f"Bron: {deel.bron}")
    boek.close()
    return buffer.getvalue()


def tabellen(deel: object) -> Iterator[Tabel | Figuur]:
    """De figuren en tabellen van wat een cel toont, in de volgorde waarin ze in Word een nummer krijgen."""
    match deel:
        case n.Tekstcel(markdown=tekst) | n.Uitvoer(vorm=n.MARKDOWN, inhoud=tekst):
            delen: tuple = wordinhoud.van_markdown(tekst)
        case n.Uitvoer(vorm=n.HTML):
            delen = wordinhoud.van_html(deel.inhoud)
        case Figuur():
            yield deel
            return
        case Tabel():
            yield from [deel] if deel.kolommen else []
            return
        case Kerncijfers():
            delen = (wordinhoud.van_kerncijfers(deel),)
        case Kaartlijst():
            delen = (kaartfiguur.van(deel), kaartfiguur.lijst(deel))
        case _ if isinstance(deel, wordvierblad.SOORTEN):
            delen = wordvierblad.van(deel)
        case Blok() | Groep() | Uitklap():
            delen = deel.onderdelen
        case _:
            return
    for binnen in delen:
        yield from tabellen(binnen)


def _schrijf(blad, tabel: Tabel, vet, loopt, vorm) -> None:
    for kolom, (kop, *cellen) in enumerate(zip(tabel.kolommen, *tabel.rijen, strict=True)):
        teksten = [wordinhoud.celtekst(cel) for cel in cellen]
        blad.set_column(kolom, kolom, min(max(map(len, (kop, *teksten))) + 2, BREEDSTE))
        blad.write_string(2, kolom, kop, vet)
        for rij, (cel, tekst) in enumerate(zip(cellen, teksten, strict=True), start=3):
            if getal := figuurbestanden.getal(cel):
                blad.write_number(rij, kolom, _volledig(cel, float(getal[0])), vorm(getalvorm(tekst, getal[1])))
            elif tekst:
                blad.write_string(rij, kolom, tekst, loopt if len(tekst) > BREEDSTE or "\n" in tekst else None)
    blad.freeze_panes(3, 1)


def _volledig(cel: object, getoond: float) -> float:
    """Het hele cijfer van een cel die alleen uit een gemerkt getal bestaat; anders wat er te lezen staat."""
    merken = list(cel.cijferteksten()) if isinstance(cel, Tekst) else []
    heel = len(merken) == 1 and merken[0].tekst == str(cel) and abs(merken[0].waarde - getoond) < 1
    return merken[0].waarde if heel else getoond


def getalvorm(tekst: str, eenheid: str) -> str:
    """De getalnotatie van Excel die een getal toont zoals het er staat: "+7,6 %" → `+0.0" %";-0.0" %"`."""
    decimalen = len(tekst.removesuffix(eenheid).strip().partition(",")[2])
    vorm = ("#,##0" if "." in tekst.removeprefix(BENADERD) else "0") + ("." + "0" * decimalen if decimalen else "")
    vorm = ('"ca. "' if tekst.startswith(BENADERD) else "") + vorm + (f'" {eenheid}"' if eenheid else "")
    return f"+{vorm};-{vorm};{vorm}" if tekst.startswith("+") else vorm
