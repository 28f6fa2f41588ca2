"""Opschrift, tekstalternatief en tooltips van een figuur zeggen hetzelfde als haar tabel."""

from __future__ import annotations

import re

from bs4 import Tag

from integratie import vergelijking
from integratie.beeld.opmaak import getal
from integratie.rapport.controle.fout import Fout
from integratie.rapport.controle.pagina import Pagina
from integratie.rapport.controle.zinnen import GETAL, JAAR, zonder_namen

Cellen = dict[tuple[str, str], str]  # (rijkop, kolomkop) → tekst
RANG = re.compile(r"staat (\d+e(?:–\d+e)?) van (\d+) in")
AANTAL = re.compile(r"^(?:Stippen op één as voor )?\d+ (?=gemeenten|kleine kaarten)")


def figuurteksten(pagina: Pagina, figuur: Tag, cellen: Cellen, rij: dict, naam: str) -> list[Fout]:
    """Opschrift, tekstalternatief en tooltips noemen alleen getallen uit de tabel (of totalen daarvan), en de juiste plaats."""
    bekend = {g for tekst in cellen.values() for g in GETAL.findall(tekst)} | _totalen(cellen)
    bekend |= {g.strip(".,") for kop, kolom in cellen for g in (*re.findall(r"\d+", kop), *re.findall(r"\d+", kolom))}
    svg = figuur.svg.get("aria-label", "") if figuur.svg else ""
    fouten = []
    for waar, tekst in (
        ("opschrift", figuur.figcaption.get_text() if figuur.figcaption else ""),
        ("tekstalternatief", svg),
    ):
        los = zonder_namen(RANG.sub("", AANTAL.sub("", tekst)))
        for g in GETAL.findall(JAAR.sub("", los)):
            if g.strip(".,") not in bekend:
                fouten.append(pagina.fout(figuur, f"{waar}: verwacht een getal uit de tabel, niet {g.strip('.,')}"))
    for plaats in RANG.finditer(figuur.figcaption.get_text() if figuur.figcaption else ""):
        rang = vergelijking.rang(naam, rij["nis"], rij["peiljaar"], editie=rij["editie"])
        if rang is None or (plaats[1], int(plaats[2])) != (rang.tekst, rang.aantal):
            fouten.append(pagina.fout(figuur, f"opschrift: verwacht een andere plaats dan '{plaats[0]}'"))
    per_rij: dict[str, str] = {}
    for (kop, _), tekst in cellen.items():
        per_rij.setdefault(kop, tekst)  # de eerste kolom; een tweede is de basis ernaast
    for tip in figuur.select("svg title"):
        wie, _, cijfer = tip.get_text().partition(": ")
        if cijfer.rpartition(" (")[0] != per_rij.get(wie):
            fouten.append(pagina.fout(figuur, f"tooltip: verwacht {per_rij.get(wie)} bij {wie}, niet {cijfer}"))
    return fouten


def _totalen(cellen: Cellen) -> set[str]:
    """Sommen van kolommen waarvan de kop met dezelfde groep eindigt (Belg of niet-Belg, over mannen en vrouwen)."""
    sommen: dict[str, int] = {}
    for (_, kolom), tekst in cellen.items():
        groep, plat = kolom.rpartition(", ")[2], tekst.replace(".", "")
        sommen[groep] = sommen.get(groep, 0) + (int(plat) if plat.isdigit() else 0)
    return {getal(som) for som in sommen.values()}
