"""Eén notebook uitvoeren met Papermill, en van elke mislukking weten welke cel en waarom."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from pathlib import Path

from integratie.fouten import IntegratieFout
from integratie.uitvoering import uitvoer

TIJDSLIMIET = 600  # seconden voor een heel notebook; daarna hangt het
LANGSTE_REDEN = 1_000  # tekens; alles staat in het verslag
METADATA = "integratie"  # ons deel van de metadata van een uitgevoerd notebook
_KLEUR = re.compile(r"\x1b\[[0-9;]*m")
_EIGEN_FOUTEN = {soort.__name__ for soort in (IntegratieFout, *IntegratieFout.__subclasses__())}


class Mislukking(Exception):
    """Waarom een notebook niet af raakte; `cel` telt alle cellen van het notebook vanaf 1 (0: buiten een cel)."""

    def __init__(self, cel: int, reden: str, verslag: str) -> None:
        super().__init__(cel, reden, verslag)
        self.cel, self.reden, self.verslag = cel, reden, verslag


class CelAfgebroken(Exception):
    """De kernel stierf of het notebook duurde te lang; `index` wijst de cel in het draaiende notebook aan."""

    def __init__(self, index: int, reden: str) -> None:
        super().__init__(index, reden)
        self.index, self.reden = index, reden


class Motor:
    """De Papermill-motor `integratie`: elk notebook in een vers proces dat alles al geladen heeft.

    Geen subklasse van Papermills motor: Papermill laadt deze module terwijl het zijn eigen motoren nog maakt.
    """

    @classmethod
    def execute_notebook(cls, nb, kernel_name, tijdslimiet=TIJDSLIMIET, omgeving=None, **opties):
        """Voer `nb` uit; `tijdslimiet` is in seconden, voor alle cellen samen; `omgeving` komt bij die van de kernel.

        Welke indicatoren het las, staat in de metadata (`indicatoren`).
        Fout: `CelAfgebroken` als de kernel sterft of het notebook te lang duurt.
        """
        from nbclient.exceptions import CellTimeoutError, DeadKernelError
        from papermill.engines import NBClientEngine

        from integratie.uitvoering import kernelbeheer, processen

        processen.verwarm()
        einde, per_cel = time.monotonic() + tijdslimiet, opties.get("execution_timeout")
        beheer = kernelbeheer.beheer(omgeving or {})
        eigen = {
            "kernel_manager_class": beheer,
            "shutdown_kernel": "immediate",
            "coalesce_streams": False,  # bij een regel van megabytes komt nbclient daar nooit mee klaar
            "record_timing": False,
            "timeout_func": None if per_cel else lambda cel: max(0.01, einde - time.monotonic()),
        }
        try:
            uitgevoerd = NBClientEngine.execute_notebook(nb, kernel_name, **(eigen | opties))
        except CellTimeoutError as fout:
            wat = f"De cel duurde langer dan {per_cel}" if per_cel else f"Het notebook duurde langer dan {tijdslimiet}"
            raise CelAfgebroken(_laatst_begonnen(nb), f"{wat} seconden.") from fout
        except DeadKernelError as fout:
            reden = "De kernel stopte onverwacht (te weinig geheugen of een crash)."
            raise CelAfgebroken(_laatst_begonnen(nb), reden) from fout
        finally:
            _sluit_lus()
        for cel in uitgevoerd.cells:
            if cel.cell_type == "code":
                cel.outputs = uitvoer.samengevoegd(cel.outputs)
        if beheer.indicatoren:
            uitgevoerd.metadata[METADATA] = {"indicatoren": sorted(beheer.indicatoren)}
        return uitgevoerd

    @classmethod
    def nb_kernel_name(cls, nb, name=None) -> str:
        """Altijd deze Python, welke kernel de onderzoeker ook het laatst gebruikte."""
        return "python3"

    @classmethod
    def nb_language(cls, nb, language=None) -> str:
        """Altijd Python."""
        return "python"


def indicatoren(nb) -> list[str]:
    """De namen van de indicatoren die een uitgevoerd notebook las, op naam."""
    return list(nb.metadata.get(METADATA, {}).get("indicatoren", ()))


def _sluit_lus() -> None:
    """nbclient laat de lus van deze draad open; bij het einde van het programma klaagt Python daarover."""
    from jupyter_core.utils import ensure_event_loop

    lus = ensure_event_loop()
    if not lus.is_running():
        over = asyncio.all_tasks(lus)
        for taak in over:
            taak.cancel()
        if over:
            lus.run_until_complete(asyncio.wait(over))
        lus.close()


def _laatst_begonnen(nb) -> int:
    begonnen = [i for i, cel in enumerate(nb.cells) if cel.metadata.get("papermill", {}).get("start_time")]
    return max(begonnen, default=-1)


def voer_uit(
    pad: Path,
    parameters: dict[str, str | int],
    tijdslimiet: int = TIJDSLIMIET,
    omgeving: dict[str, str] | None = None,
):
    """Het uitgevoerde notebook (`NotebookNode`), zonder tijden of paden. Fout: `Mislukking`.

    Werkmap van de kernel is de map van het notebook, zoals in JupyterLab.
    """
    import papermill
    from papermill.exceptions import PapermillExecutionError

    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # elke fout komt al in het verslag
    try:
        nb = papermill.execute_notebook(
            pad,
            None,
            parameters,
            "integratie",
            kernel_name="python3",
            language="python",
            progress_bar=False,
            # Niet met `cwd`: dan verhuist Papermill het hele proces, ook wat in andere draden loopt.
            resources={"metadata": {"path": str(pad.parent)}},
            tijdslimiet=tijdslimiet,
            omgeving=omgeving,
        )
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
