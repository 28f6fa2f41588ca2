"""Een rapport als ander document, alleen als erom gevraagd wordt: één module per formaat, die heet zoals het bestand eindigt.

Elke module heeft `eis()`, dat een `Gebruiksfout` geeft als het hier niet kan, en `maak(notebook)`: het pad van een uitgevoerd
notebook in, de bytes van het document uit.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def formaten() -> list[str]:
    """De formaten waarvoor er een module is."""
    return sorted(module.name for module in iter_modules(__path__))


def module(formaat: str) -> ModuleType:
    """De module van een formaat uit `formaten`."""
    return import_module(f"{__name__}.{formaat}")
