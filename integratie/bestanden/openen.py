"""Bestanden van een gebruiker openen: alleen gewone bestanden, en nooit meer in het geheugen dan afgesproken."""

import stat
from pathlib import Path

from integratie.fouten import Gegevensfout, IntegratieFout

LANGSTE_REGEL = 100_000  # tekens; de langste regel van een uitgever telt er enkele duizenden

# Wie een van deze opent, wacht soms voor altijd, of leest zonder einde.
_GEEN_BESTAND = (
    (stat.S_ISDIR, "een map", "een bestand (geef de bestanden erin op)"),
    (stat.S_ISFIFO, "een pijp (FIFO)", "een gewoon bestand (bewaar de inhoud eerst als bestand)"),
    (stat.S_ISSOCK, "een socket", "een gewoon bestand"),
    (stat.S_ISCHR, "een apparaat", "een gewoon bestand"),
    (stat.S_ISBLK, "een schijf", "een gewoon bestand"),
)


def eis_gewoon(pad: Path, soort: type[IntegratieFout] = Gegevensfout) -> None:
    """Ga na dat `pad` een gewoon bestand is, zonder het te openen. Fout: `soort`; `OSError` als het er niet is."""
    vorm = pad.stat().st_mode
    for is_dit, wat, verwacht in _GEEN_BESTAND:
        if is_dit(vorm):
            raise soort(f"{pad.name or pad}: dit is {wat}; verwacht: {verwacht}.")


def lees_bytes(
    pad: Path, hoogstens: int, soort: type[IntegratieFout] = Gegevensfout, verwacht: str = "een bestand van de uitgever"
) -> bytes:
    """De inhoud van een gewoon bestand tot `hoogstens` bytes. Fout: `soort` als het dat niet is; `OSError`."""
    eis_gewoon(pad, soort)
    with pad.open("rb") as bestand:
        inhoud = bestand.read(hoogstens + 1)
    if len(inhoud) > hoogstens:
        grens = f"{hoogstens // 1_000_000} MB" if hoogstens >= 1_000_000 else f"{hoogstens // 1000} kB"
        raise soort(f"{pad}: het bestand is groter dan {grens}; verwacht: {verwacht}.")
    return inhoud


def te_lange_regel(tekst: str) -> int:
    """Het nummer van de eerste regel van meer dan `LANGSTE_REGEL` tekens; 0 als er geen is."""
    begin = 0
    while len(tekst) - begin > LANGSTE_REGEL:
        einde = tekst.rfind("\n", begin, begin + LANGSTE_REGEL + 1)
        if einde < 0:
            return tekst.count("\n", 0, begin) + 1
        begin = einde + 1
    return 0
