"""Eén notebook uitvoeren met Papermill, en van elke mislukking weten welke cel en waarom."""

import logging
import re
from collections.abc import Mapping
from pathlib import Path

from integratie.fouten import Gebruiksfout, Gegevensfout, IntegratieFout
from integratie.uitvoering.notebook import TIJDSLIMIET, CelAfgebroken

LANGSTE_REDEN = 1_000  # tekens; alles staat in het verslag
KERNEL = "python3"  # zo noemt Jupyter de Python waarin het zelf draait
_KLEUR = re.compile(r"\x1b\[[0-9;]*m")
_EIGEN_FOUTEN = {soort.__name__ for soort in (IntegratieFout, Gebruiksfout, Gegevensfout)}


class Mislukking(Exception):
    """Waarom een notebook niet af raakte; `cel` telt alle cellen van het notebook vanaf 1 (0: buiten een cel)."""

    def __init__(self, cel: int, reden: str, verslag: str) -> None:
        super().__init__(cel, reden, verslag)
        self.cel, self.reden, self.verslag = cel, reden, verslag


class Motor:
    """De Papermill-motor `integratie`: elk notebook in een vers proces dat alles al geladen heeft.

    Geen subklasse van Papermills motor: Papermill laadt deze module terwijl het zijn eigen motoren nog maakt.
    """

    @classmethod
    def execute_notebook(
        cls, nb, kernel_name, output_path=None, progress_bar=True, log_output=False, autosave_cell_every=30, **opties
    ):
        """Voer `nb` uit, een notebook van deze Python; elk ander met Papermills eigen motor.

        `opties` zijn die van `notebook.voer_uit`, of die van Papermill.
        Fout: `CelAfgebroken` als het proces wegvalt of het notebook te lang duurt.
        """
        from papermill.engines import NBClientEngine, NotebookExecutionManager

        bewaren = {"output_path": output_path, "progress_bar": progress_bar, "log_output": log_output}
        bewaren["autosave_cell_every"] = autosave_cell_every
        if not _is_van_hier(nb, kernel_name):
            for eigen in ("tijdslimiet", "omgeving"):
                opties.pop(eigen, None)
            return NBClientEngine.execute_notebook(nb, kernel_name, **bewaren, **opties)

        from integratie.uitvoering import notebook

        beheer = NotebookExecutionManager(nb, **bewaren)
        beheer.notebook_start()
        try:
            notebook.voer_uit(beheer, **opties)
        finally:
            beheer.cleanup_pbar()
            beheer.notebook_complete()
        return beheer.nb

    @classmethod
    def nb_kernel_name(cls, nb, name=None) -> str:
        """De kernel die gevraagd is, of die van het notebook, of deze Python."""
        return name or nb.metadata.get("kernelspec", {}).get("name") or KERNEL

    @classmethod
    def nb_language(cls, nb, language=None) -> str:
        """De taal die gevraagd is, of die van het notebook, of Python."""
        return language or _taal(nb) or "python"


def _taal(nb) -> str | None:
    return nb.metadata.get("kernelspec", {}).get("language") or nb.metadata.get("language_info", {}).get("name")


def _is_van_hier(nb, kernel_name: str) -> bool:
    return kernel_name == KERNEL and (_taal(nb) or "python").lower() in ("python", "ipython")


def voer_uit(
    pad: Path,
    parameters: Mapping[str, object],
    tijdslimiet: int = TIJDSLIMIET,
    omgeving: dict[str, str] | None = None,
):
    """Het uitgevoerde notebook (`NotebookNode`), zonder tijden of paden. Fout: `Mislukking`.

    De werkmap is de map van het notebook, zoals in JupyterLab.
    """
    import papermill
    from papermill.engines import papermill_engines
    from papermill.exceptions import PapermillExecutionError
    from papermill.execute import raise_for_execution_errors

    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # elke fout komt al in het verslag
    naam = {"engine_name": "integratie", "kernel_name": KERNEL}
    try:
        # In twee stappen: in één keer schrijft Papermill op het einde het hele notebook uit, ook als het nergens heen moet.
        nb = papermill.execute_notebook(pad, None, parameters, **naam, prepare_only=True, language="python")
        nb = papermill_engines.execute_notebook_with_engine(
            nb=nb,
            **naam,
            progress_bar=False,
            # Niet met `cwd`: dan verhuist Papermill het hele proces, ook wat in andere draden loopt.
            resources={"metadata": {"path": str(pad.parent)}},
            tijdslimiet=tijdslimiet,
            omgeving=omgeving,
        )
        raise_for_execution_errors(nb, None)
    except PapermillExecutionError as fout:
        verslag = _KLEUR.sub("", "\n".join(fout.traceback))
        raise _mislukking(pad, fout.cell_index, _reden(fout.ename, fout.evalue), verslag) from fout
    except CelAfgebroken as fout:
        raise _mislukking(pad, fout.index, fout.reden, fout.reden) from fout
    for index, cel in enumerate(nb.cells):
        if cel.cell_type == "code" and cel.source.strip() and cel.execution_count is None:
            reden = "Het notebook stopte zichzelf voor deze cel."
            raise _mislukking(pad, index, reden, reden)
    return _zonder_sporen(nb)


def _reden(soort: str, boodschap: str) -> str:
    laatste = next((r for r in reversed(boodschap.strip().splitlines()) if r.strip()), "").strip()
    laatste = laatste if len(laatste) <= LANGSTE_REDEN else f"{laatste[:LANGSTE_REDEN]} …"
    return laatste if soort in _EIGEN_FOUTEN and laatste else f"{soort}: {laatste}".removesuffix(": ")


def _mislukking(pad: Path, index: int, reden: str, verslag: str) -> Mislukking:
    import nbformat

    bron = nbformat.read(pad, as_version=4).cells
    parametercel = next(i for i, cel in enumerate(bron) if "parameters" in cel.metadata.get("tags", []))
    cel = index + 1 if index <= parametercel else index  # Papermill voegt één cel toe na de parametercel
    code = bron[cel - 1].source if cel else ""
    return Mislukking(cel, reden, f"{pad.name}, cel {cel}: {reden}\n\n{code}\n\n{verslag}\n")


def _zonder_sporen(nb):
    """Haal eruit wat van keer tot keer verschilt, zodat dezelfde invoer hetzelfde notebook geeft."""
    nb.metadata.pop("papermill", None)
    for cel in nb.cells:
        cel.metadata.pop("papermill", None)
        if "injected-parameters" in cel.metadata.get("tags", []) and "id" in cel:
            cel["id"] = "ingevulde-parameters"
    return nb
