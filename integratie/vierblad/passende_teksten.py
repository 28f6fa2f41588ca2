"""Wat van hoofdpunten, kerngetallen en slot op een A4 past, gemeten met de breedste gewone letter; wat niet past, valt achteraan weg.

De maten (rem) zijn die van `sjabloon/vierblad.css`. De kaart krimpt tot wat er onder de hoofdpunten en kerngetallen overblijft, maar haar namen moeten leesbaar
blijven en haar lijst heeft een regel per gemeente nodig: dat bepaalt hoe hoog die mogen zijn. De tekeningen van het laatste blad krimpen tot wat er boven het slot overblijft.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from integratie import gebieden
from integratie.beeld import kaartvlakken
from integratie.beeld.woorden import naast
from integratie.blok.blok import Figuur
from integratie.blok.html_vierblad_kop import KOLOM, LANG
from integratie.blok.onderdelen import Groep, Lijst, Tabel
from integratie.blok.vierblad import Hoofdpunt, Kerngetal, Rijenblad
from integratie.indicator import THEMAS
from integratie.vierblad import beelden, passend
from integratie.vierblad.passend import BREEDTE_REM, PAGINA_REM, VOET_REM, regels
from integratie.vierblad.tekening import BREEDTE

Punt = TypeVar("Punt")
SLOT = 23.5  # hoogte van het slot
# Wit om de kop; een regel van de naam; hoe breed de naam naast een inleiding van twee regels is, en hoogstens.
KOP, NAAM, KORT, LANGER = 1.4, 2.7, 22.0, 36.0
OUDERDOM, OUDERDOMSRIJ = 3.2, 2.2  # de lijn met de thema's, en elke rij daarvan
LIJST = 3.9  # wit, lijnen en ondertitel van de kaart
KAART = 21.6  # de kaart met haar legende en bron: lager worden haar namen onleesbaar klein
LIJSTREGEL, DICHT = 0.95, 0.8  # een regel van haar lijst, of van een lange
KOP2, KOP3 = 1.56 + 0.75, 1.28 + 0.3 + 1.9  # een kop met de ruimte eronder; bij het slot ook de lijn erboven
PUNTBREEDTE = 33.6 - 1.9
GETALBREEDTE, STAVENBREEDTE = 10.4, 12.1
SLOTBREEDTE = {"onbekend": 19.9, "lezen": 16.3, "bron": 19.0}
STREEPJE = 0.9  # voor elk punt van het slot
BEELD = (BREEDTE_REM - 2.4) / 2 / BREEDTE  # een eenheid van een tekening, die een halve bladzijde breed is


def hoofdpunten(punten: Sequence[Hoofdpunt], nis: str) -> tuple[Hoofdpunt, ...]:
    """De eerste punten die samen passen."""
    return _passend(punten, _hoofdpunt, _ruimte(nis))


def kerngetallen(punten: Sequence[Kerngetal], nis: str) -> tuple[Kerngetal, ...]:
    """De eerste kerngetallen die samen passen."""
    return _passend(punten, _kerngetal, _ruimte(nis))


def _ruimte(nis: str) -> float:
    """De hoogte voor hoofdpunten of kerngetallen: wat kop, ouderdomslijn, de kaart met haar lijst en de voet overlaten."""
    leden = gebieden.op_de_kaart(nis).leden
    brussel = kaartvlakken.vlakken(leden).brussel.area > 0
    aantal = len(leden) + len(gebieden.maatstaven(nis)) + brussel + bool(gebieden.plaats(nis).leden)
    hoogte = -(-aantal // -(-aantal // KOLOM))
    lijst = LIJST + max(KAART, hoogte * (DICHT if hoogte > LANG else LIJSTREGEL))
    langste = max((gebieden.gemeenten()[lid].naam for lid in leden), key=len)
    titel = f"In {naast(gebieden.op_de_kaart(nis))} loopt het aandeel van 00,0 % in {langste} tot 00,0 % in {langste}"
    lijst += 1.56 * regels(titel, 1.3, BREEDTE_REM, vet=True)
    themas = regels(" i ".join(THEMAS.values()), 0.78, BREEDTE_REM - 7.2)
    kort, langer = (regels(gebieden.plaats(nis).naam, NAAM, breedte, vet=True) for breedte in (KORT, LANGER))
    kop = KOP + NAAM * max(min(kort, 2), langer)  # naast een lange naam telt de inleiding meer regels
    return PAGINA_REM - VOET_REM - kop - OUDERDOM - OUDERDOMSRIJ * themas - KOP2 - lijst


def slotlijst(soort: str, punten: Lijst) -> Lijst:
    """De eerste punten van een lijst van het slot die samen passen; `soort` is onbekend, lezen of bron."""
    grootte, regel = (0.74, 1.34) if soort == "bron" else (0.84, 1.38)

    def hoogte(punt: object) -> float:
        return 0.32 + grootte * regel * regels(str(punt), grootte, SLOTBREEDTE[soort] - STREEPJE)

    return Lijst(_passend(punten.punten, hoogte, SLOT - KOP3), punten.soort)


def past_samen(delen: Sequence[object]) -> bool:
    """Passen de rijen, de beelden en het slot van twee bladen samen op één?"""
    kolommen = [x.onderdelen for x in delen if isinstance(x, Groep) and x.soort == "kolom"]
    hoogste = max((sum(beelden.hoogte(f) for f in kolom if isinstance(f, Figuur)) for kolom in kolommen), default=0.0)
    over = PAGINA_REM - VOET_REM - KOP2 - hoogste * BEELD - SLOT
    over -= sum(passend.ledenhoogte(x) for x in delen if isinstance(x, Tabel))
    return over > 0 and sum(passend.hoogte(x) for x in delen if isinstance(x, Rijenblad)) <= over


def _passend(punten: Sequence[Punt], hoogte: Callable[[Punt], float], hoogstens: float) -> tuple[Punt, ...]:
    uit = list(punten)
    while len(uit) > 1 and sum(map(hoogte, uit)) > hoogstens:
        uit.pop()
    return tuple(uit)


def _hoofdpunt(h: Hoofdpunt) -> float:
    titel = 1.28 * regels(str(h.titel), 1.0, PUNTBREEDTE, vet=True)
    zinnen = 0.94 * 1.4 * regels(str(h.kern), 0.94, PUNTBREEDTE)
    vraag = f"{h.dienst}: {h.vraag!s}" if h.dienst else str(h.vraag)
    dienst = 0.1 + 0.94 * 1.4 * regels(vraag, 0.94, PUNTBREEDTE) if h.vraag else 0.0
    return titel + zinnen + dienst + 0.78


def _kerngetal(k: Kerngetal) -> float:
    links = 1.83 + 0.82 * 1.25 * regels(k.naam, 0.82, GETALBREEDTE)
    if k.verandering:
        links += 0.78 * 1.25 * regels(str(k.verandering), 0.78, GETALBREEDTE)
    rechts = 0.3 + 0.75 * 1.2 * regels(k.wat, 0.75, STAVENBREEDTE) + sum(_staaf(s.naam) for s in k.staven)
    return 0.89 + max(links, rechts if k.staven else 0.0)


def _staaf(naam: str) -> float:
    return 1.12 * regels(naam, 0.75, 6.4, vet=True)
