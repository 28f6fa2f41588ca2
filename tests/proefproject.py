"""Een klein project met eigen notebooks, los van de rapporten van het echte project."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from integratie.rapport import maken
from integratie.uitvoering import opdracht

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
