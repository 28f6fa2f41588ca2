"""Waar de officiële bestanden staan: `INTEGRATIE_BRONMAP`, anders `../shared/data`, anders de uittreksels die bij de tests horen."""

import os
from pathlib import Path

UITTREKSELS = Path(__file__).parent / "uittreksels"
VOLLEDIG = Path(__file__).parents[2] / "shared" / "data"


def kies() -> Path:
    """De map met `statbel/`, `pinc/`, `gsm/`, `svr/` en `gebieden/`. Fout: `FileNotFoundError` bij een verkeerde `INTEGRATIE_BRONMAP`."""
    if gevraagd := os.environ.get("INTEGRATIE_BRONMAP"):
        if not Path(gevraagd, "statbel").is_dir():
            raise FileNotFoundError(
                f"INTEGRATIE_BRONMAP={gevraagd}: verwacht een map met statbel/, pinc/, gsm/, svr/ en gebieden/."
            )
        return Path(gevraagd)
    return VOLLEDIG if (VOLLEDIG / "statbel").is_dir() else UITTREKSELS


def zijn_uittreksels(map_: Path) -> bool:
    """Staan hier enkele gemeenten in plaats van alle?"""
    return (map_ / "HERKOMST.md").is_file()


def namen(map_: Path) -> list[str]:
    """Elk bestand in een van de mappen van een uitgever, als pad binnen `map_`; de proefbestanden in `proeven/` horen daar niet bij."""
    paden = [p.relative_to(map_) for p in map_.rglob("*") if p.is_file()]
    return sorted(p.as_posix() for p in paden if len(p.parts) > 1 and p.parts[0] not in ("proeven", "__pycache__"))
