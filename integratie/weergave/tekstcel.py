"""Tekstcellen van een notebook als HTML: koppen met een anker, links naar begrippen, en niets van de HTML die erin staat."""

import re
from collections.abc import Callable
from functools import cache

import mistune
from markupsafe import Markup, escape

from integratie.beeld.verantwoording import begrippenlijst
from integratie.gebieden import plat

UITBREIDINGEN = ("strikethrough", "table")
OP_DE_PAGINA = ("#", "http:", "https:")  # wat ook in een afdruk ergens uitkomt


def gewone_tekst(teken: dict) -> str:
    """Wat een lezer leest van een stuk uit de boom van mistune."""
    if "children" in teken:
        return "".join(map(gewone_tekst, teken["children"]))
    return teken.get("raw", " " if teken["type"] in ("softbreak", "linebreak") else "")


class Schrijver(mistune.HTMLRenderer):
    """Schrijft tekstcellen na elkaar; `koppen` krijgt van elke kop van niveau twee het anker en de tekst.

    `lopend` schrijft de tekst van een alinea. Met `druk` leidt geen link naar een ander bestand: in een pdf werd dat een pad van
    deze machine.
    """

    def __init__(self, koppen: list[tuple[str, str]], lopend: Callable[[str], Markup], druk: bool = False) -> None:
        super().__init__(escape=True)
        self.koppen, self.lopend, self.druk = koppen, lopend, druk
        self.waarin: list[str] = []
        self.lees = mistune.create_markdown(renderer=self, plugins=UITBREIDINGEN)

    def schrijf(self, markdown: str) -> Markup:
        """De HTML van een tekstcel."""
        return Markup(self.lees(markdown))

    def render_token(self, token: dict, state) -> str:
        """Een stuk van de boom; houdt bij waarin het staat."""
        self.waarin.append(token["type"])
        try:
            if token["type"] == "heading" and token["attrs"]["level"] == 2:
                return self._kop(gewone_tekst(token), self.render_tokens(token["children"], state))
            return super().render_token(token, state)
        finally:
            self.waarin.pop()

    def _kop(self, tekst: str, inhoud: str) -> str:
        anker = plat(tekst).replace(" ", "-")
        self.koppen.append((anker, tekst))
        return Markup('<h2 id="{}">{}</h2>\n').format(anker, Markup(inhoud))

    def text(self, text: str) -> str:
        """Gewone tekst; in een link komt er geen andere, en in een tekstalternatief ook niet."""
        lopend = "paragraph" in self.waarin and not {"link", "image"} & set(self.waarin)
        return str(self.lopend(text) if lopend else escape(text))

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Een link, of in een afdruk alleen zijn tekst."""
        if self.druk and not url.startswith(OP_DE_PAGINA):
            return text
        return super().link(text, url, title)


@cache
def _vormen() -> tuple[dict[str, str], re.Pattern[str]]:
    """Vorm (kleine letters) → anker, en het patroon dat ze vindt; de langste vorm gaat voor."""
    ankers = {vorm.lower(): anker for anker, (_, vormen) in begrippenlijst().items() for vorm in vormen}
    keuze = "|".join(re.escape(vorm) for vorm in sorted(ankers, key=len, reverse=True))
    return ankers, re.compile(rf"(?<![\w-])(?:{keuze})(?![\w-])", re.IGNORECASE)


class Begripslinks:
    """Schrijft tekst als HTML, met van elk begrip één keer een link naar zijn uitleg op de bladzijde `pagina` (leeg: op deze zelf; None: geen links)."""

    def __init__(self, pagina: str | None) -> None:
        self.pagina, self.vrij = pagina, set() if pagina is None else set(begrippenlijst())

    def __call__(self, tekst: str) -> Markup:
        """De tekst, ontsnapt."""
        if not self.vrij:
            return escape(tekst)
        ankers, patroon = _vormen()
        uit, geschreven = Markup(""), 0
        for gevonden in patroon.finditer(tekst):
            anker = ankers[gevonden[0].lower()]
            if anker in self.vrij:
                self.vrij.discard(anker)
                link = Markup('<a class="begrip" href="{}#{}">{}</a>').format(self.pagina, anker, gevonden[0])
                uit += escape(tekst[geschreven : gevonden.start()]) + link
                geschreven = gevonden.end()
        return uit + escape(tekst[geschreven:])
