"""Een pagina zoals een lezer of schermlezer ze nodig heeft: taal, koppen, ankers, links, tabellen, tekstalternatieven, en niets van buiten."""

import base64
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, partial
from html import escape
from pathlib import Path
from urllib.parse import unquote, urldefrag

import soupsieve
from bs4 import BeautifulSoup, NavigableString, Tag

from integratie.controle import lezers
from integratie.controle.rapport import Fout

Gebrek = tuple[Tag | None, str]
Index = dict[str, list[Tag]]  # naam, `.klasse` of `[attribuut]` → elementen, op volgorde
BUITEN = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//|^(?:https?|ftp|javascript|vbscript):", re.IGNORECASE)
IN_STIJL = re.compile(r"@import|url\(\s*['\"]?(?!#|data:)", re.IGNORECASE)
MET_ADRES = ("href", "src", "xlink:href", "action", "formaction", "poster", "data", "srcset")
JAAR = re.compile(r"\b(?:19|20)\d\d\b")
PLACEHOLDER = re.compile(r"\b(?:None|nan|NaN|NaT|TODO|FIXME|undefined|[Ll]orem|[Ii]psum)\b|<NA>|\{\{|\}\}|\{[a-z_]+\}")
ZICHTBARE_OPMAAK = re.compile(r"</?(?:p|span|div|ul|li|data|a|strong|dl|dt|dd|h\d|table|script)[\s>]|&lt;|&amp;")
KOPPEN = "h1 h2 h3 h4 h5 h6"
_TEKENING = 'svg:not(svg svg, [aria-hidden="true"])'
# Waar men kijkt (sleutels van de index), wat er niet mag zijn (een CSS-keuze), en wat er verwacht wordt.
MAG_NIET = (
    ("html", ':not([lang="nl-BE"])', '<html lang="nl-BE">'),
    ("head", ":not(:has(title))", "een titel van de pagina"),
    ("table", ":not(:has(caption))", "een bijschrift (caption) bij de tabel"),
    ("table", ":not(:has(th))", "koppen (th) in de tabel"),
    ("th", 'table th:not([scope="col"], [scope="row"])', "scope bij een tabelkop"),
    ("svg", f'{_TEKENING}:not([role="img"], [role="group"])', "role=img of role=group bij een tekening"),
    ("svg", f'{_TEKENING}:is(:not([aria-label]), [aria-label=""])', "een tekstalternatief (aria-label)"),
    ("img", ":not([alt])", "een tekstalternatief (alt)"),
    ("figure", ".figuur:not(:has(figcaption))", "een opschrift (figcaption)"),
    ("figure", ".figuur:not(:has(table, a[href$='.csv']))", "de cijfers van de figuur in een tabel of een csv"),
    ("figure", ".figuur:not(:has(p.bron), section:has(p.bron) *)", "een regel 'Bron: …' met bron en jaar"),
    (
        ".schuif",
        ':not([tabindex="0"][role="region"][aria-label]), [aria-label=""]',
        "tabindex, role=region en een naam bij een vak dat schuift",
    ),
    ("[tabindex]", ':not([tabindex="0"], [tabindex="-1"])', "tabindex 0 of -1"),
    ("link", "[href]", "geen <{}>"),
    ("iframe object embed base form", "*", "geen <{}>"),
)
# Wat tekst of een naam moet hebben.
MET_TEKST = (
    ("title", "head > title", "een titel van de pagina"),
    (KOPPEN, "*", "een kop met tekst"),
    ("caption", "table caption", "een bijschrift (caption) bij de tabel"),
    ("figcaption", "figure.figuur figcaption", "een opschrift (figcaption)"),
    ("a", "[href]", "tekst in <{}>"),
    ("button summary", "*", "tekst in <{}>"),
)


def pagina(uit: Path, naam: str) -> list[Fout]:
    """Alle gebreken van een HTML-bestand; `naam` is het pad binnen de uitvoermap."""
    boom = lezers.html((uit / naam).read_bytes())
    index = _index(boom)
    gebreken: list[Gebrek] = [(e, zin.format(e.name)) for *keuze, zin in MAG_NIET for e in _kies(index, *keuze)]
    for *keuze, zin in MET_TEKST:
        zonder = (e for e in _kies(index, *keuze) if not (e.get_text(strip=True) or e.get("aria-label")))
        gebreken += [(e, zin.format(e.name)) for e in zonder]
    gebreken += [*_kader(boom, index), *_koppen(boom), *_links(index, (uit / naam).parent), *_van_buiten(boom)]
    gebreken += [*_tabellen_en_bronnen(index), *_tekst(boom, index)]
    return [Fout(naam, _plaats(waar), f"verwacht {zin}") for waar, zin in gebreken]


def _index(boom: BeautifulSoup) -> Index:
    """Eén keer door de pagina: een CSS-keuze die elk element opnieuw langsgaat, duurt vele malen langer."""
    index: Index = defaultdict(list)
    for element in boom.find_all(True):
        klassen = (f".{klasse}" for klasse in element.get("class") or ())
        for sleutel in (element.name, *klassen, *(f"[{attribuut}]" for attribuut in element.attrs)):
            index[sleutel].append(element)
    return index


def _kies(index: Index, waar: str, css: str) -> list[Tag]:
    keuze = soupsieve.compile(css)
    return [e for sleutel in waar.split() for e in index[sleutel] if keuze.match(e)]


