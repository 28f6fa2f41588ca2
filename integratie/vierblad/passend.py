"""Wat op een blad past: de hoogte van elke rij uit de maten van het stijlblad en de breedte van de breedste gewone letter.

Alle maten zijn rem: in druk is dat 8,75 punt (`html{font-size:8.75pt}`), op A4 met marges van 11, 13 en 10 mm. `sjabloon/vierblad_rijen.css` heeft dezelfde.
Een vaste regelhoogte maakt de hoogte onafhankelijk van de letter; alleen waar een tekst breekt hangt ervan af, en daarvoor geldt DejaVu.
"""

from dataclasses import replace
from functools import cache
from math import ceil

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from integratie.blok.html_vierblad import legende, uitlegtekst, wegtekst
from integratie.blok.onderdelen import Tabel
from integratie.blok.vierblad import Rijenblad, Themarij, Themarijen

PAGINA_REM, BREEDTE_REM, VOET_REM = 89.2, 59.6, 2.0
PIXEL = 1 / (8.75 / 72 * 96)  # een beeldpunt in druk
KOLOMMEN = (25.6, 14.6, 9.4, 9.5, 17.6, 8.0, 8.0, 7.3)  # % van de breedte: c0 tot c7
RIJ, RAND = 2.36, 0.34  # laagste rij, en de witruimte boven en onder samen
KOP, LEGENDE, UITLEG, KOLOMKOP, THEMAKOP, WEG = 1.3, 0.78, 0.8, 0.72, 1.02, 0.76  # lettergroottes
# Tabel van een cluster: letter, regel, wit in een cel, deel voor de gemeenten.
LEDEN, LEDENREGEL, LEDENWIT, LEDENDEEL = 0.8, 1.0, 0.3, 0.62
NAAR_LINKS = 1.0  # zoveel van de kop van de strook gaat naar die van de eerste maatstaf, met een langere naam
SPELING = 1.01  # wat een letter breder mag zijn dan DejaVu
AFRONDING = 0.25  # wat de browser over een heel blad naar boven afrondt
PROEF = 10


def regels(tekst: str, grootte: float, breedte: float, vet: bool = False) -> int:
    """Op hoeveel regels een tekst van `grootte` in `breedte` past (rem), in DejaVu; een woord breekt waar het moet."""
    regel, gevuld, vast = 1, 0.0, _breedte(" ", grootte, vet)
    for woord in tekst.split(" "):
        w = _breedte(woord, grootte, vet)
        if gevuld and gevuld + vast + w > breedte:
            regel, gevuld = regel + 1, 0.0
        gevuld += w + (vast if gevuld else 0.0)
        if gevuld > breedte:
            extra = ceil(gevuld / breedte) - 1
            regel, gevuld = regel + extra, gevuld - extra * breedte
    return regel


def _breedte(tekst: str, grootte: float, vet: bool) -> float:
    return SPELING * grootte * sum(_letter(teken, vet) for teken in tekst)


@cache
def _letter(teken: str, vet: bool) -> float:
    """Hoe breed een teken is, in delen van de lettergrootte."""
    letter = FontProperties(family="DejaVu Sans", weight="bold" if vet else "normal", size=100)

    def maat(tekst: str) -> float:
        return text_to_path.get_text_width_height_descent(tekst, letter, False)[0]

    return (maat(f"n{teken * PROEF}n") - maat("nn")) / PROEF / 100


def _kolom(nummer: int, wit: float = 0.3) -> float:
    """De breedte voor tekst in een kolom; een kolom met getallen heeft links wit."""
    return KOLOMMEN[nummer] / 100 * BREEDTE_REM - wit - 0.02


