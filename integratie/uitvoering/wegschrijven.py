"""Bestanden in één beweging op hun plaats zetten: een lezer ziet het oude of het nieuwe, nooit een half."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


def sha256(inhoud: bytes) -> str:
    """Vingerafdruk van een inhoud."""
    return hashlib.sha256(inhoud).hexdigest()


def plaats(bestanden: dict[Path, bytes], bezig: Path) -> None:
    """Schrijf eerst alles volledig in `bezig` (zelfde bestandssysteem), zet dan elk bestand op zijn plaats.

    Fout: `OSError`; bij een volle schijf is er dan nog niets vervangen.
    """
    klaar = []
    for doel, inhoud in bestanden.items():
        nummer, tijdelijk = tempfile.mkstemp(dir=bezig)
        with os.fdopen(nummer, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        klaar.append((Path(tijdelijk), doel))
    for tijdelijk, doel in klaar:
        doel.parent.mkdir(parents=True, exist_ok=True)
        tijdelijk.chmod(0o644)
        tijdelijk.replace(doel)


def plaats_als_anders(doel: Path, inhoud: bytes) -> None:
    """Schrijf één bestand, maar raak het niet aan als het deze inhoud al heeft."""
    if doel.is_file() and doel.read_bytes() == inhoud:
        return
    doel.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".bezig-", dir=doel.parent) as bezig:
        plaats({doel: inhoud}, Path(bezig))
