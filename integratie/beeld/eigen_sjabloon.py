"""Een eigen tekst met plaatsen voor cijfers lezen en nakijken: elke naam, groep, vorm en elk gebied bestaat, ook in wat er niet komt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from integratie.beeld.eigen_zinnen import VORMEN
from integratie.fouten import Gebruiksfout, suggestie
from integratie.indicator import Indicator, register
from integratie.opslag import edities
from integratie.vergelijking.argumenten import kies_gebied
from integratie.vergelijking.reeksen import groepen_van

_BINNEN = r"((?:\{\{|\}\}|\{[^{}]*\}|[^\[\]{}|])*)"
_STUK = re.compile(rf"(\{{\{{|\}}\}})|\{{([^{{}}]*)\}}|\[{_BINNEN}\|{_BINNEN}\]|[{{}}]")


@dataclass(frozen=True)
class Cijfer:
    """Een plaats voor een cijfer, zoals ze getypt is en wat ze vraagt; `bij` is het aantal jaren of de code van het gebied achter de vorm."""

    getypt: str
    ind: Indicator
    groep: str
    vorm: str
    bij: int | str


@dataclass(frozen=True)
class Keuze:
    """Stukken, en die welke er komen als een cijfer van de eerste er niet is."""

    eerst: tuple
    anders: tuple


@dataclass(frozen=True)
class Naam:
    """De plaats voor de naam van de gemeente of het gebied."""


Stuk = str | Cijfer | Keuze | Naam


def lees(sjabloon: str) -> tuple[Stuk, ...]:
    """De stukken van een sjabloon. Fout: `Gebruiksfout` met de regel, en wat er mag staan."""
    uit: list[Stuk] = []
    al = 0
    for m in _STUK.finditer(sjabloon):
        try:
            uit += [sjabloon[al : m.start()], *_stukken(m)]
        except Gebruiksfout as fout:
            regel = f"regel {sjabloon.count(chr(10), 0, m.start()) + 1}: " if "\n" in sjabloon else ""
            raise Gebruiksfout(f"{regel}{fout}") from None
        al = m.end()
    return (*uit, sjabloon[al:])


def _stukken(m: re.Match) -> Iterator[Stuk]:
    if m[1]:
        yield m[1][0]
    elif m[2] is not None:
        yield Naam() if m[2].strip() == "gemeente" else _plaats(m[2])
    elif m[3] is not None:
        keuze = Keuze(lees(m[3]), lees(m[4]))
        is_keuze = any(isinstance(x, Cijfer) for x in keuze.eerst)
        yield from [keuze] if is_keuze else ["[", *keuze.eerst, "|", *keuze.anders, "]"]
    else:
        raise Gebruiksfout("hier staat een losse accolade; typ {{ of }} voor een accolade in de tekst.")


def _plaats(getypt: str) -> Cijfer | Keuze:
    """ "naam, groep:vorm bij|andere tekst"."""
    kern, streep, anders = getypt.partition("|")
    links, _, rechts = kern.partition(":")
    naam, _, groep = (deel.strip() for deel in links.partition(","))
    vorm, _, bij = (rechts.strip() or "waarde").partition(" ")
    try:
        cijfer = Cijfer(kern.strip(), _indicator(naam, groep), groep, vorm, _bij(vorm, bij.strip()))
    except Gebruiksfout as fout:
        raise Gebruiksfout(f"{{{getypt}}}: {fout}") from None
    return Keuze((cijfer,), (anders.strip(),)) if streep else cijfer


def _indicator(naam: str, groep: str) -> Indicator:
    alle = register()
    if naam not in alle:
        raise Gebruiksfout(
            f"Ik ken geen indicator '{naam}'.{suggestie(naam, alle)} Alle namen: integratie indicatoren."
        )
    groepen = groepen_van(naam, edities.kies_editie())
    if groep not in (groepen or ("",)):
        keuze = "; ".join(g or "niets (het geheel)" for g in groepen or ("",))
        wat = f"'{groep}' is geen groep van {naam}" if groep else f"{naam} heeft alleen cijfers per groep"
        raise Gebruiksfout(f"{wat}; achter de komma ({{{naam}, groep}}) hoort: {keuze}.{suggestie(groep, groepen)}")
    return alle[naam]


def _bij(vorm: str, bij: str) -> int | str:
    """Wat er achter de vorm staat: een aantal jaren (gewoon vijf), of de code van een gebied."""
    if vorm not in VORMEN:
        raise Gebruiksfout(f"Ik ken geen vorm '{vorm}'.{suggestie(vorm, VORMEN)} De vormen zijn: {', '.join(VORMEN)}.")
    if vorm == "tegenover" and bij:
        return kies_gebied(bij)
    if vorm == "verandering" and re.fullmatch(r"[1-9]\d?", bij or "5", re.ASCII):
        return int(bij or 5)
    if bij or vorm == "tegenover":
        hoort = {"verandering": "een aantal jaren (verandering 5)", "tegenover": "een gebied (tegenover vlaanderen)"}
        raise Gebruiksfout(f"Achter {vorm} hoort {hoort.get(vorm, 'niets')}; hier staat '{bij}'.")
    return ""
