"""Wat iemand vraagt, nagekeken voor er gerekend wordt: het peiljaar en de gemeente, op de opdrachtregel en in een notebook."""

import inspect
import operator
import re
from collections.abc import Callable
from functools import cache, wraps
from typing import SupportsIndex, TypeVar

from integratie import gebieden
from integratie.fouten import Gebruiksfout
from integratie.opslag import edities
from integratie.vergelijking.reeksen import laatste_peiljaar, peiljaren

R = TypeVar("R")
_NAKIJKEN = {"gemeente", "nis", "peiljaar"}


def kies_peiljaar(peiljaar: object = None, editie: str | None = None) -> int:
    """Het gevraagde peiljaar als geheel getal, of het laatste; ook `2025.0` en `"2025"`, zoals Papermill ze doorgeeft.

    Fout: `Gebruiksfout` als het geen jaar is, of als er voor dat jaar geen bevolkingscijfers zijn.
    """
    editie = edities.kies_editie(editie)
    laatste = laatste_peiljaar(editie)
    if peiljaar is None:
        return laatste
    eerste, jaar = _eerste(editie), _jaartal(peiljaar)
    if jaar is None:
        raise Gebruiksfout(f"{_getoond(peiljaar)} is geen peiljaar; kies een jaar van {eerste} tot {laatste}.")
    if not eerste <= jaar <= laatste:
        waar = f"Voor peiljaar {jaar} zijn er geen bevolkingscijfers in editie '{editie}'"
        raise Gebruiksfout(f"{waar}; kies een jaar van {eerste} tot {laatste}.")
    return jaar


def kies_gemeente(gemeente: object) -> str:
    """De NIS-code van een gemeente, of de sleutel van een cluster. Fout: `Gebruiksfout`."""
    if isinstance(gemeente, bool) or not isinstance(gemeente, str | int) or not str(gemeente).strip():
        hulp = "geef een NIS-code of naam als tekst, zoals 23088 of Vilvoorde."
        raise Gebruiksfout(f"{_getoond(gemeente)} is geen gemeente; {hulp}")
    return gebieden.zoek(str(gemeente)).nis


@cache
def nagekeken(functie: Callable[..., R]) -> Callable[..., R]:
    """Een functie met `gemeente`, `nis` of `peiljaar` die deze waarden eerst nakijkt; een andere blijft wat ze is."""
    vorm = inspect.signature(functie, follow_wrapped=False) if inspect.isfunction(functie) else None
    if vorm is None or not _NAKIJKEN & set(vorm.parameters):
        return functie

    @wraps(functie)
    def met_controle(*waarden, **namen) -> R:
        if _mist_peiljaar(vorm, waarden, namen):
            namen["peiljaar"] = kies_peiljaar(None, namen.get("editie"))
        try:
            gegeven = vorm.bind(*waarden, **namen)
        except TypeError as fout:
            hoort = f"ig.{functie.__name__}({', '.join(vorm.parameters)})"
            raise Gebruiksfout(f"Zo hoort het: {hoort}; {_wat_ontbreekt(fout)}.") from fout
        for naam in _NAKIJKEN & set(gegeven.arguments):
            waarde = gegeven.arguments[naam]
            if waarde is not None or vorm.parameters[naam].default is not None:
                gegeven.arguments[naam] = _nagekeken(naam, waarde, gegeven.arguments.get("editie"))
        return functie(*gegeven.args, **gegeven.kwargs)

    return met_controle


def _mist_peiljaar(vorm: inspect.Signature, waarden: tuple, namen: dict) -> bool:
    """Wie het peiljaar weglaat, vraagt de laatste stand."""
    plek = list(vorm.parameters).index("peiljaar") if "peiljaar" in vorm.parameters else -1
    return plek >= len(waarden) and "peiljaar" not in namen and vorm.parameters["peiljaar"].default is vorm.empty


def _nagekeken(naam: str, waarde: object, editie: str | None) -> int | str:
    if naam == "peiljaar":
        if waarde is None:  # wie een jaar moet geven, krijgt niet ongevraagd het laatste
            jaren = f"van {_eerste(editie)} tot {laatste_peiljaar(editie)}"
            raise Gebruiksfout(f"Hier ontbreekt het peiljaar; kies een jaar {jaren}.")
        return kies_peiljaar(waarde, editie)
    if naam == "nis" and isinstance(waarde, str) and waarde in {g.code for g in gebieden.groepen().values()}:
        return waarde
    return kies_gemeente(waarde)


def _eerste(editie: str | None) -> int:
    return peiljaren(edities.kies_editie(editie))[0]


def _jaartal(waarde: object) -> int | None:
    if isinstance(waarde, bool):
        return None
    if isinstance(waarde, str):
        return int(waarde) if re.fullmatch(r"\s*[0-9]{4}\s*", waarde, re.ASCII) else None
    if isinstance(waarde, float):
        return int(waarde) if waarde.is_integer() else None
    try:
        return operator.index(waarde) if isinstance(waarde, SupportsIndex) else None
    except TypeError:
        return None


def _getoond(waarde: object) -> str:
    return "Niets" if waarde is None else f"'{waarde}'"


def _wat_ontbreekt(fout: TypeError) -> str:
    if naam := re.search(r"missing a required argument: '(\w+)'", str(fout)):
        return f"hier ontbreekt {naam[1]}"
    onbekend = re.search(r"unexpected keyword argument '(\w+)'", str(fout))
    return f"ik ken '{onbekend[1]}' niet" if onbekend else "hier staan te veel waarden"
