"""Vingerafdruk van de code van het pakket: wat geen enkel rapport kan veranderen, telt niet mee.

Een module telt als haar boom, dus zonder commentaar, opmaak en docstrings; elk ander bestand (sjabloon, teksten, grenzen)
byte voor byte. Wat de functie van een indicator doet, telt apart: alleen wie ze leest, hangt ervan af. Haar kaart hoort
bij de code, want elk rapport toont ze.
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
        telt = boom(inhoud, zonder_indicatoren=_met_indicatoren(naam)) if naam.endswith(".py") else inhoud
        som.update(f"{naam}\n{hashlib.sha256(telt).hexdigest()}\n".encode())
    return som.hexdigest()


def van_indicatoren(bestanden: dict[str, bytes]) -> dict[str, str]:
    """Naam van een indicator → vingerafdruk van wat haar functie doet, ook via andere indicatoren die ze oproept."""
    functies = {f.name: f for naam in bestanden if _met_indicatoren(naam) for f in _indicatorfuncties(bestanden[naam])}
    lichamen = {naam: "".join(map(ast.dump, functie.body)) for naam, functie in functies.items()}
    return {
        naam: hashlib.sha256("\n".join(lichamen[n] for n in _samen(naam, functies)).encode()).hexdigest()
        for naam in functies
    }


def _indicatorfuncties(bron: bytes) -> list[ast.FunctionDef]:
    module = _gelezen(bron)
    return [deel for deel in module.body if _is_indicator(deel)] if module else []


def _samen(naam: str, functies: dict[str, ast.FunctionDef]) -> list[str]:
    """Een indicator en alle andere die haar functie oproept, rechtstreeks of via een andere."""
    uit = [naam]
    for van in uit:  # groeit onderweg
        knopen = [k for k in ast.walk(functies[van]) if isinstance(k, ast.Name)]
        eigen = {k.id for k in knopen if isinstance(k.ctx, ast.Store)} | {a.arg for a in functies[van].args.args}
        uit += sorted({k.id for k in knopen} & functies.keys() - eigen - set(uit))
    return uit


def _met_indicatoren(naam: str) -> bool:
    return naam.startswith("indicatoren/") and naam.endswith(".py")


def _is_indicator(knoop: ast.stmt) -> bool:
    kaarten = [k.func for k in getattr(knoop, "decorator_list", []) if isinstance(k, ast.Call)]
    return isinstance(knoop, ast.FunctionDef) and any(isinstance(k, ast.Name) and k.id == "indicator" for k in kaarten)


def telt_mee(naam: str) -> bool:
    """Kan een rapport van dit bestand afhangen? `naam` is het pad in het pakket, met schuine strepen."""
    return not any(naam == buiten or naam.startswith(f"{buiten}/") for buiten in BUITEN)


def boom(bron: bytes, zonder_indicatoren: bool = False) -> bytes:
    """De boom van een module zonder de docstrings van haar functies en klassen; code die geen Python is, telt zoals ze er staat.

    `zonder_indicatoren`: ook zonder wat de functies van indicatoren doen.
    """
    module = _gelezen(bron)
    if not module:
        return bron
    for deel in module.body:
        if zonder_indicatoren and _is_indicator(deel):
            deel.body = []
    return ast.dump(module).encode()


def _gelezen(bron: bytes) -> ast.Module | None:
    """De module zonder docstrings; niets als ze geen Python is."""
    try:
        module = ast.parse(bron)
    except (SyntaxError, ValueError):
        return None
    _zonder_docstrings(module)
    return module


def _zonder_docstrings(knoop: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    if ast.get_docstring(knoop, clean=False) is not None:
        knoop.body = knoop.body[1:]
    for deel in knoop.body:
        if isinstance(deel, _MET_DOCSTRING):
            _zonder_docstrings(deel)
