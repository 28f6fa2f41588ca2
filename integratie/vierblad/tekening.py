"""Svg als tekst, met klassen in plaats van kleuren: zo volgt een tekening het thema van de bladzijde.

Maten zijn eenheden van de tekening, 340 breed; een letter is 10,6 hoog, zodat ze op een telefoon van 390 beeldpunten leesbaar blijft.
"""

import itertools
import textwrap
from collections.abc import Iterable, Sequence
from html import escape

from integratie.beeld.opmaak import getal

BREEDTE, REGEL = 340, 13.0
LETTER = 11.6  # zo groot wordt een letter hoogstens, op een smalle telefoon
PER_REGEL = 20  # zoveel tekens van een naam op één regel
_SMAL, _BREED = frozenset("iljtfrI.,:;'’|()[]- \u00a0"), frozenset("mwMW%")
Punt = tuple[float, float]


def svg(hoogte: float, delen: Iterable[str], alt: str) -> str:
    """De tekening met haar tekstalternatief."""
    kop = f'<svg class="fig" role="img" viewBox="0 0 {BREEDTE} {maat(hoogte)}" aria-label="{escape(alt)}">'
    return f"{kop}{''.join(delen)}</svg>"


def maat(x: float) -> str:
    """Een maat op een tiende, zonder overbodige nul."""
    return f"{round(x, 1) + 0.0:g}"


def tekst(x: float, y: float, letters: str, klasse: str = "nm", anker: str = "") -> str:
    """Een regel tekst; `anker` is leeg (begint in x), middle of end."""
    kenmerk = f' text-anchor="{anker}"' if anker else ""
    return f'<text class="{klasse}" x="{maat(x)}" y="{maat(y)}"{kenmerk}>{escape(letters, False)}</text>'


def rechthoek(klasse: str, x: float, y: float, breedte: float, hoogte: float) -> str:
    """Een vlak; zonder breedte of hoogte niets."""
    if min(breedte, hoogte) <= 0:
        return ""
    # Twee decimalen: wie de lengte nameet, vindt het cijfer terug.
    a, b, c, d = (f"{round(w, 2) + 0.0:g}" for w in (x, y, breedte, hoogte))
    return f'<rect class="{klasse}" x="{a}" y="{b}" width="{c}" height="{d}"/>'


def pad(klasse: str, x: float, y: float, rest: str) -> str:
    """Een rechte lijn vanaf een punt: `rest` is "H340" of "V12"."""
    return f'<path class="{klasse}" d="M{maat(x)} {maat(y)}{rest}"/>'


def rooster(stappen: dict[float, float], links: float, rechts: float, decimalen: int = 0) -> list[str]:
    """Een liggende lijn op elke hoogte, met haar getal ervoor; die op nul is de as."""
    lijnen = [pad("rs" if stap else "as", links, y, f"H{maat(rechts)}") for y, stap in stappen.items()]
    getallen = [tekst(links - 5, y + 3.6, getal(stap, decimalen), "ax", "end") for y, stap in stappen.items()]
    return [x for paar in zip(lijnen, getallen, strict=True) for x in paar]


def lijn(klasse: str, stukken: Sequence[Sequence[Punt]], straal: float) -> str:
    """Een lijn in stukken, met stippels over een gat, en een stip op een los punt en aan het einde."""
    gaten = [(eerste[-1], tweede[0]) for eerste, tweede in itertools.pairwise(stukken)]
    uit = [_door("gat", gat) for gat in gaten] + [_door(klasse, stuk) for stuk in stukken if len(stuk) > 1]
    uit += [_stip(klasse, *stuk[0], 1.8) for stuk in stukken[:-1] if len(stuk) == 1]
    return "".join([*uit, _stip(klasse, *stukken[-1][-1], straal)])


def _door(klasse: str, punten: Sequence[Punt]) -> str:
    return f'<polyline class="{klasse}" points="{" ".join(f"{x:.1f},{y:.2f}" for x, y in punten)}"/>'


def _stip(klasse: str, x: float, y: float, straal: float) -> str:
    return f'<circle class="{klasse}p" cx="{x:.1f}" cy="{y:.2f}" r="{straal}"/>'


def breedte_van(letters: str, vet: bool = False) -> float:
    """Hoe breed een tekst hoogstens wordt, ook met een breed lettertype."""
    maten = (0.36 if c in _SMAL else 0.95 if c in _BREED else 0.7 if c.isupper() else 0.62 for c in letters)
    return LETTER * sum(maten) * (1.12 if vet else 1)


def regels(naam: str, hoogstens: int = PER_REGEL) -> list[str]:
    """Een naam over regels verdeeld; een vaste spatie breekt niet."""
    heel = naam.replace("\u00a0", "\ue000")
    return [regel.replace("\ue000", "\u00a0") for regel in textwrap.wrap(heel, hoogstens)]
