"""Een uitgevoerd notebook als bestand: dezelfde bytes als `nbformat.writes`, zonder de kopie en de trage weg van ingesprongen JSON."""

import json
from json.encoder import encode_basestring
from math import isfinite

import nbformat
from nbformat.v4.rwbase import split_lines, strip_transient


def schrijf(notebook) -> bytes:
    """De inhoud van het bestand. De teksten van het notebook zelf zijn daarna in regels gesplitst: wat het leest, komt ervoor."""
    nbformat.validate(notebook)
    return (_json(strip_transient(split_lines(notebook)), "\n") + "\n").encode()


def _json(waarde, marge: str) -> str:
    """Zoals `json.dumps` met `indent=1`, `sort_keys` en gewone letters; die heeft daarvoor alleen een weg teken voor teken."""
    if isinstance(waarde, str):
        return encode_basestring(waarde)
    if type(waarde) is int or (type(waarde) is float and isfinite(waarde)):
        return repr(waarde)
    if not waarde or not isinstance(waarde, dict | list | tuple):
        return json.dumps(waarde)
    binnen = f"{marge} "
    if isinstance(waarde, dict):
        delen = [f"{encode_basestring(naam)}: {_json(waarde[naam], binnen)}" for naam in sorted(waarde)]
        return f"{{{binnen}{f',{binnen}'.join(delen)}{marge}}}"
    return f"[{binnen}{f',{binnen}'.join([_json(deel, binnen) for deel in waarde])}{marge}]"
