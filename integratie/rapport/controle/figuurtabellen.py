"""Figuren: elke cel van hun tabel komt uit de gegevens, en delen van een jaar zijn samen 100 %."""

from __future__ import annotations

import re
from functools import cache

from bs4 import Tag

from integratie import gebieden, kubus, vergelijking
from integratie.beeld.figuur import figuurnaam
from integratie.beeld.opmaak import Cel, cel, getal, getalcel
from integratie.indicator import Indicator, groepsnaam, kaart, register
from integratie.rapport.controle import beleidsblokken
from integratie.rapport.controle.beleidsfiguren import herrekend
from integratie.rapport.controle.figuurteksten import Cellen, figuurteksten
from integratie.rapport.controle.fout import Fout
from integratie.rapport.controle.pagina import Pagina
from integratie.rapport.controle.zinnen import GETAL, JAAR

LEEG = "geen gegevens"
BASISKOLOM = "Alle inwoners ("  # naast een aandeel van een groep: haar aandeel in de bevolking van dat jaar


def figuurtabellen(pagina: Pagina, rij: dict) -> list[Fout]:
    """Alle afwijkingen tussen figuren en gegevens."""
    fouten = []
    for figuur in pagina.alle("figure.figuur"):
        # Uit een bestand van de gemeente of een plan: elders in haar geheel opnieuw gemaakt.
        if figuur.get("id") in beleidsblokken.FIGUREN or figuur.find_parent(attrs={"data-plan": True}):
            continue
        link = figuur.select_one('a[href^="#fiche-"]')
        naam = link["href"].removeprefix("#fiche-") if link else ""
        if naam not in register() or figuur.table is None or not figuur.get("id"):
            fouten.append(pagina.fout(figuur, "verwacht een anker, een tabel en een link naar de definitie"))
            continue
        cellen, soort = _cellen(figuur.table), figuur["id"].partition("-")[0]
        verwacht = _piramide(rij) if soort == "piramide" else herrekend(soort, rij, figuur["id"])
        for (kop, kolom), tekst in cellen.items():
            juist = (
                [verwacht.get((kop, kolom), LEEG)] if verwacht else _juist(soort, naam, figuur["id"], kop, kolom, rij)
            )
            if tekst not in juist:
                fouten.append(
                    pagina.fout(figuur, f"tabel, {kop}, {kolom}: verwacht {' of '.join(sorted(juist))}, niet {tekst}")
                )
            elif (staat := _machine(tekst)) not in (hoort := {_machine(j) for j in juist if j == tekst}):
                zin = f"tabel, {kop}, {kolom}: verwacht de waarde {' of '.join(sorted(hoort))}, niet {staat}"
                fouten.append(pagina.fout(figuur, zin))
        fouten += figuurteksten(pagina, figuur, cellen, rij, naam)
        if soort == "samenstelling":
            fouten += _honderd(pagina, figuur, cellen)
    return fouten


def _cellen(tabel: Tag) -> Cellen:
    koppen = [th.get_text() for th in tabel.thead.find_all("th")]
    uit = {}
    for tr in tabel.tbody.find_all("tr"):
        eerste, *rest = map(_cel, tr.find_all(["th", "td"]))
        uit |= {(eerste, kolom): tekst for kolom, tekst in zip(koppen[1:], rest, strict=False)}
    return uit


def _cel(element: Tag) -> Cel:
    cel = Cel(element.get_text())
    cel.machine = element.get("data-waarde", "")
    return cel


def _machine(cel: str) -> str:
    return getattr(cel, "machine", "")


@cache
def _waarden(naam: str, peiljaar: int, editie: str) -> dict[tuple[str, str, int], list[Cel]]:
    """(gebied, groep, jaar) → de cellen waarin dat cijfer mag staan."""
    ind, uit = kaart(naam), {}
    for r in vergelijking.zonder_kleine(vergelijking.reeks(naam, None, peiljaar, editie), naam, editie).itertuples():
        uit.setdefault((r.gebied, r.groep, int(r.jaar)), []).append(cel(ind, r.waarde, r.status))
    return uit


