"""Tekstcellen van een notebook als HTML: koppen met een anker, links naar begrippen, en niets van de HTML die erin staat."""

from __future__ import annotations

from collections.abc import Callable

import mistune
from markupsafe import Markup, escape

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
