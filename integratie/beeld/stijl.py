"""De beeldtaal: kleuren, lettergroottes en de stap van matplotlib-figuur naar nette inline SVG."""

from __future__ import annotations

import hashlib
import html
import io
import math
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from matplotlib.ticker import Formatter, MaxNLocator

from integratie.beeld import assen
from integratie.beeld.opmaak import getal

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType  # vanaf matplotlib 3.11

INKT, GRIJS, LICHT, PAPIER = "#1b1f24", "#5c636b", "#d5d9de", "#ffffff"
ACCENT = "#a3195b"  # altijd en alleen de gemeente van het rapport
# Gebieden: kleur én lijnstijl, zodat kleur nooit de enige drager is (veilig bij kleurenblindheid).
GEBIEDSTIJL = {
    "Vlaamse Rand": ("#00598c", "-"),
    "Vlaams Gewest": ("#3d3d3d", "--"),
    "Brussels Hoofdstedelijk Gewest": ("#8a5a00", ":"),
}
OVERIG = ("#5c636b", "-.")
ERBIJ = [
    OVERIG,
    ("#7b3294", (0, (5, 1))),
    ("#1b7837", (0, (1, 1))),
    ("#8a5a00", ":"),
    ("#3d3d3d", "--"),
    ("#5aa9d6", "-."),
]


def gebiedstijlen(namen: Iterable[str], referentie: str) -> dict[str, tuple[str, Any]]:
    """Naam → kleur en lijn van elk gebied: staat de Vlaamse Rand er niet bij, dan heeft de referentiegroep haar stijl; een ander krijgt er een die vrij is."""
    uit: dict[str, tuple[str, Any]] = {}
    lijst = list(namen)
    for naam in lijst:
        als_rand = naam == referentie and naam not in GEBIEDSTIJL and "Vlaamse Rand" not in lijst
        vast = GEBIEDSTIJL["Vlaamse Rand"] if als_rand else GEBIEDSTIJL.get(naam)
        bezet = [*uit.values(), *(GEBIEDSTIJL[n] for n in lijst if n in GEBIEDSTIJL)]
        uit[naam] = vast or next(stijl for stijl in ERBIJ if stijl not in bezet)
    return uit


CATEGORIEEN = ["#c7d3dc", "#00598c", "#5aa9d6", "#e08214", "#7b3294", "#1b7837"]
# YlGnBu zonder de donkerste: namen blijven leesbaar (4,5:1).
KLASSEN = ["#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0"]

LETTERTYPE = "DejaVu Sans, Verdana, sans-serif"  # Verdana is even breed: de opmaak blijft kloppen
_MAAT = re.compile(r"(?<=\d\.\d)\d+")  # tienden van een punt volstaan op het scherm
_TEKST = re.compile(r"(>[^<>]+</text>)")  # een getal in de tekst blijft heel
# Elk patroon begint met vaste letters: dan zoekt `re` ze tienmaal sneller.
_OPRUIMEN = [
    re.compile(patroon, re.DOTALL)
    for patroon in (
        r"<metadata>.*?</metadata>",
        r"<defs>\s*<style.*?</style>\s*</defs>",
        r"font-family: [^;\"]*;? ?",
        r' transform="rotate\(-0 [^"]*"',
    )
]

RC: dict[RcKeyType, Any] = {
    "svg.fonttype": "none",
    "text.parse_math": False,  # een naam met een dollarteken is geen formule
    "svg.hashsalt": "integratie",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.edgecolor": GRIJS,
    "axes.labelcolor": INKT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#e7e9ec",
    "grid.linewidth": 0.6,
    "xtick.color": INKT,
    "ytick.color": INKT,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "xtick.bottom": False,
    "ytick.left": False,
    "hatch.linewidth": 0.6,
}


@contextmanager
def tekenblad(breedte: float, hoogte: float, marges: tuple[float, float, float, float]) -> Iterator[Figure]:
    """Een leeg blad in de huisstijl (duim); los van pyplot, zodat niets tussen rapporten blijft hangen.

    `marges` zijn links, rechts, boven en onder in duim.
    """
    with mpl.rc_context(RC):
        blad, (links, rechts, boven, onder) = Figure(figsize=(breedte, hoogte), facecolor=PAPIER), marges
        blad.subplots_adjust(links / breedte, onder / hoogte, 1 - rechts / breedte, 1 - boven / hoogte)
        yield blad


