"""Een klein project met eigen notebooks, los van de rapporten van het echte project."""

import contextlib
import os
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import psutil

from integratie.rapport import maken
from integratie.uitvoering import opdracht, processen

PARAMETERS = 'gemeente: str = "23088"\npeiljaar: int = 2025'


def schrijf_notebook(pad: Path, *cellen: str, parameters: str = PARAMETERS) -> Path:
    """Een notebook met een titel, een parametercel en deze codecellen (de eerste is dus cel 3)."""
    v4 = nbformat.v4
    eerste = [v4.new_markdown_cell("# Proef"), v4.new_code_cell(parameters, metadata={"tags": ["parameters"]})]
    inhoud = v4.new_notebook(cells=[*eerste, *(v4.new_code_cell(c) for c in cellen)])
    inhoud.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    for nummer, cel in enumerate(inhoud.cells):
        cel["id"] = f"cel-{nummer}"
    pad.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(inhoud, pad)
    return pad


def schrijf_project(map_: Path, *cellen: str) -> Path:
    """Een projectmap met één rapport `proef`, voor de Rand."""
    (map_ / "parameters").mkdir(parents=True, exist_ok=True)
    regel = "- {notebook: proef, titel: Proef, groep: vlaamse-rand}\n"
    (map_ / "parameters" / "rapporten.yaml").write_text(regel, encoding="utf-8")
    schrijf_notebook(map_ / "notebooks" / "proef.ipynb", *cellen)
    return map_


def maak(*gemeenten: str, **opties) -> dict[str, dict]:
    """Maak rapporten in `outputs` van de werkmap, twee tegelijk; NIS-code → rij."""
    rijen = maken.maak_alles(opdracht.stel_op(list(gemeenten)), Path("outputs"), ThreadPoolExecutor(2), **opties)
    return {rij["nis"]: rij for rij in rijen}


def warm_in(map_: Path, functies: Iterable[str] = processen.KLAARZETTEN) -> None:
    """Het warme proces van dit testproces staat in deze map; staat het elders, dan laadt elk notebook het pakket opnieuw en berekent het alles zelf."""
    plek = (map_, os.environ.get("INTEGRATIE_GEGEVENS"))
    if _warm != [plek]:
        for kind in psutil.Process().children() if processen.WARM else ():
            if "multiprocessing.forkserver" in " ".join(kind.cmdline()):
                kind.kill()
                while kind.status() != psutil.STATUS_ZOMBIE:  # wie het startte, ruimt het zelf op
                    time.sleep(0.01)
        _warm[:] = [plek]
    with contextlib.chdir(map_):
        processen.verwarm(functies=functies)


_warm: list[tuple[Path, str | None]] = []