def _juist(soort: str, naam: str, anker: str, kop: str, kolom: str, rij: dict) -> list[str]:
    """Wat er in een cel mag staan, naar de soort figuur."""
    ind, eigen, waarden = kaart(naam), rij["gebied"], _waarden(naam, rij["peiljaar"], rij["editie"])
    groep = next((g for g in ("", *ind.groepen) if figuurnaam(soort, naam, g) == anker), "")
    op_naam = {groepsnaam(g): g for g in ("", *ind.groepen)}
    if ind.basis and kolom.startswith(BASISKOLOM):
        basis = ind.basis_van(groep if soort == "kaart" else op_naam.get(kop, kop))
        if basis is None:
            return {"niet vergelijkbaar"}
        sleutel = (kop if soort == "kaart" else eigen, basis[1], int(JAAR.findall(kolom)[-1]))
        return _waarden(basis[0], rij["peiljaar"], rij["editie"]).get(sleutel, {LEEG})
    if soort == "trend":
        sleutel = (kolom, groep, _jaar(ind, kop))
    elif soort == "samenstelling":
        sleutel = (eigen, op_naam.get(kolom, kolom), _jaar(ind, kop))
    elif soort in ("kaartreeks", "ontwikkeling"):
        sleutel = (kop, groep, _jaar(ind, kolom))
    elif soort == "staven":
        sleutel = (kolom, op_naam.get(kop, kop), _jaar_van_staven(naam, rij))
    else:  # kaart en positie: één kolom, "titel (jaar)"
        sleutel = (kop, groep, _jaar(ind, kolom))
    return waarden.get(sleutel, [LEEG])


def _jaar(ind: Indicator, tekst: str) -> int:
    """Het jaartal van de bron achter een opschrift: dat van een telling op 31 december is een jaar later."""
    jaren = JAAR.findall(tekst)
    return int(jaren[-1]) + ind.eind_vorig_jaar if jaren else 0


def _jaar_van_staven(naam: str, rij: dict) -> int:
    """Alle groepen staan in het jaar van het totaal, of zonder totaal in het laatste met een gekende groep."""
    reeks = vergelijking.reeks(naam, rij["nis"], rij["peiljaar"], rij["editie"])
    bekend = reeks[(reeks["gebied"] == rij["gebied"]) & reeks["waarde"].notna()]
    totaal = bekend[bekend["groep"] == ""]
    jaren = (bekend if totaal.empty else totaal)["jaar"]
    return int(jaren.max()) if len(jaren) else 0


def _piramide(rij: dict) -> Cellen:
    """De leeftijdsklassen van vijf jaar, opgeteld uit de tabel bevolking."""
    rijen = kubus.lees("bevolking", rij["editie"])
    rijen = rijen[rijen["nis"].isin(gebieden.leden_van(rij["nis"])) & (rijen["jaar"] <= rij["peiljaar"])]
    rijen = rijen[rijen["jaar"] == rijen["jaar"].max()]
    wie = {"belg": "Belg", "niet_belg": "niet-Belg", "man": "Mannen", "vrouw": "Vrouwen"}
    sommen: dict[tuple[str, str], float] = {}
    for r in rijen.itertuples():
        begin = int(re.match(r"\d+", r.leeftijd)[0]) // 5 * 5
        klasse = r.leeftijd if r.leeftijd.endswith("+") else f"{begin}-{begin + 4}"
        sleutel = (klasse, f"{wie[r.geslacht]}, {wie[r.groep]}")
        sommen[sleutel] = sommen.get(sleutel, 0) + r.waarde
    return {sleutel: getalcel(som) for sleutel, som in sommen.items()}


def _honderd(pagina: Pagina, figuur: Tag, cellen: Cellen) -> list[Fout]:
    """De delen van een jaar zijn samen 100 %, op de afronding na."""
    per_jaar: dict[str, list[float]] = {}
    for (jaar, _), tekst in cellen.items():
        per_jaar.setdefault(jaar, []).append(
            float(GETAL.search(tekst)[0].replace(".", "").replace(",", ".")) if GETAL.search(tekst) else 0
        )
    fout = {j: sum(d) for j, d in per_jaar.items() if abs(sum(d) - 100) > 0.05 * len(d) + 1e-9}
    return [
        pagina.fout(figuur, f"tabel, {j}: verwacht delen die samen 100 % zijn, niet {getal(som, 1)} %")
        for j, som in fout.items()
    ]
