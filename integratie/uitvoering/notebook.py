"""De cellen van één notebook na elkaar laten uitvoeren door een vers proces, met Papermills eigen boekhouding."""

import json
import sys
import time
from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from integratie.uitvoering import processen
from integratie.uitvoering.cellen import Cellen
from integratie.uitvoering.tekstpijp import Lezer

TIJDSLIMIET = 600  # seconden voor een heel notebook; daarna hangt het
NA_ONDERBREKING = 10  # seconden: zoveel krijgt een onderbroken cel minstens om haar fout te tonen
SAMEN, VEEL = 0.02, 1 << 15  # seconden en tekens: minder tekst wacht even op meer
OVERSLAAN, MAG_FALEN = "skip-execution", "raises-exception"  # labels van een cel, zoals in Jupyter
TAAL = {
    "name": "python",
    "version": sys.version.split()[0],
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": sys.version_info[0]},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}


class CelAfgebroken(Exception):
    """Het proces viel weg of het notebook duurde te lang; `index` wijst de cel in het draaiende notebook aan."""

    def __init__(self, index: int, reden: str) -> None:
        super().__init__(index, reden)
        self.index, self.reden = index, reden


def voer_uit(
    beheer: Any,
    tijdslimiet: float = TIJDSLIMIET,
    omgeving: dict[str, str] | None = None,
    resources: dict | None = None,
    execution_timeout: float | None = None,
    interrupt_on_timeout: bool = False,
    allow_errors: bool = False,
    force_raise_errors: bool = False,
    allow_error_names: Container[str] = (),
    log_output: bool = False,
    stdout_file: Any = None,
    stderr_file: Any = None,
    **_,
) -> None:
    """Voer het notebook van `beheer` uit (Papermills `NotebookExecutionManager`).

    `tijdslimiet` is in seconden, voor alle cellen samen; `omgeving` komt bij de onze; met `execution_timeout` telt de limiet
    per cel. De andere opties betekenen wat ze bij Papermill en nbclient betekenen.
    Fout: `CelAfgebroken` als het proces wegvalt of het te lang duurt.
    """
    processen.verwarm()
    limiet = Limiet(execution_timeout or tijdslimiet, bool(execution_timeout), interrupt_on_timeout)

    def getoond(uit: Any) -> None:
        beheer.autosave_cell()
        if uit:
            _log(uit, log_output, stdout_file, stderr_file)

    def mag_falen(cel: Any, soort: str) -> bool:
        toegelaten = allow_errors or soort in allow_error_names or MAG_FALEN in cel.metadata.get("tags", [])
        return toegelaten and not force_raise_errors

    map_ = (resources or {}).get("metadata", {}).get("path") or Path.cwd()
    proces = processen.Notebookproces(str(map_), omgeving or {})
    try:
        uitvoering = _Uitvoering(proces, limiet, getoond)
        for index, cel in enumerate(beheer.nb.cells):
            try:
                beheer.cell_start(cel, index)
                if cel.cell_type == "code" and cel.source.strip() and OVERSLAAN not in cel.metadata.get("tags", []):
                    klaar = uitvoering.voer_uit(index, cel)
                    if not klaar["goed"] and not mag_falen(cel, klaar["ename"]):
                        beheer.cell_exception(cel, cell_index=index)
                        break
            finally:
                beheer.cell_complete(cel, cell_index=index)
    finally:
        proces.stop()
    beheer.nb.metadata["language_info"] = TAAL


@dataclass(frozen=True)
class Limiet:
    """Hoelang een notebook, of met `per_cel` elke cel, mag duren; met `onderbreek` krijgt de cel dan eerst een Ctrl-C."""

    seconden: float
    per_cel: bool
    onderbreek: bool


class _Uitvoering:
    """De cellen van één notebook in één proces."""

    def __init__(self, proces: processen.Notebookproces, limiet: Limiet, getoond: Callable[[Any], None]) -> None:
        self._proces, self._limiet, self._getoond = proces, limiet, getoond
        self._cellen, self._nummer = Cellen(), 1
        self._einde = time.monotonic() + limiet.seconden

    def voer_uit(self, index: int, cel: Any) -> dict:
        """Voer deze cel uit en vul haar uitvoer; geeft hoe ze afliep. Fout: `CelAfgebroken`."""
        self._cellen.begin(cel)
        cel.execution_count = self._nummer
        if self._limiet.per_cel:
            self._einde = time.monotonic() + self._limiet.seconden
        try:
            self._proces.verbinding.send_bytes(cel.source.encode("utf-8", "surrogatepass"))
            while (bericht := json.loads(ruw := self._ontvang()))["soort"] != "klaar":
                self._getoond(self._cellen.neem(bericht, len(ruw)))
            if bericht["stop"]:
                raise EOFError
        except (EOFError, OSError) as fout:
            if isinstance(fout, TimeoutError):
                wat = "De cel" if self._limiet.per_cel else "Het notebook"
                raise CelAfgebroken(index, f"{wat} duurde langer dan {self._limiet.seconden} seconden.") from fout
            raise CelAfgebroken(index, "De kernel stopte onverwacht (te weinig geheugen of een crash).") from fout
        finally:
            self._cellen.einde()
        self._nummer = bericht["volgende"]
        return bericht

    def _ontvang(self) -> bytes:
        """Het volgende bericht; wat ervoor geschreven werd, staat dan in de cel.

        Fout: `TimeoutError`, of `EOFError` of `OSError` als het proces wegviel.
        """
        while True:
            if (over := self._einde - time.monotonic()) <= 0:
                if not self._limiet.onderbreek:
                    raise TimeoutError
                self._proces.onderbreek()
                self._einde = time.monotonic() + max(self._limiet.seconden, NA_ONDERBREKING)
            leeft = self._proces.leeft()
            if self._proces.verbinding.poll():
                ruw = self._proces.verbinding.recv_bytes()
                self._schrijf(Lezer.tot_scheiding)
                return ruw
            gelezen = self._schrijf(Lezer.lees)
            if not leeft:
                raise EOFError
            # Kleine stukken tekst komen samen; een bericht wacht daar niet op.
            self._proces.wacht(min(SAMEN, max(0, over)) if 0 < gelezen < VEEL else max(0, over), 0 < gelezen < VEEL)

    def _schrijf(self, lees: Callable[[Lezer], str]) -> int:
        """Zet in de cel wat `lees` van elke stroom geeft; geeft hoeveel tekens dat zijn."""
        samen = 0
        for naam, lezer in self._proces.stromen.items():
            if tekst := lees(lezer):
                samen += len(tekst)
                self._getoond(self._cellen.schrijf(naam, tekst))
        return samen


def _log(uit: Any, log_output: bool, stdout_file: Any, stderr_file: Any) -> None:
    """Wat de cel toont ook in Papermills verslag en bestanden."""
    from papermill.log import logger

    if uit.output_type == "stream":
        meld, bestand = (logger.info, stdout_file) if uit.name == "stdout" else (logger.warning, stderr_file)
        if log_output:
            meld(uit.text)
        if bestand:
            bestand.write(uit.text)
            bestand.flush()
    elif log_output and "text/plain" in uit.get("data", {}):
        logger.info(uit.data["text/plain"])
