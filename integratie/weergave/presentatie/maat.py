"""Wat op een dia past: de grootste letter waarmee alles past, en met de kleinste hoeveel. Gemeten in DejaVu, breder dan wat een presentatie toont."""

from collections.abc import Sequence
from dataclasses import dataclass

from integratie.vierblad.passend import regels
from integratie.weergave import kolombreedtes
from integratie.weergave.kolombreedtes import Rijen

REGEL = 1.25  # hoogte van een regel, in lettergroottes
GROOTTES = (24, 22, 20, 18)  # punten; onder 18 leest niemand van achteraan
TITELGROOTTES = (32, 30, 28, 26, 24, 22, 20)
VOORBLAD = (44, *TITELGROOTTES)
NA_PUNT, INSPRONG = 8, 28
MINSTENS = 4  # rijen onder de kop
RAND, BOVEN = 6, 3  # in een cel, links en rechts, boven en onder


@dataclass(frozen=True)
class Tabelmaat:
    """Lettergrootte, breedte van elke kolom en hoogte van elke rij (punten), en welke rijen er staan (0 is de kop)."""

    grootte: int
    breedtes: tuple[float, ...]
    hoogtes: tuple[float, ...]
    rijen: tuple[int, ...]


def titel(tekst: str, breedte: float, hoogte: float, groottes: Sequence[int] = TITELGROOTTES) -> tuple[int, str]:
    """De grootste letter waarmee een titel past; een te lange eindigt op een weglatingsteken."""
    for grootte in groottes:
        if regels(tekst, grootte, breedte, vet=True) * grootte * REGEL <= hoogte:
            return grootte, tekst
    kort = tekst.removesuffix("…").rpartition(" ")[0]
    return titel(f"{kort}…", breedte, hoogte, groottes) if kort else (groottes[-1], tekst)


def lijst(zinnen: Sequence[str], breedte: float, hoogte: float) -> tuple[int, int]:
    """De grootste letter waarmee alle zinnen passen, of de kleinste en hoeveel er dan passen."""
    for grootte in GROOTTES:
        if zinshoogte(zinnen, grootte, breedte) <= hoogte:
            return grootte, len(zinnen)
    aantal = len(zinnen)
    while aantal > 1 and zinshoogte(zinnen[:aantal], GROOTTES[-1], breedte) > hoogte:
        aantal -= 1
    return GROOTTES[-1], aantal


def zinshoogte(zinnen: Sequence[str], grootte: float, breedte: float) -> float:
    """Hoe hoog zinnen onder elkaar zijn, elk met haar witruimte eronder."""
    return sum(regels(zin, grootte, breedte - INSPRONG) * grootte * REGEL + NA_PUNT for zin in zinnen)


def tabel(rijen: Rijen, volgorde: Sequence[int], breedte: float, hoogte: float) -> Tabelmaat:
    """De grootste letter waarmee alle rijen passen; met de kleinste vallen rijen weg, die met het hoogste getal in `volgorde` eerst."""
    alle = tuple(range(len(rijen)))
    for grootte in GROOTTES:
        maat = _maat(rijen, alle, breedte, grootte)
        if sum(maat.hoogtes) <= hoogte and kolombreedtes.woorden_passen(rijen, breedte, grootte, 2 * RAND):
            return maat
    over = list(alle)
    while len(over) > 2 and sum((maat := _maat(rijen, over, breedte, GROOTTES[-1])).hoogtes) > hoogte:
        over.remove(max(over[1:], key=lambda n: (volgorde[n - 1] if volgorde else n, n)))
    return maat


def kort(rijen: Rijen, breedte: float, hoogte: float) -> list[list[str]]:
    """De rijen met lange cellen ingekort, zodat er met de kleinste letter minstens `MINSTENS` (of ze alle) onder de kop passen."""
    kop, *rest = rijen
    breedtes, grootte = kolombreedtes.breedtes(rijen, breedte, GROOTTES[-1], 2 * RAND), GROOTTES[-1]
    over = (hoogte - _maat(rijen, [0], breedte, grootte).hoogtes[0]) / min(MINSTENS, max(len(rest), 1))
    plaats = max(1, int((over - 2 * BOVEN) / (grootte * REGEL)))
    return [
        list(kop),
        *([_kort(cel, b - 2 * RAND, plaats) for cel, b in zip(rij, breedtes, strict=True)] for rij in rest),
    ]


def _kort(cel: str, breedte: float, plaats: int) -> str:
    tekst = cel
    while regels(tekst, GROOTTES[-1], breedte) > plaats and " " in cel:
        cel = cel.rpartition(" ")[0]
        tekst = f"{cel.rstrip(';:,')} …"
    return tekst


def _maat(rijen: Rijen, over: Sequence[int], breedte: float, grootte: int) -> Tabelmaat:
    gekozen = [rijen[n] for n in over]
    breedtes = kolombreedtes.breedtes(gekozen, breedte, grootte, 2 * RAND)
    hoogtes = tuple(
        max(regels(cel, grootte, b - 2 * RAND, vet=not nummer) for cel, b in zip(rij, breedtes, strict=True))
        * grootte
        * REGEL
        + 2 * BOVEN
        for nummer, rij in enumerate(gekozen)
    )
    return Tabelmaat(grootte, breedtes, hoogtes, tuple(over))
