"""Vergelijk in één beurt vijf manieren om dezelfde rapporten te maken: `python bench/rapporten.py --gemeenten 19 --rondes 3`.

De rondes lopen door elkaar, zodat een druk ogenblik op de machine elke weg raakt; opstart telt overal mee (behalve bij
'e, warm'), en elke weg levert dezelfde bestanden. Vraagt Linux (geheugen uit /proc).
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from wegen import PROJECT

NAMEN = {
    "a": "lus van papermill + jupyter nbconvert",
    "b": "Papermill-API, één proces",
    "c": "procespool van 2",
    "d": "integratie rapporten --opnieuw",
    "e": "het kale werk, 2 processen",
    "e, warm": "het kale werk, al opgewarmd",
}
DOELEN = (("a", 10, "minstens"), ("c", 2, "minstens"), ("e", 1.3, "hoogstens"))  # overal met opstart
_FIGUUR = re.compile(r'<figure class="figuur" id="([^"]+)"[^>]*>.*?(<svg.*?</svg>)', re.DOTALL)


def main() -> int:
    """Meet, vergelijk de figuren en druk de tabel; code 1 als een weg andere figuren toont."""
    lezer = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    lezer.add_argument("--gemeenten", type=int, default=19, metavar="N", help="aantal gemeenten (gewoon: 19)")
    lezer.add_argument("--rondes", type=int, default=3, metavar="R", help="aantal rondes (gewoon: 3)")
    lezer.add_argument("--wegen", default="abcde", help="welke wegen, bv. cde (gewoon: abcde)")
    lezer.add_argument("--groep", default="vlaamse-rand", help="de groep waaruit de gemeenten komen")
    keuze = lezer.parse_args()

    from integratie import gebieden, vergelijking

    gemeenten, jaar = sorted(gebieden.groep(keuze.groep).leden)[: keuze.gemeenten], vergelijking.laatste_peiljaar()
    tijden: dict[str, list[float]] = {}
    geheugen: dict[str, list[float]] = {}
    figuren: dict[str, dict] = {}
    for ronde in range(keuze.rondes):
        for weg in keuze.wegen[ronde % len(keuze.wegen) :] + keuze.wegen[: ronde % len(keuze.wegen)]:
            with tempfile.TemporaryDirectory(prefix="bench-") as map_:
                seconden, warm, piek = meet(weg, Path(map_), jaar, gemeenten)
                figuren[weg] = {nis: figuren_van(Path(map_) / f"{nis}.html") for nis in gemeenten}
            tijden.setdefault(weg, []).append(seconden)
            geheugen.setdefault(weg, []).append(piek)
            if warm:
                tijden.setdefault("e, warm", []).append(warm)
            print(f"ronde {ronde + 1}, {weg}: {seconden:.1f} s, {piek:.0f} MB", file=sys.stderr)
    druk(tijden, geheugen, len(gemeenten))
    return vergelijk(figuren)


def meet(weg: str, map_: Path, jaar: int, gemeenten: list[str]) -> tuple[float, float, float]:
    """Seconden met opstart, seconden zonder (enkel e, anders 0) en de piek in MB."""
    opdracht = [sys.executable, str(Path(__file__).with_name("wegen.py")), weg, str(map_), str(jaar), *gemeenten]
    begin = time.perf_counter()
    proces = subprocess.Popen(opdracht, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    with Piek(proces.pid) as piek:
        uitvoer, _ = proces.communicate()
    if proces.returncode:
        raise SystemExit(f"Weg {weg} ({NAMEN[weg]}) mislukte met code {proces.returncode}.")
    warm = re.search(r"^warm (\S+)$", uitvoer, re.MULTILINE)
    return time.perf_counter() - begin, float(warm[1]) if warm else 0.0, piek.mb


class Piek:
    """Het meeste geheugen van een proces en al zijn nakomelingen samen; gedeeld geheugen telt één keer (PSS)."""

    def __init__(self, pid: int) -> None:
        self.pid, self.mb, self._klaar = pid, 0.0, threading.Event()
        self._draad = threading.Thread(target=self._volg)

    def __enter__(self) -> Piek:
        self._draad.start()
        return self

    def __exit__(self, *fout) -> None:
        self._klaar.set()
        self._draad.join()

    def _volg(self) -> None:
        while not self._klaar.wait(1):  # vaker zou de meting zelf een zevende van een kern kosten
            self.mb = max(self.mb, sum(map(pss, nakomelingen(self.pid))))


def nakomelingen(pid: int) -> list[int]:
    """Een proces en alles wat eronder draait."""
    ouders = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            ouders[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    gevonden = [pid]
    for ouder in gevonden:
        gevonden += [kind for kind, van in ouders.items() if van == ouder]
    return gevonden


def pss(pid: int) -> float:
    """Het eigen deel van het geheugen van een proces, in MB; 0 als het al weg is."""
    with contextlib.suppress(OSError):
        samen = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        return int(samen[1]) / 1024 if samen else 0.0
    return 0.0


def figuren_van(html: Path) -> dict[str, str]:
    """Anker → vingerafdruk van de tekening."""
    gevonden = _FIGUUR.findall(html.read_text(encoding="utf-8"))
    return {naam: hashlib.sha256(svg.encode()).hexdigest() for naam, svg in gevonden}


def druk(tijden: dict[str, list[float]], geheugen: dict[str, list[float]], aantal: int) -> None:
    """Medianen, tijd per rapport en hoeveel keer de tijd van d."""
    mediaan = {weg: statistics.median(t) for weg, t in tijden.items()}
    print(f"{aantal} rapporten, {len(next(iter(tijden.values())))} ronde(s), {len(os.sched_getaffinity(0))} kernen\n")
    print(f"{'weg':<10}{'mediaan s':>10}{'s/rapport':>11}{'keer d':>8}{'piek MB':>9}")
    for weg in sorted(mediaan):
        keer = f"{mediaan[weg] / mediaan['d']:.2f}" if "d" in mediaan else ""
        piek = f"{statistics.median(geheugen[weg]):.0f}" if weg in geheugen else ""
        print(f"{weg:<10}{mediaan[weg]:>10.1f}{mediaan[weg] / aantal:>11.2f}{keer:>8}{piek:>9}  {NAMEN[weg]}")
    print()
    for weg, doel, richting in DOELEN if "d" in mediaan else ():
        if weg in mediaan:
            keer = mediaan["d"] / mediaan[weg] if richting == "hoogstens" else mediaan[weg] / mediaan["d"]
            gehaald = keer <= doel if richting == "hoogstens" else keer >= doel
            wat = (
                f"d is {keer:.2f} × de tijd van {weg}"
                if richting == "hoogstens"
                else f"d is {keer:.1f} × sneller dan {weg}"
            )
            print(f"{'ja ' if gehaald else 'NEE'} {wat} (doel: {richting} {doel} ×)")


def vergelijk(figuren: dict[str, dict]) -> int:
    """Toont elke weg precies dezelfde tekeningen?"""
    eerste = next(iter(figuren))
    anders = [weg for weg in figuren if figuren[weg] != figuren[eerste]]
    aantal = sum(map(len, figuren[eerste].values()))
    print(f"Andere figuren: {', '.join(anders)}" if anders else f"Elke weg toont dezelfde {aantal} figuren.")
    return 1 if anders or not aantal else 0


if __name__ == "__main__":
    raise SystemExit(main())
