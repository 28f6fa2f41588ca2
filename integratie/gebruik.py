"""Welke indicatoren er in dit proces gelezen zijn: van hun functies, en van geen andere, hangt een rapport af."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

R = TypeVar("R")

_gelezen: set[str] = set()


def begin() -> None:
    """Vanaf nu telt wat er gelezen wordt; wat al klaarstond, telt pas wanneer iemand het vraagt."""
    _gelezen.clear()


def noteer(naam: str) -> None:
    """Iemand las de cijfers van deze indicator."""
    _gelezen.add(naam)


def gelezen() -> list[str]:
    """De namen van alle indicatoren die sinds `begin` gelezen zijn, op naam."""
    return sorted(_gelezen)


def onthoud(functie: Callable[..., R]) -> Callable[..., R]:
    """Zoals `functools.cache`, voor wat van indicatoren komt: wie de uitkomst krijgt, las ook de indicatoren erachter."""
    bewaard: dict[tuple, tuple[R, frozenset[str]]] = {}

    @wraps(functie)
    def uit_geheugen(*waarden) -> R:
        if waarden not in bewaard:
            bewaard[waarden] = _met_indicatoren(functie, waarden)
        uitkomst, namen = bewaard[waarden]
        _gelezen.update(namen)
        return uitkomst

    uit_geheugen.cache_clear = bewaard.clear
    return uit_geheugen


def _met_indicatoren(functie: Callable[..., R], waarden: tuple) -> tuple[R, frozenset[str]]:
    eerder = set(_gelezen)
    _gelezen.clear()
    try:
        return functie(*waarden), frozenset(_gelezen)
    finally:
        _gelezen.update(eerder)