def _plaats(waar: Tag | None) -> str:
    """De regel van een element, met het dichtste anker of de dichtste kop."""
    if waar is None:
        return "hele pagina"
    figuur = waar if waar.get("id") else waar.find_parent("figure", id=True)
    anker = figuur or waar.find_previous("h2", id=True)
    return f"regel {waar.sourceline}" + (f" (#{anker['id']})" if anker else "")


def _kader(boom: BeautifulSoup, index: Index) -> Iterator[Gebrek]:
    if boom.html is None or boom.head is None:
        yield None, '<html lang="nl-BE"> met een titel van de pagina'
    beleid = " ".join(str(m.get("content", "")) for m in _kies(index, "meta", '[http-equiv="Content-Security-Policy"]'))
    if "default-src 'none'" not in beleid:
        yield boom.head, "een Content-Security-Policy met default-src 'none'"
    if len(index["main"]) != 1:
        yield boom.body, "precies één main"
    eerste = boom.body.find("a") if boom.body else None
    if eerste is None or eerste.get("href") != "#inhoud" or boom.find(id="inhoud") is None:
        yield eerste, "eerst een link naar #inhoud, om het begin over te slaan"
    for script in index["script"]:
        som = base64.b64encode(hashlib.sha256(script.get_text().encode()).digest()).decode()
        if script.get("src") or f"'sha256-{som}'" not in beleid:
            yield script, "geen script dat het beveiligingsbeleid van de pagina niet toestaat"


def _koppen(boom: BeautifulSoup) -> Iterator[Gebrek]:
    koppen = boom.find_all(KOPPEN.split())
    niveaus = [int(k.name[1]) for k in koppen]
    if niveaus.count(1) != 1:
        yield koppen[-1] if koppen else None, f"precies één h1, niet {niveaus.count(1)}"
    for kop, vorig, nu in zip(koppen[1:], niveaus, niveaus[1:], strict=False):
        if nu > vorig + 1:
            yield kop, f"na een h{vorig} hoogstens een h{vorig + 1}, niet een {kop.name}"


def _links(index: Index, map_: Path) -> Iterator[Gebrek]:
    """Elke link binnen de pagina of naar een bestand van haar eigen map komt ergens uit, en elk anker is er één keer.

    Naar een andere map leidt alleen het overzicht, en altijd omlaag: een map die men verplaatst of verstuurt heeft zo geen dode links.
    """
    lees = cache(partial(Path.read_text, encoding="utf-8", errors="replace"))
    ankers = Counter(e["id"] for e in index["[id]"])
    for anker, aantal in ankers.items():
        if aantal > 1:
            yield next(e for e in index["[id]"] if e["id"] == anker), f"id '{anker}' één keer, niet {aantal}"
    for link in _kies(index, "a", "[href]"):
        adres, anker = urldefrag(unquote(str(link["href"])))
        if BUITEN.match(str(link["href"])):
            continue
        if not adres and anker not in ankers:
            yield link, f"een anker #{anker} op deze pagina"
        elif adres and (adres.startswith("/") or ".." in adres.split("/")):
            yield link, f"een link die in deze map blijft, niet {adres}"
        elif adres and not map_.joinpath(adres).is_file():
            yield link, f"het bestand {adres}"
        elif adres and anker and f'id="{escape(anker)}"' not in lees(map_ / adres):
            yield link, f"een anker #{anker} in {adres}"


def _van_buiten(boom: BeautifulSoup) -> Iterator[Gebrek]:
    for element in boom.find_all(True):
        for naam, waarde in element.attrs.items():
            if naam in MET_ADRES and BUITEN.match(str(waarde).strip()):
                yield element, f"geen adres buiten de rapporten, zoals {waarde}"
            elif naam.startswith("on"):
                yield element, f"geen script in {naam}"
        stijl = str(element.get("style", "")) + (element.get_text() if element.name == "style" else "")
        if IN_STIJL.search(stijl):
            yield element, "geen stijl of beeld van buiten"


def _tabellen_en_bronnen(index: Index) -> Iterator[Gebrek]:
    for tabel in index["table"]:
        lengtes = {len(rij.find_all(["td", "th"])) for rij in tabel.find_all("tr")}
        if len(lengtes) > 1:
            yield tabel, f"in elke rij evenveel cellen, niet {sorted(lengtes)}"
    for figuur in _kies(index, "figure", ".figuur"):
        if (regel := figuur.select_one("p.bron")) is None:
            continue  # dat zegt MAG_NIET al
        bron = regel.get_text(strip=True)
        if not re.match(r"Bron: \S", bron) or not JAAR.search(re.sub(r"Editie \S+", "", bron)):
            yield figuur, "een regel 'Bron: …' met bron en jaar"


def _tekst(boom: BeautifulSoup, index: Index) -> Iterator[Gebrek]:
    """Wat een lezer ziet of hoort, is echte tekst."""
    zichtbaar = [t for t in boom.find_all(string=True) if type(t) is NavigableString and t.strip()]
    stukken = [(e, str(t)) for t in zichtbaar if (e := t.parent) and e.name not in ("style", "script", "template")]
    stukken += [(e, str(e[k])) for k in ("aria-label", "title", "alt") for e in index[f"[{k}]"]]
    samen = "\n".join(tekst for _, tekst in stukken)
    if not PLACEHOLDER.search(samen) and not ZICHTBARE_OPMAAK.search(samen):
        return
    for waar, tekst in stukken:
        if gevonden := PLACEHOLDER.search(tekst):
            yield waar, f"echte tekst, niet '{gevonden[0]}'"
        if gevonden := ZICHTBARE_OPMAAK.search(tekst):
            yield waar, f"tekst, niet de opmaakcode '{gevonden[0]}'"
