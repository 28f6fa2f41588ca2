"""Vingerafdruk van de code van het pakket: wat geen enkel rapport kan veranderen, telt niet mee.

Een module telt als haar boom, dus zonder commentaar, opmaak en docstrings; elk ander bestand (sjabloon, teksten, grenzen)
byte voor byte. Wat de functie van een indicator doet, telt apart: alleen wie hem leest, hangt ervan af. Zijn kaart hoort
bij de code, want elk rapport toont ze.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

# Bronnen inlezen, de opdrachtregel en wat na de rapporten komt. Wat hier niet staat, telt mee.
BUITEN = (
    "__main__.py", "bronnen", "cli", "controle", "inlezen", "data/kaarten", "rapport/formaten.py", "rapport/maken.py",
    "weergave/overzichtspagina.py", "weergave/overzichtskaart.py", "weergave/pdf.py", "weergave/toegankelijkheid.py",
    "weergave/word.py", "weergave/wordinhoud.py", "weergave/wordschrijver.py", "weergave/wordstijl.py",
)  # fmt: skip
_THEMA = re.compile(r"indicatoren/\w+\.py")  # de modules die het register laadt
# Wie een indicator anders bereikt dan via het register, dat bijhoudt wat een rapport las.
_BUITENOM = re.compile(
    rb"\bintegratie\.indicatoren\b|^\s*from integratie import (?:\([^)]*|[^(\n]*)\bindicatoren\b|^\s*from \.",
    re.MULTILINE,
)
_KAARTEN = {("integratie.indicator", "indicator"), ("integratie.indicator", "leemte")}
_MET_DOCSTRING = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def lees(pakket: Path) -> dict[str, bytes]:
    """Naam → inhoud van elk bestand in deze map waarvan een rapport kan afhangen, op naam."""
    namen = (pad.relative_to(pakket) for pad in sorted(pakket.rglob("*")) if pad.is_file())
    return {
        naam.as_posix(): (pakket / naam).read_bytes()
        for naam in namen
        if telt_mee(naam.as_posix()) and not is_restant(naam)
    }


def is_restant(naam: Path) -> bool:
    """Liet Python, JupyterLab of een tekstverwerker dit achter (`__pycache__`, wat verborgen is, het slot van een rekenblad, een reservekopie)?"""
    verborgen = any(deel.startswith((".", "~$")) or deel == "__pycache__" for deel in naam.parts)
    return verborgen or naam.name.endswith(("~", ".bak", ".orig", ".swp"))


def van_code(bestanden: dict[str, bytes]) -> str:
    """Vingerafdruk van deze bestanden van het pakket, voor zover een rapport ervan kan afhangen."""
    som, themas = hashlib.sha256(), _themas(bestanden)
    for naam, inhoud in bestanden.items():
        module = themas.get(naam) or (_gelezen(inhoud) if naam.endswith(".py") else None)
        if naam in themas:
            _zonder_indicatoren(module)
        telt = ast.dump(module).encode() if module else inhoud  # wat geen Python is, telt zoals het er staat
        som.update(f"{naam}\n{hashlib.sha256(telt).hexdigest()}\n".encode())
    return som.hexdigest()


def van_indicatoren(bestanden: dict[str, bytes]) -> dict[str, str]:
    """Naam van een indicator → vingerafdruk van wat zijn functie doet, samen met de functies uit dezelfde module die ze oproept."""
    delen = {naam: functies for m in _themas(bestanden).values() for naam, functies in _per_indicator(m).items()}
    return {
        naam: hashlib.sha256("".join(ast.dump(ast.Module(f.body, [])) for f in functies).encode()).hexdigest()
        for naam, functies in delen.items()
    }


def _themas(bestanden: dict[str, bytes]) -> dict[str, ast.Module]:
    """Naam → module waarvan wat de indicatoren doen alleen via het register in een rapport komt; elke andere telt gewoon als code."""
    code = {naam: inhoud for naam, inhoud in bestanden.items() if naam.endswith(".py") and naam != "indicator.py"}
    if any(_BUITENOM.search(inhoud) for inhoud in code.values()):
        return {}
    modules = {naam: _gelezen(inhoud) for naam, inhoud in code.items() if _THEMA.fullmatch(naam)}
    return {naam: module for naam, module in modules.items() if module and _op_zichzelf(module)}


def _op_zichzelf(module: ast.Module) -> bool:
    """Haalt deze module uit het pakket niets dan kaarten en rekenfuncties?"""
    knopen = list(ast.walk(module))
    heel = [naam.name for k in knopen if isinstance(k, ast.Import) for naam in k.names]
    delen = [(k.module or "", naam.name) for k in knopen if isinstance(k, ast.ImportFrom) for naam in k.names]
    mag = all(m == "integratie.rekenen" or (m, n) in _KAARTEN for m, n in delen if m.partition(".")[0] == "integratie")
    return mag and not any(naam.partition(".")[0] == "integratie" for naam in heel)


def _per_indicator(module: ast.Module) -> dict[str, list[ast.FunctionDef]]:
    """Indicator → de functies waar alleen hij en zijn gelijken van afhangen; wat al bij het laden loopt, hoort bij de code."""
    functies = {deel.name: deel for deel in module.body if isinstance(deel, ast.FunctionDef)}
    indicatoren = [naam for naam, functie in functies.items() if _is_indicator(functie)]
    bij_laden = {naam for deel in module.body for knoop in _bij_laden(deel) for naam in _namen(knoop)}
    elders = functies.keys() - set(_bereikbaar(indicatoren, functies))
    vast = _bereikbaar(bij_laden & functies.keys() | elders, functies)
    return {naam: [functies[n] for n in _bereikbaar([naam], functies) if n not in vast] for naam in indicatoren}


def _zonder_indicatoren(module: ast.Module) -> None:
    for functies in _per_indicator(module).values():
        for functie in functies:
            functie.body = []


def _bij_laden(deel: ast.stmt) -> list[ast.AST]:
    return [*deel.decorator_list, deel.args] if isinstance(deel, ast.FunctionDef) else [deel]


def _bereikbaar(namen: Iterable[str], functies: dict[str, ast.FunctionDef]) -> list[str]:
    """Deze functies en alle andere van de module die ze noemen, rechtstreeks of via een andere."""
    uit = sorted(namen)
    for van in uit:  # groeit onderweg
        uit += sorted(_namen(functies[van]) & functies.keys() - set(uit))
    return uit


def _namen(knoop: ast.AST) -> set[str]:
    """Wat deze code noemt; een tabel, parameter van een functie, kan heten zoals een indicator."""
    knopen = list(ast.walk(knoop))
    eigen = ast.walk(knoop.args) if isinstance(knoop, ast.FunctionDef) else ()
    tabellen = {k.arg for k in eigen if isinstance(k, ast.arg)}
    namen = {k.id for k in knopen if isinstance(k, ast.Name)} - tabellen
    return namen | {k.attr for k in knopen if isinstance(k, ast.Attribute)}


def _is_indicator(functie: ast.FunctionDef) -> bool:
    kaarten = [k.func for k in functie.decorator_list if isinstance(k, ast.Call)]
    return any(isinstance(k, ast.Name) and k.id == "indicator" for k in kaarten)


def telt_mee(naam: str) -> bool:
    """Kan een rapport van dit bestand afhangen? `naam` is het pad in het pakket, met schuine strepen."""
    return not any(naam == buiten or naam.startswith(f"{buiten}/") for buiten in BUITEN)


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
