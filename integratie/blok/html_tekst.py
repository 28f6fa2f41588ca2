"""Tekst als HTML, met haar merken en nadruk, en de kleine stukken waaruit elk onderdeel bestaat."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from integratie.blok.tekst import Cijfertekst, Opmaak, Tekst
from integratie.rekenen import uitgeschreven

LEEG = Markup("")
_NADRUK = {"sterk": "<strong>{}</strong>", "code": "<code>{}</code>", "oud": '<span class="oud">{}</span>'}


def tekst(t: Tekst, schrijf: Callable[[str], Markup] = escape) -> Markup:
    """Een tekst met haar merken en nadruk; `schrijf` zet gewone tekst om."""
    return LEEG.join(_fragment(fragment, schrijf) for fragment in t.fragmenten)


def _fragment(fragment: str | Cijfertekst | Opmaak, schrijf: Callable[[str], Markup]) -> Markup:
    if isinstance(fragment, str):
        return schrijf(fragment)
    if isinstance(fragment, Opmaak):
        inhoud = tekst(fragment.inhoud, escape if fragment.soort == "code" else schrijf)
        return Markup(_NADRUK[fragment.soort]).format(inhoud)
    kenmerken = LEEG.join(
        Markup(' data-{}="{}"').format(naam, x)
        for naam in ("soort", "indicator", "groep", "code", "jaar", "van", "met", "doel", "deel")
        if (x := getattr(fragment, naam)) is not None and (x != "" or naam not in ("met", "deel"))
    )
    waarde = uitgeschreven(float(fragment.waarde))
    return Markup('<data value="{}"{}>{}</data>').format(waarde, kenmerken, fragment.tekst)


def elk(sjabloon: str, delen: Iterable[object]) -> Markup:
    """Elk deel in het sjabloon, na elkaar."""
    return LEEG.join(Markup(sjabloon).format(deel) for deel in delen)


def kenmerk(naam: str, waarde: object) -> Markup:
    """Een kenmerk van een element, of niets zonder waarde."""
    return Markup(' {}="{}"').format(naam, waarde) if waarde else LEEG
