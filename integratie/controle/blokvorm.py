"""De vorm van een blok in een notebook: kent deze versie elk onderdeel, en staat in elk veld wat erin hoort?

Wat hieraan voldoet, kan `machine.lees` lezen en de rest van de controle nagaan.
"""

import inspect
from collections.abc import Callable, Iterator
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import pandas as pd

from integratie.blok.machine import SOORTEN, VERSIE
from integratie.blok.onderdelen import Cel
from integratie.blok.tekst import Tekst
from integratie.indicator import THEMAS

_MAKERS: dict[str, Callable[..., object]] = {**SOORTEN, "cel": Cel.van}
_KLASSEN = {**SOORTEN, "cel": Cel}
_VELDEN = {is_: {k: t for k, t in get_type_hints(maak).items() if k != "return"} for is_, maak in _MAKERS.items()}
_VELDEN["figuur"]["tabel"] = _VELDEN["figuur"].pop("cellen")  # zo heet het in het notebook
_VELDEN["tabel"]["rijen"] = tuple[tuple[str | int | float | Cel | Tekst | tuple | None, ...], ...]
_NODIG = {
    is_: [p.name for p in inspect.signature(maak).parameters.values() if p.default is p.empty and p.name != "cellen"]
    for is_, maak in _MAKERS.items()
}
# Wat op zichzelf in een blok of groep kan staan; al de rest is een deel van een van deze.
_ONDERDELEN = {"tekst", "kop", "alinea", "lijst", "begrippen", "uitklap", "kerncijfers", "groep", "tabel", "figuur"}
_ONDERDELEN |= {"hoofdpunten", "kerngetallen", "kaartlijst", "rijenblad", "ouderdomslijn", "bladvoet"}
# Deze waarden bepalen wat er met een onderdeel gebeurt; een andere soort krijgt alleen een ander uiterlijk.
_WAARDEN = {("opmaak", "soort"): ("sterk", "code", "oud"), ("blok", "thema"): ("", *THEMAS)}


def gebrek(blok: object) -> str:
    """Wat er aan een blok (als JSON-waarden) niet klopt, of leeg; wat het diepst zit eerst."""
    if not isinstance(blok, dict) or blok.get("versie") != VERSIE or blok.get("is") not in ("blok", "figuur"):
        return f"verwacht een blok of figuur van versie {VERSIE}"
    return next(_gebreken({naam: x for naam, x in blok.items() if naam != "versie"}), "")


def _gebreken(x: object) -> Iterator[str]:
    if isinstance(x, list):
        for deel in x:
            yield from _gebreken(deel)
    if not isinstance(x, dict):
        return
    is_ = x.get("is")
    if not isinstance(is_, str) or is_ not in _VELDEN:
        yield f"verwacht een onderdeel dat deze versie kent, niet '{is_}'"
        return
    for deel in x.values():
        yield from _gebreken(deel)
    for naam in (naam for naam in x if naam not in ("is", *_VELDEN[is_])):
        yield f"{is_}: verwacht geen veld '{naam}'"
    for naam in (naam for naam in _NODIG[is_] if naam not in x):
        yield f"{is_}: verwacht een veld '{naam}'"
    for naam, soort in _VELDEN[is_].items():
        if naam in x and not (_past(x[naam], soort) and x[naam] in _WAARDEN.get((is_, naam), (x[naam],))):
            yield f"{is_}: verwacht in '{naam}' iets anders dan {str(x[naam])[:80]}"
    if is_ == "tabel" and ({len(x["kolommen"])} | {len(rij) for rij in x["rijen"]}) != {len(x["kolommen"]) or 1}:
        yield f"tabel '{x['titel']}': verwacht in elke rij evenveel cellen als er kolommen zijn"


def _past(x: object, soort: object) -> bool:
    """Is een JSON-waarde er een van dit type van een veld?"""
    delen = get_args(soort)
    if isinstance(soort, UnionType):
        return any(_past(x, deel) for deel in delen)
    if soort is tuple:  # onderdelen
        er = x if isinstance(x, list) else [None]
        return all(isinstance(deel, str) or (isinstance(deel, dict) and deel.get("is") in _ONDERDELEN) for deel in er)
    if get_origin(soort) is tuple:
        if not isinstance(x, list):
            return False
        soorten = delen[:1] * len(x) if delen[-1] is ... else delen
        return len(x) == len(soorten) and all(map(_past, x, soorten))
    if soort is float:
        return isinstance(x, int | float)
    if soort is pd.DataFrame:
        return isinstance(x, dict) and x.get("is") == "tabel"
    if soort in _KLASSEN.values():
        return isinstance(x, dict) and any(is_ == x.get("is") and klasse is soort for is_, klasse in _KLASSEN.items())
    return isinstance(soort, type) and isinstance(x, soort)
