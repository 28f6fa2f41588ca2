"""Vingerafdruk van de code van het pakket: wat geen enkel rapport kan veranderen, telt niet mee.

Een module telt als haar boom, dus zonder commentaar, opmaak en docstrings; elk ander bestand (sjabloon, teksten, grenzen)
byte voor byte.
"""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path

# Bronnen inlezen, de opdrachtregel en wat na de rapporten komt. Wat hier niet staat, telt mee.
BUITEN = (
    "__main__.py",
    "bronnen",
    "cli",
    "controle",
    "inlezen",
    "data/kaarten",
    "rapport/formaten.py",
    "rapport/maken.py",
    "rapport/run.py",
    "weergave/overzichtspagina.py",
    "weergave/overzichtskaart.py",
    "weergave/documenten",
    "weergave/toegankelijkheid.py",
    "weergave/wordinhoud.py",
    "weergave/wordschrijver.py",
    "weergave/wordstijl.py",
)
_MET_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def van_code(pakket: Path) -> str:
    """Vingerafdruk van alle bestanden in deze map waarvan een rapport kan afhangen."""
    som = hashlib.sha256()
    for pad in sorted(pad for pad in pakket.rglob("*") if pad.is_file()):
        naam = pad.relative_to(pakket)
        if telt_mee(naam.as_posix()) and not is_restant(naam):
            inhoud = pad.read_bytes()
            telt = _boom(inhoud) if pad.suffix == ".py" else inhoud
            som.update(f"{naam.as_posix()}\n{hashlib.sha256(telt).hexdigest()}\n".encode())
    return som.hexdigest()


def is_restant(naam: Path) -> bool:
    """Liet Python, JupyterLab of een tekstverwerker dit achter (`__pycache__`, wat verborgen is, het slot van een rekenblad, een reservekopie)?"""
    verborgen = any(deel.startswith((".", "~$")) or deel == "__pycache__" for deel in naam.parts)
    return verborgen or naam.name.endswith(("~", ".bak", ".orig", ".swp"))


def telt_mee(naam: str) -> bool:
    """Kan een rapport van dit bestand afhangen? `naam` is het pad in het pakket, met schuine strepen."""
    return not any(naam == buiten or naam.startswith(f"{buiten}/") for buiten in BUITEN)


def _boom(bron: bytes) -> bytes:
    """Wat de module doet; is het geen Python, dan wat er staat."""
    try:
        module = ast.parse(bron)
    except (SyntaxError, ValueError):
        return bron
    for knoop in ast.walk(module):
        if isinstance(knoop, _MET_DOCSTRING) and ast.get_docstring(knoop, clean=False) is not None:
            del knoop.body[0]
    return ast.dump(module).encode()
