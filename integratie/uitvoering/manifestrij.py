"""Een rij van `manifest.json` keuren voor iemand haar gebruikt: de velden, hun soort, en paden die in de uitvoermap blijven."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from integratie.uitvoering.uitvoermap import is_binnen, is_naam

GEMAAKT, ONGEWIJZIGD, MISLUKT = "gemaakt", "ongewijzigd", "mislukt"
TE_MAKEN = "te maken"  # alleen in een vooruitblik
GROOTSTE = 200_000_000  # bytes; 285 gemeenten met al hun rapporten blijven daar ver onder
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}")


def lees(pad: Path) -> list:
    """De rijen zoals ze er staan, nog niet gekeurd. Fout: `OSError`, of `ValueError` met wat er niet klopt."""
    if pad.is_symlink():
        raise ValueError("is een koppeling naar een andere plaats")
    if pad.exists() and not pad.is_file():  # een pijp of een map: openen zou blijven wachten
        raise ValueError("is geen gewoon bestand")
    if pad.stat().st_size > GROOTSTE:
        raise ValueError(f"is groter dan {GROOTSTE // 1_000_000} MB")
    try:
        inhoud = json.loads(pad.read_text(encoding="utf-8"))
    except json.JSONDecodeError as fout:
        raise ValueError(f"is geen leesbare JSON vanaf regel {fout.lineno}") from fout
    except RecursionError as fout:
        raise ValueError("is geen leesbare JSON (te veel niveaus binnen elkaar)") from fout
    except ValueError as fout:
        raise ValueError("is geen leesbare JSON") from fout
    if not isinstance(inhoud, dict) or not isinstance(inhoud.get("rapporten"), list):
        raise ValueError("heeft geen lijst 'rapporten'")
    return inhoud["rapporten"]


def gebrek(rij: object) -> str:
    """Wat er aan een rij niet klopt, of niets."""
    if not isinstance(rij, dict):
        return "is geen lijst van 'veld: waarde'"
    for veld, klopt in _VELDEN.items():
        if veld not in rij and veld not in _MAG:
            return f"mist het veld '{veld}'"
        if veld in rij and not klopt(rij[veld]):
            return f"heeft een onbruikbare waarde bij '{veld}'"
    for pad in rij["bestanden"]:
        if not is_binnen(pad):
            return f"noemt het bestand '{_kort(pad)}', dat niet in de uitvoermap ligt"
    return ""


def _kort(tekst: str) -> str:
    zichtbaar = "".join(t if t.isprintable() else " " for t in tekst)
    return zichtbaar if len(zichtbaar) <= 80 else f"{zichtbaar[:80]}…"


def _is_tekst(waarde: object) -> bool:
    """Een halve letter is niet te schrijven."""
    return isinstance(waarde, str) and not re.search(r"[\ud800-\udfff]", waarde)


def _is_getal(waarde: Any, laagste: int, hoogste: int, soort: type = float) -> bool:
    gewoon = isinstance(waarde, int | soort) and not isinstance(waarde, bool)
    return gewoon and laagste <= waarde <= hoogste


def _zijn_teksten(waarde: object) -> bool:
    return isinstance(waarde, dict) and all(_is_tekst(k) and _is_tekst(v) for k, v in waarde.items())


def _zijn_namen(waarde: object) -> bool:
    return isinstance(waarde, list) and all(map(_is_tekst, waarde))


def _zijn_parameters(waarde: object) -> bool:
    """Naam → tekst, getal, ja of nee, of een lijst daarvan."""
    if not isinstance(waarde, dict):
        return False
    delen = [deel for w in waarde.values() for deel in (w if isinstance(w, list) else [w])]
    return all(map(_is_tekst, waarde)) and all(_is_tekst(d) or isinstance(d, int | float) for d in delen)


_VELDEN: dict[str, Callable[[Any], bool]] = {
    "nis": lambda waarde: isinstance(waarde, str) and bool(_CODE.fullmatch(waarde)),
    "gebied": _is_tekst,
    "notebook": lambda waarde: isinstance(waarde, str) and is_naam(waarde),
    "peiljaar": lambda waarde: _is_getal(waarde, 1900, 2200, int),
    "editie": _is_tekst,
    "status": (GEMAAKT, ONGEWIJZIGD, MISLUKT).__contains__,
    "seconden": lambda waarde: _is_getal(waarde, 0, 10**12),
    "bestanden": _zijn_teksten,
    "invoer": _zijn_teksten,
    "naast": _zijn_namen,
    "parameters": _zijn_parameters,
    "zonder": _zijn_namen,
    "leeg": lambda waarde: waarde is True,
    "cel": lambda waarde: _is_getal(waarde, 0, 1_000_000, int),
    "reden": _is_tekst,
}
KEUZES = ("naast", "parameters")  # alleen als er iets gekozen is
ONTBREEKT = ("zonder", "leeg")  # alleen als er een bestand van de gemeente ontbreekt
_MAG = ("cel", "reden", *KEUZES, *ONTBREEKT)
