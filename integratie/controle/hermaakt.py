"""Wat uit een bestand van de gemeente komt (plan, bevraging, netwerk, wijken) en vaste tekst, opnieuw gemaakt: het blok hoort gelijk te zijn.

Dit is de enige plaats van de controle die schrijvers oproept; wat hier staat, is dus nagerekend tegen het bestand en niet door eigen regels.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import partial

from integratie.beeld import begrippen, verantwoording
from integratie.beleid.netwerk import netwerkblokken
from integratie.beleid.opvolging.blokken import cijferteksten, figuur
from integratie.beleid.opvolging.oordeel import bewaard
from integratie.beleid.participatie import participatieblokken
from integratie.beleid.planrapport import bladzijde, geld_en_tijd, matrices, naast, partners
from integratie.beleid.planrapport.onderdeel import ONDERDELEN
from integratie.beleid.wijken import wijkblokken
from integratie.blok.blok import Blok, Figuur
from integratie.blok.machine import schrijf
from integratie.blok.onderdelen import Groep, met_inhoud
from integratie.blok.tekst import Cijfertekst
from integratie.controle.fout import Fout
from integratie.controle.rapport import EIGEN_BESTAND, VAN_GEMEENTE, Getoond, Rapport
from integratie.fouten import IntegratieFout
from integratie.opslag import edities

MODULES = (bladzijde, geld_en_tijd, matrices, naast, partners)  # laden zet hun fragmenten in ONDERDELEN
BESTANDEN = {
    "participatie": participatieblokken.participatie,
    "dekking": netwerkblokken.dekking,
    "netwerk": netwerkblokken.netwerk,
    "wijken": wijkblokken.wijken,
}
PLAN, BESTAND = "het plan zegt", "het bestand van de gemeente geeft"
VAST = {"ig.begrippen()": begrippen.begrippen, "ig.statussen()": verantwoording.statussen}


def hermaakt(r: Rapport) -> list[Fout]:
    """Elk fragment uit een bestand van de gemeente, elke figuur van de opvolging en elke vaste tekst is wat er nu uitkomt."""
    return [fout for waar in r.getoond for fout in _van(r, waar)]


def _van(r: Rapport, waar: Getoond) -> Iterator[Fout]:
    if maak := VAST.get(waar.code.strip()):
        yield from _verschil(r, waar, waar.code.strip(), waar.blok, maak, "deze versie zegt")
    for deel in met_inhoud(waar.blok):
        if isinstance(deel, Groep) and deel.soort in EIGEN_BESTAND:
            makers = ONDERDELEN if deel.soort == "plan" else BESTANDEN
            wat = PLAN if deel.soort == "plan" else BESTAND
            yield from _eigen(r, waar, deel.naam, Blok((deel,)), makers.get(deel.naam), wat)
        elif isinstance(deel, Figuur) and deel.naam in VAN_GEMEENTE:
            yield from _eigen(r, waar, deel.naam, deel, BESTANDEN.get(deel.naam), BESTAND)
        elif isinstance(deel, Figuur) and deel.naam.startswith("opvolging-"):
            opnieuw = partial(_opvolgingsfiguur, r, deel.naam)
            yield from _verschil(r, waar, deel.naam, deel, opnieuw, PLAN)


def _eigen(
    r: Rapport, waar: Getoond, naam: str, staat: Blok | Figuur, maak: Callable | None, wat: str
) -> Iterator[Fout]:
    if maak is None:
        yield r.fout(waar, f"een onderdeel '{naam}' dat deze versie kent", naam)
    else:
        yield from _verschil(r, waar, naam, staat, partial(maak, r.nis, r.peiljaar), wat)


def _verschil(r: Rapport, waar: Getoond, naam: str, staat: Blok | Figuur, maak: Callable, wat: str) -> Iterator[Fout]:
    if r.editie != edities.kies_editie():
        yield r.fout(waar, f"'{naam}' is niet na te rekenen met editie {edities.kies_editie()}", naam)
        return
    try:
        hoort = maak()
    except IntegratieFout as fout:
        yield r.fout(waar, f"'{naam}' is niet na te rekenen: {fout}", naam)
        return
    if gevonden := eerste_verschil(_inhoud(staat), _inhoud(hoort)):
        yield r.fout(waar, f"verwacht wat {wat}: '{gevonden[1]}', niet '{gevonden[0]}'", naam)


def _inhoud(deel: Blok | Figuur | None) -> object:
    """De velden van een figuur, of de onderdelen van een blok: de rest van een blok volgt daaruit."""
    if isinstance(deel, Blok):
        deel = dataclasses.replace(deel, tekst="", cijfers=(), thema="")
    return None if deel is None else schrijf(deel)


def eerste_verschil(staat: object, hoort: object) -> tuple[str, str] | None:
    """De eerste plaats waar twee geschreven blokken verschillen: wat er staat, en wat er hoort."""
    if isinstance(staat, dict) and isinstance(hoort, dict) and staat.keys() == hoort.keys():
        # Een tekening zegt een lezer van de fout het minst.
        paren = [(staat[k], hoort[k]) for k in sorted(staat, key=lambda k: k == "svg")]
    elif isinstance(staat, list) and isinstance(hoort, list) and len(staat) == len(hoort):
        paren = list(zip(staat, hoort, strict=True))
    elif isinstance(staat, float | int) and isinstance(hoort, float | int):
        return None if staat == hoort else (str(staat), str(hoort))
    else:
        return None if staat == hoort else (_kort(staat), _kort(hoort))
    return next((v for a, b in paren if (v := eerste_verschil(a, b))), None)


def _kort(x: object) -> str:
    tekst = "niets" if x is None else str(x.get("tekst") or x) if isinstance(x, dict) else str(x)
    return tekst if len(tekst) <= 200 else f"{tekst[:200]}…"


def _opvolgingsfiguur(r: Rapport, naam: str) -> Figuur | None:
    nummer, lijst = naam.split("-")[1], bewaard(r.nis, r.peiljaar, r.editie)
    er_is = nummer.isdigit() and 0 < int(nummer) <= len(lijst)
    return figuur.figuur(lijst[int(nummer) - 1]) if er_is else None


def opvolging(m: Cijfertekst, peiljaar: int, editie: str) -> tuple[float, str]:
    """Waarde en tekst van een deel van een oordeel, of van een telling. Fout: `LookupError` als het plan dat niet heeft."""
    lijst, doel = bewaard(m.code, peiljaar, editie), m.doel or 0
    if doel == 0:
        return cijferteksten.telling(lijst, m.deel)
    if not 0 < doel <= len(lijst) or lijst[doel - 1].doel.indicator != m.indicator or m.deel not in cijferteksten.DELEN:
        raise LookupError(f"streefcijfer {doel} van het plan; maak het rapport opnieuw")
    return cijferteksten.deel(lijst[doel - 1], m.deel)
