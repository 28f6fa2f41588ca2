"""Wat er over een gemeente niet te zeggen is: per thema één regel met hoeveel cijfers er ontbreken en waarom; de namen opengeplooid."""

from integratie import gebieden, vergelijking
from integratie.beeld import ouderdom
from integratie.beeld.woorden import gebiedsnaam
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, Uitklap, onder_elkaar, tabel_van
from integratie.indicator import THEMAS, Indicator, leemten, register
from integratie.vierblad.rijkeuze import REDENEN

GEEN = "de bron geeft er geen"


def onbekend(gemeente: str, peiljaar: int) -> Blok:
    """Een tabel met een rij per thema, en eronder elk onderwerp zonder bron en elke indicator zonder cijfer bij naam."""
    nis = gebieden.zoek(gemeente).nis
    naam, leden = gebiedsnaam(nis), gebieden.plaats(nis).leden
    leeg = [ind for ind in register().values() if not ouderdom.getoond([ind.naam], nis, peiljaar)]
    rijen = [rij for thema in THEMAS if (rij := _rij(thema, [i for i in leeg if i.thema == thema], nis, peiljaar))]
    kolommen = [kop for kop in rijen[0] if any(rij[kop] for rij in rijen)]
    tabel = tabel_van([{kop: rij[kop] for kop in kolommen} for rij in rijen], f"Wat er over {naam} niet te zeggen is")
    nodig = {titel: [x.onderwerp for x in leemten(thema)] for thema, titel in THEMAS.items()}
    apart = [ind for ind in leeg if leden and not ind.optelbaar]
    lijsten = {titel: onderwerpen for titel, onderwerpen in nodig.items() if onderwerpen} | {
        f"Niet op te tellen over de gemeenten van {naam}": [ind.titel for ind in apart],
        f"Zonder cijfer voor {naam} tot en met {peiljaar}": [ind.titel for ind in leeg if ind not in apart],
    }
    delen = tuple(deel for kop, punten in lijsten.items() if punten for deel in onder_elkaar(kop, punten))
    uitklap = Uitklap("Welke onderwerpen en cijfers dat zijn", (Groep("onbekend", delen),))
    tekst = " ".join(f"{kop}: {'; '.join(punten)}." for kop, punten in lijsten.items() if punten)
    return Blok((tabel, uitklap), tekst)


def _rij(thema: str, leeg: list[Indicator], nis: str, peiljaar: int) -> dict[str, str] | None:
    """Hoeveel van de cijfers van een thema er ontbreken, waarom, en van hoeveel onderwerpen er nergens cijfers zijn; None als alles er is."""
    nergens = len(leemten(thema))
    if not leeg and not nergens:
        return None
    return {
        "Thema": THEMAS[thema],
        "Zonder cijfer": f"{len(leeg)} van de {len(register(thema))}" if leeg else "",
        "Waarom": "; ".join(dict.fromkeys(_reden(ind, nis, peiljaar) for ind in leeg)),
        "Nergens gekend": f"{nergens} {'onderwerp' if nergens == 1 else 'onderwerpen'}" if nergens else "",
    }


def _reden(ind: Indicator, nis: str, peiljaar: int) -> str:
    groepen = vergelijking.groepen(ind.naam, nis, peiljaar)
    statussen = {vergelijking.stand(ind.naam, nis, peiljaar, groep).status for groep in groepen}
    if gebieden.plaats(nis).leden and not ind.optelbaar:
        statussen.add("niet_optelbaar")
    return next((woord for status, woord in REDENEN.items() if status in statussen), GEEN)
