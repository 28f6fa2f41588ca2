"""De inhoud van een pagina: tabellen, tekeningen, figuren, namen en tekst, zoals een lezer of schermlezer ze nodig heeft."""

from __future__ import annotations

import re

from integratie.controle.fout import Fout
from integratie.controle.pagina import Pagina

JAAR = re.compile(r"\b(?:19|20)\d\d\b")
PLACEHOLDER = re.compile(r"\b(?:None|nan|NaN|NaT|TODO|FIXME|undefined|[Ll]orem|[Ii]psum)\b|<NA>|\{\{|\}\}|\{[a-z_]+\}")
ZICHTBARE_OPMAAK = re.compile(r"</?(?:p|span|div|ul|li|data|a|strong|dl|dt|dd|h\d|table|script)[\s>]|&lt;|&amp;")


def inhoud(pagina: Pagina) -> list[Fout]:
    """Alle gebreken in de inhoud van een pagina."""
    return [fout for regel in (_tabellen, _tekeningen, _figuren, _namen, _tekst) for fout in regel(pagina)]


def _tabellen(p: Pagina) -> list[Fout]:
    fouten = []
    for tabel in p.alle("table"):
        if tabel.caption is None or not tabel.caption.get_text(strip=True):
            fouten.append(p.fout(tabel, "verwacht een bijschrift (caption) bij de tabel"))
        koppen = tabel.find_all("th")
        if not koppen:
            fouten.append(p.fout(tabel, "verwacht koppen (th) in de tabel"))
        fouten += [p.fout(k, "verwacht scope bij een tabelkop") for k in koppen if k.get("scope") not in ("col", "row")]
        lengtes = {len(rij.find_all(["td", "th"])) for rij in tabel.find_all("tr")}
        if len(lengtes) > 1:
            fouten.append(p.fout(tabel, f"verwacht in elke rij evenveel cellen, niet {sorted(lengtes)}"))
    return fouten


def _tekeningen(p: Pagina) -> list[Fout]:
    svgs = [s for s in p.alle("svg") if s.find_parent("svg") is None and s.get("aria-hidden") != "true"]
    fouten = [
        p.fout(s, "verwacht role=img of role=group bij een tekening")
        for s in svgs
        if s.get("role") not in ("img", "group")
    ]
    fouten += [
        p.fout(s, "verwacht een tekstalternatief (aria-label)") for s in svgs if not s.get("aria-label", "").strip()
    ]
    return fouten + [p.fout(i, "verwacht een tekstalternatief (alt)") for i in p.alle("img") if i.get("alt") is None]


def _figuren(p: Pagina) -> list[Fout]:
    """Elke figuur heeft een opschrift, een bronregel met een jaar, en haar tabel."""
    fouten = []
    for figuur in p.alle("figure.figuur"):
        bron = figuur.select_one("p.bron")
        tekst = bron.get_text(strip=True) if bron else ""
        if not re.match(r"Bron: \S", tekst) or not JAAR.search(re.sub(r"Editie \S+", "", tekst)):
            fouten.append(p.fout(figuur, "verwacht een regel 'Bron: …' met bron en jaar"))
        if figuur.figcaption is None or not figuur.figcaption.get_text(strip=True):
            fouten.append(p.fout(figuur, "verwacht een opschrift (figcaption)"))
        if figuur.table is None:
            fouten.append(p.fout(figuur, "verwacht de cijfers van de figuur in een tabel"))
    return fouten


def _namen(p: Pagina) -> list[Fout]:
    """Wat men kan aanklikken of waarin men kan schuiven, heeft een naam."""
    zonder = [a for a in p.alle("a[href], button, summary") if not (a.get_text(strip=True) or a.get("aria-label"))]
    fouten = [p.fout(a, f"verwacht tekst in <{a.name}>") for a in zonder]
    for vak in p.alle(".schuif"):
        if vak.get("tabindex") != "0" or vak.get("role") != "region" or not vak.get("aria-label"):
            fouten.append(p.fout(vak, "verwacht tabindex, role=region en een naam bij een vak dat schuift"))
    return fouten + [
        p.fout(e, "verwacht tabindex 0 of -1") for e in p.alle("[tabindex]") if e["tabindex"] not in ("0", "-1")
    ]


def _tekst(p: Pagina) -> list[Fout]:
    fouten = []
    fragmenten = [(t.parent, str(t)) for t in p.teksten()]
    fragmenten += [(e, str(e[k])) for k in ("aria-label", "title", "alt") for e in p.boom.find_all(attrs={k: True})]
    for waar, tekst in fragmenten:
        if gevonden := PLACEHOLDER.search(tekst):
            fouten.append(p.fout(waar, f"verwacht echte tekst, niet '{gevonden[0]}'"))
        if gevonden := ZICHTBARE_OPMAAK.search(tekst):
            fouten.append(p.fout(waar, f"verwacht tekst, niet de opmaakcode '{gevonden[0]}'"))
    return fouten
