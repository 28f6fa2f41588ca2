"""De cijfers van een editie, opgezocht per indicator, gebied, groep en jaar: hiertegen wordt alles nagerekend."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from integratie import gebieden, indicator
from integratie.indicator import Indicator, kaart

ENQUETES = ("enquete", "vooruitzicht")
INWONERS_MINSTENS = 100


@dataclass(frozen=True, slots=True)
class Cijfer:
    """Eén cijfer van de editie; `waarde`, `teller` en `noemer` zijn None als ze er niet zijn."""

    jaar: int
    teller: float | None
    noemer: float | None
    waarde: float | None
    status: str


@cache
def _alle(naam: str, editie: str) -> dict[tuple[str, str], dict[int, Cijfer]]:
    rijen, uit = indicator.cijfers(naam, editie), {}
    kolommen = (rijen[k].tolist() for k in ("nis", "groep", "jaar", "teller", "noemer", "waarde", "status"))
    for code, groep, jaar, *getallen, status in zip(*kolommen, strict=True):
        waarden = (None if x is None or x != x else float(x) for x in getallen)
        uit.setdefault((str(code), str(groep)), {})[int(jaar)] = Cijfer(int(jaar), *waarden, str(status))
    return uit


def reeks(naam: str, code: str, groep: str, editie: str, peiljaar: int = 9_999) -> dict[int, Cijfer]:
    """Jaar → cijfer van een gemeente of gebied tot en met het peiljaar, oudste eerst."""
    alle = _alle(naam, editie).get((code, groep), {})
    return {jaar: alle[jaar] for jaar in sorted(alle) if jaar <= peiljaar}


def bekend(naam: str, code: str, groep: str, editie: str, peiljaar: int = 9_999) -> dict[int, Cijfer]:
    """Zoals `reeks`, alleen waar een waarde gekend is."""
    return {jaar: c for jaar, c in reeks(naam, code, groep, editie, peiljaar).items() if c.waarde is not None}


def in_jaar(naam: str, code: str, groep: str, jaar: int, editie: str) -> Cijfer | None:
    """Het cijfer van precies dat jaar, of None zonder rij."""
    return _alle(naam, editie).get((code, groep), {}).get(jaar)


def laatste(naam: str, code: str, groep: str, peiljaar: int, editie: str) -> Cijfer | None:
    """Het laatste gekende cijfer tot het peiljaar; is er geen gekend, dan de laatste rij."""
    rijen = bekend(naam, code, groep, editie, peiljaar) or reeks(naam, code, groep, editie, peiljaar)
    return rijen[max(rijen)] if rijen else None


def groepen(naam: str, code: str, editie: str, peiljaar: int = 9_999) -> list[str]:
    """De groepen met rijen voor dit gebied tot het peiljaar, in de volgorde van de kaart; wat de kaart niet noemt, achteraan."""
    er = {g for c, g in _alle(naam, editie) if c == code and reeks(naam, code, g, editie, peiljaar)}
    return [g for g in dict.fromkeys(["", *kaart(naam).groepen, *sorted(er)]) if g in er]


@cache
def alle_groepen(ind: Indicator, editie: str) -> tuple[str, ...]:
    """Het geheel, de groepen van de kaart en wat de editie nog kent."""
    return tuple(dict.fromkeys(["", *ind.groepen, *sorted(g for _, g in _alle(ind.naam, editie))]))


@cache
def te_kleine_gemeenten(editie: str) -> frozenset[str]:
    """De Vlaamse gemeenten die in het laatste jaar onder 100 inwoners tellen: daar zijn er geen aandelen."""
    mensen = {nis: laatste("inwoners", nis, "", 9_999, editie) for nis in gebieden.groep("vlaanderen").leden}
    return frozenset(nis for nis, c in mensen.items() if c and c.waarde is not None and c.waarde < INWONERS_MINSTENS)


def getoond(ind: Indicator, code: str, groep: str, jaar: int, editie: str) -> tuple[float | None, str]:
    """Waarde en status zoals een tabel van gemeenten ze toont: zonder rij "geen", en geen verhouding van een heel kleine gemeente."""
    c = in_jaar(ind.naam, code, groep, jaar, editie)
    if c is None:
        return None, "geen"
    if ind.is_relatief and code in te_kleine_gemeenten(editie):
        return None, "te_klein"
    return c.waarde, c.status


def namen_van(nis: str) -> dict[str, str]:
    """Naam → code van de gemeente (of cluster) van een rapport en van elk gebied waarmee ze vergeleken wordt."""
    naam = gebieden.plaats(nis).naam
    return {naam: nis} | {g.naam: g.code for g in gebieden.vergelijkingsgebieden(nis)}
