"""Vingerafdruk van de code van het pakket: wat geen enkel rapport kan veranderen, telt niet mee.

Een module telt als haar boom, dus zonder commentaar, opmaak en docstrings; elk ander bestand (sjabloon, teksten, grenzen)
byte voor byte. Per indicator wordt niet gesplitst: `gegevens.csv` van elk rapport bevat alle indicatoren.
"""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path

# Bronnen inlezen, de opdrachtregel en wat na de rapporten komt. Wat hier niet staat, telt mee.
BUITEN = (
    "__main__.py", "bronnen", "bronopdrachten.py", "bronstaat.py", "cli.py", "cli_beleid.py", "cli_opvolging.py", "cli_plan.py",
    "cli_regie.py", "opdrachtregel.py", "gegevens/__main__.py", "gegevens/inlezen.py", "gegevens/kaarten", "gegevens/recept.py",
    "rapport/controle", "rapport/extra.py", "rapport/index.py", "rapport/maken.py", "rapport/overzichtskaart.py",
    "rapport/pdf.py", "rapport/verklaring.py", "rapport/word.py", "rapport/wordstijl.py",
)  # fmt: skip
_MET_DOCSTRING = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def lees(pakket: Path) -> dict[str, bytes]:
    """Naam → inhoud van elk bestand in deze map waarvan een rapport kan afhangen, op naam."""
    paden = {pad.relative_to(pakket).as_posix(): pad for pad in sorted(pakket.rglob("*"))}
    return {
        naam: pad.read_bytes()
        for naam, pad in paden.items()
        if telt_mee(naam) and "__pycache__" not in pad.parts and pad.is_file()
    }


def van_code(bestanden: dict[str, bytes]) -> str:
    """Vingerafdruk van deze bestanden van het pakket, voor zover een rapport ervan kan afhangen."""
    som = hashlib.sha256()
    for naam, inhoud in bestanden.items():
        som.update(f"{naam}\n{hashlib.sha256(boom(inhoud) if naam.endswith('.py') else inhoud).hexdigest()}\n".encode())
    return som.hexdigest()


def telt_mee(naam: str) -> bool:
    """Kan een rapport van dit bestand afhangen? `naam` is het pad in het pakket, met schuine strepen."""
    return not any(naam == buiten or naam.startswith(f"{buiten}/") for buiten in BUITEN)


def boom(bron: bytes) -> bytes:
    """De boom van een module zonder de docstrings van haar functies en klassen; code die geen Python is, telt zoals ze er staat."""
    try:
        module = ast.parse(bron)
    except (SyntaxError, ValueError):
        return bron
    _zonder_docstrings(module)
    return ast.dump(module).encode()


def _zonder_docstrings(knoop: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    if ast.get_docstring(knoop, clean=False) is not None:
        knoop.body = knoop.body[1:]
    for deel in knoop.body:
        if isinstance(deel, _MET_DOCSTRING):
            _zonder_docstrings(deel)
