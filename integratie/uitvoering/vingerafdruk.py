"""Vingerafdruk van de code van het pakket: wat geen enkel rapport kan veranderen, telt niet mee.

Een module telt zoals Python ze vertaalt, dus zonder commentaar, docstrings en asserts; elk ander bestand (sjabloon, teksten, grenzen)
byte voor byte.
"""

import hashlib
import marshal
from pathlib import Path
from types import CodeType

# Bronnen inlezen, de opdrachtregel en wat na de rapporten komt. Wat hier niet staat, telt mee.
BUITEN = (
    "__main__.py",
    "lezers",
    "afleiding",
    "cli",
    "controle",
    "inlezen",
    "data/kaarten",
    "rapport/formaten.py",
    "rapport/maken.py",
    "rapport/run.py",
    "weergave/dossierpagina.py",
    "weergave/dossiers.py",
    "weergave/overzicht.py",
    "weergave/overzichtspagina.py",
    "weergave/overzichtskaart.py",
    "weergave/overzichtslagen.py",
    "weergave/beelden.py",
    "weergave/documenten",
    "weergave/toegankelijkheid.py",
    "weergave/wordinhoud.py",
    "weergave/wordinhoudsopgave.py",
    "weergave/tabellenboek.py",
    "weergave/wordschrijver.py",
    "weergave/wordstijl.py",
    "weergave/wordvierblad.py",
    "weergave/presentatie",
    "bestanden/vaste_tijd.py",
)


def lees(pakket: Path) -> dict[str, bytes]:
    """Pad in het pakket → inhoud van elk bestand waarvan een rapport kan afhangen, op volgorde."""
    paden = {pad.relative_to(pakket): pad for pad in sorted(pad for pad in pakket.rglob("*") if pad.is_file())}
    tellen = {naam: pad for naam, pad in paden.items() if telt_mee(naam.as_posix()) and not is_restant(naam)}
    return {naam.as_posix(): pad.read_bytes() for naam, pad in tellen.items()}


def van_gelezen(code: dict[str, bytes]) -> str:
    """Vingerafdruk van wat `lees` gaf; vertalen kost tijd, en wat intussen op schijf verandert, telt niet."""
    som = hashlib.sha256()
    for naam, inhoud in code.items():
        telt = _vertaald(inhoud) if naam.endswith(".py") else inhoud
        som.update(f"{naam}\n{hashlib.sha256(telt).hexdigest()}\n".encode())
    return som.hexdigest()


def is_restant(naam: Path) -> bool:
    """Liet Python, JupyterLab of een tekstverwerker dit achter (`__pycache__`, wat verborgen is, het slot van een rekenblad, een reservekopie)?"""
    verborgen = any(deel.startswith((".", "~$")) or deel == "__pycache__" for deel in naam.parts)
    return verborgen or naam.name.endswith(("~", ".bak", ".orig", ".swp"))


def telt_mee(naam: str) -> bool:
    """Kan een rapport van dit bestand afhangen? `naam` is het pad in het pakket, met schuine strepen."""
    return not any(naam == buiten or naam.startswith(f"{buiten}/") for buiten in BUITEN)


def _vertaald(bron: bytes) -> bytes:
    """Wat Python van de module maakt, zonder regelnummers; is het geen Python, dan wat er staat."""
    try:
        return marshal.dumps(_zonder_plaats(compile(bron, "", "exec", dont_inherit=True, optimize=2)), 2)
    except (SyntaxError, ValueError):
        return bron


def _zonder_plaats(code: CodeType) -> CodeType:
    delen = tuple(_zonder_plaats(deel) if isinstance(deel, CodeType) else deel for deel in code.co_consts)
    return code.replace(co_consts=delen, co_firstlineno=1, co_linetable=b"")
