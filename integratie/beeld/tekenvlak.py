"""Een blad om rechtstreeks op te tekenen met de svg-tekenaar van matplotlib: geen assenstelsel, geen maatstreepjes, alleen wat te zien is.

Maten zijn punten, met de oorsprong linksboven; een tekening van `BREEDTE` is een halve kolom op een scherm en een hele op een telefoon, en daar is `LETTER` nog 11
beeldpunten hoog.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from integratie.beeld.stijl import afgewerkt
from integratie.blok.beeldstijl import INKT, PAPIER, ROOSTER

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType  # vanaf matplotlib 3.11

BREEDTE, LETTER, REGEL = 340, 10.6, 13.0
RECHTHOEK = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY]
STREPEN: dict[str, tuple[float, ...]] = {"--": (3.7, 1.6), ":": (1, 1.65), "-.": (6.4, 1.6, 1, 1.6)}
VASTE_NAMEN: dict[RcKeyType, Any] = {"svg.hashsalt": "integratie"}  # een arcering krijgt altijd dezelfde naam
_ANKER = {"left": "", "center": "text-anchor: middle; ", "right": "text-anchor: end; "}
Punt = tuple[float, float]


@cache
def letter(vet: bool = False, grootte: float = LETTER) -> FontProperties:
    return FontProperties(family="DejaVu Sans", weight="bold" if vet else "normal", size=grootte)


@lru_cache(10_000)  # jaren, getallen en gemeentenamen komen in elke figuur terug
def breedte_van(tekst: str, vet: bool = False, grootte: float = LETTER) -> float:
    """Hoe breed een tekst wordt, in punten."""
    return text_to_path.get_text_width_height_descent(tekst, letter(vet, grootte), False)[0]


def op_regels(tekst: str, breedte: float, vet: bool = False) -> list[str]:
    """De tekst over regels die hoogstens zo breed zijn; ze breekt aan een spatie of na een koppelteken, nooit aan een vaste spatie."""
    uit = [""]
    for woord in tekst.replace("-", "-\u200b").replace(" ", " \u200b").split("\u200b"):
        if uit[-1] and breedte_van((uit[-1] + woord).rstrip(" "), vet) > breedte:
            uit.append("")
        uit[-1] += woord
    return [regel.rstrip(" ") for regel in uit]


class Tekenvlak:
    """Vormen en teksten, in de volgorde waarin ze erop komen."""

    def __init__(self, hoogte: float, breedte: float = BREEDTE) -> None:
        self._buffer = io.StringIO()
        self._tekenaar = RendererSVG(breedte, hoogte, self._buffer, metadata={"Date": None, "Creator": None})
        self._om = Affine2D().scale(1, -1).translate(0, hoogte)  # de tekenaar telt van onder
        self.breedte, self.hoogte = breedte, hoogte

    def _pen(self, kleur: str, dikte: float, streep: Any = "-") -> GraphicsContextBase:
        pen = self._tekenaar.new_gc()
        pen.set_foreground(kleur)
        pen.set_linewidth(dikte)
        pen.set_joinstyle("round")
        if streep != "-":
            begin, stukken = streep if isinstance(streep, tuple) else (0, STREPEN[streep])
            pen.set_dashes(begin, [stuk * max(dikte, 1) for stuk in stukken])
        return pen

    def vorm(
        self, pad: Path, kleur: str | None, rand: str = PAPIER, dikte: float = 0, arcering: str = "", gid: str = ""
    ) -> None:
        """Een gevulde vorm; met een `gid` kan ze een tooltip krijgen."""
        pen = self._pen(rand, dikte)
        if arcering:
            pen.set_hatch(arcering)
            pen.set_hatch_color(rand)
            pen.set_hatch_linewidth(0.6)
        if gid:
            self._tekenaar.open_group("patch", gid)
        with mpl.rc_context(VASTE_NAMEN) if arcering else nullcontext():
            self._tekenaar.draw_path(pen, pad, self._om, _rgb(kleur))
        if gid:
            self._tekenaar.close_group("patch")

    @contextmanager
    def groep(self, gid: str) -> Iterator[None]:
        """Wat erin komt, is één groep met deze naam, die een stijlblad kan verbergen."""
        self._tekenaar.open_group("groep", gid)
        yield
        self._tekenaar.close_group("groep")

    def staaf(self, x: float, y: float, breedte: float, hoogte: float, kleur: str, **stijl: Any) -> None:
        """Een rechthoek met (x, y) als hoek linksboven."""
        self.vorm(rechthoeken([(x, y, breedte, hoogte)]), kleur, **stijl)

    def lijn(self, punten: Sequence[Punt], kleur: str, dikte: float = 1, streep: Any = "-") -> None:
        """Een lijn door de punten."""
        self._tekenaar.draw_path(self._pen(kleur, dikte, streep), Path(np.asarray(punten, float)), self._om)

    def lijnen(self, stukken: Iterable[tuple[Punt, Punt]], kleur: str = ROOSTER, dikte: float = 0.6) -> None:
        """Losse lijnstukken, elk een eigen pad."""
        pen = self._pen(kleur, dikte)
        for stuk in stukken:
            self._tekenaar.draw_path(pen, Path(np.asarray(stuk, float)), self._om)

    def stippen(self, punten: Sequence[Punt], straal: float, kleur: str, rand: str = PAPIER, dikte: float = 0) -> None:
        """Gevulde cirkels op deze punten, als één vorm."""
        rond = Path.circle(radius=straal)
        cirkels = [Path(rond.vertices + np.asarray(punt, float), rond.codes) for punt in punten]
        if cirkels:
            self.vorm(Path.make_compound_path(*cirkels), kleur, rand, dikte)

    def tekst(
        self,
        x: float,
        y: float,
        tekst: str,
        kleur: str = INKT,
        vet: bool = False,
        anker: str = "left",
        grootte: float = LETTER,
    ) -> None:
        """Eén regel tekst met de voet op `y`; `anker` is left, center of right. Een browser meet de letters zelf."""
        stijl = f"font-size: {grootte:g}px; {_ANKER[anker]}{'font-weight: 700; ' if vet else ''}fill: {kleur}"
        self._tekenaar.writer.element("text", tekst, attrib={"x": f"{x:.1f}", "y": f"{y:.1f}", "style": stijl})

    def svg(self, alt: str, titels: dict[str, str] | None = None) -> str:
        """De tekening, afgewerkt zoals elke andere (`stijl.afgewerkt`)."""
        self._tekenaar.finalize()
        return afgewerkt(self._buffer.getvalue(), alt, titels)


def rechthoeken(vakken: Iterable[tuple[float, float, float, float]]) -> Path:
    """(x, y, breedte, hoogte) van elk vak, samen als één pad."""
    hoeken = [hoek for x, y, b, h in vakken for hoek in ((x, y + h), (x + b, y + h), (x + b, y), (x, y), (x, y + h))]
    return Path(np.asarray(hoeken, float).reshape(-1, 2), RECHTHOEK * (len(hoeken) // 5))


@cache
def _rgb(kleur: str | None) -> tuple[float, ...] | None:
    return tuple(int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)) if kleur else None
