"""De hoofdpunten van vier bladzijden: hoeveel, waarover, en of elk ervan gezegd mag worden, opnieuw uit de editie."""

import re
from collections import Counter
from collections.abc import Iterator

from integratie import gebieden
from integratie.blok.tekst import Cijfertekst
from integratie.blok.vierblad import Hoofdpunt, Hoofdpunten
from integratie.controle import richting as r_
from integratie.controle.grootheid import Grootheid, te_oud
from integratie.controle.rapport import Rapport
from integratie.controle.verwacht import naam
from integratie.indicator import FACTOR, Indicator, kaart, register
from integratie.vergelijking import Gekend, is_gekend

HOOGSTENS, JAREN = 5, 5
GEZEGD = (r_.MEER, r_.MINDER)


def hoofdpunten(deel: Hoofdpunten, r: Rapport) -> Iterator[str]:
    """Hoogstens vijf, hoogstens één over de samenstelling, geen thema, feit of dienst twee keer; elk volgens de regel, met de dienst en vraag van de kaart."""
    if len(deel.punten) > HOOGSTENS:
        yield f"hoofdpunten: verwacht er hoogstens {HOOGSTENS}, niet {len(deel.punten)}"
    if onbekend := [p.indicator for p in deel.punten if p.indicator not in register()]:
        yield f"hoofdpunten: verwacht een indicator, niet '{onbekend[0]}'"
        return
    kaarten = [kaart(p.indicator) for p in deel.punten]
    if sum(ind.samenstelling for ind in kaarten) > 1:
        yield "hoofdpunten: verwacht hoogstens één over de samenstelling van de bevolking"
    for nummer, wat in enumerate(("thema", "feit", "dienst")):
        geteld = Counter((i.thema, i.feit or i.naam, i.dienst)[nummer] for i in kaarten)
        yield from (f"hoofdpunten: verwacht het {wat} {x} één keer" for x, n in geteld.items() if n > 1)
    for punt, ind in zip(deel.punten, kaarten, strict=True):
        yield from (f"hoofdpunt '{punt.titel!s}': verwacht {zin}" for zin in _punt(punt, ind, r))


def _punt(punt: Hoofdpunt, ind: Indicator, r: Rapport) -> Iterator[str]:
    merken = list(punt.titel.cijferteksten())
    if not merken or {m.indicator for m in merken} != {ind.naam} or merken[0].code != r.nis:
        yield f"een titel over {ind.titel} van {naam(r.nis)}"
    else:
        yield from _regel(merken, r.grootheid(ind, ind.hoofdgroep), r)
    if punt.dienst != ind.dienst:
        yield f"de dienst '{ind.dienst}', niet '{punt.dienst}'"
    if punt.vraag and not any(re.fullmatch(_patroon(x), str(punt.vraag)) for x in ind.vraag):
        yield f"een vraag van de kaart, niet '{punt.vraag!s}'"


def _patroon(sjabloon: str) -> str:
    """Een sjabloon van een kaart als patroon: op elke plaats kan een cijfer staan, en een feit eindigt met een punt."""
    return ".+".join(map(re.escape, re.split(r"\{[^}]*\}", sjabloon))) + r"\.?"


def _regel(merken: list[Cijfertekst], g: Grootheid, r: Rapport) -> Iterator[str]:
    """De jongste telling, niet te oud en van genoeg mensen; met een verandering of een verschil dat een woord krijgt, of een krimp."""
    ind, plaats = g.ind, gebieden.plaats(r.nis)
    gezien = g.waarnemingen(r.nis)
    nu = gezien[max(gezien)] if gezien else None
    if nu is None or not ind.is_geteld or merken[0].jaar != nu.jaar:
        yield "de jongste telling"
        return
    if te_oud(nu.jaar, r.peiljaar) or r_.alleen_aantal(g, r.nis, nu):
        yield f"geen boodschap uit {nu.jaar}: te oud, of van te weinig mensen"
    if plaats.leden and ind.over_grens:
        yield "geen stroom over de grenzen van gemeenten: die telt in een cluster dubbel"
    if plaats.faciliteiten and not plaats.leden and (ind.leerlingen or ind.thema == "onderwijs"):
        yield "geen cijfer van leerlingen in een faciliteitengemeente"
    if not _gezegd(merken, g, nu, r.nis):
        yield "een verandering of verschil dat ertoe doet en groter is dan toeval"


def _gezegd(merken: list[Cijfertekst], g: Grootheid, nu: Gekend, nis: str) -> bool:
    """Volgt uit de twee cijfers dat het gezegd mag worden?"""
    ind, soorten = g.ind, {m.soort: m for m in merken}
    if ind.groei_van and r_.van_nul(g, nis, nu) not in GEZEGD:
        return False
    if "richting" in soorten:
        toen = g.in_jaar(nis, nu.jaar - JAREN)
        kan = not ind.met_teken and ind.eenheid in FACTOR
        return kan and is_gekend(toen) and r_.verandering(g, nis, toen, nu) in GEZEGD
    if vergelijking := soorten.get("vergelijking"):
        ander = g.in_jaar(vergelijking.met, nu.jaar) if vergelijking.met else None
        naast = vergelijking.met in {x.code for x in gebieden.maatstaven(nis)}
        return naast and is_gekend(ander) and r_.naast(g, nis, nu, vergelijking.met, ander) in GEZEGD
    return bool(ind.groei_van) and r_.van_nul(g, nis, nu) == r_.MINDER
