"""Het ene script in de HTML, en het beveiligingsbeleid dat alleen precies dat script toelaat."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from integratie.weergave.stijlblad import SJABLOON


@cache
def script() -> str:
    """De inhoud van `sjabloon/pagina.js`."""
    return (SJABLOON / "pagina.js").read_text(encoding="utf-8")


def beleid() -> str:
    """Content-Security-Policy: niets van buiten, en geen ander script dan dit."""
    som = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{som}'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
