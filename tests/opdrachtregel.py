"""De opdracht `integratie`: in dit proces, want een nieuw laadt en berekent alles opnieuw; of als echt programma, voor wie rapporten maakt."""

import contextlib
import io
import subprocess
import sys
from pathlib import Path

from integratie.cli import main


def integratie(*argumenten: str, map_: Path | None = None) -> subprocess.CompletedProcess:
    """De uitgangscode en wat er op het scherm komt, in werkmap `map_`."""
    uit, fout = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(map_ or Path.cwd()),
        contextlib.redirect_stdout(uit),
        contextlib.redirect_stderr(fout),
    ):
        code = main(list(argumenten))
    return subprocess.CompletedProcess(argumenten, code, uit.getvalue(), fout.getvalue())


def programma(*argumenten: str, map_: Path | None = None, **opties) -> subprocess.CompletedProcess:
    """Hetzelfde in een nieuw proces, met zijn eigen warm proces voor de notebooks."""
    opdracht = [sys.executable, "-m", "integratie", *argumenten]
    return subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, encoding="utf-8", **opties)
