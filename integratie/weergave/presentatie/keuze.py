"""Welke dia's er komen: een tiental voor een gemeenteraad, met vooraan wat er altijd is, en achteraan wat we niet weten en de bronnen."""

import re
from collections.abc import Iterable
from dataclasses import replace

from integratie.opslag import edities
from integratie.weergave import bladen, herhaling, ouderdom
from integratie.weergave import notebookinhoud as n
from integratie.weergave.presentatie.dia import ZONDER, Dia
from integratie.weergave.presentatie.inhoud import Lezer

HOOGSTENS = 10
_TUSSEN = re.compile(r"; (?![^(]*\))")  # niet tussen haakjes
_PEILDATUM = re.compile(r" \([^()]*\)$")
_KOP = re.compile(r"^(?:Bron van [^:]*|Cijfers): ")
EIGEN_BESTAND, VAN_HIER = "parameters/", "Een bestand van de gemeente zelf"
ZELFDE = "Ook in het rapport, en als beeld met --formaat png"


def dias(alle: list[n.Celinhoud], titel: str) -> list[Dia]:
    """De dia's van een rapport, in zijn volgorde; zonder eigen titelblok begint het met `titel`."""
    lezer = Lezer()
    for inhoud in alle if bladen.voet(alle) else herhaling.zonder_herhaalde_reden(ouderdom.met_regel(alle)):
        lezer.lees(inhoud)
    lezer.sluit()
    eigen_notebook = not any(dia.is_titel for dia in lezer.dias)
    if eigen_notebook:
        lezer.dias.insert(0, Dia(titel, is_titel=True))
    slot = [replace(lezer.onbekend, noten=lezer.lezen)] if lezer.onbekend else []
    plaats = HOOGSTENS - len(slot) - 1
    kan = list(range(len(lezer.dias)))
    if not eigen_notebook and any(dia.rang < ZONDER and not dia.is_titel for dia in lezer.dias):
        kan = [nummer for nummer in kan if lezer.dias[nummer].rang < ZONDER]
    gekozen = set(sorted(kan, key=lambda nummer: (lezer.dias[nummer].rang, -lezer.dias[nummer].belang))[:plaats])
    uit = [dia for nummer, dia in enumerate(lezer.dias) if nummer in gekozen]
    bronnen = lezer.bronnen or _per_uitgever(x for dia in uit if dia.bron for x in _elk(dia.bron))
    rest = [d.titel for nummer, d in enumerate(lezer.dias) if nummer not in gekozen and d.beeld]
    noten: tuple[str, ...] = (f"{ZELFDE}: {'; '.join(rest)}.",) if rest else ()
    noten += tuple(f"{d.titel}: {' '.join(d.punten)}" for d in lezer.dias if d.rang == ZONDER and d not in uit)
    uit = [dia if dia.is_titel else replace(dia, noten=(*dia.noten, *_bronnen(dia, bronnen))) for dia in uit]
    alle_dias = [*uit, *slot, *([Dia("Bronnen", punten=bronnen)] if bronnen else [])]
    return [*alle_dias[:-1], replace(alle_dias[-1], noten=(*alle_dias[-1].noten, *noten))]


def _elk(bron: str) -> list[str]:
    """Elke bron van een bronregel, zonder jaren, peildatum en editie."""
    return [_PEILDATUM.sub("", x) for x in _TUSSEN.split(bron.partition(". ")[0])]


def _per_uitgever(bronnen: Iterable[str]) -> tuple[str, ...]:
    """ "Statbel: Bevolking per gemeente; Bevolking naar herkomst per gemeente" voor elke uitgever, zonder langs welke weg een cijfer komt."""
    titels = {b.vermelding: b.titel for b in edities.bronnen().values()}
    per: dict[str, dict[str, None]] = {}
    for bron in (_KOP.sub("", x) for x in bronnen):
        uitgever = VAN_HIER if EIGEN_BESTAND in bron else re.split(r", | \(", bron)[0]
        per.setdefault(uitgever, {}).update({titels[bron]: None} if bron in titels else {})
    return tuple(f"{uitgever}: {'; '.join(van)}" if van else uitgever for uitgever, van in per.items())


def _bronnen(dia: Dia, bronnen: tuple[str, ...]) -> tuple[str, ...]:
    """De bron van een dia, of alle bronnen van het rapport."""
    return (f"Bron: {dia.bron}",) if dia.bron else ("Bronnen:", *bronnen) if bronnen else ()
