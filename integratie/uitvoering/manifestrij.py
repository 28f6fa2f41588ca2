"""Een rij van `manifest.json` keuren voor iemand haar gebruikt: de velden, hun soort, en paden die in de uitvoermap blijven."""

import json
import re
from pathlib import Path

from integratie.uitvoering.uitvoermap import is_binnen, is_naam

GEMAAKT, ONGEWIJZIGD, MISLUKT = "gemaakt", "ongewijzigd", "mislukt"
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


def _is_code(waarde: object) -> bool:
    return isinstance(waarde, str) and bool(_CODE.fullmatch(waarde))


def _is_notebook(waarde: object) -> bool:
    return isinstance(waarde, str) and is_naam(waarde)


def _is_getal(waarde: object) -> bool:
    return isinstance(waarde, int | float) and not isinstance(waarde, bool) and 0 <= waarde < 1e12


def _is_geheel(waarde: object) -> bool:
    return isinstance(waarde, int) and not isinstance(waarde, bool) and 0 <= waarde < 1_000_000


def _is_jaar(waarde: object) -> bool:
    return isinstance(waarde, int) and 1900 <= waarde <= 2200


def _zijn_teksten(waarde: object) -> bool:
    return isinstance(waarde, dict) and all(_is_tekst(k) and _is_tekst(v) for k, v in waarde.items())


def _zijn_namen(waarde: object) -> bool:
    return isinstance(waarde, list) and all(map(_is_tekst, waarde))


_VELDEN = {
    "nis": _is_code,
    "gebied": _is_tekst,
    "notebook": _is_notebook,
    "peiljaar": _is_jaar,
    "editie": _is_tekst,
    "status": (GEMAAKT, ONGEWIJZIGD, MISLUKT).__contains__,
    "seconden": _is_getal,
    "bestanden": _zijn_teksten,
    "invoer": _zijn_teksten,
    "naast": _zijn_namen,
    "zonder": _zijn_namen,
    "leeg": (True,).__contains__,
    "cel": _is_geheel,
    "reden": _is_tekst,
}
_MAG = (
    "cel",
    "reden",
    "naast",
    "zonder",
    "leeg",
)  # alleen bij een mislukking, gekozen vergelijkingsgebieden of een ontbrekend bestand
