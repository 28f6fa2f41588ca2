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
from integratie.blok.beeldstijl import (
    ACCENT,
    GRIJS,
    INKT,
    LETTERTYPE,
    LICHT,
    LICHT_PER_NAAM,
    OP_SCHAAL,
    PAPIER,
    ROOSTER,
    SCHAAL,
    met_namen,
)

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType  # vanaf matplotlib 3.11

# Wie tekent, vindt hier ook de kleuren van het palet.
__all__ = ["ACCENT", "GRIJS", "INKT", "LICHT", "OP_SCHAAL", "PAPIER"]

# De accentkleur is altijd en alleen de gemeente van het rapport.
# Gebieden: kleur én lijnstijl, zodat kleur nooit de enige drager is (veilig bij kleurenblindheid).
GEBIEDSTIJL = {
    "Vlaamse Rand": (LICHT_PER_NAAM["rand"], "-"),
    "Vlaams Gewest": (LICHT_PER_NAAM["vlaams"], "--"),
    "Brussels Hoofdstedelijk Gewest": (LICHT_PER_NAAM["brussel"], ":"),
}
OVERIG = (GRIJS, "-.")
ERBIJ: list[tuple[str, Any]] = [
    OVERIG,
    (LICHT_PER_NAAM["paars"], (0, (5, 1))),
    (LICHT_PER_NAAM["groen"], (0, (1, 1))),
    (LICHT_PER_NAAM["brussel"], ":"),
    (LICHT_PER_NAAM["vlaams"], "--"),
    (LICHT_PER_NAAM["blauw"], "-."),
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


CATEGORIEEN = [LICHT_PER_NAAM[naam] for naam in ("k1", "k3", "k4", "k5", "midden", "paars")]
KLASSEN = list(SCHAAL)
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
    "grid.color": ROOSTER,
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
def tekstmaat(tekst: str, letter: FontProperties, wiskunde: bool) -> tuple[float, float, float]:
    return text_to_path.get_text_width_height_descent(tekst, letter, wiskunde)


class Tekenaar(RendererSVG):
    """Onthoudt de maat van elke tekst en elke letter: jaren, getallen en gemeentenamen komen in elke figuur terug."""

    def get_text_width_height_descent(self, s, prop, ismath):
        return tekstmaat(s, prop, ismath)

    def schrijf(self, x: float, y: float, tekst: str, stijl: str) -> None:
        """Een regel tekst met haar voet op (x, y) van boven geteld; `stijl` is CSS. Zonder lettervorm te meten, want een browser doet dat zelf."""
        self.writer.element("text", tekst, attrib={"x": f"{x:.1f}", "y": f"{y:.1f}", "style": stijl})


def naar_svg(figuur: Figure, alt: str, titels: dict[str, str] | None = None, halo: bool = False) -> str:
    """De figuur als inline SVG met tekstalternatief, binnen haar `tekenblad`; `titels` geeft vormen (gid) een native tooltip;
    `halo` zet een witte rand om tekst, voor namen op een kaart.

    Dezelfde figuur geeft altijd dezelfde tekst: geen datum, en id's met een eigen voorvoegsel per figuur.
    """
    buffer = io.StringIO()
    figuur.set_dpi(72)
    breedte, hoogte = figuur.get_size_inches() * 72
    tekenaar = Tekenaar(breedte, hoogte, buffer, metadata={"Date": None, "Creator": None})
    for deel in figuur.axes:
        assen.teken(deel, tekenaar)
        for vorm in deel.get_children():
            vorm.set_clip_on(False)  # alles past binnen zijn assen: zonder knippad is de SVG kleiner en de PNG sneller
    figuur.draw(tekenaar)
    tekenaar.finalize()
    return afgewerkt(buffer.getvalue(), alt, titels, halo)


def afgewerkt(svg: str, alt: str, titels: dict[str, str] | None = None, halo: bool = False) -> str:
    """Wat matplotlib schreef, opgeruimd en met de kleuren van het palet bij naam; zie `naar_svg`."""
    svg = svg[svg.index("<svg") :].strip()
    for patroon in _OPRUIMEN:
        svg = patroon.sub("", svg)
    delen = _TEKST.split(" ".join(filter(None, map(str.strip, svg.splitlines()))))
    delen[::2] = [_MAAT.sub("", deel) for deel in delen[::2]]
    svg = "".join(delen)
    for gid, tekst in (titels or {}).items():
        svg = svg.replace(f'<g id="{gid}">', f'<g id="{gid}"><title>{html.escape(tekst)}</title>', 1)
    if halo:
        rand = "paint-order: stroke; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: bevel; "  # rond kost meer en is even wit
        svg = svg.replace('<text style="', f'<text style="{rand}')
    svg = met_namen(svg)
    voor = "f" + hashlib.sha256((alt + svg).encode()).hexdigest()[:8] + "-"
    for verwijzing in (' id="', "url(#", 'xlink:href="#'):
        svg = svg.replace(verwijzing, verwijzing + voor)
    kop = f'<svg role="img" aria-label="{html.escape(alt)}" font-family="{LETTERTYPE}" stroke-linejoin="round" '
    return svg.replace("<svg ", kop, 1)
