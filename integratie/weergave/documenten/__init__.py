"""Een rapport als ander document, alleen als erom gevraagd wordt: één module per formaat, die heet zoals het bestand eindigt.

Elke module heeft `eis()`, dat een `Gebruiksfout` geeft als het hier niet kan, en `maak(notebook)`: het pad van een uitgevoerd
notebook in, de bytes van het document uit. Een formaat van meer bestanden (`png`) heeft in plaats daarvan `bestanden(notebook)`: pad
naast het notebook → bytes.
"""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType


def formaten() -> list[str]:
    """De formaten waarvoor er een module is."""
    return sorted(module.name for module in iter_modules(__path__))


def module(formaat: str) -> ModuleType:
    """De module van een formaat uit `formaten`."""
    return import_module(f"{__name__}.{formaat}")


def bestanden(formaat: str, notebook: Path) -> dict[str, bytes]:
    """Pad naast het notebook → inhoud, van een rapport in dit formaat."""
    soort = module(formaat)
    if hasattr(soort, "bestanden"):
        return soort.bestanden(notebook)
    return {notebook.with_suffix(f".{formaat}").name: soort.maak(notebook)}
