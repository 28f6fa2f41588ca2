"""De hoofdpunten van een gemeente: hoogstens vijf boodschappen, elk met wat ze voor een dienst betekent."""

from __future__ import annotations

from integratie import gebieden
from integratie.beeld.opmaak import hoofdletter
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, Kop
from integratie.blok.vierblad import Hoofdpunt, Hoofdpunten
from integratie.vierblad import keuze, passende_teksten, teksten
from integratie.vierblad.vragen import vraag

_AANTAL = ("geen", "één", "twee", "drie", "vier", "vijf")


def hoofdpunten(gemeente: str, peiljaar: int) -> Blok:
    """Hoogstens vijf hoofdpunten, zwaarste eerst; minder als er minder gezegd mag worden. Fout: `Gebruiksfout` bij een onbekende gemeente."""
    nis = gebieden.zoek(gemeente).nis
    gekozen = keuze.kies(keuze.kandidaten(nis, peiljaar))
    punten = passende_teksten.hoofdpunten([_punt(k, nis, peiljaar) for k in gekozen], nis)
    kop = f"{hoofdletter(_AANTAL[len(punten)])} hoofdpunt{'' if len(punten) == 1 else 'en'}"
    tekst = " ".join(f"{p.titel!s}." for p in punten)
    cijfers = tuple((k.ind.naam, k.stand.jaar) for k in gekozen[: len(punten)])
    return Blok((Groep("hpw", (Kop(2, kop), Hoofdpunten(punten))),), tekst, cijfers)


def _punt(k: keuze.Kandidaat, nis: str, peiljaar: int) -> Hoofdpunt:
    titel, kern = teksten.titel(k, nis), teksten.kern(k, nis, peiljaar)
    return Hoofdpunt(titel, kern, k.ind.dienst, vraag(k.ind, k.stand, nis, peiljaar), k.ind.naam)