def rijhoogte(rij: Themarij) -> float:
    """De hoogte van een rij: die van haar hoogste cel."""
    onder = str(rij.onder)
    hoogten = [
        0.84 * 1.18 * regels(rij.titel, 0.84, _kolom(0, 0))
        + (0.74 * 1.18 * regels(onder, 0.74, _kolom(0, 0)) if onder else 0),
        0.94 * 1.12 * regels(str(rij.waarde), 0.94, _kolom(2, 0.1), vet=True)
        + 0.74 * 1.12 * regels(_jaar(rij), 0.74, _kolom(2, 0.1)),
        0.8 * 1.15 * regels(str(rij.verandering), 0.8, _kolom(3), vet=True),
        *(0.84 * 1.18 * regels(str(x), 0.84, _kolom(5)) for x in rij.maatstaven),
        0.8 * 1.15 * regels(str(rij.plaats), 0.8, _kolom(7)),
    ]
    return max(RIJ, max(hoogten) + RAND + PIXEL)


def _jaar(rij: Themarij) -> str:
    return f"{rij.jaar}, oud" if rij.oud else rij.jaar


def themahoogte(thema: Themarijen) -> float:
    """De kop van een thema met haar noot, en haar rijen."""
    naast = _breedte(thema.titel, THEMAKOP, vet=True) + 0.5  # de noot begint op de regel van de titel
    noot = regels("n" * round(naast / _breedte("n", 0.76, vet=False)) + " " + thema.noot, 0.76, BREEDTE_REM)
    return 0.7 + 1.43 * noot + PIXEL + sum(map(rijhoogte, thema.rijen))


def hoogte(blad: Rijenblad) -> float:
    """De hoogte van het blad, zonder voet."""
    kop = AFRONDING + KOP * 1.2 * regels(blad.titel, KOP, BREEDTE_REM, vet=True)
    op_rij, gevuld = 1, 0.0
    for _, naam in legende(blad):
        item = 2.9 + _breedte(naam, LEGENDE, False) + 1.3
        op_rij, gevuld = (op_rij + 1, item) if gevuld and gevuld + item - 1.3 > BREEDTE_REM else (op_rij, gevuld + item)
    kop += 0.3 + 1.15 * op_rij
    kop += 0.6 + UITLEG * 1.35 * regels(uitlegtekst(blad), UITLEG, BREEDTE_REM)
    breedtes = (_kolom(4, 0.9 + NAAR_LINKS), _kolom(5, -NAAR_LINKS), _kolom(6, 0))
    koppen = zip((blad.groep, *blad.maatstaven), breedtes, strict=False)
    hoogste = max(regels(naam, KOLOMKOP, breedte, vet=True) for naam, breedte in koppen)
    kop += 0.45 + 2 * PIXEL + KOLOMKOP * 1.2 * hoogste
    voet = 0.4 + WEG * 1.35 * regels(wegtekst(blad), WEG, BREEDTE_REM) if blad.weg else 0.0
    return kop + sum(map(themahoogte, blad.themas)) + voet


def ledenhoogte(tabel: Tabel) -> float:
    """De hoogte van de tabel met de gemeenten van een cluster, onder de rijen."""
    smal = LEDENDEEL * BREEDTE_REM / (len(tabel.kolommen) - 1) - LEDENWIT
    breed = (1 - LEDENDEEL) * BREEDTE_REM - LEDENWIT

    def hoog(rij: tuple, vet: bool = False) -> float:
        # Een naam breekt ook na een koppelteken.
        cellen = (str(x).replace("-", "- ") for x in rij)
        meest = max(regels(x, LEDEN, smal if i else breed, vet) for i, x in enumerate(cellen))
        return meest * LEDENREGEL + LEDENWIT + PIXEL

    return 1.1 + THEMAKOP * 1.4 + PIXEL + hoog(tabel.kolommen, vet=True) + sum(map(hoog, tabel.rijen))


def pas(blad: Rijenblad, hoogstens: float = PAGINA_REM - VOET_REM) -> Rijenblad:
    """Hetzelfde blad zonder de rijen die er niet op passen: telkens die met de laagste prioriteit, bij gelijke de laatste; `weg` noemt ze."""
    while hoogte(blad) > hoogstens and (rijen := [r for t in blad.themas for r in t.rijen]):
        valt = min(reversed(rijen), key=lambda r: r.prioriteit)
        themas = tuple(replace(t, rijen=tuple(r for r in t.rijen if r is not valt)) for t in blad.themas)
        blad = replace(blad, themas=themas, weg=(*blad.weg, valt.titel))
    return blad
