"""De beeldtaal: wie welke kleur en lijn heeft, en de stap van wat matplotlib schrijft naar nette inline SVG."""

import hashlib
import html
import re
from collections.abc import Iterable
from typing import Any

from integratie.blok.beeldstijl import GRIJS, LETTERTYPE, LICHT_PER_NAAM, met_namen

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


def afgewerkt(svg: str, alt: str, titels: dict[str, str] | None = None) -> str:
    """Wat matplotlib schreef, opgeruimd, met tekstalternatief en de kleuren van het palet bij naam; `titels` geeft vormen (gid) een native tooltip.

    Dezelfde tekening geeft altijd dezelfde tekst: geen datum, en id's met een eigen voorvoegsel per figuur.
    """
    svg = svg[svg.index("<svg") :].strip()
    for patroon in _OPRUIMEN:
        svg = patroon.sub("", svg)
    delen = _TEKST.split(" ".join(filter(None, map(str.strip, svg.splitlines()))))
    delen[::2] = [_MAAT.sub("", deel) for deel in delen[::2]]
    svg = "".join(delen)
    for gid, tekst in (titels or {}).items():
        svg = svg.replace(f'<g id="{gid}">', f'<g id="{gid}"><title>{html.escape(tekst)}</title>', 1)
    svg = met_namen(svg)
    voor = "f" + hashlib.sha256((alt + svg).encode()).hexdigest()[:8] + "-"
    for verwijzing in (' id="', "url(#", 'xlink:href="#'):
        svg = svg.replace(verwijzing, verwijzing + voor)
    kop = f'<svg role="img" aria-label="{html.escape(alt)}" font-family="{LETTERTYPE}" stroke-linejoin="round" '
    return svg.replace("<svg ", kop, 1)
