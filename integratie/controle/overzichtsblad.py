"""Het overzicht en de dossiers, zelf gelezen: bij elke naam haar eigen cijfers, klassen en map, en bij elk rapport zijn eigen bestanden."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from integratie import gebieden
from integratie.controle import getallen, lezers
from integratie.controle.grootheid import Grootheid
from integratie.controle.rapport import Fout
from integratie.indicator import kaart
from integratie.opslag import edities
from integratie.uitvoering import manifest
from integratie.uitvoering.opdracht import rapporten, titel_van, uitvoermap

NAAM = "index.html"
KOLOMMEN = {
    "Inwoners": "inwoners",
    "Buitenlandse herkomst": "aandeel_buitenlandse_herkomst",
    "Niet-Belgen": "aandeel_niet_belg",
    "Nieuwkomers per 1.000 inwoners": "nieuwkomers_per_1000_inwoners",
    "Thuistaal niet-Nederlands, basisonderwijs": "thuistaal_niet_nl_basis",
    "Werkzoekendengraad": "werkzoekendengraad",
}
_LAAG = re.compile(r"(k\d+)-([0-4])")


def overzichtsbladen(uit: Path, rijen: list[dict]) -> Iterator[Fout]:
    """Alle gebreken in het overzicht en in de dossiers."""
    per_map: dict[str, list[dict]] = {}
    for rij in rijen:
        per_map.setdefault(uitvoermap(rij["nis"], rij["gebied"]), []).append(rij)
    bladen = [(f"{map_}/{NAAM}", lambda b, van=van: _dossier(b, van)) for map_, van in per_map.items()]
    for naam, regel in [(NAAM, lambda b: _overzicht(b, per_map)), *bladen]:
        if (uit / naam).is_file():
            boom = lezers.html((uit / naam).read_bytes())
            yield from (Fout(naam, wie, f"verwacht {zin}") for wie, zin in regel(boom))


def _overzicht(boom: BeautifulSoup, per_map: dict[str, list[dict]]) -> Iterator[tuple[str, str]]:
    klaar = [sum(f"{map_}/{rij['notebook']}.html" in rij["bestanden"] for rij in van) for map_, van in per_map.items()]
    telling = boom.select_one("main > p")
    if telling is None or not telling.get_text().startswith(f"{getallen.getal(sum(klaar))} rapport"):
        yield "telling", f"{getallen.getal(sum(klaar))} rapporten"
    for tabel in boom.select("table.sorteerbaar"):
        koppen = [th.get_text() for th in tabel.select("thead th")][1:-1]
        for tr in tabel.select("tbody tr"):
            link = tr.select_one("a[href]")
            van = per_map.get(str(link["href"]).partition("/")[0], []) if link else []
            if not link or not van or link.get_text() != van[0]["gebied"]:
                yield tr.get_text(" ", strip=True), "een link naar de eigen map"
                continue
            yield from ((van[0]["gebied"], zin) for zin in _cijfers(tr, koppen, van))
    yield from _kaart(boom)


def _cijfers(tr: Tag, koppen: list[str], van: list[dict]) -> Iterator[str]:
    """Waarde, aantal en jaar van elke kolom, in de editie en tot het peiljaar van een van haar rapporten."""
    *cellen, aantal = tr.find_all("td")
    klaar = [r for r in van if any(p.endswith(f"/{r['notebook']}.html") for p in r["bestanden"])]
    if aantal["data-waarde"] != str(len(klaar)):
        yield "haar aantal rapporten"
    for kop, cel in zip(koppen, cellen, strict=True):
        staat = " ".join(cel.get_text(" ").split())
        leeg = staat == "–" and not cel["data-waarde"]
        if kop in KOLOMMEN and not leeg and staat not in {_cijfer(KOLOMMEN[kop], r) for r in van}:
            yield f"bij '{kop}' {_cijfer(KOLOMMEN[kop], van[0])}, niet {staat}"


def _cijfer(naam: str, rij: dict) -> str:
    if rij["editie"] not in edities.edities() or not gebieden.is_gebied(rij["nis"]):
        return "–"
    g = Grootheid(kaart(naam), "", rij["editie"], rij["peiljaar"])
    c = g.laatste(rij["nis"])
    aantal = getallen.aantal(c.teller, c.status) if g.ind.noemer and c.teller is not None else ""
    delen = (getallen.met_eenheid(g.ind, c.waarde, c.status), aantal, f"({c.jaar})" if c.jaar else "")
    return " ".join(" ".join(delen).split())


def _kaart(boom: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """In elk vlak staat de klasse waar het cijfer van zijn tooltip in valt, en de legende telt ze."""
    legendes: dict[str, list[str]] = {
        str(deel["class"][-1]).removeprefix("legende-"): [li.get_text() for li in deel.select("li")]
        for deel in boom.select(".legende")
    }
    lagen, geteld = list(legendes), Counter[tuple[str, int]]()
    for vlak in boom.select("[data-naam]"):
        pad, titel = vlak.select_one("path"), vlak.select_one("title")
        if pad is None or titel is None:
            continue
        naam, *regels = titel.get_text().split("\n")
        if naam.partition(": nog geen")[0] != vlak["data-naam"]:
            yield str(vlak["data-naam"]), f"haar eigen tooltip, niet die van {naam}"
        for laag, nummer in _LAAG.findall(" ".join(pad["class"])):
            geteld[laag, int(nummer)] += 1
            ind = kaart([*KOLOMMEN.values()][1 + lagen.index(laag)]) if len(lagen) == len(KOLOMMEN) - 1 else None
            tekst = next((x for x in regels if ind and x.startswith(f"{ind.titel}: ")), "")
            getal = re.search(r": (?:ca\.\s)?(\u2212?[\d.,]+)", tekst[len(ind.titel) :]) if ind and tekst else None
            grenzen = getallen.klasse(legendes[laag][int(nummer)]) if int(nummer) < len(legendes[laag]) else None
            if getal and grenzen and not grenzen[0] - 0.05 <= getallen.lees(getal[1]) <= grenzen[1] + 0.05:
                yield naam, f"een andere klasse dan {legendes[laag][int(nummer)]} voor {tekst}"
    for laag, regels in legendes.items():
        for nummer, regel in enumerate(regels):
            if (klasse := getallen.klasse(regel)) and klasse[2] != geteld[laag, nummer]:
                yield "legende", f"{geteld[laag, nummer]} gemeenten bij {regel}"


def _dossier(boom: BeautifulSoup, van: list[dict]) -> Iterator[tuple[str, str]]:
    """Elk rapport met zijn titel, zijn eigen bestanden en figuren, het peiljaar en de editie van zijn rij (bij elk, of bovenaan voor alle), en wat ontbreekt."""
    kop, boven = boom.select_one("h1"), boom.select_one("p.onderkop")
    if kop is None or kop.get_text() != van[0]["gebied"]:
        yield "titel", str(van[0]["gebied"])
    soorten = rapporten()
    for rij in van:
        titel = titel_van(rij["notebook"], soorten)
        rijtjes = (li for li in boom.select("ul.rijtjes > li") if not li.select_one("code"))
        deel = next((li for li in rijtjes if (h := li.find("h3")) and h.get_text() == titel), None)
        eigen = {pad.partition("/")[2] for pad in rij["bestanden"]}
        if deel is None:
            yield titel, "dit rapport"
            continue
        links = {str(a["href"]).partition("#")[0] for a in deel.select("a[href]")}
        if rij["status"] != manifest.MISLUKT and f"{rij['notebook']}.html" not in links:
            yield titel, f"een link naar {rij['notebook']}.html"
        yield from ((titel, f"alleen eigen bestanden, niet {x}") for x in sorted(links - eigen))
        yield from ((titel, zin) for zin in rij.get("zonder", ()) if links and zin not in deel.get_text())
        stand = " ".join(p.get_text() for p in [*([boven] if boven else []), *deel.select("p.klein")])
        if not (f"Peiljaar {rij['peiljaar']}" in stand and f"editie {rij['editie']}" in stand):
            yield titel, f"peiljaar {rij['peiljaar']} en editie {rij['editie']}"
