"""Node, Chromium en Java vinden, en de twee scripts in `tests/browser` uitvoeren."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

MAP = Path(__file__).parent / "browser"
GEPLAATST = MAP / "node_modules" / ".package-lock.json"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ZAAD = int(os.environ.get("INTEGRATIE_ZAAD", "0"))  # zie conftest.py
VNU = MAP / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def chromium() -> str:
    """Het pad van de browser; zonder browser of Node slaan we de test over, met de reden."""
    gevonden = next((pad for naam in CHROMIUM if (pad := shutil.which(naam))), None)
    if not gevonden or not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("geen Chromium of Node: .ci/run installeert ze, of apt install chromium nodejs npm")
    node_pakketten()
    return gevonden


def java() -> str:
    """Het pad van Java, voor de Nu Html Checker."""
    gevonden = shutil.which("java")
    if not gevonden or not shutil.which("npm"):
        pytest.skip("geen Java of Node: .ci/run installeert ze, of apt install default-jre-headless nodejs npm")
    node_pakketten()
    return gevonden


def node_pakketten() -> None:
    """Zet de vergrendelde node-pakketten klaar als ze er niet of niet meer zijn; zonder hun installatiescripts."""
    slot = MAP / "package-lock.json"
    if not GEPLAATST.exists() or GEPLAATST.stat().st_mtime < slot.stat().st_mtime:
        opdracht = [shutil.which("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(opdracht, cwd=MAP, check=True)


def draai(script: str, *argumenten: str | Path) -> list[dict]:
    """Voer een script van `tests/browser` uit en geef wat het meldt."""
    opdracht = [shutil.which("node"), MAP / script, *argumenten]
    uit = subprocess.run([str(d) for d in opdracht], capture_output=True, text=True, encoding="utf-8")
    assert uit.returncode == 0, uit.stderr
    return json.loads(uit.stdout)


def bekeken(paginas: list[Path], vormen: int, smal: int = 320) -> list[dict]:
    """Wat de browser op elke pagina merkt (`pagina.mjs`), elk in zoveel van de vier vormen: breed of smal, licht of donker.

    De vormen wisselen van pagina tot pagina en van dag tot dag; de tweede vorm van een pagina is in alles anders dan haar eerste.
    """
    alle = ("1280-licht", f"{smal}-donker", "1280-donker", f"{smal}-licht")
    argumenten: list[str | Path] = []
    for nummer, pad in enumerate(paginas):
        # De helft van de dag: wie een pagina om de andere dag opent, krijgt zo ook alle vormen.
        eerste = (0, 2, 1, 3)[(nummer + ZAAD // 2) % 4]
        argumenten += [",".join(alle[eerste ^ n] for n in range(vormen)), pad]
    gezien = draai("pagina.mjs", chromium(), *argumenten)
    assert len(gezien) == vormen * len(paginas)
    return gezien


def fouten_in_html(paginas: list[Path]) -> list[tuple[str, int | None, str]]:
    """(bestand, regel, melding) van wat de Nu Html Checker afkeurt."""
    opdracht = [java(), "-Xss8m", "-jar", VNU, "--format", "json", "--exit-zero-always", *paginas]
    uit = subprocess.run([str(d) for d in opdracht], capture_output=True, text=True, encoding="utf-8")
    ernstig = [m for m in json.loads(uit.stderr)["messages"] if m["type"] != "info"]
    return [(m["url"].rpartition("/")[2], m.get("lastLine"), m["message"]) for m in ernstig]
