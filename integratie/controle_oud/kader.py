"""Het kader van een pagina: taal, koppen, ankers, links, en niets van buiten."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from urllib.parse import unquote, urldefrag

from integratie.controle_oud.fout import Fout
from integratie.controle_oud.pagina import Pagina

TAAL = "nl-BE"
BUITEN = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//|^(?:https?|ftp|javascript|vbscript):", re.IGNORECASE)
IN_STIJL = re.compile(r"@import|url\(\s*['\"]?(?!#|data:)", re.IGNORECASE)
MET_ADRES = ("href", "src", "xlink:href", "action", "formaction", "poster", "data", "srcset")


def kader(pagina: Pagina) -> list[Fout]:
    """Alle gebreken in het kader van een pagina."""
    return [fout for regel in (_kader, _koppen, _ankers, _links, _adressen) for fout in regel(pagina)]


def _kader(p: Pagina) -> list[Fout]:
    fouten, html, titel = [], p.boom.html, p.boom.title
    if html is None or html.get("lang") != TAAL:
        fouten.append(p.fout(html, f'verwacht <html lang="{TAAL}">'))
    if titel is None or not titel.get_text(strip=True):
        fouten.append(p.fout(titel, "verwacht een titel van de pagina"))
    beleid = " ".join(m.get("content", "") for m in p.alle('meta[http-equiv="Content-Security-Policy"]'))
    if "default-src 'none'" not in beleid:
        fouten.append(p.fout(p.boom.head, "verwacht een Content-Security-Policy met default-src 'none'"))
    if len(p.alle("main")) != 1:
        fouten.append(p.fout(p.boom.body, "verwacht precies één main"))
    eerste = p.boom.body.find("a") if p.boom.body else None
    if eerste is None or eerste.get("href") != "#inhoud" or p.boom.find(id="inhoud") is None:
        fouten.append(p.fout(eerste, "verwacht eerst een link naar #inhoud, om het begin over te slaan"))
    for script in p.alle("script"):
        som = base64.b64encode(hashlib.sha256(script.get_text().encode()).digest()).decode()
        if script.get("src") or f"'sha256-{som}'" not in beleid:
            fouten.append(p.fout(script, "verwacht geen script dat het beveiligingsbeleid van de pagina niet toestaat"))
    return fouten


def _koppen(p: Pagina) -> list[Fout]:
    koppen = p.alle("h1, h2, h3, h4, h5, h6")
    niveaus = [int(k.name[1]) for k in koppen]
    fouten = []
    if niveaus.count(1) != 1:
        fouten.append(p.fout(koppen[-1] if koppen else None, f"verwacht precies één h1, niet {niveaus.count(1)}"))
    for kop, vorig, nu in zip(koppen[1:], niveaus, niveaus[1:], strict=False):
        if nu > vorig + 1:
            fouten.append(p.fout(kop, f"verwacht na een h{vorig} hoogstens een h{vorig + 1}, niet een {kop.name}"))
    return fouten + [p.fout(k, "verwacht een kop met tekst") for k in koppen if not k.get_text(strip=True)]


def _ankers(p: Pagina) -> list[Fout]:
    aantallen = Counter(e["id"] for e in p.boom.find_all(id=True))
    return [p.fout(p.boom.find(id=i), f"verwacht id '{i}' één keer, niet {n}") for i, n in aantallen.items() if n > 1]


def _links(p: Pagina) -> list[Fout]:
    """Elke link binnen de pagina of naar een ander bestand van de uitvoermap komt ergens uit."""
    fouten, ankers = [], {e["id"] for e in p.boom.find_all(id=True)}
    for link in p.alle("a[href]"):
        adres, anker = urldefrag(unquote(link["href"]))
        if BUITEN.match(link["href"]):
            continue
        if not adres and anker not in ankers:
            fouten.append(p.fout(link, f"verwacht een anker #{anker} op deze pagina"))
        elif adres and not (p.uit / p.naam).parent.joinpath(adres).is_file():
            fouten.append(p.fout(link, f"verwacht het bestand {adres}"))
    return fouten


def _adressen(p: Pagina) -> list[Fout]:
    fouten = []
    for element in p.boom.find_all(True):
        for naam, waarde in element.attrs.items():
            if naam in MET_ADRES and BUITEN.match(str(waarde).strip()):
                fouten.append(p.fout(element, f"verwacht geen adres buiten de rapporten, zoals {waarde}"))
            elif naam.startswith("on"):
                fouten.append(p.fout(element, f"verwacht geen script in {naam}"))
        if (element.name == "style" and IN_STIJL.search(element.get_text())) or IN_STIJL.search(
            element.get("style", "")
        ):
            fouten.append(p.fout(element, "verwacht geen stijl of beeld van buiten"))
    vreemd = p.alle("link[href], iframe, object, embed, base, form")
    return fouten + [p.fout(e, f"verwacht geen <{e.name}>") for e in vreemd]
