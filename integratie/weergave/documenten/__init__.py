"""Een rapport als ander document, alleen als erom gevraagd wordt: één module per formaat, die heet zoals het bestand eindigt.

Elke module heeft `eis()`, dat een `Gebruiksfout` geeft als het hier niet kan, en `maak(notebook)`: het pad van een uitgevoerd
notebook in, de bytes van het document uit. Een formaat van meer bestanden (`png`) heeft in plaats daarvan `bestanden(notebook)`: pad
naast het notebook → bytes. `INHOUD` zijn de delen van een zip (begin van hun naam) die `integratie controle` vergelijkt.
"""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from pkgutil import iter_modules
from types import ModuleType

from integratie.fouten import Gebruiksfout


def formaten() -> list[str]:
    """De formaten waarvoor er een module is."""
    return sorted(module.name for module in iter_modules(__path__))


def eis_pakket(formaat: str, pakket: str) -> None:
    """Ga na dat het pakket van een extra er is; beide heten zoals het formaat. Fout: `Gebruiksfout`."""
    if find_spec(formaat) is None:
        zin = f"Voor --formaat {formaat} is {pakket} nodig; typ: python -m pip install 'integratie[{formaat}]'"
        raise Gebruiksfout(zin)


def module(formaat: str) -> ModuleType:
    """De module van een formaat uit `formaten`."""
    return import_module(f"{__name__}.{formaat}")


def delen(formaat: str) -> tuple[str, ...]:
    """De delen met de inhoud van een document dat een zip is; leeg voor een ander formaat."""
    return getattr(module(formaat), "INHOUD", ())


def is_er(formaat: str, notebook: str, paden: Iterable[str]) -> bool:
    """Staat dit formaat van een rapport bij deze paden? `gegevens.xlsx` is van de gemeente, niet van een rapport."""
    if hasattr(module(formaat), "maak"):
        return any(PurePosixPath(pad).name == f"{notebook}.{formaat}" for pad in paden)
    return any(PurePosixPath(pad).suffix == f".{formaat}" for pad in paden)


def bestanden(formaat: str, notebook: Path) -> dict[str, bytes]:
    """Pad naast het notebook → inhoud, van een rapport in dit formaat."""
    soort = module(formaat)
    if hasattr(soort, "bestanden"):
        return soort.bestanden(notebook)
    return {notebook.with_suffix(f".{formaat}").name: soort.maak(notebook)}
