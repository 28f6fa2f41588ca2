"""De opdracht `integratie` in dit proces: een nieuw proces laadt en berekent alles opnieuw. Als echt programma draait ze in `cli/test_cli.py`."""

import contextlib
import io
import subprocess
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
