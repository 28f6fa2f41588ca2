"""Een HTML-bestand, gelezen om te controleren."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

from integratie.controle_oud.fout import Fout

ONZICHTBAAR = ("style", "script", "template")


class Pagina:
    """Een gelezen bestand; `naam` is het pad binnen de uitvoermap."""

    def __init__(self, uit: Path, naam: str) -> None:
        self.uit, self.naam = uit, naam
        self.boom = BeautifulSoup((uit / naam).read_bytes(), "html.parser", from_encoding="utf-8")

    def fout(self, waar: Tag | None, verwacht: str) -> Fout:
        """Een fout bij een element, met zijn regel en het dichtste anker of de dichtste kop."""
        return Fout(self.naam, _plaats(waar), verwacht)

    def alle(self, keuze: str) -> list[Tag]:
        """De elementen die bij een CSS-keuze horen."""
        return self.boom.select(keuze)

    def teksten(self) -> list[NavigableString]:
        """Alle tekst die een lezer ziet."""
        return [t for t in self.boom.find_all(string=True) if type(t) is NavigableString and _zichtbaar(t)]


def _zichtbaar(tekst: NavigableString) -> bool:
    return tekst.parent is not None and tekst.parent.name not in ONZICHTBAAR and bool(tekst.strip())


def _plaats(waar: Tag | None) -> str:
    if waar is None:
        return "hele pagina"
    figuur = waar if waar.get("id") else waar.find_parent("figure", id=True)
    anker = figuur or waar.find_previous("h2", id=True)
    return f"regel {waar.sourceline}" + (f" (#{anker['id']})" if anker else "")
