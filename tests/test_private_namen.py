"""Geen naam van een ander pakket die met een streepje begint: zo'n naam kan bij elke nieuwe versie weg zijn.

Gelezen worden gebruik (`iets._naam`, `from pakket import _naam`) en overschrijven (een methode `_naam` van een klasse van een ander).
"""

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path

import integratie

PAKKET = Path(integratie.__file__).parent
# Bestand en naam → waarom het niet anders kan; bij een nieuwe versie van het pakket nakijken. Het doel is een lege lijst.
UITZONDERINGEN: dict[tuple[str, str], str] = {}


def is_van_ander(naam: str) -> bool:
    """Een streepje vooraan; `__x__` en `_x_` zijn afspraken waarlangs pakketten elkaar roepen."""
    return naam.startswith("_") and not naam.endswith("_") and naam.strip("_") != ""


def eigen_namen(boom: ast.Module) -> set[str]:
    """Namen met een streepje die een module zelf geeft: functies, klassen, velden en wat ze op een eigen object zet."""
    eigen = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            eigen.add(knoop.name)
        elif isinstance(knoop, ast.Name) and isinstance(knoop.ctx, ast.Store):
            eigen.add(knoop.id)
        elif isinstance(knoop, ast.Attribute) and isinstance(knoop.ctx, ast.Store) and is_zelf(knoop.value):
            eigen.add(knoop.attr)
    return eigen


def is_zelf(knoop: ast.expr) -> bool:
    return isinstance(knoop, ast.Name) and knoop.id in ("self", "cls")


def gebruikt(boom: ast.Module, alle_eigen: set[str]) -> set[str]:
    """Namen van anderen die deze module gebruikt."""
    gevonden = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Attribute) and is_van_ander(knoop.attr) and knoop.attr not in alle_eigen:
            gevonden.add(knoop.attr)
        elif isinstance(knoop, ast.ImportFrom) and not (knoop.module or "").startswith("integratie"):
            delen = [*(knoop.module or "").split("."), *(a.name for a in knoop.names)]
            gevonden |= {deel for deel in delen if is_van_ander(deel)}
        elif isinstance(knoop, ast.Import):
            gevonden |= {d for a in knoop.names for d in a.name.split(".") if is_van_ander(d)}
    return gevonden


def in_klasse(boom: ast.Module, klasse: str) -> set[str]:
    """Wat het lichaam van deze klasse zelf een naam geeft."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.ClassDef) and knoop.name == klasse:
            return {k.name for k in knoop.body if isinstance(k, ast.FunctionDef | ast.AsyncFunctionDef)} | {
                n.id for k in knoop.body for n in ast.walk(k) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
            }
    return set()


def overschreven() -> set[tuple[str, str]]:
    """(bestand, naam) van elke naam met een streepje die een klasse van het pakket van een klasse van een ander overneemt."""
    gevonden = set()
    for info in pkgutil.walk_packages([str(PAKKET)], "integratie."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for klasse in vars(module).values():
            if inspect.isclass(klasse) and klasse.__module__ == info.name:
                vreemd = {n for b in klasse.__mro__ if not b.__module__.startswith("integratie") for n in vars(b)}
                pad = Path(inspect.getfile(module)).relative_to(PAKKET).as_posix()
                boom = ast.parse(Path(inspect.getfile(module)).read_text("utf-8"))
                gevonden |= {(pad, naam) for naam in in_klasse(boom, klasse.__name__) & vreemd if is_van_ander(naam)}
    return gevonden


def test_geen_namen_met_een_streepje_van_een_ander_pakket():
    bomen = {pad.relative_to(PAKKET).as_posix(): ast.parse(pad.read_text("utf-8")) for pad in PAKKET.rglob("*.py")}
    gevonden = set()
    for pad, boom in bomen.items():
        gevonden |= {(pad, naam) for naam in gebruikt(boom, eigen_namen(boom))}
    gevonden |= overschreven()
    assert gevonden == UITZONDERINGEN.keys()
