"""Wat van hoofdpunten, kerngetallen en slot op een A4 past, gemeten met de breedste gewone letter; wat niet past, valt achteraan weg.

De maten (rem) zijn die van `sjabloon/vierblad.css`. De kaart met haar lijst krimpt tot wat er onder hoofdpunten en kerngetallen overblijft, en de tekeningen
van het laatste blad tot wat er boven het slot overblijft: daarom volstaat een vaste hoogte voor elk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from integratie.blok.onderdelen import Lijst
from integratie.blok.vierblad import Hoofdpunt, Kerngetal
from integratie.vierblad.passend import regels

Punt = TypeVar("Punt")
PUNTEN, SLOT = 44.0, 21.5  # hoogte van de hoofdpunten (en van de kerngetallen ernaast), en van het slot
KOP2, KOP3 = 1.56 + 0.75, 1.28 + 0.3 + 1.9  # een kop met de ruimte eronder; bij het slot ook de lijn erboven
PUNTBREEDTE = 33.6 - 1.9
GETALBREEDTE, STAVENBREEDTE = 10.4, 12.1
SLOTBREEDTE = {"onbekend": 19.9, "lezen": 16.3, "bron": 19.0}
STREEPJE = 0.9  # voor elk punt van het slot


def hoofdpunten(punten: Sequence[Hoofdpunt]) -> tuple[Hoofdpunt, ...]:
    """De zwaarste punten die samen passen."""
    return _passend(punten, _hoofdpunt, PUNTEN - KOP2)


def kerngetallen(punten: Sequence[Kerngetal]) -> tuple[Kerngetal, ...]:
    """De eerste kerngetallen die samen passen."""
    return _passend(punten, _kerngetal, PUNTEN - KOP2)


def slotlijst(soort: str, punten: Lijst) -> Lijst:
    """De eerste punten van een lijst van het slot die samen passen; `soort` is onbekend, lezen of bron."""
    grootte, regel = (0.74, 1.34) if soort == "bron" else (0.84, 1.38)

    def hoogte(punt: object) -> float:
        return 0.32 + grootte * regel * regels(str(punt), grootte, SLOTBREEDTE[soort] - STREEPJE)

    return Lijst(_passend(punten.punten, hoogte, SLOT - KOP3), punten.soort)


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
    return 1.09 + max(links, rechts if k.staven else 0.0)


def _staaf(naam: str) -> float:
    return 1.12 * regels(naam, 0.75, 5.0, vet=True)
