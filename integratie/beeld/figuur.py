"""Een figuur zoals ze in notebook en rapport staat: beeld, titel, bron, voorbehouden en de tabel erbij."""

from __future__ import annotations

import html
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from integratie.beeld.tabellen import tabel_html
from integratie.gebieden import plat

MIME = "application/vnd.integratie+json"
Cijfers = tuple[tuple[str, int], ...]  # (indicator, jaar) van elk cijfer dat een blok toont


@dataclass(frozen=True)
class Figuur:
    """Wat een lezer bij een figuur krijgt. `alt` zegt wat er te zien is; `tabel` bevat dezelfde cijfers.

    `naam` is het anker van de figuur en de naam van haar bestanden; `indicator` leidt naar de definitie
    (leeg wanneer de figuur uit een bestand van de gemeente komt); `jaar` is dat van haar jongste cijfer.
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
    jaar: int | None = None

    @property
    def cijfers(self) -> Cijfers:
        return ((self.indicator, self.jaar),) if self.indicator and self.jaar else ()

    def _repr_mimebundle_(self, **_) -> dict:
        return {MIME: {"cijfers": list(map(list, self.cijfers))}} if self.cijfers else {}

    def _repr_html_(self) -> str:
        lijst, kenmerk = _lijst(self.opmerkingen), f' data-jaar="{self.jaar}"' if self.jaar else ""
        definitie = f'<a href="#fiche-{self.indicator}">Definitie</a>' if self.indicator else ""
        if self.voorbehouden:
            lijst += f"<details><summary>Over de bron ({len(self.voorbehouden)})</summary>{_lijst(self.voorbehouden)}</details>"
        return (
            f'<figure class="figuur" id="{self.naam}"{kenmerk}><figcaption><strong>{html.escape(self.titel)}</strong></figcaption>'
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
    """Een stuk tekst of een tabel in HTML, met dezelfde inhoud als gewone tekst.

    `cijfers` zegt welke indicatoren erin staan en van welk jaar, `thema` bij welk thema de hele sectie hoort, en `is_titel` dat dit
    de kop van de bladzijde is: daaruit leidt de bladzijde af hoe oud haar cijfers zijn.
    """

    html: str
    tekst: str
    cijfers: Cijfers = ()
    thema: str = ""
    is_titel: bool = False

    def _repr_mimebundle_(self, **_) -> dict:
        inhoud = {"cijfers": list(map(list, self.cijfers)), "thema": self.thema, "titel": self.is_titel}
        return {MIME: {k: v for k, v in inhoud.items() if v}} if any(inhoud.values()) else {}

    def _repr_html_(self) -> str:
        if not self.cijfers:
            return self.html
        jaren = [jaar for _, jaar in self.cijfers]
        return Markup('<div data-jaar="{}" data-oudste="{}">{}</div>').format(max(jaren), min(jaren), Markup(self.html))

    def __repr__(self) -> str:
        return self.tekst