def tekstbreedte(teksten: Iterable[str], punten: float = 9) -> float:
    """Hoe breed de langste van deze teksten ongeveer wordt, in duim (ruim geschat)."""
    return max((len(t) for t in teksten), default=0) * punten * 0.6 / 72


def bijschrift(
    as_,
    tekst: str,
    plaats: tuple[float, float],
    schuif: tuple[float, float],
    kleur: str | None = INKT,
    grootte: float = 8.5,
    vet: bool = False,
    **stijl,
) -> None:
    """Tekst op `schuif` punten van een plaats in een assenstelsel; `stijl` gaat door naar `annotate`."""
    letters = {"color": kleur, "fontsize": grootte, "fontweight": "bold" if vet else "normal"}
    as_.annotate(tekst, plaats, xytext=schuif, textcoords="offset points", **letters, **stijl)


class _Getallen(Formatter):
    """Belgische schrijfwijze, met overal evenveel decimalen."""

    def format_ticks(self, values) -> list[str]:
        stap = abs(values[1] - values[0]) if len(values) > 1 else 1
        decimalen = max(0, -math.floor(math.log10(stap) + 1e-9))
        return [getal(waarde, decimalen) for waarde in values]


def getallenas(as_) -> None:
    """Ronde getallen op een as, in Belgische schrijfwijze en met overal evenveel decimalen."""
    as_.set_major_locator(MaxNLocator(nbins=7, steps=[1, 2, 5, 10]))
    as_.set_major_formatter(_Getallen())


@lru_cache(10_000)
def _tekstmaat(tekst: str, letter: FontProperties, wiskunde: bool) -> tuple[float, float, float]:
    return text_to_path.get_text_width_height_descent(tekst, letter, wiskunde)


class _Tekenaar(RendererSVG):
    """Onthoudt de maat van elke tekst en elke letter: jaren, getallen en gemeentenamen komen in elke figuur terug."""

    def get_text_width_height_descent(self, s, prop, ismath):
        return _tekstmaat(s, prop, ismath)


def naar_svg(figuur: Figure, alt: str, titels: dict[str, str] | None = None, halo: bool = False) -> str:
    """De figuur als inline SVG met tekstalternatief, binnen haar `tekenblad`; `titels` geeft vormen (gid) een native tooltip;
    `halo` zet een witte rand om tekst, voor namen op een kaart.

    Dezelfde figuur geeft altijd dezelfde tekst: geen datum, en id's met een eigen voorvoegsel per figuur.
    """
    buffer = io.StringIO()
    figuur.set_dpi(72)
    breedte, hoogte = figuur.get_size_inches() * 72
    tekenaar = _Tekenaar(breedte, hoogte, buffer, metadata={"Date": None, "Creator": None})
    for deel in figuur.axes:
        assen.teken(deel, tekenaar)
        for vorm in deel.get_children():
            vorm.set_clip_on(False)  # alles past binnen zijn assen: zonder knippad is de SVG kleiner en de PNG sneller
    figuur.draw(tekenaar)
    tekenaar.finalize()
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :].strip()
    for patroon in _OPRUIMEN:
        svg = patroon.sub("", svg)
    delen = _TEKST.split(" ".join(filter(None, map(str.strip, svg.splitlines()))))
    delen[::2] = [_MAAT.sub("", deel) for deel in delen[::2]]
    svg = "".join(delen)
    for gid, tekst in (titels or {}).items():
        svg = svg.replace(f'<g id="{gid}">', f'<g id="{gid}"><title>{html.escape(tekst)}</title>', 1)
    if halo:
        rand = "paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: bevel; "  # rond kost meer en is even wit
        svg = svg.replace('<text style="', f'<text style="{rand}')
    voor = "f" + hashlib.sha256((alt + svg).encode()).hexdigest()[:8] + "-"
    for verwijzing in (' id="', "url(#", 'xlink:href="#'):
        svg = svg.replace(verwijzing, verwijzing + voor)
    kop = f'<svg role="img" aria-label="{html.escape(alt)}" font-family="{LETTERTYPE}" stroke-linejoin="round" '
    return svg.replace("<svg ", kop, 1)
