"""Tekstcellen, en HTML die een onderzoeker zelf toonde, als onderdelen: zo schrijft Word ze zoals de rest."""

import itertools
import unicodedata
from collections.abc import Iterator

import mistune
from bs4 import BeautifulSoup, NavigableString, Tag

from integratie.blok.onderdelen import Alinea, Kerncijfers, Kop, Lijst, Tabel, alinea
from integratie.blok.tekst import Tekst, tekst
from integratie.weergave.tekstcel import UITBREIDINGEN, gewone_tekst

Onderdeel = Kop | Alinea | Lijst | Tabel
LAAGSTE = 3  # een kop van een lager niveau krijgt dit
CODE = "code"  # soort van een alinea die letterlijk blijft
_KOPPEN = {f"h{niveau}": min(niveau, LAAGSTE) for niveau in range(1, 7)}
_BLOKKEN = [*_KOPPEN, "table", "ul", "ol", "p", "div", "pre"]
_HOOGSTENS = 1000  # rijen of kolommen waarover één cel loopt


def van_markdown(markdown: str) -> tuple:
    """De onderdelen van een tekst in markdown."""
    boom = mistune.create_markdown(renderer=None, plugins=UITBREIDINGEN)(markdown)
    assert not isinstance(boom, str)  # die komt er alleen met een renderer
    return tuple(deel for teken in boom for deel in _van_teken(teken))


def _van_teken(teken: dict) -> Iterator[Onderdeel]:
    soort = teken["type"]
    if soort == "heading":
        yield Kop(min(teken["attrs"]["level"], LAAGSTE), gewone_tekst(teken))
    elif soort == "list":
        yield Lijst(tuple(map(_punt, teken["children"])))
    elif soort == "table":
        kop, *inhoud = teken["children"]
        rijen = (kop, *(rij for deel in inhoud for rij in deel["children"]))
        yield _tabel([[gewone_tekst(cel) for cel in rij["children"]] for rij in rijen])
    elif soort == "block_code":
        yield alinea(teken["raw"].rstrip("\n"), CODE)
    elif soort == "block_quote":
        for kind in teken["children"]:
            yield from _van_teken(kind)
    elif soort in ("paragraph", "block_text", "block_html"):
        yield alinea(gewone_tekst(teken).strip())


def _punt(teken: dict) -> Tekst | tuple:
    delen = tuple(deel for kind in teken["children"] for deel in _van_teken(kind))
    return tekst(delen[0].tekst) if len(delen) == 1 and isinstance(delen[0], Kop | Alinea) else delen


def van_html(html: str) -> tuple:
    """De onderdelen van HTML die niet van ons is, zoals die van een DataFrame."""
    boom = BeautifulSoup(html, "lxml")  # die Word schrijft, brengt lxml mee
    for weg in boom(["style", "script"]):
        weg.decompose()
    return tuple(_van_element(boom))


def _van_element(ouder: Tag) -> Iterator[Onderdeel]:
    for kind in ouder.children:
        if isinstance(kind, Tag) and kind.name in _KOPPEN:
            yield Kop(_KOPPEN[kind.name], _leesbaar(kind))
        elif isinstance(kind, Tag) and kind.name == "table":
            yield _tabel(_rijen(kind), _leesbaar(kind.caption) if kind.caption else "")
        elif isinstance(kind, Tag) and kind.name in ("ul", "ol"):
            yield Lijst(tuple(tekst(_leesbaar(punt)) for punt in kind("li")))
        elif isinstance(kind, Tag) and kind.find(_BLOKKEN):
            yield from _van_element(kind)
        elif isinstance(kind, Tag) or type(kind) is NavigableString:  # niet een van zijn soorten, zoals commentaar
            yield alinea(_leesbaar(kind))


def _rijen(tabel: Tag) -> list[list[str]]:
    """De cellen, elke rij even lang: wat over meer rijen of kolommen loopt, staat in de eerste en laat de andere leeg."""
    vakken: dict[tuple[int, int], str] = {}
    for rij, regel in enumerate(tabel("tr")):
        kolom = 0
        for cel in regel(["th", "td"]):
            while (rij, kolom) in vakken:
                kolom += 1
            rijen, kolommen = _aantal(cel, "rowspan"), _aantal(cel, "colspan")
            over = itertools.product(range(rij, rij + rijen), range(kolom, kolom + kolommen))
            vakken |= dict.fromkeys(over, "") | {(rij, kolom): _leesbaar(cel)}
    hoogte, breedte = (max((plaats[as_] for plaats in vakken), default=-1) + 1 for as_ in (0, 1))
    return [[vakken.get((rij, kolom), "") for kolom in range(breedte)] for rij in range(hoogte)]


def _aantal(cel: Tag, naam: str) -> int:
    waarde = str(cel.get(naam, "1"))
    return min(max(int(waarde), 1), _HOOGSTENS) if waarde.isdecimal() else 1


def _tabel(rijen: list[list[str]], titel: str = "") -> Tabel:
    kop, *rest = rijen or [[]]
    return Tabel(titel, tuple(kop), tuple(map(tuple, rest)))


def _leesbaar(element: Tag | NavigableString) -> str:
    return " ".join(element.get_text().split())


def van_kerncijfers(kerncijfers: Kerncijfers) -> Tabel:
    """Kerncijfers als tabel, elk op een rij."""
    rijen = tuple((k.naam, k.waarde, "; ".join(map(str, k.regels))) for k in kerncijfers.punten)
    return Tabel("Kerncijfers", ("Kerncijfer", "Waarde", "Toelichting"), rijen)


def celtekst(deel: object) -> str:
    """De tekst van een cel of een punt, ook als daar onderdelen in staan: elk op zijn regel."""
    if isinstance(deel, tuple):
        return "\n".join(regel for x in deel if (regel := celtekst(x)))
    if isinstance(deel, Lijst):
        return celtekst(deel.punten)
    return str(deel.tekst if isinstance(deel, Alinea | Kop) else deel)


def schoon(tekst: str) -> str:
    """Zonder stuurtekens, die in een document niet kunnen."""
    return "".join(teken for teken in tekst if teken in "\n\t" or unicodedata.category(teken) != "Cc")
