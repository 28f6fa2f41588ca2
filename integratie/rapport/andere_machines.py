"""Rapporten laten maken op andere machines, met `dask.distributed` (extra `cluster`)."""

import contextlib
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

from integratie.fouten import Gebruiksfout
from integratie.uitvoering import manifest
from integratie.uitvoering.opdracht import Opdracht

WACHT = 10  # seconden, op het eerste antwoord van de planner


@contextlib.contextmanager
def uitvoerder(adres: str, opdrachten: list[Opdracht], uit: Path) -> Iterator[Executor]:
    """De werkprocessen van de planner op dit adres; valt er een weg, dan doet een ander haar werk opnieuw.

    Fout: `Gebruiksfout` als dask ontbreekt, niemand antwoordt, of een werkproces iets anders zou maken dan deze machine.
    """
    try:
        from dask.distributed import Client
    except ImportError as fout:
        raise Gebruiksfout("Voor --dask is een extra nodig: pip install 'integratie[cluster]'.") from fout
    try:
        klant = Client(adres, timeout=WACHT)
    except (OSError, ValueError) as fout:
        raise Gebruiksfout(f"Op {adres} antwoordt geen dask-planner; start er een met: dask scheduler.") from fout
    with klant:
        per_notebook = list({opdracht.notebook: opdracht for opdracht in opdrachten}.values())
        _controleer(klant.run(_kenmerken, per_notebook, uit), _kenmerken(per_notebook, uit))
        with klant.get_executor(pure=False, retries=3) as werkprocessen:
            yield werkprocessen


def _kenmerken(opdrachten: list[Opdracht], uit: Path) -> dict:
    """Wat op elke machine gelijk moet zijn, en of ze kan werken; `opdrachten` heeft er een van elk notebook."""
    try:
        invoer = {f"{soort} {o.notebook}": som for o in opdrachten for soort, som in manifest.invoer(o).items()}
        invoer |= {"parameters": manifest.van_parameters()}
    except (OSError, KeyError, Gebruiksfout):
        invoer = {}
    return {"invoer": invoer, "uit": uit.is_dir(), "kinderen": not multiprocessing.current_process().daemon}


def _controleer(werkprocessen: dict[str, dict], hier: dict) -> None:
    if not werkprocessen:
        raise Gebruiksfout("De dask-planner heeft geen werkprocessen; start er op elke machine met: dask worker ADRES.")
    for adres, daar in werkprocessen.items():
        if not daar["kinderen"]:
            raise Gebruiksfout(
                f"Het werkproces {adres} mag zelf geen processen starten; start het met DASK_DISTRIBUTED__WORKER__DAEMON=false."
            )
        if not daar["uit"]:
            raise Gebruiksfout(
                f"Het werkproces {adres} ziet de uitvoermap niet; zet die op een gedeelde schijf, overal met hetzelfde pad."
            )
        anders = [soort for soort in hier["invoer"] if daar["invoer"].get(soort) != hier["invoer"][soort]]
        if anders:
            raise Gebruiksfout(
                f"Op het werkproces {adres} is niet alles gelijk aan hier ({', '.join(anders)}); werk het bij, herstart het en probeer opnieuw."
            )
