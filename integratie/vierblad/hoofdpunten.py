"""De hoofdpunten van een gemeente: hoogstens vijf boodschappen, elk met wat ze voor een dienst betekent."""

from integratie import gebieden
from integratie.beeld.woorden import gebiedsnaam
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, Kop, alinea
from integratie.blok.vierblad import Hoofdpunt, Hoofdpunten
from integratie.indicator import THEMAS, kaart
from integratie.vierblad import keuze, passende_teksten, teksten
from integratie.vierblad.vragen import vraag
from integratie.vierblad.woordkeuze import telkop

GEEN = "is geen enkel verschil groot en zeker genoeg voor een hoofdpunt."


def hoofdpunten(gemeente: str, peiljaar: int) -> Blok:
    """Hoogstens vijf hoofdpunten, in de volgorde van de thema's; minder als er minder gezegd mag worden.

    Fout: `Gebruiksfout` bij een onbekende gemeente.
    """
    nis = gebieden.zoek(gemeente).nis
    gekozen = keuze.kies(keuze.kandidaten(nis, peiljaar))
    punten = sorted(_passend(gekozen, nis, peiljaar), key=lambda p: list(THEMAS).index(kaart(p.indicator).thema))
    tekst = " ".join(f"{p.titel!s}." for p in punten)
    cijfers = tuple((k.ind.naam, k.stand.jaar) for k in gekozen[: len(punten)])
    leeg = () if punten else (alinea(f"Voor {gebiedsnaam(nis)} {GEEN}", "leeg"),)
    kop = Kop(2, telkop(len(punten), "hoofdpunt"))
    return Blok((Groep("hpw", (kop, Hoofdpunten(tuple(punten)), *leeg)),), tekst, cijfers)


def _passend(gekozen: list[keuze.Kandidaat], nis: str, peiljaar: int) -> tuple[Hoofdpunt, ...]:
    """De punten die op het blad passen; is er te weinig plaats, dan valt eerst van elk de laatste zin weg en dan het aantal, van achteren naar voren."""
    punten = [_punt(k, nis, peiljaar) for k in gekozen]
    for inkorten, nummer in ((i, n) for i in (1, 2) for n in reversed(range(len(punten)))):
        if len(passende_teksten.hoofdpunten(punten, nis)) == len(punten):
            break
        punten[nummer] = _punt(gekozen[nummer], nis, peiljaar, inkorten)
    return passende_teksten.hoofdpunten(punten, nis)


def _punt(k: keuze.Kandidaat, nis: str, peiljaar: int, inkorten: int = 0) -> Hoofdpunt:
    titel, kern = teksten.titel(k, nis), teksten.kern(k, nis, peiljaar, inkorten)
    return Hoofdpunt(titel, kern, k.ind.dienst, vraag(k.ind, k.stand, nis, peiljaar), k.ind.naam)
