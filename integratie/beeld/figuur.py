"""Een figuur zoals ze in notebook en rapport staat: beeld, titel, bron, voorbehouden en de tabel erbij."""

from __future__ import annotations

import html
from dataclasses import dataclass

import pandas as pd

from integratie.beeld.tabellen import tabel_html
from integratie.gebieden import plat


@dataclass(frozen=True)
class Figuur:
    """Wat een lezer bij een figuur krijgt. `alt` zegt wat er te zien is; `tabel` bevat dezelfde cijfers.

    `naam` is het anker van de figuur en de naam van haar bestanden; `indicator` leidt naar de definitie
    (leeg wanneer de figuur uit een bestand van de gemeente komt).
    `opmerkingen` staan altijd naast de figuur; `voorbehouden` van de bron zijn opengeplooid te lezen.
    In een notebook toont ze zichzelf; `tabel` is een gewone DataFrame om verder mee te werken.
    """

    naam: str
    indicator: str
    titel: str
    svg: str
    alt: str
    bron: str
    tabel: pd.DataFrame
    opmerkingen: tuple[str, ...] = ()
    voorbehouden: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        lijst = _lijst(self.opmerkingen)
        definitie = f'<a href="#fiche-{self.indicator}">Definitie</a>' if self.indicator else ""
        if self.voorbehouden:
            lijst += f"<details><summary>Over de bron ({len(self.voorbehouden)})</summary>{_lijst(self.voorbehouden)}</details>"
        return (
            f'<figure class="figuur" id="{self.naam}"><figcaption><strong>{html.escape(self.titel)}</strong></figcaption>'
            f'<div class="beeld">{self.svg}</div><p class="bron">Bron: {html.escape(self.bron)}</p>{lijst}'
            f"<details><summary>{'Cijfers' if self.indicator else 'Tabel'} bij deze figuur</summary>{tabel_html(self.tabel, self.titel)}</details>"
            f'<p class="hergebruik">{definitie}</p></figure>'
        )

    def __repr__(self) -> str:
        return f"{self.titel} — {self.alt} (Bron: {self.bron})"


def _lijst(noten: tuple[str, ...]) -> str:
    punten = "".join(f"<li>{html.escape(n)}</li>" for n in noten)
    return f'<ul class="voetnoten">{punten}</ul>' if noten else ""


def figuurnaam(soort: str, indicator: str, groep: str = "") -> str:
    """ "trend", "aandeel_niet_belg" → "trend-aandeel-niet-belg"."""
    return plat(" ".join([soort, indicator.replace("_", " "), groep.replace("_", " ")])).replace(" ", "-")


@dataclass(frozen=True)
class Blok:
    """Een stuk tekst of een tabel in HTML, met dezelfde inhoud als gewone tekst."""

    html: str
    tekst: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.tekst
