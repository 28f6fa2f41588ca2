"""Wat uit een bestand van de gemeente komt (plan, bevraging, netwerk, wijken) en vaste tekst, opnieuw gemaakt: het blok hoort gelijk te zijn.

Dit is de enige plaats van de controle die schrijvers van blokken oproept: zo is elk woord dat in het bestand staat, nagekeken. Wat er uit een plan
volgt, gaan `plan` en `opvolging` ook met eigen regels na.
"""

import dataclasses
from collections.abc import Callable, Iterator
from functools import partial

from integratie.beeld import verantwoording
from integratie.beleid.aanbod import benadering, statuten, vraag_en_aanbod
from integratie.beleid.instroom import instroomblokken, instroomfiguren
from integratie.beleid.netwerk import netwerkblokken
from integratie.beleid.opvolging.blokken import figuur
from integratie.beleid.opvolging.oordeel import bewaard
from integratie.beleid.participatie import participatieblokken
from integratie.beleid.planrapport import andere_besturen, begin, bladzijde, geld_en_tijd, matrices, partners
from integratie.beleid.planrapport.onderdeel import ONDERDELEN
from integratie.beleid.wijken import wijkblokken
from integratie.blok.blok import Blok, Figuur
from integratie.blok.machine import schrijf
from integratie.blok.onderdelen import Groep, met_inhoud
from integratie.controle.rapport import EIGEN_BESTAND, VAN_GEMEENTE, Fout, Rapport
from integratie.fouten import IntegratieFout
from integratie.opslag import edities

# Laden zet hun fragmenten in ONDERDELEN.
MODULES = (begin, bladzijde, geld_en_tijd, matrices, andere_besturen, partners)
BESTANDEN = {
    "participatie": participatieblokken.participatie,
    "aanbod": vraag_en_aanbod.vraag_en_aanbod,
    "dekking": netwerkblokken.dekking,
    "instroom": instroomblokken.instroom,
    "instroom_benadering": benadering.instroom_benadering,
    "instroom_verloop": instroomblokken.instroom_verloop,
    "instroom_wie": instroomblokken.instroom_wie,
    "instroom-kaart": instroomfiguren.instroom_kaart,
    "instroom-vanwaar": instroomfiguren.instroom_vanwaar,
    "instroom-waarheen": instroomfiguren.instroom_waarheen,
    "instroom-wijken": instroomfiguren.instroom_wijken,
    "netwerk": netwerkblokken.netwerk,
    "ondersteuning": statuten.ondersteuning,
    "wijken": wijkblokken.wijken,
}
PLAN, BESTAND = "het plan zegt", "het bestand van de gemeente geeft"
VAST = {"ig.begrippen()": verantwoording.begrippen, "ig.statussen()": verantwoording.statussen}


def hermaakt(r: Rapport) -> Iterator[Fout]:
    """Elk fragment uit een bestand van de gemeente, elke figuur van de opvolging en elke vaste tekst is wat er nu uitkomt."""
    for waar in r.getoond:
        for naam, staat, maak, wat in _te_maken(r, waar.code.strip(), waar.blok):
            if zin := _verschil(r.editie, naam, staat, maak, wat):
                yield r.fout(waar, zin, naam)


def _te_maken(r: Rapport, code: str, blok: Blok | Figuur) -> Iterator[tuple[str, Blok | Figuur, Callable | None, str]]:
    """Naam, wat er staat, hoe het opnieuw gemaakt wordt (None: dat kent deze versie niet) en waaruit."""
    if code in VAST:
        yield code, blok, VAST[code], "deze versie zegt"
    for deel in met_inhoud(blok):
        makers, wat = (ONDERDELEN, PLAN) if getattr(deel, "soort", "") == "plan" else (BESTANDEN, BESTAND)
        naam = getattr(deel, "naam", "")
        soort, *samen = naam.split("_") if naam.startswith(f"{wijkblokken.NAAM}_") else [naam]
        maak = makers.get(soort)
        opnieuw = maak and partial(maak, r.nis, r.peiljaar, *([samen] if samen else ()))
        if isinstance(deel, Groep) and deel.soort in EIGEN_BESTAND:
            yield naam, Blok((deel,)), opnieuw, wat
        elif isinstance(deel, Figuur) and soort in VAN_GEMEENTE:
            yield deel.naam, deel, opnieuw, wat
        elif isinstance(deel, Figuur) and deel.naam.startswith("opvolging-"):
            yield deel.naam, deel, partial(_opvolgingsfiguur, r, deel.naam), PLAN


def _verschil(editie: str, naam: str, staat: Blok | Figuur, maak: Callable | None, wat: str) -> str:
    if maak is None:
        return f"een onderdeel '{naam}' dat deze versie kent"
    if editie != edities.kies_editie():
        return f"'{naam}' is niet na te rekenen met editie {edities.kies_editie()}"
    try:
        gevonden = _eerste_verschil(_inhoud(staat), _inhoud(maak()))
    except IntegratieFout as fout:
        return f"'{naam}' is niet na te rekenen: {fout}"
    return f"verwacht wat {wat}: '{gevonden[1]}', niet '{gevonden[0]}'" if gevonden else ""


def _inhoud(deel: Blok | Figuur | None) -> object:
    """De velden van een figuur, of de onderdelen van een blok: de rest van een blok volgt daaruit."""
    if isinstance(deel, Blok):
        deel = dataclasses.replace(deel, tekst="", cijfers=(), thema="")
    return None if deel is None else schrijf(deel)


def _eerste_verschil(staat: object, hoort: object) -> tuple[str, str] | None:
    """Wat er staat en wat er hoort, op de eerste plaats waar twee geschreven blokken verschillen."""
    if isinstance(staat, dict) and isinstance(hoort, dict) and staat.keys() == hoort.keys():
        # Een tekening zegt een lezer van de fout het minst.
        paren = [(staat[k], hoort[k]) for k in sorted(staat, key=lambda k: k == "svg")]
    elif isinstance(staat, list) and isinstance(hoort, list) and len(staat) == len(hoort):
        paren = list(zip(staat, hoort, strict=True))
    else:
        return None if staat == hoort else (_kort(staat), _kort(hoort))
    return next((v for a, b in paren if (v := _eerste_verschil(a, b))), None)


def _kort(x: object) -> str:
    tekst = "niets" if x is None else str(x.get("tekst") or x) if isinstance(x, dict) else str(x)
    return tekst if len(tekst) <= 200 else f"{tekst[:200]}…"


def _opvolgingsfiguur(r: Rapport, naam: str) -> Figuur | None:
    nummer, lijst = naam.split("-")[1], bewaard(r.nis, r.peiljaar, r.editie)
    er_is = nummer.isdigit() and 0 < int(nummer) <= len(lijst)
    return figuur.figuur(lijst[int(nummer) - 1]) if er_is else None
